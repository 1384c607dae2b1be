"""The bodies that specimens name are in the registers, linked as they are on the papers."""

from __future__ import annotations

import pytest

from assistant.specimens import data
from assistant.specimens.chain import certification_body
from knowledge.registers import (
    CertificationBody,
    Confidence,
    How,
    Known,
    find_body,
    load_registers,
    notified_body,
)

REGISTERS = load_registers()


@pytest.mark.parametrize("body", data.bodies(), ids=lambda body: body.name)
def test_a_certification_body_is_found_by_the_name_printed(body):
    row = certification_body(body.row)
    for name in filter(None, (body.name, body.name_zh)):
        found = find_body(REGISTERS, name)
        assert any(match.row == row for match in found if match.how is not How.CLOSE), name


@pytest.mark.parametrize("body", data.bodies(), ids=lambda body: body.name)
def test_a_certification_body_is_accredited_as_the_register_has_it(body):
    row = certification_body(body.row)
    assert set(body.accreditors) <= set(row.accredited_by)
    if "ISO 13485" in body.standards:
        assert row.accredited_for_iso13485 is Known.YES
    if "CN" in body.holders:
        assert row.cnca_approval_no


def test_accreditation_bodies_are_known_well_enough_to_raise_no_question():
    known = {row.acronym: row for row in REGISTERS.accreditation_bodies}
    used = {acronym for body in data.bodies() for acronym in body.accreditors}
    assert used == set(data.accreditors())
    for acronym in used:
        assert known[acronym].confidence is not Confidence.LOW
        assert known[acronym].mla_mdms is Known.YES


@pytest.mark.parametrize("body", data.notified_bodies(), ids=lambda body: body.number)
def test_a_notified_body_is_designated_for_medical_devices(body):
    row = notified_body(REGISTERS, body.number)
    assert row
    assert row.mdr is Known.YES
    assert body.name == row.name


def test_medical_products_are_terms_of_the_register():
    terms = {row.term for row in REGISTERS.product_terms}
    assert {p.register_term for p in data.products() if p.medical} <= terms


def test_every_language_has_the_same_words():
    files = [data.words_file(language) for language in ("en", "zh", "de", "es", "fr", "it")]
    assert len({tuple(sorted(f.labels)) for f in files}) == 1
    assert len({tuple(sorted(f.sentences)) for f in files}) == 1
    assert len({tuple(sorted(f.systems)) for f in files}) == 1
    assert all(
        isinstance(row, CertificationBody) for row in map(certification_body, [b.row for b in data.bodies()])
    )
