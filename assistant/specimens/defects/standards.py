"""Defects of the standard and its edition."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assistant.specimens.content import Content
from assistant.specimens.data import planted
from assistant.specimens.defects.dates import ends_on
from assistant.specimens.defects.plan import Planted, Scene, defect
from assistant.specimens.when import add_years
from knowledge.registers import StandardEdition, load_registers

_DAY = dt.timedelta(days=1)


def _named(content: Content, standard: str, edition: str | None) -> Content:
    text = f"{standard}:{edition}" if edition else standard
    return replace(content, standard=standard, edition=edition, standard_text=text)


def _newest(standard: str) -> StandardEdition:
    rows = [
        row
        for row in load_registers().standard_editions
        if row.standard == standard and row.edition.isdigit() and row.edition_key == f"{standard}:{row.edition}"
    ]
    return max(rows, key=lambda row: row.edition)


@defect("STD-01", "standard")
def no_standard(scene: Scene) -> Planted:
    """No standard is named."""
    content = replace(scene.content, standard=None, edition=None, standard_text="")
    return Planted(
        content=content,
        field="standard",
        what="The paper names no standard.",
        may_speak=("STD-02", "STD-03", "STD-08", "ACC-03", "ACC-10"),
    )


@defect("STD-02", "standard")
def not_certifiable(scene: Scene) -> Planted:
    """A standard that nobody can be certified to."""
    entry = scene.pick("not_certifiable")
    return Planted(
        content=_named(scene.content, entry["standard"], entry["edition"]),
        field="standard",
        what=f"Organisations cannot be certified to {entry['standard']}.",
        may_speak=("STD-05", "STD-08", "ACC-03", "ACC-10"),
    )


@defect("STD-03", "standard")
def no_edition(scene: Scene) -> Planted:
    """The standard without its edition."""
    content = scene.content
    return Planted(
        content=_named(content, content.standard or "", None),
        field="edition",
        what="The standard is named without its edition.",
        may_speak=("STD-05",),
    )


@defect("STD-04", "standard")
def no_such_edition(scene: Scene) -> Planted:
    """An edition that does not exist."""
    content = scene.content
    edition = planted()["no_such_edition"][content.standard]
    return Planted(
        content=_named(content, content.standard or "", edition),
        field="edition",
        what=f"There is no edition {edition} of {content.standard}.",
        may_speak=("STD-05", "STD-06", "STD-10"),
    )


@defect("STD-05", "standard")
def void_edition(scene: Scene) -> Planted:
    """An edition to which no certificate can be in force any more."""
    entry = planted()["void_edition"][scene.content.standard]
    return Planted(
        content=_named(scene.content, entry["standard"], entry["edition"]),
        field="edition",
        what=f"No certificate to {entry['standard']}:{entry['edition']} can be in force any more.",
        may_speak=("STD-07", "STD-02"),
    )


@defect("STD-06", "standard dates", standard="ISO 9001")
def issued_before_edition(scene: Scene) -> Planted:
    """Issued before the edition it names was published."""
    row = _newest("ISO 9001")
    assert row.published  # noqa: S101 - known in the register
    issued = min(row.published.first, scene.on) - dt.timedelta(days=scene.rng.randint(20, 200))
    content = replace(ends_on(scene, add_years(issued, 3) - _DAY), first_issued=None)
    return Planted(
        content=_named(content, "ISO 9001", row.edition),
        field="edition",
        what=f"The certificate was issued before ISO 9001:{row.edition} was published.",
        may_speak=("STD-10", "DATE-10"),
    )


@defect("STD-07", "standard dates", standard="ISO 9001")
def outlives_edition(scene: Scene) -> Planted:
    """It is to run past the end of the transition of its edition."""
    ends = next(
        (
            row.transition_end
            for row in load_registers().standard_editions
            if row.edition_key == f"{scene.content.standard}:{scene.content.edition}"
        ),
        None,
    )
    issued = scene.on - dt.timedelta(days=scene.rng.randint(3, 25))
    expires = add_years(issued, 3) - _DAY
    if ends:
        expires = max(expires, ends.last + dt.timedelta(days=20))
    return Planted(
        content=replace(ends_on(scene, expires), issued=scene.write(issued), first_issued=None),
        field="expires",
        what="The certificate runs past the end of the transition of the edition it names.",
        may_speak=("DATE-09",),
    )


@defect("STD-08", "standard product scope", standard="ISO 13485", maker=True)
def wrong_for_product(scene: Scene) -> Planted:
    """A medical product, and a certificate to ISO 9001 only."""
    content = _named(scene.content, "ISO 9001", "2015")
    return Planted(
        content=replace(
            content,
            system=scene.words.systems["ISO 9001"],
            exclusions=None,
            context={**content.context, "product": content.product.ask},
        ),
        field="standard",
        what="The product is a medical device and the certificate is to ISO 9001 only.",
        may_speak=("SCOPE-02",),
    )


@defect("STD-09", "standard", languages=("zh",), standard="ISO 9001")
def editions_disagree(scene: Scene) -> Planted:
    """The national standard named is that of another edition."""
    content = scene.content
    national = planted()["national_of_another_edition"][content.standard]
    text = f"{national} / {content.standard}:{content.edition}"
    return Planted(
        content=replace(content, standard_text=text),
        field="standard",
        what=f"{national} and {content.standard}:{content.edition} are not the same edition.",
        may_speak=("STD-05", "DOC-09"),
    )


@defect("STD-10", "standard dates", standard="ISO 9001")
def very_new_edition(scene: Scene) -> Planted:
    """A certificate to an edition that was published a short time before."""
    row = _newest("ISO 9001")
    assert row.published  # noqa: S101 - known in the register
    since = row.published.last
    issued = max(since, min(since + (scene.on - since) // 2, since + dt.timedelta(days=60)))
    content = replace(ends_on(scene, add_years(issued, 3) - _DAY), first_issued=None)
    return Planted(
        content=_named(content, "ISO 9001", row.edition),
        field="edition",
        what=f"The certificate names ISO 9001:{row.edition}, published only weeks before.",
    )
