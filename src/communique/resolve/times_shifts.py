"""Dates that expressions count from, and moving them by days, weeks, months, years.

Values are TIMEX3's (TimeML 1.2.1).
"""

from datetime import date, timedelta

import msgspec

from communique.lang.calendar import bounds, shift_days, shift_months, to_date, week_value
from communique.lang.times import Temporal

LONGEST_MONTH = 31  # days
NIGHT_PARTS = {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI", "MI": "TMI"}


class Anchors(msgspec.Struct, frozen=True):
    """The dates an expression may count from, as TIMEX3 values; None when unknown. day_first: how 3/4/2013 is read,
    None undecided;
    bygone: the last date told of a year before that of publication.
    """

    speech: str | None = None
    narrative: str | None = None
    day_first: bool | None = None
    bygone: str | None = None


class Anchored(msgspec.Struct, frozen=True):
    """The value, and the value of the end for a range. about: the EDTF interval in which it falls, where TIMEX3 has no
    value for so much.
    """

    value: str | None
    end: str | None = None
    about: str | None = None


NOTHING = Anchored(None)


def day_of(value: str | None) -> date | None:
    return to_date(value) if value else None


def middle(value: str | None) -> date | None:
    """Return the day in the middle of a value: itself for a day."""
    span = bounds(value) if value else None
    return None if span is None else span[0] + (span[1] - span[0]) // 2


def with_part(value: str, temporal: Temporal) -> str:
    if temporal.clock:
        return f"{value}T{temporal.clock}"
    return value + NIGHT_PARTS[temporal.part] if temporal.part else value


def inherit(base: str | None, unit: str, steps: int) -> Anchored | None:
    """A year before a quarter, a month or a season told is that quarter, month or season of the other year."""
    if (
        base is None
        or unit != "Y"
        or len(base) < 6
        or base[5:] not in ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "SP", "SU", "FA", "WI")
    ):
        return None
    year = int(base[:4]) + steps
    return Anchored(f"{year:04d}{base[4:]}") if 1 <= year <= 9999 else None


def shift(base: str | None, unit: str, steps: int, temporal: Temporal) -> Anchored:
    span = bounds(base) if base else None
    if base is None or span is None:
        return NOTHING
    day = day_of(base)
    around = middle(base) or span[0]
    if temporal.base == "narrative" and steps and unit in ("D", "W") and day is None and "W" not in base:
        return _shift_loosely(span, steps * (7 if unit == "W" else 1))
    match unit:
        case "D":
            if day is None:
                return NOTHING
            shifted = shift_days(day, steps)
            return Anchored(with_part(shifted.isoformat(), temporal)) if shifted else NOTHING
        case "W" | "2W" | "WE":
            if day is None and "W" not in base:
                return NOTHING
            shifted = shift_days(day or span[0], steps * (14 if unit == "2W" else 7))
            if shifted is None:
                return NOTHING
            if unit == "WE" and steps < 0 and day is not None and day.isoweekday() == 7:
                shifted = (
                    day  # on a Sunday the last weekend is often the one that ends: kept to the week before by the shift
                )
                shifted = day - timedelta(days=7)
            return Anchored(week_value(shifted) + ("-WE" if unit == "WE" else ""))
        case "M":
            if len(base) < 7 and "W" not in base:
                return NOTHING
            found = shift_months(around.year, around.month, steps)
            return Anchored(f"{found[0]:04d}-{found[1]:02d}") if found else NOTHING
        case "Q":
            quarter = (around.month - 1) // 3 + around.year * 4 + steps
            return Anchored(f"{quarter // 4:04d}-Q{quarter % 4 + 1}") if 4 <= quarter < 40_000 else NOTHING
        case "Y" | "H6" | "SEASON":
            year = around.year + steps
            return Anchored(f"{year:04d}") if 1 <= year <= 9999 else NOTHING
        case "DE":
            tens = around.year // 10 + steps
            return Anchored(f"{tens:03d}") if 1 <= tens <= 999 else NOTHING
        case "CE":
            hundreds = around.year // 100 + steps
            return Anchored(f"{hundreds:02d}") if 1 <= hundreds <= 99 else NOTHING
        case _:
            return NOTHING


def _shift_loosely(span: tuple[date, date], days: int) -> Anchored:
    """ "a week later", told after "in June": the month or months in which that may fall; nothing from a longer base."""
    first, last = shift_days(span[0], days), shift_days(span[1], days)
    if first is None or last is None or (span[1] - span[0]).days > LONGEST_MONTH:
        return NOTHING
    months = dict.fromkeys((f"{first:%Y-%m}", f"{last:%Y-%m}"))
    return Anchored(None, about="/".join(months))
