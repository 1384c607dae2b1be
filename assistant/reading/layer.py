"""The words of an invisible text layer held against the words in the picture that a reader sees.

A scanner puts such a layer under its pictures, so that they can be searched: that is no trick as long as it
says what the picture says. Misreadings of a scanner are common too; so words must differ clearly, or differ in
their digits where the picture was read surely.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.reading.document import Line
from assistant.verification.certificate import Box

SAME = 60.0
"""Of 100: words less alike are other words."""
SURE = 0.9
"""Confidence from which the picture's words may contradict the layer's."""
_LOOK_ALIKE = str.maketrans("oOlIiSsBZzgGqD", "00111558229990")


@dataclass(frozen=True, kw_only=True, slots=True)
class Disagreement:
    """Words of the layer and of the picture in one place."""

    layer: str
    picture: str
    box: Box | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What became of a layer's lines: `absent` ones have nothing in the picture at their place."""

    absent: tuple[Line, ...]
    disagreements: tuple[Disagreement, ...]


def compare(layer: Sequence[Line], picture: Sequence[Line]) -> Comparison:
    """Compare the lines of an invisible layer with those read from the picture."""
    everything = _plain(" ".join(line.text for line in picture))
    absent: list[Line] = []
    disagreements: list[Disagreement] = []
    for line in layer:
        words = _plain(line.text)
        if not words:
            continue
        here = [other for other in picture if _overlap(line.box, other.box)]
        there = " ".join(other.text for other in here)
        if not here:
            if fuzz.partial_ratio(words, everything) < 85:
                absent.append(line)
            continue
        surely = min(other.confidence for other in here) >= SURE
        unlike = fuzz.partial_ratio(words, _plain(there)) < SAME
        if surely and (unlike or _other_digits(line.text, there)):
            disagreements.append(Disagreement(layer=line.text, picture=there, box=line.box))
    return Comparison(absent=tuple(absent), disagreements=tuple(disagreements))


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _other_digits(layer: str, picture: str) -> bool:
    """Whether a group of two or more digits in the layer is not in the picture, look-alikes allowed for."""
    there = _plain(picture).translate(_LOOK_ALIKE)
    groups = "".join(c if c.isdigit() else " " for c in unicodedata.normalize("NFKC", layer)).split()
    return any(len(group) >= 2 and group.translate(_LOOK_ALIKE) not in there for group in groups)


def _overlap(one: Box | None, other: Box | None) -> bool:
    """Whether two places share at least half the height of the lower one, and some width."""
    if one is None or other is None:
        return False
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return across > 0 and down >= 0.5 * lower
