"""From what a buyer typed to the questions in it. The text is data: it is bounded and never obeyed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 1500
"""Characters that are read as they are. More is a paste: then only its questions are read."""

LONGEST_READ = 20_000
"""Characters of a paste in which questions are looked for; what follows is left alone."""

MOST_PARTS = 4
"""Questions of one message that are answered."""

_TAG = re.compile(r"<[^<>]{0,500}>")
_END = re.compile(r"(?<=[?？؟])\s*|\n+|;\s+")
_QUESTION_WORD = r"(?:how|what|whats|who|where|when|which|why|is|are|can|could|do|does|did|should|must|will)\b"
_OPENS_QUESTION = re.compile(_QUESTION_WORD, re.IGNORECASE)
_JOINED = re.compile(
    rf"[,.]?\s{{1,4}}(?:and|but|also|plus)\s{{1,4}}(?:also\s{{1,4}}|by the way\s{{1,4}})?(?={_QUESTION_WORD})",
    re.IGNORECASE,
)
_PILED_MARKS = re.compile(r"([\u0300-\u036f]{3})[\u0300-\u036f]+")
_ENUMERATED = re.compile(r"(?:^|\s)1[).]\s.*\s2[).]\s", re.DOTALL)
_NUMBER = re.compile(r"(?:^|\s)\d[).]\s+")
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A message, cleaned.

    Attributes:
        text: without control characters, tags and doubled spaces; at most `LONGEST` characters.
        parts: the questions in it, in order; one part where it does not fall apart.
        length: characters of the original.
        cut: whether only the questions of a long text were kept.
    """

    text: str
    parts: tuple[str, ...]
    length: int
    cut: bool

    @property
    def readable(self) -> bool:
        """Whether there is any letter or digit to go by."""
        return any(c.isalnum() for c in self.text)


def read_message(raw: str) -> Message:
    """Clean a message and find its questions."""
    text = _plain(raw)
    cut = len(text) > LONGEST
    if cut:
        questions = [s for s in re.split(r"(?<=[.!?？。\n])\s*", text) if s.rstrip().endswith(("?", "？"))]
        text = " ".join(question.strip() for question in questions if len(question) <= 400)[:LONGEST]
    return Message(text=text.strip(), parts=_split(text), length=len(raw), cut=cut)


def _plain(raw: str) -> str:
    kept = "".join(
        c if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"} else " "
        for c in _PILED_MARKS.sub(r"\1", raw[:LONGEST_READ])
    )
    without_tags = _TAG.sub(" ", kept)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", without_tags)).strip()


def _split(text: str) -> tuple[str, ...]:
    """Split at question marks, line ends and joined questions; statements stay with what follows."""
    if _ENUMERATED.search(text):
        text = _NUMBER.sub("\n", text)
    parts: list[str] = []
    carried = ""
    for piece in (p.strip() for p in _END.split(text) if p and p.strip()):
        whole = f"{carried} {piece}".strip()
        if piece.endswith(("?", "？", "؟")) or _OPENS_QUESTION.match(piece):
            parts.append(whole)
            carried = ""
        else:
            carried = whole
    if carried:
        # A statement after the last question belongs to it.
        parts = [*parts[:-1], f"{parts[-1]} {carried}"] if parts else [carried]
    divided = [half.strip() for part in parts for half in _JOINED.split(part) if half.strip()]
    return tuple(divided[:MOST_PARTS]) or ("",)
