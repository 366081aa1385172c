"""Work out who stands where on an issue, over time: statements by actor and issue, in order of day.

A position is a state's or a body's: a minister speaks for the side that he stands for. Statements whose act only
reports are no stance and are left out unless asked for.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from communique.model import Party, Statement
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
    groups: dict[tuple[str, str], list[Listed]] = {}
    names: dict[str, str] = {}
    wanted = {issue.casefold() for issue in filters.issue}
    for one in page.entries:
        event = one.entry.event
        if not isinstance(event, Statement):
            continue
        holder = _holder(event, by_speaker)
        if holder is None:
            continue
        key, name = holder
        names.setdefault(key, name)
        for issue in event.issues:
            if not wanted or issue.casefold() in wanted:
                groups.setdefault((key, issue), []).append(one)
    with store.read() as connection:
        actors = load_actors(connection, [key for key in names if ":" in key])
    names |= {id: actor.name for id, actor in actors.items()}
    positions = [
        Position(actor=key, name=names[key], issue=issue, acts=_acts(statements), statements=tuple(statements))
        for (key, issue), statements in groups.items()
    ]
    positions.sort(key=lambda one: (-len(one.statements), one.issue, one.name))
    return Positions(positions=tuple(positions), complete=len(page.entries) < MOST, notes=page.notes)


def _holder(event: Statement, by_speaker: bool) -> tuple[str, str] | None:
    """Return the id and name of whose position it is; a speaker nobody can name holds none."""
    speaker: Party | None = event.speaker
    if by_speaker:
        holder = speaker or event.on_behalf_of
    else:
        holder = event.on_behalf_of or speaker
        if holder is not None and holder.side and holder.side != holder.actor:
            return holder.side, holder.side
    if holder is None or holder.actor is None:
        return None
    return holder.actor, holder.name


def _acts(statements: list[Listed]) -> dict[str, int]:
    acts: dict[str, int] = {}
    for one in statements:
        if isinstance(one.entry.event, Statement):
            acts[one.entry.event.act] = acts.get(one.entry.event.act, 0) + 1
    return dict(sorted(acts.items(), key=lambda item: (-item[1], item[0])))
