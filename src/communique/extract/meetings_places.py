"""Where a telling puts its meeting: the place in its clause, the house, the city that hosts it or that one left."""

from communique.extract.meetings_fields import FAR_OFF, end_of_relative, is_of_another
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import BYSTANDING
from communique.model import Actor, Mention, Where

VENUES = frozenset(
    "airport air base airbase airfield palace hotel castle residence ranch headquarters kremlin house hall mansion "
    "chancellery villa monastery port embassy resort retreat military naval international presidential elysee élysée "
    "pentagon vatican knesset".split()
)
NAMED_BY_PLACE = frozenset({"conference", "summit", "forum"})
NEAR_AT = 8  # words to the house where it is: "met for an hour at the State Department"
LONGEST_VENUE = 7  # words
PLACING = frozenset({"in", "at", "to", "near"})
# What one talks about, in a land or city that is not where one talks.
SITUATIONS = frozenset(
    "situation situations crisis crises conflict conflicts war wars violence fighting developments events unrest "
    "ceasefire cease-fire truce transition process hostilities campaign operation operations troops forces peace "
    "stability security elections bloodshed killings killing coup protests tensions settlement clashes".split()
)
KINDS = frozenset(
    "city town resort capital village port island district suburb province region state county municipality "
    "settlement enclave exclave emirate oblast".split()
)
IN = frozenset({"in", "at", "near", "outside", "inside"})


def find_where(
    view: SentenceView,
    trigger: Trigger,
    end: int,
    destination: Mention | None,
    window: tuple[int, int, int] | None = None,
) -> Where | None:
    """Return the place of the meeting: where the visit goes, or what follows "in" or "at" in the clause."""
    if destination is not None:
        return where_of(view, destination)
    start = view.clause_start(trigger.place)
    end = view.purpose(trigger.place, end_of_relative(view, trigger, end))
    since = next((here for here in range(trigger.place + 1, end) if view.words[here] == "since"), None)
    if trigger.is_noun and since is not None:
        end = since  # "their third talks since the spring round in Quito": that one was there
    scene = _left_after(view, trigger) or _hosting(view, trigger)
    best: tuple[int, Mention] | None = None
    for mention in view.outer:
        if mention.place is None and mention.kind != "facility":
            continue
        places = view.places_of(mention.span)
        if not places or not start <= places.start < end:
            continue
        if window is not None and not (window[0] <= places.start < window[1] or places.start < window[2]):
            continue
        if preposition_of(view, places.start) not in IN or is_of_another(view, trigger, places.start):
            continue
        if _in_next_clause(view, trigger.place, places.start):
            continue
        if _is_about(view, trigger, places.start):
            continue  # "talks on the situation in Syria"
        if view.word(places.stop) in ("'s", "’s"):
            continue  # "postponed at Iran's request"
        if (
            trigger.frame == "d"
            and places.start > trigger.place + 3
            and not _follows_partner(view, trigger, places.start)
            and not _before_time(view, places.stop)
        ):
            continue  # "discussed the situation in Syria"
        shared = window is not None and places.start < window[2]  # before any partner: an own place is nearer
        distance = abs(places.start - trigger.place) + (FAR_OFF if places.start < trigger.place or shared else 0)
        if best is None or distance < best[0]:
            best = (distance, mention)
    if best is not None:
        return where_of(view, best[1])
    if scene is not None:
        return where_of(view, scene)
    for mention in view.outer:  # "met at the United Nations"
        places = view.places_of(mention.span)
        near = bool(places) and trigger.place < places.start < end and preposition_of(view, places.start) == "at"
        if mention.kind == "org" and near and places.start - trigger.place <= NEAR_AT:
            return Where(name=mention.head.of(view.document.text), span=mention.span)
    for mention in view.mentions:  # "the Annapolis conference"
        places = view.places_of(mention.span)
        named = mention.kind == "place" and mention.place is not None and not (mention.actor or "").startswith("state:")
        if named and trigger.is_noun and places and trigger.start <= places.start < trigger.place:
            return where_of(view, mention)
    return _purpose_place(view, trigger) or _venue(view, trigger, end) or _place_of_occasion(view, end)


def _is_about(view: SentenceView, trigger: Trigger, first: int) -> bool:
    """Return whether a place only says where that is which the occasion is about."""
    before = view.words[trigger.place + 1 : first]
    topic = {"on", "about", "over", "regarding", "concerning", "discuss", "address"} & set(before)
    head = view.word(first - 2) if view.word(first - 1) in ("in", "at") else view.word(first - 3)
    return bool(topic) and head in SITUATIONS


def _left_after(view: SentenceView, trigger: Trigger) -> Mention | None:
    """Return the city that someone left after the talks: "left Rome on Monday after talks with X"."""
    if not trigger.is_noun or view.word(trigger.start - 1) not in ("after", "following"):
        return None
    verb = view.clause.finite_verb_left(trigger.start)
    if verb is None or not view.words[verb].startswith(("left", "leav", "depart", "quit")):
        return None
    first = verb + 2 if view.word(verb + 1) == "from" else verb + 1
    city = view.owner.get(first)
    return city if city is not None and city.place is not None and view.word(verb + 1) != "for" else None


def _hosting(view: SentenceView, trigger: Trigger) -> Mention | None:
    """Return the city that is told to host the occasion: "Cairo hosted talks between X and Y"."""
    before = view.clause.skip_adverbs(trigger.start - 1)
    if not trigger.is_noun or not view.word(before).startswith("host"):
        return None
    city = view.owner.get(view.clause.verb_group(before).start - 1)
    return city if city is not None and city.kind == "place" else None


def _before_time(view: SentenceView, place: int) -> bool:
    """Return whether a time closes the clause behind the place: "will discuss the plan in Rome on Friday"."""
    here = place + 1 if view.word(place) in ("on", "this", "next", "early", "late") else place
    return any(here in places or place in places for places, _ in view.time_places())


def _follows_partner(view: SentenceView, trigger: Trigger, first: int) -> bool:
    """Return whether the place stands right behind a partner: "discussed the plan with Mr X in Rome"."""
    partner = view.owner.get(first - 2)
    if partner is None or partner.kind not in ("person", "role", "group", "org"):
        return False
    return "with" in view.words[trigger.place : view.places_of(partner.span).start]


def _in_next_clause(view: SentenceView, place: int, first: int) -> bool:
    """Return whether a comma and then another verb stand between: "after the talks, they praised the calm in X"."""
    comma = next((here for here in range(place + 1, first) if view.words[here] == "," and not _lists(view, here)), None)
    return comma is not None and any(
        view.clause.is_finite(here) and here not in view.owner for here in range(comma + 1, first)
    )


def _lists(view: SentenceView, comma: int) -> bool:
    """Return whether a comma stands between two names of a list: "of Turkey, Iran and …"."""
    after = comma + 2 if view.word(comma + 1) in ("the", "and") else comma + 1
    return comma - 1 in view.owner and after in view.owner


def _venue(view: SentenceView, trigger: Trigger, end: int) -> Where | None:
    """Return the house or field that only its words name: "at Larnaca airport", "in the Kremlin"."""
    if trigger.is_noun and BYSTANDING & set(view.words[max(0, trigger.start - 3) : trigger.start]):
        return None  # "confirmed the visit to reporters at the White House"
    for place in range(trigger.place + 1, min(end, len(view.words) - 1)):
        if view.words[place] not in ("at", "in") or is_of_another(view, trigger, place):
            continue
        first = place + 2 if view.words[place + 1] in ("the", "his", "her", "its") else place + 1
        last = first
        while last < end and view.tokens[last].text[:1].isupper() and view.clause.tag(last) != "PRON":
            last += 1
        named = last > first and (view.sentence.kind == "body" or view.words[first] not in VENUES)
        while last < end and last - first < LONGEST_VENUE and view.words[last] in VENUES:
            last += 1
        if named and VENUES & {view.words[last - 1], view.words[first]}:
            span = view.span_of(first, last - 1)
            return Where(name=span.of(view.document.text), span=span)
    return None


def _purpose_place(view: SentenceView, trigger: Trigger) -> Where | None:
    """Return where someone was sent or went to meet: "sent X to Lima to meet Y"."""
    to = None if trigger.is_noun else view.clause.verb_group(trigger.place).to
    if to is None:
        return None
    for mention in view.outer:
        places = view.places_of(mention.span)
        near = bool(places) and places.stop <= to <= places.stop + 6 and mention.place is not None
        if near and preposition_of(view, places.start) in ("to", "in", "at"):
            return where_of(view, mention)
    return None


def _place_of_occasion(view: SentenceView, end: int) -> Where | None:
    """Return the place in the occasion's name: "within the Munich Security Conference"."""
    for event in view.mentions:
        words = event.head.of(view.document.text).split()
        if event.kind not in ("event", "org") or len(words) < 2 or words[-1].casefold() not in NAMED_BY_PLACE:
            continue
        place = next((place for place in view.reading.places if place.name in words and place.kind == "city"), None)
        if place is not None and view.places_of(event.span).start < end:
            return Where(place.name, place.name, place.latitude, place.longitude, place.country, event.span)
    return None


def preposition_of(view: SentenceView, start: int) -> str:
    """Return the preposition before the name at `start`, past a determiner or the noun it explains ("his estate,
    X")."""
    before = view.word(start - 1)
    if before in ("the", "his", "her", "its", "their"):
        before = view.word(start - 2)
    if before == "of" and (named := _before_kind(view, start)) is not None:
        return named
    if before == ",":
        return next(
            (view.word(here) for here in range(start - 2, max(-1, start - 6), -1) if view.word(here) in PLACING), before
        )
    return before


def _before_kind(view: SentenceView, start: int) -> str | None:
    """Return the preposition before "the resort city of X", None where no kind of place stands before the name."""
    of = start - 1 if view.word(start - 1) == "of" else start - 2
    if view.word(of - 1) not in KINDS:
        return None
    return next(
        (view.word(here) for here in range(of - 2, max(-1, of - 7), -1) if view.word(here) in IN | PLACING), None
    )


def where_of(view: SentenceView, mention: Mention) -> Where:
    """Return the place a mention names, with what the gazetteer knows of it."""
    words = mention.head.of(view.document.text)
    state = next((actor for actor in view.reading.actors if actor.id == mention.actor and actor.kind == "state"), None)
    if state is not None and mention.place is None and words.casefold().removeprefix("the ") in _names(state):
        return Where(name=state.name, place=state.name, country=state.iso3, span=mention.span)
    for place in view.reading.places:
        if place.id == mention.place:
            return Where(
                name=place.name if place.kind == "country" else words,
                place=place.name,
                latitude=place.latitude,
                longitude=place.longitude,
                country=place.country,
                span=mention.span,
            )
    return Where(name=words, span=mention.span)


def _names(actor: Actor) -> set[str]:
    return {name.casefold() for name in (actor.name, *actor.names)}
