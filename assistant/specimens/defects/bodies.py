"""Defects of the certification body."""

from __future__ import annotations

from dataclasses import replace

from assistant.specimens import data
from assistant.specimens.companies import digits, made_up_word
from assistant.specimens.content import Content
from assistant.specimens.defects.plan import Planted, Scene, defect

_AROUND_THE_BODY = ("BODY-04", "BODY-05", "BODY-08", "ACC-04", "ACC-10", "NUM-03", "NUM-06")


def _by(content: Content, body: str | None) -> Content:
    return replace(content, certification_body=body, body_second="", qr=None)


@defect("BODY-01", "body qr")
def no_body(scene: Scene) -> Planted:
    """No certification body is named."""
    return Planted(
        content=_by(scene.content, None),
        field="certification_body",
        what="The paper names no certification body.",
        may_speak=_AROUND_THE_BODY,
    )


@defect("BODY-02", "body qr")
def no_certification_body(scene: Scene) -> Planted:
    """Issued in the name of somebody who certifies nobody."""
    name = scene.pick("no_certification_bodies")
    return Planted(
        content=_by(scene.content, name),
        field="certification_body",
        what=f"{name} does not certify organisations.",
        may_speak=(*_AROUND_THE_BODY, "CLAIM-01", "CLAIM-03"),
    )


@defect("BODY-03", "body accreditation qr")
def accreditor_certifies(scene: Scene) -> Planted:
    """Issued in the name of an accreditation body."""
    content = replace(_by(scene.content, "United Kingdom Accreditation Service"), accreditation_number=None)
    return Planted(
        content=content,
        field="certification_body",
        what="An accreditation body accredits certification bodies; it does not certify companies.",
        may_speak=_AROUND_THE_BODY,
    )


@defect("BODY-04", "body qr")
def unknown_body(scene: Scene) -> Planted:
    """A certification body that nobody knows."""
    name = f"{made_up_word(scene.rng)} Certification Services Ltd"
    return Planted(
        content=_by(scene.content, name),
        field="certification_body",
        what=f"{name} is in none of the registers.",
        may_speak=_AROUND_THE_BODY,
    )


@defect("BODY-05", "body qr")
def like_a_body(scene: Scene) -> Planted:
    """A name that resembles that of a known body."""
    name = scene.pick("like_certification_bodies")
    return Planted(
        content=_by(scene.content, name),
        field="certification_body",
        what=f"{name} resembles the name of a known certification body and is not it.",
        may_speak=_AROUND_THE_BODY,
    )


@defect("BODY-06", "body holder qr")
def own_certificate(scene: Scene) -> Planted:
    """The holder certifies itself."""
    return Planted(
        content=_by(scene.content, scene.content.holder),
        field="certification_body",
        what="The certificate holder and the certification body are the same company.",
        may_speak=_AROUND_THE_BODY,
    )


@defect("BODY-07", "notes body")
def sells_consulting(scene: Scene) -> Planted:
    """The paper sells consulting too."""
    sentence = scene.sentence("BODY-07", body=scene.content.certification_body)
    return Planted(
        content=replace(scene.content, notes=(*scene.content.notes, sentence)),
        field="certification_body",
        what="The body offers consulting beside certification on the same paper.",
    )


@defect("BODY-08", "body accreditation cnca qr number", languages=("en",), country="CN", standard="ISO 13485")
def not_approved_in_china(scene: Scene) -> Planted:
    """A holder in China and a body without a known approval there."""
    body = next(b for b in data.bodies() if b.name.startswith("TÜV SÜD Product"))
    content = replace(
        _by(scene.content, body.name),
        cnca_number=None,
        certificate_number=digits(scene.rng, body.number),
        accreditation_body=body.accreditors[0],
        accreditation_number=None,
        body_place=body.place,
    )
    return Planted(
        content=content,
        field="certification_body",
        what="The holder is in China, and no approval of the certification body by CNCA is stated or known.",
    )


@defect("BODY-09", "notes")
def free_mail(scene: Scene) -> Planted:
    """The contact is at a free mail service."""
    return Planted(
        content=replace(scene.content, notes=(*scene.content.notes, scene.sentence("BODY-09"))),
        field="certification_body",
        what="The contact of the certification body is at a free mail service.",
    )


@defect("ACC-10", "body accreditation qr", standard="ISO 13485", country="GB", languages=("en",))
def not_accredited_for_medical(scene: Scene) -> Planted:
    """A body that is not known to be accredited for ISO 13485."""
    content = _by(scene.content, "The British Assessment Bureau Ltd")
    return Planted(
        content=replace(content, accreditation_body="UKAS", accreditation_number=None, body_place="Tonbridge"),
        field="certification_body",
        what="The certification body is not known to be accredited for ISO 13485.",
    )
