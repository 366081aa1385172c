"""Find who is at an occasion that only sets the scene: "At a meeting with X, Y said", "Y told Z in a telephone call".

Whoever speaks there takes part, and so does whom he tells something. Mediators are taken from "talks led by M".
"""

from communique.extract.meetings_partners import objects_of
from communique.extract.meetings_subjects import subjects_of
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import ASSEMBLY_NOUNS, LEADERS_OF_TALKS, TELLING
from communique.model import Mention

SETTING = frozenset({"in", "at", "during", "after", "following", "before", "over", "on"})
SPEAKERS = frozenset({"person", "role", "pronoun"})
STATES_OF_BEING = frozenset(
    "be been is are was were become became becomes remain remains remained seem seems seemed appear appears".split()
)
MEDIATOR_REACH = 14  # words from "talks" to "led by"
ATTENDING = frozenset({"participation", "presence", "attendance"})
AUSPICES = frozenset({"mediation", "chairmanship", "auspices", "guidance"})


def speakers_at(view: SentenceView, trigger: Trigger) -> list[Mention]:
    """Return who speaks at the occasion with which the sentence opens, and whom he addresses."""
    verb = verb_after_scene(view, trigger)
    if verb is None:
        return []
    before = view.word(trigger.start - 1)
    every = subjects_of(view, verb)[0]
    subjects = [mention for mention in every if mention.kind in SPEAKERS or len(every) > 1]
    if len(every) == 1 and view.word(trigger.place) in ASSEMBLY_NOUNS and every[0].kind == "org":
        return every  # "At a summit in Lima, the alliance agreed …"
    if view.word(verb) in STATES_OF_BEING:
        return []  # "in the talks, X has become an issue"
    if before in ("in", "at", "during", "over", "on") and view.word(verb) in TELLING and len(subjects) == 1:
        return subjects + addressees(view, verb, len(view.words))
    return subjects


def verb_after_scene(view: SentenceView, trigger: Trigger) -> int | None:
    """Return the main verb of a sentence that opens with the occasion: "At a summit in Lima, the two agreed"."""
    before = view.word(trigger.start - 1)
    opens = trigger.start == 1 or view.word(trigger.start - 2) in (",", '"', "“", "but", "and")
    counted = before == "of" and view.word(0) in SETTING  # "After three days of talks"
    if not counted and (before not in SETTING or not (opens or view.word(0) in SETTING)):
        return None
    if view.word(trigger.start - 2) == "," and any(view.clause.is_finite(here) for here in range(trigger.start - 2)):
        return None  # "X will visit Rome, after a meeting in Bonn, the president said"
    comma = next((here for here in range(trigger.place, len(view.words)) if view.words[here] == ","), None)
    return view.clause.finite_verb_right(comma) if comma is not None else None


def addressees(view: SentenceView, verb: int, end: int) -> list[Mention]:
    """Return the persons whom someone tells something."""
    if view.word(verb) not in TELLING:
        return []
    return [mention for mention in objects_of(view, verb, end, passive=False) if mention.kind in SPEAKERS][:1]


def mediators_of(view: SentenceView, trigger: Trigger) -> list[Mention]:
    """Return the persons by whom or under whose mediation the talks were led."""
    found = []
    for here in range(trigger.place + 1, min(trigger.place + MEDIATOR_REACH, len(view.words) - 1)):
        led = view.word(here) == "by" and view.word(here - 1) in LEADERS_OF_TALKS
        under = view.word(here) == "of" and view.word(here - 1) in AUSPICES
        mention = _next_mention(view, here + 1) if led or under else None
        if mention is not None and mention.kind == "person":
            found.append(mention)
    return found


def attending(view: SentenceView, trigger: Trigger) -> list[Mention]:
    """Return whose attendance at the occasion is told: "welcomed X's participation in the summit"."""
    if view.word(trigger.start - 1) not in ("in", "at"):
        return []
    guest = view.owner.get(trigger.start - 2)
    if guest is not None:  # "the participation of X in the summit"
        first = view.places_of(guest.span).start
        first -= view.word(first - 1) == "the"
        told = view.word(first - 1) in ("of", "by") and view.word(first - 2) in ATTENDING
        return [guest] if told else []
    if view.word(trigger.start - 2) not in ATTENDING:
        return []
    owner = view.owner.get(trigger.start - 4) if view.word(trigger.start - 3) in ("'s", "’s", "'", "’") else None
    return [owner] if owner is not None else []


def inviter_of(view: SentenceView, trigger: Trigger) -> Mention | None:
    """Return the person who invited to a visit: "will visit Rome at the invitation of X"."""
    if trigger.family not in ("visit", "motion"):
        return None
    for here in range(trigger.place + 1, len(view.words) - 1):
        if view.words[here] in ("invitation", "invite") and view.word(here + 1) == "of":
            host = _next_mention(view, here + 2)
            return host if host is not None and host.kind == "person" else None
    return None


def _next_mention(view: SentenceView, place: int) -> Mention | None:
    """Return the mention at `place`, past an article and the words of a title."""
    for here in range(place, place + 4):
        if here in view.owner:
            return view.owner[here]
    return None


def travellers_to(view: SentenceView, trigger: Trigger) -> list[Mention]:
    """Return who is somewhere for the occasion where no verb says so: "X in Rome for talks with Y"."""
    if view.word(trigger.start - 1) != "for":
        return []
    place = view.owner.get(trigger.start - 2)
    if place is None or place.kind != "place":
        return []
    first = view.places_of(place.span).start
    guest = view.owner.get(first - 2) if view.word(first - 1) in ("in", "to") else None
    return [guest] if guest is not None and guest.kind in ("person", "role") else []
