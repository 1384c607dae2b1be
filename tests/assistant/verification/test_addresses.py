"""Addresses: one place or two, and what kind of place. All addresses are made up."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.verification.addresses import AddressOutcome, compare_addresses
from assistant.verification.place_kind import PlaceKind, kind_of_place

PAIRS: dict[AddressOutcome, str] = {
    AddressOutcome.SAME: """
        No. 12 Fuhai Avenue, Bao'an District, Shenzhen | NO.12, FUHAI AVENUE, BAOAN DISTRICT, SHENZHEN
        12 Fuhai Road, Shenzhen | No. 12 Fuhai Rd., Shenzhen
        Musterstraße 12, 12345 Musterstadt, Germany | Musterstr. 12, 12345 Musterstadt, Germany
        深圳市宝安区福海大道12号 | 深圳市宝安区福海大道12号
        12 rue de la Paix, 75002 Valcourt, France | 12, rue de la Paix F-75002 Valcourt
        Via Roma 10, 20100 Ponteverde, Italy | Via Roma, 10 - 20100 Ponteverde, Italia
        Shenzhen, Bao'an District, 12 Fuhai Road | 12 Fuhai Road, Bao'an District, Shenzhen
    """,
    AddressOutcome.LIKELY_SAME: """
        No. 12 Fuhai Avenue, Bao'an District, Shenzhen, Guangdong 518103, China | 深圳市宝安区福海大道12号
        3/F, Building B, No. 12 Fuhai Avenue, Bao'an District, Shenzhen | 深圳市宝安区福海大道12号B栋3楼
        No. 12 Fuhai Road, Shenzhen | No. 12 Fuhai Road, Fuyong Town, Bao'an District, Shenzhen 518103
        No. 88 Renmin East Road, Kunshan, Jiangsu | 江苏省昆山市人民东路88号
        No. 12 Fuhai Lu, Shenzhen | 深圳市福海路12号
        12 Fuhai Road, Shenzhen 518103 | 12 Fuhai Road, Shenzhen 518000
        Musterstraße 12, Musterstadt | Musterstraße 12, 12345 Musterstadt, Germany
        Floor 3, No. 12 Fuhai Road, Shenzhen | No. 12 Fuhai Road, Shenzhen
        No. 12 Xingye East Road, Shenzhen | No. 12 Xingye Road East, Shenzhen
        12 Harbour Road, Central, Hong Kong | 12 Harbour Road, Hong Kong
        12 Main Street, Oakham 12345-6789 | 12 Main Street, Oakham 12345
    """,
    AddressOutcome.PARTLY: """
        No. 12 Fuhai Road, Bao'an District, Shenzhen | No. 14 Fuhai Road, Bao'an District, Shenzhen
        No. 12 Fuhai Road, Bao'an District, Shenzhen | No. 12 Longhua Road, Longgang District, Shenzhen
        深圳市宝安区福海大道12号 | 深圳市宝安区福海大道21号
        深圳市宝安区福海大道12号 | 深圳市龙岗区坂田路12号
        Musterstraße 12, 12345 Musterstadt | Hauptstraße 3, 12345 Musterstadt
        Building A, 12 Fuhai Road, Shenzhen | Building C, 12 Fuhai Road, Shenzhen
        No. 12 Fuhai Avenue, Bao'an District, Shenzhen | 深圳市宝安区福海大道21号
        Room 301, 12 Fuhai Road, Shenzhen | Room 509, 12 Fuhai Road, Shenzhen
        12 Mill Lane, Oakham OK9 7ZZ | 12 Mill Lane, Oakham OK1 4AB
        12 Mill Lane East, Oakham | 12 Mill Lane, Oakham
        深圳市兴业东路12号 | 深圳市兴业路12号
        深圳市兴业东路12号 | 深圳市兴业西路12号
        No. 12 Xingye East Road, Shenzhen | 深圳市兴业路12号
        12 N Main Street, Oakham | 12 Main Street, Oakham
    """,
    AddressOutcome.DIFFERENT: """
        No. 12 Fuhai Road, Shenzhen | No. 12 Fuhai Road, Dongguan
        No. 12 Fuhai Road, Shenzhen, China | Flat 3, 12 Wing Lok Street, Hong Kong
        Musterstraße 12, 12345 Musterstadt, Germany | 12 rue de la Paix, Valcourt, France
        深圳市宝安区福海大道12号 | 东莞市长安镇福海大道12号
        No. 12 Fuhai Road, Shenzhen | 江苏省昆山市人民东路88号
        12 High Street, Oakham | 40 Mill Lane, Ashdown
        No. 5 Kangtai Road, Taizhou, Jiangsu | No. 5 Kangtai Road, Taizhou, Zhejiang
    """,
    AddressOutcome.CANNOT_TELL: """
        | No. 12 Fuhai Road, Shenzhen
        Shenzhen, China | No. 12 Fuhai Road, Bao'an District, Shenzhen
        Guangdong | No. 12 Fuhai Road, Bao'an District, Shenzhen
        Fuhai Road, Bao'an District, Shenzhen | No. 12 Fuhai Road, Bao'an District, Shenzhen
    """,
}
CASES = [
    (outcome, *(text.strip() for text in line.split("|")))
    for outcome, block in PAIRS.items()
    for line in block.strip("\n").splitlines()
    if line.strip()
]


@pytest.mark.parametrize(
    ("outcome", "one", "other"), CASES, ids=[f"{one} / {other}" for _, one, other in CASES]
)
def test_a_pair_of_addresses_is_judged(outcome: AddressOutcome, one: str, other: str) -> None:
    assert compare_addresses(one, other).outcome is outcome, str(compare_addresses(one, other).reason)
    assert compare_addresses(other, one).outcome is outcome, "the order must not matter"


KINDS = [
    ("P.O. Box 1234, Madinat Zayed, Abu Dhabi", PlaceKind.BOX),
    ("Postfach 12 34, 12345 Musterstadt", PlaceKind.BOX),
    ("P.O. Box 9, Plot 4, Industrial Area 2, Ajman", PlaceKind.MAKING),
    ("Room 1203, Tower B, Fortune Plaza, Futian District, Shenzhen", PlaceKind.OFFICE),
    ("深圳市福田区财富大厦12楼1203室", PlaceKind.OFFICE),
    ("Flat/Rm 1203, 12/F, Wing Fat Industrial Building, Kwun Tong, Kowloon, Hong Kong", PlaceKind.OFFICE),
    ("Suite 400, 88 Harbour Street, Oakham", PlaceKind.OFFICE),
    ("3/F, Building B, Fuhai Industrial Park, Bao'an District, Shenzhen", PlaceKind.MAKING),
    ("Room 301, Building 5, Longxi Industrial Zone, Dongguan", PlaceKind.MAKING),
    ("深圳市宝安区福海工业园B栋3楼", PlaceKind.MAKING),
    ("Workshop 2, No. 12 Fuhai Road, Shenzhen", PlaceKind.MAKING),
    ("Gewerbegebiet Nord 7, 12345 Musterstadt", PlaceKind.MAKING),
    ("Polígono Industrial Alameda, Nave 4, Ponteverde", PlaceKind.MAKING),
    ("c/o Lantern Services, 5 High Street, Oakham", PlaceKind.AGENT),
    ("Virtual Office 12, 5 High Street, Oakham", PlaceKind.AGENT),
    ("No. 12 Fuhai Road, Bao'an District, Shenzhen", PlaceKind.UNKNOWN),
    ("Musterstraße 12, 12345 Musterstadt", PlaceKind.UNKNOWN),
    ("", PlaceKind.UNKNOWN),
]


@pytest.mark.parametrize(("address", "kind"), KINDS)
def test_a_kind_of_place_is_told(address: str, kind: PlaceKind) -> None:
    assert kind_of_place(address).kind is kind


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert compare_addresses(one, other).outcome is compare_addresses(other, one).outcome
    assert kind_of_place(one).kind in PlaceKind


@pytest.mark.parametrize(
    "attack", ["1" * 9000, "no. " * 4000, "12-" * 4000, "路" * 9000, "a1 " * 5000, "(" * 9000]
)
def test_long_texts_cost_little(attack: str) -> None:
    started = time.perf_counter()
    compare_addresses(attack, attack[::-1] + "x")
    kind_of_place(attack)
    assert time.perf_counter() - started < 1
