"""What the handlers of the three tabs answer, without a page."""

import base64
import datetime as dt
import json
import logging

import pytest

from ui.check import desk, handlers, texts
from ui.check.handlers import CheckHandlers

ON = dt.date(2026, 11, 22)
NO_ORDER = ("",) * 7
PASTED = "ISO 13485:2016 certificate no. MD 771204\nValid until: 2020-05-01"


@pytest.fixture
def tab() -> CheckHandlers:
    return CheckHandlers(today=lambda: ON)


def test_what_is_kept_holds_no_file_and_no_picture(tab: CheckHandlers) -> None:
    note = base64.b64encode(PASTED.encode()).decode()
    *_, (said, pages, shown, kept) = tab.check(json.dumps([{"name": "a.txt", "base64": note}]), "", *NO_ORDER)
    assert (said, pages) == ("", "")
    assert "1 May 2020" in shown
    assert kept.on == ON
    assert kept == tab.again("[]", kept, *NO_ORDER)[2]


def test_a_failure_says_one_kind_sentence_and_is_logged(
    tab: CheckHandlers, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(desk, "check", fail)
    with caplog.at_level(logging.ERROR):
        *_, (said, pages, shown, kept) = tab.check("", PASTED, *NO_ORDER)
    assert texts.FAILED in said
    assert "secret" not in said
    assert (pages, shown, kept) == ("", "", None)
    assert "could not be checked" in caplog.text


def test_files_are_counted_while_they_are_read(tab: CheckHandlers) -> None:
    note = base64.b64encode(PASTED.encode()).decode()
    files = [{"name": f"{n}.txt", "base64": note} for n in range(2)]
    said = [str(update[0]) for update in tab.check(json.dumps(files), "", *NO_ORDER)]
    assert texts.READING_ONE_OF.format(number=2, count=2) in said[1]


def test_one_bad_file_does_not_lose_the_others_and_is_named(tab: CheckHandlers) -> None:
    files = [
        {"name": name, "base64": base64.b64encode(data).decode()}
        for name, data in (("good.txt", PASTED.encode()), ("bad.docx", b"PK\x03\x04\0\0\0"))
    ]
    *_, (said, _, shown, kept) = tab.check(json.dumps(files), "", *NO_ORDER)
    assert "bad.docx was not read: " in said
    assert "1 May 2020" in shown
    assert kept is not None
    *_, (said, _, shown, kept) = tab.check(json.dumps(files[1:]), "", *NO_ORDER)
    assert "bad.docx" not in said, "it is the only one"
    assert "cannot be read" in said
    assert (shown, kept) == ("", None)


def test_without_a_check_there_is_nothing_to_check_again_or_to_save(tab: CheckHandlers) -> None:
    assert texts.NOTHING_GIVEN in tab.again("[]", None, *NO_ORDER)[0]
    assert tab.export(texts.DOWNLOAD_PDF, None)[0] == ""


def test_a_listing_without_words_and_a_list_without_a_product() -> None:
    assert texts.NOTHING_TO_DECODE in handlers.decode(" ")
    general = handlers.evidence("", "", "", today=lambda: ON)
    assert 'class="cc-headline"' in general
    assert "No product was named" in general
