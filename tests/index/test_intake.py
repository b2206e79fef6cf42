"""Which release it is, what changes, and what goes."""

import datetime
import random
import sqlite3

import pytest

from index.errors import LibraryError
from index.intake import take
from index.library import Library
from index.loading.documents import path_id
from index.loading.items import Item
from index.loading.problems import problem
from index.pruning import Prune
from index.search import Search
from tests.conftest import WordEncoder, release
from tests.index.items import item

TEXT = "Menteri membuka pasar ikan di Tirtaloka pada Senin pagi bersama para nelayan setempat."
OTHER = "Gubernur meresmikan jembatan gantung di Samudrapura sesudah sembilan bulan dikerjakan."
DAY = datetime.date(2026, 2, 26)


def file(path: str, text: str = TEXT, **values):
    from pathlib import Path

    return release(path_id(Path(path)), text, source=path, **values)


def texts(library: Library, question: str = "pasar ikan jembatan") -> list[str]:
    return sorted(hit.text for hit in Search(library)(question))


def test_an_item_of_the_same_digest_is_not_read_again(library):
    take(library, [item("/f/a.md", file("/f/a.md"))])

    def fail():
        raise AssertionError("was read again")

    known = item("/f/a.md", file("/f/a.md"))
    changes = take(library, [Item(known.source, known.digest, fail)])
    assert (changes.same, changes.embedded) == ((path_id_of("/f/a.md"),), 0)


def path_id_of(path: str) -> str:
    from pathlib import Path

    return path_id(Path(path))


def test_a_renamed_file_changes_nothing_but_its_path(library):
    take(library, [item("/f/a.md", file("/f/a.md"))], "/f")
    (before,) = library.catalog.releases()
    changes = take(library, [item("/f/b.md", file("/f/b.md"))], "/f", Prune("/f"))
    (after,) = library.catalog.releases()
    assert (changes.added, changes.removed, changes.embedded) == ((), (), 0)
    assert (after.id, after.text, after.source) == (before.id, before.text, "/f/b.md")
    # and once more: the new path is known now, an edit there is an edit of the same release
    changes = take(library, [item("/f/b.md", file("/f/b.md", OTHER))], "/f", Prune("/f"))
    assert changes.replaced == (before.id,)


def test_the_same_words_at_several_addresses_are_one_release(library):
    one = release("url-1", TEXT, url="https://a.go.id/x", source="https://a.go.id/x")
    two = release("url-2", TEXT.upper(), url="https://b.go.id/y", source="https://b.go.id/y")
    take(library, [item(one.source, one)])
    changes = take(library, [item(two.source, two)])
    assert (changes.added, changes.copies) == ((), ("url-1",))
    assert library.catalog.ledger.addresses("url-1") == ["https://a.go.id/x", "https://b.go.id/y"]
    assert library.catalog.release("url-2").id == "url-1"
    # one address is withdrawn, the other still gives it
    changes = take(library, [], "", Prune(one.source, allow_empty=True))
    assert changes.removed == () and texts(library) == [TEXT]


def test_the_same_number_of_the_same_agency_is_one_release(library):
    values = {"agency": "Kementerian Pasar", "number": "12/SP/2026"}
    take(library, [item("/f/a.md", file("/f/a.md", TEXT, **values))])
    corrected = TEXT.replace("Senin", "Selasa")
    changes = take(library, [item("https://x", file("https://x", corrected, **values))])
    assert changes.replaced == (path_id_of("/f/a.md"),)
    assert texts(library) == [corrected]


def test_a_correction_takes_the_place_of_what_it_corrects(library):
    values = {"agency": "Kementerian Pasar", "date": DAY}
    take(library, [item("/f/a.md", release("a", TEXT, number="1/SP", **values, source="/f/a.md"))])
    text = f"Ralat atas Siaran Pers Nomor 1/SP. {OTHER}"
    ralat = release("b", text, title="RALAT: Pasar", number="2/SP", **values, source="/f/b.md")
    changes = take(library, [item("/f/b.md", ralat)])
    assert (changes.added, changes.superseded) == (("b",), (("a", "b"),))
    assert texts(library) == [text]
    (past,) = library.catalog.ledger.past("a")
    assert (past.reason, past.heir, past.release.text) == ("superseded", "b", TEXT)
    # the old text from yet another place is not current again
    late = item("https://c", release("a", TEXT, number="1/SP", **values, source="https://c"))
    assert [p.code for p in take(library, [late]).problems] == ["superseded"]
    assert texts(library) == [text]
    # when the correction is withdrawn, its file is read again
    library.remove(["b"])
    again = item("/f/a.md", release("a", TEXT, number="1/SP", **values, source="/f/a.md"))
    assert take(library, [again]).problems == ()
    assert texts(library) == [TEXT]


def test_both_in_one_run(library):
    values = {"agency": "Kementerian Pasar", "date": DAY}
    one = release("a", TEXT, title="Pasar Ikan", **values, source="/f/a.md")
    two = release("b", OTHER, title="Koreksi: Pasar Ikan", **values, source="/f/b.md")
    changes = take(library, [item("/f/a.md", one), item("/f/b.md", two)])
    assert changes.superseded == (("a", "b"),)
    assert texts(library) == [OTHER]
    assert library.catalog.ledger.past("a")[0].release.text == TEXT


def test_sync_takes_out_what_is_gone_and_keeps_its_history(library):
    both = [item("/f/a.md", file("/f/a.md")), item("/f/b.md", file("/f/b.md", OTHER))]
    take(library, both, "/f")
    changes = take(library, both[:1], "/f", Prune("/f"))
    assert changes.removed == (path_id_of("/f/b.md"),)
    assert texts(library) == [TEXT]
    assert library.catalog.ledger.past(path_id_of("/f/b.md"))[0].reason == "gone"
    assert take(library, both, "/f", Prune("/f")).added == (path_id_of("/f/b.md"),)


def test_sync_of_one_folder_leaves_another(library):
    take(library, [item("/f/a.md", file("/f/a.md")), item("/g/b.md", file("/g/b.md", OTHER))])
    take(library, [item("/f/a.md", file("/f/a.md"))], "/f", Prune("/f"))
    assert texts(library) == sorted([TEXT, OTHER])


def test_an_empty_source_removes_nothing_unless_allowed(library):
    take(library, [item("/f/a.md", file("/f/a.md"))], "/f")
    with pytest.raises(LibraryError, match="--allow-empty"):
        take(library, [problem("folder_empty", "/f")], "/f", Prune("/f"))
    assert texts(library) == [TEXT]
    changes = take(library, [problem("folder_empty", "/f")], "/f", Prune("/f", allow_empty=True))
    assert len(changes.removed) == 1 and texts(library) == []


@pytest.mark.parametrize("code", ["file_missing", "folder_unreadable"])
def test_an_unreadable_source_removes_nothing(library, code):
    both = [item("/f/a.md", file("/f/a.md")), item("/f/b.md", file("/f/b.md", OTHER))]
    take(library, both, "/f")
    broken = problem(code, "/f/sub", reason="Input/output error")
    changes = take(library, [both[0], broken], "/f", Prune("/f", allow_empty=True))
    assert changes.removed == ()
    assert [p.code for p in changes.problems] == [code, "nothing_removed"]
    assert len(texts(library)) == 2


def test_a_file_that_became_unreadable_keeps_its_releases(library):
    both = [item("/f/a.md", file("/f/a.md")), item("/f/b.md", file("/f/b.md", OTHER))]
    take(library, both, "/f")
    broken = item("/f/b.md", problem("file_empty", "/f/b.md"))
    assert take(library, [both[0], broken], "/f", Prune("/f")).removed == ()
    assert len(texts(library)) == 2


def test_a_record_that_left_its_file_goes_with_a_sync_only(library):
    one = release("a", TEXT, source="/f/x.jsonl:1")
    two = release("b", OTHER, source="/f/x.jsonl:2")
    take(library, [item("/f/x.jsonl", one, two)], "/f")
    assert take(library, [item("/f/x.jsonl", one)], "/f").removed == ()
    assert len(texts(library)) == 2
    assert take(library, [item("/f/x.jsonl", one)], "/f", Prune("/f")).removed == ("b",)
    assert texts(library) == [TEXT]


def test_a_removed_release_comes_back_when_its_file_is_indexed_again(library):
    take(library, [item("/f/a.md", file("/f/a.md"))])
    library.remove([path_id_of("/f/a.md")])
    assert texts(library) == []
    assert len(take(library, [item("/f/a.md", file("/f/a.md"))]).added) == 1


def test_remove_by_any_address(library):
    one = release("url-1", TEXT, url="https://a.go.id/x", source="https://a.go.id/x")
    take(library, [item(one.source, one)])
    assert library.remove(["https://a.go.id/x"]) == ["url-1"]
    assert library.catalog.ledger.past("url-1")[0].reason == "removed"


def test_forgotten_means_history_too(library):
    take(library, [item("/f/a.md", file("/f/a.md"))])
    library.remove([path_id_of("/f/a.md")], forget=True)
    assert library.catalog.ledger.past(path_id_of("/f/a.md")) == []


def test_a_dry_run_says_the_same_and_writes_nothing(library):
    both = [item("/f/a.md", file("/f/a.md")), item("/f/b.md", file("/f/b.md", OTHER))]
    planned = take(library, both, "/f", dry_run=True)
    assert library.status().releases == 0 and len(planned.added) == 2
    assert take(library, both, "/f").added == planned.added
    planned = take(library, both[:1], "/f", Prune("/f"), dry_run=True)
    assert len(planned.removed) == 1 and library.status().releases == 2


def test_only_changed_passages_are_embedded_again(settings):
    encoder = WordEncoder()
    library = Library(settings, encoder)
    paragraphs = [f"{TEXT} Bagian {n}. " + "Kata lain di sini. " * 25 for n in range(4)]
    take(library, [item("/f/a.md", file("/f/a.md", "\n\n".join(paragraphs)))])
    before = encoder.embedded
    paragraphs[3] = OTHER + " Kata lain di sini." * 25
    changes = take(library, [item("/f/a.md", file("/f/a.md", "\n\n".join(paragraphs)))])
    assert changes.replaced and encoder.embedded - before == changes.embedded <= 2
    library.close()


def test_near_duplicates_are_linked_within_a_month(library):
    words = " ".join(f"kata{n}" for n in range(200))
    one = release("a", words, date=DAY, source="1")
    two = release("b", f"{words} sembilan belas", date=DAY, source="2")
    far = release("c", f"{words} dua puluh satu", date=datetime.date(2024, 1, 1), source="3")
    take(library, [item("1", one), item("2", two), item("3", far)])
    assert [id for id, _ in library.catalog.ledger.similar("a")] == ["b"]
    library.remove(["b"])
    assert library.catalog.ledger.similar("a") == []


def test_two_records_of_one_id_and_other_words_are_an_error(library):
    one, two = release("a", TEXT, source="f:1"), release("a", OTHER, source="f:2")
    with pytest.raises(LibraryError, match="f:1 and f:2"):
        take(library, [item("f", one, two)])
    assert library.status().releases == 0


def test_of_earlier_versions_little_is_kept_and_all_of_it_can_be_read(library):
    draw = random.Random(1)
    body = "\n\n".join("".join(draw.choices("abcdefghij ", k=90)) + "." for _ in range(40))
    texts = [f"{body}\n\nDiperbarui kali ke-{n}." for n in range(4)]
    for text in texts:
        library.add([release(text=text)])
    past = library.catalog.ledger.past("a")
    assert [one.release.text for one in past] == texts[2::-1]
    with sqlite3.connect(library.store.folder / "catalog.sqlite") as connection:
        (kept,) = connection.execute("SELECT sum(length(record)) FROM history").fetchone()
    assert kept < len(body) / 8
    library.add([release(text=texts[0])])  # what was there before is said again
    library.remove(["a"])
    found = [one.release.text for one in library.catalog.ledger.past("a")]
    assert sorted(found) == sorted(texts)


def test_a_sweep_leaves_no_long_log(library):
    log = library.store.folder / "catalog.sqlite-wal"
    library.add([release(str(n), f"{TEXT} Nomor {n}. " * 40) for n in range(60)])
    library.add([release(str(n), f"{TEXT} Baru {n}. " * 40) for n in range(60)])
    assert log.stat().st_size < 100_000
