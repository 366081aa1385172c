"""Check a stored record: every citation against its text, every id against what it names, the file against itself.

A check is a code and a small function; what it yields names what does not hold.
"""

from collections.abc import Callable, Iterator

import msgspec
from sqlalchemy import Connection

from communique.store import schema
from communique.store.documents import DOCUMENTS, EVENTS, is_dirty
from communique.store.entries import ENTRIES


class Problem(msgspec.Struct, frozen=True):
    """Something that does not hold: the check's code, what it is about, and what is wrong."""

    code: str
    subject: str
    message: str


Check = Callable[[Connection], Iterator[tuple[str, str]]]


def check_record(connection: Connection) -> list[Problem]:
    """Return everything that does not hold, in the order of the checks; an empty list is a sound record."""
    return [Problem(code, subject, message) for code, check in CHECKS.items() for subject, message in check(connection)]


def _check_citations(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every quotation is the text at its span. Python slices, because SQLite's `substr` stops at a NUL."""
    query = (
        "SELECT c.document, c.id, q.span_start, q.span_end, q.quote FROM citations q "
        "JOIN claims c ON c.seq = q.claim ORDER BY c.document"
    )
    document, text = None, ""
    for row in connection.exec_driver_sql(query):
        if row.document != document:
            document = row.document
            found = connection.exec_driver_sql("SELECT text FROM texts WHERE seq = ?", (document,)).scalar_one_or_none()
            text = found or ""
        if text[row.span_start : row.span_end] != row.quote:
            yield row.id, f"cites {row.quote!r} at {row.span_start}:{row.span_end}, the text there differs"


def _check_uncited(connection: Connection) -> Iterator[tuple[str, str]]:
    query = "SELECT id FROM claims WHERE NOT EXISTS (SELECT 1 FROM citations WHERE claim = claims.seq)"
    for row in connection.exec_driver_sql(query):
        yield row.id, "cites nothing"


def _check_documents(connection: Connection) -> Iterator[tuple[str, str]]:
    """Segments cover the text, side tables are complete, versions and copies lead somewhere."""
    for row in connection.exec_driver_sql(
        "SELECT d.id, d.body, d.length, t.text, r.seq AS reading FROM documents d "
        "LEFT JOIN texts t ON t.seq = d.seq LEFT JOIN readings r ON r.seq = d.seq"
    ):
        if row.text is None or row.reading is None:
            yield row.id, "has no text or no reading"
            continue
        document = DOCUMENTS.decode(row.body)
        if document.id != row.id or len(row.text) != row.length:
            yield row.id, "its id or its length is another in the document itself"
        at = 0
        for segment in document.segments:
            if segment.span.start != at:
                break
            at = segment.span.end
        if at != len(row.text):
            yield row.id, f"its segments cover the text only up to {at} of {len(row.text)}"
    for column in ("superseded_by", "copy_of"):
        query = (
            f"SELECT id, {column} AS other FROM documents d WHERE {column} IS NOT NULL "
            f"AND NOT EXISTS (SELECT 1 FROM documents o WHERE o.id = d.{column})"
        )
        for row in connection.exec_driver_sql(query):
            yield row.id, f"{column} names {row.other}, which is not in the record"


def _check_claims(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every standing claim is in exactly one entry; not asked while entries wait to be fused."""
    for row in connection.exec_driver_sql("SELECT id, kind, event FROM claims"):
        try:
            kind = type(EVENTS.decode(row.event)).__name__.lower()
        except msgspec.DecodeError as error:
            yield row.id, f"its event cannot be read: {error}"
            continue
        if schema.KINDS[row.kind] != kind:
            yield row.id, f"is kept as {schema.KINDS[row.kind]}, its event is a {kind}"
    if is_dirty(connection):
        return
    query = (
        "SELECT c.id, count(l.entry) AS entries FROM claims c JOIN documents d ON d.seq = c.document "
        "LEFT JOIN entry_claims l ON l.claim = c.id "
        "WHERE c.review <> 1 AND d.superseded_by IS NULL GROUP BY c.id HAVING count(l.entry) <> 1"
    )
    for row in connection.exec_driver_sql(query):
        yield row.id, f"stands in {row.entries} entries"


def _check_entries(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every entry's body, claims and index tell the same."""
    links: dict[int, list[str]] = {}
    for row in connection.exec_driver_sql("SELECT entry, claim FROM entry_claims ORDER BY entry, rank"):
        links.setdefault(row.entry, []).append(row.claim)
    claims = set(connection.exec_driver_sql("SELECT id FROM claims").scalars())
    dirty = is_dirty(connection)
    for row in connection.exec_driver_sql("SELECT seq, id, kind, day, body FROM entries"):
        try:
            entry = ENTRIES.decode(row.body)
        except msgspec.DecodeError as error:
            yield row.id, f"cannot be read: {error}"
            continue
        if entry.id != row.id or schema.KINDS[row.kind] != type(entry.event).__name__.lower():
            yield row.id, "its id or its kind is another in the entry itself"
        if list(entry.claims) != links.get(row.seq, []):
            yield row.id, "its claims and the table of claims differ"
        if not dirty:  # after a re-reading old claims are gone until the record is fused
            for claim in entry.claims:
                if claim not in claims:
                    yield row.id, f"holds {claim}, which is not in the record"
    query = (
        "SELECT e.id FROM facets f JOIN entries e ON e.seq = f.entry WHERE e.kind <> f.kind OR e.day <> f.day "
        "UNION SELECT id FROM entries WHERE seq NOT IN (SELECT entry FROM facets)"
    )
    for row in connection.exec_driver_sql(query):
        yield row.id, "its index does not agree with it"


def _check_file(connection: Connection) -> Iterator[tuple[str, str]]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield "file", row[0]
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{row[0]} row {row[1]}", f"refers to a row of {row[2]} that is not there"


def _check_words(connection: Connection) -> Iterator[tuple[str, str]]:
    numbers = {"documents_words": "SELECT seq FROM texts"}
    numbers["entries_words"] = f"SELECT day * {schema.DAY_ROOM} + seq FROM entries"
    for table, rows in numbers.items():
        indexed = f"SELECT id FROM {table}_docsize"
        query = f"SELECT * FROM ({indexed} EXCEPT {rows}) UNION SELECT * FROM ({rows} EXCEPT {indexed})"
        for row in connection.exec_driver_sql(query):
            yield f"{table} row {row[0]}", "the full-text index and the rows differ"


CHECKS: dict[str, Check] = {
    "file-damaged": _check_file,
    "citation-mismatch": _check_citations,
    "claim-uncited": _check_uncited,
    "document-inconsistent": _check_documents,
    "claim-inconsistent": _check_claims,
    "entry-inconsistent": _check_entries,
    "index-inconsistent": _check_words,
}
