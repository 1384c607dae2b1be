"""Answers, look-ups and reports for people at a terminal. Words from outside are never read as markup."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from assistant.checking.words import (
    HARD_TO_READ,
    NO_CERTIFICATE,
    OUTCOME_SIGNS,
    OUTCOME_WORDS,
    fields_in_words,
    hard_to_read,
    name_of,
    next_step_of,
    not_checked,
    not_stated,
    told_in_full,
    visible,
)
from assistant.verification.finding import Outcome
from knowledge.days import long_day

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.evidence import EvidenceList
    from assistant.listing import Listing
    from assistant.lookup_result import LookupResult
    from assistant.verification.certificate import Certificate
    from assistant.verification.report import CheckedCertificate, Judged, Report, RuleSource

_STYLES = {
    Outcome.PROBLEM: "bold red",
    Outcome.QUESTION: "bold yellow",
    Outcome.NOT_STATED: "bold",
    Outcome.CONSISTENT: "green",
}


class _Terminal(Console):
    """A console whose reader may go away, as `head` does: nothing is wrong then."""

    def on_broken_pipe(self) -> None:
        """End quietly, without the complaint of the last flush."""
        os._exit(0)


def show_answer(answer: Answer) -> None:
    """Print an answer, its sources and what to ask next."""
    from rich.markdown import Markdown  # as slow to import as all the rest together

    console = _Terminal()
    console.print(Markdown(answer.text, hyperlinks=False))
    if answer.citations:
        console.print(Text("\nSources", style="bold"))
    for citation in answer.citations:
        parts = [citation.title, citation.publisher, citation.at, citation.dated, citation.url]
        console.print(Text(f"[{citation.n}] " + ", ".join(part for part in parts if part)), soft_wrap=True)
    if answer.suggestions:
        console.print(Text("\nYou could ask", style="bold"))
    for suggestion in answer.suggestions:
        console.print(Text(f"- {suggestion}"))


def show_lookup(result: LookupResult) -> None:
    """Print what the registers know, with the source and where to look further."""
    console = _Terminal()
    for entry in result.entries:
        console.print(Text(entry.title, style="bold"))
        for sentence in entry.sentences:
            console.print(Text(f"  {sentence}"))
        for fact in entry.facts:
            console.print(Text(f"  {fact.label}: {fact.value}", style="dim"))
        if entry.source:
            confidence = entry.source.confidence.value
            console.print(
                Text(f"  Source ({confidence} confidence): {entry.source.title}", style="dim"), soft_wrap=True
            )
        for step in entry.next_steps:
            console.print(Text(f"  Look further: {step.portal}, {step.url}: {step.how}"), soft_wrap=True)
        console.print()
    for question in (*result.questions, *(near.sentence for near in result.near_misses)):
        console.print(Text(question))
    if result.not_known:
        console.print(Text(result.not_known.sentence))
        for step in result.not_known.next_steps:
            console.print(Text(f"  {step.portal}, {step.url}: {step.how}"), soft_wrap=True)


def show_report(report: Report) -> None:
    """Print a check: the headline, the fields, the findings worst first, and the message to the supplier."""
    console = _Terminal()
    for number, checked in enumerate(report.certificates):
        if number:
            console.print()
        _show_checked(console, checked)
    if not report.certificates:
        console.print(Text(NO_CERTIFICATE))
    _show_messages(console, report.messages)
    console.print(Text(f"\nChecked on {long_day(report.on)}, knowledge {report.knowledge}.", style="dim"))


def show_fields(certificates: Sequence[Certificate]) -> None:
    """Print the fields of certificates, without any judgement."""
    console = _Terminal()
    for number, certificate in enumerate(certificates):
        if number:
            console.print()
        _show_fields(console, certificate)


def show_listing(listing: Listing) -> None:
    """Print the claims of a listing, each with what it is worth, and the message to the supplier."""
    console = _Terminal()
    console.print(_text(listing.summary, style="bold"))
    for claim in listing.claims:
        console.print()
        console.print(_text(f"“{claim.words}”", style="bold"))
        _hang(console, Text("  What it is: "), _text(claim.what_it_is))
        _hang(console, Text("  It does not mean: "), _text(claim.does_not_mean))
        _hang(console, Text("  Ask for: "), _text(claim.ask_for))
        if claim.edition is not None and claim.edition.reason != claim.warning:
            _hang(console, Text("  Edition: "), _text(claim.edition.reason))
        if claim.warning:
            _hang(console, Text("  Warning sign: ", style="bold yellow"), _text(claim.warning))
        _show_source(console, claim.source)
    _show_messages(console, listing.messages)


def show_evidence(asked: EvidenceList) -> None:
    """Print what to ask a supplier for, in order, and the message to the supplier."""
    console = _Terminal()
    deal = [asked.product, asked.market, asked.role]
    console.print(_text(f"What to ask for: {', '.join(part for part in deal if part)}", style="bold"))
    for note in asked.notes:
        console.print(_text(note))
    for number, one in enumerate(asked.items, 1):
        console.print()
        _hang(console, Text(f"{number}. "), _text(one.item.what, style="bold"))
        _hang(console, Text("   Why: "), _text(one.item.why))
        _hang(console, Text("   A good answer: "), _text(one.item.good_answer))
        _hang(console, Text("   A weak answer: "), _text(one.item.weak_answer))
        if one.check_with is not None:
            place = ", ".join(part for part in (one.check_with.name, one.check_with.url) if part)
            _hang(console, Text("   Look it up: "), _text(place))
        _show_source(console, one.source, indent=3)
    _show_messages(console, asked.messages)


def _show_checked(console: Console, checked: CheckedCertificate) -> None:
    name = name_of(checked.certificate)
    if name:
        console.print(Text(name, style="bold"))
    console.print(_text(str(checked.headline), style=_STYLES[checked.worst]))
    console.print()
    _show_fields(console, checked.certificate)
    console.print()
    for judged in told_in_full(checked):
        _show_finding(console, judged)
    _show_short_lists(console, checked)
    console.print(Text("What the paper cannot tell", style="bold"))
    for point in checked.cannot_tell:
        _hang(console, Text("- "), _text(str(point)))


def _show_short_lists(console: Console, checked: CheckedCertificate) -> None:
    unclear = hard_to_read(checked)
    if unclear:
        console.print(
            Text(f"{OUTCOME_SIGNS[Outcome.QUESTION]} {HARD_TO_READ}", style=_STYLES[Outcome.QUESTION])
        )
    for label, value, rules in unclear:
        _hang(console, Text(f"  {label}: "), _text(value) + Text(f" [{rules}]", style="dim"))
    if unclear:
        console.print()
    _show_not_stated(console, not_stated(checked))
    consistent = checked.with_outcome(Outcome.CONSISTENT)
    if consistent:
        titles = "; ".join(judged.rule.title for judged in consistent)
        console.print(
            _text(f"{_sign(Outcome.CONSISTENT)}: ", style=_STYLES[Outcome.CONSISTENT]) + _text(titles)
        )
        console.print()
    for because, rules in not_checked(checked):
        console.print(_text(f"Not checked: {rules}. {because}", style="dim"))
    if checked.skipped:
        console.print()


def _show_not_stated(console: Console, unstated: list[tuple[str, str, str]]) -> None:
    """Show what can be done about what is not stated, a point a line, then the rest in one paragraph."""
    sign = OUTCOME_SIGNS[Outcome.NOT_STATED]
    for reason, step, rules in unstated:
        if step:
            _hang(console, Text(f"{sign} "), _text(f"{reason} {step}") + Text(f" [{rules}]", style="dim"))
    absent = " ".join(reason for reason, step, _ in unstated if not step)
    if absent:
        console.print(_text(f"Not stated: {absent}", style="dim"))
    if unstated:
        console.print()


def _show_finding(console: Console, judged: Judged) -> None:
    head = _text(f"{_sign(judged.outcome)}: ", style=_STYLES[judged.outcome])
    console.print(head + _text(str(judged.reason)) + Text(f" [{judged.rule.id}]", style="dim"))
    indent = Text("  ")
    if judged.evidence:
        _hang(console, indent, _text(f"On the paper: “{judged.evidence}”", style="dim"))
    step = next_step_of(judged)
    if step:
        _hang(console, indent, _text(f"Next step: {step}"))
    _show_source(console, judged.source)
    console.print()


def _show_fields(console: Console, certificate: Certificate) -> None:
    fields = list(fields_in_words(certificate))
    width = max((len(label) for label, _ in fields), default=0)
    for label, value in fields:
        _hang(console, Text(f"  {label.ljust(width)}  ", style="dim"), _text(value))
    if not fields:
        console.print(Text("  No field could be read.", style="dim"))


def _show_source(console: Console, source: RuleSource, indent: int = 2) -> None:
    parts = [source.title, source.at, source.url]
    said = f"Source: {', '.join(part for part in parts if part)}"
    _hang(console, Text(" " * indent), _text(said, style="dim"))


def _show_messages(console: Console, messages: Mapping[str, str]) -> None:
    if not messages:
        return
    console.print(Text("\nMessage to the supplier", style="bold"))
    for text in messages.values():
        for line in ["", *text.strip().split("\n")]:
            # Not wrapped: it is there to be copied.
            console.print(_text(line), soft_wrap=True)


def _hang(console: Console, head: Text, text: Text) -> None:
    """Print a text after a head, further lines under its first one."""
    lines = text.wrap(console, max(console.width - head.cell_len, 20)) or [Text()]
    for number, line in enumerate(lines):
        line.rstrip()
        console.print((Text(" " * head.cell_len) if number else head) + line, soft_wrap=True)


def _text(words: str, style: str = "") -> Text:
    """Return words from outside as text: neither markup nor control characters in them do anything."""
    return Text(visible(words), style=style)


def _sign(outcome: Outcome) -> str:
    return f"{OUTCOME_SIGNS[outcome]} {OUTCOME_WORDS[outcome]}"
