"""The Check, Listing and What-to-ask tabs in a real browser."""

import datetime as dt
import json
import os
import re
from pathlib import Path

import pytest

from assistant.specimens import draw_specimen
from tests.ui import browser as tools
from tests.ui.browser import DESKTOP, PHONE, Visit
from tests.ui.fake_assistant import FakeAssistant
from tests.ui.walk import at_peace
from ui.check import texts

pytestmark = pytest.mark.browser

EVIL = "<img src=x onerror=alert(1)> ${alert(2)} {{value}} `"
PASTED = f"""CERTIFICATE
This is to certify that the quality management system of
Certificate holder: Ningbo Velira Medical Co., Ltd. {EVIL}
Address: No. 12 Example Road, Ningbo, Zhejiang, China
complies with ISO 13485:2016
Scope: Manufacture of disposable infusion pumps
Certificate number: MD 771204
Date of issue: 2017-05-02
Valid until: 2020-05-01
Certification body: DEKRA Certification GmbH
Accreditation body: DAkkS
"""
SEED = 3
READ = 60_000
"""Milliseconds for reading a paper on a busy machine."""


@pytest.fixture(scope="module")
def site():
    with tools.served(FakeAssistant()) as address:
        yield address


@pytest.fixture
def visit_check(browser, site):
    """visit_check(size=…, dark=…) gives a `Visit` with the Check tab open."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def open_it(**how) -> Visit:
            visit = stack.enter_context(tools.visiting(browser, site, **how))
            visit.page.get_by_role("tab", name=texts.TAB_CHECK, exact=True).click()
            visit.page.locator("#cc-go").wait_for()
            return visit

        yield open_it


def check(visit: Visit, *, files=(), pasted: str = "") -> str:
    """Give a paper, check it, return the headline."""
    if files:
        visit.page.locator("#cc-files").set_input_files(list(files))
    if pasted:
        visit.page.get_by_label(texts.PASTE_LABEL).fill(pasted)
    visit.page.locator("#cc-go").click()
    visit.page.locator("#cc-report .cc-headline").first.wait_for(timeout=READ)
    visit.page.locator(".cc-busy").first.wait_for(state="detached", timeout=READ)
    return visit.page.locator("#cc-report .cc-headline").first.inner_text()


def given(name: str, content: bytes) -> dict[str, str | bytes]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def field(visit: Visit, name: str):
    return visit.page.get_by_role("textbox", name=texts.FIELDS[name], exact=True)


def test_pasted_words_are_checked_corrected_and_forgotten(visit_check):
    visit = visit_check()
    page = visit.page
    assert "1 May 2020" in check(visit, pasted=PASTED)
    assert visit.focused()["tag"] == "H2"
    assert field(visit, "holder").input_value().startswith("Ningbo Velira")
    assert page.locator("#cc-report img, #cc-report script").count() == 0

    fits = page.locator('.cc-cards[data-outcome="consistent"]')
    assert not fits.is_visible()
    page.get_by_role("button", name=texts.OUTCOMES["consistent"][1]).click()
    assert fits.is_visible()
    outcomes = page.locator(".cc-cards").evaluate_all("all => all.map(one => one.dataset.outcome)")
    assert outcomes == [
        name for name in ("problem", "question", "not_stated", "consistent") if name in outcomes
    ]
    page.get_by_role("button", name=texts.OUTCOMES["problem"][1]).click()
    assert not page.locator('.cc-cards[data-outcome="problem"]').is_visible()

    page.get_by_role("button", name=texts.COPY_MESSAGE).first.click()
    page.wait_for_function("navigator.clipboard.readText().then(t => t.includes('MD 771204'))")

    again = page.get_by_role("button", name=texts.CHECK_AGAIN)
    assert not again.is_visible()
    field(visit, "expires").fill("31.12.2027")
    again.click()
    page.locator(".cc-wrong").wait_for()
    assert "31.12.2027" in page.locator(".cc-wrong").inner_text()
    assert field(visit, "expires").input_value() == "31.12.2027"
    later, before = dt.date.today() + dt.timedelta(days=400), dt.date.today() - dt.timedelta(days=600)
    field(visit, "expires").fill(later.isoformat())
    field(visit, "issued").fill(before.isoformat())
    again.click()
    page.get_by_text(texts.CHECKED_AGAIN).wait_for()
    assert "1 May 2020" not in page.locator("#cc-report .cc-headline").inner_text()
    assert field(visit, "expires").input_value() == later.isoformat()
    assert page.locator(".cc-yours").count() == 2
    again.wait_for(state="hidden")

    page.get_by_role("button", name=texts.SAY_MORE).click()
    page.get_by_label(texts.SUPPLIER).fill("Ningbo Velira Medical Co., Ltd.")
    again.click()
    page.locator("#cc-changed").wait_for(state="hidden")
    page.get_by_role("button", name=texts.START_AGAIN).click()
    page.locator("#cc-report .cc-headline").wait_for(state="detached")
    assert page.get_by_label(texts.PASTE_LABEL).input_value() == ""
    assert page.get_by_label(texts.SUPPLIER).input_value() == ""
    assert "Velira" not in page.content()
    at_peace(visit)


def test_a_pdf_is_shown_with_the_places_and_leaves_no_file(visit_check):
    visit = visit_check()
    page = visit.page
    specimen = draw_specimen(SEED)
    paper = given("paper.pdf", specimen.pdf())
    check(visit, files=[paper, given("paper.pdf", b"%PDF-1.7\n broken")])
    assert "2. paper.pdf" in page.locator("#cc-notice").inner_text()
    assert page.locator(".cc-page img").count() == 1
    assert page.locator(".cc-spot").count() > 5
    number = specimen.key.to_json()["fields"]["certificate_number"]
    assert field(visit, "certificate_number").input_value() == number
    field(visit, "certificate_number").click()
    spot = page.locator(".cc-page .cc-now").bounding_box()
    picture = page.locator(".cc-page img").bounding_box()
    assert picture["y"] <= spot["y"] <= picture["y"] + picture["height"]
    assert 0 <= spot["y"] <= DESKTOP[1], "the picture stays beside the fields"
    page.get_by_role("button", name=texts.SEE_FIELD.format(field=texts.FIELDS["expires"])).last.click()
    assert page.locator(".cc-page .cc-now").bounding_box() != spot
    visit.shoot("1280-check")
    assert visit.hard_to_see() == []

    found = {}
    for name in (texts.DOWNLOAD_PDF, texts.DOWNLOAD_MARKDOWN, texts.DOWNLOAD_JSON):
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        found[Path(download.value.suggested_filename).suffix] = download.value.path().read_bytes()
    assert found[".pdf"].startswith(b"%PDF-")
    assert number in found[".md"].decode()
    assert json.loads(found[".json"])["certificates"][0]["fields"]["certificate_number"]["value"] == number
    assert list(Path(os.environ["GRADIO_TEMP_DIR"]).rglob("*")) == []
    at_peace(visit)


def test_a_photo_on_a_phone(visit_check):
    visit = visit_check(size=PHONE)
    page = visit.page
    assert "image/*" in page.locator("#cc-files").get_attribute("accept")
    assert page.locator("#cc-camera").get_attribute("capture") == "environment"
    assert visit.overflow() <= 0
    assert visit.too_small_to_touch() == []
    page.locator("#cc-camera").set_input_files([given("image.jpg", draw_specimen(SEED).photo())])
    page.locator("#cc-go").click()
    page.locator("#cc-going").wait_for()
    page.locator("#cc-going").get_by_text(re.compile(r"\d s")).wait_for()
    page.locator("#cc-report .cc-headline").wait_for(timeout=READ)
    page.locator(".cc-field .cc-see").first.click()
    strip = page.locator(".cc-strip").bounding_box()
    assert strip["width"] > 200
    assert strip["height"] > 10
    visit.shoot("360-check")
    assert visit.overflow() <= 0
    assert visit.too_small_to_touch() == []
    at_peace(visit)


def test_what_cannot_be_read_says_so_and_loses_nothing(visit_check):
    visit = visit_check()
    page = visit.page
    alert = page.locator("#cc-notice").get_by_role("alert")
    page.locator("#cc-go").click()
    alert.get_by_text(texts.NOTHING_GIVEN).wait_for()
    page.locator("#cc-files").set_input_files([given("paper.pdf", b"%PDF-1.7\n broken")])
    page.locator("#cc-go").click()
    alert.get_by_text("PDF").wait_for()
    page.get_by_role("button", name=texts.REMOVE.format(name="paper.pdf")).click()
    page.locator("#cc-files").set_input_files(
        [given(f"{n}.txt", b"words") for n in range(texts.MOST_FILES + 1)]
    )
    page.get_by_text(texts.TOO_MANY_FILES).wait_for()
    assert page.locator("#cc-chosen li").count() == texts.MOST_FILES
    at_peace(visit)


def test_the_check_can_be_done_with_the_keyboard_alone(visit_check):
    visit = visit_check()
    page = visit.page
    page.get_by_role("tab", name=texts.TAB_CHECK, exact=True).focus()
    visit.tab_to(lambda it: it["tag"] == "INPUT", presses=4)
    visit.tab_to(lambda it: it["tag"] == "TEXTAREA", presses=2)
    page.keyboard.insert_text(PASTED)
    visit.tab_to(lambda it: it["text"] == texts.CHECK, presses=4)
    page.keyboard.press("Enter")
    page.locator("#cc-report .cc-headline").wait_for()
    page.wait_for_function("document.activeElement.tagName === 'H2'")
    visit.tab_to(lambda it: texts.OUTCOMES["problem"][1] in it["text"], presses=2)
    visit.tab_to(lambda it: it["tag"] == "TEXTAREA")
    page.keyboard.press("End")
    page.keyboard.type(" A1")
    visit.tab_to(lambda it: it["text"] == texts.CHECK_AGAIN)
    page.keyboard.press("Enter")
    page.get_by_text(texts.CHECKED_AGAIN).wait_for()
    at_peace(visit)


@pytest.mark.parametrize(("size", "dark"), [(DESKTOP, False), (PHONE, True)], ids=["desktop", "dark-phone"])
def test_a_listing_and_what_to_ask(visit_check, size, dark):
    visit = visit_check(size=size, dark=dark)
    page = visit.page
    page.get_by_role("tab", name=texts.TAB_LISTING, exact=True).click()
    page.get_by_label(texts.LISTING_LABEL).fill(f"ISO 9001:2008 certified factory, FDA approved {EVIL}")
    page.get_by_role("button", name=texts.DECODE).click()
    page.locator("#cc-decoded .cc-headline").wait_for()
    assert page.locator("#cc-decoded .cc-mark").count() == 2
    assert EVIL.strip(" `") in page.locator(".cc-listing").inner_text()
    page.locator("#cc-decoded .cc-mark").last.click()
    assert page.evaluate("document.activeElement.id") == "cc-claim-2"
    page.get_by_role("button", name=texts.COPY_MESSAGE).locator("visible=true").first.click()
    page.wait_for_function("navigator.clipboard.readText().then(t => t.includes('ISO 9001'))")
    assert visit.overflow() <= 0
    assert visit.hard_to_see() == []
    page.get_by_role("tab", name=texts.TAB_EVIDENCE, exact=True).click()
    page.locator("#cc-product").get_by_role("textbox").fill("disposable infusion pump")
    page.get_by_role("button", name=texts.LIST_IT).click()
    page.locator("#cc-list .cc-headline").wait_for()
    assert page.locator("#cc-list .cc-card").count() > 5
    page.get_by_text(texts.HOW_TO_JUDGE).first.click()
    page.get_by_text(texts.GOOD_ANSWER, exact=True).first.wait_for()
    visit.shoot(f"{size[0]}-what-to-ask")
    assert visit.overflow() <= 0
    assert visit.hard_to_see() == []
    assert visit.too_small_to_touch() == []
    at_peace(visit)
