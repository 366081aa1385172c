"""Count what a question to the record finds: by kind, by term, by month, and pairs of terms.

Sums that the record keeps are used where they answer. Else the numbers of what is found leave the database as one text
and are counted by numpy: a row each, or a GROUP BY, takes three times as long.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from communique.store import schema
from communique.store.columns import numbers_of
from communique.store.lookups import count_kinds
from communique.store.queries import Query, count_rows, has_phrase, is_bare, numbers_sql, selects

FEW = 60_000  # entries found by words or several terms that are counted one by one; of more each kind is asked for
FEW_BY_PHRASE = 200_000  # to ask five times for a phrase takes longer than to count so many


def count_by_kind(
    connection: Connection, query: Query, *, kinds: Callable[[], Any], most: int | None = None
) -> Sequence[int | None]:
    """Return how many entries of each kind there are, whatever kinds `query` names.

    kinds: gives the array of `columns.load_kinds`. most: where the record keeps no sum, None stands for more.
    """
    if is_bare(query):
        return count_kinds(connection, query.at)
    every = tuple(range(len(schema.KINDS)))
    query = msgspec.structs.replace(query, kinds=every)
    if len(query.groups) == 1 and is_bare(msgspec.structs.replace(query, groups=())):
        (group,) = query.groups
        if len(group) == 1:
            return _count_term(connection, group[0], query.at)
    if query.words is not None or len(query.groups) > 1:
        few = FEW_BY_PHRASE if has_phrase(query) else FEW
        found = _first(connection, query, few + 1)
        if len(found) <= few:
            import numpy as np

            return [int(number) for number in np.bincount(kinds()[found], minlength=len(every))]
    limit = None if most is None else most + 1
    counts = [count_rows(connection, msgspec.structs.replace(query, kinds=(kind,)), most=limit) for kind in every]
    return [None if number == limit else number for number in counts]


def count_terms_of(
    connection: Connection, query: Query, names: Sequence[str], *, limit: int, most: int | None = None
) -> list[tuple[str, str, int]]:
    """Return (name, value, number of entries) of the most frequent `limit` terms of each name that `query` asks for.

    Of everything the kept counts are summed; else every entry's terms are counted, some 3 ms for 1,000 entries. most:
    look at the newest so many entries of each SELECT only.
    """
    import numpy as np

    if is_bare(query):
        return [row for name in names for row in _count_kept(connection, query, name, limit)]
    parts: list[str] = []
    values: dict[str, object] = {}
    for sql, own, more in selects(connection, query, None):
        newest = f" ORDER BY {', '.join(f'{column} DESC' for column in own)} LIMIT {int(most)}" if most else ""
        parts.append(f"SELECT entry FROM ({sql}{newest})")
        values |= more
    # CROSS JOIN keeps SQLite to the order that begins with what was found
    rows = text(
        f"WITH asked AS MATERIALIZED ({' UNION ALL '.join(parts)}) "
        "SELECT group_concat(f.term) FROM asked CROSS JOIN facets f ON f.entry = asked.entry"
    )
    terms, numbers = np.unique(numbers_of(connection.execute(rows, values).scalar_one()), return_counts=True)
    counts = dict(zip(terms.tolist(), numbers.tolist(), strict=True))
    named = text(
        "SELECT t.seq, t.name, t.value FROM json_each(:terms) j CROSS JOIN terms t ON t.seq = j.value "
        f"WHERE t.name IN ({', '.join(f':name{number}' for number in range(len(names)))})"
    )
    asked: dict[str, object] = {"terms": msgspec.json.encode(list(counts)).decode()}
    asked |= {f"name{number}": name for number, name in enumerate(names)}
    found: dict[str, list[tuple[str, str, int]]] = {name: [] for name in names}
    for seq, name, value in connection.execute(named, asked):
        found[name].append((name, value, counts[seq]))
    return [row for name in names for row in sorted(found[name], key=lambda one: (-one[2], one[1]))[:limit]]


def _count_kept(connection: Connection, query: Query, name: str, limit: int) -> list[tuple[str, str, int]]:
    """Return the most frequent values of a term by the counts kept with the entries, less what is hidden now."""
    hidden: dict[int, int] = {}
    if query.at is not None:
        late = text(
            # CROSS JOIN and + keep SQLite to the order that begins with the few hidden entries
            "SELECT f.term, count(*) FROM entries e CROSS JOIN facets f ON f.entry = e.seq "
            "CROSS JOIN terms t ON t.seq = f.term "
            f"WHERE e.visible > :at AND +e.kind IN ({numbers_sql(query.kinds)}) AND t.name = :name GROUP BY f.term"
        )
        hidden = {row[0]: row[1] for row in connection.execute(late, {"at": query.at, "name": name})}
    kept = text(
        "SELECT t.seq, t.value, sum(c.entries) AS number FROM terms t CROSS JOIN term_counts c ON c.term = t.seq "
        f"WHERE t.name = :name AND c.kind IN ({numbers_sql(query.kinds)}) GROUP BY t.seq "
        "ORDER BY number DESC, t.value LIMIT :limit"
    )
    rows = connection.execute(kept, {"name": name, "limit": limit + len(hidden)})
    found = [(name, row.value, row.number - hidden.get(row.seq, 0)) for row in rows]
    return sorted((one for one in found if one[2] > 0), key=lambda one: (-one[2], one[1]))[:limit]


def _count_term(connection: Connection, term: int, at: str | None) -> list[int]:
    """Return how many entries of each kind have a term, by the counts kept with the entries, less what is hidden."""
    kept = text("SELECT kind, entries FROM term_counts WHERE term = :term")
    counts = [0] * len(schema.KINDS)
    for kind, number in connection.execute(kept, {"term": term}):
        counts[kind] = number
    if at is not None:
        late = text(
            "SELECT e.kind FROM entries e CROSS JOIN facets f ON f.entry = e.seq AND f.term = :term "
            "WHERE e.visible > :at"
        )
        for kind in connection.execute(late, {"term": term, "at": at}).scalars():
            counts[kind] -= 1
    return counts


def _first(connection: Connection, query: Query, most: int) -> Any:
    """Return the numbers of some entries that `query` finds by words or by several terms, in no order."""
    ((sql, _, values),) = selects(connection, query, None)
    rows = text(f"SELECT group_concat(entry) FROM ({sql} LIMIT {int(most)})")
    return numbers_of(connection.execute(rows, values).scalar_one())


def count_months(connection: Connection, query: Query) -> list[tuple[int, int, int]]:
    """Return (month as YYYYMM, kind, number of entries) in order of time; entries without a day are left out."""
    months: list[tuple[int, int, int]] = []
    for kind in sorted(set(query.kinds)):
        for sql, _, values in selects(connection, msgspec.structs.replace(query, kinds=(kind,)), False):
            counted = text(f"SELECT day / 100 AS month, count(*) FROM ({sql}) GROUP BY month")
            months += [(row[0], kind, row[1]) for row in connection.execute(counted, values)]
    return sorted(months)


def count_months_by(
    connection: Connection, query: Query, groups: Mapping[str, Sequence[int]], *, labels: Callable[[], Any]
) -> list[tuple[int, str, int]]:
    """Return (month as YYYYMM, label, number of entries that have a term of that label's group), in order of time.

    No entry may have two terms of one group, as it has but one status. labels: gives the array of
    `columns.load_labels` for these groups.
    """
    counts: Counter[tuple[int, str]] = Counter()
    if query.words is not None or query.groups:
        import numpy as np

        names = ["", *groups]
        for sql, _, values in selects(connection, query, False):
            rows = text(f"SELECT group_concat(day / 100 * {schema.DAY_ROOM} + entry) FROM ({sql})")
            months, entries = np.divmod(numbers_of(connection.execute(rows, values).scalar_one()), schema.DAY_ROOM)
            found, numbers = np.unique(months * len(names) + labels()[entries], return_counts=True)
            for key, number in zip(found.tolist(), numbers.tolist(), strict=True):
                if key % len(names):
                    counts[key // len(names), names[key % len(names)]] += number
        return sorted((month, label, number) for (month, label), number in counts.items())
    for label, terms in groups.items():
        for term in terms:  # a walk of the index a term needs no sorting out of doubles
            asked = msgspec.structs.replace(query, groups=(*query.groups, (term,)))
            for sql, _, values in selects(connection, asked, False):
                counted = text(f"SELECT day / 100 AS month, count(*) FROM ({sql}) GROUP BY month")
                for month, number in connection.execute(counted, values):
                    counts[month, label] += number
    return sorted((month, label, number) for (month, label), number in counts.items())


def count_pairs(
    connection: Connection, terms: Sequence[int], kinds: Sequence[int], *, at: str | None = None
) -> list[tuple[int, int, int]]:
    """Return (term, other term, number of entries of `kinds` that have both) for all pairs of `terms`.

    The numbers of the entries leave the database as one text a term: a million rows would cost a second in Python.
    """
    import numpy as np

    rows = text(
        f"SELECT term, group_concat(entry) FROM facets WHERE term IN ({numbers_sql(terms)}) "
        f"AND kind IN ({numbers_sql(kinds)}) GROUP BY term ORDER BY term"
    )
    found = [(term, numbers_of(entries)) for term, entries in connection.execute(rows)]
    if len(found) < 2:
        return []
    entries = np.concatenate([entries for _, entries in found])
    places = np.repeat(np.arange(len(found)), [len(entries) for _, entries in found])
    if at is not None:
        hidden = connection.execute(text("SELECT seq FROM entries WHERE visible > :at"), {"at": at}).scalars().all()
        shown = ~np.isin(entries, np.array(hidden, dtype=np.int64))
        entries, places = entries[shown], places[shown]
    order = np.argsort(entries, kind="stable")  # stable: the terms of an entry stay in their order
    entries, places = entries[order], places[order]
    pairs = np.zeros(len(found) ** 2, dtype=np.int64)
    for apart in range(1, len(entries)):
        same = entries[apart:] == entries[:-apart]
        if not same.any():
            break
        pairs += np.bincount(places[:-apart][same] * len(found) + places[apart:][same], minlength=len(pairs))
    return [
        (found[pair // len(found)][0], found[pair % len(found)][0], int(pairs[pair]))
        for pair in np.flatnonzero(pairs).tolist()
    ]
