"""Find the words that may tell of a meeting, and leave out those that look like it: criteria met, habits, teams."""

from typing import Literal

import msgspec

from communique.extract.meetings_errands import is_summoning, is_told_in_talk, raises_matter, sent_to
from communique.extract.meetings_lookalikes import (
    has_errand,
    has_partner,
    is_by_carrier,
    is_call,
    is_doubted,
    is_epithet,
    is_guest,
    is_habit,
    is_in_touch,
    is_real_meeting,
    is_time,
    joins_for,
    leads_on,
    mediates,
    receives_thing,
)
from communique.extract.meetings_occasions import is_invitation, is_picture, is_signing
from communique.extract.meetings_persons import (
    brings_together,
    comes_together,
    crosses_paths,
    exchanges_words,
    has_to_meal,
    is_briefed,
    is_called,
    is_called_on,
    is_due,
    is_journey_to,
    is_on_phone,
    is_seen,
)
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import (
    ARRIVAL_DUE,
    BOUND_FOR,
    BRINGERS,
    CALL_MODIFIERS,
    CALLERS,
    COMERS,
    INVITATIONS,
    INVITING,
    MEDIATION,
    MEETING_NOUNS,
    MEETING_VERBS,
    RAISING,
    SEERS,
    SENDING,
    SIGNING,
    SUMMONING,
    TELLING,
)
from communique.lang.status import DETERMINERS

# What one does so to contacts are relations.
TENDING = (
    "expand", "improv", "broaden", "deepen", "increas", "restor", "develop", "sever", "promot", "strengthen", "build",
    "cut", "forg", "intensif", "maintain", "foster", "establish",
    "freez", "froze", "suspend", "halt", "break", "broke", "ended", "ending", "ban",
)  # fmt: skip
# Words at which `_special_trigger` looks; those after "to" and some by their stem besides.
SPECIAL = (
    BRINGERS | ARRIVAL_DUE | CALLERS | SUMMONING | SENDING | RAISING | TELLING | INVITATIONS | INVITING | SEERS | COMERS
    | SIGNING
    | frozenset("had have has having phone telephone line take takes took taking and with put affixed set".split())
)  # fmt: skip
HOUSES_OF_LAW = frozenset({"congress", "parliament", "houses", "chambers", "legislature", "knesset", "duma"})
PAYING = frozenset({"pay", "pays", "paid", "paying", "make", "makes", "made", "making"})
Family = Literal[
    "talks", "meal", "gathering", "visit", "call", "contacts", "host", "attend", "discuss", "motion", "mediation"
]
FAMILY: dict[str, Family] = {
    "m": "talks", "w": "talks", "v": "visit", "t": "motion", "h": "host", "a": "attend", "c": "call", "d": "discuss",
}  # fmt: skip


class Trigger(msgspec.Struct, frozen=True):
    """A word that may tell of a meeting, at token `place`; start is the first word of its noun phrase (or itself)."""

    place: int
    start: int
    is_noun: bool
    family: Family
    frame: str = ""


def find_triggers(view: SentenceView) -> list[Trigger]:
    """Return the triggers of one sentence, in order."""
    found: list[Trigger] = []
    for place, word in enumerate(view.words):
        if place in view.owner and view.owner[place].kind not in ("event", "norp"):
            continue
        trigger = _trigger(view, place, word)
        if trigger is None or (trigger.family == "motion" and is_by_carrier(view, place)):
            continue
        if not is_habit(view, place) and (trigger.is_noun or not is_doubted(view, place)):
            found.append(trigger)
    return found


def _trigger(view: SentenceView, place: int, word: str) -> Trigger | None:
    clause = view.clause
    noun, verb = MEETING_NOUNS.get(word), MEETING_VERBS.get(word)
    if word in ("touch", "contact") and is_in_touch(view, place):
        return Trigger(place, place, True, "contacts")
    if word in MEDIATION and mediates(view, place):
        return Trigger(place, place, False, "mediation", "mediate")
    if word in ("came", "come", "met", "meet") and view.words[place + 1 : place + 4] == ("face", "to", "face"):
        return Trigger(place, place, False, "talks", "m")
    special = _special_trigger(view, place)
    if special is not None:
        return special
    if verb == "t" and view.word(place + 1) in ("back", "home") and not has_errand(view, place):
        return None  # "would fly back to Cuba": whoever goes home visits nobody
    if word in BOUND_FOR and not _is_bound(view, place, word):
        return None
    if word.startswith("exchang") and not exchanges_words(view, place):
        return None
    if word.startswith(("join", "closet")) and not joins_for(view, place, word):
        return None
    if noun is None and verb is None:
        return None
    if noun is not None and (verb is None or clause.is_noun(place, place)):
        return _noun_trigger(view, place, word)
    if word in ("visiting", "touring") and is_epithet(view, place):
        return None  # "met with visiting Prime Minister X"
    if verb is None or (noun is None and clause.is_noun(place, place) and clause.tag(place) not in ("VERB", "")):
        return None
    if verb == "m" and not is_real_meeting(view, place):
        return None
    if verb == "h" and MEETING_NOUNS.keys() & set(view.words[place + 1 : place + 4]) and place + 1 not in view.owner:
        return None  # "would welcome a visit": the noun tells of the visit
    if verb == "h" and word.startswith(("welcom", "greet")) and not is_guest(view, place + 1):
        return None  # "welcomed the accord", "welcomes X's order"
    if (
        verb == "h"
        and place + 1 in view.owner
        and not is_guest(view, place + 1)
        and not view.clause.verb_group(place).be
    ):
        return None  # "received X's letter"
    if verb == "h" and word.startswith("receiv") and receives_thing(view, place):
        return None  # "received 200 votes"
    if verb == "a" and view.word(place + 1) == "by":
        return None  # "attended by": told where the occasion is named
    if verb == "d" and view.clause.verb_group(place).be and view.clause.shape(place) == "past":
        return None  # "the files were discussed"
    if word == "host" and view.clause.verb_group(place).start == place and place + 1 in view.owner:
        return None  # "the radio host John Doe"
    if verb == "w" and not has_partner(view, place, word):
        return None
    family = FAMILY[verb]
    if family in ("talks", "discuss") and is_call(view, place):
        family = "call"
    return Trigger(place, place, False, family, verb)


def _special_trigger(view: SentenceView, place: int) -> Trigger | None:
    """Return the trigger of a verb that tells of a meeting only by what follows it."""
    word = view.words[place]
    if word not in SPECIAL and view.word(place - 1) != "to" and not word.startswith(("brief", "cross", "debat")):
        return None  # most words: spares fifteen looks at what follows
    if brings_together(view, place):
        return Trigger(place, place, False, "mediation", "mediate")
    if is_due(view, place):
        return Trigger(place, place, False, "motion", "due")
    if is_called(view, place):
        return Trigger(place, place, False, "call", "c")
    if has_to_meal(view, place):
        return Trigger(place, place, False, "host", "h")
    if is_on_phone(view, place):
        return Trigger(place, place - 2, True, "call", "phone")
    if is_briefed(view, place) or is_seen(view, place) or is_called_on(view, place) or is_journey_to(view, place):
        return Trigger(place, place, False, "talks", "m")
    if comes_together(view, place) or crosses_paths(view, place) or is_signing(view, place):
        return Trigger(place, place, False, "talks", "m")
    if is_summoning(view, place):
        return Trigger(place, place, False, "talks", "summon")
    if sent_to(view, place) is not None:
        return Trigger(place, place, False, "motion", "send")
    if _takes_up(view, place) or raises_matter(view, place):
        return Trigger(place, place, False, "discuss", "d")
    if is_told_in_talk(view, place):
        return Trigger(place, place, False, "call" if is_call(view, place) else "talks", "c")
    if is_picture(view, place):
        return Trigger(place, place, False, "talks", "picture")
    if is_invitation(view, place):
        is_noun = view.words[place].startswith("invitation")
        start = view.clause.noun_phrase(place)[0] if is_noun else place
        return Trigger(place, start, is_noun, "visit", "invite")
    return None


def _takes_up(view: SentenceView, place: int) -> bool:
    """Return whether a body debates something: "took up the question", "will debate the budget"."""
    word = view.word(place)
    debates = word.startswith("debat") or (word in ("take", "takes", "took", "taking") and view.word(place + 1) == "up")
    if not debates or view.clause.tag(place) != "VERB":
        return False
    return view.word(place + 2) in ("the", "this", "a", "an", "its", "their") or word.startswith("debat")


def _is_bound(view: SentenceView, place: int, word: str) -> bool:
    """Return whether the verb takes someone to a place: "left on Monday for Cairo", not "went to war"."""
    if view.clause.tag(place) not in ("VERB", "") or leads_on(view, place, word):
        return False
    for here in range(place + 1, min(place + 4, len(view.words) - 1)):
        if view.words[here] in BOUND_FOR[word]:
            target = view.owner.get(here + 2 if view.words[here + 1] == "the" else here + 1)
            if "capital" in view.words[here + 1 : here + 5]:
                return True  # "landed in the Lao capital"
            if target is None or target.kind not in ("place", "facility"):
                return False
            after = view.places_of(target.span).stop
            return view.clause.tag(after) != "NOUN" or is_time(view, after)  # "back to the Geneva table": no journey
    return False


def _noun_trigger(view: SentenceView, place: int, word: str) -> Trigger | None:
    start, _ = view.clause.noun_phrase(place)
    while view.word(start - 1) in ("and", ",") and view.clause.tag(start - 2) == "ADJ" and start - 2 not in view.owner:
        start -= 2  # "had direct and constructive meetings"
    inside = view.words[start:place]
    family = MEETING_NOUNS[word]
    paid = PAYING & set(view.words[max(0, start - 2) : start])
    if word in ("call", "calls") and view.word(place + 1) == "on" and paid:
        return Trigger(place, start, True, "talks")  # "paid a call on X"
    paired = view.word(place + 1) in ("with", "between") and place + 2 in view.owner
    if family == "call" and word in ("call", "calls") and not CALL_MODIFIERS & set(inside) and not paired:
        return None
    if word in ("conference", "link") and "video" in inside:
        family = "call"
    if family == "call" and word == "calls" and view.word(place + 1) not in ("with", "between", "to"):
        return None  # "recorded all Afghan phone calls"
    if word in ("visits", "trips") and not (set(inside) & DETERMINERS or "'s" in inside):
        return None  # "visa-free travel for short visits"
    if family == "contacts" and any(near.startswith(TENDING) for near in view.words[max(0, start - 3) : start]):
        return None  # "to expand contacts with": relations, no occasion
    houses = HOUSES_OF_LAW & set(view.words[place + 1 : place + 6])
    if "joint" in inside and word in ("meeting", "session", "sitting") and houses:
        return None  # "spoke before a joint meeting of Congress": a speech
    if family == "gathering" and word == "session" and "question" in inside:
        return None
    if view.word(place + 1) in ("of",) and view.word(place + 2) == "minds":
        return None
    if MEETING_NOUNS.get(view.word(place + 1)) is not None and place + 1 not in view.owner:
        return None  # "summit meeting": the second noun is the head
    alone = view.word(place - 1) in DETERMINERS and view.clause.tag(place + 1) not in ("NOUN", "PROPN", "ADJ")
    if word.endswith("lateral") and not alone:
        return None  # "bilateral ties"
    if word == "round" and view.word(place + 1) == "of":
        return None  # "a round of talks"
    if view.word(place + 1) in ("room", "place", "point", "hall", "table"):
        return None
    if word in ("conference",) and view.word(place - 1) in ("news", "press"):
        return None
    if family == "talks" and not word.startswith("summit") and is_call(view, place):
        family = "call"
    return Trigger(place, start, True, family)  # type: ignore[arg-type]
