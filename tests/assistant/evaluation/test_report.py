import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from assistant.checking.verification import Fault
from assistant.evaluation.folder import NAMES
from assistant.evaluation.report import write_report
from assistant.evaluation.report.outcomes import Outcome, first_hit, outcome_of
from assistant.replies import load_replies
from index.errors import LibraryError

from .runs import EVIL, line, summary, write

WORDS = load_replies("en")
LOADING = {"src", "srcset", "data", "action", "background", "poster", "xlink:href", "formaction"}
VOID = {"meta", "input", "br", "img", "link", "hr"}


class Page(HTMLParser):
    """Checks nesting while it reads; keeps ids, what points to them, and what could load."""

    def __init__(self, html):
        super().__init__()
        self.open, self.ids, self.targets, self.loads, self.texts = [], [], [], [], []
        self.elements = []
        self.feed(html)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        self._seen(tag, attrs)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._seen(tag, attrs)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> inside {self.open}"
        self.open.pop()

    def handle_data(self, data):
        if "script" not in self.open and "style" not in self.open:
            self.texts.append(data)

    def _seen(self, tag, attrs):
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name in ("aria-labelledby", "for", "aria-describedby"):
                self.targets += value.split()
            if name == "href" and value.startswith("#"):
                self.targets.append(value[1:])
            elif name in LOADING or (name == "href" and tag != "a"):
                self.loads.append((tag, name, value))
            for target in re.findall(r"url\(([^)]*)\)", value or ""):
                self.loads += [] if target.startswith("#") else [(tag, name, value)]
                self.targets.append(target[1:])

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


def page_of(folder, **options) -> tuple[str, Page]:
    html = write_report(folder, **options).read_text(encoding="utf-8")
    return html, Page(html)


ENDS = {
    "right": line("q1", measures={"contains_answer": 1, "expected_citation": 1}),
    "other_words": line("q2", measures={"contains_answer": 0, "expected_citation": 1}),
    "wrong": line("q3", measures={"contains_answer": 0, "expected_citation": 0}),
    "refused_wrongly": line("q4", status="not_found"),
    "refused_rightly": line("q5", status="not_found", answerable=False),
    "invented": line("q6", answerable=False),
    "error": line("q7", status="error"),
}


@pytest.mark.parametrize("end", ENDS)
def test_how_a_question_ended(end):
    assert outcome_of(ENDS[end]) is Outcome(end)


def test_what_was_told_without_a_search_counts_as_refused():
    assert outcome_of(line(status="told")) is Outcome.REFUSED_WRONGLY
    assert outcome_of(line(status="told", answerable=False)) is Outcome.REFUSED_RIGHTLY


def test_half_a_list_is_not_right():
    half = line(measures={"contains_answer": 1, "list_share": 0.5, "expected_citation": 1})
    whole = line(measures={"contains_answer": 1, "list_share": 1.0})
    assert outcome_of(half) is Outcome.OTHER_WORDS
    assert outcome_of(whole) is Outcome.RIGHT


def test_the_rank_of_the_first_hit():
    assert first_hit(line()) == 2
    # beyond the tenth: 12 passages of ten characters, the hit ends at the 120th
    ranked = [["r", at * 10, at * 10 + 10] for at in range(20)]
    late = line(measures={"dense.mrr@10": 0.0, "dense.characters_to_hit": 120})
    late["legs"]["dense"] = ranked
    assert first_hit(late, "dense") == 12
    assert first_hit(line(measures={"mrr@10": 0.0, "characters_to_hit": None})) is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_is_whole_and_loads_nothing(tmp_path, language):
    folder = write(tmp_path / "run", ENDS.values())
    html, page = page_of(folder, words=load_replies(language), every=True)
    assert page.loads == []
    assert not re.search(r"@import|<link|<iframe|<object|<base", html)
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) <= set(page.ids)
    assert dict(page.elements[0:2])["html"] == {"lang": language}
    assert html.count("default-src 'none'") == 1


def test_plots_are_named_for_those_who_do_not_see_them(tmp_path):
    _, page = page_of(write(tmp_path / "run", ENDS.values()), words=WORDS)
    plots = [attrs for tag, attrs in page.elements if tag == "svg" and attrs.get("role") == "img"]
    assert len(plots) == 5
    tags = [tag for tag, _ in page.elements]
    assert tags.count("desc") == 5 and tags.count("figcaption") == 5
    assert "first k passages: 5" not in page.text and "rank: 5, In the end: 100%" in page.text


def test_every_measure_is_shown(tmp_path):
    total = summary(1)
    total["measures"]["of_another_program"] = {"value": 0.125, "low": 0, "high": 1, "n": 3}
    _, page = page_of(write(tmp_path / "run", [line()], total), words=WORDS)
    rows = [text for text in page.texts]
    for name in (*NAMES, "of_another_program"):
        assert name in rows, name
    assert "0.125" in page.text and "indonli · accuracy" in page.text
    for key in ("h_found", "h_said", "h_cited", "h_exact", "h_refused", "h_invented", "h_time"):
        assert WORDS.text(f"report.{key}") in rows
    assert "For 50 in 100 of the questions that have an answer" in page.text
    assert "95%: 25% – 75%" in page.text and "95 in 100 at most 1.5 seconds" in page.text


def test_what_was_not_measured_says_so(tmp_path):
    total = summary(1, measures={}, by={}, times={}, support_check={})
    total["curves"] = {
        "risk_coverage": [],
        "operating_point": None,
        "reliability": [],
        "brier": None,
    }
    _, page = page_of(write(tmp_path / "run", [line()], total), words=WORDS)
    assert WORDS.text("report.not_measured") in page.texts


def test_only_what_needs_a_look_is_listed_unless_asked(tmp_path):
    folder = write(tmp_path / "run", ENDS.values())
    _, some = page_of(folder, words=WORDS)
    _, every = page_of(folder, words=WORDS, every=True)

    def listed(page):
        return [a["data-outcome"] for tag, a in page.elements if tag == "article"]

    assert listed(every) == list(ENDS)
    assert listed(some) == [end for end in ENDS if end not in ("right", "refused_rightly")]
    assert "5 of 7 questions did not end as they should." in some.text


def test_a_wrong_answer_is_shown_with_all_that_explains_it(tmp_path):
    _, page = page_of(write(tmp_path / "run", [ENDS["wrong"]]), words=WORDS)
    for seen in ("Berapa?", "3.262", "bukti emas", "kata kutip [1]", "kata kutip", "50–150"):
        assert seen in page.text
    assert WORDS.text("report.first_hit", rank=2) in page.text
    (article,) = [attrs for tag, attrs in page.elements if tag == "article"]
    assert article["data-type"] == "number" and article["data-agency"] == "Badan A"


def test_without_scripts_everything_is_shown(tmp_path):
    _, page = page_of(write(tmp_path / "run", ENDS.values()), words=WORDS)
    assert all("hidden" not in attrs for tag, attrs in page.elements if tag == "article")
    ranked = [a for tag, a in page.elements if tag == "details" and a.get("class") == "ranked"]
    assert ranked and all("open" in attrs for attrs in ranked)
    (form,) = [attrs for tag, attrs in page.elements if tag == "form"]
    assert "hidden" in form  # a filter that cannot filter is not offered


def test_what_comes_from_outside_is_escaped(tmp_path):
    evil = line(EVIL, measures={"contains_answer": 0, "expected_citation": 0}, answer=EVIL)
    evil["question"] |= {
        "question": EVIL, "type": EVIL, "lang": 'id" onload="x', "answers": [EVIL], "notes": EVIL,
        "history": [{"role": "user", "content": EVIL}, EVIL],
        "evidence": [{"release_id": EVIL, "quote": EVIL}],
    }  # fmt: skip
    evil["answer"]["citations"][0] |= {
        "quote": EVIL, "title": EVIL, "agency": EVIL, "url": "javascript:alert(1)",
    }  # fmt: skip
    total = summary(1, problems=[EVIL], support_check={EVIL: EVIL})
    total["by"] = {"type": {EVIL: total["measures"]}, "lang": {}, "agency": {}}
    total["made"]["command"] = total["made"]["questions"]["name"] = EVIL
    total["measures"][EVIL] = total["measures"]["hit@1"]
    html, page = page_of(write(tmp_path / "run", [evil], total), words=WORDS, every=True)
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert "img" not in {tag for tag, _ in page.elements}
    assert "javascript:" not in html and page.loads == []
    assert " ".join(EVIL.split()) in page.text  # and it is shown as it is


def test_a_run_that_is_not_whole_is_named(tmp_path):
    with pytest.raises(LibraryError, match=r"answers\.jsonl"):
        write_report(tmp_path)
    folder = write(tmp_path / "run", [line()])
    (folder / "summary.json").write_text('{"made": 3}')
    with pytest.raises(LibraryError, match=r"summary\.json"):
        write_report(folder)
    write(folder, [line() | {"answer": {"evidence": [{"start": "x"}]}}])
    with pytest.raises(LibraryError, match="run"):
        write_report(folder)
    assert not (folder / "report.html").exists()


def test_the_same_run_gives_the_same_bytes(tmp_path):
    folder = write(tmp_path / "run", ENDS.values())
    assert write_report(folder).read_bytes() == write_report(folder).read_bytes()


def test_matplotlib_is_loaded_only_to_draw():
    code = (
        "import sys, assistant.cli, assistant.evaluation.report; print('matplotlib' in sys.modules)"
    )
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "False"


def test_colours_can_be_read():
    """WCAG AA: 4.5:1 for words, in the light and the dark page and in print."""
    css = (files("assistant.evaluation.report") / "templates" / "report.css").read_text()
    themes = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    assert len(themes) == 3
    for theme in themes:
        colours = dict(re.findall(r"--([\w-]+): (#\w+)", theme))
        for word in ("ink", "quiet", "accent"):
            for ground in ("paper", "sheet"):
                assert _contrast(colours[word], colours[ground]) >= 4.5, (word, ground)
        for outcome in Outcome:
            fill = colours[outcome.value.replace("_", "-")]
            assert _contrast(colours["on-fill"], fill) >= 4.5, outcome
            assert _contrast(fill, colours["sheet"]) >= 3, outcome


def _contrast(one: str, other: str) -> float:
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_what_a_chat_model_wrote_is_told_with_every_fault_in_words(tmp_path):
    faults = {fault.value: 3 + at for at, fault in enumerate(Fault)}
    total = summary(1, writing={"drafts": 21, "answers": 12, "faults": faults})
    page = Page(write_report(write(tmp_path, [line()], total), WORDS).read_text(encoding="utf-8"))
    for kind in ("drafts", "answers", *faults):
        assert WORDS.text(f"report.written_{kind}") in page.texts
    assert {"21", "12", *map(str, faults.values())} <= set(page.texts)
    silent = write(tmp_path / "without", [line()], summary(1))
    assert (
        WORDS.text("report.written")
        not in Page(write_report(silent, WORDS).read_text(encoding="utf-8")).texts
    )
