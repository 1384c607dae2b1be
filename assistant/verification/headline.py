"""The one plain sentence above the findings, and what no paper can tell."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.verification.certificate import Certificate
from assistant.verification.finding import Outcome
from assistant.verification.paper_kind import PaperKind
from assistant.verification.phrase import Phrase
from assistant.verification.report import Judged, Skipped


def headline(certificate: Certificate, kind: PaperKind, findings: Sequence[Judged]) -> Phrase:
    """Return the headline: the worst that was found, never a word on genuine or fake."""
    del certificate, kind
    outcomes = [judged.outcome for judged in findings]
    if Outcome.PROBLEM in outcomes:
        return Phrase("This paper contradicts itself, the offer or known facts. Ask before you rely on it.")
    if Outcome.QUESTION in outcomes:
        return Phrase("Some points need an answer before you rely on this paper.")
    return Phrase("Nothing is inconsistent on paper. Confirm it in the register.")


def cannot_tell(certificate: Certificate, kind: PaperKind, skipped: Sequence[Skipped]) -> tuple[Phrase, ...]:
    """Return what the paper cannot tell."""
    del certificate, kind, skipped
    return (
        Phrase("Whether the certificate is in force today: only the register of the certification body says."),
    )
