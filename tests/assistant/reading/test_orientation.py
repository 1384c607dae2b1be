"""Papers whose labels stand under their values, and papers where nothing tells."""

import pytest

from assistant.reading.fields import find_certificates
from assistant.reading.text import read_text
from assistant.verification.certificate import SURE

BELOW = """ZERTIFIKAT
Nordlicht Kunststoffe AG
Zertifikatsinhaber
Industrieweg 18, 42619 Solingen, Deutschland
Adresse
ISO 9001:2015
Norm
Entwicklung und Vertrieb von Kunststoffteilen
Anwendungsbereich
931242633
Zertifikatsnummer
2017-08-06
Datum der Erstzertifizierung
2026-07-29
Ausstellungsdatum
2029-07-28
Gültig bis
"""
COLUMNS = """CERTIFICATE No. 4711
Holder: Alder Creek Tools Ltd
2018-05-02      2024-05-02      2027-05-01
First issued    Date of issue   Valid until
"""


def read(text):
    return find_certificates([read_text(text)])[0]


def day(field):
    return field.value.readings[0].text


@pytest.mark.parametrize("text", [BELOW, COLUMNS], ids=["a line each", "columns"])
def test_dates_over_their_labels_are_not_shifted_by_one(text):
    certificate = read(text)
    years = [day(certificate.first_issued), day(certificate.issued), day(certificate.expires)]
    assert years == sorted(years)
    assert len(set(years)) == 3


def test_every_field_over_its_label_is_read_and_sure():
    certificate = read(BELOW)
    assert certificate.holder.value == "Nordlicht Kunststoffe AG"
    assert certificate.holder_address.value == "Industrieweg 18, 42619 Solingen, Deutschland"
    assert certificate.scope.value == "Entwicklung und Vertrieb von Kunststoffteilen"
    assert certificate.certificate_number.value == "931242633"
    assert certificate.issued.confidence >= SURE


def test_places_in_the_text_stay_those_of_the_paper():
    assert read(BELOW).holder.where.line == 2


def test_dates_are_unsure_where_values_stand_on_both_sides():
    certificate = read(COLUMNS + "2016-05-02      2014-05-02      2017-05-01\n")
    for field in (certificate.first_issued, certificate.issued, certificate.expires):
        assert field is None or field.confidence < SURE


def test_labels_over_their_values_stay_as_they_are():
    text = BELOW.splitlines()
    pairs = [line for value, label in zip(text[1::2], text[2::2], strict=True) for line in (label, value)]
    certificate = read("\n".join([text[0], *pairs]))
    assert certificate.holder.value == "Nordlicht Kunststoffe AG"
    assert day(certificate.issued) == "2026-07-29"
    assert certificate.issued.confidence >= SURE
