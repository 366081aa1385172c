"""What independent reports disagree on: the day, the place, who came, the numbers, whether it happened at all.

A report and its copies are one voice, and one voice that says two things does not disagree with itself. Tellings of two
steps (planned for the 12th, held on the 13th) are an update, and so is a count told days later; a day within a stated
period and a city within a stated country differ in scope. None of these is a dispute.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import cos, hypot, radians

from communique.fuse.steps import AHEAD, follow
from communique.fuse.views import View
from communique.model import Action, Dispute, DisputedValue, Meeting, When, Where

FRESH = 3  # days: what is told later may know better, so it updates rather than disputes
FAR = 60  # km between two places told of one occasion; a palace lies within that of its town
NEGATED = frozenset({"denied", "cancelled", "refused", "rejected"})
SETTLED = frozenset({"held", "ongoing", "agreed", "signed", "adopted", "in-force"})

_NUMBERS = {
    word: str(value)
    for value, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_COUNT = re.compile(
    r"(?P<before>(?:\w+ ){0,2})(?P<number>\d[\d,.]*\d|\d|" + "|".join(_NUMBERS) + r") (?P<words>[a-z]+(?: [a-z]+)?)"
)
# Bounds are no count, and what follows an article of time is a date or a duration: told in other units, not disputed.
_BOUND = frozenset("than least most about around nearly almost over under some roughly".split())
_JOINS = frozenset("between and or to up by of".split())
_UNIT = frozenset(
    """day week month year hour minute time round percent per january february march april may june july august
    september october november december o'clock am pm a th""".split()
)

Values = Mapping[str, str]  # claim -> what it says


def find_disputes(ordered: Sequence[View]) -> tuple[Dispute, ...]:
    """Return the fields on which the tellings of one entry disagree, each value with the claims that give it."""
    if len({view.report for view in ordered}) < 2 or ordered[0].kind == "statement":
        return ()
    reports = {view.claim.id: view.report for view in ordered}
    found: list[tuple[str, Values]] = [
        ("when", _days(ordered)),
        ("where", _places(ordered)),
        ("parties", _persons(ordered)),
        ("status", _outcomes(ordered)),
        *((f"number of {noun}", values) for noun, values in _counts(ordered)),
    ]
    return tuple(dispute for field, values in found if (dispute := _dispute(field, values, reports)))


def _dispute(field: str, values: Values, reports: Mapping[str, str]) -> Dispute | None:
    sides: dict[str, list[str]] = defaultdict(list)
    for claim, value in values.items():
        sides[value].append(claim)
    voices = [{reports[claim] for claim in claims} for claims in sides.values()]
    if len(sides) < 2 or len(set().union(*voices)) < 2:
        return None
    return Dispute(field, tuple(DisputedValue(value, tuple(claims)) for value, claims in sorted(sides.items())))


def _same_step(ordered: Sequence[View]) -> Iterable[list[View]]:
    """Yield the tellings of each status; of what lies ahead only the newest, since plans change."""
    steps: dict[str, list[View]] = defaultdict(list)
    for view in ordered:
        steps[view.status].append(view)
    for status in sorted(steps):
        views = steps[status]
        if status in ("planned", "proposed", "cancelled"):
            last = max(view.told or 0 for view in views)
            views = [view for view in views if last - (view.told or 0) <= FRESH]
        yield views


def _days(ordered: Sequence[View]) -> Values:
    exact = [view for view in ordered if view.exact and not view.moved]
    steps = list(_same_step(exact))
    if exact and exact[0].kind == "agreement":  # on whose outcome they may differ too
        steps.append([view for view in exact if view.status not in AHEAD])
    for views in steps:
        for k, one in enumerate(views):
            if any(_no_common_day(one, two) and not follow(one, two) for two in views[k + 1 :]):
                return {view.claim.id: _date_text(view.claim.event.when) for view in views}
    return {}


def _no_common_day(one: View, two: View) -> bool:
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return False
    return one.first > two.last or two.first > one.last


def _date_text(when: When | None) -> str:
    assert when is not None
    return when.start[:10] if when.end is None else f"{when.start[:10]}/{when.end[:10]}"


def _places(ordered: Sequence[View]) -> Values:
    for views in _same_step([view for view in ordered if _where(view) is not None]):
        wheres = [where for view in views if (where := _where(view)) is not None]
        if any(_far(one, two) for k, one in enumerate(wheres) for two in wheres[k + 1 :]):
            return {view.claim.id: where.name for view in views if (where := _where(view)) is not None}
    return {}


def _where(view: View) -> Where | None:
    event = view.claim.event
    return event.where if isinstance(event, Meeting | Action) else None


def _far(one: Where, two: Where) -> bool:
    if (one.place or one.name).casefold() == (two.place or two.name).casefold():
        return False
    if one.country and two.country and one.country != two.country:
        return True
    if None in (one.latitude, one.longitude, two.latitude, two.longitude) or _whole(one) or _whole(two):
        return False
    assert one.latitude is not None and one.longitude is not None
    assert two.latitude is not None and two.longitude is not None
    middle = radians((one.latitude + two.latitude) / 2)
    return 111 * hypot(one.latitude - two.latitude, (one.longitude - two.longitude) * cos(middle)) > FAR


def _whole(where: Where) -> bool:
    """Tell whether the place is a country or region: a city within it is another scope, not another place."""
    return (where.place or "").startswith(("country", "region", "state:"))


def _persons(ordered: Sequence[View]) -> Values:
    """Return who stood for a side, where two tellings of a meeting of two sides send different persons for it."""
    values: dict[str, str] = {}
    named: dict[str, set[str]] = defaultdict(set)
    for view in ordered:
        event = view.claim.event
        if not isinstance(event, Meeting) or len(event.parties) != 2 or view.status not in ("held", "ongoing"):
            continue
        persons = {p.side: p for p in event.parties if p.side and (p.actor or "").startswith(("person:", "local:"))}
        for side, person in persons.items():
            named[side].add(person.name)
        values[view.claim.id] = " and ".join(sorted(person.name for person in persons.values()))
    return {k: v for k, v in values.items() if v} if any(len(names) > 1 for names in named.values()) else {}


def _outcomes(ordered: Sequence[View]) -> Values:
    """Return the statuses where one says it took place, or was agreed, and another no earlier that it was not."""
    done = [view for view in ordered if view.status in SETTLED]
    for view in ordered:
        if view.status not in NEGATED:
            continue
        told = view.told or 0
        against = [
            one for one in done
            if abs(told - (one.told or 0)) <= FRESH and (told >= (one.told or 0) or view.status == "denied")
        ]  # fmt: skip
        if against:
            return {one.claim.id: one.status for one in (*against, view)}
    return {}


def _counts(ordered: Sequence[View]) -> Iterable[tuple[str, Values]]:
    """Yield each noun that fresh tellings count differently ("expelled 60 diplomats", "58 diplomats")."""
    last = max(view.told or 0 for view in ordered)
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for view in ordered:
        if last - (view.told or 0) > FRESH:
            continue
        own: dict[str, set[str]] = defaultdict(set)
        for citation in view.claim.citations:
            if citation.field == "whole":
                for noun, number in counted(citation.quote):
                    own[noun].add(number)
        for noun, numbers in own.items():
            if len(numbers) == 1:
                told[noun][view.claim.id] = next(iter(numbers))
    for noun in sorted(told):
        if len(set(told[noun].values())) > 1:
            yield noun, told[noun]


def counted(text: str) -> list[tuple[str, str]]:
    """Return (noun, number) of the exact counts in `text`: what is `about 60` or `three days` is none."""
    found = []
    for match in _COUNT.finditer(text.casefold()):
        words = match["words"].split()
        before = match["before"].split()
        noun = next((word for word in words if word.endswith("s") and not word.endswith("ss")), "")
        if (
            not noun
            or _BOUND.intersection(before)
            or _JOINS.intersection(before[-1:])
            or noun.rstrip("s") in _UNIT
            or words[0].rstrip("s") in _UNIT
        ):
            continue
        found.append((noun, _NUMBERS.get(match["number"], match["number"].replace(",", ""))))
    return found
