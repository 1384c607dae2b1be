"""Can every sentence be followed to its source. All of them must, so the target is 100 %.

What a sentence states has to be a claim of the base, word for word, or rest on a row of a register;
each of its citations has to lead to a source that is described. Sentences in which Certwise speaks of
itself must come from a fixed list. The baseline's chunks name no claims, so it is not scored.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from assistant.answer import Answer, Citation, Sentence, SentenceKind
from evals.reply import Reply
from evals.scorers.score import Score, not_scored, verdict
from knowledge import Knowledge

TRACED = "traced"
PLACE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounds:
    """What a sentence may rest on.

    Attributes:
        texts: what each claim says, by its full id; several texts where there are translations.
        rows: ids of register rows, whose sentences are computed and so have no fixed text.
        sources: ids of the sources that are described.
        frames: patterns of the sentences in which Certwise speaks of itself.
    """

    texts: dict[str, frozenset[str]]
    rows: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    frames: tuple[re.Pattern[str], ...] = field(default=())


def score_trace(reply: Reply, grounds: Grounds) -> list[Score]:
    """Return one score a sentence."""
    if reply.answer is None:
        return [not_scored(TRACED, "its sentences name no claims")]
    return [
        verdict(TRACED, f"'{sentence.text}': {fault or 'traced'}", found=not fault)
        for sentence in reply.answer.sentences
        for fault in [fault_of(sentence, reply.answer, grounds)]
    ]


def fault_of(sentence: Sentence, answer: Answer, grounds: Grounds) -> str:
    """Return why a sentence cannot be followed to its source; nothing where it can."""
    if sentence.kind is SentenceKind.FRAME:
        known = any(pattern.fullmatch(sentence.text) for pattern in grounds.frames)
        return "" if known else "a frame that is not in the list of texts"
    if sentence.claim is None:
        return f"of kind {sentence.kind} without a claim"
    if sentence.claim not in grounds.texts and sentence.claim not in grounds.rows:
        return f"no claim or row '{sentence.claim}'"
    if normal(sentence.text) not in grounds.texts.get(sentence.claim, {normal(sentence.text)}):
        return f"differs from the text of {sentence.claim}"
    return citation_fault(sentence, answer, grounds)


def citation_fault(sentence: Sentence, answer: Answer, grounds: Grounds) -> str:
    """Return which citation of a sentence leads to no source; nothing where all do."""
    by_number = {citation.n: citation for citation in answer.citations}
    if not sentence.citations:
        return f"{sentence.claim} cites nothing"
    for n in sentence.citations:
        if n not in by_number:
            return f"citation [{n}] does not exist"
        if not resolves(by_number[n], grounds.sources):
            return f"citation [{n}] leads to no source: '{by_number[n].source}'"
    return ""


def resolves(citation: Citation, sources: Collection[str]) -> bool:
    """Return whether a citation leads to a described source, or to a register row's own title and link."""
    return citation.source in sources or bool(citation.title and citation.url)


def list_grounds(base: Knowledge, rows: Iterable[str] = (), frames: Iterable[str] = ()) -> Grounds:
    """Return everything that sentences may rest on.

    Args:
        base: the knowledge.
        rows: ids of register rows.
        frames: the texts Certwise speaks of itself with; `{name}` stands for anything.
    """
    texts: dict[str, set[str]] = {}
    for key, text in _statements(base):
        texts.setdefault(key, set()).add(normal(text))
    own = {pattern_of(text) for text in (*frames, *_own_texts(base))}
    return Grounds(
        texts={key: frozenset(found) for key, found in texts.items()},
        rows=frozenset(rows),
        sources=frozenset(base.source_by_id),
        frames=tuple(re.compile(pattern, re.DOTALL) for pattern in sorted(own)),
    )


def normal(text: str) -> str:
    """Return a text with its white space made even."""
    return " ".join(text.split())


def pattern_of(text: str) -> str:
    """Return the pattern of a text with `{places}` to fill; a text of places alone would fit anything."""
    parts = PLACE.split(text)
    if not any(character.isalpha() for part in parts for character in part):
        return re.escape(text)
    return ".+?".join(re.escape(part) for part in parts)


def texts_of(module: ModuleType) -> Iterator[str]:
    """Yield every text that a module of texts holds, in whatever containers."""
    for name, value in vars(module).items():
        if not name.startswith("__"):
            yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _strings(part)


def _statements(base: Knowledge) -> Iterator[tuple[str, str]]:
    for key, (_, claim) in base.claims.items():
        yield key, claim.text
    for entry in base.entries.values():
        for language, translation in entry.translations.items():
            yield f"{entry.id}.translation-{language}", translation.answer
    for point in base.comparison.points:
        for side, cell in (("left", point.left), ("right", point.right), ("buyer", point.buyer)):
            yield f"comparison.{point.id}.{side}", cell.text
    for term in base.glossary:
        yield f"glossary.{term.id}", f"{term.term[:1].upper()}{term.term[1:]}: {term.meaning}"
        if term.is_not:
            yield f"glossary.{term.id}", term.is_not
    for fact in base.dated_facts:
        yield fact.id, fact.statement


def _own_texts(base: Knowledge) -> Iterator[str]:
    for talk in base.small_talk:
        yield talk.reply
    for point in base.comparison.points:
        yield point.aspect
    for clarification in base.clarifications:
        yield clarification.question
        yield from (option.label for option in clarification.options)
