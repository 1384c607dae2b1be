import re
import threading

import pytest

from tests.ui.browser import DESKTOP, PHONE
from tests.ui.fake_assistant import FakeAssistant
from tests.ui.walk import at_peace, open_citation, walk
from ui import texts
from ui.waiting import Waiting

pytestmark = pytest.mark.browser

QUESTIONS = (
    "The supplier has ISO 9001, so the pumps are approved, right?",
    "What is the difference?",
    "And the weather?",
)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, (768, 1024), DESKTOP], ids=["phone", "tablet", "desktop"])
def test_the_walk(open_page, size, dark):
    visit = open_page(FakeAssistant(), size=size, dark=dark)
    assert visit.page.title() == texts.TITLE
    assert visit.page.locator("html").get_attribute("lang") == "en"
    assert visit.overflow() <= 0
    assert visit.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    background = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", background)[:3])) < 200) is dark
    walk(visit, QUESTIONS)


def test_everything_can_be_done_with_the_keyboard_alone(open_page):
    visit = open_page(FakeAssistant())
    visit.page.locator("body").click(position={"x": 2, "y": 2})
    visit.tab_to(lambda it: it["tag"] == "TEXTAREA")
    visit.page.keyboard.type(QUESTIONS[0])
    visit.page.keyboard.press("Enter")
    visit.answered()
    visit.page.locator("body").click(position={"x": 2, "y": 2})
    number = visit.tab_to(lambda it: it["href"].startswith("#source-"))
    assert number["label"].startswith(f"{texts.SOURCE} 2: ISO certification page")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("dialog", name="[2] ISO certification page text").wait_for()
    visit.tab_to(lambda it: it["href"].startswith("https://"), presses=2)
    visit.tab_to(lambda it: it["text"] == texts.CLOSE, presses=2)
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("dialog").wait_for(state="hidden")
    assert visit.focused()["href"] == number["href"]
    visit.tab_to(lambda it: it["tag"] == "SUMMARY" and it["text"].startswith("[2]"))
    visit.page.keyboard.press("Space")
    visit.page.locator(".cw-source[open] blockquote").wait_for()
    visit.tab_to(lambda it: it["href"].startswith("https://"), presses=1)
    suggestion = visit.tab_to(lambda it: "difference" in it["text"])
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("table").wait_for()
    assert suggestion["text"] == visit.page.get_by_role("group", name=texts.YOU, exact=True).last.inner_text()
    at_peace(visit)


def test_what_has_the_focus_can_be_seen(open_page):
    visit = open_page(FakeAssistant())
    visit.ask(QUESTIONS[0])
    visit.page.locator("body").click(position={"x": 2, "y": 2})
    for _ in range(12):
        visit.page.keyboard.press("Tab")
        style = visit.page.evaluate(
            "(s => s.outlineStyle + s.outlineWidth)(getComputedStyle(document.activeElement))"
        )
        assert style == "solid3px", visit.focused()


def test_what_is_touched_is_large_enough(open_page):
    visit = open_page(FakeAssistant(history=True), history=True, size=PHONE)
    assert visit.too_small_to_touch() == []
    visit.ask(QUESTIONS[0])
    open_citation(visit)
    visit.page.get_by_role("button", name=texts.DISLIKE).click()
    visit.page.get_by_text(texts.REASON_QUESTION).wait_for()
    visit.shoot("360-reasons")
    assert visit.too_small_to_touch() == []
    assert visit.overflow() <= 0


def test_words_can_be_read(open_page):
    """Contrast of at least 4.5 to 1, for every text on the page, light and dark."""
    for dark in (False, True):
        visit = open_page(FakeAssistant(), dark=dark)
        assert visit.hard_to_see() == []
        visit.ask(QUESTIONS[0])
        open_citation(visit)
        assert visit.hard_to_see() == []
        visit.page.get_by_role("tab", name=texts.TAB_ABOUT, exact=True).click()
        visit.page.get_by_role("cell", name="Articles").wait_for()
        assert visit.hard_to_see() == []


def test_an_example_and_a_suggestion_ask_with_one_click(open_page):
    assistant = FakeAssistant()
    visit = open_page(assistant)
    visit.page.get_by_text(texts.EXAMPLES[0]).click()
    visit.answered()
    visit.page.get_by_role("button", name="What should I ask the supplier for?").click()
    visit.page.wait_for_function("document.querySelectorAll('.cw-answer').length === 2")
    assert [text for _, text in assistant.asked] == [texts.EXAMPLES[0], "What should I ask the supplier for?"]
    assert len({conversation for conversation, _ in assistant.asked}) == 1


def test_an_opened_source_stays_open_while_the_conversation_goes_on(open_page):
    visit = open_page(FakeAssistant())
    visit.ask(QUESTIONS[0])
    open_citation(visit)
    visit.ask(QUESTIONS[2])
    assert visit.page.locator(".cw-source[open]").count() == 1


def test_a_long_answer_can_be_stopped_and_asked_again(open_page):
    assistant = FakeAssistant()
    visit = open_page(assistant)
    visit.box.fill("slow please")
    visit.box.press("Enter")
    visit.page.get_by_text("Sentence number 3.").wait_for()
    assert visit.box.input_value() == ""
    visit.page.get_by_role("button", name=texts.STOP, exact=True).click()
    visit.page.get_by_text(texts.STOPPED).wait_for()
    visit.page.get_by_role("button", name=texts.SEND, exact=True).wait_for()
    visit.page.wait_for_timeout(600)
    text = visit.replies.last.inner_text()
    visit.page.wait_for_timeout(600)
    assert visit.replies.last.inner_text() == text
    visit.page.get_by_role("button", name="Retry").click()
    visit.page.wait_for_function("!document.querySelector('.cw-note')")
    assert [text for _, text in assistant.asked] == ["slow please", "slow please"]
    visit.page.get_by_role("button", name=texts.STOP, exact=True).click()
    visit.page.get_by_text(texts.STOPPED).wait_for()
    visit.ask(QUESTIONS[0])
    at_peace(visit)


def test_a_new_conversation_forgets_the_old_one(open_page):
    assistant = FakeAssistant()
    visit = open_page(assistant)
    visit.ask(QUESTIONS[0])
    visit.page.get_by_role("button", name=texts.NEW).click()
    visit.page.get_by_text(texts.EXAMPLES[0]).wait_for()
    visit.ask(QUESTIONS[1])
    first, second = (conversation for conversation, _ in assistant.asked)
    assert first != second


def test_a_failure_is_said_kindly_and_without_details(open_page):
    visit = open_page(FakeAssistant())
    reply = visit.ask("break now")
    assert reply.inner_text().strip() == texts.FAILED
    assert "secret" not in visit.page.content()
    visit.ask(QUESTIONS[0])
    at_peace(visit)


def test_a_rating_with_its_reason_is_kept_when_history_is_on(open_page):
    assistant = FakeAssistant(history=True)
    visit = open_page(assistant, history=True)
    visit.ask(QUESTIONS[0])
    visit.page.get_by_role("button", name=texts.DISLIKE).click()
    visit.page.get_by_role("button", name=texts.REASONS[0]).click()
    visit.page.get_by_text(texts.KEPT).wait_for()
    visit.shoot("1280-kept")
    assert assistant.ratings == [(QUESTIONS[0], False, None), (QUESTIONS[0], False, texts.REASONS[0])]
    assert not visit.page.get_by_text(texts.REASON_QUESTION).is_visible()


def test_a_rating_is_not_kept_when_history_is_off(open_page):
    assistant = FakeAssistant()
    visit = open_page(assistant)
    visit.ask(QUESTIONS[0])
    visit.page.get_by_role("button", name=texts.LIKE, exact=True).click()
    visit.page.get_by_text(texts.NOT_KEPT).wait_for()
    assert assistant.ratings == []


def test_an_answer_and_the_conversation_are_copied_as_plain_markdown(open_page):
    visit = open_page(FakeAssistant())
    visit.ask(QUESTIONS[0])
    visit.ask("quote <b>me</b> & **you**")
    clipboard = "navigator.clipboard.readText()"
    visit.page.get_by_role("button", name="Copy message").locator("visible=true").first.click()
    visit.page.wait_for_function(f"{clipboard}.then(t => t.startsWith('**No.**'))")
    answer = visit.page.evaluate(clipboard)
    assert "*management system* [2]." in answer
    assert "[2] ISO certification page text (copy), ISO (copy on a third-party page)" in answer
    assert "https://robertsgoodst.blogspot.com/2022/01/is-registered-iso-of.html" in answer
    assert not re.search(r"<|&#|#source", answer)
    visit.page.get_by_role("button", name=texts.COPY_ALL).click()
    visit.page.get_by_text(texts.COPIED, exact=True).wait_for()
    whole = visit.page.evaluate(clipboard)
    assert whole.startswith("# Certwise conversation, 2")
    assert f"**{texts.YOU}:**\n\n> quote <b>me</b> & **you**" in whole
    assert answer in whole
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=texts.DOWNLOAD).click()
    assert re.fullmatch(r"certwise-\d{4}-\d\d-\d\d\.md", download.value.suggested_filename)
    assert download.value.path().read_text(encoding="utf-8") == whole
    at_peace(visit)


def test_the_page_opens_before_the_assistant_and_the_first_question_waits(open_page):
    may_open = threading.Event()

    def factory():
        may_open.wait(30)
        return FakeAssistant()

    visit = open_page(Waiting(factory))
    visit.box.fill(QUESTIONS[0])
    visit.box.press("Enter")
    visit.page.get_by_text(texts.OPENING).wait_for()
    visit.page.get_by_role("tab", name=texts.TAB_ABOUT, exact=True).click()
    visit.page.get_by_text(texts.ABOUT_WAIT, exact=True).wait_for()
    may_open.set()
    visit.page.get_by_role("cell", name="Articles").wait_for()
    visit.page.get_by_role("tab", name=texts.TAB_ASK, exact=True).click()
    assert "No." in visit.answered().inner_text()
    at_peace(visit)


def test_a_wide_table_scrolls_inside_its_box(open_page):
    visit = open_page(FakeAssistant(), size=PHONE)
    visit.ask("What is the difference?")
    box = visit.page.locator(".cw-table")
    assert box.evaluate("e => e.scrollWidth > e.clientWidth")
    assert visit.overflow() <= 0
    assert box.get_attribute("tabindex") == "0"


def test_arabic_runs_from_right_to_left(open_page):
    visit = open_page(FakeAssistant())
    reply = visit.ask("arabic: هل هذا صحيح؟").locator(".cw-answer")
    assert reply.get_attribute("lang") == "ar"
    assert reply.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_the_box_takes_no_more_than_the_limit(open_page):
    visit = open_page(FakeAssistant())
    assert visit.box.get_attribute("maxlength") == str(texts.LONGEST_QUESTION)


def test_nothing_but_the_page_can_be_called(open_page):
    import httpx

    visit = open_page(FakeAssistant())
    described = httpx.get(f"{visit.address}/gradio_api/info").json()
    assert described == {"named_endpoints": {}, "unnamed_endpoints": {}}
    refused = httpx.post(f"{visit.address}/gradio_api/upload", files={"files": ("a.txt", b"x" * 5000)})
    assert refused.status_code == 413
    assert "frame-src 'none'" in httpx.get(visit.address).headers["content-security-policy"]
