"""Defects of wording: claims that no such certificate makes, and words about its status."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assistant.specimens.companies import made_up_word
from assistant.specimens.content import Content
from assistant.specimens.defects.dates import ends_on
from assistant.specimens.defects.plan import Plant, Planted, Scene, defect
from assistant.specimens.when import add_years

_SENTENCES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "CLAIM-01": ("ISO writes standards and certifies nobody.", "certification_body", ("BODY-02",)),
    "CLAIM-02": ("A management system standard certifies no products.", "standard", ("CLAIM-08",)),
    "CLAIM-03": ("The FDA gives no such approval or certificate.", "", ()),
    "CLAIM-05": ("Certification bodies are accredited; the holder is certified.", "holder", ()),
    "CLAIM-06": ("No certification is valid without end.", "expires", ("DATE-01", "DOC-09")),
    "CLAIM-07": ("The small print takes the meaning away.", "", ()),
    "CLAIM-08": ("No certificate of a management system guarantees products.", "", ("CLAIM-02",)),
}
"""Rules that one printed sentence breaks: what is wrong, the field concerned, rules that may speak too."""


def _note(content: Content, sentence: str) -> Content:
    return replace(content, notes=(*content.notes, sentence))


def _planter(rule: str) -> Plant:
    what, field, may_speak = _SENTENCES[rule]

    def plant(scene: Scene) -> Planted:
        content = scene.content
        sentence = scene.sentence(
            rule,
            body=content.certification_body,
            holder=content.holder,
            standard=content.standard_text,
            international=content.standard_text.rpartition(" / ")[2],
            product=content.product.name(content.language),
        )
        return Planted(content=_note(content, sentence), field=field or None, what=what, may_speak=may_speak)

    return plant


for _rule in _SENTENCES:
    defect(_rule, "notes standard holder")(_planter(_rule))


@defect("CLAIM-04", "body nb title standard qr", kind="eu", languages=("en",))
def compliance_from_a_laboratory(scene: Scene) -> Planted:
    """A paper about CE from a test house that is no notified body."""
    content = replace(
        scene.content,
        title="CERTIFICATE OF COMPLIANCE",
        basis=scene.sentence("CLAIM-04"),
        standard=None,
        standard_text="",
        qr=None,
        certification_body=f"{made_up_word(scene.rng)} Testing Laboratory Co., Ltd.",
        notified_body_number=None,
    )
    return Planted(
        content=content,
        field="certification_body",
        what="A certificate under EU device law comes from a notified body; this body is none.",
        may_speak=("BODY-04", "NUM-05", "CLAIM-07", "STD-01"),
    )


@defect("CLAIM-09", "title")
def no_certificate(scene: Scene) -> Planted:
    """Another kind of paper than a certificate."""
    title = scene.pick("titles")
    return Planted(
        content=replace(scene.content, title=title),
        what=f"By its title the paper is no certificate: {title}.",
    )


@defect("STAT-01", "stamp")
def suspended(scene: Scene) -> Planted:
    """The paper says that it is suspended or withdrawn."""
    word = scene.pick("status")
    return Planted(
        content=replace(scene.content, stamp=word, status=word), field="status", what=f"The paper says: {word}."
    )


@defect("STAT-02", "stamp")
def unfinished(scene: Scene) -> Planted:
    """The paper says that it is a draft or a sample."""
    word = scene.pick("unfinished")
    return Planted(
        content=replace(scene.content, stamp=word, status=word), field="status", what=f"The paper says: {word}."
    )


@defect("STAT-03", "stamp notes")
def only_a_copy(scene: Scene) -> Planted:
    """A copy or a translation."""
    if scene.rng.random() < 0.5:
        word = scene.pick("copies")
        content = replace(scene.content, stamp=word, status=word)
    else:
        content = _note(scene.content, scene.sentence("STAT-03"))
    return Planted(
        content=content,
        field="status" if content.status else None,
        what="The paper says of itself that it is a copy or a translation.",
    )


@defect("STAT-04", "notes")
def replaced(scene: Scene) -> Planted:
    """The certificate was replaced by another."""
    number = (scene.content.certificate_number or "90211")[:-1] + "7"
    if number == scene.content.certificate_number:
        number = number[:-1] + "8"
    return Planted(
        content=_note(scene.content, scene.sentence("STAT-04", number=number)),
        field="status",
        what=f"The paper says that certificate {number} took its place.",
        may_speak=("DOC-09",),
    )


@defect("STAT-05", "notes dates")
def needs_a_sticker(scene: Scene) -> Planted:
    """Valid only with a yearly sticker, more than a year after the issue."""
    issued = scene.on - dt.timedelta(days=scene.rng.randint(400, 640))
    content = ends_on(scene, add_years(issued, 3) - dt.timedelta(days=1))
    return Planted(
        content=_note(content, scene.sentence("STAT-05")),
        what="The paper counts only with a yearly sticker, which is not shown.",
        may_speak=("DATE-10",),
    )
