"""A decoded listing and the list of what to ask for, as HTML."""

from __future__ import annotations

from assistant.evidence import Evidence, EvidenceList
from assistant.listing import Listing, ListingClaim
from ui.check import texts
from ui.check.html import fold, headline, lines, link, message, source, words, words_of_lines


def listing(decoded: Listing, text: str) -> str:
    """Return a listing with its claims marked, and a card for each claim."""
    cards = "".join(_claim(claim, number) for number, claim in enumerate(decoded.claims, 1))
    own = f'<p class="cc-listing" dir="auto">{_marked(decoded, text)}</p>' if decoded.claims else ""
    return headline(decoded.summary) + own + cards + message(decoded.messages)


def _marked(decoded: Listing, text: str) -> str:
    """Return the words of a listing, each claim marked with its number; claims come in order, apart."""
    parts, at = [], 0
    for number, claim in enumerate(decoded.claims, 1):
        kind = " cc-warn" if claim.warning else ""
        parts.append(words_of_lines(text[at : claim.start]))
        marked = words_of_lines(text[claim.start : claim.end])
        parts.append(f'<a class="cc-mark{kind}" href="#cc-claim-{number}">{marked}<sup>{number}</sup></a>')
        at = claim.end
    return "".join([*parts, words_of_lines(text[at:])])


def _claim(claim: ListingClaim, number: int) -> str:
    kind = "question" if claim.warning else "not_stated"
    sign = f'<span class="cc-sign">{number}</span>'
    warns = f' <span class="cc-tag">{words(texts.WARNING)}</span>' if claim.warning else ""
    told = [
        (texts.WARNING, words(claim.warning or "")),
        (texts.WHAT_IT_IS, words(claim.what_it_is)),
        (texts.DOES_NOT_MEAN, words(claim.does_not_mean)),
        (texts.ASK_FOR, words(claim.ask_for)),
        (texts.SOURCE, source(claim.source.title, claim.source.url, claim.source.at)),
    ]
    return (
        f'<article class="cc-card cc-is-{kind}" id="cc-claim-{number}" tabindex="-1">'
        f"<h3>{sign} <span>{words(' '.join(claim.words.split()))}{warns}</span></h3>{lines(told)}</article>"
    )


def evidence(listed: EvidenceList) -> str:
    """Return what to ask for, in order, and the message that asks for it."""
    notes = "".join(f'<p class="cc-hint">{words(note)}</p>' for note in listed.notes)
    named = ", ".join(part for part in (listed.product, listed.market) if part)
    template = texts.LISTED_FOR if named else texts.LISTED
    head = headline(template.format(count=len(listed.items), deal=named))
    cards = "".join(_item(item, number) for number, item in enumerate(listed.items, 1))
    return head + notes + cards + message(listed.messages)


def _item(one: Evidence, number: int) -> str:
    judge = lines(
        [
            (texts.GOOD_ANSWER, words(one.item.good_answer)),
            (texts.WEAK_ANSWER, words(one.item.weak_answer)),
            (texts.CHECK_WITH, link(one.check_with.name, one.check_with.url) if one.check_with else ""),
            (texts.SOURCE, source(one.source.title, one.source.url, one.source.at)),
        ]
    )
    sign = f'<span class="cc-sign">{number}</span>'
    return (
        f'<article class="cc-card cc-is-not_stated"><h3>{sign} <span>{words(one.item.what)}</span></h3>'
        f"<p>{words(one.item.why)}</p>{fold(texts.HOW_TO_JUDGE, judge)}</article>"
    )
