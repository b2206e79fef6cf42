"""The figures of public sets: by hand, and on a small set of our own."""

import json
import random
from itertools import product

import pytest

from assistant.answers import Evidence
from assistant.evaluation.public import SpanQuestion, measure
from assistant.evaluation.public.answering import Said, scored
from assistant.evaluation.public.auroc import auroc
from assistant.evaluation.public.remembering import RememberingEncoder
from assistant.evaluation.public.searching import ranked_well
from tests.conftest import WordEncoder

TEXT = "Kapal Layar Senja berlabuh di Tirtaloka pada 3 Juni. Muatannya rempah."
SPAN = (TEXT.index("Tirtaloka"), TEXT.index("Tirtaloka") + 9)
YES = SpanQuestion("a", "Di mana?", "p", (SPAN,))
NO = SpanQuestion("b", "Siapa nakhodanya?", "p", ())
FIRST, SECOND = (0, TEXT.index(" Muatannya")), (TEXT.index("Muatannya"), len(TEXT))


def test_auroc_by_hand():
    assert auroc([0.9, 0.5], [0.5, 0.1]) == (1 + 1 + 0.5 + 1) / 4
    assert auroc([0.1], [0.9]) == 0
    assert auroc([0.5, 0.5], [0.5]) == 0.5
    assert auroc([0.5], []) is None


def test_auroc_is_the_share_of_pairs():
    chance = random.Random(1)
    yes, no = ([chance.randrange(6) for _ in range(size)] for size in (9, 14))
    pairs = [1.0 if a > b else 0.5 if a == b else 0.0 for a, b in product(yes, no)]
    assert auroc(yes, no) == pytest.approx(sum(pairs) / len(pairs))


def test_a_sentence_that_holds_the_span_is_right_though_it_does_not_match():
    right = scored(Said(YES, TEXT, FIRST, TEXT[slice(*FIRST)], 0.9))
    # 9 tokens said, 1 gold
    assert right["squad2.token_f1"] == right["token_f1"] == pytest.approx(2 / 10)
    assert (right["right_sentence"], right["exact_match"]) == (1, 0)
    wrong = scored(Said(YES, TEXT, SECOND, TEXT[slice(*SECOND)], 0.9))
    assert (wrong["right_sentence"], wrong["token_f1"]) == (0, 0)


def test_what_would_be_said_is_judged_apart_from_saying_it():
    refused = scored(Said(YES, TEXT, FIRST, "", 0.1))
    assert (refused["right_sentence"], refused["refused_answerable"]) == (1, 1)
    assert (refused["squad2.exact_match"], refused["squad2.token_f1"]) == (0, 0)
    nothing = scored(Said(YES, TEXT, None, "", 0.0))
    assert (nothing["right_sentence"], nothing["token_f1"]) == (0, 0)


def test_a_refusal_is_right_where_there_is_no_answer():
    right, wrong = (scored(Said(NO, TEXT, FIRST, said, 0.5)) for said in ("", "Kapal."))
    assert (right["hallucinated"], right["squad2.exact_match"]) == (0, 1)
    assert (wrong["hallucinated"], wrong["squad2.token_f1"]) == (1, 0)
    assert right["right_sentence"] is None and right["refused_answerable"] is None


def test_a_hit_holds_half_of_the_span_of_the_right_paragraph():
    start = SPAN[0]
    other = Evidence("q", 0, 99, 1)
    beside = Evidence("p", 0, start + 4, 1)  # 4 of 9 characters
    half = Evidence("p", start + 4, 99, 1)  # 5 of 9
    measures = ranked_well([other, beside, half], YES)
    assert [measures[f"hit@{k}"] for k in (1, 5)] == [0, 1]
    assert measures["mrr@10"] == pytest.approx(1 / 3)
    assert [measures[f"release_hit@{k}"] for k in (1, 5)] == [0, 1]
    assert ranked_well([beside, other], YES)["hit@20"] == 0


def test_nothing_is_embedded_twice_and_what_that_saved_is_known():
    inner, now = WordEncoder(), iter(range(100))
    encoder = RememberingEncoder(inner, lambda: float(next(now)))
    first = encoder.encode_document(["satu", "dua", "satu"])
    assert (inner.embedded, encoder.saved) == (2, 0)
    reported = []
    again = encoder.encode_document(["dua", "tiga"], reported.append)
    assert inner.embedded == 3 and sum(reported) == 2
    assert (again[0] == first[1]).all() and (first[0] == first[2]).all()
    # the first call took 1 s by the clock, for 4 + 3 characters
    assert encoder.saved == pytest.approx(3 / 7)
    assert encoder.encode_document([]).shape == (0, 64)


def test_a_small_set_is_measured_through_and_through(tmp_path):
    texts = {
        "kapal": "Kapal Layar Senja berlabuh di pelabuhan Tirtaloka. Muatannya rempah dari timur.",
        "vaksin": "Sebanyak 1.250 kerbau telah divaksin di Lembah Aruna. Petugasnya dua puluh orang.",
        "tarif": "Tarif air bersih turun menjadi Rp4.500 per meter kubik. Warga menyambutnya baik.",
    }
    asked = {
        "kapal": ("Di pelabuhan mana Kapal Layar Senja berlabuh?", "Tirtaloka"),
        "vaksin": ("Berapa kerbau yang telah divaksin?", "1.250"),
        "tarif": ("Berapa tarif air bersih per meter kubik?", "Rp4.500"),
    }
    content = []
    for id, (question, answer) in asked.items():
        gold = {"text": answer, "answer_start": texts[id].index(answer)}
        yes = {"id": id, "question": question, "is_impossible": False, "answers": [gold]}
        no = {
            "id": f"no-{id}",
            "question": "Siapa presiden Valdora?",
            "is_impossible": True,
            "answers": [],
        }
        content.append({"context": texts[id], "qas": [yes, no]})
    path = tmp_path / "set.json"
    path.write_text(json.dumps(content))
    seen = []
    result = measure("squad", [path], WordEncoder(), asking=lambda *step: seen.append(step))
    made, measures = result["made"], result["measures"]
    assert (made["questions"], made["answerable"], made["paragraphs"]) == (6, 3, 3)
    for name in ("hit@1", "lexical.release_hit@1", "right_sentence", "answerability_auroc"):
        assert measures[name]["value"] == 1, name
    assert measures["exact_match"] == {"value": 0, "low": 0, "high": 0, "n": 3}
    assert measures["dense.hit@20"]["n"] == 3 and measures["hallucinated"]["n"] == 3
    assert seen[-1][:2] == (6, 6)
    drawn = [measure("squad", [path], WordEncoder(), sample=2, seed=s)["made"] for s in (1, 1)]
    assert drawn[0] == drawn[1] and drawn[0]["questions"] == 2
