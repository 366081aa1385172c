"""Fuse what changed in a record since its last fusion: new, replaced, re-read documents, corrections, ended embargoes.

Signatures and blocks of what was fused stand in the record (`store.fusing`). From there come the documents that may be
copies of a new one, and the claims worth comparing with a new one; only the groups that they reach are made anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection

from communique.fuse.blocking import blocks_of
from communique.fuse.clusters import decisions
from communique.fuse.copies import (
    LEAST_WORDS,
    UNDATED,
    find_undated,
    landmarks_of,
    ordinal_of,
    seniority,
    shingles_of,
)
from communique.fuse.copies_update import Signature, update_copies
from communique.fuse.merging import build_entry
from communique.fuse.regions import Changes, Region, regroup
from communique.fuse.views import View, view_claims
from communique.model import Actor, Claim, Document, Entry
from communique.pipeline.correcting import Effects, edit_claims, edit_entries, work_out
from communique.store import (
    entries_of_claims,
    load_actors,
    load_claims,
    load_corrections,
    load_documents,
    standing_corrections,
    write_copies,
    write_entries,
    write_judgements,
    write_reviews,
)
from communique.store import fusing as memory
from communique.store.terms import event_parties

if TYPE_CHECKING:
    from communique.fuse.copies import Shingles


class Fused(msgspec.Struct, frozen=True):
    """What a fusion did: entries in the record afterwards, and how many were written or removed."""

    entries: int
    written: int
    removed: int


def update_fusion(connection: Connection, hour: str) -> Fused:
    """Bring entries, judgements and copies up to date; the record must remember its last fusion."""
    moved = list(memory.document_states(connection, hour))
    copied = _update_documents(connection, moved)
    copies = memory.copies_now(connection)
    for document, original in copied.items():
        copies.pop(document, None)
        if original is not None:
            copies[document] = original
    effects = _load_effects(connection)
    write_reviews(connection, rejected=effects.rejected, accepted=effects.accepted)
    known = _Known(connection, effects, copies)
    altered = _Altered(connection, known, [seq for seq, *_ in moved])
    decided = decisions(effects.judgements)
    touched = memory.open_claims(connection, documents=copied)
    changes = Changes(
        added=altered.views,
        gone=altered.gone,
        touched=frozenset(touched),
        decided=decided,
        formerly=memory.load_verdicts(connection),
    )
    region = regroup(changes, known)
    written, removed = _write(connection, region, altered, known)
    write_copies(connection, copies)
    memory.drop_blocks(connection, altered.left)
    memory.put_claims(connection, altered.rows)
    if changes.formerly != decided:
        memory.put_verdicts(connection, decided)
    memory.forget_changes(connection)
    return Fused(memory.count_entries(connection), written, removed)


def _update_documents(
    connection: Connection, moved: Sequence[tuple[int, str, int, int | None]]
) -> dict[str, str | None]:
    """Remember the documents that came, forget those that left; return whose original is another than before."""
    fresh = [seq for seq, _, now, _ in moved if now == memory.OPEN]
    left = [id for _, id, now, then in moved if then == memory.OPEN and now != memory.OPEN]
    gone = memory.fused_documents(connection, left)
    memory.drop_documents(connection, gone.values())
    shelf = _Shelf(connection)
    rows = [(seq, now, UNDATED, 0, ()) for seq, _, now, _ in moved if now != memory.OPEN]
    memory.put_documents(connection, rows)
    for seq, document in load_documents(connection, fresh, with_source=False):
        day = ordinal_of(document.publication_day())
        marks = marks_of(shelf.keep(document))
        memory.put_documents(connection, [(seq, memory.OPEN, day, len(document.text), marks)])
    ids = [id for _, id, now, _ in moved if now == memory.OPEN]
    signatures = {id: shelf.signature(id) for id in ids}
    departed = [_signature(one) for one in gone.values()]
    decided = update_copies(
        [id for id, signature in signatures.items() if signature.day != UNDATED],
        [signature for signature in departed if signature.day != UNDATED],
        shelf,
    )
    changed = [*departed, *signatures.values(), *(shelf.signature(id) for id in decided)]
    if _touches_undated(connection, changed):
        decided |= _decide_undated(connection, decided, set(left))
    return decided | dict.fromkeys(left)


def _touches_undated(connection: Connection, changed: Sequence[Signature]) -> bool:
    if any(signature.day == UNDATED for signature in changed):
        return True
    marks = {mark for signature in changed for mark in signature.marks}
    return any(memory.holders(connection, marks, UNDATED, UNDATED).values())


def _decide_undated(connection: Connection, decided: Mapping[str, str | None], left: set[str]) -> dict[str, str | None]:
    """Judge all undated documents again, beside the dated ones that share a landmark with them."""
    copies = memory.copies_now(connection)
    seqs = memory.documents_of_day(connection, UNDATED)
    undated = sorted((d for _, d in load_documents(connection, seqs, with_source=False)), key=seniority)
    beside = memory.dated_beside(connection, UNDATED)
    dated = sorted((d for _, d in load_documents(connection, beside, with_source=False)), key=seniority)
    repeated = {d.id: o for d in dated if (o := decided.get(d.id, copies.get(d.id))) is not None}
    found = find_undated(dated, undated, repeated)
    return {d.id: found.get(d.id) for d in undated if d.id not in left and found.get(d.id) != copies.get(d.id)}


def _signature(document: memory.FusedDocument) -> Signature:
    return Signature(document.document, document.day, document.length, document.marks, document.copy_of)


def marks_of(shingles: "Shingles") -> Sequence[int]:
    """Return the landmarks by which a document is found; a short one shares too much by chance and has none."""
    return landmarks_of(shingles) if len(shingles) >= LEAST_WORDS else ()


class _Shelf:
    """Signatures from the record's file, texts where triples must be compared."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._signatures: dict[str, Signature] = {}
        self._shingles: dict[str, Shingles] = {}

    def keep(self, document: Document) -> "Shingles":
        shingles = self._shingles[document.id] = shingles_of(document)
        return shingles

    def holding(self, marks: Iterable[int], first: int, last: int) -> Mapping[int, Sequence[str]]:
        return memory.holders(self._connection, marks, first, last)

    def signature(self, document: str) -> Signature:
        if document not in self._signatures:
            self._signatures[document] = _signature(memory.fused_documents(self._connection, [document])[document])
        return self._signatures[document]

    def shingles(self, document: str) -> "Shingles":
        if document not in self._shingles:
            seq = memory.document_seqs(self._connection, [document])[document]
            for _, found in load_documents(self._connection, [seq], with_source=False):
                self.keep(found)
        return self._shingles[document]


class _Known:
    """What the record remembers, for `regroup`: claims by block, their views as they stand now, pairs judged alike."""

    def __init__(self, connection: Connection, effects: Effects, copies: Mapping[str, str]) -> None:
        self.connection = connection
        self.effects = effects
        self.copies = copies
        self.actors = load_actors(connection)

    def members(self, blocks: Iterable[int]) -> Mapping[int, list[str]]:
        return memory.members_of(self.connection, blocks)

    def views(self, claims: Iterable[str]) -> Mapping[str, View]:
        standing = memory.open_claims(self.connection, ids=claims)
        return self.view(claim for _, claim in load_claims(self.connection, ids=standing))

    def alike(self, claims: Iterable[str]) -> set[str]:
        return memory.judged_alike(self.connection, claims)

    def view(self, claims: Iterable[Claim]) -> dict[str, View]:
        told = {claim.id: reopened(claim) for claim in claims}
        edited = list(edit_claims(told, self.effects).values())
        tellings = memory.tellings_of(self.connection, {claim.document for claim in edited})
        days = {id: day_of(telling.published) for id, telling in tellings.items()}
        return {view.claim.id: view for view in view_claims(edited, days, self.actors, self.copies)}


class _Altered:
    """The claims that came, left, or stand otherwise than at the last fusion.

    views: those that are to be compared, as they stand now; gone: those that were, with their former blocks; closed:
    those under embargo; rows: what to remember of all that changed; left: blocks to forget, by seq.
    """

    def __init__(self, connection: Connection, known: _Known, documents: Sequence[int]) -> None:
        effects = known.effects
        edits = edits_by_claim(effects)
        seqs = memory.claims_to_look_at(connection, documents)
        seqs |= set(memory.claim_seqs(connection, {*effects.rejected, *edits}).values())
        remembered = memory.fused_claims(connection, seqs)
        named = memory.claims_of_changed_actors(connection)
        loaded = [(seq, reopened(c)) for seq, c in load_claims(connection, ids=memory.claim_ids(connection, seqs))]
        numbers = memory.claim_seqs(connection, [claim.id for _, claim in loaded])
        states = memory.fused_documents(connection, {claim.document for _, claim in loaded})
        self.gone: dict[str, frozenset[int]] = {}
        self.left: dict[int, frozenset[int]] = {}
        for claim_id, (number, blocks) in memory.gone_claims(connection).items():
            self.gone[claim_id] = self.left[number] = blocks
        self.changed: set[str] = set(self.gone)
        fresh: list[tuple[int, int, int, str, Claim]] = []
        for document, claim in loaded:
            number = numbers[claim.id]
            former = remembered.get(number)
            state = state_of(claim, states[claim.document].state, effects)
            own = edits.get(claim.id, "") if state in (memory.OPEN, memory.CLOSED) else ""
            if former is not None and (former.state, former.edits) == (state, own) and number not in named:
                continue
            self.changed.add(claim.id)
            if former is not None and former.state == memory.OPEN:
                self.gone[claim.id] = self.left[number] = former.blocks
            fresh.append((number, document, state, own, claim))
        self.views = known.view(claim for _, _, state, _, claim in fresh if state == memory.OPEN)
        closed = {claim.id: claim for _, _, state, _, claim in fresh if state == memory.CLOSED}
        self.closed = edit_claims(closed, effects)
        self.rows: list[tuple[int, int, int, str, Iterable[int], Iterable[str]]] = []
        for number, document, state, own, claim in fresh:
            view = self.views.get(claim.id)
            blocks = blocks_of(view) if view else frozenset()
            shown = view.claim if view else self.closed.get(claim.id)
            names = names_behind(shown, known.actors) if shown else frozenset()
            self.rows.append((number, document, state, own, blocks, names))


def _write(connection: Connection, region: Region, altered: _Altered, known: _Known) -> tuple[int, int]:
    claims = {view.claim.id: view.claim for group in region.groups for view in group}
    claims |= altered.closed
    tellings = memory.tellings_of(connection, {claim.document for claim in claims.values()})
    entries = [build_entry(group, known.copies) for group in region.groups]
    entries += [lone_entry(claim, day_of(tellings[claim.document].published)) for claim in altered.closed.values()]
    touched = {*claims, *altered.changed}
    counts = write_entries(
        connection,
        edit_entries(sorted(entries, key=lambda entry: entry.id), known.effects),
        claims=claims,
        tellings=tellings,
        actors=known.actors,
        among=set(entries_of_claims(connection, touched).values()),
    )
    write_judgements(connection, region.judgements, among=touched)
    return counts


def _load_effects(connection: Connection) -> Effects:
    """Work out the corrections on the claims of the documents that they name."""
    corrections = standing_corrections(load_corrections(connection))
    named = {target.document for one in corrections for target in (*one.targets, *one.others)}
    states = memory.fused_documents(connection, named)
    seqs = [one.number for one in states.values() if one.state != memory.SUPERSEDED]
    told = {claim.id: claim for _, claim in load_claims(connection, documents=seqs)} if seqs else {}
    return work_out(corrections, told)


def state_of(claim: Claim, document: int, effects: Effects) -> int:
    """Return what the claim is to fusion, given the state of its document."""
    if document == memory.SUPERSEDED:
        return memory.SUPERSEDED
    return memory.REJECTED if claim.id in effects.rejected else document


def reopened(claim: Claim) -> Claim:
    """Return the claim without a review that may hold no longer: who is rejected follows from the corrections."""
    return msgspec.structs.replace(claim, status="accepted") if claim.status == "rejected" else claim


def edits_by_claim(effects: Effects) -> dict[str, str]:
    """Return what people set on each claim, as one string that differs when they set anything else."""
    found: dict[str, str] = {}
    for id, field, value in effects.edits:
        found[id] = found.get(id, "") + f"{field}={bytes(value).decode()}\n"
    return found


def names_behind(claim: Claim, actors: Mapping[str, Actor]) -> frozenset[str]:
    """Return the actors whose records bear on the claim: its parties and all they act for."""
    parties = event_parties(claim.event)
    waiting = [name for party in parties for name in (party.actor, party.side) if name]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            actor = actors.get(name)
            waiting += [above for above in (actor.acts_for, actor.parent) if above] if actor else []
    return frozenset(found)


def day_of(published: str | None) -> str | None:
    """Return the day of a publication date that is known to the day, as `Document.publication_day` does."""
    return published[:10] if published is not None and len(published) >= 10 else None


def lone_entry(claim: Claim, day: str | None) -> Entry:
    """Return the entry of a claim that stands alone."""
    status = getattr(claim.event, "status", "")
    return Entry(
        id="entry-" + claim.id.partition("-")[2],  # as fusion names an entry after its earliest claim
        event=claim.event,
        claims=(claim.id,),
        history=((day or "", status, claim.id),),
    )
