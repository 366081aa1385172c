"""Join the tellings of one document into occasions: headline, caption and body, planned and held, are one meeting.

Two tellings are of one occasion when their parties agree (a person stands for his side), their dates do not
contradict and their
statuses can follow one another. A telling that names no parties ("the talks will be held in …") belongs to the
occasion told last.
"""

from collections.abc import Mapping, Sequence

import msgspec

from communique.extract.meetings_triggers import Family
from communique.extract.parties import merge_parties
from communique.model import Party, Span, When, Where
from communique.model.events import Status

PAST = frozenset({"held", "ongoing"})
FUTURE = frozenset({"planned", "proposed"})
# The newest status of one occasion: what was planned is held later, what is off was planned before.
NEWEST: Mapping[Status, int] = {
    "proposed": 0, "planned": 1, "held": 3, "ongoing": 4, "refused": 5, "denied": 5, "cancelled": 6,
}  # fmt: skip
VISITING = frozenset({"visit", "host", "motion"})
BACK = 4  # sentences over which "the meeting" looks back; farther it is mostly another one


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the text that tells of a meeting."""

    sentence: int
    trigger: Span
    span: Span
    family: Family
    parties: tuple[Party, ...]
    status: Status
    is_told: bool = True
    points_back: bool = False
    when: When | None = None
    new_when: When | None = None
    where: Where | None = None
    title: str | None = None
    title_span: Span | None = None
    issues: tuple[str, ...] = ()
    is_state_visit: bool = False
    is_headline: bool = False


def group_tellings(tellings: Sequence[Telling], sides: Mapping[str, str]) -> list[list[Telling]]:
    """Return the tellings by occasion, in order of their first telling. sides maps actor ids to the state or body
    they stand for."""
    groups: list[list[Telling]] = []
    last: list[Telling] | None = None
    for telling in tellings:
        group = _find_group(groups, telling, last, sides)
        if group is None:
            if len(keys_of(telling.parties)) < 2 and telling.title is None:
                continue
            group = []
            groups.append(group)
        group.append(telling)
        last = group
    return groups


def _find_group(
    groups: Sequence[list[Telling]], telling: Telling, last: list[Telling] | None, sides: Mapping[str, str]
) -> list[Telling] | None:
    pointing = telling.points_back and len(keys_of(telling.parties)) < 2
    for group in sorted(groups, key=lambda group: (-group[-1].sentence, group is not last)):
        if pointing and telling.sentence - group[-1].sentence > BACK:
            return None
        if _agrees(group, telling, sides, pointing=pointing):
            return group
    return None


def _agrees(group: Sequence[Telling], telling: Telling, sides: Mapping[str, str], *, pointing: bool) -> bool:
    dated = [known.when for known in group if known.when is not None]
    same_date = telling.when is not None and any(dates_overlap(telling.when, when) for when in dated)
    if telling.when is not None and dated and not same_date:
        return False
    titled = telling.title is not None and any(_same_title(telling.title, known.title) for known in group)
    parties = named_parties([party for known in group for party in known.parties], sides)
    if not (titled or parties_agree(parties, telling.parties, sides, alone=pointing or same_date)):
        return False
    if telling.is_state_visit != group[0].is_state_visit and telling.family in VISITING and not pointing:
        return False
    if pointing and telling.family in VISITING and not any(known.family in VISITING for known in group):
        return False
    statuses = {known.status for known in group if known.is_told}
    return same_date or not telling.is_told or not statuses or can_follow(statuses, telling.status, pointing=pointing)


def can_follow(statuses: set[Status], status: Status, *, pointing: bool = False) -> bool:
    """Return whether a telling with `status` can be of the occasion whose other tellings have `statuses`."""
    if status in PAST:
        return bool(statuses & PAST)
    if status in FUTURE:
        return bool(statuses & FUTURE) and not statuses & PAST
    return (
        status in statuses or (status == "cancelled" and bool(statuses & FUTURE)) or (pointing and not statuses & PAST)
    )


def named_parties(parties: Sequence[Party], sides: Mapping[str, str]) -> tuple[Party, ...]:
    """Return each party once: the persons, and states or bodies only where no person is named for them."""
    merged = merge_parties(parties)
    covered = {sides[party.actor] for party in merged if is_person(party) and party.actor in sides}
    return tuple(
        party for party in merged if is_person(party) or not ({party.actor, sides.get(party.actor or "")} & covered)
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
    return first_left <= last_right and first_right <= last_left


def _bounds(when: When) -> tuple[str, str]:
    first = when.start.replace("X", "0")
    last = (when.end or when.start).replace("X", "9")
    return first + "-00-00"[len(first) - 4 :] if len(first) < 10 else first, last + "-99-99"[len(last) - 4 :] if len(
        last
    ) < 10 else last


def _same_title(left: str, right: str | None) -> bool:
    if right is None:
        return False
    mine, other = set(left.casefold().split()), set(right.casefold().split())
    return mine <= other or other <= mine


def newest_status(group: Sequence[Telling]) -> Status:
    """Return the status of the newest telling, by what can follow what rather than by place."""
    told = [telling.status for telling in group if telling.is_told] or [telling.status for telling in group]
    return max(told, key=lambda status: NEWEST[status])
