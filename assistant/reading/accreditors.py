"""Who accredited the issuer: by a label or a sentence that says so, else by known names anywhere.

What stands beside such a label is taken only where it looks like an accreditation body: known in the registers,
with a word of accreditation in its name, or in letters and place as clear as a label with its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.body_names import (
    ASSOCIATIONS,
    NOT_A_NAME,
    accreditor_in,
    certifier_in,
    in_a_code,
    in_web_address,
    is_fragment,
    is_person,
)
from assistant.reading.companies import clean_name
from assistant.reading.evidence import Candidate, of_cell
from assistant.reading.labels import Kind, Label, is_label
from assistant.reading.layout import Cell
from assistant.reading.paper import ABOVE, BELOW, RIGHT, Answer, Paper
from assistant.reading.squash import is_cjk, squashed
from knowledge.registers import How, IdentifierReading, Mention, find_body
from knowledge.registers import Kind as Named

_LABELLED, _KNOWN, _SEVERAL, _LIKELY, _UNKNOWN = 0.95, 0.88, 0.66, 0.6, 0.72
_SAID, _UNLIKELY = 0.82, 3
"""How sure, and the rank after every other one, of an association that a label calls the accreditation body."""
_ABOVE_LABEL = 0.82
"""A known name over a label that has nothing after it: a form whose labels stand below their values."""
_ACCREDITS = re.compile(
    r"accr[ée]dit|akk?redi|akredyt|acredita|认可|認可|認定|인정|standards|normali[sz]|metrolog", re.IGNORECASE
)
"""Words in the names of accreditation bodies."""
_ACCREDITING = re.compile(
    r"\b(?P<name>(?:[A-Z][\w&.'-]{0,30} ){0,5}(?:Accreditation|Akkreditierung\w{0,12}|Accr[ée]ditation"
    r"|Acreditaci[óo]n|Accreditamento|Akreditasyon) (?:Service|Services|Board|Body|Bureau|Council|Forum"
    r"|Center|Centre|Authority|Agency|Institute|Committee|Commission|Foundation|Cooperation"
    r"|Kurumu)s?(?: (?:of|for|to|in) (?:the )?[A-Z]\w{1,30}(?: [A-Z]\w{1,30}){0,3}| [A-Z]\w{1,30})?)",
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}(?: ?\([A-Z]{2,3}\))?$")
_SHORT_NAME = re.compile(r"[A-Z][A-Za-z]{2,9}(?: ?\([A-Z]{2,3}\))?$")
_NAME_END = re.compile(
    r"[,;:|。；，]|\. |\.$|\s(?:under|with|for|in|to|no|nr|n°|unter|sous|con|reg|registration"
    r"|accreditation (?:no|number)|according|as|and|which|nach|für|para|per|voor|according)\b",
    re.IGNORECASE,
)
_PREFIX_OF_A_NUMBER = re.compile(r"[A-Za-z]{3,8}(?=[ -])")
_LONGEST = 90


def accreditors(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield the accreditation bodies that a paper names; rank 0 by a label, 1 by a known name, 2 else."""
    yield from _labelled(paper)
    yield from _known(paper)
    yield from _unknown(paper)


def _candidate(cell: Cell, name: str, sure: float, rank: int) -> Candidate[str]:
    return Candidate(
        value=name, raw=name, where=cell.where, confidence=of_cell(cell, sure), key=squashed(name), rank=rank
    )


def _labelled(paper: Paper) -> Iterator[Candidate[str]]:
    for label in paper.of_kind(Kind.ACCREDITOR):
        if _part_of_name(paper, label):
            continue
        for answer in _answers(paper, label):
            text = answer.text if answer.cell is not label.cell else answer.cell.text[answer.start :]
            name = _name(paper, answer.cell, text)
            if name is None or is_person(text) or is_fragment(name):
                continue
            if squashed(name) in ASSOCIATIONS:
                if answer.quality >= BELOW:
                    yield _candidate(answer.cell, name, _SAID * label.certainty, _UNLIKELY)
                    break
                continue
            known = accreditor_in(paper, answer.cell, answer.start, max(len(name), 4))
            if not known and not _believable(paper, answer, name):
                continue
            quality = min(_LABELLED, answer.quality)
            if known and answer.quality == ABOVE:
                quality = _ABOVE_LABEL
            elif not known and answer.quality < RIGHT:
                quality = min(_UNKNOWN, quality)
            yield _candidate(answer.cell, name, quality * label.certainty, 0)
            break


def _answers(paper: Paper, label: Label) -> Iterator[Answer]:
    """Yield the places of a value; first the cell beside the label where a known accreditor starts it.

    Some names hold the words of a label ("Raad voor Accreditatie") and would else be passed over as one.
    """
    right = paper.sheet.right_of(label.cell)
    if right is not None and not paper.rest(label).text and accreditor_in(paper, right, 0, 4):
        yield Answer(right, 0, right.text, RIGHT)
    yield from paper.answers(label, upwards=True)


def _part_of_name(paper: Paper, label: Label) -> bool:
    """Say whether the words of a label stand inside the name of a known accreditation body."""
    start = label.cell.start
    return any(
        mention.kind is Named.ACCREDITATION_BODY
        and mention.how is not How.CLOSE
        and mention.start - start <= label.start
        and mention.end - start >= label.end
        for mention in paper.mentions_in(label.cell)
    )


def _believable(paper: Paper, answer: Answer, name: str) -> bool:
    """Say whether a name that no register knows may be an accreditation body's."""
    if certifier_in(paper, answer.cell, answer.start, len(name)):
        return False
    if _ACCREDITS.search(name):
        return True
    if answer.quality < BELOW:
        return False
    short = bool(_SHORT_NAME.match(name) or _ACRONYM.match(name))
    return short or (answer.quality >= RIGHT and (" " in name or is_cjk(name[0])))


def _known(paper: Paper) -> Iterator[Candidate[str]]:
    found: dict[str, tuple[Cell, str, bool]] = {}
    for cell, mention in paper.mentions:
        if isinstance(mention.reading, IdentifierReading):
            acronym = _named_in_number(paper, mention)
            if acronym:
                found.setdefault(acronym, (cell, acronym, True))
            continue
        if mention.kind not in {Named.ACCREDITATION_BODY, Named.NOT_RECOGNISED_ACCREDITOR}:
            continue
        at, end = mention.start - cell.start, mention.end - cell.start
        if mention.how is How.CLOSE or end > len(cell.text) or (len(mention.text) <= 2 and len(cell.text) > 4):
            continue
        if in_web_address(cell.text, at, end) or _of_legal_form(cell, mention) or in_a_code(cell.text, at, end):
            continue
        recognised = mention.kind is Named.ACCREDITATION_BODY
        acronym = getattr(mention.row, "acronym", mention.matched)
        found.setdefault(acronym, (cell, mention.text, recognised))
    sure = _KNOWN if len(found) == 1 else _SEVERAL
    for cell, name, recognised in found.values():
        yield _candidate(cell, " ".join(name.split()), sure if recognised else _LIKELY, 1)


def _named_in_number(paper: Paper, mention: Mention) -> str:
    """Return the acronym of an accreditation body at the start of one of its numbers: "CNAS C002-M"."""
    prefix = _PREFIX_OF_A_NUMBER.match(mention.text)
    if prefix is None:
        return ""
    matches = find_body(paper.registers, prefix[0], kind=Named.ACCREDITATION_BODY, limit=1)
    return prefix[0] if matches and matches[0].how is How.ACRONYM else ""


def _unknown(paper: Paper) -> Iterator[Candidate[str]]:
    for cell in paper.cells:
        found = _ACCREDITING.search(cell.text)
        if (
            found
            and squashed(found["name"]) not in ASSOCIATIONS
            and "International Accreditation Forum" not in cell.text
        ):
            yield _candidate(cell, found["name"].strip(), _LIKELY, 2)
        elif _ACRONYM.fullmatch(cell.text) and squashed(cell.text) not in ASSOCIATIONS:
            below = next((one for one in paper.sheet.below(cell) if one), None)
            if (
                below is not None
                and squashed(below.text).startswith(("accreditation", "accredited", "akkredit"))
                and len(below.text) < 40
            ):
                yield _candidate(cell, cell.text, _LIKELY, 2)


def _name(paper: Paper, cell: Cell, text: str) -> str | None:
    """Return the accreditor named at the start of a text; its acronym where it stands in brackets after it."""
    text = text.strip(" :,.;-–\"'“”")
    text = re.sub(r"^(?:the|die|der|le|la|el|il|de|l')\s{1,4}(?=\w)", "", text, flags=re.IGNORECASE)
    for mention in paper.mentions_in(cell):
        if mention.kind in {Named.ACCREDITATION_BODY, Named.NOT_RECOGNISED_ACCREDITOR}:
            at = cell.text.find(text[:12]) if text else -1
            if at >= 0 and 0 <= mention.start - cell.start - at <= 3 and mention.how is not How.CLOSE:
                bracket = re.match(r"\s?[(（]([A-Z][A-Za-z-]{1,9})[)）]", cell.text[mention.end - cell.start :])
                return " ".join(mention.text.split()) + (f" ({bracket[1]})" if bracket else "")
    cut = _NAME_END.search(text)
    name = clean_name(text[: cut.start()] if cut else text)
    starts = bool(name) and (name[0].isupper() or is_cjk(name[0]))
    if not starts or len(name) > _LONGEST or is_label(squashed(name)) or NOT_A_NAME.search(name):
        return None
    return name


def _of_legal_form(cell: Cell, mention: Mention) -> bool:
    """Say whether letters that look like an acronym end a company's name: "Exemple SAS", "Esempio SA"."""
    at = mention.start - cell.start
    return mention.text in {"SAS", "SA", "AA", "LA", "EAS", "ECA"} and bool(cell.text[:at].strip())
