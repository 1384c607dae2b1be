"""A check as a reply in chat: a short reading of the report; the report itself goes with the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.checking.check import check_papers
from assistant.checking.markdown import finding_markdown, shown
from assistant.checking.papers import papers_named
from assistant.checking.words import hard_to_read, name_of, told_in_full
from assistant.verification.context import Context
from assistant.verification.report import CheckedCertificate, Report
from assistant.verification.rule import Need

MOST_FINDINGS = 3
"""More are in the report; a reply is read on a phone."""

TOOL = "check_certificate"

_ASKED = (Need.PRODUCT, Need.MARKET, Need.SUPPLIER, Need.FACTORY, Need.ROLE)


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckReply:
    """What a check gives a conversation.

    Attributes:
        text: the reading of it, as Markdown.
        report: the `check` object of the contract.
        certificates: the fields of each certificate, plain values, in the order of the papers.
        arguments: what the check was called with.
    """

    text: str
    report: dict[str, Any]
    certificates: tuple[dict[str, Any], ...]
    arguments: dict[str, Any]


def check_in_chat(files: Sequence[str], *, on: dt.date, context: Context) -> CheckReply:
    """Check the files that came with a message.

    Raises:
        BadInputError: a file is missing or cannot be read; the message says what to do.
    """
    papers = papers_named(files)
    check = check_papers(papers, on=on, context=context)
    known = {need.value: getattr(context, need.value) for need in _ASKED}
    return CheckReply(
        text="\n\n".join([*(shown(str(one)) for one in check.unread), *_reading(check.report)]),
        report=check.to_json(),
        certificates=tuple(
            {name: field.to_json()["value"] for name, field in certificate.stated()}
            for certificate in check.certificates
        ),
        arguments={"files": [paper.name for paper in papers], "on": on.isoformat(), **known},
    )


def _reading(report: Report) -> Iterator[str]:
    for checked in report.certificates:
        yield from _certificate(checked)


def _certificate(checked: CheckedCertificate) -> Iterator[str]:
    name = name_of(checked.certificate)
    if name:
        yield shown(name)
    yield f"**{shown(str(checked.headline))}**"
    told = told_in_full(checked)
    if told:
        yield "\n".join(line for judged in told[:MOST_FINDINGS] for line in finding_markdown(judged))
    more = len(told) - MOST_FINDINGS
    if more > 0:
        yield f"{more} more {'point is' if more == 1 else 'points are'} in the report."
    unclear = [label for label, _, _ in hard_to_read(checked)]
    if unclear:
        yield f"Hard to read, so compare with the paper: {', '.join(unclear)}."
    if checked.cannot_tell:
        yield shown(str(checked.cannot_tell[0]))
