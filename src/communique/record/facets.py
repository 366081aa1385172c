"""Count what a list holds: by actor, issue, status and so on, by month; and who meets whom.

The counts of a facet equal what the list shows once the facet's value is added to its filters.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Any

import msgspec
from sqlalchemy import Connection

from communique.errors import UsageError
from communique.record.filters import Filters, actor_keys, compile_filters
from communique.record.lists import Listed, list_entries
from communique.store import (
    Store,
    count_by_kind,
    count_months,
    count_months_by,
    count_pairs,
    count_terms_of,
    find_terms,
    has_entries,
    load_actors,
    load_kinds,
    load_labels,
    number_terms,
    remember,
)
from communique.store.schema import KINDS
from communique.store.terms import event_parties

FACETS = ("actor", "speaker", "issue", "place", "status", "act", "code", "format")
STANDINGS = {  # what a status says of an occasion, in the order in which a drawing stacks them
    "held": ("held", "ongoing", "signed", "adopted", "agreed", "in-force"),
    "planned": ("planned",),
    "proposed": ("proposed", "under-negotiation"),
    "gone": ("cancelled", "refused", "denied", "rejected", "withdrawn"),
}
MOST_NODES = 150  # of a network; more cannot be read on a page
MOST_READ = 300  # newest entries of a network's middle that are read for who speaks for whom


class FacetCount(msgspec.Struct, frozen=True):
    """A value of a facet (an id where it is an actor), its name, and how many entries of the list have it."""

    value: str
    name: str
    entries: int


class Month(msgspec.Struct, frozen=True):
    """How many entries of each kind, or of each of `STANDINGS`, begin in a month (`2010-05`)."""

    month: str
    entries: dict[str, int]


class Edge(msgspec.Struct, frozen=True):
    """Two actors and the number of entries in which both have part."""

    left: str
    right: str
    entries: int


class Network(msgspec.Struct, frozen=True):
    """An actor with those it meets, most often first, and who of them meets whom."""

    actor: str
    nodes: tuple[FacetCount, ...]
    edges: tuple[Edge, ...]


def count_facets(
    store: Store,
    filters: Filters,
    *,
    names: Sequence[str] = FACETS,
    limit: int = 10,
    most: int | None = None,
    directory: Callable[[], Any] | None = None,
) -> dict[str, tuple[FacetCount, ...]]:
    """Return the most frequent values of each facet among the entries that `filters` asks for.

    most: among the newest so many only; then the numbers are no counts of the list.
    """
    with store.read() as connection:
        asked = compile_filters(connection, filters, directory=directory)
        counted: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
        question = ("facets", msgspec.structs.replace(asked.query, at=None), tuple(names), limit, most)
        found = remember(
            store,
            connection,
            question,
            asked.query.at,
            lambda: count_terms_of(connection, asked.query, names, limit=2 * limit, most=most),
        )
        for name, value, number in found:
            if len(counted[name]) < limit and not (name == "place" and ":" in value):
                counted[name].append((value, number))
        ids = {value for values in counted.values() for value, _ in values if ":" in value}
        actors = load_actors(connection, sorted(ids))
    return {
        name: tuple(
            FacetCount(value, actors[value].name if value in actors else value.removeprefix("name:"), number)
            for value, number in values
        )
        for name, values in counted.items()
    }


def count_list(
    store: Store, filters: Filters, *, most: int | None = None, directory: Callable[[], Any] | None = None
) -> dict[str, int | None]:
    """Return how many entries of each kind `filters` asks for, whatever kinds it names.

    most: where it takes counting, None stands for more; the sums of everything and of one term are kept.
    """
    with store.read() as connection:
        query = compile_filters(connection, filters, directory=directory).query
        question = ("kinds", msgspec.structs.replace(query, kinds=(), at=None), most)
        found = remember(
            store,
            connection,
            question,
            query.at,
            lambda: count_by_kind(connection, query, most=most, kinds=lambda: _kinds(store, connection)),
        )
        return dict(zip(KINDS, found, strict=True))


def list_months(store: Store, filters: Filters, *, directory: Callable[[], Any] | None = None) -> list[Month]:
    """Return the months in which entries that `filters` asks for begin, in order of time."""
    months: dict[int, dict[str, int]] = {}
    with store.read() as connection:
        asked = compile_filters(connection, filters, directory=directory)
        question = ("months", msgspec.structs.replace(asked.query, at=None))
        found = remember(store, connection, question, asked.query.at, lambda: count_months(connection, asked.query))
        for month, kind, number in found:
            months.setdefault(month, {})[KINDS[kind]] = number
    return [Month(f"{month // 100:04}-{month % 100:02}", entries) for month, entries in months.items()]


def list_standings(store: Store, filters: Filters, *, directory: Callable[[], Any] | None = None) -> list[Month]:
    """Return the months with the number of entries of each of `STANDINGS`, statements as `said`, in order of time."""
    months: dict[int, dict[str, int]] = {}
    with store.read() as connection:
        asked = compile_filters(connection, filters, directory=directory)
        query = asked.query

        def count() -> list[tuple[int, str, int]]:
            groups = {label: find_terms(connection, "status", values) for label, values in STANDINGS.items()}
            groups = {label: terms for label, terms in groups.items() if terms}
            found = count_months_by(connection, query, groups, labels=lambda: _standings(store, connection, groups))
            if "statement" in filters.kinds:
                said = msgspec.structs.replace(query, kinds=(KINDS.index("statement"),))
                found += [(month, "said", number) for month, _, number in count_months(connection, said)]
            return sorted(found)

        question = ("standings", msgspec.structs.replace(query, at=None))
        for month, label, number in remember(store, connection, question, query.at, count):
            months.setdefault(month, {})[label] = number
    return [Month(f"{month // 100:04}-{month % 100:02}", entries) for month, entries in months.items()]


def load_columns(store: Store) -> None:
    """Load what the counts of a search look up, so that the first search need not wait for it."""
    with store.read() as connection:
        _kinds(store, connection)
        groups = {label: find_terms(connection, "status", values) for label, values in STANDINGS.items()}
        _standings(store, connection, {label: terms for label, terms in groups.items() if terms})


def _kinds(store: Store, connection: Connection) -> Any:
    return remember(store, connection, ("kinds of all",), None, lambda: load_kinds(connection))


def _standings(store: Store, connection: Connection, groups: Mapping[str, Sequence[int]]) -> Any:
    return remember(store, connection, ("standings of all",), None, lambda: load_labels(connection, groups))


def find_network(
    store: Store,
    actor: str,
    filters: Filters = Filters(kinds=("meeting",)),  # noqa: B008 - frozen
    *,
    limit: int = 40,
    edges: bool = True,
    directory: Callable[[], Any] | None = None,
) -> Network:
    """Return who meets `actor`, and who of them meets whom; the filters narrow the first, their kinds both.

    Nobody meets the state or body that he speaks for, though an entry is found by both.
    edges: without them only who meets the actor is counted.

    Raises:
        UsageError: the record does not know the actor.
    """
    with store.read() as connection:
        keys = actor_keys(connection, actor, directory=directory)
        terms = {value: term for term, value in number_terms(connection, "actor", keys).items()}
        known = [key for key in keys if key in terms and has_entries(connection, terms[key], at=filters.hour())]
        if not known:
            raise UsageError(f"no actor {actor!r} in the record; `communique actors` lists who is")
        center = known[0]
    around = msgspec.structs.replace(filters, actor=(*filters.actor, center))
    own = _own_sides(
        list_entries(
            store, around, newest_first=True, limit=MOST_READ, count=False, cited=False, directory=directory
        ).entries
    )
    most = min(limit, MOST_NODES)
    nodes = count_facets(store, around, names=("actor",), limit=most + len(own), directory=directory)["actor"]
    nodes = tuple(node for node in nodes if frozenset((center, node.value)) not in own)[:most]
    if not edges:
        return Network(center, nodes, ())
    with store.read() as connection:
        numbers = number_terms(connection, "actor", [node.value for node in nodes])
        kinds = [KINDS.index(kind) for kind in filters.kinds]
        question = ("pairs", tuple(sorted(numbers)), tuple(kinds))
        at = filters.hour()
        pairs = remember(
            store, connection, question, at, lambda: count_pairs(connection, sorted(numbers), kinds, at=at)
        )
    met = tuple(
        Edge(numbers[left], numbers[right], number)
        for left, right, number in pairs
        if frozenset((numbers[left], numbers[right])) not in own
    )
    return Network(center, nodes, met)


def _own_sides(entries: Iterable[Listed]) -> Set[frozenset[str]]:
    """Return the pairs of an actor and the side for which an entry has it act."""
    return {
        frozenset((party.actor, party.side))
        for one in entries
        for party in event_parties(one.entry.event)
        if party.actor and party.side and party.side != party.actor
    }
