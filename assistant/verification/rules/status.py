"""STAT: suspended, withdrawn, draft, copy, transferred, conditional."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.verification.dated_values import figure
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.rule import Case, rule
from assistant.verification.spans import add_months
from assistant.verification.status_words import Said, Status, fold, is_word_of, said

_SHOWN = 3
_GOOD = re.compile(
    r"^(?:VALID|ACTIVE|CURRENT|CERTIFIED|IN FORCE|GRANTED|MAINTAINED|RENEWED|ISSUED|GULTIG|VALIDE|VALABLE"
    r"|EN VIGUEUR|VIGENTE|VALIDO|IN VIGORE|GELDIG|WAZNY|GECERLI|有效|現行|有効|유효)\b"
)


@rule(
    id="STAT-01",
    title="Nothing says suspended, withdrawn, cancelled or expired",
    why="A suspended or withdrawn certificate does not count, even where its dates still run.",
    source="certsearch-field-glossary",
    next_step="Ask the certification body for the status of the certificate today.",
    worse="Wrongly reassuring. The ordinary sentence that a certificate may be withdrawn says nothing.",
)
def not_ended(case: Case) -> Finding:  # noqa: PLR0911 - field, stamps and sentences in turn
    """F-129, F-160. A suspension seldom shows on the paper itself (F-130): only the register tells."""
    field = case.certificate.status
    if field is not None and is_word_of(Status.ENDED, field.value):
        return problem("Its status is given as {status}.", about=["status"], status=field.value)
    found = said(Status.ENDED, case.certificate.text)
    if any(one.sure for one in found):
        return problem("The paper says that it does not count any more.", quotes=_words(found))
    if found:
        return question("Words on the paper may mean that it does not count any more.", quotes=_words(found))
    if field is not None:
        others = (Status.NOT_FINAL, Status.COPY, Status.REPLACED)
        if _GOOD.match(fold(field.value).strip()) or any(is_word_of(other, field.value) for other in others):
            return consistent("Its status is given as {status}.", about=["status"], status=field.value)
        return question("Its status is given as {status}.", about=["status"], status=field.value)
    if not case.certificate.text:
        return not_stated("No status was given, and no whole paper to look at.")
    return consistent("Nothing on the paper says that it has ended. Only the register shows it for certain.")


@rule(
    id="STAT-02",
    title="It is no draft, sample or void paper",
    why="A draft or a specimen certifies nobody.",
    source="certsearch-field-glossary",
    next_step="Ask the supplier for the final certificate.",
    worse='Wrongly reassuring. Words such as "sampling" or "draft beer" within a line say nothing.',
)
def final(case: Case) -> Finding:
    """A stamp in capitals is plain; the same word in small letters may be a heading and is a question."""
    field = case.certificate.status
    if field is not None and is_word_of(Status.NOT_FINAL, field.value):
        return problem("Its status is given as {status}.", about=["status"], status=field.value)
    found = said(Status.NOT_FINAL, case.certificate.text)
    if any(one.sure for one in found):
        return problem("The paper calls itself a draft, a sample or void.", quotes=_words(found))
    if found:
        return question("Words on the paper may mean that it is a draft or a sample.", quotes=_words(found))
    if not case.certificate.text:
        return not_stated("There is no whole paper to look at.")
    return consistent("Nothing on the paper calls it a draft, a sample or void.")


@rule(
    id="STAT-03",
    title="It is not only a copy or a translation",
    why="A copy or a translation is normal to send. What counts is the original and its entry in the register.",
    source="assurco-certification-documents",
    next_step="Ask for the original as the certification body issued it, in its own language too.",
    worse="Wrongly reassuring: a translation can say more than the original. It is never more than a question.",
)
def original(case: Case) -> Finding:
    """A copy is nothing wrong: the finding asks for the original."""
    field = case.certificate.status
    if field is not None and is_word_of(Status.COPY, field.value):
        return question("It is marked as {status}.", about=["status"], status=field.value)
    found = said(Status.COPY, case.certificate.text)
    if found:
        return question("The paper calls itself a copy or a translation.", quotes=_words(found))
    if not case.certificate.text:
        return not_stated("There is no whole paper to look at.")
    return consistent("Nothing on the paper calls it a copy or a translation.")


@rule(
    id="STAT-04",
    title="It was not replaced or handed over",
    why="A certificate that was replaced no longer counts. One from another body has a history to ask for.",
    source="ibms-md-2",
    next_step="Ask for the certificate that counts today, and for the number of the other one.",
    worse="Wrongly reassuring. A paper that replaces an earlier one is the later paper, and fine.",
)
def not_replaced(case: Case) -> Finding:  # noqa: PLR0911 - field, stamps and sentences in turn
    """F-131, F-293: only valid certification can be transferred; a name change leads to a re-issue."""
    field, text = case.certificate.status, case.certificate.text
    if field is not None and is_word_of(Status.REPLACED, field.value):
        return problem("Its status is given as {status}.", about=["status"], status=field.value)
    found = said(Status.REPLACED, text)
    if any(one.sure for one in found):
        return problem("The paper says that another certificate has taken its place.", quotes=_words(found))
    if found:
        return question("The paper speaks of something that was replaced.", quotes=_words(found))
    taken_over = said(Status.TAKEN_OVER, text)
    if taken_over:
        return question(
            "It came from another certification body. Only a valid certificate can be taken over.",
            quotes=_words(taken_over),
        )
    if not text:
        return not_stated("There is no whole paper to look at.")
    later = said(Status.LATER_ONE, text)
    if later:
        return consistent(
            "It takes the place of an earlier certificate, so it is the later one.", quotes=_words(later)
        )
    return consistent("Nothing on the paper says that it was replaced or handed over.")


@rule(
    id="STAT-05",
    title="What its validity depends on is shown",
    why="Some certificates count only with a yearly sticker or letter. Without it, an audit may be missing.",
    source="gcerti-surveillance",
    next_step="Ask for the sticker or the letter of the last surveillance audit.",
    worse="Wrongly reassuring. That validity depends on surveillance is said on most certificates, and fine.",
)
def conditions_met(case: Case) -> Finding:
    """F-118: in the first year after its issue no surveillance has to have taken place yet."""
    certificate = case.certificate
    if not certificate.text:
        return not_stated("There is no whole paper to look at.")
    found = said(Status.NEEDS_PROOF, certificate.text)
    if not found:
        return consistent("It names no sticker or letter without which it would not count.")
    issued = certificate.issued
    interval = figure("surveillance-interval-months")
    if (
        issued is not None
        and case.on <= add_months(issued.value.earliest, interval)
        and not issued.value.ambiguous
    ):
        return consistent(
            "It counts only with a yearly sticker or letter. The first is due a year after {issued}.",
            about=["issued"],
            quotes=_words(found),
            issued=issued.value,
        )
    return question("It counts only together with a yearly sticker or letter.", quotes=_words(found))


def _words(found: Sequence[Said]) -> list[str]:
    return [one.words for one in found[:_SHOWN]]
