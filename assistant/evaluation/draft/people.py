"""Questions for a speaker or for who holds a post, as the release itself names them."""

import re
from collections.abc import Iterator

from index.releases import Release
from index.terms import MONTHS

from .clauses import bare, clean_sentences, lowered, opens_plainly, undated
from .proposals import Proposal

_SAID = (
    "ujar|kata|tegas|ungkap|jelas|tutur|ucap|papar|terang|sebut|imbuh|tambah|lanjut|pungkas|tandas"
)
_SAYS = (
    "mengatakan|menegaskan|menyampaikan|menjelaskan|menyebutkan|menyebut|mengungkapkan|menyatakan"
    "|menuturkan|memaparkan|menilai|menekankan|mengemukakan|menambahkan|mengingatkan"
)
_HEADS = (
    "Menteri Koordinator|Menteri|Wakil Menteri|Menko|Presiden|Wakil Presiden|Direktur Jenderal"
    "|Direktur Utama|Direktur Eksekutif|Direktur|Dirjen|Kepala|Wakil Kepala|Plt\\. Kepala"
    "|Sekretaris Jenderal|Sekretaris Kementerian|Sekretaris Utama|Sekretaris|Sekjen|Ketua Umum"
    "|Ketua|Wakil Ketua|Deputi|Gubernur|Wakil Gubernur|Bupati|Wali Kota|Staf Ahli|Staf Khusus"
    "|Rektor|Inspektur Jenderal|Irjen|Asisten Deputi|Panglima|Duta Besar"
)
_TITLES = frozenset(
    "Menteri Koordinator Menko Mensos Menkeu Menaker Menhan Menkop Mendikdasmen Menkomdigi Wamen"
    " Wamenkomdigi Wamenkop Presiden Wakil Direktur Jenderal Utama Dirjen Kepala Sekretaris Sekjen"
    " Ketua Umum Deputi Gubernur Bupati Wali Kota Staf Ahli Khusus Rektor Bapak Ibu Pak Bu Komjen"
    " Mayjen Letjen Brigjen Laksda Marsda Jenderal RI Prof Dr Plt Mas".split()
)
_WORD = r"(?:[A-Z][\w’'.-]*[\w]|[A-Z]\.)"
_NAME = rf"{_WORD}(?: {_WORD}){{1,3}}"
_SPEAKER = rf"{_WORD}(?:/{_WORD})?(?:(?: |, )(?:{_WORD}(?:/{_WORD})?|dan|\([A-Z]\w+\)))*"
_SPOKEN = re.compile(
    rf"^[“\"]?(?P<words>[A-Z][^“”\"]{{25,170}}?)[,.]?[”\"],? (?:{_SAID})(?:nya)? (?P<speaker>{_SPEAKER})"
    rf"(?P<rest>[ ,.].*)?$"
)
_REPORTED = re.compile(
    rf"^(?P<speaker>{_SPEAKER}),? (?:juga |kembali |turut )?(?P<verb>{_SAYS}),? bahwa (?P<words>[^“”\"]{{25,200}})\.$"
)
_POST = re.compile(
    rf"(?<![\w-])(?P<post>(?:{_HEADS})(?: (?:[A-Z][\w-]*,?|dan)){{1,9}})(?: \((?P<short>[A-Z][\w ]+)\))?"
    rf"(?P<mark>,)? (?P<name>{_NAME})(?=[,.]| (?:me|ber|di|ter|dalam|saat|pada|usai|yang|juga)[a-z]*)"
)
_KNOWN = re.compile(rf"(?<![\w])(?:{_SAID}) (?P<name>{_WORD})(?=[.,]| (?:di|saat|dalam|usai|pada|kepada) )")
_SAYING = re.compile(
    r"\b(?:adalah|merupakan|bukan|tidak|akan|telah|sudah|harus|dapat|bisa|perlu|menjadi|ada"
    r"|me[a-z]{4,}|di[a-z]{4,}|ber[a-z]{3,}|ter[a-z]{4,})\b"
)
_LISTED = re.compile(r",? (?:dan|serta) [A-Z]|, [A-Z]")
_FIRST_PERSON = re.compile(r"\b(?:saya|kami|kita|aku|anda|kalian|ini|itu|tersebut|ia|dia|mereka)\b|\w{3,}nya\b", re.I)


def speakers(release: Release) -> Iterator[Proposal]:
    """Questions for who said something: the speaker is in the quote, with a whole name."""
    for sentence in clean_sentences(release):
        plain = undated(sentence)
        match = _SPOKEN.match(plain) or _REPORTED.match(plain)
        name = _whole_name(match["speaker"], release) if match else None
        asked = _who(match, release) if match and name else None
        if asked and name:
            yield Proposal(release, "quote", asked, name, sentence)


def _who(match: re.Match[str], release: Release) -> str | None:
    """Who said it: with "that" where the words are nobody's own, else word for word."""
    words = match["words"].strip(" ,.")
    if not _SHORTEST <= len(words.split()) <= _LONGEST or not _SAYING.search(words):
        return None
    if not opens_plainly(words) or re.search(r"^di[a-z]{4,}|[.!?…:;]", words, re.IGNORECASE):
        return None
    if not _FIRST_PERSON.search(words):
        verb = _TOLD.get(match.groupdict().get("verb") or "", "mengatakan")
        words = bare(lowered(words, release))
        stems = (f"Siapa yang {verb} bahwa {words}?", f"Menurut siapa {words}?")
        return stems[len(words) % 2]
    return None if match.re is _REPORTED else f"Siapa yang berkata, “{words}”?"


_SHORTEST, _LONGEST = 6, 22  # words of what was said
_TOLD = {verb: verb for verb in "menegaskan menyampaikan menjelaskan menyebut mengungkapkan".split()}
_BODIES = re.compile(
    r"(?:Sementara|Selain|Adapun|Pemerintah|Mahkamah|Kementerian|Kemen\w+|Badan|Bank|PT|Dewan|Komisi|Komite|Tim|Lembaga"
    r"|Undang|Peraturan|Pasal|Dinas|Perum|Universitas|Hal|Laporan|Hasil|Survei|Indonesia)\b"
)


def posts(release: Release) -> Iterator[Proposal]:
    """Questions for who holds a post, at the time of the release."""
    said = {match["name"] for match in _KNOWN.finditer(release.text)}
    known = {name for name in said if not re.search(rf"\b(?:di|dari|ke) {re.escape(name)}\b", release.text)}
    for sentence in clean_sentences(release):
        for match in _POST.finditer(sentence):
            post, name = match["post"].rstrip(", "), match["name"]
            if not match["short"] and not match["mark"]:
                post, name = _split(f"{post} {name}", known)
            following = sentence[match.end() :]
            if match["mark"] and not match["short"] and not following.startswith((",", ".")):
                continue
            if _LISTED.match(following) or re.search(rf"\b(?:{_HEADS}|Pengawas)\b", name):
                continue
            if _is_post(post) and len(name.split()) >= 2 and not set(name.split()) & _TITLES:
                stem = "Siapa" if len(post) % 2 else "Siapa yang menjabat"
                yield Proposal(release, "name", f"{stem} {post}{_at(release)}?", (name,), sentence)


def _is_post(post: str) -> bool:
    """Whether words are one post, named with what it is the post of."""
    listed = "," not in post or re.search(r", (?:dan )?[A-Z]\w+(?:, dan| dan) ", post)
    one = len(re.findall(rf"(?:^|, )(?:{_HEADS})\b", post)) == 1
    return bool(listed) and one and len(post.split()) >= 3 and not re.search(r"\b[A-Z]\.", post)


def _split(words: str, known: set[str]) -> tuple[str, str]:
    """A post and a name without a mark between: the name begins where the release calls it so."""
    parts = words.split()
    for place in range(2, len(parts) - 1):
        if parts[place] in known - _TITLES:
            return " ".join(parts[:place]).rstrip(", "), " ".join(parts[place:])
    return "", ""


def _whole_name(speaker: str, release: Release) -> tuple[str, ...] | None:
    """The speaker as the release writes it; None without at least two words of a name."""
    speaker = speaker.strip(" ,")
    words = [word for word in speaker.replace(",", "").split() if word not in _TITLES]
    # the last word of a post without a name is a common word, which the release also writes small
    common = words and re.search(rf"(?<![\w-]){re.escape(words[-1].lower())}(?![\w-])", release.text)
    named = len(words) >= 2 and not common and not _BODIES.match(speaker)
    return (speaker,) if named else None


def _at(release: Release) -> str:
    if not release.date:
        return ""
    return f" pada {MONTHS[release.date.month - 1].capitalize()} {release.date.year}"
