"""Work out under which terms an entry is found, on which days it lies, and which words find it.

A term is a name and a value: `actor state:rus`, `speaker person:sergei-lavrov`, `issue missile-defence`, `place
brussels`, `status held`, `act opposes`, `code SANCTION`, `form direct`, `format visit`, `document doc-…`. The store
keeps them in `facets`; the record asks for them by the same names.
"""

import calendar
from collections.abc import Iterable, Mapping
from typing import assert_never

from communique.directory.folding import fold
from communique.model import Action, Actor, Agreement, Event, Meeting, Party, Statement, When, Where
from communique.ontology import load_ontology
from communique.store.schema import UNDATED

Term = tuple[str, str]


def event_parties(event: Event) -> list[Party]:
    """Return everyone who takes part, in the order of the event's fields."""
    match event:
        case Statement():
            return [p for p in (event.speaker, *event.joint_speakers, event.on_behalf_of, *event.addressees) if p]
        case Meeting() | Agreement():
            return list(event.parties)
        case Action():
            return [*event.actors, *event.targets]
        case _:
            assert_never(event)


def event_where(event: Event) -> Where | None:
    """Return the place of the event, if its kind has one."""
    return None if isinstance(event, Agreement) else event.where


def event_status(event: Event) -> str | None:
    """Return the status of the event; statements have none."""
    return None if isinstance(event, Statement) else event.status


def event_terms(event: Event, *, actors: Mapping[str, Actor]) -> set[Term]:
    """Return the terms that `event` alone gives; actors tells for whom a party acts.

    An entry about one issue is about the wider ones as well, so that the count of each is that of its list.
    """
    wider = load_ontology().parents
    terms: set[Term] = {("issue", label) for issue in event.issues for label in (issue, *wider(issue))}
    for party in event_parties(event):
        terms |= {("actor", key) for key in party_keys(party, actors=actors)}
    where = event_where(event)
    if where is not None:
        terms.add(("place", fold(where.name)))
        if where.place:
            terms.add(("place", where.place))
        if where.country:
            terms.add(("country", where.country.casefold()))
    match event:
        case Statement():
            speakers = [p for p in (event.speaker, *event.joint_speakers, event.on_behalf_of) if p]
            for party in speakers:
                terms |= {("speaker", key) for key in party_keys(party, actors=actors)}
            terms |= {("act", event.act), ("form", event.form)}
        case Meeting():
            terms |= {("status", event.status), ("format", event.format)}
        case Agreement():
            terms.add(("status", event.status))
        case Action():
            terms |= {("status", event.status), ("code", event.code)}
            for party in event.targets:
                terms |= {("target", key) for key in party_keys(party, actors=actors)}
        case _:
            assert_never(event)
    return terms


def party_keys(party: Party, *, actors: Mapping[str, Actor]) -> set[str]:
    """Return the ids under which `party` is found: its own, its side's, and those it acts for.

    A party bound to no actor is found by its folded name, marked `name:`.
    """
    if party.actor is None:
        keys = {f"name:{fold(party.name)}"}
    else:
        keys = {party.actor}
        actor = actors.get(party.actor)
        if actor is not None:
            keys |= {one for one in (actor.acts_for, actor.parent) if one}
    if party.side:
        keys.add(party.side)
        side = actors.get(party.side)
        if side is not None and side.acts_for:
            keys.add(side.acts_for)
    return keys


def event_words(event: Event, quotes: Iterable[str]) -> tuple[str, str]:
    """Return the words of the event as told (title, quotations) and the names in it, for the full-text index."""
    title = getattr(event, "title", None)
    words = [title] if title else []
    for quote in quotes:
        if not any(quote in other for other in words):
            words.append(quote)
    names = [party.name for party in event_parties(event)]
    where = event_where(event)
    if where is not None:
        names.append(where.name)
    return "\n".join(words), "\n".join(dict.fromkeys(names))


def event_days(event: Event, published: str | None) -> tuple[int, int, bool]:
    """Return the first and last day as YYYYMMDD, and whether they are the event's own.

    An event without a date stands on the day its document was published; without that it is `UNDATED`.
    """
    if event.when is not None:
        days = when_days(event.when)
        if days is not None:
            return *days, True
    days = date_days(published) if published else None
    return (*days, False) if days is not None else (UNDATED, UNDATED, False)


def when_days(when: When) -> tuple[int, int] | None:
    """Return the first and last day of `when` as YYYYMMDD, None where it is no calendar date."""
    first = date_days(when.start)
    if first is None:
        return None
    last = date_days(when.end) if when.end else None
    return (first[0], max(first[1], last[1])) if last else first


def date_days(date: str) -> tuple[int, int] | None:
    """Return the first and last day that an ISO date of any precision or an interval covers, as YYYYMMDD.

    `2018-04` gives (20180401, 20180430); a decade, a season or a date that is none gives None.
    """
    start, _, end = date.partition("/")
    if end:
        first, last = date_days(start), date_days(end)
        if first is None or last is None:
            return first or last
        return first[0], max(first[1], last[1])
    parts = start[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    year = int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else None
    day = int(parts[2]) if len(parts) > 2 else None
    if year == 0 or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return year * 10000 + 101, year * 10000 + 1231
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return year * 10000 + month * 100 + 1, year * 10000 + month * 100 + length
    if not 1 <= day <= length:
        return None
    number = year * 10000 + month * 100 + day
    return number, number
