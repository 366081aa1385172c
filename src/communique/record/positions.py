"""Work out who stands where on an issue, over time: from statements, agreements and actions, in order of day.

Nothing is averaged: every stand is one entry with its words. What is computed is the order, the days on which a stand
moves from one side to another, and the days on which both sides are taken at once.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection

from communique.model import Actor, Statement
from communique.record.filters import Filters, actor_keys, find_labels
from communique.record.lists import Listed, Page, list_entries
from communique.record.positions_stands import SIDES, Ground, Stand, grounds_of, holder_of
from communique.store import Store, load_actors
from communique.store.terms import event_parties

STANCES = ("supports", "opposes", "calls-for", "commits", "criticises", "denies", "warns", "expects")
MOST = 5_000  # entries of a kind looked at; beyond it the period or the actor should be narrowed


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which a stand is another than it was; the grounds say what it was last and what it is now."""

    day: str
    before: Stand
    after: Stand
    was: Ground
    now: Ground


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which an actor both supports and opposes, with the grounds of each."""

    day: str
    grounds: tuple[Ground, ...]


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where `actor` stands on `issue`.

    grounds are in order of day; stands and acts count them; latest is the side taken last, None when none was taken,
    or when both were on the last day.
    """

    actor: str
    name: str
    issue: str
    grounds: tuple[Ground, ...]
    stands: dict[str, int]
    latest: Stand | None
    changes: tuple[Change, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def statements(self) -> tuple[Listed, ...]:
        """Return the statements among the grounds."""
        return tuple(one.listed for one in self.grounds if isinstance(one.listed.entry.event, Statement))

    @property
    def acts(self) -> dict[str, int]:
        """Return how many grounds of each act, agreement's status or action's code there are, the most first."""
        return _counted(one.listed.entry.event.act if isinstance(one.listed.entry.event, Statement) else one.why
                        for one in self.grounds)  # fmt: skip


class Positions(msgspec.Struct, frozen=True, kw_only=True):
    """Positions, those with most grounds first; complete is false when there were more entries than looked at."""

    positions: tuple[Position, ...]
    complete: bool = True
    notes: tuple[str, ...] = ()


def list_positions(
    store: Store,
    filters: Filters,
    *,
    by_speaker: bool = False,
    reports: bool = False,
    most: int = MOST,
    directory: Callable[[], Any] | None = None,
) -> Positions:
    """Return the positions that the entries of `filters` express.

    An actor in the filters must be the one who speaks, signs or acts; a state is found with its people. by_speaker: one
    position a person instead of one a side. reports: statements that only report as well. most: entries of a kind
    looked at, the newest ones.
    """
    pages = _pages(store, filters, reports, most, directory)
    with store.read() as connection:
        actors = _actors(connection, pages)
        asked = [
            set(actor_keys(connection, wanted, directory=directory)) for wanted in (*filters.actor, *filters.speaker)
        ]
    named = [part for value in filters.issue for part in value.split(",") if part.strip()]
    told = {issue for page in pages for one in page.entries for issue in one.entry.event.issues}
    wanted = set().union(*(find_labels("issue", one, told) for one in named))
    sides = _sides(pages)
    groups: dict[tuple[str, str], dict[str, Ground]] = {}
    for one in (one for page in pages for one in page.entries):
        for party, ground in grounds_of(one, reports=reports):
            if party.side is None and len(known := sides.get(party.actor or "", ())) == 1:
                party = msgspec.structs.replace(party, side=next(iter(known)))
            holder = holder_of(party, actors, asked=set().union(*asked), by_speaker=by_speaker)
            if holder is None:
                continue
            for issue in one.entry.event.issues:
                if not named or issue in wanted:
                    groups.setdefault((holder, issue), {}).setdefault(one.id, ground)
    positions = [
        make_position(holder, actors[holder].name if holder in actors else holder, issue, tuple(grounds.values()))
        for (holder, issue), grounds in groups.items()
    ]
    positions.sort(key=lambda one: (-len(one.grounds), one.issue, one.name))
    notes = dict.fromkeys(note for page in pages for note in page.notes)
    if not filters.act:  # the acts were not asked for by the caller
        notes = dict.fromkeys(note for note in notes if not note.startswith("no act "))
    return Positions(
        positions=tuple(positions), complete=all(len(page.entries) < most for page in pages), notes=tuple(notes)
    )


def make_position(actor: str, name: str, issue: str, grounds: Sequence[Ground]) -> Position:
    """Return the position that `grounds` make, with the days on which it moves and those on which it contradicts
    itself.
    """
    ordered = tuple(sorted(grounds, key=lambda one: (one.day or "9999", one.listed.id)))
    changes: list[Change] = []
    contradictions: list[Contradiction] = []
    last: Ground | None = None
    latest: Stand | None = None
    for day, group in groupby((one for one in ordered if one.day and one.stand in SIDES), key=lambda one: one.day):
        today = list(group)
        sides = {one.stand for one in today}
        if {"supporting", "opposing"} <= sides:
            contradictions.append(Contradiction(day=day, grounds=tuple(today)))
            latest = None  # neither side is the one taken; a later day is held against the last that was clear
            continue
        now = today[-1] if last is None else next((one for one in today if one.stand == last.stand), today[-1])
        if last is not None and now.stand != last.stand:
            changes.append(Change(day=day, before=last.stand, after=now.stand, was=last, now=now))
        last, latest = now, now.stand
    return Position(
        actor=actor,
        name=name,
        issue=issue,
        grounds=ordered,
        stands=_counted(one.stand for one in ordered),
        latest=latest,
        changes=tuple(changes),
        contradictions=tuple(contradictions),
    )


def _pages(store: Store, filters: Filters, reports: bool, most: int, directory: Callable[[], Any] | None) -> list[Page]:
    """Return the statements that take a stand, and the agreements and actions, that `filters` ask for."""
    said = msgspec.structs.replace(filters, kinds=("statement",), speaker=filters.speaker + filters.actor, actor=())
    if not said.act and not reports:
        said = msgspec.structs.replace(said, act=STANCES)
    pages = []
    if "statement" in filters.kinds and not filters.status and not filters.code:
        pages.append(list_entries(store, said, limit=most, count=False, newest_first=True, directory=directory))
    kinds = tuple(kind for kind in ("agreement", "action") if kind in filters.kinds)
    if kinds and not filters.act and not filters.words:
        done = msgspec.structs.replace(filters, kinds=kinds, actor=filters.actor + filters.speaker, speaker=())
        pages.append(list_entries(store, done, limit=most, count=False, newest_first=True, directory=directory))
    return pages


def _sides(pages: Sequence[Page]) -> dict[str, set[str]]:
    """Return the sides for which each person stands: who is named without a title stands for the one he is known by."""
    sides: dict[str, set[str]] = {}
    for party in (party for page in pages for one in page.entries for party in event_parties(one.entry.event)):
        if party.actor and party.side and party.side != party.actor:
            sides.setdefault(party.actor, set()).add(party.side)
    return sides


def _actors(connection: Connection, pages: Sequence[Page]) -> dict[str, Actor]:
    """Return the actors that take part in the entries of `pages`, and those for whom they stand."""
    parties = [party for page in pages for one in page.entries for party in event_parties(one.entry.event)]
    actors = load_actors(connection, sorted({id for party in parties for id in (party.actor, party.side) if id}))
    whole = {actor.acts_for for actor in actors.values() if actor.acts_for} - set(actors)
    return actors | load_actors(connection, sorted(whole))


def _counted(values: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
