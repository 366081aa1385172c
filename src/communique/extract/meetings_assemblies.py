"""Recognise the meetings of a body's own members: "NATO ambassadors gathered in Riga", "EU leaders hold a summit".

One party, the body of states, is enough there: its members are the sides.
"""

from collections.abc import Sequence

from communique.extract.meetings_parties import Cast
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import ASSEMBLING, ASSEMBLY_NOUNS, MEMBERS
from communique.model import Party

OWNED = frozenset({"'s", "’s", "'", "’"})
PLURAL_REACH = 4  # words of a title between the body and its members: "EU foreign and defence ministers"


def is_assembly(view: SentenceView, trigger: Trigger, cast: Cast, parties: Sequence[Party]) -> bool:
    """Return whether the one party is a body of states whose members meet, by the verb or as the hosts of the noun."""
    if len(parties) != 1 or len(cast.takers) > 1 or not _is_body_of_states(parties[0]) or parties[0].span is None:
        return False
    places = view.places_of(parties[0].span)
    members = bool(MEMBERS & set(view.words[places.start : min(places.stop + PLURAL_REACH, len(view.words))]))
    if trigger.is_noun:
        owned = places.stop <= trigger.place and bool(OWNED & set(view.words[places.stop : trigger.place]))
        first = places.start if view.word(places.start) != "the" else places.start + 1
        of = view.words[trigger.place + 1 : first] in (("of",), ("of", "the"))  # "a meeting of the African Union"
        return view.word(trigger.place) in ASSEMBLY_NOUNS and (members or owned or of)
    return trigger.family == "talks" and view.word(trigger.place) in ASSEMBLING and members


def _is_body_of_states(party: Party) -> bool:
    return (party.actor or "").startswith("body:") and party.sector == "IGO"
