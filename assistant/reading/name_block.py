"""A company's name on the paper and the lines of its address: where the one ends and the other begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.reading.addresses import REMARK, lines_under, mostly_cjk
from assistant.reading.companies import (
    clean_name,
    goes_on_as_sentence,
    has_legal_form,
    looks_like_address,
    may_be_place,
    split_name,
)
from assistant.reading.evidence import of_cell
from assistant.reading.labels import Kind, is_label
from assistant.reading.layout import Cell
from assistant.reading.paper import Answer, Paper
from assistant.reading.squash import squashed

_NO_FORM = 0.84
LONGEST_NAME = 150
"""Characters of a name."""
LEAD = re.compile(
    r"^(?:the (?:company|organi[sz]ation|firm|manufacturer|management system|quality management system"
    r"|environmental management system|following organi[sz]ation|quality system)(?: of)?|das unternehmen"
    r"|die firma|der hersteller|die organisation|la société|l[’']entreprise|l[’']organisme|la empresa"
    r"|la organización|l[’']organizzazione|l[’']azienda|la società|a empresa|a organização|de organisatie"
    r"|het bedrijf|organizacja|firma|of|que|dass|che|m/s\.?|messrs\.?|:)\s{1,4}",
    re.IGNORECASE,
)
"""Words that lead to a name and are none of it."""
_CUT = re.compile(
    r"[,;]?\s{1,4}(?:located (?:at|in)|situated (?:at|in)|with (?:its )?(?:registered )?(?:office|address"
    r"|headquarters|seat)|having its|whose (?:registered )?(?:office|address)|mit sitz in|con sede"
    r"|con domicilio|com sede|dont le siège|sise?\b|situ[ée]e?|gevestigd|z siedzibą|ubicada en|domiciled"
    r"|of the following address|based (?:in|at))\s{0,4}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s{0,4}\((?:hereinafter|hereafter|the “|the \"|im folgenden|ci-après)[^)]{0,80}\)$"
    r"|\s{1,4}(?:and|und|et|y|e|ha"
    r"|has|hat|a|is|for|für|the|das|ein|un|en|w|die|der|di)\s{0,4}$|\s{0,4}[,;:–-]\s{0,4}$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"^(?:(?:des|der|die|das|la|le|el|the)\s)?(?:Unternehmens?|Firma|entreprise|empresa|azienda|impresa)\s(?=\S)",
    re.IGNORECASE,
)
"""The end of the sentence before the name: "… des Unternehmens Example GmbH"."""


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """A name with the lines that follow it."""

    cell: Cell
    name: str
    address: str
    confidence: float
    rank: int
    raw: str
    address_cell: Cell | None


def block_at(  # noqa: C901 - the cases of where a name ends
    paper: Paper, answer: Answer, rank: int, quality: float, *, follow: bool = True
) -> Block | None:
    """Return the name at an answer and the address lines under it."""
    text, cell = LEAD.sub("", answer.text + " ").strip(), answer.cell
    stop = next(
        (
            label
            for label in paper.labels[cell.order]
            if label.start > answer.start and label.kind is Kind.AFTER_HOLDER
        ),
        None,
    )
    if stop is not None and stop.start < answer.start + len(answer.text):
        text = cell.text[answer.start : stop.start]
        follow = False
    text = text.strip(' \t,;:："“”«»')
    lines: list[Cell] = list(lines_under(paper, cell)) if follow else []
    located = _CUT.search(text)
    if located:
        name, rest = clean_name(text[: located.start()]), text[located.end() :]
    else:
        name, rest = split_name(text)
        if goes_on_as_sentence(rest) or not (looks_like_address(rest) or may_be_place(rest)):
            rest = ""
    raw = name
    if not rest:
        name, used = with_next_lines(name, lines)
        lines = lines[used:]
        raw = name
    name = _name_alone(name)
    if not may_be_name(paper, cell, name):
        return None
    kept = [rest] if rest else []
    first = cell if rest else None
    for line in lines:
        line_text = line.text
        if not (looks_like_address(line_text) or may_be_place(line_text)) or REMARK.match(line_text):
            break
        if not kept and not looks_like_address(line_text) and has_legal_form(line_text):
            break
        first = first or line
        kept.append(line_text.strip(" ,;"))
    tail = (
        _before_sentence(paper, lines[-1] if lines else cell)
        if follow and len(kept) in {0, len(lines)}
        else None
    )
    if tail is not None:
        first = first or tail[0]
        kept.append(tail[1])
    address = _address_alone(kept)
    form = has_legal_form(name)
    sure = quality if form else min(quality, _NO_FORM if rank == 0 or len(name) < 80 else 0.6)
    if not form and rank == 1 and not mostly_cjk(name) and " " not in name:
        sure = min(sure, 0.7)
    return Block(cell, name, address, of_cell(cell, sure), rank, raw, first)


def _name_alone(name: str) -> str:
    """Return a name without what leads to it or follows it."""
    alone = clean_name(_TAIL.sub("", name))
    return _CALLED.sub("", alone) if has_legal_form(alone) else alone


def _address_alone(parts: list[str]) -> str:
    """Return an address of its lines; empty where they are the name once more, in its other script."""
    address = ", ".join(parts)
    if has_legal_form(address) and not any(map(str.isdigit, address)):
        return ""
    short = not looks_like_address(address) and len(parts) == 1 and len(squashed(address)) < 5
    return "" if short else address


def _before_sentence(paper: Paper, cell: Cell) -> tuple[Cell, str] | None:
    """Return the end of an address in a line in which the sentence goes on: "… Oregon, has implemented"."""
    under = next(iter(paper.sheet.below(cell)), None)
    labels = paper.labels[under.order] if under is not None else []
    if under is None or not labels or labels[0].kind is not Kind.AFTER_HOLDER or labels[0].start < 6:
        return None
    text = under.text[: labels[0].start].strip(" ,;")
    return (under, text) if looks_like_address(text) else None


def with_next_lines(name: str, lines: list[Cell]) -> tuple[str, int]:
    """Join a name that runs over lines; drop a logo's word that the name repeats."""
    used = 0
    joining = bool(re.search(r"(?:\b(?:and|und|et|&|y|e|co\.?,?)|[&-])$", name, re.IGNORECASE))
    while used < min(len(lines), 3) and not (has_legal_form(name) and not joining):
        following = lines[used].text.strip()
        key, ahead = squashed(name), squashed(following)
        if ahead.startswith(key) and has_legal_form(following):
            name, rest = split_name(following)
            used += 1
            return (name, used) if not rest else (following, used)
        repeats = any(
            squashed(line.text).startswith(key[:4]) and has_legal_form(line.text)
            for line in lines[used + 1 : used + 3]
        )
        if len(key) <= 8 and repeats:
            name, used = name + following, used + 1
            continue
        if (
            not has_legal_form(following)
            or len(following) > LONGEST_NAME
            or (looks_like_address(following) and not joining)
        ):
            break
        part, rest = split_name(following)
        if rest and not has_legal_form(part):
            break
        glue = "" if mostly_cjk(name) else " "
        name, used = f"{name}{glue}{part}", used + 1
        joining = bool(re.search(r"(?:\b(?:and|und|et|&|y|e|co\.?,?)|[&-])$", name, re.IGNORECASE))
        if rest:
            break
    if not has_legal_form(name) and used and len(squashed(name)) <= 8:
        return name, 0
    return name, used


def may_be_name(paper: Paper, cell: Cell, name: str) -> bool:
    """Say whether words may be a name: letters, not too many, no address and no label."""
    letters = sum(c.isalpha() for c in name)
    if not letters >= 2 or len(name) > LONGEST_NAME or letters * 2 < len(name.replace(" ", "")):
        return False
    if not has_legal_form(name) and (name[0].islower() or len(name.split()) > 12 or looks_like_address(name)):
        return False
    key = squashed(name)
    headings = paper.labels[cell.order]
    whole = any(label.start == 0 and label.end >= len(cell.text.rstrip(" :：")) for label in headings)
    return bool(key) and not whole and not is_label(key)
