"""Ask the record for entries: all of some terms, of some kinds, in some period, with some words, in order of day.

Each kind is walked in the order of its index and cut off early, so a page costs what it shows, not what matches. The
words are an FTS5 expression; making one from what a person typed is the record's business.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec
from sqlalchemy import Connection, select, text

from communique.model import Entry
from communique.store import schema
from communique.store.documents import get_meta
from communique.store.entries import ENTRIES
from communique.store.lookups import count_kinds

COMMON = 8_000  # entries with one word; a question with such a word is not ranked: bm25 counts all that have it first
WORD = re.compile(r'"((?:[^"]|"")*)"(\*?)')  # in an FTS5 expression


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


def is_bare(query: Query) -> bool:
    """Return whether nothing but kinds is asked for: the record keeps those sums."""
    return not query.groups and query.words is None and query.since is None and query.until is None


def find_terms(connection: Connection, name: str, values: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the terms `name` with one of `values`; unknown ones are left out."""
    terms = schema.terms
    query = select(terms.c.seq).where(terms.c.name == name, terms.c.value.in_(values))
    return tuple(connection.execute(query).scalars())


def number_terms(connection: Connection, name: str, values: Sequence[str]) -> dict[int, str]:
    """Return the terms `name` with one of `values` by their numbers."""
    rows = text(
        "SELECT t.seq, t.value FROM json_each(:values) j CROSS JOIN terms t ON t.name = :name AND t.value = j.value"
    )
    asked = {"name": name, "values": msgspec.json.encode(list(values)).decode()}
    return {row[0]: row[1] for row in connection.execute(rows, asked)}


def term_labels(connection: Connection, name: str, *, at: str | None = None) -> list[str]:
    """Return every value of the term `name` that an entry has; at: that is not under embargo at this hour."""
    if at is not None and _is_anything_hidden(connection, at):
        return [value for value, _ in term_values(connection, name, at=at)]
    rows = text(
        "SELECT t.value FROM terms t WHERE t.name = :name AND EXISTS (SELECT 1 FROM term_counts c WHERE c.term = t.seq)"
    )
    return list(connection.execute(rows, {"name": name}).scalars())


def term_values(connection: Connection, name: str, *, at: str | None = None) -> list[tuple[str, dict[int, int]]]:
    """Return every value of the term `name` with the number of entries by kind, the most frequent first.

    at: entries under embargo at this hour are not counted, and what only they have is left out.
    """
    terms, counts = schema.terms, schema.term_counts
    query = (
        select(terms.c.value, counts.c.kind, counts.c.entries)
        .join(counts, counts.c.term == terms.c.seq)
        .where(terms.c.name == name)
    )
    values: dict[str, dict[int, int]] = {}
    for row in connection.execute(query):
        values.setdefault(row.value, {})[row.kind] = row.entries
    if at is not None and _is_anything_hidden(connection, at):
        late = text(  # CROSS JOIN and + keep SQLite to the order that begins with the few hidden entries
            "SELECT t.value, e.kind, count(*) FROM entries e CROSS JOIN facets f ON f.entry = e.seq "
            "CROSS JOIN terms t ON t.seq = f.term WHERE e.visible > :at AND t.name = :name GROUP BY t.value, e.kind"
        )
        for value, kind, number in connection.execute(late, {"at": at, "name": name}):
            values[value][kind] -= number
        values = {value: by_kind for value, by_kind in values.items() if any(by_kind.values())}
    return sorted(values.items(), key=lambda item: (-sum(item[1].values()), item[0]))


def has_entries(connection: Connection, term: int, *, at: str | None = None) -> bool:
    """Return whether an entry has the term; at: one that is not under embargo at this hour."""
    one = text(
        "SELECT 1 FROM facets f CROSS JOIN entries e ON e.seq = f.entry "
        "WHERE f.term = :term AND (:at IS NULL OR e.visible IS NULL OR e.visible <= :at) LIMIT 1"
    )
    return connection.execute(one, {"term": term, "at": at}).first() is not None


def _is_anything_hidden(connection: Connection, at: str) -> bool:
    return connection.execute(text("SELECT 1 FROM entries WHERE visible > :at LIMIT 1"), {"at": at}).first() is not None


def find_rows(
    connection: Connection, query: Query, *, limit: int | None = None, offset: int = 0, newest_first: bool = False
) -> list[Row]:
    """Return the entries that `query` asks for in order of their first day, undated ones last."""
    return get_rows(connection, find_numbers(connection, query, limit=limit, offset=offset, newest_first=newest_first))


def find_numbers(
    connection: Connection, query: Query, *, limit: int | None = None, offset: int = 0, newest_first: bool = False
) -> Sequence[int]:
    """Return the numbers of those entries, eight bytes each: a million of them is no burden."""
    many = -1 if limit is None else limit + offset
    values: dict[str, object] = {"many": many, "limit": -1 if limit is None else limit, "offset": offset}
    order = "day, entry"
    if newest_first:
        order = f"day = {schema.UNDATED}, day DESC, entry DESC"
    # the undated come last either way; in a period there are none, and to look for them is to look at all that is dated
    within = query.since is not None or query.until is not None
    parts = []
    for undated in (False, True) if newest_first and not within else (None,):
        for sql, own, more in selects(connection, query, undated):
            direction = " DESC" if newest_first else ""
            parts.append(
                f"SELECT * FROM ({sql} ORDER BY {', '.join(column + direction for column in own)} LIMIT :many)"
            )
            values |= more
    whole = f"SELECT entry FROM ({' UNION ALL '.join(parts)}) ORDER BY {order} LIMIT :limit OFFSET :offset"
    return array("q", connection.execute(text(whole), values).scalars())


def get_rows(connection: Connection, seqs: Sequence[int]) -> list[Row]:
    """Return the entries with these numbers, in the order asked."""
    rows = text(
        "SELECT e.seq, e.day, e.last, e.dated, e.body FROM json_each(:seqs) j CROSS JOIN entries e ON e.seq = j.value "
        "ORDER BY j.key"
    )
    asked = {"seqs": msgspec.json.encode(list(seqs)).decode()}
    return [
        Row(seq, day, last, bool(dated), ENTRIES.decode(body))
        for seq, day, last, dated, body in connection.execute(rows, asked)
    ]


def count_rows(connection: Connection, query: Query, *, most: int | None = None) -> int:
    """Return how many entries `find_rows` would list without a limit; with `most`, stop counting there."""
    if most is None and is_bare(query):
        counts = count_kinds(connection, query.at)
        return sum(counts[kind] for kind in query.kinds)
    total = 0
    for sql, _, values in selects(connection, query, None):
        limit = "" if most is None else f" LIMIT {int(most)}"
        total += connection.execute(text(f"SELECT count(*) FROM ({sql}{limit})"), values).scalar_one()
    return total


def rank_rows(connection: Connection, query: Query, *, limit: int, offset: int = 0) -> list[Row]:
    """Return the entries with the words of `query`, the best match first (bm25); with common words the newest first."""
    if query.words is None or _has_common_word(connection, query.words):
        return find_rows(connection, query, limit=limit, offset=offset, newest_first=True)
    sql, values = _words_sql(query, _longest(connection), None)
    ranked = f"{sql} ORDER BY bm25(entries_words, 1.0, 2.0, 0.0), w.rowid LIMIT :limit OFFSET :offset"
    rows = connection.execute(text(ranked), values | {"limit": limit, "offset": offset})
    return get_rows(connection, [row.entry for row in rows])


def has_phrase(query: Query) -> bool:
    """Return whether several words are asked for as they stand, which costs many times what one word does."""
    return any(" " in match[1].strip() for match in WORD.finditer(query.words or ""))


def _has_common_word(connection: Connection, words: str) -> bool:
    """Return whether one of the words stands in more than `COMMON` entries, however few have all of them."""
    counted = text("SELECT count(*) FROM (SELECT rowid FROM entries_words WHERE entries_words MATCH :word LIMIT :most)")
    singles = {f'"{one}"{match[2]}' for match in WORD.finditer(words) for one in match[1].split()}
    return any(
        connection.execute(counted, {"word": f"{{words names}} : {one}", "most": COMMON + 1}).scalar_one() > COMMON
        for one in sorted(singles)
    )


def selects(
    connection: Connection, query: Query, undated: bool | None
) -> Iterator[tuple[str, tuple[str, ...], dict[str, object]]]:
    """Yield SELECTs of (day, entry), the columns in whose order their index gives them, and their values.

    undated: only entries without (True) or with (False) a day. With words, or several terms, there is one full-text
    query, which meets the lists of hits; else one walk of an index a kind, so that each can be cut off early.
    """
    longest = _longest(connection) if query.since is not None else 0
    if query.words is not None or len(query.groups) > 1:
        sql, values = _words_sql(query, longest, undated)
        yield sql, ("w.rowid",), values
        return
    for kind in query.kinds:
        sql, values = _kind_sql(query, kind, longest, undated)
        yield sql, ("day", "entry"), values


def _words_sql(query: Query, longest: int, undated: bool | None) -> tuple[str, dict[str, object]]:
    tags = [f"({' OR '.join(f't{int(term)}' for term in group if term > 0) or 'none'})" for group in query.groups]
    if len(set(query.kinds)) < len(schema.KINDS):
        tags.append(f"({' OR '.join(f'k{int(kind)}' for kind in query.kinds) or 'none'})")
    words = [f"{{words names}} : ({query.words})"] if query.words is not None else []
    if tags:
        words.append(f"tags : ({' AND '.join(tags)})")
    values: dict[str, object] = {"words": " AND ".join(words)}
    seq = f"w.rowid % {schema.DAY_ROOM}"
    where = ["entries_words MATCH :words"]
    if query.since is not None:
        early = _days_before(query.since, longest)
        values |= {
            "since": query.since,
            "since_row": query.since * schema.DAY_ROOM,
            "early_row": early * schema.DAY_ROOM,
        }
        where.append(
            "w.rowid >= :early_row "
            f"AND (w.rowid >= :since_row OR (SELECT last FROM entries WHERE seq = {seq}) >= :since)"
        )
    last = schema.UNDATED * schema.DAY_ROOM
    if query.until is not None:
        values["until_row"] = min((query.until + 1) * schema.DAY_ROOM, last)
        where.append("w.rowid < :until_row")
    elif query.since is not None or undated is False:
        where.append(f"w.rowid < {last}")
    if undated:
        where.append(f"w.rowid >= {last}")
    if query.at is not None:
        values["at"] = query.at
        where.append(f"{seq} NOT IN (SELECT seq FROM entries WHERE visible > :at)")
    columns = f"w.rowid / {schema.DAY_ROOM} AS day, {seq} AS entry"
    return f"SELECT {columns} FROM entries_words w WHERE {' AND '.join(where)}", values


def _kind_sql(query: Query, kind: int, longest: int, undated: bool | None) -> tuple[str, dict[str, object]]:
    """Return a SELECT of (day, entry) for one kind and at most one group of terms, and its values."""
    values: dict[str, object] = {}
    if query.groups:
        (group,) = query.groups
        distinct = "DISTINCT " if len(group) > 1 else ""
        entry, select_from = "f.entry", f"SELECT {distinct}f.day, f.entry FROM facets f"
        where = [f"f.term IN ({numbers_sql(group)}) AND f.kind = {kind}"]
    else:
        entry, select_from = "f.seq", "SELECT f.day, f.seq AS entry FROM entries f"
        where = [f"f.kind = {kind}"]
    if query.since is not None:
        values |= {"since": query.since, "early": _days_before(query.since, longest)}
        where.append(
            f"f.day >= :early AND (f.day >= :since OR (SELECT last FROM entries WHERE seq = {entry}) >= :since)"
        )
    if query.until is not None:
        values["until"] = query.until
        where.append("f.day <= :until")
    if query.since is not None or query.until is not None or undated is False:
        where.append(f"f.day < {schema.UNDATED}")
    if undated:
        where.append(f"f.day = {schema.UNDATED}")
    if query.at is not None:
        values["at"] = query.at
        where.append(f"{entry} NOT IN (SELECT seq FROM entries WHERE visible > :at)")
    return f"{select_from} WHERE {' AND '.join(where)}", values


def _longest(connection: Connection) -> int:
    """Return the days of the longest entry: one that began so long before a period may reach into it."""
    return int(get_meta(connection, "longest") or 0)


def numbers_sql(group: Sequence[int]) -> str:
    return ", ".join(str(int(number)) for number in group) or "-1"


def _days_before(day: int, days: int) -> int:
    try:
        first = date(day // 10000, day // 100 % 100, day % 100) - timedelta(days=days)
    except (ValueError, OverflowError):
        return 0
    return int(first.strftime("%Y%m%d"))
