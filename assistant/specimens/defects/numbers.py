"""Defects of numbers: certificate, company, approval and notified-body numbers."""

from __future__ import annotations

from dataclasses import replace

from assistant.specimens.companies import check_character, digits
from assistant.specimens.defects.plan import Planted, Scene, defect
from knowledge.registers import Known, load_registers, notified_body

_UNKNOWN_NUMBERS = ("0999", "3999", "9876")
_OTHER_PREFIXES = ("001", "002", "012", "117")


@defect("NUM-01", "number qr")
def no_number(scene: Scene) -> Planted:
    """No certificate number is stated."""
    return Planted(
        content=replace(scene.content, certificate_number=None, qr=None),
        field="certificate_number",
        what="The paper states no certificate number.",
    )


@defect("NUM-02", "number qr")
def placeholder(scene: Scene) -> Planted:
    """A placeholder in the place of the number."""
    number = scene.pick("placeholders")
    return Planted(
        content=replace(scene.content, certificate_number=number, qr=None),
        field="certificate_number",
        what=f"{number} is a placeholder, not a certificate number.",
        may_speak=("NUM-03", "STAT-02"),
    )


@defect("NUM-03", "number qr body", languages=("zh",), chinese_numbers=True)
def number_of_another_body(scene: Scene) -> Planted:
    """The first digits of the number belong to another certification body."""
    number = scene.content.certificate_number or ""
    prefix = scene.rng.choice([p for p in _OTHER_PREFIXES if not number.startswith(p)])
    wrong = prefix + number[3:]
    return Planted(
        content=replace(scene.content, certificate_number=wrong, qr=None),
        field="certificate_number",
        what=f"The number begins with {prefix}; certificates of this body begin with {number[:3]}.",
    )


@defect("NUM-04", "uscc", languages=("en", "zh"), country="CN")
def wrong_check_character(scene: Scene) -> Planted:
    """A Unified Social Credit Code with a wrong check character."""
    start = (scene.content.uscc or "91990000MA4471063")[:17]
    right = check_character(start)
    wrong = start + scene.rng.choice([c for c in "0123456789" if c != right])
    return Planted(
        content=replace(scene.content, uscc=wrong),
        field="uscc",
        what=f"The check character of the Unified Social Credit Code should be {right}.",
    )


@defect("NUM-05", "nb", kind="eu")
def no_such_body(scene: Scene) -> Planted:
    """A notified-body number that does not exist."""
    number = scene.rng.choice([n for n in _UNKNOWN_NUMBERS if notified_body(load_registers(), n) is None])
    return Planted(
        content=replace(scene.content, notified_body_number=number),
        field="notified_body_number",
        what=f"No notified body with the number {number} is known.",
        may_speak=("NUM-09", "NUM-10"),
    )


@defect("NUM-06", "cnca body", languages=("zh",), chinese_numbers=True)
def approval_of_another_body(scene: Scene) -> Planted:
    """The approval number belongs to another certification body."""
    own = scene.content.cnca_number
    others = [
        body.cnca_approval_no
        for body in load_registers().certification_bodies
        if body.cnca_approval_no.startswith("CNCA-R-") and body.cnca_approval_no != own
    ]
    number = scene.rng.choice(others)
    return Planted(
        content=replace(scene.content, cnca_number=number),
        field="cnca_number",
        what=f"The approval number {number} belongs to another certification body.",
        may_speak=("NUM-03", "BODY-08"),
    )


@defect("NUM-07", "srn", kind="eu")
def role_of_an_importer(scene: Scene) -> Planted:
    """The registration number is that of an importer."""
    srn = (scene.content.srn or "").replace("-MF-", "-IM-")
    return Planted(
        content=replace(scene.content, srn=srn),
        field="srn",
        what=f"The SRN {srn} is that of an importer; the certificate is for a manufacturer.",
    )


@defect("NUM-08", "notes fda", languages=("en",), standard="ISO 13485")
def registration_as_clearance(scene: Scene) -> Planted:
    """An FDA registration number that is called a clearance."""
    number = digits(scene.rng, "30999#####")
    sentence = scene.sentence("NUM-08", number=number)
    return Planted(
        content=replace(scene.content, fda_number=number, notes=(*scene.content.notes, sentence)),
        field="fda_number",
        what=f"{number} has the form of a registration number; clearances have K and six digits.",
        may_speak=("CLAIM-03", "DOC-09"),
    )


@defect("NUM-09", "nb body", kind="eu")
def number_of_another_notified_body(scene: Scene) -> Planted:
    """The notified-body number belongs to another body."""
    own = scene.content.notified_body_number
    name = (scene.content.certification_body or "").split()[0]
    row = scene.rng.choice(
        [
            r
            for r in load_registers().notified_bodies
            if r.mdr is Known.YES and r.nb_number != own and not r.name.startswith(name)
        ]
    )
    return Planted(
        content=replace(scene.content, notified_body_number=row.nb_number),
        field="notified_body_number",
        what=f"The number {row.nb_number} belongs to {row.name}.",
    )


@defect("NUM-10", "nb body", kind="eu")
def not_designated(scene: Scene) -> Planted:
    """A body that is not designated for medical devices."""
    row = scene.rng.choice(
        [r for r in load_registers().notified_bodies if r.mdr is Known.NO and r.confidence.value != "low"]
    )
    return Planted(
        content=replace(scene.content, certification_body=row.name, notified_body_number=row.nb_number),
        field="notified_body_number",
        what=f"{row.name} ({row.nb_number}) is not designated under the medical device regulation.",
        may_speak=("BODY-04", "BODY-05", "NUM-09"),
    )
