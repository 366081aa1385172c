"""Date an agreement: by its title ("the 1953 armistice"), by the verb that tells what became of it, or by its distance
from the day of another deed ("recalled its envoy on Friday, two days after they had signed the pact").
"""

import datetime
import re

import msgspec

from communique.extract.actions_clause import Clause
from communique.extract.actions_when import date_near, when_of
from communique.lang.calendar import shift_days, shift_months
from communique.model import Reading, Span, TimeExpression, When

# A figure after these numbers a document.
NUMBERED = frozenset(
    "resolution resolutions decision directive regulation law act article protocol no. no nr number decree order unscr "
    "convention chapter".split()
)
YEAR = re.compile(r"1[89]\d\d|20\d\d")
DISTANCE_REACH = 14  # tokens from "after" to the verb of its clause
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PERIOD = re.compile(r"P(\d+)([DWMY])")


def date_of(
    clause: Clause,
    reading: Reading,
    first: int,
    end: int,
    verb: int | None,
    status: str | None,
    day: str | None,
) -> When | None:
    """Return the date of what is told: of leaving or rejecting by its verb, else the one that the title holds.

    day: that of which the story tells, for what lies so many days, months or years off.
    """
    inside = _date_inside(clause, reading, first, end)
    if status in ("rejected", "withdrawn") and verb is not None:
        return _when(clause, reading, verb, day, apart_from=clause.span(first, end)) or inside
    return inside or _when(clause, reading, verb, day)


def _date_inside(clause: Clause, reading: Reading, first: int, end: int) -> When | None:
    """Return the date that stands in the phrase or right behind it: "the 1953 armistice", "a truce in 1953"."""
    for place in range(first, end):
        year = clause.tokens[place]
        if YEAR.fullmatch(year.text) and not _is_number(clause, place):
            return When(start=year.text, edtf=year.text, span=year.span)
    inside = clause.span(first, min(len(clause.tokens), end + 2))
    numbers = [clause.tokens[place].span for place in range(first, end) if _is_number(clause, place)]
    for time in reading.times:
        if any(time.span.overlaps(number) for number in numbers) or _is_limit(clause, time):
            continue
        if time.sentence == clause.index and time.edtf and time.kind == "DATE" and inside.contains(time.span):
            return when_of(time)
    return None


def _is_number(clause: Clause, place: int) -> bool:
    """Return whether a figure numbers a document: "resolution 1970" is none of that year."""
    before = clause.words()[place - 1] if place else ""
    return before in NUMBERED and clause.tokens[place].text.isdigit()


def _when(
    clause: Clause, reading: Reading, verb: int | None, day: str | None, *, apart_from: Span | None = None
) -> When | None:
    """Return the date of the clause that the verb has by syntax, else the nearest; None where nothing was done yet."""
    if verb is None:
        return None
    numbers = [clause.tokens[place].span for place in range(len(clause.tokens)) if _is_number(clause, place)]
    skipped = [*numbers, apart_from] if apart_from is not None else numbers
    times = tuple(
        time
        for time in reading.times
        if time.sentence == clause.index
        and not any(span.overlaps(time.span) for span in skipped)
        and not _is_limit(clause, time)
    )
    if not times:
        return None
    told = _at_distance(clause, times, verb, day)
    if told is not None:
        return told
    dated = [time for time in times if time.kind in ("DATE", "TIME") and time.edtf and "X" not in time.edtf]
    told = date_near(msgspec.structs.replace(reading, times=times), clause, verb)
    return when_of(dated[0]) if told is None and len(dated) == 1 else told


def _is_limit(clause: Clause, time: TimeExpression) -> bool:
    """Return whether a time says how long it is to hold: "extended the truce until May"."""
    before = [token.text.lower() for token in clause.tokens if token.span.end <= time.span.start]
    return before[-1:] in (["until"], ["till"], ["through"], ["expires"], ["expire"])


def _at_distance(clause: Clause, times: tuple[TimeExpression, ...], verb: int, day: str | None) -> When | None:
    """Return when a clause after "two days after" or "a month before" is, from the date of the main clause."""
    words = clause.words()
    reach = range(verb - 1, max(0, verb - DISTANCE_REACH), -1)
    place = next((step for step in reach if words[step] in ("after", "before", ";", ":")), 0)
    if words[place] not in ("after", "before"):
        return None
    own = next((step for step in range(place + 1, verb) if clause.tokens[step].pos == "VERB"), verb)
    if "," in words[own:verb]:
        return None  # "a day after they had met, they signed"
    period = next((t for t in times if t.kind == "DURATION" and t.span.end == clause.tokens[place - 1].span.end), None)
    length = _PERIOD.fullmatch(period.value or "") if period is not None else None
    if period is None or length is None:
        return None
    dates = [t for t in times if t.kind == "DATE" and t.span.end <= period.span.start and _DAY.fullmatch(t.edtf or "")]
    start = dates[-1].edtf if dates else day
    if start is None:
        return None
    sign = -1 if words[place] == "after" else 1
    moved = _moved(datetime.date.fromisoformat(start), sign * int(length[1]), length[2])
    return When(start=moved, edtf=moved, span=period.span) if moved is not None else None


def _moved(day: datetime.date, count: int, unit: str) -> str | None:
    """Return the date so many units off, told no more precisely than the unit: "three weeks after" names a month."""
    if unit in ("D", "W"):
        moved = shift_days(day, count * (7 if unit == "W" else 1))
        return None if moved is None else moved.isoformat()[: 10 if unit == "D" else 7]
    months = shift_months(day.year, day.month, count * (12 if unit == "Y" else 1))
    if months is None:
        return None
    return f"{months[0]:04d}-{months[1]:02d}" if unit == "M" else f"{months[0]:04d}"
