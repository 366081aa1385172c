"""Recognise the meetings of a body's own members: "NATO ambassadors gathered in Riga", "EU leaders hold a summit".

One party, the body of states, is enough there: its members are the sides.
"""

from collections.abc import Sequence

import msgspec

from communique.extract.meetings_cast import Cast, Taking
from communique.extract.meetings_leads import speakers_at
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import ASSEMBLING, ASSEMBLY_NOUNS, COUNCILS, MEMBERS
from communique.model import Mention, Party

OWNED = frozenset({"'s", "’s", "'", "’"})
DEBATING = ("discuss", "debat", "consider")
TAKING = frozenset({"take", "takes", "took", "taking"})
DAY = 10  # characters of an ISO 8601 day
PLURAL_REACH = 4  # words of a title between the body and its members: "EU foreign and defence ministers"
OF_REACH = 6  # words back from the body to its members: "leaders of the regional bloc IGAD"


def is_assembly(view: SentenceView, trigger: Trigger, cast: Cast, parties: Sequence[Party]) -> bool:
    """Return whether the one party is a body of states whose members meet, by the verb or as the hosts of the noun."""
    if len(parties) != 1 or not _is_body_of_states(parties[0]) or parties[0].span is None:
        return False
    if any(taking.mention.actor not in (parties[0].actor, None) for taking in cast.takers):
        return False
    places = view.places_of(parties[0].span)
    if not places:
        return False
    members = are_members(view, places)
    if trigger.is_noun:
        owned = places.stop <= trigger.place and bool(OWNED & set(view.words[places.stop : trigger.place]))
        first = places.start if view.word(places.start) != "the" else places.start + 1
        of = view.words[trigger.place + 1 : first] in (("of",), ("of", "the"))  # "a meeting of the African Union"
        held_at = view.word(trigger.start - 1) in ("at", "during") and places.stop <= trigger.place
        at = held_at or (
            places.start > trigger.place and parties[0].span in [mention.span for mention in speakers_at(view, trigger)]
        )
        return view.word(trigger.place) in ASSEMBLY_NOUNS and (members or owned or of or at)
    if trigger.frame == "d":  # "EU ministers are to discuss it in Lima on Monday"
        return (members or is_sitting(view, trigger, places)) and is_debating(view, trigger.place)
    if trigger.family != "talks" or view.word(trigger.place) not in ASSEMBLING:
        return False
    return members or (body_of_organ(view, trigger.place) is not None and is_sitting(view, trigger, places))


def is_debating(view: SentenceView, place: int) -> bool:
    """Return whether a body does so in session: "discuss", "take up the question"."""
    word = view.word(place)
    return word.startswith(DEBATING) or (word in TAKING and view.word(place + 1) == "up")


def is_sitting(view: SentenceView, trigger: Trigger, places: range) -> bool:
    """Return whether a council is said to debate something on a day that is told: that is a session of it."""
    if view.words[places.stop - 1] not in COUNCILS and body_of_organ(view, trigger.place) is None:
        return False
    first, last = view.clause_start(trigger.place), view.clause_end(trigger.place)
    return any(
        first <= span.start < last
        and (len(time.edtf or "") == DAY or (time.edtf is None and view.word(span.start).endswith("day")))
        for span, time in view.time_places()
    )


def body_of_organ(view: SentenceView, verb: int) -> Mention | None:
    """Return the body whose council, told as its own, is the subject of the verb: "the OAS, whose council met"."""
    last = view.clause.verb_group(verb).start - 1
    if view.word(last) not in COUNCILS:
        return None
    organ = view.owner.get(last)
    first = view.places_of(organ.span).start if organ is not None else view.clause.noun_phrase(last)[0]
    if view.words[first] == "whose":
        first += 1
    back = {"whose": 2 + (view.word(first - 2) == ",")}.get(
        view.word(first - 1), 2 if view.word(first - 1) in OWNED else 0
    )
    body = view.owner.get(first - back) if back and first >= back else None
    return body if body is not None and (body.actor or "").startswith("body:") else None


def are_members(view: SentenceView, places: range) -> bool:
    """Return whether a body's name goes with its members: "EU leaders", "the heads of state of the African Union"."""
    if MEMBERS & set(view.words[places.start : min(places.stop + PLURAL_REACH, len(view.words))]):
        return True
    before = view.words[max(0, places.start - OF_REACH) : places.start]
    of = max((place for place, word in enumerate(before) if word in ("of", "from")), default=None)
    return of is not None and bool(MEMBERS & set(before[:of])) and "," not in before[of:]


def with_members(view: SentenceView, trigger: Trigger, cast: Cast) -> Cast:
    """Return the cast of a body's members who assemble, those put in for "they": "would discuss it when they meet".

    Where an organ sits, the body whose organ it is: "the OAS, whose Permanent Council discussed it on Monday".
    """
    whole = None if trigger.is_noun else body_of_organ(view, trigger.place)
    if whole is not None and all(
        (taking.mention.actor or "local:").startswith("local:") or taking.mention.actor == whole.actor
        for taking in cast.takers
    ):
        return msgspec.structs.replace(cast, takers=(Taking(whole),), points_back=False)
    if cast.takers or trigger.is_noun or view.word(trigger.place) not in ASSEMBLING:
        return cast
    start = view.clause.verb_group(trigger.place).start
    if view.word(start - 1) != "they":
        return cast
    body = _members_before(view, start - 1)
    return cast if body is None else msgspec.structs.replace(cast, takers=(Taking(body),), points_back=False)


def _members_before(view: SentenceView, place: int) -> Mention | None:
    for mention in reversed(view.outer):
        places = view.places_of(mention.span)
        if places and places.stop <= place and mention.plural:
            body = (mention.actor or "").startswith("body:")
            return mention if body and are_members(view, places) else None
    return None


def _is_body_of_states(party: Party) -> bool:
    return (party.actor or "").startswith("body:") and party.sector == "IGO"
