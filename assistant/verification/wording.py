"""Phrases found in the words of a paper, in many languages, with the words quoted.

Phrases are written one a line, as regular expressions in which a blank stands for up to three white spaces (a
text layer often loses them) and `<3>` for up to three words. Every quantifier is bounded, so that finding stays
linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from assistant.verification.certificate import Certificate, NoteKind
from assistant.verification.letters import INVISIBLE
from assistant.verification.needed_letters import Needed, may_fit, needed_letters, squeezed

LONGEST = 60_000
"""Characters that are searched; what follows is left alone."""

_BLANK = r"\s{0,3}"
_WORDS = r"(?:[^\s.;。]{{1,24}}\s{{1,3}}){{0,{most}}}"
_LATIN = "A-Za-zÀ-ɏ"
"""Letters that may not stand beside a Latin phrase; Chinese ones stand there without a blank."""
_GAP = re.compile(r"\s?<(\d)>\s?")
_AROUND, _BEFORE = 110, 45
_CUTS = frozenset("\n.!?;。！？；")
_NOT = re.compile(
    r"\b(?:not|never|neither|nor|without|cannot|nothing|nobody|nicht|kein\w{0,3}|ohne|non|sans|aucun\w{0,2}"
    r"|sin|nunca|não|sem|niet|geen|nie|bez|değil)\b|n['’]t\b|\bno\b(?!\s?[.:°\d])|\bne\b.{0,20}\bpas\b"
    r"|[不非未無无没]|ない|않|아니",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """Words that were found: the words, the sentence around them, and whether a "not" stands before them."""

    words: str
    sentence: str
    negated: bool
    start: int


class Wording:
    """Phrases of one meaning, each compiled and tried only where a text holds the letters that it needs."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the phrases; see `phrases` for how they are written."""
        self._lines = tuple(lines)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """Every phrase, compiled."""
        return tuple(_compiled(line) for line in self._lines)

    @cached_property
    def _needed(self) -> tuple[Needed, ...]:
        return tuple(needed_letters(line) for line in self._lines)

    def matches(self, text: str) -> list[re.Match[str]]:
        """Return what fits in a text, in its order, nothing twice."""
        letters = _squeezed(text)
        found: list[re.Match[str]] = []
        for line, needed in zip(self._lines, self._needed, strict=True):
            if may_fit(needed, letters):
                found.extend(_compiled(line).finditer(text))
        return sorted(found, key=lambda match: (match.start(), -match.end()))


def phrases(lines: str) -> Wording:
    """Return the wording of phrases written one a line.

    A line that begins with + goes on with the phrase before it; one that begins with # is a remark.
    """
    joined = re.sub(r"\n[ ]{0,20}\+", "", lines)
    parts = [line.strip() for line in joined.splitlines()]
    return Wording(part for part in parts if part and part[0] != "#")


@cache
def _compiled(line: str) -> re.Pattern[str]:
    pieces = _GAP.split(line)
    text = pieces[0].replace(" ", _BLANK)
    for most, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        text += _BLANK + _WORDS.format(most=most) + piece.replace(" ", _BLANK)
    before = rf"(?<![{_LATIN}])" if re.match(r"\(?(?:\?:)?[a-zA-ZÀ-ÿ]", line) else ""
    after = rf"(?![{_LATIN}])" if re.search(r"[a-zA-ZÀ-ÿ]\)?$", line) else ""
    return re.compile(f"(?:{before}{text}{after})", re.IGNORECASE)


@lru_cache(maxsize=64)
def _squeezed(text: str) -> str:
    return squeezed(text)


@lru_cache(maxsize=32)
def plain(text: str) -> str:
    """Return a text as it is searched: one form of each letter, nothing invisible, cut at `LONGEST`.

    Line ends are kept; other white space becomes a blank.
    """
    shown = unicodedata.normalize("NFKC", text[:LONGEST]).translate(INVISIBLE)
    return re.sub(r"[^\S\n]", " ", shown)


@lru_cache(maxsize=32)
def words_of(certificate: Certificate) -> str:
    """Return all visible words of a paper: its text, and fields that were typed and are not in it."""
    text = plain(certificate.text)
    more = [plain(field.raw) for _, field in certificate.stated() if field.raw and plain(field.raw) not in text]
    return "\n".join([text, *more]) if more else text


@lru_cache(maxsize=32)
def all_words_of(certificate: Certificate) -> str:
    """Return also the words that a reader of the page does not see: hidden text, links, codes."""
    kinds = (NoteKind.HIDDEN_TEXT, NoteKind.LAYER_DISAGREES, NoteKind.OVERLAID, NoteKind.LINK, NoteKind.CODE)
    unseen = [plain(note.words) for note in certificate.noted(*kinds)]
    return "\n".join([words_of(certificate), *unseen])


def find(text: str, wording: Wording) -> Iterator[Found]:
    """Yield what a wording finds in a text that went through `plain`."""
    for match in wording.matches(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        clause = re.split(r"[.!?;。！？；](?:\s|$)|\n\s*\n", before)[-1]
        yield Found(
            words=" ".join(match.group().split()),
            sentence=_sentence(text, match.start(), match.end()),
            negated=bool(_NOT.search(clause)),
            start=match.start(),
        )


def said(text: str, wording: Wording) -> list[Found]:
    """Return what a wording finds and the paper does not deny."""
    return [found for found in find(text, wording) if not found.negated]


def quotes(found: list[Found]) -> list[str]:
    """Return the sentences to quote, each once."""
    return list(dict.fromkeys(one.sentence for one in found))


def _sentence(text: str, start: int, end: int) -> str:
    """Return the words around a place, up to the ends of the line or sentence."""
    first = start
    while first > 0 and start - first < _AROUND and not _cuts(text, first - 1):
        first -= 1
    last = end
    while last < len(text) and last - end < _AROUND and not _cuts(text, last):
        last += 1
    return " ".join(text[first:last].split())


def _cuts(text: str, at: int) -> bool:
    if text[at] not in _CUTS:
        return False
    return text[at] != "." or at + 1 >= len(text) or text[at + 1].isspace()
