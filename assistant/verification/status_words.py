"""Words of status on a paper, in the languages of the papers: a stamp, or a sentence that asserts.

A stamp is a line of its own ("SUSPENDED"). A sentence counts only where it asserts ("has been withdrawn"): "may
be withdrawn if …" stands on nearly every certificate and says nothing. A plain statement about this certificate
with a condition elsewhere in the sentence is not sure. The words stand in `status_words.yaml`.
Texts and words are compared folded: in capitals and without the accents of Latin letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any

from assistant.verification.needed_letters import squeezed
from assistant.verification.status_sentences import Assertion, Saying
from assistant.verification.word_lists import word_list

_LONGEST_STAMP = 64
_LONGEST_SENTENCE = 600
_WRAPPED = 30
"""A line of capitals this long may run on in the next one."""

_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D"})
_ADORNMENTS = " \t*-–—=_~#<>[](){}|/\\.!·•:：;'\"“”«»【】（）「」,"
_BLANKS = re.compile(r"\s+")
_SPACED_OUT = re.compile(r"(?:^|\n)[^\w\n]{0,8}\w(?: \w){3,40}[^\w\n]{0,8}(?:\n|$)")
_END = re.compile(r"(?<=[.!?;])(?<!\s\d\.)(?<!\s\d\d\.)(?<!\s[Nn][RrOo]\.)(?<!\s[Nn]\.)\s|(?<=[。！？；])")
"""The end of a sentence, not the point of "Nr." or of a day."""
_PARTS = re.compile(r" [-–—] |[()（）\[\]|]")
_LABEL = re.compile(r"[:：]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_RUNS_ON = re.compile(
    r"\b(?:OR|AND|BE|BEEN|IS|IF|BY|NOT|THE|OF|ODER|UND|OU|ET|O|Y|E|EN|LUB|VEYA|VE|SER|SEIN|WERDEN|ETRE|ESSERE)$"
)
_THIS_PAPER = re.compile(
    r"CERTIFI|REGISTRATION|APPROVAL|ZERTIFI|CERTYFIK|SERTIFIKA|BELGE|证书|證書|认证|認證|証明書|認証|登録|인증"
)
_PAPER = (
    r"(?:(?:(?:THIS|DIESES|CE|ESTE|QUESTO|DIT|BU) )?"
    r"(?:CERTIFICATE|CERTIFICATION|REGISTRATION|ZERTIFIKAT|CERTIFICAT|CERTIFICADO|CERTIFICATO|CERTIFICAAT"
    r"|CERTYFIKAT|BELGE|SERTIFIKA)?(?: ?(?:STATUS|STATE|STATUT|ESTADO|STATO|DURUM|DURUMU))?"
    r"(?: (?:IS|IST|EST|E|ESTA|JEST))?[ :]{1,3}"
    r"|(?:证书|證書|証明書|인증서)?(?:状态|狀態|状況|상태)?[ :：]{0,3})?"
)
_KIND = (
    r"(?: ?(?:ONLY|CERTIFICATE|CERT|COPY|DOCUMENT|VERSION|ZERTIFIKAT|CERTIFICAT|CERTIFICADO|CERTIFICATO"
    r"|CERTIFICAAT|CERTYFIKAT|SERTIFIKA|证书|證書|証明書|V?\d{1,2}(?:\.\d{1,2})?)){0,2}"
)
_DAY = (
    r"(?:(?: (?:ON|SINCE|FROM|AS OF|AM|SEIT|AB|LE|DEPUIS|EL|DESDE|DAL|IL|EM|OP|SINDS|OD|DNIA))?[ :]{1,2}"
    r"(?=.{0,24}\d)"
    r"[\dA-Z年月日./\-]{1,10}(?: [\dA-Z年月日./\-]{1,10}){0,2})?"
)
_BY_WHOM = (
    r"(?: (?:BY (?:THE |ITS |OUR )?(?:CERTIFICATION BODY|CERTIFYING BODY|ISSUING BODY|ISSUER|REGISTRAR)"
    r"|(?:DURCH DIE|VON DER) ZERTIFIZIERUNGSSTELLE|PAR L.ORGANISME(?: DE CERTIFICATION| CERTIFICATEUR)?"
    r"|POR (?:EL ORGANISMO|LA ENTIDAD)(?: DE CERTIFICACION| CERTIFICADORA?)?"
    r"|DALL.(?:ORGANISMO|ENTE)(?: DI CERTIFICAZIONE| CERTIFICATORE)?|PELO ORGANISMO(?: DE CERTIFICACAO)?"
    r"|DOOR DE CERTIFICATIE-?INSTELLING|PRZEZ JEDNOSTKE CERTYFIKUJACA))?"
)
_STATUS = (
    r"(?:STATUS|STATE|STATUT|ESTADO|STATO|DURUM|DURUMU|[A-Z]{0,12}STATUS)"
    r"(?: (?:OF|DES|DU|DEL|DO|VAN)(?: (?:THE|THIS|HET))? [A-Z]{4,16})?"
)
_STATUS_LABEL = re.compile(rf"(?:[A-Z]{{4,16}} )?{_STATUS}[ :]{{0,3}}")


class Status(StrEnum):
    """What words can say of a paper; the keys of `status_words.yaml`."""

    ENDED = "ended"
    NOT_FINAL = "not_final"
    COPY = "copy"
    REPLACED = "replaced"
    TAKEN_OVER = "taken_over"
    LATER_ONE = "later_one"
    NEEDS_PROOF = "needs_proof"


_ALSO_AS_CONDITION = frozenset({Status.NEEDS_PROOF, Status.LATER_ONE, Status.TAKEN_OVER})
"""What also counts where a sentence sets a condition."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of status found on a paper.

    `sure`: a stamp in capitals or in a script without them, or a sentence about this certificate. Small letters
    may be a heading, a sentence without the word certificate may be about something else, and one with a
    condition may not assert.
    """

    words: str
    sure: bool


def fold(text: str) -> str:
    """Return a text in capitals and without the accents of Latin letters."""
    if text.isascii():
        return text.upper()
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", plain)).upper()


def said(status: Status, text: str) -> list[Said]:
    """Return where a text says a status, in stamps or in sentences that assert it; the surer ones first.

    Sentences that only set a condition are passed over.
    """
    finder = _finders()[status]
    if not finder.may_say(text):
        return []
    lines = text.replace("\f", "\n").split("\n")
    found = sorted(
        (*finder.stamps(lines), *finder.assertions(lines, _letters_of(text))), key=lambda one: one.sure
    )
    return sorted({one.words: one for one in found}.values(), key=lambda one: not one.sure)


def is_word_of(status: Status, word: str) -> bool:
    """Say whether a word or phrase, as in the field `status`, is one of the stamps of a status."""
    return _finders()[status].stamp.fullmatch(_plain(word)) is not None


class _Finder:
    """The words of one status, compiled where a text holds their letters."""

    def __init__(self, languages: Mapping[str, Any], unless: Mapping[str, Any]) -> None:
        listed = {
            key: [fold(word) for entry in languages.values() for word in entry.get(key, ())]
            for key in ("stamps", "in_capitals", "dated")
        }
        self._stamps = listed["stamps"]
        self._in_capitals = frozenset(listed["in_capitals"])
        self._dated = tuple(listed["dated"])
        self._words = [(squeezed(word), _word(word)) for word in dict.fromkeys(self._stamps)]
        self._assertions = [
            Assertion(entry["says"], unless.get(language, {}))
            for language, entry in languages.items()
            if entry.get("says")
        ]

    @cached_property
    def stamp(self) -> re.Pattern[str]:
        """A stamp, with the words and the day that may stand beside it."""
        words = "|".join(map(re.escape, sorted(set(self._stamps), key=len, reverse=True))) or r"(?!)"
        return re.compile(rf"{_PAPER}(?:{words})(?: (?:{words})){{0,7}}(?:{_KIND}|{_DAY}){_BY_WHOM}")

    @cached_property
    def _status_line(self) -> re.Pattern[str]:
        """The word behind the label "status", and no list of words."""
        words = "|".join(map(re.escape, sorted(set(self._stamps), key=len, reverse=True))) or r"(?!)"
        return re.compile(rf"\b{_STATUS} ?[:=] ?(?:{words})(?!\w)(?! ?[,/|] ?\w| (?:OR|AND|ODER|OU|O)\b)")

    def may_say(self, text: str) -> bool:
        """Say quickly whether a closer look is worth it: most papers have no word of a status."""
        line, letters = _on_one_line(text), _letters_of(text)
        words = [word for needed, word in self._words if needed in letters]
        words += [says for assertion in self._assertions for says in assertion.that_may_stand_in(letters)]
        latin = "|".join(word for word in words if word.isascii())
        if latin and _compiled(latin).search(line):
            return True
        others = "|".join(word for word in words if not word.isascii())
        if others and any(_compiled(others).search(text_of) for text_of in (line, line.replace(" ", ""))):
            return True
        return _has_spaced_out(text)

    def stamps(self, lines: list[str]) -> Iterator[Said]:
        """Yield the lines that are a stamp, or hold one in capitals between dashes or brackets."""
        for place, line in enumerate(lines):
            if len(line) > 2 * _LONGEST_STAMP:
                continue
            parts = [part for part in _PARTS.split(line) if part.strip(_ADORNMENTS)]
            in_capitals = any(self._is_stamp(part, small=False) for part in [line, *parts])
            if not in_capitals and not self._in_small(line, parts, place, lines):
                continue
            if fold(line).strip(_ADORNMENTS).startswith(self._dated) and _dated_beside(lines, place):
                continue
            if not _runs_on(lines, place) or _under_label(lines, place):
                yield Said(line.strip(), sure=in_capitals)

    def _in_small(self, line: str, parts: list[str], place: int, lines: list[str]) -> bool:
        """Say whether a line is a stamp in small letters, alone or behind a label or the word certificate."""
        labelled = [part for part in parts if len(parts) == 1 or _LABEL.search(part)]
        if any(self._is_stamp(part, small=True) for part in labelled):
            return True
        if _status_named(line) and self._status_line.search(_BLANKS.sub(" ", fold(line))):
            return True
        told = parts[1:] if parts and _THIS_PAPER.search(fold(parts[0])) else []
        told += [line] if _under_label(lines, place) else []
        return any(self._is_stamp(part.strip().capitalize(), small=True) for part in told)

    def _is_stamp(self, text: str, *, small: bool) -> bool:
        """Say whether a text is a stamp: in small letters, or in capitals or a script without them."""
        plain = _plain(text)
        if not plain or len(plain) > _LONGEST_STAMP or not self.stamp.fullmatch(plain):
            return False
        word = _LABEL.split(text)[-1].strip(_ADORNMENTS)
        if any(letter.islower() for letter in word) is not small:
            return False
        return not small or (plain not in self._in_capitals and word[:1].isupper())

    def assertions(self, lines: list[str], letters: str) -> Iterator[Said]:
        """Yield the sentences that assert the status; `letters` are those of all lines, squeezed."""
        possible = [assertion for assertion in self._assertions if assertion.that_may_stand_in(letters)]
        for sentence in _sentences(lines) if possible else ():
            folded = fold(sentence)
            saying = max(assertion.how_said(folded) for assertion in possible)
            if saying is not Saying.NOT:
                yield Said(sentence, sure=saying is Saying.PLAINLY and bool(_THIS_PAPER.search(folded)))


@lru_cache(maxsize=1)
def _finders() -> dict[Status, _Finder]:
    read = word_list("status_words")
    return {
        status: _Finder(read[status.value], {} if status in _ALSO_AS_CONDITION else read["unless"])
        for status in Status
    }


@lru_cache(maxsize=8)
def _on_one_line(text: str) -> str:
    return _BLANKS.sub(" ", fold(text))


@lru_cache(maxsize=8)
def _letters_of(text: str) -> str:
    return squeezed(_on_one_line(text))


@lru_cache(maxsize=8)
def _has_spaced_out(text: str) -> bool:
    return _SPACED_OUT.search(text) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _word(word: str) -> str:
    """Match a word: a whole one in Latin letters, anywhere in the other scripts."""
    return rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)


def _sentences(lines: list[str]) -> Iterator[str]:
    """Yield the sentences of a text, lines that run on joined; very long ones are cut."""
    joined: list[str] = []
    for place, line in enumerate(lines):
        text = line.strip()
        if joined and _runs_on(lines, place):
            joined.append(text if _CJK.match(text) else f" {text}")
            continue
        yield from _parted("".join(joined))
        joined = [text]
    yield from _parted("".join(joined))


def _parted(text: str) -> Iterator[str]:
    for part in _END.split(text):
        if part.strip():
            yield part.strip()[:_LONGEST_SENTENCE]


def _runs_on(lines: list[str], place: int) -> bool:
    """Say whether a line continues the one before it."""
    line, before = lines[place].strip(), lines[place - 1].strip() if place else ""
    if not line or not before or before[-1] in ".!?;:。！？；：":
        return False
    if line[:1].islower() or before[-1] in ",，、" or _RUNS_ON.search(fold(before[-12:])):
        return True
    if _CJK.match(line) and _CJK.match(before[-1:]):
        return len(before) >= _WRAPPED // 2
    return len(before) >= _WRAPPED and line.isupper() and before.isupper()


def _under_label(lines: list[str], place: int) -> bool:
    """Say whether the line before is the label "status"."""
    return place > 0 and _STATUS_LABEL.fullmatch(fold(lines[place - 1][:_LONGEST_STAMP]).strip()) is not None


def _status_named(line: str) -> bool:
    return _LABEL.search(line) is not None or "=" in line


def _plain(line: str) -> str:
    """Return a line folded and without adornments; letters that were spaced out are closed up."""
    text = _BLANKS.sub(" ", line.strip(_ADORNMENTS))
    letters = text.split(" ")
    if len(letters) > 3 and all(len(letter) == 1 for letter in letters):
        text = "".join(letters)
    return fold(text)


def _dated_beside(lines: list[str], place: int) -> bool:
    """Say whether a date stands on the line or on the next one that is not empty."""
    following = next((line for line in lines[place + 1 : place + 3] if line.strip()), "")
    return any(letter.isdigit() for letter in lines[place] + following)
