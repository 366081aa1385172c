"""List entries, each with the words it stands on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from communique.model import Citation, Claim, Entry, Span
from communique.record.filters import Asked, Filters, compile_filters, iso_day
from communique.store import (
    Lead,
    Row,
    Source,
    Store,
    count_rows,
    find_numbers,
    find_rows,
    get_leads,
    get_rows,
    rank_rows,
    remember,
)
from communique.store.schema import UNDATED

WHOLE = ("whole", "content")  # fields whose words tell the event; the others name a part of it


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """Where an entry stands: the document by id, name, title and day, the span and the words."""

    document: str
    name: str
    title: str | None
    published: str | None
    url: str | None
    span: Span
    quote: str


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as listed.

    day is the event's first day, or, where `dated` is false, the day its document was published; None when nobody
    knows. citation is of the fullest telling; None only for an entry whose claims cite nothing.
    """

    id: str
    kind: str
    day: str | None
    last: str | None
    dated: bool
    entry: Entry
    citation: Cited | None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Some of a list: `total` is how many there are with the same filters; notes say what was asked for in vain."""

    entries: tuple[Listed, ...]
    total: int | None
    offset: int = 0
    notes: tuple[str, ...] = ()


def list_entries(
    store: Store,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    *,
    limit: int | None = 100,
    offset: int = 0,
    newest_first: bool = False,
    ranked: bool = False,
    count: bool = True,
    cited: bool = True,
    directory: Callable[[], Any] | None = None,
) -> Page:
    """Return a page of the entries that `filters` asks for, in order of day; `ranked`: the best match first.

    Without `cited` the entries carry no citation, at a third of the time.
    """
    with store.read() as connection:
        asked = compile_filters(connection, filters, directory=directory)
        if ranked:
            rows = rank_rows(connection, asked.query, limit=limit or 1_000_000, offset=offset)
        else:
            rows = find_rows(connection, asked.query, limit=limit, offset=offset, newest_first=newest_first)
        total = _total(store, connection, asked, len(rows), limit, offset) if count else None
        shown = listed(connection, rows) if cited else tuple(_listed(row, {}) for row in rows)
        return Page(entries=shown, total=total, offset=offset, notes=asked.notes)


def walk_entries(
    store: Store, filters: Filters, *, size: int = 500, directory: Callable[[], Any] | None = None
) -> Iterator[tuple[Listed, ...]]:
    """Yield all entries that `filters` asks for, in order of day, `size` at a time: no list is too long for it."""
    with store.read() as connection:
        numbers = find_numbers(connection, compile_filters(connection, filters, directory=directory).query)
    for start in range(0, len(numbers), size):
        with store.read() as connection:
            found = listed(connection, get_rows(connection, numbers[start : start + size]))
        yield found


def listed(connection: Connection, rows: Sequence[Row]) -> tuple[Listed, ...]:
    """Return `rows` with the citations of their leading tellings."""
    claims = [lead_claim(row.entry) for row in rows if row.entry.claims]
    leads = get_leads(connection, dict.fromkeys(claims), fields=WHOLE)
    return tuple(_listed(row, leads) for row in rows)


def lead_claim(entry: Entry) -> str:
    """Return the claim whose words an entry is listed with: the fullest that tells the status that the entry has.

    "will meet" is no proof of a meeting held; where no claim has the entry's status the fullest stands.
    """
    status = getattr(entry.event, "status", None)
    fitting = {claim for _, told, claim in entry.history if told == status}
    return next((claim for claim in entry.claims if claim in fitting), entry.claims[0])


def lead_citation(claim: Claim) -> Citation | None:
    """Return the citation that tells the event: the longest of the whole or of what was said, else the longest of
    all.
    """
    telling = [citation for citation in claim.citations if citation.field in WHOLE]
    return max(telling or claim.citations, key=lambda citation: len(citation.quote), default=None)


def cite(citation: Citation, source: Source) -> Cited:
    """Return `citation` with the names of its document."""
    return Cited(
        document=source.id,
        name=source.name,
        title=source.title,
        published=source.published,
        url=source.url,
        span=citation.span,
        quote=citation.quote,
    )


def _listed(row: Row, leads: Mapping[str, Lead]) -> Listed:
    lead = leads.get(lead_claim(row.entry)) if row.entry.claims else None
    known = row.day != UNDATED
    return Listed(
        id=row.entry.id,
        kind=type(row.entry.event).__name__.lower(),
        day=iso_day(row.day) if known else None,
        last=iso_day(row.last) if known else None,
        dated=row.dated,
        entry=row.entry,
        citation=_cited(lead) if lead is not None else None,
    )


def _cited(lead: Lead) -> Cited:
    return Cited(
        document=lead.document,
        name=lead.name,
        title=lead.title,
        published=lead.published,
        url=lead.url,
        span=Span(lead.span_start, lead.span_end),
        quote=lead.quote,
    )


def _total(store: Store, connection: Connection, asked: Asked, got: int, limit: int | None, offset: int) -> int:
    if (limit is None or got < limit) and (got or not offset):
        return offset + got
    question = ("count", msgspec.structs.replace(asked.query, at=None))
    return remember(store, connection, question, asked.query.at, lambda: count_rows(connection, asked.query))
