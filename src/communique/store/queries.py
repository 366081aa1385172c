"""Ask the record for entries: all of some terms, of some kinds, in some period, with some words, in order of day.

Each kind is walked in the order of its index and cut off early, so a page costs what it shows, not what matches. The
words are an FTS5 expression; making one from what a person typed is the record's business.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
from sqlalchemy import Connection, select, text

from communique.model import Entry
from communique.store import schema
from communique.store.documents import get_meta
from communique.store.entries import ENTRIES

# Words in more entries than this are looked up along the day index; rarer ones are listed first, then sorted.
COMMON = 20_000


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for.

    groups: sets of term numbers, of each of which an entry must have one. kinds: numbers of `schema.KINDS`. since and
    until are days as YYYYMMDD, both inclusive; an entry without any date is in no period. at: the present hour, for
    embargoes; None shows all. words: an FTS5 expression over what the entries say.
    """

    groups: tuple[tuple[int, ...], ...] = ()
    kinds: tuple[int, ...] = (0, 1, 2, 3)
    since: int | None = None
    until: int | None = None
    words: str | None = None
    at: str | None = None


class Row(msgspec.Struct, frozen=True):
    """An entry as listed: its number, days, and the entry itself."""

    seq: int
    day: int
    last: int
    dated: bool
    entry: Entry


def find_terms(connection: Connection, name: str, values: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the terms `name` with one of `values`; unknown ones are left out."""
    terms = schema.terms
    query = select(terms.c.seq).where(terms.c.name == name, terms.c.value.in_(values))
    return tuple(connection.execute(query).scalars())


def term_values(connection: Connection, name: str) -> list[tuple[str, dict[int, int]]]:
    """Return every value of the term `name` with the number of entries by kind, the most frequent first."""
    terms, counts = schema.terms, schema.term_counts
    query = (
        select(terms.c.value, counts.c.kind, counts.c.entries)
        .join(counts, counts.c.term == terms.c.seq)
        .where(terms.c.name == name)
    )
    values: dict[str, dict[int, int]] = {}
    for row in connection.execute(query):
        values.setdefault(row.value, {})[row.kind] = row.entries
    return sorted(values.items(), key=lambda item: (-sum(item[1].values()), item[0]))


def find_rows(
    connection: Connection, query: Query, *, limit: int | None = None, offset: int = 0, newest_first: bool = False
) -> list[Row]:
    """Return the entries that `query` asks for in order of their first day, undated ones last."""
    seqs = _find_seqs(connection, query, limit, offset, newest_first)
    return get_rows(connection, seqs)


def get_rows(connection: Connection, seqs: Sequence[int]) -> list[Row]:
    """Return the entries with these numbers, in the order asked."""
    table = schema.entries
    found: dict[int, Row] = {}
    for start in range(0, len(seqs), 500):
        rows = connection.execute(
            select(table.c.seq, table.c.day, table.c.last, table.c.dated, table.c.body).where(
                table.c.seq.in_(seqs[start : start + 500])
            )
        )
        for row in rows:
            found[row.seq] = Row(row.seq, row.day, row.last, bool(row.dated), ENTRIES.decode(row.body))
    return [found[seq] for seq in seqs if seq in found]


def count_rows(connection: Connection, query: Query) -> int:
    """Return how many entries `find_rows` would list without a limit."""
    total = 0
    for kind in query.kinds:
        sql, values = _kind_sql(connection, query, kind)
        total += connection.execute(text(f"SELECT count(*) FROM ({sql})"), values).scalar_one()
    return total


def rank_rows(connection: Connection, query: Query, *, limit: int, offset: int = 0) -> list[Row]:
    """Return the entries with the words of `query`, the best match first (bm25); for common words the newest first."""
    if query.words is None or _is_common(connection, query.words):
        return find_rows(connection, query, limit=limit, offset=offset, newest_first=True)
    parts, values = [], {"words": query.words, "limit": limit, "offset": offset}
    for kind in query.kinds:
        sql, more = _kind_sql(connection, query, kind)
        parts.append(f"SELECT entry FROM ({sql})")
        values |= more
    ranked = text(
        "SELECT rowid FROM entries_words WHERE entries_words MATCH :words "
        f"AND rowid IN ({' UNION ALL '.join(parts)}) "
        "ORDER BY bm25(entries_words, 1.0, 2.0), rowid LIMIT :limit OFFSET :offset"
    )
    return get_rows(connection, list(connection.execute(ranked, values).scalars()))


def _find_seqs(connection: Connection, query: Query, limit: int | None, offset: int, newest_first: bool) -> list[int]:
    direction = "DESC" if newest_first else "ASC"
    order = f"ORDER BY day {direction}, entry {direction}"
    if newest_first:  # entries without a day stay last
        order = f"ORDER BY day = {schema.UNDATED}, day DESC, entry DESC"
    values: dict[str, object] = {}
    parts = []
    for kind in query.kinds:
        if newest_first:
            dated, more = _kind_sql(connection, query, kind, undated=False)
            parts.append(f"SELECT * FROM ({dated} ORDER BY day DESC, entry DESC LIMIT :many)")
            without, _ = _kind_sql(connection, query, kind, undated=True)
            parts.append(f"SELECT * FROM ({without} ORDER BY day DESC, entry DESC LIMIT :many)")
        else:
            sql, more = _kind_sql(connection, query, kind)
            parts.append(f"SELECT * FROM ({sql} {order} LIMIT :many)")
        values |= more
    values |= {"many": -1 if limit is None else limit + offset, "limit": -1 if limit is None else limit}
    values["offset"] = offset
    whole = f"SELECT entry FROM ({' UNION ALL '.join(parts)}) {order} LIMIT :limit OFFSET :offset"
    return list(connection.execute(text(whole), values).scalars())


def _kind_sql(
    connection: Connection, query: Query, kind: int, undated: bool | None = None
) -> tuple[str, dict[str, object]]:
    """Return a SELECT of (day, entry) for one kind, and its values; it walks the index that the rarest group offers."""
    values: dict[str, object] = {}
    groups = sorted(query.groups, key=lambda group: _group_size(connection, group, kind))
    if groups:
        driver = f"f.term IN ({_numbers(groups[0])}) AND f.kind = {kind}"
        select_from = "SELECT f.day, f.entry FROM facets f"
        if len(groups[0]) > 1:
            select_from = "SELECT DISTINCT f.day, f.entry FROM facets f"
        where = [driver]
    else:
        select_from = "SELECT f.day, f.seq AS entry FROM entries f"
        where = [f"f.kind = {kind}"]
    entry = "f.entry" if groups else "f.seq"
    for group in groups[1:]:
        where.append(
            f"EXISTS (SELECT 1 FROM facets g WHERE g.term IN ({_numbers(group)}) "
            f"AND g.kind = {kind} AND g.day = f.day AND g.entry = f.entry)"
        )
    if query.since is not None:
        values |= {"since": query.since, "early": _days_before(query.since, int(get_meta(connection, "longest") or 0))}
        where.append(
            f"f.day >= :early AND (f.day >= :since OR (SELECT last FROM entries WHERE seq = {entry}) >= :since)"
        )
    if query.until is not None:
        values["until"] = query.until
        where.append("f.day <= :until")
    if query.since is not None or query.until is not None or undated is False:
        where.append(f"f.day < {schema.UNDATED}")
    elif undated:
        where.append(f"f.day = {schema.UNDATED}")
    if query.at is not None:
        values["at"] = query.at
        where.append(f"{entry} NOT IN (SELECT seq FROM entries WHERE visible > :at)")
    if query.words is not None:
        values["words"] = query.words
        if _is_common(connection, query.words):
            where.append(f"EXISTS (SELECT 1 FROM entries_words WHERE entries_words MATCH :words AND rowid = {entry})")
        else:
            where.append(f"{entry} IN (SELECT rowid FROM entries_words WHERE entries_words MATCH :words)")
    return f"{select_from} WHERE {' AND '.join(where)}", values


def _group_size(connection: Connection, group: Sequence[int], kind: int) -> int:
    counts = schema.term_counts
    query = select(counts.c.entries).where(counts.c.term.in_(group), counts.c.kind == kind)
    return sum(connection.execute(query).scalars())


def _is_common(connection: Connection, words: str) -> bool:
    hits = connection.execute(
        text("SELECT count(*) FROM (SELECT 1 FROM entries_words WHERE entries_words MATCH :words LIMIT :most)"),
        {"words": words, "most": COMMON + 1},
    ).scalar_one()
    return bool(hits > COMMON)


def _numbers(group: Sequence[int]) -> str:
    return ", ".join(str(int(number)) for number in group) or "-1"


def _days_before(day: int, days: int) -> int:
    try:
        first = date(day // 10000, day // 100 % 100, day % 100) - timedelta(days=days)
    except (ValueError, OverflowError):
        return 0
    return int(first.strftime("%Y%m%d"))
