"""What was found, as HTML: the headline, the findings worst first, what was read, and what stays open."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.checking.words import next_step_of, not_checked, not_stated, told_in_full
from assistant.verification.finding import Outcome
from assistant.verification.report import CheckedCertificate, Judged, Report
from assistant.verification.rule import FAMILIES
from ui.about import day
from ui.check import texts
from ui.check.desk import shown
from ui.check.fields import fields, key_of, place_of, see
from ui.check.html import fold, headline, lines, linked, message, source, words


def report(checked: Report) -> str:
    """Return everything that a check says."""
    count = len(checked.certificates)
    parts = [_certificate(one, number, count) for number, one in enumerate(checked.certificates)]
    stamp = texts.CHECKED_ON.format(day=day(checked.on), knowledge=checked.knowledge)
    return "".join([*parts, message(checked.messages), f'<p class="cc-stamp">{words(stamp)}</p>'])


def _certificate(checked: CheckedCertificate, number: int, count: int) -> str:
    name = texts.CERTIFICATE_N.format(number=number + 1, count=count)
    title = f'<p class="cc-which">{words(name)}</p>' if count > 1 else ""
    label = f' aria-label="{words(name)}"' if count > 1 else ""
    # Where nothing was read the headline says what to do; a card says nothing more.
    findings = "" if checked.certificate.unread else _findings(checked, number)
    return (
        f'<section class="cc-certificate"{label}>{title}'
        f"{headline(str(checked.headline), outcome=checked.worst.value)}"
        f"{findings}{fields(checked.certificate, number)}{_cannot_tell(checked)}</section>"
    )


def _findings(checked: CheckedCertificate, number: int) -> str:
    """Return the cards: one for each problem and question, one for each kind of the rest."""
    told = told_in_full(checked)
    cards = {
        outcome.value: [_card(judged, checked) for judged in told if judged.outcome is outcome]
        for outcome in (Outcome.PROBLEM, Outcome.QUESTION)
    }
    cards["question"] += _hard_to_read(checked, number)
    cards["not_stated"] = _open(checked)
    cards["consistent"] = _consistent(checked)
    counts = {name: len(listed) for name, listed in cards.items()}
    counts["not_stated"] = len(not_stated(checked))
    counts["consistent"] = len(checked.with_outcome(Outcome.CONSISTENT))
    # What fits is folded away, unless there is nothing else.
    folded = any(counts[name] for name in counts if name != "consistent")
    buttons = "".join(
        _filter(name, counts[name], on=not (folded and name == "consistent"))
        for name in texts.OUTCOMES
        if counts.get(name)
    )
    shown_cards = "".join(
        f'<div class="cc-cards" data-outcome="{name}"{" hidden" if folded and name == "consistent" else ""}>'
        f"{''.join(cards[name])}</div>"
        for name in texts.OUTCOMES
        if cards.get(name)
    )
    return (
        f'<section class="cc-findings"><h3>{words(texts.FINDINGS)}</h3>'
        f'<div class="cc-filters" role="group" aria-label="{words(texts.FILTER)}">{buttons}</div>'
        f"{shown_cards}</section>"
    )


def _filter(name: str, count: int, *, on: bool) -> str:
    sign, word = texts.OUTCOMES[name]
    return (
        f'<button type="button" class="cc-filter cc-is-{name}" data-outcome="{name}" '
        f'aria-pressed="{"true" if on else "false"}"><span aria-hidden="true">{sign}</span> {words(word)} '
        f"<b>{count}</b></button>"
    )


def _frame(name: str, about: str, body: str) -> str:
    sign, word = texts.OUTCOMES[name]
    return (
        f'<article class="cc-card cc-is-{name}"><h4><span class="cc-sign">'
        f'<span aria-hidden="true">{sign}</span> {words(word)}</span> '
        f'<span class="cc-about">{words(about)}</span></h4>{body}</article>'
    )


def _card(judged: Judged, checked: CheckedCertificate) -> str:
    fields_behind = (getattr(checked.certificate, name) for name in judged.finding.about)
    yours = any(field.corrected for field in fields_behind if field)
    evidence = f'<q dir="auto">{words(judged.evidence)}</q>' if judged.evidence else ""
    known = texts.CHECKED_THAT.format(title=judged.rule.title.rstrip("."), rule=judged.rule.id)
    at = source(judged.source.title, judged.source.url, judged.source.at)
    why = f"<p>{words(judged.rule.why)}</p><p>{words(known)} {words(texts.SOURCE)}: {at}</p>"
    return _frame(
        judged.outcome.value,
        FAMILIES[judged.rule.family],
        f'<p class="cc-reason">{linked(str(judged.reason))}</p>'
        + lines(
            [
                (texts.EVIDENCE_YOURS if yours else texts.EVIDENCE, evidence + _see_one(judged, checked)),
                (texts.NEXT, linked(next_step_of(judged))),
            ]
        )
        + fold(texts.WHY, why),
    )


def _see_one(judged: Judged, checked: CheckedCertificate) -> str:
    """Return the button for the first field behind a finding that has a place on a picture."""
    for name in judged.finding.about:
        if place := place_of(checked.certificate, name):
            return see(place, name)
    return ""


def _hard_to_read(checked: CheckedCertificate, number: int) -> list[str]:
    """Return one card for all findings that are questions only because of poor print, a line a field."""
    names = dict.fromkeys(
        name for judged in checked.findings if judged.only_hard_to_read for name in judged.unsure
    )
    if not names:
        return []
    listed = lines(
        (
            texts.FIELDS[name],
            f'<a class="cc-to" href="#{key_of(name, number)}" dir="auto">'
            f"{words(' '.join(shown(checked.certificate, name).split()))}</a>"
            + see(place_of(checked.certificate, name), name),
        )
        for name in texts.FIELDS
        if name in names
    )
    button = (
        f'<button type="button" class="cc-button cc-all-right" data-certificate="{number}" '
        f'data-fields="{" ".join(names)}">{words(texts.ALL_RIGHT)}</button>'
    )
    return [_frame("question", texts.HARD_TO_READ, f"<p>{words(texts.COMPARE)}</p>{listed}{button}")]


def _open(checked: CheckedCertificate) -> list[str]:
    """Return one card for what is not stated: what something can be done about, then what is merely absent."""
    told = not_stated(checked)
    if not told:
        return []
    asked = _list(
        f'{_family(rules)} {linked(reason)} <span class="cc-step">{linked(step)}</span>'
        for reason, step, rules in told
        if step
    )
    absent = [f"{_family(rules)} {linked(reason)}" for reason, step, rules in told if not step]
    rest = fold(texts.ALSO_NOT_STATED.format(count=len(absent)), _list(absent), opened=not asked)
    return [_frame("not_stated", texts.STILL_OPEN, asked + (rest if absent else ""))]


def _family(rules: str) -> str:
    """Return what rules, given by their ids ("DATE-01, DATE-02"), are about: a reason alone may not say it."""
    families = dict.fromkeys(FAMILIES[rule.split("-")[0]] for rule in rules.split(", "))
    return f"<b>{words(', '.join(families))}:</b>"


def _consistent(checked: CheckedCertificate) -> list[str]:
    judged = checked.with_outcome(Outcome.CONSISTENT)
    listed = _list(f"<b>{words(one.rule.title)}</b>: {linked(str(one.reason))}" for one in judged)
    return [_frame("consistent", texts.FITS, listed)] if judged else []


def _list(listed: Iterable[str]) -> str:
    inner = "".join(f"<li>{one}</li>" for one in listed)
    return f"<ul>{inner}</ul>" if inner else ""


def _cannot_tell(checked: CheckedCertificate) -> str:
    skipped = not_checked(checked)
    head = texts.SKIPPED.format(count=len(checked.skipped))
    more = fold(head, _list(f"{words(because)} <small>{words(rules)}</small>" for because, rules in skipped))
    # A rule that was skipped for want of the context says what it misses.
    missing = any("what" in one.because.values for one in checked.skipped)
    say = (
        f'<button type="button" class="cc-button cc-say-more">{words(texts.SAY_MORE)}</button>'
        if missing
        else ""
    )
    return (
        f'<section class="cc-cannot"><h3>{words(texts.CANNOT_TELL)}</h3>'
        f"{_list(linked(str(one)) for one in checked.cannot_tell)}{say}{more if skipped else ''}</section>"
    )
