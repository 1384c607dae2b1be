"""A company name in an alphabet taken apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from assistant.verification.legal_forms import find_latin_form
from assistant.verification.name_words import NameParts, Script, name_words, second_fits
from assistant.verification.places import Place, place_of_pinyin
from knowledge.registers.names import fold

_WORD = re.compile(r"[^\W_]+(?:['’`´][^\W_]+){0,3}|[&()]")
_APOSTROPHE = re.compile("['’`´]")
_ROMAN = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix"})
_LONGEST_PHRASE = 4
_LONGEST_PARTICLE = 3


def parse_latin(text: str) -> NameParts:
    """Take a name in an alphabet apart."""
    lists = name_words()
    words: list[str] = []
    spelled: list[str] = []
    in_brackets: list[bool] = []
    depth, expanded = 0, False
    for word in _WORD.findall(text):
        if word in "()":
            depth = max(0, depth + (1 if word == "(" else -1))
            continue
        folded = fold(word) if word != "&" else "&"
        folded = folded.replace("`", "").replace("´", "")
        # Turkish has two letters i, which capitals and small letters mix up.
        lower = _APOSTROPHE.sub("", word.casefold()).replace("\u0307", "").replace("\u0131", "i")
        as_written = unicodedata.normalize("NFC", lower)
        if folded in lists.short:
            folded, expanded = lists.short[folded], True
        if folded in lists.connectors and words:
            folded = as_written = "&"
        words.append(folded)
        spelled.append(as_written)
        in_brackets.append(depth > 0)
    parts = NameParts(script=Script.LATIN, expanded=expanded)
    found = find_latin_form(words, tail_from=_tail_from(words, in_brackets))
    exact, kept = list(words), list(range(len(words)))
    if found is not None:
        start, end, parts.form = found
        parts.form_first = start == 0
        exact[start:end] = [f"<{parts.form.id}>"]
        spelled[start:end] = [f"<{parts.form.id}>"]
        kept = [*range(start), *range(end, len(words))]
    parts.exact, parts.spelled = tuple(exact), tuple(spelled)
    form_at, after = found[:2] if found is not None and found[0] else (len(words), len(words))
    tail = [i >= after for i in kept]
    _classify_latin(parts, [words[i] for i in kept], [in_brackets[i] for i in kept], tail, form_at)
    return parts


def _tail_from(words: Sequence[str], in_brackets: Sequence[bool]) -> int:
    """Return from which word on only brackets, countries and places follow."""
    relation = name_words().relation
    at = len(words)
    while at > 1 and (
        in_brackets[at - 1]
        or relation.get((words[at - 1],)) in {"country", "branch"}
        or place_of_pinyin(words[at - 1])
    ):
        at -= 1
    return at


def _classify_latin(  # noqa: C901 - one line a kind of word
    parts: NameParts, words: Sequence[str], in_brackets: Sequence[bool], tail: Sequence[bool], form_at: int
) -> None:
    lists = name_words()
    core: list[str] = []
    numbers: set[str] = set()
    at = 0
    while at < len(words):
        size, kind, value = _longest(words, at)
        written = " ".join(words[at : at + size])
        outer = at + size == form_at or not (core or parts.general)
        if kind == "place" and (outer or in_brackets[at] or tail[at]) and second_fits(parts, value):
            assert isinstance(value, Place)  # noqa: S101 - what `_longest` gives for this kind
            parts.places.append(value)
            parts.bracketed |= in_brackets[at] and not tail[at]
        elif kind == "country":
            if not tail[at] or in_brackets[at]:
                parts.countries[lists.country.get(written, written)] = written
        elif kind == "relation":
            parts.relations.setdefault(str(value), written)
        elif kind == "general":
            assert isinstance(value, frozenset)  # noqa: S101
            if value != {"of"}:
                parts.general.append((written, value))
        elif words[at].isdecimal() or words[at] in _ROMAN:
            numbers.add(words[at].lstrip("0"))
        elif words[at] not in {"&", "no", "nr"}:
            core.append(words[at])
        at += size
    if not core and parts.places and (parts.general or parts.relations) and len(parts.places) > 1:
        core.append(parts.places.pop().key)
    parts.core, parts.numbers = tuple(core), frozenset(numbers)


def _longest(words: Sequence[str], at: int) -> tuple[int, str, object]:
    """Return how many words from here make one part, its kind and what it stands for."""
    lists = name_words()
    for size in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
        phrase = tuple(words[at : at + size])
        if phrase in lists.relation:
            kind = lists.relation[phrase]
            return (size, "country", kind) if kind == "country" else (size, "relation", kind)
        if size <= 3 and "&" not in phrase and (place := place_of_pinyin("".join(phrase))):
            return size, "place", place
        if phrase in lists.general:
            return size, "general", lists.general[phrase]
    for word in (words[at] + "s", words[at].removesuffix("s")):
        if len(words[at]) > _LONGEST_PARTICLE and (word,) in lists.general:
            return 1, "general", lists.general[word,]
    return 1, "own", None
