"""Remember what the last fusion looked at, so that the next one looks only at what a change can reach.

These tables follow from the rest of the record and are made anew whenever their version is another: dropping them costs
one fusion of everything and loses nothing. Triggers note what leaves behind the fusion's back (a document read again).
"""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from communique.store.documents import get_meta, put_meta
from communique.store.entries import Telling

VERSION = "2"  # of these tables and of what fills them: landmarks, blocks; raise it when either changes
BATCH = 500

OPEN, CLOSED, REJECTED, SUPERSEDED = 0, 1, 2, 3  # what a document or claim was at the last fusion; CLOSED: embargoed

TABLES = {
    "fused_documents": "document INTEGER PRIMARY KEY, state INTEGER NOT NULL, day INTEGER NOT NULL, "
    "length INTEGER NOT NULL, marks BLOB NOT NULL",
    "landmarks": "mark INTEGER, day INTEGER, document INTEGER, PRIMARY KEY (mark, day, document)",
    "fused_claims": "claim INTEGER PRIMARY KEY, document INTEGER NOT NULL, state INTEGER NOT NULL, "
    "edits TEXT NOT NULL, blocks BLOB NOT NULL",
    "claim_blocks": "block INTEGER, claim INTEGER, PRIMARY KEY (block, claim)",
    "claim_actors": "actor TEXT, claim INTEGER, PRIMARY KEY (actor, claim)",
    "fused_verdicts": "left_claim TEXT, right_claim TEXT, verdict TEXT NOT NULL, PRIMARY KEY (left_claim, right_claim)",
    "gone_claims": "claim TEXT PRIMARY KEY, number INTEGER NOT NULL, blocks BLOB NOT NULL",
    "changed_actors": "actor TEXT PRIMARY KEY",
}
NARROW = frozenset({"landmarks", "claim_blocks", "claim_actors", "fused_verdicts"})  # all key: no second copy of a row
NAMED = (
    "EXISTS (SELECT 1 FROM claim_actors WHERE actor = new.id) "
    "AND NOT EXISTS (SELECT 1 FROM changed_actors WHERE actor = new.id)"
)
EXTRA = (
    "CREATE INDEX fused_claims_document ON fused_claims (document)",
    "CREATE INDEX fused_claims_changed ON fused_claims (claim) WHERE state = 2 OR edits <> ''",
    "CREATE TRIGGER claims_leave AFTER DELETE ON claims WHEN EXISTS (SELECT 1 FROM fused_claims WHERE claim = old.seq) "
    "BEGIN "
    "INSERT INTO gone_claims SELECT old.id, claim, blocks FROM fused_claims WHERE claim = old.seq; "
    "DELETE FROM fused_claims WHERE claim = old.seq; END",
    # no OR IGNORE: the statement that pulls a trigger lends it its own way with conflicts
    "CREATE TRIGGER actors_change AFTER UPDATE ON actors WHEN "
    "(json_extract(old.body, '$.acts_for') IS NOT json_extract(new.body, '$.acts_for') "
    "OR json_extract(old.body, '$.parent') IS NOT json_extract(new.body, '$.parent')) "
    f"AND {NAMED} BEGIN INSERT INTO changed_actors VALUES (new.id); END",
    f"CREATE TRIGGER actors_come AFTER INSERT ON actors WHEN {NAMED} "
    "BEGIN INSERT INTO changed_actors VALUES (new.id); END",
)
TRIGGERS = ("claims_leave", "actors_change", "actors_come")


class FusedDocument(msgspec.Struct, frozen=True):
    """A row of `fused_documents` with the id of its document and what it was last known to repeat."""

    number: int
    document: str
    state: int
    day: int
    length: int
    marks: tuple[int, ...]
    copy_of: str | None


class FusedClaim(msgspec.Struct, frozen=True):
    """A row of `fused_claims` with the id of its claim."""

    number: int
    claim: str
    document: int
    state: int
    edits: str
    blocks: frozenset[int]


def remembers_fusion(connection: Connection) -> bool:
    """Tell whether the tables are there and of this version."""
    return get_meta(connection, "fusion_tables") == VERSION


def forget_fusion(connection: Connection) -> None:
    """Make the tables anew, empty."""
    for trigger in TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
    for name, columns in TABLES.items():
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
        connection.exec_driver_sql(f"CREATE TABLE {name} ({columns}){' WITHOUT ROWID' if name in NARROW else ''}")
    for statement in EXTRA:
        connection.exec_driver_sql(statement)
    put_meta(connection, "fusion_tables", VERSION)


def document_states(connection: Connection, hour: str) -> Iterator[tuple[int, str, int, int | None]]:
    """Yield (seq, id, state now, state at the last fusion or None) of the documents whose state changed by `hour`."""
    state = f"CASE WHEN d.superseded_by IS NOT NULL THEN {SUPERSEDED} WHEN d.embargo > ? THEN {CLOSED} ELSE {OPEN} END"
    rows = connection.exec_driver_sql(
        f"SELECT d.seq, d.id, {state} AS now, f.state FROM documents d LEFT JOIN fused_documents f "
        "ON f.document = d.seq WHERE now IS NOT f.state ORDER BY d.seq",
        (hour,),
    )
    yield from ((row[0], row[1], row[2], row[3]) for row in rows)


def count_fused(connection: Connection) -> tuple[int, int]:
    """Return how many documents the last fusion saw, and how many there are."""
    fused = connection.exec_driver_sql("SELECT count(*) FROM fused_documents").scalar_one()
    stored = connection.exec_driver_sql("SELECT count(*) FROM documents").scalar_one()
    return fused, stored


def count_entries(connection: Connection) -> int:
    """Return how many entries the record holds."""
    count: int = connection.exec_driver_sql("SELECT count(*) FROM entries").scalar_one()
    return count


def fused_documents(connection: Connection, ids: Iterable[str]) -> dict[str, FusedDocument]:
    """Return what is remembered of the documents, by id."""
    query = (
        "SELECT f.document, d.id, f.state, f.day, f.length, f.marks, d.copy_of FROM documents d "
        "JOIN fused_documents f ON f.document = d.seq WHERE d.id IN "
    )
    rows = _chosen(connection, query, ids)
    return {r[1]: FusedDocument(r[0], r[1], r[2], r[3], r[4], _unpacked(r[5]), r[6]) for r in rows}


def put_documents(connection: Connection, rows: Iterable[tuple[int, int, int, int, Sequence[int]]]) -> None:
    """Remember documents as (seq, state, day, length, landmarks); landmarks of what is not open are not looked up."""
    documents, marks = [], []
    for seq, state, day, length, own in rows:
        documents.append((seq, state, day, length, _packed(own)))
        marks += [(mark, day, seq) for mark in own] if state == OPEN else []
    _many(connection, "INSERT OR REPLACE INTO fused_documents VALUES (?, ?, ?, ?, ?)", documents)
    _many(connection, "INSERT OR IGNORE INTO landmarks VALUES (?, ?, ?)", sorted(marks))


def drop_documents(connection: Connection, gone: Iterable[FusedDocument]) -> None:
    """Forget the landmarks of documents that left."""
    marks = [(mark, one.day, one.number) for one in gone for mark in one.marks]
    _many(connection, "DELETE FROM landmarks WHERE mark = ? AND day = ? AND document = ?", sorted(marks))


def holders(connection: Connection, marks: Iterable[int], first: int, last: int) -> dict[int, list[str]]:
    """Return for each landmark the ids of the documents of these days that carry it."""
    query = (
        "SELECT d.id FROM landmarks l JOIN documents d ON d.seq = l.document WHERE l.mark = ? AND l.day BETWEEN ? AND ?"
    )
    return {mark: [row[0] for row in connection.exec_driver_sql(query, (mark, first, last))] for mark in marks}


def dated_beside(connection: Connection, undated: int) -> list[int]:
    """Return the seqs of the dated documents that share a landmark with one of the day `undated`."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT l.document FROM (SELECT DISTINCT mark FROM landmarks WHERE day = ?) u "
        "JOIN landmarks l ON l.mark = u.mark WHERE l.day <> ? ORDER BY 1",
        (undated, undated),
    )
    return [row[0] for row in rows]


def documents_of_day(connection: Connection, day: int) -> list[int]:
    """Return the seqs of the open documents of the ordinal `day`."""
    query = f"SELECT document FROM fused_documents WHERE day = ? AND state = {OPEN} ORDER BY document"
    return [row[0] for row in connection.exec_driver_sql(query, (day,))]


def copies_now(connection: Connection) -> dict[str, str]:
    """Return which documents are copies, of which."""
    query = "SELECT id, copy_of FROM documents WHERE copy_of IS NOT NULL"
    return {row[0]: row[1] for row in connection.exec_driver_sql(query)}


def claims_to_look_at(connection: Connection, documents: Iterable[int]) -> set[int]:
    """Return the seqs of claims that may have changed: new ones, those of `documents`, of changed actors, edited."""
    new = "SELECT seq FROM claims WHERE seq NOT IN (SELECT claim FROM fused_claims)"
    by_actor = "SELECT a.claim FROM changed_actors c JOIN claim_actors a ON a.actor = c.actor"
    by_people = "SELECT claim FROM fused_claims WHERE state = 2 OR edits <> ''"
    found = {row[0] for query in (new, by_actor, by_people) for row in connection.exec_driver_sql(query)}
    return found | {row[0] for row in _chosen(connection, "SELECT seq FROM claims WHERE document IN ", documents)}


def claims_of_changed_actors(connection: Connection) -> set[int]:
    """Return the seqs of the claims that name someone who acts for another than before."""
    query = "SELECT a.claim FROM changed_actors c JOIN claim_actors a ON a.actor = c.actor"
    return {row[0] for row in connection.exec_driver_sql(query)}


def fused_claims(connection: Connection, seqs: Iterable[int]) -> dict[int, FusedClaim]:
    """Return what is remembered of the claims, by seq."""
    query = (
        "SELECT f.claim, c.id, f.document, f.state, f.edits, f.blocks FROM fused_claims f "
        "JOIN claims c ON c.seq = f.claim WHERE f.claim IN "
    )
    rows = _chosen(connection, query, seqs)
    return {r[0]: FusedClaim(r[0], r[1], r[2], r[3], r[4], frozenset(_unpacked(r[5]))) for r in rows}


def claim_seqs(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return the seqs of the claims that the record holds, by id."""
    return {row[0]: row[1] for row in _chosen(connection, "SELECT id, seq FROM claims WHERE id IN ", ids)}


def open_claims(connection: Connection, *, ids: Iterable[str] = (), documents: Iterable[str] = ()) -> dict[str, int]:
    """Return claims that were open at the last fusion, among `ids` or of `documents`, with their seqs."""
    query = f"SELECT c.id, c.seq FROM claims c JOIN fused_claims f ON f.claim = c.seq AND f.state = {OPEN} WHERE c."
    found = {row[0]: row[1] for row in _chosen(connection, query + "id IN ", ids)}
    within = query.replace(" WHERE c.", " JOIN documents d ON d.seq = c.document WHERE d.")
    return found | {row[0]: row[1] for row in _chosen(connection, within + "id IN ", documents)}


def members_of(connection: Connection, blocks: Iterable[int]) -> dict[int, list[str]]:
    """Return the ids of the claims that stood in each block, those that were deleted since among them."""
    found: dict[int, list[str]] = {}
    query = (
        "SELECT b.block, coalesce(c.id, g.claim) FROM claim_blocks b "
        "LEFT JOIN fused_claims f ON f.claim = b.claim LEFT JOIN claims c ON c.seq = f.claim "
        "LEFT JOIN gone_claims g ON f.claim IS NULL AND g.number = b.claim WHERE b.block IN "
    )
    for row in _chosen(connection, query, blocks):
        if row[1] is not None:
            found.setdefault(row[0], []).append(row[1])
    return found


def gone_claims(connection: Connection) -> dict[str, tuple[int, frozenset[int]]]:
    """Return the claims that were deleted since the last fusion, with their former seq and blocks."""
    rows = connection.exec_driver_sql("SELECT claim, number, blocks FROM gone_claims")
    return {row[0]: (row[1], frozenset(_unpacked(row[2]))) for row in rows}


def put_claims(connection: Connection, rows: Iterable[tuple[int, int, int, str, Iterable[int], Iterable[str]]]) -> None:
    """Remember claims as (seq, document seq, state, edits, blocks, actors)."""
    claims, blocks, actors = [], [], []
    for seq, document, state, edits, own, names in rows:
        own = sorted(own)
        claims.append((seq, document, state, edits, _packed(own)))
        blocks += [(block, seq) for block in own]
        actors += [(name, seq) for name in names]
    _many(connection, "INSERT OR REPLACE INTO fused_claims VALUES (?, ?, ?, ?, ?)", claims)
    _many(connection, "INSERT OR IGNORE INTO claim_blocks VALUES (?, ?)", sorted(blocks))
    _many(connection, "INSERT OR IGNORE INTO claim_actors VALUES (?, ?)", sorted(actors))


def drop_blocks(connection: Connection, gone: Mapping[int, Iterable[int]]) -> None:
    """Forget in which blocks these claims (by seq) stood; whom they named stays, which does no harm."""
    rows = [(block, seq) for seq, blocks in gone.items() for block in blocks]
    _many(connection, "DELETE FROM claim_blocks WHERE block = ? AND claim = ?", sorted(rows))


def forget_changes(connection: Connection) -> None:
    """Note that the fusion has seen what the triggers kept."""
    connection.exec_driver_sql("DELETE FROM gone_claims")
    connection.exec_driver_sql("DELETE FROM changed_actors")


def load_verdicts(connection: Connection) -> dict[tuple[str, str], str]:
    """Return people's verdicts on pairs of claims as the last fusion knew them."""
    rows = connection.exec_driver_sql("SELECT left_claim, right_claim, verdict FROM fused_verdicts")
    return {(row[0], row[1]): row[2] for row in rows}


def put_verdicts(connection: Connection, verdicts: Mapping[tuple[str, str], str]) -> None:
    """Keep people's verdicts for the next fusion to compare with."""
    connection.exec_driver_sql("DELETE FROM fused_verdicts")
    rows = [(left, right, verdict) for (left, right), verdict in verdicts.items()]
    _many(connection, "INSERT INTO fused_verdicts VALUES (?, ?, ?)", rows)


def judged_alike(connection: Connection, claims: Iterable[str]) -> set[str]:
    """Return the other sides of the pairs that the last fusion judged the same."""
    chosen = list(claims)
    sides = (('"right"', '"left"'), ('"left"', '"right"'))
    queries = [f"SELECT {other} FROM judgements WHERE verdict = 'same' AND {side} IN " for other, side in sides]
    return {row[0] for query in queries for row in _chosen(connection, query, chosen)}


def tellings_of(connection: Connection, documents: Iterable[str]) -> dict[str, Telling]:
    """Return what the index of entries needs to know of documents, by id."""
    rows = _chosen(connection, "SELECT id, published, embargo FROM documents WHERE id IN ", documents)
    return {row[0]: Telling(row[0], row[1], row[2]) for row in rows}


def claim_ids(connection: Connection, seqs: Iterable[int]) -> list[str]:
    """Return the ids of the claims that the record holds under these seqs."""
    return [row[0] for row in _chosen(connection, "SELECT id FROM claims WHERE seq IN ", seqs)]


def document_seqs(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return the seqs of the documents that the record holds, by id."""
    return {row[0]: row[1] for row in _chosen(connection, "SELECT id, seq FROM documents WHERE id IN ", ids)}


def _chosen(connection: Connection, query: str, values: Iterable[Any]) -> Iterator[Any]:
    chosen = sorted(set(values))
    for start in range(0, len(chosen), BATCH):
        part = tuple(chosen[start : start + BATCH])
        yield from connection.exec_driver_sql(f"{query} ({', '.join('?' * len(part))})", part).all()


def _many(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        connection.exec_driver_sql(statement, list(rows))


def _packed(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}q", *numbers)


def _unpacked(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 8}q", data)
