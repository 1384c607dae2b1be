"""BM25 over whole targets, by tantivy: the route for names, numbers, rare words and other scripts."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import tantivy

from assistant.errors import StoreError
from assistant.retrieval.passages import Passage, Route

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_STANDARD = re.compile(r"\b(iso|iec|en|ts|tr)[\s/-]*(?=\d)")
_NUMBERED = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")

MOST_WORDS = 64
"""Words of a question that are searched; the rest adds nothing."""

# Words that say nothing about the subject. Kept small: "not", "who" and "when" do.
STOPWORDS = frozenset(
    (
        "a an and are as at be but by can could do does did for from had has have he her him his i if in "
        "is it its me my of on or our she so that the their them they this to us was we were what which "
        "will with would you your please tell know want need el la los las de que es un una en y por "
        "para con "
    ).split()
)

# Fields and how much a match in each counts.
BOOSTS = {"asks": 1.0, "claims": 0.6, "cjk": 1.0, "cjk_aside": 0.4}


class LexicalIndex:
    """BM25 scores of targets for a question."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the index in a folder; without one, an empty index in memory."""
        schema = (
            tantivy.SchemaBuilder()
            .add_text_field("target", stored=True, tokenizer_name="raw")
            .add_text_field("asks", tokenizer_name="words", index_option="freq")
            .add_text_field("claims", tokenizer_name="words", index_option="freq")
            .add_text_field("cjk", tokenizer_name="words", index_option="freq")
            .add_text_field("cjk_aside", tokenizer_name="words", index_option="freq")
            .build()
        )
        self._analyzer = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
            .filter(tantivy.Filter.remove_long(40))
            .filter(tantivy.Filter.stemmer("english"))
            .build()
        )
        self._schema = schema
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(schema, path=str(folder) if folder else None)
        self._index.register_tokenizer("words", self._analyzer)

    def fill(self, passages: Iterable[Passage]) -> None:
        """Index every target anew from its passages."""
        texts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for passage in passages:
            field = "asks" if passage.route is Route.ASK else "claims"
            words, characters = split_scripts(passage.text)
            texts[passage.target][field].append(words)
            # A Chinese name in an English question says less than a question in Chinese.
            texts[passage.target]["cjk_aside" if passage.language == "en" else "cjk"].append(characters)
        try:
            writer = self._index.writer(heap_size=50_000_000, num_threads=1)
            writer.delete_all_documents()
            for target, fields in texts.items():
                document = tantivy.Document(target=target)
                for field, parts in fields.items():
                    document.add_text(field, " ".join(parts))
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
        except ValueError as error:  # what tantivy makes of a full disk
            raise StoreError(
                f"The word index cannot be written ({error}). Make room there, or set CERTWISE_DATA."
            ) from error

    def nearest(self, question: str, k: int) -> list[tuple[str, float]]:
        """Return the targets that share words with a question, with their BM25 score, best first."""
        words, characters = split_scripts(question)
        clauses: list[tuple[tantivy.Occur, tantivy.Query]] = []
        read = {"asks": words, "claims": words, "cjk": characters, "cjk_aside": characters}
        for field, text in read.items():
            for token in list(dict.fromkeys(self._analyzer.analyze(text)))[:MOST_WORDS]:
                query = tantivy.Query.term_query(self._schema, field, token, index_option="freq")
                boosted = tantivy.Query.boost_query(query, BOOSTS[field])
                clauses.append((tantivy.Occur.Should, boosted))
        if not clauses:
            return []
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(clauses), k, count=False).hits
        return [(searcher.doc(address)["target"][0], float(score)) for score, address in hits]


def split_scripts(text: str) -> tuple[str, str]:
    """Return the words of a text and the pairs of its Chinese, Japanese or Korean characters.

    Words are lower case, without accents and stopwords; "ISO9001:2015" becomes "9001 2015", so every
    way of writing a standard meets every other.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    characters = " ".join(pair for run in _CJK.findall(folded) for pair in _pairs(run))
    latin = _CJK.sub(" ", folded)
    latin = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    latin = _NUMBERED.sub(" ", _STANDARD.sub(" ", latin))
    words = (word for word in re.findall(r"[^\W_]+", latin) if word not in STOPWORDS)
    return " ".join(words), characters


def _pairs(run: str) -> list[str]:
    return [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]
