"""Defects of the file: what a reader of the page does not see, or sees differently."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assistant.specimens.content import FileTricks
from assistant.specimens.defects.plan import Planted, Scene, defect

_LOOK_ALIKE = str.maketrans({"a": "а", "e": "е", "o": "о", "c": "с", "p": "р"})
"""Latin letters to the Cyrillic letters that look the same."""
_PICTURE_PROGRAMS = ("Adobe Photoshop 25.0", "GIMP 2.10.36", "Canva")
_LOOK_ALIKE_HOSTS = ("www.iafcertsearch.example", "www.iaf-certsearch.example", "cx-cnca.example")
"""Hosts below .example, which RFC 2606 keeps free, so that no phone can be led anywhere."""


@defect("DOC-01", "file")
def hidden_words(scene: Scene) -> Planted:
    """White words on white."""
    content = replace(scene.content, tricks=FileTricks(hidden=scene.sentence("DOC-01")))
    return Planted(content=content, what="The file holds white words on a white page.", only_in=("pdf",))


@defect("DOC-02", "file dates")
def layers_disagree(scene: Scene) -> Planted:
    """The page shows another expiry date than its text layer."""
    expires = scene.content.expires
    assert expires  # noqa: S101 - clean papers have one
    older = scene.write(expires.day - dt.timedelta(days=1000))
    tricks = FileTricks(seen=expires.text, layer=older.text)
    return Planted(
        content=replace(scene.content, tricks=tricks),
        field="expires",
        what=f"The page shows {expires.text}; the text layer says {older.text}.",
        only_in=("pdf",),
        may_speak=("DOC-09", "DATE-02", "DATE-03", "DATE-07", "DATE-10"),
    )


@defect("DOC-03", "notes")
def instruction(scene: Scene) -> Planted:
    """A sentence that tells software what to answer."""
    return Planted(
        content=replace(scene.content, notes=(*scene.content.notes, scene.sentence("DOC-03"))),
        what="A sentence on the paper tells software what to answer.",
    )


@defect("DOC-04", "holder supplier", languages=("en", "de", "es", "fr", "it"))
def look_alike_letters(scene: Scene) -> Planted:
    """Cyrillic letters in a Latin name."""
    content = scene.content
    brand = content.brand.translate(_LOOK_ALIKE)
    if brand == content.brand:
        brand += "а"
    name = (content.holder or "").replace(content.brand, brand)
    return Planted(
        content=replace(content, holder=name, context={**content.context, "supplier": None}),
        field="holder",
        what="The name of the holder is written with Cyrillic letters that look like Latin ones.",
    )


@defect("DOC-05", "file")
def edited(scene: Scene) -> Planted:
    """Made by a program for pictures, or changed long after it was made."""
    program = scene.rng.choice(_PICTURE_PROGRAMS)
    return Planted(
        content=replace(scene.content, tricks=FileTricks(producer=program, changed_days=41)),
        what=f"The file says that it was made with {program} and changed weeks after it was made.",
        only_in=("pdf",),
    )


@defect("DOC-06", "qr")
def look_alike_link(scene: Scene) -> Planted:
    """The QR code leads to an address that resembles a register's."""
    host = scene.rng.choice(_LOOK_ALIKE_HOSTS)
    number = (scene.content.certificate_number or "").replace(" ", "")
    return Planted(
        content=replace(scene.content, qr=f"https://{host}/?certificate={number}"),
        field="qr",
        what=f"The QR code leads to {host}, which is no register.",
        only_in=("pdf", "png", "photo"),
    )


@defect("DOC-07", "pages")
def pages_missing(scene: Scene) -> Planted:
    """The paper counts more pages than there are."""
    pages = scene.rng.randint(3, 5)
    return Planted(
        content=replace(scene.content, pages=pages),
        what=f"The paper counts {pages} pages; not all are there.",
        may_speak=("SITE-03",),
    )


@defect("DOC-09", "number", layouts=("annex",))
def numbers_differ(scene: Scene) -> Planted:
    """The annex shows another certificate number."""
    number = scene.content.certificate_number or ""
    other = number[:-1] + str((int(number[-1]) + 3) % 10) if number[-1:].isdigit() else f"{number}2"
    return Planted(
        content=replace(scene.content, last_number=other),
        field="certificate_number",
        what=f"The annex belongs to certificate {other}.",
        only_in=("pdf", "text"),
        may_speak=("SITE-03",),
    )


@defect("DOC-10", "file dates")
def patched(scene: Scene) -> Planted:
    """A patch over an older expiry date."""
    expires = scene.content.expires
    assert expires  # noqa: S101 - clean papers have one
    older = scene.write(expires.day - dt.timedelta(days=1000))
    return Planted(
        content=replace(scene.content, tricks=FileTricks(seen=expires.text, patch=older.text)),
        field="expires",
        what=f"Below the expiry date shown lies an older one, {older.text}.",
        only_in=("pdf",),
        may_speak=("DOC-01", "DOC-02", "DOC-09", "DATE-02", "DATE-03"),
    )


@defect("DOC-11", "file")
def active(scene: Scene) -> Planted:
    """A form field in the file."""
    return Planted(
        content=replace(scene.content, tricks=FileTricks(form=True)),
        what="The file holds a form that can be filled in.",
        only_in=("pdf",),
    )
