"""Make one entry of the claims that tell one occasion: the merged view, its history, and what reports disagree on."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from communique.fuse.views import View, party_key
from communique.model import (
    Action,
    Agreement,
    Dispute,
    DisputedValue,
    Entry,
    Event,
    Meeting,
    Party,
    Statement,
    When,
    Where,
)

# What came of an occasion, the more final the higher: of two tellings of the same day the more final one counts.
_FINALITY = {"proposed": 0, "planned": 1, "ongoing": 2, "refused": 3, "cancelled": 3, "denied": 3, "held": 4}
_CONFLICTS = ({"held", "denied"}, {"held", "refused"}, {"held", "cancelled"})


def build_entry(views: Sequence[View], copies: Mapping[str, str]) -> Entry:
    """Return the entry of `views`. Its id carries the digits of its earliest claim, so any claim leads to its entry."""
    ordered = sorted(views, key=lambda view: (view.told is None, view.told or 0, view.claim.id))
    fullest = max(ordered, key=lambda view: (_fullness(view), view.claim.id))
    reports = {view.report for view in views}
    documents = {view.claim.document for view in views}
    first = ordered[0]
    history = tuple((_day(view), view.status, view.claim.id) for view in ordered)
    rest = [view for view in ordered if view is not fullest]
    return Entry(
        id="entry-" + first.claim.id.partition("-")[2],
        event=_merge(fullest, ordered),
        claims=(fullest.claim.id, *(view.claim.id for view in rest)),
        disputes=tuple(_disputes(ordered)),
        independent=len(reports),
        copies=len(documents) - len({copies.get(document, document) for document in documents}),
        history=history,
    )


def _day(view: View) -> str:
    from datetime import date

    return date.fromordinal(view.told).isoformat() if view.told is not None else ""


def _fullness(view: View) -> tuple[int, int, int]:
    event = view.claim.event
    known = sum(1 for name in ("when", "where", "title", "issues") if getattr(event, name, None))
    return known + len(view.parties), int(view.exact), len(view.words)


def _merge(fullest: View, ordered: Sequence[View]) -> Event:
    event = fullest.claim.event
    changes: dict[str, object] = {"issues": _issues(ordered), "when": _best_when(ordered) or event.when}
    if isinstance(event, Statement):
        return msgspec.structs.replace(event, **changes)
    changes["status"] = _status(ordered)
    if isinstance(event, Meeting | Action):
        changes["where"] = _best_where(ordered) or event.where
    if isinstance(event, Meeting | Agreement):
        changes["parties"] = _union(fullest, ordered, "parties")
        changes["title"] = event.title or _first_title(ordered)
    else:
        changes["actors"] = _union(fullest, ordered, "actors")
        changes["targets"] = _union(fullest, ordered, "targets")
    return msgspec.structs.replace(event, **changes)


def _issues(ordered: Sequence[View]) -> tuple[str, ...]:
    counts = Counter(issue for view in ordered for issue in view.claim.event.issues)
    return tuple(issue for issue, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _status(ordered: Sequence[View]) -> str:
    """Return the status of the newest telling; what was once told as held stays held unless it is denied."""
    newest = max(ordered, key=lambda view: (view.told or 0, _FINALITY.get(view.status, 1), view.claim.id))
    statuses = {view.status for view in ordered}
    if "held" in statuses and newest.status in ("planned", "proposed", "ongoing"):
        return "held"
    return newest.status


def _best_when(ordered: Sequence[View]) -> When | None:
    """Return the date most independent reports give, of the finest precision told."""
    dated = [view for view in ordered if view.claim.event.when is not None and view.first is not None]
    exact = [view for view in dated if view.exact] or dated
    votes: dict[tuple[int | None, int | None], set[str]] = {}
    for view in exact:
        votes.setdefault((view.first, view.last), set()).add(view.report)
    if not votes:
        return None
    best = max(votes, key=lambda key: (len(votes[key]), -(key[0] or 0)))
    return next(view.claim.event.when for view in exact if (view.first, view.last) == best)


def _best_where(ordered: Sequence[View]) -> Where | None:
    places: dict[str, list[Where]] = {}
    for view in ordered:
        event = view.claim.event
        if isinstance(event, Meeting | Action) and event.where is not None and view.place:
            places.setdefault(view.place, []).append(event.where)
    if not places:
        return None

    def rank(key: str) -> tuple[bool, int, str]:
        found = places[key]
        return any(where.latitude is not None for where in found), len(found), key

    return places[max(places, key=rank)][0]


def _union(fullest: View, ordered: Sequence[View], field: str) -> tuple[Party, ...]:
    """Return the parties of all tellings, those of the fullest first; a state is left out when its person is named."""
    parties: dict[str, Party] = {}
    for view in (fullest, *ordered):
        for party in getattr(view.claim.event, field, ()):
            parties.setdefault(party_key(party), party)
    named = set().union(
        *(keys - {key} for view in ordered for key, keys in view.parties.items() if key.startswith("person:"))
    )
    return tuple(party for key, party in parties.items() if key not in named or key.startswith("person:"))


def _first_title(ordered: Sequence[View]) -> str | None:
    return next((title for view in ordered if (title := getattr(view.claim.event, "title", None))), None)


def _disputes(ordered: Sequence[View]) -> list[Dispute]:
    """Return the fields on which independent reports disagree: exact days, places, whether it happened."""
    if len({view.report for view in ordered}) < 2 or ordered[0].kind == "statement":
        return []
    found = []
    exact = [view for view in ordered if view.exact and not view.moved]
    found.append(("when", {view.claim.id: _date_text(view) for view in exact} if _days_differ(exact) else {}))
    places = {
        view.claim.id: view.claim.event.where.name
        for view in ordered
        if isinstance(view.claim.event, Meeting | Action) and view.claim.event.where is not None
    }
    found.append(("where", places if _apart_on_the_map(ordered) else {}))
    last = max((view.told or 0) for view in ordered)
    statuses = {view.claim.id: view.status for view in ordered if last - (view.told or 0) <= 3}
    conflict = any(pair <= set(statuses.values()) for pair in _CONFLICTS)
    found.append(("status", statuses if conflict else {}))
    disputes = []
    reports = {view.claim.id: view.report for view in ordered}
    for field, values in found:
        sides: dict[str, list[str]] = {}
        for claim, value in values.items():
            sides.setdefault(value, []).append(claim)
        # a report and its copies are one voice, and one voice that says two things does not disagree with itself
        voices = [{reports[claim] for claim in claims} for claims in sides.values()]
        if len(sides) > 1 and len(set().union(*voices)) > 1:
            disputes.append(Dispute(field, tuple(DisputedValue(v, tuple(c)) for v, c in sorted(sides.items()))))
    return disputes


def _days_differ(exact: Sequence[View]) -> bool:
    """Tell whether two stated dates have no day in common: 11 October and 11-12 October do not disagree."""
    firsts = [view.first for view in exact if view.first is not None]
    lasts = [view.last for view in exact if view.last is not None]
    return bool(firsts) and max(firsts) > min(lasts)


def _date_text(view: View) -> str:
    when = view.claim.event.when
    assert when is not None
    return when.start[:10] if when.end is None else f"{when.start[:10]}/{when.end[:10]}"


def _apart_on_the_map(ordered: Sequence[View]) -> bool:
    cities = {view.place for view in ordered if view.place}
    countries = {view.country for view in ordered if view.country}
    return len(cities) > 1 and len(countries) > 1
