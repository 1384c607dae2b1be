"""Standards as people write them: "iso9001-2015", "EN ISO 13485:2016+A11:2021", "GB/T 19001-2016".

The pattern reads letters, number, part, year and amendments; the register then says which edition
that is. Letters are known ones only, each part is bounded, so reading takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from knowledge.registers.load import Registers
from knowledge.registers.names import fold, same_length
from knowledge.registers.rows import StandardEdition
from knowledge.registers.usage import Needs, StandardPrefix

NO_STANDARD = "(none)"
"""What the register writes for a designation under which no standard exists."""

_CENTURY = "20"
_NUMBER = (
    r"[ :.\-#_]{0,2}(?P<number>\d{3,5}(?:[.\-]\d{1,2}(?!\d)){0,2})(?![A-Za-z0-9])"
    r"(?:(?: ?: ?|[ \-/]| ?\( ?|[ ,]{1,2}(?:version|edition|ed\.?|rev\.?|v\.?) ?)"
    r"(?P<year>(?:19|20)\d{2})(?!\d)(?:-(?:0[1-9]|1[0-2])(?![\d\-]))?(?!-\d{1,2}-?\d?)"
    r"(?P<amendments>(?: ?[+/] ?(?:AMD|XG|AC|A)[ .]?\d{0,2}[:\-](?:19|20)\d{2}){0,3})\)?"
    r"|:(?P<odd>\d{1,6})(?!\d))?"
)
_AMENDMENT = re.compile(r"(AMD|XG|AC|A)[ .]?(\d{0,2})[:\-](\d{4})", re.IGNORECASE)
_PART = re.compile(r"[.\-]")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_PLAIN_EDITION = re.compile(r"\d{4}(?:[/+][^()]+)?")
_SHORT = 400
"""Characters of a field; longer texts are not remembered."""
_Chain = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardReading:
    """A standard named in a text.

    `written`: as it stood there. `standard`: the register's name of it, or empty if unknown.
    `edition`: year and amendments as written, or empty. `row`: that edition, if the register has
    it. `national`: a regional or national print, whose year may differ from that of the standard.
    `by_alias`: the register knows it by another designation.
    """

    start: int
    end: int
    written: str
    designation: str
    standard: str
    edition: str
    row: StandardEdition | None
    national: bool
    by_alias: bool


@dataclass(slots=True)
class _Designation:
    standard: str
    own: bool
    bare: StandardEdition | None = None
    editions: dict[str, StandardEdition] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Written:
    start: int
    end: int
    chain: _Chain
    number: str
    edition: str


class StandardIndex:
    """Finds standards in text and says which edition a writing means."""

    def __init__(self, registers: Registers) -> None:
        """Index every designation and every alias of the edition register."""
        self._prefixes = {fold(p.token): p for p in registers.standard_prefixes}
        letters = sorted((p.token for p in registers.standard_prefixes), key=len, reverse=True)
        chain = rf"(?:(?:{'|'.join(map(re.escape, letters))})[ /\-.]{{0,2}}){{1,6}}"
        self._pattern = re.compile(rf"(?<![^\W_])(?P<chain>{chain}){_NUMBER}", re.IGNORECASE)
        self._token = re.compile("|".join(map(re.escape, letters)), re.IGNORECASE)
        self._known: dict[tuple[_Chain, str], _Designation] = {}
        self._series: dict[tuple[_Chain, str], _Designation] = {}
        self.unnumbered: list[tuple[str, StandardEdition]] = []
        for row in registers.standard_editions:
            if row.standard == NO_STANDARD:
                self._add(row.edition_key, row, own=True)
                continue
            if _PLAIN_EDITION.fullmatch(row.edition):
                self._add(f"{row.standard}:{row.edition}", row, own=True)
            for text in dict.fromkeys((row.edition_key, row.standard)):
                self._add(text, row, own=True)
        for row in registers.standard_editions:
            for text in row.aliases:
                self._add(text, row, own=False)
        self._add_short_forms()

    @property
    def designations(self) -> Iterator[tuple[str, str]]:
        """Every known designation without year, and the standard it means."""
        for (chain, number), known in self._known.items():
            yield f"{' '.join(chain).upper()} {number}", known.standard

    def read(self, text: str) -> list[StandardReading]:
        """Return the standards written in a text, from left to right."""
        plain = same_length(text)
        found = (self._resolve(text, written) for written in self._written(plain))
        return [reading for reading in found if reading is not None]

    def _written(self, plain: str, *, strict: bool = True) -> Iterator[_Written]:
        for match in self._pattern.finditer(plain):
            start, chain = match.start("chain"), []
            parts = [(m.start() + start, m.group()) for m in self._token.finditer(match["chain"])]
            while strict and parts and not self._believed(parts):
                parts.pop(0)
            if not parts:
                continue
            chain = [fold(token) for _, token in parts]
            odd = match["odd"] or ""
            year = match["year"] or (_CENTURY + odd if len(odd) == len(_CENTURY) else odd)
            edition = year + "".join(
                f"+{kind}{number}:{date}".upper()
                for kind, number, date in _AMENDMENT.findall(match["amendments"] or "")
            )
            end = match.end()
            if plain[end - 1] == ")" and "(" not in plain[start:end]:
                end -= 1
            yield _Written(parts[0][0], end, tuple(chain), match["number"], edition)

    def _believed(self, parts: list[tuple[int, str]]) -> bool:
        """Say whether the first letters belong to the designation and are no ordinary word."""
        token = parts[0][1]
        prefix = self._prefixes[fold(token)]
        if prefix.needs is Needs.ANY or token.isupper():
            return True
        return prefix.needs is Needs.SAME and len(parts) > 1 and parts[1][1].islower()

    def _add(self, text: str, row: StandardEdition, *, own: bool) -> None:
        written = next(self._written(same_length(text), strict=False), None)
        if written is None or written.start != 0:
            self.unnumbered.append((text, row))
            return
        where = (written.chain, written.number)
        known = self._known.setdefault(where, _Designation(row.standard, own))
        if written.edition:
            known.editions.setdefault(written.edition, row)
        elif text != row.standard or row.edition_key == text:
            known.bare = known.bare or row

    def _add_short_forms(self) -> None:
        """People leave out the IEC of "ISO/IEC 27001" and the part of "ISO/IEC 17021-1"."""
        for (chain, number), known in list(self._known.items()):
            if len(chain) > 1 and known.own:
                self._known.setdefault((chain[:1], number), known)
        for (chain, number), known in self._known.items():
            if known.own:
                self._series.setdefault((chain, _PART.split(number)[0]), known)

    def _resolve(self, text: str, written: _Written) -> StandardReading | None:
        plain_year = written.edition.split("+")[0]
        nearest: _Designation | None = None
        depth = 0
        for edition in dict.fromkeys((written.edition, plain_year)):
            for depth in range(len(written.chain)):
                known = self._find(written.chain[depth:], written.number)
                if known and (not edition or edition in known.editions):
                    row = known.editions.get(edition) if edition else known.bare
                    return self._reading(text, written, known, row, depth=depth)
                nearest = nearest or known
        if nearest is None and not self._may_be_standard(written):
            return None
        return self._reading(text, written, nearest, None, depth=depth)

    def _find(self, chain: _Chain, number: str) -> _Designation | None:
        whole = self._known.get((chain, number))
        if whole or number.isdigit():
            return whole or self._series.get((chain, number))
        return self._known.get((chain, _PART.split(number)[0]))

    def _prefix(self, token: str) -> StandardPrefix:
        return self._prefixes[token]

    def _may_be_standard(self, written: _Written) -> bool:
        kinds = {self._prefix(token).kind for token in written.chain}
        if _YEAR.fullmatch(written.number) and not written.edition:
            return False
        pairs = zip(written.chain, written.chain[1:], strict=False)
        recommended = any(
            (self._prefix(first).kind, self._prefix(second).kind) == ("national", "document")
            for first, second in pairs
        )
        return recommended or bool(kinds & {"international", "european"})

    def _reading(
        self,
        text: str,
        written: _Written,
        known: _Designation | None,
        row: StandardEdition | None,
        *,
        depth: int,
    ) -> StandardReading:
        kinds = {self._prefix(token).kind for token in written.chain}
        return StandardReading(
            start=written.start,
            end=written.end,
            written=text[written.start : written.end],
            designation=f"{' '.join(written.chain).upper()} {written.number}",
            standard=known.standard if known else "",
            edition=written.edition,
            row=row,
            national=bool(kinds & {"national", "european"}),
            by_alias=bool(depth) or (known is not None and not known.own),
        )


@lru_cache(maxsize=4)
def standard_index(registers: Registers) -> StandardIndex:
    """Return the index of a set of registers, built once."""
    return StandardIndex(registers)


def read_standards(registers: Registers, text: str) -> list[StandardReading]:
    """Return the standards written in a text, in any writing, from left to right."""
    return list(_read(registers, text)) if len(text) <= _SHORT else standard_index(registers).read(text)


@lru_cache(maxsize=512)
def _read(registers: Registers, text: str) -> tuple[StandardReading, ...]:
    """Read a short text once: many rules look at the same field of a certificate."""
    return tuple(standard_index(registers).read(text))


def similar_standards(registers: Registers, designation: str) -> tuple[str, ...]:
    """Return the standards whose designation differs by one slip: "ISO 13458" from "ISO 13485"."""
    from rapidfuzz.distance import OSA

    found = {
        standard: None
        for known, standard in standard_index(registers).designations
        if OSA.distance(designation.upper(), known, score_cutoff=1) == 1
    }
    return tuple(standard for standard in found if standard != NO_STANDARD)
