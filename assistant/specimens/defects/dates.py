"""Defects of dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assistant.specimens.content import Content
from assistant.specimens.defects.plan import Planted, Scene, defect
from assistant.specimens.when import add_years, ambiguous

_DAY = dt.timedelta(days=1)


def ends_on(scene: Scene, expires: dt.date, years: int = 3) -> Content:
    """Return the content with a cycle that ends on a day, and no other date that could be out of order."""
    issued = add_years(expires + _DAY, -years)
    first = scene.content.first_issued and scene.write(add_years(issued, -years))
    return replace(
        scene.content,
        expires=scene.write(expires),
        issued=scene.write(issued),
        first_issued=first,
        decided=None,
        surveillance=(),
    )


@defect("DATE-01", "dates")
def no_expiry(scene: Scene) -> Planted:
    """The expiry date is left out."""
    return Planted(
        content=replace(scene.content, expires=None),
        field="expires",
        what="The paper states no expiry date.",
        may_speak=("DATE-11",),
    )


@defect("DATE-02", "dates")
def expired(scene: Scene) -> Planted:
    """The certificate has expired."""
    day = scene.on - dt.timedelta(days=scene.rng.randint(1, 300))
    content = ends_on(scene, day)
    assert content.expires  # noqa: S101 - just set
    return Planted(
        content=content,
        field="expires",
        what=f"The certificate expired on {content.expires.iso[0]}, before the day of the check.",
        may_speak=("DATE-10", "DATE-11"),
    )


@defect("DATE-03", "dates")
def expires_soon(scene: Scene) -> Planted:
    """It expires within 90 days."""
    content = ends_on(scene, scene.on + dt.timedelta(days=scene.rng.randint(2, 85)))
    assert content.expires  # noqa: S101 - just set
    return Planted(
        content=content,
        field="expires",
        what=f"The certificate expires on {content.expires.iso[0]}, less than 90 days after the check.",
        may_speak=("DATE-10", "DATE-11"),
    )


@defect("DATE-04", "dates")
def no_issue_date(scene: Scene) -> Planted:
    """The date of issue is left out."""
    content = replace(scene.content, issued=None, first_issued=None, decided=None)
    return Planted(
        content=content, field="issued", what="The paper states no date of issue.", may_speak=("DATE-11",)
    )


@defect("DATE-05", "dates")
def issued_in_future(scene: Scene) -> Planted:
    """It was issued after the day of the check."""
    issued = scene.on + dt.timedelta(days=scene.rng.randint(15, 200))
    content = replace(ends_on(scene, add_years(issued, 3) - _DAY), first_issued=None)
    return Planted(
        content=content,
        field="issued",
        what=f"The date of issue, {issued.isoformat()}, lies after the day of the check.",
        may_speak=("STD-07", "DATE-08"),
    )


@defect("DATE-06", "dates")
def unclear_date(scene: Scene) -> Planted:
    """The expiry date can be read in two ways."""
    issued = scene.content.issued
    assert issued  # noqa: S101 - clean papers have one
    day = dt.date(issued.day.year + 2, scene.rng.randint(1, 12), scene.rng.randint(1, 12))
    when = ambiguous(day, scene.rng.choice("/.-"))
    return Planted(
        content=replace(scene.content, expires=when),
        field="expires",
        what=f"The expiry date {when.text} can be read as {when.iso[0]} or {when.iso[1]}.",
    )


@defect("DATE-07", "dates")
def out_of_order(scene: Scene) -> Planted:
    """First issued after it was issued."""
    issued = scene.content.issued
    assert issued  # noqa: S101 - clean papers have one
    first = issued.day + dt.timedelta(days=max(20, (scene.on - issued.day).days // 2))
    return Planted(
        content=replace(scene.content, first_issued=scene.write(first), decided=None),
        field="first_issued",
        what="The date of the first certification lies after the date of this issue.",
    )


@defect("DATE-08", "dates")
def decided_later(scene: Scene) -> Planted:
    """Decided after it was issued."""
    issued = scene.content.issued
    assert issued  # noqa: S101 - clean papers have one
    decided = issued.day + dt.timedelta(days=scene.rng.randint(25, 55))
    return Planted(
        content=replace(scene.content, decided=scene.write(decided)),
        field="decided",
        what="The certification decision lies weeks after the date of issue.",
    )


@defect("DATE-09", "dates")
def five_years(scene: Scene) -> Planted:
    """A management system certificate that runs for five years."""
    issued = scene.content.issued
    assert issued  # noqa: S101 - clean papers have one
    expires = add_years(issued.day, 5) - _DAY
    return Planted(
        content=replace(scene.content, expires=scene.write(expires)),
        field="expires",
        what="The certificate runs for five years; a cycle of certification is three.",
        may_speak=("STD-07",),
    )


@defect("DATE-10", "dates")
def surveillance_overdue(scene: Scene) -> Planted:
    """The surveillance audit named on the paper was due before the day of the check."""
    issued = scene.on - dt.timedelta(days=scene.rng.randint(430, 620))
    content = ends_on(scene, add_years(issued, 3) - _DAY)
    due = scene.write(add_years(issued, 1))
    return Planted(
        content=replace(content, surveillance=(due,)),
        field="surveillance",
        what=f"A surveillance audit was due on {due.iso[0]}, before the day of the check.",
    )


@defect("DATE-11", "dates")
def long_history(scene: Scene) -> Planted:
    """Certified for many years, without the start of the current cycle."""
    first = add_years(scene.on, -scene.rng.randint(11, 17))
    return Planted(
        content=replace(scene.content, first_issued=scene.write(first), issued=None, decided=None),
        field="first_issued",
        what="The paper shows a first certification long ago and no start of the current cycle.",
        may_speak=("DATE-04", "DATE-09", "DATE-10"),
    )


@defect("DATE-12", "dates", kind="eu")
def eu_too_long(scene: Scene) -> Planted:
    """A certificate of a notified body that runs for more than five years."""
    issued = scene.content.issued
    assert issued  # noqa: S101 - clean papers have one
    expires = add_years(issued.day, scene.rng.randint(7, 10)) - _DAY
    return Planted(
        content=replace(scene.content, expires=scene.write(expires)),
        field="expires",
        what="A certificate of a notified body runs for five years at most; this one runs longer.",
    )
