"""`python -m knowledge.check`: every fault in every file, at once.

A fault makes the exit status 1; a warning (a past review date) does not. Whether links still open
is another job: nothing here touches the network.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.base import Knowledge
from knowledge.loader import HERE, Check, Fault, KnowledgeError, load_knowledge
from knowledge.schema import CLAIM_LENGTH, Citation, ClaimKind, Confidence, Entry

FEWEST_ASKS = 10
LONGEST_ANSWER = 420
"""Characters of the direct answer: what fits on a phone's screen without scrolling."""

# Words that house style forbids, with what to say instead.
FORBIDDEN = {
    r"\bcertifiers?\b": "say 'certification body'",
    r"\baccredited (factory|company|supplier|manufacturer)\b(?!\")": "a company is certified, not accredited",
    r"\bcertified by iso\b": "ISO certifies nobody",
}


def file_of(entry: Entry) -> str:
    """Return the name of the file an entry came from."""
    folder = "misconceptions" if entry.kind == "misconception" else "articles"
    return f"{folder}/{entry.id}.yaml"


def unique_ids(base: Knowledge) -> Iterator[Fault]:
    """An id names one thing."""
    everything = {
        "articles and misconceptions": [*(a.id for a in base.articles), *(m.id for m in base.misconceptions)],
        "misconceptions": [m.number for m in base.misconceptions],
        "sources.yaml": [source.id for source in base.sources],
        "glossary.yaml": [term.id for term in base.glossary],
        "comparison.yaml": [point.id for point in base.comparison.points],
        "clarifications.yaml": [c.id for c in base.clarifications],
        "small_talk.yaml": [talk.id for talk in base.small_talk],
    }
    for file, ids in everything.items():
        for key, count in Counter(ids).items():
            if count > 1:
                yield Fault(file=file, key=key, what=f"the id stands {count} times")
    for entry in base.entries.values():
        for key, count in Counter(claim.id for claim in entry.claims.all()).items():
            if count > 1:
                yield Fault(file=file_of(entry), key=key, what=f"the claim id stands {count} times")


def citations_resolve(base: Knowledge) -> Iterator[Fault]:
    """Every claim has a source, and every source cited is described."""
    for file, key, sources in _all_citations(base):
        if not sources:
            yield Fault(file=file, key=key, what="a claim without a source")
        for cited in sources:
            if cited.id not in base.source_by_id:
                yield Fault(file=file, key=key, what=f"unknown source '{cited.id}'")


def _all_citations(base: Knowledge) -> Iterator[tuple[str, str, tuple[Citation, ...]]]:
    for entry in base.entries.values():
        for claim in entry.claims.all():
            yield file_of(entry), claim.id, claim.sources
    for point in base.comparison.points:
        for side in ("left", "right", "buyer"):
            yield "comparison.yaml", f"{point.id}.{side}", getattr(point, side).sources
    for fact in base.dated_facts:
        yield "facts", fact.id, fact.sources
    for term in base.glossary:
        yield "glossary.yaml", term.id, term.sources


def references_resolve(base: Knowledge) -> Iterator[Fault]:
    """No id leads nowhere."""
    for entry in base.entries.values():
        for key in entry.related:
            if key not in base.entries:
                yield Fault(file=file_of(entry), key="related", what=f"dead id '{key}'")
    for term in base.glossary:
        for key in term.confused_with:
            if key not in base.terms:
                yield Fault(file="glossary.yaml", key=term.id, what=f"dead id '{key}'")
    for clarification in base.clarifications:
        for option in clarification.options:
            if option.leads_to not in base.entries:
                yield Fault(
                    file="clarifications.yaml", key=clarification.id, what=f"dead id '{option.leads_to}'"
                )


def asks_are_enough_and_unique(base: Knowledge) -> Iterator[Fault]:
    """Every entry is asked for in ten ways, and no way of asking leads to two places."""
    seen: dict[str, str] = {}
    for where, asks in _all_asks(base):
        for ask in asks:
            key = plain(ask)
            if key in seen:
                yield Fault(file=where, key="asks", what=f"'{ask}' also stands in {seen[key]}")
            seen.setdefault(key, where)
    for entry in base.entries.values():
        if len(entry.asks) < FEWEST_ASKS:
            what = f"{len(entry.asks)} ways of asking; {FEWEST_ASKS} are the least"
            yield Fault(file=file_of(entry), key="asks", what=what)


def _all_asks(base: Knowledge) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in base.entries.values():
        yield file_of(entry), entry.asks
        for language, translation in entry.translations.items():
            yield f"{file_of(entry)} ({language})", translation.asks
    for clarification in base.clarifications:
        yield f"clarifications.yaml ({clarification.id})", clarification.asks
    for talk in base.small_talk:
        yield f"small_talk.yaml ({talk.id})", talk.asks


def texts_fit_a_chat(base: Knowledge) -> Iterator[Fault]:
    """A claim fits in three lines of a phone; the direct answer fits on its screen."""
    for entry in base.entries.values():
        for claim in entry.claims.all():
            if len(claim.text) > CLAIM_LENGTH:
                what = f"{len(claim.text)} characters; {CLAIM_LENGTH} are the most"
                yield Fault(file=file_of(entry), key=claim.id, what=what)
        length = sum(len(claim.text) for claim in entry.claims.answer)
        if length > LONGEST_ANSWER:
            what = f"the answer has {length} characters; {LONGEST_ANSWER} are the most"
            yield Fault(file=file_of(entry), key="claims.answer", what=what)


def words_are_the_fields(base: Knowledge) -> Iterator[Fault]:
    """Claims use the words of the trade (house style 7)."""
    for entry in base.entries.values():
        for claim in entry.claims.all():
            unquoted = re.sub(r"[\"'“][^\"'”]{1,120}[\"'”]", "", claim.text.lower())
            for pattern, instead in FORBIDDEN.items():
                if re.search(pattern, unquoted):
                    yield Fault(file=file_of(entry), key=claim.id, what=instead)


def uncertain_claims_say_so(base: Knowledge) -> Iterator[Fault]:
    """The direct answer never rests on advice alone, and low confidence is never an answer alone."""
    for entry in base.entries.values():
        answer = entry.claims.answer
        if all(claim.kind is ClaimKind.ADVICE for claim in answer):
            yield Fault(file=file_of(entry), key="claims.answer", what="rests on advice alone", warning=True)
        for claim in entry.claims.all():
            cited = [base.source_by_id[c.id] for c in claim.sources if c.id in base.source_by_id]
            if claim.confidence is Confidence.HIGH and all(s.kind in {"forum", "seed"} for s in cited):
                yield Fault(file=file_of(entry), key=claim.id, what="high confidence on weak sources")


def reviews_are_current(base: Knowledge, on: dt.date) -> Iterator[Fault]:
    """A past review date is a warning: the page says it too."""
    for entry in base.overdue(on):
        what = f"the review was due on {entry.review_due}"
        yield Fault(file=file_of(entry), key="review_due", what=what, warning=True)
    for entry in base.entries.values():
        if entry.review_due <= entry.reviewed:
            yield Fault(file=file_of(entry), key="review_due", what="not after the review")
    for fact in base.dated_facts:
        if fact.review_due < on:
            what = f"the review was due on {fact.review_due}"
            yield Fault(file="facts", key=fact.id, what=what, warning=True)


CHECKS: tuple[Check, ...] = (
    unique_ids,
    citations_resolve,
    references_resolve,
    asks_are_enough_and_unique,
    texts_fit_a_chat,
    words_are_the_fields,
    uncertain_claims_say_so,
)


def find_faults(base: Knowledge, on: dt.date) -> list[Fault]:
    """Run every check on a loaded base; `on` is the day to judge review dates by."""
    between: Iterable[Fault] = (fault for check in CHECKS for fault in check(base))
    return [*between, *reviews_are_current(base, on)]


def plain(text: str) -> str:
    """Return a text without case, accents' encoding, punctuation and double spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", folded))


def main(arguments: list[str] | None = None) -> int:
    """Print the faults of the base under a folder. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.check", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=HERE, help="the folder with the files")
    parser.add_argument("--on", type=dt.date.fromisoformat, default=dt.date.today())
    chosen = parser.parse_args(arguments)
    try:
        base = load_knowledge(chosen.root)
    except KnowledgeError as error:
        faults = list(error.faults)
        counted = ""
    else:
        faults = find_faults(base, chosen.on)
        counted = (
            f"{len(base.articles)} articles, {len(base.misconceptions)} misconceptions, "
            f"{len(base.comparison.points)} points of comparison, {len(base.glossary)} terms, "
            f"{len(base.sources)} sources, {len(base.claims)} claims. "
        )
    for fault in faults:
        print(fault)
    wrong = sum(not fault.warning for fault in faults)
    print(f"{counted}{wrong} fault(s), {len(faults) - wrong} warning(s).")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
