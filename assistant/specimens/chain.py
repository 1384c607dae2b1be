"""Who certified and who accredited: real bodies, linked as the registers have it, with made-up numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from random import Random

from assistant.specimens import data
from assistant.specimens.companies import digits
from assistant.specimens.data import BodyChoice
from assistant.specimens.defects.plan import Wants
from knowledge.registers import CertificationBody, load_registers

_LETTERS = {"ISO 9001": "Q", "ISO 13485": "Q", "ISO 14001": "E", "ISO 45001": "S"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Chain:
    """A certification body and its accreditation body, as printed."""

    body: BodyChoice
    cnca_number: str
    accreditor: str
    accreditor_text: str
    accreditation_number: str | None


def fitting_bodies(
    wants: Wants, standard: str | None = None, country: str | None = None, *, chinese: bool = False
) -> list[BodyChoice]:
    """Return the certification bodies for a standard and a holder's country, None for any.

    `chinese`: the paper is in Chinese, so that the body needs a Chinese name. `wants`: what defects need.
    """
    return [
        body
        for body in data.bodies()
        if (standard is None or standard in body.standards)
        and (country is None or country in body.holders)
        and (body.name_zh or not chinese)
        and (body.number == "chinese" or not wants.chinese_numbers)
        and (wants.accreditor is None or wants.accreditor in body.accreditors)
    ]


def make_chain(rng: Random, standard: str, country: str, *, chinese: bool, wants: Wants) -> Chain:
    """Choose a certification body, as `fitting_bodies` has them, and who accredited it."""
    body = rng.choice(fitting_bodies(wants, standard, country, chinese=chinese))
    accreditor = wants.accreditor or rng.choice(body.accreditors)
    choice = data.accreditors()[accreditor]
    cnca = certification_body(body.row).cnca_approval_no
    number = None
    if rng.random() < 0.5:
        number = (
            f"CNAS C{cnca[-3:]}-M" if accreditor == "CNAS" else choice.number and digits(rng, choice.number)
        )
    return Chain(
        body=body,
        cnca_number=cnca if country == "CN" else "",
        accreditor=accreditor,
        accreditor_text=rng.choice((choice.written_zh if chinese else None) or choice.written),
        accreditation_number=number,
    )


def certificate_number(rng: Random, chain: Chain, standard: str, issued: dt.date, renewals: int) -> str:
    """Make up a certificate number in the manner of the body."""
    if chain.body.number == "chinese":
        serial = rng.randint(90123, 99876)
        return f"{chain.cnca_number[-3:]}{issued:%y}{_LETTERS[standard]}{serial}R{renewals}{rng.choice('SM')}"
    pattern = chain.body.number.format(yy=f"{issued:%y}", yyyy=issued.year, accreditor=chain.accreditor)
    return digits(rng, pattern)


@cache
def certification_body(row: str) -> CertificationBody:
    """Return the record of a certification body by its name in the register."""
    return next(body for body in load_registers().certification_bodies if body.name == row)
