"""See what the record holds: its documents, its actors, its counts."""

import msgspec

from communique.directory.folding import fold
from communique.errors import UsageError
from communique.model import Actor
from communique.record.filters import Filters, iso_day, parse_day
from communique.store import (
    Source,
    Store,
    count_kinds,
    count_sources,
    day_bounds,
    find_actors_named,
    find_sources,
    is_dirty,
    load_actors,
    term_labels,
    term_values,
)
from communique.store.schema import KINDS, SCHEMA_VERSION


class ActorCount(msgspec.Struct, frozen=True, kw_only=True):
    """An actor with the number of entries of each kind in which it, or who acts for it, has part."""

    actor: Actor
    statements: int
    meetings: int
    agreements: int
    actions: int


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """What the record holds. fused is false while the entries are older than the claims."""

    path: str
    schema: int
    documents: int
    versions: int
    entries: dict[str, int]
    first: str | None
    last: str | None
    actors: int
    issues: dict[str, int]
    fused: bool


def list_sources(
    store: Store, filters: Filters, *, versions: bool = False, limit: int | None = None, offset: int = 0
) -> list[Source]:
    """Return the documents by day of publication; of the filters period, document and embargo count."""
    for name in ("actor", "speaker", "issue", "place", "status", "act", "code", "format"):
        if getattr(filters, name):
            raise UsageError(f"documents have no {name}; list entries with --{name}, their lines name the documents")
    with store.read() as connection:
        return find_sources(
            connection,
            names=filters.document,
            since=iso_day(parse_day(filters.since, first=True)) if filters.since else None,
            until=iso_day(parse_day(filters.until, first=False)) if filters.until else None,
            at=filters.hour(),
            versions=versions,
            limit=limit,
            offset=offset,
        )


def list_actors(
    store: Store,
    *,
    words: str | None = None,
    kind: str | None = None,
    by: str | None = None,
    limit: int | None = None,
    offset: int = 0,
    include_embargoed: bool = False,
) -> list[ActorCount]:
    """Return the actors of the record, those with most entries first.

    words: some words of one of their names. by: the kind of entry of which to have most; nobody without one.
    """
    wanted = fold(words).split() if words else []
    with store.read() as connection:
        counts = term_values(connection, "actor", at=Filters(include_embargoed=include_embargoed).hour())
        if by is not None:
            number = KINDS.index(by)
            counts = [one for one in counts if one[1].get(number)]
            counts.sort(key=lambda one: -one[1][number])
        if wanted:
            named = set(find_actors_named(connection, wanted))
            counts = [one for one in counts if one[0] in named or _is_unbound_name(one[0], wanted)]
        if kind is None:
            counts = counts[offset : None if limit is None else offset + limit]
        actors = load_actors(connection, [value for value, _ in counts])
    found = []
    for value, by_kind in counts:
        actor = actors.get(value) or _unbound(value)
        if kind is not None and actor.kind != kind:
            continue
        numbers = [by_kind.get(number, 0) for number in range(len(KINDS))]
        found.append(
            ActorCount(
                actor=actor, statements=numbers[0], meetings=numbers[1], agreements=numbers[2], actions=numbers[3]
            )
        )
    return found if kind is None else found[offset : None if limit is None else offset + limit]


def get_stats(store: Store, *, include_embargoed: bool = False) -> Stats:
    """Return what the record holds."""
    at = Filters(include_embargoed=include_embargoed).hour()
    with store.read() as connection:
        kinds = count_kinds(connection, at)
        first, last = day_bounds(connection, at)
        return Stats(
            path=str(store.path),
            schema=SCHEMA_VERSION,
            documents=count_sources(connection, at=at),
            versions=count_sources(connection, at=at, versions=True),
            entries=dict(zip(KINDS, kinds, strict=True)),
            first=iso_day(first) if first else None,
            last=iso_day(last) if last else None,
            actors=len(term_labels(connection, "actor", at=at)),
            issues={value: sum(by_kind.values()) for value, by_kind in term_values(connection, "issue", at=at)},
            fused=not is_dirty(connection),
        )


def _is_unbound_name(value: str, wanted: list[str]) -> bool:
    """Return whether `value` stands for a name that no document binds to an actor, and holds the words `wanted`."""
    name = _unbound(value).name
    return value.startswith("name:") and all(word in fold(name) for word in wanted)


def _unbound(value: str) -> Actor:
    """Return a stand-in for a name that was bound to no actor, or for a side that no document names."""
    if value.startswith("name:"):
        return Actor(id=value, kind="group", name=value.removeprefix("name:"))
    kind, _, slug = value.partition(":")
    return Actor(id=value, kind="state" if kind == "state" else "body", name=slug.replace("-", " "))
