"""From claims of the base to sentences with numbered citations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from assistant.answer import Citation, Section, Sentence, SentenceKind
from knowledge import ClaimKind, Confidence, Knowledge, Source
from knowledge.schema import Cell, Claim
from knowledge.schema import Citation as Cited

MOST_SOURCES = 2
"""Sources shown for one claim; the base holds them all."""


class Citing:
    """Numbers the sources of one answer as its sentences are made."""

    def __init__(self, base: Knowledge, on: dt.date) -> None:
        """Start an answer given on a day: review dates are judged by it."""
        self.base = base
        self.on = on
        self.citations: list[Citation] = []

    def state(
        self,
        claim: Claim | Cell,
        *,
        ref: str,
        article: str,
        review_due: dt.date | None,
        text: str | None = None,
    ) -> Sentence:
        """Return a claim as a sentence.

        Args:
            claim: the claim, or a cell of the comparison.
            ref: its full id.
            article: the entry it belongs to.
            review_due: when its entry has to be reviewed.
            text: a translation to say instead of the claim's own words.
        """
        advice = claim.kind is ClaimKind.ADVICE
        said = text or claim.text
        return Sentence(
            text=said,
            kind=SentenceKind.ADVICE if advice else SentenceKind.GUIDANCE,
            claim=ref,
            citations=self.cite(
                claim.sources, ref=ref, article=article, quote=claim.text, confidence=claim.confidence
            ),
            as_of=claim.as_of,
            uncertain=claim.confidence is Confidence.LOW,
            review_overdue=review_due if review_due and review_due < self.on else None,
        )

    def cite(
        self, sources: Iterable[Cited], *, ref: str, article: str, quote: str, confidence: Confidence | None
    ) -> tuple[int, ...]:
        """Add citations for a claim and return their numbers; the same claim keeps its numbers."""
        already = tuple(c.n for c in self.citations if c.claim == ref)
        if already:
            return already
        numbers = []
        for cited in self._shown(sources):
            source = self.base.source_by_id[cited.id]
            number = len(self.citations) + 1
            self.citations.append(
                Citation(
                    n=number,
                    claim=ref,
                    article=article,
                    source=source.id,
                    title=source.title,
                    publisher=source.publisher,
                    url=source.url,
                    quote=quote,
                    at=cited.at,
                    dated=source.dated,
                    confidence=confidence.value if confidence else None,
                )
            )
            numbers.append(number)
        return tuple(numbers)

    def add(self, citation: Citation) -> tuple[int, ...]:
        """Add a citation of a register row (its number is set here) and return its number."""
        number = len(self.citations) + 1
        values = {**citation.to_json(), "n": number}
        self.citations.append(Citation(**values))
        return (number,)

    def in_reading_order(self, sections: Iterable[Section]) -> tuple[tuple[Section, ...], tuple[Citation, ...]]:
        """Return the sections and citations with the numbers running as one reads; unused ones go."""
        kept = tuple(sections)
        read = [n for section in kept for sentence in section.every_sentence for n in sentence.citations]
        new = {old: number for number, old in enumerate(dict.fromkeys(read), 1)}

        def renumber(sentence: Sentence) -> Sentence:
            return replace(sentence, citations=tuple(new[n] for n in sentence.citations))

        renumbered = tuple(
            replace(
                section,
                sentences=tuple(map(renumber, section.sentences)),
                table=tuple(tuple(map(renumber, row)) for row in section.table),
            )
            for section in kept
        )
        citations = sorted((replace(c, n=new[c.n]) for c in self.citations if c.n in new), key=lambda c: c.n)
        return renumbered, tuple(citations)

    def _shown(self, sources: Iterable[Cited]) -> list[Cited]:
        """Return the sources to show: those that can be opened and are nearest to the origin first."""

        def rank(cited: Cited) -> tuple[bool, int]:
            source: Source = self.base.source_by_id[cited.id]
            order = ("primary", "register", "secondary", "standard", "forum", "seed")
            return source.url is None, order.index(source.kind)

        ranked = sorted(sources, key=rank)
        # A document of the body itself, with its address, needs no second voice.
        enough = 1 if ranked and rank(ranked[0]) == (False, 0) else MOST_SOURCES
        return ranked[:enough]
