"""Make a meeting's status and date agree with the day of publication: what lies after it was not held yet."""

import datetime

import msgspec

from communique.lang.status import WEEKDAYS
from communique.model import Document, When
from communique.model.events import Status

MONTH = 7  # characters of an ISO 8601 month
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
    if status == "held" and when.start > published[: len(when.start)]:
        return "planned", when
    is_weekday = when.span is not None and when.span.of(document.text).casefold() in WEEKDAYS
    if status in FUTURE and is_weekday and len(when.start) == DAY and when.end is None and when.start < published:
        day = (datetime.date.fromisoformat(when.start) + WEEK).isoformat()
        if day >= published:
            return status, msgspec.structs.replace(when, start=day, edtf=day)
    is_month = when.span is not None and not any(letter.isdigit() for letter in when.span.of(document.text))
    if (
        status in FUTURE
        and is_month
        and len(when.start) == MONTH
        and when.end is None
        and when.start < published[:MONTH]
    ):
        month = f"{int(when.start[:4]) + 1}{when.start[4:]}"  # "was looking forward to the talks in May"
        return status, msgspec.structs.replace(when, start=month, edtf=month)
    return status, when
