"""What was read: a box for every field, and the pictures of the pages with the places of the fields."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape

from assistant.verification.certificate import Certificate, Field
from assistant.verification.read_date import ReadDate
from ui.check import texts
from ui.check.desk import readings, shown
from ui.check.html import fold, words, words_of_lines

_LONG = frozenset({"scope", "holder_address", "sites", "exclusions"})
_LONGEST_NOTE = 200
_MOST_ROWS = 8
_LETTERS_A_ROW = 60


def pages(pictures: Mapping[str, tuple[bytes, ...]]) -> str:
    """Return the pictures of the pages, one below the other; the page's script draws the places on them."""
    shown_pages = [
        f'<figure class="cc-page" data-file="{escape(name)}" data-page="{number}">'
        f'<img alt="{words(texts.PAGE_OF.format(name=name, number=number))}" '
        f'src="data:image/png;base64,{base64.b64encode(picture).decode()}">'
        f"<figcaption>{words(texts.PAGE_OF.format(name=name, number=number))}</figcaption></figure>"
        for name, listed in pictures.items()
        for number, picture in enumerate(listed, 1)
    ]
    if not shown_pages:
        return ""
    # A region that scrolls can be reached and scrolled with the keyboard.
    return (
        f'<div class="cc-pages" role="region" tabindex="0" aria-label="{words(texts.PAPER)}">'
        f"{''.join(shown_pages)}</div>"
    )


def fields(certificate: Certificate, number: int) -> str:
    """Return the fields of a certificate, given with its number from 0, as boxes to correct."""
    names = [
        name
        for name in texts.FIELDS
        if name in texts.ALWAYS_SHOWN or (name != "language" and getattr(certificate, name) is not None)
    ]
    rows = "".join(_row(certificate, name, number) for name in names)
    hint = f'<p class="cc-hint">{words(texts.CORRECT_ME)}</p>'
    return (
        '<section class="cc-read">'
        + fold(texts.WHAT_WAS_READ, f'{hint}<div class="cc-fields">{rows}</div>', opened=True, level=3)
        + "</section>"
    )


def key_of(name: str, number: int) -> str:
    """Return the id of the box of a field."""
    return f"cc-{number}-{name}"


def place_of(certificate: Certificate, name: str) -> str:
    """Return where a field stands on a picture as attributes, empty where it is not known."""
    field = getattr(certificate, name)
    if field is None or field.where is None or field.where.box is None:
        return ""
    where = field.where
    box = ",".join(
        f"{share:.4f}" for share in (where.box.left, where.box.top, where.box.right, where.box.bottom)
    )
    return f' data-file="{escape(where.file)}" data-page="{where.page or 1}" data-box="{box}"'


def see(place: str, name: str) -> str:
    """Return the button that shows a place; `place` is what `place_of` gave."""
    label = words(texts.SEE_FIELD.format(field=texts.FIELDS[name]))
    return (
        f'<button type="button" class="cc-see"{place} aria-label="{label}">{words(texts.SHOW)}</button>'
        if place
        else ""
    )


def _row(certificate: Certificate, name: str, number: int) -> str:
    field = getattr(certificate, name)
    text = shown(certificate, name)
    key = key_of(name, number)
    place = place_of(certificate, name)
    remark = _remarks(field, text, asked=bool(readings(certificate, name)))
    extra = _answers(certificate, name, key)
    described = f' aria-describedby="{key}-note"' if remark else ""
    return (
        f'<div class="cc-field cc-{_state(field)}"{place}>'
        f'<label for="{key}">{words(texts.FIELDS[name])}</label>{see(place, name)}'
        f'<textarea id="{key}" data-certificate="{number}" data-field="{name}" rows="{_rows(name, text)}" '
        f'dir="auto" placeholder="{words(texts.NOT_STATED)}" autocomplete="off" spellcheck="false"{described}>'
        # A parser drops a line break that directly follows the tag.
        f"\n{words_of_lines(text)}</textarea>"
        + (f'<p class="cc-notes" id="{key}-note">{remark}</p>' if remark else "")
        + f"{extra}</div>"
    )


def _state(field: Field[ReadDate] | None) -> str:
    if field is None:
        return "missing"
    if field.corrected:
        return "yours"
    return "sure" if field.sure and not getattr(field.value, "ambiguous", False) else "unsure"


def _remarks(field: Field[ReadDate] | None, text: str, *, asked: bool) -> str:
    if field is None:
        return ""
    notes = []
    if field.corrected:
        notes.append(texts.YOURS)
    elif not field.sure:
        notes.append(texts.UNSURE)
    if asked:
        notes.append(texts.TWO_WAYS)
    if field.raw and not field.corrected and _letters(field.raw) != _letters(text):
        notes.append(texts.READ_AT.format(raw=" ".join(field.raw.split())[:_LONGEST_NOTE]))
    if field.others:
        others = ", ".join(str(other) for other in field.others)
        notes.append(texts.ALSO.format(others=others[:_LONGEST_NOTE]))
    return " ".join(f'<span class="cc-note">{words(note)}</span>' for note in notes)


def _answers(certificate: Certificate, name: str, key: str) -> str:
    """Return what the buyer can answer with one press: which date is meant, or that the words are right."""
    field = getattr(certificate, name)
    buttons = "".join(
        f'<button type="button" class="cc-button cc-choose" data-for="{key}" data-value="{escape(one)}">'
        f"{words(ReadDate.parse(one))}</button>"
        for one in readings(certificate, name)
    )
    if buttons:
        return f'<div class="cc-answers">{buttons}</div>'
    if field is None or field.sure:
        return ""
    return f'<label class="cc-right"><input type="checkbox" data-for="{key}">{words(texts.IS_RIGHT)}</label>'


def _rows(name: str, text: str) -> int:
    if name not in _LONG and "\n" not in text:
        return 1
    return min(_MOST_ROWS, max(1 + text.count("\n"), len(text) // _LETTERS_A_ROW + 1))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
