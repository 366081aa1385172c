"""Turn parties into the sides they act for: a foreign minister signs for his state, so does a ministry."""

from collections.abc import Iterable, Mapping

import msgspec

from communique.directory import Directory
from communique.model import Actor, Mention, Party, Reading

POLITICAL = frozenset({"state", "body"})


def actor_table(reading: Reading, directory: Directory) -> Mapping[str, Actor]:
    """Return the actors that `reading` knows, by id; the directory's others are asked one by one in `as_side`."""
    return {actor.id: actor for actor in reading.actors}


def find_actor(identity: str | None, reading: Reading, directory: Directory) -> Actor | None:
    """Return the actor with this id from the reading, else from the directory."""
    if identity is None:
        return None
    known = next((actor for actor in reading.actors if actor.id == identity), None)
    return known or directory.actors.get(identity)


def as_side(party: Party, reading: Reading, *, directory: Directory) -> Party:
    """Return the state or alliance that `party` acts for, as a party; `party` itself where none is known.

    An organ of a state (ministry, army, parliament) acts for the state, an office-holder for that of his office.
    """
    actor = find_actor(party.side, reading, directory)
    if actor is None:
        own = find_actor(party.actor, reading, directory)
        if own is None or own.kind == "state":
            return party
        actor = find_actor(own.acts_for, reading, directory)
        if actor is None and own.kind == "body":
            parent = find_actor(own.parent, reading, directory)
            actor = parent if parent is not None and parent.kind == "state" else None
        if actor is None:
            return party
    # A body of a state that stands as a side (a foreign ministry) is taken up to its state.
    above = find_actor(actor.acts_for or actor.parent, reading, directory)
    if actor.kind == "body" and above is not None and above.kind == "state":
        actor = above
    return msgspec.structs.replace(
        party, actor=actor.id, name=actor.name, office=None, side=None, country=actor.iso3, sector=actor.sector
    )


def is_political(party: Party, mention: Mention, reading: Reading, directory: Directory) -> bool:
    """Return whether the party can act in politics: a state, a body, someone with a side or office, a named group."""
    actor = find_actor(party.actor, reading, directory)
    if actor is not None:
        return actor.kind in POLITICAL or actor.kind == "group" or bool(party.side or party.office or actor.acts_for)
    return mention.kind in ("group", "norp", "org")


def unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the parties without repeats of an actor or a name, in order."""
    kept: dict[str, Party] = {}
    for party in parties:
        kept.setdefault(party.actor or party.name.casefold(), party)
    return tuple(kept.values())
