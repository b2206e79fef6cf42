"""From what was read to what changes: which release it is, and whether it is new."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from .catalog import Catalog, Change, Retired, Taken
from .changes import Changes
from .errors import LibraryError
from .fingerprints import similarity, sketch
from .identity import (
    Name,
    corrected_names,
    names_of,
    number_name,
    same_site,
    url_name,
    words_name,
)
from .loading.documents import has_derived_id
from .loading.items import LOADER, Item
from .loading.problems import Problem, problem
from .loading.web import is_address
from .near import NEAR, near_duplicates
from .pruning import GONE, Prune
from .releases import Release

Reading = Callable[[str], None]
"""Called with the source of each item before it is read."""


@dataclass
class Plan:
    """What is known, and what becomes of it item by item."""

    catalog: Catalog
    root: str
    reading: Reading | None = None
    staged: dict[str, Release] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ledger = self.catalog.ledger
        self.live = self.catalog.live_hashes()
        self.before = ledger.taken()
        self.superseded = ledger.superseded()
        self.taken: dict[str, Taken] = {}
        self.names: dict[str, dict[str, Name]] = {}  # name → id → as given
        self.retired: dict[str, Retired] = {}
        self.seen: set[str] = set()  # sources
        self.left: set[str] = set()  # sources that said themselves that they are gone
        self.current: set[str] = set()  # ids that this run gave
        self.copies: list[str] = []
        self.problems: list[Problem] = []

    def of(self, items: Iterable[Item | Problem], prune: Prune | None) -> tuple[Change, Changes]:
        """The change to stage (its releases still to be cut), and what it comes to."""
        for item in items:
            if isinstance(item, Problem):
                self.problems.append(item)
                (self.left if item.code in GONE else self.seen).add(item.source)
            else:
                self._item(item, pruning=prune is not None)
        gone, removed = self._gone(prune) if prune else ([], [])
        self.retired |= {id: Retired("gone") for id in removed}
        self._corrections()
        sketches, links = near_duplicates(
            self.staged, self._get, self.catalog.ledger if self.live else None, self.retired
        )
        change = Change(
            staged=[(release, ()) for release in self.staged.values()],
            retired=self.retired,
            taken=[t for t in self.taken.values() if t != self.before.get(t.source)],
            gone=gone,
            names=[name for ids in self.names.values() for name in ids.values()],
            sketches=sketches,
            links=links,
            moved=self._moved(set(gone)),
        )
        same = [id for id in self.live if id in self.current and id not in self.staged]
        return change, Changes(
            added=tuple(id for id in self.staged if id not in self.live and id not in self.retired),
            replaced=tuple(id for id in self.staged if id in self.live),
            same=tuple(id for id in same if id not in self.retired),
            removed=tuple(removed),
            copies=tuple(dict.fromkeys(self.copies)),
            superseded=tuple(
                (id, one.heir) for id, one in self.retired.items() if one.reason == "superseded"
            ),
            problems=tuple(self.problems),
        )

    # one item

    def _item(self, item: Item, pruning: bool) -> None:
        self.seen.add(item.source)
        known = self.before.get(item.source)
        digest = f"{item.digest}:{LOADER}"
        if known and (item.unchanged or known.digest == digest):
            self.current.update(known.release_ids)
            now = replace(
                known,
                root=item.root or known.root,
                validators=item.validators or known.validators,
            )
            if now != known:
                self.taken[item.source] = now
            return
        if self.reading:
            self.reading(item.source)
        gave: list[str] = []
        whole = True
        for one in item.load():
            if isinstance(one, Problem):
                self.problems.append(one)
                whole = whole and not one.skipped
            elif id := self._release(one, known):
                gave.append(id)
        if is_address(item.source) and len(gave) == 1:
            # where it was asked for, before any redirect, is an address of it too
            self._name((url_name(item.source), gave[0], item.source))
        kept = set(known.release_ids) - set(gave) if known else set()
        if whole and pruning:
            kept = set()
        # what a source no longer gives is kept until a sync has read the whole of it
        self.current |= kept
        self.taken[item.source] = Taken(
            item.source,
            item.root or self.root or (known.root if known else ""),
            digest if whole and not kept else "",
            tuple(sorted({*gave, *kept})),
            item.validators if whole else {},
        )

    def _release(self, release: Release, known: Taken | None) -> str:
        """Take a release up; the id under which it is in the library, empty if it is not."""
        words = words_name(release)
        past_id, heir = self.superseded.get(words.removeprefix("words:"), ("", ""))
        id = self._identify(release, words, known)
        if heir in self.live and id in (past_id, release.id) and id not in self.live:
            self.problems.append(problem("superseded", release.source, skipped=False, id=past_id))
            return past_id
        if id != release.id:
            self._name((f"id:{release.id}", id, release.id))
            release = replace(release, id=id)
        self.current.add(id)
        first = self.staged.get(id)
        if first is not None:
            return self._again(first, release)
        if self.live.get(id) == release.content_hash:
            self._name(*names_of(release))
            return id
        elsewhere = known is None or id not in known.release_ids or self._is_foreign(release, id)
        if id in self.live and elsewhere and self._known_as(words) == id:
            self._copy(release)
            return id
        self.staged[id] = release
        self._name(*names_of(release))
        if release.date is None:
            self.problems.append(problem("date_missing", release.source, skipped=False))
        return id

    def _identify(self, release: Release, words: str, known: Taken | None) -> str:
        """The id of the release that this is, or else its own."""
        if release.id in self.live or release.id in self.staged:
            return release.id
        same = [f"id:{release.id}", words]
        for name in same:
            id = self._known_as(name)
            if id and (name == words or not self._is_foreign(release, id)):
                return id
        derived = has_derived_id(release)
        if derived and known and len(known.release_ids) == 1:
            (id,) = known.release_ids
            if id in self.live and not self._is_foreign(release, id):
                return id
        url = self._known_as(url_name(release.url)) if release.url else ""
        if url and (derived or self._is_near(release, url)) and not self._is_foreign(release, url):
            return url
        if release.number and release.agency:
            id = self._known_as(number_name(release.agency, release.number))
            other = self._get(id) if id and not self._is_foreign(release, id) else None
            # press offices give a number twice by mistake: one read from the text is not enough
            given = "number_reason" not in release.metadata
            if other and ((given and other.date == release.date) or self._is_near(release, id)):
                return id
        return release.id

    def _again(self, first: Release, release: Release) -> str:
        """The same release a second time in one run: a copy, a correction, or an error."""
        if first.content_hash == release.content_hash or words_name(first) == words_name(release):
            if first.source != release.source:
                self._copy(release)
        elif not has_derived_id(release) and not has_derived_id(first):
            raise LibraryError(
                "duplicate_id", id=release.id, first=first.source, second=release.source
            )
        else:
            newer = max((first, release), key=_recency)
            self.staged[release.id] = newer
            self._name(*names_of(first), *names_of(release), *names_of(newer))
            older = first if newer is release else release
            self.problems.append(
                problem("same_release", older.source, skipped=False, other=newer.source)
            )
        return release.id

    def _copy(self, release: Release) -> None:
        if release.url:
            self._name((url_name(release.url), release.id, release.url))
        self.copies.append(release.id)

    def _name(self, *names: Name) -> None:
        for name, id, shown in names:
            self.names.setdefault(name, {})[id] = (name, id, shown)

    def _known_as(self, name: str) -> str:
        """The id of a release that has a name, in this run or live."""
        return next(self._all_known_as(name), "")

    def _all_known_as(self, name: str) -> Iterator[str]:
        ids = list(self.names.get(name, ()))
        if self.live:
            ids += self.catalog.ledger.known_as([name]).get(name, [])
        return (id for id in ids if id in self.live or id in self.staged)

    def _is_foreign(self, release: Release, id: str) -> bool:
        """Whether a page claims to be, with other words, the release of another site."""
        other = self._get(id) if is_address(release.source) and release.url else None
        return other is not None and bool(other.url) and not same_site(release.url, other.url)

    def _is_near(self, release: Release, id: str) -> bool:
        other = self._get(id)
        return other is not None and similarity(sketch(release.text), sketch(other.text)) >= NEAR

    def _get(self, id: str) -> Release | None:
        return self.staged.get(id) or self.catalog.release(id)

    # when all items are read

    def _gone(self, prune: Prune) -> tuple[list[str], list[str]]:
        """Sources that are no longer there, and releases that no source gives any more."""
        under = {
            t.source: t for t in self.before.values() if prune.covers(t) or t.source in self.left
        }
        if any(map(prune.stopped_by, self.problems)):
            self.problems.append(problem("nothing_removed", prune.root, skipped=False))
            return [], []
        gone = [source for source in under if source not in self.seen]
        if under and len(gone) == len(under) and not self.taken and not prune.allow_empty:
            raise LibraryError("sync_empty", source=prune.root, count=len(under))
        after = {**self.before, **self.taken}
        still = {id for s, t in after.items() if s not in gone for id in t.release_ids}
        were = {id for t in under.values() for id in t.release_ids}
        return gone, sorted(were & self.live.keys() - still - self.current)

    def _moved(self, gone: set[str]) -> Mapping[str, str]:
        """Releases whose source is gone while another gives them: id → that source."""
        left = {id for source in gone for id in self.before[source].release_ids}
        gave = {id: source for source, taken in self.taken.items() for id in taken.release_ids}
        return {id: gave[id] for id in left if id in gave and id not in self.staged}

    def _corrections(self) -> None:
        """What a new correction corrects is no longer current."""
        for id, release in self.staged.items():
            named = (one for n in corrected_names(release) for one in self._all_known_as(n))
            for other in named:
                known = other == id or other in self.retired
                if not known and not self._is_foreign(release, other):
                    self.retired[other] = Retired("superseded", heir=id)
                    break


def _recency(release: Release) -> tuple[bool, str]:
    from_title = bool(corrected_names(release))
    return from_title, str(release.date or "")
