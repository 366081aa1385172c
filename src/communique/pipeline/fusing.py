"""Bring the entries of a record up to date with its claims.

The record carries a mark (`dirty`) from the first new claim until the entries that hold it are stored, both in one
transaction each; a run that is killed between leaves the mark, and the next run fuses. Documents under embargo are
fused with nothing: a merged entry would tell what they say before their hour.
"""

import logging

import msgspec

from communique.fuse import fuse
from communique.model import Claim, Document, Entry
from communique.pipeline.correcting import edit_claims, edit_entries, work_out
from communique.store import (
    Store,
    embargo_hour,
    is_dirty,
    load_actors,
    load_claims,
    load_corrections,
    load_documents,
    load_superseded,
    mark_fused,
    now,
    telling_of,
    write_copies,
    write_entries,
    write_judgements,
    write_reviews,
)

LOGGER = logging.getLogger(__name__)


class Fused(msgspec.Struct, frozen=True):
    """What a fusion did: entries in the record afterwards, and how many were written or removed."""

    entries: int
    written: int
    removed: int


def fuse_record(store: Store, *, force: bool = False) -> Fused | None:
    """Make the entries follow from the claims; return None, touching nothing, when they already do.

    Raises:
        StoreBusy: another process writes to the record.
    """
    with store.write() as connection:
        if not force and not is_dirty(connection):
            return None
        hour = now()
        superseded = load_superseded(connection)
        documents = {d.id: d for _, d in load_documents(connection, with_source=False) if d.id not in superseded}
        told = {claim.id: claim for _, claim in load_claims(connection) if claim.document in documents}
        effects = work_out(load_corrections(connection), told)
        write_reviews(connection, rejected=effects.rejected, accepted=effects.accepted)
        claims = edit_claims(told, effects)
        actors = load_actors(connection)
        hours = {document.id: embargo_hour(document) for document in documents.values()}
        closed = {id for id, until in hours.items() if until is not None and until > hour}
        fusion = fuse(
            [document for document in documents.values() if document.id not in closed],
            [claim for claim in claims.values() if claim.document not in closed],
            corrections=effects.judgements,
            actors=actors,
        )
        entries = list(fusion.entries)
        held = {claim for entry in entries for claim in entry.claims}
        entries += [single_entry(claim, documents[claim.document]) for claim in claims.values() if claim.id not in held]
        written, removed = write_entries(
            connection,
            edit_entries(entries, effects),
            claims=claims,
            tellings={id: telling_of(document, hours[id]) for id, document in documents.items()},
            actors=actors,
        )
        write_judgements(connection, fusion.judgements)
        write_copies(connection, fusion.copies)
        mark_fused(connection)
    LOGGER.info("fused %d claims into %d entries: %d written, %d removed", len(claims), len(entries), written, removed)
    return Fused(len(entries), written, removed)


def single_entry(claim: Claim, document: Document) -> Entry:
    """Return the entry of a claim that stands alone."""
    status = getattr(claim.event, "status", "")
    day = document.publication_day() or ""
    return Entry(
        id="entry-" + claim.id.partition("-")[2],  # as fusion names an entry after its earliest claim
        event=claim.event,
        claims=(claim.id,),
        history=((day, status, claim.id),),
    )
