"""Whether the scope of a certificate covers a product: judged on what each phrase names, not on shared words.

Being wrong with `NAMED` is the worst mistake, so it is said only where the phrase is a name of the product
itself, with no word beside it that could make it something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant.verification.phrase import Phrase
from assistant.verification.product_concepts import Concepts, Goods, concepts_of, goods_of
from assistant.verification.product_judge import Covers, ProductJudge, Verdict, spread
from assistant.verification.scope_text import Item, ScopeText, read_scope
from assistant.verification.scope_vocabulary import Activity, Piece, Sort, pieces_of, plain_text
from knowledge.registers import Registers

__all__ = ["Coverage", "Covers", "scope_covers", "scope_is_definite"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """What a scope says about a product.

    Attributes:
        outcome: what can be said.
        reason: why, as a sentence.
        phrase: the words of the scope that decided; empty where none did.
        activities: the activities that the scope names for that phrase; for the whole scope where none decided.
        all_activities: the activities of the whole scope.
        excluded: activities that the scope says are left out.
        certain: for `OTHER`: the goods named are known to be others, not merely unknown words.
    """

    outcome: Covers
    reason: Phrase
    phrase: str = ""
    activities: frozenset[Activity] = frozenset()
    all_activities: frozenset[Activity] = frozenset()
    excluded: frozenset[Activity] = frozenset()
    certain: bool = True


_ORDER = tuple(Covers)
_EXCLUDED = "The scope leaves the product out: {phrase}."
_EMPTY = "The scope names no goods."
_NO_PRODUCT = "The product was not described."


@lru_cache(maxsize=256)
def scope_covers(product: str, scope: str, registers: Registers) -> Coverage:
    """Say whether a scope covers a product.

    Args:
        product: what the buyer wants, in their words and in any of the main languages.
        scope: the words of the certificate.
        registers: for their product terms.
    """
    concepts = concepts_of(registers)
    read = read_scope(scope, concepts.extra)
    wanted = _product(product, concepts)
    if not wanted.words:
        return _coverage(read, Covers.CANNOT_TELL, _NO_PRODUCT)
    judge = ProductJudge(plain_text(product[:200]), wanted, concepts, read)
    best: tuple[int, Item, Verdict] | None = None
    for item in read.items:
        verdict = judge.item(item)
        if item.excluded:
            if verdict.outcome in {Covers.NAMED, Covers.FAMILY} and set(judge.wanted.words) <= set(
                goods_of(item.pieces).words
            ):
                return _coverage(read, Covers.OTHER, _EXCLUDED, item)
            continue
        rank = _ORDER.index(verdict.outcome)
        if best is None or rank < best[0]:
            best = (rank, item, verdict)
    if best is None:
        return _coverage(read, Covers.GENERIC, _EMPTY)
    others = [judge.item(item) for item in read.items if not item.excluded]
    certain = all(verdict.certain for verdict in others)
    return _coverage(read, best[2].outcome, best[2].template, best[1], certain=certain)


def scope_is_definite(scope: str, registers: Registers) -> bool:
    """Say whether a scope names any goods or service more exactly than "products" or "medical devices"."""
    read = read_scope(scope, concepts_of(registers).extra)
    exact = {Sort.WORD, Sort.PART, Sort.OTHER_USE}
    pieces = [piece for item in read.items if not item.excluded for piece in item.pieces]
    named = any(piece.sort in exact and not "".join(piece.words).isdecimal() for piece in pieces)
    return named or bool(read.activities & {Activity.STERILISATION, Activity.PACKAGING, Activity.INSTALLATION})


def _coverage(
    read: ScopeText, outcome: Covers, template: str, item: Item | None = None, *, certain: bool = True
) -> Coverage:
    phrase = read.words_of(item).strip(" ,.;的") if item else ""
    values: dict[str, Any] = {"phrase": f'"{phrase}"'} if "{phrase}" in template else {}
    return Coverage(
        outcome=outcome,
        reason=Phrase(template, values),
        phrase=phrase,
        activities=item.activities if item and item.activities else read.activities,
        all_activities=read.activities,
        excluded=read.excluded,
        certain=certain,
    )


def _product(product: str, concepts: Concepts) -> Goods:
    """Return the goods that the buyer describes, without "with …", "for …", measures and numbers."""
    text = product[:200].replace("-", " ").replace("'", " ").replace("’", " ")
    pieces: list[Piece] = []
    for piece in pieces_of(text, concepts.extra):
        if pieces and piece.sort in {Sort.FOR, Sort.WITH, Sort.SEPARATOR, Sort.END}:
            break
        pieces.append(piece)
    whole = spread(goods_of(pieces))
    found, _, before = concepts.of(whole)
    if found and not before:
        return whole
    # Sizes and numbers of models are no part of the name ("100 ml"), unless it has them itself ("N95").
    return spread(goods_of(piece for piece in pieces if piece.known or not piece.words[0][:1].isdecimal()))
