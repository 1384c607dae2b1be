"""Made-up companies: names of syllables, streets that do not exist, codes in a reserved range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from assistant.specimens.data import City, countries, names

_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_RESERVED_REGION = "990000"
"""No administrative division of China has this code, so that no company can have one of these numbers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Company:
    """A company that does not exist.

    `name` and `address` are in Latin letters; `name_zh` and `address_zh` are empty outside China. `brand` is
    the made-up word in the name. `trade` is the trade in the name ("medical", "general", "trading").
    """

    country: str
    brand: str
    trade: str
    name: str
    address: str
    name_zh: str = ""
    address_zh: str = ""
    uscc: str | None = None


def make_company(rng: Random, country: str, language: str, *, trade: str) -> Company:
    """Make up a company. `language` is that of its address; Chinese companies have both scripts."""
    return _chinese(rng, trade) if country == "CN" else _latin(rng, country, language, trade)


def another_site(rng: Random, company: Company, language: str) -> Company:
    """Return the same company at another address."""
    other = make_company(rng, company.country, language, trade=company.trade)
    return replace(company, address=other.address, address_zh=other.address_zh)


def digits(rng: Random, pattern: str) -> str:
    """Fill a pattern: each # becomes a digit from 1 to 9."""
    return "".join(str(rng.randint(1, 9)) if c == "#" else c for c in pattern)


def check_character(code: str) -> str:
    """Return the last character of a Unified Social Credit Code of 17 characters (GB 32100-2015)."""
    total = sum(_USCC.index(c) * pow(3, i, 31) for i, c in enumerate(code))
    return _USCC[(31 - total % 31) % 31]


def _latin(rng: Random, country: str, language: str, trade: str) -> Company:
    land = countries()[country]
    brand = made_up_word(rng)
    kinds = names().trade[trade]
    city = rng.choice(land.cities)
    return Company(
        country=country,
        brand=brand,
        trade=trade,
        name=f"{brand} {rng.choice(kinds.get(language, kinds['en']))} {rng.choice(land.forms).latin}",
        address=land.street.format(
            n=rng.randint(2, 98),
            name=made_up_word(rng),
            city=city.en,
            post=digits(rng, city.post),
            region=city.region,
            country=land.country.get(language, land.country["en"]),
        ),
    )


def _chinese(rng: Random, trade: str) -> Company:
    land = countries()["CN"]
    city = rng.choice(land.cities)
    word = rng.sample(names().chinese, 3)
    pinyin = "".join(p for _, p in word).capitalize()
    characters = "".join(c for c, _ in word)
    kind_zh, kind = rng.choice(names().trade[trade]["zh"])
    form = rng.choice(land.forms)
    latin, chinese = _chinese_address(rng, city)
    return Company(
        country="CN",
        brand=pinyin,
        trade=trade,
        name=f"{city.en} {pinyin} {kind} {form.latin}",
        name_zh=f"{city.zh}{characters}{kind_zh}{form.zh}",
        address=latin,
        address_zh=chinese,
        uscc=_code(rng),
    )


def _chinese_address(rng: Random, city: City) -> tuple[str, str]:
    street = rng.sample(names().chinese, 2)
    number = rng.randint(3, 199)
    road = "".join(p for _, p in street).capitalize()
    latin = (
        f"No. {number} {road} Road, {city.district['en']}, {city.en}, {city.post} {city.province['en']}, China"
    )
    road_zh = "".join(c for c, _ in street)
    return latin, f"{city.province['zh']}{city.zh}市{city.district['zh']}{road_zh}路{number}号"


def _code(rng: Random) -> str:
    """A Unified Social Credit Code whose check characters hold, inside too (GB 11714)."""
    serial = f"MA{rng.randint(100000, 999999)}"
    base36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(base36.index(c) * w for c, w in zip(serial, weights, strict=True))
    code = f"91{_RESERVED_REGION}{serial}{'0123456789X'[(11 - total % 11) % 11]}"
    return code + check_character(code)


def made_up_word(rng: Random) -> str:
    """Make up a word that stands for a company or a street."""
    parts = names()
    return rng.choice(parts.start) + rng.choice(parts.middle) + rng.choice(parts.end)
