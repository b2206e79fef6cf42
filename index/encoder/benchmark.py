"""The everyday encoder against plain torch fp32: ``python -m index.encoder.benchmark FILE``.

FILE holds releases as JSON lines. Both encode the same passages in one run.
"""

import sys
import tempfile
import time
from pathlib import Path

from ..loading import load
from ..passages import passages
from ..releases import Release
from .bundled import BundledModel
from .loading import BUNDLED, open_encoder
from .torch_runtime import load_bundled

_PASSAGES = 512


def main(path: Path) -> None:
    """Print passages a second of each, their ratio, and the least cosine between them."""
    releases = (item for item in load([path]) if isinstance(item, Release))
    texts = [r.text[p.start : p.end] for r in releases for p in passages(r)]
    texts = texts[:: max(1, len(texts) // _PASSAGES)][:_PASSAGES]
    with tempfile.TemporaryDirectory() as scratch:
        everyday, plain = open_encoder(BUNDLED, Path(scratch)), load_bundled(BundledModel())
        everyday.encode_document(texts[:32])
        plain.encode_document(texts[:32])
        began = time.perf_counter()
        fast = everyday.encode_document(texts)
        between = time.perf_counter()
        slow = plain.encode_document(texts)
        ended = time.perf_counter()
    quick, usual = len(texts) / (between - began), len(texts) / (ended - between)
    print(f"{len(texts)} passages: OpenVINO {quick:.0f}/s, torch fp32 {usual:.0f}/s")
    print(f"ratio {quick / usual:.1f}, least cosine {(fast * slow).sum(axis=1).min():.5f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
