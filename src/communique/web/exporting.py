"""The same list as data: `.json`, `.csv`, `.ics`, sent while it is read, so that no list is too long to take away."""

import csv
import io
import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from communique.export import COLUMNS, entry_pages, export_calendar, export_rows, guarded, listed_dict
from communique.export.columns import HEAD, TAIL
from communique.record import Filters
from communique.store.schema import KINDS
from communique.web.app import Site, site_of
from communique.web.asking import read_query

SHORT = 300  # characters of a quotation that a published record shows
OCCASIONS = ("meeting", "agreement", "action")  # what a timeline shows where nothing else is asked for
CHUNK = 65_536  # characters sent at once; a chunk a line would cost a change of threads a line
TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8", "ics": "text/calendar; charset=utf-8"}


def entries_as(request: Request) -> Response:
    """Send every entry of the list in the form that the address ends with."""
    return _entries_as(request, KINDS)


def timeline_as(request: Request) -> Response:
    """Send every entry of the timeline so; without other words those are the occasions, as on its page."""
    return _entries_as(request, OCCASIONS)


def _entries_as(request: Request, kinds: Iterable[str]) -> Response:
    site = site_of(request)
    form = request.path_params["format"]
    if form not in TYPES:
        raise HTTPException(404)
    filters = read_query(request.query_params, kinds=kinds).filters
    if form == "json":
        parts = _json(site, filters)
    elif form == "csv":
        parts = _csv(site, filters)
    else:
        pages = entry_pages(site.store, filters, site.directory)
        parts = export_calendar(itertools.chain.from_iterable(pages), link=str(request.base_url) + "entry/{id}")
    return sent("entries", form, parts)


def sent(name: str, form: str, parts: Iterable[str]) -> Response:
    chunks = _chunks(parts)
    first = next(chunks, "")  # what cannot be asked is found before the answer begins
    disposition = f'attachment; filename="{name}.{form}"' if form != "json" else "inline"
    headers = {"Content-Disposition": disposition}
    return StreamingResponse(itertools.chain((first,), chunks), media_type=TYPES[form], headers=headers)


def shown(site: Site, value: Any) -> Any:
    """Return `value` as data may be given away: of a published record no text longer than a short quotation."""
    if not site.publish:
        return value
    if isinstance(value, str):
        return value if len(value) <= SHORT else value[: SHORT - 2] + " …"
    if isinstance(value, Mapping):
        return {key: shown(site, one) for key, one in value.items()}
    return [shown(site, one) for one in value] if isinstance(value, list | tuple) else value


def _json(site: Site, filters: Filters) -> Iterator[str]:
    pages = entry_pages(site.store, filters, site.directory)
    return joined(msgspec.json.encode(shown(site, listed_dict(one))).decode() for page in pages for one in page)


def joined(parts: Iterable[str]) -> Iterator[str]:
    before = "["
    for part in parts:
        yield before + part
        before = ",\n"
    yield "[]" if before == "[" else "]"


def _csv(site: Site, filters: Filters) -> Iterator[str]:
    """Yield the lines of one table: of one kind its own columns, of several the columns of all, the kind first."""
    kinds = filters.kinds
    if len(kinds) == 1:
        columns = COLUMNS[kinds[0]]
    else:
        own = (column for kind in kinds for column in COLUMNS[kind] if column not in (*HEAD, *TAIL))
        columns = ("kind", *HEAD, *dict.fromkeys(own), *TAIL)
    yield line(columns)
    for kind in kinds:
        for row in export_rows(site.store, kind, filters, directory=site.directory):
            values = shown(site, row) | {"kind": kind}
            yield line(cell(values.get(column)) for column in columns)


def cell(value: Any) -> str:
    return "" if value is None else str(value)


def line(values: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([guarded(value) for value in values])
    return out.getvalue()


def _chunks(parts: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= CHUNK:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)
