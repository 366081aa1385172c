"""Read the words inside a time expression: numbers, units, months, clock times, modifiers."""

import re

from communique.lang.calendar import MONTH_NUMBERS, NUMBERS, PARTS, UNITS, WEEKDAY_NUMBERS

# TIMEX3 modifiers (TimeML 1.2.1, section 2.3).
MODS = {
    "early": "START",
    "earlier": "START",
    "mid": "MID",
    "mid-": "MID",
    "late": "END",
    "later": "END",
    "beginning": "START",
    "start": "START",
    "middle": "MID",
    "end": "END",
    "close": "END",
    "turn": "START",
    "about": "APPROX",
    "around": "APPROX",
    "approximately": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "roughly": "APPROX",
    "some": "APPROX",
    "more than": "MORE_THAN",
    "over": "MORE_THAN",
    "just over": "MORE_THAN",
    "well over": "MORE_THAN",
    "less than": "LESS_THAN",
    "fewer than": "LESS_THAN",
    "just under": "LESS_THAN",
    "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE",
    "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "not more than": "EQUAL_OR_LESS",
    "at most": "EQUAL_OR_LESS",
}
# "last" is one step back, "next" one ahead.
STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "prior": -1,
    "preceding": -1,
    "this past": -1,
    "this last": -1,
    "latest": -1,
    "this": 0,
    "current": 0,
    "this current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "this coming": 1,
    "ensuing": 1,
}


def number_of(words: str | None) -> float | None:
    """Return the number that digits or English words name ("twenty-two", "2 1/2", "half a"), None for a vague one."""
    if words is None:
        return None
    if words.lower().endswith(" and a half"):
        whole = number_of(words[: -len(" and a half")])
        return None if whole is None else whole + 0.5
    words = re.sub(r"\s(?:more|full|consecutive|straight|long|additional|whole|entire)$", "", words.lower().strip())
    if re.search(r"\d\s?(?:to|or|-|–)\s?|\s(?:to|or)\s", words):
        return None
    if words in ("a", "an", "another", "an additional"):
        return 1
    if words in ("half a", "half an", "a half"):
        return 0.5
    if found := re.fullmatch(r"(\d+) (\d)/(\d)", words):
        return int(found[1]) + int(found[2]) / int(found[3]) if int(found[3]) else None
    if found := re.fullmatch(r"(\d)/(\d)", words):
        return int(found[1]) / int(found[2]) if int(found[2]) else None
    if re.fullmatch(r"\d+(,\d{3})*(\.\d+)?", words) and words.isascii():
        return float(words.replace(",", ""))
    total, current, seen = 0, 0, False
    for word in re.split(r"[\s-]+", words):
        if word in NUMBERS:
            current += NUMBERS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        elif word in ("and", "a"):
            continue
        else:
            return 2 if "couple" in words else None
        seen = True
    return total + current if seen else None


def unit_of(word: str | None) -> str:
    """Return the unit's code: D W M Q Y DE CE …, S MIN H for parts of a day."""
    lower = (word or "").lower()
    if lower in ("millennia", "millennium"):
        return "ML"
    return UNITS.get(lower) or UNITS[lower.removesuffix("s")]


def period(amount: float | None, unit: str) -> str:
    """Return the TIMEX3 duration of so many units; X for a vague number."""
    if unit == "2W":
        amount, unit = (None if amount is None else amount * 2), "W"
    if unit == "DE" and amount is not None:
        amount, unit = amount * 10, "Y"
    if unit == "CE" and amount is not None:
        amount, unit = amount * 100, "Y"
    if unit == "ML" and amount is not None:
        amount, unit = amount * 1000, "Y"
    if amount is not None and amount % 1:
        halves = {
            "Y": ("M", 12),
            "H": ("MIN", 60),
            "D": ("H", 24),
            "W": ("D", 7),
            "M": ("D", 30),
            "MIN": ("S", 60),
            "Q": ("M", 3),
        }
        if unit in halves:
            small, factor = halves[unit]
            rest = int(amount % 1 * factor)
            if int(amount) == 0:
                return period(rest, small)
            if unit in ("Y",):
                return f"P{int(amount)}Y{rest}M"
            if unit == "H":
                return f"PT{int(amount)}H{rest}M"
            return period(int(amount * factor), small)
    text = "X" if amount is None else str(int(amount))
    letter = {"MIN": "M", "WE": "WE", "SEASON": "SEASON"}.get(unit, unit)
    return f"PT{text}{letter}" if unit in ("S", "MIN", "H") else f"P{text}{letter}"


def mod_of(words: str | None) -> str | None:
    if not words:
        return None
    lower = words.lower().strip()
    for part in (lower, lower.removeprefix("the ").removesuffix(" of")):
        if part in MODS:
            return MODS[part]
    return (
        "START"
        if "early part" in lower or "first part" in lower
        else "END"
        if "late part" in lower or "end" in lower
        else None
    )


def month_of(word: str | None) -> int:
    return MONTH_NUMBERS[(word or "").lower().rstrip(".")]


def weekday_of(word: str | None) -> int:
    return WEEKDAY_NUMBERS[(word or "").lower().rstrip(".")]


def day_of(word: str | None) -> int:
    return int(re.sub(r"\D", "", word or "0"))


def year_of(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("year2"):
        short = int(groups["year2"])
        return 1900 + short if short > 40 else 2000 + short
    return None


def clock_of(match: re.Match[str]) -> str | None:
    """Return the time of day as `HH:MM`, with `Z` where it is told in universal time."""
    groups = match.groupdict()
    zone = "Z" if groups.get("utc") else ""
    if groups.get("h"):
        hour, minute = int(groups["h"]), int(groups.get("m") or 0)
        if hour > 12:
            return f"{hour % 24:02d}:{minute:02d}{zone}"
        afternoon = groups["ap"][0] in "pP"
        return f"{hour % 12 + 12 * afternoon:02d}:{minute:02d}{zone}"
    hour_text, minute_text = groups.get("h24") or groups.get("h4"), groups.get("m24") or groups.get("m4")
    if hour_text and minute_text:
        return f"{int(hour_text):02d}:{minute_text}{zone}"
    word = (groups.get("noon") or "").lower()
    time = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}.get(word)
    return f"{time}{zone}" if time else None


def part_of(words: str | None) -> str | None:
    """Return the code of a part of the day: MO AF EV NI MI."""
    return PARTS.get(words.strip().lower()) if words else None
