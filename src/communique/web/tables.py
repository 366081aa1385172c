"""The lists that are no lists of entries as data: documents, actors, issues, and who meets whom, each one table."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from communique.errors import UsageError
from communique.record import Filters, find_network, get_stats, list_actors, list_sources
from communique.record.facets import MOST_NODES
from communique.store.schema import KINDS
from communique.web.app import site_of
from communique.web.asking import read_query
from communique.web.exporting import cell, joined, line, sent, shown

PAGE = 1_000  # documents asked for at once
DOCUMENT = (
    "id", "name", "title", "published", "publisher", "language", "url", "format", "length",
    "copy_of", "reader", "added",
)  # fmt: skip

Table = tuple[Sequence[str], Iterable[Sequence[Any]]]  # the columns, and the rows


def table_as(request: Request) -> Response:
    """Send the list of documents, actors or issues, or who meets whom, as a table; these have no calendar."""
    site = site_of(request)
    name, form = request.path_params["list"], request.path_params["format"]
    if name not in TABLES or form not in ("json", "csv"):
        raise HTTPException(404)
    columns, rows = TABLES[name](request)
    if form == "json":
        parts = joined(msgspec.json.encode(shown(site, dict(zip(columns, row, strict=True)))).decode() for row in rows)
    else:
        parts = itertools.chain(
            (line(columns),), (line(cell(value) for value in shown(site, list(row))) for row in rows)
        )
    return sent(name, form, parts)


def documents(request: Request) -> Table:
    site = site_of(request)
    asked = read_query(request.query_params).filters
    allowed = Filters(document=asked.document, since=asked.since, until=asked.until)

    def rows() -> Iterator[Sequence[Any]]:
        for offset in itertools.count(0, PAGE):
            sources = list_sources(site.store, allowed, limit=PAGE, offset=offset)
            yield from ([*(getattr(source, name) for name in DOCUMENT), *source.claims] for source in sources)
            if len(sources) < PAGE:
                return

    return (*DOCUMENT, *(f"{kind}s" for kind in KINDS)), rows()


def actors(request: Request) -> Table:
    found = list_actors(site_of(request).store, words=request.query_params.get("q", "").strip() or None)
    rows = (
        (one.actor.id, one.actor.name, one.actor.kind, one.statements, one.meetings, one.agreements, one.actions)
        for one in found
    )
    return ("id", "name", "kind", *(f"{kind}s" for kind in KINDS)), rows


def issues(request: Request) -> Table:
    issues = get_stats(site_of(request).store).issues
    return ("issue", "entries"), sorted(issues.items(), key=lambda item: (-item[1], item[0]))


def network(request: Request) -> Table:
    """Return the pairs of a network, the actor's own first."""
    site = site_of(request)
    wanted = request.query_params.get("actor", "").strip()
    if not wanted:
        raise UsageError("no actor is named; write network.csv?actor=NAME")
    found = find_network(site.store, wanted, limit=MOST_NODES, directory=site.directory)
    names = {node.value: node.name for node in found.nodes}
    edges = sorted(
        found.edges, key=lambda one: (found.actor not in (one.left, one.right), -one.entries, one.left, one.right)
    )
    rows = ((one.left, names[one.left], one.right, names[one.right], one.entries) for one in edges)
    return ("left", "left_name", "right", "right_name", "meetings"), rows


TABLES: dict[str, Callable[[Request], Table]] = {
    "documents": documents,
    "actors": actors,
    "issues": issues,
    "network": network,
}
