"""The nouns: frozen structs that travel between the rooms.

Offsets everywhere are Unicode code points of `Document.text`, half-open `[start, end)`. What each field of an event
means is defined in `docs/vocabulary.md` (the annotation guide); code and docs use the same words.
"""

from communique.model.actors import Actor, ActorKind, Office, Place, Tenure
from communique.model.documents import Document, Evidence, Finding, Item, Segment, SegmentKind
from communique.model.events import (
    Action,
    Agreement,
    Event,
    Meeting,
    Party,
    Statement,
    When,
    Where,
)
from communique.model.ids import content_id
from communique.model.readings import (
    Attribution,
    EventMention,
    Mention,
    Reading,
    Sentence,
    TimeExpression,
    Token,
)
from communique.model.records import Citation, Claim, Dispute, DisputedValue, Entry, Judgement
from communique.model.spans import Span

__all__ = [
    "Action",
    "Actor",
    "ActorKind",
    "Agreement",
    "Attribution",
    "Citation",
    "Claim",
    "Dispute",
    "DisputedValue",
    "Document",
    "Entry",
    "Event",
    "EventMention",
    "Evidence",
    "Finding",
    "Item",
    "Judgement",
    "Meeting",
    "Mention",
    "Office",
    "Party",
    "Place",
    "Reading",
    "Segment",
    "SegmentKind",
    "Sentence",
    "Span",
    "Statement",
    "Tenure",
    "TimeExpression",
    "Token",
    "When",
    "Where",
    "content_id",
]
