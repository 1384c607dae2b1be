"""Whether two names can be those of one company. A score is never the verdict: the outcome and its reason are.

`SAME` is kept for names that agree word for word, apart from capitals, punctuation, brackets and the way the
legal form is written. Whatever is likely but rests on a habit (a sound in pinyin, an abbreviation, a city left
out) is `LIKELY_SAME`, and the buyer is told which habit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from assistant.verification.name_differences import GENERAL_ONLY, NameOutcome, Relation, differences
from assistant.verification.name_parts import split_name
from assistant.verification.name_words import NameParts, Script
from assistant.verification.phrase import Phrase

__all__ = ["NameComparison", "NameOutcome", "Relation", "compare_names"]


@dataclass(frozen=True, kw_only=True, slots=True)
class NameComparison:
    """What two names say about each other.

    Attributes:
        outcome: what can be said.
        reason: why, as a sentence.
        differs: the words, forms or numbers that tell the names apart.
        relation: what the company with the extra word is to the other, where the names show it.
        bearer: which name has that word: 1 for the first, 2 for the second, None where it is no matter.
        across_scripts: one name was compared by its sound with a name in another script.
    """

    outcome: NameOutcome
    reason: Phrase
    differs: tuple[str, ...] = ()
    relation: Relation | None = None
    bearer: int | None = None
    across_scripts: bool = False


_ORDER = tuple(NameOutcome)
_SAME_OR_LIKELY = frozenset({NameOutcome.SAME, NameOutcome.LIKELY_SAME})
_RELATIONS = tuple(Relation)
_FORMER = "{name} is given as a former name. A certificate should carry the present one."
_TRADING = "{name} is given as a trading name, not as the name of the legal entity."
_NOTHING = "One of the names holds no word that tells a company."
_AGREE = "The names agree, apart from capitals, punctuation and the writing of the legal form."
_SMALL = "The names agree but for small differences in writing."


@lru_cache(maxsize=512)
def compare_names(one: str, other: str) -> NameComparison:
    """Compare two company names, in any mix of scripts and languages.

    Names in the same script decide where both have one; a name in Latin letters is compared with a Chinese one
    by its sound, its places and its line of business. The order of the arguments matters for `bearer` only.
    """
    first, second = split_name(one), split_name(other)
    compared = [
        _compare(a, b)
        for a, b in ((first.latin, second.latin), (first.cjk, second.cjk))
        if a is not None and b is not None
    ]
    if not compared:
        compared = [
            _compare(a, b)
            for a, b in ((first.latin, second.cjk), (first.cjk, second.latin))
            if a is not None and b is not None
        ]
    if not compared:
        return NameComparison(outcome=NameOutcome.CANNOT_TELL, reason=Phrase(_NOTHING))
    plain = max(compared, key=lambda found: _ORDER.index(found.outcome))
    if plain.outcome is NameOutcome.SAME:
        return plain
    return _by_another_name(one, other) or plain


def _by_another_name(one: str, other: str) -> NameComparison | None:
    """Compare with the names that a name gives beside its own: former names, trading names."""
    for mine, theirs, bearer in ((one, other, 1), (other, one, 2)):
        split = split_name(mine)
        for relation, name in (
            *((Relation.FORMER_NAME, name) for name in split.former),
            *((Relation.TRADING_NAME, name) for name in split.trading_as),
        ):
            if _has_another_name(name) or compare_names(name, theirs).outcome not in _SAME_OR_LIKELY:
                continue
            return NameComparison(
                outcome=NameOutcome.LIKELY_SAME,
                reason=Phrase(_FORMER if relation is Relation.FORMER_NAME else _TRADING, {"name": name}),
                differs=(name,),
                relation=relation,
                bearer=bearer,
            )
    return None


def _has_another_name(name: str) -> bool:
    split = split_name(name)
    return bool(split.former or split.trading_as)


def _compare(a: NameParts, b: NameParts) -> NameComparison:
    across = a.script != b.script
    if not across and a.exact == b.exact:
        if not a.core and len(a.general) + len(a.places) + len(a.countries) + len(a.relations) < 2:
            return NameComparison(outcome=NameOutcome.CANNOT_TELL, reason=Phrase(GENERAL_ONLY))
        if a.spelled == b.spelled or (a.script in {Script.JAPANESE, Script.KOREAN}):
            return NameComparison(outcome=NameOutcome.SAME, reason=Phrase(_AGREE))
    notes = [note for note in differences(a, b, across=across) if note is not None]
    if not notes:
        return NameComparison(outcome=NameOutcome.LIKELY_SAME, reason=Phrase(_SMALL), across_scripts=across)
    worst = max(_ORDER.index(note.outcome) for note in notes)
    deciding = [note for note in notes if _ORDER.index(note.outcome) == worst]
    told = min(deciding, key=lambda note: _RELATIONS.index(note.relation) if note.relation else len(_RELATIONS))
    if deciding[0].template.startswith("The company's own words"):
        told = deciding[0]
    return NameComparison(
        outcome=told.outcome,
        reason=Phrase(told.template, told.values),
        differs=tuple(dict.fromkeys(word for note in deciding for word in note.differs)),
        relation=told.relation,
        bearer=told.bearer,
        across_scripts=across,
    )
