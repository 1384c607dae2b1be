"""A Chinese, Japanese or Korean company name taken apart."""

from __future__ import annotations

import re

from assistant.verification.chinese import HAN, has_han, has_hangul, has_kana, simplified
from assistant.verification.legal_forms import find_cjk_form
from assistant.verification.name_words import NameParts, Script, name_words, second_fits
from assistant.verification.places import LONGEST_PLACE, place_of_han

_CJK_MARKS = re.compile(r"[\s·•・.,，、。\-'’]")
_CJK_BRACKET = re.compile(r"[(（]([^()（）]{0,60})[)）]")
_DISTRICT = re.compile(f"[{HAN}]{{2,3}}?(?:自治区|自治县|新区|区|县|镇)")
_BRANCH = re.compile(f"(?<=公司)[{HAN}]{{0,8}}(?:分公司|分厂|办事处|代表处|支店|営業所)$")
_ORDINAL = re.compile("第[一二三四五六七八九十]{1,3}|[0-9]{1,6}|(?<=[^第])[二三四五六七八九](?=分?厂)")
_LONGEST_WORD = 6


def parse_cjk(text: str) -> NameParts:  # noqa: C901 - one step after the other
    """Take a Chinese, Japanese or Korean name apart."""
    lists = name_words()
    plain = _CJK_MARKS.sub("", text)
    script = Script.KOREAN if has_hangul(plain) else Script.JAPANESE if has_kana(plain) else Script.CHINESE
    name = plain.replace("(株)", "株式会社").replace("(有)", "有限会社").replace("(주)", "주식회사")
    name = name.replace("（株）", "株式会社").replace("（주）", "주식회사").casefold()
    branch = _BRANCH.search(name)
    name = name[: branch.start()] if branch else name
    outside = _CJK_BRACKET.sub("", name)
    _, form, _ = find_cjk_form(outside)
    if form is not None and form.id.startswith("jp_"):
        script = Script.JAPANESE
    elif script == Script.CHINESE and has_han(name):
        name = simplified(name)
    parts = NameParts(script=script, spelled=(plain.casefold(),))
    brackets = _CJK_BRACKET.findall(name)
    rest, parts.form, parts.form_first = find_cjk_form(_CJK_BRACKET.sub("", name))
    # Half-width marks and the writing of the form are no difference; where the form stands is one in Japan.
    parts.exact = (
        name.replace("(", "").replace(")", "") if brackets else name,
        branch.group() if branch else "",
    )
    if branch:
        parts.relations["branch"] = branch.group()
    if script != Script.CHINESE:
        parts.core = (rest,)
        parts.numbers = frozenset(_ORDINAL.findall(rest))
        return parts
    for inside in brackets:
        _take_han_places(parts, inside)
        parts.bracketed = bool(parts.places or parts.countries)
    rest = _take_han_places(parts, rest)
    parts.numbers = frozenset(_ORDINAL.findall(rest))
    taken: list[tuple[str, str | frozenset[str]]] = []
    while rest:
        word = next((rest[-size:] for size in range(min(6, len(rest)), 0, -1) if _known(rest[-size:])), "")
        if not word:
            break
        taken.append((word, lists.relation_han.get(word) or lists.general_han[word]))
        rest = rest[: -len(word)]
    if not rest and taken:
        rest = taken.pop()[0]
    for word, value in reversed(taken):
        if isinstance(value, str):
            parts.relations.setdefault(value, word)
        else:
            parts.general.append((word, value))
    parts.core = (rest,) if rest else ()
    return parts


def _known(word: str) -> bool:
    lists = name_words()
    return word in lists.general_han or (
        word in lists.relation_han and lists.relation_han[word] not in {"country", "hong_kong"}
    )


def _take_han_places(parts: NameParts, text: str) -> str:
    """Take places and countries from the start of a Chinese text and return the rest."""
    lists = name_words()
    while len(text) > 1:
        for size in range(min(LONGEST_PLACE, len(text)), 1, -1):
            word = text[:size]
            kind = lists.relation_han.get(word)
            if kind == "hong_kong":
                parts.relations[kind] = word
            elif kind == "country":
                parts.countries[lists.country.get(word, word)] = word
            elif (place := place_of_han(word)) and second_fits(parts, place):
                parts.places.append(place)
            else:
                continue
            text = text[size:]
            text = text[1:] if text[:1] in {"省", "市", "区", "县"} else text
            break
        else:
            if parts.places and (district := _DISTRICT.match(text)) and len(text) - district.end() > 1:
                text = text[district.end() :]
                continue
            return text
    return text
