"""Public sets read from small files of our own, and files that do not fit."""

import json
from pathlib import Path

import pytest

from assistant.evaluation.public import load_set
from assistant.evaluation.public.facqa import joined, labelled
from index.errors import LibraryError

TEXT = "Kapal Layar Senja berlabuh di Tirtaloka pada 3 Juni. Tirtaloka ramai."


def asked(**values):
    answer = {"text": "Tirtaloka", "answer_start": TEXT.index("Tirtaloka")}
    question = {"id": "a", "question": "Di mana?", "is_impossible": False, "answers": [answer]}
    return question | values


def paragraphs(*questions):
    return [{"context": TEXT, "qas": list(questions)}]


def written(folder: Path, content: object, name: str = "set.json") -> Path:
    path = folder / name
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path, format: str = "squad") -> str:
    with pytest.raises(LibraryError) as error:
        load_set(format, [path])
    return str(error.value)


@pytest.mark.parametrize("format", ["squad", "idk-mrc"])
def test_flat_and_nested_are_the_same(tmp_path, format):
    flat = paragraphs(asked(), asked(id="b", is_impossible=True, answers=[]))
    nested = {"version": "v2.0", "data": [{"title": "Kapal", "paragraphs": flat}]}
    first = load_set(format, [written(tmp_path, flat)])
    second = load_set(format, [written(tmp_path, nested)])
    for read in (first, second):
        yes, no = read.questions
        assert [TEXT[slice(*span)] for span in yes.spans] == ["Tirtaloka"]
        assert yes.answerable and not no.answerable
        assert yes.paragraph == read.paragraphs[0].id
    assert [read.paragraphs[0].title for read in (first, second)] == ["", "Kapal"]


def test_offsets_that_hold_something_else_are_skipped_and_told(tmp_path):
    off = {"text": "Tirtaloka", "answer_start": 3}
    second = {"text": "Tirtaloka", "answer_start": TEXT.rindex("Tirtaloka")}
    path = written(
        tmp_path,
        paragraphs(asked(answers=[off]), asked(id="b", answers=[off, second]), asked(id="c")),
    )
    read = load_set("squad", [path])
    assert [question.id for question in read.questions] == ["b", "c"]
    assert read.questions[0].spans == ((second["answer_start"], second["answer_start"] + 9),)
    assert read.skipped == ("[0].qas[0].answers[0]", "[0].qas[1].answers[0]")


def test_further_files_add_paragraphs_only_and_each_once(tmp_path):
    other = {
        "context": "Paragraf lain tentang pasar.",
        "qas": [asked(id="z", answers=[], is_impossible=True)],
    }
    first = written(tmp_path, paragraphs(asked()))
    more = written(tmp_path, [*paragraphs(asked(id="y")), other], "more.json")
    read = load_set("squad", [first, more])
    assert [question.id for question in read.questions] == ["a"]
    assert [one.text for one in read.paragraphs] == [TEXT, other["context"]]


@pytest.mark.parametrize(
    ("content", "where", "found", "expected"),
    [
        (3, "/", "number", "object"),
        ({"data": 3}, "data", "number", "array"),
        ({"questions": []}, "data", "null", "array"),
        ([{"qas": []}], "[0].context", "null", "string"),
        ([{"context": " ", "qas": []}], "[0].context", '""', "string"),
        (paragraphs(asked(), 7), "[0].qas[1]", "number", "object"),
        (paragraphs(asked(question=None)), "[0].qas[0].question", "null", "string"),
        (paragraphs(asked(answers=[])), "[0].qas[0].answers", "[]", "[{text, answer_start}, …]"),
        (paragraphs(asked(is_impossible="no")), "[0].qas[0].is_impossible", "string", "boolean"),
        (paragraphs(asked(answers=[{"text": "T", "answer_start": "8"}])),
         "[0].qas[0].answers[0].answer_start", "string", "number"),
        (paragraphs(asked(), asked()), "[0].qas[1].id", "a", "unique"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_with_its_place(tmp_path, content, where, found, expected):
    path = written(tmp_path, content)
    said = refused(path)
    assert f"{path}: at {where} there is {found}," in said
    assert f"has {expected}" in said


def test_no_json_no_file_no_question_no_format(tmp_path):
    assert "cannot be read as squad" in refused(written(tmp_path, "{"))
    assert "cannot be read as squad" in refused(tmp_path / "none.json")
    assert "no question" in refused(written(tmp_path, []))
    assert "squad, idk-mrc, facqa" in refused(tmp_path, "trivia")


def rows(*records: tuple[object, object, object], head="question,passage,seq_label") -> str:
    return "\n".join([head, *(",".join(f'"{value}"' for value in row) for row in records)])


def test_tokens_become_running_text_with_their_answers(tmp_path):
    passage = ["Menteri", "(", "Ratna", "Wiguna", ")", "tiba", ",", "kemarin", "."]
    labels = ["O", "O", "B", "I", "O", "O", "O", "B", "O"]
    path = written(tmp_path, rows((["Siapa", "tiba", "?"], passage, labels)), "set.csv")
    read = load_set("facqa", [path])
    (question,) = read.questions
    text = read.paragraphs[0].text
    assert (question.question, text) == ("Siapa tiba?", "Menteri (Ratna Wiguna) tiba, kemarin.")
    assert [text[a:b] for a, b in question.spans] == ["Ratna Wiguna", "kemarin"]


def test_every_token_stands_where_it_is_said_to():
    tokens = ["(", "A", ")", ",", "b", "%", "[", "c", "]", ".", "."]
    text, places = joined(tokens)
    assert [text[a:b] for a, b in places] == tokens


def test_labels_that_open_with_an_inside():
    places = [(0, 1), (2, 3), (4, 5), (6, 7)]
    assert labelled("OIIO", places) == ((2, 5),)
    assert labelled("BBIO", places) == ((0, 1), (2, 5))
    assert labelled("OOOO", places) == ()


@pytest.mark.parametrize(
    ("content", "where", "found"),
    [
        (rows(head="question,passage"), "1", "question,passage"),
        (rows((["a"], ["b", "c"], ["O"])), "2:seq_label", "[1]"),
        (rows((["a"], ["b"], ["B"]), (["a"], "b", ["B"])), "3:passage", "b"),
        (rows((["a"], [3], ["B"])), "2:passage[0]", "number"),
        (rows(({"a": 1}, ["b"], ["B"])), "2:question", "object"),
    ],
)
def test_a_table_that_does_not_fit_is_named_with_its_line(tmp_path, content, where, found):
    path = written(tmp_path, content, "set.csv")
    assert f"{path}: at {where} there is {found}," in refused(path, "facqa")


def test_a_row_without_an_answer_is_skipped(tmp_path):
    path = written(tmp_path, rows((["a"], ["b"], ["O"]), (["a"], ["b"], ["B"])), "set.csv")
    read = load_set("facqa", [path])
    assert ([q.id for q in read.questions], read.skipped) == (["3"], ("2:seq_label",))
