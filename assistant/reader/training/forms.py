"""The forms by which an answer is recognised in a sentence: figures, dates, people, reasons."""

import re

from index.terms import MONTHS

_MONTH = "(?:" + "|".join(month.capitalize() for month in MONTHS) + ")"
_NAME = (
    r"(?!Layanan|Informasi|Komunikasi|Kementerian|Badan|Kerja)[A-Z][\w’'.-]+"
    r"(?: (?:[A-Z][\w’'.-]+|bin)){1,3}"
)
_POST = (
    r"(?:Menteri|Wakil Menteri|Wamen\w*"
    r"|Men(?:ko|keu|sos|hub|aker|kes|tan|hut|dag|perin|kop|panrb|dikdasmen|budpar|pora|komdigi)\b"
    r"|Direktur(?: Jenderal| Utama)?|Dirjen|Kepala|Deputi|Sekretaris(?: Jenderal)?|Gubernur|Bupati"
    r"|Wali Kota|Ketua|Presiden|Plt\.?|Rektor|Inspektur|Komisaris|Duta Besar|Asisten|Staf Khusus"
    r"|Juru Bicara|Panglima)"
)
_STANDING = {"Kabupaten", "Kota", "Provinsi", "Kecamatan", "Desa", "Gedung", "Kantor", "Hotel",
             "Istana", "Pulau"}  # fmt: skip
_WHOLE = r"(?<![\w.,–/-])"  # not the tail of a figure, a range or a name
_NOT_A_UNIT = "dan|yang|atau|serta|dengan|pada|untuk|tahun|secara|lalu"

ANSWERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("money", re.compile(r"(?:\bRp|USD|US\$) ?\d[\d.,]*\d(?: ?(?:triliun|miliar|juta|ribu))?"
                         r"|\d[\d.,]* ?(?:triliun|miliar|juta) (?:rupiah|dolar)")),
    ("share", re.compile(rf"{_WHOLE}\d[\d.,]* ?(?:persen|%)")),
    ("date", re.compile(rf"\d{{1,2}}(?:[–-]\d{{1,2}})? {_MONTH}(?: 20\d\d)?"
                        r"|\d{1,2}/\d{1,2}(?:/20\d\d)?")),
    ("count", re.compile(rf"{_WHOLE}(?!(?:19|20)\d\d\b)\d[\d.,]*(?: ?(?:ribu|juta|miliar))?"
                         rf"(?= (?!{_NOT_A_UNIT})[a-z]{{3,}})")),
    ("place", re.compile(rf"(?<=\bdi )(?:(?:{'|'.join(sorted(_STANDING))}) )?"
                         rf"(?!Indonesia|{_MONTH})[A-Z]\w+(?: [A-Z]\w+){{0,3}}")),
    ("reason", re.compile(r"(?<=\b(?:guna|agar) )[^.;“”]{25,160}(?=[.,;])"
                          r"|(?<=\bkarena )[^.;“”]{25,160}(?=[.,;])"
                          r"|(?<=\buntuk )(?:me|mem)[^.;“”]{25,160}(?=[.;])")),
    ("speech", re.compile(r"(?<=[“\"])[^“”\"]{60,400}(?=[,.!]?[”\"])")),
)  # fmt: skip

# Behind a quotation: who said it, with the post if there is one.
SAID = re.compile(
    rf"[”\"],? ?(?:kata|ujar|ungkap|jelas|tegas|tutur|terang|papar|ucap|imbuh|pungkas|sebut)\w* "
    rf"((?:{_POST}[\w ]{{0,60}}?)?{_NAME})"
)
# A post and its holder: only a comma or a bracket tells where one ends.
POSTED = re.compile(
    rf"({_POST}(?: [A-Z][\w/-]+| dan| RI| \([A-Z]\w+\)){{0,9}}?)(?:, |(?<=\)) )"
    rf"({_NAME})(?=[,. ]|$)"
)
