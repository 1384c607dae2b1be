import datetime as dt
import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.claim_phrases import PhraseFinder, parse_phrase, read_words
from assistant.listing import LONGEST_TEXT, NOTHING_FOUND, decode_listing
from assistant.listing_claims import ClaimKind, ListingClaims, listing_claims
from assistant.verification.sources import rule_sources
from knowledge.check import FORBIDDEN
from knowledge.loader import KnowledgeError, load_file
from knowledge.registers import load_registers

ON = dt.date(2026, 11, 22)

EXAMPLES = {
    "iso-9001-certified": [
        "ISO 9001:2015 certified",
        "passed the ISO9001 certification",
        "iso 9001",
        "通过ISO9001认证",
    ],
    "iso-9001-product": [
        "ISO 9001 certified products",
        "products are certified to ISO 9001",
        "ISO9001 approved goods",
    ],
    "iso-13485-certified": ["ISO 13485 certificate", "certified to ISO 13485:2016"],
    "iso-13485-product": ["ISO 13485 approved device", "ISO 13485 certified infusion pump"],
    "iso-13485-for-europe": ["ISO 13485 CE certificate", "ISO 13485 approved for Europe"],
    "iso-certified-no-standard": ["ISO certified", "ISO certified factory", "ISO quality", "ISO认证"],
    "certified-by-iso": ["certified by ISO", "approved by the International Organization for Standardization"],
    "iso-logo": ["ISO logo"],
    "accredited-factory": ["ISO 9001 accredited", "accredited factory", "accredited to ISO 13485"],
    "accredited-by-accreditation-body": ["accredited by UKAS", "CNAS accredited"],
    "accredited-by-unrecognised": ["accredited by IAF-AB"],
    "accredited-by-iaf": ["accredited by IAF", "IAF certified"],
    "certificate-to-guidance": ["ISO 14971 certified", "certified to ISO 9004"],
    "standard-without-certificate": ["tested to ISO 10993", "IEC 60601-1"],
    "standard-that-does-not-exist": ["ISO 18001 certified"],
    "standard-not-known-here": ["ISO 9011 certified"],
    "other-management-standard": ["ISO 22301 certified", "ISO 50001"],
    "iatf-16949": ["IATF 16949 certified"],
    "environment-and-safety": ["ISO 14001:2015 certified", "certified to ISO 45001"],
    "social-audit": ["BSCI audited", "SA8000"],
    "food-safety": ["HACCP certified", "ISO 22000"],
    "laboratory-accreditation": ["ISO/IEC 17025", "CNAS laboratory"],
    "ce": ["CE mark", "CE marked"],
    "ce-certificate": ["CE certified", "CE certificates", "CE认证"],
    "ce-certificate-of-compliance": ["CE certificate of compliance", "attestation of conformity"],
    "china-export": ["China Export mark"],
    "notified-body-number": ["CE0123", "notified body certificate"],
    "mdr-certificate": ["MDR certified", "MDD certificate"],
    "device-class": ["class IIb medical device certificate"],
    "ukca": ["UKCA marking"],
    "fda": ["FDA", "FDA compliant"],
    "fda-registered": ["FDA registered", "registered with the US FDA"],
    "fda-certified": ["FDA certificate", "FDA认证"],
    "fda-approved": ["FDA-approved", "approved by the FDA"],
    "fda-510k": ["510(k) cleared", "FDA 510(k) K123456", "510k", "FDA cleared"],
    "mdsap": ["MDSAP certified", "MDSAP"],
    "gmp": ["GMP workshop", "cGMP"],
    "nmpa": ["NMPA registered", "CFDA"],
    "free-sale-certificate": ["Free Sale Certificate", "certificate of free sale"],
    "verified-supplier": ["Verified Supplier"],
    "gold-supplier": ["Gold Supplier", "金牌供应商"],
    "trade-assurance": ["Trade Assurance"],
    "audited-by-body": ["SGS audited factory", "audited by TÜV SÜD"],
    "certified-by-body": ["SGS certified", "certificate issued by DEKRA"],
    "tested-by-body": ["SGS test report", "tested by Intertek"],
    "body-named": ["Bureau Veritas"],
    "rohs-reach-report": ["RoHS certified", "REACH report"],
    "product-safety-mark": ["UL listed", "FCC certified"],
    "lifetime": ["lifetime certificate", "valid for life"],
    "certified-since": ["certified since 2009"],
    "guarantees-quality": ["ISO 9001 guarantees the quality"],
    "audit-passed": ["passed the factory audit", "passed SGS inspection"],
    "self-declared": ["according to ISO 9001", "ISO 9001 compliant", "in line with ISO 13485"],
    "group-certificate": ["group is ISO 9001 certified"],
    "partner-factory-certified": ["cooperative factory is certified"],
    "certificate-after-payment": ["certificates can be shown after payment"],
    "certificates-unnamed": ["all certificates", "certified company"],
    "patent": ["patented", "patent certificates"],
}


@pytest.fixture(scope="module")
def registers():
    return load_registers()


@pytest.fixture
def decode(registers):
    return lambda text: decode_listing(text, on=ON, registers=registers)


def test_there_are_many_kinds_and_each_has_an_example():
    kinds = [kind.id for kind in listing_claims().kinds]
    assert len(kinds) >= 35
    assert set(EXAMPLES) == set(kinds)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_kind_is_found_in_its_usual_words(kind, decode):
    for words in EXAMPLES[kind]:
        text = f"Welcome to Example Medical. {words}. Contact us."
        assert [(claim.claim, claim.words) for claim in decode(text).claims] == [(kind, words)], words


def test_a_listing_is_marked_up_with_exact_words(decode):
    text = "Disposable pump, CE ISO13485 FDA certified.\nGold Supplier since 8 years, SGS audited."
    listing = decode(text)
    assert [claim.claim for claim in listing.claims] == [
        "ce",
        "iso-13485-certified",
        "fda-certified",
        "gold-supplier",
        "audited-by-body",
    ]
    assert all(text[claim.start : claim.end] == claim.words for claim in listing.claims)
    assert all(a.end <= b.start for a, b in zip(listing.claims, listing.claims[1:], strict=False))
    assert listing.summary.startswith("I found 5 certification claims, 1 with wording that is a warning sign")


def test_the_most_specific_claim_wins(decode):
    [claim] = decode("ISO 9001 certified product").claims
    assert claim.claim == "iso-9001-product"
    [claim] = decode("an ISO 9001 accredited factory").claims
    assert claim.claim == "accredited-factory"
    assert [c.claim for c in decode("ISO certified factory").claims] == ["iso-certified-no-standard"]


def test_claims_of_two_sentences_are_not_joined(decode):
    assert [c.claim for c in decode("We like FDA. Certificates available.").claims] == [
        "fda",
        "certificates-unnamed",
    ]


@pytest.mark.parametrize("text", ["not FDA approved", "There is no CE certificate", "without ISO 9001"])
def test_a_denied_claim_is_no_claim(text, decode):
    assert decode(text).claims == ()


@pytest.mark.parametrize(
    ("text", "status", "warns"),
    [
        ("ISO 9001:2008 certified", "void", True),
        ("ISO 13485:2025 certified", "does_not_exist", True),
        ("ISO 9001:2015 certified", "superseded_in_transition", False),
        ("ISO 13485:2016 certified", "current", False),
    ],
)
def test_editions_are_judged_on_the_day(text, status, warns, decode):
    [claim] = decode(text).claims
    assert claim.edition is not None
    assert claim.edition.status.value == status
    assert (claim.warning is not None) is warns


def test_an_edition_is_judged_by_the_day_given(registers):
    [claim] = decode_listing("ISO 9001:2026 certified", on=dt.date(2026, 9, 15), registers=registers).claims
    assert claim.warning is not None
    assert "not yet published" in claim.warning
    [claim] = decode_listing("ISO 9001:2026 certified", on=dt.date(2026, 11, 22), registers=registers).claims
    assert claim.warning is None


def test_texts_name_the_standard_and_the_body(decode):
    [claim] = decode("ISO 14971 certified").claims
    assert claim.what_it_is.startswith("A claim to a certificate for ISO 14971.")
    [claim] = decode("audited by TÜV Rheinland").claims
    assert "even if TÜV Rheinland also certifies" in claim.does_not_mean


def test_nothing_found_is_an_empty_list_and_a_friendly_sentence(decode):
    listing = decode("We make umbrellas in all colours.")
    assert listing.to_json() == {
        "on": "2026-11-22",
        "claims": [],
        "summary": NOTHING_FOUND,
        "message_to_supplier": None,
        "messages": {},
    }
    assert decode("").claims == ()


def test_the_object_has_the_keys_of_the_contract(decode):
    listing = decode("FDA certificate, ISO 9001:2015").to_json()
    assert list(listing) == ["on", "claims", "summary", "message_to_supplier", "messages"]
    first = listing["claims"][0]
    assert list(first) == [
        *(
            "words",
            "start",
            "end",
            "claim",
            "what_it_is",
            "does_not_mean",
            "ask_for",
            "warning",
            "source",
            "edition",
        ),
    ]
    assert list(first["source"]) == ["title", "url", "at"]
    assert listing["message_to_supplier"] == listing["messages"]["en"]


def test_the_message_asks_for_each_thing_once_in_both_languages(decode):
    messages = decode("ISO 9001 certified. ISO9001 certificate. ISO 13485 certified, FDA registered").messages
    assert messages["en"].count("your current ISO 9001 certificate") == 1
    assert "2. your current ISO 13485 certificate" in messages["en"]
    assert "1. 现行有效的ISO 9001证书" in messages["zh"]
    assert re.search(r"\{|None", messages["en"] + messages["zh"]) is None


def test_only_so_much_is_read_and_said(decode):
    text = "umbrella " * (LONGEST_TEXT // 9 + 1) + "FDA approved"
    listing = decode(text)
    assert listing.claims == ()
    assert listing.summary.endswith("Only the first 10,000 characters were read.")


def test_every_source_is_described_in_the_base():
    assert {kind.source.id for kind in listing_claims().kinds} <= set(rule_sources())


def test_texts_keep_the_words_of_the_trade():
    for kind in listing_claims().kinds:
        for text in (kind.what_it_is, kind.does_not_mean, kind.ask_for, kind.warning or ""):
            for pattern in (*FORBIDDEN, r"\bfake\b", r"\bgenuine\b"):
                assert not re.search(pattern, text, re.IGNORECASE), (kind.id, text)


def test_a_slip_in_the_file_is_a_fault_with_its_place(tmp_path):
    (tmp_path / "listing_claims.yaml").write_text("requests: []\nkinds: [{id: ce, phrase: [ce]}]\n")
    with pytest.raises(KnowledgeError) as caught:
        load_file(tmp_path / "listing_claims.yaml", ListingClaims)
    assert "kinds.0.phrase" in " ".join(fault.key for fault in caught.value.faults)
    (tmp_path / "listing_claims.yaml").write_text("requests: [")
    with pytest.raises(KnowledgeError):
        load_file(tmp_path / "listing_claims.yaml", ListingClaims)


@pytest.mark.parametrize("phrase", ["", "..2 certified", "iso ..2", "iso ..2 ..3 certified", "iso ---"])
def test_a_phrase_that_cannot_be_read_is_refused(phrase):
    with pytest.raises(ValueError, match=r"gap|phrase|word"):
        parse_phrase(phrase)


def test_a_text_with_an_unknown_place_is_refused():
    kind = listing_claims().kinds[0]
    with pytest.raises(ValidationError):
        ClaimKind.model_validate(kind.model_dump() | {"what_it_is": "About the {holder} of it."})


def test_a_gap_stays_in_its_sentence_and_before_other_things():
    finder = PhraseFinder((parse_phrase("iso ..2 certified"),))

    def found(text, things=()):
        return [(f.first, f.after) for f in finder.find(read_words(text, things))]

    assert found("iso is certified") == [(0, 3)]
    assert found("iso. is certified") == []
    assert found("iso a b c certified") == []
    assert found("iso FDA certified", [(4, 7, "fda")]) == []


@given(st.text(max_size=400))
@example("ISO " * 100)
@example("<iso-9001> {standard} {0} %s")
@settings(max_examples=150, deadline=None)
def test_any_text_is_decoded_without_an_error(text):
    listing = decode_listing(text, on=ON, registers=load_registers())
    assert all(text[claim.start : claim.end] == claim.words for claim in listing.claims)


@pytest.mark.parametrize("part", ["ISO ", "certified ", "CE FDA ISO 9001 ", "认证", "passed the "])
def test_a_long_listing_takes_no_more_than_moments(part, decode):
    started = time.process_time()
    decode((part * LONGEST_TEXT)[:LONGEST_TEXT])
    assert time.process_time() - started < 3
