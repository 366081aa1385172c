"""Who takes part in what a word tells, whatever it tells: the parties around a trigger, without weighing what they do.

The widest net over the sides of `actions_roles`: subject, object, agent, those named after "with", "to", "between", the
possessor of a noun, the subject of the verb that governs it. For measuring (`bench/rams.py`) and for readers' triggers.
"""

from communique.extract.actions_clause import Clause, Placed, is_passive
from communique.extract.actions_roles import after_prepositions, agents, objects, possessors
from communique.extract.actions_subjects import subjects

PARTNER = ("with", "to", "between", "among", "against", "from")
OF_NOUN = ("with", "between", "of", "by", "to", "from", "among", "against")
GOVERNOR_REACH = 8  # tokens to the left of a noun in which the verb that has it as an object stands


def participants(clause: Clause, first: int, last: int) -> tuple[Placed, ...]:
    """Return the parties around the trigger at tokens `[first, last)`, each once, in text order."""
    found: list[Placed] = []
    is_verb = clause.tokens[first].pos in ("VERB", "AUX")
    if is_verb:
        found += subjects(clause, first)
        if is_passive(clause, first):
            found += agents(clause, last)
        else:
            found += objects(clause, last)
        for preposition in PARTNER:
            found += after_prepositions(clause, last, (preposition,))
    else:
        found += possessors(clause, first)
        for preposition in OF_NOUN:
            found += after_prepositions(clause, last, (preposition,))
        governor = _governor(clause, first)
        if governor is not None:
            found += agents(clause, last) if is_passive(clause, governor) else subjects(clause, governor)
            found += [placed for placed in objects(clause, governor + 1) if placed.last <= first]
        elif (follower := _follower(clause, last)) is not None:
            found += objects(clause, follower + 1)
    if len(found) < 2:
        found += _nearest(clause, first, last, found)
    unique = {(placed.first, placed.last): placed for placed in found if not placed.first <= first < placed.last}
    return tuple(unique[key] for key in sorted(unique))


def _governor(clause: Clause, first: int) -> int | None:
    """Return the verb that the noun at `first` depends on: "held long talks", "issued a statement"."""
    for place in range(first - 1, max(-1, first - 1 - GOVERNOR_REACH), -1):
        if clause.tokens[place].pos == "VERB":
            return place
        if clause.tokens[place].text in {";", ":"}:
            return None
    return None


def _follower(clause: Clause, last: int) -> int | None:
    for place in range(last, min(len(clause.tokens), last + GOVERNOR_REACH)):
        if clause.tokens[place].pos == "VERB":
            return place
    return None


def _nearest(clause: Clause, first: int, last: int, found: list[Placed]) -> list[Placed]:
    """Return the nearest party on each side that is not among `found`."""
    left = [placed for placed in clause.placed if placed.last <= first and placed not in found]
    right = [placed for placed in clause.placed if placed.first >= last and placed not in found]
    return [*left[-1:], *right[:1]]
