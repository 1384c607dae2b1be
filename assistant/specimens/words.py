"""The words of one specimen: of every list of ways to say something, the one that this specimen takes."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from assistant.specimens.data import Scopes, words_file


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The words of a specimen in one language.

    `title` maps the kind of paper to its title, `labels` the name of a field to its label, `sentences` the
    name of a sentence to the sentence, with {names} of values in it.
    """

    language: str
    title: dict[str, str]
    annex: str
    systems: dict[str, str]
    labels: dict[str, str]
    sentences: dict[str, str]
    scopes: Scopes
    exclusions: str

    def say(self, sentence: str, **values: object) -> str:
        """Return a sentence with its values."""
        return self.sentences[sentence].format(**values)


def choose_words(language: str, rng: Random) -> Words:
    """Choose the words of a specimen. `language`: "en", "zh", "de", "es", "fr" or "it"."""
    read = words_file(language)
    return Words(
        language=language,
        title={kind: rng.choice(ways) for kind, ways in read.title.items()},
        annex=rng.choice(read.annex),
        systems=read.systems,
        labels={name: rng.choice(ways) for name, ways in read.labels.items()},
        sentences={
            name: ways if isinstance(ways, str) else rng.choice(ways).strip()
            for name, ways in read.sentences.items()
        },
        scopes=read.scopes,
        exclusions=read.exclusions,
    )
