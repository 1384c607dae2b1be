"""Which date of a paper is which: first certification, this issue, end, decision, surveillance."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from assistant.reading.date_pairs import IN_ROW, OPEN, Dated, pair_dates
from assistant.reading.evidence import Candidate, of_cell, settle
from assistant.reading.labels import Kind
from assistant.reading.paper import Paper
from assistant.reading.squash import squashed
from assistant.verification.certificate import Field
from assistant.verification.read_date import ReadDate

_DATELINE = 0.6
_A_PLACE = re.compile(
    r"[^\w\n]{0,4}|[^\d\n:：]{2,28}(?:[,，]|\b(?:den|am|le|il|el|em|on|the)) {0,3}"
    r"(?:(?:den|am|le|il|el|on|the) )?"
)
"""What stands before the date of a signature: nothing, or a place."""
_CYCLE = dt.timedelta(days=3 * 366)
"""A certificate lasts three years at most (ISO/IEC 17021-1, 9.1.3)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DateFields:
    """The date fields of a certificate."""

    first_issued: Field[ReadDate] | None
    issued: Field[ReadDate] | None
    expires: Field[ReadDate] | None
    decided: Field[ReadDate] | None
    surveillance: Field[tuple[ReadDate, ...]] | None


def date_fields(paper: Paper) -> DateFields:
    """Return the date fields of a paper.

    `issued` is the date of this issue; without one the date of certification, then the start of validity
    stands in. Four dates can appear on a certificate: first certification, start of the cycle, this issue, end.
    """
    dated = sorted(pair_dates(paper), key=lambda one: not one.heads)
    first = settle([one.candidate() for one in dated if one.kind is Kind.FIRST_ISSUED]) or _long_before(dated)
    ranks = (Kind.ISSUE, Kind.CERTIFIED_ON, Kind.PLACE_DATE, Kind.VALID_FROM, Kind.REVISED)
    issues = [one.candidate(ranks.index(one.kind)) for one in dated if one.kind in ranks and _tells_issue(one)]
    if not any(one.rank < ranks.index(Kind.VALID_FROM) for one in issues):
        issues.extend(_dateline(paper, dated))
    issued = settle(issues)
    expires = settle([one.candidate() for one in dated if one.kind is Kind.VALID_UNTIL])
    decided = settle([one.candidate() for one in dated if one.kind is Kind.DECIDED])
    if issued and expires and issued.value.earliest > expires.value.latest:
        issued, expires = _less_sure(issued), _less_sure(expires)
    return DateFields(
        first_issued=first,
        issued=issued,
        expires=expires,
        decided=decided,
        surveillance=_surveillance([one for one in dated if one.kind is Kind.SURVEILLANCE]),
    )


def _long_before(dated: list[Dated]) -> Field[ReadDate] | None:
    """Return a date of certification from before the cycle of this issue: then it is that of the first one."""
    issued = [one.found.date.earliest for one in dated if one.kind is Kind.ISSUE and one.found.date]
    certified = [
        replace(one, confidence=min(one.confidence, OPEN))
        for one in dated
        if one.kind is Kind.CERTIFIED_ON and one.found.date and issued
        if min(issued) - one.found.date.latest > _CYCLE
    ]
    return settle([one.candidate() for one in certified])


def _tells_issue(one: Dated) -> bool:
    """Say whether a date may stand for the issue: "last updated …" in a sentence may be said of a website."""
    return one.kind is not Kind.REVISED or one.heads


def _less_sure(field: Field[ReadDate]) -> Field[ReadDate]:
    """Dates in the wrong order were paired wrongly, unless each stands right behind its label."""
    if field.confidence >= IN_ROW:
        return field
    return Field(
        value=field.value,
        raw=field.raw,
        where=field.where,
        confidence=min(field.confidence, OPEN),
        others=field.others,
    )


def _surveillance(dated: list[Dated]) -> Field[tuple[ReadDate, ...]] | None:
    unique = {str(one.found.date.to_json()): one for one in dated if one.found.date is not None}
    if not unique:
        return None
    ordered = sorted(unique.values(), key=lambda one: one.found.date.earliest if one.found.date else 0)
    return Field(
        value=tuple(one.found.date for one in ordered if one.found.date is not None),
        raw="; ".join(one.found.raw for one in ordered),
        where=ordered[0].cell.where,
        confidence=round(min(one.confidence for one in ordered), 3),
    )


def _dateline(paper: Paper, dated: list[Dated]) -> list[Candidate[ReadDate]]:
    """Return a date that stands alone or after a place ("Hamburg, 2027-03-04"): by custom the day of issue."""
    taken = {id(one.found) for one in dated}
    found = []
    for cell in paper.cells:
        dates = paper.dates.get(cell.order, [])
        if len(dates) != 1 or id(dates[0]) in taken or dates[0].date is None or not dates[0].date.exact:
            continue
        before, after = cell.text[: dates[0].start], cell.text[dates[0].end :]
        if squashed(after) or paper.labels[cell.order] or not _A_PLACE.fullmatch(before):
            continue
        found.append(Dated(Kind.PLACE_DATE, cell, dates[0], of_cell(cell, _DATELINE)).candidate(2))
    return found if len({one.key for one in found}) == 1 else []
