import json
import random
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from assistant.evaluation.calibrate import is_gold
from assistant.reader.training.asked import Asked, Place, groups, load_asked
from index.loading import load
from index.releases import Release
from index.search import Search
from tests.conftest import release

SHARED = Path(__file__).parents[4] / "shared" / "data"
TEXT = "Badan Angin memasang 77 pelampung cuaca di Teluk Senja. Nelayan berterima kasih atas itu."
ASKED = Asked("a", "number", "id", "Berapa pelampung di Teluk Senja tahun 2025?", (),
              (Place("a", (0, 55), (21, 33)),))  # fmt: skip


def test_a_question_becomes_its_passage_others_and_a_near_miss(library):
    releases = {
        "a": release("a", TEXT, title="Cuaca"),
        "b": release("b", "Pelampung cuaca di Teluk Jingga dicat ulang. " * 3, title="Cat"),
        "c": release("c", "Di laut ada 77 pelampung lain.", title="Lain"),
    }
    library.add(releases.values())
    assert TEXT[21:33] == "77 pelampung"
    example, missed = groups([ASKED], releases, Search(library), random.Random(1))
    right, *others = example.passages
    assert right.text[slice(*right.answer)] == "77 pelampung"
    assert [one.answer for one in others] == [None]  # "c" holds the words of the answer
    assert missed.question != example.question and missed.passages[0].text == right.text
    assert not any(one.answer for one in missed.passages)


def test_a_near_miss_is_read_beside_what_it_comes_near_to_and_kept_apart_with_it(library):
    releases = {name: release(name, TEXT.replace("77", count), title="Cuaca di Teluk Senja")
                for name, count in (("a", "77"), ("b", "78"), ("c", "79"), ("d", "80"))}  # fmt: skip
    library.add(releases.values())
    missed = replace(ASKED, question="Berapa biaya pelampung di Teluk Senja?", places=(), near="d")
    (example,) = groups([missed], releases, Search(library), random.Random(1))
    assert "80 pelampung" in example.passages[0].text and not example.passages[0].answer
    twin = replace(ASKED, places=(replace(ASKED.places[0], release_id="d"),))
    assert missed.is_for_network == twin.is_for_network


def test_a_span_is_gold_where_it_shares_half_of_the_shorter():
    assert is_gold(ASKED, "a", 30, 60) and is_gold(ASKED, "a", 0, 200)
    assert not is_gold(ASKED, "a", 50, 90) and not is_gold(ASKED, "b", 0, 55)


def test_the_written_questions_hold_no_words_of_a_release():
    for line in (files("assistant.reader.training") / "asked.jsonl").read_text().splitlines():
        record = json.loads(line)
        assert set(record) - {"near"} == {
            "id", "type", "lang", "question", "history", "answerable", "evidence",
        }  # fmt: skip
        assert record["answerable"] == bool(record["evidence"])
        for place in record["evidence"]:
            assert set(place) == {"release_id", "quote", "answer", "text"}
            assert place["quote"][0] <= place["answer"][0] < place["answer"][1] <= place["quote"][1]


@pytest.mark.skipif(not SHARED.exists(), reason="no ../shared/data")
def test_the_written_questions_fit_the_releases_they_are_about():
    read = load([SHARED / "releases.jsonl"])
    releases = {one.id: one for one in read if isinstance(one, Release)}
    asked = load_asked(releases)
    assert len(asked) > 1500
    learnt = [one for one in asked if one.is_for_network]
    assert 0.6 < len(learnt) / len(asked) < 0.85
    both = {p.release_id for one in learnt for p in one.places[:1]} & {
        p.release_id for one in asked if not one.is_for_network for p in one.places[:1]
    }
    assert not both
