"""Find what a person should look at: doubtful claims, statements whose speaker nobody knows, unsure merges."""

from typing import Literal

import msgspec
from sqlalchemy import Connection, text

from communique.store import schema

Why = Literal["doubtful", "speaker", "merge"]

# One SELECT a reason, each of (why, subject, other, confidence), the least certain first. Each condition is that of an
# index of `schema`, and CROSS JOIN keeps SQLite to the order that begins with it.
QUERIES: dict[Why, str] = {
    "doubtful": "SELECT c.id AS subject, '' AS other, c.confidence AS confidence FROM claims c "
    "CROSS JOIN documents d ON d.seq = c.document WHERE c.status = 'doubtful' AND c.review = 0 "
    "AND d.superseded_by IS NULL AND (:at IS NULL OR d.embargo IS NULL OR d.embargo <= :at) "
    "ORDER BY c.confidence, c.seq",
    "speaker": "SELECT c.id AS subject, '' AS other, c.confidence AS confidence FROM claims c "
    f"CROSS JOIN documents d ON d.seq = c.document WHERE c.kind = {schema.KINDS.index('statement')} AND c.review = 0 "
    "AND json_extract(c.event, '$.speaker.actor') IS NULL "
    "AND d.superseded_by IS NULL AND (:at IS NULL OR d.embargo IS NULL OR d.embargo <= :at) ORDER BY c.seq",
    "merge": 'SELECT j."left" AS subject, j."right" AS other, coalesce(j.score, 0.5) AS confidence FROM judgements j '
    'LEFT JOIN claims l ON l.id = j."left" LEFT JOIN documents m ON m.seq = l.document '
    'LEFT JOIN claims r ON r.id = j."right" LEFT JOIN documents n ON n.seq = r.document '
    "WHERE j.verdict = 'unsure' "
    "AND (:at IS NULL OR (coalesce(m.embargo, '') <= :at AND coalesce(n.embargo, '') <= :at)) "
    "ORDER BY j.score DESC",
}


class Doubt(msgspec.Struct, frozen=True):
    """Something to look at: why, the claim, for a merge the other claim, and how sure the program is."""

    why: Why
    claim: str
    other: str
    confidence: float


def find_doubts(
    connection: Connection, why: Why, *, at: str | None = None, limit: int = 50, offset: int = 0
) -> list[Doubt]:
    """Return what is open to review for one reason, the least certain first."""
    rows = connection.execute(
        text(f"{QUERIES[why]} LIMIT :limit OFFSET :offset"), {"at": at, "limit": limit, "offset": offset}
    )
    return [Doubt(why, row.subject, row.other, row.confidence) for row in rows]


def count_doubts(connection: Connection, why: Why, *, at: str | None = None) -> int:
    """Return how much is open to review for one reason."""
    return int(connection.execute(text(f"SELECT count(*) FROM ({QUERIES[why]})"), {"at": at}).scalar_one())
