"""Work out who stands where on an issue, over time: statements by actor and issue, in order of day.

A position is a state's or a body's: a minister speaks for the side that he stands for. Statements whose act only
reports are no stance and are left out unless asked for.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from communique.model import Actor, Statement
from communique.record.filters import Filters
from communique.record.lists import Listed, list_entries
from communique.store import Store, load_actors

STANCES = ("supports", "opposes", "calls-for", "commits", "criticises", "denies", "warns", "expects")
MOST = 5_000  # statements looked at; beyond it the period or the actor should be narrowed


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where `actor` stands on `issue`: its statements in order of day, and how many of each act."""

    actor: str
    name: str
    issue: str
    acts: dict[str, int]
    statements: tuple[Listed, ...]


class Positions(msgspec.Struct, frozen=True, kw_only=True):
    """Positions, those with most statements first; complete is false when there were more than `MOST` statements."""

    positions: tuple[Position, ...]
    complete: bool = True
    notes: tuple[str, ...] = ()


def list_positions(
    store: Store,
    filters: Filters,
    *,
    by_speaker: bool = False,
    reports: bool = False,
    directory: Callable[[], Any] | None = None,
) -> Positions:
    """Return the positions that the statements of `filters` express; an actor in the filters must be the one who
    speaks.

    by_speaker: one position a person instead of one a side. reports: count acts that only report as well.
    """
    asked = msgspec.structs.replace(filters, kinds=("statement",), speaker=filters.speaker + filters.actor, actor=())
    if not asked.act and not reports:
        asked = msgspec.structs.replace(asked, act=STANCES)
    page = list_entries(store, asked, limit=MOST, count=False, directory=directory)
    speakers = [(one, one.entry.event) for one in page.entries if isinstance(one.entry.event, Statement)]
    with store.read() as connection:
        actors = load_actors(connection)
    wanted = {issue.casefold() for issue in filters.issue}
    groups: dict[tuple[str, str], list[Listed]] = {}
    for one, event in speakers:
        holder = _holder(event, actors, by_speaker)
        if holder is not None:
            for issue in event.issues:
                if not wanted or issue.casefold() in wanted:
                    groups.setdefault((holder, issue), []).append(one)
    positions = [
        Position(
            actor=holder,
            name=actors[holder].name if holder in actors else holder,
            issue=issue,
            acts=_acts(statements),
            statements=tuple(statements),
        )
        for (holder, issue), statements in groups.items()
    ]
    positions.sort(key=lambda one: (-len(one.statements), one.issue, one.name))
    return Positions(positions=tuple(positions), complete=len(page.entries) < MOST, notes=page.notes)


def _holder(event: Statement, actors: Mapping[str, Actor], by_speaker: bool) -> str | None:
    """Return the id of whose position it is; a speaker nobody can name holds none."""
    if by_speaker:
        party = event.speaker or event.on_behalf_of
        return party.actor if party is not None else None
    party = event.on_behalf_of or event.speaker
    if party is None or party.actor is None:
        return None
    side = party.side or party.actor
    body = actors.get(side)
    return body.acts_for if body is not None and body.acts_for else side


def _acts(statements: list[Listed]) -> dict[str, int]:
    acts: dict[str, int] = {}
    for one in statements:
        if isinstance(one.entry.event, Statement):
            acts[one.entry.event.act] = acts.get(one.entry.event.act, 0) + 1
    return dict(sorted(acts.items(), key=lambda item: (-item[1], item[0])))
