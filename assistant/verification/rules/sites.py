"""SITE: the factory against the sites on the certificate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from assistant.verification.addresses import AddressComparison, AddressOutcome, compare_addresses
from assistant.verification.certificate import NoteKind
from assistant.verification.context import Role
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.named_standards import standards_named
from assistant.verification.paper_kind import CERTIFICATES, PaperKind
from assistant.verification.place_kind import PlaceKind, kind_of_place
from assistant.verification.rule import Case, Need, rule

_PAPERS = CERTIFICATES | {PaperKind.OTHER}
_ANNEX_WORDS = (
    r"annex(?:e|ure)?|appendix|schedule|attachment|anlage|anhang|anexo|allegato|bijlage|załącznik"
    r"|附件|附录|附表|附錄|別紙|付属書|부속서"
)
_OF_A_LAW = r"(?![ \t]{0,3}(?-i:[IVX]{1,4})(?!\w))"
"""Annexes of regulations have Roman numbers: "Annex IX" of the MDR is not an annex of the paper."""
_ANNEX = re.compile(rf"(?<!\w)(?:{_ANNEX_WORDS})(?!\w){_OF_A_LAW}|附件|附录|附表", re.IGNORECASE)
_ANNEX_HEADING = re.compile(
    rf"^[ \t\f]{{0,20}}(?:{_ANNEX_WORDS})(?:[ \t]{{0,3}}(?:\d{{1,2}}|[a-z]|[ivx]{{1,3}}))?[ \t]{{0,3}}"
    r"(?:$|[:：.(-]|to\b|of\b|zum\b|zur\b|au\b|al\b|del\b|certificate\b|no\b|list\b|page\b)",
    re.IGNORECASE | re.MULTILINE,
)
_FITS = frozenset({AddressOutcome.SAME, AddressOutcome.LIKELY_SAME})
_CLOSEST = (
    AddressOutcome.SAME,
    AddressOutcome.LIKELY_SAME,
    AddressOutcome.PARTLY,
    AddressOutcome.CANNOT_TELL,
    AddressOutcome.DIFFERENT,
)
_EVERY_SITE_AUDITED = "ISO 13485"


@rule(
    id="SITE-01",
    title="The certificate names a site or address",
    why="A certificate holds for the places that it names. Without a place it cannot be tied to your factory.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask for the page or annex that lists the certified sites.",
    worse="Wrongly reassuring: a paper without a place seems to hold for every factory.",
    papers=_PAPERS,
)
def site_named(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 8.2.2 a: the location of the client and of all sites in the scope."""
    names = [name for name in ("holder_address", "sites") if getattr(case.certificate, name) is not None]
    if names:
        return consistent("It names an address.", about=names)
    if case.certificate.whole:
        return question(
            "No site or address was found on the paper. Nearly all accredited certificates show one."
        )
    return not_stated("No site or address was given.")


@rule(
    id="SITE-02",
    title="The factory's address is on the certificate",
    why="A site that is not listed is not certified. A head office or a second factory may be all that"
    " was audited.",
    source="ea-faq-45-3-md-1",
    next_step="Ask for a certificate or annex that shows the address where your goods are made.",
    worse="Wrongly reassuring: goods from a factory that nobody audited. Addresses are written in many"
    " ways, so only"
    " another city or province counts as another place.",
    needs=("SITE-01",),
    context=(Need.FACTORY,),
    papers=_PAPERS,
)
def factory_listed(case: Case) -> Finding:
    """Compare the factory with the holder's address and every site."""
    factory = case.context.factory or ""
    found, where = _closest(factory, _addresses(case))
    values: dict[str, Any] = {"factory": factory, "address": where, "reason": found.reason}
    about = _about(case)
    match found.outcome:
        case AddressOutcome.SAME | AddressOutcome.LIKELY_SAME:
            return consistent("The factory's address is on it: {address}. {reason}", about=about, **values)
        case AddressOutcome.PARTLY:
            return question(
                "The nearest address on it is {address}. {reason} A site next door is not covered unless"
                " it is listed.",
                about=about,
                **values,
            )
        case AddressOutcome.CANNOT_TELL:
            return question("It is open whether {address} is the factory. {reason}", about=about, **values)
    if _annex_missing(case):
        return question(
            "The factory is at another place than {address}. The paper speaks of an annex, which may list it.",
            about=about,
            **values,
        )
    return problem(
        "The factory is at another place than the certificate names. {reason}", about=about, **values
    )


@rule(
    id="SITE-03",
    title="The annex that the certificate speaks of is there",
    why="Sites and scope often stand on an annex only. Without it you do not see what is covered.",
    source="ea-faq-45-3-md-1",
    next_step="Ask the supplier for all pages and annexes of the certificate.",
    worse="Wrongly reassuring: the page that is missing may be the one that leaves your factory out.",
    papers=_PAPERS,
)
def annex_there(case: Case) -> Finding:
    """A paper that says "see annex" needs a page headed as one, or a list of sites."""
    if not case.certificate.whole:
        return not_stated("Only details were given, so an annex cannot be looked for.")
    words = [match.group() for match in _ANNEX.finditer(case.certificate.text)]
    if not words:
        return consistent("It speaks of no annex.")
    if _annex_missing(case):
        return question("It speaks of an annex ({word}), which was not found.", quotes=words[:1], word=words[0])
    return consistent("The annex that it speaks of was found.", quotes=words[:1])


@rule(
    id="SITE-04",
    title="The factory is the main site, not only on the annex",
    why="Where many similar sites share a certificate, only some are visited in each cycle.",
    source="iaf-md-1",
    next_step="Ask when the certification body last audited this site, and for the report's first page.",
    worse="Wrongly alarming: a site on the annex is certified. It is only good to know that it may not"
    " have been"
    " visited.",
    needs=("SITE-01",),
    context=(Need.FACTORY,),
    papers=_PAPERS,
)
def factory_is_main_site(case: Case) -> Finding:
    """IAF MD 1 lets a certification body sample similar sites; IAF MD 9 does not for makers of devices."""
    factory = case.context.factory or ""
    main, _ = _closest(factory, _addresses(case, sites=False))
    if main.outcome in _FITS:
        return consistent("The factory is at the address of the certificate holder.", about=["holder_address"])
    listed, where = _closest(factory, _addresses(case, main=False))
    if listed.outcome not in _FITS:
        return not_stated("The factory was not found among the sites.")
    if _audits_every_site(case):
        return consistent(
            "The factory is listed as a site: {site}. Under ISO 13485 sites that design or make devices are not"
            " sampled: each must be audited.",
            about=["sites"],
            site=where,
        )
    return consistent(
        "The factory is listed as a further site: {site}. It is covered. Similar sites can be sampled,"
        " so this one may"
        " not have been visited in this cycle.",
        about=["sites"],
        site=where,
    )


@rule(
    id="SITE-05",
    title="The address can be a place of manufacture",
    why="A factory can hardly be in a post box or in one room of an office tower. Such an address is"
    " often an agent's.",
    source="ccas-use-of-marks",
    next_step="Ask for the address where the goods are made, and for a certificate that names it.",
    worse="Wrongly alarming: factories of several storeys are usual in Chinese industrial parks, and a"
    " head office may"
    " stand on the certificate beside the factory. So it is a question, and only where no other address"
    " is named.",
    needs=("SITE-01",),
    context=(Need.ROLE,),
    papers=_PAPERS,
)
def address_can_be_factory(case: Case) -> Finding:
    """Judge all addresses of the paper; one that can be a factory is enough."""
    if case.context.role is Role.TRADER:
        return consistent("A trader needs no place of manufacture.", about=_about(case))
    kinds = [kind_of_place(address) for address in _addresses(case)]
    if any(kind.kind in {PlaceKind.MAKING, PlaceKind.UNKNOWN} for kind in kinds):
        return consistent("An address on it can be a place of manufacture.", about=_about(case))
    words = [word for kind in kinds for word in kind.words][:4]
    templates = {
        PlaceKind.BOX: "The only address on it is a post box ({words}).",
        PlaceKind.AGENT: "The only address on it looks like that of an agent or a shared office ({words}).",
        PlaceKind.OFFICE: "The only address on it looks like an office ({words}), and the supplier says"
        " it manufactures.",
        PlaceKind.MAKING: "",
        PlaceKind.UNKNOWN: "",
    }
    return question(templates[kinds[0].kind], about=_about(case), words=words)


def _addresses(case: Case, *, main: bool = True, sites: bool = True) -> list[str]:
    address, listed = case.certificate.holder_address, case.certificate.sites
    found = [address.value, *address.others] if main and address is not None else []
    if sites and listed is not None:
        found += listed.value
        found += [one for other in listed.others for one in other]
    return found


def _about(case: Case) -> list[str]:
    return [name for name in ("holder_address", "sites") if getattr(case.certificate, name) is not None]


def _closest(factory: str, addresses: Iterable[str]) -> tuple[AddressComparison, str]:
    """Return the comparison with the address that fits best, and that address."""
    found = [(compare_addresses(factory, one), one) for one in addresses]
    if not found:
        return compare_addresses(factory, ""), ""
    return min(found, key=lambda pair: _CLOSEST.index(pair[0].outcome))


def _annex_missing(case: Case) -> bool:
    text = case.certificate.text
    if not _ANNEX.search(text):
        return False
    if case.certificate.noted(NoteKind.PAGES_MISSING):
        return True
    sites = case.certificate.sites
    return not _ANNEX_HEADING.search(text) and (sites is None or len(sites.value) < 2)


def _audits_every_site(case: Case) -> bool:
    return _EVERY_SITE_AUDITED in standards_named(case.certificate, case.registers, case.on)
