"""The words of a text in little room: equal texts, and nearly equal ones.

Near-duplicates are found by MinHash (Broder 1997) over runs of five words, with banding
(Leskovec, Rajaraman, Ullman, *Mining of Massive Datasets*, ch. 3): two texts whose runs have
a Jaccard similarity of 0.8 share one of the 16 bands with probability 0.9999, two of 0.4 with
0.34; the sketches then estimate the similarity, standard error below 0.063.
"""

import hashlib
import re
import unicodedata

import numpy as np
import numpy.typing as npt

_WORD = re.compile(r"\w+")
_RUN = 5  # words
_BANDS, _ROWS = 16, 4
_RANDOM = np.random.default_rng(20240101)
_MASK = _RANDOM.integers(0, 1 << 63, _BANDS * _ROWS, dtype=np.uint64)
_FACTOR = _RANDOM.integers(0, 1 << 63, _BANDS * _ROWS, dtype=np.uint64) * 2 + 1

Values = npt.NDArray[np.uint32]


def fingerprint(text: str) -> str:
    """The same 32 hex digits for texts of the same letters and digits, however set."""
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def sketch(text: str) -> bytes:
    """64 smallest hashes (uint32) of the text's runs of words."""
    words = [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFKC", text))]
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
    hashes = np.array([_hash(run) for run in runs], dtype=np.uint64)
    least = np.full(_BANDS * _ROWS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(hashes), 4096):  # bounded memory for a long text
        part = (hashes[start : start + 4096, None] ^ _MASK) * _FACTOR  # modulo 2**64
        least = np.minimum(least, part.min(axis=0))
    values: Values = (least >> np.uint64(16)).astype(np.uint32)
    return values.tobytes()


def bands(values: bytes) -> tuple[int, ...]:
    """Numbers by which a near-duplicate is looked up: it shares at least one."""
    rows = np.frombuffer(values, dtype=np.uint32).reshape(_BANDS, _ROWS)
    return tuple(
        int.from_bytes(hashlib.blake2b(bytes([n]) + row.tobytes(), digest_size=7).digest(), "big")
        for n, row in enumerate(rows)
    )


def similarity(one: bytes, other: bytes) -> float:
    """The estimated Jaccard similarity of two texts' runs of words, in [0, 1]."""
    pair = np.frombuffer(one, dtype=np.uint32), np.frombuffer(other, dtype=np.uint32)
    return float(np.mean(pair[0] == pair[1]))


def _hash(run: str) -> int:
    digest = hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
