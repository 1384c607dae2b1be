"""The sites that a certificate lists, one a line, numbered, in several lines each, or joined by marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reading.addresses import (
    NUMBERED,
    SAME_AS_ABOVE,
    join_lines,
    lines_under,
    mostly_cjk,
    whole_place,
)
from assistant.reading.companies import has_legal_form, looks_like_address
from assistant.reading.evidence import of_cell
from assistant.reading.labels import Kind, Label
from assistant.reading.layout import Cell
from assistant.reading.paper import SAME_CELL, Answer, Paper
from assistant.reading.squash import squashed
from assistant.verification.certificate import Field

_ONE, _CLEAR_LIST, _LIST, _NO_ADDRESS = 0.88, 0.9, 0.7, 0.6
_MOST_SITES, _MOST_LINES = 40, 60
_SHORTEST = 6
_PLURALS = (
    "sites sitios locations standorte standorten siti sedi emplazamientos locais locaties vestigingen"
    " lokalizacje branches facilities premises details centros unitaoperative unitalocali subeler tesisler"
    " filiais zaklady oddzialy werke usines serealizanen"
).split()
_CODE = re.compile(r"(?=[^\d]{0,12}\d)[A-Za-z0-9./-]{4,40}")
_ONLY_A_NUMBER = re.compile(r"\(?\d{1,2}[.)]?")
_POSTCODE = re.compile(
    r"(?<!no\. )(?<!no\.)(?<!nr\. )"
    r"\b(?:[A-Z]{1,2}-)?(?:\d{5,6}|\d{4}(?! ?(?:road|street|rd|st|av))|\d{2}-\d{3})\b"
    r"|\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b\d{3} \d{2}\b",
    re.IGNORECASE,
)
_CHINESE_START = re.compile(
    r"^(?:中国|中华人民共和国|[^\s\d]{2,8}?(?:省|市|自治区|特别行政区|县|縣)|[^\s\d]{2,4}?[都道府県])"
)
_SEMICOLON = re.compile(r"[；;]")
_CHINESE_MARKS = (r"[；;]", r"[、/]")


@dataclass(frozen=True, slots=True)
class _Items:
    """The places of one list. `clear`: where each begins and ends is beyond doubt."""

    items: list[tuple[str, Cell]]
    clear: bool


def site_list(paper: Paper, address: str) -> Field[tuple[str, ...]] | None:
    """Return every address in the printed list of sites, the main one included, in the paper's order.

    A single place that is also the holder's address is no list.
    """
    found: dict[str, tuple[str, Cell, float]] = {}
    listed = False
    answered: set[int] = set()
    for label in paper.of_kind(Kind.SITE):
        for answer in paper.answers(label):
            if answer.cell.order in answered:
                break  # the label in a second language
            answered.add(answer.cell.order)
            several = _is_plural(label) or bool(
                NUMBERED.match(answer.text) or _ONLY_A_NUMBER.fullmatch(answer.text)
            )
            places = _places(paper, answer) if several else _one_place(paper, answer)
            listed |= several
            for text, cell in places.items:
                key = squashed(text)
                if not _may_be_place(paper, text, cell):
                    continue
                quality = (_CLEAR_LIST if places.clear else _LIST) if several else _ONE
                if not looks_like_address(text):
                    quality = min(quality, _NO_ADDRESS)
                found.setdefault(
                    key, (text, cell, of_cell(cell, min(quality, answer.quality) * label.certainty))
                )
            break
    kept = list(found.values())[:_MOST_SITES]
    if not kept or (len(kept) == 1 and not listed and address and squashed(kept[0][0]) == squashed(address)):
        return None
    sure = min(one[2] for one in kept)
    if len(kept) > 1 and len({mostly_cjk(text) for text, _, _ in kept}) > 1:
        sure = min(sure, _LIST)  # the same places in a second language, or not
    return Field(
        value=tuple(text for text, _, _ in kept),
        raw="; ".join(text for text, _, _ in kept),
        where=kept[0][1].where,
        confidence=round(sure, 3),
    )


def _may_be_place(paper: Paper, text: str, cell: Cell) -> bool:
    return (
        len(squashed(text)) >= _SHORTEST
        and not SAME_AS_ABOVE.search(text)
        and not paper.dates.get(cell.order)
        and any(map(str.isalpha, text))
    )


def _is_plural(label: Label) -> bool:
    key = label.word.key
    if label.word.language == "zh":
        return "多" in key or "覆盖" in key or "其他" in key or key.endswith("场所")
    return any(word in key for word in _PLURALS)


def _one_place(paper: Paper, answer: Answer) -> _Items:
    text, cell = whole_place(paper, answer)
    return _Items([(_without_number(text), cell)], clear=True)


def _places(paper: Paper, answer: Answer) -> _Items:
    """Return the places of a list: by numbers, else by marks, else a line each, else by their postal codes."""
    lines = [(answer.text, answer.cell), *_further_lines(paper, answer)]
    sure_heading = True
    if len(lines) > 1 and looks_like_address(lines[1][0]) and _is_heading(lines[0][0]):
        sure_heading = answer.quality == SAME_CELL
        lines = lines[1:]
    complete = sure_heading and not _runs_over(paper, lines[-1][1])
    if any(NUMBERED.match(text) for text, _ in lines):
        starts = [bool(NUMBERED.match(text)) for text, _ in lines]
        return _Items(_grouped(lines, starts), clear=complete and starts[0])
    if sure_heading and any(_SEMICOLON.search(text) for text, _ in lines):
        whole = ("" if mostly_cjk(answer.text) else " ").join(
            [answer.cell.text[answer.start :].strip(), *(text.strip() for text, _ in lines[1:])]
        )
        lines = [(whole, lines[0][1])]  # an address may be wrapped between two semicolons
    split = [(part, cell) for text, cell in lines for part in _parted(text)]
    if len(split) > len(lines):
        return _Items(split, clear=complete and all(looks_like_address(part) for part, _ in split))
    if all(mostly_cjk(text) for text, _ in lines):
        starts = [bool(_CHINESE_START.match(text)) for text, _ in lines]
        return _Items(_grouped(lines, starts), clear=complete and starts[0])
    if any(has_legal_form(text) and not looks_like_address(text) for text, _ in lines):
        starts = [has_legal_form(text) for text, _ in lines]
        return _Items(_grouped(lines, starts), clear=False)
    starts, every = _starts_by_postcode([text for text, _ in lines])
    return _Items(_grouped(lines, starts), clear=complete and every)


def _is_heading(text: str) -> bool:
    """Say whether a line over a list is no place: the label again in another language."""
    return not (looks_like_address(text) or has_legal_form(text) or any(map(str.isdigit, text)))


def _further_lines(paper: Paper, answer: Answer) -> Iterator[tuple[str, Cell]]:
    """Yield the lines under the first one; a number in a cell of its own is set before its line."""
    first = answer.cell
    beside = paper.sheet.right_of(first)
    if _ONLY_A_NUMBER.fullmatch(answer.text) and beside is not None:
        yield beside.text, beside
        for line in lines_under(paper, beside, most=_MOST_LINES):
            left = paper.sheet.left_of(line)
            number = left is not None and _ONLY_A_NUMBER.fullmatch(left.text)
            yield (
                (f"{left.text.strip('.)( ')}. {line.text}" if left is not None and number else line.text),
                line,
            )
        return
    for line in lines_under(paper, first, most=_MOST_LINES):
        if _CODE.fullmatch(line.text):
            return
        if not (looks_like_address(line.text) or len(line.text.split()) <= 8 or has_legal_form(line.text)):
            return
        yield line.text, line


def _runs_over(paper: Paper, last: Cell) -> bool:
    """Say whether a list ends with its page while another page follows, and so may go on there."""
    page = paper.sheet.rows[last.row].page
    after = next((row for row in paper.sheet.rows[last.row + 1 :] if row.cells), None)
    return after is not None and after.page != page


def _parted(text: str) -> list[str]:
    """Return the addresses that stand in one line, joined by semicolons or by Chinese marks."""
    text = text.strip(" ,;")
    for mark in _CHINESE_MARKS if mostly_cjk(text) else (_CHINESE_MARKS[0],):
        parts = [part.strip() for part in re.split(mark, text) if part.strip()]
        if len(parts) > 1 and all(looks_like_address(part) for part in parts):
            return parts
    return [text]


def _starts_by_postcode(texts: list[str]) -> tuple[list[bool], bool]:
    """Return which lines begin a place, told by postal codes, and whether each place has exactly one."""
    codes = [len(_POSTCODE.findall(text)) for text in texts]
    starts: list[bool] = []
    had, every = 0, True
    for text, count in zip(texts, codes, strict=True):
        begins = not starts or (had > 0 and (count > 0 or any(map(str.isdigit, text))))
        every &= not (begins and starts and had != 1)
        had = count if begins else had + count
        starts.append(begins)
    return starts, every and had == 1


def _grouped(lines: list[tuple[str, Cell]], starts: list[bool]) -> list[tuple[str, Cell]]:
    """Join the lines from each start to the next one."""
    groups: list[tuple[list[str], Cell]] = []
    for (text, cell), begins in zip(lines, starts, strict=True):
        if begins or not groups:
            groups.append(([], cell))
        groups[-1][0].append(text.strip(" ,;"))
    return [(_without_number(join_lines(parts)), cell) for parts, cell in groups]


def _without_number(text: str) -> str:
    return " ".join(NUMBERED.sub("", text).split()).strip(" ,;，；、")
