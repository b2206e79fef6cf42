import pytest

from index.errors import LibraryError
from index.library import Library
from index.search import ReleaseRetriever, Search, fuse
from index.store import Store
from tests.conftest import WordEncoder, release


def ids(library: Library, question: str) -> list[str]:
    return [hit.release.id for hit in Search(library)(question)]


def test_added_then_same_then_replaced_then_removed(library):
    assert library.add([release()]).added == ("a",)
    again = library.add([release()])
    assert (again.same, again.embedded) == (("a",), 0)
    changed = library.add([release(text="Menteri menutup pasar di Tirtaloka.")])
    assert changed.replaced == ("a",)
    hits = Search(library)("pasar Tirtaloka")
    assert [hit.text for hit in hits] == ["Menteri menutup pasar di Tirtaloka."]
    library.remove(["a"])
    assert ids(library, "pasar Tirtaloka") == []
    assert library.vectors.count() == library.fulltext.count() == 0


def test_nothing_is_embedded_twice(library):
    library.add([release()])
    changes = library.add([release(agency="Badan Pasar")])
    assert (changes.replaced, changes.embedded) == (("a",), 0)


def test_an_open_library_sees_what_another_added_and_never_what_it_removed(settings):
    reader, writer = Library(settings, WordEncoder()), Library(settings, WordEncoder())
    writer.add([release()])
    assert ids(reader, "pasar") == ["a"]
    writer.add([release("b", "Gubernur meresmikan jembatan Samudrapura.", title="Jembatan")])
    assert "b" in ids(reader, "jembatan Samudrapura")
    writer.remove(["a"])
    assert "a" not in ids(reader, "pasar Tirtaloka")


@pytest.mark.parametrize("broken", ["embed", "_sweep"])
def test_an_interrupted_write_is_finished_by_the_next(settings, monkeypatch, broken):
    first = Library(settings, WordEncoder())
    first.add([release()])

    def die(_, rows=("dead",), *__):
        if rows:
            raise KeyboardInterrupt
        return 0

    with monkeypatch.context() as patch:
        patch.setattr(Store, broken, die)
        with pytest.raises(KeyboardInterrupt):
            first.add([release(text="Menteri menutup pasar di Tirtaloka.")])
    second = Library(settings, WordEncoder())
    assert len(ids(second, "pasar Tirtaloka")) == 1
    second.add([])
    assert second.status().unfinished == 0
    assert [hit.text for hit in Search(second)("pasar")] == ["Menteri menutup pasar di Tirtaloka."]
    assert second.vectors.count() == second.fulltext.count() == 1


def test_another_model_is_refused_until_rebuilt(settings):
    Library(settings, WordEncoder()).add([release()])
    other = Library(settings, WordEncoder("other"))
    with pytest.raises(LibraryError, match="rilis rebuild"):
        ids(other, "pasar")
    with pytest.raises(LibraryError, match="rilis rebuild"):
        other.add([release("b")])
    assert other.rebuild() == 1
    assert ids(other, "pasar") == ["a"]


def test_rebuild_mends_what_is_derived(settings):
    first = Library(settings, WordEncoder())
    first.add([release()])
    first.close()
    for file in (settings.data_dir / "index-1").rglob("*.sqlite3"):
        file.write_bytes(b"rubbish" * 999)
    broken = Library(settings, WordEncoder())
    with pytest.raises(LibraryError, match="rilis rebuild"):
        ids(broken, "pasar")
    mended = Library(settings, WordEncoder())
    mended.rebuild()
    assert ids(mended, "pasar") == ["a"]


def test_two_texts_under_one_id_change_nothing(library):
    with pytest.raises(LibraryError, match=r"f:1 and f:2"):
        library.add([release(source="f:1"), release(text="Lain sekali.", source="f:2")])
    assert library.status().releases == 0


def test_removing_an_unknown_id_removes_nothing(library):
    library.add([release()])
    with pytest.raises(LibraryError, match="zzz"):
        library.remove(["a", "zzz"])
    assert library.status().releases == 1


def test_a_corrupt_catalog_is_said_so(settings):
    (settings.data_dir / "index-1").mkdir(parents=True)
    (settings.data_dir / "index-1" / "catalog.sqlite").write_bytes(b"rubbish" * 999)
    with pytest.raises(LibraryError, match="catalog"):
        Library(settings, WordEncoder())


def test_one_enormous_line(library):
    library.add([release(text="kata panjang sekali " * 2000)])
    assert library.status().passages > 50


def test_copies_are_collapsed_and_the_next_month_of_a_series_is_not(library):
    library.add([release("a"), release("b")])
    assert len(ids(library, "pasar")) == 1
    text = "Bank Angin menahan suku bunga acuan pada angka {} persen untuk menjaga inflasi."
    library.add([release(month, text.format(rate)) for month, rate in (("c", 5), ("d", 6))])
    assert {"c", "d"} <= set(ids(library, "suku bunga acuan"))


def test_the_retriever_gives_exact_passages(library):
    library.add([release()])
    (document,) = ReleaseRetriever(search=Search(library), k=3).invoke("pasar")
    start, end = document.metadata["start"], document.metadata["end"]
    assert release().text[start:end] == document.page_content


def test_fusion_by_hand():
    fused = fuse([("a", 0.9), ("b", 0.8)], [("b", 10.0), ("c", 5.0), ("d", 0.0)], 0.3)
    assert fused == pytest.approx({"a": 0.3, "b": 0.7, "c": 0.35, "d": 0.0})
