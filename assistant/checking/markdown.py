"""The report as Markdown. Words from a paper are escaped, so that they show as the characters they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checking.words import (
    HARD_TO_READ,
    NEVER,
    NO_CERTIFICATE,
    OUTCOME_SIGNS,
    OUTCOME_WORDS,
    TITLE,
    fields_in_words,
    hard_to_read,
    name_of,
    next_step_of,
    not_checked,
    not_stated,
    told_in_full,
    visible,
    with_links,
)
from assistant.verification.finding import Outcome
from assistant.verification.report import CheckedCertificate, Judged, Report
from knowledge.days import long_day

_LIST_MARK = re.compile(r"(?:\d{1,2}\.|-) ")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~$&^]|://|@|[Ww]{3}\.|!(?=\[)")
_LANGUAGES = {"en": "English", "zh": "中文"}


def report_markdown(report: Report) -> str:
    """Return a report as Markdown: the same report gives the same text."""
    lines = [f"# {TITLE}", ""]
    lines += [f"Checked on {long_day(report.on)}, knowledge `{report.knowledge}`. {NEVER}", ""]
    for number, checked in enumerate(report.certificates, 1):
        lines += _certificate(checked, f"{number}. " if len(report.certificates) > 1 else "")
    if not report.certificates:
        lines += [NO_CERTIFICATE, ""]
    lines += ["## Message to the supplier", ""]
    for language, text in report.messages.items():
        lines += [f"### {_LANGUAGES.get(language, language)}", ""]
        lines += [
            f"> {_message_line(line)}".rstrip() + ("  " if line else "") for line in text.strip().split("\n")
        ]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _certificate(checked: CheckedCertificate, number: str) -> Iterator[str]:
    yield from (f"## {number}{shown(name_of(checked.certificate)) or 'The paper'}", "")
    yield from (f"**{_inline(str(checked.headline))}**", "")
    fields = list(fields_in_words(checked.certificate))
    if fields:
        yield from ("### What the paper says", "", "| Field | As read |", "| --- | --- |")
        for label, value in fields:
            yield f"| {label} | {_inline(value)} |"
        yield ""
    told = told_in_full(checked)
    if told:
        yield from ("### What needs a look", "")
        for judged in told:
            yield from finding_markdown(judged)
        yield ""
    yield from _short_lists(checked)
    yield from ("### What the paper cannot tell", "")
    for point in checked.cannot_tell:
        yield f"- {shown(str(point))}"
    yield ""


def _short_lists(checked: CheckedCertificate) -> Iterator[str]:
    unclear = hard_to_read(checked)
    if unclear:
        yield from (f"### {HARD_TO_READ}", "")
        for label, value, rules in unclear:
            yield f"- {OUTCOME_SIGNS[Outcome.QUESTION]} {label}: {_inline(value)} ({rules})"
        yield ""
    unstated = not_stated(checked)
    if unstated:
        sign = OUTCOME_SIGNS[Outcome.NOT_STATED]
        yield from ("### Not stated, or still open", "")
        for reason, step, rules in unstated:
            yield f"- {sign} {_linked(f'{reason} {step}')} ({rules})"
        yield ""
    consistent = checked.with_outcome(Outcome.CONSISTENT)
    if consistent:
        sign = OUTCOME_SIGNS[Outcome.CONSISTENT]
        yield from ("### What is consistent", "")
        for judged in consistent:
            yield f"- {sign} {_inline(judged.rule.title)} ({judged.rule.id}): {_inline(str(judged.reason))}"
        yield ""
    skipped = not_checked(checked)
    if skipped:
        yield from ("### What was not checked", "")
        for because, rules in skipped:
            yield f"- {shown(because)} {rules}"
        yield ""


def finding_markdown(judged: Judged) -> Iterator[str]:
    """Yield the lines of a finding: what it says, the words on the paper, what to do, the source."""
    outcome = judged.outcome
    yield f"- {OUTCOME_SIGNS[outcome]} **{OUTCOME_WORDS[outcome]}:** {_linked(str(judged.reason))}"
    if judged.evidence:
        yield f"  - On the paper: “{_inline(judged.evidence)}”"
    step = next_step_of(judged)
    if step:
        yield f"  - Next step: {_linked(step)}"
    at = f", {_inline(judged.source.at)}" if judged.source.at else ""
    title = _inline(judged.source.title)
    source = f"[{title}](<{judged.source.url}>)" if judged.source.url else title
    yield f"  - Checked: {_inline(judged.rule.title)} ({judged.rule.id}). Source: {source}{at}"


def _message_line(line: str) -> str:
    """Return a line of the message; its numbers and dashes are ours and stay a list."""
    mark = _LIST_MARK.match(line)
    return f"{mark.group()}{_inline(line[mark.end() :])}" if mark else shown(line)


def _linked(text: str) -> str:
    return "".join(f"<{part}>" if link else _escaped(part) for part, link in with_links(" ".join(text.split())))


def shown(text: str) -> str:
    """Return a text that stands at the start of a line as it is: nothing in it begins a list or heading."""
    line = _inline(text)
    if line[:1] in {"-", "+", "#", "="}:
        return f"\\{line}"
    head = line[:10]
    digits = len(head) - len(head.lstrip("0123456789"))
    return f"{line[:digits]}\\{line[digits:]}" if digits and line[digits : digits + 1] in {".", ")"} else line


def _inline(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line; addresses in it do not become links."""
    return _escaped(" ".join(visible(text).split()))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, visible(text))


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    if found == "://":
        return ":\\//"
    return f"{found[:-1]}\\." if found.endswith(".") else f"\\{found}"
