"""What no paper can tell, fitted to the kind of paper, and what was not checked for want of details."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.verification.paper_kind import PaperKind
from assistant.verification.phrase import Phrase
from assistant.verification.register_to_use import known_body
from assistant.verification.report import Skipped
from assistant.verification.rule import Case, Need

IN_FORCE = "Whether the certificate is in force today: only the register of the body that issued it says so."
ISSUED_BY_BODY = "Whether this file is what {body} issued: only {body} can confirm that."
ISSUED = "Whether this file is what the body named on it issued: only that body can confirm it."
FROM_SITE = "Whether the goods that you get are made at the certified site: agree the site in the order."
APPROVAL = (
    "Whether the product may be sold in your market ({market}): a certificate of a management system "
    "approves no product."
)
APPROVAL_ANYWHERE = (
    "Whether the product may be sold in your market: a certificate of a management system approves no product."
)
LOT = "Whether a given lot is good: an inspection or a test report of that lot tells more."
MODELS = "Whether your model is among the devices that it covers: compare the list of devices in its annex."
WHO_ASSESSED = (
    "Whether anybody outside the company has looked at the product: such a paper can be its own word."
)
NOT_APPROVED = "Whether the FDA has looked at the product: a registration or listing does not mean that."
OTHER_PAPER = "What this paper obliges its issuer to: its kind could not be told."

TELL_US = {
    Need.PRODUCT: "Tell us the product to see whether the scope covers it.",
    Need.SUPPLIER: "Tell us the supplier named in the offer to see whether it is the certificate holder.",
    Need.FACTORY: "Tell us the address of the factory to see whether the certificate names it.",
    Need.ROLE: "Tell us whether the supplier says it manufactures, to see whether the scope says so too.",
    Need.DESIGNER: "Tell us who designs the product to see whether the scope may leave design out.",
    Need.MARKET: "Tell us the market to see whether the standard is the one asked for there.",
}
"""What is not checked yet, the most telling detail first."""
TELL_MORE = "{first} Not checked either, because we do not know it: {what}."

_IN_WORDS = {
    Need.PRODUCT: "the product",
    Need.SUPPLIER: "the supplier named in the offer",
    Need.FACTORY: "the address of the factory",
    Need.ROLE: "whether the supplier manufactures",
    Need.DESIGNER: "who designs the product",
    Need.MARKET: "the market",
}


def cannot_tell(case: Case, skipped: Sequence[Skipped]) -> tuple[Phrase, ...]:
    """Return three to six short points that the paper leaves open whatever the findings are.

    Args:
        case: the certificate with its context.
        skipped: the rules that were not run; those that lack a part of the context become one point.
    """
    points = [*_of_kind(case), _issued(case)]
    missing = _missing(case, skipped)
    if missing:
        first = Phrase(TELL_US[missing[0]])
        others = [Phrase(_IN_WORDS[need]) for need in missing[1:]]
        points.append(Phrase(TELL_MORE, {"first": first, "what": others}) if others else first)
    return tuple(points)


def _of_kind(case: Case) -> list[Phrase]:
    match case.kind:
        case PaperKind.MANAGEMENT_SYSTEM:
            return [Phrase(IN_FORCE), Phrase(FROM_SITE), _approval(case), Phrase(LOT)]
        case PaperKind.EU_CERTIFICATE:
            return [Phrase(IN_FORCE), Phrase(MODELS), Phrase(FROM_SITE), Phrase(LOT)]
        case PaperKind.EU_PAPER:
            return [Phrase(WHO_ASSESSED), Phrase(LOT)]
        case PaperKind.FDA_PAPER:
            return [Phrase(NOT_APPROVED), Phrase(LOT)]
        case PaperKind.OTHER:
            return [Phrase(OTHER_PAPER), Phrase(LOT)]


def _approval(case: Case) -> Phrase:
    market = case.context.market
    return Phrase(APPROVAL, {"market": market}) if market else Phrase(APPROVAL_ANYWHERE)


def _issued(case: Case) -> Phrase:
    body = known_body(case)
    return Phrase(ISSUED_BY_BODY, {"body": body.name}) if body else Phrase(ISSUED)


def _missing(case: Case, skipped: Sequence[Skipped]) -> list[Need]:
    """Return the parts of the context that would let more rules run."""
    asked = {need for one in skipped if case.kind in one.rule.papers for need in one.rule.context}
    return [need for need in TELL_US if need in asked and getattr(case.context, need.value) is None]
