"""What goods are to each other: second names, kinds of one thing, families.

Built from the product terms register. A *concept* is a kind of goods under an id. A name leads to its concepts;
a concept has wider ones: its families, and the general words for it. Names are kept as their modifiers
("disposable") and the words that remain, in order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.verification.scope_vocabulary import Piece, Sort, key_of, pieces_of
from assistant.verification.word_lists import word_list
from knowledge.registers import ProductTerm, Registers

Words = tuple[str, ...]
Extra = frozenset[tuple[Words, Words]]
GENERAL = "goods: "
"""How the concepts of goods begin that are no medical devices."""
_NAMING = frozenset(
    {Sort.WORD, Sort.PART, Sort.GENERIC, Sort.ACTIVITY, Sort.OTHER_USE, Sort.KIND, Sort.NEUTRAL}
)


@dataclass(frozen=True, slots=True)
class Goods:
    """A name of goods: what it is, and the modifiers that change it.

    Attributes:
        words: the words that remain, in order, the last one the head.
        kinds: modifiers such as "disposable".
    """

    words: Words
    kinds: frozenset[str]


@dataclass(slots=True)
class Concepts:
    """All names and what they mean. `extra`: names of the register in other scripts, for reading a scope."""

    names: dict[Words, list[tuple[frozenset[str], str]]] = field(default_factory=dict)
    wider: dict[str, set[str]] = field(default_factory=dict)
    loosely: dict[str, set[str]] = field(default_factory=dict)
    family: dict[str, str] = field(default_factory=dict)
    too_wide: set[str] = field(default_factory=set)
    extra: Extra = frozenset()

    def of(self, goods: Goods) -> tuple[frozenset[str], frozenset[str], Words]:
        """Return the concepts of goods, the modifiers that remain, and the words before the name.

        The longest name at the end of the words counts, with as many modifiers as it takes.
        """
        for start in range(len(goods.words)):
            fitting = [
                (kinds, concept)
                for kinds, concept in self.names.get(goods.words[start:], ())
                if kinds <= goods.kinds
            ]
            if fitting:
                best = [
                    (kinds, concept)
                    for kinds, concept in fitting
                    if not any(kinds < more for more, _ in fitting)
                ]
                taken = frozenset[str]().union(*(kinds for kinds, _ in best))
                return frozenset(c for _, c in best), goods.kinds - taken, goods.words[:start]
        return frozenset(), goods.kinds, ()

    def all_wider(self, concept: str) -> frozenset[str]:
        """Return every concept that holds this one."""
        found: set[str] = set()
        open_ = [concept]
        while open_:
            for one in self.wider.get(open_.pop(), ()):
                if one not in found:
                    found.add(one)
                    open_.append(one)
        return frozenset(found)


def goods_of(pieces: Iterable[Piece]) -> Goods:
    """Return the goods that pieces name, neutral words left out.

    A neutral word stays where nothing else would remain.
    """
    listed = [piece for piece in pieces if piece.sort in _NAMING]
    words = tuple(w for p in listed if p.sort not in {Sort.KIND, Sort.NEUTRAL} for w in p.words)
    kinds = frozenset(p.words[0] for p in listed if p.sort is Sort.KIND)
    if not words:
        words = tuple(w for p in listed if p.sort is Sort.NEUTRAL for w in p.words)
    return Goods(words, kinds)


def name_goods(name: str, extra: Extra = frozenset()) -> Goods:
    """Return the goods of a plain name such as those of the register."""
    return goods_of(pieces_of(name.replace("-", " ").replace("(", " ").replace(")", " "), extra))


@lru_cache(maxsize=2)
def concepts_of(registers: Registers) -> Concepts:  # noqa: C901 - one kind of name after the other
    """Build the concepts of a set of registers, once."""
    lists = word_list("scope_words")
    made = Concepts()
    same = {name: group[0] for group in lists["same_goods"] for name in group}
    members, second = set(lists["members"]), lists["second_names"]
    made.extra = _other_scripts(registers, members, second)

    def name(text: str, concept: str) -> None:
        goods = name_goods(text, made.extra)
        entry = (goods.kinds, concept)
        if goods.words and entry not in made.names.setdefault(goods.words, []):
            made.names[goods.words].append(entry)

    for term in registers.product_terms:
        concept = same.get(term.term, term.term)
        made.family[concept] = term.device_family
        name(term.term.split(" (")[0], concept)
        for synonym in term.synonyms:
            if not any(piece.sort is Sort.WORD for piece in pieces_of(synonym.replace("-", " "), made.extra)):
                continue  # "OEM components" names no goods
            if term.term not in members or synonym in second.get(term.term, ()):
                name(synonym, concept)
            elif synonym.isascii():
                made.wider.setdefault(f"{concept}/{synonym}", set()).add(concept)
                made.family[f"{concept}/{synonym}"] = term.device_family
                name(synonym, f"{concept}/{synonym}")
    _general_words(made, registers, same, members, second)
    for term in registers.product_terms:
        _scope_wordings(made, term, same.get(term.term, term.term))
    for family, wordings in lists["families"].items():
        for wording in wordings:
            goods = name_goods(wording, made.extra)
            wide = f"family of {family}: {' '.join(goods.words)}"
            name(wording, wide)
            for concept in [one for one, of in made.family.items() if of == family]:
                made.wider.setdefault(concept, set()).add(wide)
    _other_goods(made, name)
    return made


def _general_words(
    made: Concepts, registers: Registers, same: dict[str, str], members: set[str], second: dict[str, list[str]]
) -> None:
    used: dict[Words, set[str]] = {}
    written: dict[Words, Goods] = {}
    for row in registers.more_names:
        if row.register != "product":
            continue
        for text in row.names:
            goods = name_goods(text, made.extra)
            key = (*goods.words, *sorted(goods.kinds))
            used.setdefault(key, set()).add(same.get(row.key, row.key))
            written[key] = goods
            if row.key in members and text not in second.get(row.key, ()):
                used[key].add("")  # a word for a kind of it is general, too
    wide_words = {key_of(word) for word in word_list("scope_words")["too_wide"]}
    for key, concepts in used.items():
        goods = written[key]
        real = concepts - {""}
        if len(concepts) == 1:
            made.names.setdefault(goods.words, []).append((goods.kinds, next(iter(real))))
            continue
        wide = f"any {' '.join([*sorted(goods.kinds), *goods.words])}"
        if any(kinds == goods.kinds for kinds, _ in made.names.get(goods.words, ())):
            continue
        made.names.setdefault(goods.words, []).append((goods.kinds, wide))
        for concept in real:
            made.wider.setdefault(concept, set()).add(wide)
        if goods.words in wide_words or len({made.family.get(one, "") for one in real}) > 1:
            made.too_wide.add(wide)


def _scope_wordings(made: Concepts, term: ProductTerm, concept: str) -> None:
    for phrase in term.scope_phrases:
        pieces = [p for p in pieces_of(phrase.replace("-", " "), made.extra) if p.sort is not Sort.ACTIVITY]
        if any(piece.sort is Sort.FOR for piece in pieces):
            continue
        goods = goods_of(pieces)
        found, kinds, before = made.of(goods)
        if not before and any(concept == one or concept in made.wider.get(one, ()) for one in found):
            continue
        if found and not kinds and not before:
            made.loosely.setdefault(concept, set()).update(found)
        elif goods.words:
            wide = f"wording: {' '.join([*sorted(goods.kinds), *goods.words])}"
            made.names.setdefault(goods.words, []).append((goods.kinds, wide))
            made.wider.setdefault(concept, set()).add(wide)


def _other_goods(made: Concepts, name: object) -> None:
    """Take in the families of other goods. Two wordings of one family need not mean the same goods."""
    assert callable(name)  # noqa: S101 - the local function of `concepts_of`
    for row in word_list("scope_words")["goods"]:
        wide = [f"{GENERAL}{wording}" for wording in row["wording"]]
        for wording, concept in zip(row["wording"], wide, strict=True):
            name(wording, concept)
            made.family[concept] = wide[0]
            made.loosely.setdefault(concept, set()).update(set(wide) - {concept})
        for goods in row["goods"]:
            words = name_goods(goods, made.extra).words
            if words not in made.names:
                name(goods, f"{GENERAL}{goods}")
                made.family[f"{GENERAL}{goods}"] = wide[0]
            for _, concept in made.names[words]:
                made.wider.setdefault(concept, set()).update(set(wide) - {concept})


def _other_scripts(registers: Registers, members: set[str], second: dict[str, list[str]]) -> Extra:
    """Return the register's Chinese names with the English words for them, where that is one thing only."""
    meanings: dict[Words, set[Words]] = {}
    for term in registers.product_terms:
        for synonym in term.synonyms:
            if not synonym.isascii() and (term.term not in members or synonym in second.get(term.term, ())):
                goods = name_goods(term.term.split(" (")[0])
                meanings.setdefault(key_of(synonym), set()).add((*goods.kinds, *goods.words))
    own = {key for key, words in meanings.items() if len(words) == 1}
    return frozenset((key, next(iter(words))) for key, words in meanings.items() if key in own)
