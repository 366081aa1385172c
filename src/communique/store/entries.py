"""Keep the fused record: write what changed between two fusions, with the index that makes its filters fast.

Entries are compared by a digest, so a fusion that gives the same entries writes nothing, whatever the order in which
their documents came. An entry whose id vanished leaves an alias to the entry that now holds its fullest claim.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from communique.model import Actor, Citation, Claim, Document, Entry, Judgement
from communique.store import schema
from communique.store.documents import get_meta, now, put_meta
from communique.store.terms import Term, event_days, event_status, event_terms, event_words

ENTRIES: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)
T = TypeVar("T")

BATCH = 2_000  # entries written at once; more only costs memory


class Telling(msgspec.Struct, frozen=True):
    """What the index needs to know of one document: its id, its day, and when it may be shown."""

    document: str
    published: str | None
    visible: str | None = None


def telling_of(document: Document, visible: str | None) -> Telling:
    """Return what the index needs of `document`."""
    return Telling(document.id, document.published.value if document.published else None, visible)


def write_entries(
    connection: Connection,
    entries: Iterable[Entry],
    *,
    claims: Mapping[str, Claim],
    tellings: Mapping[str, Telling],
    actors: Mapping[str, Actor],
    among: Iterable[str] | None = None,
) -> tuple[int, int]:
    """Make the stored entries equal `entries`; return how many were written and how many removed.

    claims holds every claim that an entry names, tellings every document that a claim names. among: only these stored
    entries (ids) may be removed, all others stay.
    """
    for statement in schema.INDEXES:
        connection.exec_driver_sql(statement)
    table = schema.entries
    columns = select(table.c.id, table.c.seq, table.c.digest)
    queries = [columns] if among is None else [columns.where(table.c.id.in_(p)) for p in _batches(sorted(among))]
    old = {row.id: (row.seq, row.digest) for query in queries for row in connection.execute(query)}
    known_terms = _load_terms(connection) if among is None else None
    changed_terms: set[int] = set()
    kept: set[str] = set()
    stale: list[int] = []
    fresh: list[_Row] = []
    holders: dict[str, str] = {}
    written = removed = 0
    for entry in entries:
        row = _entry_row(entry, claims=claims, tellings=tellings, actors=actors)
        kept.add(entry.id)
        holders.update((claim, entry.id) for claim in entry.claims)
        before = old.get(entry.id)
        if before is not None and before[1] == row.values["digest"]:
            continue
        if before is not None:
            stale.append(before[0])
        fresh.append(row)
    gone = {id: seq for id, (seq, _) in old.items() if id not in kept}
    _keep_aliases(connection, gone, holders)
    removed = len(gone)
    for part in _batches([*stale, *gone.values()]):
        changed_terms |= _delete_entries(connection, part)
    for part in _batches(fresh):
        changed_terms |= _insert_entries(connection, part, known_terms)
        written += len(part)
    aliases = schema.entry_aliases  # an id that came back is no alias any more
    connection.execute(delete(aliases).where(aliases.c.id.in_(select(schema.entries.c.id))))
    _count_terms(connection, changed_terms)
    kinds = connection.exec_driver_sql("SELECT kind, count(*) FROM entries GROUP BY kind")
    numbers = {row[0]: row[1] for row in kinds}
    put_meta(connection, "entries", " ".join(str(numbers.get(kind, 0)) for kind in range(len(schema.KINDS))))
    longest = max((row.length for row in fresh), default=0)
    if longest > int(get_meta(connection, "longest") or 0):
        put_meta(connection, "longest", str(longest))
    return written, removed


def write_judgements(
    connection: Connection, judgements: Sequence[Judgement], *, among: Iterable[str] | None = None
) -> None:
    """Put the judgements of a fusion in the place of the former ones, or of those on a claim of `among`."""
    table = schema.judgements
    if among is None:
        connection.execute(delete(table))
    else:
        for names in _batches(sorted(among)):
            connection.execute(delete(table).where(table.c.left.in_(names)))
            connection.execute(delete(table).where(table.c.right.in_(names)))
    rows = {(j.left, j.right): j for j in judgements}
    for part in _batches(list(rows.values())):
        connection.execute(
            insert(table),
            [
                {
                    "left": j.left,
                    "right": j.right,
                    "verdict": j.verdict,
                    "score": j.score,
                    "reason": j.reason,
                    "judge": j.judge,
                }
                for j in part
            ],
        )


def write_copies(connection: Connection, copies: Mapping[str, str]) -> None:
    """Make `documents.copy_of` equal `copies` (document id -> canonical document id)."""
    documents = schema.documents
    old = {
        row[0]: row[1]
        for row in connection.execute(
            select(documents.c.id, documents.c.copy_of).where(documents.c.copy_of.is_not(None))
        )
    }
    changes = [{"one": id, "canonical": copies.get(id)} for id in {*old, *copies} if old.get(id) != copies.get(id)]
    if changes:
        statement = update(documents).where(documents.c.id == bindparam("one")).values(copy_of=bindparam("canonical"))
        connection.execute(statement, changes)


def words_number(day: int, seq: int) -> int:
    """Return the number of the entry `seq` in the full-text index; see `schema.DAY_ROOM`."""
    return day * schema.DAY_ROOM + seq


def mark_fused(connection: Connection) -> None:
    """Note that the entries are as new as the claims."""
    put_meta(connection, "dirty", "")
    put_meta(connection, "index", schema.INDEX_VERSION)
    put_meta(connection, "fused", now())
    put_meta(connection, "generation", str(int(get_meta(connection, "generation") or 0) + 1))


class _Row(msgspec.Struct):
    """One entry as the tables take it."""

    values: dict[str, object]
    claims: tuple[str, ...]
    terms: frozenset[Term]
    words: tuple[str, str]
    kind: int
    day: int
    length: int


def _entry_row(
    entry: Entry, *, claims: Mapping[str, Claim], tellings: Mapping[str, Telling], actors: Mapping[str, Actor]
) -> _Row:
    told = [claims[id] for id in entry.claims if id in claims]
    documents = [tellings[claim.document] for claim in told if claim.document in tellings]
    published = sorted(one.published for one in documents if one.published)
    day, last, dated = event_days(entry.event, published[0] if published else None)
    hours = [one.visible for one in documents]
    visible = None if not hours or None in hours else min(hour for hour in hours if hour is not None)
    terms = event_terms(entry.event, actors=actors)
    terms |= {("document", one.document) for one in documents}
    words = event_words(entry.event, _quotes(told))
    body = msgspec.json.encode(entry).decode()
    confidence = max((claim.confidence for claim in told), default=0.0)
    kind = schema.KINDS.index(type(entry.event).__name__.lower())
    values: dict[str, object] = {
        "id": entry.id,
        "kind": kind,
        "status": event_status(entry.event),
        "day": day,
        "last": last,
        "dated": int(dated),
        "visible": visible,
        "confidence": confidence,
        "independent": entry.independent,
        "copies": entry.copies,
        "disputes": len(entry.disputes),
        "body": body,
    }
    whole = repr((list(values.values()), sorted(terms), words))
    values["digest"] = hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return _Row(values, entry.claims, frozenset(terms), words, kind, day, _days_between(day, last))


def _quotes(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        whole = [c for c in claim.citations if c.field in ("whole", "content")]
        yield from (c.quote for c in (whole or _longest(claim.citations)))


def _longest(citations: Sequence[Citation]) -> list[Citation]:
    return [max(citations, key=lambda citation: len(citation.quote))] if citations else []


def _days_between(day: int, last: int) -> int:
    """Return an upper bound of the days between two YYYYMMDD numbers; months count 31 days."""
    return (last // 10000 - day // 10000) * 372 + (last // 100 % 100 - day // 100 % 100) * 31 + last % 100 - day % 100


def _load_terms(connection: Connection) -> dict[Term, int]:
    terms = schema.terms
    return {
        (row.name, row.value): row.seq for row in connection.execute(select(terms.c.seq, terms.c.name, terms.c.value))
    }


def _find_terms(connection: Connection, wanted: Iterable[Term]) -> dict[Term, int]:
    query = "SELECT seq FROM terms WHERE name = ? AND value = ?"
    found = {term: connection.exec_driver_sql(query, term).scalar_one_or_none() for term in sorted(wanted)}
    return {term: seq for term, seq in found.items() if seq is not None}


def _insert_entries(connection: Connection, rows: Sequence[_Row], known: dict[Term, int] | None) -> set[int]:
    """Write entries with their terms; known: the numbers of all terms stored, None: look up those that are needed."""
    if known is None:
        known = _find_terms(connection, {term for row in rows for term in row.terms})
    table = schema.entries
    connection.execute(insert(table), [row.values for row in rows])
    ids = [str(row.values["id"]) for row in rows]
    numbers: dict[str, int] = {}
    for part in _batches(ids):
        numbers |= {
            row[0]: row[1] for row in connection.execute(select(table.c.id, table.c.seq).where(table.c.id.in_(part)))
        }
    missing = sorted({term for row in rows for term in row.terms if term not in known})
    for name, value in missing:
        result = connection.execute(
            insert(schema.terms).returning(schema.terms.c.seq), {"name": name, "value": value}
        ).scalar_one()
        known[name, value] = result
    links: list[dict[str, object]] = []
    index: list[tuple[int, int, int, int]] = []
    words = []
    for row, id in zip(rows, ids, strict=True):
        seq = numbers[id]
        links += [{"entry": seq, "rank": rank, "claim": claim} for rank, claim in enumerate(row.claims)]
        index += [(known[term], row.kind, row.day, seq) for term in row.terms]
        tags = " ".join([f"k{row.kind}", *(f"t{known[term]}" for term in sorted(row.terms))])
        words.append((words_number(row.day, seq), *row.words, tags))
    if links:
        connection.execute(insert(schema.entry_claims), links)
    connection.exec_driver_sql("INSERT INTO facets (term, kind, day, entry) VALUES (?, ?, ?, ?)", sorted(index))
    connection.exec_driver_sql("INSERT INTO entries_words (rowid, words, names, tags) VALUES (?, ?, ?, ?)", words)
    return {term for term, *_ in index}


def _delete_entries(connection: Connection, seqs: Sequence[int]) -> set[int]:
    facets = schema.facets
    terms = set(connection.execute(select(facets.c.term).where(facets.c.entry.in_(seqs)).distinct()).scalars())
    connection.execute(delete(facets).where(facets.c.entry.in_(seqs)))
    connection.execute(delete(schema.entry_claims).where(schema.entry_claims.c.entry.in_(seqs)))
    entries = schema.entries
    days = connection.execute(select(entries.c.day, entries.c.seq).where(entries.c.seq.in_(seqs)))
    gone = [(words_number(row.day, row.seq),) for row in days]
    connection.exec_driver_sql("DELETE FROM entries_words WHERE rowid = ?", gone)
    connection.execute(delete(schema.entries).where(schema.entries.c.seq.in_(seqs)))
    return terms


def _count_terms(connection: Connection, terms: Iterable[int]) -> None:
    counts = schema.term_counts
    for part in _batches(sorted(terms)):
        connection.execute(delete(counts).where(counts.c.term.in_(part)))
        marks = ", ".join("?" * len(part))
        connection.exec_driver_sql(
            "INSERT INTO term_counts (term, kind, entries) SELECT term, kind, count(*) FROM facets "
            f"WHERE term IN ({marks}) GROUP BY term, kind",
            tuple(part),
        )


def _keep_aliases(connection: Connection, gone: Mapping[str, int], holders: Mapping[str, str]) -> None:
    """Let vanished ids lead to the entry that holds their first claim; ids that come back are no aliases any more."""
    aliases = schema.entry_aliases
    lost: dict[str, str] = {}
    by_seq = {seq: id for id, seq in gone.items()}
    links = schema.entry_claims
    for part in _batches(sorted(by_seq)):
        rows = connection.execute(
            select(links.c.entry, links.c.claim).where(links.c.entry.in_(part)).order_by(links.c.entry, links.c.rank)
        )
        for row in rows:
            holder = holders.get(row.claim)
            if holder is not None:
                lost.setdefault(by_seq[row.entry], holder)
    if lost:
        statement = sqlite_insert(aliases)
        connection.execute(
            statement.on_conflict_do_update(index_elements=["id"], set_={"entry": statement.excluded.entry}),
            [{"id": id, "entry": entry} for id, entry in lost.items()],
        )
        repoint = update(aliases).where(aliases.c.entry == bindparam("former")).values(entry=bindparam("present"))
        connection.execute(repoint, [{"former": id, "present": entry} for id, entry in lost.items()])


def _batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]
