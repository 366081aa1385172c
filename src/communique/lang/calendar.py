"""The calendar in English: names of months, days, seasons, units, numbers and feasts, and arithmetic on dates of any
precision.

A date here is a TIMEX3 value (TimeML 1.2.1, after ISO 8601): `2014`, `2014-01`, `2014-01-28`, `2014-W05`, `2014-Q1`,
`2014-H1`, `2014-SU`, `2014-W05-WE`, `201` (a decade), `20` (a century). `bounds` turns any of them into first and
last day.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_NUMBERS = {
    **{name: number for number, name in enumerate(WEEKDAYS, 1)},
    "mon": 1,
    "tue": 2,
    "tues": 2,
    "wed": 3,
    "thu": 4,
    "thur": 4,
    "thurs": 4,
    "fri": 5,
    "sat": 6,
    "sun": 7,
}
SEASONS = {
    "spring": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
}
SEASON_MONTHS = {
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
    "WI": (12, 14),
}  # meteorological, northern; winter ends next year
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "dawn": "MO", "dusk": "EV"}
UNITS = {
    "second": "S",
    "minute": "MIN",
    "hour": "H",
    "day": "D",
    "week": "W",
    "fortnight": "2W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "season": "SEASON",
    "semester": "H6",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
    "millennium": "ML",
    "min": "MIN",
    "sec": "S",
    "hr": "H",
}
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
NUMBERS = {**{word: number for number, word in enumerate(ONES)}, **TENS, "dozen": 12}
ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
        ).split(),
        1,
    )
}
MIN_YEAR, MAX_YEAR = 1, 9999  # what datetime can hold


def days_in_month(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def is_date(year: int, month: int, day: int) -> bool:
    """Return whether that day exists."""
    return MIN_YEAR <= year <= MAX_YEAR and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def to_date(value: str) -> date | None:
    """Return the day an ISO day names, None for anything else (31 February among it)."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
    if not found or not found.group(0).isascii():
        return None
    year, month, day = (int(part) for part in found.groups())
    return date(year, month, day) if is_date(year, month, day) else None


def shift_days(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(year: int, month: int, months: int) -> tuple[int, int] | None:
    """Return (year, month) so many months on, None outside the years 1 to 9999."""
    total = year * 12 + month - 1 + months
    if not MIN_YEAR * 12 <= total < (MAX_YEAR + 1) * 12:
        return None
    return total // 12, total % 12 + 1


def week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    j, k = c // 4, c % 4
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * j - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def feast(name: str, year: int) -> date | None:
    """Return the day of a feast in a year, None for an unknown one."""
    if not MIN_YEAR < year < MAX_YEAR:
        return None
    fixed = {
        "christmas": (12, 25),
        "christmas day": (12, 25),
        "christmas eve": (12, 24),
        "boxing day": (12, 26),
        "new year's day": (1, 1),
        "new year's eve": (12, 31),
        "new year": (1, 1),
        "new year's": (1, 1),
        "halloween": (10, 31),
        "valentine's day": (2, 14),
        "st. patrick's day": (3, 17),
        "bastille day": (7, 14),
        "may day": (5, 1),
        "veterans day": (11, 11),
        "armistice day": (11, 11),
        "epiphany": (1, 6),
    }
    if name in fixed:
        return date(year, *fixed[name])
    if name in ("thanksgiving", "thanksgiving day"):  # fourth Thursday of November
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    moved = {
        "easter": 0,
        "easter sunday": 0,
        "easter monday": 1,
        "good friday": -2,
        "palm sunday": -7,
        "ash wednesday": -46,
    }
    if name in moved:
        return easter(year) + timedelta(days=moved[name])
    return None


def bounds(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of a TIMEX3 date value, None when it has no calendar date."""
    if not value.isascii():
        return None
    value = re.sub(r"(?<=\d)T.*$", "", value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        day = to_date(value)
        return (day, day) if day else None
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE|-[1-7])?", value):
        return _week_bounds(int(found[1]), int(found[2]), found[3])
    if found := re.fullmatch(r"(\d{4})(?:-(\d\d|Q\d|H\d|SP|SU|FA|WI))?", value):
        return _month_bounds(int(found[1]), *part_months(found[2]))
    if re.fullmatch(r"\d{2,3}", value) and int(value) > 0:
        years = 10 if len(value) == 3 else 100
        start = int(value) * years
        return date(start, 1, 1), date(start + years - 1, 12, 31)
    return None


def _week_bounds(year: int, week: int, part: str | None) -> tuple[date, date] | None:
    try:
        first = date.fromisocalendar(year, week, int(part[1]) if part and part != "-WE" else 6 if part else 1)
    except ValueError:
        return None
    last = shift_days(first, {None: 6, "-WE": 1}.get(part, 0))
    return None if last is None else (first, last)


def _month_bounds(year: int, first: int, last: int) -> tuple[date, date] | None:
    """The days of the months `first` to `last` of a year; 13 and 14 are the next year's January and February."""
    if year < MIN_YEAR or not 1 <= first <= 12:
        return None
    end = shift_months(year, first, last - first)
    return None if end is None else (date(year, first, 1), date(*end, days_in_month(*end)))


def part_months(part: str | None) -> tuple[int, int]:
    """Return first and last month of a part of a year: `05`, `Q2`, `H1`, `SU`, or the whole. (0, 0) when there is no
    such part.
    """
    if part is None:
        return 1, 12
    if part in SEASON_MONTHS:
        return SEASON_MONTHS[part]
    number = int(part[1:]) if part[0] in "QH" else int(part)
    if part[0] == "Q":
        return (3 * number - 2, 3 * number) if 1 <= number <= 4 else (0, 0)
    if part[0] == "H":
        return (6 * number - 5, 6 * number) if 1 <= number <= 2 else (0, 0)
    return (number, number) if 1 <= number <= 12 else (0, 0)


def edtf(value: str) -> str | None:
    """Return the EDTF string (ISO 8601-2) of a TIMEX3 date value, None when it has no calendar date.

    Days, months and years stay; weeks become intervals of days, quarters, halves and seasons intervals of months,
    decades and centuries `199X` and `19XX`.
    """
    span = bounds(value)
    if span is None:
        return None
    plain = re.sub(r"(?<=\d)T.*$", "", value)
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", plain):
        return plain
    if re.fullmatch(r"\d{2,3}", plain):
        return plain.ljust(4, "X")
    first, last = span
    if "W" in plain and "WI" not in plain:
        return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return f"{first:%Y-%m}/{last:%Y-%m}"
