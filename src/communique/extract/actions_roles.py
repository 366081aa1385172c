"""Who stands where around a word that tells a deed: object, agent, prepositional parties, possessor.

Works from parts of speech and order alone. The subject is found in `actions_subjects`.
"""

from collections.abc import Iterable

from communique.extract.actions_clause import Clause, Placed
from communique.extract.actions_lists import POSSESSIVES, coordinated, coordinated_right
from communique.extract.actions_subjects import ADJUNCTS, HARD_STOPS, OPPOSED, RELATIVES, SITES, SUBORDINATORS

# "more than 100 Palestinians", "up to 16 advisers", "at least": words of number, not of place.
QUANTITY = frozenset({"more", "than", "least", "most", "nearly", "about", "some", "up"})
THROUGH = frozenset({"of", "in", "near"})  # "at targets in Jericho": the place names the side that was hit
OTHERS = frozenset({"rival", "neighbour", "neighbor", "enemy", "foe", "ally", "partner", "opponent", "adversary"})
OBJECT_REACH = 9
PREPOSITION_REACH = 12


def objects(clause: Clause, place: int) -> tuple[Placed, ...]:
    """Return the parties that follow the verb ending before `place` as its object, its `of` phrases included."""
    words = clause.words()
    for here in range(place, min(len(words), place + OBJECT_REACH)):
        found = clause.at(here)
        if found is not None and words[here] in POSSESSIVES and found.last - found.first == 1:
            continue  # "pushing his brother"
        if found is not None:
            return coordinated_right(clause, found)
        if words[here] in HARD_STOPS | RELATIVES | SUBORDINATORS or words[here] == ",":
            return ()
        is_at_least = words[here] == "at" and words[here + 1 : here + 2] in (("least",), ("most",))
        if (
            is_at_least
            or words[here] in QUANTITY
            or words[here] == "of"
            or words[max(0, here - 1) : here + 1] == ("up", "to")
        ):
            continue
        if clause.tokens[here].pos in ("VERB", "AUX", "SCONJ") or (words[here] in ADJUNCTS):
            return ()
    return ()


def after_prepositions(
    clause: Clause, place: int, prepositions: Iterable[str], *, reach: int = PREPOSITION_REACH
) -> tuple[Placed, ...]:
    """Return the parties that one of `prepositions` introduces after token `place`, nearest first."""
    wanted = set(prepositions)
    words = clause.words()
    for here in range(place, min(len(words), place + reach)):
        if words[here] in HARD_STOPS:
            return ()
        if words[here] in wanted:
            for step in range(here + 1, min(len(words), here + 7)):
                found = clause.at(step)
                if found is not None and _is_of_neighbour(clause, found):
                    return tuple(one for one in (_named_after(clause, found),) if one is not None)
                if found is not None:
                    return coordinated_right(clause, found)
                if wanted == {"by"} and words[step] in ("in", "near") and OPPOSED.intersection(words[here:step]):
                    break  # "by rebel forces in Peru"
                is_source = words[step] == "from" and "by" not in wanted  # "a ban on fruit from Peru"
                if words[step] in THROUGH or words[step] in QUANTITY or is_source:
                    continue
                if clause.tokens[step].relation == "amod" and clause.at(step + 1) is not None:
                    continue  # "to displaced Afghans"
                if clause.tokens[step].pos in ("VERB", "ADP", "AUX") or words[step] in {",", ";", ":"}:
                    break
    return ()


def _is_of_neighbour(clause: Clause, found: Placed) -> bool:
    """Return whether another than the party named is meant: "with Iran's rival"."""
    after = clause.words()[found.last : found.last + 1]
    noun = clause.lemmas[found.last + 1] if found.last + 1 < len(clause.tokens) else ()
    return after in (("'s",), ("’s",)) and bool(OTHERS.intersection(noun))


def _named_after(clause: Clause, found: Placed) -> Placed | None:
    """Return the name given behind "Iran's rival": right after it, or after a comma."""
    start = found.last + 2
    start += clause.words()[start : start + 1] == (",",)
    start += clause.words()[start : start + 1] == ("the",)
    return clause.at(start) if start < len(clause.tokens) else None


def agents(clause: Clause, place: int) -> tuple[Placed, ...]:
    """Return the parties of a following "by …" phrase."""
    return after_prepositions(clause, place, ("by",))


def possessors(clause: Clause, place: int) -> tuple[Placed, ...]:
    """Return the parties before the noun at `place`: "Russia's brief war", "US sanctions", "Russian airstrikes"."""
    words = clause.words()
    for here in range(place - 1, max(-1, place - 5), -1):
        found = clause.at(here)
        if found is not None:
            if SITES.intersection(clause.lemmas[found.last - 1]) and found.last - 1 < place and words[here + 1] != "'s":
                return ()  # "the embassy bombings"
            has_mark = found.last < len(words) and words[found.last] in {"'s", "’s", "'", "’"}
            ends_possessive = clause.tokens[found.last - 1].text.endswith(("'s", "’s", "s'", "s’"))
            if (
                has_mark
                or ends_possessive
                or found.mention.kind in ("norp", "place", "org")
                or words[here] in POSSESSIVES
                or _is_adjective(clause, found)
            ):
                return coordinated(clause, found)
            return ()
        is_participle = clause.tokens[here].pos == "VERB" and words[here].endswith(("ed", "ing"))
        if (
            clause.tokens[here].pos not in ("ADJ", "NOUN", "NUM", "ADV", "PART", "PUNCT", "PROPN", "")
            and not is_participle
        ):
            return ()
        if words[here] in {",", ";", ":", "(", ")"}:
            return ()
    return ()


def _is_adjective(clause: Clause, placed: Placed) -> bool:
    return clause.tokens[placed.last - 1].pos in ("ADJ", "PROPN", "")
