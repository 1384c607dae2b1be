"""Who issued and who accredited: never a fragment, a person or a number; numbers beside a mark."""

import pytest

from assistant.reading.fields import find_certificates
from assistant.reading.text import read_text
from assistant.verification.certificate import Certificate


def read(text: str) -> Certificate:
    return find_certificates([read_text(text)])[0]


def value(field):
    return field.value if field else None


@pytest.mark.parametrize(
    "text",
    [
        "Akkreditiert durch  Raad voor Accreditatie\nAccredited by\nP. Lindequell\nLeitung",
        "认可机构 Accreditation body\nRaad voor Accreditatie\n上海某某认证有限公司",
        "Raad voor Accreditatie\nAcreditado por\nEjemplo Certificación S.L.\nEntidad de certificación",
    ],
)
def test_the_accreditation_body_is_found_beside_and_around_its_label(text):
    assert value(read(text).accreditation_body) == "Raad voor Accreditatie"


@pytest.mark.parametrize("text", ["Accredited by\nP. Lindequell", "Accreditation body: D-ZM-19914-01-00"])
def test_a_person_or_a_number_is_no_accreditation_body(text):
    assert read(text).accreditation_body is None


def test_a_number_beside_the_label_is_the_accreditation_number():
    text = "DAkkS\nDeutsche\nAkkreditierungsstelle\nD-ZM-16074-01-00"
    certificate = read(text)
    assert value(certificate.accreditation_body) in {"DAkkS", "Deutsche Akkreditierungsstelle"}
    assert value(certificate.accreditation_number) == "D-ZM-16074-01-00"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("UKAS MANAGEMENT SYSTEMS\n0005", "0005"),
        ("UKAS MANAGEMENT SYSTEMS 0005", "0005"),
        ("IPAC acreditação\nC0001", "C0001"),
        ("ENAC CERTIFICACIÓN Nº 01/C-SC001", "01/C-SC001"),
        ("PCA  POLSKIE CENTRUM AKREDYTACJI  CERTYFIKACJA SYSTEMÓW  AC 014", "AC 014"),
        ("ACCREDIA\nL'ENTE ITALIANO DI ACCREDITAMENTO\nSGQ N° 008A", "SGQ N° 008A"),
        ("香港認可處 HKAS 註冊編號 HKCAS-003", "HKCAS-003"),
    ],
)
def test_a_number_beside_an_accreditor_s_mark(text, number):
    assert value(read(text).accreditation_number) == number


@pytest.mark.parametrize("text", ["UKAS\n12 May 2024", "UKAS\nTel. 01684 555 0142", "UKAS\nISO 9001:2015"])
def test_what_stands_under_a_mark_is_not_always_its_number(text):
    assert read(text).accreditation_number is None


@pytest.mark.parametrize(
    "text",
    [
        "This document is issued by the Company subject to its General Conditions.",
        "Entidad de certificación\nEste certificado es propiedad de quien lo emite.",
        "Organisme de certification\nCe certificat reste la propriété de l'organisme.",
        "Certification body\nP. Lindequell\nCertification manager",
    ],
)
def test_a_piece_of_a_sentence_is_no_certification_body(text):
    assert read(text).certification_body is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("certified to ISO 13485:2016 by Example Certification Ltd. The", "Example Certification Ltd."),
        ("The issuing office is Example Assurance Co., Ltd., approved", "Example Assurance Co., Ltd."),
        (
            "certified to ISO 9001 by EX-C (Certification) Czech Republic.",
            "EX-C (Certification) Czech Republic",
        ),
        ("Ejemplo Certificación S.L.\nEntidad de certificación", "Ejemplo Certificación S.L."),
    ],
)
def test_the_certification_body_in_a_sentence_or_over_its_label(text, name):
    assert value(read(text).certification_body) == name


@pytest.mark.parametrize(
    "name",
    [
        "Example Widgets Ltd",
        "United Kingdom Accreditation Service",
        "International Organization for Standardization",
    ],
)
def test_an_issuer_that_never_certifies_is_read_where_the_paper_says_so(name):
    text = f"CERTIFICATE\nCertificate holder: Example Widgets Ltd\nThis certificate is the property of {name}."
    assert value(read(text).certification_body).rstrip(".") == name
