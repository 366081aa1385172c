"""What a party of a deed is by its name and identity: armed, a league of states, known, at home with its target."""

from collections.abc import Sequence

from communique.lang.forces import armed_nouns
from communique.model import Party
from communique.ontology import lemmas_of

LEAGUES = frozenset({"League", "Council", "Union", "Organization", "Organisation", "Community", "Assembly", "Alliance"})
NUMBERS = frozenset("Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Twenty Thirty Forty".split())
STATES = frozenset({"state", "country", "government", "nation"})


def country_of_side(party: Party) -> str | None:
    if party.country is not None or party.side is None or not party.side.startswith("state:"):
        return party.country
    return party.side.removeprefix("state:").upper()


def is_league(party: Party) -> bool:
    """Return whether the party is by its name a body of states, or states in a number: "sixteen African states"."""
    if party.name.islower() or party.span is None:
        return False
    words = party.name.split()
    is_some = words[0] in NUMBERS and bool(STATES.intersection(lemmas_of(words[-1])))
    return bool(LEAGUES.intersection(words)) or is_some


def is_some_states(party: Party) -> bool:
    """Return whether a party without an identity is told by a noun of people: "39 companies", "ethnic Albanians"."""
    return party.actor is None and (party.name[0].isupper() is False or " " in party.name)


def is_known(party: Party) -> bool:
    return is_armed(party) or (party.actor is not None and not party.actor.startswith("local:"))


def is_armed(party: Party) -> bool:
    """Return whether the party is a group that bears arms or acts for itself: "Chilean rebels", the Taliban."""
    is_group = party.actor is not None and party.actor.startswith("group:")
    return is_group or (party.actor is None and bool(armed_nouns().intersection(lemmas_of(party.name.split()[-1]))))


def is_domestic(actors: Sequence[Party], targets: Sequence[Party]) -> bool:
    """Return whether a deed stays within one state."""
    ours = {country_of_side(party) for party in actors}
    theirs = {country_of_side(party) for party in targets}
    return bool(targets) and None not in ours and len(ours) == 1 and ours == theirs
