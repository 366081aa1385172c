"""Make a meeting's status and date agree with the day of publication: what lies after it was not held yet."""

import calendar
import datetime
import re

import msgspec

from communique.lang.status import WEEKDAYS
from communique.model import Document, When
from communique.model.events import Status

MONTHS = frozenset(name.casefold() for names in (calendar.month_name, calendar.month_abbr) for name in names if name)
AHEAD = re.compile(r"\b(?:later (?:this|in)|coming|upcoming|next)\b", re.IGNORECASE)
BEHIND = re.compile(r"\b(?:ago|last|yesterday)\b", re.IGNORECASE)
DAY = 10  # characters of an ISO 8601 day
WEEK = datetime.timedelta(days=7)
FUTURE = frozenset({"planned", "proposed"})


def agree_in_time(status: Status, when: When | None, document: Document) -> tuple[Status, When | None]:
    """Return status and date made to agree: a held meeting of a later day is planned, a plan's weekday the next one.

    "The summit set for Friday week" is told in the way of what was held; "meets Monday" on a Tuesday means the Monday
    to come.
    """
    published = document.publication_day()
    if when is None or published is None or len(published) != DAY:
        return status, when
    if status == "held" and (when.start > published[: len(when.start)] or _is_ahead(when, document)):
        return "planned", when
    if status in FUTURE and (when.end or when.start) < published and _is_past(when, document):
        return "held", when
    is_weekday = when.span is not None and when.span.of(document.text).casefold() in WEEKDAYS
    if status in ("cancelled", "refused") and is_weekday and len(when.start) == DAY and when.end is None:
        return status, _nearest(when, published)
    if status in FUTURE and is_weekday and len(when.start) == DAY and when.end is None and when.start < published:
        day = (datetime.date.fromisoformat(when.start) + WEEK).isoformat()
        if day >= published:
            return status, msgspec.structs.replace(when, start=day, edtf=day)
    return status, when


def _nearest(when: When, published: str) -> When:
    """Return the weekday nearest to publication: what is off was to be on it, told before or after."""
    day, today = datetime.date.fromisoformat(when.start), datetime.date.fromisoformat(published)
    best = min((day - WEEK, day, day + WEEK), key=lambda one: abs((one - today).days)).isoformat()
    return when if best == when.start else msgspec.structs.replace(when, start=best, edtf=best)


def _is_ahead(when: When, document: Document) -> bool:
    """Return whether the words of a date lie ahead within a month or year that has begun: "later this month"."""
    return when.span is not None and AHEAD.search(when.span.of(document.text)) is not None


def _is_past(when: When, document: Document) -> bool:
    """Return whether the words of a date look back: "ten days ago", "last week"."""
    return when.span is not None and len(when.start) == DAY and BEHIND.search(when.span.of(document.text)) is not None


def to_come(status: Status, when: When | None, document: Document) -> When | None:
    """Return the date of a plan told by month without year as the next one: "the visit on 13 July", "talks in May".

    A plan's date in an earlier year, the year told, is another meeting's: None.
    """
    published = document.publication_day()
    if when is None or when.span is None or published is None or len(published) != DAY or status not in FUTURE:
        return when
    words = when.span.of(document.text).casefold()
    if when.start >= published[: len(when.start)] or when.end is not None:
        return when
    if not MONTHS & set(re.findall(r"[a-z]+", words)):
        return when
    if re.search(r"\d{4}", words):
        return None if when.start[:4] < published[:4] else when
    later = f"{int(when.start[:4]) + 1}{when.start[4:]}"
    return msgspec.structs.replace(when, start=later, edtf=later) if later >= published[: len(later)] else when
