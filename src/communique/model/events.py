"""What happened, with no provenance inside: a closed union of four kinds.

Source of the definitions: the annotation guide (`docs/vocabulary.md`); PARC3/PolNeAR for statements, PLOVER 2.0 for
actions.
"""

from typing import Literal

import msgspec

from communique.model.spans import Span

Act = Literal["supports", "opposes", "calls-for", "commits", "criticises", "denies", "warns", "expects", "reports"]
Status = Literal["held", "ongoing", "planned", "proposed", "cancelled", "refused", "denied"]
AgreementStatus = Literal[
    "signed", "adopted", "agreed", "proposed", "under-negotiation", "rejected", "withdrawn", "in-force"
]
MeetingFormat = Literal["bilateral", "multilateral", "visit", "call", "mediation"]
Code = Literal[
    "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class Party(msgspec.Struct, frozen=True):
    """Someone taking part. actor is the actor's id (None when unknown), name the canonical name or, failing that, the
    words.

    role: `host guest mediator signatory` or None; office: office id held at the time, if known; side: the state or body
    the party stands for (an id), if known; span: the words that name it here.
    """

    actor: str | None
    name: str
    role: str | None = None
    office: str | None = None
    side: str | None = None
    country: str | None = None
    sector: str | None = None
    span: Span | None = None


class When(msgspec.Struct, frozen=True):
    """A calendar date. start and end are ISO 8601 days/months/years (`2018-04-17`, `2018-04`); end None for a single
    one.

    edtf gives both in one EDTF string; span is the words, None when it follows from the context alone.
    """

    start: str
    end: str | None = None
    edtf: str | None = None
    span: Span | None = None


class Where(msgspec.Struct, frozen=True):
    """A place as named, with its canonical name, coordinates (WGS84) and ISO 3166 alpha-3 country where known."""

    name: str
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    span: Span | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True, tag="statement"):
    """Someone says, writes, thinks aloud something, and the text reports what.

    content holds the words (one string a span); spans of every part are on the claim's citations and, for
    convenience, in speaker_span, cue_span, content_spans.
    """

    speaker: Party | None
    content: tuple[str, ...]
    form: Literal["direct", "mixed", "indirect"]
    act: Act = "reports"
    cue: str | None = None
    on_behalf_of: Party | None = None
    joint_speakers: tuple[Party, ...] = ()
    addressees: tuple[Party, ...] = ()
    issues: tuple[str, ...] = ()
    when: When | None = None
    where: Where | None = None
    nested: bool = False
    language: str | None = None
    occasion: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    content_spans: tuple[Span, ...] = ()


class Meeting(msgspec.Struct, frozen=True, kw_only=True, tag="meeting"):
    """Two or more parties meet, talk, phone, visit, confer, or are to do so (PLOVER CONSULT)."""

    parties: tuple[Party, ...]
    status: Status
    format: MeetingFormat = "bilateral"
    when: When | None = None
    where: Where | None = None
    issues: tuple[str, ...] = ()
    title: str | None = None
    series: str | None = None
    new_when: When | None = None
    spans: tuple[Span, ...] = ()


class Agreement(msgspec.Struct, frozen=True, kw_only=True, tag="agreement"):
    """A document that parties sign, adopt, propose, approve, reject or withdraw from."""

    title: str
    parties: tuple[Party, ...]
    status: AgreementStatus
    when: When | None = None
    issues: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


class Action(msgspec.Struct, frozen=True, kw_only=True, tag="action"):
    """Every other deed between political actors that PLOVER codes.

    mode and context are PLOVER's. quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
    conflict; intensity on the scale that `intensity_table` names (-10 to 10).
    """

    code: Code
    actors: tuple[Party, ...]
    targets: tuple[Party, ...] = ()
    status: Status = "held"
    mode: str | None = None
    context: str | None = None
    quad: int | None = None
    intensity: float | None = None
    intensity_table: str | None = None
    when: When | None = None
    new_when: When | None = None
    where: Where | None = None
    issues: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


Event = Statement | Meeting | Agreement | Action
