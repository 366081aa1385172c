"""How the match of each pattern of a time expression is read.

The names are those of the first column of `data/times_patterns.tsv`. A reading returns None when the match is no time
after all.
"""

import re
from collections.abc import Callable, Mapping

from communique.lang.calendar import ORDINALS, SEASONS, is_date
from communique.lang.times import Temporal
from communique.lang.times_spelled import spelled_year
from communique.lang.times_words import (
    clock_of,
    day_of,
    mod_of,
    month_of,
    number_of,
    part_of,
    period,
    unit_of,
    weekday_of,
    year_of,
)

Reading = Callable[[re.Match[str]], Temporal | None]

_STEPS = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "this past": -1, "this last": -1, "latest": -1,
    "this": 0, "current": 0, "this current": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "this coming": 1, "ensuing": 1,
}  # fmt: skip
_NARRATIVE = frozenset({"previous", "prior", "preceding", "following", "ensuing"})


def _groups(match: re.Match[str]) -> dict[str, str | None]:
    return match.groupdict()


def full_date(match: re.Match[str]) -> Temporal | None:
    """28 January 2014 · Jan. 28, 2014 · Tuesday, January 28th, 2014 · and the same without the year."""
    g = _groups(match)
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
    )


def _year_step(words: str | None) -> int | None:
    if not words:
        return None
    first = words.split()[0].lower()
    return {"last": -1, "this": 0, "next": 1, "of": 0, "the": 1}.get(first)


def date_range(match: re.Match[str]) -> Temporal | None:
    """Sept. 7-8 · 7 to 9 September 2010 · October 11 and 12 · Aug. 30-Sept. 2."""
    g = _groups(match)
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
    g = _groups(match)
    year = year_of(match)
    first, last = month_of(g["month"] or ""), month_of(g["month2"] or "")
    if first == last:
        return None
    return Temporal(
        kind="DATE", shape="date" if year else "month", year=year, month=first, end_month=last, mod=mod_of(g.get("mod"))
    )


def month_year(match: re.Match[str]) -> Temporal | None:
    g = _groups(match)
    year = year_of(match)
    return Temporal(
        kind="DATE",
        shape="date" if year else "month",
        year=year,
        month=month_of(g["month"] or ""),
        mod=mod_of(g.get("mod")),
        year_step=_year_step(g.get("yearstep")),
    )


def month_step(match: re.Match[str]) -> Temporal:
    g = _groups(match)
    return Temporal(
        kind="DATE", shape="month", month=month_of(g["month"] or ""), step=_STEPS[(g["step"] or "").lower()], unit="M",
        mod=mod_of(g.get("mod")), quant="STEP",
    )  # fmt: skip


def plain_year(match: re.Match[str]) -> Temporal | None:
    g = _groups(match)
    return Temporal(kind="DATE", shape="date", year=year_of(match), mod=mod_of(g.get("mod") or g.get("about")))


def year_range(match: re.Match[str]) -> Temporal | None:
    g = _groups(match)
    year, text = year_of(match), g["year3"] or ""
    end = int(text) if len(text) == 4 else (year or 0) // 100 * 100 + int(text)
    if year is None or not year < end <= year + 150:
        return None
    return Temporal(kind="DATE", shape="date", year=year, end_year=end)


def spelled(match: re.Match[str]) -> Temporal | None:
    year = spelled_year(match["spelled"])
    return None if year is None else Temporal(kind="DATE", shape="date", year=year, mod=mod_of(match["mod"]))


def weekday(match: re.Match[str]) -> Temporal:
    g = _groups(match)
    part = part_of(g.get("part"))
    step = _STEPS[(g["step"] or "").lower()] if g.get("step") else 0
    return Temporal(
        kind="TIME" if part else "DATE",
        shape="weekday",
        weekday=weekday_of(g["weekday"] or ""),
        step=step,
        quant="STEP" if g.get("step") else "WEEKSTEP" if g.get("weekstep") else None,
        year_step=_STEPS.get((g.get("weekstep") or "").split(" ")[0].lower()),
        part=part,
        mod=mod_of(g.get("mod")),
        base="narrative" if (g.get("step") or "").lower() in _NARRATIVE else "speech",
    )


def weekday_clock(match: re.Match[str]) -> Temporal:
    return Temporal(kind="TIME", shape="weekday", weekday=weekday_of(match["weekday"]), clock=clock_of(match))


def clock(match: re.Match[str]) -> Temporal | None:
    time = clock_of(match)
    return (
        None
        if time is None
        else Temporal(kind="TIME", shape="clock", clock=time, mod=mod_of(_groups(match).get("about")))
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


def relative(match: re.Match[str]) -> Temporal | None:
    """last year · this week · next month · early next year · the following day."""
    g = _groups(match)
    step = (g["step"] or "").lower()
    unit = unit_of(g["unit"] or "")
    if unit in ("S", "MIN", "H"):
        return None
    if step == "past" and match[0].lower().startswith("past"):
        return None
    base = "narrative" if step in _NARRATIVE or (step == "next" and match[0].lower().startswith("the ")) else "speech"
    return Temporal(
        kind="DATE", shape="relative", unit=unit, step=_STEPS[step], base=base,  # type: ignore[arg-type]
        mod=mod_of(g.get("mod")), part=part_of(g.get("part")),
    )  # fmt: skip


def bare_unit(match: re.Match[str]) -> Temporal:
    """the quarter · the year · the weekend · that day · the same month."""
    g = _groups(match)
    return Temporal(
        kind="DATE",
        shape="same",
        unit=unit_of(g["unit"] or ""),
        base="narrative",
        mod=mod_of(g.get("mod")),
        part=part_of(g.get("part")),
    )


def day_word(match: re.Match[str]) -> Temporal:
    """today · yesterday morning · tomorrow · tonight · last night · this morning · the day after tomorrow."""
    g = _groups(match)
    word = (g["word"] or "").lower()
    steps = {
        "yesterday": -1,
        "today": 0,
        "tomorrow": 1,
        "tonight": 0,
        "last night": -1,
        "last evening": -1,
        "overnight": 0,
    }
    if word == "the day before yesterday":
        step = -2
    elif word == "the day after tomorrow":
        step = 2
    else:
        step = steps.get(word, 0)
    part = "NI" if word in ("tonight", "last night") else "EV" if word == "last evening" else part_of(g.get("part"))
    return Temporal(kind="TIME" if part or g.get("h") else "DATE", shape="relative", unit="D", step=step, part=part,
                    clock=clock_of(match) if g.get("h") or g.get("noon") else None, mod=mod_of(g.get("mod")))  # fmt: skip


def part_of_next_day(match: re.Match[str]) -> Temporal:
    step = _STEPS[match["step"].lower()]
    base = "narrative" if match["step"].lower() in _NARRATIVE else "speech"
    return Temporal(kind="TIME", shape="relative", unit="D", step=step if step > 0 else 0, part=part_of(match["part"]), base=base,  # type: ignore[arg-type]
                    mod=mod_of(match["mod"]))  # fmt: skip


def offset(match: re.Match[str]) -> Temporal | None:
    """two weeks ago · a year earlier · three days later · 10 days from now."""
    g = _groups(match)
    unit = unit_of(g["unit"] or "")
    amount = number_of(g["count"])
    way = (g["way"] or "").lower()
    sign = 1 if re.match(r"later|after|from|hence|on\b|away|afterwards?", way) else -1
    base = "speech" if re.match(r"ago|from now|hence|from today|back", way) else "narrative"
    mod = mod_of(g.get("about"))
    return Temporal(kind="DATE", shape="offset", unit=unit, amount=amount, step=sign, base=base, mod=mod)  # type: ignore[arg-type]


def unit_before(match: re.Match[str]) -> Temporal:
    """the day before · the week after · the year before last."""
    unit = unit_of(match["unit"])
    before = match["way"].lower().startswith(("before", "prior", "previous"))
    if (match["way"] or "").endswith("last"):
        return Temporal(kind="DATE", shape="offset", unit=unit, amount=2, step=-1)
    if (match["way"] or "").endswith("next"):
        return Temporal(kind="DATE", shape="offset", unit=unit, amount=2, step=1)
    return Temporal(kind="DATE", shape="offset", unit=unit, amount=1, step=-1 if before else 1, base="narrative")


def quarter(match: re.Match[str]) -> Temporal:
    g = _groups(match)
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
    g = _groups(match)
    word = (g["ordinal"] or "").lower()
    return Temporal(
        kind="DATE",
        shape="half",
        amount=1 if word in ("first", "1st") else 2,
        year=year_of(match),
        year_step=_year_step(g.get("yearstep")),
    )


def season(match: re.Match[str]) -> Temporal:
    g = _groups(match)
    words = (g.get("step") or "").lower()
    year = year_of(match)
    if g.get("spelled"):
        year = spelled_year(g["spelled"] or "")
    return Temporal(
        kind="DATE", shape="season", season=SEASONS[(g["season"] or "").lower()], year=year, step=_STEPS.get(words, 0),
        quant="STEP" if words else None, mod=mod_of(g.get("mod")), year_step=_year_step(g.get("yearstep")),
    )  # fmt: skip


def holiday(match: re.Match[str]) -> Temporal:
    g = _groups(match)
    name = (g["holiday"] or "").lower().replace("’", "'")
    words = (g.get("step") or "").lower()
    return Temporal(
        kind="DATE",
        shape="holiday",
        holiday=name,
        unit={"weekend": "WE", "week": "W"}.get((g.get("weekend") or "").strip().lower()),
        year=year_of(match),
        step=_STEPS.get(words, 0),
        quant="STEP" if words else None,
    )


def decade(match: re.Match[str]) -> Temporal | None:
    g = _groups(match)
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


def reference(value: str) -> Reading:
    return lambda match: Temporal(kind="DATE", shape="value", value=value)


def duration(match: re.Match[str]) -> Temporal | None:
    g = _groups(match)
    return Temporal(
        kind="DURATION",
        shape="value",
        value=period(number_of(g["count"]), unit_of(g["unit"] or "")),
        mod=mod_of(g.get("about")),
    )


def bare_duration(match: re.Match[str]) -> Temporal:
    return Temporal(kind="DURATION", shape="value", value=period(None, unit_of(match["unit"])))


def frequency(match: re.Match[str]) -> Temporal:
    """daily · every two weeks · each July · once or twice a year."""
    g = _groups(match)
    word = (g.get("adverb") or "").lower()
    if word:
        value = {"daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y",
                 "annually": "P1Y", "annual": "P1Y", "biweekly": "P2W", "bimonthly": "P2M", "biannually": "P6M"}[word]  # fmt: skip
        return Temporal(kind="SET", shape="value", value=value)
    quant = (g.get("quant") or "EVERY").upper()
    freq = _freq(g.get("times"))
    if g.get("weekday"):
        part = part_of(g.get("part"))
        return Temporal(
            kind="SET",
            shape="value",
            value=f"XXXX-WXX-{weekday_of(g['weekday'] or '')}{'T' + part if part else ''}",
            quant=quant,
        )
    if g.get("month"):
        return Temporal(kind="SET", shape="value", value=f"XXXX-{month_of(g['month'] or ''):02d}", quant=quant)
    if g.get("season"):
        return Temporal(kind="SET", shape="value", value=f"XXXX-{SEASONS[(g['season'] or '').lower()]}", quant=quant)
    if g.get("part"):
        return Temporal(kind="SET", shape="value", value=f"XXXX-XX-XXT{part_of(g['part'])}", quant=quant)
    amount = number_of(g.get("count")) if g.get("count") else 1
    if (g.get("count") or "").strip().lower() in ("other", "second"):
        amount = 2
    value = period(amount, unit_of(g["unit"] or ""))
    return Temporal(kind="SET", shape="value", value=value, quant=None if freq else quant, freq=freq)


def _freq(words: str | None) -> str | None:
    """Return the frequency: "2X"; of "once or twice" both, as "1X-2X"."""
    if not words:
        return None
    numbers = []
    for word in re.findall(r"once|twice|thrice|\d+|[a-z]+", words.lower()):
        number = {"once": 1, "twice": 2, "thrice": 3}.get(word) or number_of(word)
        if number is not None and word not in ("a", "an"):
            numbers.append(int(number))
    return "-".join(f"{n}X" for n in numbers) or None


def each_weekday(match: re.Match[str]) -> Temporal:
    return Temporal(kind="SET", shape="value", value=f"XXXX-WXX-{weekday_of(match['weekday'])}", quant="EVERY")


def recent(match: re.Match[str]) -> Temporal:
    """recent weeks · the past few days: TimeML wavers between a duration of unknown length and a bare reference."""
    return _vague(match, "PAST_REF")


def coming(match: re.Match[str]) -> Temporal:
    return _vague(match, "FUTURE_REF")


def _vague(match: re.Match[str], value: str) -> Temporal:
    unit = match[0].rsplit(" ", 1)[-1]
    if unit in ("times", "days") or "oming" in match[0]:
        return Temporal(kind="DATE", shape="value", value=value)
    return Temporal(kind="DURATION", shape="value", value=period(None, unit_of(unit)))


def same_quarter(match: re.Match[str]) -> Temporal:
    return Temporal(kind="DATE", shape="same", unit="Q", base="narrative")


def year_earlier(match: re.Match[str]) -> Temporal:
    return Temporal(kind="DATE", shape="offset", unit="Y", amount=1, step=-1, base="narrative")


def part_of_next_day(match: re.Match[str]) -> Temporal:
    words = match["step"].lower()
    narrative = words != "this"
    step = 0 if words == "this" else 1
    return Temporal(
        kind="TIME", shape="relative", unit="D", step=step, part=part_of(match["part"]), base="narrative" if narrative else "speech",
        mod=mod_of(match["mod"]),
    )  # fmt: skip


def part_of_that_day(match: re.Match[str]) -> Temporal:
    return Temporal(
        kind="TIME", shape="same", unit="D", base="narrative", part=part_of(match["part"]), mod=mod_of(match["mod"])
    )


def day_first_range(match: re.Match[str]) -> Temporal | None:
    g = _groups(match)
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


def counted(match: re.Match[str]) -> Temporal | None:
    """Not "a second chance", "a quarter of", "three-quarters"."""
    words = match[0].lower()
    if words in ("a second", "an second", "a quarter", "another second") or words.endswith(
        ("-quarters", "three quarters")
    ):
        return None
    return duration(match)


_COUNTED = re.compile(
    r"\s(?:people|troops|soldiers|dollars|euros|rubles|roubles|pounds|tons|tonnes|miles|kilomet|metres|meters|feet|km\b|men\b|women|members|"
    r"percent|per cent|rpm|points|shares|jobs|employees|workers|pages|words|vehicles|tanks|aircraft|warheads|missiles|civilians|refugees|"
    r"victims|deaths|cases|votes|delegates|students|families|homes|houses|barrels|square|cubic|more\b|years|days|hours|minutes|megawatts|"
    r"calories|kilograms|kg\b|prisoners|passengers|companies|schools|villages|observers|monitors|peacekeepers|personnel|of them)"
)
_QUANTIFIED = re.compile(
    r"(?:\b(?:some|about|nearly|almost|than|over|least|approximately|up to|roughly|around|another|all|only|total of)\s)$"
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
    sure = re.search(
        r"(?:\b(?:in|In|since|Since|of|by|By|from|From|until|Until|till|before|after|during|through|and|between|to|for|year|or|the|The|mid|early|late|fiscal)[\s-]|\()$",
        left,
    )
    if not 1900 <= year <= 2060 and not sure:
        return None
    if year > 2100 or (
        year < 1500 and not re.search(r"(?:\b(?:in|In|since|of|until|before|after|year|from)\s|\()$", left)
    ):
        return None
    if match["mod"] is None and match[0].lower().startswith("the ") and not sure:
        return None
    return Temporal(kind="DATE", shape="date", year=year, mod=mod_of(match["mod"]))


READINGS: Mapping[str, Reading] = {
    "past": reference("PAST_REF"),
    "present": reference("PRESENT_REF"),
    "future": reference("FUTURE_REF"),
    "year": checked_year,
    "bare_duration": bare_duration,
    "bare_unit": bare_unit,
    "century": century,
    "clock": clock,
    "coming": coming,
    "counted": counted,
    "date_range": date_range,
    "day_first_range": day_first_range,
    "day_of_month": day_of_month,
    "day_word": day_word,
    "decade": decade,
    "duration": duration,
    "each_weekday": each_weekday,
    "frequency": frequency,
    "full_date": full_date,
    "half": half,
    "holiday": holiday,
    "iso": iso,
    "month_range": month_range,
    "month_step": month_step,
    "month_year": month_year,
    "numeric": numeric,
    "offset": offset,
    "part_of_next_day": part_of_next_day,
    "part_of_that_day": part_of_that_day,
    "plain_year": plain_year,
    "quarter": quarter,
    "quarter_code": quarter_code,
    "recent": recent,
    "relative": relative,
    "same_quarter": same_quarter,
    "season": season,
    "spelled": spelled,
    "unit_before": unit_before,
    "weekday": weekday,
    "weekday_clock": weekday_clock,
    "year_earlier": year_earlier,
    "year_range": year_range,
}
