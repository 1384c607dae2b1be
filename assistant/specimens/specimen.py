"""A specimen in all its forms: text, PDF, picture, phone photo and answer key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.specimens.content import Content
from assistant.specimens.key import SpecimenKey
from assistant.specimens.paper import Paper


@dataclass(frozen=True, kw_only=True)
class Specimen:
    """One training certificate. The same seed and wishes give the same bytes in every form.

    `paper` is what was drawn; the PDF, the picture and the photo are made when they are asked for.
    """

    key: SpecimenKey
    content: Content
    paper: Paper

    @cached_property
    def text(self) -> str:
        """The words as somebody would copy them; pages are parted by an empty line."""
        return "\n\n".join(self.paper.words_of_pages()) + "\n"

    def pdf(self) -> bytes:
        """Return the specimen as a PDF with a text layer."""
        return self._pdf

    def png(self) -> bytes:
        """Return the first page as a picture, 150 dots per inch."""
        from assistant.specimens.picture import page_png

        return page_png(self._pdf)

    def photo(self) -> bytes:
        """Return the first page as a JPEG as a phone would take it of the paper on a desk."""
        from assistant.specimens.photo import take_photo

        return take_photo(self._pdf, self.key.seed)

    @cached_property
    def _pdf(self) -> bytes:
        from assistant.specimens.pdf import write_pdf

        return write_pdf(self.paper, self.content)


def write_specimen(specimen: Specimen, out: Path) -> list[Path]:
    """Write all forms and the answer key into a folder, which is made where it is missing; return the files.

    Raises:
        BadInputError: the folder cannot be made or written to.
        AssistantError: the disk is full; each file that is there is whole.
    """
    from assistant.checking.output import write_whole, writing_failed

    key = json.dumps(specimen.key.to_json(), ensure_ascii=False, indent=2) + "\n"
    files = {
        "specimen.pdf": specimen.pdf(),
        "specimen.png": specimen.png(),
        "specimen-photo.jpg": specimen.photo(),
        "specimen.txt": specimen.text.encode(),
        "specimen.json": key.encode(),
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise writing_failed(out, error) from error
    for name, content in files.items():
        write_whole(out / name, content)
    return [out / name for name in files]
