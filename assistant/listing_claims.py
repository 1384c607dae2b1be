"""The kinds of claims that listings make, from `knowledge/guides/listing_claims.yaml`."""

from __future__ import annotations

import string
from functools import lru_cache
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator, model_validator

from assistant.claim_phrases import PhraseFinder, parse_phrase
from knowledge.loader import HERE, load_file
from knowledge.schema import Citation, Key, Strict

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=8, max_length=230)]
_PLACES = frozenset({"standard", "body"})
_BROAD = frozenset({"standard", "body", "no-certificate", "no-standard", "unknown-standard"})
"""Names that stand for any of a kind: a phrase with a name of its own counts as more specific."""


def _only_known_places(text: str) -> str:
    named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    if not named <= _PLACES:
        raise ValueError(f"only {sorted(_PLACES)} can be filled in")
    return text


class Request(Strict):
    """What the supplier is asked for, in the middle of a sentence, by language."""

    id: Key
    en: Text
    zh: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)]

    _places = field_validator("en", "zh")(_only_known_places)


class ClaimKind(Strict):
    """One kind of claim: how it is worded, and what a buyer should know of it.

    Attributes:
        phrases: see the head of the file.
        fallback: it counts only where no other claim stands.
        warning: why the wording is a warning sign, None where it is not.
        request: the id of what the supplier is asked for.
    """

    id: Key
    phrases: tuple[str, ...] = Field(min_length=1)
    fallback: bool = False
    what_it_is: Text
    does_not_mean: Text
    ask_for: Text
    warning: Text | None
    request: Key
    source: Citation

    _places = field_validator("what_it_is", "does_not_mean", "ask_for", "warning")(
        lambda text: text if text is None else _only_known_places(text)
    )

    @field_validator("phrases")
    @classmethod
    def _can_be_read(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        for phrase in phrases:
            parse_phrase(phrase)
        return phrases


class ListingClaims(Strict):
    """Everything in the file."""

    requests: tuple[Request, ...]
    kinds: tuple[ClaimKind, ...]

    @model_validator(mode="after")
    def _ids_resolve(self) -> ListingClaims:
        requests = [request.id for request in self.requests]
        kinds = [kind.id for kind in self.kinds]
        twice = {key for ids in (requests, kinds) for key in ids if ids.count(key) > 1}
        dead = {kind.request for kind in self.kinds} - set(requests)
        if twice or dead:
            raise ValueError(
                f"ids that stand twice: {sorted(twice)}; requests that are not there: {sorted(dead)}"
            )
        return self


@lru_cache(maxsize=1)
def listing_claims() -> ListingClaims:
    """Return the kinds of claims; raise KnowledgeError where the file has faults."""
    return load_file(HERE / "guides" / "listing_claims.yaml", ListingClaims)


@lru_cache(maxsize=1)
def claim_finder() -> tuple[PhraseFinder, tuple[tuple[ClaimKind, int], ...]]:
    """Return what finds the phrases of all kinds and, by a phrase's number, its kind and how specific it is."""
    phrases, belongs = [], []
    for kind in listing_claims().kinds:
        for phrase in kind.phrases:
            steps = parse_phrase(phrase)
            phrases.append(steps)
            broad = sum(all(name in _BROAD for name, _ in step.ways) for step in steps)
            belongs.append((kind, 2 * len(steps) - broad))
    return PhraseFinder(tuple(phrases)), tuple(belongs)
