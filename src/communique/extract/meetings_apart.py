"""Part a cast into meetings of their own: partners met one by one, calls, countries visited one after another."""

import msgspec

from communique.extract.meetings_cast import Cast, Taking
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import MANY
from communique.model import Mention

# Partners told so are met one by one; those told so talk together.
APART = frozenset({"both", "each", "separately", "respectively", "individually"})
TOGETHER = frozenset({"conference", "joint", "three-way", "trilateral", "together", "group", "videoconference"})
ONE_TO_ONE = frozenset({"separate", "bilateral", "individual", "one-on-one", "private"})


def split_cast(view: SentenceView, trigger: Trigger, cast: Cast) -> list[Cast]:
    """Return one cast for each "with", for each object with a time of its own, and for each one met or called apart.

    "met with A, and also with B", "met A on Tuesday and B in March", "held separate talks with A and B" and "telephoned
    A and B" are two meetings; so is "toured Peru and Chile".
    """
    if cast.each:
        return [msgspec.structs.replace(cast, takers=(*cast.takers, one), each=()) for one in cast.each]
    if trigger.family == "host" and (by_host := _hosts_apart(view, trigger, cast)):
        return by_host
    stops = _stops(view, cast) if trigger.family in ("visit", "motion") else []
    if len(stops) > 1:
        guests = tuple(taking for taking in cast.takers if taking.mention not in stops)
        firsts = [view.places_of(stop.span).start for stop in stops]
        dated = any(view.words[first - 1] not in (",", "and", "then", "the") for first in firsts[1:]) or any(
            places.start > firsts[0] and places.stop < firsts[-1] for places, _ in view.time_places()
        )
        ends = [*firsts[1:], len(view.words)]
        windows = [(first, end, firsts[0]) if dated else None for first, end in zip(firsts, ends, strict=True)]
        return [
            msgspec.structs.replace(cast, takers=(*guests, Taking(stop, "host")), destination=stop, window=window)
            for stop, window in zip(stops, windows, strict=True)
        ]
    if trigger.family not in ("talks", "call", "meal") or len(cast.takers) < 3:
        return [cast]
    before = [taking for taking in cast.takers if view.places_of(taking.mention.span).start < trigger.place]
    hosts = list({taking.mention.actor: taking for taking in before}.values())
    partners = [taking for taking in cast.takers if taking not in before]
    if len(hosts) == 1 and len(partners) > 1 and is_of_each(view, trigger):
        return [msgspec.structs.replace(cast, takers=(*hosts, partner)) for partner in partners]
    apart = not trigger.is_noun and {"separately", "individually"} & set(view.words[trigger.place : trigger.place + 12])
    if len(hosts) > 1 and len(partners) == 1 and (apart or (trigger.is_noun and _is_one_to_one(view, trigger))):
        return [msgspec.structs.replace(cast, takers=(host, *partners)) for host in hosts]
    if trigger.family != "talks":
        return [cast]
    opening = [place for place in range(trigger.place, len(view.words)) if view.words[place] == "with"]
    times = [places.start for places, _ in view.time_places() if places.start > trigger.place]
    groups: dict[tuple[int, int], list[Taking]] = {}
    for taking in partners:
        first = view.places_of(taking.mention.span).start
        opener = max((place for place in opening if place < first), default=-1)
        timed = sum(place < first for place in times)
        groups.setdefault((opener, timed), []).append(taking)
    if len(groups) < 2 or not before:
        return [cast]
    starts = [view.places_of(partners[0].mention.span).start for partners in groups.values()]
    ends = [*starts[1:], len(view.words)]
    last = max(view.places_of(taking.mention.span).stop for taking in partners)
    if len(times) == 1 and times[0] >= last:
        ends = [len(view.words) for _ in ends]  # "met with A and with B on Monday": one day for both
    return [
        msgspec.structs.replace(cast, takers=(*before, *partners), window=(start, end, starts[0]))
        for partners, start, end in zip(groups.values(), starts, ends, strict=True)
    ]


def _hosts_apart(view: SentenceView, trigger: Trigger, cast: Cast) -> list[Cast]:
    """Return one cast for each host with a "by" of his own: "was received at the palace by A and at the court by B"."""
    found: list[tuple[int, Taking]] = []
    for taking in cast.takers:
        first = view.places_of(taking.mention.span).start
        by = max((place for place in range(trigger.place, first) if view.words[place] == "by"), default=None)
        if taking.role == "host" and first > trigger.place and by is not None:
            found.append((by, taking))
    openers = sorted({by for by, _ in found})
    if len(openers) < 2:
        return []
    guests = tuple(taking for taking in cast.takers if taking.role == "guest")
    casts = []
    start = trigger.place
    for by in openers:
        hosts = tuple(taking for opener, taking in found if opener == by)
        stop = max(view.places_of(host.mention.span).stop for host in hosts)
        casts.append(msgspec.structs.replace(cast, takers=(*guests, *hosts), window=(start, stop, trigger.place)))
        start = stop
    return casts


def is_of_each(view: SentenceView, trigger: Trigger) -> bool:
    """Tell whether the partners are met one by one: a call that is no conference, several meetings, words that say
    so."""
    near = view.words[max(0, trigger.place - 4) : trigger.place + 25]
    if trigger.family == "call":
        return not TOGETHER & set(near)
    before = view.words[max(0, trigger.place - 3) : trigger.place]
    several = trigger.is_noun and view.word(trigger.place) in MANY and view.word(trigger.place + 1) == "with"
    counted = any(  # "met two other leaders, A and B"
        view.words[place] in ("two", "three", "four", "several") and view.words[place + 1] == "other"
        for place in range(trigger.place, min(trigger.place + 6, len(view.words) - 1))
    )
    return several or counted or bool(APART & set(near)) or bool(ONE_TO_ONE & set(before))


def _is_one_to_one(view: SentenceView, trigger: Trigger) -> bool:
    """Return whether each of several has a meeting of his own with one: "they will have bilateral meetings with X"."""
    before = set(view.words[max(0, trigger.place - 3) : trigger.place])
    return view.word(trigger.place) in MANY and bool(ONE_TO_ONE & before)


def _stops(view: SentenceView, cast: Cast) -> list[Mention]:
    """Return the countries or cities that one journey goes to, of each country the first."""
    if cast.destination is None:
        return []
    found = [cast.destination]
    timed = {place for places, _ in view.time_places() for place in places}
    while True:
        here = view.places_of(found[-1].span).stop
        while view.word(here) in (",", "and", "the", "then", "to", "later", "in", "on", "from") or here in timed:
            here += 1
        mention = view.owner.get(here)
        joined = {",", "and", "then"} & set(view.words[view.places_of(found[-1].span).stop : here])
        if mention is None or mention.kind != "place" or not joined or mention in found:
            break
        found.append(mention)
    lands = [_country(view, mention) for mention in found]
    return [mention for place, mention in enumerate(found) if lands[place] and lands[place] not in lands[:place]]


def _country(view: SentenceView, mention: Mention) -> str | None:
    if mention.actor is not None and mention.actor.startswith("state:"):
        return mention.actor.removeprefix("state:").upper()
    return next((place.country for place in view.reading.places if place.id == mention.place), None)
