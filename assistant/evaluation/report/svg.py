"""A drawn figure as SVG inside a page: in the page's colours, and told to a screen reader."""

import io
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as Xml

# What is drawn in these colours takes the page's, light or dark: colour → variable of the CSS.
INK, QUIET, RULE, SHEET, ON_FILL = "#1d2733", "#5a6370", "#ddd6c8", "#fffdf9", "#fffffe"
FILLS = {
    "right": "#2a7d4f", "refused_rightly": "#1f5f99", "other_words": "#1b7480", "wrong": "#a8500a",
    "refused_wrongly": "#75600a", "invented": "#a32a2b", "error": "#5d6674",
}  # fmt: skip
_VARIABLES = {
    INK: "--ink", QUIET: "--quiet", RULE: "--rule", SHEET: "--sheet", ON_FILL: "--on-fill",
    **{colour: f"--{name.replace('_', '-')}" for name, colour in FILLS.items()},
}  # fmt: skip
_COLOUR = re.compile(r"#[0-9a-f]{6}\b")
_FONT = re.compile(r"font-family:[^;]*;?|(?<=font: )([\d.]+px)[^;]*")
_STYLE: Any = {  # matplotlib's names are many literals
    "svg.fonttype": "none",  # words stay words: searched, read aloud, in the page's font
    "svg.hashsalt": "rilis",  # the same figure, the same bytes
    "text.parse_math": False, "font.size": 10.5,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": QUIET, "axes.facecolor": "none",
    "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True, "grid.color": RULE,
    "grid.linewidth": 0.8, "axes.axisbelow": True, "xtick.color": QUIET, "ytick.color": QUIET,
    "xtick.labelcolor": INK, "ytick.labelcolor": INK, "legend.frameon": False,
    "figure.facecolor": "none", "lines.linewidth": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure with one pair of axes to draw on; matplotlib's objects."""

    figure: Any
    axes: Any


@contextmanager
def drawing(width: float = 5.2, height: float = 3.5) -> Iterator[Drawing]:
    """Axes in the page's style, of so many inches; matplotlib is loaded here and only here."""
    with _no_cache():
        import matplotlib
        from matplotlib.figure import Figure

    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        yield Drawing(figure, figure.subplots())


@contextmanager
def _no_cache() -> Iterator[None]:
    """While matplotlib is loaded: its list of fonts is kept in no folder of the user's."""
    name = "MPLCONFIGDIR"
    if name in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ[name] = folder
        try:
            yield
        finally:
            del os.environ[name]


def svg_of(drawn: Drawing, id: str, title: str, description: str) -> str:
    """The figure as an ``<svg>`` element that stands in a page by itself."""
    written = io.BytesIO()
    nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
    drawn.figure.savefig(written, format="svg", metadata=nothing)
    root = Xml.fromstring(written.getvalue())
    _plain(root)
    _rename(root, id)
    for size in ("width", "height", "version"):
        root.attrib.pop(size, None)
    labels = {"title": (f"{id}-title", title), "desc": (f"{id}-desc", description)}
    root.attrib |= {"role": "img", "aria-labelledby": " ".join(i for i, _ in labels.values())}
    for place, (tag, (label, text)) in enumerate(labels.items()):
        element = Xml.Element(tag, {"id": label})
        element.text = text
        root.insert(place, element)
    return Xml.tostring(root, encoding="unicode")


def _plain(root: Xml.Element) -> None:
    """Without namespaces, metadata and style sheets; colours as variables."""
    for parent in root.iter():
        for child in list(parent):
            if _local(child.tag) in ("metadata", "style"):
                parent.remove(child)
    for element in root.iter():
        element.tag = _local(element.tag)
        attributes = {_local(name): value for name, value in element.attrib.items()}
        if "style" in attributes:
            style = _FONT.sub(lambda m: f"{m[1]} inherit" if m[1] else "", attributes["style"])
            attributes["style"] = _COLOUR.sub(_variable, style)
        element.attrib.clear()
        element.attrib.update(attributes)


def _rename(root: Xml.Element, prefix: str) -> None:
    """Ids that are used, made unlike those of the page's other figures; the rest dropped."""
    used = set()
    for element in root.iter():
        for value in element.attrib.values():
            used.update(re.findall(r"url\(#([^)]+)\)|^#(.+)$", value))
    names: Mapping[str, str] = {
        old: f"{prefix}-{number}" for number, old in enumerate(sorted({a or b for a, b in used}))
    }
    for element in root.iter():
        id = element.attrib.pop("id", "")
        if id in names:
            element.attrib["id"] = names[id]
        for name, value in element.attrib.items():
            if "#" in value and name != "id":
                element.attrib[name] = _pointed(value, names)


def _pointed(value: str, names: Mapping[str, str]) -> str:
    if value.startswith("#") and value[1:] in names:
        return f"#{names[value[1:]]}"
    return re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{names[m[1]]})", value)


def _variable(colour: re.Match[str]) -> str:
    name = _VARIABLES.get(colour[0])
    return f"var({name})" if name else colour[0]


def _local(name: str) -> str:
    return name.rpartition("}")[2]
