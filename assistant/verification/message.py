"""The message to the supplier, made from the open findings: polite, numbered, in English and Chinese.

The words are data, in `messages.json`: a question for each rule whose finding the supplier can clear up. It
asks and never accuses; what the buyer has to look up, a register, is not asked of the supplier.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.verification.context import Context
from assistant.verification.finding import WORST_FIRST, Outcome
from assistant.verification.paper_kind import CERTIFICATES
from assistant.verification.phrase import in_words
from assistant.verification.read_date import ReadDate
from assistant.verification.report import CheckedCertificate, Judged

LANGUAGES = ("en", "zh")
MOST_QUESTIONS = 7
_LONGEST_VALUE = 90
_PAPERS_NAMED = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class SupplierQuestion:
    """What a rule asks of the supplier.

    Attributes:
        asks: what is asked for; of several open findings that ask for the same, the worst is put.
        texts: the question by language; its places are fields or parts of the context.
        also_not_stated: asked too where the paper just does not say.
        unless: what makes it pointless where that is asked before: the accreditation of a body is no question
            while it is open which body it was.
    """

    asks: str
    texts: Mapping[str, str]
    also_not_stated: bool
    unless: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageTexts:
    """The words of messages. `the_buyer_looks`: rules whose findings a supplier cannot clear up."""

    frame: Mapping[str, Mapping[str, str]]
    unstated: Mapping[str, Mapping[str, str]]
    questions: Mapping[str, SupplierQuestion]
    the_buyer_looks: frozenset[str]
    hard_to_read: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    outcome: Outcome
    question: SupplierQuestion
    paper: CheckedCertificate


@lru_cache(maxsize=1)
def message_texts() -> MessageTexts:
    """Return the words of messages."""
    data = json.loads((Path(__file__).parent / "messages.json").read_text(encoding="utf-8"))
    questions = {
        rule: SupplierQuestion(
            asks=entry["asks"],
            texts={language: entry[language] for language in LANGUAGES},
            also_not_stated=entry.get("also_not_stated", False),
            unless=entry.get("unless"),
        )
        for rule, entry in data["questions"].items()
    }
    return MessageTexts(
        frame=data["frame"],
        unstated=data["unstated"],
        questions=questions,
        the_buyer_looks=frozenset(data["the_buyer_looks"]),
        hard_to_read=data["hard_to_read"],
    )


def messages_to_supplier(certificates: Sequence[CheckedCertificate], context: Context) -> Mapping[str, str]:
    """Return the message by language: "en" and "zh".

    Args:
        certificates: what was checked; without any, the message asks for the certificate.
        context: the deal; the supplier is greeted by name where it is known.
    """
    asked = [one for paper in certificates for one in _asked_of(paper)]
    asked.sort(key=lambda one: WORST_FIRST.index(one.outcome))
    return {language: _message(language, asked, certificates, context) for language in LANGUAGES}


def _asked_of(paper: CheckedCertificate) -> Iterator[_Asked]:
    """Yield what to ask about one paper, worst first, each thing once."""
    texts = message_texts()
    seen: set[str] = set()
    for judged in paper.findings:
        question = _question(judged, texts, whole=paper.certificate.whole)
        if question is not None and not seen & {question.asks, question.unless}:
            seen.add(question.asks)
            yield _Asked(outcome=judged.outcome, question=question, paper=paper)


def _question(judged: Judged, texts: MessageTexts, *, whole: bool) -> SupplierQuestion | None:
    question = texts.questions.get(judged.rule.id)
    if judged.unsure:
        # Whether there is anything to ask is not known before the paper can be read.
        return texts.questions[texts.hard_to_read]
    if question is None or judged.outcome is Outcome.CONSISTENT:
        return None
    if judged.outcome is Outcome.NOT_STATED and not (whole and question.also_not_stated):
        # Of single details much is unsaid; the paper itself is asked for at the end of every message.
        return None
    return question


def _message(
    language: str, asked: Sequence[_Asked], certificates: Sequence[CheckedCertificate], context: Context
) -> str:
    frame = message_texts().frame[language]
    supplier = context.supplier or _only_holder(certificates)
    greeting = frame["to_company"].format(supplier=_tidy(supplier)) if supplier else frame["to_nobody"]
    papers = _list(list(dict.fromkeys(_named(paper, language) for paper in certificates)), frame)
    papers = papers or frame["certificate"]
    questions = list(
        dict.fromkeys(_put(one, language, context, several=len(certificates) > 1) for one in asked)
    )
    numbered = [f"{number}. {text}" for number, text in enumerate(questions[:MOST_QUESTIONS], 1)]
    wishes = [f"- {frame['pdf'].format(papers=papers)}", f"- {frame['permission']}"]
    if numbered:
        points = frame["points"] if len(numbered) > 1 else frame["one_point"]
        body = [frame["intro"].format(papers=papers, points=points), "", *numbered, "", frame["also"], *wishes]
    else:
        body = [frame["intro_clean"].format(papers=papers), "", *wishes]
    return "\n".join([greeting, "", *body, "", frame["end"]]) + "\n"


def _put(one: _Asked, language: str, context: Context, *, several: bool) -> str:
    frame = message_texts().frame[language]
    question = one.question.texts[language].format_map(_values(one.paper, language, context))
    if not several:
        return question
    paper = _named(one.paper, language)
    return frame["of_paper"].format(paper=paper[0].upper() + paper[1:], question=question)


def _values(paper: CheckedCertificate, language: str, context: Context) -> dict[str, str]:
    """Return what fills the places of a question: the paper's words, the deal's, or that it is not stated."""
    texts = message_texts()
    known = {name: _say(field.value, language) for name, field in paper.certificate.stated()}
    deal = {name: getattr(context, name) for name in ("product", "supplier", "factory")}
    return {
        **texts.unstated[language],
        **{name: _tidy(value) for name, value in {**known, **deal}.items() if value},
    }


def _named(paper: CheckedCertificate, language: str) -> str:
    """Return what to call a paper: by its number and standard, as far as they are stated."""
    frame = message_texts().frame[language]
    certificate = paper.certificate
    number = _tidy(certificate.certificate_number.value) if certificate.certificate_number else ""
    standard = _tidy(certificate.standard.value) if certificate.standard else ""
    if paper.kind not in CERTIFICATES:
        return frame["document_numbered"].format(certificate_number=number) if number else frame["document"]
    if number and standard:
        return frame["certificate_numbered"].format(certificate_number=number, standard=standard)
    if number:
        return frame["certificate_number_only"].format(certificate_number=number)
    return frame["certificate_standard_only"].format(standard=standard) if standard else frame["certificate"]


def _only_holder(certificates: Sequence[CheckedCertificate]) -> str:
    holders = {paper.certificate.holder.value for paper in certificates if paper.certificate.holder}
    return holders.pop() if len(holders) == 1 else ""


def _say(value: Any, language: str) -> str:
    """Return a value in a language; only dates differ."""
    if language != "zh" or not isinstance(value, ReadDate):
        return in_words(value)
    return message_texts().frame[language]["or"].join(_chinese(reading.text) for reading in value.readings)


def _chinese(iso: str) -> str:
    """Return an ISO 8601 day, month or year as it is written in Chinese."""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(iso.split("-"), "年月日", strict=False))


def _list(names: Sequence[str], frame: Mapping[str, str]) -> str:
    shown = list(names[:_PAPERS_NAMED])
    if len(shown) < 2:
        return "".join(shown)
    return frame["comma"].join(shown[:-1]) + frame["and"] + shown[-1]


@lru_cache(maxsize=256)
def _tidy(text: str) -> str:
    """Return words of a paper on one line, without invisible characters, cut where they are long."""
    seen = "".join(" " if unicodedata.category(letter)[0] == "C" else letter for letter in text)
    line = " ".join(seen.split())
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1].rstrip() + "…"
