"""The parts of the comparison that need none of the peers."""

import pytest

from assistant.answers import Evidence
from assistant.evaluation.questions import Gold, Question
from tests.conftest import release

from .documents import Chunk, Document, located, place
from .measuring import Row, figures
from .roster import ROSTER
from .table import END, START, table, with_block

DOCUMENT = Document(release(text="Menteri membuka pasar. Pasar\u00a0itu ramai.", title="Pasar"))


def test_words_are_found_as_they_are_or_without_spaces():
    assert located("itu  ramai", "Pasar itu\nramai.") == (6, 15)
    assert located("itu", "Pasar itu itu") == (6, 9)
    assert located("sepi", "Pasar itu ramai.") is None
    assert located(" ", "Pasar") is None


def test_a_chunk_stands_in_the_release_without_the_title():
    text = DOCUMENT.release.text
    whole = place(Chunk("a", "Pasar\n\nMenteri membuka pasar."), DOCUMENT)
    assert text[whole.start : whole.end] == "Menteri membuka pasar."
    later = place(Chunk("a", "Pasar itu ramai."), DOCUMENT)
    assert text[later.start : later.end] == "Pasar\u00a0itu ramai."
    title = place(Chunk("a", "Pasar\n\n"), DOCUMENT)
    assert (title.start, title.end) == (0, 0)
    known = place(Chunk("a", "ramai", start=text.index("ramai")), DOCUMENT)
    assert text[known.start : known.end] == "ramai"
    assert place(Chunk("a", "bukan kata rilis"), DOCUMENT) is None


def test_figures_by_hand():
    documents = {"a": DOCUMENT}
    asked = [Question(str(n), "?", evidence=(Gold("a", "Menteri membuka"),)) for n in range(2)]
    miss, hit = Evidence("a", 25, 35, 0), Evidence("a", 0, 12, 0)  # 12 of 15 characters
    means, characters = figures([[miss, hit], [hit]], asked, documents)
    assert (means["hit@1"], means["hit@5"], means["mrr@10"]) == (0.5, 1, 0.75)
    assert means["release_hit@1"] == 1
    assert characters == 22  # of 12 and 22, the higher
    assert figures([[miss], [hit]], asked, documents)[1] is None


def row(**values):
    names = ("hit@1", "hit@5", "hit@10", "hit@20", "mrr@10", "release_hit@1", "release_hit@5")
    measures = dict.fromkeys(names, values.pop("value", 0.5))
    defaults = {"characters": 1234.0, "chunks": 9, "index_s": 1.4, "query_ms": 2.6, "lost": 0}
    return Row(ROSTER[0], "e5", measures, **(defaults | values))


def test_the_best_is_bold_and_what_is_missing_is_said():
    shown = table([row(), row(value=0.75, characters=None, lost=3)], 81, 1171)
    first, second = shown.splitlines()[2:4]
    assert "| e5 | 0.500 |" in first and "| 1,234 | 9 | 1 | 3 |" in first
    assert "| **0.750** |" in second and "| – | 9 |" in second
    assert "81 answerable questions over 1,171 releases" in shown
    assert "not located in the releases (misses): Tanya Rilis: 3" in shown
    assert "lost" not in table([row()], 1, 1)


def test_only_the_marked_place_is_rewritten():
    text = f"Before.\n\n{START}\nold\n{END}\n\nAfter.\n"
    assert with_block(text, "new\n") == f"Before.\n\n{START}\nnew\n{END}\n\nAfter.\n"
    for bad in ("", START, f"{END}\n{START}", text + text):
        with pytest.raises(ValueError, match="marked once"):
            with_block(bad, "new")
