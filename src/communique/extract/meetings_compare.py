"""Compare the parties, dates and titles of two tellings of a meeting, and a telling with an occasion told before."""

from collections.abc import Mapping, Sequence

from communique.extract.meetings_telling import Telling
from communique.extract.parties import merge_parties
from communique.model import Party, When

UNDONE = frozenset({"cancelled", "refused", "denied"})
PAST = frozenset({"held", "ongoing"})
FUTURE = frozenset({"planned", "proposed"})
VISITING = frozenset({"visit", "host", "motion"})
BACK = 4  # sentences over which "the meeting" looks back; farther it is mostly another one


def count_sides(parties: Sequence[Party], sides: Mapping[str, str]) -> int:
    """Return how many parties there are when a body and its state count as one."""
    return len({party.actor if is_person(party) else sides.get(party.actor or "", party.actor) for party in parties})


def named_parties(parties: Sequence[Party], sides: Mapping[str, str]) -> tuple[Party, ...]:
    """Return each party once: the persons, and states or bodies only where no person is named for them."""
    merged = merge_parties(parties)
    covered = {sides.get(party.actor or "") for party in merged if is_person(party)} - {None}
    states = {party.actor for party in merged if (party.actor or "").startswith("state:")}
    return tuple(
        party
        for party in merged
        if is_person(party)
        or not ({party.actor, sides.get(party.actor or "")} & covered or sides.get(party.actor or "") in states)
    )


def is_person(party: Party) -> bool:
    """Return whether the party is a person, by the directory or only by the document."""
    return party.actor is not None and party.actor.startswith(("person:", "local:"))


def parties_agree(left: Sequence[Party], right: Sequence[Party], sides: Mapping[str, str], *, alone: bool) -> bool:
    """Return whether the smaller cast is part of the larger: the same actors, or a person and the state he stands for.

    alone: one party in common is enough where the other cast names no more (or none).
    """
    mine, other = keys_of(left), keys_of(right)
    smaller, larger = (mine, other) if len(mine) <= len(other) else (other, mine)
    matched = sum(any(_same_party(key, known, sides) for known in larger) for key in smaller)
    return matched == len(smaller) and (len(smaller) >= 2 or alone)


def _same_party(key: str, known: str, sides: Mapping[str, str]) -> bool:
    if key == known:
        return True
    return sides.get(key) == known or sides.get(known) == key


def keys_of(parties: Sequence[Party]) -> tuple[str, ...]:
    """Return the parties' actors (or names), each once."""
    return tuple(dict.fromkeys(party.actor or party.name for party in parties))


def dates_overlap(left: When, right: When) -> bool:
    """Return whether two dates, of whatever precision, can be the same occasion's."""
    first_left, last_left = _bounds(left)
    first_right, last_right = _bounds(right)
    if (
        first_left[:7] == first_right[:7]
        and "-00" not in first_left + first_right
        and (_is_week(left) or _is_week(right))
    ):
        return abs(int(first_left[8:]) - int(first_right[8:])) <= 8  # "last week" is told loosely
    return first_left <= last_right and first_right <= last_left


def _is_week(when: When) -> bool:
    return (
        when.end is not None
        and len(when.end) == 10
        and when.start[:7] == when.end[:7]
        and int(when.end[8:]) - int(when.start[8:]) == 6
    )


def _bounds(when: When) -> tuple[str, str]:
    first = when.start.replace("X", "0")
    last = (when.end or when.start).replace("X", "9")
    return first + "-00-00"[len(first) - 4 :] if len(first) < 10 else first, last + "-99-99"[len(last) - 4 :] if len(
        last
    ) < 10 else last


def same_title(left: str, right: str | None) -> bool:
    if right is None:
        return False
    mine, other = set(left.casefold().split()), set(right.casefold().split())
    return mine <= other or other <= mine


def persons_of(group: Sequence[Telling]) -> int:
    return len({party.actor for known in group for party in known.parties if is_person(party)})


def actors_of(group: Sequence[Telling]) -> set[str]:
    return {key for known in group for key in keys_of(known.parties)}


def distance_to(group: Sequence[Telling], telling: Telling) -> int:
    """Return how far the nearest telling stands before, in sentences; what stands after counts as farther."""
    gaps = [telling.sentence - known.sentence for known in group]
    return min(gap if gap >= 0 else 3 - gap for gap in gaps)
