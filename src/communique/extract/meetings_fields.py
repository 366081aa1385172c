"""When and where a telling puts its meeting, each from the telling's own clause."""

from communique.extract.meetings_offsets import dated_by_end, move, offset_before, over_days
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import BYSTANDING, MEETING_NOUNS
from communique.model import Actor, Mention, TimeExpression, When, Where

ARRANGED = frozenset("planned scheduled set due expected held taking".split())
OCCURRING = frozenset("take takes took taken taking place held occur occurred happen happened".split())
DASHES = frozenset({"—", "–", "--", "-"})
LOOSE = frozenset("week weekend or fortnight".split())
POSTPONED = frozenset(
    [
        "postponed",
        "moved",
        "rescheduled",
        "delayed",
        "deferred",
        "pushed",
        "put",
        "postpone",
        "reschedule",
        "move",
        "delay",
    ]
)
NAMED_BY_PLACE = frozenset({"conference", "summit", "forum"})
SINCE_REACH = 4  # words: "since the Koreas' 1945 division"
FAR_OFF = 30  # words by which a time counts as farther where another deed is nearer to it
NEAR_AT = 8  # words to the house where it is: "met for an hour at the State Department"
LONGEST_VENUE = 7  # words
VENUES = frozenset(
    "airport air base airbase airfield palace hotel castle residence ranch headquarters kremlin house hall mansion "
    "chancellery villa monastery port embassy resort retreat military naval international presidential elysee élysée "
    "pentagon vatican knesset".split()
)
PLACING = frozenset({"in", "at", "to", "near"})
IN = frozenset({"in", "at", "near", "outside", "inside"})


def find_when(
    view: SentenceView, trigger: Trigger, end: int, *, is_strict: bool, window: tuple[int, int, int] | None = None
) -> tuple[When | None, When | None]:
    """Return the date of the meeting and, when it is postponed to another, the new one.

    is_strict: only a time that belongs to the trigger itself counts, since the verb of the clause is not the meeting's.
    window: the words in which the time must stand, else before the third number.
    """
    start = view.clause_start(trigger.place)
    if trigger.is_noun and view.word(end) in ("which", "that") and end - trigger.place <= 6:
        end = view.clause_end(end)  # "the trip, which took place over Easter"
    if view.word(end) in DASHES and end - trigger.place <= 8:
        end = view.clause_end(end)  # "plans to meet Kim — perhaps in June — but …"
    dated: list[tuple[int, int, TimeExpression]] = []
    new: When | None = None
    for places, time in view.time_places():
        if time.edtf is None or time.kind not in ("DATE", "TIME") or not places:
            continue
        if view.word(places.start - 1) in ("to", "until") and POSTPONED & set(view.words[: places.start]):
            new = new or when_of(time, time.span.of(view.document.text))
            continue
        if _in_relative(view, trigger, places):
            continue
        if (
            _of_another(view, trigger, places.start)
            or _is_since(view, places.start)
            or any(_is_name(view, place) for place in places)
        ):
            continue
        if is_strict and not _is_attached(view, trigger, places.start):
            continue  # "cancelled on Tuesday" dates the cancelling
        if window is not None and not (window[0] <= places.start < window[1] or places.start < window[2]):
            continue
        inside = start <= places.start < end or (window is not None and window[0] <= places.start < window[1])
        far = _before_and(view, trigger, places.stop) or (window is not None and places.start < window[2])
        distance = abs(places.start - trigger.place) + (FAR_OFF if far else 0)
        blocked = _belongs_elsewhere(view, trigger, places.start)
        if inside and not blocked:
            dated.append((0, distance, time))
        elif not blocked and (
            _leads_in(view, places, start) or _opens_when(view, places.stop, start) or _opens_where(view, places, start)
        ):
            dated.append((1, distance, time))
    offset = offset_before(view, start)
    if offset is not None and not any(row[0] == 0 for row in dated):
        outer = [
            time for places, time in view.time_places() if time.edtf and time.kind == "DATE" and places.stop < start
        ]
        base = when_of(outer[-1], "") if outer and offset[1] else None
        return (move(base, offset[0]) if base is not None else None), new
    if not dated:
        return (dated_by_end(view, trigger.place) if trigger.is_noun else None), new
    dated.sort(key=lambda row: (row[0], row[1]))
    when = when_of(dated[0][2], dated[0][2].span.of(view.document.text))
    return over_days(view, trigger.start, trigger.place, when), new


def _before_and(view: SentenceView, trigger: Trigger, last: int) -> bool:
    """Return whether a time stands before the "and" that adds the trigger's verb: "spoke on Monday and met on …"."""
    if trigger.is_noun:
        return False
    start = view.clause.verb_group(trigger.place).start
    return last < start and view.word(start - 1) in ("and", "then")


def _is_attached(view: SentenceView, trigger: Trigger, first: int) -> bool:
    """Return whether a time belongs to the noun or verb itself: "a February visit", "the talks planned for
    Thursday"."""
    if trigger.start <= first < trigger.place:
        return True
    if first < trigger.place:
        return False
    between = view.words[trigger.place + 1 : first]
    verbs = [place for place in range(trigger.place + 1, first) if view.clause.tag(place) in ("VERB", "AUX")]
    if verbs and all(view.words[place] in OCCURRING or view.clause.tag(place) == "AUX" for place in verbs):
        return "," not in between  # "no meeting had taken place on Monday"
    if trigger.is_noun and any(word in MEETING_NOUNS for word in between):
        return False  # "discussed the summit in a telephone call on Friday"
    arranged = bool(set(between[-3:]) & {"planned", "scheduled", "due", "set", "expected"})
    return arranged or (not verbs and "," not in between and (not trigger.is_noun or first - trigger.place <= 12))


def when_of(time: TimeExpression, words: str) -> When:
    """Return the calendar date of a resolved time expression."""
    assert time.edtf is not None
    first, _, last = time.edtf.partition("/")
    edtf = time.edtf
    if last and LOOSE & set(words.casefold().split()):
        edtf = f"[{first}..{last}]"  # EDTF: one day of the week or weekend, not all of it
    return When(start=_clean(first), end=_clean(last) or None, edtf=edtf, span=time.span)


def _clean(date: str) -> str:
    return date.rstrip("~?%").split("T")[0]


def _of_another(view: SentenceView, trigger: Trigger, place: int) -> bool:
    """Return whether another meeting, told with a verb of its own, stands between: "the visit will follow a summit
    in …"."""
    verb = False
    for here in range(trigger.place + 1, place):
        if here in view.owner and view.owner[here].kind != "event":
            continue
        if view.clause.tag(here) == "VERB" and view.word(here) not in ARRANGED:
            verb = True
        elif verb and view.word(here) in MEETING_NOUNS and view.clause.tag(here) in ("NOUN", "PROPN"):
            return True
    return False


def _in_relative(view: SentenceView, trigger: Trigger, places: range) -> bool:
    """Return whether a time dates what is put in on someone before: "X, who took office on Monday, telephoned Y"."""
    if places.start > trigger.place:
        return False
    opening = max(
        (place for place in range(places.start) if view.words[place] in ("who", "which", "whose")), default=-1
    )
    if opening < 0 or "," in view.words[opening : places.start]:
        return False
    return "," in view.words[places.stop : trigger.place]


def _is_since(view: SentenceView, first: int) -> bool:
    before = view.words[max(0, first - SINCE_REACH) : first]
    since = max((place for place, word in enumerate(before) if word in ("since", "until")), default=None)
    return since is not None and "," not in before[since:]


def _belongs_elsewhere(view: SentenceView, trigger: Trigger, first: int) -> bool:
    """Return whether the reporting verb has the time: "said Tuesday" is when it was said."""
    before = view.word(first - 1)
    if before == "on":
        before = view.word(first - 2)
    if before in SAYING or bool(SAYING & set(view.words[first : trigger.start])):
        return True
    comma = next((place for place in range(trigger.place + 1, first) if view.words[place] == ","), first)
    return bool(SAYING & set(view.words[comma:first]))  # "will visit Rome, X said at a briefing today"


SAYING = frozenset(
    [
        "said",
        "says",
        "told",
        "announced",
        "confirmed",
        "added",
        "reported",
        "stated",
        "declared",
        "revealed",
        "disclosed",
        "statement",
    ]
)


def _leads_in(view: SentenceView, places: range, start: int) -> bool:
    """Return whether a time opens the sentence and holds for this clause too: not where it dates a saying."""
    return places.start <= 2 and not SAYING & set(view.words[places.stop : start])


def _opens_when(view: SentenceView, last: int, start: int) -> bool:
    """Return whether the clause at `start` says what else was at that time: "in 2017 when X visited Y"."""
    return view.word(start - 1) == "when" and start - last <= 2


def _opens_where(view: SentenceView, places: range, start: int) -> bool:
    """Return whether the clause at `start` goes on where one went that day: "flew on Sunday to Rome, where X met Y"."""
    if view.word(start - 1) != "where" or places.stop > start:
        return False
    return not SAYING & set(view.words[places.stop : start]) and places.start >= view.clause_start(start - 2)


def _is_name(view: SentenceView, place: int) -> bool:
    """Return whether the word is part of a name: "May" is a person in "Trump and May last met"."""
    mention = view.owner.get(place)
    return mention is not None and mention.kind == "person"


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
    end = view.purpose(trigger.place, end)
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
        if preposition_of(view, places.start) not in IN or _of_another(view, trigger, places.start):
            continue
        if _in_next_clause(view, trigger.place, places.start):
            continue
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
        if view.words[place] not in ("at", "in") or _of_another(view, trigger, place):
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
    if before == ",":
        return next(
            (view.word(here) for here in range(start - 2, max(-1, start - 6), -1) if view.word(here) in PLACING), before
        )
    return before


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
