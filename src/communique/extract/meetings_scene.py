"""Set the scene of meetings that are told without day or place: "here" and "there", the story's day, its date line.

A report whose lead tells that two met means its own day, and the city of its date line, where the words say no other.
"""

import re
from collections.abc import Mapping, Sequence

import msgspec

from communique.extract.meetings_compare import PAST, is_person
from communique.extract.meetings_merge import newest_status
from communique.extract.meetings_places import where_of
from communique.extract.meetings_running import with_running_days
from communique.extract.meetings_telling import Telling
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.extract.story_days import story_days
from communique.model import Document, Mention, Reading, Span, When, Where

LEAD = 2  # body sentences that tell the news of the day itself
DISTANT = frozenset({"call", "contacts", "mediation", "visit", "motion"})  # not where the report was written, or abroad
EARLIER = re.compile(r"\W*(?:Earlier|Previously|Last|Before|Recently)\b(?! (?:in|on|during) the day| today| \w+day)")
APART = re.compile(r"\b(?:days?|weeks?|months?|years?) (?:after|before|since|earlier|later)\b")  # another day is told
GOING_THERE = frozenset({"in", "to", "at", "for", "near", "into"})


def place_pointed(view: SentenceView, trigger: Trigger, end: int, before: Sequence[SentenceView]) -> Where | None:
    """Return the place that "here" or "there" in the clause of the trigger means, None without such a word."""
    start = view.clause_start(trigger.place)
    told = _before_where(view, start - 2) if view.word(start - 1) == "where" else None
    if told is not None and told.place is not None:
        return where_of(view, told)  # "flew to Lima, where she met X"
    for place in range(trigger.place + 1, min(end, len(view.words))):
        span = view.span_of(place, place)
        if view.words[place] == "here" and view.word(place - 1) not in ("from", "right"):
            return _of_dateline(view.document, view.reading, span)
        if view.words[place] == "there" and not view.clause.is_be(place + 1) and view.word(place - 1) != "from":
            return _last_place(view, place, span) or next(
                (found for earlier in before[-2:-1] if (found := _last_place(earlier, len(earlier.words), span))), None
            )
    return None


def _before_where(view: SentenceView, place: int) -> Mention | None:
    """Return the mention before "where", past a comma and a time: "was in Lima on Monday, where she met X"."""
    timed = {here for places, _ in view.time_places() for here in places}
    while place > 0 and place not in view.owner and (view.words[place] in (",", "on", "for") or place in timed):
        place -= 1
    return view.owner.get(place)


def _last_place(view: SentenceView, end: int, span: Span) -> Where | None:
    for mention in reversed(view.outer):
        places = view.places_of(mention.span)
        if not places or places.start >= end or mention.place is None:
            continue
        before = view.word(places.start - 1)
        before = view.word(places.start - 2) if before == "the" else before
        if before in GOING_THERE:
            return msgspec.structs.replace(where_of(view, mention), span=span)
    return None


def _of_dateline(document: Document, reading: Reading, span: Span | None) -> Where | None:
    """Return the city of the date line."""
    told = document.dateline_place
    if told is None or not told.value:
        return None
    name = told.value.split(",")[0].split("/")[0].strip()
    name = name.title() if name.isupper() else name
    place = next((known for known in reading.places if known.name.casefold() == name.casefold()), None)
    if place is None:
        return Where(name=name, place=name, span=span)
    return Where(
        name=name,
        place=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        span=span,
    )


def set_scene(groups: Sequence[list[Telling]], reading: Reading, document: Document) -> list[list[Telling]]:
    """Return the occasions, those held that the lead tells without day or place given the story's."""
    body = [index for index, sentence in enumerate(reading.sentences) if sentence.kind == "body"]
    lead = frozenset(body[:LEAD]) if not document.items else frozenset()
    contents = [part for told in reading.attributions for part in told.content]
    days = story_days(reading, document, contents)
    named = [_without_here(group, document) for group in groups]
    named = with_running_days(named, days, reading, document)
    return [_with_scene(group, lead, days, reading, document) for group in named]


def _without_here(group: list[Telling], document: Document) -> list[Telling]:
    """Return the tellings, "here" giving way to a place with a name: "to his estate here … Camp David"."""
    here = [known for known in group if known.where is not None and known.where.span is not None]
    here = [
        known for known in here if known.where and known.where.span and known.where.span.of(document.text) == "here"
    ]
    if not here or not any(known.where is not None and known not in here for known in group):
        return group
    return [msgspec.structs.replace(known, where=None) if known in here else known for known in group]


def _with_scene(
    group: list[Telling], lead: frozenset[int], days: Mapping[int, str], reading: Reading, document: Document
) -> list[Telling]:
    news = [telling for telling in group if telling.sentence in lead and telling.is_told and telling.status in PAST]
    news = [telling for telling in news if not _is_earlier(telling, reading, document)]
    news = news or [telling for telling in group if _is_of_day(telling, days) and _is_of_lead(telling, lead, reading)]
    if not news or newest_status(group) not in PAST:
        return group
    first = news[0]
    when, where = None, None
    if first.sentence in days and not any(known.when is not None or known.no_day for known in group):
        when = When(start=days[first.sentence], edtf=days[first.sentence])
    near = not any(known.family in DISTANT for known in group)
    if near and not any(known.where is not None for known in group):
        where = _of_dateline(document, reading, None)
    if when is None and where is None:
        return group
    filled = msgspec.structs.replace(first, when=first.when or when, where=first.where or where)
    return [filled if telling is first else telling for telling in group]


def _is_of_day(telling: Telling, days: Mapping[int, str]) -> bool:
    """Return whether the telling is dated by the very day of its story: it happened where the story was written."""
    day = days.get(telling.sentence)
    return telling.is_told and telling.status in PAST and telling.when is not None and telling.when.start == day


def _is_of_lead(telling: Telling, lead: frozenset[int], reading: Reading) -> bool:
    """Return whether a person of the story's lead takes part."""
    told = {mention.actor for mention in reading.mentions if mention.sentence in lead and mention.actor is not None}
    return any(party.actor in told and is_person(party) for party in telling.parties)


def _is_earlier(telling: Telling, reading: Reading, document: Document) -> bool:
    """Return whether the telling looks back ("had met"), or has a time of its own, whatever it dates."""
    words = telling.span.of(document.text).casefold().split()
    timed = any(
        time.sentence == telling.sentence and time.kind in ("DATE", "TIME") and telling.span.overlaps(time.span)
        for time in reading.times
    )
    sentence = reading.sentences[telling.sentence].span.of(document.text)
    return "had" in words or "since" in words or timed or bool(EARLIER.match(sentence) or APART.search(sentence))
