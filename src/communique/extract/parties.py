"""Name the parties of an event: who a mention is, whom it stands for, and which mentions stand around a trigger.

A person is himself; a capital or palace that stands for a government is its state (the resolve stage binds it so); a
nationality ("the Russian side") is its state. What a party's fields mean is in the guide under "Names".
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from communique.model import Actor, Mention, Party, Reading, Span

ACTING_KINDS = frozenset({"person", "org", "norp", "place", "role", "pronoun", "group", "facility"})


def party_of(mention: Mention, reading: Reading, *, directory: Any = None, role: str | None = None) -> Party:
    """Return the party that `mention` names: its actor with side, country and sector where they are known.

    An unbound mention gives a party without actor, named by its own words only in so far as the reading has them.
    """
    actor = actor_of(mention, reading, directory=directory)
    if actor is None:
        return Party(actor=None, name="", role=role, span=mention.span)
    side = side_of(actor, mention, reading, directory=directory)
    country = actor.iso3 or _country(side)
    return Party(
        actor=actor.id,
        name=actor.name,
        role=role,
        office=mention.office,
        side=side,
        country=country,
        sector=actor.sector,
        span=mention.span,
    )


def actor_of(mention: Mention, reading: Reading, *, directory: Any = None) -> Actor | None:
    """Return the actor a mention is bound to; the reading knows it, or the directory does."""
    if mention.actor is None:
        return None
    for actor in reading.actors:
        if actor.id == mention.actor:
            return actor
    if directory is not None:
        found = directory.actors.get(mention.actor)
        return found if isinstance(found, Actor) else None
    return None


def side_of(actor: Actor, mention: Mention, reading: Reading, *, directory: Any = None) -> str | None:
    """Return the state or body that the actor stands for: a person's by office, a ministry's by its parent."""
    if actor.kind == "state":
        return actor.id
    if mention.office and "/" in mention.office:
        return mention.office.split("/", 1)[0]
    return actor.acts_for or actor.parent or (actor.id if actor.kind == "body" else None)


def mentions_in(reading: Reading, span: Span, *, kinds: Iterable[str] = ACTING_KINDS) -> tuple[Mention, ...]:
    """Return the bound mentions inside `span`, in text order, those nested in a larger bound one left out."""
    wanted = frozenset(kinds)
    inside = [
        mention
        for mention in reading.mentions
        if mention.kind in wanted and mention.actor is not None and span.contains(mention.span)
    ]
    return tuple(mention for mention in inside if not any(_nested(mention, other) for other in inside))


def merge_parties(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties, each actor once, in order; a role or office known at one telling is kept."""
    merged: dict[str, Party] = {}
    for party in parties:
        key = party.actor or party.name
        known = merged.get(key)
        if known is None:
            merged[key] = party
        else:
            merged[key] = msgspec.structs.replace(
                known, role=known.role or party.role, office=known.office or party.office, side=known.side or party.side
            )
    return tuple(merged.values())


def _nested(mention: Mention, other: Mention) -> bool:
    return other is not mention and other.span.contains(mention.span) and len(other.span) > len(mention.span)


def _country(side: str | None) -> str | None:
    if side is None or not side.startswith("state:"):
        return None
    return side.removeprefix("state:").upper()


def top_side(party: Party, reading: Reading, *, directory: Any = None, day: str | None = None) -> str | None:
    """Return the state, or the body of no state, that the party stands for: a ministry's is its state, NATO's is NATO.

    A person whose office the text does not give stands for the one that he held on `day`.
    """
    actors = {actor.id: actor for actor in reading.actors}

    def get(identity: str | None) -> Actor | None:
        if identity is None:
            return None
        return actors.get(identity) or (directory.actors.get(identity) if directory is not None else None)

    identity = party.side or party.actor
    if party.side is None and directory is not None and hasattr(directory, "tenures_of") and party.actor is not None:
        held = [tenure.office.split("/")[0] for tenure in directory.tenures_of(party.actor, day)]
        identity = held[0] if held else identity
    for _ in range(4):  # ministry, government, state: no chain of the directory is longer
        actor = get(identity)
        if actor is None or actor.kind == "state":
            break
        above = actor.acts_for or actor.parent
        if above is None or above == identity:
            break
        identity = above
    return identity
