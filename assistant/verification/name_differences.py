"""What tells two names apart, difference by difference, and what each alone makes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from assistant.verification import core_words
from assistant.verification.legal_forms import FormsAgree, compare_forms
from assistant.verification.name_words import NameParts, Script
from assistant.verification.places import two_places


class NameOutcome(StrEnum):
    """What can be said of two names, best first."""

    SAME = "same"
    LIKELY_SAME = "likely_same"
    CANNOT_TELL = "cannot_tell"
    DIFFERENT = "different"


class Relation(StrEnum):
    """What a company is to the other one, by a word that only its name has."""

    HONG_KONG = "hong_kong"
    TRADING = "trading"
    SALES = "sales"
    HOLDING = "holding"
    GROUP = "group"
    BRANCH = "branch"
    COUNTRY = "country"
    """The company of one country or region: "(China)", "USA", "Europe"."""
    INTERNATIONAL = "international"
    OTHER_FORM = "other_form"
    """The same words with another legal form."""
    SISTER = "sister"
    """The same own name in another place or line of business."""
    FORMER_NAME = "former_name"
    TRADING_NAME = "trading_name"


@dataclass(frozen=True, slots=True)
class Note:
    """One difference, and what it alone would make of the two names."""

    outcome: NameOutcome
    template: str
    values: dict[str, Any] = field(default_factory=dict)
    differs: tuple[str, ...] = ()
    relation: Relation | None = None
    bearer: int | None = None


_SOFT = frozenset(
    {"device", "product", "industry", "manufacture", "plant", "material", "technology", "development"}
)
"""Lines of business that English names of Chinese companies leave out or change at will."""
GENERAL_ONLY = "The names hold only general words and places, so they cannot tell two companies apart."


def differences(a: NameParts, b: NameParts, *, across: bool) -> list[Note | None]:
    """Return what tells two names apart; None where a part agrees. `across`: they are in two scripts."""
    core = _core(a, b, across=across)
    if core is not None and core.outcome is NameOutcome.DIFFERENT:
        return [core]
    return [
        core,
        _numbers(a, b),
        *_relations(a, b),
        _places(a, b),
        _general(a, b, across=across),
        _form(a, b),
        _spelling(a, b) if not across else None,
    ]


def _short(parts: NameParts) -> bool:
    """Say whether a name is a short form: it carries no legal form."""
    return parts.form is None or not parts.form.entity


def _core(  # noqa: PLR0911 - one line a case
    a: NameParts, b: NameParts, *, across: bool
) -> Note | None:
    if not a.core and not b.core:
        return Note(NameOutcome.CANNOT_TELL, GENERAL_ONLY)
    if not a.core or not b.core:
        has, lacks = (a, b) if a.core else (b, a)
        own = " ".join(has.core)
        lone = NameOutcome.CANNOT_TELL if _short(lacks) or across else NameOutcome.DIFFERENT
        return Note(lone, "Only one of the names has {words}.", {"words": own}, (own,))
    relation = core_words.compare(a, b)
    words = (" ".join(a.core), " ".join(b.core))
    values = {"one": words[0], "other": words[1]}
    match relation:
        case core_words.Core.EQUAL:
            return None
        case core_words.Core.SOUNDS:
            return Note(
                NameOutcome.LIKELY_SAME,
                "{one} sounds like {other}, as other Chinese names may.",
                values,
            )
        case core_words.Core.PART if _short(a) or _short(b):
            return Note(
                NameOutcome.CANNOT_TELL,
                "One name may be a short form of the other: {one}, {other}.",
                values,
                words,
            )
        case core_words.Core.PART | core_words.Core.DIFFERENT:
            return Note(
                NameOutcome.DIFFERENT, "The company's own words differ: {one} and {other}.", values, words
            )
        case _:
            outcome, template = core_words.SAYS[relation]
            return Note(NameOutcome(outcome), template, values, words)


def _numbers(a: NameParts, b: NameParts) -> Note | None:
    if a.numbers == b.numbers:
        return None
    differs = tuple(sorted(a.numbers ^ b.numbers))
    return Note(
        NameOutcome.DIFFERENT,
        "The numbers in the names differ: {numbers}.",
        {"numbers": list(differs)},
        differs,
    )


def _relations(a: NameParts, b: NameParts) -> list[Note]:
    notes = []
    for mine, theirs, bearer in ((a, b, 1), (b, a, 2)):
        extra = {kind: word for kind, word in mine.relations.items() if kind not in theirs.relations}
        if {"trading", "sales"} & theirs.relations.keys():
            extra = {kind: word for kind, word in extra.items() if kind not in {"trading", "sales"}}
        words = [(Relation(kind), word) for kind, word in extra.items()]
        words += [
            (Relation.COUNTRY, word) for name, word in mine.countries.items() if name not in theirs.countries
        ]
        for relation, word in words:
            outcome = NameOutcome.CANNOT_TELL if _short(theirs) and not _short(mine) else NameOutcome.DIFFERENT
            notes.append(
                Note(
                    outcome,
                    'Only one of the names has "{word}". Such a word often names another company of the'
                    " same owners.",
                    {"word": word},
                    (word,),
                    relation,
                    bearer,
                )
            )
    return notes


def _places(a: NameParts, b: NameParts) -> Note | None:
    if not a.places and not b.places:
        return None
    names = [" ".join(place.han or place.key.capitalize() for place in parts.places) for parts in (a, b)]
    if a.places and b.places:
        if two_places(a.places, b.places):
            return Note(
                NameOutcome.DIFFERENT,
                "The names carry two places, {one} and {other}.",
                {"one": names[0], "other": names[1]},
                tuple(names),
                Relation.SISTER,
            )
        if {place.key for place in a.places} == {
            place.key for place in b.places
        } and a.bracketed == b.bracketed:
            return None
        return Note(NameOutcome.LIKELY_SAME, "The place is written in two ways.", {}, tuple(names))
    has, name, bearer = (a, names[0], 1) if a.places else (b, names[1], 2)
    if has.bracketed:
        return Note(
            NameOutcome.CANNOT_TELL,
            "Only one of the names has {place} in brackets. Such a name often belongs to a local company"
            " of the same"
            " owners.",
            {"place": name},
            (name,),
            Relation.BRANCH,
            bearer,
        )
    return Note(
        NameOutcome.LIKELY_SAME, "Only one of the names has the place, {place}.", {"place": name}, (name,)
    )


def _general(a: NameParts, b: NameParts, *, across: bool) -> Note | None:
    left, right = list(a.general), list(b.general)
    for word, lines in list(left):
        match = next((entry for entry in right if entry[0] == word), None)
        if match:
            left.remove((word, lines))
            right.remove(match)
    changed: list[str] = []
    used: set[str] = set()
    for entry in list(left):
        match = next((other for other in right if entry[1] & other[1]), None)
        if match:
            left.remove(entry)
            right.remove(match)
            changed += [entry[0], match[0]]
            used |= entry[1] & match[1]
    # One Chinese word can stand for two English ones (医药: medical, pharmaceutical) and the other way round.
    covered_left = used | {line for _, lines in b.general for line in lines}
    covered_right = used | {line for _, lines in a.general for line in lines}
    left = [entry for entry in left if not entry[1] & covered_left]
    right = [entry for entry in right if not entry[1] & covered_right]
    words = tuple(word for word, _ in [*left, *right])
    if left and right:
        outcome = NameOutcome.CANNOT_TELL if across else NameOutcome.DIFFERENT
        return Note(
            outcome,
            "The names have the same own words, but another line of business: {words}.",
            {"words": list(words)},
            words,
            None if across else Relation.SISTER,
        )
    if words:
        lacking = a if right else b
        soft = all(lines & _SOFT for _, lines in [*left, *right])
        likely = _short(lacking) or (across and soft)
        return Note(
            NameOutcome.LIKELY_SAME if likely else NameOutcome.CANNOT_TELL,
            "Only one of the names has {words}.",
            {"words": list(words)},
            words,
            None if likely else Relation.SISTER,
        )
    if changed and not across:
        stems = {word.rstrip("s") for word in changed}
        chinese = bool(a.places or b.places) or any(
            parts.form is not None and parts.form.id == "co_ltd" for parts in (a, b)
        )
        return Note(
            NameOutcome.LIKELY_SAME if chinese or len(stems) < len(changed) else NameOutcome.CANNOT_TELL,
            "The names use different words for the same line of business: {words}.",
            {"words": changed},
            tuple(changed),
        )
    return None


def _form(a: NameParts, b: NameParts) -> Note | None:
    names = tuple(parts.form.id for parts in (a, b) if parts.form is not None)
    match compare_forms(a.form, b.form):
        case FormsAgree.SAME if a.form_first != b.form_first and a.script == b.script:
            return Note(NameOutcome.LIKELY_SAME, "The legal form stands before one name and after the other.")
        case FormsAgree.LIKELY:
            return Note(
                NameOutcome.LIKELY_SAME,
                "The words agree; the legal form is written in two ways that are often used for each other.",
                {},
                names,
            )
        case FormsAgree.UNCLEAR:
            return Note(
                NameOutcome.CANNOT_TELL,
                "The words agree, but the legal forms differ. It may be one company or two.",
                {},
                names,
                Relation.OTHER_FORM,
            )
        case FormsAgree.MISSING:
            return Note(NameOutcome.LIKELY_SAME, "Only one of the names carries its legal form.", {}, names)
        case FormsAgree.APART:
            return Note(
                NameOutcome.DIFFERENT,
                "The words agree, but the legal forms belong to two different legal entities.",
                {},
                names,
                Relation.OTHER_FORM,
            )
        case _:
            return None


def _spelling(a: NameParts, b: NameParts) -> Note | None:
    if a.exact == b.exact and a.spelled != b.spelled:
        if a.script == Script.CHINESE:
            return Note(
                NameOutcome.LIKELY_SAME, "One name is in traditional, the other in simplified characters."
            )
        return Note(NameOutcome.LIKELY_SAME, "The names agree but for accents or an abbreviation.")
    if a.expanded != b.expanded:
        return Note(NameOutcome.LIKELY_SAME, "The names agree once abbreviations are written out.")
    if sorted(a.exact) == sorted(b.exact):
        return Note(NameOutcome.LIKELY_SAME, "The same words stand in another order.")
    return None
