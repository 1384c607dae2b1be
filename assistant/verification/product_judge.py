"""One product against one phrase of a scope: what the phrase names, and whether that is the product."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.verification.product_concepts import GENERAL, Concepts, Goods, goods_of
from assistant.verification.roots import same_words
from assistant.verification.scope_text import Item, ScopeText
from assistant.verification.scope_vocabulary import Piece, Sort, pieces_of, surface
from assistant.verification.word_lists import word_list


class Covers(StrEnum):
    """What a scope says about a product, from the strongest to the weakest."""

    NAMED = "named"
    FAMILY = "family"
    """A wider wording that includes it."""
    PARTS_ONLY = "parts_only"
    """Parts of it, or things that go with it."""
    CANNOT_TELL = "cannot_tell"
    GENERIC = "generic"
    """Only words such as "medical devices"."""
    OTHER = "other"
    """Other goods."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one phrase says. `template`: the reason, with a place for the phrase. `certain`: see `Coverage`."""

    outcome: Covers
    template: str
    certain: bool = True


_HARMLESS = frozenset({"medical", "sterile", "disposable"})
"""Modifiers that a scope may add or leave out without naming other goods."""
_OPPOSITE = (
    frozenset({"powered", "elastomeric"}),
    frozenset({"powered", "manual"}),
    frozenset({"disposable", "reusable"}),
    frozenset({"sterile", "nonsterile"}),
)
_PUMP = frozenset({"powered", "disposable"})
_NAMED = "The scope names the product: {phrase}."
_FAMILY = "The scope names a family that includes the product: {phrase}."
_WIDER = "The scope says {phrase}, without the details of the product."
_PARTS = "The scope names parts or accessories, not the finished product: {phrase}."
_OTHER = "The scope names other goods: {phrase}."
_OTHER_USE = "The scope names goods for another use: {phrase}."
_OPPOSED = "The scope names another kind of the product: {phrase}."
_NARROW = "The scope names a special kind, and it is open whether that is the product: {phrase}."
_TOO_WIDE = (
    "The scope says {phrase}, a word for quite different goods, so it is open whether the product is meant."
)
_LOOSE = (
    "The scope says {phrase}. Such goods sometimes go under this wording, but it does not name the product."
)
_UNKNOWN = "It is open whether {phrase} includes the product."
_LIST = "It is open whether {phrase} stands for the product or for what the parts are made for."
_GENERIC = "The scope says only {phrase}, which does not name the product."


def spread(goods: Goods) -> Goods:
    """Take modifiers out of the words of a name that was translated ("disposable infusion pump")."""
    kinds = {word for word in goods.words[:-1] if word in word_list("scope_words")["kinds"]}
    return Goods(tuple(word for word in goods.words if word not in kinds), goods.kinds | kinds)


class ProductJudge:
    """One product, to be looked for in the items of a scope.

    Args:
        product: what the buyer wants, in one writing (see `plain_text`).
        wanted: the goods that this describes.
        concepts: what goods are to each other.
        scope: the scope that the items are of.
    """

    def __init__(self, product: str, wanted: Goods, concepts: Concepts, scope: ScopeText) -> None:
        self.wanted = wanted
        self.concepts = concepts
        self.scope = scope
        self.foreign = scope.foreign
        pieces = pieces_of(product, concepts.extra)
        self.own = surface(product, pieces)
        self.uses = {word for piece in pieces if piece.sort is Sort.OTHER_USE for word in piece.words}
        self.meant, self.rest_kinds, self.rest_words = concepts.of(wanted)
        self.general = all(one.startswith(GENERAL) for one in self.meant)
        self.wider = frozenset(wide for one in self.meant for wide in concepts.all_wider(one))
        self.loosely = frozenset(loose for one in self.meant for loose in concepts.loosely.get(one, ()))

    def item(self, item: Item) -> Verdict:
        """Judge one phrase of the scope."""
        head, tail = _head_and_tail(item.pieces)
        if self._in_own_words(item.pieces) and not _only_generic(head):
            return (
                Verdict(Covers.CANNOT_TELL, _LIST) if item.listed_after_for else Verdict(Covers.NAMED, _NAMED)
            )
        if not tail:
            head, tail = self._part_of(head)
        goods = spread(goods_of(head))
        found, kinds, before = self.concepts.of(goods)
        if not found and self._is_part(head) and goods.words != self.wanted.words:
            return self._parts(goods, tail)
        if _only_generic(head) and not found:
            return Verdict(Covers.GENERIC, _GENERIC)
        verdict = self._goods(goods, found, kinds, before, [*head, *tail])
        if item.listed_after_for and verdict.outcome in {Covers.NAMED, Covers.FAMILY}:
            return Verdict(Covers.CANNOT_TELL, _LIST)
        return verdict

    def _in_own_words(self, pieces: list[Piece]) -> bool:
        """Say whether pieces are the very words of the buyer, endings aside where the language has them."""
        return same_words(surface(self.scope.text, pieces), self.own, inflected=self.foreign)

    def _part_of(self, head: list[Piece]) -> tuple[list[Piece], list[Piece]]:
        """Part "piezas de bombas": parts, and after a word such as "of" what they belong to."""
        nouns = [piece for piece in head if piece.sort in _NOUNS]
        if not self.foreign or len(nouns) < 2 or nouns[0].sort is not Sort.PART:
            return head, []
        first, second = nouns[:2]
        at = head.index(first) + 1
        between = self.scope.text[first.end : second.start].strip(" -")
        return (head[:at], head[at:]) if between and first.words[0].isascii() else (head, [])

    def _is_part(self, head: list[Piece]) -> bool:
        """Say whether a phrase is headed by a word for parts: its last noun, or its first ("piezas de …")."""
        nouns = [piece for piece in head if piece.sort in _NOUNS]
        return bool(nouns) and Sort.PART in {nouns[-1].sort, nouns[0].sort if self.foreign else None}

    def _parts(self, goods: Goods, tail: list[Piece]) -> Verdict:
        of = spread(goods_of(tail)) if tail else Goods(goods.words[:-1], goods.kinds)
        found, _, _ = self.concepts.of(of)
        of_product = (
            bool(found & (self.meant | self.wider | self.loosely))
            or of.words == self.wanted.words
            or self._in_own_words(tail)
            or any(
                self.wider & self.concepts.all_wider(one) & {w for w in self.wider if w.startswith("any ")}
                for one in found
            )
            or (len(of.words) > 0 and self.wanted.words[-len(of.words) :] == of.words)
            or self.wanted.words == of.words[-len(self.wanted.words) :]
            or _holds(goods.words[:-1], self.wanted.words)
            or (bool(tail) and _only_generic(tail) and bool(self.meant))
        )
        return (
            Verdict(Covers.PARTS_ONLY, _PARTS) if of_product else Verdict(Covers.OTHER, _OTHER, certain=False)
        )

    def _goods(  # noqa: C901, PLR0911 - one line a case
        self,
        goods: Goods,
        found: frozenset[str],
        kinds: frozenset[str],
        before: tuple[str, ...],
        pieces: list[Piece],
    ) -> Verdict:
        same_words = goods.words == self.wanted.words
        related = bool(found & (self.meant | self.wider | self.loosely)) or same_words or self._head(goods)
        uses = {word for piece in pieces if piece.sort is Sort.OTHER_USE for word in piece.words}
        if related and uses - self.uses:
            # A buyer of plain pumps may mean those for water; a buyer of a medical device hardly does.
            general = same_words and self.general
            return Verdict(Covers.CANNOT_TELL, _NARROW) if general else Verdict(Covers.OTHER, _OTHER_USE)
        if related and any(
            pair <= goods.kinds | self.wanted.kinds and not pair <= goods.kinds for pair in self._opposites()
        ):
            return Verdict(Covers.OTHER, _OPPOSED)
        extra_words = set(before) - set(self.wanted.words)
        extra_kinds = goods.kinds - self.wanted.kinds - _HARMLESS
        missing_kinds = self.wanted.kinds - goods.kinds - _HARMLESS
        if found & self.meant or (same_words and not self.meant):
            if extra_words or (extra_kinds and not found & self.meant) or kinds - self.wanted.kinds - _HARMLESS:
                return Verdict(Covers.CANNOT_TELL, _NARROW)
            if (
                (not found and missing_kinds)
                or set(self.rest_words) - set(goods.words)
                or self.rest_kinds - goods.kinds - _HARMLESS
            ):
                return Verdict(Covers.FAMILY, _WIDER)
            return Verdict(Covers.NAMED, _NAMED)
        if found & self.wider:
            if extra_words or kinds - self.wanted.kinds - _HARMLESS:
                return Verdict(Covers.CANNOT_TELL, _NARROW)
            wide = found & self.wider
            too_wide = wide <= self.concepts.too_wide
            return Verdict(Covers.CANNOT_TELL, _TOO_WIDE) if too_wide else Verdict(Covers.FAMILY, _FAMILY)
        if found & self.loosely and self._is_plainer(goods):
            return Verdict(Covers.FAMILY, _WIDER)
        if found & self.loosely:
            return Verdict(Covers.CANNOT_TELL, _LOOSE)
        if any(self.meant & self.concepts.all_wider(one) for one in found):
            return Verdict(Covers.CANNOT_TELL, _NARROW)
        if same_words:
            return Verdict(Covers.CANNOT_TELL, _NARROW)
        return self._unlike(goods, found, before, pieces)

    def _unlike(
        self, goods: Goods, found: frozenset[str], before: tuple[str, ...], pieces: list[Piece]
    ) -> Verdict:
        unknown = [p for p in pieces if p.sort is Sort.WORD and not p.known]
        if self._head(goods):
            wider = set(goods.words) < set(self.wanted.words)
            narrower = set(goods.words) > set(self.wanted.words)
            if self._is_plainer(goods):
                return Verdict(Covers.FAMILY, _WIDER)
            if wider or narrower:
                return Verdict(Covers.CANNOT_TELL, _UNKNOWN if wider else _NARROW)
        if found and not before:
            return Verdict(Covers.OTHER, _OTHER, certain=bool(self.meant) and not self._akin(found))
        only_uses = not any(piece.sort in {Sort.WORD, Sort.PART} for piece in pieces)
        strange = any(not word.isascii() for p in unknown for word in p.words)
        if (self.foreign and (only_uses or unknown)) or strange:
            return Verdict(Covers.CANNOT_TELL, _UNKNOWN)
        if not found and (not self.meant or self._shares(goods)):
            return Verdict(Covers.CANNOT_TELL, _UNKNOWN)
        return Verdict(Covers.OTHER, _OTHER, certain=False)

    def _head(self, goods: Goods) -> bool:
        return bool(goods.words) and goods.words[-1] == self.wanted.words[-1]

    def _is_plainer(self, goods: Goods) -> bool:
        """Say whether goods that are no medical device are named with fewer words, and none beside."""
        fewer = set(goods.words) < set(self.wanted.words) and goods.kinds <= self.wanted.kinds | _HARMLESS
        return self.general and self._head(goods) and fewer

    def _akin(self, found: frozenset[str]) -> bool:
        """Say whether goods are of one family that are no medical devices: a lamp may be sold as a light."""
        family = self.concepts.family
        return self.general and bool({family.get(a) for a in found} & {family.get(b) for b in self.meant})

    def _shares(self, goods: Goods) -> bool:
        return bool(set(goods.words) & set(self.wanted.words))

    def _opposites(self) -> tuple[frozenset[str], ...]:
        return (*_OPPOSITE, _PUMP) if self.wanted.words[-1] == "pump" else _OPPOSITE


_NOUNS = frozenset({Sort.WORD, Sort.PART, Sort.GENERIC, Sort.ACTIVITY})


def _holds(words: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    """Say whether words hold others, side by side."""
    return any(words[at : at + len(inner)] == inner for at in range(len(words) - len(inner) + 1))


def _only_generic(pieces: list[Piece]) -> bool:
    named = [p for p in pieces if p.sort in {Sort.WORD, Sort.PART, Sort.GENERIC, Sort.OTHER_USE, Sort.ACTIVITY}]
    return all(piece.sort is Sort.GENERIC for piece in named)


def _head_and_tail(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part "parts for pumps" into what it is and what it is for; in Chinese the order is turned round."""
    for at, piece in enumerate(pieces):
        if piece.sort is Sort.FOR and at:
            return pieces[:at], pieces[at + 1 :]
        if piece.sort is Sort.FOR_BACK and 0 < at < len(pieces) - 1:
            return pieces[at + 1 :], pieces[:at]
        if piece.sort is Sort.OF and 0 < at < len(pieces) - 1 and pieces[at + 1].sort is Sort.PART:
            return pieces[at + 1 :], pieces[:at]
    return pieces, []
