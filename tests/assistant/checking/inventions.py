"""Clauses that no release holds at the end of a true sentence, and other words inside it."""

import re
from collections.abc import Iterator

from assistant.checking.synonyms import SYNONYMS
from index.stopwords import STOP_WORDS
from index.terms import stem

from .material import Material

_WORD = re.compile(r"(?<![\w-])[a-z]{5,}(?![\w-])")
_FORM = re.compile(r"(me|di|ber|ter|pe|ke|se)?[a-z]+?(kan|an|i|nya)?")

_NAMED = (
    " dan dihadiri Presiden Arga Samudranata", ", didampingi Wakil Presiden Nadira Puspakarang",
    " atas usul Duta Besar Kastoria Ilyas Verando", ", disaksikan Panglima Armada Rangga Badaisakti",
)  # fmt: skip
_FIGURED = (
    " dengan tambahan anggaran Rp{n} miliar", ", yang melibatkan {n} relawan",
    ", turun {n} persen dari rencana semula", " setelah {n} kali rapat koordinasi",
)  # fmt: skip
_PLAIN = (
    " karena adanya keluhan warga", " setelah sempat tertunda beberapa kali",
    ", yang dinilai berhasil oleh para ahli", " atas permintaan parlemen",
    " dan mendapat penghargaan internasional",
)  # fmt: skip
_ENGLISH = {
    _NAMED: (", attended by President Arga Samudranata", ", together with Ambassador Ilyas Verando"),
    _FIGURED: (", with another Rp{n} billion in funding", ", involving {n} volunteers"),
    _PLAIN: (" because of complaints from residents", ", which experts called a success"),
}  # fmt: skip


def with_a_name(material: Material) -> Iterator[str]:
    """Somebody who is in no release."""
    return _ended(material, _NAMED)


def with_a_figure(material: Material) -> Iterator[str]:
    """A figure that the release does not hold."""
    return _ended(material, _FIGURED)


def with_neither(material: Material) -> Iterator[str]:
    """A reason, a judgement or an event, without name or figure."""
    return _ended(material, _PLAIN)


def word_changed(material: Material) -> Iterator[str]:
    """Another word of the release, of the same form, in the place of one that carries meaning."""
    if material.english:
        return
    held = {stem(word) for word in _WORD.findall(f"{material.said} {material.quote}".lower())}
    words = {word for text in material.others for word in _WORD.findall(text)} - STOP_WORDS
    free = {word for word in words if stem(word) not in held}
    places = [one for one in _WORD.finditer(material.said) if one[0] not in STOP_WORDS]
    for match in material.draw.sample(places, min(2, len(places))):
        same = SYNONYMS.get(match[0], ())
        alike = [one for one in free if _form(one) == _form(match[0]) and one not in same]
        if other := material.one(alike):
            yield material.put(*match.span(), other)


def _form(word: str) -> tuple[str | None, ...]:
    match = _FORM.fullmatch(word)
    return match.groups() if match else ()


def _ended(material: Material, clauses: tuple[str, ...]) -> Iterator[str]:
    said = material.said
    if not said.endswith(".") or said.endswith("Tbk."):
        return
    chosen = _ENGLISH[clauses] if material.english else clauses
    free = [
        clause
        for clause in chosen
        if not any(word in material.quote for word in clause.split() if len(word) > 6)
    ]
    number = material.one(str(n) for n in range(13, 98) if str(n) not in material.known)
    if (clause := material.one(free)) and number:
        yield said[:-1] + clause.format(n=number) + "."
