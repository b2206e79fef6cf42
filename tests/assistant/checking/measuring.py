"""How the whole check errs on written sentences about real releases.

``python -m tests.assistant.checking.measuring RELEASES`` holds each sentence of
``assistant/checking/entailment/training/written.jsonl`` that was kept from the network against the
passage that its source stands in, as if a chat model had written it, and prints how many true ones
are kept and how many false ones believed, by language and kind. ``--list`` prints each error. The
weights that ship were fitted on these too: ``fitting`` prints the errors out of sample; here the
whole check is seen at work.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.checking.entailment.training.examples import Label
from assistant.checking.entailment.training.written import Written, load_written
from assistant.checking.marks import Claim
from assistant.checking.nearness import Comparer
from assistant.checking.verification import Verdict, verify
from assistant.writing.evidence import Block
from index.encoder import open_encoder
from index.loading import load
from index.passages import passage_holding
from index.releases import Release

Judged = tuple[Written, Verdict]


def judged(written: Iterable[Written], comparer: Comparer) -> Iterator[Judged]:
    """The verdict on each sentence whose source stands in one passage."""
    for one in written:
        home = passage_holding(one.release, one.start, one.end)
        if home is None:
            continue
        text = one.release.text[home.start : home.end]
        block = Block(1, one.release, home.start, home.end, text)
        (verdict,) = verify([Claim(one.claim, (1,))], [block], comparer, one.lang == "en")
        yield one, verdict


def report(found: Iterable[Judged]) -> dict[str, dict[str, str]]:
    """``believed of all`` by language, and in it by kind."""
    made: Counter[tuple[str, str]] = Counter()
    believed: Counter[tuple[str, str]] = Counter()
    for one, verdict in found:
        kinds = (one.kind,) if one.label is Label.ENTAILED else (one.kind, "false")
        for kind in kinds:
            made[one.lang, kind] += 1
            believed[one.lang, kind] += verdict.supported
    return {
        lang: {kind: f"{believed[lang, kind]} of {made[lang, kind]}"
               for language, kind in sorted(made) if language == lang}
        for lang in sorted({lang for lang, _ in made})
    }  # fmt: skip


def main() -> None:
    """Print the report, and with ``--list`` the errors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("releases", type=Path)
    parser.add_argument("--list", action="store_true", help="print each error")
    given = parser.parse_args()
    releases = {one.id: one for one in load([given.releases]) if isinstance(one, Release)}
    written = [one for one in load_written(releases) if not one.is_for_network]
    with tempfile.TemporaryDirectory() as folder:
        encoder = open_encoder("bundled", Path(folder))
        found = list(judged(written, Comparer(lambda: encoder)))
    print(json.dumps(report(found), indent=1))
    for one, verdict in found if given.list else ():
        if verdict.supported != (one.label is Label.ENTAILED):
            source = " ".join(one.release.text[one.start : one.end].split())
            print(f"{one.lang} {one.kind} {verdict.reason or ''}: {one.claim}\n    {source}")


if __name__ == "__main__":
    main()
