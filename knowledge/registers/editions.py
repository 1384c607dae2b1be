"""The state of a standard edition on a date: may a certificate that is live then name it?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from knowledge.registers.edition_words import EditionStatus, open_dates, reason_for, sureness_of
from knowledge.registers.load import Registers
from knowledge.registers.partial_date import PartialDate
from knowledge.registers.rows import Confidence, Known, Standard, StandardEdition
from knowledge.registers.writings import NO_STANDARD, StandardReading, standard_index

_KINDEST_FIRST = tuple(EditionStatus)
_SURENESS = tuple(Confidence)


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionState:
    """The state of one edition on one date, with what it rests on.

    `row`: the edition named, if the register has it; `rows`: every row used. `also_possible`:
    other states that inexact dates in the sources leave open; `status` is then the kindest of them.
    `ends`: last day of the transition, None where there is none or it is not known here.
    `equivalent`: the state of the identical edition of another publisher (GB/T 19001-2016 is
    ISO 9001:2015). `current`: the newest edition on that date.
    """

    status: EditionStatus
    standard: str
    edition: str
    on: dt.date
    row: StandardEdition | None
    rows: tuple[StandardEdition, ...]
    confidence: Confidence | None
    reason: str
    ends: PartialDate | None = None
    replaced_by: str = ""
    current: StandardEdition | None = None
    equivalent: EditionState | None = None
    also_possible: tuple[EditionStatus, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether the dates of the sources leave one state only."""
        return not self.also_possible


def edition_state(registers: Registers, standard: str, edition: str | None, on: dt.date) -> EditionState:
    """Say what an edition is on a date.

    `standard` is its designation in any writing ("ISO 9001", "iso13485", "GB/T 19001"), `edition`
    its year with amendments ("2015", "2016+A11:2021") or None where none is named; a full
    designation may stand in either. `on` is the day asked about, never taken from the clock.
    """
    index = standard_index(registers)
    named = edition or ""
    for text in (named, f"{standard}:{named}" if named else standard, standard):
        readings = index.read(text)
        if readings and (readings[0].standard or text == standard):
            reading = readings[0]
            if named and not reading.edition and text != named:
                reading = replace(reading, edition=named, row=None)
            return state_of(registers, reading, on)
    row = next((r for r in registers.standard_editions if standard in (r.key, r.standard)), None)
    if row is not None:
        return _state_of_row(registers, row, on)
    return _unknown(standard, named, on)


def state_of(registers: Registers, reading: StandardReading, on: dt.date) -> EditionState:
    """Say what the edition of a reading is on a date. See `edition_state`."""
    if not reading.standard:
        return _unknown(reading.designation, reading.edition, on)
    rows = editions_of(registers, reading.standard)
    if reading.standard == NO_STANDARD:
        reason = f"There is no standard {reading.designation}. {rows[0].note}"
        return _state(EditionStatus.DOES_NOT_EXIST, reading, on, rows[0], rows[:1], reason)
    if reading.row is not None:
        return _state_of_row(registers, reading.row, on)
    if not _certifiable_at_all(rows):
        return _not_certifiable(rows[0], on)
    newest = current_edition(registers, reading.standard, on)
    if not reading.edition:
        return _no_edition_named(registers, newest, rows, on)
    return _edition_not_listed(registers, reading, newest, rows, on)


def editions_of(registers: Registers, standard: str) -> tuple[StandardEdition, ...]:
    """Return every row of a standard, given by the register's name for it."""
    return _by_standard(registers).get(standard, ())


def current_edition(registers: Registers, standard: str, on: dt.date) -> StandardEdition | None:
    """Return the newest edition of the standard itself (no national print) on a date, if known."""
    rows = [
        row
        for row in editions_of(registers, standard)
        if row.edition.isdigit() and _by_dates(row, on)[0] is EditionStatus.CURRENT
    ]
    return rows[-1] if rows else None


@lru_cache(maxsize=4)
def _by_standard(registers: Registers) -> dict[str, tuple[StandardEdition, ...]]:
    found: dict[str, tuple[StandardEdition, ...]] = {}
    for row in registers.standard_editions:
        found[row.standard] = (*found.get(row.standard, ()), row)
    return found


@lru_cache(maxsize=4)
def _standards(registers: Registers) -> dict[str, Standard]:
    return {row.standard: row for row in registers.standards}


def _state_of_row(registers: Registers, row: StandardEdition, on: dt.date) -> EditionState:
    siblings = editions_of(registers, row.standard)
    if not _certifiable_at_all(siblings):
        return _not_certifiable(row, on)
    base = next((r for r in siblings if _amended(row) and r.edition == _amended(row)), None)
    if base is not None and row.certifiable is Known.NO:
        state = _state_of_row(registers, base, on)
        reason = f"{row.key} is an amendment, not an edition of its own. {state.reason}"
        return replace(state, row=row, rows=(row, *state.rows), reason=reason)
    status, *others = _by_dates(row, on)
    twin = next((r for r in siblings if r is not row and row.key in r.aliases), None)
    equivalent = _state_of_row(registers, twin, on) if twin else None
    transition = status is EditionStatus.SUPERSEDED_IN_TRANSITION
    return EditionState(
        status=status,
        standard=row.standard,
        edition=row.edition,
        on=on,
        row=row,
        rows=(row,) if twin is None else (row, twin),
        confidence=_weakest(row),
        reason=reason_for(row, status)
        + (_same_as(equivalent) if equivalent else "")
        + sureness_of(row)
        + open_dates(others),
        ends=row.transition_end if transition else None,
        replaced_by=row.replaced_by,
        current=current_edition(registers, row.standard, on),
        equivalent=equivalent,
        also_possible=tuple(others),
    )


def _by_dates(row: StandardEdition, on: dt.date) -> list[EditionStatus]:
    """Return the states that the dates allow, the kindest first."""
    possible = {
        _between(row, on, published, superseded, ended)
        for published, superseded, ended in product(
            _ends(row.published), _ends(row.withdrawn_or_superseded), _ends(row.transition_end)
        )
    }
    return sorted(possible, key=_KINDEST_FIRST.index)


def _between(
    row: StandardEdition,
    on: dt.date,
    published: dt.date | None,
    superseded: dt.date | None,
    ended: dt.date | None,
) -> EditionStatus:
    if published is not None and on < published:
        return EditionStatus.NOT_YET_PUBLISHED
    if superseded is None or on < superseded:
        return EditionStatus.CURRENT
    if ended is not None:
        return EditionStatus.SUPERSEDED_IN_TRANSITION if on <= ended else EditionStatus.VOID
    open_end = row.certifiable is not Known.NO
    return EditionStatus.SUPERSEDED_IN_TRANSITION if open_end else EditionStatus.WITHDRAWN


def _ends(date: PartialDate | None) -> tuple[dt.date | None, ...]:
    return (None,) if date is None else date.ends


def _certifiable_at_all(rows: tuple[StandardEdition, ...]) -> bool:
    """A standard that was never certifiable has a live row which no certificate can name."""
    return any(row.certifiable is not Known.NO or row.withdrawn_or_superseded is not None for row in rows)


def _amended(row: StandardEdition) -> str:
    base, mark, _ = row.edition.partition("/")
    return base if mark and base.isdigit() else ""


def _not_certifiable(row: StandardEdition, on: dt.date) -> EditionState:
    reason = f"A supplier cannot be certified to {row.standard}. {row.note}".strip()
    return EditionState(
        status=EditionStatus.NOT_CERTIFIABLE,
        standard=row.standard,
        edition=row.edition,
        on=on,
        row=row,
        rows=(row,),
        confidence=row.confidence,
        reason=reason + sureness_of(row),
    )


def _no_edition_named(
    registers: Registers,
    newest: StandardEdition | None,
    rows: tuple[StandardEdition, ...],
    on: dt.date,
) -> EditionState:
    if newest is None:
        state = _state_of_row(registers, rows[-1], on)
        return replace(state, edition="", reason=f"No edition is named. {state.reason}")
    state = _state_of_row(registers, newest, on)
    reason = f"No edition is named. On this date the current edition is {newest.key}."
    for row in rows:
        if row.edition.isdigit() and EditionStatus.SUPERSEDED_IN_TRANSITION in _by_dates(row, on):
            reason += f" {reason_for(row, EditionStatus.SUPERSEDED_IN_TRANSITION)}"
    return replace(state, edition="", row=None, rows=rows, reason=reason + sureness_of(newest))


def _edition_not_listed(
    registers: Registers,
    reading: StandardReading,
    newest: StandardEdition | None,
    rows: tuple[StandardEdition, ...],
    on: dt.date,
) -> EditionState:
    named = f"{reading.designation}:{reading.edition}"
    listed = ", ".join(row.key for row in rows if row.edition.isdigit())
    about = _standards(registers).get(reading.standard)
    complete = about.complete_as_of if about else None
    in_reach = complete is not None and on.year <= complete.last.year
    if in_reach and not reading.national and not reading.by_alias:
        reason = f"There is no edition {named}. The editions known here are {listed}."
        status = EditionStatus.DOES_NOT_EXIST
    elif reading.national:
        reason = (
            f"{named} is not known here. National prints can carry a year of their own; "
            f"the editions of the standard itself are {listed or 'not listed here'}."
        )
        status = EditionStatus.UNKNOWN_EDITION
    else:
        reason = f"{named} is not known here. The editions known here are {listed or 'none'}."
        status = EditionStatus.UNKNOWN_EDITION
    state = _state(status, reading, on, None, rows, reason)
    return replace(state, current=newest, confidence=about.confidence if about else state.confidence)


def _state(  # noqa: PLR0913, PLR0917 - one place builds it
    status: EditionStatus,
    reading: StandardReading,
    on: dt.date,
    row: StandardEdition | None,
    rows: tuple[StandardEdition, ...],
    reason: str,
) -> EditionState:
    return EditionState(
        status=status,
        standard=reading.standard,
        edition=reading.edition,
        on=on,
        row=row,
        rows=rows,
        confidence=_weakest(*rows),
        reason=reason,
    )


def _unknown(standard: str, edition: str, on: dt.date) -> EditionState:
    return EditionState(
        status=EditionStatus.UNKNOWN_STANDARD,
        standard="",
        edition=edition,
        on=on,
        row=None,
        rows=(),
        confidence=None,
        reason=f"{standard} is not known here. Ask the supplier which standard is meant.",
    )


def _weakest(*rows: StandardEdition) -> Confidence:
    return max((row.confidence for row in rows), key=_SURENESS.index)


def _same_as(twin: EditionState) -> str:
    assert twin.row is not None  # noqa: S101 - a twin is found by its row
    return f" It is identical to {twin.row.key}. {reason_for(twin.row, twin.status)}"
