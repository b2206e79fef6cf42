"""The one home of tantivy: the keyword leg over terms that ``terms`` makes."""

import math
from collections.abc import Iterable
from pathlib import Path

import tantivy

from .errors import storage_error
from .terms import STEM, terms

ANALYSIS = "terms-4"
CONTEXT_WEIGHT = 0.5  # of what a release is about, beside 1 for the passage's own words


class FullText:
    """BM25 over passages, in one folder; its commits are whole or not there at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
        for name in ("text", "context"):
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
        try:
            self._index = tantivy.Index(builder.build(), path=str(folder), reuse=True)
        except ValueError as error:
            raise storage_error("fulltext_damaged", folder, error) from error

    def replace(self, passages: Iterable[tuple[str, str, str]], gone: Iterable[str] = ()) -> None:
        """Write (key, text, context) over what had their keys, and drop ``gone``."""
        try:
            writer = self._index.writer(heap_size=64_000_000, num_threads=1)
            for key in gone:
                writer.delete_documents_by_term("key", key)
            for key, text, context in passages:
                writer.delete_documents_by_term("key", key)
                fields = {"text": " ".join(terms(text)), "context": " ".join(terms(context))}
                writer.add_document(tantivy.Document(key=key, **fields))
            writer.commit()
            writer.wait_merging_threads()
        except (ValueError, OSError) as error:
            raise storage_error("fulltext_damaged", self._folder, error) from error
        self._index.reload()

    def reload(self) -> None:
        """See what another process has committed."""
        self._index.reload()

    def count(self) -> int:
        """How many passages the index holds."""
        return int(self._index.searcher().num_docs)

    def keys(self) -> list[str]:
        """The keys of all passages."""
        searcher = self._index.searcher()
        found = searcher.search(tantivy.Query.all_query(), max(1, self.count()))
        return [searcher.doc(address)["key"][0] for _, address in found.hits]

    def rarity(self, stem: str) -> float:
        """The inverse document frequency of a stem over passages, BM25's, in [0, ~10]."""
        searcher = self._index.searcher()
        total = max(1, searcher.num_docs)
        having = searcher.doc_freq("text", stem) + searcher.doc_freq("text", STEM + stem)
        having = min(having, total)
        return math.log(1 + (total - having + 0.5) / (having + 0.5))

    def search(self, question: str, limit: int) -> list[tuple[str, float]]:
        """The best passages for any of the question's terms: (key, BM25 score), best first."""
        wanted = list(dict.fromkeys(terms(question)))
        if not wanted:
            return []
        clauses = [
            (tantivy.Occur.Should, self._term(field, term, weight))
            for field, weight in (("text", 1.0), ("context", CONTEXT_WEIGHT))
            for term in wanted
        ]
        searcher = self._index.searcher()
        found = searcher.search(tantivy.Query.boolean_query(clauses), limit)
        hits = [(searcher.doc(address)["key"][0], float(score)) for score, address in found.hits]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def _term(self, field: str, term: str, weight: float) -> tantivy.Query:
        query = tantivy.Query.term_query(self._index.schema, field, term, index_option="freq")
        return tantivy.Query.boost_query(query, weight)
