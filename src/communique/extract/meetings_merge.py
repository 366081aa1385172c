"""Join the tellings of one document into occasions: headline, caption and body, planned and held, are one meeting.

Two tellings are of one occasion when their parties agree (a person stands for his side), their dates do not
contradict and their
statuses can follow one another. A telling that names no parties ("the talks will be held in …") belongs to the
occasion told last.
"""

from collections.abc import Mapping, Sequence

import msgspec

from communique.extract.meetings_triggers import Family
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
    if telling.points_back and len(keys_of(telling.parties)) < 2:
        for group in sorted(groups, key=lambda group: -group[-1].sentence):
            near = telling.sentence - group[-1].sentence <= BACK
            if near and _agrees(group, telling, sides, needed=0):
                return group
        return None
    for group in sorted(groups, key=lambda group: group is not last):
        if _agrees(group, telling, sides, needed=2):
            return group
    return None


def _agrees(group: Sequence[Telling], telling: Telling, sides: Mapping[str, str], *, needed: int) -> bool:
    dated = [known.when for known in group if known.when is not None]
    same_date = telling.when is not None and any(dates_overlap(telling.when, when) for when in dated)
    if telling.when is not None and dated and not same_date:
        return False
    parties = [party for known in group for party in known.parties]
    titled = telling.title is not None and any(_same_title(telling.title, known.title) for known in group)
    if not titled and not parties_agree(parties, telling.parties, sides, needed=needed):
        return False
    if telling.is_state_visit != group[0].is_state_visit and telling.family in VISITING and needed:
        return False
    statuses = {known.status for known in group}
    if needed == 0:
        return (
            telling.family not in VISITING
            or any(known.family in VISITING for known in group)
            or telling.status in statuses
        )
    return same_date or _can_follow(statuses, telling.status)


def _can_follow(statuses: set[Status], status: Status) -> bool:
    if status in PAST:
        return bool(statuses & PAST)
    if status in FUTURE:
        return bool(statuses & FUTURE) and not statuses & PAST
    return status in statuses or (status == "cancelled" and bool(statuses & FUTURE))


def parties_agree(left: Sequence[Party], right: Sequence[Party], sides: Mapping[str, str], *, needed: int) -> bool:
    """Return whether the smaller cast is part of the larger: the same actors, or a person and the state he stands
    for."""
    mine, other = keys_of(left), keys_of(right)
    smaller, larger = (mine, other) if len(mine) <= len(other) else (other, mine)
    matched = sum(any(_same_party(key, known, sides) for known in larger) for key in smaller)
    if not needed:
        return matched == len(smaller) or (
            bool(other) and all(any(_same_party(k, m, sides) for m in mine) for k in other)
        )
    return matched == len(smaller) and matched >= min(needed, len(smaller)) and len(smaller) >= 2


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
    return max((telling.status for telling in group), key=lambda status: NEWEST[status])
