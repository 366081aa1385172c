"""Turn a record into tidy tables, one a kind: one row an entry, ISO dates, ids as strings, lists joined by `;`.

The columns suit R and pandas as they are: `snake_case`, empty for unknown, UTF-8 without a byte order mark. Every row
ends with its citation: document, span, words.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO, assert_never

import msgspec

from communique.export.records import entry_pages
from communique.model import Action, Agreement, Meeting, Party, Statement, When, Where
from communique.record import Filters, Listed
from communique.store import Store

HEAD = ("entry_id", "date", "date_end", "date_known")
TAIL = (
    "issues", "independent_reports", "copies", "disputes",
    "document_id", "document", "published", "url", "span_start", "span_end", "quote",
)  # fmt: skip
PLACE = ("place", "place_id", "latitude", "longitude", "country")
COLUMNS: dict[str, tuple[str, ...]] = {
    "statement": (
        *HEAD, "speaker", "speaker_id", "speaker_office", "speaker_side", "on_behalf_of", "on_behalf_of_id",
        "joint_speakers", "addressees", "act", "form", "cue", "content", "nested", "language", *PLACE, *TAIL,
    ),
    "meeting": (
        *HEAD, "status", "format", "title", "parties", "party_ids", "party_roles", "party_sides", "new_date",
        *PLACE, *TAIL,
    ),
    "agreement": (*HEAD, "status", "title", "parties", "party_ids", "party_roles", "party_sides", *TAIL),
    "action": (
        *HEAD, "code", "status", "mode", "actors", "actor_ids", "targets", "target_ids", "new_date", *PLACE, *TAIL,
    ),
}  # fmt: skip


def export_rows(
    store: Store, kind: str, filters: Filters, *, directory: Callable[[], Any] | None = None
) -> Iterator[dict[str, str]]:
    """Yield the rows of the table of `kind`, in order of day; the keys are `COLUMNS[kind]`."""
    asked = msgspec.structs.replace(filters, kinds=(kind,))
    for page in entry_pages(store, asked, directory):
        for one in page:
            values = _head(one) | _event(one) | _tail(one)
            yield {column: values.get(column, "") for column in COLUMNS[kind]}


def write_table(rows: Iterable[dict[str, str]], kind: str, out: TextIO) -> int:
    """Write rows of `kind` as CSV with a header line; return how many."""
    writer = csv.DictWriter(out, COLUMNS[kind], lineterminator="\n")
    writer.writeheader()
    number = 0
    for row in rows:
        writer.writerow({key: value.replace("\x00", "") for key, value in row.items()})
        number += 1
    return number


def _head(one: Listed) -> dict[str, str]:
    event = one.entry.event
    when = event.when
    if when is not None and one.dated:
        return {"entry_id": one.id, "date": when.start, "date_end": when.end or "", "date_known": "event"}
    return {"entry_id": one.id, "date": one.day or "", "date_known": "published" if one.day else ""}


def _tail(one: Listed) -> dict[str, str]:
    values = {
        "issues": ";".join(one.entry.event.issues),
        "independent_reports": str(one.entry.independent),
        "copies": str(one.entry.copies),
        "disputes": ";".join(dispute.field for dispute in one.entry.disputes),
    }
    cited = one.citation
    if cited is not None:
        values |= {
            "document_id": cited.document,
            "document": cited.name,
            "published": cited.published or "",
            "url": cited.url or "",
            "span_start": str(cited.span.start),
            "span_end": str(cited.span.end),
            "quote": cited.quote,
        }
    return values


def _event(one: Listed) -> dict[str, str]:
    event = one.entry.event
    match event:
        case Statement():
            return {
                **_party("speaker", event.speaker),
                **_party("on_behalf_of", event.on_behalf_of),
                "joint_speakers": _joined(party.name for party in event.joint_speakers),
                "addressees": _joined(party.name for party in event.addressees),
                "act": event.act,
                "form": event.form,
                "cue": event.cue or "",
                "content": " […] ".join(event.content),
                "nested": "true" if event.nested else "false",
                "language": event.language or "",
                **_place(event.where),
            }
        case Meeting():
            return {
                "status": event.status,
                "format": event.format,
                "title": event.title or "",
                **_parties(event.parties),
                "new_date": _date(event.new_when),
                **_place(event.where),
            }
        case Agreement():
            return {"status": event.status, "title": event.title, **_parties(event.parties)}
        case Action():
            return {
                "code": event.code,
                "status": event.status,
                "mode": event.mode or "",
                "actors": _joined(party.name for party in event.actors),
                "actor_ids": _joined(party.actor or "" for party in event.actors),
                "targets": _joined(party.name for party in event.targets),
                "target_ids": _joined(party.actor or "" for party in event.targets),
                "new_date": _date(event.new_when),
                **_place(event.where),
            }
        case _:
            assert_never(event)


def _party(name: str, party: Party | None) -> dict[str, str]:
    if party is None:
        return {}
    return {
        name: party.name,
        f"{name}_id": party.actor or "",
        f"{name}_office": party.office or "",
        f"{name}_side": party.side or "",
    }


def _parties(parties: tuple[Party, ...]) -> dict[str, str]:
    return {
        "parties": _joined(party.name for party in parties),
        "party_ids": _joined(party.actor or "" for party in parties),
        "party_roles": _joined(party.role or "" for party in parties),
        "party_sides": _joined(party.side or "" for party in parties),
    }


def _place(where: Where | None) -> dict[str, str]:
    if where is None:
        return {}
    return {
        "place": where.name,
        "place_id": where.place or "",
        "latitude": "" if where.latitude is None else str(where.latitude),
        "longitude": "" if where.longitude is None else str(where.longitude),
        "country": where.country or "",
    }


def _date(when: When | None) -> str:
    if when is None:
        return ""
    return f"{when.start}/{when.end}" if when.end else when.start


def _joined(values: Iterable[str]) -> str:
    """Join by `;`; a semicolon inside a value becomes a comma, so that splitting gives the same number of values."""
    joined = ";".join(value.replace(";", ",") for value in values)
    return joined if joined.strip(";") else ""
