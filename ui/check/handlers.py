"""What happens on the three tabs: each handler turns what was typed into what is shown."""

from __future__ import annotations

import base64
import datetime as dt
import json
import logging
from collections.abc import Callable, Generator, Iterator
from typing import Any

import gradio as gr

from assistant.checking.check import Reading, put_together
from assistant.errors import BadInputError
from assistant.verification.report import Report
from ui.check import desk, lists, render, texts
from ui.check.fields import key_of, pages
from ui.check.html import notice

log = logging.getLogger(__name__)

Screen = tuple[Any, Any, Any, Any]
"""Updates of the notice, the pictures of the pages, the report, and the report that is kept for the tab."""
Day = Callable[[], dt.date]


def sorry(error: Exception) -> str:
    """Return what to say of a failure: its own words where it is the buyer's, one kind sentence else."""
    if isinstance(error, desk.WrongFieldError):
        return notice(str(error), kind="error", at=key_of(error.field, error.certificate))
    if isinstance(error, BadInputError):
        return notice(str(error), kind="error")
    log.error("A paper could not be checked", exc_info=error)
    return notice(texts.FAILED, kind="error")


class CheckHandlers:
    """The handlers of the Check tab. What a tab keeps is none until something was checked."""

    def __init__(self, today: Day = dt.date.today) -> None:
        """Remember what gives the day."""
        self._today = today

    def check(self, sent: str | None, pasted: str | None, *order: str | None) -> Iterator[Screen]:
        """Read what was given and check it."""
        try:
            reading = yield from self._read(sent or "", pasted or "")
            yield notice(texts.CHECKING), gr.skip(), gr.skip(), gr.skip()
            context = desk.context_of(*(word or "" for word in order))
            report = desk.check(reading.certificates, context, self._today())
            unread = " ".join(map(str, reading.unread))
            pictures = {document.name: document.pictures for document in reading.documents if document.pictures}
            said = notice(unread, kind="error") if unread else ""
            yield said, pages(pictures), render.report(report), report
        except Exception as error:  # noqa: BLE001 - whatever it is, the page says it kindly
            yield sorry(error), "", "", None

    @staticmethod
    def _read(sent: str, pasted: str) -> Generator[Screen, None, Reading]:
        papers = desk.given(sent, pasted)
        if not papers:
            raise BadInputError(texts.NOTHING_GIVEN)
        # The pasted words stand last and take no time.
        files = len(papers) - bool(pasted.strip())
        read = []
        for number, paper in enumerate(papers, 1):
            if number <= files > 1:
                said = texts.READING_ONE_OF.format(number=number, count=files)
                yield notice(said), gr.skip(), gr.skip(), gr.skip()
            read.append(desk.read(paper))
        return put_together(read)

    def again(self, typed: str | None, kept: Report | None, *order: str | None) -> tuple[Any, Any, Any]:
        """Check what is kept once more, with what the buyer changed."""
        if kept is None:
            return notice(texts.NOTHING_GIVEN, kind="error"), gr.skip(), gr.skip()
        try:
            certificates = desk.correct(kept, typed or "")
            context = desk.context_of(*(word or "" for word in order))
            report = desk.check(certificates, context, self._today())
        except Exception as error:  # noqa: BLE001 - the same
            return sorry(error), gr.skip(), gr.skip()
        return notice(texts.CHECKED_AGAIN, kind="done"), render.report(report), report

    @staticmethod
    def clear() -> tuple[Any, ...]:
        """Forget everything: also the pasted words and what was said about the order."""
        return "", "", "", None, "", "", "", "", "", "", "", ""

    @staticmethod
    def export(kind: str, kept: Report | None) -> tuple[str, Any]:
        """Return a report as a file for the browser to save, and what to say; the server writes no file."""
        try:
            return (json.dumps(_file(kind, kept)) if kept else ""), gr.skip()
        except Exception as error:  # noqa: BLE001 - the same
            return "", sorry(error)


def _file(kind: str, report: Report) -> dict[str, str]:
    from assistant.checking.markdown import report_markdown
    from assistant.checking.report_pdf import report_pdf

    if kind == texts.DOWNLOAD_PDF:
        ending, form, content = "pdf", "application/pdf", report_pdf(report)
    elif kind == texts.DOWNLOAD_MARKDOWN:
        ending, form, content = "md", "text/markdown", report_markdown(report).encode()
    else:
        plain = json.dumps(report.to_json(), ensure_ascii=False, indent=1)
        ending, form, content = "json", "application/json", plain.encode()
    name = texts.REPORT_FILE.format(day=report.on.isoformat(), ending=ending)
    return {"name": name, "type": form, "base64": base64.b64encode(content).decode()}


def decode(text: str | None, today: Day = dt.date.today) -> str:
    """Return a listing with its claims marked, and a card for each."""
    if not (text or "").strip():
        return notice(texts.NOTHING_TO_DECODE, kind="error")
    try:
        from assistant.listing import decode_listing
        from knowledge.registers import load_registers

        return lists.listing(decode_listing(text or "", on=today(), registers=load_registers()), text or "")
    except Exception as error:  # noqa: BLE001 - the same
        return sorry(error)


def evidence(product: str | None, market: str | None, role: str | None, today: Day = dt.date.today) -> str:
    """Return the list of what to ask for."""
    try:
        from assistant.evidence import evidence_list
        from knowledge.registers import load_registers

        listed = evidence_list(product, market, role or None, on=today(), registers=load_registers())
        return lists.evidence(listed)
    except Exception as error:  # noqa: BLE001 - the same
        return sorry(error)
