"""Opens the real page in a real browser, for any assistant that the page can show."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ui import texts
from ui.app import build_app
from ui.serve import launch, private_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright

# Without these, Chromium calls its maker at every start.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = (360, 740)
DESKTOP = (1280, 900)
PATIENCE = 20_000
"""Milliseconds that a step may take on a busy machine."""


def chromium() -> str | None:
    """Return the path of a Chromium, or none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def start(playwright: Playwright) -> Browser:
    """Start the system's Chromium."""
    return playwright.chromium.launch(executable_path=chromium(), args=FLAGS)


@contextmanager
def served(assistant, *, history: bool = False) -> Iterator[str]:
    """Serve the page for an assistant, or a `Waiting` for one, on a free port; give its address."""
    with private_folder():
        app = build_app(assistant, history=history)
        try:
            yield launch(app, host="127.0.0.1", port=7960)
        finally:
            app.close(verbose=False)


TOO_SMALL = """() => [...document.querySelectorAll('button, summary, textarea, .cw-source a')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 1)
  .filter(e => e.getBoundingClientRect().height < 43.5 || e.getBoundingClientRect().width < 43.5)
  .map(e => e.outerHTML.slice(0, 120))"""
HARD_TO_SEE = """() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const lum = c => { const [r, g, b] = c.map(v => linear(v / 255)); return .2126 * r + .7152 * g + .0722 * b; };
  const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > .5) return c.slice(0, 3); } return [255, 255, 255]; };
  const bad = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement, words = texts.currentNode.textContent.trim();
    if (!words || !e.checkVisibility() || ['SCRIPT', 'STYLE'].includes(e.tagName)) continue;
    const a = lum(rgb(getComputedStyle(e).color).slice(0, 3)), b = lum(behind(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) bad.push([ratio.toFixed(2), e.className, words.slice(0, 40)]);
  }
  return bad;
}"""


@dataclass(kw_only=True)
class Visit:
    """One browser tab on the page, and what it asked for and complained of."""

    page: Page
    address: str
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def box(self) -> Locator:
        """The question box."""
        return self.page.get_by_role("textbox", name=texts.QUESTION_LABEL)

    @property
    def replies(self) -> Locator:
        """The replies so far."""
        return self.page.get_by_role("group", name=texts.TITLE, exact=True)

    @property
    def hosts(self) -> set[str]:
        """The hosts that were asked for anything."""
        return {
            urlsplit(url).hostname or "" for url in self.requested if not url.startswith(("data:", "blob:"))
        }

    def ask(self, question: str) -> Locator:
        """Type a question, send it, wait until it is answered; give the reply."""
        before = self.replies.count()
        self.box.fill(question)
        self.box.press("Enter")
        self.replies.nth(before).wait_for(timeout=PATIENCE)
        return self.answered()

    def answered(self) -> Locator:
        """Wait until nothing is being answered; give the last reply."""
        last = self.replies.last
        last.wait_for(timeout=PATIENCE)
        self.page.get_by_role("button", name=texts.STOP, exact=True).wait_for(state="hidden", timeout=PATIENCE)
        self.page.locator(".cw-wait").wait_for(state="detached", timeout=PATIENCE)
        return last

    def overflow(self) -> int:
        """Return how many pixels the page is wider than its window."""
        return self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

    def too_small_to_touch(self) -> list[str]:
        """Return what is to be touched and is lower or narrower than 44 pixels."""
        return self.page.evaluate(TOO_SMALL)

    def hard_to_see(self) -> list[list[str]]:
        """Return the texts with a contrast below 4.5 to 1: the contrast, the class, the words."""
        return self.page.evaluate(HARD_TO_SEE)

    def focused(self) -> dict[str, str]:
        """Return the element that has the focus."""
        return self.page.evaluate(
            "(() => { const e = document.activeElement; return {tag: e.tagName, text: e.textContent.trim(),"
            " href: e.getAttribute('href') || '', label: e.getAttribute('aria-label') || ''}; })()"
        )

    def tab_to(self, wanted, *, presses: int = 60) -> dict[str, str]:
        """Press Tab until the focused element fits; fail if it never does."""
        for _ in range(presses):
            self.page.keyboard.press("Tab")
            if wanted(self.focused()):
                return self.focused()
        raise AssertionError(f"No such element within {presses} presses of Tab")

    def shoot(self, name: str) -> None:
        """Keep a picture, if the environment variable SHOTS names a folder."""
        if folder := os.environ.get("SHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"))


@contextmanager
def visiting(
    browser: Browser, address: str, *, size: tuple[int, int] = DESKTOP, dark: bool = False
) -> Iterator[Visit]:
    """Open the page in a fresh profile and wait until a question can be typed."""
    context: BrowserContext = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    visit = Visit(page=context.new_page(), address=address)
    visit.page.on("request", lambda request: visit.requested.append(request.url))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("dialog", lambda dialog: (visit.complaints.append(dialog.message), dialog.dismiss()))
    visit.page.on(
        "console",
        lambda message: visit.complaints.append(message.text) if message.type in {"error", "warning"} else None,
    )
    try:
        visit.page.goto(address)
        visit.box.wait_for()
        yield visit
    finally:
        context.close()
