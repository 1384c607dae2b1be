import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from knowledge.registers import (
    CheckDigit,
    body_of_approval_number,
    body_of_certificate_number,
    check_identifier,
    iaf_code,
    load_registers,
    notified_body,
)
from knowledge.registers.check_digits import uscc_holds

REGISTERS = load_registers()
USCC_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize(
    ("text", "identifier", "check"),
    [
        ("91110000600037341L", "USCC", CheckDigit.HOLDS),
        ("91110000600037341l", "USCC", CheckDigit.HOLDS),
        ("9111 0000 6000 37341L", "USCC", CheckDigit.HOLDS),
        ("USCC: 91110000600037341L", "USCC", CheckDigit.HOLDS),
        ("91350211M0000XUF46", "USCC", CheckDigit.FAILS),
        ("K162398", "FDA 510(k) number", CheckDigit.NONE),
        ("CN-MF-000012345", "EUDAMED SRN (Actor ID)", CheckDigit.NONE),
        ("CNCA-R-2002-001", "CNCA approval number (domestic body)", CheckDigit.NONE),
        ("506700GE1G29325QX363", "LEI", CheckDigit.HOLDS),
        ("4006381333931", "GTIN", CheckDigit.HOLDS),
        ("DUNS 804735132", "D-U-N-S", CheckDigit.NONE),
        ("VAT DE136695976", "EU VAT number", CheckDigit.HOLDS),
        ("+A123BJC5D6E71G", "UDI-DI (HIBCC)", CheckDigit.HOLDS),
        ("国械注准20203140123", "Chinese device registration certificate", CheckDigit.NONE),
    ],
)
def test_an_identifier_is_recognised_and_checked(text: str, identifier: str, check: CheckDigit) -> None:
    reading = check_identifier(REGISTERS, text)[0]
    assert (reading.format.identifier, reading.check) == (identifier, check)


def test_a_failed_check_digit_asks_and_accuses_nobody() -> None:
    [reading] = check_identifier(REGISTERS, "91350211M0000XUF46")
    assert "ask the supplier" in reading.sentence
    assert "fake" not in reading.sentence


def test_plain_digits_are_said_to_fit_several_formats() -> None:
    readings = check_identifier(REGISTERS, "804735132")
    assert len(readings) > 1
    assert all("could be" in reading.sentence for reading in readings)


def test_every_example_of_the_register_is_recognised() -> None:
    for row in REGISTERS.identifier_formats:
        for example in row.example_valid:
            readings = {r.format.identifier: r for r in check_identifier(REGISTERS, f"{example}")}
            use = next(u for u in REGISTERS.identifier_uses if u.identifier == row.identifier)
            if use.shape != "shapeless":
                assert row.identifier in readings, example
                assert readings[row.identifier].check is not CheckDigit.FAILS, example


@given(st.text(USCC_CHARACTERS[:10], min_size=8, max_size=8), st.text(USCC_CHARACTERS, min_size=9, max_size=9))
def test_our_uscc_check_agrees_with_the_library_on_codes_that_start_with_digits(region: str, rest: str) -> None:
    body = region + rest
    digit = uscc.calc_check_digit(body)
    assert uscc_holds(body + digit)
    assert sum(uscc_holds(body + c) for c in USCC_CHARACTERS) == 1


def test_a_uscc_that_starts_with_a_letter_can_hold() -> None:
    body = "A1110000600037341"
    held = [c for c in USCC_CHARACTERS if uscc_holds(body + c)]
    assert len(held) == 1
    assert check_identifier(REGISTERS, body + held[0])[0].check is CheckDigit.HOLDS


def test_numbers_lead_to_the_body_behind_them() -> None:
    approved = body_of_approval_number(REGISTERS, "cnca-r-2002-001")
    assert approved is not None
    assert approved.name == "CQC"
    behind = body_of_certificate_number(REGISTERS, "00216Q10097R1S")
    assert behind is not None
    assert behind.name == "CQM"
    assert body_of_certificate_number(REGISTERS, "99916Q10097R1S") is None
    [reading] = check_identifier(REGISTERS, "00114Q26950R7L/3502")
    assert reading.points_to is not None
    assert reading.points_to.key == "CQC"


@pytest.mark.parametrize("number", ["51", "0051", 51, "NB 0051"])
def test_a_notified_body_is_found_with_and_without_its_zeros(number: str | int) -> None:
    body = notified_body(REGISTERS, number)
    assert body is not None
    assert body.nb_number == "0051"


@pytest.mark.parametrize("number", ["", "none", "9999", "123456"])
def test_an_unknown_number_is_none(number: str) -> None:
    assert notified_body(REGISTERS, number) is None


def test_sector_codes_end_at_39() -> None:
    sector = iaf_code(REGISTERS, "EA 19")
    assert sector is not None
    assert sector.code == "19"
    assert iaf_code(REGISTERS, 39) is not None
    assert iaf_code(REGISTERS, 40) is None


@given(st.text(max_size=120))
def test_anything_can_be_checked(text: str) -> None:
    for reading in check_identifier(REGISTERS, text):
        assert reading.sentence
