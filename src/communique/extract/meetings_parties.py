"""Say who takes part in a meeting that a trigger tells: subject, object, partners after "with", possessors."""

import msgspec

from communique.extract.marks import marks_in
from communique.extract.meetings_fields import preposition_of
from communique.extract.meetings_subjects import OBLIQUE, governing_verb, joined_left, mentions_between, subjects_of
from communique.extract.meetings_syntax import objects_by_tree, subjects_by_tree
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import PARTY_KINDS, SentenceView
from communique.lang.meeting import BRINGING, BYSTANDING, POINTING, TOPICS
from communique.lang.status import STOPS
from communique.model import Mention

PARTNER = frozenset({"with", "between", "among", "involving"})
LEADING = frozenset({"led", "headed", "chaired"})
PERSON_REACH = 2  # sentences back to whom a pronoun means
PRESENCE = frozenset({"participation", "presence", "attendance"})

# Partners told so are met one by one; those told so talk together.
APART = frozenset({"both", "each", "separately", "respectively", "individually"})
TOGETHER = frozenset({"conference", "joint", "three-way", "trilateral", "together", "group", "videoconference"})


class Taking(msgspec.Struct, frozen=True):
    """A mention that takes part, with its role."""

    mention: Mention
    role: str | None = None


class Cast(msgspec.Struct, frozen=True):
    """The takers of one telling; `points_back`: the text points to parties told before ("the two leaders met")."""

    takers: tuple[Taking, ...]
    points_back: bool = False
    destination: Mention | None = None
    window: tuple[int, int] | None = None
    is_sided: bool = False  # the takers' states or bodies meet, by others than the takers


def split_cast(view: SentenceView, trigger: Trigger, cast: Cast) -> list[Cast]:
    """Return one cast for each "with", for each object with a time of its own, and for each one met or called apart.

    "met with A, and also with B", "met A on Tuesday and B in March", "held separate talks with A and B" and "telephoned
    A and B" are two meetings.
    """
    if trigger.family not in ("talks", "call") or len(cast.takers) < 3:
        return [cast]
    if _is_of_each(view, trigger):
        hosts = [taking for taking in cast.takers if view.places_of(taking.mention.span).start < trigger.place]
        partners = [taking for taking in cast.takers if taking not in hosts]
        if len(hosts) == 1 and len(partners) > 1:
            return [msgspec.structs.replace(cast, takers=(*hosts, partner)) for partner in partners]
    if trigger.family != "talks":
        return [cast]
    opening = [place for place in range(trigger.place, len(view.words)) if view.words[place] == "with"]
    times = [places.start for places, _ in view.time_places() if places.start > trigger.place]
    groups: dict[tuple[int, int], list[Taking]] = {}
    shared: list[Taking] = []
    for taking in cast.takers:
        first = view.places_of(taking.mention.span).start
        if first < trigger.place:
            shared.append(taking)
            continue
        opener = max((place for place in opening if place < first), default=-1)
        timed = sum(place < first for place in times)
        groups.setdefault((opener, timed), []).append(taking)
    if len(groups) < 2 or not shared:
        return [cast]
    starts = [view.places_of(partners[0].mention.span).start for partners in groups.values()]
    ends = [*starts[1:], len(view.words)]
    return [
        msgspec.structs.replace(cast, takers=(*shared, *partners), window=(start, end))
        for partners, start, end in zip(groups.values(), starts, ends, strict=True)
    ]


def _is_of_each(view: SentenceView, trigger: Trigger) -> bool:
    """Tell whether the partners are met one by one: a call that is no conference, or words that say so."""
    near = view.words[max(0, trigger.place - 4) : trigger.place + 25]
    if trigger.family == "call":
        return not TOGETHER & set(near)
    before = view.words[max(0, trigger.place - 3) : trigger.place]
    return bool(APART & set(near)) or bool({"separate", "bilateral", "individual"} & set(before))


def find_cast(view: SentenceView, trigger: Trigger) -> Cast:
    """Return who takes part according to the clause of `trigger`."""
    cast = _noun_cast(view, trigger) if trigger.is_noun else _verb_cast(view, trigger)
    actors = [taking.mention.actor for taking in cast.takers]
    takers = tuple(
        Taking(_other_than(view, trigger, taking.mention), taking.role)
        if taking.mention.kind == "pronoun" and actors.count(taking.mention.actor) > 1
        else taking
        for taking in cast.takers
    )
    return msgspec.structs.replace(cast, takers=takers)


def _other_than(view: SentenceView, trigger: Trigger, mention: Mention) -> Mention:
    """Return who "him" is when it was taken for the one who meets him: the last other person told before."""
    if mention.span.of(view.document.text).casefold() not in ("him", "her") or mention.actor is None:
        return mention
    first = view.tokens[trigger.place].span.start
    for index in range(view.index, max(-1, view.index - 1 - PERSON_REACH), -1):
        here = marks_in(view.reading.mentions, view.reading.sentences[index].span)
        others = [
            other
            for other in here
            if other.kind in ("person", "role")
            and (other.actor or "").startswith(("person:", "local:"))
            and other.actor != mention.actor
            and other.span.start < first
        ]
        if others:
            return others[-1] if index == view.index else others[0]
    return mention


def nearest_pair(view: SentenceView, place: int) -> list[Mention]:
    """Return the last two or more coordinated parties before `place`: whom "them" and "the two sides" mean."""
    best: list[Mention] = []
    for mention in view.outer:
        span = view.places_of(mention.span)
        if not span or span.start >= place or mention.kind not in PARTY_KINDS or mention.actor is None:
            continue
        joined = [mention]
        left = joined_left(view, span.start)
        while left is not None and left.actor is not None:
            joined.insert(0, left)
            left = joined_left(view, view.places_of(left.span).start)
        if len(joined) >= 2:
            best = joined
    return best


def _mediation_cast(view: SentenceView, trigger: Trigger) -> Cast:
    """Return the sides of the clause, the mediator among them: "A's offer was conveyed to B by C"."""
    first, last = view.clause_start(trigger.place), view.clause_end(trigger.place)
    group = view.clause.verb_group(trigger.place)
    if not group.be and view.word(trigger.place + 1) != "by":
        subjects, _ = subjects_of(view, trigger.place)
        found = [*subjects, *mentions_between(view, trigger.place + 1, last)]
    else:
        found = mentions_between(view, first, last)
    group = view.clause.verb_group(trigger.place)
    passive = bool(group.be) or view.word(trigger.place + 1) == "by"
    takers = []
    for mention in found:
        start = view.places_of(mention.span).start
        agent = view.word(start - 1) == "by" if passive else start < trigger.place and mention is found[0]
        takers.append(Taking(mention, "mediator" if agent else None))
    return Cast(tuple(takers))


def _verb_cast(view: SentenceView, trigger: Trigger) -> Cast:
    if trigger.family == "mediation":
        return _mediation_cast(view, trigger)
    group = view.clause.verb_group(trigger.place)
    passive = bool(group.be) and view.clause.shape(trigger.place) == "past"
    subjects, points = subjects_of(view, trigger.place)
    if not subjects and not points:
        subjects = subjects_by_tree(view, trigger.place)
    end = view.purpose(trigger.place, view.clause_end(trigger.place))
    objects = _objects(view, trigger.place, end, passive=passive)
    if not objects and view.word(view.clause_start(trigger.place) - 1) == "whom":  # "B, whom A met"
        whom = view.clause_start(trigger.place) - 1
        before = view.owner.get(whom - 1) or view.owner.get(whom - 2)
        objects = [before] if before is not None else []
    if not objects and len(subjects) < 2 and not passive and trigger.frame in ("m", "w", "h", "c"):
        objects = [mention for mention in objects_by_tree(view, trigger.place) if mention not in subjects]
    destination = None
    if trigger.family in ("visit", "motion", "host"):
        destination = _destination(view, trigger.place, end, bare=trigger.family == "visit")
    if trigger.family == "visit":
        objects = [mention for mention in objects if mention.kind != "place"] or objects
    if trigger.family in ("motion", "attend", "discuss"):
        objects = _partners(view, trigger.place + 1, end)
    if trigger.family == "discuss":
        objects = [mention for mention in objects if not _is_topic(view, mention)]
    if trigger.family == "talks" and trigger.frame == "m":
        objects = [mention for mention in objects if not _is_where(view, mention)]
    roles: tuple[str | None, str | None] = (None, None)
    if trigger.family == "host":
        roles = ("guest", "host") if passive else ("host", "guest")
    elif trigger.family in ("visit", "motion"):
        roles = ("guest", "host")
    if trigger.family in ("visit", "motion") and BRINGING & set(view.words[: trigger.place]) and len(subjects) >= 2:
        objects = [subjects[0], *objects]  # "invited X to visit": who invites is the host
        subjects = subjects[1:]
    takers = [Taking(mention, roles[0]) for mention in subjects] + [Taking(mention, roles[1]) for mention in objects]
    if trigger.family == "host" and not objects and not passive:
        return Cast(())  # "A and B received 38 percent": nobody was their guest
    if trigger.family == "discuss" and not objects and len(subjects) < 2 and not points:
        return Cast(())
    return Cast(tuple(takers), points, destination)


def _is_topic(view: SentenceView, mention: Mention) -> bool:
    """Return whether the mention belongs to what is discussed: "Russia's dialogue with the EU and NATO"."""
    first = view.places_of(mention.span).start
    for place in range(first - 1, max(0, first - 8), -1):
        if view.words[place] in PARTNER:
            return view.words[place - 1] in TOPICS
    return True


def _noun_cast(view: SentenceView, trigger: Trigger) -> Cast:
    end = view.purpose(trigger.place, view.clause_end(trigger.place))
    takers: list[Taking] = []
    guest = "guest" if trigger.family == "visit" else None
    inside = mentions_between(view, trigger.start, trigger.place)
    partners = _partners(view, trigger.place + 1, end, visit=trigger.family == "visit")
    takers += [Taking(mention, guest) for mention in inside if mention.kind != "event"]
    destination = _destination(view, trigger.place, end) if trigger.family == "visit" else None
    takers += [
        Taking(mention, guest if _is_agent(view, mention) else None)  # "a trip by X"
        for mention in partners
        if mention is not destination
    ]
    points = False
    between = [m for m in partners if view.word(view.places_of(m.span).start - 1) not in ("with", "the")]
    sided = len(partners) >= 2 and "with" not in view.words[trigger.place : trigger.place + 4] and bool(between)
    if not sided and _wants_subject(view, trigger, bool(inside), any(_is_agent(view, m) for m in partners)):
        verb = _verb_over(view, trigger.start)
        if verb is not None:
            subjects, points = subjects_of(view, verb)
            if not subjects and not points:
                subjects = subjects_by_tree(view, verb)
            hosts = view.words[verb].startswith("host")
            role = "host" if hosts else guest
            operator = view.clause.noun_governor(trigger.start)
            asked = mentions_between(view, operator.last + 1, trigger.start) if operator is not None else []
            takers = [Taking(mention, role) for mention in subjects] + [Taking(mention) for mention in asked] + takers
    first = view.word(trigger.start)
    if (not takers and first in POINTING | {"a", "an"}) or (len(takers) < 2 and first in POINTING):
        points = True
    return Cast(tuple(takers), points or not takers, destination)


def _verb_over(view: SentenceView, start: int) -> int | None:
    """Return the verb that governs the noun phrase, or governs the noun that takes it: "made a request for talks"."""
    operator = view.clause.noun_governor(start)
    if operator is None or operator.is_adjective or not view.clause.is_noun(operator.first, operator.first):
        return governing_verb(view, start)
    outer, _ = view.clause.noun_phrase(operator.first)
    over = view.clause.noun_governor(outer)
    return over.first if over is not None else view.clause.light_verb(outer)


def _objects(view: SentenceView, verb: int, end: int, *, passive: bool) -> list[Mention]:
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
            if before == "by" and view.word(span.start - 2) in LEADING and all(known.actor is None for known in found):
                found.append(mention)  # "met the delegation led by X"
                place = span.stop
                continue
            if mention.kind in PARTY_KINDS and wanted and before not in OBLIQUE - ({"by"} if passive else set()):
                if not (passive and before != "by" and before not in ("and", ",")):
                    found.append(mention)
            elif (
                mention.kind in PARTY_KINDS
                and before in ("and", ",")
                and found
                and (_follows(view, found[-1], span.start) or _goes_on(view, found[-1], span.start))
            ):
                found.append(mention)
            place = span.stop
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


def _partners(view: SentenceView, first: int, end: int, *, visit: bool = False) -> list[Mention]:
    """Return the mentions after "with", "between", "among", "of" or "by" up to `end`, with those coordinated to
    them."""
    found: list[Mention] = []
    place = first
    last_stop = -1
    pending = False
    while place < end:
        mention = view.owner.get(place)
        if mention is None:
            if view.clause.tag(place) in ("VERB", "AUX") and view.clause.shape(place) in ("ing", "base"):
                break  # what follows belongs to another verb
            place += 1
            continue
        span = view.places_of(mention.span)
        before = _preposition(view, span.start, first)
        accepted = before in PARTNER or (before in ("of", "by") and span.start - first <= (8 if before == "by" else 4))
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
            accepted = any(word in ("and", ",") for word in view.words[last_stop : span.start])
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


def _destination(view: SentenceView, place: int, end: int, *, bare: bool = True) -> Mention | None:
    """Return the place that is visited: the object of "visit", what follows "to" or "in"."""
    for here in range(place + 1, end):
        mention = view.owner.get(here)
        if mention is None and view.clause.tag(here) in ("VERB", "AUX"):
            return None
        if mention is None or mention.kind not in ("place", "facility", "org"):
            continue
        span = view.places_of(mention.span)
        before = preposition_of(view, span.start)
        direct = bare and span.start - place <= 2 and before not in PARTNER
        if direct or (before in ("to", "in", "at", "for") and mention.kind != "org"):
            return mention
    return None


def _is_where(view: SentenceView, mention: Mention) -> bool:
    first = view.places_of(mention.span).start
    return mention.kind == "place" and view.word(first - 1) in ("in", "at", "near")


def _is_agent(view: SentenceView, mention: Mention) -> bool:
    first = view.places_of(mention.span).start
    return view.word(first - 1) in ("by", "of") or (
        view.word(first - 2) in ("by", "of") and view.word(first - 1) == "the"
    )


def _wants_subject(view: SentenceView, trigger: Trigger, has_possessor: bool, has_partner: bool) -> bool:
    if trigger.start == 0:
        return False
    before = view.word(trigger.start - 1)
    if before in ("on", "about", "regarding", "over") and view.word(trigger.start) in POINTING:
        return False  # "people briefed on the trip"
    if before in BYSTANDING or (trigger.family == "visit" and has_partner):
        return False
    if has_possessor and before not in ("hold", "held", "holding", "holds"):
        return trigger.family != "visit" and before not in ("before", "of", "about")
    return before not in ("and", ",", "that")
