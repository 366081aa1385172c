"""A document as delivered: text, labelled segments, metadata with its evidence."""

from typing import Literal

import msgspec

from communique.model.spans import Span

SegmentKind = Literal[
    "title", "byline", "dateline", "date", "body", "caption", "heading", "credit", "field", "shotlist", "boilerplate"
]
Method = Literal["stated", "field", "inferred", "external"]


class Segment(msgspec.Struct, frozen=True):
    """A labelled stretch of the text. The segments of a document cover every character, in order, without overlap.

    `body` is what the stages read; `shotlist` is the summary of an archive record (shots and soundbites), read for its
    soundbites. `name` is the key of a `field` segment. `item` is the index into `Document.items` where a page carries
    several.
    """

    span: Span
    kind: SegmentKind
    name: str | None = None
    item: int | None = None
    language: str | None = None


class Evidence(msgspec.Struct, frozen=True):
    """One metadata value and how it is known.

    method: `stated` (the text says so), `field` (a named field of the format), `inferred` (worked out; `candidates`
    keeps what survived when it is not decided, `value` is then None), `external` (given by the caller or a side
    file). precision: for dates `minute`, `day`, `month`, `year`; else None. zone: ISO 8601 offset or None when
    unknown.
    """

    value: str | None
    method: Method
    precision: str | None = None
    zone: str | None = None
    spans: tuple[Span, ...] = ()
    candidates: tuple[str, ...] = ()
    note: str | None = None


class Item(msgspec.Struct, frozen=True):
    """One of several separately headed reports on a page."""

    heading: str
    span: Span


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document as delivered.

    `text` is what every offset refers to. For plain text it is the file decoded, nothing else changed (a leading byte
    order mark is part of the encoding, not of the text). Where the reading text differs from the decoded source
    (HTML, repaired mojibake) `source` keeps the decoded source and `source_map` leads back: triples (text_start,
    source_start, length), in order; characters of `text` in no run were inserted (block breaks).

    `name` is the file name (or the caller's `doc`), `published` etc. are Evidence or None when nothing is known.
    `copy_of` is the id of the document this one repeats; filled by fusion.
    """

    id: str
    name: str
    text: str
    segments: tuple[Segment, ...]
    url: str | None = None
    path: str | None = None
    format: str = "text"
    encoding: str = "utf-8"
    sha256: str = ""
    source: str | None = None
    source_map: tuple[tuple[int, int, int], ...] = ()
    language: Evidence | None = None
    title: Evidence | None = None
    published: Evidence | None = None
    dateline_place: Evidence | None = None
    dateline_date: Evidence | None = None
    publisher: Evidence | None = None
    agencies: tuple[Evidence, ...] = ()
    bylines: tuple[Evidence, ...] = ()
    rights: tuple[Evidence, ...] = ()
    embargo_until: Evidence | None = None
    topics: tuple[str, ...] = ()
    location: Evidence | None = None
    fields: dict[str, str] = {}
    items: tuple[Item, ...] = ()
    copy_of: str | None = None

    def publication_day(self) -> str | None:
        """Return the day of publication as `YYYY-MM-DD` when it is known to the day, else None."""
        if self.published is None or self.published.value is None or len(self.published.value) < 10:
            return None
        return self.published.value[:10]


class Finding(msgspec.Struct, frozen=True):
    """Something the user should know about one input.

    severity `error`: the document was set aside; `warning`: it was read, with a doubt. `code` is kebab case and
    documented in `docs/reference/findings.md`.
    """

    code: str
    source: str
    message: str
    cure: str = ""
    severity: Literal["warning", "error"] = "error"
