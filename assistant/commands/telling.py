"""What a command prints, for people or (``--json``) for programs."""

import json
import sys
from collections import Counter
from collections.abc import Sequence

from index.catalog import Past
from index.changes import Changes
from index.library import Library
from index.loading import Problem
from index.verification import Fault

from ..answers import Answer, Status
from ..records import answer_record
from .session import Session

_REMARKS_OF_A_KIND = 5  # the rest are counted; --json names them all


def tell_changes(session: Session, changes: Changes, as_json: bool, planned: bool) -> None:
    """What a write did, or would do."""
    if as_json:
        record = {
            "added": list(changes.added), "replaced": list(changes.replaced),
            "same": list(changes.same), "removed": list(changes.removed),
            "copies": list(changes.copies), "superseded": dict(changes.superseded),
            "embedded": changes.embedded, "dry_run": planned,
            "problems": [
                {"code": p.code, "skipped": p.skipped, "message": str(p)} for p in changes.problems
            ],
        }  # fmt: skip
        print(json.dumps(record, ensure_ascii=False))
        return
    for key in ("added", "replaced", "removed"):
        for id in getattr(changes, key):
            print(session.say(key, id=id))
    for id, heir in changes.superseded:
        print(session.say("superseded", id=id, heir=heir))
    tell_problems(session, changes.problems)
    counts = {
        name: len(getattr(changes, name))
        for name in ("added", "replaced", "same", "removed", "copies")
    }
    skipped = sum(problem.skipped for problem in changes.problems)
    key = "planned" if planned else "indexed"
    print(session.say(key, **counts, skipped=skipped, embedded=changes.embedded))


def tell_problems(session: Session, problems: Sequence[Problem]) -> None:
    """Every skipped item with its reason; of remarks the first few of each kind."""
    told: Counter[str] = Counter()
    for problem in problems:
        if problem.skipped:
            print(session.say("problem", problem=session.words.error(problem)), file=sys.stderr)
            continue
        told[problem.code] += 1
        if told[problem.code] <= _REMARKS_OF_A_KIND:
            print(session.say("remark", problem=session.words.error(problem)), file=sys.stderr)
    for code, count in told.items():
        if count > _REMARKS_OF_A_KIND:
            more = session.say("more_remarks", count=count - _REMARKS_OF_A_KIND, code=code)
            print(more, file=sys.stderr)


def tell_status(session: Session, library: Library, as_json: bool, listed: bool) -> None:
    """What the library holds, and on request every release."""
    status = library.status()
    releases = [
        {"id": r.id, "date": str(r.date or ""), "agency": r.agency, "title": r.title}
        for r in (library.catalog.releases() if listed else ())
    ]
    if as_json:
        record: dict[str, object] = {
            "folder": str(status.folder), "releases": status.releases,
            "passages": status.passages, "unfinished": status.unfinished,
            "generation": status.generation, "writer": status.writer,
            "manifest": status.manifest,
        }  # fmt: skip
        print(json.dumps(record | ({"list": releases} if listed else {}), ensure_ascii=False))
        return
    made = {name: status.manifest.get(name, "–") for name in ("model", "revision")}
    counts = {"releases": status.releases, "passages": status.passages}
    place = {"folder": status.folder, "generation": status.generation}
    print(session.say("status", **counts, **place, **made))
    if status.writer:
        print(session.say("writing", holder=status.writer))
    if status.unfinished:
        print(session.say("unfinished", count=status.unfinished))
    for release in releases:
        print("  ".join(release.values()))


def tell_faults(session: Session, faults: Sequence[Fault], as_json: bool) -> None:
    """What does not agree."""
    if as_json:
        found = [{"kind": f.kind, "count": f.count, "example": f.example} for f in faults]
        print(json.dumps({"faults": found}, ensure_ascii=False))
        return
    for fault in faults:
        print(session.say("fault", kind=fault.kind, count=fault.count, example=fault.example))
    print(session.say("unsound" if faults else "sound"))


def tell_history(
    session: Session,
    id: str,
    past: Sequence[Past],
    similar: Sequence[tuple[str, float]],
    as_json: bool,
) -> None:
    """The versions of a release that are no longer current, and what says nearly the same."""
    if as_json:
        versions = [
            {
                "added": one.added, "ended": one.ended, "reason": one.reason, "heir": one.heir,
                "title": one.release.title, "text": one.release.text,
            }
            for one in past
        ]  # fmt: skip
        near = [{"id": other, "similarity": round(alike, 2)} for other, alike in similar]
        print(json.dumps({"id": id, "past": versions, "similar": near}, ensure_ascii=False))
        return
    for other, alike in similar:
        print(session.say("similar", id=other, percent=f"{alike:.0%}"))
    for one in past:
        reason = session.say(f"ended_{one.reason}", heir=one.heir)
        print(session.say("past", added=one.added, ended=one.ended, reason=reason))
        print(f"    {one.release.title}\n")
        print("\n".join(f"    {line}" for line in one.release.text.splitlines()))
    if not past:
        print(session.say("no_history", id=id))


def tell_answer(session: Session, answer: Answer, as_json: bool) -> None:
    """An answer with its citations, or the releases that a refusal or what is told names."""
    if as_json:
        print(json.dumps(answer_record(answer), ensure_ascii=False))
        return
    if answer.read_as:
        print(session.words.text("answer.read_as", question=answer.read_as))
    if answer.note:
        print(answer.note)
    print(answer.text)
    if any(not sentence.supported for sentence in answer.sentences):
        print(f"\n[–] {session.words.text('answer.unsupported')}")
    for citation in answer.citations:
        source = citation.source
        day = source.date.isoformat() if source.date else session.words.text("page.no_date")
        print(f"\n[{citation.number}] {source.title}\n    {source.agency}, {day}\n    {source.url}")
    if answer.nearest and answer.status is not Status.TOLD:
        print(session.words.text("answer.nearest"))
    for source in answer.nearest:
        day = source.date.isoformat() if source.date else session.words.text("page.no_date")
        print(f"  - {source.title} ({source.agency}, {day}) {source.url}")
