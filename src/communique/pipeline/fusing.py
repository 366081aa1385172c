"""Bring the entries of a record up to date with its claims.

The record carries a mark (`dirty`) from the first new claim until the entries that hold it are stored, both in one
transaction each; a run that is killed between leaves the mark, and the next run fuses. Documents under embargo are
fused with nothing: a merged entry would tell what they say before their hour. Where the record remembers its last
fusion, only what the changes since can reach is fused again (`fusing_update`); the entries are the same.
"""

import logging
from collections.abc import Iterable, Mapping, Set

from sqlalchemy import Connection

from communique.fuse import fuse
from communique.fuse.blocking import blocks_of
from communique.fuse.clusters import decisions
from communique.fuse.copies import UNDATED, ordinal_of, shingles_of
from communique.fuse.views import view_claims
from communique.model import Actor, Claim, Document, Entry
from communique.pipeline.correcting import Effects, edit_claims, edit_entries, work_out
from communique.pipeline.fusing_update import (
    Fused,
    edits_by_claim,
    lone_entry,
    marks_of,
    names_behind,
    reopened,
    state_of,
    update_fusion,
)
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
from communique.store import fusing as memory

__all__ = ["Fused", "fuse_record", "single_entry"]

LOGGER = logging.getLogger(__name__)
MANY = 0.5  # share of the documents that are new from which fusing everything is as quick


def fuse_record(store: Store, *, force: bool = False) -> Fused | None:
    """Make the entries follow from the claims; return None, touching nothing, when they already do.

    force: fuse everything, whatever the record remembers.

    Raises:
        StoreBusy: another process writes to the record.
    """
    with store.write() as connection:
        if not force and not is_dirty(connection):
            return None
        hour = now()
        whole = force or not memory.remembers_fusion(connection)
        if not whole:
            seen, stored = memory.count_fused(connection)
            whole = stored - seen > MANY * stored
        fused = _fuse_everything(connection, hour) if whole else update_fusion(connection, hour)
        mark_fused(connection)
    LOGGER.info(
        "fused %s into %d entries: %d written, %d removed",
        "everything" if whole else "what changed", fused.entries, fused.written, fused.removed,
    )  # fmt: skip
    return fused


def _fuse_everything(connection: Connection, hour: str) -> Fused:
    superseded = load_superseded(connection)
    stored = dict(load_documents(connection, with_source=False))
    documents = {document.id: document for document in stored.values() if document.id not in superseded}
    told = {claim.id: reopened(claim) for _, claim in load_claims(connection) if claim.document in documents}
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
    _remember(connection, stored, told, closed, effects, actors)
    return Fused(len(entries), written, removed)


def _remember(
    connection: Connection,
    stored: Mapping[int, Document],
    told: Mapping[str, Claim],
    closed: Set[str],
    effects: Effects,
    actors: Mapping[str, Actor],
) -> None:
    """Keep the landmarks of the documents and the blocks of the claims for the next fusion."""
    memory.forget_fusion(connection)
    superseded = load_superseded(connection)
    states = {d.id: memory.OPEN for d in stored.values()}
    states |= dict.fromkeys(closed, memory.CLOSED) | dict.fromkeys(superseded, memory.SUPERSEDED)
    days = {document.id: document.publication_day() for document in stored.values()}
    memory.put_documents(
        connection,
        (
            (seq, memory.OPEN, ordinal_of(days[d.id]), len(d.text), marks_of(shingles_of(d)))
            if states[d.id] == memory.OPEN
            else (seq, states[d.id], UNDATED, 0, ())
            for seq, d in stored.items()
        ),
    )
    edits = edits_by_claim(effects)
    documents = {document.id: seq for seq, document in stored.items()}
    replaced = [documents[id] for id in superseded]
    claims = [*told.values(), *(claim for _, claim in load_claims(connection, documents=replaced))]
    seqs = memory.claim_seqs(connection, [claim.id for claim in claims])
    edited = edit_claims(told, effects)
    rows = []
    for claim in claims:
        state = state_of(claim, states[claim.document], effects)
        own = edits.get(claim.id, "") if state in (memory.OPEN, memory.CLOSED) else ""
        blocks: Iterable[int] = ()
        names: Iterable[str] = ()
        if state in (memory.OPEN, memory.CLOSED):
            names = names_behind(edited[claim.id], actors)
        if state == memory.OPEN:
            blocks = blocks_of(view_claims([edited[claim.id]], days, actors, {})[0])
        rows.append((seqs[claim.id], documents[claim.document], state, own, blocks, names))
    memory.put_claims(connection, rows)
    memory.put_verdicts(connection, decisions(effects.judgements))


def single_entry(claim: Claim, document: Document) -> Entry:
    """Return the entry of a claim of `document` that stands alone."""
    return lone_entry(claim, document.publication_day())
