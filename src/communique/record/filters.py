"""Turn what a person asks for ("Lavrov", "2012", "missile-defence") into a query of the store.

An actor is found by id, by any known name, by a family name alone; whoever acts for it is found with it (`Russia`
finds the Russian Foreign Ministry). Several actors must all take part; of several issues, places, statuses or
documents one is enough.
"""

import datetime
import difflib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from communique.directory.folding import fold
from communique.errors import UsageError
from communique.ontology import load_ontology
from communique.record.words import words_expression
from communique.store import (
    Query,
    find_actor_endings,
    find_actor_ids,
    find_sources,
    find_terms,
    load_actors,
    now,
    term_labels,
    term_values,
)
from communique.store.schema import KINDS
from communique.store.terms import date_days

NOTHING = (-1,)  # a group that no entry has


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; everything empty asks for everything.

    actor, speaker, target: names or ids. issue, place, status, act, code, format: labels or names. document: id,
    prefix of one, file name, path or URL. since, until: ISO dates of any precision, or `today`, both inclusive.
    words: words and "phrases". kinds: `statement meeting agreement action`. include_embargoed shows documents before
    their hour.
    """

    actor: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    format: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    words: str | None = None
    kinds: tuple[str, ...] = KINDS
    include_embargoed: bool = False

    def hour(self) -> str | None:
        """Return the hour at which embargoes are judged, None when they are not."""
        return None if self.include_embargoed else now()


class Asked(msgspec.Struct, frozen=True):
    """A query of the store, and a note for everything asked for that the record does not know."""

    query: Query
    notes: tuple[str, ...] = ()


def compile_filters(connection: Connection, filters: Filters, *, directory: Callable[[], Any] | None = None) -> Asked:
    """Return the query that `filters` asks for.

    directory is called to explain a name that no document of the record has used; without it such a name finds nothing.

    Raises:
        UsageError: a date cannot be read, or a kind is none.
    """
    groups: list[tuple[int, ...]] = []
    notes: list[str] = []
    for name in ("actor", "speaker", "target"):
        for wanted in getattr(filters, name):
            group = find_terms(connection, name, actor_keys(connection, wanted, directory=directory))
            if not group:
                notes.append(_unknown(connection, name, wanted, at=filters.hour()))
            groups.append(group or NOTHING)
    for name in ("issue", "status", "act", "code", "format"):
        values = getattr(filters, name)
        if values:
            groups.append(_label_group(connection, name, values, notes, at=filters.hour()))
    if filters.place:
        groups.append(_place_group(connection, filters.place, directory, notes))
    if filters.document:
        found = find_sources(connection, names=filters.document, versions=True)
        group = find_terms(connection, "document", [source.id for source in found])
        if not found:
            notes.append(f"no document {', '.join(filters.document)} in the record; `communique sources` lists them")
        groups.append(group or NOTHING)
    unknown = [kind for kind in filters.kinds if kind not in KINDS]
    if unknown:
        raise UsageError(f"no kind {unknown[0]!r}; kinds are {', '.join(KINDS)}")
    query = Query(
        groups=tuple(groups),
        kinds=tuple(KINDS.index(kind) for kind in filters.kinds),
        since=parse_day(filters.since, first=True) if filters.since else None,
        until=parse_day(filters.until, first=False) if filters.until else None,
        words=words_expression(filters.words) if filters.words and filters.words.strip() else None,
        at=filters.hour(),
    )
    return Asked(query, tuple(notes))


def actor_keys(connection: Connection, wanted: str, *, directory: Callable[[], Any] | None = None) -> list[str]:
    """Return the ids that `wanted` may mean: an id, a full name, a family name, or a name that was bound to nobody."""
    wanted = wanted.strip()
    if ":" in wanted:  # an id, or `name:` and a folded name bound to nobody
        return [wanted]
    folded = fold(wanted)
    keys = find_actor_ids(connection, folded) or find_actor_endings(connection, folded)
    if not keys and directory is not None:
        known = directory()
        keys = list(known.find_names(wanted))
        if not keys:
            demonym = known.demonym(folded)
            keys = [demonym] if demonym else list(known.find_surname(wanted))
    return [*keys, f"name:{folded}"]


def find_labels(name: str, wanted: str, known: Iterable[str]) -> set[str]:
    """Return those of the `known` labels that `wanted` names: in any spelling, and of issues those under it."""
    key = _label_key(wanted)
    wider = load_ontology().parents if name == "issue" else lambda label: ()
    return {label for label in known if key in map(_label_key, (label, *wider(label)))}


def parse_day(words: str, *, first: bool) -> int:
    """Return the first or last day of an ISO date of any precision as YYYYMMDD; `today` is understood.

    Raises:
        UsageError: it is no such date.
    """
    if words.strip().casefold() == "today":
        words = datetime.date.today().isoformat()
    days = date_days(words.strip())
    if days is None:
        raise UsageError(f"{words!r} is no date; write 2012, 2012-03 or 2012-03-14")
    return days[0] if first else days[1]


def iso_day(day: int) -> str:
    """Return YYYYMMDD as an ISO date."""
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"


def _label_group(
    connection: Connection, name: str, values: Sequence[str], notes: list[str], *, at: str | None
) -> tuple[int, ...]:
    """Return the terms of the labels that `values` name; several may stand in one value, joined by commas.

    Case, blanks for hyphens and American spelling do not matter, nor the ending of a verb; of issues a wider one finds
    all under it. What names no label gets a note.
    """
    wanted = [part.strip() for value in values for part in value.split(",") if part.strip()]
    known = term_labels(connection, name, at=at)
    labels: set[str] = set()
    for one in wanted:
        key = _label_key(one)  # entries have the wider issues as terms too, so the label alone finds all under it
        named = {label for label in known if _label_key(label) == key} or find_labels(name, one, known)
        if not named:
            hint = _label_hint(connection, name, one, known, at=at)
            notes.append(f"no {name} {one!r} in the record; {hint}")
        labels |= named
    return find_terms(connection, name, sorted(labels)) or NOTHING


def _label_hint(connection: Connection, name: str, wanted: str, known: Iterable[str], *, at: str | None) -> str:
    """Return what to write instead of a label that the record lacks: one like it, else those that it has most of."""
    near = difflib.get_close_matches(_label_key(wanted), known, n=3)
    if near:
        return f"did you mean {' or '.join(near)}?"
    most = [value for value, _ in term_values(connection, name, at=at)[:8]]
    hint = f"there are {', '.join(most) or 'none'}"
    labels = load_ontology().issues if name == "issue" else ()
    spelled = difflib.get_close_matches(_label_key(wanted), labels, n=1)
    if spelled and _label_key(spelled[0]) != _label_key(wanted):
        hint = f"nor anything on {spelled[0]}; {hint}"
    return hint


def _label_key(label: str) -> str:
    """Return what two spellings of a label share: "Missile Defense" and `missile-defence`, "call for" and `calls-for`.

    No two labels of one kind share it.
    """
    words = label.casefold().replace("_", "-").replace("-", " ").split()
    if words and words[0].endswith("ies"):
        words[0] = words[0][:-3] + "y"
    elif words and words[0].endswith("s") and not words[0].endswith("ss"):
        words[0] = words[0][:-1]
    key = "-".join(words).replace("canceled", "cancelled").replace("criticiz", "criticis")
    return key.replace("defense", "defence").replace("center", "centre")


def _place_group(
    connection: Connection, places: Sequence[str], directory: Callable[[], Any] | None, notes: list[str]
) -> tuple[int, ...]:
    group: tuple[int, ...] = ()
    for place in places:
        group += find_terms(connection, "place", [place, fold(place)])
        ids = find_actor_ids(connection, fold(place))
        if directory is not None and not ids:
            ids = list(directory().find_names(place))
        countries = [id.removeprefix("state:") for id in ids if id.startswith("state:")]
        group += find_terms(connection, "country", [*countries, place.casefold()])
    if not group:
        notes.append(f"no place {places[0]!r} in the record")
    return tuple(dict.fromkeys(group)) or NOTHING


def _unknown(connection: Connection, name: str, wanted: str, *, at: str | None) -> str:
    ids = [value for value, _ in term_values(connection, "actor", at=at) if not value.startswith("name:")]
    names: dict[str, str] = {}
    for known in (actor.name for actor in load_actors(connection, ids).values()):
        folded = fold(known)
        names[folded] = known
        names.setdefault(folded.rpartition(" ")[2], known)
    near = [names[one] for one in difflib.get_close_matches(fold(wanted), list(names), n=3, cutoff=0.7)]
    near = list(dict.fromkeys(near))
    hint = f"; did you mean {' or '.join(near)}?" if near else "; `communique actors` lists who is"
    return f"no {name} {wanted!r} in the record{hint}"
