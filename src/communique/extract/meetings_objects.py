"""Tell whom a verb of meeting can have as object or partner: not a bridge, a base, a topic or a fellow traveller."""

from communique.extract.meetings_partners import PARTNER
from communique.extract.meetings_places import VENUES
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import MEETING_NOUNS, TOPICS
from communique.model import Mention


def is_occasion(view: SentenceView, verb: int) -> bool:
    """Return whether what is hosted is an occasion: "a conference which is hosted by X"."""
    start = view.clause.verb_group(verb).start
    if view.word(start - 1) in ("which", "that"):
        last = start - 2 if view.word(start - 2) != "," else start - 3
        return any(word in MEETING_NOUNS for word in view.words[max(0, last - 4) : last + 1])
    return view.word(start - 1) in MEETING_NOUNS


def travels_along(view: SentenceView, verb: int, mention: Mention) -> bool:
    """Return whether a partner goes with the traveller rather than being met: "travels with X to Rome"."""
    first = view.places_of(mention.span).start
    between = view.words[verb + 1 : first]
    return "with" in between and not any(word in MEETING_NOUNS or word in ("meet", "see") for word in between)


def ends_here(view: SentenceView, trigger: Trigger) -> bool:
    """Return whether no object follows the verb: "met in Rome", "met again"."""
    after = view.clause.tag(trigger.place + 1)
    return after in ("PUNCT", "ADP", "ADV", "SCONJ") and view.word(trigger.place + 1) != "with"


def object_after_adjuncts(view: SentenceView, verb: int, end: int) -> list[Mention]:
    """Return whom the verb has as object behind a place and a time: "met in Rome on Monday President X"."""
    timed = {here for places, _ in view.time_places() for here in places}
    place = verb + 1
    while place < end:
        mention = view.owner.get(place)
        if mention is not None and mention.kind == "person" and place - verb > 1:
            before = view.word(place - 1)
            return [mention] if place - 1 in timed or (view.owner.get(place - 1) is not None and before != ",") else []
        if (
            mention is None
            and place not in timed
            and view.words[place] not in ("in", "at", "on", "the", "late", "early")
        ):
            return []
        place = view.places_of(mention.span).stop if mention is not None else place + 1
    return []


def is_craft(mention: Mention) -> bool:
    """Return whether a mention is a thing or an unknown body, with which nobody talks by seeing it."""
    return mention.kind in ("facility", "event", "document") or (
        mention.kind == "org" and (mention.actor or "local:").startswith("local:")
    )


def is_sight(mention: Mention) -> bool:
    """Return whether what is visited bears a name that nobody knows and no office: "visited the Marco Polo Bridge"."""
    unknown = mention.kind == "person" and (mention.actor or "local:").startswith("local:")
    return unknown and mention.title is None and mention.office is None


def is_thing(view: SentenceView, mention: Mention) -> bool:
    """Return whether a name is that of a house or field, or only goes before one: "the Ramstein air base"."""
    return mention.kind == "facility" or view.word(view.places_of(mention.span).stop) in VENUES


def is_topic(view: SentenceView, mention: Mention) -> bool:
    """Return whether the mention belongs to what is discussed: "Russia's dialogue with the EU and NATO"."""
    first = view.places_of(mention.span).start
    for place in range(first - 1, max(0, first - 8), -1):
        if view.words[place] in PARTNER:
            return view.words[place - 1] in TOPICS
    return True
