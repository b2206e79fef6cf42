"""What is held, without the texts: enough to count releases and to name them."""

import datetime
from dataclasses import dataclass

from sqlalchemy import Connection, select

from .rows import LIVE
from .tables import versions


@dataclass(frozen=True, slots=True)
class Held:
    """A live release as a list names it; ``date`` is None where none is known."""

    release_id: str
    title: str
    agency: str
    date: datetime.date | None
    url: str


def held(connection: Connection) -> list[Held]:
    """Every live release, newest first (those without a date last)."""
    named = versions.c
    query = select(named.release_id, named.title, named.agency, named.date, named.url)
    query = query.where(named.state == LIVE)
    query = query.order_by(named.date.desc().nulls_last(), named.release_id)
    return [
        Held(id, title, agency, datetime.date.fromisoformat(day) if day else None, url)
        for id, title, agency, day, url in connection.execute(query)
    ]
