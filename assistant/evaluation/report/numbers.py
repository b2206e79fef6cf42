"""Figures as a reader of the page's language writes them."""

from dataclasses import dataclass

from ...replies import Replies
from ..folder import STAGES, Figure, Figures

_SECOND = 1000  # milliseconds, from which a time is told in seconds
_WHOLE = ("characters_to_hit",)  # measures that are no shares, besides times


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers in the language of ``words``: 6,5% in Indonesian, 6.5% in English."""

    words: Replies

    def decimal(self, value: float, places: int) -> str:
        """A number with so many decimal places, and its thousands parted."""
        written = f"{value:,.{places}f}"
        return written.translate(_SWAPPED) if self.words.language == "id" else written

    def percent(self, value: float) -> str:
        """A share in [0, 1] as a percentage; a decimal place only near the ends."""
        near_end = 0 < value < 0.01 or 0.99 < value < 1
        return f"{self.decimal(100 * value, 1 if near_end else 0)}%"

    def share(self, value: float) -> str:
        """A share in [0, 1] as so many in a hundred."""
        part = self.percent(value).removesuffix("%")
        return self.words.text("report.share", part=part)

    def time(self, milliseconds: float) -> str:
        """A time with its unit."""
        if milliseconds >= _SECOND:
            seconds = self.decimal(milliseconds / _SECOND, 1)
            return self.words.text("report.seconds", value=seconds)
        return self.words.text("report.milliseconds", value=self.decimal(milliseconds, 0))

    def measure(self, name: str, value: float) -> str:
        """The value of a measure, by what it is: a share, milliseconds, characters."""
        if name.startswith("ms.") or name.split(".")[-1] in _WHOLE:
            return self.decimal(value, 0)
        return self.decimal(value, 3)

    def interval(self, name: str, figure: Figure) -> str:
        """The 95% interval of a measure."""
        return f"{self.measure(name, figure['low'])} – {self.measure(name, figure['high'])}"


_SWAPPED = str.maketrans(",.", ".,")


def measure_name(name: str, words: Replies) -> str:
    """A measure in words; one that the page does not know keeps its own name."""
    leg, _, rest = name.rpartition(".")
    stem, _, k = rest.partition("@")
    key = f"report.m_{stem}"
    if key not in words.templates or leg not in ("", *STAGES, "ms"):
        return name
    told = words.text(key, k=k)
    key = f"report.of_{leg}"
    return words.text(key, measure=told) if key in words.templates else told


def worth_showing(figures: Figures, name: str) -> bool:
    """Whether a measure was taken over any question."""
    return name in figures and figures[name]["n"] > 0
