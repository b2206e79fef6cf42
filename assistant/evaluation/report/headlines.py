"""The few figures that matter most, each with a sentence; and all the others as tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...replies import Replies
from ..folder import LOWER_IS_BETTER, NAMES, Figures, Summary
from .numbers import Numbers, measure_name, worth_showing

_HEADLINES = {
    "found": "hit@5", "said": "contains_answer", "cited": "expected_citation",
    "exact": "citation_exact", "refused": "refused_answerable", "invented": "hallucinated",
}  # fmt: skip
_PARTS = ("type", "lang", "agency")
_PART_MEASURES = tuple(_HEADLINES.values())


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure as it heads the page; ``low`` and ``high`` in [0, 1] draw its interval."""

    title: str
    value: str
    interval: str
    over: str
    says: str
    better: str
    low: float | None = None
    high: float | None = None
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A measure in a table: its name in words, its own name, value, interval and count."""

    told: str
    name: str
    value: str
    interval: str
    n: int


@dataclass(frozen=True, slots=True)
class Part:
    """Figures by the values of a part: rows of the value and one cell a measure."""

    title: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[tuple[str, str]]]]


def headlines(summary: Summary, words: Replies) -> list[Headline]:
    """The headline figures, those that were not measured among them."""
    shown = [_headline(key, name, summary, words) for key, name in _HEADLINES.items()]
    return [*shown, *_time(summary, words)]


def tables(summary: Summary, words: Replies) -> list[Row]:
    """Every measure of the run: those of the harness in its order, then any other."""
    figures = summary["measures"]
    names = [*(name for name in NAMES if name in figures), *sorted(figures.keys() - set(NAMES))]
    numbers = Numbers(words)
    rows = []
    for name in names:
        told, figure = measure_name(name, words), figures[name]
        value, interval = numbers.measure(name, figure["value"]), numbers.interval(name, figure)
        rows.append(Row(told, name, value, interval, figure["n"]))
    return rows


def by_part(summary: Summary, words: Replies) -> list[Part]:
    """The main measures by type, language and agency."""
    found = ((part, summary["by"].get(part) or {}) for part in _PARTS)
    return [_part(part, values, words) for part, values in found if values]


def _headline(key: str, name: str, summary: Summary, words: Replies) -> Headline:
    figures, numbers = summary["measures"], Numbers(words)
    better = "good_low" if name in LOWER_IS_BETTER else "good_high"
    title, better = words.text(f"report.h_{key}"), words.text(f"report.{better}")
    if not worth_showing(figures, name):
        return Headline(title, "–", "", "", words.text("report.not_measured"), better)
    figure = figures[name]
    low, high = numbers.percent(figure["low"]), numbers.percent(figure["high"])
    return Headline(
        title=title,
        value=numbers.percent(figure["value"]),
        interval=words.text("report.interval", low=low, high=high),
        over=words.text("report.over", n=figure["n"]),
        says=words.text(f"report.h_{key}_says", share=numbers.share(figure["value"])),
        better=better,
        low=figure["low"],
        high=figure["high"],
        at=figure["value"],
    )


def _time(summary: Summary, words: Replies) -> list[Headline]:
    total = summary["times"].get("total")
    if not total:
        return []
    numbers = Numbers(words)
    median, p95 = numbers.time(total["median"]), numbers.time(total["p95"])
    says = words.text("report.h_time_says", median=median, p95=p95)
    interval = f"{words.text('report.p95')}: {p95}"
    better = words.text("report.good_low")
    return [Headline(words.text("report.h_time"), median, interval, "", says, better)]


def _part(part: str, values: dict[str, Figures], words: Replies) -> Part:
    numbers = Numbers(words)
    measured = [n for n in _PART_MEASURES if any(worth_showing(f, n) for f in values.values())]
    rows = []
    for value, figures in sorted(values.items()):
        cells = [
            (numbers.percent(figures[name]["value"]), _range(figures, name, numbers))
            if worth_showing(figures, name)
            else ("–", "")
            for name in measured
        ]
        rows.append((value or "–", cells))
    columns = [measure_name(name, words) for name in measured]
    return Part(words.text(f"report.by_{part}"), columns, rows)


def _range(figures: Figures, name: str, numbers: Numbers) -> str:
    figure = figures[name]
    low, high = numbers.percent(figure["low"]), numbers.percent(figure["high"])
    return f"{low} – {high} (n={figure['n']})"
