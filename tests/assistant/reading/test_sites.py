"""Lists of sites in the ways that certificates print them."""

import pytest

from assistant.reading.fields import find_certificates
from assistant.reading.text import read_text
from assistant.verification.certificate import SURE

HEAD = """ZERTIFIKAT
Zertifikatsinhaber: Krämer Federn GmbH
Anschrift: Hauptstraße 5, 70173 Stuttgart
"""
MAIN, SECOND, THIRD = (
    "Hauptstraße 5, 70173 Stuttgart",
    "Am Hang 4, 96031 Bamberg",
    "Werkstraße 12, 78558 Tuttlingen",
)


def sites(text):
    return find_certificates([read_text(text)])[0].sites


@pytest.mark.parametrize(
    "listed",
    [
        f"Standorte:\n{MAIN}\n{SECOND}\n{THIRD}\n",
        f"Standorte:\n1. {MAIN}\n2. {SECOND}\n3. {THIRD}\n",
        f"Standorte\n1.  {MAIN}\n2.  {SECOND}\n3.  {THIRD}\n",
        f"Standorte: {MAIN}; {SECOND}; {THIRD}\n",
        f"Standorte: {MAIN}; Am Hang 4,\n96031 Bamberg; {THIRD}\n",
        f"Standorte:\n{MAIN}\nAm Hang 4\n96031 Bamberg\nWerkstraße 12\n78558 Tuttlingen\n",
    ],
    ids=[
        "a line each",
        "numbered",
        "numbers in a column",
        "one line",
        "one text over lines",
        "several lines each",
    ],
)
def test_a_clear_list_is_complete_and_sure(listed):
    found = sites(f"{HEAD}{listed}Geltungsbereich: Herstellung von technischen Federn\n")
    assert found.value == (MAIN, SECOND, THIRD)
    assert found.confidence >= SURE


@pytest.mark.parametrize("mark", ["、", "；", "/"])
def test_chinese_places_joined_by_a_mark(mark):
    places = ("浙江省宁波市鄞州区樾曈路90号", "江苏省苏州市吴中区琬曈路14号")
    found = sites(
        f"认证证书\n获证组织：宁波昱曈制造有限公司\n多场所：{mark.join(places)}\n认证范围：办公家具的生产和销售\n"
    )
    assert found.value == places


def test_a_single_place_that_is_the_holders_address_is_no_list():
    assert sites(f"{HEAD}Standort: {MAIN}\n") is None


def test_a_list_with_names_of_plants_is_unsure():
    found = sites(f"{HEAD}Standorte:\nWerk Nord\n{MAIN}\nWerk Ost\n{SECOND}\nAusgestellt am: 12.05.2024\n")
    assert found is None or found.confidence < SURE


def test_a_list_that_may_go_on_over_the_page_is_unsure():
    found = sites(f"{HEAD}Standorte:\n{MAIN}\n{SECOND}\n\f{THIRD}\nAusgestellt am: 12.05.2024\n")
    assert found.confidence < SURE
