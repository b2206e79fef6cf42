"""Numbers of letters and regulations, telephone numbers: changed by a digit."""

import re
from collections.abc import Iterator

from .material import Material

REFERENCE = re.compile(
    r"(?<![\w/])(?:\d{1,3}(?:/[A-Z]+(?:-[A-Z]+)?)+/\d{4}"
    r"|\d{4}-\d{3}-\d{4}|\(\d{3}\) \d{3}-\d{4}"
    r"|(?:Nomor|No\.) \d{1,3}(?: Tahun \d{4})?)(?![\w/])"
)


def renumbered(material: Material) -> Iterator[str]:
    """A digit of the number changed; of a regulation with its year, also the year."""
    for match in REFERENCE.finditer(material.said):
        digits = [at for at in range(*match.span()) if material.said[at].isdigit()]
        if "Tahun" in match[0]:
            yield material.put(digits[-1], digits[-1] + 1, _other(material, digits[-1]))
            digits = digits[:-4]
        elif "/" in match[0]:
            digits = digits[:-4]
        at = digits[-1]
        yield material.put(at, at + 1, _other(material, at))


def _other(material: Material, at: int) -> str:
    return material.draw.choice([one for one in "123456789" if one != material.said[at]])
