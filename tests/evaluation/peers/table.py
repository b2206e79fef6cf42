"""The rows as a Markdown table, and its place in a README; pure."""

from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from .measuring import Row
from .roster import LEFT_OUT, MINILM, NONE

START, END = "<!-- peers: start -->", "<!-- peers: end -->"
_MEASURES = {
    "hit@1": "hit@1", "hit@5": "hit@5", "hit@10": "hit@10", "hit@20": "hit@20",
    "mrr@10": "MRR@10", "release_hit@1": "release@1", "release_hit@5": "release@5",
}  # fmt: skip
_HEAD = ("retriever", "model", *_MEASURES.values(), "read to hit", "chunks", "index s", "query ms")


def table(rows: Sequence[Row], questions: int, releases: int) -> str:
    """The best of each measure in bold; under it what the columns mean and what is missing.

    Args:
        rows: the figures, in the order to be shown.
        questions: how many were asked.
        releases: how many were indexed.
    """
    best = {name: max(row.measures[name] for row in rows) for name in _MEASURES}
    lines = [_line(_HEAD), _line(["---"] * 2 + ["---:"] * (len(_HEAD) - 2))]
    lines += [_line(_cells(row, best)) for row in rows]
    return "\n".join([*lines, "", *_notes(rows, questions, releases)])


def with_block(text: str, block: str) -> str:
    """The text with what stands between the two marker lines replaced.

    Raises:
        ValueError: a marker is missing, or stands twice, or they are in the wrong order.
    """
    if text.count(START) != 1 or text.count(END) != 1 or text.index(START) > text.index(END):
        raise ValueError(f"the table's place must be marked once by {START} and then {END}")
    before, rest = text.split(START)
    return f"{before}{START}\n{block.strip()}\n{END}{rest.split(END)[1]}"


def _cells(row: Row, best: Mapping[str, float]) -> list[str]:
    # the English model is named by its folder
    model = MINILM if row.entry.model == MINILM else row.model or NONE
    figures = []
    for name in _MEASURES:
        value = f"{row.measures[name]:.3f}"
        figures.append(f"**{value}**" if row.measures[name] == best[name] else value)
    read = NONE if row.characters is None else f"{row.characters:,.0f}"
    times = [f"{row.index_s:.0f}", f"{row.query_ms:.0f}"]
    return [row.entry.title, model, *figures, read, f"{row.chunks:,}", *times]


def _notes(rows: Sequence[Row], questions: int, releases: int) -> list[str]:
    used = {
        package: f"{package} {_version(package)} ({row.entry.licence})"
        for row in rows
        for package in row.entry.packages
    }
    lost = [f"{row.entry.title}: {row.lost}" for row in rows if row.lost]
    return [
        f"{questions} answerable questions over {releases:,} releases, one run. A hit is a passage "
        "that holds at least half of a gold quote; *release*: the right release is among the first; "
        "*read to hit*: characters up to the end of the first hit, the median, a miss counting as "
        "more than any; *index s*: processor time of all threads; *query ms*: the median on the "
        "clock.",
        "",
        *(f"- Not measured: {reason}" for reason in LEFT_OUT),
        f"- Versions: {', '.join(used.values())}.",
        *(
            [f"- Found but not located in the releases (misses): {', '.join(lost)}."]
            if lost
            else []
        ),
    ]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
