"""NUM-05, NUM-09 and NUM-10: the number of a notified body. `numbers.py` gathers them."""

from __future__ import annotations

import re
from typing import Any

from assistant.verification.body_named import SameBody, bodies_named, is_body
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.paper_kind import PaperKind
from assistant.verification.rule import Case, rule
from knowledge.registers import Known, NotifiedBody, notified_body

_NUMBER = re.compile(r"\D{0,20}(\d{1,4})\D{0,20}")
_LAWS = (
    (re.compile(r"2017/746|\bIVDR\b", re.IGNORECASE), "ivdr", "Regulation (EU) 2017/746 (IVDR)"),
    (re.compile(r"2017/745|\bMDR\b", re.IGNORECASE), "mdr", "Regulation (EU) 2017/745 (MDR)"),
    (
        re.compile(r"93/42/EE[CG]|90/385/EE[CG]|98/79/E[CG]|\b(?:MDD|AIMDD|IVDD)\b", re.IGNORECASE),
        "mdd_former",
        "the old directives",
    ),
)
_OPEN = "Look the number up in NANDO, the Commission's list, and see for which law and devices it stands."


@rule(
    id="NUM-05",
    title="The notified body's number exists",
    why="Each notified body has a number of four digits, given by the European Commission.",
    source="register-notified-bodies-mdr",
    next_step=_OPEN,
    worse="Wrongly reassuring. The list here holds device bodies only, so an unknown one is a question.",
)
def notified_body_exists(case: Case) -> Finding:
    """F-267. Not found is a question, never a problem."""
    field = case.certificate.notified_body_number
    if field is None:
        if case.kind is PaperKind.EU_CERTIFICATE and case.certificate.whole:
            return question("No number of a notified body was found. Certificates under EU device law name it.")
        return not_stated("No number of a notified body was given.")
    told: dict[str, Any] = {"number": field.value}
    if not _NUMBER.fullmatch(field.value):
        return question("{number} is no number of four digits.", about=["notified_body_number"], **told)
    row = _row(case)
    if row is None:
        return question(
            "Number {number} is not known here as that of a notified body for medical devices.",
            about=["notified_body_number"],
            **told,
        )
    return consistent(
        "Number {number} is that of {owner}.", about=["notified_body_number"], owner=row.name, **told
    )


@rule(
    id="NUM-09",
    title="The notified body's number belongs to the body named",
    why="A number that belongs to somebody else shows that the paper does not come from the body it names.",
    source="register-notified-bodies-mdr",
    next_step=_OPEN,
    worse="Wrongly reassuring. Companies of one group can have different numbers.",
    needs=("NUM-05",),
)
def notified_body_is_the_one_named(case: Case) -> Finding:
    """F-267: a number belonging to another body than the one named."""
    certificate, row = case.certificate, _row(case)
    if row is None or certificate.certification_body is None:
        return not_stated("No body was named to compare the number with.")
    about = ["notified_body_number", "certification_body"]
    told: dict[str, Any] = {
        "number": row.nb_number,
        "owner": row.name,
        "body": certificate.certification_body.value,
    }
    same = is_body(certificate, case.registers, row)
    if same is SameBody.YES:
        return consistent("Number {number} belongs to {owner}, the body named.", about=about, **told)
    if same is SameBody.GROUP:
        return question(
            "Number {number} belongs to {owner}. {body} may be another company of the same group.",
            about=about,
            **told,
        )
    others = [
        other
        for other in bodies_named(certificate, case.registers)
        if isinstance(other, NotifiedBody) and other is not row
    ]
    if others:
        return problem(
            "Number {number} belongs to {owner}. The paper names {body}, whose number is {own}.",
            about=about,
            rests_on=[row, *others],
            own=others[0].nb_number,
            **told,
        )
    return question("Number {number} belongs to {owner}. The paper names {body}.", about=about, **told)


@rule(
    id="NUM-10",
    title="The notified body is designated for this law",
    why="A body may be notified for machines and not for medical devices. Then its paper does not count.",
    source="register-notified-bodies-mdr",
    next_step=_OPEN,
    worse="Wrongly reassuring. Designations change, so what is not certain here is a question.",
    needs=("NUM-05",),
)
def notified_body_designated(case: Case) -> Finding:
    """F-179, F-215, F-267: MDR, IVDR or the directives. UK bodies are no longer notified bodies of the EU."""
    row = _row(case)
    if row is None:
        return not_stated("No number of a notified body was given.")
    words = f"{case.certificate.standard.raw if case.certificate.standard else ''}\n{case.certificate.text}"
    law, name = next(
        ((law, name) for pattern, law, name in _LAWS if pattern.search(words)), ("mdr", _LAWS[1][2])
    )
    known: Known = getattr(row, law)
    about = ["notified_body_number"]
    told: dict[str, Any] = {"number": row.nb_number, "owner": row.name, "law": name}
    if known is Known.YES:
        return consistent("{owner} ({number}) is known here as designated for {law}.", about=about, **told)
    if known is Known.NO:
        return problem(
            "{owner} ({number}) is not known here as designated for {law}.", about=about, rests_on=[row], **told
        )
    return question(
        "Whether {owner} ({number}) is designated for {law} is not known here.", about=about, **told
    )


def _row(case: Case) -> NotifiedBody | None:
    field = case.certificate.notified_body_number
    found = _NUMBER.fullmatch(field.value) if field else None
    return notified_body(case.registers, found.group(1)) if found else None
