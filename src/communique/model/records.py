"""What the record keeps: citations, claims, entries, disputes, judgements."""

from typing import Literal

import msgspec

from communique.model.events import Event
from communique.model.spans import Span


class Citation(msgspec.Struct, frozen=True):
    """Where a document says it. `quote == document.text[span.start:span.end]`, checked whenever it is stored.

    field says which part of the event these words carry: `whole`, `speaker`, `cue`, `content`, `party`, `actor`,
    `target`, `status`, `when`, `where`, `title`, `addressee`.
    """

    document: str
    span: Span
    quote: str
    field: str = "whole"


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One document's account of one event.

    id is a content hash of document, kind and the spans that tell it, so that it survives a rerun. status is the
    state of review: `accepted` (the default), `doubtful` (low confidence, shown in the review queue), `rejected` (by
    a person). produced_by: reader and version. confidence in [0, 1].
    """

    id: str
    document: str
    event: Event
    citations: tuple[Citation, ...]
    status: Literal["accepted", "doubtful", "rejected"] = "accepted"
    confidence: float = 1.0
    produced_by: str = ""


class DisputedValue(msgspec.Struct, frozen=True):
    """One side of a dispute: the value and the claims that give it."""

    value: str
    claims: tuple[str, ...]


class Dispute(msgspec.Struct, frozen=True):
    """A field on which independent reports disagree after normalising; all sides are kept."""

    field: str
    values: tuple[DisputedValue, ...]


class Judgement(msgspec.Struct, frozen=True):
    """Whether two claims (or entries) are one occasion; append-only.

    left < right (ids in order); judge is `machine` or a person's name; at is ISO 8601 UTC.
    """

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    reason: str = ""
    judge: str = "machine"
    score: float | None = None
    at: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One real-world occasion with every claim that tells it.

    event is the merged view; claims are ids, the fullest telling first; independent counts documents that are not
    copies of one another; history lists (publication day, status, claim id) in order of publication.
    """

    id: str
    event: Event
    claims: tuple[str, ...]
    disputes: tuple[Dispute, ...] = ()
    independent: int = 1
    copies: int = 0
    history: tuple[tuple[str, str, str], ...] = ()
