"""How expressions that count from another date, durations, sets and bare references are read.

The names are those of the first column of `data/times_patterns.tsv`.
"""

import re
from collections.abc import Callable, Mapping
from typing import Literal

from communique.lang.calendar import SEASONS
from communique.lang.times import Temporal
from communique.lang.times_words import (
    STEPS,
    clock_of,
    mod_of,
    month_of,
    number_of,
    part_of,
    period,
    unit_of,
    weekday_of,
)

Reading = Callable[[re.Match[str]], Temporal | None]

NARRATIVE = frozenset({"previous", "prior", "preceding", "following", "ensuing"})
ADVERBS = {
    "daily": "P1D",
    "nightly": "P1D",
    "hourly": "PT1H",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "biweekly": "P2W",
    "biannually": "P6M",
}


def relative(match: re.Match[str]) -> Temporal | None:
    """last year · this week · next month · early next year · the following day."""
    g = match.groupdict()
    step = (g["step"] or "").lower()
    unit = unit_of(g["unit"] or "")
    if unit in ("S", "MIN", "H"):
        return None
    if step == "past" and match[0].lower().startswith("past"):
        return None
    base: Literal["speech", "narrative"] = (
        "narrative" if step in NARRATIVE or (step == "next" and match[0].lower().startswith("the ")) else "speech"
    )
    return Temporal(
        kind="DATE",
        shape="relative",
        unit=unit,
        step=STEPS[step],
        base=base,
        mod=mod_of(g.get("mod")),
        part=part_of(g.get("part")),
    )


def bare_unit(match: re.Match[str]) -> Temporal:
    """the quarter · the year · the weekend · that day · the same month."""
    g = match.groupdict()
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
    g = match.groupdict()
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
    part = (
        "NI"
        if word in ("tonight", "last night", "overnight")
        else "EV"
        if word == "last evening"
        else part_of(g.get("part"))
    )
    return Temporal(
        kind="TIME" if part or g.get("h") else "DATE",
        shape="relative",
        unit="D",
        step=step,
        part=part,
        clock=clock_of(match) if g.get("h") or g.get("noon") else None,
        mod=mod_of(g.get("mod")),
    )


def offset(match: re.Match[str]) -> Temporal | None:
    """two weeks ago · a year earlier · three days later · 10 days from now."""
    g = match.groupdict()
    unit = unit_of(g["unit"] or "")
    amount = number_of(g["count"])
    way = (g["way"] or "").lower()
    sign = 1 if re.match(r"later|after|from|hence|on\b|away|afterwards?", way) else -1
    base: Literal["speech", "narrative"] = (
        "speech" if re.match(r"ago|from now|hence|from today|back", way) else "narrative"
    )
    mod = mod_of(g.get("about"))
    return Temporal(kind="DATE", shape="offset", unit=unit, amount=amount, step=sign, base=base, mod=mod)


def unit_before(match: re.Match[str]) -> Temporal:
    """the day before · the week after · the year before last."""
    unit = unit_of(match["unit"])
    before = match["way"].lower().startswith(("before", "prior", "previous"))
    if (match["way"] or "").endswith("last"):
        return Temporal(kind="DATE", shape="offset", unit=unit, amount=2, step=-1)
    if (match["way"] or "").endswith("next"):
        return Temporal(kind="DATE", shape="offset", unit=unit, amount=2, step=1)
    return Temporal(kind="DATE", shape="offset", unit=unit, amount=1, step=-1 if before else 1, base="narrative")


def eve(match: re.Match[str]) -> Temporal:
    """ "on the eve of the talks": the day before the one told of."""
    return Temporal(kind="DATE", shape="offset", unit="D", amount=1, step=-1, base="narrative", quant="EVE")


def reference(value: str) -> Reading:
    return lambda match: Temporal(kind="DATE", shape="value", value=value)


def duration(match: re.Match[str]) -> Temporal | None:
    g = match.groupdict()
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
    g = match.groupdict()
    word = (g.get("adverb") or "").lower()
    if word:
        return Temporal(kind="SET", shape="value", value=ADVERBS[word])
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
        kind="TIME",
        shape="relative",
        unit="D",
        step=step,
        part=part_of(match["part"]),
        base="narrative" if narrative else "speech",
        mod=mod_of(match["mod"]),
    )


def part_of_that_day(match: re.Match[str]) -> Temporal:
    return Temporal(
        kind="TIME", shape="same", unit="D", base="narrative", part=part_of(match["part"]), mod=mod_of(match["mod"])
    )


def counted(match: re.Match[str]) -> Temporal | None:
    """Not "a second chance", "a quarter of", "three-quarters"."""
    words = match[0].lower()
    if words in ("a second", "an second", "a quarter", "another second") or words.endswith(
        ("-quarters", "three quarters")
    ):
        return None
    return duration(match)


PERIODS: Mapping[str, Reading] = {
    "past": reference("PAST_REF"),
    "present": reference("PRESENT_REF"),
    "future": reference("FUTURE_REF"),
    "bare_duration": bare_duration,
    "bare_unit": bare_unit,
    "coming": coming,
    "counted": counted,
    "day_word": day_word,
    "duration": duration,
    "eve": eve,
    "each_weekday": each_weekday,
    "frequency": frequency,
    "offset": offset,
    "part_of_next_day": part_of_next_day,
    "part_of_that_day": part_of_that_day,
    "recent": recent,
    "relative": relative,
    "same_quarter": same_quarter,
    "unit_before": unit_before,
    "year_earlier": year_earlier,
}
