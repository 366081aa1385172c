"""Bind "the bloc", "the organisation's ministers" to the body of states told last, where the reading left them open."""

import re
from typing import Any

import msgspec

from communique.extract.rebinding import with_mentions
from communique.model import Actor, Mention, Reading

OPEN_KINDS = frozenset({"org", "group", "anonymous"})
_BLOC = re.compile(
    r"(?:the|this|its)\s+(?:(?:regional|economic|security|military|trade|west|east|african|asian|arab|gulf|european"
    r"|southeast|latin|american|caribbean|\w+-(?:nation|member|state|strong))\s+)*"
    r"(?:bloc|grouping|organi[sz]ation|alliance|union|association|league|pact)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(r",?\s[A-Z]")
REACH = 6  # sentences back to the body


def bind_blocs(reading: Reading, text: str, *, directory: Any) -> Reading:
    """Return the reading with such words bound; the same reading where none is open or no body stands before them."""
    if directory is None or not hasattr(directory, "actors"):
        return reading
    bodies = {actor.id for actor in reading.actors if _is_body_of_states(actor)}
    offices = {mention.office.split("/")[0] for mention in reading.mentions if mention.office}
    bodies |= {name for name in offices if name in directory.actors and _is_body_of_states(directory.actors[name])}
    if not bodies:
        return reading
    mentions = [_bound(mention, reading, bodies, text) for mention in reading.mentions]
    return with_mentions(reading, mentions, directory=directory)


def _bound(mention: Mention, reading: Reading, bodies: set[str], text: str) -> Mention:
    if mention.actor is not None or mention.kind not in OPEN_KINDS or not _BLOC.match(mention.span.of(text)):
        return mention
    if _NAMED.match(text, mention.span.end):
        return mention  # "the regional bloc IGAD"
    before = [
        body
        for other in reading.mentions
        if other.span.end <= mention.span.start and mention.sentence - other.sentence <= REACH
        for body in (other.actor, (other.office or "").split("/")[0])
        if body in bodies
    ]
    return msgspec.structs.replace(mention, actor=before[-1]) if before else mention


def _is_body_of_states(actor: Actor) -> bool:
    return actor.id.startswith("body:") and actor.sector == "IGO"
