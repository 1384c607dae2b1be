"""What the registers say of the things that a message names, as a section of the answer."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from assistant.answer import Citation, Section, Sentence, SentenceKind, ToolCall
from assistant.conversation.citing import Citing
from assistant.lookup import lookup
from assistant.lookup_result import LookupEntry, LookupResult, NearMiss, SourceNote
from knowledge.registers import Confidence, Kind, Registers

MOST_ENTRIES = 3
SENTENCES_WHEN_ASKED = 4
SENTENCES_BESIDE = 2
FEW_WORDS_LEFT = 2
"""Words of a message beside the name, up to which the name is what was asked about."""

# A standard without an edition is what nearly every question is about: its entry would say nothing new.
EVERYDAY = frozenset({"ISO 9001", "ISO 13485"})
SHOWN = frozenset(
    {
        Kind.ACCREDITATION_BODY,
        Kind.CERTIFICATION_BODY,
        Kind.NOTIFIED_BODY,
        Kind.NOT_RECOGNISED_ACCREDITOR,
        Kind.ORGANISATION,
        Kind.STANDARD,
        Kind.IDENTIFIER,
    }
)
SOURCE_OF = {
    Kind.ACCREDITATION_BODY: "register-accreditation-bodies",
    Kind.CERTIFICATION_BODY: "register-certification-bodies",
    Kind.NOTIFIED_BODY: "register-notified-bodies-mdr",
    Kind.NOT_RECOGNISED_ACCREDITOR: "register-not-recognised-accreditors",
    Kind.STANDARD: "register-standard-editions",
    Kind.IDENTIFIER: "register-identifier-formats",
    Kind.PORTAL: "register-verification-portals",
    Kind.PRODUCT: "register-medical-product-terms",
    Kind.IAF_CODE: "register-iaf-codes",
}
OTHER_REGISTERS = "register-verification-portals"
_ASKING = frozenset(
    ("who what whats is are the a an of does do mean means about tell me does it this ").split()
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Registered:
    """What was found. `asked`: the named thing is what the message is about."""

    sections: tuple[Section, ...] = ()
    calls: tuple[ToolCall, ...] = ()
    asked: bool = False
    product: str | None = None
    market: str | None = None


def look_up(text: str, *, registers: Registers, on: dt.date, citing: Citing) -> Registered:
    """Look up everything that a message names and say it with its sources.

    Args:
        text: the message.
        registers: the registers.
        on: the day for which states are given.
        citing: numbers the sources.
    """
    result = lookup(text, registers=registers, on=on)
    left = _words_left(text, result.entries)
    asked = left <= FEW_WORDS_LEFT
    named = [entry for entry in result.entries if _worth_showing(entry, alone=not left)]
    products = [entry for entry in result.entries if entry.kind is Kind.PRODUCT]
    markets = [entry for entry in result.entries if entry.kind is Kind.MARKET]
    return Registered(
        sections=_sections(result, named, registers, asked=asked, citing=citing),
        calls=(_call(text, on, named),) if named else (),
        asked=asked and bool(named),
        product=products[0].title if products else None,
        market=markets[0].key if markets else None,
    )


def _worth_showing(entry: LookupEntry, *, alone: bool) -> bool:
    if entry.kind is Kind.ORGANISATION and not alone:
        return False  # "ISO" and "FDA" stand in every second message
    if entry.kind is Kind.STANDARD and not any(c.isdigit() for c in entry.text):
        return False  # so does "CE"
    if (
        entry.kind is Kind.STANDARD
        and entry.matched in EVERYDAY
        and not any(c.isdigit() for c in _edition(entry))
    ):
        return False
    return entry.kind in SHOWN


def _edition(entry: LookupEntry) -> str:
    """Return what of a standard's words is more than its number."""
    return re.sub(r"(9001|13485)", "", entry.text, count=1)


def _words_left(text: str, entries: tuple[LookupEntry, ...]) -> int:
    rest = list(text)
    for entry in entries:
        rest[entry.start : entry.end] = " " * (entry.end - entry.start)
    words = re.findall(r"\w+", "".join(rest).casefold())
    return sum(word not in _ASKING for word in words)


def _sections(
    result: LookupResult, named: list[LookupEntry], registers: Registers, *, asked: bool, citing: Citing
) -> tuple[Section, ...]:
    said = []
    for number, entry in enumerate(named[:MOST_ENTRIES]):
        most = SENTENCES_WHEN_ASKED if asked and not number else SENTENCES_BESIDE
        said += _say(entry, entry.sentences[:most], citing, registers)
    said += [_resembles(near, citing) for near in result.near_misses[:1]]
    return (Section(heading="registers", sentences=tuple(said)),) if said else ()


def _say(
    entry: LookupEntry, sentences: tuple[str, ...], citing: Citing, registers: Registers
) -> list[Sentence]:
    ref = _row_of(entry, registers)
    said = f"{entry.title}: {' '.join(sentences)}"
    rests = f" The row rests on: {entry.source.title}." if entry.source else " The register does not hold it."
    numbers = _cite(entry.kind, ref, said + rests, citing, entry.source)
    uncertain = entry.source is not None and entry.source.confidence is Confidence.LOW
    return [
        Sentence(
            text=text,
            kind=SentenceKind.COMPUTED,
            claim=ref,
            citations=numbers,
            uncertain=uncertain and number == 0,
        )
        for number, text in enumerate(sentences)
    ]


def _resembles(near: NearMiss, citing: Citing) -> Sentence:
    """Say that a name looks like another: a question, never an answer."""
    ref = f"register.{near.kind.value}"
    numbers = _cite(near.kind, ref, near.sentence, citing, None)
    return Sentence(text=near.sentence, kind=SentenceKind.COMPUTED, claim=ref, citations=numbers)


def _cite(kind: Kind, ref: str, quote: str, citing: Citing, row: SourceNote | None) -> tuple[int, ...]:
    """Cite a register for what was said, with what its row rests on where there is one."""
    register = citing.base.source_by_id[SOURCE_OF.get(kind, OTHER_REGISTERS)]
    return citing.add(
        Citation(
            n=0,
            claim=ref,
            article=register.id,
            source=register.id,
            title=register.title,
            publisher=register.publisher,
            url=(row.url or None) if row else None,
            quote=quote,
            dated=(row.as_of or None) if row else None,
            confidence=row.confidence.value if row else None,
        )
    )


def _row_of(entry: LookupEntry, registers: Registers) -> str:
    """Return the id of the register's row that was found, or of the register that lacks one."""
    register = f"register.{entry.kind.value}"
    if not entry.known or entry.source is None:
        return register
    key = entry.matched if entry.kind is Kind.IDENTIFIER else entry.key
    known = {row.key for row in registers.all_rows() if row.kind is entry.kind}
    return f"{register}.{key}" if key in known else register


def _call(text: str, on: dt.date, named: list[LookupEntry]) -> ToolCall:
    return ToolCall(
        name="lookup",
        arguments={"text": text, "on": on.isoformat()},
        result=[
            {
                "kind": entry.kind.value,
                "key": entry.key,
                "title": entry.title,
                "known": entry.known,
                "facts": {fact.label: fact.value for fact in entry.facts},
            }
            for entry in named
        ],
    )
