"""Looking after a library: verify and repair, compaction, a full disk."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event

from index.library import Library
from index.search import Search
from tests.conftest import WordEncoder, release

MANY = [
    release(f"r{n}", f"Menteri meresmikan pasar nomor {n} di Tirtaloka.", title=f"Pasar {n}")
    for n in range(40)
]


def found(library: Library, question: str) -> list[str]:
    return [hit.release.id for hit in Search(library)(question)]


def kinds(library: Library) -> list[str]:
    return [fault.kind for fault in library.verify()]


@pytest.fixture
def sound(library: Library) -> Library:
    library.add(MANY)
    assert library.verify() == []
    return library


def test_what_is_missing_is_named_and_mended_from_the_catalog(sound):
    row = next(iter(sound.catalog.rows("live")))
    sound.vectors.remove([row.vector])
    sound.fulltext.replace([], gone=[row.key])
    assert kinds(sound) == ["fulltext_missing", "vector_missing"]
    assert sound.repair() == [] and sound.verify() == []
    assert found(sound, row.release.title)[0] == row.release.id


def test_what_stands_for_nothing_is_named_and_swept(sound):
    sound.fulltext.replace([("tiada@0#0", "pasar gelap", "")])
    sound.vectors.add(["f" * 32], sound.encoder.encode_document(["pasar gelap"]))
    assert kinds(sound) == ["fulltext_orphan", "vector_orphan"]
    assert sound.repair() == []


def test_a_damaged_original_is_named_and_cannot_be_mended(sound):
    with sound.catalog._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE versions SET text = 'x' || text WHERE release_id = 'r7'")
    assert [fault.example for fault in sound.verify()] == ["r7"]
    assert [fault.kind for fault in sound.repair()] == ["original_damaged"]


def test_swept_vectors_are_compacted_and_readers_follow(settings, sound):
    reader = Library(settings, WordEncoder())
    assert found(reader, "pasar nomor 3")
    before = sound.vectors.folder
    for round in range(3):
        sound.add(
            release(one.id, f"{one.text} Diperbarui {round}.", title=one.title) for one in MANY
        )
    assert sound.vectors.folder != before
    assert len(list(sound.store.folder.glob("vectors-*"))) == 2
    assert sound.vectors.count() == sound.status().passages == len(MANY)
    assert sound.verify() == []
    (first, *_) = Search(reader)("pasar nomor 3")
    assert first.text.endswith("Diperbarui 2.")
    reader.close()


FULL = """
import sys
from pathlib import Path
from index.errors import LibraryError
from index.library import Library
from index.settings import IndexSettings
from tests.conftest import WordEncoder, release
folder = Path(sys.argv[1])
def opened():
    return Library(IndexSettings(data_dir=folder, _env_file=None), WordEncoder())
library = opened()
library.add([release("first")])
blocker = folder / "blocker"
many = [release(f"r{n}", f"Pasar nomor {n} dibuka. " * 40, title=str(n)) for n in range(400)]
with blocker.open("wb", buffering=0) as file:
    try:
        while True:
            file.write(b"x" * 4096)
    except OSError:
        pass
try:
    library.add(many)
    print("no error")
except LibraryError as error:
    print(error.code)
library.close()
blocker.unlink(missing_ok=True)
again = opened()
print(again.catalog.release("first") is not None)
again.add(many)
print(again.status().releases, again.status().unfinished, again.verify())
"""


def test_a_full_disk_is_said_so_and_nothing_is_lost(tmp_path):
    if not shutil.which("unshare"):
        pytest.skip("no unshare here: a small disk of our own cannot be made")
    script = tmp_path / "full.py"
    script.write_text(FULL)
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = 'mount -t tmpfs -o size=32m x "$0" && exec "$1" "$2" "$0"'
    run = subprocess.run(
        ["unshare", "-rm", "sh", "-c", mount, disk, sys.executable, script],
        capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"},
    )  # fmt: skip
    if "unshare" in run.stderr or "mount" in run.stderr:
        pytest.skip(f"no disk of our own can be mounted here: {run.stderr.strip()}")
    assert run.stdout.splitlines() == ["disk_full", "True", "401 0 []"], run.stderr[-2000:]


def test_a_few_passages_are_looked_up_by_their_keys(sound):
    asked = []

    def listen(connection, cursor, statement, parameters, context, many):
        asked.append((statement, parameters))

    event.listen(sound.catalog._engine, "before_cursor_execute", listen)
    sound.catalog.live_by_key([*sound.catalog.live_keys(), *map(str, range(60))])
    event.remove(sound.catalog._engine, "before_cursor_execute", listen)
    with sound.catalog._engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[-1][0]}", asked[-1][1])
        steps = [str(row[3]) for row in plan]
    assert "passages" in steps[0] and not any("ix_versions_state" in step for step in steps)
