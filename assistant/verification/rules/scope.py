"""SCOPE: what the certificate covers against what the buyer wants."""

from __future__ import annotations

import re
from typing import Any

from assistant.verification.context import Designer, Role
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.named_standards import standards_named
from assistant.verification.paper_kind import CERTIFICATES, PaperKind
from assistant.verification.products import Coverage, Covers, scope_covers, scope_is_definite
from assistant.verification.rule import Case, Need, rule
from assistant.verification.scope_text import excluded_activities, read_scope
from assistant.verification.scope_vocabulary import Activity
from knowledge.registers import iaf_code

_PAPERS = CERTIFICATES | {PaperKind.OTHER, PaperKind.EU_PAPER}
_CODE = re.compile(r"(?<![\d.])0?(\d{1,2})[a-d]?(?![\d\w]|\.\d)")
_OTHER_SCHEME = re.compile(r"\b(?:NACE|ANZSIC|SIC|ISIC)\b", re.IGNORECASE)
_DESIGNING = frozenset({Activity.DESIGN, Activity.DEVELOPMENT})
_NO_SECTOR_CODES = frozenset({"ISO 13485"})
_TRADE_SECTOR = "29"


@rule(
    id="SCOPE-01",
    title="The scope is stated",
    why="The scope says for which activities and goods the certificate holds.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask the supplier for the page that shows the scope of certification.",
    worse="Wrongly reassuring: a paper without a scope seems to cover everything the company sells.",
    papers=_PAPERS,
)
def scope_stated(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 8.2.2 f: the scope of certification with its products and activities."""
    scope = case.certificate.scope
    if scope is not None and any(char.isalpha() for char in scope.value):
        return consistent("It states a scope.", about=["scope"])
    if case.certificate.whole:
        return question("No scope was found on the paper. Nearly all accredited certificates state one.")
    return not_stated("The scope was not given.")


@rule(
    id="SCOPE-02",
    title="The scope covers the product",
    why="A certificate holds for the goods in its scope only. The same company may sell much more.",
    source="aja-13485-buyer-guide",
    next_step="Ask the certification body in writing whether this product is inside the certified scope.",
    worse="Wrongly reassuring: a shared word (water pumps, infusion pumps) looks like a match. A phrase"
    " counts only for"
    " what it names.",
    needs=("SCOPE-01",),
    context=(Need.PRODUCT,),
    papers=_PAPERS,
)
def covers_product(case: Case) -> Finding:
    """Judge each phrase of the scope on the goods that it names."""
    covers = _covers(case)
    values: dict[str, Any] = {"reason": covers.reason, "product": case.context.product}
    match covers.outcome:
        case Covers.NAMED | Covers.FAMILY if not _made_or_sold(covers, case.context.role):
            return question(
                "The scope names the product, but only for {activities}, not for its making.",
                about=["scope"],
                activities=sorted(activity.value for activity in covers.activities),
            )
        case Covers.NAMED | Covers.FAMILY:
            return consistent("{reason}", about=["scope"], **values)
        case Covers.OTHER if covers.certain:
            return problem("{reason} Your product is {product}.", about=["scope"], **values)
        case Covers.OTHER:
            return question(
                "Your product, {product}, was not found in the scope. {reason}", about=["scope"], **values
            )
        case _:
            return question("{reason} Your product is {product}.", about=["scope"], **values)


@rule(
    id="SCOPE-03",
    title="The scope names making, for a supplier that says it manufactures",
    why="A scope of trading or sales is valid for a trader. It says nothing about a factory.",
    source="elsmar-13485-distributor",
    next_step="Ask which company and address make the goods, and for the certificate of that factory.",
    worse="Wrongly reassuring: the certificate of a trading company is taken for that of a factory.",
    needs=("SCOPE-01",),
    context=(Need.ROLE,),
    papers=_PAPERS,
)
def names_making(case: Case) -> Finding:
    """Compare the activities of the scope, for the product where it is known, with the supplier's role."""
    scope = _scope(case)
    read = read_scope(scope)
    activities = read.activities
    if case.context.product is not None:
        covers = _covers(case)
        activities = covers.activities if covers.outcome in {Covers.NAMED, Covers.FAMILY} else activities
    if case.context.role is Role.TRADER:
        return _for_trader(activities)
    if Activity.MANUFACTURE in activities:
        return consistent("The scope names manufacture.", about=["scope"])
    if Activity.MANUFACTURE in read.activities:
        return question("The scope names manufacture, but not for this product.", about=["scope"])
    if Activity.SALES in activities:
        return problem(
            "The supplier says it manufactures, but the scope names trading or sales and no manufacture.",
            about=["scope"],
        )
    if activities:
        return question(
            "The scope names {activities}, but no manufacture.",
            about=["scope"],
            activities=sorted(activity.value for activity in activities),
        )
    return question(
        "The scope names no activity, so it is open whether the holder makes the goods.", about=["scope"]
    )


def _for_trader(activities: frozenset[Activity]) -> Finding:
    if Activity.SALES in activities:
        return consistent(
            "The scope names trading or sales, which fits a trader. It says nothing about the factory:"
            " ask for the"
            " maker's own certificate, and for proof of the link between both.",
            about=["scope"],
        )
    if Activity.MANUFACTURE in activities:
        return question(
            "The scope names manufacture, but the supplier says it trades. The certificate may be that"
            " of the maker.",
            about=["scope"],
        )
    return question("The scope names neither trading nor manufacture.", about=["scope"])


@rule(
    id="SCOPE-04",
    title="The scope says something definite",
    why='A scope such as "all kinds of products" cannot be checked, and no auditor can have looked at'
    " all of it.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask for the certified scope in full, with the goods that it names.",
    worse="Wrongly reassuring: words that cover everything seem to cover your product.",
    needs=("SCOPE-01",),
    papers=_PAPERS,
)
def scope_definite(case: Case) -> Finding:
    """A scope should name products, processes or services, as applicable at each site."""
    if scope_is_definite(_scope(case), case.registers):
        return consistent("The scope names definite goods or services.", about=["scope"])
    return question("The scope is so wide that it names no goods.", about=["scope"])


@rule(
    id="SCOPE-05",
    title="Exclusions do not hit what the buyer needs",
    why="Where design is left out of the system, nobody audited how the supplier designs.",
    source="tgs-13485-scope",
    next_step="Ask who designs the product and under which certificate.",
    worse="Wrongly reassuring: the supplier's own design would be taken as audited. A scope that merely"
    " does not speak"
    " of design is a question, no more.",
    needs=("SCOPE-01",),
    context=(Need.DESIGNER,),
    papers=_PAPERS,
)
def exclusions_harmless(case: Case) -> Finding:
    """ISO 13485 lets design be left out only where the law permits it; the paper should say so."""
    if case.context.designer is Designer.BUYER:
        return consistent("You own the design, so the supplier needs none in its scope.", about=["scope"])
    read = read_scope(_scope(case))
    exclusions = case.certificate.exclusions
    excluded = read.excluded | (
        excluded_activities(exclusions.value) if exclusions is not None else frozenset()
    )
    about = ["scope"] if exclusions is None else ["scope", "exclusions"]
    if excluded & _DESIGNING:
        return problem("Design is left out, but the supplier says that it designs the product.", about=about)
    if read.activities & _DESIGNING:
        return consistent("The scope names design or development.", about=about)
    return question(
        "The scope does not speak of design, but the supplier says that it designs the product.", about=about
    )


@rule(
    id="SCOPE-06",
    title="Sector codes exist and fit",
    why="There are 39 sector codes. A code that does not exist, or code 29 (trade) at a factory, needs"
    " an answer.",
    source="register-iaf-codes",
    next_step="Ask the certification body which sector the certificate covers.",
    worse="Wrongly alarming: most certificates carry no code, and other schemes (NACE) number"
    " differently. So it is a"
    " question at most.",
    papers=_PAPERS,
)
def sector_codes_fit(case: Case) -> Finding:
    """IAF ID 1 lists the sectors of ISO 9001; ISO 13485 uses the technical areas of IAF MD 9 instead."""
    field = case.certificate.sector_codes
    if field is None:
        return not_stated("It shows no sector code, as most certificates.")
    codes = [code for text in field.value if not _OTHER_SCHEME.search(text) for code in _CODE.findall(text)]
    if not codes:
        return not_stated("Its codes are not IAF sector codes.")
    unknown = [code for code in codes if iaf_code(case.registers, code) is None]
    if unknown:
        return problem(
            "There is no sector code {codes}: the list ends at 39.",
            about=["sector_codes"],
            rests_on=case.registers.iaf_codes[:1],
            codes=unknown,
        )
    standards = standards_named(case.certificate, case.registers, case.on)
    if standards and set(standards) <= _NO_SECTOR_CODES:
        return question(
            "It shows sector code {codes}, but ISO 13485 does not use these codes.",
            about=["sector_codes"],
            codes=codes,
        )
    if set(codes) == {_TRADE_SECTOR} and case.context.role is Role.MANUFACTURER:
        return question(
            "Its only sector code is {codes}, wholesale and retail trade, but the supplier says it"
            " manufactures.",
            about=["sector_codes"],
            codes=codes,
        )
    names = [row.description for code in codes[:3] if (row := iaf_code(case.registers, code)) is not None]
    return consistent("Sector code {codes}: {names}.", about=["sector_codes"], codes=codes, names=names)


@rule(
    id="SCOPE-07",
    title="The scope names the finished product, not only parts of it",
    why="A maker of plastic parts for infusion pumps is not audited as a maker of infusion pumps.",
    source="aja-13485-buyer-guide",
    next_step="Ask which company makes the finished product, and for its certificate.",
    worse="Wrongly reassuring: the product's name stands in the scope, and still the product is not covered.",
    needs=("SCOPE-01",),
    context=(Need.PRODUCT,),
    papers=_PAPERS,
)
def names_finished_product(case: Case) -> Finding:
    """ISO 13485 can be held by suppliers of parts; their scope then names the parts."""
    covers = _covers(case)
    if covers.outcome is Covers.PARTS_ONLY:
        return problem(
            "{reason} Your product is {product}.",
            about=["scope"],
            reason=covers.reason,
            product=case.context.product,
        )
    if covers.outcome in {Covers.NAMED, Covers.FAMILY}:
        return consistent("The scope names the goods themselves, not only parts of them.", about=["scope"])
    return not_stated("The scope does not name the product, so parts and product cannot be told apart.")


def _scope(case: Case) -> str:
    assert case.certificate.scope is not None  # noqa: S101 - SCOPE-01 holds
    return case.certificate.scope.value


def _covers(case: Case) -> Coverage:
    return scope_covers(case.context.product or "", _scope(case), case.registers)


def _made_or_sold(covers: Coverage, role: Role | None) -> bool:
    """Say whether the activities for the product include making it, or selling it for a trader, or are open."""
    enough = {Activity.MANUFACTURE} if role is not Role.TRADER else {Activity.MANUFACTURE, Activity.SALES}
    return not covers.activities or bool(covers.activities & enough)
