"""Look up what a text names: bodies, standard editions, notified bodies, identifiers, portals.

The text may be one name, one number or a whole chat sentence. What the registers do not have is
answered with "not known here" and where to look; a name that only resembles another is a near miss.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.lookup_result import LookupEntry, LookupResult, NearMiss, NextStep, NotKnown, SourceNote
from knowledge.registers import (
    NOT_KNOWN,
    Description,
    Fact,
    How,
    IdentifierReading,
    Kind,
    Mention,
    Portal,
    Registers,
    Row,
    StandardReading,
    check_identifier,
    close_names,
    describe,
    describe_edition,
    edition_state,
    find_body,
    find_mentions,
    portal_for,
    similar_standards,
    state_of,
)

_WHOLE_NAME = 8
"""Words of a text that may be one name as a whole."""

_A_FEW_WORDS = 4
_MOST_READINGS, _MOST_STEPS, _MOST_NEAR = 4, 3, 5
_WORDS = re.compile(r"\w+")
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{0,2}[A-Z][A-Z0-9]{0,4}(?![\w-])")


def lookup(text: str, *, registers: Registers, on: dt.date) -> LookupResult:
    """Say what the registers know of everything that a text names.

    `text` is a name, a number or a sentence; `on` is the day for which states are given. The result
    never raises for odd input: unknown things are entries or a `not_known` with what to do next.
    """
    mentions = find_mentions(registers, text)
    entries = list(_without_repeats(_entries(registers, text, mentions, on)))
    near = list(_near_misses(registers, text, mentions))[:_MOST_NEAR]
    nothing = None if entries else _nothing(registers, text)
    return LookupResult(
        text=text,
        on=on,
        entries=tuple(entries),
        questions=tuple(_questions(entries)),
        near_misses=tuple(near),
        not_known=nothing,
    )


def _entries(registers: Registers, text: str, mentions: list[Mention], on: dt.date) -> Iterator[LookupEntry]:
    whole = _whole_name(registers, text)
    said = [m for m in mentions if m.how is not How.CLOSE]
    short = len(_WORDS.findall(text)) <= _WHOLE_NAME
    if whole and not any(m.end - m.start >= len(text.strip()) for m in said):
        said = whole
    for mention in said:
        yield _entry(registers, mention, on)
    seen = {m.row.key for m in said if m.kind is Kind.IDENTIFIER and m.row}
    covered = any(m.kind is not Kind.IDENTIFIER for m in said)
    if short and not covered:
        readings = [r for r in check_identifier(registers, text) if r.format.key not in seen]
        for reading in readings[:_MOST_READINGS]:
            yield _entry(registers, _whole_identifier(text, reading, len(readings) > 1), on)


def _whole_name(registers: Registers, text: str) -> list[Mention]:
    stripped = text.strip()
    if not 0 < len(_WORDS.findall(stripped)) <= _WHOLE_NAME:
        return []
    start = text.index(stripped)
    return [
        Mention(
            start=start,
            end=start + len(stripped),
            text=stripped,
            kind=match.kind,
            how=match.how,
            matched=match.matched,
            row=match.row,
            ambiguous=match.ambiguous,
        )
        for match in find_body(registers, stripped)
        if match.how is not How.CLOSE
    ]


def _whole_identifier(text: str, reading: IdentifierReading, several: bool) -> Mention:  # noqa: FBT001
    return Mention(
        start=0,
        end=len(text),
        text=text,
        kind=Kind.IDENTIFIER,
        how=How.PATTERN,
        matched=reading.format.identifier,
        row=reading.format,
        reading=reading,
        ambiguous=several,
    )


def _entry(registers: Registers, mention: Mention, on: dt.date) -> LookupEntry:
    row: Row | None = mention.row
    if mention.kind is Kind.STANDARD:
        reading = mention.reading if isinstance(mention.reading, StandardReading) else None
        state = (
            state_of(registers, reading, on)
            if reading
            else edition_state(registers, row.key if row else mention.matched, None, on)
        )
        said = describe_edition(registers, state)
        row = state.row or state.current or (state.rows[-1] if state.rows else None)
        known, key = bool(state.rows), state.row.key if state.row else mention.text
        if state.row is None:
            said = replace(said, title=mention.text)
    elif row is None:
        said, known, key = _unknown(registers, mention), False, mention.matched
    else:
        said, known, key = describe(registers, row, on), True, row.key
    if isinstance(mention.reading, IdentifierReading):
        said, key = _identifier(registers, mention.reading, said, on), mention.reading.value
    return LookupEntry(
        kind=mention.kind,
        key=key,
        title=said.title,
        known=known,
        facts=said.facts,
        sentences=said.sentences,
        source=_source(row) if known and row else None,
        how=mention.how,
        matched=mention.matched,
        text=mention.text,
        start=mention.start,
        end=mention.end,
        one_of_several=mention.ambiguous,
        next_steps=_steps(_portals(registers, mention, row), row),
    )


def _unknown(registers: Registers, mention: Mention) -> Description:
    what = mention.kind.value.replace("_", " ").replace("iaf", "IAF")
    advice = "That alone means nothing bad: please look it up."
    if mention.kind is Kind.IAF_CODE:
        codes = registers.iaf_codes
        advice = f"The codes known here run from {codes[0].code} to {codes[-1].code}."
    return Description(
        title=f"{what[0].upper()}{what[1:]} {mention.matched}",
        facts=(Fact(label="State", value=NOT_KNOWN),),
        sentences=(f"The {what} {mention.matched} is not known here. {advice}",),
    )


def _identifier(
    registers: Registers, reading: IdentifierReading, said: Description, on: dt.date
) -> Description:
    facts = (
        Fact(label="Written like", value=reading.format.identifier),
        Fact(label="Check digit", value=reading.check.value.replace("_", " ")),
        *said.facts,
    )
    sentences = [reading.sentence]
    if reading.points_to is not None:
        named = describe(registers, reading.points_to, on)
        facts = (Fact(label="Points to", value=named.title), *facts)
        sentences.append(f"It points to {named.title}.")
    return Description(
        title=f"{reading.value} ({reading.format.identifier})",
        facts=facts,
        sentences=tuple(sentences),
    )


def _portals(registers: Registers, mention: Mention, row: Row | None) -> Iterable[Portal]:
    if isinstance(mention.reading, IdentifierReading):
        return [p for p in registers.portals if p.name in mention.reading.portals]
    if mention.kind is Kind.NOTIFIED_BODY:
        return portal_for(registers, row, kind=Kind.NOTIFIED_BODY, country="EU")
    return portal_for(registers, row)


def _steps(portals: Iterable[Portal], row: Row | None = None) -> tuple[NextStep, ...]:
    """Return where to look: the body's own register first, then the portals that have an address."""
    steps = [
        NextStep(portal=portal.name, url=portal.url, how=portal.how_to_search)
        for portal in portals
        if portal.url
    ]
    own = getattr(row, "certificate_lookup_url", "") or getattr(row, "register_url", "")
    known = {step.url.rstrip("/") for step in steps}
    if own and row and own.rstrip("/") not in known:
        steps.insert(0, NextStep(portal=f"Register of {row.key}", url=own, how=""))
    return tuple(steps[:_MOST_STEPS])


def _source(row: Row) -> SourceNote:
    return SourceNote(title=row.source_title, url=row.source_url, as_of=row.as_of, confidence=row.confidence)


def _without_repeats(entries: Iterable[LookupEntry]) -> Iterator[LookupEntry]:
    seen: set[tuple[Kind, str, str]] = set()
    for entry in entries:
        named = (entry.kind, entry.key, entry.title)
        if named not in seen:
            seen.add(named)
            yield entry


def _questions(entries: list[LookupEntry]) -> Iterator[str]:
    groups: dict[str, list[LookupEntry]] = {}
    for entry in entries:
        if entry.one_of_several:
            groups.setdefault(entry.text, []).append(entry)
    for text, several in groups.items():
        if len(several) > 1:
            titles = "; ".join(entry.title for entry in several)
            yield f"“{text}” can mean: {titles}. Which one do you mean?"


def _near_misses(registers: Registers, text: str, mentions: list[Mention]) -> Iterator[NearMiss]:
    seen: set[str] = set()
    for mention in mentions:
        if mention.how is How.CLOSE and mention.row is not None:
            yield _near(mention.text, mention.kind, mention.row.key, mention.matched)
            seen.add(mention.text)
        if isinstance(mention.reading, StandardReading) and not mention.reading.standard:
            for standard in similar_standards(registers, mention.reading.designation):
                yield _near(mention.text, Kind.STANDARD, standard, standard)
    taken = [(m.start, m.end) for m in mentions]
    words = [m for m in _ACRONYM.finditer(text) if not any(s < m.end() and m.start() < e for s, e in taken)]
    asked = [match.group() for match in words[:_MOST_NEAR]]
    if not mentions and len(_WORDS.findall(text)) <= _WHOLE_NAME:
        asked.insert(0, text.strip())
    for name in dict.fromkeys(asked):
        if name not in seen:
            for _, found in close_names(registers, name):
                key = found.row.key if found.row else found.standard
                yield _near(name, found.kind, key, found.text)


def _near(text: str, kind: Kind, key: str, name: str) -> NearMiss:
    sentence = f"“{text}” resembles {name}, but it is not the same name. Did you mean {name}?"
    return NearMiss(text=text, kind=kind, key=key, name=name, sentence=sentence)


def _nothing(registers: Registers, text: str) -> NotKnown:
    named = text.strip()
    if not named:
        return NotKnown(sentence="There is no text to look up.", next_steps=())
    short = len(_WORDS.findall(named)) <= _A_FEW_WORDS
    what = f"“{named}” is not known here." if short else "Nothing in this text is known here."
    kinds = ("certificate", Kind.ACCREDITATION_BODY, Kind.NOTIFIED_BODY)
    portals = [portal_for(registers, kind=kind)[:1] for kind in kinds]
    return NotKnown(
        sentence=f"{what} That alone means nothing bad: look it up in a public register.",
        next_steps=_steps(portal for group in portals for portal in group),
    )
