import pytest

from tests.ui import browser as tools


@pytest.fixture(scope="session")
def browser():
    if tools.chromium() is None:
        pytest.skip("No Chromium on this machine: install it or set CHROMIUM to its path.")
    drive = pytest.importorskip("playwright.sync_api")
    with drive.sync_playwright() as playwright:
        chromium = tools.start(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser):
    """open_page(assistant, history=…, size=…, dark=…) gives a `Visit`; everything is closed at the end."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def open_it(assistant, *, history=False, **how):
            address = stack.enter_context(tools.served(assistant, history=history))
            return stack.enter_context(tools.visiting(browser, address, **how))

        yield open_it
