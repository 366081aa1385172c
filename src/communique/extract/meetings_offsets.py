"""Date what is told by its distance from another day: "signed it on Friday, a day after they had met"."""

import datetime
import re

from communique.extract.meetings_view import SentenceView
from communique.model import When

NUMBERS = {"a": 1} | dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))
UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
ENDING = frozenset(
    "end ends ended ending conclude concluded concluding finish finished wrap wrapped complete completed broke".split()
)
AFTER_REACH = 8  # words between "after" and the talks: "after more than sixteen hours of"
LASTING = 1
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
    count = _count(number)
    sign = -1 if view.word(start - 1) == "after" else 1
    return (sign * unit * count, True) if count is not None else (0, False)


def move(when: When, days: int) -> When | None:
    """Return the day that lies so many days off; None where the date is no single day."""
    if when.end is not None or not _DAY.fullmatch(when.start):
        return None
    day = (datetime.date.fromisoformat(when.start) + datetime.timedelta(days=days)).isoformat()
    return When(start=day, edtf=day, span=when.span)


def lasted_until(view: SentenceView, start: int) -> tuple[int, int] | None:
    """Return of how many days the talks before whose noun phrase `start` lies were, and where "after" stands.

    "agreed on Friday, after three days of talks": the talks went on until that Friday. Hours count as one day.
    """
    for here in range(start, max(-1, start - AFTER_REACH), -1):
        if view.word(here) in ("after", "following"):
            words = view.words[here + 1 : start + LASTING]
            break
    else:
        return None
    for place, word in enumerate(words):
        number = words[place - 1] if place else ""
        count = _count(number)
        if word in ("hour", "hours") or word in ("day", "night"):
            return 1, here
        if word in UNITS and count is not None:
            return UNITS[word] * count, here
    return None


def dated_by_end(view: SentenceView, start: int) -> When | None:
    """Return when talks were that ended in what the main clause dates: its day, and the days that they lasted."""
    lasting = lasted_until(view, start)
    if lasting is None:
        return None
    days, after = lasting
    ends = [
        time
        for places, time in view.time_places()
        if time.kind == "DATE" and time.edtf and _DAY.fullmatch(time.edtf) and (after <= 1 or places.stop <= after)
    ]
    if not ends:
        return None
    end = datetime.date.fromisoformat(ends[0].edtf or "")
    first = (end - datetime.timedelta(days=days - 1)).isoformat()
    last = end.isoformat()
    return When(
        start=first,
        end=last if last != first else None,
        edtf=first if last == first else f"{first}/{last}",
        span=ends[0].span,
    )


def over_days(view: SentenceView, start: int, place: int, when: When) -> When:
    """Return the days of a meeting told by its last: "wound up three days of talks on Friday" began on Wednesday.

    start and place are the first and last word of the noun phrase. "On Saturday and Sunday" runs from one to the other.
    """
    if when.end is not None or not _DAY.fullmatch(when.start) or when.span is None:
        return when
    following = _joined_day(view, when)
    if following is not None:
        return When(start=when.start, end=following, edtf=f"{when.start}/{following}", span=when.span)
    counted = view.words[start : place + 1]
    count = next((_count(counted[here - 1]) for here, word in enumerate(counted) if word == "days" and here), None)
    hyphened = next((word for word in counted if word.endswith("-day")), "")
    count = count if count is not None else _count(hyphened.removesuffix("-day"))
    if count is None or count < 2 or not ENDING & set(view.words[max(0, start - 3) : start]):
        return when
    end = datetime.date.fromisoformat(when.start)
    first = (end - datetime.timedelta(days=count - 1)).isoformat()
    return When(start=first, end=when.start, edtf=f"{first}/{when.start}", span=when.span)


def _joined_day(view: SentenceView, when: When) -> str | None:
    """Return the next day where "and" joins it to the first."""
    for places, time in view.time_places():
        if len(places) == 0 or view.word(places.start - 1) != "and" or when.span is None:
            continue
        joined = view.tokens[places.start - 2].span.end == when.span.end
        if joined and time.edtf and _DAY.fullmatch(time.edtf):
            gap = datetime.date.fromisoformat(time.edtf) - datetime.date.fromisoformat(when.start)
            return time.edtf if gap.days == 1 else None
    return None


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else NUMBERS.get(word)
