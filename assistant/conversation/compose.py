"""From an entry of the base and a question to the sections of an answer.

Short beats complete: the direct answer always, then the claims that bear on the question, with the rest
one click away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.answer import Section, Sentence, SentenceKind
from assistant.conversation.citing import Citing
from knowledge import HEADINGS, Article, Entry, Knowledge, Point, Term
from knowledge.schema import Claim, Translation

SHOWN = {"why": 2, "check": 2, "beware": 1}
"""Claims shown under each heading of a first answer."""

SHOWN_WITH_OTHERS = {"why": 1, "check": 1, "beware": 0}
"""The same, when a message holds several questions."""

STEPS = 5
"""Steps shown of a procedure: they are kept in order, since a step alone is no procedure."""

FAR = 0.22
"""Cosine below which a claim does not bear on the question."""

FIRST_POINTS = 8
"""Rows of a comparison when no aspect was named: what fits on a screen."""

MOST_GLOSSES = 2


def compose_entry(
    entry: Entry,
    citing: Citing,
    closeness: Mapping[str, float],
    *,
    shown: Mapping[str, int] = SHOWN,
    everything: bool = False,
) -> list[Section]:
    """Return the sections of an answer from one entry.

    Args:
        entry: the article or misconception.
        citing: numbers the sources.
        closeness: how near each claim of the entry is to the question, by full id.
        shown: claims a heading.
        everything: show every claim.
    """
    sections = []
    for heading in HEADINGS:
        claims = entry.claims.under(heading)
        if heading != "answer" and not everything:
            claims = _bearing(entry, heading, claims, closeness, shown)
        sentences = tuple(_say(claim, entry, citing) for claim in claims)
        if sentences:
            ordered = heading == "check" and entry.kind == "procedure"
            sections.append(Section(heading=heading, sentences=sentences, ordered=ordered))
    return sections


def _bearing(
    entry: Entry,
    heading: str,
    claims: tuple[Claim, ...],
    closeness: Mapping[str, float],
    shown: Mapping[str, int],
) -> tuple[Claim, ...]:
    """Return the claims under a heading that bear on the question, in the authored order."""
    if heading == "check" and entry.kind == "procedure":
        return claims[:STEPS]
    near = {claim.id: closeness.get(f"{entry.id}.{claim.id}", 0.0) for claim in claims}
    best = sorted(claims, key=lambda claim: -near[claim.id])[: shown.get(heading, 0)]
    # Under "check" the authored order is the order to do things in: the first step is always a good one.
    return tuple(claim for claim in claims if claim in best and (near[claim.id] >= FAR or heading == "check"))


def compose_translation(entry: Entry, translation: Translation, language: str, citing: Citing) -> list[Section]:
    """Return the short answer of an entry in another language, cited like the original."""
    originals = [_say(claim, entry, citing) for claim in entry.claims.answer]
    sentence = Sentence(
        text=translation.answer,
        kind=SentenceKind.GUIDANCE,
        claim=f"{entry.id}.translation-{language}",
        citations=tuple(dict.fromkeys(n for original in originals for n in original.citations)),
        as_of=max((original.as_of for original in originals if original.as_of), default=None),
        uncertain=any(original.uncertain for original in originals),
        review_overdue=originals[0].review_overdue,
    )
    return [Section(heading="answer", sentences=(sentence,))]


def _say(claim: Claim, entry: Entry, citing: Citing) -> Sentence:
    return citing.state(claim, ref=f"{entry.id}.{claim.id}", article=entry.id, review_due=entry.review_due)


def is_comparison(entry: Entry) -> bool:
    """Return whether an entry is answered by the table."""
    return isinstance(entry, Article) and entry.kind == "comparison"


def named_points(base: Knowledge, question: str) -> list[Point]:
    """Return the points of comparison whose aspect a question names, in the table's order."""
    folded = f" {_fold(question)} "
    return [
        point
        for point in base.comparison.points
        if any(f" {_fold(name)} " in folded for name in (point.aspect, *point.asks))
    ]


def compose_comparison(citing: Citing, points: Sequence[Point]) -> Section:
    """Return the comparison of the two standards on some points, as a table."""
    comparison = citing.base.comparison
    rows = [
        tuple(
            citing.state(
                cell,
                ref=f"comparison.{point.id}.{side}",
                article=comparison.id,
                review_due=comparison.review_due,
            )
            for side, cell in (("left", point.left), ("right", point.right), ("buyer", point.buyer))
        )
        for point in points
    ]
    headed = tuple(
        (Sentence(text=point.aspect, kind=SentenceKind.FRAME), *row)
        for point, row in zip(points, rows, strict=True)
    )
    return Section(heading="comparison", table=headed)


def compose_words(citing: Citing, entry: Entry, question: str) -> list[Section]:
    """Gloss the terms that buyers mix up, where the question or the direct answer uses them.

    Terms of the entry's own title are what the entry explains: they are not glossed again.
    """
    answer = " ".join(claim.text for claim in entry.claims.answer)
    mixed_up = [term for term in citing.base.glossary if term.confused_with and not _uses(term, entry.title)]
    asked = [term for term in mixed_up if _uses(term, question)][:MOST_GLOSSES]
    said = [term for term in mixed_up if term not in asked and _uses(term, answer)][:1]
    sentences = tuple(say_term(term, citing) for term in asked or said)
    return [Section(heading="words", sentences=sentences)] if sentences else []


def say_term(term: Term, citing: Citing) -> Sentence:
    """Return what a term means, as a sentence."""
    ref = f"glossary.{term.id}"
    text = f"{term.term[:1].upper()}{term.term[1:]}: {term.meaning}"
    numbers = citing.cite(term.sources, ref=ref, article="glossary", quote=text, confidence=None)
    return Sentence(text=text, kind=SentenceKind.GUIDANCE, claim=ref, citations=numbers)


def compose_term(term: Term, citing: Citing) -> list[Section]:
    """Return the answer to "what does this word mean?"."""
    sentences = [say_term(term, citing)]
    if term.is_not:
        ref = f"glossary.{term.id}"
        sentences.append(
            Sentence(text=term.is_not, kind=SentenceKind.GUIDANCE, claim=ref, citations=sentences[0].citations)
        )
    return [Section(heading="answer", sentences=tuple(sentences))]


def _uses(term: Term, text: str) -> bool:
    names = (term.term, *term.also, *(n for code, n in term.translations.items() if code == "zh"))
    folded = text.casefold()
    # Most names do not occur at all: a pattern is only made for those that might.
    return any(name.casefold() in folded and _pattern(name).search(text) for name in names)


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name as whole words; short names and acronyms keep their capitals."""
    if not name.isascii():
        return re.compile(re.escape(name))
    flags = 0 if name.isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(name)}s?(?!\w)", flags)


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
