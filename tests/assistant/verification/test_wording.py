"""Phrases: no text drives them into long times, leaving phrases out hides nothing, real papers are ordinary."""

import datetime as dt
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.verification import accreditor, claim_wordings, instructions
from assistant.verification.certificate import Certificate, Source
from assistant.verification.finding import Outcome
from assistant.verification.needed_letters import needed_letters, squeezed
from assistant.verification.rules import body_conduct
from assistant.verification.verify import verify
from assistant.verification.wording import Wording, find, phrases, plain, said

REAL = Path(__file__).parents[4] / "shared" / "domain" / "real-certificates"
WORDINGS = [
    (f"{module.__name__.rpartition('.')[2]}.{name}", value)
    for module in (accreditor, instructions, body_conduct, claim_wordings)
    for name, value in vars(module).items()
    if isinstance(value, Wording)
]
ATTACKS = [
    "a" * 30_000,
    " " * 30_000,
    "a " * 15_000,
    "certified by " * 2_500,
    "ignore all your previous " * 1_200,
    "the following products are certified to " * 700,
    "accredited to ISO 9001 " * 1_300,
    "不" * 30_000,
    "忽略所有以上的" * 4_000,
    ("a" * 24 + " ") * 1_200,
    "CE-mark certificate of " * 1_300,
]


@pytest.mark.parametrize(("name", "wording"), WORDINGS, ids=[name for name, _ in WORDINGS])
def test_no_text_drives_a_wording_into_long_times(name: str, wording: Wording) -> None:
    for attack in ATTACKS:
        for pattern in wording.patterns:
            start = time.process_time()
            for _ in pattern.finditer(attack):
                pass
            assert time.process_time() - start < 0.5, (name, pattern.pattern, attack[:30])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_leaving_out_phrases_hides_nothing(data: st.DataObject) -> None:
    _, wording = data.draw(st.sampled_from(WORDINGS))
    pattern = data.draw(st.sampled_from(wording.patterns))
    text = plain(data.draw(st.from_regex(pattern, fullmatch=True)))
    if pattern.search(text):
        assert any(match.re is pattern for match in wording.matches(text)), (pattern.pattern, text)


@pytest.mark.parametrize(
    ("phrase", "needed"),
    [
        ("certified by", [{"certifiedby"}]),
        (r"certified\s{0,3}by", [{"certifiedby"}]),
        ("(?:valid|real) \\d", [{"valid", "real"}]),
        ("certified <2> by ISO(?! ?9001|/)", [{"certified"}, {"byiso"}]),
        ("FDA ?证书", [{"fda证书"}]),
        ("colou?r (?:white )?paint", [{"colo"}, {"paint"}]),
        ("no\\.? (?:a|bcd)x", [{"no"}]),
        ("IST[^.]{0,80}?ERSETZT", [{"ist"}, {"ersetzt"}]),
        ("\\d{4}", []),
        ("(?:a|bcd)?x", []),
    ],
)
def test_needed_letters_are_those_that_every_match_has(phrase: str, needed: list[set[str]]) -> None:
    assert needed_letters(phrase) == tuple(map(frozenset, needed))


def test_a_text_is_compared_without_blanks_and_in_small_letters() -> None:
    assert squeezed("Certified\n BY") == "certifiedby"
    assert squeezed("BELGESİ TARAFINDAN tarafından") == "belgesitarafindantarafindan"


def test_a_phrase_fits_over_line_ends_and_without_blanks() -> None:
    wording = phrases("certified by <2> board")
    for text in ("certified by\nthe board", "certifiedby board", "Certified  by a great board"):
        assert said(text, wording), text
    assert not said("certified by a very great board", wording)


def test_a_phrase_that_is_denied_is_not_said() -> None:
    wording = phrases("certified by ISO")
    assert [one.negated for one in find("We are not certified by ISO", wording)] == [True]
    assert [one.negated for one in find("Not yet here. We are certified by ISO", wording)] == [False]
    assert said("Certificate No. 12 certified by ISO", wording)


def _real() -> list[Path]:
    return sorted(REAL.glob("r0*.txt"))


@pytest.mark.skipif(not _real(), reason="the texts of real papers are not on this machine")
def test_the_words_of_real_papers_are_ordinary() -> None:
    for path in _real():
        text = path.read_text(encoding="utf-8")
        paper = Certificate.typed({"standard": "ISO 9001"}, text=text, source=Source.TEXT)
        (checked,) = verify([paper], on=dt.date(2026, 11, 22)).certificates
        wrong = [
            (path.name, judged.rule.id, str(judged.reason), judged.evidence)
            for judged in checked.with_outcome(Outcome.PROBLEM)
            if judged.rule.family in {"CLAIM", "DOC", "BODY", "ACC"}
        ]
        assert not wrong
        asked = {
            judged.rule.id
            for judged in checked.with_outcome(Outcome.QUESTION)
            if judged.rule.family in {"CLAIM", "DOC"}
        }
        allowed = {"DOC-07"} | ({"CLAIM-03"} if re.search(r"\bFDA\b", text) else set())
        assert asked <= allowed, (path.name, asked)
