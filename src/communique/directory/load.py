"""Turn the directory's tables, and a user's own, into actors, offices and tenures."""

import tomllib
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any, cast

import msgspec

from communique.directory.folding import slug
from communique.directory.tables import data_text, iterate_rows, several
from communique.errors import DirectoryError
from communique.model import Actor, ActorKind, Tenure

STATE_COLUMNS = tuple("id name iso3 cow demonyms capitals leader offices aliases since until source".split())
BODY_COLUMNS = ("id", "name", "kind", "sector", "parent", "acts_for", "aliases", "seats", "source")
PEOPLE_COLUMNS = ("id", "name", "family", "gender", "aliases", "source")
TENURE_COLUMNS = ("office", "since", "until", "holder", "source")
ROLE_COLUMNS = ("role", "level", "single", "titles")
TITLE_COLUMNS = ("actor", "role", "only", "titles")
BODY_FILES = ("bodies.tsv", "organs.tsv", "groups.tsv", "institutions.tsv")

# Words that belong to the family name when they stand before its last word.
PARTICLES = frozenset("van von de der den del della di da dos du la le el al bin ben ibn ter zu af av".split())


class State(msgspec.Struct, frozen=True):
    """What the directory knows of a state beyond its Actor. leader: the role that "the X leader" means."""

    id: str
    name: str
    iso3: str | None
    cow: int | None
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    leader: str
    offices: str
    since: str | None
    until: str | None
    source: str


class Role(msgspec.Struct, frozen=True):
    """A kind of office. level: `state`, `body` or `both`; single: one holder at a time."""

    id: str
    level: str
    single: bool
    titles: tuple[str, ...]


class Title(msgspec.Struct, frozen=True):
    """What one actor calls a role. only: the role's general titles do not apply to this actor."""

    actor: str
    role: str
    only: bool
    titles: tuple[str, ...]


class Organ(msgspec.Struct, frozen=True):
    """A regular organ of every state. nouns: what it is called after "Russian" or before "of Russia"."""

    id: str
    sector: str
    nouns: tuple[str, ...]
    stands: str = "body"
    acts: bool = True


class Seat(msgspec.Struct, frozen=True):
    """A place that stands for an actor: a capital, a palace, a street."""

    words: str
    actor: str


class Tables(msgspec.Struct, frozen=True):
    """Everything the directory is built from, in file order; later rows with the same id have replaced earlier ones.

    families: the family cell of each person's row; empty where the name tells (`default_families`).
    """

    actors: dict[str, Actor]
    families: dict[str, str]
    states: dict[str, State]
    roles: dict[str, Role]
    titles: tuple[Title, ...]
    organs: dict[str, Organ]
    seats: tuple[Seat, ...]
    tenures: tuple[Tenure, ...]
    sources: dict[str, str]


def load_tables() -> Tables:
    """Return the tables that ship with the package.

    Raises:
        DirectoryError: a file is wrong; the message names it and the line.
    """
    actors: dict[str, Actor] = {}
    families: dict[str, str] = {}
    sources: dict[str, str] = {}
    states = {state.id: state for state in _states(actors, sources)}
    organs = _organs()
    seats: list[Seat] = []
    for state in states.values():
        seats.extend(Seat(capital, state.id) for capital in state.capitals)
    for name in BODY_FILES:
        for line, cells in iterate_rows(data_text(name), name, BODY_COLUMNS):
            actor = body_actor(cells, f"{name}, line {line}")
            actors[actor.id] = actor
            sources[actor.id] = cells[8]
            seats.extend(Seat(words, actor.id) for words in several(cells[7]))
    _add_regular_organs(actors, states.values(), organs)
    for name in _files("people"):
        for line, cells in iterate_rows(data_text(name), name, PEOPLE_COLUMNS):
            add_person(cells, actors, families, sources, f"{name}, line {line}")
    tenures: list[Tenure] = []
    for name in _files("tenures"):
        tenures.extend(
            Tenure(cells[3], cells[0], cells[1], cells[2] or None, cells[4])
            for _, cells in iterate_rows(data_text(name), name, TENURE_COLUMNS)
        )
    roles = {
        cells[0]: Role(cells[0], cells[1], cells[2] == "1", several(cells[3]))
        for _, cells in iterate_rows(data_text("roles.tsv"), "roles.tsv", ROLE_COLUMNS)
    }
    titles = tuple(
        Title(cells[0], cells[1], cells[2] == "1", several(cells[3]))
        for _, cells in iterate_rows(data_text("titles.tsv"), "titles.tsv", TITLE_COLUMNS)
    )
    return Tables(actors, families, states, roles, titles, organs, tuple(seats), tuple(tenures), sources)


def body_actor(cells: list[str], where: str) -> Actor:
    """Return the body or group of one row of a bodies table.

    Raises:
        DirectoryError: its kind is neither `body` nor `group`.
    """
    identity, name, kind, sector, parent, acts_for, aliases = cells[:7]
    if kind not in ("body", "group"):
        raise DirectoryError(f"{where}: kind is {kind!r}, expected body or group")
    return Actor(
        id=identity if ":" in identity else f"{kind}:{identity}",
        kind=cast(ActorKind, kind),
        name=name,
        names=several(aliases),
        parent=parent or None,
        acts_for=acts_for or None,
        sector=sector or None,
    )


def add_person(
    cells: list[str],
    actors: dict[str, Actor],
    families: dict[str, str],
    sources: dict[str, str],
    where: str,
) -> str:
    """Add the person of one row of a people table; return the id. An empty id is made from the name.

    Raises:
        DirectoryError: the name is empty or the gender none of `female`, `male` and empty.
    """
    identity, name, family, gender, aliases, source = cells
    if not name:
        raise DirectoryError(f"{where}: a person without a name")
    if gender not in ("", "f", "m", "female", "male"):
        raise DirectoryError(f"{where}: gender is {gender!r}, expected female, male or nothing")
    identity = identity or f"person:{slug(name)}"
    if not identity.startswith("person:"):
        identity = f"person:{identity}"
    known = actors.get(identity)
    names = several(aliases)
    if known is not None:
        names = tuple(dict.fromkeys((*known.names, *names)))
    actors[identity] = Actor(
        id=identity,
        kind="person",
        name=name,
        names=names,
        gender={"f": "female", "m": "male"}.get(gender, gender) or None,
    )
    families[identity] = family
    sources[identity] = source
    return identity


def default_families(name: str) -> tuple[str, ...]:
    """Return the family name of a name in Western order, with and without its particle.

    >>> default_families("Bashar al-Assad"), default_families("Herman Van Rompuy"), default_families("Angela Merkel")
    (('al-Assad', 'Assad'), ('Van Rompuy', 'Rompuy'), ('Merkel',))
    """
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    family = " ".join(words[start:])
    last = words[-1]
    prefix, _, rest = last.partition("-")
    if prefix.lower() in ("al", "el", "ul", "as", "ad", "ar", "an", "az") and rest:
        return (family, rest) if family == last else (family, last, rest)
    return (family,) if family == last else (family, last)


def regular_organ_id(state: str, organ: str) -> str:
    """Return the id of a regular organ: `state:rus`, `foreign-ministry` gives `body:rus-foreign-ministry`."""
    return f"body:{state.removeprefix('state:')}-{organ}"


def _states(actors: dict[str, Actor], sources: dict[str, str]) -> Iterator[State]:
    for line, cells in iterate_rows(data_text("states.tsv"), "states.tsv", STATE_COLUMNS):
        tail, name, iso3, cow, demonyms, capitals, leader, offices, aliases, since, until, source = cells
        if not name:
            raise DirectoryError(f"states.tsv, line {line}: a state without a name")
        identity = f"state:{tail}"
        actors[identity] = Actor(
            id=identity, kind="state", name=name, names=several(aliases), iso3=iso3 or None, sector="GOV"
        )
        sources[identity] = source
        yield State(
            identity,
            name,
            iso3 or None,
            int(cow) if cow else None,
            several(demonyms),
            several(capitals),
            leader,
            f"state:{offices or tail}",
            since or None,
            until or None,
            source,
        )


def _organs() -> dict[str, Organ]:
    tables: dict[str, dict[str, Any]] = tomllib.loads(data_text("organs.toml"))
    return {
        name: Organ(name, table["sector"], tuple(table["nouns"]), table.get("stands", "body"), table.get("acts", True))
        for name, table in tables.items()
    }


def _add_regular_organs(actors: dict[str, Actor], states: Iterable[State], organs: dict[str, Organ]) -> None:
    for state in states:
        adjective = state.demonyms[0] if state.demonyms else f"{state.name}'s"
        for organ in organs.values():
            identity = regular_organ_id(state.id, organ.id)
            if organ.stands == "state" or identity in actors:
                continue
            actors[identity] = Actor(
                id=identity,
                kind="body",
                name=f"{adjective} {organ.nouns[0]}",
                parent=state.id,
                acts_for=state.id if organ.acts else None,
                sector=organ.sector,
            )


def _files(folder: str) -> list[str]:
    found = resources.files("communique.directory").joinpath("data", folder).iterdir()
    return sorted(f"{folder}/{entry.name}" for entry in found if entry.name.endswith(".tsv"))
