"""The data that specimens are composed of: words in each language, products, places, bodies, syllables."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from knowledge.loader import read_yaml

_HERE = Path(__file__).parent
Model = TypeVar("Model", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Scopes(_Strict):
    """Scope sentences; {product} is filled in. `make_only` is without design."""

    make: list[str]
    make_only: str
    trade: list[str]
    parts: str
    vague: str
    sterile: str | None = None


class WordsFile(_Strict):
    """All the words of a certificate in one language. Lists give ways of saying the same."""

    title: dict[str, list[str]]
    annex: list[str]
    systems: dict[str, str]
    labels: dict[str, list[str]]
    sentences: dict[str, str | list[str]]
    months: list[str]
    short_months: list[str]
    dates: list[str]
    scopes: Scopes
    exclusions: str


class Product(_Strict):
    """What is made: its name in each language, and the term of the register for medical products."""

    id: str
    register_term: str | None = Field(default=None, alias="register")
    ask: str
    sector: str
    device_class: str | None = None
    en: str
    zh: str
    de: str
    es: str
    fr: str
    it: str

    @property
    def medical(self) -> bool:
        """Whether it is a medical product."""
        return self.register_term is not None

    def name(self, language: str) -> str:
        """Return its name in a language, as it stands in a scope."""
        return str(getattr(self, language))


class BodyChoice(_Strict):
    """A certification body as specimens name it. `row` is its name in the register."""

    row: str
    name: str
    name_zh: str | None = None
    place: str
    place_zh: str | None = None
    standards: list[str]
    accreditors: list[str]
    number: str
    holders: list[str]


class NotifiedBodyChoice(_Strict):
    """A notified body as specimens name it; `certificate` is the pattern of its numbers here."""

    number: str
    name: str
    place: str
    certificate: str
    languages: list[str]


class AccreditorChoice(_Strict):
    """How an accreditation body is written, and a pattern in the manner of its numbers where one is known."""

    written: list[str]
    written_zh: list[str] | None = None
    number: str | None = None


class City(_Strict):
    """A city with the postal code of a quarter. Chinese cities have a district and a province."""

    en: str
    zh: str = ""
    post: str
    region: str = ""
    district: dict[str, str] = {}
    province: dict[str, str] = {}


class Form(_Strict):
    """A legal form."""

    latin: str
    zh: str = ""


class Country(_Strict):
    """Where companies are: legal forms, cities, how a street and an address are written."""

    country: dict[str, str]
    forms: list[Form]
    cities: list[City]
    street: str = ""


class Names(_Strict):
    """Syllables of made-up names, words of trades, made-up people."""

    start: list[str]
    middle: list[str]
    end: list[str]
    chinese: list[tuple[str, str]]
    trade: dict[str, dict[str, Any]]
    people: list[str]
    people_zh: list[str]


def _read(name: str) -> Any:
    return read_yaml(_HERE / name)


@cache
def words_file(language: str) -> WordsFile:
    """Return the words of a language."""
    return WordsFile.model_validate(_read(f"words/{language}.yaml"))


@cache
def products() -> tuple[Product, ...]:
    """Return all products."""
    return tuple(Product.model_validate(row) for row in _read("products.yaml"))


@cache
def bodies() -> tuple[BodyChoice, ...]:
    """Return the certification bodies that specimens name."""
    return tuple(BodyChoice.model_validate(row) for row in _read("bodies.yaml"))


@cache
def notified_bodies() -> tuple[NotifiedBodyChoice, ...]:
    """Return the notified bodies that specimens name."""
    return tuple(NotifiedBodyChoice.model_validate(row) for row in _read("notified.yaml"))


@cache
def accreditors() -> dict[str, AccreditorChoice]:
    """Return the accreditation bodies that specimens name, by acronym."""
    return {key: AccreditorChoice.model_validate(row) for key, row in _read("accreditors.yaml").items()}


@cache
def countries() -> dict[str, Country]:
    """Return the countries of companies, by code."""
    return {key: Country.model_validate(row) for key, row in _read("places.yaml").items()}


@cache
def names() -> Names:
    """Return what names are made of."""
    return Names.model_validate(_read("names.yaml"))


@cache
def _cities() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = _read("cities.yaml")
    return read


def city_name(city: str, language: str) -> str:
    """Return the name of a city, given in English, in a language."""
    return _cities().get(city, {}).get(language, city)


@cache
def planted() -> dict[str, Any]:
    """Return the words that defects put on a paper."""
    read: dict[str, Any] = _read("planted.yaml")
    return read
