"""The word lists of company names, ready to look up, and the parts that a name is taken into."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from assistant.verification.legal_forms import LegalForm
from assistant.verification.places import Place
from assistant.verification.word_lists import word_list
from knowledge.registers.names import fold


class Script:
    """The scripts that names are compared in."""

    LATIN = "latin"
    CHINESE = "chinese"
    JAPANESE = "japanese"
    KOREAN = "korean"


@dataclass(slots=True)
class NameParts:
    """The parts of a name in one script.

    Attributes:
        script: one of `Script`.
        exact: all words in order, folded, the legal form by its id: equal for the same name in other capitals,
            punctuation or writing of the form.
        spelled: as `exact`, with accents and with traditional characters.
        core: the company's own words.
        general: words of a line of business, each with the lines that it can stand for.
        relations: words that make another company ("trading"), by kind.
        countries: countries named, one writing each.
        places: provinces and cities; `bracketed`: a place or country stands in brackets.
        numbers: numbers in the name.
        form: the legal form. `form_first`: it stands before the name.
        expanded: abbreviations were written out.
    """

    script: str
    exact: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    general: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    relations: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    bracketed: bool = False
    numbers: frozenset[str] = frozenset()
    form: LegalForm | None = None
    form_first: bool = False
    expanded: bool = False


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists, ready to look up. Latin phrases are tuples of folded words."""

    general: dict[tuple[str, ...], frozenset[str]]
    relation: dict[tuple[str, ...], str]
    general_han: dict[str, frozenset[str]]
    relation_han: dict[str, str]
    country: dict[str, str]
    short: dict[str, str]
    connectors: frozenset[str]


@cache
def name_words() -> NameWords:
    """Return the word lists, read once."""
    lists = word_list("name_words")
    general: dict[tuple[str, ...], set[str]] = {}
    general_han: dict[str, set[str]] = {}
    for line, row in lists["generic"].items():
        for word in row["en"]:
            general.setdefault(_key(word), set()).add(line)
        for word in row["zh"]:
            general_han.setdefault(word, set()).add(line)
    relation = {_key(word): kind for kind, row in lists["relation"].items() for word in row["en"]}
    relation_han = {word: kind for kind, row in lists["relation"].items() for word in row["zh"]}
    country = {name: names[0] for names in lists["same_country"] for name in names}
    return NameWords(
        general={key: frozenset(lines) for key, lines in general.items()},
        relation=relation,
        general_han={key: frozenset(lines) for key, lines in general_han.items()},
        relation_han=relation_han,
        country=country,
        short={fold(word): full for word, full in lists["abbreviations"].items()},
        connectors=frozenset(lists["connectors"]),
    )


def _key(words: str) -> tuple[str, ...]:
    return tuple("&" if word == "and" else word for word in words.split())


def second_fits(parts: NameParts, value: object) -> bool:
    """Two places in a row are a province and its city; otherwise the second is the company's own word."""
    return isinstance(value, Place) and all(place.provinces & value.provinces for place in parts.places)
