"""The words that announce a field, found in any writing: glued, spaced out, accented, or slightly misread."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from pathlib import Path

from assistant.reading.layout import Cell
from assistant.reading.squash import Squashed, is_cjk, squashed
from knowledge.loader import read_yaml

_FILE = Path(__file__).with_name("labels.yaml")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LATIN_PREFIX, _CJK_PREFIX = 3, 2
_GLUED = 18
"""A cell of so many letters without a blank lost its blanks."""
_LONG = 11
"""A label of so many letters is believed inside glued words."""
_MOST_IN_A_CELL = 24
_FUZZY_SHORTEST, _FUZZY_LONGEST = 8, 44
_FUZZY_SCORE = 87.0
_FUZZY_SLACK = 2
"""Letters lost or won."""
_EXACT, _FUZZY = 1.0, 0.85
_BARE = frozenset({"no", "nr", "n", "number", "nummer", "numero", "numer"})
_BARE_REST = 32
_FAR_INSIDE = 80
"""Characters into a line from which on ordinary words are no labels, whatever follows."""
_CONFUSED = str.maketrans({"0": "o", "1": "i", "l": "i", "5": "s", "8": "b", "f": "t", "q": "g", "6": "g"})
_SEPARATOR = re.compile(r"\s{0,4}(?:[:：﹕.。#=/／|>*»)）\]】-]|[-–—]{1,4}\s|\s-)")
_COLON = re.compile(r"[\s.)）\]】°ºo]{0,3}\s?[:：﹕=＝]")
_DIGIT_IN_WORD = re.compile(r"[^\W\d_]{3}[0156][^\W\d_]")
"""A letter read as a figure: "emisi6n"."""
_ENDS = re.compile(r"[\s.:：﹕#№°º()（）\[\]【】/／=*»>–—-]*$")
_BRACKETED = re.compile(r"\s?[(（][^()（）]{0,40}[)）]\s?[:：﹕=]?")


class Kind(StrEnum):
    """What a label announces. The names are those of `labels.yaml`."""

    NUMBER = "number"
    NUMBER_WEAK = "number_weak"
    OTHER_NUMBER = "other_number"
    HOLDER = "holder"
    ADDRESS = "address"
    SITE = "site"
    SCOPE = "scope"
    EXCLUSIONS = "exclusions"
    STANDARD = "standard"
    ISSUER = "issuer"
    ISSUER_PROSE = "issuer_prose"
    ACCREDITOR = "accreditor"
    ACCREDITATION_NUMBER = "accreditation_number"
    FIRST_ISSUED = "first_issued"
    ISSUE = "issue"
    CERTIFIED_ON = "certified_on"
    VALID_FROM = "valid_from"
    REVISED = "revised"
    VALID_UNTIL = "valid_until"
    VALIDITY = "validity"
    DECIDED = "decided"
    SURVEILLANCE = "surveillance"
    OTHER_DATE = "other_date"
    PLACE_DATE = "place_date"
    STATUS = "status"
    USCC = "uscc"
    NOTIFIED_BODY_NUMBER = "notified_body_number"
    CNCA_NUMBER = "cnca_number"
    SRN = "srn"
    FDA_NUMBER = "fda_number"
    SECTOR = "sector"
    CERTIFY = "certify"
    SYSTEM_OF = "system_of"
    AFTER_HOLDER = "after_holder"
    TITLE = "title"
    STOP = "stop"


DATES = frozenset(
    {
        Kind.FIRST_ISSUED,
        Kind.ISSUE,
        Kind.CERTIFIED_ON,
        Kind.VALID_FROM,
        Kind.REVISED,
        Kind.VALID_UNTIL,
        Kind.VALIDITY,
        Kind.DECIDED,
        Kind.SURVEILLANCE,
        Kind.OTHER_DATE,
        Kind.PLACE_DATE,
    }
)
"""Labels of dates."""
PROSE = frozenset({Kind.CERTIFY, Kind.SYSTEM_OF, Kind.AFTER_HOLDER, Kind.ISSUER_PROSE, Kind.STOP})
"""Parts of sentences, which may stand anywhere in a line."""


@dataclass(frozen=True, slots=True)
class Word:
    """One label as the file has it. `key`: its folded letters."""

    key: str
    kind: Kind
    language: str
    weak: bool


@dataclass(frozen=True, eq=False, slots=True)
class Label:
    """A label on the paper.

    `start` and `end` point into the cell's text. `heads`: it starts its cell. `marked`: a colon,
    a gap or the end of the cell follows. `certainty`: 1, less where the words were nearly those.
    """

    cell: Cell
    start: int
    end: int
    word: Word
    heads: bool
    marked: bool
    certainty: float

    @property
    def colon(self) -> bool:
        """Whether a colon follows."""
        return bool(_COLON.match(self.cell.text[self.end : self.end + 8]))

    @property
    def kind(self) -> Kind:
        """What it announces."""
        return self.word.kind


class _Vocabulary:
    """All labels by their first letters, longest first."""

    def __init__(self) -> None:
        entries = read_yaml(_FILE)
        words: dict[tuple[str, Kind], Word] = {}
        for entry in entries:
            kind, weak = Kind(entry["kind"]), bool(entry.get("weak"))
            for language, phrases in entry["words"].items():
                for phrase in phrases:
                    for key in {squashed(phrase), squashed(phrase.translate(_UMLAUTS))}:
                        if key:
                            words.setdefault((key, kind), Word(key, kind, language, weak))
        self.by_start: dict[str, list[Word]] = defaultdict(list)
        for word in words.values():
            prefix = _CJK_PREFIX if is_cjk(word.key[0]) else _LATIN_PREFIX
            self.by_start[word.key[:prefix]].append(word)
        for several in self.by_start.values():
            several.sort(key=lambda word: (-len(word.key), not word.weak))
        self.keys = frozenset(word.key for word in words.values())
        fuzzy = [
            word
            for word in words.values()
            if _FUZZY_SHORTEST <= len(word.key) <= _FUZZY_LONGEST
            and word.key.isascii()
            and word.kind not in PROSE
        ]
        self.fuzzy: dict[int, list[tuple[str, Word]]] = defaultdict(list)
        for word in fuzzy:
            for length in range(len(word.key) - _FUZZY_SLACK, len(word.key) + _FUZZY_SLACK + 1):
                self.fuzzy[length].append((word.key.translate(_CONFUSED), word))


def is_label(key: str) -> bool:
    """Say whether folded words are a label and nothing else, and so nobody's name."""
    return key in _vocabulary().keys


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    return _Vocabulary()


def find_labels(cell: Cell) -> list[Label]:
    """Return the labels in a cell from left to right; they do not overlap."""
    found = list(islice(_exact(cell), _MOST_IN_A_CELL))
    if not any(label.heads for label in found):
        fuzzy = _fuzzy(cell)
        if fuzzy and (not found or fuzzy.end <= found[0].start):
            found.insert(0, fuzzy)
    return found


def _exact(cell: Cell) -> Iterator[Label]:
    folded, text = cell.folded, cell.text
    letters, by_start = folded.text, _vocabulary().by_start
    glued = len(letters) >= _GLUED and text.count(" ") * 12 < len(letters)
    position, length, told = 0, len(letters), 0
    while position < length - 1:
        several = by_start.get(letters[position : position + _LATIN_PREFIX]) or ()
        more = by_start.get(letters[position : position + _CJK_PREFIX]) or ()
        taken = None
        if (several or more) and (glued or _starts_word(folded, text, position)):
            for word in (*several, *more):
                if letters.startswith(word.key, position):
                    taken = _accept(cell, word, position, glued=glued, told=told)
                    if taken:
                        break
        if taken is None:
            position += 1
            continue
        yield taken
        position += len(taken.word.key)
        told = taken.end


def _accept(  # noqa: PLR0911 - one line a reason to refuse
    cell: Cell, word: Word, position: int, *, glued: bool, told: int
) -> Label | None:
    """Return the label if the words around allow it. `told`: where the label before it ends."""
    text, at = cell.text, cell.folded.at
    start, last = at[position], at[position + len(word.key) - 1]
    end = last + 1
    cjk = is_cjk(word.key[0])
    begins = cjk or _starts_word(cell.folded, text, position)
    if not begins and len(word.key) < _LONG:
        return None
    closed = end >= len(text) or not text[end].isalpha() or cjk or is_cjk(text[end])
    if not closed and not (text[last].islower() and text[end].isupper()):
        long_enough = len(word.key) >= (_LONG if word.kind in PROSE else _GLUED - 4)
        if not (glued and long_enough):
            return None
    again = 0 < told <= start and not any(map(str.isalnum, text[told:start]))  # in a second language
    heads = not cell.folded.text[:position] or again or _numbered(text[:start])
    other_script = again and is_cjk(text[end:].lstrip()[:1] or " ") != cjk
    row_of_a_register = cjk and heads and text[end : end + 1].isspace()  # 组织名称 某某有限公司
    marked = _is_marked(text, end) or other_script or row_of_a_register
    stands = heads and (marked or _again(cell, word, position))
    if word.weak and not stands and not _after_colon(text, start, end):
        return None
    if word.key in _BARE and len(text) - end > _BARE_REST:
        return None  # "No. 188, Xingye Road" is an address
    if word.kind is Kind.TITLE and not (heads and (marked or len(word.key) >= _LONG)):
        return None
    if word.key.endswith("systemfor") and text[end:].strip(" :") and not _COLON.match(text[end : end + 8]):
        return None  # "management system for medical devices" is a standard's title
    if word.kind is Kind.STOP and not heads:
        return None
    if (
        cjk
        and len(word.key) <= _CJK_PREFIX
        and not stands
        and word.kind not in {Kind.CERTIFY, Kind.AFTER_HOLDER}
    ):
        return None
    return Label(cell, start, end, word, heads, marked, _EXACT)


def _again(cell: Cell, word: Word, position: int) -> bool:
    """Say whether the same label follows in a second language: "Anschrift Address: …"."""
    letters, after = cell.folded.text, position + len(word.key)
    by_start = _vocabulary().by_start
    several = (
        *by_start.get(letters[after : after + _LATIN_PREFIX], ()),
        *by_start.get(letters[after : after + _CJK_PREFIX], ()),
    )
    for other in several:
        if other.kind is word.kind and letters.startswith(other.key, after):
            end = cell.folded.at[after + len(other.key) - 1] + 1
            if _is_marked(cell.text, end):
                return True
    return False


def _starts_word(folded: Squashed, text: str, position: int) -> bool:
    at = folded.at[position]
    if at == 0:
        return True
    before, here = text[at - 1], text[at]
    if not before.isalnum() or is_cjk(here) or is_cjk(before):
        return True
    return (before.islower() and here.isupper()) or (before.isdigit() and not here.isdigit())


def _is_marked(text: str, end: int) -> bool:
    rest = text[end : end + 48]
    if not rest.strip() or _ENDS.fullmatch(rest):
        return True
    return bool(_SEPARATOR.match(rest) or _COLON.match(rest) or _BRACKETED.match(rest))


def _numbered(before: str) -> bool:
    """Say whether nothing but a bullet or a number of an item stands before a label."""
    return bool(re.fullmatch(r"[\s\W\d]{0,6}(?:[a-z][.)]\s?)?", before))


def _after_colon(text: str, start: int, end: int) -> bool:
    """Say whether a label inside a line stands apart and has a colon: "… 2015  Status: valid"."""
    before = text[:start].rstrip()
    if start > _FAR_INSIDE:
        return False
    apart = not before or before[-1] in ",;/|)）·•-–。；，" or before[-1].isdigit()
    return apart and bool(_COLON.match(text[end : end + 8]))


def _fuzzy(cell: Cell) -> Label | None:
    """Return the label that the start of a cell nearly is: "Certifcate No.:" or "Gertificate Number"."""
    text = cell.text
    colon = re.search(r"[:：]", text[: _FUZZY_LONGEST + 12])
    head = text[: colon.start()] if colon else text
    key = squashed(head).translate(_CONFUSED)
    if not _FUZZY_SHORTEST <= len(key) <= _FUZZY_LONGEST or not key.isascii():
        return None
    misread = bool(_DIGIT_IN_WORD.search(head))
    if colon is None and not misread and (any(map(str.isdigit, head)) or not cell.picture):
        return None
    from rapidfuzz import fuzz, process

    near = _vocabulary().fuzzy.get(len(key), [])
    best = process.extractOne(key, [known for known, _ in near], scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
    if best is None:
        return None
    word = near[best[2]][1]
    return Label(cell, 0, len(head.rstrip()), word, heads=True, marked=True, certainty=_FUZZY)
