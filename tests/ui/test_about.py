from tests.ui.fake_assistant import FakeAbout
from ui import texts
from ui.about import about_page
from ui.render import letters


def test_it_tells_what_the_base_holds():
    page = about_page(FakeAbout(), history=False)
    assert "| Articles | 142 |" in page
    assert letters("Next review due: 31 December 2026.") in page
    assert letters("3f9a1c52") in page
    assert texts.ABOUT_HISTORY[False] in page
    assert texts.ABOUT_NOT_OVERDUE.split(".")[0] in page


def test_it_names_what_is_overdue_and_escapes_names():
    page = about_page(FakeAbout(overdue=("a<b>", "c"), model="<m>"), history=True)
    assert letters("a<b>, c") in page
    assert "<b>" not in page
    assert "<m>" not in page


def test_an_unknown_count_comes_last_under_its_own_name():
    page = about_page(FakeAbout(counts={"lessons": 3, "sources": 2}), history=True)
    assert page.index("Sources | 2") < page.index("lessons | 3")


def test_it_has_something_to_say_without_the_base():
    assert letters(texts.ABOUT_WAIT) in about_page(None, history=False)
    assert letters("no!") in about_page(None, history=False, problem="no!")
