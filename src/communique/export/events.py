"""Turn entries into an event table for those who come from GDELT, ICEWS or POLECAT: a row for each pair of sides.

What is only planned or was refused is the classic false event of such tables. Here `event_type` says what happened and
is empty where nothing did; `told_type` says what the report tells of, `status` and `happened` how it stands.
`docs/guides/events.md` gives the mapping with its reasons.
"""

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, assert_never

import msgspec

from communique.export.columns import COLUMNS
from communique.export.rows import Row, country_of, head_of, place_of, with_tails
from communique.model import Action, Actor, Agreement, Event, Meeting, Party, Statement
from communique.ontology.plover import context_of, intensity, quad_class
from communique.record import Filters
from communique.store import Store, load_actors
from communique.store.schema import KINDS

HAPPENED = {
    "held": "yes", "ongoing": "yes", "signed": "yes", "adopted": "yes", "agreed": "yes", "in-force": "yes",
    "cancelled": "no", "refused": "no", "denied": "no", "rejected": "no", "withdrawn": "no",
    "planned": "open", "proposed": "open", "under-negotiation": "open",
}  # fmt: skip
# PLOVER's REJECT covers refusals and rejections; its mode names what. A threat or a sanction refused is none.
REFUSED = {"refused", "rejected", "withdrawn"}
REFUSED_MODE = {"CONSULT": "meet", "AID": "assist", "CONCEDE": "yield", "RETREAT": "yield"}
FORMAT_MODE = {"visit": "visit", "call": "phone", "mediation": "third-party", "multilateral": "multilateral"}
ACT_TYPE = {
    "supports": "SUPPORT", "opposes": "REJECT", "calls-for": "REQUEST", "commits": "AGREE", "criticises": "ACCUSE",
    "warns": "THREATEN",
}  # fmt: skip
CAMEO_ROOT = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08",
    "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15",
    "SANCTION": "16", "COERCE": "17", "ASSAULT": "18",
}  # fmt: skip
MUTUAL = {"AGREE", "COOPERATE"}  # done with one another; of any other deed without a target each does it by himself

Names = Callable[[str], Actor | None]
Known = Callable[[], Any]  # the directory, loaded when first asked for


class Side(msgspec.Struct, frozen=True):
    """A state or body, else a person or group, with those who act for it. how: what says that they do."""

    id: str | None
    name: str
    how: str | None
    parties: tuple[Party, ...]


NOBODY = Side(None, "", None, ())


def event_rows(store: Store, filters: Filters, *, directory: Callable[[], Any] | None = None) -> Iterator[Row]:
    """Yield the rows of the event table, in order of day; the keys are `COLUMNS["event"]`."""
    known = functools.cache(directory) if directory is not None else None
    names = _names_in(store, known)
    asked = msgspec.structs.replace(filters, kinds=tuple(kind for kind in KINDS if kind in filters.kinds))
    for one, tail in with_tails(store, asked, directory):
        event = one.entry.event
        whole = {**head_of(one), **_type(event), **place_of(getattr(event, "where", None)), **tail}
        whole |= {"kind": one.kind, "title": getattr(event, "title", None), "context": context_of(event.issues)}
        directed, pairs = _pairs(event, one.day, known)
        for number, (left, right) in enumerate(pairs, 1):
            values = whole | {"row": number, "rows": len(pairs), "directed": directed}
            values |= _actor("actor1", left, names) | _actor("actor2", right, names)
            yield {column: values.get(column) for column in COLUMNS["event"]}


def _type(event: Event) -> Row:
    """Return what is told, what of it happened, and the scales of what happened."""
    match event:
        case Statement():
            told = ACT_TYPE.get(event.act)
            if told == "THREATEN" and not event.addressees:
                told = None  # "warned that the truce was fragile" threatens nobody
            return {**_scales(told, None), "told_type": told, "happened": "yes", "act": event.act}
        case Meeting():
            told, mode = "CONSULT", FORMAT_MODE.get(event.format)
        case Agreement():
            told, mode = "AGREE", None
        case Action():
            told, mode = event.code, event.mode
        case _:
            assert_never(event)
    happened = HAPPENED[event.status]
    values: Row = {"told_type": told, "status": event.status, "happened": happened}
    if happened == "yes":
        return values | _scales(told, mode)
    if event.status in REFUSED and quad_class(told) <= 2:
        return values | _scales("REJECT", REFUSED_MODE.get(told))
    return values


def _scales(code: str | None, mode: str | None) -> Row:
    if code is None:
        return {}
    return {
        "event_type": code,
        "event_mode": mode,
        "quad": quad_class(code),
        "intensity": intensity(code),
        "cameo_root": CAMEO_ROOT[code],
    }


def _pairs(event: Event, day: str | None, known: Known | None) -> tuple[bool, list[tuple[Side, Side]]]:
    """Return whether the event goes from the first of each pair to the second, and the pairs; one at least."""
    match event:
        case Statement():
            speakers = event.joint_speakers or ((event.speaker,) if event.speaker is not None else ())
            said = _sides(speakers, day, known)
            if event.on_behalf_of is not None:  # who speaks for another is one of those who act for him
                (behind,) = _sides((event.on_behalf_of,), day, known)
                said = [Side(behind.id, behind.name, behind.how, (*behind.parties, *speakers))]
            return True, _directed(said, _sides(event.addressees, day, known))
        case Meeting() | Agreement():
            return False, _mutual(_sides(event.parties, day, known))
        case Action():
            actors, targets = _sides(event.actors, day, known), _sides(event.targets, day, known)
            if not targets and len(actors) > 1 and event.code in MUTUAL:
                return False, _mutual(actors)
            return True, _directed(actors, targets)
        case _:
            assert_never(event)


def _directed(actors: list[Side], targets: list[Side]) -> list[tuple[Side, Side]]:
    return list(itertools.product(actors or [NOBODY], targets or [NOBODY]))


def _mutual(sides: list[Side]) -> list[tuple[Side, Side]]:
    """Return the pairs, each in order of ids: whoever counts dyads finds two sides in one order always."""
    ordered = sorted(sides, key=lambda side: side.id or side.name)
    return list(itertools.combinations(ordered, 2)) or [(ordered[0] if ordered else NOBODY, NOBODY)]


def _sides(parties: Iterable[Party], day: str | None, known: Known | None) -> list[Side]:
    """Return the parties by the side that they stand for, in order of appearance."""
    sides: dict[str, Side] = {}
    for party in parties:
        told = party.side or (party.actor if party.actor is not None and not _is_person(party) else None)
        held = _held_on(party, day, known) if told is None else None
        id = told or held or party.actor
        how = "report" if told else "directory" if held else None
        key = id or party.name
        before = sides.get(key, Side(id, party.name, how, ()))
        sides[key] = Side(id, before.name, before.how if before.how == "report" else how, (*before.parties, party))
    return list(sides.values())


def _held_on(party: Party, day: str | None, known: Known | None) -> str | None:
    """Return the state (else the one body) in whose office the directory has a person on that day; None in doubt."""
    if party.actor is None or day is None or known is None or not _is_person(party):
        return None
    owners = {tenure.office.partition("/")[0] for tenure in known().tenures_of(party.actor, day)}
    states = {owner for owner in owners if owner.startswith("state:")}
    (owner, *others) = sorted(states or owners) or [None]
    return owner if not others else None


def _is_person(party: Party) -> bool:
    return party.actor is not None and party.actor.startswith(("person:", "local:"))


def _actor(name: str, side: Side, names: Names) -> Row:
    if not side.parties:
        return {}
    actor = names(side.id) if side.id is not None else None
    people = tuple(party for party in side.parties if party.actor != side.id)
    return {
        name: actor.name if actor is not None else side.name,
        f"{name}_id": side.id,
        f"{name}_known": side.how,
        f"{name}_country": _country(side, actor),
        f"{name}_sector": next((party.sector for party in side.parties if party.sector), None),
        f"{name}_people": tuple(party.name for party in people),
        f"{name}_people_ids": tuple(party.actor for party in people),
    }


def _country(side: Side, actor: Actor | None) -> str | None:
    if side.id is not None and side.id.startswith("state:"):
        return side.id.removeprefix("state:").upper()
    if actor is not None and actor.iso3 is not None:
        return actor.iso3
    return next((country for party in side.parties if (country := country_of(party))), None)


def _names_in(store: Store, directory: Known | None) -> Names:
    """Return what finds an actor by its id: among those of the record, then in the directory."""
    with store.read() as connection:
        met: Mapping[str, Actor] = load_actors(connection)

    def find(id: str) -> Actor | None:
        if id in met:
            return met[id]
        found = directory().actors.get(id) if directory is not None else None
        return found if isinstance(found, Actor) else None

    return find
