"""``rilis index``, ``sync``, ``watch`` and ``remove``: what changes what is in the library."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import typer
from watchfiles import watch as watch_files

from index.changes import Changes
from index.errors import LibraryError
from index.gathering import take_in_parts
from index.intake import take
from index.library import Library
from index.loading import sample_folder
from index.pruning import Prune
from index.sources import needs_web, read, root_of

from .session import Session, progress
from .telling import tell_changes


def register(app: typer.Typer, session: Session) -> None:
    """Add the commands that write."""
    say = session.say
    json_flag = Annotated[bool, typer.Option("--json", help=say("json_help"))]
    dry_flag = Annotated[bool, typer.Option("--dry-run", help=say("dry_run_help"))]
    map_option = Annotated[str, typer.Option("--map", help=say("map_help"))]
    empty_flag = Annotated[bool, typer.Option("--allow-empty", help=say("allow_empty_help"))]

    @app.command("index", help=say("index_help"))
    def index(
        sources: Annotated[list[str] | None, typer.Argument(help=say("index_paths"))] = None,
        samples: Annotated[bool, typer.Option(help=say("index_samples"))] = False,
        if_empty: Annotated[bool, typer.Option(help=say("index_if_empty"))] = False,
        field_map: map_option = "",
        dry_run: dry_flag = False,
        as_json: json_flag = False,
    ) -> None:
        wanted = [*(sources or ()), *([str(sample_folder())] if samples else ())]
        if not wanted:
            session.fail(say("need_paths"))
        with session.library() as library:
            held = library.status().releases
            if if_empty and held:
                print(say("not_empty", releases=held))
                return
            fields = _fields(session, field_map)
            changes = _take(session, library, wanted, fields, prune=None, dry_run=dry_run)
        _end(session, changes, as_json, dry_run)

    @app.command("sync", help=say("sync_help"))
    def sync(
        source: Annotated[str, typer.Argument(help=say("sync_source"))],
        allow_empty: empty_flag = False,
        field_map: map_option = "",
        dry_run: dry_flag = False,
        as_json: json_flag = False,
    ) -> None:
        with session.library() as library:
            prune = Prune(root_of(source), allow_empty)
            fields = _fields(session, field_map)
            changes = _take(session, library, [source], fields, prune, dry_run)
        _end(session, changes, as_json, dry_run)

    @app.command("watch", help=say("watch_help"))
    def watch(folder: Annotated[Path, typer.Argument(help=say("watch_folder"))]) -> None:
        if not folder.is_dir():
            session.fail(say("no_folder", folder=folder))
        with session.library() as library:
            print(say("watching", folder=folder), flush=True)
            # watched before it is read: what changes while it is read must not be missed
            rounds = watch_files(folder, debounce=2000, rust_timeout=1000, yield_on_timeout=True)
            for number, changed in enumerate(rounds):
                if changed or number == 0:
                    _sync_once(session, library, folder)

    @app.command("remove", help=say("remove_help"))
    def remove(
        wanted: Annotated[list[str], typer.Argument(help=say("remove_ids"))],
        forget: Annotated[bool, typer.Option("--forget", help=say("forget_help"))] = False,
        dry_run: dry_flag = False,
        as_json: json_flag = False,
    ) -> None:
        with session.library() as library:
            ids = library.resolved(wanted) if dry_run else library.remove(wanted, forget)
        if as_json:
            print(json.dumps({"removed": ids, "dry_run": dry_run}, ensure_ascii=False))
            return
        for id in ids:
            print(say("removed", id=id))


def _take(
    session: Session,
    library: Library,
    sources: Iterable[str],
    fields: Mapping[str, str],
    prune: Prune | None,
    dry_run: bool,
) -> Changes:
    """Read the sources under one root each and take them in together."""
    sources = list(sources)
    root = root_of(sources[0]) if len(sources) == 1 else ""
    ledger = library.catalog.ledger
    with progress(session) as bar:
        whole = prune is not None
        items = read(sources, session.settings, ledger, fields, bar.fetching, whole)
        if any(map(needs_web, sources)) and not dry_run:
            return take_in_parts(library, items, root, prune, bar.reading, bar.embedding)
        return take(library, items, root, prune, dry_run, bar.reading, bar.embedding)


def _sync_once(session: Session, library: Library, folder: Path) -> None:
    """One round of watching: what goes wrong in it is said, and watching goes on."""
    try:
        prune = Prune(root_of(str(folder)))
        changes = _take(session, library, [str(folder)], {}, prune, dry_run=False)
    except LibraryError as error:
        print(session.words.error(error), file=sys.stderr, flush=True)
        return
    if changes.added or changes.replaced or changes.removed or changes.problems:
        tell_changes(session, changes, as_json=False, planned=False)
        sys.stdout.flush()


def _fields(session: Session, field_map: str) -> dict[str, str]:
    """``title=judul,text=isi`` as a mapping of our names to those of the file."""
    pairs = [pair.split("=", 1) for pair in field_map.split(",") if pair.strip()]
    if any(len(pair) != 2 or not all(part.strip() for part in pair) for pair in pairs):
        session.fail(session.say("bad_map", value=field_map))
    return {ours.strip(): theirs.strip() for ours, theirs in pairs}


def _end(session: Session, changes: Changes, as_json: bool, dry_run: bool) -> None:
    tell_changes(session, changes, as_json, dry_run)
    if any(problem.skipped for problem in changes.problems):
        raise typer.Exit(1)
