"""Look things up by id, by name, by words: what the record needs beside lists of entries."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, text

from communique.model import Judgement
from communique.store import schema
from communique.store.documents import get_meta

OPEN, CLOSE = "\x02", "\x03"  # marks around a hit; control characters that a readable text does not hold
COMMON_DOCUMENTS = 2_000  # hits whose ranking takes some 50 ms
HASHED = ("entry-", "claim-", "doc-")
BARE_HASH = re.compile(r"[0-9a-f]{4,16}")  # the part of an id that a reader copies
SHORTEST_PREFIX = 7  # "doc-" and three digits; a shorter beginning of an id names nothing


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document as listed: what it is and how many claims of each kind (`schema.KINDS`) were read from it."""

    seq: int
    id: str
    name: str
    path: str | None
    url: str | None
    format: str
    title: str | None
    published: str | None
    published_from: str | None
    publisher: str | None
    language: str | None
    length: int
    embargo: str | None
    superseded_by: str | None
    copy_of: str | None
    reader: str
    added: str
    claims: tuple[int, int, int, int] = (0, 0, 0, 0)


LISTED = tuple(name for name in Source.__struct_fields__ if name != "claims")  # the columns of `documents` that it has


class Lead(msgspec.Struct, frozen=True):
    """The words that tell a claim, and what a list says of the document in which they stand."""

    document: str
    name: str
    title: str | None
    published: str | None
    url: str | None
    span_start: int
    span_end: int
    quote: str


class Standing(msgspec.Struct, frozen=True):
    """How sure a claim is: confidence, what review came to (`unseen doubtful accepted rejected`), what read it."""

    confidence: float
    review: str
    reader: str


class Hit(msgspec.Struct, frozen=True):
    """A document that holds the words: its number, and where they stand first (None: in its title only)."""

    seq: int
    start: int | None
    end: int | None


def find_sources(
    connection: Connection,
    *,
    names: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    at: str | None = None,
    versions: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> list[Source]:
    """Return documents by day of publication, the undated last.

    names: ids, id prefixes, file names, paths or URLs; since and until are ISO days. at: hide what is embargoed at
    this hour. versions: superseded documents as well.
    """
    documents = schema.documents
    query = _visible(_listed_columns(), at, versions)
    if names:
        query = query.where(or_(*(_named(name) for name in names)))
    if since is not None:
        query = query.where(documents.c.published >= since)
    if until is not None:
        query = query.where(documents.c.published < until + "~")  # "~" sorts after every digit, "T" and "-"
    dated = query.where(documents.c.published.is_not(None)).order_by(documents.c.published, documents.c.seq)
    found = _sources(connection, dated.limit(limit).offset(offset))
    if since is None and until is None and (limit is None or len(found) < limit):
        # two walks, because "the undated last" is an order that no index has
        passed = offset + len(found)
        if not found and offset:
            passed = int(
                connection.execute(select(func.count()).select_from(dated.order_by(None).subquery())).scalar_one()
            )
        undated = query.where(documents.c.published.is_(None)).order_by(documents.c.seq)
        more = None if limit is None else limit - len(found)
        found += _sources(connection, undated.limit(more).offset(max(0, offset - passed)))
    return found


def get_sources(connection: Connection, ids: Iterable[str]) -> dict[str, Source]:
    """Return the documents with these ids, by id, whatever their state."""
    found: dict[str, Source] = {}
    chosen = list(ids)
    for start in range(0, len(chosen), 500):
        query = _listed_columns().where(schema.documents.c.id.in_(chosen[start : start + 500]))
        found |= {source.id: source for source in _sources(connection, query, count=False)}
    return found


def get_leads(connection: Connection, claims: Iterable[str], *, fields: Sequence[str]) -> dict[str, Lead]:
    """Return the longest citation of one of `fields` of each of these claims by its id, of those without the longest.

    One query, and nothing of a claim but the citation is read: a list has hundreds.
    """
    telling = ", ".join(f":field{number}" for number in range(len(fields)))
    rows = text(
        "SELECT c.id, d.id, d.name, d.title, d.published, d.url, x.span_start, x.span_end, x.quote "
        "FROM json_each(:claims) j CROSS JOIN claims c ON c.id = j.value JOIN citations x ON x.claim = c.seq "
        "JOIN documents d ON d.seq = c.document "
        f"ORDER BY c.seq, x.field IN ({telling}) DESC, length(x.quote) DESC, x.n"
    )
    values: dict[str, object] = {f"field{number}": field for number, field in enumerate(fields)}
    values["claims"] = msgspec.json.encode(list(claims)).decode()
    found: dict[str, Lead] = {}
    for id, *lead in connection.execute(rows, values):
        if id not in found:
            found[id] = Lead(*lead)
    return found


def get_standings(connection: Connection, claims: Iterable[str]) -> dict[str, Standing]:
    """Return how sure each of these claims is, by its id; nothing else of a claim is read."""
    rows = text(
        "SELECT c.id, c.confidence, c.status, c.review, c.produced_by "
        "FROM json_each(:claims) j CROSS JOIN claims c ON c.id = j.value"
    )
    found: dict[str, Standing] = {}
    values = {"claims": msgspec.json.encode(list(claims)).decode()}
    for id, confidence, status, review, reader in connection.execute(rows, values):
        unseen = "doubtful" if status == "doubtful" else "unseen"
        told = {schema.ACCEPTED: "accepted", schema.REJECTED: "rejected"}.get(review, unseen)
        found[id] = Standing(confidence, told, reader)
    return found


def count_sources(connection: Connection, *, at: str | None = None, versions: bool = False) -> int:
    """Return how many documents there are to see; the few under embargo are taken off, so that an index counts."""
    documents = schema.documents
    query = _visible(select(func.count()).select_from(documents), None, versions)
    total = int(connection.execute(query).scalar_one())
    if at is not None:
        late = select(documents.c.superseded_by).where(documents.c.embargo > at)
        total -= sum(versions or newer is None for newer in connection.execute(late).scalars())
    return total


def search_documents(
    connection: Connection, words: str, *, at: str | None = None, limit: int = 20, offset: int = 0
) -> list[Hit]:
    """Return the documents that match the FTS5 expression, the best first (bm25; a hit in the title counts 4).

    Where more than `COMMON_DOCUMENTS` match, those added last come first: bm25 must look at every hit.
    """
    values = {"words": words, "at": at, "limit": limit, "offset": offset}
    many = text(
        "SELECT count(*) FROM (SELECT rowid FROM documents_words WHERE documents_words MATCH :words LIMIT :most)"
    )
    common = connection.execute(many, {"words": words, "most": COMMON_DOCUMENTS + 1}).scalar_one() > COMMON_DOCUMENTS
    order = "documents_words.rowid DESC" if common else "bm25(documents_words, 4.0, 1.0), documents_words.rowid"
    chosen = text(
        "SELECT documents_words.rowid AS seq FROM documents_words CROSS JOIN documents d "
        "ON d.seq = documents_words.rowid WHERE documents_words MATCH :words AND d.superseded_by IS NULL "
        f"AND (:at IS NULL OR d.embargo IS NULL OR d.embargo <= :at) ORDER BY {order} LIMIT :limit OFFSET :offset"
    )
    marked = text(  # apart from the choice, because it reads the text of every row that it is asked for
        f"SELECT highlight(documents_words, 1, '{OPEN}', '{CLOSE}') AS marked FROM documents_words "
        "WHERE documents_words MATCH :words AND rowid = :seq"
    )
    hits = []
    for seq in connection.execute(chosen, values).scalars().all():
        words_marked = str(connection.execute(marked, {"words": words, "seq": seq}).scalar_one())
        start, end = words_marked.find(OPEN), words_marked.find(CLOSE) - 1
        hits.append(Hit(seq, None, None) if start < 0 else Hit(seq, start, end))
    return hits


def get_source(connection: Connection, seq: int) -> Source:
    """Return the document with this number."""
    return _sources(connection, _listed_columns().where(schema.documents.c.seq == seq), count=False)[0]


def get_text(connection: Connection, seq: int) -> str:
    """Return the text of the document with this number."""
    return str(connection.execute(select(schema.texts.c.text).where(schema.texts.c.seq == seq)).scalar_one())


def find_ids(connection: Connection, prefix: str, *, limit: int = 20) -> list[tuple[str, str]]:
    """Return (table, id) of what has an id that begins with `prefix`: entries, claims, documents, actors; exact ids
    first.

    An id of an entry that was merged leads to the entry that holds its claims now. The hash alone is enough.
    """
    if BARE_HASH.fullmatch(prefix):
        return [pair for kind in HASHED for pair in find_ids(connection, kind + prefix, limit=limit)]
    found: list[tuple[str, str]] = []
    upper = prefix + "\U0010ffff"
    for name in ("entries", "claims", "documents", "actors"):
        column = schema.metadata.tables[name].c.id
        query = select(column).where(column >= prefix, column <= upper).order_by(column).limit(limit)
        found += [(name, id) for id in connection.execute(query).scalars()]
    aliases = schema.entry_aliases
    query = select(aliases.c.entry).where(aliases.c.id >= prefix, aliases.c.id <= upper).limit(limit)
    found += [("entries", id) for id in connection.execute(query).scalars()]
    exact = [pair for pair in found if pair[1] == prefix]
    return list(dict.fromkeys(exact or found))


def get_entry_seq(connection: Connection, id: str) -> int | None:
    """Return the number of the entry `id`, following aliases; None when there is none."""
    entries, aliases = schema.entries, schema.entry_aliases
    seq = connection.execute(select(entries.c.seq).where(entries.c.id == id)).scalar_one_or_none()
    if seq is None:
        target = connection.execute(select(aliases.c.entry).where(aliases.c.id == id)).scalar_one_or_none()
        if target is not None:
            seq = connection.execute(select(entries.c.seq).where(entries.c.id == target)).scalar_one_or_none()
    return seq


def entries_of_claims(connection: Connection, claims: Iterable[str]) -> dict[str, str]:
    """Return the entry id of each claim that stands in one."""
    links, entries = schema.entry_claims, schema.entries
    found: dict[str, str] = {}
    chosen = list(claims)
    for start in range(0, len(chosen), 500):
        query = (
            select(links.c.claim, entries.c.id)
            .join(entries, entries.c.seq == links.c.entry)
            .where(links.c.claim.in_(chosen[start : start + 500]))
        )
        found |= {row[0]: row[1] for row in connection.execute(query)}
    return found


def find_actor_ids(connection: Connection, folded: str) -> list[str]:
    """Return the ids of the actors with this folded name."""
    names = schema.actor_names
    return list(connection.execute(select(names.c.actor).where(names.c.folded == folded)).scalars())


def find_actor_endings(connection: Connection, folded: str) -> list[str]:
    """Return the ids of the actors one of whose names ends with the word `folded` (a family name alone)."""
    names = schema.actor_names
    query = select(names.c.actor).where(names.c.folded.like("% " + _escaped(folded), escape="\\")).distinct()
    return list(connection.execute(query).scalars())


def find_actors_named(connection: Connection, words: Sequence[str]) -> list[str]:
    """Return the ids of the actors in whose names together the folded `words` stand, as words or parts of words."""
    names = schema.actor_names
    query = select(names.c.actor).group_by(names.c.actor)
    for word in words:
        query = query.having(func.max(names.c.folded.like(f"%{_escaped(word)}%", escape="\\")) == 1)
    return list(connection.execute(query).scalars())


def judgements_of(connection: Connection, ids: Sequence[str]) -> list[Judgement]:
    """Return the judgements about any of these ids."""
    table = schema.judgements
    query = select(table).where(or_(table.c.left.in_(ids), table.c.right.in_(ids)))
    return [
        Judgement(row.left, row.right, row.verdict, row.reason, row.judge, row.score)
        for row in connection.execute(query)
    ]


def count_kinds(connection: Connection, at: str | None = None) -> list[int]:
    """Return how many entries of each kind there are to see; the sums are kept by `write_entries`."""
    entries = schema.entries
    kept = get_meta(connection, "entries")
    counts = [int(number) for number in kept.split()] if kept else [0] * len(schema.KINDS)
    if at is not None:
        for kind in connection.execute(select(entries.c.kind).where(entries.c.visible > at)).scalars():
            counts[kind] -= 1
    return counts


def day_bounds(connection: Connection, at: str | None = None) -> tuple[int | None, int | None]:
    """Return the first and last day of the dated entries as YYYYMMDD; at: not of those under embargo at this hour."""
    entries = schema.entries
    firsts: list[int] = []
    lasts: list[int] = []
    for kind in range(len(schema.KINDS)):  # a kind at a time, because the index begins with it
        dated = select(entries.c.day).where(entries.c.kind == kind, entries.c.day < schema.UNDATED).limit(1)
        if at is not None:
            dated = dated.where(or_(entries.c.visible.is_(None), entries.c.visible <= at))
        firsts += connection.execute(dated.order_by(entries.c.day)).scalars().all()
        lasts += connection.execute(dated.order_by(entries.c.day.desc())).scalars().all()
    return min(firsts, default=None), max(lasts, default=None)


def _sources(connection: Connection, query: Select[Any], *, count: bool = True) -> list[Source]:
    rows = connection.execute(query).all()
    counts: dict[int, list[int]] = {}
    claims = schema.claims
    numbers = [row[0] for row in rows]
    for start in range(0, len(numbers) if count else 0, 500):
        part = numbers[start : start + 500]
        counted = (
            select(claims.c.document, claims.c.kind, func.count())
            .where(claims.c.document.in_(part))
            .group_by(claims.c.document, claims.c.kind)
        )
        for document, kind, number in connection.execute(counted):
            counts.setdefault(document, [0, 0, 0, 0])[kind] = number
    return [
        Source(**dict(zip(LISTED, row, strict=True)), claims=tuple(counts.get(row[0], (0, 0, 0, 0))))  # type: ignore[arg-type]
        for row in rows
    ]


def _listed_columns() -> Select[Any]:
    """Return a SELECT of what `Source` shows: a document's body is many pages of the file."""
    return select(*(schema.documents.c[name] for name in LISTED))


def _visible(query: Select[Any], at: str | None, versions: bool) -> Select[Any]:
    documents = schema.documents
    if at is not None:
        query = query.where(or_(documents.c.embargo.is_(None), documents.c.embargo <= at))
    return query if versions else query.where(documents.c.superseded_by.is_(None))


def _named(name: str) -> ColumnElement[bool]:
    documents = schema.documents
    exact = or_(documents.c.name == name, documents.c.path == name, documents.c.url == name)
    if not name.startswith("doc-") or len(name) < SHORTEST_PREFIX:
        return exact
    return or_(exact, and_(documents.c.id >= name, documents.c.id <= name + "\U0010ffff"))


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
