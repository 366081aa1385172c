"""Tell what only looks like a meeting: criteria met, votes received, support welcomed, teams, habits, ways home.

Each function looks at the words around one that may tell of a meeting.
"""

from communique.extract.meetings_persons import talks_together
from communique.extract.meetings_view import QUOTES, SentenceView
from communique.lang.meeting import (
    CALL_PHRASES,
    DELEGATES,
    GROUP_HEADS,
    HABITS,
    JOINED_FOR,
    MEDIATED,
    MEETING_NOUNS,
    MEMBERS,
    NOT_MET,
    NOT_MET_WITH,
    PER,
    SPORT,
)

GUESTS = frozenset("guest guests colleague colleagues visitor visitors group relatives families heads chief".split())
FLEETS = frozenset("navies fleets warships ships forces troops armies teams squads clubs rivals champions".split())
POSSESSIVES = frozenset({"his", "her", "its", "their"})  # "met his deadline": the noun after them is met
CARRIERS = frozenset("air airways airline airlines carrier carriers flight flights plane planes jet jets".split())
CEASING = ("stop", "halt", "ceas", "suspend", "quit")  # "will stop flying to Rome": no journey is told
DOUBTING = frozenset({"doubt", "doubts", "doubted", "doubting", "doubtful"})
DOUBT_REACH = 24  # words from the doubt to the verb of the meeting: its subject, with names, stands between
CLOSED = frozenset({",", ".", "to", "in", "on", "at", "for", "with"})  # after these no object of "met" follows
CALL_REACH = 12  # words from the verb to "by phone"
FAR_CALL = 16  # from "discussed", whose object stands between


def is_epithet(view: SentenceView, place: int) -> bool:
    """Return whether a participle only says of a person that he is a guest."""
    before = view.word(place - 1)
    prepared = (
        before in ("with", "by", "to", "the", "a", "for", "between", "and", "on", "of")
        or view.clause.tag(place - 1) == "VERB"
    )
    after = view.owner.get(place + 1)
    return prepared and before not in ("is", "was", "are", "were") and after is not None and after.kind != "place"


def has_errand(view: SentenceView, place: int) -> bool:
    """Return whether the clause says what a journey is for: "flew back to Rome to meet X", "… for talks"."""
    end = view.clause_end(place)
    return view.purpose(place, end) < end or bool(MEETING_NOUNS.keys() & set(view.words[place:end]))


def is_time(view: SentenceView, place: int) -> bool:
    return any(place in places for places, _ in view.time_places())


def is_by_carrier(view: SentenceView, place: int) -> bool:
    """Return whether an airline or its planes go somewhere, or someone ceases to: routes, no visits."""
    start = view.clause.verb_group(place).start
    ceased = view.word(place).endswith("ing") and view.word(place - 1).startswith(CEASING)
    return ceased or bool(CARRIERS & set(view.words[max(0, start - 2) : start]))


def is_doubted(view: SentenceView, place: int) -> bool:
    """Return whether someone only doubts that people will meet; what is beyond doubt is told."""
    for here in range(place - 1, max(-1, place - DOUBT_REACH), -1):
        if view.words[here] in ("but", ";", "although", "though", "while"):
            return False
        if view.words[here] in DOUBTING:
            return not {"no", "not", "n't", "n’t", "never", "without"} & set(view.words[max(0, here - 3) : here])
    return False


def leads_on(view: SentenceView, place: int, word: str) -> bool:
    """Return whether a speaker only goes on to another topic: "Coming back to Libya, …", "so, turning to Iran"."""
    before = view.word(place - 1)
    return word.endswith("ing") and (before in ("", ",", "so", "now", "but", "ok", "okay") or before in QUOTES)


def joins_for(view: SentenceView, place: int, word: str) -> bool:
    """Return whether one person joins another for a talk or a meal, or shuts himself in with one."""
    if word.startswith("closet"):
        return "with" in view.words[place : place + 4]
    for here in range(place + 2, min(place + 12, len(view.words) - 1)):
        if view.words[here] == "for":
            return bool(JOINED_FOR & set(view.words[here + 1 : here + 4]))
    return False


def is_guest(view: SentenceView, place: int) -> bool:
    """Return whether the noun phrase at `place` means someone who can be a guest, not a thing."""
    while (
        place < len(view.words) and view.clause.tag(place) in ("DET", "ADJ", "ADV", "NUM") and place not in view.owner
    ):
        place += 1
    guest = view.owner.get(place)
    if guest is None or guest.kind in ("document", "event"):
        return False
    after = view.places_of(guest.span).stop
    if view.clause.tag(after) == "NOUN" and after not in view.owner and not is_time(view, after):
        return False  # "welcomes UN support"
    return view.word(after) not in ("'s", "’s", "'", "’") and view.clause.shape(after) != "ing"


def receives_thing(view: SentenceView, place: int) -> bool:
    """Return whether the object of "receive" is a thing: a noun that means neither a person nor people."""
    if view.clause.verb_group(place).be:
        return False
    for here in range(place + 1, min(place + 7, len(view.words))):
        if here in view.owner:
            return False
        if view.clause.tag(here) == "NOUN":
            word = view.words[here]
            return word not in DELEGATES | GROUP_HEADS | MEMBERS and not is_time(view, here) and word not in GUESTS
        if view.clause.tag(here) not in ("DET", "ADJ", "NUM", "ADV", "PRON", "VERB"):
            return False
    return False


def is_in_touch(view: SentenceView, place: int) -> bool:
    """Return whether the word is that of "in close touch with"."""
    before = view.words[max(0, place - 2) : place]
    stays = any(word.startswith(("stay", "keep", "kept", "remain")) for word in view.words[max(0, place - 4) : place])
    return view.word(place + 1) == "with" and "in" in before and "regular" not in before and not stays


def mediates(view: SentenceView, place: int) -> bool:
    """Return whether the verb carries an invitation or brings sides together: "conveyed the offer", "brokered
    talks"."""
    near = view.words[max(0, place - 8) : place + 7]
    return view.clause.tag(place) in ("VERB", "") and bool(MEDIATED & set(near))


def is_real_meeting(view: SentenceView, place: int) -> bool:
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


def has_partner(view: SentenceView, place: int, word: str) -> bool:
    window = view.words[place + 1 : place + 5]
    if word.startswith("sit") or word == "sat":
        return window[:1] == ("down",) and "with" in view.words[place + 2 : place + 6]
    if word.startswith(("shak", "shook")):
        return window[:1] == ("hands",)
    if word.startswith(("negotiat", "consult")):
        return any(here in view.owner for here in range(max(0, place - 12), place + 8))
    if is_call(view, place):
        return True
    addressed = window[:1] == ("to",) and (
        place + 2 in view.owner or (window[1:2] == ("the",) and place + 3 in view.owner)
    )
    if "with" in window[:3] or addressed or "directly" in window[:2]:
        return True
    return talks_together(view, place)


def is_call(view: SentenceView, place: int) -> bool:
    rest = view.words[place : place + (FAR_CALL if view.words[place].startswith("discuss") else CALL_REACH)]
    start = view.words[max(0, place - 3) : place + 3]
    for phrase in CALL_PHRASES:
        for words in (rest, start):
            for here in range(len(words) - len(phrase) + 1):
                if words[here : here + len(phrase)] == phrase:
                    return True
    return False


def is_habit(view: SentenceView, place: int) -> bool:
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
