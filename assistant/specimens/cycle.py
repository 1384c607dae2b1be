"""The dates of a specimen and the edition that fits them: nothing expires soon and nothing is out of order."""

# ruff: noqa: PLR0913 - a place, a size and a colour are an argument each
from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from assistant.specimens.when import DateStyle, When, add_years, choose_style
from knowledge.registers import StandardEdition, load_registers

_CALM = dt.timedelta(days=540)
"""An edition that is at least this much older than the certificate is not too new to be trusted."""
_AGE = (60, 330)
"""Days since the paper was issued: young enough that no surveillance audit is overdue."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cycle:
    """The dates of one paper. `renewals`: how often it was renewed; `style`: how its dates are written."""

    first_issued: When | None
    issued: When
    expires: When
    decided: When | None
    surveillance: tuple[When, ...]
    renewals: int
    style: DateStyle


def make_cycle(
    rng: Random, on: dt.date, language: str, *, years: int, follow_up: bool, last: dt.date | None = None
) -> Cycle:
    """Make the dates of a paper that is in force on a day and some time after.

    `years`: how long it runs. `follow_up`: surveillance audits may be named. `last`: the last day of issue.
    """
    youngest, oldest = (on - dt.timedelta(days=age) for age in _AGE)
    issued = oldest + dt.timedelta(days=rng.randint(0, ((last or youngest) - oldest).days))
    expires = add_years(issued, years) - dt.timedelta(days=1)
    renewals = rng.choice((0, 0, 1, 2, 3))
    first = add_years(issued, -years * renewals) + dt.timedelta(days=rng.randint(0, 9) if renewals else 0)
    decided = issued - dt.timedelta(days=rng.randint(0, 12)) if rng.random() < 0.25 else None
    surveillance = add_years(issued, 1) if follow_up and rng.random() < 0.35 else None
    style = choose_style(language, [d for d in (issued, expires, first, decided, surveillance) if d], rng)
    return Cycle(
        first_issued=style.write(first) if renewals or rng.random() < 0.6 else None,
        issued=style.write(issued),
        expires=style.write(expires),
        decided=style.write(decided) if decided else None,
        surveillance=(style.write(surveillance),) if surveillance else (),
        renewals=renewals,
        style=style,
    )


def edition_for(standard: str, on: dt.date, *, years: int) -> tuple[StandardEdition, dt.date]:
    """Return the edition that a certificate in force on a day names without raising a question.

    It is the newest that was out for some time when the certificate was issued and that stays in force for
    the `years` it runs; where there is none, the newest of all. The day is the last on which such a paper can
    have been issued.
    """
    rows = [
        row
        for row in load_registers().standard_editions
        if row.standard == standard and row.edition_key == f"{standard}:{row.edition}" and row.edition.isdigit()
    ]
    rows.sort(key=lambda row: row.edition, reverse=True)
    youngest, oldest = (on - dt.timedelta(days=age) for age in _AGE)
    for row in rows:
        ends = row.transition_end
        last = min(youngest, add_years(ends.first, -years)) if ends else youngest
        if row.published and max(oldest, row.published.last + _CALM) <= last:
            return row, last
    return rows[0], youngest
