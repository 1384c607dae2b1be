"""The shapes of the files that editors write.

Every model is strict and refuses unknown keys, so a typing error in a file is a fault that
`python -m knowledge.check` names, not a field that silently does nothing.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""An id: lower case, digits and hyphens. Stable once published."""

CLAIM_LENGTH = 230
"""Longest claim in characters: about three lines on a phone."""

Ask = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=160)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]


class Confidence(StrEnum):
    """How sure the sources make a claim."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ClaimKind(StrEnum):
    """Where a sentence comes from: reviewed guidance with a source, or advice that follows from it."""

    GUIDANCE = "guidance"
    ADVICE = "advice"


class Verdict(StrEnum):
    """What is to be said of a misconception."""

    WRONG = "wrong"
    PARTLY_RIGHT = "partly_right"
    OUTDATED = "outdated"
    UNPROVEN = "unproven"


Heading = Literal["answer", "why", "check", "beware"]
HEADINGS: tuple[Heading, ...] = ("answer", "why", "check", "beware")
Market = Literal["eu", "gb", "us", "cn", "ca", "au", "br", "jp"]
Language = Literal["zh", "es"]


class Strict(BaseModel):
    """Refuses unknown keys and silent conversions."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class Source(Strict):
    """A document that claims rest on, described once for the whole base.

    `dated` is the date of the document as far as known, in the words of the dossier (a year,
    a range, "c. 2005"); `seen` is the day on which an editor read it.
    """

    id: Key
    title: Sentence
    publisher: str | None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None
    dated: str | None
    seen: dt.date
    kind: Literal["primary", "secondary", "forum", "seed", "standard", "register"]
    note: str | None = None


class Citation(Strict):
    """A place in a source. `at` names the clause, article or page where it is known."""

    id: Key
    at: str | None = None


class Claim(Strict):
    """One sentence that can be shown alone, with what it rests on.

    `as_of` is set where the sentence holds for a date only; it is shown with the sentence.
    """

    id: Key
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=8)]
    kind: ClaimKind = ClaimKind.GUIDANCE
    sources: tuple[Citation, ...]
    confidence: Confidence
    as_of: dt.date | None = None


class ClaimSheet(Strict):
    """The claims of one entry, under the four headings of an answer, in the order to show them."""

    answer: tuple[Claim, ...] = Field(min_length=1, max_length=3)
    why: tuple[Claim, ...] = ()
    check: tuple[Claim, ...] = ()
    beware: tuple[Claim, ...] = ()

    def under(self, heading: Heading) -> tuple[Claim, ...]:
        """Return the claims under one heading."""
        claims: tuple[Claim, ...] = getattr(self, heading)
        return claims

    def all(self) -> tuple[Claim, ...]:
        """Return every claim in the order of the headings."""
        return tuple(claim for heading in HEADINGS for claim in self.under(heading))


class Translation(Strict):
    """The short answer and the ways of asking in one other language."""

    title: Sentence
    answer: Sentence
    asks: tuple[Ask, ...] = Field(min_length=1)


class Reviewed(Strict):
    """What every reviewed file carries."""

    reviewed: dt.date
    reviewed_by: str
    review_due: dt.date


class Article(Reviewed):
    """One question and its answer, made of claims."""

    id: Key
    title: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
    kind: Literal["explanation", "comparison", "procedure", "reference", "example"]
    topic: Key
    audience: tuple[Literal["buyer", "trainer"], ...] = Field(min_length=1)
    standards: tuple[Key, ...] = ()
    markets: tuple[Market, ...] = ()
    claims: ClaimSheet
    asks: tuple[Ask, ...]
    related: tuple[Key, ...] = ()
    translations: dict[Language, Translation] = Field(default_factory=dict)


class Misconception(Reviewed):
    """A claim as people say it, and its correction."""

    id: Key
    number: Annotated[str, StringConstraints(pattern=r"^M-\d{3}$")]
    title: Annotated[str, StringConstraints(strip_whitespace=True, max_length=110)]
    kind: Literal["misconception"]
    says: Sentence
    verdict: Verdict
    topic: Key
    audience: tuple[Literal["buyer", "trainer"], ...] = Field(min_length=1)
    standards: tuple[Key, ...] = ()
    markets: tuple[Market, ...] = ()
    claims: ClaimSheet
    asks: tuple[Ask, ...]
    related: tuple[Key, ...] = ()
    translations: dict[Language, Translation] = Field(default_factory=dict)


Entry = Article | Misconception


class Cell(Strict):
    """One side of a point of comparison."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=190)]
    kind: ClaimKind = ClaimKind.GUIDANCE
    sources: tuple[Citation, ...]
    confidence: Confidence
    as_of: dt.date | None = None


class Point(Strict):
    """One aspect on which two standards are compared, and what it means for a buyer."""

    id: Key
    aspect: Annotated[str, StringConstraints(max_length=40)]
    asks: tuple[str, ...] = Field(min_length=1)
    left: Cell
    right: Cell
    buyer: Cell


class Comparison(Reviewed):
    """Two standards side by side, point by point."""

    id: Key
    title: str
    left: Key
    right: Key
    editions: dict[Key, str]
    points: tuple[Point, ...] = Field(min_length=1)


class Term(Strict):
    """A word of the trade in plain words.

    `confused_with` names the terms that buyers mix up with it: those are glossed where they occur.
    """

    id: Key
    term: Sentence
    also: tuple[str, ...] = ()
    meaning: Annotated[str, StringConstraints(max_length=240)]
    is_not: Annotated[str, StringConstraints(max_length=200)] | None = None
    confused_with: tuple[Key, ...] = ()
    translations: dict[str, str] = Field(default_factory=dict)
    sources: tuple[Citation, ...]


class DatedFact(Strict):
    """A value that holds from a day until a day, both included; `until` is open where null."""

    id: Key
    statement: Sentence
    value: str
    since: dt.date | None = Field(alias="from")
    until: dt.date | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)
    confidence: Confidence
    review_due: dt.date


class Option(Strict):
    """One answer button of a clarification: what it says, and the entry it leads to."""

    label: Annotated[str, StringConstraints(max_length=60)]
    names: tuple[str, ...] = ()
    leads_to: Key


class Clarification(Strict):
    """A question back, for messages whose answer depends on something that was not said."""

    id: Key
    question: Sentence
    depends_on: Literal["market", "product", "standard", "body", "role"]
    asks: tuple[Ask, ...]
    options: tuple[Option, ...] = Field(min_length=2)
    review_due: dt.date
