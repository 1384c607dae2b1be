"""Where words stand to each other, with boxes and without."""

from assistant.reading.document import Document, Line, Page
from assistant.reading.layout import make_sheet
from assistant.reading.text import read_text
from assistant.verification.certificate import Box, Source


def sheet_of(text):
    document = read_text(text)
    return make_sheet([(document, page) for page in document.pages])


def placed(*lines):
    made = tuple(
        Line(text=text, box=Box(left=left, top=top, right=left + 0.01 * len(text), bottom=top + 0.015))
        for left, top, text in lines
    )
    document = Document(name="a.pdf", source=Source.PDF, pages=(Page(number=1, lines=made),), page_count=1)
    return make_sheet([(document, document.pages[0])])


def texts(cells):
    return [cell.text if cell else None for cell in cells]


def test_two_blanks_part_cells_of_a_line():
    sheet = sheet_of("Issue date    Expiry date\n2024-01-01    2027-01-01")
    assert texts(sheet.cells) == ["Issue date", "Expiry date", "2024-01-01", "2027-01-01"]
    assert next(sheet.below(sheet.cells[1])).text == "2027-01-01"


def test_lines_side_by_side_make_one_row():
    sheet = placed(
        (0.1, 0.1, "Issue date"),
        (0.6, 0.101, "Expiry date"),
        (0.1, 0.13, "2024-01-01"),
        (0.6, 0.13, "2027-01-01"),
    )
    assert sheet.right_of(sheet.cells[0]).text == "Expiry date"
    assert next(sheet.below(sheet.cells[1])).text == "2027-01-01"


def test_a_cell_in_another_column_is_not_below():
    sheet = placed((0.1, 0.1, "Scope"), (0.6, 0.13, "far right"), (0.1, 0.16, "Pumps"))
    assert texts(sheet.below(sheet.cells[0])) == [None, "Pumps"] or [
        c.text for c in sheet.below(sheet.cells[0]) if c
    ] == ["Pumps"]


def test_spaced_letters_become_words():
    assert sheet_of("C E R T I F I C A T E").cells[0].text == "CERTIFICATE"


def test_hidden_lines_are_left_out():
    line = Line(text="Expiry date: 2030-01-01", hidden=True)
    document = Document(name="a", source=Source.PDF, pages=(Page(number=1, lines=(line,)),), page_count=1)
    assert not make_sheet([(document, document.pages[0])]).cells


def test_running_text_over_long_lines_becomes_one_line():
    long = "The certificate of the organisation named above was issued after an audit and expires on 7 June"
    sheet = sheet_of(f"{long}\n2026 subject to surveillance.\nScope: pumps")
    assert texts(sheet.cells) == [f"{long} 2026 subject to surveillance.", "Scope: pumps"]
    assert sheet.cells[1].where.line == 3
