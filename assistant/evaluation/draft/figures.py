"""Questions for a number or an amount, always with its unit."""

import re
from collections.abc import Iterator

from index.releases import Release

from .clauses import (
    bare,
    clean_sentences,
    first_part,
    led,
    lowered,
    opens_plainly,
    passive,
    undated,
)
from .proposals import Proposal
from .vocabulary import MEASURES, REPORTING, UNITS

_NUMBER = r"\d[\d.]*(?:,\d+)?"
_SCALE = r"(?: ?(?:ribu|juta|miliar|triliun))?"
_MONEY = rf"(?:Rp|USD|US\$) ?{_NUMBER}{_SCALE}(?: per [a-z]+(?: AS)?)?"
_VALUE = rf"(?P<value>(?:{_MONEY}|{_NUMBER}{_SCALE} ?(?:{UNITS}))(?![\w%]))"
_REST = r"(?P<rest>.*)$"
_AGENT = (
    r"^(?P<agent>[A-Z][\w/.-]*(?: (?:[A-Z(][\w/.)-]*|dan|RI)){0,8})"
    r"(?: (?:telah|akan|juga|sudah|berhasil|kembali|resmi|turut|berencana|siap)){0,2}"
    r" (?P<verb>me[a-z]{4,}) "
)
# Posisi cadangan devisa … tercatat sebesar 152,5 miliar dolar AS …
_IS = re.compile(
    r"^(?P<subject>[A-Z][^“”\"?!;:]{10,110}?),? (?P<verb>(?:tercatat|mencapai|sebesar|sebanyak"
    r"|adalah|diprakirakan|diperkirakan|diproyeksikan|ditargetkan|ditetapkan|telah|tetap|masih"
    r"|terjaga|tinggi|rendah|akan|berhasil|sudah|kuat)(?: (?:sebesar|mencapai|sebanyak|tercatat"
    rf"|tinggi|rendah|di level|menjadi|terjaga))*) {_VALUE}{_REST}"
)
# … mencatat inflasi tahunan … sebesar 2,18 persen …
_INNER = re.compile(
    r"(?:\b(?:mencatat|menyebutkan|menyebut|melaporkan|menargetkan|mengatakan|menjelaskan|bahwa"
    rf"|dengan)|,) (?P<subject>(?:{'|'.join(sorted(MEASURES))}) [^“”\"?!;:,]{{5,90}}?)"
    r" (?P<verb>sebesar|mencapai|tercatat sebesar|sebanyak|senilai|menembus|ditetapkan sebesar)"
    rf" {_VALUE}{_REST}"
)
# Sebanyak 1.461 unit peralatan disiapkan …
_MANY = re.compile(
    r"^(?:Sebanyak|Sedikitnya|Sekitar|Lebih dari|Total|Tercatat(?: sebanyak)?)"
    rf" (?P<value>{_NUMBER}{_SCALE}(?: (?:orang|unit|ton|ekor))?)"
    r" (?P<noun>[A-Za-z][A-Za-z/-]*(?: [A-Za-z/()-]+){0,3}?)"
    r" (?P<verb>(?:telah |akan |sudah |turut |ikut )?(?:di|me|ber|ter)[a-z]{3,}) (?P<rest>.+)$"
)
# Pemerintah mengalokasikan anggaran sebesar Rp335 triliun …
_GAVE = re.compile(
    _AGENT + r"(?P<object>[a-z]+(?: [a-zA-Z-]+){0,4}?) (?:sebesar|sebanyak|senilai|mencapai) "
    rf"{_VALUE}{_REST}"
)
# Kementerian PU menyiapkan 49 unit alat berat …
_COUNTED = re.compile(
    rf"{_AGENT}(?P<value>(?P<number>{_NUMBER}{_SCALE}) (?P<noun>[a-zA-Z][\w-]+(?: (?!(?:di|untuk"
    r"|pada|dan|yang|dalam|ke|dari|guna|kepada|bagi|sebagai|serta) )[\w-]+){0,3}))"
    r"(?P<rest>[ ,.].*)$"
)
# A subject that already says something is no subject: its own verb, figure or comparison.
_SAYS_MORE = re.compile(
    r"[,%]|\b(?:total|jumlah|nilai|cukup|tinggi|rendah|kuat|baik"
    r"|stabil)$|\bme[a-z]{4,}|\b(?:yang|dengan|hingga|sedikit|tergolong|dari|bahwa|yaitu|yakni|sebesar"
    r"|mencapai|tercatat|juga|terus|tetap|masih|kembali|dapat|meningkat|menurun|menguat|melemah"
    r"|tumbuh|naik|turun|menjadi|didukung|diprakirakan|diperkirakan|maupun|sebanyak|berada|level"
    r"|terkendali|akan|telah|sudah|adalah|lebih|hanya|sempat|bisa)\b"
)
_PREDICATE = re.compile(r"\b(?:tumbuh|naik|turun|meningkat|menurun|dengan|yang|me[a-z]{4,})\b")
_NO_NOUN = re.compile(
    r"(?:dari|dan|di|ke|atau|per|sampai|hingga|pada|untuk|juta|miliar|ribu|triliun)\b|.*\d"
)
# Where, when and what for: what belongs to the question of all that follows a figure.
_TAIL = re.compile(
    r" ((?:di|untuk|pada|kepada|bagi|ke|dalam|sepanjang|selama) (?:[^,.;(]|(?<=\d)[.,](?=\d))+)"
)
_NEXT = re.compile(r" (?:dengan|yang|sehingga|melalui|guna|sebagai|dan|serta|mencapai|sebesar)\b")
_WHEN = re.compile(
    r" ?((?:pada|di|hingga|sampai dengan|per|selama|sepanjang|untuk)(?: akhir| awal| posisi)?"
    r"(?: tahun| bulan| triwulan [IV]+| semester [IV]+)? ?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?20\d\d)\b"
)
_FURTHER = re.compile(
    rf"[^,.]{{0,40}}\b(?:dan|hingga|sampai|atau|-) ?(?:Rp|USD)? ?{_NUMBER}| ?(?:-|–|\()\d"
)
_ENDS = re.compile(
    r"[.,]| (?:di|untuk|pada|kepada|bagi|ke|dalam|sepanjang|selama|dengan|yang|guna|sebagai"
    r"|melalui|hingga|sejak|dan (?:me|di|ber)[a-z]+) "
)
_YEAR = re.compile(r"\b20\d\d\b")
_BARE_FIGURE = re.compile(r"[\d.,]+(?: ?(?:ribu|juta|miliar|triliun)\b)? ?")
_SHORTEST = 5  # words of a question
_LONGEST_TAIL, _LONGEST_REST = 12, 14  # words


def figures(release: Release) -> Iterator[Proposal]:
    """Questions whose answer is a number with its unit."""
    for sentence in clean_sentences(release):
        plain, when = led(undated(sentence))
        for pattern, ask in _ASKED:
            match = pattern.search(plain)
            plainly = pattern in (_MANY, _INNER) or opens_plainly(plain)
            asked = ask(match, release) if match and plainly else None
            if match and asked and _is_whole(asked, match["rest"]):
                asked = bare(asked if _YEAR.search(asked) else f"{asked[:-1]}{when}?")
                yield Proposal(release, "number", asked, (_answer(match),), sentence)
                break


def _is_whole(asked: str, rest: str) -> bool:
    """Whether a question is more than a word or two, and its figure stands alone."""
    return len(bare(asked).split()) >= _SHORTEST and not _FURTHER.match(rest)


def _answer(match: re.Match[str]) -> str:
    """The figure with its unit: where it counts things, they are it."""
    value, noun = match["value"].strip(), match.groupdict().get("noun") or ""
    return value if value.endswith(noun) else f"{value} {noun}"


def _is(match: re.Match[str], release: Release) -> str | None:
    """Berapa posisi cadangan devisa …? Of what has no value itself: … mencapai berapa orang?"""
    if _SAYS_MORE.search(bare(match["subject"])):
        return None
    subject, value = lowered(match["subject"], release), match["value"]
    when = _when(match["rest"], subject)
    first, *rest = subject.split()
    if first.lower() in MEASURES:
        titled = len(rest) > 1 and rest[1][0].isupper()  # Indeks Harga Konsumen
        if rest and rest[0].lower() in MEASURES and not titled:
            rest[0] = rest[0].lower()
        return f"Berapa {' '.join([first.lower(), *rest])}{when}?"
    unit = _BARE_FIGURE.sub("", value, count=1).replace("%", "persen")
    if not match["verb"].endswith("mencapai") or not unit or value.startswith(("Rp", "US")):
        return None
    return f"{subject[0].upper()}{subject[1:]}{when} mencapai berapa {unit}?"


def _many(match: re.Match[str], release: Release) -> str | None:
    """Berapa unit peralatan yang disiapkan …?"""
    unit = match["value"].split()[-1]
    noun = f"{unit} {match['noun']}" if unit in ("orang", "unit", "ton", "ekor") else match["noun"]
    rest = first_part(match["rest"])
    short = 0 < len(rest.split()) <= _LONGEST_REST
    return f"Berapa {noun} yang {match['verb']} {rest}?" if short else None


def _gave(match: re.Match[str], release: Release) -> str | None:
    """Berapa anggaran yang dialokasikan pemerintah …?"""
    if _PREDICATE.search(match["object"]):
        return None
    return _done(match["object"], match, release)


def _counted(match: re.Match[str], release: Release) -> str | None:
    """Berapa unit alat berat yang disiapkan Kementerian PU …?"""
    is_year = re.fullmatch(r"20\d\d", match["number"])
    if is_year or _NO_NOUN.match(match["noun"]) or not _ENDS.match(match["rest"]):
        return None
    return _done(match["noun"], match, release)


def _done(thing: str, match: re.Match[str], release: Release) -> str | None:
    """How much of a thing was treated so by its agent, in the passive."""
    verb = None if match["verb"] in REPORTING else passive(match["verb"])
    if not verb:
        return None
    return f"Berapa {thing} yang {verb} {lowered(match['agent'], release)}{_tail(match['rest'])}?"


def _when(rest: str, subject: str) -> str:
    found = _WHEN.match(rest)
    return f" {found[1]}" if found and not _YEAR.search(subject) else ""


def _tail(rest: str) -> str:
    found = _TAIL.match(rest)
    words = _NEXT.split(found[1])[0].split() if found else []
    return " " + " ".join(words) if 2 <= len(words) <= _LONGEST_TAIL else ""


_ASKED = ((_IS, _is), (_MANY, _many), (_GAVE, _gave), (_COUNTED, _counted), (_INNER, _is))
