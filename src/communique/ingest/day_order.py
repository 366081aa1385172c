"""Decide whether "03/02/2013" is the third of February or the second of March.

What is told from outside comes first, then what the page itself shows: other dates, the weekday, words of another
language; what its publisher or its place usually writes comes last.
"""

import datetime
import re

import msgspec

from communique.ingest.dates import FoundDate, find_dates, is_real_day, weekday_of
from communique.ingest.words import find_outlet
from communique.model import Evidence

# Pages with clock times of American zones write the month first; they tell such a time in their first lines.
AMERICAN_REACH = 4000
# Countries whose papers write the month first.
MONTH_FIRST = frozenset(("US", "PH"))
# A story's own days lie so near to the day of its record: shots of the evening before, a summit that ends tomorrow.
NEAR_DAYS = 3
# French, Spanish, Portuguese, Italian, German, Turkish words beside a date.
_FOREIGN_LINE = re.compile(
    r"\b(?:publié|mis en ligne|mis à jour|le|à|publicado|actualizado|veröffentlicht|stand|pubblicato|atualizado)\b",
    re.IGNORECASE,
)
_AMERICAN = re.compile(r"\d\s?[ap]\.?m\.?\s\(?(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]T|AK[SD]T|HA?[SD]T)\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d")


def order_of_day(
    text: str, found: FoundDate, *, told: bool | None, outside: str | None, usual: tuple[bool, str] | None
) -> tuple[bool, str] | None:
    """Return whether the day comes first in `found`, with the reason; None where nothing tells.

    told: the order that the user gives; outside: the ISO date given for the document; usual: what its publisher writes.
    """
    if told is not None:
        return told, "day first" if told else "month first"
    options = (found, turned(found))
    days = [str(option.value)[:10] for option in options]
    if outside is not None and outside[:10] in days:
        return days.index(outside[:10]) == 0, "the date given from outside decides"
    others = [other for other in find_dates(text) if other.possible and not other.swapped]
    orders = {other.day != other.month and _is_day_first(text, other) for other in others if _is_numeric(text, other)}
    if len(orders) == 1:
        return orders.pop(), "another date on the page decides"
    possible = [is_real_day(o.year or 0, o.month or 0, o.day or 0) for o in options]
    if found.weekday is not None:
        fits = [
            real and weekday_of(o.year or 0, o.month or 0, o.day or 0) == found.weekday
            for real, o in zip(possible, options, strict=True)
        ]
        if sum(fits) == 1:
            return fits[0], "the weekday decides"
    near = [real and any(_is_near(o, other) for other in others) for real, o in zip(possible, options, strict=True)]
    if sum(near) == 1:
        return near[0], "a day on the page decides"
    if _FOREIGN_LINE.search(text[max(0, found.span.start - 30) : found.span.end + 10]):
        return True, "the words around it put the day first"
    if usual is not None:
        return usual
    if not found.dotted and _AMERICAN.search(text[:AMERICAN_REACH]):
        return False, "the page tells the time as Americans do"
    return (True, "dates with full stops put the day first") if found.dotted else None


def turned(found: FoundDate) -> FoundDate:
    """Return `found` with day and month the other way round."""
    return msgspec.structs.replace(found, month=found.day, day=found.month)


def usual_order(publisher: Evidence | None) -> tuple[bool, str] | None:
    """Return whether the publisher's country writes the day first, and the reason to give."""
    outlet = find_outlet(publisher.value) if publisher is not None and publisher.value else None
    if outlet is not None and outlet.country not in ("INT", "CA"):
        return outlet.country not in MONTH_FIRST, f"{outlet.name} writes so"
    return None


def order_at(place: str) -> tuple[bool, str] | None:
    """Return whether the country of a dateline's place writes the day first."""
    from communique.directory.places import load_gazetteer  # the gazetteer is large: loaded when first needed

    country = load_gazetteer().country_of(re.split(r"\s?[,/]", place)[0])
    return (country != "USA", f"so {place} writes") if country is not None else None


def _is_near(one: FoundDate, other: FoundDate) -> bool:
    """Tell whether another full date lies within NEAR_DAYS of this one."""
    if other.year is None or other.month is None or other.day is None:
        return False
    day = datetime.date(one.year or 1, one.month or 1, one.day or 1)
    return abs((datetime.date(other.year, other.month, other.day) - day).days) <= NEAR_DAYS


def _is_numeric(text: str, found: FoundDate) -> bool:
    words = found.span.of(text)
    return any(_NUMERIC.match(form) is not None for form in (words, words.lstrip("0123456789: ").strip()))


def _is_day_first(text: str, found: FoundDate) -> bool:
    first = re.match(r"\d{1,2}", found.span.of(text))
    return first is not None and int(first.group()) == found.day
