"""The keys of what programs read: those of the contract first and in its order, ours after them."""

from __future__ import annotations

from assistant.answer import Answer, AnswerKind
from assistant.checking.check import Paper, check_papers, read_papers
from assistant.specimens import draw_specimen
from tests.assistant.checking.made_reports import ON

CHECK = ["on", "knowledge", "certificates", "message_to_supplier"]
CERTIFICATE = ["fields", "findings", "skipped", "headline", "cannot_tell"]
FIELD = ["value", "raw", "where", "confidence"]
FINDING = ["rule", "family", "title", "outcome", "reason", "evidence", "source", "next_step"]
SPECIMEN = ["seed", "layout", "language", "on", "fields", "context", "defects"]
CONTEXT = ["product", "market", "supplier", "factory", "role"]
DEFECT = ["rule", "field", "what"]
ANSWER = [
    *("conversation", "kind", "text", "language", "citations", "tool_calls", "report"),
    *("suggestions", "state", "engine", "milliseconds"),
]
FIELDS = [
    *("standard", "edition", "certificate_number", "holder", "holder_address", "sites"),
    *("scope", "exclusions", "certification_body", "accreditation_body", "accreditation_number"),
    *("first_issued", "issued", "expires", "decided", "surveillance", "status", "uscc"),
    *("notified_body_number", "cnca_number", "srn", "fda_number", "sector_codes", "qr", "language"),
]
WORDS = "CERTIFICATE\nISO 9001:2015\nCertificate No.: 12 100 34567 TMS\nValid until: 2024-03-04\n"


def test_the_check_object_has_these_keys() -> None:
    told = check_papers([Paper.pasted(WORDS)], on=ON).to_json()
    assert list(told) == [*CHECK, "messages"]
    certificate = told["certificates"][0]
    assert list(certificate) == [*CERTIFICATE, "kind"]
    assert list(certificate["fields"]["standard"]) == [*FIELD, "sure", "others", "corrected"]
    assert list(certificate["fields"]["standard"]["where"]) == ["file", "page", "line", "box"]
    assert {tuple(finding) for finding in certificate["findings"]} == {(*FINDING, "why", "fields", "unsure")}
    assert {tuple(finding["source"]) for finding in certificate["findings"]} == {("title", "url", "at")}
    assert {tuple(skipped) for skipped in certificate["skipped"]} == {("rule", "because")}


def test_the_read_object_has_these_keys() -> None:
    told = read_papers([Paper.pasted(WORDS)]).to_json()
    assert list(told) == ["certificates"]
    assert list(told["certificates"][0]) == ["fields"]
    stated = list(told["certificates"][0]["fields"])
    assert stated == [name for name in FIELDS if name in stated]
    assert list(told["certificates"][0]["fields"]["standard"]) == [*FIELD, "sure", "others", "corrected"]


def test_the_key_of_a_specimen_has_these_keys() -> None:
    for seed, defects in ((1, []), (3, ["DATE-02"]), (5, ["HOLD-03"])):
        told = draw_specimen(seed, defects=defects).key.to_json()
        assert list(told) == [*SPECIMEN, "may_speak", "later_pages"]
        assert list(told["fields"]) == FIELDS
        assert list(told["context"]) == [*CONTEXT, "designer"]
        assert all(list(defect)[: len(DEFECT)] == DEFECT for defect in told["defects"])
        assert {key for defect in told["defects"] for key in list(defect)[len(DEFECT) :]} <= {"only_in"}


def test_the_answer_object_has_these_keys() -> None:
    told = Answer(kind=AnswerKind.ANSWER, text="x", language="en").to_json()
    assert list(told) == [*ANSWER, "articles", "sentences"]
