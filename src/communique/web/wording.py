"""Words for what the record holds, as the templates show it."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from communique.model import Action, Agreement, Meeting, Party, Statement
from communique.record import Listed

PRONOUNS = frozenset("he she it they we i you this that these those who one".split())
_MONTHS = "January February March April May June July August September October November December".split()


def day_words(value: str | None) -> str:
    """Return an ISO date in words: `2013-04-23` as 23 April 2013, `2013-04` as April 2013."""
    if not value:
        return "undated"
    parts = value[:10].split("-")
    try:
        if len(parts) == 3:
            day = date.fromisoformat(value[:10])
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else parts[0]
    except (ValueError, IndexError):
        return value


def when_words(one: Listed) -> str:
    """Return the day or days of an entry."""
    when = one.entry.event.when
    if when is not None and one.dated:
        return day_words(when.start) + (f" – {day_words(when.end)}" if when.end and when.end != when.start else "")
    return day_words(one.day)


def party_names(parties: Sequence[Party]) -> str:
    return ", ".join(party.name for party in parties)


def headline(one: Any) -> str:
    """Return one line that says what an entry is."""
    event = one.entry.event if hasattr(one, "entry") else one.event
    match event:
        case Statement():
            speakers = [party for party in (event.speaker, *event.joint_speakers) if party and _is_name(party)]
            names = list(dict.fromkeys(party.name for party in speakers))
            who = " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "Somebody"
            behalf = f" for {event.on_behalf_of.name}" if event.on_behalf_of and event.on_behalf_of.name != who else ""
            act = event.act.replace("-", " ")
            return f"{who}{behalf} {_plural(act) if len(names) > 1 else act}"
        case Meeting():
            title = f"{_title(event.title)}: " if event.title else ""
            return f"{title}{party_names(event.parties)}"
        case Agreement():
            return _title(event.title) + (f" ({party_names(event.parties)})" if event.parties else "")
        case Action():
            arrow = f" → {party_names(event.targets)}" if event.targets else ""
            return f"{event.code.capitalize()}: {party_names(event.actors)}{arrow}"
    raise TypeError(type(event))


def _is_name(party: Any) -> bool:
    """Tell whether the speaker's words are more than a pronoun that led to nobody."""
    return party.actor is not None or party.name.casefold() not in PRONOUNS


def _plural(act: str) -> str:
    """Return the act as several do it: "calls for" as "call for", "denies" as "deny"."""
    verb, _, rest = act.partition(" ")
    verb = f"{verb[:-3]}y" if verb.endswith("ies") else verb[:-1]
    return f"{verb} {rest}".strip()


def _title(words: str) -> str:
    """Return a title as it stands at the beginning of a line."""
    return words[:1].upper() + words[1:]


def status_of(one: Any) -> str:
    event = one.entry.event if hasattr(one, "entry") else one.event
    return event.act if isinstance(event, Statement) else event.status


@lru_cache(maxsize=4096)  # a page has hundreds of links to a few actors
def url_part(value: str) -> str:
    return quote(value, safe="")


FILTERS = {
    "day": day_words,
    "when": when_words,
    "parties": party_names,
    "headline": headline,
    "status": status_of,
    "part": url_part,
}
