"""Defects of the scope."""

from __future__ import annotations

from dataclasses import replace

from assistant.specimens import data
from assistant.specimens.content import Content
from assistant.specimens.data import Product
from assistant.specimens.defects.plan import Planted, Scene, defect
from assistant.specimens.words import Words

_NO_SUCH_SECTOR = ("41", "45", "52")
"""There are 39 sectors (IAF ID 1)."""


def _scope(scene: Scene, way: str) -> Content:
    """Return the content with the scope of another kind, in all the languages of the paper."""

    def text(words: Words | None) -> str:
        if words is None:
            return ""
        ways = getattr(words.scopes, way)
        sentence = ways if isinstance(ways, str) else ways[0]
        return sentence.format(product=scene.content.product.name(words.language))

    return replace(scene.content, scope=text(scene.words), scope_second=text(scene.second), exclusions=None)


@defect("SCOPE-01", "scope")
def no_scope(scene: Scene) -> Planted:
    """No scope is stated."""
    return Planted(
        content=replace(scene.content, scope=None, scope_second="", exclusions=None),
        field="scope",
        what="The paper states no scope.",
        may_speak=("SCOPE-02", "SCOPE-03", "SCOPE-04"),
    )


@defect("SCOPE-02", "product scope")
def other_product(scene: Scene) -> Planted:
    """The buyer wants another product than those of the scope."""
    content = scene.content
    wanted: Product = scene.rng.choice(
        [
            p
            for p in data.products()
            if p.medical == content.product.medical
            and p.sector != content.product.sector
            and not set(p.en.split()) & set(content.product.en.split())
            and not set(p.id.split("-")) & set(content.product.id.split("-"))
        ]
    )
    english = content.language in {"en", "zh"}
    name = wanted.ask if english else wanted.name(content.language)
    return Planted(
        content=replace(content, context={**content.context, "product": name}),
        field="scope",
        what=f"The scope, {content.scope}, does not cover {name}.",
        may_speak=("SCOPE-07",),
    )


@defect("SCOPE-03", "scope", maker=True)
def only_trading(scene: Scene) -> Planted:
    """The scope of a self-declared manufacturer names trading only."""
    return Planted(
        content=_scope(scene, "trade"),
        field="scope",
        what="The supplier says that it manufactures, and the scope names trading only.",
        may_speak=("SCOPE-02",),
    )


@defect("SCOPE-04", "scope")
def says_nothing(scene: Scene) -> Planted:
    """A scope that embraces everything."""
    return Planted(
        content=_scope(scene, "vague"),
        field="scope",
        what="The scope names no product or activity in particular.",
        may_speak=("SCOPE-02", "SCOPE-03", "SCOPE-07"),
    )


@defect("SCOPE-05", "scope designer", standard="ISO 13485", maker=True)
def design_excluded(scene: Scene) -> Planted:
    """Design is excluded, and the supplier is to design the product."""
    content = replace(_scope(scene, "make_only"), exclusions=scene.words.exclusions)
    return Planted(
        content=replace(content, context={**content.context, "designer": "supplier"}),
        field="exclusions",
        what="The certificate excludes design, and the supplier is to design the product.",
    )


@defect("SCOPE-06", "sector")
def no_such_sector(scene: Scene) -> Planted:
    """A sector code that does not exist."""
    code = scene.rng.choice(_NO_SUCH_SECTOR)
    return Planted(
        content=replace(scene.content, sector_codes=(code,)),
        field="sector_codes",
        what=f"There is no IAF sector {code}; they run from 1 to 39.",
    )


@defect("SCOPE-07", "scope product", standard="ISO 13485", maker=True)
def only_parts(scene: Scene) -> Planted:
    """The scope names parts of the product and not the product."""
    return Planted(
        content=_scope(scene, "parts"),
        field="scope",
        what=f"The scope names plastic parts, not the finished {scene.content.product.en}.",
        may_speak=("SCOPE-02",),
    )
