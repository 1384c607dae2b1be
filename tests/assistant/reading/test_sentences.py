"""What sentences, letters and e-mails say of a certificate, and what they do not."""

import pytest

from assistant.reading.dates import find_dates
from assistant.reading.fields import find_certificates
from assistant.reading.text import read_text
from assistant.verification.certificate import SURE


def read(text):
    return find_certificates([read_text(text)])[0]


@pytest.mark.parametrize(
    "text", ["Ausstellung: 2017-12-10", "AUSSTELLUNGSDATUM: 18.12.2021", "Valeur 2017-12-10"]
)
def test_a_word_that_holds_tel_or_eur_is_no_telephone_and_no_price(text):
    assert len(find_dates(text)) == 1


@pytest.mark.parametrize("text", ["Tel: 2017-12-10", "Telefax 12.10.2017"])
def test_figures_behind_a_telephone_are_no_date(text):
    assert not find_dates(text)


def test_a_date_before_its_participle_is_not_given_to_the_next_one():
    certificate = read("Dieses Zertifikat wurde am 22.03.2021 ausgestellt und ist bis zum 21.03.2024 gültig.")
    assert certificate.issued.value.readings[0].text == "2021-03-22"
    assert certificate.expires.value.readings[0].text == "2024-03-21"


def test_a_participle_without_its_date_takes_none():
    assert (
        read("Die Frist endet am 31.12.2028, das Zertifikat selbst wurde nicht neu ausgestellt.").issued is None
    )


@pytest.mark.parametrize(
    "text",
    [
        "From: Ann\nTo: Bob\nDate: 6 Nov 2025\nSubject: certificate\n\nValid until 2027-05-01",
        "Our system is certified to ISO 9001:2015.\nThis site uses cookies. Last updated 14/08/2025",
        "Certificate No. 5\nStage 2 audit: 12 May 2024\nPrinted 15.05.2024",
    ],
    ids=["e-mail", "website", "print date"],
)
def test_issued_stays_open_where_nothing_says_so(text):
    issued = read(text).issued
    assert issued is None or issued.confidence < SURE


def test_what_an_email_quotes_does_not_compete():
    certificate = read("Valid until 2027-05-01\n\n> theirs was valid until 2026-05-31\n")
    assert certificate.expires.value.readings[0].text == "2027-05-01"
    assert not certificate.expires.others


def test_a_sentence_goes_on_over_lines_before_the_holder():
    certificate = read(
        "Hiermit wird bescheinigt, dass das Qualitätsmanagementsystem für\nMedizinprodukte des Unternehmens\n"
        "It is hereby certified that the Medical Device Quality Management System operated by\n"
        "Krämer Medizintechnik GmbH\nHauptstraße 5, 78558 Tuttlingen\nauditiert wurde"
    )
    assert certificate.holder.value == "Krämer Medizintechnik GmbH"


def test_the_company_in_the_other_script_is_kept_beside():
    certificate = read(
        "兹证明\nThis is to certify that\n宁波昱曈制造有限公司\nAlder Creek Medical Supplies\nCo., Ltd.\n"
        "地址：宁波市鄞州区樾曈路90号"
    )
    assert certificate.holder.value == "宁波昱曈制造有限公司"
    assert certificate.holder.others == ("Alder Creek Medical Supplies Co., Ltd.",)


def test_a_row_of_a_register_with_one_blank_between():
    certificate = read("组织名称 宁波昱曈制造有限公司\n组织地址 浙江省宁波市鄞州区樾曈路90号\n证书状态 暂停")
    assert certificate.holder.value == "宁波昱曈制造有限公司"
    assert certificate.status.value == "暂停"


def test_the_address_right_under_the_holder_wins_over_one_in_small_print():
    certificate = read(
        "This is to certify that the quality management system of\nAlder Creek Tools Ltd\n"
        "12 Mill Road, Leeds LS1 4AB\nhas been found to conform to\nISO 9001:2015\nScope: hand tools and jigs\n"
        "Certificate No. 4711\nDate of issue: 2024-05-02\nValid until: 2027-05-01\nJane Roe\n"
        "Certification Manager\n"
        "Head office: 1 Other Street, London EC1A 1BB   Tel. 020 7946 0000"
    )
    assert certificate.holder_address.value == "12 Mill Road, Leeds LS1 4AB"


def test_quoted_words_behind_covers_are_the_scope():
    certificate = read(
        'The certificate covers the "development and sale of drainage bottles" until March 2027.'
    )
    assert certificate.scope.value == "development and sale of drainage bottles"
    assert certificate.scope.confidence < SURE
