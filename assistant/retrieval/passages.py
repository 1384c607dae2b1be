"""From the knowledge base to the short texts that are searched.

Two routes are indexed apart: the ways people ask for an entry, and what its claims say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from knowledge import Knowledge, Misconception


class Route(StrEnum):
    """How a passage leads to its target: by the question it answers or by what it says."""

    ASK = "ask"
    CLAIM = "claim"


class Target(StrEnum):
    """What sort of thing a passage leads to."""

    ENTRY = "entry"
    TERM = "term"
    CLARIFICATION = "clarification"
    SMALL_TALK = "small_talk"


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """One searchable text.

    Attributes:
        route: see `Route`.
        target: `kind:id` of what it leads to, for example `entry:mdsap`.
        ref: full id of the claim the text states; none for a way of asking.
        text: the text itself.
        language: ISO 639-1 code of the text.
    """

    route: Route
    target: str
    ref: str | None
    text: str
    language: str = "en"

    @property
    def key(self) -> str:
        """Stable id: the same text leading to the same target keeps its key."""
        return content_key(f"{self.route}\n{self.target}\n{self.text}")


def content_key(text: str) -> str:
    """Return a short hash of a text, the same on every machine."""
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def target_name(kind: Target, key: str) -> str:
    """Return the name under which a target is indexed."""
    return f"{kind.value}:{key}"


def list_passages(base: Knowledge) -> list[Passage]:
    """Return every passage of the base, each once, in a stable order."""
    found = {passage.key: passage for passage in (*_ways_of_asking(base), *_statements(base))}
    return list(found.values())


def _ways_of_asking(base: Knowledge) -> Iterator[Passage]:
    for target, texts in _asked(base):
        for text in dict.fromkeys(texts):
            yield Passage(route=Route.ASK, target=target, ref=None, text=text)
    for entry in base.entries.values():
        target = target_name(Target.ENTRY, entry.id)
        for language, translation in entry.translations.items():
            for text in dict.fromkeys([translation.title, *translation.asks]):
                yield Passage(route=Route.ASK, target=target, ref=None, text=text, language=language)


def _asked(base: Knowledge) -> Iterator[tuple[str, list[str]]]:
    """Yield every target with the English ways of asking for it."""
    for entry in base.entries.values():
        says = [entry.says] if isinstance(entry, Misconception) else []
        yield target_name(Target.ENTRY, entry.id), [entry.title, *says, *entry.asks]
    for term in base.glossary:
        names = [term.term, *term.also]
        asked = [f"What {verb}?" for name in names for verb in (f"is {name}", f"does {name} mean")]
        yield target_name(Target.TERM, term.id), asked
    for clarification in base.clarifications:
        yield target_name(Target.CLARIFICATION, clarification.id), list(clarification.asks)
    for talk in base.small_talk:
        yield target_name(Target.SMALL_TALK, talk.id), list(talk.asks)


def _statements(base: Knowledge) -> Iterator[Passage]:
    for entry in base.entries.values():
        target = target_name(Target.ENTRY, entry.id)
        for claim in entry.claims.all():
            yield Passage(route=Route.CLAIM, target=target, ref=f"{entry.id}.{claim.id}", text=claim.text)
    for term in base.glossary:
        text = f"{term.term}: {term.meaning}"
        target = target_name(Target.TERM, term.id)
        yield Passage(route=Route.CLAIM, target=target, ref=f"glossary.{term.id}", text=text)
