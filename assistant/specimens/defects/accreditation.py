"""Defects of the accreditation and of its marks."""

from __future__ import annotations

from dataclasses import replace

from assistant.specimens import data
from assistant.specimens.chain import certification_body
from assistant.specimens.companies import digits
from assistant.specimens.content import Content
from assistant.specimens.data import planted
from assistant.specimens.defects.plan import Planted, Scene, defect


def _accredited(content: Content, name: str | None) -> Content:
    return replace(content, accreditation_body=name, accreditation_number=None, accredited_in_words=False)


@defect("ACC-01", "accreditation")
def no_accreditor(scene: Scene) -> Planted:
    """No accreditation body is named."""
    return Planted(
        content=_accredited(scene.content, None),
        field="accreditation_body",
        what="The paper names no accreditation body.",
    )


@defect("ACC-02", "accreditation")
def not_recognised(scene: Scene) -> Planted:
    """Accredited by somebody outside the recognition arrangement."""
    name = scene.pick("not_recognised")
    return Planted(
        content=_accredited(scene.content, name),
        field="accreditation_body",
        what=f"{name} is not in the international recognition arrangement.",
        may_speak=("ACC-04", "ACC-09", "ACC-03"),
    )


@defect("ACC-03", "accreditation", standard="ISO 13485")
def not_for_medical(scene: Scene) -> Planted:
    """A recognised accreditation body whose recognition for ISO 13485 is not known."""
    name = scene.pick("not_for_medical")
    return Planted(
        content=_accredited(scene.content, name),
        field="accreditation_body",
        what=f"It is not known that {name} is recognised for ISO 13485.",
        may_speak=("ACC-02", "ACC-04"),
    )


@defect("ACC-04", "accreditation body")
def not_linked(scene: Scene) -> Planted:
    """An accreditation body that is not known to have accredited this certification body."""
    content = scene.content
    linked = {
        acronym
        for body in data.bodies()
        if content.certification_body in {body.name, body.name_zh}
        for acronym in certification_body(body.row).accredited_by
    }
    name = scene.rng.choice([a for a in planted()["well_known_accreditors"] if a not in linked])
    return Planted(
        content=_accredited(content, name),
        field="accreditation_body",
        what=f"{content.certification_body} is not known to be accredited by {name}.",
        may_speak=("ACC-02", "ACC-03"),
    )


@defect("ACC-05", "accreditation body")
def cannot_accredit(scene: Scene) -> Planted:
    """Accredited by an organisation that accredits nobody."""
    name = scene.pick("no_accreditors")
    content = replace(_accredited(scene.content, name), accredited_in_words=True)
    return Planted(
        content=content,
        field="accreditation_body",
        what=f"{name} does not accredit certification bodies.",
        may_speak=("ACC-02", "ACC-03", "ACC-04", "ACC-06", "ACC-07"),
    )


@defect("ACC-06", "accreditation mark")
def mark_alone(scene: Scene) -> Planted:
    """The mark of the arrangement without an accreditation body."""
    return Planted(
        content=replace(_accredited(scene.content, None), mark="IAF MLA"),
        field="accreditation_body",
        what="The mark of the recognition arrangement stands there without an accreditation body.",
        may_speak=("ACC-01", "ACC-05"),
    )


@defect("ACC-07", "mark accreditation")
def mark_too_early(scene: Scene) -> Planted:
    """A mark that is not in use yet."""
    return Planted(
        content=replace(scene.content, mark="Global ACI MRA"),
        field="accreditation_body",
        what="The Global ACI MRA mark was not in use when the certificate was issued.",
        may_speak=("ACC-05",),
    )


@defect("ACC-08", "accreditation", languages=("de",), accreditor="DAkkS")
def number_of_another_form(scene: Scene) -> Planted:
    """The accreditation number has another form than this body's."""
    number = digits(scene.rng, "DA-1994#")
    return Planted(
        content=replace(scene.content, accreditation_number=number),
        field="accreditation_number",
        what=f"{number} is not written as the numbers of this accreditation body are.",
    )


@defect("ACC-09", "accreditation")
def like_an_accreditor(scene: Scene) -> Planted:
    """A name that resembles that of an accreditation body."""
    name = scene.pick("like_accreditors")
    return Planted(
        content=_accredited(scene.content, name),
        field="accreditation_body",
        what=f"{name} resembles the name of an accreditation body and is none.",
        may_speak=("ACC-02", "ACC-03", "ACC-04"),
    )
