"""Where papers are read and checked for the page. No gradio: what comes in, what is kept, what goes out.

Files come from the browser inside the request and are read in memory: none is ever written to disk. What a tab
keeps between two checks is the last report, without the files and the pictures of their pages.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.checking.check import Paper, Unread, read_paper
from assistant.checking.papers import told_apart
from assistant.errors import BadInputError
from assistant.reading.files import apart
from assistant.verification.certificate import DATE_FIELDS, LIST_FIELDS, Certificate
from assistant.verification.context import Context, Designer, RegisterAnswer, Role
from assistant.verification.read_date import ReadDate
from assistant.verification.report import Report
from ui.check import texts

if TYPE_CHECKING:
    from assistant.reading.document import Document

_OR = " / "
"""Between two readings of one date in a list of dates."""


class WrongFieldError(BadInputError):
    """What the buyer typed into a field cannot be used. `field` and `certificate` (from 0) say where."""

    def __init__(self, message: str, *, field: str, certificate: int) -> None:
        """Remember where it stands."""
        super().__init__(message)
        self.field = field
        self.certificate = certificate


def given(sent: str, pasted: str) -> tuple[Paper, ...]:
    """Return the papers of a check, their names told apart: the files that the browser sent, and pasted words.

    Raises:
        BadInputError: too many, too large, too long, or not whole.
    """
    papers = received(sent)
    if len(pasted) > texts.LONGEST_PASTE:
        raise BadInputError(texts.LONG_PASTE)
    return told_apart((*papers, Paper.pasted(pasted))) if pasted.strip() else papers


def received(sent: str) -> tuple[Paper, ...]:
    """Return the files that the browser sent: a JSON list of names and contents in base64, empty for none.

    Raises:
        BadInputError: too many, too large, or not whole.
    """
    try:
        listed = json.loads(sent or "[]")
        names = apart(str(one["name"]) for one in listed)
        contents = [base64.b64decode(one["base64"], validate=True) for one in listed]
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error) as error:
        raise BadInputError(texts.NOT_RECEIVED) from error
    if len(contents) > texts.MOST_FILES:
        raise BadInputError(texts.TOO_MANY_FILES)
    for name, content in zip(names, contents, strict=True):
        if len(content) > texts.LARGEST_FILE:
            raise BadInputError(texts.TOO_LARGE.format(name=name))
    if sum(map(len, contents)) > texts.LARGEST_TOGETHER:
        raise BadInputError(texts.TOO_LARGE_TOGETHER)
    return tuple(Paper(name=name, content=content) for name, content in zip(names, contents, strict=True))


def read(paper: Paper) -> Document | Unread:
    """Read a paper, with pictures of its pages. See `assistant.checking.check.read_paper`."""
    return read_paper(paper, pictures=True)


def check(certificates: Sequence[Certificate], context: Context, on: dt.date) -> Report:
    """Check certificates in a context on a day."""
    from assistant.verification.verify import verify

    return verify(certificates, on=on, context=context)


def correct(report: Report, typed: str) -> tuple[Certificate, ...]:
    """Return the certificates of a report with what the buyer typed.

    Args:
        report: the last check.
        typed: as the page's script gives it, a JSON list with an object for each certificate: `fields` holds
            the texts of its fields, `right` the names of those that the buyer confirmed. Only a text that
            differs from what the page showed is a correction.

    Raises:
        WrongFieldError: a date that cannot be read.
    """
    changes = json.loads(typed or "[]")
    certificates = [checked.certificate for checked in report.certificates]
    for number, change in enumerate(changes[: len(certificates)]):
        certificates[number] = _corrected(certificates[number], change or {}, number)
    return tuple(certificates)


def _corrected(certificate: Certificate, change: Mapping[str, Any], number: int) -> Certificate:
    right = set(change.get("right", ()))
    for name, text in change.get("fields", {}).items():
        if name not in texts.FIELDS:
            continue
        before = getattr(certificate, name)
        if _lines(str(text)) == _lines(shown(certificate, name)):
            if name in right and before is not None:
                certificate = replace(certificate, **{name: replace(before, corrected=True)})
            continue
        try:
            certificate = certificate.corrected({name: _typed(name, str(text))})
        except ValueError as error:
            message = texts.BAD_DATE.format(field=texts.FIELDS[name], value=str(text).strip()[:40])
            raise WrongFieldError(message, field=name, certificate=number) from error
        after = getattr(certificate, name)
        if after is not None and before is not None:
            # The words are the buyer's; where they stand on the paper is still worth showing.
            certificate = replace(certificate, **{name: replace(after, where=before.where)})
    return certificate


def _typed(name: str, text: str) -> Any:
    """Return a text of the page as `Certificate.corrected` takes it."""
    lines = _lines(text)
    if name in DATE_FIELDS:
        return lines[0] if len(lines) == 1 else lines
    if name == "surveillance":
        return [line.split(_OR) for line in lines]
    return lines if name in LIST_FIELDS else text.strip()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def shown(certificate: Certificate, name: str) -> str:
    """Return the text of a field as the page shows it: lists one a line, two readings of a date too."""
    field = getattr(certificate, name)
    if field is None:
        return ""
    value = field.to_json()["value"]
    if isinstance(value, list):
        return "\n".join(_OR.join(one) if isinstance(one, list) else str(one) for one in value)
    return str(value)


def readings(certificate: Certificate, name: str) -> tuple[str, ...]:
    """Return the readings of a date that can be read in several ways, as ISO 8601; none for any other field."""
    field = getattr(certificate, name)
    if field is None or not isinstance(field.value, ReadDate) or not field.value.ambiguous:
        return ()
    return tuple(field.value.to_json())


def context_of(  # noqa: PLR0913, PLR0917 - the fields of the page
    product: str, market: str, supplier: str, factory: str, role: str, designer: str, register: str
) -> Context:
    """Return the context from the fields of the page; empty ones are not given."""
    return Context(
        product=product.strip() or None,
        market=market.strip() or None,
        supplier=supplier.strip() or None,
        factory=factory.strip() or None,
        role=Role(role) if role else None,
        designer=Designer(designer) if designer else None,
        register=RegisterAnswer(register) if register else None,
    )
