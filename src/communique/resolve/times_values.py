"""Turn what a time expression means into a calendar date, given the dates it counts from.

Values are TIMEX3's; a range gives the value of its start. The rules for incomplete dates, and how often each is right
on TimeBank and AQUAINT, are in the comments of the functions.
"""

from datetime import date, timedelta

from communique.lang.calendar import (
    feast,
    is_date,
    part_months,
    shift_days,
    shift_months,
    week_value,
)
from communique.lang.times import Temporal
from communique.resolve.times_shifts import NOTHING, Anchored, Anchors, day_of, inherit, middle, shift, with_part
from communique.resolve.times_tense import Tense

YEAR = 4  # characters of a value that is a year
TENSE_SLACK = 30  # days: "said the fair was on June 3" tells a coming day in the past tense


def anchor(temporal: Temporal, anchors: Anchors, tense: Tense | None) -> Anchored:
    """Return the date of a time expression, with nothing where the anchors do not settle it."""
    base = anchors.speech if temporal.base == "speech" else anchors.narrative or anchors.speech
    match temporal.shape:
        case "value":
            return Anchored(temporal.value)
        case "date":
            return _date(temporal)
        case "numeric":
            return _numeric(temporal, anchors)
        case "month-day":
            return _month_day(temporal, anchors, tense)
        case "month":
            return _month(temporal, anchors, tense)
        case "day":
            return _day(temporal, anchors)
        case "weekday":
            return _weekday(temporal, anchors, tense)
        case "relative":
            return _relative(temporal, base)
        case "offset":
            return _offset(temporal, base, anchors)
        case "same":
            return _same(temporal, anchors)
        case "quarter" | "half" | "season":
            return _part_of_year(temporal, anchors, tense)
        case "holiday":
            return _holiday(temporal, anchors, tense)
        case "clock":
            day = day_of(anchors.narrative) or day_of(anchors.speech)
            return Anchored(f"{day.isoformat()}T{temporal.clock}" if day else f"XXXX-XX-XXT{temporal.clock}")


def _date(temporal: Temporal) -> Anchored:
    year = temporal.year or 0
    if temporal.month is None:
        end = f"{temporal.end_year:04d}" if temporal.end_year else None
        return Anchored(f"{year:04d}", end)
    if temporal.day is None:
        return Anchored(f"{year:04d}-{temporal.month:02d}", _end(temporal, year))
    if not is_date(year, temporal.month, temporal.day):
        return NOTHING
    return Anchored(with_part(f"{year:04d}-{temporal.month:02d}-{temporal.day:02d}", temporal), _end(temporal, year))


def _end(temporal: Temporal, year: int) -> str | None:
    if temporal.end_month is None:
        return None
    if temporal.end_month < (temporal.month or 1):
        year += 1
    if temporal.end_day is None:
        return f"{year:04d}-{temporal.end_month:02d}"
    if not is_date(year, temporal.end_month, temporal.end_day):
        return None
    return f"{year:04d}-{temporal.end_month:02d}-{temporal.end_day:02d}"


def _numeric(temporal: Temporal, anchors: Anchors) -> Anchored:
    """Day first or month first: what only one order allows, what the document does elsewhere, dots, else the nearer
    to publication.
    """
    first, second, year = temporal.numbers or (0, 0, 0)
    readings = []
    if is_date(year, second, first):
        readings.append((True, date(year, second, first)))
    if is_date(year, first, second):
        readings.append((False, date(year, first, second)))
    if not readings:
        return NOTHING
    wanted = True if temporal.unit == "." else anchors.day_first
    around = middle(anchors.speech)
    if len(readings) == 2 and wanted is not None:
        readings = [reading for reading in readings if reading[0] == wanted]
    if len(readings) == 2 and around is not None:
        readings.sort(key=lambda reading: (abs((reading[1] - around).days), reading[0]))
    elif len(readings) == 2:
        readings.sort()
    return Anchored(readings[0][1].isoformat())


def _month_day(temporal: Temporal, anchors: Anchors, tense: Tense | None) -> Anchored:
    """A month and a day: the year in which it falls nearest to publication (94 % right; latest past only 62 %).

    A past tense rules out days well after publication.
    With a weekday ("Tuesday, September 7") the nearest year within ten in which they agree.
    """
    around = middle(anchors.speech) or middle(anchors.narrative)
    month, day = temporal.month or 1, temporal.day or 1
    that_year = _that_year(temporal, anchors)
    if that_year is not None:
        around = date(that_year, month, 1)
    if around is None:
        return Anchored(f"XXXX-{month:02d}-{day:02d}")
    if that_year is not None:
        years = [that_year]
    elif temporal.year_step is not None:
        years = [around.year + temporal.year_step]
    else:
        years = list(range(around.year - 10, around.year + 11))
    days = [date(year, month, day) for year in years if is_date(year, month, day)]
    if temporal.weekday is not None:
        agreeing = [d for d in days if d.isoweekday() == temporal.weekday]
        near = [d for d in days if abs((d - around).days) < 200]
        days = agreeing if agreeing and not any(d in agreeing for d in near) else near or days
        if agreeing and any(d in agreeing for d in near):
            days = [d for d in near if d in agreeing]
    if not days:
        return NOTHING
    fitting = [d for d in days if tense != "past" or (d - around).days <= TENSE_SLACK]
    best = min(fitting or days, key=lambda d: (abs((d - around).days), d))
    return Anchored(with_part(best.isoformat(), temporal), _end(temporal, best.year))


def _month(temporal: Temporal, anchors: Anchors, tense: Tense | None) -> Anchored:
    """A month alone: the latest one begun (73 %), the next where the clause looks ahead."""
    month = temporal.month or 1
    around = middle(anchors.speech) or middle(anchors.narrative)
    if temporal.quant == "STEP" and temporal.base == "narrative":
        around = middle(anchors.narrative) or around  # "the following May"
    that_year = _that_year(temporal, anchors)
    if that_year is not None:
        return Anchored(f"{that_year:04d}-{month:02d}", _end(temporal, that_year))
    if around is None:
        return Anchored(f"XXXX-{month:02d}")
    if temporal.year_step is not None:
        year = around.year + temporal.year_step
    elif temporal.quant == "STEP" and temporal.base == "narrative" and len(anchors.narrative or "") == YEAR:
        year = around.year + temporal.step
    elif temporal.quant == "STEP":
        if temporal.step < 0:
            year = around.year if month < around.month else around.year - 1
        elif temporal.step > 0:
            year = around.year if month > around.month else around.year + 1
        else:
            year = around.year
    elif tense == "future":
        year = around.year if month >= around.month else around.year + 1
    else:
        year = around.year if month <= around.month else around.year - 1
    if not 1 <= year <= 9999:
        return NOTHING
    return Anchored(f"{year:04d}-{month:02d}", _end(temporal, year))


def _that_year(temporal: Temporal, anchors: Anchors) -> int | None:
    """The year last told, for "June of that year" and "that June"; the year at hand would be this one."""
    if temporal.base != "narrative" or temporal.quant is not None:
        return None
    told, speech = middle(anchors.narrative), middle(anchors.speech)
    if told is not None and speech is not None and told.year == speech.year:
        told = middle(anchors.bygone) or told
    return told.year if told is not None else None


def _day(temporal: Temporal, anchors: Anchors) -> Anchored:
    """ "the 25th": of the month last told or of publication."""
    value = anchors.narrative or anchors.speech
    around = middle(value)
    if around is None or not is_date(around.year, around.month, temporal.day or 0):
        return NOTHING
    return Anchored(f"{around.year:04d}-{around.month:02d}-{temporal.day:02d}")


def _weekday(temporal: Temporal, anchors: Anchors, tense: Tense | None) -> Anchored:
    """A weekday: the latest not after publication, that day included (90 %); the next where the clause looks ahead."""
    number = temporal.weekday or 1
    base = anchors.narrative if temporal.base == "narrative" else anchors.speech
    day = day_of(base) or day_of(anchors.speech)
    if day is None:
        return Anchored(f"XXXX-WXX-{number}")
    behind = (day.isoweekday() - number) % 7
    ahead = (number - day.isoweekday()) % 7
    if temporal.quant == "WEEKSTEP":
        days = number - day.isoweekday() + 7 * (temporal.year_step or 0)
    elif temporal.quant == "STEP" and temporal.step < 0:
        days = -(behind or 7)
    elif temporal.quant == "STEP" and temporal.step > 0:
        days = ahead or 7
    elif temporal.quant == "STEP":
        days = ahead if tense != "past" else -behind
    else:
        days = ahead if tense == "future" else -behind
    result = shift_days(day, days)
    return NOTHING if result is None else Anchored(with_part(result.isoformat(), temporal))


def _relative(temporal: Temporal, base: str | None) -> Anchored:
    """last/this/next and a unit: the calendar unit before, around, after the base."""
    return shift(base, temporal.unit or "D", temporal.step, temporal)


def _offset(temporal: Temporal, base: str | None, anchors: Anchors) -> Anchored:
    """So many units before or after the base, told at the precision of the unit; a vague number is a mere reference."""
    if temporal.quant == "EVE" and day_of(anchors.narrative) is None:
        return NOTHING  # the eve of what day, nobody has told
    if temporal.amount is None:
        return Anchored("PAST_REF" if temporal.step < 0 else "FUTURE_REF")
    unit, amount = temporal.unit or "D", temporal.amount
    if amount > 5_000_000:
        return NOTHING
    if amount % 1:
        smaller = {"Y": ("M", 12), "DE": ("Y", 10), "M": ("D", 30), "W": ("D", 7), "CE": ("Y", 100)}
        if unit in smaller:
            unit, amount = smaller[unit][0], amount * smaller[unit][1]
    if unit in ("S", "MIN", "H"):
        day = day_of(base)
        hours = amount / {"S": 3600, "MIN": 60, "H": 1}[unit]
        if day is None:
            return NOTHING
        shifted = shift_days(day, temporal.step * int(hours // 24)) if hours >= 24 else day
        return Anchored(shifted.isoformat() if shifted else None)
    if unit == "DE":
        unit, amount = "Y", amount * 10
    inherited = inherit(anchors.narrative, unit, temporal.step * int(amount)) if amount == 1 else None
    return inherited or shift(base, unit, temporal.step * int(amount), temporal)


def _same(temporal: Temporal, anchors: Anchors) -> Anchored:
    """The day, month, quarter … last told; the quarter or weekend at hand when none was."""
    unit = temporal.unit or "D"
    narrative = anchors.narrative
    if unit == "Q":
        if narrative and "-Q" in narrative:
            return Anchored(narrative)
        around = middle(anchors.speech)
        if around is None:
            return NOTHING
        ended = shift_months(around.year, around.month, -3)
        return Anchored(f"{ended[0]:04d}-Q{(ended[1] - 1) // 3 + 1}") if ended else NOTHING
    if unit == "WE":
        day = day_of(anchors.speech)
        if day is None:
            return NOTHING
        back = day if day.isoweekday() >= 6 else day - timedelta(days=day.isoweekday() + 1)
        return Anchored(week_value(back) + "-WE")
    base = narrative or anchors.speech
    if unit == "D" and narrative is not None and day_of(narrative) is None:
        return NOTHING  # "the same day", after a month was told
    if temporal.mod in ("START", "MID", "END") and unit in ("M", "Y", "W"):
        base = anchors.speech or narrative
    return shift(base, unit, 0, temporal)


def _part_of_year(temporal: Temporal, anchors: Anchors, tense: Tense | None) -> Anchored:
    """A quarter, half or season without its year: the one whose middle is nearest, looking back unless the clause
    looks ahead.
    """
    part = temporal.season or f"{'Q' if temporal.shape == 'quarter' else 'H'}{int(temporal.amount or 1)}"
    if temporal.year is not None:
        return Anchored(f"{temporal.year:04d}-{part}")
    around = middle(anchors.speech)
    if around is None:
        return Anchored(f"XXXX-{part}")
    if temporal.year_step is not None:
        return Anchored(f"{around.year + temporal.year_step:04d}-{part}")
    first, last = part_months(part)
    months_away = (first + last) / 2 - (around.month + (around.day - 1) / 30)
    year = around.year
    if temporal.quant == "STEP" and temporal.step < 0:
        year += 0 if last < around.month else -1
    elif temporal.quant == "STEP" and temporal.step > 0:
        year += 0 if first > around.month else 1
    elif temporal.quant == "STEP":
        year += 0 if months_away > -6 else 1
    elif tense == "future":
        year += 0 if months_away > -4.5 else 1
    elif months_away > 4:
        year -= 1
    elif months_away < -9:
        year += 1
    return Anchored(f"{year:04d}-{part}")


def _holiday(temporal: Temporal, anchors: Anchors, tense: Tense | None) -> Anchored:
    name = temporal.holiday or ""
    around = middle(anchors.speech)
    if temporal.year is not None:
        return _feast_value(feast(name, temporal.year), temporal)
    if around is None:
        return NOTHING
    days = [day for year in (around.year - 1, around.year, around.year + 1) if (day := feast(name, year))]
    if temporal.quant == "STEP" and temporal.step:
        days = [day for day in days if (day - around).days * temporal.step > 0]
    elif tense in ("past", "future"):
        days = [day for day in days if (day >= around) == (tense == "future")] or days
    if not days:
        return NOTHING
    return _feast_value(min(days, key=lambda day: abs((day - around).days)), temporal)


def _feast_value(day: date | None, temporal: Temporal) -> Anchored:
    if day is None:
        return NOTHING
    if temporal.unit in ("W", "WE"):
        return Anchored(week_value(day) + ("-WE" if temporal.unit == "WE" else ""))
    return Anchored(day.isoformat())
