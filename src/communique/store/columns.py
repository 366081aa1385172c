"""Hold one fact of every entry in memory, at the place of its number: a byte each, some 60 ms for a million entries.

A full-text query gives numbers of entries only; to look each one up, or to ask once for every value, takes longer than
the query itself.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from communique.store import schema


def load_kinds(connection: Connection) -> Any:
    """Return the kind of every entry as an array of uint8; places without an entry hold 0."""
    import numpy as np

    column = np.zeros(_size(connection), dtype=np.uint8)
    rows = text("SELECT group_concat(seq) FROM entries WHERE kind = :kind")
    for kind in range(1, len(schema.KINDS)):
        column[numbers_of(connection.execute(rows, {"kind": kind}).scalar_one())] = kind
    return column


def load_labels(connection: Connection, groups: Mapping[str, Sequence[int]]) -> Any:
    """Return for every entry the place in `groups`, from 1, of the group of which it has a term; 0 where it has none.

    No entry may have terms of two groups.
    """
    import numpy as np

    column = np.zeros(_size(connection), dtype=np.uint8)
    rows = text("SELECT group_concat(entry) FROM facets WHERE term = :term")
    for place, terms in enumerate(groups.values(), 1):
        for term in terms:
            column[numbers_of(connection.execute(rows, {"term": term}).scalar_one())] = place
    return column


def numbers_of(joined: str | None) -> Any:
    """Return the numbers of a `group_concat` as an array."""
    import numpy as np

    return np.fromstring(joined, dtype=np.int64, sep=",") if joined else np.empty(0, dtype=np.int64)


def _size(connection: Connection) -> int:
    return int(connection.execute(text("SELECT coalesce(max(seq), 0) + 1 FROM entries")).scalar_one())
