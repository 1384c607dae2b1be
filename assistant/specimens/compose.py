"""From a seed to what a clean specimen says: a certificate in which nothing is to be found."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from random import Random

from assistant.specimens import data
from assistant.specimens.chain import certificate_number, fitting_bodies, make_chain
from assistant.specimens.companies import Company, another_site, digits, make_company
from assistant.specimens.content import Content
from assistant.specimens.cycle import edition_for, make_cycle
from assistant.specimens.data import Product
from assistant.specimens.defects.plan import Wants
from assistant.specimens.words import Words
from knowledge.registers import StandardEdition

_COUNTRIES = {
    "en": ("CN", "IN", "GB", "MY"),
    "zh": ("CN",),
    "de": ("DE",),
    "es": ("ES",),
    "fr": ("FR",),
    "it": ("IT",),
}
_MEDICAL = "ISO 13485"
_GENERAL = ("ISO 9001", "ISO 9001", "ISO 14001", "ISO 45001")
"""Standards of general goods; ISO 9001 is the commonest."""
_ABOUT_PRODUCTS = ("ISO 9001", "ISO 13485")
_MARKETS = ("EU", "US", "GB", None)
_EU_LAW = "Regulation (EU) 2017/745"
"""How the law is called in keys; papers name it in their language."""
_SYSTEM_YEARS = 3
"""A cycle of certification (ISO/IEC 17021-1:2015, 9.1.3.1)."""
_EU_YEARS = 5
"""The longest validity of a certificate of a notified body (Regulation (EU) 2017/745, Article 56(2))."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """What is to be composed.

    `kind`: "system" or "eu". `annex`: the sites stand on a second page. `wants`: what planted defects need.
    """

    seed: int
    on: dt.date
    kind: str
    words: Words
    second: Words | None
    annex: bool
    rng: Random
    wants: Wants


def compose(task: Task) -> Content:
    """Compose a clean specimen."""
    content = _eu(task) if task.kind == "eu" else _system(task)
    return replace(content, context=_context(task, content))


def _system(task: Task) -> Content:
    rng, words = task.rng, task.words
    chinese = words.language == "zh"
    wants = task.wants
    country = wants.country or rng.choice(_COUNTRIES[words.language])
    standard = _standard(rng, country, wants, chinese=chinese)
    medical = standard == _MEDICAL
    product = rng.choice([p for p in data.products() if p.medical == medical])
    trader = rng.random() < 0.12 and not wants.maker
    trade = "trading" if trader else "medical" if medical else "general"
    company = make_company(rng, country, words.language, trade=trade)
    chain = make_chain(rng, standard, country, chinese=chinese, wants=wants)
    edition, last = edition_for(standard, task.on, years=_SYSTEM_YEARS)
    cycle = make_cycle(rng, task.on, words.language, years=_SYSTEM_YEARS, follow_up=True, last=last)
    narrowed = medical and not trader and rng.random() < 0.2
    way = _way(task, trader=trader, narrowed=narrowed)
    number = certificate_number(rng, chain, standard, cycle.issued.day, cycle.renewals)
    both = chinese and task.second is not None
    return Content(
        seed=task.seed,
        on=task.on,
        kind="system",
        language=words.language,
        second=task.second.language if task.second else None,
        product=product,
        brand=company.brand,
        country=country,
        style=cycle.style,
        title=words.title["system"] if standard == "ISO 9001" or not chinese else "管理体系认证证书",
        system=words.systems[standard],
        standard=standard,
        edition=edition.edition,
        standard_text=_standard_text(edition, chinese=chinese),
        certificate_number=number,
        holder=company.name_zh if chinese else company.name,
        holder_second=company.name if both else "",
        holder_address=company.address_zh if chinese else company.address,
        holder_address_second=company.address if both else "",
        sites=_sites(task, company),
        sites_apart=task.annex,
        scope=way.of(words, product),
        scope_second=way.of(task.second, product) if task.second else "",
        exclusions=words.exclusions if narrowed else None,
        certification_body=(chain.body.name_zh or chain.body.name) if chinese else chain.body.name,
        body_second=chain.body.name if both else "",
        body_place=(chain.body.place_zh if chinese else None)
        or data.city_name(chain.body.place, words.language),
        accreditation_body=chain.accreditor_text,
        accreditation_number=chain.accreditation_number,
        accredited_in_words=rng.random() < 0.2 and task.second is None,
        uscc=company.uscc if chinese or rng.random() < 0.5 else None,
        cnca_number=chain.cnca_number or None,
        sector_codes=(product.sector,) if not medical and rng.random() < 0.4 else (),
        first_issued=cycle.first_issued,
        issued=cycle.issued,
        expires=cycle.expires,
        decided=cycle.decided,
        surveillance=cycle.surveillance,
        qr=_register_link(rng, number, country),
        signatory=rng.choice(data.names().people_zh if chinese else data.names().people),
        context={"role": "trader" if trader else "manufacturer", "designer": "buyer" if narrowed else None},
    )


def _standard(rng: Random, country: str, wants: Wants, *, chinese: bool) -> str:
    """Choose a standard for which there is a certification body in the country."""
    if wants.standard:
        return wants.standard
    if not wants.chinese_numbers and rng.random() < (0.5 if chinese else 0.8):
        return _MEDICAL
    fitting = fitting_bodies(wants, None, country, chinese=chinese)
    offered = {standard for body in fitting for standard in body.standards}
    return rng.choice([s for s in _GENERAL if s in offered])


def _eu(task: Task) -> Content:
    rng, words = task.rng, task.words
    product = rng.choice([p for p in data.products() if p.device_class in {"IIa", "IIb"}])
    body = rng.choice([b for b in data.notified_bodies() if words.language in b.languages])
    country = rng.choice([c for c in _COUNTRIES[words.language] if c != "CN"])
    company = make_company(rng, country, words.language, trade="medical")
    cycle = make_cycle(rng, task.on, words.language, years=_EU_YEARS, follow_up=False)
    way = _Way(words.scopes.make.index(words.scopes.make[0]), "make")
    return Content(
        seed=task.seed,
        on=task.on,
        kind="eu",
        language=words.language,
        second=task.second.language if task.second else None,
        product=product,
        brand=company.brand,
        country=country,
        style=cycle.style,
        title=words.title["eu"],
        system=words.systems["ISO 13485"],
        standard=_EU_LAW,
        edition=None,
        standard_text=words.say("eu_law"),
        certificate_number=digits(rng, body.certificate),
        holder=company.name,
        holder_address=company.address,
        scope=way.of(words, product),
        certification_body=body.name,
        body_place=data.city_name(body.place, words.language),
        accreditation_body=None,
        notified_body_number=body.number,
        srn=f"{country}-MF-0000{digits(rng, '#####')}",
        first_issued=cycle.first_issued,
        issued=cycle.issued,
        expires=cycle.expires,
        signatory=rng.choice(data.names().people),
        context={"role": "manufacturer", "market": "EU"},
    )


@dataclass(frozen=True, slots=True)
class _Way:
    """Which sentence of a scope is taken: the same in both languages of a paper."""

    number: int
    kind: str

    def of(self, words: Words, product: Product) -> str:
        if self.kind == "make_only":
            sentence = words.scopes.make_only
        else:
            ways = words.scopes.make if self.kind == "make" else words.scopes.trade
            sentence = ways[self.number % len(ways)]
        return sentence.format(product=product.name(words.language))


def _way(task: Task, *, trader: bool, narrowed: bool) -> _Way:
    if trader:
        return _Way(0, "trade")
    return _Way(task.rng.randint(0, 3), "make_only" if narrowed or task.rng.random() < 0.25 else "make")


def _sites(task: Task, company: Company) -> tuple[str, ...]:
    """The addresses of all certified sites, the main one first, where the paper lists them."""
    if not task.annex and task.rng.random() > 0.15:
        return ()
    others = [
        another_site(task.rng, company, task.words.language)
        for _ in range(task.rng.randint(1, 3 if task.annex else 1))
    ]
    chinese = task.words.language == "zh"
    return tuple(one.address_zh if chinese else one.address for one in (company, *others))


def _standard_text(edition: StandardEdition, *, chinese: bool) -> str:
    """The standard as printed; papers in Chinese name the identical national standard first."""
    international = f"{edition.standard}:{edition.edition}"
    national = next((alias for alias in edition.aliases if alias.startswith("GB/T")), "")
    return f"{national} / {international}" if chinese and national else international


def _register_link(rng: Random, number: str, country: str) -> str | None:
    """Where a QR code leads, if there is one: a register for everybody, never a page of one body."""
    if rng.random() > (0.85 if country == "CN" else 0.4):
        return None
    place = "https://cx.cnca.cn" if country == "CN" else "https://www.iafcertsearch.org"
    return f"{place}/?certificate={number.replace(' ', '')}"


def _context(task: Task, content: Content) -> dict[str, str | None]:
    english = content.language == "en" or (content.language == "zh" and content.product.medical)
    product = content.product.ask if english else content.product.name(content.language)
    return {
        # A certificate of the environment or of safety says nothing about products, so nobody asks about one.
        "product": product if content.standard in _ABOUT_PRODUCTS or content.kind == "eu" else None,
        "market": task.rng.choice(_MARKETS),
        "supplier": content.holder,
        "factory": content.holder_address if content.context.get("role") == "manufacturer" else None,
        "designer": None,
        **content.context,
    }
