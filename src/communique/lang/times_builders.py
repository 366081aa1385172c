"""How each pattern of a time expression is read; the order matters only between matches of equal length."""

import re

from communique.lang.calendar import ORDINALS, PARTS, SEASONS, is_date
from communique.lang.times import Temporal
from communique.lang.times_patterns import (
    APPROXIMATE,
    CALENDAR_UNIT,
    CLOCK,
    CLOCK24,
    COUNT,
    DAY,
    FUTURE,
    HOLIDAY,
    MODIFIER,
    MONTH,
    NUMBER,
    PART,
    PAST,
    PRESENT,
    SEASON,
    SURE_MONTH,
    UNIT,
    VAGUE,
    WEEKDAY,
    YEAR,
    YEAR2,
    ZONE,
    Build,
    clock_of,
    day_of,
    mod_of,
    month_of,
    number_of,
    period,
    unit_of,
    weekday_of,
    year_of,
)
from communique.lang.times_spelled import SPELLED_YEAR, spelled_year

_MOD = rf"(?:(?P<mod>{MODIFIER})[\s-]?)?"
_ABOUT = rf"(?:(?P<about>{APPROXIMATE})\s)?"
_ON_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY})(?P<part>\s{PART})?,?\s(?:the\s|on\s)?)?"
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|First|Second|Third|Fourth)"
_STEP = r"(?P<step>[Ll]ast|[Pp]ast|[Pp]revious|[Pp]rior|[Pp]receding|[Tt]his|[Cc]urrent|[Nn]ext|[Cc]oming|[Uu]pcoming|[Ff]ollowing|[Tt]his (?:past|last|coming|current)|[Ll]atest|[Ee]nsuing)"
_STEPS = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "this past": -1, "this last": -1, "latest": -1,
    "this": 0, "current": 0, "this current": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "this coming": 1, "ensuing": 1,
}  # fmt: skip
_NARRATIVE = frozenset({"previous", "prior", "preceding", "following", "ensuing"})


def _groups(match: re.Match[str]) -> dict[str, str | None]:
    return match.groupdict()


def _part(words: str | None) -> str | None:
    return PARTS[words.strip().lower()] if words and words.strip().lower() in PARTS else None


def full_date(match: re.Match[str]) -> Temporal | None:
    """28 January 2014 · Jan. 28, 2014 · Tuesday, January 28th, 2014 · and the same without the year."""
    g = _groups(match)
    month, day, year = month_of(g["month"] or ""), day_of(g["day"] or ""), year_of(match)
    if not is_date(year or 2000, month, day):
        return None
    weekday = weekday_of(g["weekday"]) if g.get("weekday") else None
    part = _part(g.get("part") or g.get("part2"))
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
    part = _part(g.get("part"))
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
        mod=mod_of(g.get("mod")), part=_part(g.get("part")),
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
        part=_part(g.get("part")),
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
    part = "NI" if word in ("tonight", "last night") else "EV" if word == "last evening" else _part(g.get("part"))
    return Temporal(kind="TIME" if part or g.get("h") else "DATE", shape="relative", unit="D", step=step, part=part,
                    clock=clock_of(match) if g.get("h") or g.get("noon") else None, mod=mod_of(g.get("mod")))  # fmt: skip


def this_part(match: re.Match[str]) -> Temporal:
    step = _STEPS[match["step"].lower()]
    base = "narrative" if match["step"].lower() in _NARRATIVE else "speech"
    return Temporal(kind="TIME", shape="relative", unit="D", step=step if step > 0 else 0, part=_part(match["part"]), base=base,  # type: ignore[arg-type]
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


def reference(value: str) -> Build:
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
        part = _part(g.get("part"))
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
        return Temporal(kind="SET", shape="value", value=f"XXXX-XX-XXT{_part(g['part'])}", quant=quant)
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


_YEAR = rf"(?P<year>{YEAR})"
_OF_YEAR = rf"(?:,?\s(?:of\s)?(?:{_YEAR}|{YEAR2}))"
_YEAR_STEP = r"(?:,?\s(?:of\s)?(?P<yearstep>last year|this year|next year|the following year))"
_DAY_MONTH = rf"(?P<day>{DAY})(?:\sof)?[\s-](?P<month>{MONTH})"
_MONTH_DAY = rf"(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY})"
_TO = r"(?:\s?[-–—/]\s?|\s(?:to|through|and|or|until|till|thru)\s)"
_UNIT_STEP = rf"(?P<unit>{CALENDAR_UNIT})"
_TIMES = r"(?P<times>(?:[Oo]nce|[Tt]wice|thrice|(?:\w+\s)?times|(?:once|twice|\w+) (?:or|to) (?:twice|\w+)(?: times)?|[Oo]nce or twice|\w+ times))"

PATTERNS: tuple[tuple[str, Build], ...] = (
    (r"(?P<y>\d{4})-(?P<mo>\d\d)-(?P<d>\d\d)(?P<time>T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?", iso),
    (r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d{2})", numeric),
    (rf"{_ON_WEEKDAY}{_MONTH_DAY}{_OF_YEAR}", full_date),
    (rf"{_ON_WEEKDAY}{_DAY_MONTH}{_OF_YEAR}", full_date),
    (rf"{_ON_WEEKDAY}(?:the\s)?{_DAY_MONTH}{_YEAR_STEP}?(?:\s(?P<part2>{PART}))?", full_date),
    (rf"{_ON_WEEKDAY}{_MONTH_DAY}{_YEAR_STEP}?(?:\s(?P<part2>{PART}))?", full_date),
    (rf"(?P<month>{MONTH})\s(?P<day>{DAY}),?\s\(?{WEEKDAY}\)?", full_date),
    (rf"(?P<month>{MONTH})\s(?P<day>{DAY}){_TO}(?:(?P<month2>{MONTH})\s)?(?P<day2>{DAY}){_OF_YEAR}?", date_range),
    (rf"(?P<month>{MONTH})\s(?P<day>{DAY}),\s{DAY},?\sand\s(?P<day2>{DAY}){_OF_YEAR}?", date_range),
    (rf"(?P<day>{DAY})(?:\s(?:of\s)?(?P<monthx>{MONTH}))?{_TO}(?P<day2>{DAY})\s(?:of\s)?(?P<month>{MONTH}){_OF_YEAR}?", lambda m: _day_first_range(m)),
    (rf"{_MOD}(?P<month>{MONTH}){_TO}(?:(?:early|mid|late)[\s-])?(?P<month2>{MONTH}){_OF_YEAR}", month_range),
    (rf"{_MOD}(?P<month>{MONTH}){_TO}(?:(?:early|mid|late)[\s-])?(?P<month2>{MONTH})(?!\s\d)", month_range),
    (rf"{_MOD}(?P<month>{MONTH}){_OF_YEAR}", month_year),
    (rf"{_MOD}(?P<month>{MONTH}){_YEAR_STEP}", month_year),
    (rf"(?P<mod>{MODIFIER})[\s-]?(?P<month>{MONTH})(?!\s\d)", month_year),
    (rf"(?<!\bin )(?P<mod>[Mm]id)-(?P<month>{MONTH})", month_year),
    (rf"(?:{_MOD}|the\s){_STEP}\s(?P<month>{MONTH})(?!\s\d)", month_step),
    (rf"(?P<month>{SURE_MONTH})(?!\s\d)", month_year),
    (r"(?:(?<=\b[Ii]n\s)|(?<=\b[Oo]f\s)|(?<=\b[Bb]y\s)|(?<=\bor\s)|(?<=\bto\s))(?P<month>March|May|Mar\.|MAY)(?!\s\d)", month_year),
    (
        r"(?:(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=[Ff]rom )|(?<=[Aa]fter )|(?<=[Bb]efore )|(?<=[Tt]hrough )|(?<=[Dd]uring )|(?<=and )|(?<=[Bb]etween )|(?<=[Tt]hroughout ))(?P<month>March|May)(?!\s\d|\s[A-Z])",
        month_year,
    ),
    (rf"(?P<year>{YEAR})\s?[-–]\s?(?P<year3>\d{{4}}|\d\d)(?!\d|[-–])", year_range),
    (rf"(?:[Ff]iscal(?: year)?|[Tt]he fiscal year|[Tt]he year|[Cc]alendar(?: year)?|FY)\s(?:ending |ended )?(?:{_YEAR}|{YEAR2})", plain_year),
    (rf"{_MOD}{_YEAR}", lambda m: _checked_year(m)),
    (rf"(?:(?<=\b[Ii]n\s)|(?<=\b[Oo]f\s)|(?<=\b[Bb]y\s)){YEAR2}", plain_year),
    (rf"{_MOD}(?P<spelled>{SPELLED_YEAR})", spelled),
    (rf"{_MOD}(?:{_STEP}\s)?(?P<weekday>{WEEKDAY})(?P<part>\s{PART})?(?:\s(?P<weekstep>(?:last|this|next|the following) week))?", weekday),
    (rf"{_STEP}\s(?:week['’]s\s)(?P<weekday>{WEEKDAY})", weekday),
    (rf"(?P<weekday>{WEEKDAY})(?:\s{PART})?,?\s(?:at\s)?(?:{CLOCK}|{CLOCK24}|(?P<noon>noon|midnight|midday)){ZONE}", weekday_clock),
    (rf"(?:{CLOCK}|{CLOCK24}|(?P<noon>[Nn]oon|[Mm]idnight|[Mm]idday)){ZONE}\s(?:on\s)?(?P<weekday>{WEEKDAY})", weekday_clock),
    (rf"(?:{CLOCK}|(?P<noon>[Nn]oon|[Mm]idnight|[Mm]idday)){ZONE}\s(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow)", day_word),
    (rf"(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow),?\s(?:at\s)?(?:{CLOCK}|(?P<noon>[Nn]oon|[Mm]idnight|[Mm]idday)){ZONE}", day_word),
    (rf"(?:(?P<about>[Aa]bout|[Aa]round|[Ss]hortly (?:before|after)|[Jj]ust (?:before|after))\s)?(?:{CLOCK}|(?P<noon>[Nn]oon|[Mm]idnight|[Mm]idday)){ZONE}", clock),
    (rf"{CLOCK24}{ZONE}", clock),
    (r"(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)\s(?:GMT|UTC|hours|hrs)", clock),
    (
        rf"{_MOD}(?P<word>[Tt]he day before yesterday|[Tt]he day after tomorrow|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast (?:night|evening)|TODAY|YESTERDAY|TOMORROW)(?:\s(?P<part>{PART}))?(?!['’]s\s(?:world|age|standards))",
        day_word,
    ),
    (rf"(?:(?P<mod>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)\s)?(?P<step>[Tt]his|[Tt]he (?:next|following)|[Nn]ext|[Ff]ollowing)\s(?P<part>{PART})", lambda m: _this_part(m)),
    (rf"{_MOD}(?:[Tt]he\s|[Ii]ts\s)?{_STEP}\s(?:full\s|fiscal\s|calendar\s|school\s|academic\s)?{_UNIT_STEP}(?!s)(?:['’]s)?(?<!['’]s)", relative),
    (rf"(?P<mod>[Tt]he (?:beginning|start|middle|end|close) of)\s(?:the\s|its\s){_UNIT_STEP}", bare_unit),
    (rf"(?:{_MOD})(?:[Tt]hat|[Tt]hat same|[Tt]he same|[Tt]hat very|[Tt]he very same)\s(?P<unit>day|week|month|year|quarter|weekend|decade|century)", bare_unit),
    (rf"(?:{_MOD})(?:[Tt]hat|[Tt]he same)\s(?P<part>{PART})(?P<unit>)", lambda m: _that_part(m)),
    (r"(?<=[Ii]n )(?P<unit>the (?:latest |most recent |corresponding )?quarter)", lambda m: Temporal(kind="DATE", shape="same", unit="Q", base="narrative")),
    (r"[Tt]he (?:latest |most recent )?(?P<unit>quarter|weekend)", bare_unit),
    (r"(?:(?<=[Ff]or )|(?<=[Oo]f )|(?<=[Ii]n )|(?<=[Dd]uring )|(?<=[Tt]hrough ))the (?:full |whole |entire )?(?P<unit>year)", bare_unit),
    (r"(?:[Tt]he\s)?(?:[Yy]ear-earlier|[Yy]ear-ago)(?:\s(?:quarter|period|month|third quarter))?", lambda m: Temporal(kind="DATE", shape="offset", unit="Y", amount=1, step=-1, base="narrative")),
    (rf"{_ABOUT}(?:[Tt]he\s)?(?P<count>{COUNT})[\s-](?P<unit>{UNIT})\s(?P<way>ago|earlier|before(?!\s(?:the|he|she|they|it|his|her|[A-Z]))|later|after(?!\s(?:the|he|she|they|it|his|her|a|an|[A-Z]))|from now|from today|hence|afterwards?|previously|back(?=[,.]))", offset),
    (rf"(?:[Tt]he\s)(?P<unit>{CALENDAR_UNIT})\s(?P<way>before last|after next|before(?!\s(?:the|he|she|they|it|his|her|its|a|an|[A-Z]))|after(?!\s(?:the|he|she|they|it|his|her|its|a|an|[A-Z]))|earlier|prior|previous)", unit_before),
    (rf"{_MOD}(?:[Tt]he\s|[Ii]ts\s)?(?:fiscal\s|current\s)?(?P<ordinal>{_ORDINAL})[\s-](?:fiscal\s)?quarter(?:{_OF_YEAR}|{_YEAR_STEP})?", quarter),
    (rf"Q(?P<q>[1-4])(?:\s(?:of\s)?(?:{_YEAR}|{YEAR2}))?", quarter_code),
    (rf"[Tt]he\s(?P<ordinal>first|second|latter|last)\shalf(?:\sof\s(?:the\s)?(?:{_YEAR}|{YEAR2}))?(?!\sof\sthe\s(?!year))(?:\sof\sthe\syear)?{_YEAR_STEP}?", half),
    (rf"{_MOD}(?:[Tt]he\s)?(?P<season>{SEASON})(?:\sof)?\s(?:{_YEAR}|{YEAR2}|(?P<spelled>{SPELLED_YEAR}))", season),
    (rf"{_MOD}(?:the\s)?{_STEP}\s(?P<season>{SEASON})", season),
    (rf"{_MOD}(?:(?<=[Ii]n )|(?<=[Bb]y )|(?<=[Dd]uring )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=[Ii]n early )|(?<=[Ii]n late ))(?:the\s)?(?P<season>spring|summer|autumn|winter|fall(?!\sof\s(?!\d)))(?:{_YEAR_STEP})?", season),
    (rf"{_MOD}(?:{_STEP}\s)?(?P<holiday>{HOLIDAY})(?P<weekend>\s(?:[Ww]eekend|week\b))?(?:,?\s(?:{_YEAR}|{YEAR2}))?", holiday),
    (rf"{_MOD}(?:[Tt]he\s)?(?P<decade>(?:1[5-9]|20)\d0['’]?s|['’]\d0s|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)", decade),
    (rf"{_MOD}(?:[Tt]he\s)?(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|(?:{'|'.join(k for k in ORDINALS if ORDINALS[k] >= 10)}))[\s-]century", century),
    (r"(?<=[Oo]n )the (?P<day>(?:[12]?\dth|[23]?1st|2?2nd|2?3rd))(?!\s[a-zA-Z]*(?:anniversary|session|summit|floor|Congress|meeting|street|birthday|century|round))", day_of_month),
    (PRESENT, reference("PRESENT_REF")),
    (PAST, reference("PAST_REF")),
    (FUTURE, reference("FUTURE_REF")),
    (r"(?:[Tt]he\s)?(?:[Rr]ecent|[Pp]ast few|[Ll]ast few|[Pp]ast several|[Ll]ast several)\s(?:days|weeks|months|years|decades|times)", lambda m: _recent(m, "PAST_REF")),
    (r"(?:[Tt]he\s)?(?:[Cc]oming|[Nn]ext few|[Nn]ext several)\s(?:days|weeks|months|years|decades)", lambda m: _recent(m, "FUTURE_REF")),
    (rf"(?:[Tt]he\s)?(?:(?:[Ll]ast|[Pp]ast|[Nn]ext|[Ff]irst|[Cc]oming|[Pp]revious|[Ff]ollowing|[Ff]inal|[Ii]nitial)\s)?(?:(?:about|nearly|almost)\s)?(?P<count>{NUMBER}|{VAGUE}|[Cc]ouple(?:\sof)?)(?:\s(?:more|full|consecutive|straight|long|additional|whole|entire))?[\s-](?P<unit>{UNIT})(?!\s(?:ago|earlier|old|of age)\b|-old)", duration),
    (rf"{_ABOUT}(?P<count>{COUNT})[\s-](?P<unit>{UNIT})(?!\s(?:ago|earlier|old|of age)\b|-old)", lambda m: _counted(m)),
    (rf"{_ABOUT}(?P<count>an?|one|\d+|{NUMBER})[\s-](?P<unit>year|month|week|day|hour|minute|second|decade|century|quarter)(?:-long)?(?!-old|\sold\b|\sago|\searlier)", duration),
    (r"(?:(?<=[Ff]or )|(?<=[Ii]n )|(?<=[Ww]ithin )|(?<=[Tt]ook )|(?<=[Aa]fter )|(?<=[Oo]ver )|(?<=[Oo]f ))(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries)(?!\sof\s(?:war|the))", bare_duration),
    (r"(?P<unit>second|minute|hour|day|week|month|year|decade|centurie)s-long", bare_duration),
    (r"(?P<adverb>[Dd]aily|[Ww]eekly|[Mm]onthly|[Yy]early|[Aa]nnually|[Hh]ourly|[Nn]ightly|[Bb]iweekly|[Bb]iannually)", frequency),
    (rf"(?P<quant>[Ee]very|[Ee]ach)\s(?:(?P<count>other|second|few|{NUMBER})\s)?(?P<unit>{UNIT})", frequency),
    (rf"(?P<quant>[Ee]very|[Ee]ach)\s(?P<weekday>{WEEKDAY})(?P<part>\s{PART})?", frequency),
    (rf"(?P<quant>[Ee]very|[Ee]ach)\s(?P<month>{MONTH})", frequency),
    (rf"(?P<quant>[Ee]very|[Ee]ach)\s(?P<season>{SEASON})", frequency),
    (rf"(?P<quant>[Ee]very|[Ee]ach)\s(?P<part>{PART})", frequency),
    (rf"{_TIMES}\s(?:an?|per|each|every)\s(?:(?P<count>two|three|four|five)\s)?(?P<unit>{UNIT})", frequency),
    (r"(?<=\d )(?P<quant>a|per)\s(?P<unit>day|week|month|year|hour)", frequency),
    (rf"(?P<weekday>{WEEKDAY})s(?!['’\w])", lambda m: Temporal(kind="SET", shape="value", value=f"XXXX-WXX-{weekday_of_set(m)}", quant="EVERY")),
)  # fmt: skip


def weekday_of_set(match: re.Match[str]) -> int:
    return weekday_of(match["weekday"])


def _recent(match: re.Match[str], value: str) -> Temporal:
    """recent weeks · the next few days: TimeML wavers between a duration of unknown length and a bare reference."""
    unit = match[0].rsplit(" ", 1)[-1]
    if unit in ("times", "days") or "oming" in match[0]:
        return Temporal(kind="DATE", shape="value", value=value)
    return Temporal(kind="DURATION", shape="value", value=period(None, unit_of(unit)))


def _this_part(match: re.Match[str]) -> Temporal:
    words = match["step"].lower()
    narrative = words != "this"
    step = 0 if words == "this" else 1
    return Temporal(
        kind="TIME", shape="relative", unit="D", step=step, part=_part(match["part"]), base="narrative" if narrative else "speech",
        mod=mod_of(match["mod"]),
    )  # fmt: skip


def _that_part(match: re.Match[str]) -> Temporal:
    return Temporal(
        kind="TIME", shape="same", unit="D", base="narrative", part=_part(match["part"]), mod=mod_of(match["mod"])
    )


def _day_first_range(match: re.Match[str]) -> Temporal | None:
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


def _counted(match: re.Match[str]) -> Temporal | None:
    """Not "a second chance", "a quarter of", "three-quarters"."""
    words = match[0].lower()
    if words in ("a second", "an second", "a quarter", "another second") or words.endswith(("-quarters", "three quarters")):
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


def _checked_year(match: re.Match[str]) -> Temporal | None:
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
