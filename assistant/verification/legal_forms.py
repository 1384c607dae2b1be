"""Legal forms of companies: which one a name carries, and whether two of them can be one company's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.verification.word_lists import word_list

_CJK = re.compile("[\u3040-\u30ff\u3231\u321c\u4e00-\u9fff\uac00-\ud7a3]")
_LEADING = frozenset({"pt", "ru_ooo", "ru_ao", "vn_tnhh", "jp_kk", "jp_yk", "jp_gk"})
"""Forms that stand before the name."""


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form. `entity`: a name that carries it names a legal person."""

    id: str
    may_be: frozenset[str]
    unclear: frozenset[str]
    entity: bool


class FormsAgree(StrEnum):
    """Whether two legal forms can be those of one company."""

    SAME = "same"
    LIKELY = "likely"
    """One is often written for the other."""
    UNCLEAR = "unclear"
    MISSING = "missing"
    """One of the names carries none."""
    APART = "apart"
    """Two legal persons."""


@cache
def _tables() -> tuple[dict[tuple[str, ...], LegalForm], dict[str, LegalForm]]:
    latin: dict[tuple[str, ...], LegalForm] = {}
    cjk: dict[str, LegalForm] = {}
    for row in word_list("legal_forms"):
        form = LegalForm(
            id=row["id"],
            may_be=frozenset(row.get("may_be", ())),
            unclear=frozenset(row.get("unclear", ())),
            entity=row.get("entity", True),
        )
        for written in row["written"]:
            if _CJK.search(written):
                cjk[written] = form
            else:
                latin[tuple("&" if word == "and" else word for word in written.split())] = form
    return latin, dict(sorted(cjk.items(), key=lambda item: -len(item[0])))


def find_latin_form(words: Sequence[str], *, tail_from: int) -> tuple[int, int, LegalForm] | None:
    """Return first word, end and form of the legal form among words without dots, or None.

    `tail_from`: from this word on only places and brackets follow. A form of one word counts only right before
    the tail or at the start; forms of several words ("co ltd") count anywhere, the last and longest first.
    """
    table, _ = _tables()
    longest = max(map(len, table))
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - longest), end):
            form = table.get(tuple(words[start:end]))
            if form is None or start == 0:
                continue
            if end == tail_from or (end - start > 1 and sum(map(len, words[start:end])) > 3):
                return start, end, form
    for end in range(min(longest, len(words) - 1), 0, -1):
        form = table.get(tuple(words[:end]))
        if form is not None and form.id in _LEADING:
            return 0, end, form
    return None


def find_cjk_form(name: str) -> tuple[str, LegalForm | None, bool]:
    """Take the legal form off a Chinese, Japanese or Korean name.

    Return the rest, the form or None, and whether it stood first.
    """
    _, table = _tables()
    for written, form in table.items():
        if name.endswith(written) and len(name) > len(written):
            return name[: -len(written)], form, False
        if (
            name.startswith(written)
            and len(name) > len(written)
            and not written.startswith(("有限", "公司", "厂"))
        ):
            return name[len(written) :], form, True
    return name, None, False


def compare_forms(one: LegalForm | None, other: LegalForm | None) -> FormsAgree:
    """Say whether two legal forms can be those of one company."""
    if one is None and other is None:
        return FormsAgree.SAME
    if one is None or other is None:
        return FormsAgree.MISSING
    if one.id == other.id:
        return FormsAgree.SAME
    if other.id in one.may_be or one.id in other.may_be:
        return FormsAgree.LIKELY
    if other.id in one.unclear or one.id in other.unclear:
        return FormsAgree.UNCLEAR
    return FormsAgree.APART
