"""Pasted text as a document."""

from assistant.reading.text import LONGEST_TEXT, read_text
from assistant.verification.certificate import NoteKind, Source


def test_lines_and_pages():
    document = read_text("one\r\ntwo\fthree", name="mail")
    assert [[line.text for line in page.lines] for page in document.pages] == [["one", "two"], ["three"]]
    assert (document.name, document.source, document.page_count) == ("mail", Source.TEXT, 2)


def test_too_long_a_text_is_cut_and_said():
    document = read_text("a" * (LONGEST_TEXT + 1))
    assert [note.kind for note in document.notes] == [NoteKind.PARTLY_READ]
    assert len(document.text.replace("\n", "")) == LONGEST_TEXT


def test_tabs_part_cells_and_control_characters_go():
    assert read_text("a\tb\x00c").pages[0].lines[0].text == "a    bc"
