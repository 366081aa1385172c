"""Name the people behind a group told by office: "the leaders of A and B", "the Russian and French foreign ministers".

The guide wants persons as parties where the document names them. A state told so gives way to the one person of the
document who held that office of it on the day of the report; where none or several did, the state stays.
"""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from communique.directory.former import FORMER
from communique.model import Party, Reading, Span, Where

LEADING = ("president", "prime-minister", "monarch", "supreme-leader", "general-secretary")  # whom "leader" may mean
_ROLE = r"(?P<role>(?:\w+ )?(?:leaders|presidents|premiers|chancellors|kings|monarchs|ministers|heads of \w+))"
_OF = re.compile(_ROLE + r" (?:of|from) (?:the )?(?:[A-Z][\w.’'-]*,? |and |the |of )*[A-Z][\w.’'-]*$")
_LAST = re.compile(_ROLE + "$")


def name_holders(
    parties: Sequence[Party], sentence: Span, text: str, reading: Reading, day: str | None, *, directory: Any
) -> list[Party]:
    """Return `parties`, states told by a plural office replaced by the office-holders whom the document names."""
    if directory is None or not hasattr(directory, "tenures_of"):
        return list(parties)
    named: list[Party] = []
    for party in parties:
        role = _role_told(party, sentence, text, directory)
        holders = _holders(party, role, reading, day, directory) if role else []
        if len(holders) == 1:
            person, office = holders[0]
            party = msgspec.structs.replace(
                party, actor=person.id, name=person.name, office=office, side=party.actor, sector=person.sector
            )
        named.append(party)
    return named


def name_host(parties: Sequence[Party], reading: Reading, day: str | None, *, directory: Any) -> tuple[Party, ...]:
    """Return `parties` with the host state of a leader's visit replaced by its leader, if the document names him.

    A minister's or an envoy's visit keeps the state: nobody tells whom he saw.
    """
    if directory is None or not hasattr(directory, "tenures_of"):
        return tuple(parties)
    guests = [party for party in parties if party.role == "guest"]
    if not guests or not all(_leads(party, day, directory) for party in guests):
        return tuple(parties)
    named = []
    for party in parties:
        is_state = party.role == "host" and (party.actor or "").startswith("state:")
        holders = _holders(party, "leader", reading, day, directory) if is_state else []
        if len({person.id for person, _ in holders}) == 1:
            person, office = holders[0]
            party = msgspec.structs.replace(
                party, actor=person.id, name=person.name, office=office, side=party.actor, sector=person.sector
            )
        named.append(party)
    return tuple(named)


def without_own_land(parties: Sequence[Party], *, directory: Any) -> tuple[Party, ...]:
    """Leave out the land that is toured by one who held its offices: nobody is his own guest."""
    if directory is None or not hasattr(directory, "tenures_of"):
        return tuple(parties)
    guests = [party.actor for party in parties if party.role == "guest" and (party.actor or "").startswith("person:")]
    own = {tenure.office.split("/")[0] for guest in guests for tenure in directory.tenures_of(guest)}
    return tuple(party for party in parties if not (party.role == "host" and party.actor in own))


def with_land(parties: Sequence[Party], where: Where | None, *, directory: Any) -> tuple[Party, ...]:
    """Return the guests of a visit with the state of the place where it is told, unless it is their own."""
    country = where.country if where is not None else None
    actor = directory.actors.get(f"state:{country.lower()}") if country and hasattr(directory, "actors") else None
    if actor is None or any(actor.id in (party.side, party.actor) for party in parties):
        return tuple(parties)
    host = Party(actor=actor.id, name=actor.name, role="host", side=actor.id, country=actor.iso3)
    return without_own_land((*parties, host), directory=directory)


def _leads(party: Party, day: str | None, directory: Any) -> bool:
    if party.actor is None or not party.actor.startswith("person:"):
        return False
    return any(tenure.office.split("/")[-1] in LEADING for tenure in directory.tenures_of(party.actor, day))


def _role_told(party: Party, sentence: Span, text: str, directory: Any) -> str | None:
    """Return the role of the plural office by which a state is told, None where it is told by its name alone."""
    if party.span is None or not (party.actor or "").startswith("state:"):
        return None
    found = _OF.search(text[sentence.start : party.span.end]) or _LAST.search(party.span.of(text))
    if found is None:
        return None
    words = found["role"].lower()
    role: str | None = directory.role(words) or directory.role(words.rpartition(" ")[2])
    return role


def _holders(party: Party, role: str, reading: Reading, day: str | None, directory: Any) -> list[tuple[Any, str]]:
    roles = LEADING if role == "leader" else (role,)
    states = [party.actor, *(present for present, (former, _) in FORMER.items() if former == party.actor)]
    offices = {f"{state}/{name}" for name in roles for state in states}
    return [
        (actor, tenure.office)
        for actor in reading.actors
        if actor.kind == "person"
        for tenure in directory.tenures_of(actor.id, day)[: 1 if day else None]
        if tenure.office in offices
    ]
