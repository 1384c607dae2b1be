"""From a question to the targets that bear on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Protocol

from assistant.retrieval.assertion import Assertion
from assistant.retrieval.dense import ChromaStore
from assistant.retrieval.encoder import Encoder, OnnxEncoder, Vectors
from assistant.retrieval.exact import ExactStore, read_vectors
from assistant.retrieval.head import Head
from assistant.retrieval.lexical import LexicalIndex
from assistant.retrieval.open_index import OpenIndex
from assistant.retrieval.passages import Route
from assistant.retrieval.ranking import DENSE_AND_WORDS, WORDS_ONLY, Hit, Neighbour, fuse, merge
from knowledge import Knowledge

ASKS_READ = 80
ASKS_READ_OTHER = 600
CLAIMS_READ = 60
WORDS_READ = 60
"""How many passages each route returns: enough that the right target is among them."""

EXACT_UP_TO = 50_000
"""Vectors of a route up to which comparing them one by one is faster than Chroma (and needs 60 MB less)."""

GENERAL_BEHIND = 0.1
"""What a target found for the kind of a product counts less than one found for the product itself."""

OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u2e80-\ud7af\uf900-\ufaff]")
LETTER = re.compile(r"[^\W\d_]")
SPELLING_CUTOFF = 86
"""rapidfuzz ratio from which an unknown word is taken for a known one: one slip in seven letters."""


class Store(Protocol):
    """Vectors by row."""

    def nearest(self, route: Route, question: Vectors, k: int) -> list[tuple[int, float]]:
        """Return the nearest rows with their cosine, best first."""

    def close(self) -> None:
        """Release what is held."""


class Retriever(Protocol):
    """Anything that finds targets for a question."""

    def retrieve(self, question: str, k: int = 10, *, language: str = "en") -> list[Hit]:
        """Return the `k` best targets, best first; `language` is that of the question."""


class HybridRetriever:
    """Ways of asking, claims, words and the head, fused."""

    def __init__(
        self,
        index: OpenIndex,
        encoder: Encoder,
        store: Store,
        *,
        knows: Callable[[str], bool],
        generalise: Callable[[str], str] = lambda text: text,
    ) -> None:
        """Wire a retriever.

        Args:
            index: the published index; its word index and head are opened here.
            encoder: the model the index was built with.
            store: the vectors of the index.
            knows: whether a word is an ordinary word, not to be taken for a typing error.
            generalise: names a product by its kind; a question that names one is searched for both ways.
        """
        self.index = index
        self._encoder = encoder
        self._store = store
        self._knows = knows
        self._generalise = generalise
        self._rows = index.rows
        self._languages = set(index.rows[Route.ASK].languages)
        self._words = LexicalIndex(index.folder / "words")
        self._head = Head.read(index.folder, index.targets)
        self._claim_rows = {ref: row for row, ref in enumerate(index.rows[Route.CLAIM].refs)}
        self._claim_vectors = read_vectors(index.folder, Route.CLAIM)
        self._assertion = Assertion.read(index.folder)
        self._vectors = lru_cache(maxsize=512)(self._vector)

    @property
    def knowledge(self) -> Knowledge:
        """The base the index was made from."""
        return self.index.knowledge

    def retrieve(self, question: str, k: int = 10, *, language: str = "en") -> list[Hit]:
        """Return the `k` best targets for a question, best first.

        A question in a language that the base is also asked in is compared with the ways of asking in
        that language alone: across languages the default model sees little but shared names.
        """
        question = self.correct_spelling(question)
        hits = self._search(question, language)
        general = self._generalise(question)
        if general != question:
            hits = merge(hits, self._search(general, language), behind=GENERAL_BEHIND)
        return hits[:k]

    def _search(self, question: str, language: str) -> list[Hit]:
        words = self._words.nearest(question, WORDS_READ)
        if mostly_other_script(question) and self.knows_english_only:
            return fuse((), (), words, (), WORDS_ONLY)
        vector = self._vectors(question)
        other = language != "en" and language in self._languages
        asks = self._neighbours(Route.ASK, vector, ASKS_READ_OTHER if other else ASKS_READ)
        if other:
            spoken = self._rows[Route.ASK].languages
            asks = [neighbour for neighbour in asks if spoken[neighbour.row] == language]
        return fuse(
            asks,
            self._neighbours(Route.CLAIM, vector, CLAIMS_READ),
            words,
            zip(self._head.targets, self._head.scores(vector).tolist(), strict=True),
            DENSE_AND_WORDS,
        )

    @property
    def knows_english_only(self) -> bool:
        """Whether the embedding model lacks other scripts: one common Chinese word, in one piece, tells."""
        return not self._knows("认证")

    def closeness(self, question: str, refs: list[str]) -> dict[str, float]:
        """Return how near each claim is to a question, as a cosine.

        Args:
            question: what was asked.
            refs: full ids of claims of the base.
        """
        vector = self._vectors(self.correct_spelling(question))
        return {ref: float(self._claim_vectors[self._claim_rows[ref]] @ vector) for ref in refs}

    def asserts(self, question: str) -> float:
        """Return how much a message asserts rather than asks: see `assertion.py`."""
        return self._assertion.score(question)

    def correct_spelling(self, question: str) -> str:
        """Return the question with words that nobody knows replaced by the base's nearest word.

        "survaillance audit" becomes "surveillance audit"; names, numbers and real words stay.
        """

        def mend(match: re.Match[str]) -> str:
            word = match[0]
            return word if self._knows(word) else (self._nearest_word(word.casefold()) or word)

        return re.sub(r"\b[A-Za-z]{5,20}\b", mend, question)

    def _neighbours(self, route: Route, vector: Vectors, k: int) -> list[Neighbour]:
        targets = self._rows[route].targets
        return [Neighbour(row, targets[row], cosine) for row, cosine in self._store.nearest(route, vector, k)]

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        return _vocabulary(self.knowledge)

    def _nearest_word(self, word: str) -> str | None:
        if word in self._vocabulary:
            return None
        from rapidfuzz import fuzz, process  # most questions have no slip

        found = process.extractOne(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=SPELLING_CUTOFF)
        return found[0] if found else None

    def _vector(self, text: str) -> Vectors:
        vector: Vectors = self._encoder.encode_questions([text])[0]
        return vector

    def close(self) -> None:
        """Release the store."""
        self._store.close()


def open_retriever(
    index: OpenIndex, encoder: OnnxEncoder, *, one_shot: bool, generalise: Callable[[str], str]
) -> HybridRetriever:
    """Open an index for one question (`one_shot`) or for many.

    Up to `EXACT_UP_TO` vectors, and for one question always, the memory-mapped vectors are searched one by one;
    beyond, Chroma's graph. Both find the same.

    Args:
        index: the published index.
        encoder: the model it was built with.
        one_shot: made for a single answer.
        generalise: names a product by its kind.
    """
    few = max(len(rows.targets) for rows in index.rows.values()) <= EXACT_UP_TO
    store: Store
    if one_shot or few:
        store = ExactStore(index.folder)
    else:
        store = ChromaStore(index.folder / "chroma", index.keys())
    return HybridRetriever(index, encoder, store, knows=encoder.knows_word, generalise=generalise)


def mostly_other_script(text: str) -> bool:
    """Return whether most letters are of a script other than Latin."""
    letters = LETTER.findall(text)
    return bool(letters) and 2 * len(OTHER_SCRIPT.findall(text)) > len(letters)


def _vocabulary(base: Knowledge) -> tuple[str, ...]:
    """Return the longer words of the claims and the glossary: what a slip is corrected to.

    Ways of asking are left out, since they hold slips on purpose.
    """
    texts = [claim.text for _, claim in base.claims.values()]
    texts += [f"{term.term} {term.meaning}" for term in base.glossary]
    words = {word.casefold() for text in texts for word in re.findall(r"\b[A-Za-z]{5,}\b", text)}
    return tuple(sorted(words))
