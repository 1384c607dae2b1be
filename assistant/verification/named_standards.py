"""The standards that a certificate names: each as its fields give it, with its national prints and its year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.verification.certificate import Certificate, Field
from assistant.verification.finding import WORST_FIRST, Finding, Outcome
from assistant.verification.rule import Case
from assistant.verification.standard_years import (
    dated_elsewhere,
    key_of_standard,
    with_year,
    without_prints,
    year_for_all,
    years_of,
)
from knowledge.registers import (
    EditionState,
    Registers,
    StandardReading,
    edition_state,
    read_standards,
    state_of,
)

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|^\d{2}$")
_MOST = 40
"""Standards of one certificate that are looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedStandard:
    """What a certificate names.

    Attributes:
        standard: the field `standard` as it stands.
        edition: the edition as named, empty where none is.
        reading: the standard itself before its national prints; None where the words hold no designation.
        prints: national and European prints named beside it or instead of it.
        elsewhere: the words of the paper that give its year, where the field `edition` does not.
    """

    standard: str
    edition: str
    reading: StandardReading | None
    prints: tuple[StandardReading, ...]
    elsewhere: str = ""

    @property
    def has_year(self) -> bool:
        """Whether the edition is written as a year, so that it can be looked for."""
        return bool(_YEAR.search(self.edition))

    @property
    def in_words(self) -> str:
        """Return standard and edition as a person writes them, "ISO 9001:2015"."""
        if self.reading is None:
            return f"{self.standard} {self.edition}".strip()
        edition = self.edition if self.reading.edition and self.edition else ""
        return f"{self.reading.designation}:{edition}" if edition else self.reading.designation

    def own_state(self, registers: Registers, on: dt.date) -> EditionState:
        """Return the state of the edition as named on a day."""
        if self.reading is None:
            return edition_state(registers, self.standard, self.edition or None, on)
        return state_of(registers, self.reading, on)

    def state(self, registers: Registers, on: dt.date) -> EditionState:
        """Return the state of the edition on a day; of a national print, that of the standard behind it."""
        own = self.own_state(registers, on)
        return own.equivalent or own


@lru_cache(maxsize=32)
def named_standards(certificate: Certificate, registers: Registers) -> tuple[NamedStandard, ...]:
    """Return every standard that the field `standard` names, also by its other values, the main one first.

    A national print and the standard behind it are one. The rest of the paper only gives the year of a standard
    that the field names without one; a standard named elsewhere on the paper is not certified to.
    Empty where no standard is stated.
    """
    field = certificate.standard
    if field is None:
        return ()
    groups = _groups(registers, field)
    years = years_of(certificate.edition.value) if certificate.edition else []
    main = _main(registers, field)
    first: list[NamedStandard] = [] if main else [_in_words_only(field.value, years[0] if years else "")]
    further: list[NamedStandard] = []
    more = [*years, *certificate.edition.others] if certificate.edition else []
    for at, (key, readings) in enumerate(groups.items()):
        if key == main:
            given = years[at if len(years) == len(groups) else 0] if years else ""
            first.extend(_made_main(registers, field, readings, given))
            continue
        given = years[at] if len(years) == len(groups) else ""
        last = more[at] if len(more) == len(groups) else ""
        further.extend(_made_beside(registers, certificate, readings, given, last))
    return (*first, *further, *_schemes(registers, field))


def readings_left_over(certificate: Certificate, registers: Registers) -> dict[str, tuple[str, ...]]:
    """Return what the fields `standard` and `edition` give beside the standards named: by field, in words.

    That is a second year of one standard, and other values of `standard` that name none.
    """
    named_ = named_standards(certificate, registers)
    left: dict[str, tuple[str, ...]] = {}
    if certificate.standard is not None:
        left["standard"] = tuple(
            words
            for words in certificate.standard.others
            if not read_standards(registers, words) and not _is_scheme(registers, words)
        )
    if certificate.edition is not None:
        others = (*years_of(certificate.edition.value)[1:], *certificate.edition.others)
        taken = {one.edition for one in named_[1:]}
        left["edition"] = tuple(
            words
            for words in others
            if words not in taken
            and not any(reading.edition in taken for reading in read_standards(registers, words))
        )
    return left


Look = Callable[[Case, NamedStandard], Finding]
"""What a rule says of one of the standards that a certificate names."""


def worst_of(case: Case, look: Look, *, then: Sequence[Look] = ()) -> Finding:
    """Return the worst that a rule says of any of the standards named; of the first, where all are alike.

    `then`: what the rules say that run only where this one is content. What is asked about one standard must
    not keep them from something worse in another: then the finding on that other one is returned.
    """
    looked = [(one, look(case, one)) for one in named_standards(case.certificate, case.registers)]
    one, worst = min(looked, key=lambda pair: _badness(pair[1]))
    for passing, finding in looked:
        if finding.outcome is Outcome.CONSISTENT and any(
            _badness(later(case, passing)) < _badness(worst) for later in then
        ):
            one, worst = passing, finding
            break
    if not one.elsewhere:
        return worst
    about = tuple(name for name in worst.about if name != "edition")
    return replace(worst, about=about, quotes=(*worst.quotes, one.elsewhere))


def _badness(finding: Finding) -> int:
    return WORST_FIRST.index(finding.outcome)


def _groups(registers: Registers, field: Field[str]) -> dict[str, list[StandardReading]]:
    """Return what the field names, one entry a standard: the standard itself and its prints together.

    A national print that is not known stands for itself only where nothing known stands beside it.
    """
    groups: dict[str, list[StandardReading]] = {}
    for words in (field.value, *field.others):
        readings = read_standards(registers, words.strip())
        known = any(reading.standard for reading in readings)
        for reading in readings:
            if len(groups) < _MOST and (reading.standard or not (reading.national and known)):
                groups.setdefault(key_of_standard(reading), []).append(reading)
    return groups


def _main(registers: Registers, field: Field[str]) -> str | None:
    """Return which standard is the main one: the first of the value that is known and no mere print."""
    readings = read_standards(registers, field.value.strip())
    itself = without_prints(readings)
    main = next((reading for reading in itself if reading.standard), itself[0] if itself else None)
    return key_of_standard(main) if main else None


def _made_main(
    registers: Registers, field: Field[str], readings: list[StandardReading], given: str
) -> Iterator[NamedStandard]:
    """Yield the main standard with each year of its own, else with the one that `edition` gives."""
    key = key_of_standard(readings[0])
    of_value = [one for one in read_standards(registers, field.value.strip()) if key_of_standard(one) == key]
    beside = [one for one in read_standards(registers, field.raw) if key_of_standard(one) == key]
    itself = without_prints(of_value)
    dated = _by_year(itself)
    if not dated:
        dated = {given: with_year(registers, itself[0], given) if given else itself[0]}
    dated = _by_year(without_prints(readings)) | dated if any(dated) else _by_year(readings) or dated
    for year, reading in dated.items():
        yield NamedStandard(
            standard=field.value.strip(),
            edition=given if given and len(dated) == 1 else year,
            reading=reading,
            prints=_prints([*readings, *beside]),
        )


def _made_beside(
    registers: Registers,
    certificate: Certificate,
    readings: list[StandardReading],
    given: str,
    last: str,
) -> Iterator[NamedStandard]:
    """Yield a further standard with each year that the paper gives it.

    `given`: its year by the order of the years in `edition`; `last`: the same with the other values of that
    field, which can also be other years of the main standard, so the words of the paper come first.
    """
    undated = without_prints(readings)[0]
    dated = _by_year(without_prints(readings))
    elsewhere = False
    if not dated and given:
        dated = {given: with_year(registers, undated, given)}
    if not dated:
        dated = _by_year(dated_elsewhere(registers, certificate, undated))
        elsewhere = bool(dated)
    if not dated and last:
        dated = {last: with_year(registers, undated, last)}
    if not dated and certificate.edition is not None:
        dated = year_for_all(registers, certificate.edition, undated)
    for year, reading in (dated or {"": undated}).items():
        yield NamedStandard(
            standard=undated.designation,
            edition=year,
            reading=reading,
            prints=_prints(readings),
            elsewhere=reading.written if elsewhere else "",
        )


def _by_year(readings: list[StandardReading]) -> dict[str, StandardReading]:
    return {reading.edition: reading for reading in readings if reading.edition}


def _prints(readings: list[StandardReading]) -> tuple[StandardReading, ...]:
    return tuple({(one.designation, one.edition): one for one in readings if one.national}.values())


def _in_words_only(words: str, edition: str) -> NamedStandard:
    return NamedStandard(standard=words.strip(), edition=edition, reading=None, prints=())


def _schemes(registers: Registers, field: Field[str]) -> Iterator[NamedStandard]:
    """Yield the other values that name a scheme without a number, as MDSAP."""
    for words in field.others:
        if words != field.value and not read_standards(registers, words) and _is_scheme(registers, words):
            yield _in_words_only(words, "")


def _is_scheme(registers: Registers, words: str) -> bool:
    return any(words.strip() in {row.standard, row.key} for row in registers.standard_editions)


def standards_named(certificate: Certificate, registers: Registers, on: dt.date) -> tuple[str, ...]:
    """Return every standard that the field `standard` gives, also its other values, by the register's names."""
    field = certificate.standard
    if field is None:
        return ()
    found: dict[str, None] = {}
    for words in (field.value, *field.others, field.raw):
        readings = [reading.standard for reading in read_standards(registers, words) if reading.standard]
        found |= dict.fromkeys(readings or [edition_state(registers, words, None, on).standard])
    return tuple(standard for standard in found if standard)
