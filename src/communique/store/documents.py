"""Keep documents, what was read from them and what they say; one transaction a document.

The same document again changes nothing. Another text under the same URL (or path and name) is another version: both
stay, the older one is marked `superseded_by` and its claims leave the fused record.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import msgspec
from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from communique.directory.folding import fold
from communique.errors import CitationMismatch, StoreError
from communique.model import (
    Actor,
    Citation,
    Claim,
    Document,
    Event,
    Finding,
    Mention,
    Place,
    Reading,
    Sentence,
    Span,
    TimeExpression,
)
from communique.store import schema

EVENTS: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
DOCUMENTS: msgspec.json.Decoder[Document] = msgspec.json.Decoder(Document)
ACTORS: msgspec.json.Decoder[Actor] = msgspec.json.Decoder(Actor)

ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)$")
BATCH = 500  # bound parameters of one IN list; SQLite's own limit is 32,766


REVIEWED: dict[int, Literal["accepted", "rejected"]] = {schema.REJECTED: "rejected", schema.ACCEPTED: "accepted"}


class Marks(msgspec.Struct, frozen=True, array_like=True):
    """The part of a reading that is worth showing: sentences, mentions, times, and the places they name."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...] = ()
    reader: str = ""


MARKS: msgspec.msgpack.Decoder[Marks] = msgspec.msgpack.Decoder(Marks)


def now() -> str:
    """Return the present minute in UTC as the record writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")


def embargo_hour(document: Document) -> str | None:
    """Return the hour before which `document` is hidden, in UTC; None when it is not embargoed.

    A time without a zone is read as UTC, a day as its beginning, an embargo that cannot be read as never ending.
    """
    embargo = document.embargo_until
    if embargo is None or not embargo.value:
        return None
    value = embargo.value
    if embargo.zone and "T" in value and not ZONE.search(value):
        value += embargo.zone
    try:
        hour = datetime.fromisoformat(value)
    except ValueError:
        return "9999-12-31T00:00Z"
    hour = hour.astimezone(UTC) if hour.tzinfo else hour.replace(tzinfo=UTC)
    if hour.second or hour.microsecond:
        hour += timedelta(minutes=1)
    return hour.strftime("%Y-%m-%dT%H:%MZ")


def version_key(document: Document) -> str | None:
    """Return what makes two documents versions of one: the URL, else the absolute path with the name in it.

    A document that came through standard input has neither and never replaces another.
    """
    if document.url:
        return document.url
    if document.path:
        return f"{Path(document.path).absolute()}#{document.name}"
    return None


def has_document(connection: Connection, id: str) -> bool:
    """Say whether the document is stored, in whatever version."""
    return connection.execute(select(schema.documents.c.seq).where(schema.documents.c.id == id)).first() is not None


def get_metadata(connection: Connection, id: str) -> Document | None:
    """Return the document as it was last read, without its text; None when it is not stored."""
    documents = schema.documents
    body = connection.execute(select(documents.c.body).where(documents.c.id == id)).scalar_one_or_none()
    return DOCUMENTS.decode(body) if body is not None else None


def add_document(connection: Connection, document: Document, reading: Reading, claims: Sequence[Claim]) -> bool:
    """Store a document with its reading and its claims; return False, changing nothing, when it is stored already.

    Raises:
        CitationMismatch: a citation's quotation is not the document's text at its span.
    """
    if has_document(connection, document.id):
        return False
    _check_citations(document, claims)
    key = version_key(document)
    row = _document_row(document, reading, key)
    seq: int = connection.execute(insert(schema.documents).returning(schema.documents.c.seq), row).scalar_one()
    title = (document.title.value if document.title else None) or ""
    connection.execute(
        insert(schema.texts),
        {"seq": seq, "title": title, "text": document.text, "source": _pack_source(document.source)},
    )
    connection.exec_driver_sql(
        "INSERT INTO documents_words (rowid, title, text) VALUES (?, ?, ?)", (seq, title, document.text)
    )
    _put_reading(connection, seq, reading)
    _put_claims(connection, seq, claims)
    if key is not None:
        _supersede(connection, key)
    mark_dirty(connection)
    return True


def replace_reading(connection: Connection, document: Document, reading: Reading, claims: Sequence[Claim]) -> None:
    """Put another reading, its claims and the document's metadata in the place of what is stored for a stored document.

    Raises:
        StoreError: the document is not stored.
        CitationMismatch: a quotation is not its text.
    """
    _check_citations(document, claims)
    documents = schema.documents
    seq = connection.execute(select(documents.c.seq).where(documents.c.id == document.id)).scalar_one_or_none()
    if seq is None:
        raise StoreError(f"{document.id} is not in the record; add it first")
    old = select(schema.claims.c.seq).where(schema.claims.c.document == seq)
    connection.execute(delete(schema.citations).where(schema.citations.c.claim.in_(old)))
    connection.execute(delete(schema.claims).where(schema.claims.c.document == seq))
    connection.execute(delete(schema.readings).where(schema.readings.c.seq == seq))
    _update_metadata(connection, seq, document, reading)
    _put_reading(connection, seq, reading)
    _put_claims(connection, seq, claims)
    mark_dirty(connection)


def _update_metadata(connection: Connection, seq: int, document: Document, reading: Reading) -> None:
    documents, texts = schema.documents, schema.texts
    query = select(documents.c.published, documents.c.body, texts.c.title).join(texts, texts.c.seq == documents.c.seq)
    published, body, title = connection.execute(query.where(documents.c.seq == seq)).one()
    stored = DOCUMENTS.decode(body)  # the same text may come by another path; it stays known by the first
    same = {name: getattr(stored, name) for name in ("name", "path", "url", "format", "sha256")}
    row = _document_row(msgspec.structs.replace(document, **same), reading, None)
    del row["key"], row["added"]
    connection.execute(update(documents).where(documents.c.seq == seq).values(row))
    if row["published"] != published:
        put_meta(connection, "fusion_tables", "")  # copies and entries hang on the day, so all are fused afresh
    if (row["title"] or "") != title:
        connection.exec_driver_sql(
            "INSERT INTO documents_words (documents_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
            (seq, title, document.text),
        )
        connection.execute(update(texts).where(texts.c.seq == seq).values(title=row["title"] or ""))
        connection.exec_driver_sql(
            "INSERT INTO documents_words (rowid, title, text) VALUES (?, ?, ?)",
            (seq, row["title"] or "", document.text),
        )


def get_meta(connection: Connection, key: str) -> str:
    """Return a value of the record's own notes, "" when there is none."""
    value = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar_one_or_none()
    return value or ""


def put_meta(connection: Connection, key: str, value: str) -> None:
    """Write a value of the record's own notes."""
    statement = sqlite_insert(schema.meta).values(key=key, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def mark_dirty(connection: Connection) -> None:
    """Note that the entries are older than the claims, so that the next run fuses even if this one is killed."""
    put_meta(connection, "dirty", "1")


def is_dirty(connection: Connection) -> bool:
    """Say whether claims were added since the entries were made, or an embargo has ended since, or terms changed."""
    if get_meta(connection, "dirty") or get_meta(connection, "index") != schema.INDEX_VERSION:
        return True
    fused = get_meta(connection, "fused")
    documents = schema.documents
    lapsed = select(documents.c.seq).where(documents.c.embargo > fused, documents.c.embargo <= now()).limit(1)
    return connection.execute(lapsed).first() is not None


def put_finding(connection: Connection, finding: Finding) -> None:
    """Keep a finding; the same one again only renews its time."""
    row = {**msgspec.structs.asdict(finding), "at": now()}
    statement = sqlite_insert(schema.findings).values(row)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["source", "code", "message"],
            set_={"at": row["at"], "cure": finding.cure, "severity": finding.severity},
        )
    )


def load_documents(
    connection: Connection, seqs: Iterable[int] | None = None, *, with_source: bool = True
) -> Iterator[tuple[int, Document]]:
    """Yield (seq, document) with the text, in the order of storing; all of them when `seqs` is None."""
    documents, texts = schema.documents, schema.texts
    query = select(documents.c.seq, documents.c.body, documents.c.copy_of, texts.c.text, texts.c.source).join(
        texts, texts.c.seq == documents.c.seq
    )
    for part in _parts(seqs):
        chosen = query if part is None else query.where(documents.c.seq.in_(part))
        for row in connection.execute(chosen.order_by(documents.c.seq)):
            document = DOCUMENTS.decode(row.body)
            source = _unpack_source(row.source) if with_source else None
            yield row.seq, msgspec.structs.replace(document, text=row.text, source=source, copy_of=row.copy_of)


def load_superseded(connection: Connection) -> set[str]:
    """Return the ids of the documents of which a newer version is stored."""
    documents = schema.documents
    return set(connection.execute(select(documents.c.id).where(documents.c.superseded_by.is_not(None))).scalars())


def load_claims(
    connection: Connection,
    *,
    documents: Iterable[int] | None = None,
    ids: Iterable[str] | None = None,
) -> Iterator[tuple[int, Claim]]:
    """Yield (document seq, claim) with its citations, in the order of storing.

    documents limits to claims of these documents (seqs), ids to these claims; both None: all.
    """
    claims, citations, docs = schema.claims, schema.citations, schema.documents
    heads = select(claims, docs.c.id.label("document_id")).join(docs, docs.c.seq == claims.c.document)
    tails = select(citations).join(claims, claims.c.seq == citations.c.claim)
    column = claims.c.id if ids is not None else claims.c.document
    for part in _parts(ids if ids is not None else documents):
        head_query = heads if part is None else heads.where(column.in_(part))
        tail_query = tails if part is None else tails.where(column.in_(part))
        tail = iter(connection.execute(tail_query.order_by(citations.c.claim, citations.c.n)))
        pending = next(tail, None)
        for row in connection.execute(head_query.order_by(claims.c.seq)):
            cited = []
            while pending is not None and pending.claim == row.seq:
                cited.append(
                    Citation(
                        document=row.document_id,
                        span=Span(pending.span_start, pending.span_end),
                        quote=pending.quote,
                        field=pending.field,
                    )
                )
                pending = next(tail, None)
            yield (
                row.document,
                Claim(
                    id=row.id,
                    document=row.document_id,
                    event=EVENTS.decode(row.event),
                    citations=tuple(cited),
                    status=REVIEWED.get(row.review, row.status),
                    confidence=row.confidence,
                    produced_by=row.produced_by,
                ),
            )


def load_actors(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Actor]:
    """Return the actors that the record has met, by id."""
    actors = schema.actors
    found = {}
    for part in _parts(ids):
        query = select(actors.c.id, actors.c.body)
        for row in connection.execute(query if part is None else query.where(actors.c.id.in_(part))):
            found[row.id] = ACTORS.decode(row.body)
    return found


def load_marks(connection: Connection, seq: int) -> Marks:
    """Return the stored marks of the document `seq`."""
    body = connection.execute(select(schema.readings.c.body).where(schema.readings.c.seq == seq)).scalar_one()
    return MARKS.decode(zlib.decompress(body))


def _check_citations(document: Document, claims: Sequence[Claim]) -> None:
    for claim in claims:
        if claim.document != document.id:
            raise CitationMismatch(f"claim {claim.id} belongs to {claim.document}, not to {document.id}")
        for citation in claim.citations:
            if citation.document != document.id or citation.quote != citation.span.of(document.text):
                raise CitationMismatch(
                    f"claim {claim.id} cites {citation.quote!r} at {citation.span.start}:{citation.span.end} of "
                    f"{document.name}, but the text there is {citation.span.of(document.text)!r}"
                )


def _document_row(document: Document, reading: Reading, key: str | None) -> dict[str, object]:
    bare = msgspec.structs.replace(document, text="", source=None, copy_of=None)
    return {
        "id": document.id,
        "key": key,
        "name": document.name,
        "path": document.path,
        "url": document.url,
        "format": document.format,
        "sha256": document.sha256,
        "title": document.title.value if document.title else None,
        "published": document.published.value if document.published else None,
        "published_from": document.published.method if document.published else None,
        "publisher": document.publisher.value if document.publisher else None,
        "language": document.language.value if document.language else None,
        "length": len(document.text),
        "embargo": embargo_hour(document),
        "reader": reading.reader,
        "added": now(),
        "body": msgspec.json.encode(bare).decode(),
    }


def _pack_source(source: str | None) -> bytes | None:
    # "surrogatepass": the source may hold what the text may not, and is kept as it came
    return None if source is None else zlib.compress(source.encode("utf-8", "surrogatepass"))


def _unpack_source(packed: bytes | None) -> str | None:
    return None if packed is None else zlib.decompress(packed).decode("utf-8", "surrogatepass")


def _put_reading(connection: Connection, seq: int, reading: Reading) -> None:
    marks = Marks(reading.sentences, reading.mentions, reading.times, reading.places, reading.reader)
    body = zlib.compress(msgspec.msgpack.encode(marks), 3)
    connection.execute(insert(schema.readings), {"seq": seq, "body": body})
    if not reading.actors:
        return
    rows = [
        {"id": a.id, "kind": a.kind, "name": a.name, "body": msgspec.json.encode(a).decode()} for a in reading.actors
    ]
    actors = sqlite_insert(schema.actors)
    former, other = schema.actors.c.body, actors.excluded.body
    # What documents alone tell of someone differs between them: the fullest stays, in whatever order they come.
    fuller = or_(
        func.length(other) > func.length(former), and_(func.length(other) == func.length(former), other > former)
    )
    connection.execute(
        actors.on_conflict_do_update(
            index_elements=["id"],
            set_={"kind": actors.excluded.kind, "name": actors.excluded.name, "body": other},
            where=and_(other != former, or_(schema.actors.c.id.not_like("local:%"), fuller)),
        ),
        rows,
    )
    names = {(fold(name), a.id) for a in reading.actors for name in (a.name, *a.names) if name}
    connection.execute(
        sqlite_insert(schema.actor_names).on_conflict_do_nothing(),
        [{"folded": folded, "actor": actor} for folded, actor in sorted(names)],
    )


def _put_claims(connection: Connection, seq: int, claims: Sequence[Claim]) -> None:
    unique = {claim.id: claim for claim in reversed(claims)}  # of two claims with one id the first stays
    rows = [
        {
            "id": claim.id,
            "document": seq,
            "kind": schema.KINDS.index(_kind(claim.event)),
            "status": claim.status if claim.status != "rejected" else "accepted",
            "review": schema.REJECTED if claim.status == "rejected" else 0,
            "confidence": claim.confidence,
            "produced_by": claim.produced_by,
            "event": msgspec.json.encode(claim.event).decode(),
        }
        for claim in reversed(unique.values())
    ]
    if not rows:
        return
    connection.execute(insert(schema.claims), rows)
    numbers = {
        row[0]: row[1]
        for row in connection.execute(
            select(schema.claims.c.id, schema.claims.c.seq).where(schema.claims.c.document == seq)
        )
    }
    cited = [
        {
            "claim": numbers[claim.id],
            "n": n,
            "field": citation.field,
            "span_start": citation.span.start,
            "span_end": citation.span.end,
            "quote": citation.quote,
        }
        for claim in unique.values()
        for n, citation in enumerate(claim.citations)
    ]
    if cited:
        connection.execute(insert(schema.citations), cited)


def _supersede(connection: Connection, key: str) -> None:
    """Let the newest of the versions under `key` stand: the latest published, of equals the latest stored."""
    documents = schema.documents
    versions = connection.execute(
        select(documents.c.seq, documents.c.id, documents.c.published).where(documents.c.key == key)
    ).all()
    if len(versions) == 1:
        return
    newest = max(versions, key=lambda row: (row.published or "", row.seq))
    connection.execute(
        update(documents).where(documents.c.seq == bindparam("one")).values(superseded_by=bindparam("by")),
        [{"one": row.seq, "by": None if row.id == newest.id else newest.id} for row in versions],
    )


def _kind(event: Event) -> str:
    return type(event).__name__.lower()


def _parts(values: Iterable[object] | None) -> Iterator[list[object] | None]:
    if values is None:
        yield None
        return
    chosen = list(values)
    for start in range(0, len(chosen), BATCH):
        yield chosen[start : start + BATCH]
