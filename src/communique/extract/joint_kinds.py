"""Sort the mentions of a sentence for joint words: its people, its powers, who holds a role, who is joined by "and"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec

from communique.model import Mention, Reading

COUNTS = {
    "two": 2, "both": 2, "pair": 2, "duo": 2, "neither": 2, "each": 2, "three": 3, "trio": 3, "trilateral": 3,
    "four": 4, "five": 5, "six": 6,
}  # fmt: skip
# Offices whose holders news calls "the leaders"; "leader" and "chairman" are what groups and parties have.
_LEADERS = frozenset(
    "president prime-minister monarch supreme-leader general-secretary commission-president council-president leader "
    "group-leader chairman".split()
)
_LEADING_WORDS = frozenset({"leaders", "statesmen", "rivals", "politicians"})
_AND = re.compile(r"\s*(?:,\s*)?(?:and|&|with)\s+(?:\w+\s+){0,4}")
_COMMA = re.compile(r"\s*,\s*(?:\w+\s+){0,3}")
_BEHIND_PREPOSITION = re.compile(r"\b(?:in|on|of|at|to|from|for|about|over|against|into|near)\s+(?:the\s+)?$")
_TOLD_BEFORE = 12  # characters before a name in which its preposition stands


def roles_of(words: str | None, directory: Any) -> frozenset[str] | None:
    """Return the roles that plural words name ("presidents", "foreign ministers"); None for men or officials."""
    if words is None or directory is None or not hasattr(directory, "role"):
        return None
    plain = " ".join(words.lower().split())
    if plain.rpartition(" ")[2] in _LEADING_WORDS or plain.startswith("heads of"):
        return _LEADERS
    role = directory.role(plain) or directory.role(plain.rpartition(" ")[2])
    if plain.endswith("secretaries"):
        return frozenset({"foreign-minister", "deputy-foreign-minister", "minister"})
    return None if role in (None, "leader") else frozenset({role})


def fits_role(
    mention: Mention, roles: frozenset[str] | None, text: str, day: str | None, directory: Any, *, surely: bool = False
) -> bool:
    """Tell whether a person holds one of the roles on the day, or is given it as title; one of whom nothing is known
    may, unless it is asked `surely`.
    """
    if roles is None:
        return True
    title = directory.role(mention.title.of(text)) if mention.title is not None else None
    held = [tenure.office.rsplit("/", 1)[1] for tenure in directory.tenures_of(mention.actor, day)] if day else []
    office = mention.office.rsplit("/", 1)[1] if mention.office else None
    known = [one for one in (title, office, *held) if one is not None]
    if not known:
        known = [tenure.office.rsplit("/", 1)[1] for tenure in directory.tenures_of(mention.actor)]  # ever
    if not known:
        return not surely
    if "minister" in roles:
        return any(one.endswith("minister") and one != "prime-minister" for one in known)
    return not roles.isdisjoint(known)


def people_in(here: Sequence[Mention], reading: Reading) -> list[Mention]:
    """Return the first mention of each person, by whatever words; those within a longer mention are left out."""
    return distinct([mention for mention in here if is_person(mention, reading) and not mention.plural])


def of_several_sides(people: Sequence[Mention], reading: Reading) -> list[Mention]:
    """Return the people, none where all that is known says that they are of one side."""
    parents = {actor.id: actor.parent for actor in reading.actors}
    sides = [
        one.office.rsplit("/", 1)[0] if one.office else parents.get(one.actor or "") for one in people if one.actor
    ]
    return [] if len(sides) > 1 and None not in sides and len(set(sides)) == 1 else list(people)


def is_union(mention: Mention, reading: Reading) -> bool:
    """Tell whether a mention is bound to a body of many states."""
    return any(actor.id == mention.actor and actor.sector == "IGO" for actor in reading.actors)


def is_person(mention: Mention, reading: Reading) -> bool:
    """Tell whether a mention is bound to a person, of the directory or of the document."""
    actor = mention.actor or ""
    if actor.startswith("person:"):
        return True
    if not actor.startswith("local:"):
        return False
    return mention.kind == "person" or any(one.id == actor and one.kind == "person" for one in reading.actors)


def powers_in(here: Sequence[Mention]) -> list[Mention]:
    """Return the first mention of each state, body and group; adjectives count where less than two are named."""
    named = distinct(
        [m for m in here if (m.actor or "").startswith(("state:", "body:", "group:")) and m.kind != "norp"]
    )
    if len(named) > 1:
        return named
    # Adjectives count where no body is named ("Peruvian and Bolivian troops"), not those within a person's title.
    outer = [one for one in here if not any(o.span != one.span and o.span.contains(one.span) for o in here)]
    return distinct([one for one in outer if (one.actor or "").startswith("state:")])


def as_sides(powers: Sequence[Mention], reading: Reading) -> list[Mention]:
    """Return one mention for each side: a ministry or an army and its state are one, told as the state."""
    actors = {actor.id: actor for actor in reading.actors}
    found: dict[str | None, Mention] = {}
    for mention in powers:
        actor = actors.get(mention.actor or "")
        state = next((one for one in (actor.acts_for, actor.parent) if one) if actor is not None else iter(()), None)
        side = state if state is not None and state.startswith("state:") and state in actors else mention.actor
        if side not in found:
            found[side] = mention
    if any(mention.actor == side and (side or "").startswith("state:") for side, mention in found.items()):
        # Told by its organ beside a state: the state itself is meant.
        return [msgspec.structs.replace(mention, actor=side) for side, mention in found.items()]
    return list(found.values())


def coordinated(mentions: Sequence[Mention], text: str, *, free: bool = True) -> list[Mention]:
    """Return the first list that "and" closes ("A, B and C"); with `free` not behind a preposition ("on Syria and
    Iraq").
    """
    for at, (left, right) in enumerate(pairwise(mentions)):
        if _AND.fullmatch(text[left.span.end : right.span.start]) is None:
            continue
        first = at
        while first and _COMMA.fullmatch(text[mentions[first - 1].span.end : mentions[first].span.start]):
            first -= 1
        start = mentions[first].span.start
        if free and _BEHIND_PREPOSITION.search(text[max(0, start - _TOLD_BEFORE) : start]):
            continue
        return list(mentions[first : at + 2])
    return []


def distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the first mention of each actor, those within a longer mention left out."""
    outer = [
        one
        for one in mentions
        if not any(other.span != one.span and other.span.contains(one.span) for other in mentions)
    ]
    return list({mention.actor: mention for mention in reversed(outer)}.values())[::-1]
