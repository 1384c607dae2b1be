import shutil
import subprocess
import sys

import pytest

from knowledge.registers import Confidence, Known, PartialDate, RegisterError, load_registers
from knowledge.registers.load import DATA

REGISTERS = load_registers()


def test_every_row_of_the_nine_files_is_loaded() -> None:
    assert len(REGISTERS.accreditation_bodies) == 108
    assert len(REGISTERS.not_recognised_accreditors) == 7
    assert len(REGISTERS.certification_bodies) == 143
    assert len(REGISTERS.notified_bodies) == 74
    assert len(REGISTERS.standard_editions) == 83
    assert len(REGISTERS.iaf_codes) == 39
    assert len(REGISTERS.identifier_formats) == 57
    assert len(REGISTERS.product_terms) == 132
    assert len(REGISTERS.portals) == 64


def test_the_registers_are_read_once() -> None:
    assert load_registers() is REGISTERS


def test_an_open_question_stays_open_and_is_not_read_as_no() -> None:
    eiac = next(row for row in REGISTERS.accreditation_bodies if row.acronym == "EIAC")
    assert eiac.mla_mdms is Known.UNKNOWN
    assert eiac.confidence is Confidence.LOW
    assert "Dubai Accreditation Centre" in eiac.aliases


def test_a_field_can_be_less_sure_than_its_row() -> None:
    rows = {row.acronym: row for row in REGISTERS.accreditation_bodies}
    assert rows["DAkkS"].confidence is Confidence.HIGH
    assert REGISTERS.confidence_of(rows["DAkkS"], "mla_mdms") is Confidence.LOW
    assert REGISTERS.confidence_of(rows["SNAS"], "mla_mdms") is Confidence.HIGH
    assert REGISTERS.confidence_of(rows["DAkkS"], "website") is Confidence.HIGH


def test_a_month_is_the_range_of_its_days() -> None:
    month = PartialDate.parse("2026-02")
    assert (month.first.isoformat(), month.last.isoformat()) == ("2026-02-01", "2026-02-28")
    assert month.in_words() == "February 2026"
    assert PartialDate.parse("2026").in_words() == "2026"
    assert PartialDate.parse("2026-09-16").in_words() == "16 September 2026"


@pytest.mark.parametrize("text", ["", "26", "2026-13", "2026-02-30", "soon", "2026-9"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        (
            "DAkkS,Deutsche",
            "UKAS,Deutsche",
            r"accreditation_bodies.csv, line \d+: acronym .*'UKAS' stands twice",
        ),
        ("EIAC,", ",", "accreditation_bodies.csv, line 2: acronym .*empty"),
        ("acronym,full_name", "acronym,fullname", "accreditation_bodies.csv, line 1: the columns do not fit"),
        (",yes,unknown,https://eiac", ",yes,perhaps,https://eiac", "line 2, column mla_mdms: 'perhaps'"),
        ("EIAC,", "EIAC,extra,", "line 2: 14 cells, 13 are needed"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path, before: str, after: str, complaint: str) -> None:
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "accreditation_bodies.csv"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(RegisterError, match=complaint):
        load_registers(tmp_path)


def test_a_missing_file_is_named(tmp_path) -> None:
    with pytest.raises(RegisterError, match=r"accreditation_bodies.csv: cannot be read"):
        load_registers(tmp_path)


def test_importing_reads_no_file() -> None:
    code = (
        "import knowledge.registers;"
        "from knowledge.registers import load;"
        "assert load.load_registers.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=DATA.parents[2])


def test_what_is_said_of_a_row_elsewhere_names_an_existing_row() -> None:
    keys = {(row.kind, row.key) for row in REGISTERS.all_rows()}
    assert {("portal", use.portal) for use in REGISTERS.portal_uses} <= keys
    assert {("identifier", use.identifier) for use in REGISTERS.identifier_uses} <= keys
    assert {(more.register, more.key) for more in REGISTERS.more_names} <= keys
    assert {(f.register, f.key) for f in REGISTERS.field_confidences if f.key} <= keys
    portals = {portal.name for portal in REGISTERS.portals}
    assert {name for use in REGISTERS.identifier_uses for name in use.portals} <= portals
    assert {name for o in REGISTERS.organisations for name in o.portals} <= portals
    standards = {row.standard for row in REGISTERS.standard_editions}
    assert {row.standard for row in REGISTERS.standards} <= standards
    served = {row.key for row in REGISTERS.all_rows()}
    assert {name for use in REGISTERS.portal_uses for name in use.serves} <= served
