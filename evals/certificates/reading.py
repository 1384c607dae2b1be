"""Read papers in each of their forms and score the fields; nothing is checked by rules here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from assistant.reading.fields import find_certificates
from assistant.reading.files import read_file
from assistant.reading.text import read_text
from assistant.specimens import Specimen
from assistant.verification.certificate import Certificate
from evals.certificates.compare import FieldVerdict, Verdict, compare_fields
from knowledge.registers import load_registers

Reader = Callable[[Any], Certificate]

FORMS = ("text", "pdf", "photo")
"""The forms of a specimen: copied words, the PDF with its text layer, a photo by phone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadPaper:
    """One paper that was read, with the verdict on every field."""

    id: str
    tags: tuple[str, ...]
    verdicts: tuple[FieldVerdict, ...]
    certificate: Certificate

    @property
    def silently_wrong(self) -> tuple[FieldVerdict, ...]:
        """The fields that are wrong and given as sure."""
        return tuple(one for one in self.verdicts if one.verdict is Verdict.SILENT)


def read_words(text: str) -> Certificate:
    """Read a pasted text; where it is taken for several certificates, the first counts."""
    return find_certificates([read_text(text)], registers=load_registers())[0]


def read_specimen(specimen: Specimen, form: str) -> Certificate:
    """Read a specimen in one of its forms."""
    if form == "text":
        return read_words(specimen.text)
    data, name = (specimen.pdf(), "specimen.pdf") if form == "pdf" else (specimen.photo(), "specimen-photo.jpg")
    return find_certificates([read_file(data, name=name)], registers=load_registers())[0]


def score_specimen(specimen: Specimen, form: str, certificate: Certificate) -> ReadPaper:
    """Score what was read of a specimen against its key."""
    key = specimen.key.to_json()
    left_out = {"qr"} if form == "text" else set()
    truth = {name: value for name, value in key["fields"].items() if name not in left_out}
    return ReadPaper(
        id=f"{key['seed']}-{key['layout']}-{key['language']}",
        tags=(f"language {key['language']}", f"layout {key['layout']}"),
        verdicts=tuple(compare_fields(certificate, truth, _in_both_languages(specimen))),
        certificate=certificate,
    )


def _in_both_languages(specimen: Specimen) -> dict[str, list[str]]:
    """Return the scope as the other language of the paper has it, alone and beside the main one."""
    scope, second = specimen.content.scope, specimen.content.scope_second
    if not scope or not second:
        return {}
    return {"scope": [second, f"{scope} {second}", f"{second} {scope}"]}


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the fields. `silent` are those of the wrong ones that are given as sure."""

    right: int = 0
    open: int = 0
    wrong: int = 0
    silent: int = 0
    stated: int = 0

    @property
    def scored(self) -> int:
        """Fields that were stated or read."""
        return self.right + self.open + self.wrong

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall: a wrong value of a stated field costs in both."""
        missed = self.stated - self.right
        total = 2 * self.right + self.wrong + missed
        return 2 * self.right / total if total else None


def count(verdicts: Iterable[FieldVerdict]) -> Counts:
    """Count verdicts."""
    listed = list(verdicts)
    wrong = sum(one.verdict in {Verdict.FLAGGED, Verdict.SILENT} for one in listed)
    return Counts(
        right=sum(one.verdict is Verdict.RIGHT for one in listed),
        open=sum(one.verdict is Verdict.OPEN for one in listed),
        wrong=wrong,
        silent=sum(one.verdict is Verdict.SILENT for one in listed),
        stated=sum(one.stated for one in listed),
    )


def tagged(papers: Iterable[ReadPaper]) -> Iterator[tuple[str, FieldVerdict]]:
    """Yield every verdict under each tag of its paper, and under its field."""
    for paper in papers:
        for verdict in paper.verdicts:
            yield f"field {verdict.field}", verdict
            for tag in paper.tags:
                yield tag, verdict
