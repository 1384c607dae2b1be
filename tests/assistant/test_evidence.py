import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evidence import NO_MARKET, NO_PRODUCT, UNKNOWN_MARKET, UNKNOWN_PRODUCT, evidence_list
from assistant.evidence_items import EvidenceItems, evidence_items
from assistant.verification.context import Role
from assistant.verification.sources import rule_sources
from knowledge.check import FORBIDDEN
from knowledge.loader import KnowledgeError, load_file
from knowledge.registers import load_registers

ON = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def registers():
    return load_registers()


@pytest.fixture
def ask(registers):
    return lambda product, market=None, role=None, on=ON: evidence_list(
        product, market, role, on=on, registers=registers
    )


def ids(listed):
    return [one.item.id for one in listed.items]


def test_a_device_for_the_european_union(ask):
    listed = ask("disposable infusion pump", "Germany", "manufacturer")
    assert listed.known_product
    assert ids(listed) == [
        "business-licence",
        "iso-13485-certificate",
        "certification-body-and-accreditor",
        "surveillance",
        "entity-and-site",
        "design-and-outside-work",
        "permission-to-verify",
        "class-and-number",
        "eu-declaration",
        "eu-notified-body",
        "eu-srn-and-udi",
        "maker-home-registration",
        "sterilisation",
        "biocompatibility",
        "non-electric-infusion-report",
        "samples-and-inspection",
        "contract-terms",
    ]
    assert listed.notes == ()


@pytest.mark.parametrize(
    ("market", "item"),
    [
        ("EU", "eu-notified-body"),
        ("UK", "gb-registration"),
        ("United States", "us-510k"),
        ("Canada", "ca-mdsap-and-licence"),
        ("Australia", "au-artg"),
        ("Brazil", "br-registration"),
        ("Japan", "jp-registration"),
        ("中国", "cn-registration"),
        ("Vietnam", "other-market-approval"),
        ("Atlantis", "other-market-approval"),
        (None, "other-market-approval"),
    ],
)
def test_each_market_asks_for_its_own_approval(market, item, ask):
    approvals = {
        "eu-notified-body",
        "gb-registration",
        "us-510k",
        "ca-mdsap-and-licence",
        "au-artg",
        "br-registration",
        "jp-registration",
        "cn-registration",
        "other-market-approval",
    }
    found = approvals.intersection(ids(ask("wheelchair", market)))
    assert item in found
    assert found <= {item, "eu-notified-body"} if item == "gb-registration" else found == {item}


def test_a_trader_is_asked_for_the_factory(ask):
    assert "factory-behind-the-trader" in ids(ask("syringe", "EU", "trader"))
    assert "factory-behind-the-trader" not in ids(ask("syringe", "EU", Role.MANUFACTURER))
    assert "factory-behind-the-trader" not in ids(ask("syringe", "EU"))


def test_the_order_is_who_which_chain_dates_site_status_product_samples(ask):
    listed = ids(ask("syringe", "US", "trader"))
    order = [
        "business-licence",
        "iso-13485-certificate",
        "certification-body-and-accreditor",
        "surveillance",
        "entity-and-site",
        "permission-to-verify",
        "us-510k",
        "samples-and-inspection",
    ]
    assert [item for item in listed if item in order] == order


def test_an_unknown_product_gets_the_general_list_and_is_told(ask):
    listed = ask("silicone spatula", "EU")
    assert not listed.known_product
    assert listed.notes == (UNKNOWN_PRODUCT,)
    assert "iso-9001-certificate" in ids(listed)
    assert "is-it-a-device" in ids(listed)
    assert not {"iso-13485-certificate", "eu-declaration"} & set(ids(listed))


def test_what_was_not_said_is_told(ask):
    assert ask("", None).notes == (NO_PRODUCT, NO_MARKET)
    assert ask("wheelchair", "Atlantis").notes == (UNKNOWN_MARKET,)
    [note] = ask("infusion pump", "EU").notes
    assert "disposable infusion pump, electronic infusion pump or elastomeric pump" in note


def test_a_product_of_several_kinds_is_asked_for_all_of_them(ask):
    assert {"electric-infusion-report", "non-electric-infusion-report"} <= set(ids(ask("infusion pump", "EU")))
    assert "electric-infusion-report" not in ids(ask("elastomeric pump", "EU"))


def test_sterile_by_the_words_of_the_buyer(ask):
    assert "sterilisation" in ids(ask("sterile surgical gown", "EU"))
    assert "sterilisation" not in ids(ask("non-sterile nitrile gloves", "EU"))


def test_parts_and_machines_are_no_devices(ask):
    assert "component-agreement" in ids(ask("medical plastic parts", "EU"))
    assert "eu-declaration" not in ids(ask("medical plastic parts", "EU"))
    assert "iso-13485-certificate" not in ids(ask("face mask machine", "US"))


def test_a_plan_for_the_edition_is_asked_only_in_the_transition(ask):
    for on, asked in [
        (dt.date(2026, 9, 15), False),
        (dt.date(2026, 9, 16), True),
        (dt.date(2029, 9, 30), True),
        (dt.date(2029, 10, 1), False),
    ]:
        assert ("edition-plan" in ids(ask("umbrella", on=on))) is asked, on


def test_no_class_is_stated_for_an_elastomeric_pump(ask):
    text = str(ask("elastomeric pump", "EU").to_json())
    assert not re.search(r"\bI{2}[ab]\b|class (?:II|2)", text.replace("it is class II everywhere", ""))


def test_another_role_is_refused(ask):
    with pytest.raises(ValueError, match="agent"):
        ask("syringe", "EU", "agent")


def test_the_object_has_the_keys_of_the_contract(ask):
    listed = ask("syringe", "US", "trader").to_json()
    assert list(listed) == [
        *("product", "market", "role", "known_product", "items", "message_to_supplier", "messages", "notes"),
    ]
    assert (listed["product"], listed["market"], listed["role"]) == ("syringe", "United States", "trader")
    for item in listed["items"]:
        assert list(item) == ["what", "why", "good_answer", "weak_answer", "source", "check_with"]
        assert list(item["source"]) == ["title", "url", "at"]
        assert item["check_with"] is None or item["check_with"]["url"].startswith("https://")
    nothing = ask("", None).to_json()
    assert (nothing["product"], nothing["market"], nothing["role"]) == (None, None, None)


def test_the_message_asks_for_the_whole_list_in_both_languages(ask):
    listed = ask("disposable infusion pump", "EU", "trader")
    assert "(product: disposable infusion pump; market: European Union)" in listed.messages["en"]
    assert "（产品：disposable infusion pump；销售市场：欧盟）" in listed.messages["zh"]
    for text in listed.messages.values():
        assert f"\n{len(listed.items)}. " in text
        assert re.search(r"\{|None", text) is None


def test_words_of_the_buyer_are_no_template(ask):
    assert "{name} %s {0}" in ask("{name} %s {0}", "EU").messages["en"]


def test_sources_and_portals_exist(registers):
    items = evidence_items()
    assert {item.source.id for item in items} <= set(rule_sources())
    assert {item.check_with for item in items if item.check_with} <= {
        portal.name for portal in registers.portals
    }


def test_texts_keep_the_words_of_the_trade():
    for item in evidence_items():
        for text in (item.what, item.why, item.good_answer, item.weak_answer, item.request.en):
            for pattern in (*FORBIDDEN, r"\bfake\b", r"\bgenuine\b"):
                assert not re.search(pattern, text, re.IGNORECASE), (item.id, text)


def test_a_slip_in_the_file_is_a_fault_with_its_place(tmp_path):
    (tmp_path / "evidence_items.yaml").write_text("items: [{id: licence, whn: {device: yes}}]\n")
    with pytest.raises(KnowledgeError) as caught:
        load_file(tmp_path / "evidence_items.yaml", EvidenceItems)
    assert "items.0.whn" in [fault.key for fault in caught.value.faults]


@given(st.text(max_size=200), st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_words_give_a_list(product, market):
    listed = evidence_list(product, market, None, on=ON, registers=load_registers())
    assert listed.items
    assert "\n1. " in listed.messages["en"]
