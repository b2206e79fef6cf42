"""The plots of a report, each with the same figures as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from ...replies import Replies
from ..folder import AnswerLine, Summary
from .numbers import Numbers
from .outcomes import DEEPEST, Outcome, first_hit, outcome_of
from .svg import FILLS, INK, ON_FILL, QUIET, SHEET, Drawing, drawing, svg_of

_MARKED = (1, 5, 10, 20)  # ranks in the table, and with intervals in the plot
_LEGS = {"": ("leg_final", "refused_rightly", "-"), "fused": ("leg_fused", "invented", "-."),
          "lexical": ("leg_lexical", "right", "--"),
         "dense": ("leg_dense", "wrong", ":")}  # fmt: skip
_BINS = 24
_LABEL = 28  # characters of a label beside an axis


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot as it stands in the page."""

    id: str
    title: str
    says: str
    svg: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    legend: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    lines: Sequence[AnswerLine]
    summary: Summary
    words: Replies
    numbers: Numbers

    def say(self, key: str, **values: object) -> str:
        return self.words.text(f"report.{key}", **values)


def plots(lines: Sequence[AnswerLine], summary: Summary, words: Replies) -> list[Plot]:
    """The plots for which the run has figures."""
    page = _Page(lines, summary, words, Numbers(words))
    made = (plot(page) for plot in (_by_rank, _by_type, _risk, _reliability, _latency))
    return [plot for plot in made if plot]


def _by_rank(page: _Page) -> Plot | None:
    asked = [one for one in page.lines if one["measures"].get("hit@1") is not None]
    if not asked:
        return None
    ranks = range(1, DEEPEST + 1)
    curves = {}
    for leg in _LEGS:
        first = [first_hit(one, leg) or DEEPEST + 1 for one in asked]
        curves[leg] = [sum(rank <= k for rank in first) / len(first) for k in ranks]
    rows = [
        [str(k), *(page.numbers.percent(curve[k - 1]) for curve in curves.values())]
        for k in ranks
        if k in _MARKED
    ]
    columns = [page.say("rank"), *(page.say(name) for name, _, _ in _LEGS.values())]

    def draw(on: Drawing) -> None:
        for leg, (name, colour, dashes) in _LEGS.items():
            on.axes.plot(ranks, curves[leg], dashes, color=FILLS[colour], label=page.say(name))
        figures = page.summary["measures"]
        for k in _MARKED:
            if figure := figures.get(f"hit@{k}"):
                on.axes.plot([k, k], [figure["low"], figure["high"]], "-_",
                             color=FILLS[_LEGS[""][1]], linewidth=1.2, markersize=7)  # fmt: skip
        _shares(page, on.axes.yaxis)
        on.axes.set(xlabel=page.say("plot_rank_x"), ylabel=page.say("plot_rank_y"),
                    ylim=(0, 1.03), xlim=(0.5, DEEPEST + 0.5), xticks=_MARKED)  # fmt: skip
        on.axes.legend(loc="lower right")

    return _plot(page, "rank", draw, columns, rows)


def _by_type(page: _Page) -> Plot | None:
    counts: dict[str, dict[Outcome, int]] = {}
    for one in page.lines:
        kind = str(one["question"].get("type") or page.say("no_type"))
        of_kind = counts.setdefault(kind, {})
        outcome = outcome_of(one)
        of_kind[outcome] = of_kind.get(outcome, 0) + 1
    if not counts:
        return None
    kinds = sorted(counts)
    seen = [one for one in Outcome if any(one in found for found in counts.values())]
    rows = [[kind, *(str(counts[kind].get(one, 0)) for one in seen)] for kind in kinds]

    def draw(on: Drawing) -> None:
        left, places = [0] * len(kinds), range(len(kinds))
        for outcome in seen:
            widths = [counts[kind].get(outcome, 0) for kind in kinds]
            on.axes.barh(places, widths, left=left, color=FILLS[outcome], edgecolor=SHEET)
            most = max(sum(found.values()) for found in counts.values())
            for place, (start, width) in enumerate(zip(left, widths, strict=True)):
                if width >= most / 25:  # a number needs room
                    on.axes.text(start + width / 2, place, str(width), color=ON_FILL,
                                 ha="center", va="center", fontsize=9)  # fmt: skip
            left = [a + b for a, b in zip(left, widths, strict=True)]
        on.axes.set_yticks(places, [shorten(kind, _LABEL, placeholder="…") for kind in kinds])
        on.axes.invert_yaxis()
        on.axes.grid(visible=False, axis="y")
        on.axes.set(xlabel=page.say("plot_type_x"))

    columns = [page.say("filter_type"), *(page.say(f"outcome_{one}") for one in seen)]
    legend = [(page.say(f"outcome_{one}"), one.replace("_", "-")) for one in seen]
    return _plot(page, "type", draw, columns, rows, legend, height=1.2 + 0.3 * len(kinds))


def _risk(page: _Page) -> Plot | None:
    points = page.summary["curves"].get("risk_coverage") or []
    if not points:
        return None
    now = page.summary["curves"].get("operating_point")
    columns = [page.say(key) for key in ("threshold", "plot_risk_x", "plot_risk_y",
                                         "hallucination", "refusal")]  # fmt: skip
    # a curve has a point a question: every tenth of it is enough to read
    told = [*points[:: max(1, len(points) // 10)], *([now] if now else ())]
    rows = [
        [page.numbers.decimal(one["threshold"], 2)]
        + [
            page.numbers.percent(share)
            for share in (one["coverage"], one["risk"], one["hallucination"], one["error"])
        ]
        for one in told
    ]

    def draw(on: Drawing) -> None:
        given = (one for one in points if one["coverage"])  # without answers, no risk
        ordered = sorted(given, key=lambda one: one["coverage"])
        on.axes.plot([one["coverage"] for one in ordered], [one["risk"] for one in ordered],
                     color=FILLS["refused_rightly"])  # fmt: skip
        if now:
            on.axes.plot(now["coverage"], now["risk"], "o", color=FILLS["invented"], markersize=9)
            beside, below = now["coverage"] > 0.6, now["risk"] > 0.5
            on.axes.annotate(page.say("operating"), (now["coverage"], now["risk"]),
                             xytext=(-10 if beside else 10, -15 if below else 7),
                             textcoords="offset points",
                             ha="right" if beside else "left", color=INK)  # fmt: skip
        _shares(page, on.axes.xaxis, on.axes.yaxis)
        on.axes.set(xlabel=page.say("plot_risk_x"), ylabel=page.say("plot_risk_y"),
                    xlim=(0, 1.02), ylim=(0, 1.03))  # fmt: skip

    return _plot(page, "risk", draw, columns, rows)


def _reliability(page: _Page) -> Plot | None:
    bins = [one for one in page.summary["curves"].get("reliability") or () if one["count"]]
    if not bins:
        return None
    columns = [page.say(key) for key in ("plot_reliable_x", "plot_reliable_y", "count")]
    percent = page.numbers.percent
    rows = [[percent(one["mean"]), percent(one["rate"]), str(one["count"])] for one in bins]

    def draw(on: Drawing) -> None:
        on.axes.plot([0, 1], [0, 1], "--", color=QUIET, linewidth=1.2, label=page.say("ideal"))
        on.axes.plot([one["mean"] for one in bins], [one["rate"] for one in bins], "o-",
                     color=FILLS["refused_rightly"], markersize=6)  # fmt: skip
        for one in bins:
            above = one["rate"] < 0.9
            on.axes.annotate(str(one["count"]), (one["mean"], one["rate"]),
                             xytext=(-9, 5 if above else -13), textcoords="offset points",
                             ha="right", color=INK, fontsize=9)  # fmt: skip
        _shares(page, on.axes.xaxis, on.axes.yaxis)
        on.axes.set(xlabel=page.say("plot_reliable_x"), ylabel=page.say("plot_reliable_y"),
                    xlim=(0, 1.02), ylim=(-0.03, 1.05))  # fmt: skip
        on.axes.legend(loc="lower right")

    brier = page.summary["curves"].get("brier")
    told = "–" if brier is None else page.numbers.decimal(brier, 3)
    return _plot(page, "reliable", draw, columns, rows, brier=told)


def _latency(page: _Page) -> Plot | None:
    times = [t for one in page.lines if (t := one["measures"].get("ms.total")) is not None]
    if not times:
        return None
    steps = page.summary["times"]
    columns = [page.say(key) for key in ("step", "median", "p95")]
    told = page.numbers.time
    rows = [
        [page.say(f"m_{step}").split(",")[0] if f"report.m_{step}" in page.words.templates
         else step, told(one["median"]), told(one["p95"])]
        for step, one in steps.items()
    ]  # fmt: skip

    def draw(on: Drawing) -> None:
        on.axes.hist(times, bins=min(_BINS, max(1, len(times))), color=FILLS["refused_rightly"],
                     edgecolor=SHEET)  # fmt: skip
        if total := steps.get("total"):
            for name, dashes in (("median", "-"), ("p95", "--")):
                value = total[name]  # type: ignore[literal-required]
                on.axes.axvline(value, color=FILLS["invented"], linestyle=dashes, linewidth=1.6,
                                label=f"{page.say(name)}: {told(value)}")  # fmt: skip
            on.axes.margins(y=0.35)  # room for the legend above the bars
            on.axes.legend(loc="upper right")
        on.axes.set(xlabel=page.say("plot_time_x"), ylabel=page.say("plot_time_y"), xlim=(0, None))
        on.axes.yaxis.get_major_locator().set_params(integer=True)

    return _plot(page, "time", draw, columns, rows)


def _plot(
    page: _Page,
    name: str,
    draw: Callable[[Drawing], None],
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    legend: Sequence[tuple[str, str]] = (),
    height: float = 3.5,
    **values: object,
) -> Plot:
    title, says = page.say(f"plot_{name}"), page.say(f"plot_{name}_says", **values)
    with drawing(height=height) as on:
        draw(on)
        told = "; ".join(
            ", ".join(f"{c}: {v}" for c, v in zip(columns, r, strict=True)) for r in rows
        )
        svg = svg_of(on, f"plot-{name}", title, f"{says} {told}.")
    return Plot(f"plot-{name}", title, says, svg, columns, rows, legend)


def _shares(page: _Page, *axes: Any) -> None:
    """Percentages along the axes."""
    for axis in axes:
        axis.set_major_formatter(lambda value, _: page.numbers.percent(round(value, 3)))
