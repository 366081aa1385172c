"""The patterns of English time expressions and how each is read.

Every pattern is a regular expression with a function that makes a `Temporal` of a match, or None when the match is no time after all. Extents
follow TimeML: articles and modifiers ("the", "early", "nearly") belong to an expression, prepositions do not.
"""

import re
from collections.abc import Callable
from functools import cache

from communique.lang.calendar import (
    MONTH_NUMBERS,
    NUMBERS,
    UNITS,
    WEEKDAY_NUMBERS,
)
from communique.lang.times import Temporal

Build = Callable[[re.Match[str]], Temporal | None]

# Months and weekdays by their full names or the abbreviations of the wires; "may", "march" in lower case are verbs.
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|MAY(?=\s+\d)|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\b\.?)"
)
SURE_MONTH = (
    r"(?:January|February|April|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b\.)"
)
WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY|"
    r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.)"
)
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?![\d%]|[.,:]\d|-(?:year|mile|ton|seat|foot|man|member|strong|page|km)\b)"
YEAR2 = r"['’](?P<year2>\d\d)(?!\d)"
NUMBER_WORD = "|".join(sorted({*NUMBERS, "hundred", "thousand"}, key=len, reverse=True))
NUMBER = rf"(?i:\d+(?:[.,]\d+)?(?:\s\d/\d)?|\d/\d|(?:{NUMBER_WORD})(?:[\s-](?:and[\s-])?(?:{NUMBER_WORD}))*)"
VAGUE = (
    r"(?i:several|some|many|a few|few|a couple(?: of)?|couple of|a number of|numerous|countless|dozens of|hundreds of|thousands of|various|"
    r"tens of|scores of)"
)
COUNT = rf"(?i:{NUMBER}(?:\s?(?:to|or|-|–)\s?{NUMBER})?(?:\s(?:more|full|consecutive|straight|long|additional|whole|entire))?|(?:an?|half an?|a half|another|an additional)|{VAGUE}(?:\smore)?)"
UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|weekends?|months?|quarters?|years?|decades?|centur(?:y|ies)|millenni(?:um|a))"
CALENDAR_UNIT = r"(?:day|week|weekend|fortnight|month|quarter|season|semester|year|decade|century)"
SEASON = r"(?:spring|summer|summertime|autumn|fall|winter|wintertime|Spring|Summer|Autumn|Fall|Winter)"
PART = r"(?:morning|afternoon|evening|night|dawn|dusk)"
MODIFIER = (
    r"(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]arlier|[Ll]ater|[Tt]he (?:beginning|start|middle|end|close|turn) of|[Tt]he (?:early|late) part of|[Mm]id-|"
    r"[Bb]y (?:mid|late|early)|year-end|[Tt]he first part of|[Ee]nd of)"
)
APPROXIMATE = (
    r"(?:[Aa]bout|[Aa]round|[Aa]pproximately|[Nn]early|[Aa]lmost|[Rr]oughly|[Ss]ome|[Mm]ore than|[Ll]ess than|[Oo]ver|[Aa]t least|[Uu]p to|"
    r"[Nn]o more than|[Nn]o less than|[Nn]ot more than|[Aa]t most|[Jj]ust over|[Jj]ust under|[Ff]ewer than|[Oo]nly|[Jj]ust|[Ww]ell over)"
)
CLOCK = r"(?:(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<ap>[aApP]\.?[mM]\b\.?))"
CLOCK24 = r"(?:(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?::[0-5]\d)?|(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)(?=\s?(?:hours|hrs|GMT|UTC|Z|EST|EDT|CET|CEST|BST|MSK)\b))"
ZONE = r"(?:\s?\(?(?:GMT|UTC|EST|EDT|CST|CDT|PST|PDT|ET|CET|CEST|BST|MSK|Z|local time|Moscow time|Eastern time|Kyiv time|hours|hrs)\b(?:\s?[+-]\d{1,2})?)?"
HOLIDAY = (
    r"(?:Christmas(?: Day| Eve)?|Boxing Day|New Year['’]s(?: Day| Eve)?|New Year(?![\w'’-])|Thanksgiving(?: Day)?|Easter(?: Sunday| Monday)?|"
    r"Good Friday|Palm Sunday|Ash Wednesday|Halloween|Valentine['’]s Day|Bastille Day|May Day|Veterans Day|Armistice Day)"
)
DATE_PREPOSITION = (
    r"(?:\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Tt]hrough|[Dd]uring|[Bb]efore|[Aa]fter|[Bb]etween|[Tt]hroughout|[Ll]ast|[Nn]ext|"
    r"[Tt]his|and|or|to|[Ee]ach|[Ee]very|[Bb]ack in|[Pp]ast|[Ff]or)\s)"
)
MODS = {
    "early": "START", "earlier": "START", "mid": "MID", "mid-": "MID", "late": "END", "later": "END", "beginning": "START", "start": "START",
    "middle": "MID", "end": "END", "close": "END", "turn": "START", "by mid": "MID", "by late": "END", "by early": "START",
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN", "roughly": "APPROX",
    "some": "APPROX", "more than": "MORE_THAN", "over": "MORE_THAN", "just over": "MORE_THAN", "well over": "MORE_THAN",
    "less than": "LESS_THAN", "fewer than": "LESS_THAN", "just under": "LESS_THAN", "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "not more than": "EQUAL_OR_LESS",
    "at most": "EQUAL_OR_LESS",
}  # fmt: skip
PRESENT = (
    r"(?:[Nn]ow(?:adays)?(?!\s+that\b)|[Cc]urrently|[Pp]resently|[Tt]hese days|[Aa]t (?:the )?present|(?<=[Aa]t )(?:the|this) (?:very )?moment|"
    r"(?<=[Aa]t )this (?:time|point|stage)|(?<=[Aa]t )the present time|(?<=[Rr]ight )now|(?<=the )current(?=\s))"
)
PAST = r"(?:[Rr]ecently|[Ll]ately|(?<=[Ii]n )(?:the )?(?:recent )?past\b|(?<=[Ii]n )former times|(?<=[Tt]he )recent past|[Nn]ot long ago|[Ll]ong ago|[Aa] (?:short|long) (?:time|while) ago|[Ss]ome time ago|[Ss]ometime ago)"
FUTURE = (
    r"(?:(?<=[Ii]n )the (?:near |foreseeable |not[ -](?:too|so)[ -]distant |immediate )?future|(?<=[Ff]or )the (?:foreseeable )?future|"
    r"[Tt]he (?:near |foreseeable )future|as soon as possible|(?<=[Aa]t )a later (?:date|time|stage)|(?<=[Ii]n )future)"
)
TRIGGER = re.compile(
    r"\d|day\b|days\b|hour|minute|second|week|month|year|quarter|decade|centur|night|morning|afternoon|evening|noon|dawn|"
    r"[Nn]ow|urrent|present|moment|ecent|ately|past|uture|[Ss]oon|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|"
    r"[Dd]ec|MAR|spring|summer|autumn|fall|winter|aily|ekly|thly|arly|annual|Annual|later|time|Christmas|Easter|Thanksgiving|Year|ago|DAY|hundred|"
    r"Mon\.|Tue|Wed|Thu|Fri|Sat|Sun|nineteen|twenty|while|stage|[Oo]nce|[Tt]wice|fiscal|Spring|Summer|Autumn|Fall|Winter|[Tt]oday|millen|present"
)


def may_hold_time(text: str) -> bool:
    """Return whether any pattern could match at all: a cheap test first."""
    return TRIGGER.search(text) is not None


def number_of(words: str | None) -> float | None:
    """Return the number that digits or English words name ("twenty-two", "2 1/2", "half a"), None for a vague one."""
    if words is None:
        return None
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


def unit_of(word: str) -> str:
    """Return the unit's code: D W M Q Y DE CE …, S MIN H for parts of a day."""
    lower = word.lower()
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


def month_of(word: str) -> int:
    return MONTH_NUMBERS[word.lower().rstrip(".")]


def weekday_of(word: str) -> int:
    return WEEKDAY_NUMBERS[word.lower().rstrip(".")]


def day_of(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def year_of(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("year2"):
        short = int(groups["year2"])
        return 1900 + short if short > 40 else 2000 + short
    return None


def clock_of(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("h"):
        hour, minute = int(groups["h"]), int(groups.get("m") or 0)
        if hour > 12:
            return f"{hour % 24:02d}:{minute:02d}"
        pm = groups["ap"][0] in "pP"
        return f"{hour % 12 + 12 * pm:02d}:{minute:02d}"
    hour_text, minute_text = groups.get("h24") or groups.get("h4"), groups.get("m24") or groups.get("m4")
    if hour_text and minute_text:
        return f"{int(hour_text):02d}:{minute_text}"
    word = (groups.get("noon") or "").lower()
    return {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}.get(word)


@cache
def load_patterns() -> tuple[tuple[re.Pattern[str], Build], ...]:
    """Return the patterns with their readings, compiled once."""
    from communique.lang.times_builders import PATTERNS

    return tuple((re.compile(rf"(?<![\w$€£/-])(?:{pattern})(?![\w/]|-\w)"), build) for pattern, build in PATTERNS)
