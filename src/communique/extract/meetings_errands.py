"""Recognise meetings told by who was sent for or sent out: an ambassador summoned, a delegation sent to a capital.

A ministry that summons an envoy speaks with him; whoever sends a delegation to a city visits its state. A word told by
telephone is a call, and whoever raises a matter with a person speaks with him.
"""

from communique.extract.meetings_persons import person_after
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import CALL_PHRASES, DELEGATES, ENVOYS, MATTERS, RAISING, SENDING, SUMMONING, TELLING
from communique.model import Mention

SENT_REACH = 7  # words between "sent" and the delegation, its epithets
THERE_REACH = 8  # words between the delegation and "to Niamey", a leader's name and a comma
CALL_REACH = 6  # words between whom one tells and "by telephone"
MATTER_REACH = 22  # words from the matter to "with": what it is about stands between
AID = frozenset("rescue medical aid relief humanitarian military peacekeeping observer monitoring trade search".split())


def is_summoning(view: SentenceView, place: int) -> bool:
    """Return whether a state or ministry sends for an envoy: "summoned the Danish ambassador", "called in X"."""
    word = view.word(place)
    called = word in ("call", "calls", "called", "calling") and view.word(place + 1) == "in"
    if not (word in SUMMONING or called) or view.clause.tag(place) not in ("VERB", ""):
        return False
    group = view.clause.verb_group(place)
    if group.be:  # "the ambassador was summoned"
        return _is_envoy(view, view.owner.get(group.start - 1))
    first = place + 2 if called else place + 1
    for here in range(first, min(first + 4, len(view.words))):
        if here in view.owner:
            return _is_envoy(view, view.owner[here])
    return False


def _is_envoy(view: SentenceView, mention: Mention | None) -> bool:
    if mention is None or mention.kind not in ("person", "role", "anonymous"):
        return False
    places = view.places_of(mention.span)
    words = view.words[max(0, places.start - 4) : places.stop]
    after = view.owner.get(places.stop + 1) if view.word(places.stop) == "," else None
    near = view.words[places.stop : view.places_of(after.span).stop] if after is not None else ()
    return bool(ENVOYS & {*words, *near})


def sent_to(view: SentenceView, place: int) -> int | None:
    """Return the index of "to" in "sent a delegation to X" where the verb at `place` sends someone who can talk."""
    if view.word(place) not in SENDING or view.clause.tag(place) not in ("VERB", ""):
        return None
    if view.clause.verb_group(place).be:
        return None
    whom = next(
        (here for here in range(place + 1, min(place + 1 + SENT_REACH, len(view.words))) if _can_talk(view, here)), None
    )
    if whom is None or AID & set(view.words[place:whom]) or "to" in view.words[place:whom]:
        return None
    for here in range(whom + 1, min(whom + 1 + THERE_REACH, len(view.words) - 1)):
        target = view.owner.get(here + 1)
        if view.words[here] == "to" and target is not None and target.kind == "place":
            return here
        if view.clause.tag(here) in ("VERB", "AUX") and here not in view.owner and view.words[here] not in ("led",):
            return None
    return None


def _can_talk(view: SentenceView, place: int) -> bool:
    mention = view.owner.get(place)
    return view.words[place] in DELEGATES or (mention is not None and mention.kind == "person")


def is_told_in_talk(view: SentenceView, place: int) -> bool:
    """Return whether someone tells another something by telephone, or where both are: "told Mr X over the phone"."""
    if view.word(place) not in TELLING or view.clause.tag(place) not in ("VERB", ""):
        return False
    partner = person_after(view, place)
    if partner is not None and view.word(view.clause_start(place) - 1) == "where":
        return True  # "went to the palace, where X told him …"
    here = place + 1
    if partner is None and view.word(here) == "it" and here in view.owner:
        partner = view.owner[here]
    if partner is None:
        return False
    first = view.places_of(partner.span).stop
    rest = view.words[first : first + CALL_REACH]
    return any(rest[start : start + len(phrase)] == phrase for phrase in CALL_PHRASES for start in range(len(rest)))


def raises_matter(view: SentenceView, place: int) -> bool:
    """Return whether someone brings a matter before a person: "raised the issue of the prisoners with Mr X"."""
    word = view.word(place)
    raising = word in RAISING or (word in ("take", "takes", "took", "bring", "brings", "brought") and
        "up" in view.words[place + 1 : place + 8])  # fmt: skip
    if not raising or view.clause.tag(place) not in ("VERB", "") or view.clause.verb_group(place).be:
        return False
    matter = next(
        (here for here in range(place + 1, min(place + 6, len(view.words))) if view.words[here] in MATTERS), None
    )
    if matter is None:
        return False
    for here in range(matter + 1, min(view.clause_end(place), matter + MATTER_REACH)):
        if view.words[here] == "with":
            partner = person_after(view, here)
            if partner is not None:
                return True
    return False
