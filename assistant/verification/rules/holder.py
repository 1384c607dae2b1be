"""HOLD: the certificate holder against the supplier named in the offer."""

from __future__ import annotations

from typing import Any

from assistant.verification.context import Role
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.legal_forms import LegalForm
from assistant.verification.name_parts import by_script, split_name
from assistant.verification.names import NameComparison, NameOutcome, Relation, compare_names
from assistant.verification.rule import Case, Need, rule
from knowledge.registers.names import fold

_LOOKED_THROUGH = 20_000
_LONGEST_NAME = 160
_PLACES_LOOKED_AT = 4
_NAME_TOO = "{reason} As written: {holder} on the paper, {supplier} in the offer."


@rule(
    id="HOLD-01",
    title="The certificate holder is named",
    why="A certificate covers the company that it names, and no other.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask the supplier for the page that names the certificate holder.",
    worse="Wrongly reassuring: a paper that names nobody would seem to cover everybody.",
)
def holder_named(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 8.2.2 a: name and location of each certified client."""
    holder = case.certificate.holder
    if holder is not None:
        return consistent("The certificate holder is {holder}.", about=["holder"], holder=holder.value)
    if case.certificate.whole:
        return question(
            "No certificate holder was found on the paper. Nearly all accredited certificates name one."
        )
    return not_stated("The certificate holder was not given.")


@rule(
    id="HOLD-02",
    title="The certificate holder is named as a legal entity",
    why="A brand or a group cannot sign a contract. Only a legal entity can be held to what the paper says.",
    source="ccas-use-of-marks",
    next_step="Ask the supplier which legal entity the certificate covers, and for its registration number.",
    worse="Wrongly reassuring: a group's name seems to cover every company in it. Some countries use"
    " names without"
    " a legal form, so a missing form is a question only.",
    needs=("HOLD-01",),
)
def holder_is_legal_entity(case: Case) -> Finding:
    """A name with a legal form (Co., Ltd., GmbH, 有限公司 …) names a legal person."""
    assert case.certificate.holder is not None  # noqa: S101 - HOLD-01 holds
    holder = case.certificate.holder.value
    split = split_name(holder)
    forms: list[LegalForm] = [
        part.form for part in (split.latin, split.cjk) if part is not None and part.form is not None
    ]
    if any(form.entity for form in forms):
        return consistent("{holder} is written with a legal form.", about=["holder"], holder=holder)
    if any(part is not None and "group" in part.relations for part in (split.latin, split.cjk)):
        return question(
            "{holder} looks like the name of a group. A group is no legal entity by itself.",
            about=["holder"],
            holder=holder,
        )
    return question(
        "{holder} carries no legal form such as Ltd. or GmbH, so it may be a brand.",
        about=["holder"],
        holder=holder,
    )


@rule(
    id="HOLD-03",
    title="The certificate holder is the supplier in the offer",
    why="A certificate of another company, however similar its name, does not cover your supplier.",
    source="fulfillbot-guide",
    next_step="Ask for the business licences of both names, and compare the registration numbers.",
    worse="Wrongly reassuring: names of sister companies are often close. Only names that agree word for"
    " word count"
    " as the same; what is merely likely is asked.",
    needs=("HOLD-01",),
    context=(Need.SUPPLIER,),
)
def holder_is_supplier(case: Case) -> Finding:  # noqa: PLR0911 - one line a case
    """The legal name on the paper should agree with that in the offer, contract and invoice."""
    compared = _compared(case)
    holder, supplier = _names(case)
    values: dict[str, Any] = {"reason": compared.reason, "holder": holder, "supplier": supplier}
    match compared.outcome:
        case NameOutcome.SAME:
            return consistent(
                "The paper and the offer name the same company, {holder}.", about=["holder"], holder=holder
            )
        case NameOutcome.LIKELY_SAME if compared.relation is Relation.FORMER_NAME:
            return question(
                "{reason}",
                about=["holder"],
                next_step="Ask for the certificate in the present name; the certification body issues it"
                " again after"
                " a change of name.",
                reason=compared.reason,
            )
        case NameOutcome.LIKELY_SAME:
            return question("This is likely the same company. " + _NAME_TOO, about=["holder"], **values)
        case NameOutcome.CANNOT_TELL:
            return question(
                "The names do not settle whether this is one company. " + _NAME_TOO, about=["holder"], **values
            )
    if _listed(case):
        return question(
            "The paper names another holder, {holder}, but {supplier} stands elsewhere on it.",
            about=["holder"],
            next_step="Check in the annex that your supplier is listed as a certified site, with its"
            " address and scope.",
            holder=holder,
            supplier=supplier,
        )
    if case.context.role is Role.TRADER:
        return question(
            "The certificate is that of {holder}, not of {supplier}. For a trader this is normal if the"
            " holder makes"
            " the goods.",
            about=["holder"],
            next_step="Ask which company makes the goods, and for proof of the link between it and your"
            " supplier.",
            holder=holder,
            supplier=supplier,
        )
    return problem("The paper names another company than the offer. " + _NAME_TOO, about=["holder"], **values)


_KINDS = {
    Relation.HONG_KONG: "a Hong Kong company",
    Relation.TRADING: "a trading company",
    Relation.SALES: "a sales company",
    Relation.HOLDING: "a holding company",
    Relation.GROUP: "the group or parent company",
    Relation.BRANCH: "a branch or local company",
    Relation.COUNTRY: "the company of another country",
    Relation.INTERNATIONAL: "an international company of the same owners",
    Relation.OTHER_FORM: "a company of the same words with another legal form",
    Relation.SISTER: "a sister company",
}
_SELLERS = frozenset({Relation.HONG_KONG, Relation.TRADING, Relation.SALES})


@rule(
    id="HOLD-04",
    title="The certificate holder is not merely a related company",
    why="The certificate of a parent, a sales office or a Hong Kong trading company does not cover the"
    " factory.",
    source="ccas-use-of-marks",
    next_step="Ask which legal entity makes the goods, and for a certificate or annex that names that"
    " entity and its"
    " address.",
    worse="Wrongly reassuring: a shared word in two names looks like one company. The relation is read"
    " from the names"
    " alone, so it is named as a likelihood.",
    needs=("HOLD-01",),
    context=(Need.SUPPLIER,),
)
def holder_not_merely_related(case: Case) -> Finding:
    """Only the legal entities and sites that are named are covered, not companies of the same owners."""
    compared = _compared(case)
    holder, supplier = _names(case)
    relation = compared.relation or _relation_in_words(holder, supplier)
    if relation is None or relation in {Relation.FORMER_NAME, Relation.TRADING_NAME}:
        if compared.outcome in {NameOutcome.SAME, NameOutcome.LIKELY_SAME}:
            return consistent("Nothing in the names points to a related company.", about=["holder"])
        return not_stated("The names do not show how the two companies are related.")
    values: dict[str, Any] = {"holder": holder, "supplier": supplier, "kind": _KINDS[relation]}
    if compared.bearer == 2:
        return question(
            "{supplier}, named in the offer, may be {kind} beside {holder}, which the certificate names.",
            about=["holder"],
            **values,
        )
    if (
        compared.relation in _SELLERS
        and case.context.role is Role.MANUFACTURER
        and compared.outcome is NameOutcome.DIFFERENT
    ):
        return problem(
            "The certificate names {holder}, by its name {kind}. It does not cover making at {supplier}.",
            about=["holder"],
            **values,
        )
    return question(
        "{holder} on the certificate may be {kind} beside {supplier}. Its certificate covers only the"
        " companies and"
        " sites that it names.",
        about=["holder"],
        **values,
    )


@rule(
    id="HOLD-05",
    title="The names in two scripts can be the same company",
    why="In China only the Chinese name is the legal one. The English name is chosen freely.",
    source="fulfillbot-guide",
    next_step="Compare the Chinese name and the 18-character Unified Social Credit Code with the"
    " business licence.",
    worse="Wrongly alarming: an English name need not sound like the Chinese one. Names that disagree"
    " are a question,"
    " no more.",
    needs=("HOLD-01",),
)
def names_in_two_scripts(case: Case) -> Finding:
    """Compare the Latin and the Chinese, Japanese or Korean name that one paper gives of its holder."""
    assert case.certificate.holder is not None  # noqa: S101 - HOLD-01 holds
    field = case.certificate.holder
    names = [field.value, *field.others, *_names_beside(field.value, case.certificate.text)]
    scripts = [by_script(name) for name in names]
    latin = next((latin for latin, _ in scripts if split_name(latin).latin is not None), None)
    cjk = next((cjk for _, cjk in scripts if split_name(cjk).cjk is not None), None)
    if latin is None or cjk is None:
        return not_stated("The holder's name stands in one script only.")
    compared = compare_names(latin, cjk)
    values: dict[str, Any] = {"latin": latin, "cjk": cjk, "reason": compared.reason}
    quotes = [name for name in (latin, cjk) if name not in field.value]
    if compared.outcome in {NameOutcome.SAME, NameOutcome.LIKELY_SAME}:
        return consistent(
            "{latin} and {cjk} can be the same company. {reason}", about=["holder"], quotes=quotes, **values
        )
    if compared.outcome is NameOutcome.DIFFERENT:
        return question(
            "{latin} and {cjk} do not fit each other. {reason}", about=["holder"], quotes=quotes, **values
        )
    return question(
        "It is open whether {latin} and {cjk} are the same company. {reason}",
        about=["holder"],
        quotes=quotes,
        **values,
    )


def _names_beside(holder: str, text: str) -> list[str]:
    """Return the companies named in the lines next to the holder's name, the next line first.

    A long name may go on in the line after it. Only whole names with a legal form count.
    """
    lines = [" ".join(line.split()) for line in text[:_LOOKED_THROUGH].splitlines() if line.strip()]
    name = _letters(holder)
    found: list[str] = []
    where = [at for at, line in enumerate(lines) if name and name in _letters(line)]
    for at in where[:_PLACES_LOOKED_AT]:
        after, then = (*lines[at + 1 : at + 3], "", "")[:2]
        found += [one for one in (f"{after} {then}", after, *lines[max(at - 1, 0) : at]) if _is_company(one)]
    return found


def _is_company(name: str) -> bool:
    """Say whether a line is the name of a company in one script, with its legal form."""
    split = split_name(name) if len(name) <= _LONGEST_NAME and ":" not in name and "：" not in name else None
    if split is None or (split.latin is not None) == (split.cjk is not None):
        return False
    part = split.latin or split.cjk
    return part is not None and part.form is not None and part.form.entity


@rule(
    id="HOLD-06",
    title="The certificate holder's address is stated",
    why="The address tells companies of the same name apart, and shows which place was audited.",
    source="isobench-certificate-content",
    next_step="Ask for the page or annex that shows the address.",
    worse="Wrongly reassuring: without an address any company of that name can use the paper.",
)
def address_stated(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 8.2.2 a asks for the location; nearly all accredited certificates show it."""
    address = case.certificate.holder_address
    if address is not None:
        return consistent("It states the holder's address.", about=["holder_address"])
    if case.certificate.sites is not None:
        return consistent("It states the address of a site.", about=["sites"])
    if case.certificate.whole:
        return question("No address was found on the paper. Nearly all accredited certificates show one.")
    return not_stated("No address was given.")


def _names(case: Case) -> tuple[str, str]:
    assert case.certificate.holder is not None  # noqa: S101 - HOLD-01 holds
    return case.certificate.holder.value, case.context.supplier or ""


_BEST_FIRST = tuple(NameOutcome)


def _compared(case: Case) -> NameComparison:
    """Compare the supplier with the name of the holder in each way in which the paper writes it."""
    holder, supplier = _names(case)
    field = case.certificate.holder
    others = field.others if field is not None else ()
    # Another script on the paper may settle what the first name leaves open; it cannot excuse a difference.
    main = compare_names(holder, supplier)
    if main.outcome in {NameOutcome.SAME, NameOutcome.DIFFERENT} and not main.across_scripts:
        return main
    found = [main, *(compare_names(other, supplier) for other in others)]
    same_script = [one for one in found if not one.across_scripts]
    return min(same_script or found, key=lambda one: _BEST_FIRST.index(one.outcome))


def _listed(case: Case) -> bool:
    """Say whether the supplier's name stands among the sites, letter by letter but for punctuation."""
    sites = case.certificate.sites
    name = _letters(case.context.supplier or "")
    return bool(name and sites is not None and any(name in _letters(site) for site in sites.value))


def _relation_in_words(holder: str, supplier: str) -> Relation | None:
    """Return what the holder's name alone says of a relation, where both names share a word of their own.

    A made-up word that is also the name of a city makes names look more different than they are.
    """
    one, other = split_name(holder).latin, split_name(supplier).latin
    if one is None or other is None or not set(one.exact) & set(other.exact) & {*one.core, *other.core}:
        return None
    return next((Relation(kind) for kind in one.relations if kind in _BY_NAME - set(other.relations)), None)


_BY_NAME = frozenset(relation.value for relation in _KINDS)


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())
