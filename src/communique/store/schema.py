"""The tables of the record, as SQLAlchemy Core sees them, and the version that names them.

One file holds everything. `documents`, `texts` and `readings` are what was delivered and what the reader marked;
`claims` and `citations` are what each document says; `entries`, `entry_claims`, `terms` and `facets` are the fused
record and the index that makes its filters fast; `corrections` is the append-only log of what people decided.

A change of any table must raise `SCHEMA_VERSION`: a test compares `schema_hash()` with the value written there.
"""

import hashlib

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.types import Float

SCHEMA_VERSION = 1
INDEX_VERSION = "2"  # of the terms of `store.terms`; a record with others is fused again by the next run that adds
APPLICATION_ID = 0x434D5155  # "CMQU": `file record.db` and `PRAGMA application_id` tell a record from another database

KINDS = (
    "statement",
    "meeting",
    "agreement",
    "action",
)  # the index is the number kept in `entries.kind` and `facets.kind`

REJECTED, ACCEPTED = 1, 2  # `claims.review`; 0 is open

UNDATED = 99_999_999  # the day of an entry whose date nobody knows; sorts last, matches no period

metadata = MetaData()

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("key", Text),  # what makes two documents versions of one: URL, else path and name; None: never
    Column("name", Text, nullable=False),
    Column("path", Text),
    Column("url", Text),
    Column("format", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("title", Text),
    Column("published", Text),
    Column("published_from", Text),
    Column("publisher", Text),
    Column("language", Text),
    Column("length", Integer, nullable=False),  # code points
    Column("embargo", Text),  # UTC, ISO 8601 to the minute; hidden before
    Column("superseded_by", Text),
    Column("copy_of", Text),
    Column("reader", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("body", Text, nullable=False),  # the Document without its text, as JSON
    Index("documents_key", "key"),
    Index("documents_name", "name"),
    Index("documents_embargo", "embargo"),
)

texts = Table(
    "texts",
    metadata,
    Column("seq", Integer, ForeignKey("documents.seq"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", LargeBinary),  # the decoded source where the text is not it (HTML, repairs); UTF-8, deflated
)

readings = Table(
    "readings",
    metadata,
    Column("seq", Integer, ForeignKey("documents.seq"), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # msgpack of the marks worth showing, deflated
)

claims = Table(
    "claims",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Integer, ForeignKey("documents.seq"), nullable=False),
    Column("kind", Integer, nullable=False),
    Column("status", Text, nullable=False),  # accepted doubtful, as the stages give it
    Column("review", Integer, nullable=False, default=0),  # by people; follows from `corrections` at each fusion
    Column("confidence", Float, nullable=False),
    Column("produced_by", Text, nullable=False),
    Column("event", Text, nullable=False),  # the Event as JSON
    Index("claims_document", "document"),
    Index("claims_review", "status", "confidence"),
)

citations = Table(
    "citations",
    metadata,
    Column("claim", Integer, ForeignKey("claims.seq"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    PrimaryKeyConstraint("claim", "n"),
    CheckConstraint("span_start <= span_end"),
    sqlite_with_rowid=False,
)

entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Integer, nullable=False),
    Column("status", Text),
    Column("day", Integer, nullable=False),  # YYYYMMDD, first day; the publication day where the event has no date
    Column("last", Integer, nullable=False),  # YYYYMMDD, last day
    Column("dated", Integer, nullable=False),  # 1: the event's own date, 0: the publication day
    Column("visible", Text),  # hidden before this hour (UTC); None: always shown
    Column("confidence", Float, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column(
        "digest", Text, nullable=False
    ),  # of everything above and below: an entry that did not change is not rewritten
    Column("body", Text, nullable=False),  # the Entry as JSON
    Index("entries_day", "kind", "day", "seq"),
    Index("entries_visible", "visible"),
)

entry_claims = Table(
    "entry_claims",
    metadata,
    Column("entry", Integer, ForeignKey("entries.seq"), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("claim", Text, nullable=False),
    PrimaryKeyConstraint("entry", "rank"),
    Index("entry_claims_claim", "claim"),
    sqlite_with_rowid=False,
)

entry_aliases = Table(  # ids of entries that were merged or renamed keep resolving
    "entry_aliases",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", Text, nullable=False),
)

terms = Table(
    "terms",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("name", "value"),
)

facets = Table(
    "facets",
    metadata,
    Column("term", Integer, ForeignKey("terms.seq"), nullable=False),
    Column("kind", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("entry", Integer, ForeignKey("entries.seq"), nullable=False),
    PrimaryKeyConstraint("term", "kind", "day", "entry"),
    Index("facets_entry", "entry", "term"),
    sqlite_with_rowid=False,
)

term_counts = Table(
    "term_counts",
    metadata,
    Column("term", Integer, ForeignKey("terms.seq"), nullable=False),
    Column("kind", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    PrimaryKeyConstraint("term", "kind"),
    sqlite_with_rowid=False,
)

actors = Table(
    "actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("body", Text, nullable=False),  # the Actor as JSON
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("folded", Text, nullable=False),
    Column("actor", Text, ForeignKey("actors.id"), nullable=False),
    PrimaryKeyConstraint("folded", "actor"),
    sqlite_with_rowid=False,
)

judgements = Table(  # on pairs of claims; rewritten whenever the record is fused
    "judgements",
    metadata,
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("score", Float),
    Column("reason", Text, nullable=False),
    Column("judge", Text, nullable=False),
    PrimaryKeyConstraint("left", "right"),
    Index("judgements_right", "right"),
    sqlite_with_rowid=False,
)

corrections = Table(  # people's; append-only, kept so by triggers
    "corrections",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("verb", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("judge", Text, nullable=False),
    Column("at", Text, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("source", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("cure", Text, nullable=False),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("source", "code", "message"),
    sqlite_with_rowid=False,
)

# A row of `entries_words` has the number `day * DAY_ROOM + seq`: FTS5 walks its hits in the order of that number, so
# the first of a million hits in order of day, or in a period, come at once. `tags` are `k` and the entry's kind, and
# `t` and the number of each of its terms, so that words and filters are one full-text query.
DAY_ROOM = 10_000_000_000

TOKENIZER = "unicode61 remove_diacritics 2"

# What SQLAlchemy has no words for: full-text tables, and the triggers that keep the log of corrections append-only.
EXTRA_DDL = (
    "CREATE VIRTUAL TABLE documents_words USING fts5("
    f"title, text, content='texts', content_rowid='seq', tokenize='{TOKENIZER}')",
    f"CREATE VIRTUAL TABLE entries_words USING fts5(words, names, tags, tokenize='{TOKENIZER}')",
    "CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections "
    "BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END",
    "CREATE TRIGGER corrections_remain BEFORE DELETE ON corrections "
    "BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END",
)


# An older record lacks them and is read all the same, only more slowly; the next run that writes entries adds them.
INDEXES = (
    "CREATE INDEX IF NOT EXISTS documents_shown ON documents (superseded_by, published)",
    "CREATE INDEX IF NOT EXISTS claims_speakerless ON claims (seq) WHERE kind = 0 AND review = 0 "
    "AND json_extract(event, '$.speaker.actor') IS NULL",
    "CREATE INDEX IF NOT EXISTS judgements_unsure ON judgements (score) WHERE verdict = 'unsure'",
)


def schema_statements() -> list[str]:
    """Return every DDL statement of the record, in the order in which it is run."""
    from sqlalchemy.dialects import sqlite

    dialect = sqlite.dialect()
    statements = []
    for table in metadata.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        statements += [
            str(CreateIndex(index).compile(dialect=dialect)).strip()
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    return [*statements, *EXTRA_DDL, *INDEXES]


def schema_hash() -> str:
    """Return a hash of tables, columns and indexes, so that a changed table cannot go unnoticed.

    It does not hash the DDL text, which another release of SQLAlchemy may spell differently.
    """
    lines = []
    for table in metadata.sorted_tables:
        for column in table.columns:
            lines.append(
                f"{table.name}.{column.name} {column.type} {column.nullable} {column.primary_key} {column.unique}"
            )
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            lines.append(f"{table.name} {index.name} {[column.name for column in index.columns]}")
    return hashlib.sha256("\n".join([*lines, *EXTRA_DDL]).encode()).hexdigest()[:16]
