"""Recognise verbs that tell of a meeting only by what stands after them: "saw X", "called X", "is due in Rome".

Alone these words mean other things ("saw a chance", "called for calm"); a person, a place or a fixed word must follow.
"""

from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import (
    ARRIVAL_DUE,
    BRINGERS,
    CALLERS,
    CALLING_TO,
    COMERS,
    COUNCILS,
    EXCHANGED,
    GROUP_HEADS,
    MEALS,
    MEETING_NOUNS,
    MEETING_VERBS,
    NO_ENCOUNTER,
    REPORTING,
    SEERS,
    TRAVELLERS,
)
from communique.lang.status import BE, DETERMINERS
from communique.model import Mention

HOUSES = frozenset({"house", "kremlin", "pentagon", "palace", "vatican", "chancellery", "elysee", "élysée"})
PERSONS = frozenset({"person", "role", "anonymous"})
TOGETHER_REACH = 14  # words between "brought" and "together"; the names stand there
ALONE = frozenset({"briefly", "alone", "privately", "sidelines", "margins", "face", "informally", "twice", "again"})
PARTNER_REACH = 14  # words from "talked" to "with", a time and a place between them
JOURNEY_REACH = 14  # words between the journey and what it is for
# After the name of who is called nothing else may follow: "called X a friend" is no call.
AFTER_CALL = frozenset(
    {"", ".", ",", ";", "to", "on", "from", "after", "before", "last", "and", "again", "late", "early", "this", "twice",
     "later", "shortly", "over", "about", "by", "yesterday", "today", "in", "at", "during", "earlier", "when"}
)  # fmt: skip

ARRIVING = frozenset({"person", "role", "group", "norp", "org", "pronoun", "anonymous"})  # mentions of who can arrive


def person_after(view: SentenceView, place: int) -> Mention | None:
    """Return the person or office-holder whose name is the next phrase after the word at `place`."""
    here = place + 1
    while here not in view.owner and (
        view.word(here) in DETERMINERS or view.word(here) in ("both", "then", "former", "visiting")
    ):
        here += 1
    mention = view.owner.get(here)
    if mention is None:
        return None
    is_object = mention.kind == "pronoun" and view.word(here) in ("him", "her", "them") and not _is_noun(view, here + 1)
    return mention if mention.kind in PERSONS or is_object else None


def _is_noun(view: SentenceView, place: int) -> bool:
    return view.clause.tag(place) in ("NOUN", "PROPN", "ADJ") and place not in view.owner


def is_seen(view: SentenceView, place: int) -> bool:
    """Return whether the verb says that someone sees another: "saw Mr X on Monday", not "saw X as", "saw X leave"."""
    word = view.word(place)
    if word not in SEERS or view.clause.tag(place) not in ("VERB", ""):
        return False
    group = view.clause.verb_group(place)
    if word == "seen" and (group.be or not group.have):
        return False
    if view.words[place + 1 : place + 3] == ("each", "other"):
        return True
    partner = person_after(view, place)
    if partner is None:
        return False
    after = view.places_of(partner.span).stop
    return view.word(after) not in ("as", "'s", "’s", "'") and view.clause.tag(after) not in ("VERB", "AUX", "PART")


def is_called(view: SentenceView, place: int) -> bool:
    """Return whether the verb says that someone telephones another: "called X on Sunday", not "called X a liar"."""
    word = view.word(place)
    if word not in CALLERS or view.clause.tag(place) not in ("VERB", "") or view.clause.verb_group(place).be:
        return False
    partner = person_after(view, place)
    if partner is None:
        return False
    after = view.places_of(partner.span).stop
    if view.word(after) == "to" and view.word(after + 1) in CALLING_TO:
        return False
    if view.word(after) == "," and _is_named(view, after):
        return False  # "called X, the old ally, a great leader"
    timed = any(after in places for places, _ in view.time_places())
    return timed or not word.startswith("call") or view.word(after) in AFTER_CALL


def _is_named(view: SentenceView, comma: int) -> bool:
    """Return whether a second comma closes an apposition and a noun with an article follows: what someone is called."""
    for here in range(comma + 1, len(view.words) - 1):
        if view.words[here] == "," and view.words[here + 1] in ("a", "an", "the"):
            return here > comma + 1
        if view.clause.is_finite(here) and here not in view.owner and view.word(here - 1) != "who":
            return False
    return False


def is_called_on(view: SentenceView, place: int) -> bool:
    """Return whether someone pays another a call: "called on X in Rome", not "called on X to resign"."""
    if view.word(place) not in CALLERS or view.word(place + 1) != "on":
        return False
    partner = person_after(view, place + 1)
    if partner is None or view.clause.tag(place) not in ("VERB", ""):
        return False
    rest = view.words[view.places_of(partner.span).stop : view.clause_end(place)]
    return not {"to", "for", "not"} & set(rest) and '"' not in rest


def is_due(view: SentenceView, place: int) -> bool:
    """Return whether a person is due or expected somewhere: "is expected in Rome for talks"."""
    if view.word(place) not in ARRIVAL_DUE:
        return False
    before = view.clause.skip_adverbs(place - 1)
    if view.word(before) not in BE and view.word(before) not in (",", "who"):
        return False
    if view.word(before) in BE and not _goes_places(view, before):
        return False  # "no progress is to be hoped for in Malta"
    here = place + 2 if view.word(place + 1) in ("back", "here") else place + 1
    if view.word(here) not in ("in", "at", "to"):
        return False
    here += 2 if view.word(here + 1) == "the" else 1
    target = view.owner.get(here)
    return target is not None and (target.kind in ("place", "facility") or is_house(view, target))


def _goes_places(view: SentenceView, be: int) -> bool:
    """Return whether the subject of the verb "be" at `be` is someone who can arrive."""
    while be > 0 and (view.clause.tag(be) in ("AUX", "ADV", "PART") or view.word(be) in BE):
        be -= 1
    subject = view.owner.get(be)
    return view.word(be) in (",", "who") or (subject is not None and subject.kind in ARRIVING)


def is_house(view: SentenceView, mention: Mention) -> bool:
    """Return whether a body is named by its house, to which one can go: "the White House"."""
    return mention.kind == "org" and mention.head.of(view.document.text).split()[-1].casefold() in HOUSES


def brings_together(view: SentenceView, place: int) -> bool:
    """Return whether someone brings others together."""
    if view.word(place) not in BRINGERS:
        return False
    end = min(place + TOGETHER_REACH, view.clause_end(place))
    return "together" in view.words[place:end]


def comes_together(view: SentenceView, place: int) -> bool:
    """Return whether several come, get or sit together, or several sit down: "the two sat down alone"."""
    if view.word(place) not in COMERS or view.clause.tag(place) not in ("VERB", ""):
        return False
    if view.words[place + 1 : place + 2] == ("together",) or view.words[place + 1 : place + 3] == ("back", "together"):
        return True
    start = view.clause.verb_group(place).start
    several = view.word(start - 1) in ("they", "both", "two") or view.word(start - 1) in GROUP_HEADS
    several = several or _are_joined(view, place, start)
    return view.word(place).startswith(("sit", "sat")) and view.word(place + 1) == "down" and several


def _are_joined(view: SentenceView, place: int, start: int) -> bool:
    """Return whether two persons joined by "and" stand before the verb at `place`, whose group begins at `start`."""
    first = view.clause_start(place)
    names = {
        mention.actor for here, mention in view.owner.items() if first <= here < start and mention.kind == "person"
    }
    return len(names) >= 2 and "and" in view.words[first:start]


def crosses_paths(view: SentenceView, place: int) -> bool:
    return view.word(place).startswith("cross") and view.word(place + 1) == "paths"


def exchanges_words(view: SentenceView, place: int) -> bool:
    """Return whether two talk: "exchanged views with"."""
    return view.word(place).startswith("exchang") and bool(EXCHANGED & set(view.words[place + 1 : place + 4]))


def is_journey_to(view: SentenceView, place: int) -> bool:
    """Return whether someone travels to do something with another: "flew in to brief Mr X", "left to see him"."""
    if view.word(place - 1) != "to" or view.clause.tag(place) not in ("VERB", ""):
        return False
    # "to hear him" is a speech, "to hear him out" a talk; "to force out X" is none.
    out = view.word(place + 1) == "out" and view.word(place) in ("hear", "sound", "seek")
    if view.word(place) in NO_ENCOUNTER and not (view.word(place) == "hear" and out):
        return False
    if view.word(place) in MEETING_VERBS:
        return False
    before = view.words[max(0, place - JOURNEY_REACH) : place]
    moving = any(
        MEETING_VERBS.get(word) == "t" or MEETING_NOUNS.get(word) == "visit" or word in TRAVELLERS for word in before
    )
    first = place + 1 if out or view.word(place + 1) == "to" else place
    moving = moving or any(is_due(view, here) for here in range(max(0, place - JOURNEY_REACH), place))
    partner = person_after(view, first) or (body_after(view, first) if view.word(place) in REPORTING else None)
    if partner is None or not moving:
        return False
    stands = any(  # "NATO foreign ministers" stand for NATO
        partner.span.contains(other.span) and other.actor is not None for other in view.mentions if other is not partner
    )
    named = partner.span.of(view.document.text)[:1].isupper()
    return partner.kind != "anonymous" or partner.actor is not None or stands or named


def talks_together(view: SentenceView, place: int) -> bool:
    """Return whether several talk among themselves, or one does with a partner told late: "talked in Rome with X"."""
    word = view.word(place)
    if not word.startswith(("talk", "sp")) or view.clause.tag(place) not in ("VERB", ""):
        return False
    rest = view.words[place + 1 : place + 3]
    lasting = rest[:1] == ("for",) and (rest[1:2] or ("",))[0] not in DETERMINERS - {"a", "an"}
    start = view.clause.verb_group(place).start
    joined = _are_joined(view, place, start)
    several = joined or view.word(start - 1) in ("they", "both") or view.word(start - 1) in GROUP_HEADS
    aside = word.startswith("sp") and bool(ALONE & set(view.words[place + 1 : place + 4]))  # "spoke on the sidelines"
    if several and (lasting or aside or (word.startswith("talk") and rest[:1] not in (("up",), ("down",), ("tough",)))):
        return True
    for here in range(place + 1, min(view.clause_end(place), place + PARTNER_REACH)):
        if view.words[here] == "with":
            partner = person_after(view, here)
            return partner is not None and (partner.kind == "person" or partner.actor is not None)
        if view.words[here] in ("about", "of", "against", "to") or view.clause.tag(here) in ("VERB", "AUX"):
            return False
    return False


def is_on_phone(view: SentenceView, place: int) -> bool:
    """Return whether someone is said to be "on the phone with" another."""
    return (
        view.words[place - 2 : place] == ("on", "the")
        and view.word(place) in ("phone", "telephone", "line")
        and view.word(place + 1) == "with"
        and view.word(place - 3) in BE | {"got", "spoke", "spent"}
    )


def has_to_meal(view: SentenceView, place: int) -> bool:
    """Return whether someone has another at his table: "had X to lunch", "will have him over for dinner"."""
    if view.word(place) not in ("had", "have", "has", "having"):
        return False
    guest = person_after(view, place)
    both = view.word(place + 1) == "both" or view.words[place + 1 : place + 3] == ("the", "two")
    if guest is None and both and view.word(place + (2 if view.word(place + 1) == "both" else 3)) in GROUP_HEADS:
        here = place + (3 if view.word(place + 1) == "both" else 4)  # "had both men to lunch"
        return view.word(here) in ("to", "for") and view.word(here + 1) in MEALS
    if guest is None:
        return False
    after = view.places_of(guest.span).stop
    after += 1 if view.word(after) in ("over", "round", "back") else 0
    return view.word(after) in ("to", "for") and view.word(after + 1) in MEALS


def is_briefed(view: SentenceView, place: int) -> bool:
    """Return whether someone briefs a body that consists in its sessions: "is to brief the Security Council"."""
    if not view.word(place).startswith("brief") or view.clause.tag(place) != "VERB":
        return False
    body = body_after(view, place)
    return body is not None and body.head.of(view.document.text).split()[-1].casefold() in COUNCILS


def body_after(view: SentenceView, place: int) -> Mention | None:
    """Return the body or group that is the next phrase after the word at `place`."""
    here = place + 2 if view.word(place + 1) == "the" else place + 1
    mention = view.owner.get(here)
    return mention if mention is not None and mention.kind in ("org", "group") else None
