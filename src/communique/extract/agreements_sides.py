"""The states behind plural offices: "the ministers of Peru and Chile", "the Peruvian and Chilean envoys"."""

import re
from collections.abc import Sequence

from communique.directory import Directory
from communique.extract.actions_clause import Clause, Placed
from communique.model import Actor, Document, Party

PLURAL_KINDS = frozenset({"group", "role", "person", "place", "anonymous", "norp"})
OFFICE_OF = frozenset({"of", "from"})


def of_one_office(clause: Clause, doers: Sequence[Placed]) -> list[Placed]:
    """Return the states of a plural office: "ministers of Peru, | Chile and Brazil", "envoys | from Norway"."""
    words = clause.words()
    found: list[Placed] = []
    for doer in doers:
        is_led = words[doer.last : doer.last + 1] in (("of",), ("from",))
        if doer.mention.kind not in PLURAL_KINDS or not (
            is_led or OFFICE_OF & set(words[max(0, doer.first - 3) : doer.last])
        ):
            continue
        place = doer.last
        while place < len(words) and (words[place] in (",", "and") or (place == doer.last and is_led)):
            place += 1 + (words[place : place + 2] == (",", "and"))
            state = clause.at(place + (words[place : place + 1] == ("the",))) if place < len(words) else None
            if state is None or state.mention.kind not in ("place", "norp", "org"):
                break
            found.append(state)
            place = state.last
    return found


def states_named_in(doers: Sequence[Placed], document: Document, directory: Directory) -> list[Party]:
    """Return the states of "the Peruvian and Chilean ministers", one group of two sides."""
    found: list[Party] = []
    for doer in doers:
        if doer.mention.kind not in PLURAL_KINDS:
            continue
        words = re.findall(r"[A-Z][\w-]+", doer.mention.span.of(document.text))
        states = [directory.actors[one] for one in dict.fromkeys(directory.demonym(word) for word in words) if one]
        if len(states) > 1:
            found += [as_party(one) for one in states]
    return found


def as_party(actor: Actor) -> Party:
    return Party(actor=actor.id, name=actor.name, country=actor.iso3, sector=actor.sector)
