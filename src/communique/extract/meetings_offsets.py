"""Date what is told by its distance from another day: "signed it on Friday, a day after they had met"."""

import datetime
import re

from communique.extract.meetings_view import SentenceView
from communique.model import When

NUMBERS = {"a": 1} | dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))
UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def offset_before(view: SentenceView, start: int) -> tuple[int, bool] | None:
    """Return the days by which the clause at `start` lies off the main clause, and whether its words name a number.

    Negative where it came before: "a day after they had met" puts the meeting a day earlier. None where the clause is
    not told by its distance.
    """
    if view.word(start - 1) not in ("after", "before"):
        return None
    unit = UNITS.get(view.word(start - 2))
    if unit is None:
        return None
    number = view.word(start - 3)
    count = int(number) if number.isdigit() else NUMBERS.get(number)
    sign = -1 if view.word(start - 1) == "after" else 1
    return (sign * unit * count, True) if count is not None else (0, False)


def move(when: When, days: int) -> When | None:
    """Return the day that lies so many days off; None where the date is no single day."""
    if when.end is not None or not _DAY.fullmatch(when.start):
        return None
    day = (datetime.date.fromisoformat(when.start) + datetime.timedelta(days=days)).isoformat()
    return When(start=day, edtf=day, span=when.span)
