"""This program: what ``rilis index`` does, its Search, and what its reader puts in order."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from assistant.evaluation.public.remembering import RememberingEncoder
from assistant.reader import open_reader
from index.encoder import Encoder
from index.intake import take
from index.library import Library
from index.loading import items
from index.releases import Release
from index.search import Search
from index.settings import IndexSettings

from .documents import Chunk, Document


class Runner:
    def __init__(self, encoder: Encoder) -> None:
        self._folder = tempfile.TemporaryDirectory()
        settings = IndexSettings(data_dir=Path(self._folder.name) / "data", _env_file=None)
        self._library = Library(settings, encoder)
        self._search = Search(self._library)
        inner = encoder.inner if isinstance(encoder, RememberingEncoder) else encoder
        self._reader = open_reader(self._library, encoder=inner)

    def index(self, documents: Sequence[Document]) -> int:
        source = Path(self._folder.name) / "releases.jsonl"
        source.write_text("\n".join(_line(d.release) for d in documents), encoding="utf-8")
        take(self._library, items([source], {}))
        return self._library.status().passages

    def search(self, question: str, k: int) -> list[Chunk]:
        hits = self._reader.read(question, self._search(question, k)).hits
        return [Chunk(hit.release.id, hit.text, hit.passage.start) for hit in hits]


def _line(release: Release) -> str:
    record = {
        "id": release.id, "title": release.title, "agency": release.agency, "url": release.url,
        "date": release.date.isoformat() if release.date else None, "text": release.text,
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False)
