"""A company name by script, and the names that it gives beside its own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.verification.chinese import HAN, has_latin
from assistant.verification.name_parts_cjk import parse_cjk
from assistant.verification.name_parts_latin import parse_latin
from assistant.verification.name_words import NameParts
from assistant.verification.word_lists import word_list

LONGEST_NAME = 300
"""Characters of a name that are looked at."""

_CJK = f"{HAN}\u3041-\u30fa\u30fc\uac00-\ud7a3"
_CJK_IN_BRACKETS = re.compile(rf"[(（]([^()（）]{{0,60}}[{_CJK}][^()（）]{{3,60}})[)）]")
_CJK_CHARACTER = re.compile(f"[{_CJK}]")
_AFTER_DOT = re.compile(rf"(?<=[.)])(?=[{_CJK}])")


@dataclass(frozen=True, slots=True)
class SplitName:
    """A name by script, with the names that it gives beside its own."""

    latin: NameParts | None
    cjk: NameParts | None
    former: tuple[str, ...]
    trading_as: tuple[str, ...]


@cache
def _marker(kind: str) -> re.Pattern[str]:
    words = sorted(word_list("name_words")[kind], key=len, reverse=True)
    written = "|".join(re.escape(word) if not word[0].isascii() else rf"\b{re.escape(word)}" for word in words)
    return re.compile(
        rf"[(（,;\s]{{0,3}}(?:{written})[\s:：]{{1,3}}([^()（）;]{{2,120}})[)）]?|\Z(?!)", re.IGNORECASE
    )


@lru_cache(maxsize=512)
def split_name(name: str) -> SplitName:
    """Take a name apart. Never fails; a name of nothing but punctuation has no parts."""
    text = unicodedata.normalize("NFKC", name[:LONGEST_NAME])
    text, former = _cut(text, "former")
    text, trading = _cut(text, "trading_as")
    latin_text, cjk_text = by_script(text)
    return SplitName(
        latin=parse_latin(latin_text) if re.search(r"[^\W\d_]", latin_text) else None,
        cjk=parse_cjk(cjk_text) if len(_CJK_CHARACTER.findall(cjk_text)) > 1 else None,
        former=former,
        trading_as=trading,
    )


def by_script(name: str) -> tuple[str, str]:
    """Return the words of a name in an alphabet, and those in Chinese, Japanese or Korean writing."""
    spaced = _AFTER_DOT.sub(" ", _CJK_IN_BRACKETS.sub(r" \1 ", name) if has_latin(name) else name)
    latin: list[str] = []
    cjk: list[str] = []
    for word in spaced.split():
        (cjk if _CJK_CHARACTER.search(word) else latin).append(word)
    return " ".join(latin), "".join(cjk)


def _cut(text: str, kind: str) -> tuple[str, tuple[str, ...]]:
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        found.append(match.group(1).strip(" ,.，"))
        return " "

    return _marker(kind).sub(take, text), tuple(found)
