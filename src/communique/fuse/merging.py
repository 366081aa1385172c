"""Make one entry of the claims that tell one occasion: the merged view, its history, and what reports disagree on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from communique.fuse.disputes import find_disputes
from communique.fuse.steps import status_of
from communique.fuse.views import View, party_key
from communique.model import (
    Action,
    Agreement,
    Entry,
    Event,
    Meeting,
    Party,
    Statement,
    When,
    Where,
)


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
        disputes=find_disputes(ordered),
        independent=len(reports),
        copies=len(documents) - len({copies.get(document, document) for document in documents}),
        history=history,
    )


def _day(view: View) -> str:
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
    changes["status"] = status_of(ordered)
    if isinstance(event, Meeting | Action) and changes["status"] == "held":
        changes["new_when"] = None  # what was put off has taken place: `when` tells the day
    if isinstance(event, Meeting | Action):
        changes["where"] = _best_where(ordered) or event.where
    if isinstance(event, Meeting | Agreement):
        changes["parties"] = _union(fullest, ordered, "parties")
        changes["title"] = _title(event.title, ordered)
    else:
        changes["actors"] = _union(fullest, ordered, "actors")
        changes["targets"] = _union(fullest, ordered, "targets")
    return msgspec.structs.replace(event, **changes)


def _issues(ordered: Sequence[View]) -> tuple[str, ...]:
    counts = Counter(issue for view in ordered for issue in view.claim.event.issues)
    return tuple(issue for issue, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _best_when(ordered: Sequence[View]) -> When | None:
    """Return the date most independent reports give, of the finest precision told.

    The day of another step (an accord in principle before its signature) counts only if nobody dates the present one.
    """
    status = status_of(ordered)
    dated = [view for view in ordered if view.claim.event.when is not None and view.first is not None]
    dated = [view for view in dated if view.status == status] or dated
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


def _title(fullest: str | None, ordered: Sequence[View]) -> str | None:
    """Return a name if any report gives one ("INF Treaty"), else a description ("agreement on all issues")."""
    told = [fullest, *(getattr(view.claim.event, "title", None) for view in ordered)]
    titles = [title for title in told if title]
    return next((title for title in titles if title[0].isupper()), titles[0] if titles else None)
