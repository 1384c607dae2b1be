"""Web addresses: what they lead to, whose they are, and which ones imitate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.verification.known_body import who_is
from assistant.verification.known_hosts import Fit, is_free_mail, known_hosts
from assistant.verification.web_addresses import address_of, addresses_in, mail_hosts_in
from knowledge.registers import load_registers

REGISTERS = load_registers()


def fit(address: str, body: str) -> Fit:
    found = address_of(address)
    assert found is not None
    return known_hosts(REGISTERS).judge(found, who_is(REGISTERS, body).rows, printed=body).fit


@pytest.mark.parametrize(
    ("written", "host", "domain"),
    [
        ("https://www.bsigroup.com/en-GB/?q=1", "www.bsigroup.com", "bsigroup.com"),
        ("HTTP:\\\\EXAMPLE.co.uk:8080/x", "example.co.uk", "example.co.uk"),
        ("https://www.bsigroup.com@evil.xyz/", "evil.xyz", "evil.xyz"),
        ("cx.cnca.cn", "cx.cnca.cn", "cnca.cn"),
        ("http://a.example.com.cn", "a.example.com.cn", "example.com.cn"),
    ],
)
def test_the_host_is_where_software_would_go(written: str, host: str, domain: str) -> None:
    found = address_of(written)
    assert found is not None
    assert (found.host, found.domain) == (host, domain)


@pytest.mark.parametrize("written", ["", "CN26/10001", "no address", "http://", "http://[::1", "S.p.A.", "a@b"])
def test_other_texts_are_no_address(written: str) -> None:
    assert not addresses_in(written)


@given(st.text(max_size=300))
def test_no_text_makes_it_fail(text: str) -> None:
    address_of(text)
    for address in addresses_in(text):
        known_hosts(REGISTERS).judge(address, ())
    mail_hosts_in(text)


@pytest.mark.parametrize(
    ("address", "body", "expected"),
    [
        ("www.bsigroup.com", "BSI", Fit.OWN),
        ("www.tuv.com", "TÜV Rheinland", Fit.OWN),
        ("cx.cnca.cn", "SGS", Fit.OWN),
        ("certcheck.ukas.com", "Northgate Certification Ltd", Fit.OWN),
        ("www.tuvsud.com", "DNV", Fit.OF_ANOTHER),
        ("bsigroup.co", "BSI", Fit.IMITATES),
        ("bsigroup.com.evil.top", "BSI", Fit.IMITATES),
        ("iafcertsearch.org.co", "SGS", Fit.IMITATES),
        ("iafcertsaerch.org", "SGS", Fit.IMITATES),
        ("certipedla.com", "TÜV Rheinland", Fit.IMITATES),
        ("tuv-sued-cert.xyz", "TÜV SÜD", Fit.IMITATES),
        ("ukas.xyz", "SGS", Fit.IMITATES),
        ("sgs-cert.com", "SGS", Fit.NEAR),
        ("tuvsud-cert.com", "TÜV SÜD", Fit.NEAR),
        ("bsigroup.com.cn", "BSI", Fit.NEAR),
        ("intertec.com", "Intertec Certification Ltd", Fit.NEAR),
        ("bit.ly", "SGS", Fit.HIDES),
        ("great-cert.com.tw", "Great Certification", Fit.UNKNOWN),
        ("example-cert.com", "SGS", Fit.UNKNOWN),
    ],
)
def test_an_address_fits_the_body_or_imitates_a_known_one(address: str, body: str, expected: Fit) -> None:
    assert fit(address, body) is expected


def test_what_lost_its_blanks_is_no_address() -> None:
    assert not addresses_in("verified atwww.systems.comorthrough")
    assert [a.host for a in addresses_in("see http://www.cnca.gov.cn。Or www.sgs.com.")] == [
        "www.cnca.gov.cn",
        "www.sgs.com",
    ]


def test_a_free_mail_box_is_known_by_its_host() -> None:
    ((written, host),) = mail_hosts_in("write to cert.office@qq.com now")
    assert written == "cert.office@qq.com"
    assert is_free_mail(host)
