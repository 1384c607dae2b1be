"""An address taken apart: places, names of roads and districts, labelled numbers, postcode."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache

from assistant.verification.chinese import HAN, has_han, pinyin_readings, simplified
from assistant.verification.places import LONGEST_PLACE, Place, place_of_han, place_of_pinyin
from assistant.verification.word_lists import word_list
from knowledge.registers.names import fold

LONGEST_ADDRESS = 400
"""Characters of an address that are looked at."""

_NUMBER = r"([a-z]?\d{1,5}[a-z]?(?:[-/~]\d{1,4}[a-z]?){0,3}|[a-z])"
_ROOM = "room|rm|suite|ste|unit|flat|office|apt|apartment"
_BUILDING = "building|bldg|block|blk|workshop|plant"
_LABELLED = (
    ("box", re.compile(rf"\bp[ .]{{0,2}}o[ .]{{0,2}}box[ .:]{{0,3}}(?:no[ .]{{0,2}})?{_NUMBER}\b")),
    ("floor", re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)?[ ]?[/-]?[ ]?(?:f|fl|flr|floor|og|kat)\b")),
    ("floor", re.compile(r"\b(?:floor|etage|kat|planta|piano)[ .:]{0,2}(?:no[ .]{0,2})?(\d{1,3})\b")),
    ("room", re.compile(rf"\b(?:{_ROOM})[ .:]{{0,2}}(?:no[ .]{{0,2}})?{_NUMBER}\b")),
    (
        "building",
        re.compile(rf"\b(?:{_BUILDING}|tower|haus|gebaude)[ .:]{{0,2}}(?:no[ .]{{0,2}}|#)?{_NUMBER}\b"),
    ),
    ("building", re.compile(rf"(?:\bno[ .]{{0,2}}|#)?\b{_NUMBER}#?[ ](?:{_BUILDING})\b")),
    ("no", re.compile(rf"(?:\b(?:no|nr|number)[ .:]{{1,3}}|\bno(?=\d)|[#№])[ ]?{_NUMBER}\b")),
)
_POSTCODE = re.compile(
    r"\b(?:[a-z]{1,2}-)?(\d{5,6}(?:-\d{3,4})?)\b|\b([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})\b"
    r"|\b(\d{4} ?[a-z]{2}|\d{2}-\d{3})\b"
)
_COMPASS_LETTER = re.compile(r"(?<=\d )([nsew])\.? (?=[a-z]{2})")
"""A letter for a compass word, as in "12 N Main Street"."""
_BARE = re.compile(r"\b(\d{1,5}[a-z]?(?:[-/]\d{1,4}[a-z]?){0,3})\b")
_LETTERS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_WORD = re.compile(r"[^\W\d_]+")
_PIECES = re.compile(r"[,;\n|、，；]")
_DOTS = re.compile(r"(?<=\w)['’`´](?=\w)")

_DIGITS = "一二三四五六七八九十"
_HAN_LABELLED = (
    ("room", re.compile(r"([A-Za-z]?\d{1,5}[A-Za-z]?(?:[-,、]\d{1,5}){0,2})(?:号)?(?:室|房|单元)")),
    ("building", re.compile(
        rf"([A-Za-z]\d{{0,3}}|\d{{1,4}}|[{_DIGITS}]{{1,3}})(?:号|#)?(?:栋|幢|座|楼栋|厂房|号楼|大楼)")),
    ("floor", re.compile(rf"(?:第)?(\d{{1,3}}|[{_DIGITS}]{{1,3}})(?:楼|层|[Ff])")),
    ("no", re.compile(r"(\d{1,5}(?:[-/]\d{1,4}){0,3})(?:号|號|#)?(?!\d)")),
)  # fmt: skip
_HAN_NAME = re.compile(
    f"([{HAN}]{{1,8}}?)(?:街道办?|社区|大道|大街|工业园区?|工业区|科技园区?|产业园区?|开发区|路|街|巷|弄|道|区|县|镇|乡|村|省|市|园)"
)
_HAN_RUN = re.compile(f"[{HAN}]{{2,12}}")
_HAN_TYPE_END = re.compile("(?:工业|科技|产业|经济技术|高新技术|高新|经济)$")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """The name of a road, district, town, village or park. `spellings`: how it can be written in pinyin."""

    han: str
    spellings: frozenset[str]

    def is_like(self, other: PlaceName) -> bool:
        """Say whether both can be one name."""
        if self.han and other.han:
            return self.han == other.han
        return bool(self.spellings & other.spellings)


@dataclass(slots=True)
class AddressParts:
    """The parts of an address.

    Attributes:
        exact: all words and numbers in order, folded.
        places: provinces and cities of China. `countries`: countries, one writing each.
        names: other names, without "Road", "District" and the like.
        numbers: by label: "no" (house number), "building", "floor", "room", "box".
        postcodes: postcodes.
        han: it is in Chinese characters.
    """

    exact: tuple[str, ...] = ()
    places: list[Place] = field(default_factory=list)
    countries: frozenset[str] = frozenset()
    names: list[PlaceName] = field(default_factory=list)
    numbers: dict[str, set[str]] = field(default_factory=dict)
    postcodes: frozenset[str] = frozenset()
    han: bool = False


@lru_cache(maxsize=512)
def parse_address(address: str) -> AddressParts:
    """Take an address apart. Never fails."""
    text = unicodedata.normalize("NFKC", address[:LONGEST_ADDRESS])
    words = tuple(fold(word) for word in re.findall(r"\w+", _DOTS.sub("", text)))
    if len(re.findall(f"[{HAN}]", text)) > 3:
        return _parse_han(simplified(text), words)
    return _parse_latin(text, words)


def _take(parts: AddressParts, text: str, patterns: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    for label, pattern in patterns:
        for match in pattern.finditer(text):
            parts.numbers.setdefault(label, set()).add(_plain_number(match.group(1)))
        text = pattern.sub(" ", text)
    return text


def _plain_number(number: str) -> str:
    if number in _numerals():
        return _numerals()[number]
    return number.casefold().replace("/", "-").replace("~", "-").lstrip("0")


@cache
def _numerals() -> dict[str, str]:
    units = {digit: str(value) for value, digit in enumerate(_DIGITS, start=1)}
    return units | {f"十{digit}": str(10 + value) for value, digit in enumerate(_DIGITS[:9], start=1)}


def _parse_latin(text: str, words: tuple[str, ...]) -> AddressParts:
    parts = AddressParts(exact=words)
    lower = _DOTS.sub("", text.lower())
    lower = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c)).replace(
        "ß", "ss"
    )
    postcodes = {"".join(filter(None, match.groups())) for match in _POSTCODE.finditer(lower)}
    lower = _POSTCODE.sub(" , ", lower)
    parts.postcodes = frozenset(code.replace(" ", "") for code in postcodes)
    lower = _COMPASS_LETTER.sub(lambda match: f"{_LETTERS[match.group(1)]} ", lower)
    lower = _take(parts, lower, _LABELLED)
    lower = _take(parts, lower, (("no", _BARE),))
    countries: set[str] = set()
    for piece in _PIECES.split(lower):
        _latin_names(parts, _WORD.findall(piece), countries)
    parts.countries = frozenset(countries)
    return parts


def _latin_names(parts: AddressParts, words: list[str], countries: set[str]) -> None:
    run: list[str] = []
    at = 0
    while at <= len(words):
        size, country = _country(words, at)
        word = words[at] if at < len(words) else ""
        place = None
        if not country and word and not run:
            size, place = next(
                (
                    (n, found)
                    for n in (3, 2, 1)
                    if at + n <= len(words) and (found := place_of_pinyin("".join(words[at : at + n])))
                ),
                (1, None),
            )
        if word and not country and not place and word not in _types():
            run.append(_directions().get(word, word))
        else:
            if run:
                parts.names.append(PlaceName("", frozenset({_street("".join(run))})))
                run = []
            if country:
                countries.add(country)
                if country == "hong kong":
                    parts.places.append(place_of_pinyin("Hong Kong"))  # type: ignore[arg-type]
            if place:
                parts.places.append(place)
        at += size


def _street(name: str) -> str:
    """Return the name of a street without its kind, where the kind is part of the word ("Musterstraße")."""
    for kind in ("strasse", "str", "straat", "weg"):
        if name.endswith(kind) and len(name) > len(kind) + 2:
            return name[: -len(kind)]
    return name


def _country(words: list[str], at: int) -> tuple[int, str]:
    for size in range(min(4, len(words) - at), 0, -1):
        if name := _countries().get(" ".join(words[at : at + size])):
            return size, name
    return 1, ""


@cache
def _types() -> frozenset[str]:
    return frozenset(fold(word) for word in word_list("address_words")["types"].split())


@cache
def _directions() -> dict[str, str]:
    return dict(word_list("address_words")["directions"])


@cache
def _countries() -> dict[str, str]:
    return {fold(name): names[0] for names in word_list("address_words")["countries"] for name in names}


def _parse_han(text: str, words: tuple[str, ...]) -> AddressParts:
    parts = AddressParts(exact=words, han=True)
    postcodes = re.findall(r"(?<!\d)\d{6}(?!\d)", text)
    parts.postcodes = frozenset(postcodes)
    text = re.sub(r"(?<!\d)\d{6}(?!\d)", " ", text)
    for name in ("中华人民共和国", "中国"):
        if name in text:
            parts.countries = frozenset({"china"})
            text = text.replace(name, "")
    text = _han_places(parts, re.sub(r"[\s,，。;；:：]", "", text))
    text = _take(parts, text, _HAN_LABELLED)
    for match in _HAN_NAME.finditer(text):
        _add_han(parts, match.group(1))
    for run in _HAN_RUN.findall(_HAN_NAME.sub(" ", text)):
        _add_han(parts, run)
    return parts


def _add_han(parts: AddressParts, name: str) -> None:
    if (place := place_of_han(name)) and not parts.places:
        parts.places.append(place)
        return
    name = _HAN_TYPE_END.sub("", name)
    if has_han(name):
        parts.names.append(PlaceName(name, pinyin_readings(name)))


def _han_places(parts: AddressParts, text: str) -> str:
    while text:
        for size in range(min(LONGEST_PLACE, len(text)), 1, -1):
            place = place_of_han(text[:size])
            if place is None or text[size : size + 1] in {"路", "街", "区", "大"}:
                continue
            parts.places.append(place)
            text = re.sub("^(?:省|市|壮族自治区|自治区|特别行政区)", "", text[size:])
            break
        else:
            return text
    return text
