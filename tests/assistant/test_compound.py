from dataclasses import replace

import pytest

from assistant.answers import Quote
from assistant.compound import asked_apart, read_apart
from assistant.reader import Reading


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Berapa kuota jadup dan berapa lama?", ("Berapa kuota jadup?", "berapa lama?")),
        ("Kapan dan di mana pasar dibuka?", ("Kapan pasar dibuka?", "di mana pasar dibuka?")),
        ("kapan lomba mulai serta siapa jurinya", ("kapan lomba mulai?", "siapa jurinya")),
        ("Kapan dan oleh siapa pasar dibuka?", ("Kapan pasar dibuka?", "oleh siapa pasar dibuka?")),
        ("Berapa dan siapa saja yang lulus?", ("Berapa yang lulus?", "siapa saja yang lulus?")),
        ("Siapa menteri itu? Dan kapan dia lahir?", ("Siapa menteri itu?", "kapan dia lahir?")),
        ("When did it open and who came?", ("When did it open?", "who came?")),
        ("Siapa yang hadir dan oleh siapa dibuka?", ("Siapa yang hadir?", "oleh siapa dibuka?")),
    ],
)
def test_two_questions_in_one_are_taken_apart(question, parts):
    assert asked_apart(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "Berapa anggaran beras dan gula?",
        "Menteri dan siapa pun yang hadir?",
        "Kapan dan apa?",
        "Kapan kapal dan siapa awak dan apa muatannya?",
        "Kalau itu? (Kapan kapal tiba dan siapa awaknya?)",
        "What did he say about how and why it failed?",
        "Apa beda antara apa yang dijanjikan dan apa yang terjadi?",
        "Menteri hadir dan berapa yang dibuka?",
    ],
)
def test_any_other_question_stays_whole(question):
    assert asked_apart(question) == (question,)


def reading(start: int, confidence: float, *, answers: bool = True) -> Reading:
    quotes = tuple(Quote("a", at, at + 5, "kata.") for at in (start, start + 10))
    return Reading((), (), (0.0,), confidence, quotes if answers else (), quotes)


def test_the_parts_answer_in_turn_and_the_second_is_read_with_the_first():
    parts = ("Berapa kuota bantuan jadup tahun ini?", "berapa lama?")
    found = {parts[0]: reading(0, 0.9), f"{parts[1]} ({parts[0]})": reading(40, 0.7)}
    joined, missing = read_apart(parts, found.__getitem__)
    assert [one.start for one in joined.quotes] == [0, 40, 10] and not missing
    assert joined.confidence == 0.7


def test_what_nothing_answers_is_named_unless_nothing_answers_at_all():
    parts = ("Berapa kuota bantuan jadup tahun ini?", "berapa lama?")
    second = f"{parts[1]} ({parts[0]})"
    found = {parts[0]: reading(0, 0.9), second: reading(40, 0.2, answers=False)}
    joined, missing = read_apart(parts, found.__getitem__)
    assert missing == ("berapa lama?",) and [one.start for one in joined.quotes] == [0, 10]
    found[parts[0]] = replace(found[parts[0]], quotes=())
    joined, missing = read_apart(parts, found.__getitem__)
    assert not missing and not joined.quotes and joined.confidence == 0.9


def test_the_same_place_is_quoted_once():
    joined, _ = read_apart(("Kapan pasar itu dibuka?", "siapa?"), lambda _: reading(0, 0.9))
    assert [one.start for one in joined.quotes] == [0, 10]
