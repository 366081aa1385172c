"""How dates, times of day and parts of the calendar are read.

The names are those of the first column of `data/times_patterns.tsv`. A reading returns None when the match is no time
after all.
"""

import re
from collections.abc import Mapping
from typing import Literal

from communique.lang.calendar import ORDINALS, SEASONS, is_date
from communique.lang.times import Temporal
from communique.lang.times_periods import NARRATIVE, PERIODS, Reading
from communique.lang.times_spelled import spelled_year
from communique.lang.times_words import STEPS, clock_of, day_of, mod_of, month_of, part_of, weekday_of, year_of


def full_date(match: re.Match[str]) -> Temporal | None:
    """28 January 2014 · Jan. 28, 2014 · Tuesday, January 28th, 2014 · and the same without the year."""
    g = match.groupdict()
    month, day, year = month_of(g["month"] or ""), day_of(g["day"] or ""), year_of(match)
    if not is_date(year or 2000, month, day):
        return None
    weekday = weekday_of(g["weekday"]) if g.get("weekday") else None
    part = part_of(g.get("part") or g.get("part2"))
    return Temporal(
        kind="TIME" if part else "DATE",
        shape="date" if year else "month-day",
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        part=part,
        year_step=_year_step(g.get("yearstep")),
        base=_year_base(g),
    )


def _year_base(groups: Mapping[str, str | None]) -> Literal["speech", "narrative"]:
    """In "June of that year", "that June" the year is the one last told."""
    return "narrative" if groups.get("thatyear") else "speech"


def _year_step(words: str | None) -> int | None:
    if not words:
        return None
    first = words.split()[0].lower()
    return {"last": -1, "this": 0, "next": 1, "of": 0, "the": 1}.get(first)


def date_range(match: re.Match[str]) -> Temporal | None:
    """Sept. 7-8 · 7 to 9 September 2010 · October 11 and 12 · Aug. 30-Sept. 2."""
    g = match.groupdict()
    month, year = month_of(g["month"] or ""), year_of(match)
    end_month = month_of(g["month2"]) if g.get("month2") else month
    day, end_day = day_of(g["day"] or ""), day_of(g["day2"] or "")
    if not is_date(year or 2000, month, day) or not is_date(year or 2000, end_month, end_day):
        return None
    if (end_month, end_day) <= (month, day) and end_month == month:
        return None
    return Temporal(
        kind="DATE",
        shape="date" if year else "month-day",
        year=year,
        month=month,
        day=day,
        end_month=end_month,
        end_day=end_day,
    )


def month_range(match: re.Match[str]) -> Temporal | None:
    g = match.groupdict()
    year = year_of(match)
    first, last = month_of(g["month"] or ""), month_of(g["month2"] or "")
    if first == last:
        return None
    return Temporal(
        kind="DATE", shape="date" if year else "month", year=year, month=first, end_month=last, mod=mod_of(g.get("mod"))
    )


def month_year(match: re.Match[str]) -> Temporal | None:
    g = match.groupdict()
    year = year_of(match)
    return Temporal(
        kind="DATE",
        shape="date" if year else "month",
        year=year,
        month=month_of(g["month"] or ""),
        mod=mod_of(g.get("mod")),
        year_step=_year_step(g.get("yearstep")),
        base=_year_base(g),
    )


def month_step(match: re.Match[str]) -> Temporal:
    g = match.groupdict()
    return Temporal(
        kind="DATE",
        shape="month",
        month=month_of(g["month"] or ""),
        step=STEPS[(g["step"] or "").lower()],
        unit="M",
        mod=mod_of(g.get("mod")),
        quant="STEP",
        base="narrative" if (g["step"] or "").lower() in NARRATIVE else "speech",
    )


def plain_year(match: re.Match[str]) -> Temporal | None:
    g = match.groupdict()
    return Temporal(kind="DATE", shape="date", year=year_of(match), mod=mod_of(g.get("mod") or g.get("about")))


def year_range(match: re.Match[str]) -> Temporal | None:
    g = match.groupdict()
    year, text = year_of(match), g["year3"] or ""
    end = int(text) if len(text) == 4 else (year or 0) // 100 * 100 + int(text)
    if year is None or not year < end <= year + 150:
        return None
    return Temporal(kind="DATE", shape="date", year=year, end_year=end)


def spelled(match: re.Match[str]) -> Temporal | None:
    year = spelled_year(match["spelled"])
    return None if year is None else Temporal(kind="DATE", shape="date", year=year, mod=mod_of(match["mod"]))


def weekday(match: re.Match[str]) -> Temporal:
    g = match.groupdict()
    part = part_of(g.get("part"))
    step = STEPS[(g["step"] or "").lower()] if g.get("step") else 0
    return Temporal(
        kind="TIME" if part else "DATE",
        shape="weekday",
        weekday=weekday_of(g["weekday"] or ""),
        step=step,
        quant="STEP" if g.get("step") else "WEEKSTEP" if g.get("weekstep") else None,
        year_step=STEPS.get((g.get("weekstep") or "").split(" ")[0].lower()),
        part=part,
        mod=mod_of(g.get("mod")),
        base="narrative" if (g.get("step") or "").lower() in NARRATIVE else "speech",
    )


def weekday_clock(match: re.Match[str]) -> Temporal:
    return Temporal(kind="TIME", shape="weekday", weekday=weekday_of(match["weekday"]), clock=clock_of(match))


def clock(match: re.Match[str]) -> Temporal | None:
    time = clock_of(match)
    return (
        None
        if time is None
        else Temporal(kind="TIME", shape="clock", clock=time, mod=mod_of(match.groupdict().get("about")))
    )


def numeric(match: re.Match[str]) -> Temporal | None:
    first, second, third = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["c"]) == 2:
        third += 2000 if third < 50 else 1900
    if not (is_date(third, first, second) or is_date(third, second, first)):
        return None
    return Temporal(kind="DATE", shape="numeric", numbers=(first, second, third), unit="." if "." in match[0] else "/")


def iso(match: re.Match[str]) -> Temporal | None:
    year, month, day = int(match["y"]), int(match["mo"]), int(match["d"])
    if not is_date(year, month, day):
        return None
    time = match["time"]
    return Temporal(
        kind="TIME" if time else "DATE",
        shape="date",
        year=year,
        month=month,
        day=day,
        clock=time[1:6] if time else None,
    )


def quarter(match: re.Match[str]) -> Temporal:
    g = match.groupdict()
    number = ORDINALS.get((g["ordinal"] or "").lower()) or int((g["ordinal"] or "1")[0])
    return Temporal(
        kind="DATE",
        shape="quarter",
        amount=number,
        year=year_of(match),
        year_step=_year_step(g.get("yearstep")),
        mod=mod_of(g.get("mod")),
    )


def quarter_code(match: re.Match[str]) -> Temporal:
    return Temporal(kind="DATE", shape="quarter", amount=int(match["q"]), year=year_of(match))


def half(match: re.Match[str]) -> Temporal:
    g = match.groupdict()
    word = (g["ordinal"] or "").lower()
    return Temporal(
        kind="DATE",
        shape="half",
        amount=1 if word in ("first", "1st") else 2,
        year=year_of(match),
        year_step=_year_step(g.get("yearstep")),
    )


def season(match: re.Match[str]) -> Temporal:
    g = match.groupdict()
    words = (g.get("step") or "").lower()
    year = year_of(match)
    if g.get("spelled"):
        year = spelled_year(g["spelled"] or "")
    return Temporal(
        kind="DATE",
        shape="season",
        season=SEASONS[(g["season"] or "").lower()],
        year=year,
        step=STEPS.get(words, 0),
        quant="STEP" if words else None,
        mod=mod_of(g.get("mod")),
        year_step=_year_step(g.get("yearstep")),
    )


def holiday(match: re.Match[str]) -> Temporal:
    g = match.groupdict()
    name = (g["holiday"] or "").lower().replace("’", "'")
    words = (g.get("step") or "").lower()
    return Temporal(
        kind="DATE",
        shape="holiday",
        holiday=name,
        unit={"weekend": "WE", "week": "W"}.get((g.get("weekend") or "").strip().lower()),
        year=year_of(match),
        step=STEPS.get(words, 0),
        quant="STEP" if words else None,
    )


def decade(match: re.Match[str]) -> Temporal | None:
    g = match.groupdict()
    text = g["decade"] or ""
    spelled_tens = {"twent": 2, "thirt": 3, "fort": 4, "fift": 5, "sixt": 6, "sevent": 7, "eight": 8, "ninet": 9}
    mod = mod_of(g.get("mod"))
    if found := re.match(r"(\d{3})0", text):
        return Temporal(kind="DATE", shape="value", value=found[1], mod=mod)
    if found := re.match(r"['’]?(\d)0", text):
        return Temporal(kind="DATE", shape="value", value=f"{'19' if int(found[1]) > 2 else '20'}{found[1]}", mod=mod)
    tens = next((n for stem, n in spelled_tens.items() if text.lower().startswith(stem)), None)
    return None if tens is None else Temporal(kind="DATE", shape="value", value=f"19{tens}", mod=mod)


def century(match: re.Match[str]) -> Temporal | None:
    word = match["ordinal"].lower()
    number = ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0)
    return (
        Temporal(kind="DATE", shape="value", value=f"{number - 1:02d}", mod=mod_of(match["mod"]))
        if 1 <= number <= 22
        else None
    )


def day_of_month(match: re.Match[str]) -> Temporal:
    return Temporal(kind="DATE", shape="day", day=day_of(match["day"]))


def day_first_range(match: re.Match[str]) -> Temporal | None:
    g = match.groupdict()
    year, month = year_of(match), month_of(g["month"] or "")
    first_month = month_of(g["monthx"]) if g.get("monthx") else month
    day, end_day = day_of(g["day"] or ""), day_of(g["day2"] or "")
    if not is_date(year or 2000, first_month, day) or not is_date(year or 2000, month, end_day):
        return None
    if first_month == month and end_day <= day:
        return None
    return Temporal(
        kind="DATE",
        shape="date" if year else "month-day",
        year=year,
        month=first_month,
        day=day,
        end_month=month,
        end_day=end_day,
    )


_COUNTED = re.compile(
    r"\s(?:people|troops|soldiers|dollars|euros|rubles|roubles|pounds|tons|tonnes|miles|kilomet|"
    r"metres|meters|feet|km\b|men\b|women|members|percent|per cent|rpm|points|shares|jobs|"
    r"employees|workers|pages|words|vehicles|tanks|aircraft|warheads|missiles|civilians|"
    r"refugees|victims|deaths|cases|votes|delegates|students|families|homes|houses|barrels|"
    r"square|cubic|more\b|years|days|hours|minutes|megawatts|calories|kilograms|kg\b|prisoners|"
    r"passengers|companies|schools|villages|observers|monitors|peacekeepers|personnel|of them)"
)
_YEAR_WORD = re.compile(
    r"(?:\b(?:in|In|since|Since|of|by|By|from|From|until|Until|till|before|after|during|through|and|between|to|for|"
    r"year|or|the|The|mid|early|late|fiscal)[\s-]|\()$"
)
_QUANTIFIED = re.compile(
    r"\b(?:some|about|nearly|almost|than|over|least|approximately|up to|roughly|around|another|all|only|total of)\s$"
)


def checked_year(match: re.Match[str]) -> Temporal | None:
    """A bare four-digit number is a year unless it counts something."""
    text = match.string
    if _COUNTED.match(text, match.end()):
        return None
    year = int(match["year"])
    left = text[max(0, match.start("year") - 16) : match.start("year")]
    if _QUANTIFIED.search(left) and not re.search(r"\b(?:of|in|around|than in)\s$", left):
        return None
    sure = _YEAR_WORD.search(left)
    if not 1900 <= year <= 2060 and not sure:
        return None
    if year > 2100 or (
        year < 1500 and not re.search(r"(?:\b(?:in|In|since|of|until|before|after|year|from)\s|\()$", left)
    ):
        return None
    if match["mod"] is None and match[0].lower().startswith("the ") and not sure:
        return None
    return Temporal(kind="DATE", shape="date", year=year, mod=mod_of(match["mod"]))


def september_11(match: re.Match[str]) -> Temporal:
    """ "the Sept. 11 attacks": the year is part of the name."""
    return Temporal(kind="DATE", shape="date", year=2001, month=9, day=11)


READINGS: Mapping[str, Reading] = {
    **PERIODS,
    "year": checked_year,
    "century": century,
    "clock": clock,
    "date_range": date_range,
    "day_first_range": day_first_range,
    "day_of_month": day_of_month,
    "decade": decade,
    "full_date": full_date,
    "half": half,
    "holiday": holiday,
    "iso": iso,
    "month_range": month_range,
    "month_step": month_step,
    "month_year": month_year,
    "numeric": numeric,
    "plain_year": plain_year,
    "quarter": quarter,
    "quarter_code": quarter_code,
    "season": season,
    "september_11": september_11,
    "spelled": spelled,
    "weekday": weekday,
    "weekday_clock": weekday_clock,
    "year_range": year_range,
}
