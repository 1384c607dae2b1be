"""What to ask for: the evidence list for a product, a market and a supplier's role, in order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.evidence_items import Deal, EvidenceItem, evidence_items
from assistant.supplier_request import request_messages
from assistant.verification.context import Role
from assistant.verification.report import RuleSource
from assistant.verification.sources import rule_sources
from knowledge.registers import How, Kind, Market, Portal, ProductTerm, Registers, find_mentions

LONGEST_PRODUCT = 300
"""Characters of a product's or market's words that are read."""

NO_PRODUCT = (
    "No product was named, so this is the general list. Name the product to add what its approvals ask for."
)
UNKNOWN_PRODUCT = (
    "I do not have this product in my register of medical products, so this is the general list. "
    "If it is a medical device, name it as its maker does in the declaration or on the label."
)
SEVERAL_PRODUCTS = "These words can mean {names}. The list covers all of them; ask which one it is."
NO_MARKET = "No market was named. Name the country where you will sell to add what its authority asks for."
UNKNOWN_MARKET = "I do not know the device rules of this market, so ask its authority which approval it wants."

_STERILISATION = re.compile(r"ISO 1113[57]")
_STERILE = re.compile(r"(?<!non[- ])(?<!not )\bsteril(?:e|ised|ized)\b|无菌", re.IGNORECASE)
_ELECTRIC, _ELECTRIC_INFUSION, _NON_ELECTRIC_INFUSION = "IEC 60601", "IEC 60601-2-24", "ISO 28620"
_NO_DEVICE = "not a"
_PARTS = "components"

_INTRO = {
    "en": "We are interested in your offer{deal}. Before we order, we collect the papers below. "
    "Could you please send or tell us:",
    "zh": "我们对贵公司的报价感兴趣{deal}。下单前我们需要收集以下资料，烦请提供：",
}
_PRODUCT = {"en": "product: {name}", "zh": "产品：{name}"}
_MARKET = {"en": "market: {name}", "zh": "销售市场：{name}"}
_DEAL = {"en": " ({parts})", "zh": "（{parts}）"}
_BETWEEN = {"en": "; ", "zh": "；"}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """One thing to ask for. `check_with` is where the answer can be looked up, None if nowhere."""

    item: EvidenceItem
    source: RuleSource
    check_with: Portal | None

    def to_json(self) -> dict[str, Any]:
        """Return the item as plain values."""
        portal = self.check_with
        return {
            "what": self.item.what,
            "why": self.item.why,
            "good_answer": self.item.good_answer,
            "weak_answer": self.item.weak_answer,
            "source": {"title": self.source.title, "url": self.source.url, "at": self.source.at},
            "check_with": {"name": portal.name, "url": portal.url} if portal else None,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceList:
    """What to ask for, in order.

    Attributes:
        product: the words for the product, as given.
        market: the market by its name in the register, or as given.
        role: what the supplier says it does.
        known_product: the product stands in the register of medical products.
        items: what to ask for.
        notes: what the list leaves open, as sentences.
        messages: the message to the supplier by language.
    """

    product: str | None
    market: str | None
    role: Role | None
    known_product: bool
    items: tuple[Evidence, ...]
    notes: tuple[str, ...]
    messages: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """Return the list as plain values."""
        return {
            "product": self.product,
            "market": self.market,
            "role": self.role.value if self.role else None,
            "known_product": self.known_product,
            "items": [one.to_json() for one in self.items],
            "message_to_supplier": self.messages["en"],
            "messages": dict(self.messages),
            "notes": list(self.notes),
        }


def evidence_list(
    product: str | None, market: str | None, role: Role | str | None, *, on: dt.date, registers: Registers
) -> EvidenceList:
    """Return what to ask a supplier for.

    Args:
        product: what the buyer wants to buy, in their words.
        market: where it will be sold, as a name or a code.
        role: what the supplier says it does, "manufacturer" or "trader".
        on: the day, for what is asked only from or until a day.
        registers: where products, markets and portals are looked up.

    Raises:
        ValueError: another role.
    """
    named = _tidy(product)
    terms, country = _terms(registers, named), _market(registers, _tidy(market))
    law = country.device_law if country else ""
    deal = Deal(
        known=bool(terms),
        device=any(_is_device(term, law) for term in terms),
        traits=frozenset(trait for term in terms for trait in _traits(term)) | _said(named),
        market=law or ("other" if _tidy(market) else "none"),
        role=Role(role) if role else None,
        on=on,
    )
    called = country.name if country else _tidy(market)
    in_chinese = next(filter(_CHINESE.search, country.names), called) if country else called
    return EvidenceList(
        product=named or None,
        market=called or None,
        role=deal.role,
        known_product=deal.known,
        items=tuple(_evidence(item, registers) for item in evidence_items() if item.when.fits(deal)),
        notes=tuple(_notes(named, terms, called, deal)),
        messages=_messages(named, {"en": called, "zh": in_chinese}, deal),
    )


def _tidy(text: str | None) -> str:
    return " ".join((text or "").split())[:LONGEST_PRODUCT]


def _terms(registers: Registers, product: str) -> tuple[ProductTerm, ...]:
    """Return the products that words name; a name that only resembles one is none."""
    found = (m.row for m in find_mentions(registers, product) if m.how is not How.CLOSE)
    return tuple(dict.fromkeys(row for row in found if isinstance(row, ProductTerm)))


def _market(registers: Registers, market: str) -> Market | None:
    found = (m.row for m in find_mentions(registers, market) if m.kind is Kind.MARKET)
    return next((row for row in found if isinstance(row, Market)), None)


def _is_device(term: ProductTerm, law: str) -> bool:
    """Whether a product is a medical device by a market's law, as far as the register tells; parts are none."""
    if term.device_family == _PARTS:
        return False
    return bool(term.fda_class) if law == "us" else not term.eu_mdr_class_typical.startswith(_NO_DEVICE)


def _traits(term: ProductTerm) -> set[str]:
    standards = term.key_standards
    told = {
        "component": term.device_family == _PARTS,
        "sterile": any(_STERILISATION.match(standard) for standard in standards),
        "electric": any(standard.startswith(_ELECTRIC) for standard in standards),
        "electric-infusion": _ELECTRIC_INFUSION in standards,
        "non-electric-infusion": _NON_ELECTRIC_INFUSION in standards,
    }
    return {trait for trait, holds in told.items() if holds}


def _said(product: str) -> frozenset[str]:
    """Return the traits that the buyer's own words give."""
    return frozenset({"sterile"} if _STERILE.search(product) else ())


def _evidence(item: EvidenceItem, registers: Registers) -> Evidence:
    source = rule_sources()[item.source.id]
    return Evidence(
        item=item,
        source=RuleSource(title=source.title, url=source.url, at=item.source.at or source.at),
        check_with=next((portal for portal in registers.portals if portal.name == item.check_with), None),
    )


def _notes(product: str, terms: tuple[ProductTerm, ...], market: str, deal: Deal) -> list[str]:
    notes = []
    if not product:
        notes.append(NO_PRODUCT)
    elif not terms:
        notes.append(UNKNOWN_PRODUCT)
    elif len(terms) > 1:
        names = [term.term for term in terms]
        notes.append(SEVERAL_PRODUCTS.format(names=f"{', '.join(names[:-1])} or {names[-1]}"))
    if not market:
        notes.append(NO_MARKET)
    elif deal.market == "other":
        notes.append(UNKNOWN_MARKET)
    return notes


def _messages(product: str, market: Mapping[str, str], deal: Deal) -> dict[str, str]:
    intro = {}
    for language, text in _INTRO.items():
        parts = [(_PRODUCT, product), (_MARKET, market[language])]
        said = _BETWEEN[language].join(words[language].format(name=name) for words, name in parts if name)
        intro[language] = text.format(deal=_DEAL[language].format(parts=said) if said else "")
    asked = (item.request for item in evidence_items() if item.when.fits(deal))
    return request_messages(intro, ({"en": wish.en, "zh": wish.zh} for wish in asked))
