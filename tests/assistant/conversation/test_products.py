from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.products import KIND_OF_GOODS, generalise
from knowledge.registers import load_registers

REGISTERS = load_registers()


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Is ISO 9001 enough for surgical gloves?", f"Is ISO 9001 enough for {KIND_OF_GOODS}?"),
        ("Is ISO 9001 enough?", "Is ISO 9001 enough?"),
        ("Is ISO 9001 enough for garden chairs?", "Is ISO 9001 enough for garden chairs?"),
        ("", ""),
    ],
)
def test_a_medical_product_is_named_by_its_kind(text: str, general: str) -> None:
    assert generalise(text, REGISTERS) == general


def test_several_products_are_each_replaced_where_they_stand() -> None:
    found = generalise("papers for surgical gloves and for blood pressure monitors, please", REGISTERS)
    assert found == f"papers for {KIND_OF_GOODS} and for {KIND_OF_GOODS}, please"


@given(st.text(max_size=150))
def test_any_text_can_be_generalised(text: str) -> None:
    generalise(text, REGISTERS)
