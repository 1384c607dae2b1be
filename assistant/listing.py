"""Decode a listing: every certification claim of a company profile or product page, with what it is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.claim_phrases import Found, Words, read_words
from assistant.listing_claims import ClaimKind, claim_finder, listing_claims
from assistant.listing_things import Thing, things_in
from assistant.supplier_request import request_messages
from assistant.verification.report import RuleSource
from assistant.verification.sources import rule_sources
from knowledge.registers import Confidence, EditionState, EditionStatus, Registers

LONGEST_TEXT = 10_000
"""Characters that are read; what follows is left alone, and the summary says so."""

NOTHING_FOUND = (
    "I found no certification claim in this text. Paste the words of the listing or company profile, "
    "or ask the supplier which certificates they hold."
)
CUT = " Only the first {length} characters were read."

_STATES_THAT_WARN = frozenset(
    {
        EditionStatus.VOID,
        EditionStatus.WITHDRAWN,
        EditionStatus.NOT_YET_PUBLISHED,
        EditionStatus.DOES_NOT_EXIST,
        EditionStatus.UNKNOWN_EDITION,
    }
)
_NEGATIONS = frozenset("not non without no never 无 没 未 非".split())
MOST_REQUESTS = 8
"""Things that one message asks for: more would not be answered."""

_INTRO = {
    "en": "Thank you for your offer. Before we order, we check every certificate that a listing speaks of. "
    "Could you please send us:",
    "zh": "感谢贵公司的报价。我们在下单前会核对页面上提到的每一份证书，烦请提供：",
}
_PERMISSION = {
    "en": "your agreement that we ask the issuing bodies about these papers",
    "zh": "同意我们就这些文件向颁发机构核实",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ListingClaim:
    """One claim.

    Attributes:
        words: the exact words, from `start` to `end` in the text.
        claim: the id of its kind.
        what_it_is: what the words stand for.
        does_not_mean: what a reader may wrongly take from them.
        ask_for: what to ask the supplier for.
        warning: why the wording is a warning sign; None where it is not.
        source: what this rests on.
        edition: the state of the standard's edition on the day, where one is named.
        request: what the supplier is asked for, by language.
    """

    words: str
    start: int
    end: int
    claim: str
    what_it_is: str
    does_not_mean: str
    ask_for: str
    warning: str | None
    source: RuleSource
    edition: EditionState | None
    request: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """Return the claim as plain values."""
        state = self.edition
        return {
            "words": self.words,
            "start": self.start,
            "end": self.end,
            "claim": self.claim,
            "what_it_is": self.what_it_is,
            "does_not_mean": self.does_not_mean,
            "ask_for": self.ask_for,
            "warning": self.warning,
            "source": {"title": self.source.title, "url": self.source.url, "at": self.source.at},
            "edition": None
            if state is None
            else {
                "standard": state.standard,
                "edition": state.edition,
                "status": state.status.value,
                "reason": state.reason,
            },
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A listing with its claims, in the order of the text.

    `messages` is the message to the supplier by language, empty where nothing was found.
    """

    on: dt.date
    claims: tuple[ListingClaim, ...]
    summary: str
    messages: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """Return the listing as plain values."""
        return {
            "on": self.on.isoformat(),
            "claims": [claim.to_json() for claim in self.claims],
            "summary": self.summary,
            "message_to_supplier": self.messages.get("en"),
            "messages": dict(self.messages),
        }


def decode_listing(text: str, *, on: dt.date, registers: Registers) -> Listing:
    """Mark up every certification claim of a listing.

    Args:
        text: the words of a company profile or product page; `LONGEST_TEXT` characters are read.
        on: the day for which editions are judged.
        registers: where standards, bodies and numbers are looked up.
    """
    read = text[:LONGEST_TEXT]
    things = things_in(read, on=on, registers=registers)
    words = read_words(read, ((thing.start, thing.end, name) for thing in things for name in thing.names))
    claims = tuple(_claim(kind, words, found, things) for kind, found in _most_specific(words))
    return Listing(
        on=on,
        claims=claims,
        summary=_summary(claims) + (CUT.format(length=f"{LONGEST_TEXT:,}") if len(text) > len(read) else ""),
        messages=_messages(claims) if claims else {},
    )


def _most_specific(words: Words) -> list[tuple[ClaimKind, Found]]:
    """Return the claims that do not overlap: the longest first, then the most specific."""
    finder, belongs = claim_finder()
    found = [one for one in finder.find(words) if not (one.first and _denied(words, one.first))]

    def rank(one: Found) -> tuple[bool, int, int, int]:
        kind, parts = belongs[one.phrase]
        return kind.fallback, words.starts[one.first] - words.ends[one.after - 1], -parts, one.phrase

    found.sort(key=rank)
    taken: set[int] = set()
    kept = []
    for one in found:
        span = range(one.first, one.after)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append((belongs[one.phrase][0], one))
    return sorted(kept, key=lambda claim: claim[1].first)


def _denied(words: Words, first: int) -> bool:
    return first not in words.opens and words.tokens[first - 1] in _NEGATIONS


def _claim(kind: ClaimKind, words: Words, found: Found, things: Iterable[Thing]) -> ListingClaim:
    start, end = words.starts[found.first], words.ends[found.after - 1]
    inside = [thing for thing in things if start <= thing.start and thing.end <= end]
    standard = next((thing for thing in inside if thing.standard), None)
    body = next((thing.body for thing in inside if thing.body), "the body")
    edition = standard.edition if standard else None
    names = {"standard": (standard and standard.standard) or "management-system", "body": body}
    source = rule_sources()[kind.source.id]
    request = next(one for one in listing_claims().requests if one.id == kind.request)
    return ListingClaim(
        words=words.text[start:end],
        start=start,
        end=end,
        claim=kind.id,
        what_it_is=kind.what_it_is.format_map(names),
        does_not_mean=kind.does_not_mean.format_map(names),
        ask_for=kind.ask_for.format_map(names),
        warning=_warning(kind.warning.format_map(names) if kind.warning else None, edition),
        source=RuleSource(title=source.title, url=source.url, at=kind.source.at or source.at),
        edition=edition,
        request={"en": request.en.format_map(names), "zh": request.zh.format_map(names)},
    )


def _warning(own: str | None, state: EditionState | None) -> str | None:
    """Add to a kind's own warning what is wrong with the edition, if the register's row can carry it."""
    if state is None or state.status not in _STATES_THAT_WARN or state.confidence is Confidence.LOW:
        return own
    return f"{own} {state.reason}" if own else state.reason


def _summary(claims: tuple[ListingClaim, ...]) -> str:
    if not claims:
        return NOTHING_FOUND
    warned = sum(claim.warning is not None for claim in claims)
    found = "1 certification claim" if len(claims) == 1 else f"{len(claims)} certification claims"
    if not warned:
        return f"I found {found}. The wording is usual; each one still needs its paper."
    signs = (
        "the wording is a warning sign" if len(claims) == 1 else f"{warned} with wording that is a warning sign"
    )
    return f"I found {found}{': ' if len(claims) == 1 else ', '}{signs}. Ask before you rely on it."


def _messages(claims: tuple[ListingClaim, ...]) -> dict[str, str]:
    asked: list[Mapping[str, str]] = []
    for claim in claims:
        if claim.request not in asked:
            asked.append(claim.request)
    return request_messages(_INTRO, [*asked[:MOST_REQUESTS], _PERMISSION])
