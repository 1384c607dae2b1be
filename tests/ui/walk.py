"""The walk that every page must pass, whichever assistant answers."""

from __future__ import annotations

from tests.ui.browser import Visit
from ui import texts

HOSTILE = (
    "quote <img src=x onerror=alert(1)><script>alert(2)</script> **bold** [link](http://evil.example/) "
    "![picture](http://evil.example/p.png) $$x^2$$ `code` %%%LATEX_BLOCK_0%%% <b>b</b>"
)


def walk(visit: Visit, questions: tuple[str, ...], *, cited: int = 0) -> None:
    """Ask, open a citation, paste something hostile, look at the edges.

    Args:
        visit: an open page.
        questions: what to ask; each must get a reply.
        cited: which of them has citations.
    """
    for index, question in enumerate(questions):
        reply = visit.ask(question)
        assert reply.inner_text().strip(), f"no reply to {question!r}"
        visit.shoot(f"{visit.page.viewport_size['width']}-{index}")
        assert visit.overflow() <= 0, f"the page is wider than its window after {question!r}"
        if index == cited:
            open_citation(visit)
    hostile(visit)
    visit.page.get_by_role("tab", name=texts.TAB_ABOUT, exact=True).click()
    visit.page.get_by_role("heading", name="The knowledge base").wait_for()
    assert visit.overflow() <= 0
    at_peace(visit)


def open_citation(visit: Visit) -> None:
    """Look at the last reply's first citation from its number, then at the list of sources."""
    reply = visit.replies.last
    number = reply.locator('a[href^="#source-"]').first
    number.click()
    sheet = visit.page.get_by_role("dialog")
    sheet.wait_for()
    quote = sheet.locator("blockquote").inner_text()
    visit.shoot(f"{visit.page.viewport_size['width']}-source")
    assert visit.page.url.rstrip("/") == visit.address, "opening a source left the page"
    visit.page.keyboard.press("Escape")
    sheet.wait_for(state="hidden")
    assert visit.focused()["href"] == number.get_attribute("href"), "the reader lost the place"
    listed = reply.locator(".cw-sources")
    if not listed.evaluate("e => e.open"):
        listed.locator("summary").first.click()
    source = reply.locator(f"[id='{number.get_attribute('href')[1:]}']")
    source.locator("summary").click()
    assert source.locator("blockquote").inner_text() == quote
    for link in reply.locator(".cw-source a").all():
        assert link.get_attribute("target") == "_blank"
        assert "noopener" in link.get_attribute("rel")


def hostile(visit: Visit) -> None:
    """Send HTML, Markdown and LaTeX; they must be shown letter by letter and do nothing."""
    visit.ask(HOSTILE)
    said = visit.page.get_by_role("group", name=texts.YOU, exact=True).last
    assert said.inner_text().strip() == HOSTILE
    assert said.locator("img, script, a, b, strong, code, .katex").count() == 0
    assert visit.page.locator("#cw-chat .cw-answer img, #cw-chat script").count() == 0


def at_peace(visit: Visit) -> None:
    """Nothing was asked of other hosts, and the browser had nothing to complain of."""
    assert visit.hosts == {"127.0.0.1"}
    assert visit.complaints == []
