"""Find the words that may tell of a meeting, and leave out those that look like it: criteria met, habits, teams."""

from typing import Literal

import msgspec

from communique.extract.meetings_errands import is_summoning, is_told_in_talk, raises_matter, sent_to
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
    talks_together,
)
from communique.extract.meetings_view import QUOTES, SentenceView
from communique.lang.meeting import (
    ARRIVAL_DUE,
    BOUND_FOR,
    BRINGERS,
    CALLERS,
    CALL_MODIFIERS,
    CALL_PHRASES,
    COMERS,
    DELEGATES,
    GROUP_HEADS,
    HABITS,
    INVITATIONS,
    INVITING,
    JOINED_FOR,
    MEDIATED,
    MEDIATION,
    MEETING_NOUNS,
    MEETING_VERBS,
    MEMBERS,
    NOT_MET,
    NOT_MET_WITH,
    PER,
    RAISING,
    SEERS,
    SENDING,
    SIGNING,
    SPORT,
    SUMMONING,
    TELLING,
)
from communique.lang.status import DETERMINERS

POSSESSIVES = frozenset({"his", "her", "its", "their"})  # "met his deadline": the noun after them is met
CLOSED = frozenset({",", ".", "to", "in", "on", "at", "for", "with"})  # after these no object of "met" follows
# What one does so to contacts are relations.
TENDING = (
    "expand", "improv", "broaden", "deepen", "increas", "restor", "develop", "sever", "promot", "strengthen", "build",
    "cut", "forg", "intensif", "maintain", "foster", "establish",
)  # fmt: skip
# Words at which `_special_trigger` looks; those after "to" and some by their stem besides.
SPECIAL = (
    BRINGERS | ARRIVAL_DUE | CALLERS | SUMMONING | SENDING | RAISING | TELLING | INVITATIONS | INVITING | SEERS | COMERS
    | SIGNING
    | frozenset("had have has having phone telephone line take takes took taking and with put affixed set".split())
)  # fmt: skip
GUESTS = frozenset("guest guests colleague colleagues visitor visitors group relatives families heads chief".split())
FLEETS = frozenset("navies fleets warships ships forces troops armies teams squads clubs rivals champions".split())
HOUSES_OF_LAW = frozenset({"congress", "parliament", "houses", "chambers", "legislature", "knesset", "duma"})
CALL_REACH = 12  # words from the verb to "by phone"
FAR_CALL = 16  # from "discussed", whose object stands between
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
        if trigger is not None and not _is_habit(view, place):
            found.append(trigger)
    return found


def _trigger(view: SentenceView, place: int, word: str) -> Trigger | None:
    clause = view.clause
    noun, verb = MEETING_NOUNS.get(word), MEETING_VERBS.get(word)
    if word in ("touch", "contact") and _is_in_touch(view, place):
        return Trigger(place, place, True, "contacts")
    if word in MEDIATION and _mediates(view, place):
        return Trigger(place, place, False, "mediation", "mediate")
    if word in ("came", "come", "met", "meet") and view.words[place + 1 : place + 4] == ("face", "to", "face"):
        return Trigger(place, place, False, "talks", "m")
    special = _special_trigger(view, place)
    if special is not None:
        return special
    if verb == "t" and view.word(place + 1) in ("back", "home") and not _has_errand(view, place):
        return None  # "would fly back to Cuba": whoever goes home visits nobody
    if word in BOUND_FOR and not _is_bound(view, place, word):
        return None
    if word.startswith("exchang") and not exchanges_words(view, place):
        return None
    if word.startswith(("join", "closet")) and not _joins_for(view, place, word):
        return None
    if noun is None and verb is None:
        return None
    if noun is not None and (verb is None or clause.is_noun(place, place)):
        return _noun_trigger(view, place, word)
    if word in ("visiting", "touring") and _is_epithet(view, place):
        return None  # "met with visiting Prime Minister X"
    if verb is None or (noun is None and clause.is_noun(place, place) and clause.tag(place) not in ("VERB", "")):
        return None
    if verb == "m" and not _is_real_meeting(view, place):
        return None
    if verb == "h" and MEETING_NOUNS.keys() & set(view.words[place + 1 : place + 4]) and place + 1 not in view.owner:
        return None  # "would welcome a visit": the noun tells of the visit
    if verb == "h" and word.startswith(("welcom", "greet")) and not _is_guest(view, place + 1):
        return None  # "welcomed the accord", "welcomes X's order"
    if (
        verb == "h"
        and place + 1 in view.owner
        and not _is_guest(view, place + 1)
        and not view.clause.verb_group(place).be
    ):
        return None  # "received X's letter"
    if verb == "h" and word.startswith("receiv") and _receives_thing(view, place):
        return None  # "received 200 votes"
    if verb == "a" and view.word(place + 1) == "by":
        return None  # "attended by": told where the occasion is named
    if verb == "d" and view.clause.verb_group(place).be and view.clause.shape(place) == "past":
        return None  # "the files were discussed"
    if word == "host" and view.clause.verb_group(place).start == place and place + 1 in view.owner:
        return None  # "the radio host John Doe"
    if verb == "w" and not _has_partner(view, place, word):
        return None
    family = FAMILY[verb]
    if family in ("talks", "discuss") and _is_call(view, place):
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
        return Trigger(place, place, False, "call" if _is_call(view, place) else "talks", "c")
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
    if view.clause.tag(place) not in ("VERB", "") or _leads_on(view, place, word):
        return False
    for here in range(place + 1, min(place + 4, len(view.words) - 1)):
        if view.words[here] in BOUND_FOR[word]:
            target = view.owner.get(here + 2 if view.words[here + 1] == "the" else here + 1)
            if "capital" in view.words[here + 1 : here + 5]:
                return True  # "landed in the Lao capital"
            if target is None or target.kind not in ("place", "facility"):
                return False
            after = view.places_of(target.span).stop
            return view.clause.tag(after) != "NOUN" or _is_time(view, after)  # "back to the Geneva table": no journey
    return False


def _is_epithet(view: SentenceView, place: int) -> bool:
    """Return whether a participle only says of a person that he is a guest."""
    before = view.word(place - 1)
    prepared = (
        before in ("with", "by", "to", "the", "a", "for", "between", "and", "on", "of")
        or view.clause.tag(place - 1) == "VERB"
    )
    after = view.owner.get(place + 1)
    return prepared and before not in ("is", "was", "are", "were") and after is not None and after.kind != "place"


def _has_errand(view: SentenceView, place: int) -> bool:
    """Return whether the clause says what a journey is for: "flew back to Rome to meet X", "… for talks"."""
    end = view.clause_end(place)
    return view.purpose(place, end) < end or bool(MEETING_NOUNS.keys() & set(view.words[place:end]))


def _is_time(view: SentenceView, place: int) -> bool:
    return any(place in places for places, _ in view.time_places())


def _leads_on(view: SentenceView, place: int, word: str) -> bool:
    """Return whether a speaker only goes on to another topic: "Coming back to Libya, …", "so, turning to Iran"."""
    before = view.word(place - 1)
    return word.endswith("ing") and (before in ("", ",", "so", "now", "but", "ok", "okay") or before in QUOTES)


def _joins_for(view: SentenceView, place: int, word: str) -> bool:
    """Return whether one person joins another for a talk or a meal, or shuts himself in with one."""
    if word.startswith("closet"):
        return "with" in view.words[place : place + 4]
    for here in range(place + 2, min(place + 12, len(view.words) - 1)):
        if view.words[here] == "for":
            return bool(JOINED_FOR & set(view.words[here + 1 : here + 4]))
    return False


def _is_guest(view: SentenceView, place: int) -> bool:
    """Return whether the noun phrase at `place` means someone who can be a guest, not a thing."""
    while (
        place < len(view.words) and view.clause.tag(place) in ("DET", "ADJ", "ADV", "NUM") and place not in view.owner
    ):
        place += 1
    guest = view.owner.get(place)
    if guest is None or guest.kind in ("document", "event"):
        return False
    after = view.places_of(guest.span).stop
    if view.clause.tag(after) == "NOUN" and after not in view.owner and not _is_time(view, after):
        return False  # "welcomes UN support"
    return view.word(after) not in ("'s", "’s", "'", "’") and view.clause.shape(after) != "ing"


def _receives_thing(view: SentenceView, place: int) -> bool:
    """Return whether the object of "receive" is a thing: a noun that means neither a person nor people."""
    if view.clause.verb_group(place).be:
        return False
    for here in range(place + 1, min(place + 7, len(view.words))):
        if here in view.owner:
            return False
        if view.clause.tag(here) == "NOUN":
            word = view.words[here]
            return word not in DELEGATES | GROUP_HEADS | MEMBERS and not _is_time(view, here) and word not in GUESTS
        if view.clause.tag(here) not in ("DET", "ADJ", "NUM", "ADV", "PRON", "VERB"):
            return False
    return False


def _is_in_touch(view: SentenceView, place: int) -> bool:
    """Return whether the word is that of "in close touch with"."""
    before = view.words[max(0, place - 2) : place]
    stays = any(word.startswith(("stay", "keep", "kept", "remain")) for word in view.words[max(0, place - 4) : place])
    return view.word(place + 1) == "with" and "in" in before and "regular" not in before and not stays


def _mediates(view: SentenceView, place: int) -> bool:
    """Return whether the verb carries an invitation or brings sides together: "conveyed the offer", "brokered
    talks"."""
    near = view.words[max(0, place - 8) : place + 7]
    return view.clause.tag(place) in ("VERB", "") and bool(MEDIATED & set(near))


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
    if family == "talks" and not word.startswith("summit") and _is_call(view, place):
        family = "call"
    return Trigger(place, start, True, family)  # type: ignore[arg-type]


def _is_real_meeting(view: SentenceView, place: int) -> bool:
    ahead: list[str] = []
    for here in range(place + 1, min(len(view.words), place + 8)):
        if here in view.owner and view.owner[here].kind != "norp" and view.words[here] not in POSSESSIVES:
            if view.words[place + 1] in POSSESSIVES and view.clause.tag(here + 1) == "NOUN":
                continue  # "met its NATO spending target"
            break
        ahead.append(view.words[here])
    if ahead[:1] == ["with"] and set(ahead[1:]) & NOT_MET_WITH - {"a"}:
        return False
    if ahead[:1] and ahead[0] not in CLOSED and set(ahead) & NOT_MET:
        return False
    if any(word in SPORT and here not in view.owner for here, word in enumerate(view.words)):
        return False
    before = view.words[max(0, place - 6) : place]
    if FLEETS & set(view.words[max(0, place - 3) : place]):
        return False  # "the two navies met for drills"
    if set(before) & NOT_MET and set(before) & {"be", "been", "were", "are", "is", "was", "being"}:
        return False
    return not (view.word(place + 1) in ("up",) and view.word(place + 2) not in ("with", "in"))


def _has_partner(view: SentenceView, place: int, word: str) -> bool:
    window = view.words[place + 1 : place + 5]
    if word.startswith("sit") or word == "sat":
        return window[:1] == ("down",) and "with" in view.words[place + 2 : place + 6]
    if word.startswith(("shak", "shook")):
        return window[:1] == ("hands",)
    if word.startswith(("negotiat", "consult")):
        return any(here in view.owner for here in range(max(0, place - 12), place + 8))
    if _is_call(view, place):
        return True
    addressed = window[:1] == ("to",) and (
        place + 2 in view.owner or (window[1:2] == ("the",) and place + 3 in view.owner)
    )
    if "with" in window[:3] or addressed or "directly" in window[:2]:
        return True
    return talks_together(view, place)


def _is_call(view: SentenceView, place: int) -> bool:
    rest = view.words[place : place + (FAR_CALL if view.words[place].startswith("discuss") else CALL_REACH)]
    start = view.words[max(0, place - 3) : place + 3]
    for phrase in CALL_PHRASES:
        for words in (rest, start):
            for here in range(len(words) - len(phrase) + 1):
                if words[here : here + len(phrase)] == phrase:
                    return True
    return False


def _is_habit(view: SentenceView, place: int) -> bool:
    """Return whether the trigger tells a habit: "meets twice a year", "meetings are held regularly"."""
    if set(view.words[max(0, place - 6) : place + 9]) & HABITS:
        return True
    near = view.words[max(0, place - 3) : place + 9]
    for here, word in enumerate(near[:-1]):
        if (
            word in ("a", "every", "each", "per")
            and near[here + 1] in PER
            and (word != "a" or near[here - 1] in ("twice", "once", "times"))
        ):
            return True
    return False
