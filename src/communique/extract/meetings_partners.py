"""Find whom the words after a trigger name: objects of its verb, partners after "with", the place of a visit."""

from communique.extract.meetings_fields import SAYING
from communique.extract.meetings_persons import is_house
from communique.extract.meetings_places import preposition_of
from communique.extract.meetings_subjects import LEADING, OBLIQUE
from communique.extract.meetings_view import PARTY_KINDS, SentenceView
from communique.lang.meeting import MARGINS, MEETING_NOUNS
from communique.lang.status import STOPS
from communique.model import Mention

PARTNER = frozenset({"with", "between", "among", "involving"})
EPITHETS = frozenset({"visiting", "touring", "incoming", "outgoing", "departing", "retiring", "acting"})
PRESENCE = frozenset({"participation", "presence", "attendance"})


def objects_of(view: SentenceView, verb: int, end: int, *, passive: bool) -> list[Mention]:
    """Return the objects and partners of the verb: a bare mention after it, those after "with", "by" of a passive."""
    found: list[Mention] = []
    place = verb + 1
    open_list = True
    while place < end:
        mention = view.owner.get(place)
        word = view.words[place]
        if mention is not None:
            span = view.places_of(mention.span)
            before = view.word(span.start - 1)
            if before in ("the", "a", "an", "his", "her", "their", "its"):
                before = view.word(span.start - 2)
            wanted = open_list or before in PARTNER or (passive and before == "by")
            if view.word(span.stop) in ("'s", "'", "’"):
                place = span.stop  # "China's Xi Jinping": the second is the party
                continue
            if view.word(span.start - 1) == "," and view.word(span.stop) in SAYING:
                break  # "will visit Rome, the spokesman said"
            if before == "by" and view.word(span.start - 2) in LEADING and all(known.actor is None for known in found):
                found.append(mention)  # "met the delegation led by X"
                place = span.stop
                continue
            if mention.kind in PARTY_KINDS and wanted and before not in OBLIQUE - ({"by"} if passive else set()):
                if not (passive and before != "by" and before not in ("and", ",")):
                    found.append(mention)
            elif (
                mention.kind in PARTY_KINDS
                and (before == "and" or (before == "," and _list_goes_on(view, span.stop)))
                and found
                and (_follows(view, found[-1], span.start) or _goes_on(view, found[-1], span.start))
            ):
                found.append(mention)
            place = span.stop
            continue
        if word in MEETING_NOUNS and "," in view.words[verb:place] and view.clause.tag(place) == "NOUN":
            break  # "spoke with X, the first talk between …": the apposition says it again
        if word in EPITHETS and place + 1 in view.owner:
            place += 1  # "met with visiting Prime Minister X"
            continue
        if word in OBLIQUE or word in STOPS or view.clause.tag(place) in ("VERB", "AUX"):
            open_list = False
        if word in PARTNER:
            open_list = True
        if word == "by" and passive:
            open_list = True
        place += 1
    return found


def _goes_on(view: SentenceView, mention: Mention, place: int) -> bool:
    """Return whether "and" adds an object after places and times: "met A in X on Saturday and B near Y"."""
    between = range(view.places_of(mention.span).stop, place)
    verbs = any(view.clause.tag(here) in ("VERB", "AUX") and here not in view.owner for here in between)
    return view.word(place - 1) == "and" and not verbs and view.owner[place].kind == "person"


def _follows(view: SentenceView, mention: Mention, place: int) -> bool:
    return place - view.places_of(mention.span).stop <= 3


def partners_of(view: SentenceView, first: int, end: int, *, meal: bool = False, visit: bool = False) -> list[Mention]:
    """Return the mentions after "with", "between", "among", "of" or "by" up to `end`, with those coordinated to
    them."""
    found: list[Mention] = []
    place = first
    last_stop = -1
    pending = False
    while place < end:
        mention = view.owner.get(place)
        if mention is None:
            if view.words[place] in ("after", "before", "following") and found:
                break  # "talks with X after a meeting with Y"
            if view.words[place] in EPITHETS and place + 1 in view.owner:
                place += 1
                continue
            if view.clause.tag(place) in ("VERB", "AUX") and view.clause.shape(place) in ("ing", "base"):
                break  # what follows belongs to another verb
            place += 1
            continue
        span = view.places_of(mention.span)
        before = _preposition(view, span.start, first)
        paid = before == "on" and view.word(first - 1) in ("call", "calls") and span.start - first <= 3
        accepted = (
            paid or before in PARTNER or (before in ("of", "by") and span.start - first <= (8 if before == "by" else 4))
        )
        honoured = {"honour", "honor"} & set(view.words[max(first, span.start - 4) : span.start])
        if meal and mention.kind in ("person", "role") and (before == "for" or (before == "of" and honoured)):
            accepted = True  # "gave a dinner for X", "a lunch in honour of X"
        if visit and before == "to" and mention.kind == "person" and span.start - first <= 3:
            accepted = True  # "paid a visit to President X"
        if before == "of" and MARGINS & set(view.words[max(first, span.start - 4) : span.start]):
            accepted = False  # "on the sidelines of the X summit": beside it
        if before == "by" and not _is_by_of_meeting(view, first, span.start):
            accepted = False
        if pending and not accepted:
            accepted, pending = mention.kind == "person", False
        if (
            not accepted
            and found
            and span.start - last_stop <= 3
            and view.word(span.start - 1) in ("and", ",", "the", "or")
        ):
            between = view.words[last_stop : span.start]
            listed = "and" in between or ("," in between and _list_goes_on(view, span.stop))
            accepted = listed and not OBLIQUE & set(between)
        if view.word(span.stop) in ("'s", "'", "’") and (
            span.stop + 1 in view.owner
            or any(here in view.owner for here in range(span.stop + 1, min(end, span.stop + 7)))
        ):
            place = span.stop  # "the Union's top two officials, A and B": those named are the party
            last_stop = place if accepted else last_stop
            pending = accepted
            continue
        if accepted and mention.kind in PARTY_KINDS:
            found.append(mention)
            last_stop = span.stop
        place = span.stop
    return found


def _list_goes_on(view: SentenceView, place: int) -> bool:
    """Return whether "and" closes the list after the name before `place`: "A, B and C", not "with A, B said"."""
    while place < len(view.words):
        if view.words[place] in ("and", "or", "&"):
            return True
        if view.words[place] not in (",", "the") and place not in view.owner:
            return False
        place += 1
    return False


def _is_by_of_meeting(view: SentenceView, first: int, start: int) -> bool:
    """Return whether "by" names who meets ("held by", "a visit by") rather than who brokers or leads it."""
    place = next((here for here in range(start - 1, max(-1, start - 6), -1) if view.words[here] == "by"), start)
    verbs = [here for here in range(first, place) if view.clause.tag(here) == "VERB"]
    return not verbs or view.word(verbs[-1]) in ("held", "made", "paid", "attended", "conducted", "hosted")


def _preposition(view: SentenceView, start: int, first: int) -> str:
    """Return the preposition that governs the noun phrase ending in the mention at `start`."""
    for place in range(start - 1, max(first - 1, start - 6), -1):
        word = view.words[place]
        if word in OBLIQUE or word in PARTNER:
            return "with" if word == "of" and view.word(place - 1) in PRESENCE else word
        if word in STOPS or word in (",", "and") or place in view.owner:
            return ""
    return ""


def destination_of(view: SentenceView, place: int, end: int, *, bare: bool = True) -> Mention | None:
    """Return the place that is visited: the object of "visit", what follows "to" or "in"."""
    for here in range(place + 1, end):
        mention = view.owner.get(here)
        if mention is None and view.clause.tag(here) in ("VERB", "AUX"):
            return None
        if mention is None or mention.kind not in ("place", "facility", "org"):
            continue
        if is_house(view, mention) and preposition_of(view, view.places_of(mention.span).start) in ("to", "at"):
            return mention
        span = view.places_of(mention.span)
        before = preposition_of(view, span.start)
        if mention.kind == "place" and _names_kind(view, span.stop):
            continue  # "flew to the Alpine resort", "came to the Geneva table": the name only goes before another
        direct = bare and span.start - place <= 2 and before not in PARTNER
        if direct or (before in ("to", "in", "into", "at", "for") and mention.kind != "org"):
            return mention
    return None


def _names_kind(view: SentenceView, place: int) -> bool:
    """Return whether a common noun, not a time, follows at `place` right behind a name."""
    timed = any(place in places for places, _ in view.time_places())
    return view.clause.tag(place) == "NOUN" and place not in view.owner and not timed


def is_where(view: SentenceView, mention: Mention) -> bool:
    first = view.places_of(mention.span).start
    return mention.kind == "place" and view.word(first - 1) in ("in", "at", "near")


def is_agent(view: SentenceView, mention: Mention) -> bool:
    first = view.places_of(mention.span).start
    return view.word(first - 1) in ("by", "of") or (
        view.word(first - 2) in ("by", "of") and view.word(first - 1) == "the"
    )
