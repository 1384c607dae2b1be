import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.registers import LONGEST_TEXT, How, Kind, Mention, find_mentions, load_registers

REGISTERS = load_registers()


def found(text: str) -> list[Mention]:
    return find_mentions(REGISTERS, text)


def keys(text: str) -> list[str]:
    return [m.row.key if m.row else m.matched for m in found(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("who is DAkkS and is cert from CQC ok?", ["DAkkS", "CQC"]),
        ("TUV SUD", ["TÜV SÜD", "0123"]),
        ("CE0123, NB 2797 and notified body no. 51", ["0123", "2797", "0051"]),
        ("is 0123 ok", ["0123"]),
        ("NB 9999", ["9999"]),
        ("PCA pump with PCA accreditation", ["PCA pump", "PCA"]),
        ("中国质量认证中心 颁发 一次性使用输注泵", ["CQC", "disposable infusion pump"]),
        ("UKAS认可的证书", ["UKAS"]),
        ("from Turkey to Germany, US and the UK", ["TR", "DE", "US", "GB"]),
        ("IAF-AB is a member of the IAF", ["IAF-AB", "IAF"]),
        ("IAF code 19, EA 14", ["19", "14"]),
        ("iso 9001 and 14001", ["ISO 9001", "ISO 14001"]),
        ("DNV GL Presafe AS", ["2460"]),
        ("Dekra Certification BV", ["DEKRA", "0344"]),
        ("N95 masks, urine bags", ["FFP2 respirator", "urine bag"]),
        ("FDA approved", ["FDA registration"]),
        ("see GSXT, NANDO, EUDAMED, CertSearch, certcheck", None),
    ],
)
def test_named_things_are_found(text: str, named: list[str] | None) -> None:
    if named is None:
        assert len(found(text)) == 5
        assert {m.kind for m in found(text)} == {Kind.PORTAL}
    else:
        assert keys(text) == named


def test_identifiers_are_found_with_their_reading() -> None:
    text = "USCC 91110000600037341L, K162398, CN-MF-000012345, CNCA-R-2002-001, duns 804735132"
    mentions = found(text)
    assert [m.matched for m in mentions] == [
        "USCC",
        "FDA 510(k) number",
        "EUDAMED SRN (Actor ID)",
        "CNCA approval number (domestic body)",
        "D-U-N-S",
    ]
    assert all(m.reading is not None for m in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "we ship by air, no problem, it is ok for us in time",
        "the notice said scarlet rise and the jet is in the inn",
        "e-mail BCC, DAP Shanghai, CIP Hamburg",
        "no idea what is the best, can you tell me?",
        "THIS IS NOT OK AND NO AIR IS GOOD FOR US",
        "I paid 9100 and 2000 on 2015-09-01",
        "turkey sandwich with chile and a cia agent, la la la",
        "our quality audits are national quality assurance work",
        "hello, good morning, thank you",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("accredited by sas", ["SAS"]),
        ("Dupont SAS is a maker", []),
        ("SAS accreditation", ["SAS"]),
        ("ema", ["ema", "EMA"]),
        ("nous avons ema dans la liste", []),
        ("EMA", ["ema", "EMA"]),
        ("sas", ["SAS"]),
        ("AIR freight", []),
        ("please send the certificate by air", []),
    ],
)
def test_short_names_need_capitals_or_a_word_of_the_trade(text: str, named: list[str]) -> None:
    assert keys(text) == named


def test_colliding_acronyms_give_each_body_at_the_same_place() -> None:
    mentions = found("accredited by GAC")
    assert {m.row.key for m in mentions if m.row} == {"GAC (GCC)", "GAC (Georgia)"}
    assert len({(m.start, m.end) for m in mentions}) == 1
    assert all(m.ambiguous for m in mentions)


def test_a_general_product_word_stands_for_several_products() -> None:
    mentions = found("infusion pumps")
    assert len(mentions) > 1
    assert all(m.kind is Kind.PRODUCT and m.ambiguous for m in mentions)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Bureau Varitas", "Bureau Veritas"),
        ("by TUV Rhineland", "TÜV Rheinland"),
        ("from Intertec", "Intertek"),
    ],
)
def test_long_distinctive_names_are_recognised_as_close(text: str, key: str) -> None:
    mentions = found(text)
    assert key in {m.row.key for m in mentions if m.row}
    assert {m.how for m in mentions} == {How.CLOSE}


@pytest.mark.parametrize(
    "text", ["USAS", "certificate accredited by USAS", "our accredited registrars", "Accredit it"]
)
def test_short_names_and_trade_words_are_never_mended(text: str) -> None:
    assert found(text) == []


def test_an_unknown_edition_is_a_mention_without_row() -> None:
    [mention] = found("is ISO 13485:2025 real?")
    assert mention.row is None
    assert mention.matched == "ISO 13485"
    assert mention.text == "ISO 13485:2025"


PIECES = st.sampled_from(
    [
        "TÜV ",
        "SUD",
        "ISO",
        "9001",
        ":2015",
        "CE",
        " 0123",
        "NB",
        "K162398",
        " by ",
        "accredited ",
        "中国",
        "GAC",
        "-",
        "é",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_spans_lie_within_any_text(text: str) -> None:
    for mention in found(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text


@settings(deadline=None, max_examples=25)
@given(st.lists(PIECES, min_size=1, max_size=6).map("".join))
def test_a_long_text_is_read_up_to_the_cap(piece: str) -> None:
    text = (piece * (LONGEST_TEXT * 2 // len(piece) + 1))[: LONGEST_TEXT * 2]
    assert all(m.end <= LONGEST_TEXT for m in found(text))


@pytest.mark.parametrize(
    "piece",
    ["ISO ", "GB/T ", "A", "9", "ISO 9001:2015+A11:2021", "Bureau Varitas ", "TÜV ", "中", "(", "EN EN ", "0"],
)
def test_time_grows_with_the_length_and_not_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        start = time.perf_counter()
        found(text)
        return time.perf_counter() - start

    found(piece)
    short = min(seconds(1_000) for _ in range(3))
    long = min(seconds(10_000) for _ in range(2))
    assert long < 60 * max(short, 0.0005)
