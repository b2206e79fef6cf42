"""Several processes at one library."""

import multiprocessing
import os

import pytest

from index.errors import LibraryError
from index.library import Library
from index.lock import WriterLock
from index.settings import IndexSettings
from tests.conftest import WordEncoder, release
from tests.index.readers import through_changes, through_rebuild

SPAWN = multiprocessing.get_context("spawn")
MANY = [
    release(f"r{n}", f"Menteri meresmikan pasar nomor {n} di Tirtaloka.", title=f"Pasar {n}")
    for n in range(60)
]


def test_a_reader_through_many_changes(tmp_path):
    seen = through_changes(MANY[:10], tmp_path, 15)
    assert seen.asked >= 10 and seen.wrong == []


def test_readers_through_a_rebuild(tmp_path):
    for seen in through_rebuild(MANY, tmp_path, 2, WordEncoder):
        assert seen.asked >= 10 and seen.wrong == []


def _write(folder, part):
    library = Library(IndexSettings(data_dir=folder, _env_file=None), WordEncoder())
    for one in MANY[part::2][:8]:
        library.add([one])
    library.close()


def test_two_writers_at_once_lose_nothing(tmp_path):
    writers = [SPAWN.Process(target=_write, args=(tmp_path, part)) for part in (0, 1)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    library = Library(IndexSettings(data_dir=tmp_path, _env_file=None), WordEncoder())
    assert library.status().releases == 16
    assert library.verify() == []
    library.close()


def test_a_waiting_writer_is_told_who_holds_the_lock(tmp_path):
    told = []
    with WriterLock(tmp_path).held():
        second = WriterLock(tmp_path, told.append)
        with pytest.raises(LibraryError, match=r"pid \d+"), second.held(wait=0.1):
            pass
        assert f"pid {os.getpid()}" in WriterLock(tmp_path).current()
    assert len(told) == 1 and WriterLock(tmp_path).current() == ""
