"""Name the several who speak by one plural of offices: "the presidents of A and B", "the Thai and Lao governments".

Each state or body told is one speaker: where the document names all the people who held that office on the day, these
people, else the states and bodies themselves.
"""

import re
from typing import Any

from communique.extract.office_groups import LEADING
from communique.model import Party, Reading, Span

_NOUNS = (
    r"leaders|presidents|premiers|chancellors|kings|monarchs|ministers|secretaries|chiefs|heads\sof\s(?:state|government)"
    r"|ambassadors|envoys|representatives|delegates|governments|authorities|officials|diplomats|negotiators|delegations"
    r"|sides|armies|militaries|ministries|embassies|parliaments|counterparts"
)
_OF = re.compile(
    rf"(?:the\s|both\s)?(?P<role>(?:[a-z][\w-]*\s){{0,2}}(?:{_NOUNS}))\s(?:of|from)\s(?P<list>.+)", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?:[Tt]he\s|[Bb]oth\s(?:the\s)?)?(?P<list>[A-Z].+?)\s(?P<role>(?:[a-z][\w-]*\s){{0,2}}(?:{_NOUNS}))"
)
_PARTS = re.compile(r",\s+and\s+|,\s+|\s+and\s+|\s+&\s+")


def office_parties(
    words: str, span: Span, reading: Reading, *, directory: Any = None, day: str | None = None
) -> tuple[Party, ...]:
    """Return the speakers that such words tell, in their order; empty for other words and for fewer than two."""
    if directory is None or not hasattr(directory, "tenures_of") or (" and " not in words and "," not in words):
        return ()
    found = _OF.fullmatch(words) or _BEFORE.fullmatch(words)
    if found is None:
        return ()
    owners = [_owner(part.strip(), directory) for part in _PARTS.split(found["list"])]
    if len(owners) < 2 or None in owners or len(set(owners)) < len(owners):
        return ()
    plain = " ".join(found["role"].lower().split())
    role = directory.role(plain)
    people = [_holder(owner, role, span, reading, directory, day) for owner in owners]
    if None not in people:
        return tuple(person for person in people if person is not None)
    actors = [directory.actors[owner] for owner in owners]
    return tuple(Party(actor=actor.id, name=actor.name, span=span) for actor in actors)


def _owner(part: str, directory: Any) -> str | None:
    """Return the state or body of one word of the list: "Thai", "the Czech Republic", "NATO"."""
    bare = re.sub(r"^the\s+", "", part, flags=re.IGNORECASE)
    if not bare[:1].isupper():
        return None
    state: str | None = directory.demonym(bare)
    if state is not None:
        return state
    named = [one for one in directory.find_names(bare) if one.startswith(("state:", "body:", "group:"))]
    return named[0] if named else None


def _holder(
    owner: str | None, role: str | None, span: Span, reading: Reading, directory: Any, day: str | None
) -> Party | None:
    """Return the person of the document who held such an office of `owner` on the day, if it is one."""
    roles = LEADING if role == "leader" else (role,) if role is not None else ()
    named = {one.id: one for one in reading.actors if one.kind == "person"}
    for name in roles:
        office = f"{owner}/{name}"
        held = {tenure.holder for tenure in directory.holders(office, day)} & set(named) if day else set()
        if len(held) == 1:
            person = named[held.pop()]
            return Party(actor=person.id, name=person.name, office=office, side=owner, span=span)
    return None
