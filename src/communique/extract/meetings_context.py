"""Give an occasion the day and place of another to which the text ties it: a visit's, or the meeting told just before.

"He will also see the queen" happens on the visit that is announced; "she then met Y" on the day of what she did before.
"""

from collections.abc import Mapping, Sequence

import msgspec

from communique.extract.meetings_compare import FUTURE, PAST, VISITING, is_person
from communique.extract.meetings_telling import Telling
from communique.model import When, Where

NEAR = 4  # sentences back to the meeting to which "also" and "then" add one


def fill_from_context(groups: Sequence[list[Telling]], sides: Mapping[str, str]) -> list[list[Telling]]:
    """Return the occasions, those without a day or place given that of the visit or meeting they belong to."""
    filled: list[list[Telling]] = []
    for group in groups:
        when, where = _when(group), _where(group)
        other = None
        if when is None or where is None:
            other = _visit_of(group, groups, sides) or _told_before(group, [*filled, *groups[len(filled) + 1 :]])
        if other is not None:
            day = when or (_when(other) if not any(known.no_day for known in group) else None)
            calls = all(known.family == "call" for known in group)  # has no place of its own
            near = not calls and (when is None or _same_day(when, _when(other)))
            place = where or (_where(other) if near else None)
            group = [msgspec.structs.replace(group[0], when=day, where=place), *group[1:]]
        filled.append(group)
    return filled


def _visit_of(
    group: Sequence[Telling], groups: Sequence[list[Telling]], sides: Mapping[str, str]
) -> Sequence[Telling] | None:
    """Return the one visit that is to come on which a guest is to meet someone of the host's side."""
    statuses = {known.status for known in group if known.is_told}
    actors = _actors(group)
    if not statuses or not statuses <= FUTURE or len(actors) != 2:
        return None
    found = []
    for visit in groups:
        told = {known.status for known in visit if known.is_told}
        guests = {party.actor for known in visit for party in known.parties if party.role == "guest"}
        hosts = {sides.get(party.actor or "", party.actor) for known in visit for party in known.parties}
        others = {sides.get(actor, actor) for actor in actors - guests}
        if (
            visit is not group
            and any(known.family in VISITING for known in visit)
            and told
            and told <= FUTURE
            and len(guests & actors) == 1
            and others <= hosts
            and (_when(visit) is not None or _where(visit) is not None)
        ):
            found.append(visit)
    dated = [visit for visit in found if _when(visit) is not None]
    found = dated or found
    return found[0] if len(found) == 1 else None


def _told_before(group: Sequence[Telling], before: Sequence[list[Telling]]) -> Sequence[Telling] | None:
    """Return the meeting just before to which "also", "then" or "later" adds this one of the same person.

    One still to come belongs to the one before when it is said to be "there".
    """
    first = next((known for known in group if known.is_added), group[0])
    follows = first.status in PAST or (first.status in FUTURE and _is_there(first))
    if not first.is_added or not follows:
        return None
    when = PAST if first.status in PAST else FUTURE
    for other in reversed(before):
        gap = first.sentence - max((known.sentence for known in other if known.trigger < first.trigger), default=-NEAR)
        shared = _actors(group) & _actors(other)
        if 0 <= gap <= NEAR and shared and {known.status for known in other if known.is_told} & when:
            return other
    return None


def _is_there(telling: Telling) -> bool:
    """Return whether the telling's place is the one told before: "is also to meet Y there"."""
    where, last = telling.where, telling.span
    return (
        where is not None and where.span is not None and len(where.span) == len("there") and last.contains(where.span)
    )


def _actors(group: Sequence[Telling]) -> set[str]:
    return {party.actor for known in group for party in known.parties if party.actor is not None and is_person(party)}


def _when(group: Sequence[Telling]) -> When | None:
    return next((known.when for known in group if known.when is not None), None)


def _where(group: Sequence[Telling]) -> Where | None:
    return next((known.where for known in group if known.where is not None), None)


def _same_day(left: When, right: When | None) -> bool:
    return right is not None and left.start == right.start
