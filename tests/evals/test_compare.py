"""Is a field that was read the field on the paper? The figures of the certificates rest on this."""

import pytest

from assistant.verification.certificate import Certificate, Field
from evals.certificates.compare import Verdict, compare_fields, same

PUMPS = "Design and manufacture of infusion pumps"


@pytest.mark.parametrize(
    ("name", "read", "wanted"),
    [
        ("holder", "Velira Medical Co., Ltd", "VELIRA MEDICAL CO., LTD."),
        ("holder", "VeliraMedicalCo.,Ltd.", "Velira Medical Co., Ltd."),
        ("scope", "Design and manufacture of infusion pumps (IAF 19)", PUMPS),
        ("holder_address", "No. 17 Lingyao Road, Ningbo 315100", "No.17 Lingyao Road Ningbo 315100"),
        ("accreditation_body", "CNAS", "中国合格评定国家认可委员会"),
        ("expires", "2027-03-04", "2027-03-04"),
        ("expires", ["2027-03-04", "2027-04-03"], ["2027-03-04", "2027-04-03"]),
        ("sector_codes", ["19", "14"], ["14", "19"]),
        ("certificate_number", "QM 12-345", "qm12345"),
    ],
)
def test_two_writings_of_one_value_are_the_same(name, read, wanted):
    assert same(name, read, wanted)


@pytest.mark.parametrize(
    ("name", "read", "wanted"),
    [
        ("holder", "el Sistema de Gestión de la Calidad de Velira S.L.", "Velira S.L."),
        ("scope", f"{PUMPS}. Certificate No. 12345 valid until 2029-01-01 issued by SGS", PUMPS),
        ("scope", f"Sales and distribution of pumps only; {PUMPS} excluded", PUMPS),
        ("scope", "Design and manufacture of", PUMPS),
        ("holder_address", "No. 170 Lingyao Road, Ningbo 315100", "No. 17 Lingyao Road, Ningbo 315100"),
        ("sites", ["Plant 1, 12 Mill Lane, Leeds"], ["Plant 1, 21 Mill Lane, Leeds"]),
        ("sites", ["12 Mill Lane, Leeds"], ["12 Mill Lane, Leeds", "3 Dock Road, Hull"]),
        ("accreditation_body", "USAS", "UKAS"),
        ("expires", "2027-03", "2027-03-04"),
        ("expires", ["2027-03-04", "2027-04-03"], "2027-03-04"),
        ("certificate_number", "QM 12-346", "QM 12-345"),
    ],
)
def test_another_value_is_not_the_same(name, read, wanted):
    assert not same(name, read, wanted)


def verdicts(field, truth):
    return {one.field: one.verdict for one in compare_fields(Certificate(holder=field), truth)}


def test_a_wrong_field_is_silent_only_where_it_is_given_as_sure():
    sure, unsure = Field(value="Other Ltd", raw="Other Ltd"), Field(value="Other Ltd", raw="x", confidence=0.5)
    assert verdicts(sure, {"holder": "Velira Ltd"}) == {"holder": Verdict.SILENT}
    assert verdicts(unsure, {"holder": "Velira Ltd"}) == {"holder": Verdict.FLAGGED}
    assert verdicts(None, {"holder": "Velira Ltd"}) == {"holder": Verdict.OPEN}
    assert verdicts(sure, {"holder": None}) == {"holder": Verdict.SILENT}
    assert verdicts(None, {"holder": None}) == {}
