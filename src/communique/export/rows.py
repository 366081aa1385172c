"""Turn entries and documents into typed rows: one row an entry, the columns of `columns.TABLES`.

Unknown is None, a list a tuple. How a row is written (text cells, Parquet) is the business of `tables` and `parquet`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, assert_never

import msgspec

from communique.export.columns import COLUMNS, Value
from communique.export.records import entry_pages
from communique.model import Action, Agreement, Evidence, Meeting, Party, Statement, When, Where
from communique.ontology.plover import context_of, intensity, quad_class
from communique.record import Filters, Listed, lead_claim
from communique.store import (
    Source,
    Standing,
    Store,
    find_sources,
    get_metadata,
    get_sources,
    get_standings,
    load_corrections,
    standing_corrections,
)

Row = dict[str, Value]
CHANGING = ("merge", "split", "relabel", "edit")  # what a person changes; accepting and rejecting change no fact


def entry_rows(
    store: Store, kind: str, filters: Filters, *, directory: Callable[[], Any] | None = None
) -> Iterator[Row]:
    """Yield the rows of the table of `kind`, in order of day; the keys are `COLUMNS[kind]`."""
    asked = msgspec.structs.replace(filters, kinds=(kind,))
    for one, tail in with_tails(store, asked, directory):
        values = head_of(one) | _event(one) | tail
        yield {column: values.get(column) for column in COLUMNS[kind]}


def document_rows(store: Store, filters: Filters) -> Iterator[Row]:
    """Yield a row for every document that may be seen, in order of day: all of them, whatever entries are asked for."""
    with store.read() as connection:
        sources = find_sources(connection, at=filters.hour())
    for source in sources:
        with store.read() as connection:
            document = get_metadata(connection, source.id)
        row: Row = _document(source)
        if document is not None:
            row |= {
                "dateline_place": _value(document.dateline_place),
                "agencies": tuple(agency.value for agency in document.agencies if agency.value),
                "rights": "; ".join(line.value for line in document.rights if line.value) or None,
                "sha256": document.sha256 or None,
            }
        yield {column: row.get(column) for column in COLUMNS["document"]}


def with_tails(store: Store, filters: Filters, directory: Callable[[], Any] | None) -> Iterator[tuple[Listed, Row]]:
    """Yield the entries asked for, each with what every table says of it at the end: weight, standing, citation."""
    corrected = _corrected(store)
    for page in entry_pages(store, filters, directory):
        leads = {one.id: lead_claim(one.entry) for one in page if one.entry.claims}
        with store.read() as connection:
            standings = get_standings(connection, leads.values())
            sources = get_sources(connection, {one.citation.document for one in page if one.citation is not None})
        for one in page:
            touched = not corrected.isdisjoint(one.entry.claims)
            yield one, _tail(one, standings.get(leads.get(one.id, "")), sources, touched=touched)


def head_of(one: Listed) -> Row:
    """Return which entry it is and when it was."""
    when = one.entry.event.when
    days: Row = {"entry_id": one.id, "first_day": one.day, "last_day": one.last if one.day else None}
    if when is not None and one.dated:
        return {**days, "date": when.start, "date_end": when.end, "date_known": "event"}
    return {**days, "date": one.day, "date_known": "published" if one.day else None}


def place_of(where: Where | None) -> Row:
    """Return the columns of a place."""
    if where is None:
        return {}
    return {
        "place": where.name,
        "place_id": where.place,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "country": where.country,
    }


def country_of(party: Party) -> str | None:
    """Return the country of a party, or that of the state that it stands for: `state:` ids end in the alpha-3 code."""
    if party.country is not None:
        return party.country
    state = next((id for id in (party.side, party.actor) if id is not None and id.startswith("state:")), None)
    return state.removeprefix("state:").upper() if state is not None else None


def _tail(one: Listed, standing: Standing | None, sources: dict[str, Source], *, touched: bool) -> Row:
    entry = one.entry
    values: Row = {
        "issues": entry.event.issues,
        "independent_reports": entry.independent,
        "copies": entry.copies,
        "disputes": tuple(dispute.field for dispute in entry.disputes),
    }
    if standing is not None:
        values |= {
            "confidence": round(standing.confidence, 4),
            "review": "corrected" if touched else standing.review,
            "reader": standing.reader or None,
        }
    cited = one.citation
    if cited is not None:
        source = sources.get(cited.document)
        values |= {
            "publisher": source.publisher if source is not None else None,
            "document_id": cited.document,
            "document": cited.name,
            "document_title": cited.title,
            "published": cited.published,
            "url": cited.url,
            "span_start": cited.span.start,
            "span_end": cited.span.end,
            "quote": cited.quote,
        }
    return values


def _event(one: Listed) -> Row:
    event = one.entry.event
    match event:
        case Statement():
            return {
                **_party("speaker", event.speaker),
                **_party("on_behalf_of", event.on_behalf_of),
                "joint_speakers": tuple(party.name for party in event.joint_speakers),
                "joint_speaker_ids": tuple(party.actor for party in event.joint_speakers),
                "addressees": tuple(party.name for party in event.addressees),
                "addressee_ids": tuple(party.actor for party in event.addressees),
                "act": event.act,
                "form": event.form,
                "cue": event.cue,
                "content": " […] ".join(event.content),
                "nested": event.nested,
                "language": event.language,
                **place_of(event.where),
            }
        case Meeting():
            return {
                "status": event.status,
                "format": event.format,
                "title": event.title,
                **_parties("parties", "party", event.parties),
                "new_date": _date(event.new_when),
                **place_of(event.where),
            }
        case Agreement():
            return {"status": event.status, "title": event.title, **_parties("parties", "party", event.parties)}
        case Action():
            return {
                "code": event.code,
                "status": event.status,
                "mode": event.mode,
                "context": event.context or context_of(event.issues),
                "quad": quad_class(event.code) if event.quad is None else event.quad,
                "intensity": intensity(event.code) if event.intensity is None else event.intensity,
                **_parties("actors", "actor", event.actors),
                **_parties("targets", "target", event.targets),
                "new_date": _date(event.new_when),
                **place_of(event.where),
            }
        case _:
            assert_never(event)


def _party(name: str, party: Party | None) -> Row:
    if party is None:
        return {}
    return {
        name: party.name,
        f"{name}_id": party.actor,
        f"{name}_office": party.office,
        f"{name}_side": party.side,
        f"{name}_country": country_of(party),
    }


def _parties(name: str, one: str, parties: Iterable[Party]) -> Row:
    parties = tuple(parties)
    return {
        name: tuple(party.name for party in parties),
        f"{one}_ids": tuple(party.actor for party in parties),
        f"{one}_roles": tuple(party.role for party in parties),
        f"{one}_sides": tuple(party.side for party in parties),
        f"{one}_countries": tuple(country_of(party) for party in parties),
    }


def _document(source: Source) -> Row:
    statements, meetings, agreements, actions = source.claims
    return {
        "document_id": source.id,
        "document": source.name,
        "document_title": source.title,
        "published": source.published,
        "published_known": source.published_from if source.published else None,
        "publisher": source.publisher,
        "language": source.language,
        "embargo_until": source.embargo,
        "url": source.url,
        "path": source.path,
        "format": source.format,
        "characters": source.length,
        "copy_of": source.copy_of,
        "statements": statements,
        "meetings": meetings,
        "agreements": agreements,
        "actions": actions,
        "reader": source.reader,
    }


def _corrected(store: Store) -> set[str]:
    """Return the claims that a person's standing decision changes."""
    with store.read() as connection:
        standing = standing_corrections(load_corrections(connection))
    changing = (one for one in standing if one.verb in CHANGING)
    return {target.claim for one in changing for target in (*one.targets, *one.others)}


def _date(when: When | None) -> str | None:
    if when is None:
        return None
    return f"{when.start}/{when.end}" if when.end else when.start


def _value(evidence: Evidence | None) -> str | None:
    return evidence.value if evidence is not None else None
