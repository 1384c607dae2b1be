"""Texts of real certificates, kept outside the repository: no silent wrong field, and most fields found."""

import json
import os
from pathlib import Path

import pytest

from assistant.reading.fields import find_certificates
from assistant.reading.text import read_text
from tests.assistant.reading.scoring import Score, score_fields

FOLDER = Path(
    os.environ.get("CERTWISE_REAL_CERTIFICATES", Path(__file__).parents[4] / "shared/domain/real-certificates")
)
NAMES = {
    "issue_date": "issued",
    "original_date": "first_issued",
    "expiry_date": "expires",
    "surveillance_due": "surveillance",
}
FIELDS = (
    "standard edition certificate_number holder holder_address scope certification_body accreditation_body"
    " issued first_issued expires surveillance status exclusions"
).split()
LEAST_F1 = 0.9


def test_no_silent_wrong_field_and_most_fields_found():
    index = FOLDER / "index.jsonl"
    if not index.is_file():
        pytest.skip(f"The texts of real certificates are not at {FOLDER}; set CERTWISE_REAL_CERTIFICATES.")
    total = Score()
    for line in index.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = (FOLDER / record["file"]).read_text(encoding="utf-8")
        certificate = find_certificates([read_text(text, name=record["file"])])[0]
        truth = {NAMES.get(name, name): value for name, value in record["truth"].items()}
        accept = {NAMES.get(name, name): value for name, value in record["accept"].items()}
        skip = {NAMES.get(name, name) for name in record["degraded_in_text"]}
        names = [name for name in FIELDS if name not in skip]
        total += score_fields(certificate, truth, names, accept=accept, about=record["file"])
    assert not total.silent, "\n".join(total.silent)
    assert total.f1 >= LEAST_F1, f"{total.f1:.3f}\n" + "\n".join(total.wrong)
