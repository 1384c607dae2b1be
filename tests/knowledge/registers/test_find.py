import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.registers import How, Kind, close_names, find_body, load_registers, portal_for
from knowledge.registers.names import key_of, same_length, tokens

REGISTERS = load_registers()


def keys(name: str, **narrowed: str) -> list[str]:
    return [match.row.key for match in find_body(REGISTERS, name, **narrowed)]


@pytest.mark.parametrize(
    ("name", "key", "how"),
    [
        ("UKAS", "UKAS", How.ACRONYM),
        ("ukas", "UKAS", How.ACRONYM),
        ("United Kingdom Accreditation Service", "UKAS", How.EXACT),
        ("英国皇家认可委员会", "UKAS", How.ALIAS),
        ("Deutsche Akkreditierungsstelle", "DAkkS", How.EXACT),
        ("TÜRKAK", "TURKAK", How.ACRONYM),
        ("jas/anz", "JAS-ANZ", How.ACRONYM),
        ("JASANZ", "JAS-ANZ", How.ACRONYM),
        ("中国质量认证中心有限公司", "CQC", How.ALIAS),
        ("Bureau Veritas", "Bureau Veritas", How.EXACT),
        ("Lloyd’s Register", "LRQA", How.ALIAS),
        ("DEKRA Certification B.V.", "0344", How.EXACT),
        ("IAF-AB", "IAF-AB", How.ACRONYM),
        ("IAF", "IAF", How.ACRONYM),
        ("UK-ABCB", "UK-ABCB", How.ACRONYM),
        ("ABCB", "ABCB", How.ACRONYM),
    ],
)
def test_a_body_is_found_by_any_of_its_names(name: str, key: str, how: How) -> None:
    match = find_body(REGISTERS, name)[0]
    assert (match.row.key, match.how) == (key, how)


@pytest.mark.parametrize("name", ["TÜV SÜD", "TUV SUD", "Tuev Sued", "tüv süd", "TU\u0308V SU\u0308D"])
def test_umlauts_may_be_written_in_any_way(name: str) -> None:
    assert set(keys(name)) == {"TÜV SÜD", "0123"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("GAC", {"GAC (GCC)", "GAC (Georgia)"}),
        ("SAC", {"SAC", "SAC Shanghai"}),
        ("BAB", {"BAB", "British Assessment Bureau"}),
        ("TGA", {"DAkkS", "TGA"}),
        ("EMA", {"ema", "EMA"}),
    ],
)
def test_a_shared_acronym_gives_every_body_and_says_so(name: str, found: set[str]) -> None:
    matches = find_body(REGISTERS, name)
    assert {match.row.key for match in matches} == found
    assert all(match.ambiguous for match in matches)


def test_jas_alone_is_not_jas_anz() -> None:
    assert keys("JAS") == ["JAS-AU"]


def test_the_country_settles_a_shared_acronym() -> None:
    assert keys("GAC", country="GE") == ["GAC (Georgia)"]


def test_a_certification_body_that_is_also_notified_is_not_ambiguous() -> None:
    assert not any(match.ambiguous for match in find_body(REGISTERS, "TÜV SÜD"))


@pytest.mark.parametrize("name", ["USAS", "UKAZ", "Beureau Veritas", "Deutsche Akreditierungsstelle"])
def test_a_misspelt_name_only_resembles(name: str) -> None:
    matches = find_body(REGISTERS, name)
    assert matches
    assert all(match.how is How.CLOSE for match in matches)
    assert all(match.score < 100 for match in matches)


@pytest.mark.parametrize("name", ["", "   ", "?!", "Happy Star Trading", "xx", "no"])
def test_what_is_no_body_finds_nothing(name: str) -> None:
    assert find_body(REGISTERS, name) == ()


def test_not_recognised_accreditors_are_their_own_kind() -> None:
    assert find_body(REGISTERS, "ABAC")[0].kind is Kind.NOT_RECOGNISED_ACCREDITOR


def test_every_main_name_finds_its_own_row() -> None:
    for row in (*REGISTERS.accreditation_bodies, *REGISTERS.not_recognised_accreditors):
        assert row.key in keys(row.acronym), row.acronym
        assert row.key in keys(row.full_name), row.full_name
    for body in (*REGISTERS.certification_bodies, *REGISTERS.notified_bodies):
        assert body.key in keys(body.name), body.name
        for alias in body.aliases:
            assert body.key in keys(alias), alias


def test_portals_lead_to_the_own_register_first() -> None:
    def first(name: str) -> str:
        return portal_for(REGISTERS, find_body(REGISTERS, name)[0].row)[0].name

    assert first("UKAS") == "UKAS CertCheck"
    assert first("TÜV Rheinland") == "TÜV Rheinland Certipedia"
    assert first("CQC").startswith("CNCA")
    assert first("Szutest Konformitätsbewertungsstelle GmbH") == "EU notified bodies (NANDO)"
    assert first("GAC") == "Global Accreditation Cooperation Incorporated"


def test_portals_can_be_asked_for_by_country_and_kind() -> None:
    names = {portal.name for portal in portal_for(REGISTERS, country="CN", kind="device")}
    assert "NMPA device register" in names
    assert not any("FDA" in name for name in names)


@given(st.text(max_size=60))
def test_any_name_can_be_asked_for(name: str) -> None:
    find_body(REGISTERS, name)
    close_names(REGISTERS, name)


@given(st.text(max_size=120))
def test_tokens_stand_in_order_within_the_text(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end <= len(text)
        at = token.end
    assert len(same_length(text)) == len(text)
    assert key_of(text) == tuple(token.key for token in tokens(text))
