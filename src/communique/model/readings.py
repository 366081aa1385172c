"""What the reader marks on a document: standoff, never touching the text."""

from typing import Literal

import msgspec

from communique.model.actors import Actor, Place
from communique.model.spans import Span

MentionKind = Literal[
    "person", "org", "place", "norp", "facility", "event", "document", "role", "pronoun", "group", "anonymous"
]
TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]
Form = Literal["direct", "mixed", "indirect"]


class Token(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A word or punctuation mark.

    pos is a UPOS tag or "" when the reader has no tagger; head is the index (into `Reading.tokens`) of the syntactic
    head, -1 for a root, None when the reader has no parser; relation is the UD relation or "".
    """

    span: Span
    text: str
    lemma: str = ""
    pos: str = ""
    tag: str = ""
    head: int | None = None
    relation: str = ""


class Sentence(msgspec.Struct, frozen=True, array_like=True):
    """A sentence: its span and its tokens `[first, last)` in `Reading.tokens`.

    segment is the index into `Document.segments`; paragraph counts paragraphs through the document; kind repeats the
    segment's kind (`title heading body caption shotlist …`) so that the stages can weigh it.
    """

    span: Span
    first: int
    last: int
    segment: int
    paragraph: int
    kind: str = "body"


class Mention(msgspec.Struct, frozen=True):
    """Words that name or refer to someone, some body or some place.

    span covers the full phrase with its title ("Russian Foreign Minister Sergei Lavrov"); head is the bare name
    ("Sergei Lavrov"), or the head noun of a role ("minister"). chain: mentions of one document with the same number
    mean the same actor (None: not linked). title is the role phrase that stands with a name ("Russian Foreign
    Minister").
    Filled by the resolve stage: actor (id), place (id), office (id), score in [0, 1], candidates (ids, best first)
    when it abstains or was close.
    """

    span: Span
    kind: MentionKind
    head: Span
    sentence: int
    chain: int | None = None
    title: Span | None = None
    gender: str | None = None
    plural: bool = False
    actor: str | None = None
    place: str | None = None
    office: str | None = None
    score: float = 0.0
    candidates: tuple[str, ...] = ()


class TimeExpression(msgspec.Struct, frozen=True):
    """A time expression.

    value is the TIMEX3 value; as found by the reader it may be unanchored (None), the resolve stage fills it. edtf is
    the same as ISO 8601-2 (EDTF) for the record: `2014-01-28`, `2018-04`, `2018-05/2018-06`, None when it has no
    calendar date. mod: TIMEX3 mod (APPROX, START, MID, END, BEFORE, AFTER); function: PRESENT_REF etc. live in value.
    """

    span: Span
    kind: TimeKind
    sentence: int
    value: str | None = None
    edtf: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    anchor: Span | None = None


class Attribution(msgspec.Struct, frozen=True):
    """Reported speech or thought as marked on the text (PARC3/PolNeAR: source, cue, content).

    speaker: span of the words naming the speaker, None when unnamed. content: one or more spans in text order.
    parent: index of the outer attribution when nested. form by quotation marks. inferred_speaker: where there is no
    speaker at this place, the span of an earlier/later mention whose referent speaks (neighbouring sentences settle
    it). acts: how likely each `Act` is in the eyes of the reader, {} where it does not say. turn: the words of a
    transcript's turn or of a document, said word for word but given without marks.
    """

    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    sentence: int
    parent: int | None = None
    inferred_speaker: Span | None = None
    language: str | None = None
    score: float = 1.0
    acts: dict[str, float] = {}
    turn: bool = False


class EventMention(msgspec.Struct, frozen=True):
    """An event trigger as a reader's head marks it; `kind` is a PLOVER type (`CONSULT` a meeting) or `AGREEMENT`."""

    trigger: Span
    kind: str
    sentence: int
    actors: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    place: Span | None = None
    time: Span | None = None
    score: float = 1.0


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All marks on one document. Everything is in text order; indexes refer to the tuples of this reading.

    reader names what produced it (`rules@0.1.0`, `encoder@1f2e3d…`). actors and places hold every actor or place that a
    mention refers to by id (filled by resolve), so that later stages need no directory to name them.
    """

    document: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    reader: str = "rules"
