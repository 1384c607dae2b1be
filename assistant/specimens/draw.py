"""From a seed to a specimen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random

from assistant.specimens.chain import fitting_bodies
from assistant.specimens.chance import chance
from assistant.specimens.compose import Task, compose
from assistant.specimens.content import Content
from assistant.specimens.defects import PLANTABLE, PLANTERS, Scene, Wants
from assistant.specimens.key import PlantedDefect, SpecimenKey
from assistant.specimens.layouts import LAYOUTS, Layout, Sheet
from assistant.specimens.paper import Disguise, Paper
from assistant.specimens.specimen import Specimen
from assistant.specimens.words import Words, choose_words

ON = dt.date(2026, 11, 23)
"""The day on which specimens are to be checked, unless another is given."""


def draw_specimen(
    seed: int,
    *,
    defects: Sequence[str] = (),
    on: dt.date = ON,
    language: str | None = None,
    layout: str | None = None,
) -> Specimen:
    """Draw a specimen.

    Args:
        seed: everything that is left open is chosen from it.
        defects: ids of rules; exactly these defects are planted. Empty: a clean specimen.
        on: the day on which it is to be checked.
        language: main language of the paper ("en", "zh", "de", "es", "fr", "it").
        layout: name of a layout in `LAYOUTS`.

    Raises:
        ValueError: an unknown defect, layout or language, or a combination that cannot be drawn.
    """
    wants = _wants(defects)
    rng = chance("specimen", seed)
    name, tongue = _choose(rng, wants, layout, language)
    chosen = LAYOUTS[name]
    words = choose_words(tongue, rng)
    second_language = chosen.languages[tongue]
    second = choose_words(second_language, rng) if second_language else None
    task = Task(
        seed=seed, on=on, kind=chosen.kind, words=words, second=second, annex=chosen.annex, rng=rng, wants=wants
    )
    content, planted, may_speak = _plant(compose(task), defects, words, second)
    key = SpecimenKey(
        seed=seed,
        layout=name,
        language=tongue,
        on=on,
        fields=content.fields(),
        context=content.context,
        defects=planted,
        may_speak=may_speak,
        later_pages=("sites",) if chosen.annex and content.sites else (),
    )
    return Specimen(key=key, content=content, paper=_drawn(chosen, content, words, second))


def random_defects(seed: int, n: int) -> tuple[str, ...]:
    """Choose defects that can be planted together, from a seed: `n` of them, or as many as there are.

    Two defects go together where they change different parts of a paper and want the same kind of paper.
    """
    rng = chance("defects", seed)
    chosen: list[str] = []
    for rule in rng.sample(PLANTABLE, len(PLANTABLE)):
        if len(chosen) == n:
            break
        others = [PLANTERS[other] for other in chosen]
        if any(PLANTERS[rule].touches & other.touches for other in others):
            continue
        if _merged([*chosen, rule]) is not None:
            chosen.append(rule)
    return tuple(chosen)


def _wants(defects: Sequence[str]) -> Wants:
    unknown = [rule for rule in defects if rule not in PLANTERS]
    if unknown:
        raise ValueError(f"{', '.join(unknown)} cannot be planted. Choose among: {', '.join(PLANTABLE)}.")
    wants = _merged(defects)
    if wants is None:
        raise ValueError(f"These defects cannot stand on one paper: {', '.join(defects)}.")
    return wants


def _merged(defects: Sequence[str]) -> Wants | None:
    """Return what all of some defects want, None where they contradict or no layout can have it."""
    merged: Wants | None = Wants(kind=None)
    for rule in defects:
        merged = merged & PLANTERS[rule].wants if merged else None
    if merged is None or not _fitting(merged):
        return None
    return merged if fitting_bodies(merged, merged.standard, merged.country) else None


def _fitting(wants: Wants, layout: str | None = None, language: str | None = None) -> list[tuple[str, str]]:
    """Return the layouts and languages that fit."""
    return [
        (name, tongue)
        for name, one in LAYOUTS.items()
        for tongue in sorted(one.languages)
        if layout in (None, name)
        and language in (None, tongue)
        and wants.kind in (None, one.kind)
        and (not wants.layouts or name in wants.layouts)
        and (not wants.languages or tongue in wants.languages)
        and not (wants.chinese_numbers and tongue != "zh")
        and not (wants.accreditor == "DAkkS" and tongue != "de")
        and not (wants.country == "CN" and tongue not in {"en", "zh"})
        and not (wants.country == "GB" and tongue != "en")
    ]


def _choose(rng: Random, wants: Wants, layout: str | None, language: str | None) -> tuple[str, str]:
    fitting = _fitting(wants, layout, language)
    if not fitting:
        raise ValueError(
            f"Nothing fits layout {layout or 'any'}, language {language or 'any'} and these defects. "
            f"Layouts: {', '.join(LAYOUTS)}."
        )
    name = rng.choice(sorted({name for name, _ in fitting}))
    return name, rng.choice([tongue for one, tongue in fitting if one == name])


def _plant(
    content: Content, defects: Sequence[str], words: Words, second: Words | None
) -> tuple[Content, tuple[PlantedDefect, ...], tuple[str, ...]]:
    planted: list[PlantedDefect] = []
    may_speak: dict[str, None] = {}
    for rule in defects:
        rng = chance(rule, content.seed)
        scene = Scene(content=content, words=words, second=second, style=content.style, rng=rng)
        made = PLANTERS[rule].plant(scene)
        content = made.content
        planted.append(PlantedDefect(rule=rule, field=made.field, what=made.what, only_in=made.only_in))
        planted += [PlantedDefect(rule=r, field=f, what=what) for r, f, what in made.also]
        may_speak |= dict.fromkeys(made.may_speak)
    must = {defect.rule for defect in planted}
    return content, tuple(planted), tuple(sorted(rule for rule in may_speak if rule not in must))


def _drawn(layout: Layout, content: Content, words: Words, second: Words | None) -> Paper:
    tricks = content.tricks
    disguise = None
    if tricks.seen:
        disguise = Disguise(seen=tricks.seen, layer=tricks.layer or tricks.patch, patched=bool(tricks.patch))
    paper = Paper(size=layout.size, disguise=disguise)
    rng = chance("looks", content.seed)
    layout.draw(Sheet(paper=paper, content=content, words=words, second=second, rng=rng))
    return paper
