"""Turn dated meetings and other entries into an iCalendar (RFC 5545): announced, confirmed, cancelled.

All-day events; DTEND is exclusive (section 3.6.1). UID is the entry's id, so a calendar that subscribes updates an
entry instead of adding it again.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from communique.model import Action, Agreement, Event, Meeting, Statement
from communique.record import Listed

LINE_OCTETS = 75  # section 3.1: longer lines are folded
STATUS = {
    "held": "CONFIRMED", "ongoing": "CONFIRMED", "signed": "CONFIRMED", "adopted": "CONFIRMED", "agreed": "CONFIRMED",
    "in-force": "CONFIRMED", "cancelled": "CANCELLED", "refused": "CANCELLED", "denied": "CANCELLED",
    "rejected": "CANCELLED", "withdrawn": "CANCELLED",
}  # fmt: skip
STAMP = "19700101T000000Z"  # an export is a function of the record; a time of writing would make two exports differ


def export_calendar(entries: Iterable[Listed], *, link: str | None = None) -> Iterator[str]:
    """Yield the lines of a calendar of the entries that have a date of their own to the day, each ended by CRLF.

    link: the address of an entry's page with `{id}` in it.
    """
    yield from _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//communique//record//EN", "CALSCALE:GREGORIAN")
    for one in entries:
        if one.day is None or one.last is None or not one.dated or not _is_day(one):
            continue
        last = date.fromisoformat(one.last) + timedelta(days=1)
        place = getattr(one.entry.event, "where", None)
        lines = [
            "BEGIN:VEVENT",
            f"UID:{one.id}@communique",
            f"DTSTAMP:{STAMP}",
            f"DTSTART;VALUE=DATE:{one.day.replace('-', '')}",
            f"DTEND;VALUE=DATE:{last:%Y%m%d}",
            f"SUMMARY:{_escaped(_summary(one.entry.event))}",
            f"STATUS:{STATUS.get(getattr(one.entry.event, 'status', 'held'), 'TENTATIVE')}",
            "TRANSP:TRANSPARENT",
        ]
        if place is not None:
            lines.append(f"LOCATION:{_escaped(place.name)}")
        if one.citation is not None:
            cited = one.citation
            words = f"“{cited.quote}” {cited.name}:{cited.span.start}-{cited.span.end}"
            lines.append(f"DESCRIPTION:{_escaped(words)}")
        if link is not None:
            lines.append(f"URL:{link.format(id=one.id)}")
        yield from _lines(*lines, "END:VEVENT")
    yield from _lines("END:VCALENDAR")


def _is_day(one: Listed) -> bool:
    """A month or a year is no appointment."""
    when = one.entry.event.when
    return when is not None and len(when.start) >= 10


def _summary(event: Event) -> str:
    if isinstance(event, Statement):
        return f"{event.speaker.name if event.speaker else 'Someone'}: {event.act}"
    if isinstance(event, Meeting):
        names = ", ".join(party.name for party in event.parties)
        return f"{event.title}: {names}" if event.title and names else event.title or names or "Meeting"
    if isinstance(event, Agreement):
        return f"{event.title} ({event.status})"
    assert isinstance(event, Action)
    targets = ", ".join(party.name for party in event.targets)
    return f"{event.code}: {', '.join(party.name for party in event.actors)}" + (f" → {targets}" if targets else "")


def _escaped(words: str) -> str:
    plain = " ".join(words.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _lines(*lines: str) -> Iterator[str]:
    for line in lines:
        if line.isascii():  # an octet a character, as nearly all are
            yield line[:LINE_OCTETS] + "\r\n"
            for start in range(LINE_OCTETS, len(line), LINE_OCTETS - 1):
                yield " " + line[start : start + LINE_OCTETS - 1] + "\r\n"
            continue
        part = ""
        size = 0
        for character in line:
            octets = len(character.encode("utf-8", "replace"))
            if size + octets > LINE_OCTETS:
                yield part + "\r\n"
                part, size = " ", 1
            part += character
            size += octets
        yield part + "\r\n"
