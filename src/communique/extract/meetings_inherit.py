"""Make an occasion of its own from one told before: another visit, one more round, what someone stayed away from.

Who takes part in it is not told again: they are those of the occasion before.
"""

from collections.abc import Mapping, Sequence

import msgspec

from communique.extract.meetings_compare import (
    BACK,
    FUTURE,
    UNDONE,
    VISITING,
    actors_of,
    count_sides,
    distance_to,
    is_person,
    keys_of,
    named_parties,
    persons_of,
)
from communique.extract.meetings_telling import Telling
from communique.extract.parties import merge_parties


def is_another(telling: Telling) -> bool:
    """Return whether a telling that fits no occasion tells of another one between the same sides."""
    if telling.family == "visit" and telling.parties:
        off = telling.status in UNDONE
        returns = telling.is_other and telling.status in FUTURE  # "a return visit by X"
        return (telling.is_new and (off or returns or telling.status == "proposed")) or (telling.is_told and off)
    is_verb_alone = not telling.is_noun and telling.points_back and not telling.parties  # "the two met in Lima in May"
    dated = telling.when is not None or telling.status in FUTURE or (telling.is_other and telling.where is not None)
    return (telling.is_other or is_verb_alone or is_one_more(telling)) and telling.is_told and dated


def is_one_more(telling: Telling) -> bool:
    """Return whether "a round in X last May" tells of one more occasion of those who were told before."""
    return (
        telling.is_new
        and telling.opens
        and telling.when is not None
        and telling.where is not None
        and not telling.parties
    )


def inherit(groups: Sequence[list[Telling]], telling: Telling, sides: Mapping[str, str]) -> list[list[Telling]]:
    """Return another visit of the same guest as a group of its own: "he cancelled an earlier visit"."""
    near = [
        group
        for group in groups
        if (telling.family != "visit" or any(known.family in VISITING for known in group))
        and set(keys_of(telling.parties)) <= actors_of(group)
        and count_sides([party for known in group for party in known.parties], sides) >= 2
        and telling.sentence - group[0].sentence >= 0
    ]
    are_leaders = not telling.parties and not telling.is_noun  # "the leaders met": two persons, as they are
    if are_leaders:
        near = [group for group in near if persons_of(group) >= 2]
    if not near:
        return []
    model = min(near, key=lambda group: distance_to(group, telling))
    every = [party for known in model for party in known.parties]
    if are_leaders:
        return [[msgspec.structs.replace(telling, parties=named_parties(every, sides))]]
    states = {p.actor: p for group in groups for known in group for p in known.parties if not is_person(p)}
    others = [
        party if party.role == "guest" else states.get(sides.get(party.actor or ""), party)
        for party in named_parties(every, sides)
    ]
    others = [party for party in others if party.actor not in {known.actor for known in telling.parties}]
    own = {sides.get(party.actor or "") for party in telling.parties}
    others = [party for party in others if party.actor not in own]
    returns = telling.family == "visit" and telling.status in FUTURE  # goes the other way
    where = next((known.where for known in model if known.where is not None and not returns), None)
    parties = merge_parties([*telling.parties, *others])
    return [[msgspec.structs.replace(telling, parties=parties, where=telling.where or where)]]


def absent_from(groups: Sequence[list[Telling]], telling: Telling, sides: Mapping[str, str]) -> list[list[Telling]]:
    """Return what someone stayed away from as an occasion of its own: those who met without him, and he."""
    near = [group for group in groups if 0 <= telling.sentence - group[0].sentence <= BACK]
    if not near or not telling.parties:
        return []
    model = min(near, key=lambda group: distance_to(group, telling))
    own = {*keys_of(telling.parties), *(sides.get(key) for key in keys_of(telling.parties))}
    others = [
        party
        for party in named_parties([party for known in model for party in known.parties], sides)
        if party.actor not in own and sides.get(party.actor or "") not in own
    ]
    return [[msgspec.structs.replace(telling, parties=merge_parties([*telling.parties, *others]))]] if others else []
