"""Time expressions of English: what they look like and what they mean before they are anchored.

`scan_times` finds them in running text, `parse_time` reads one that was found. Both give a `Temporal`: the parts an
expression names (month, weekday, unit and count, direction …) in the terms of TIMEX3 (TimeML 1.2.1). Which calendar
date it is, the resolve stage decides. The patterns are in `communique.lang.times_patterns`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Shape = Literal[
    "date",
    "month-day",
    "month",
    "day",
    "weekday",
    "relative",
    "offset",
    "quarter",
    "half",
    "season",
    "holiday",
    "value",
    "clock",
    "same",
    "numeric",
]


BESIDE = 8  # characters on either side of an expression that tell what it is: "1430 GMT", "60 miles an hour"


class Temporal(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression read but not anchored.

    shape says which parts count: `date` year, with or without month and day; `month-day`, `month`, `day` lack the
    year (and month); `weekday` (1 Monday); `relative` this/last/next `unit`: step -1, 0, 1; `offset` so many units
    before (-) or after (+) the base; `quarter`, `half`, `season`, `holiday` may lack the year; `same` the
    last date told, at the precision of `unit`; `value` needs no anchor: `value` has it (durations, sets, PRESENT_REF
    …); `clock` a time of day; `numeric` 3/4/2013. base: what the expression counts from: the time of speech or the
    last date told. part: MO AF EV NI MI; clock `HH:MM`. end_*: the last part of a range ("Sept. 7-8").
    """

    kind: Kind
    shape: Shape
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    unit: str | None = None
    amount: float | None = None
    step: int = 0
    base: Literal["speech", "narrative"] = "speech"
    season: str | None = None
    holiday: str | None = None
    part: str | None = None
    clock: str | None = None
    value: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    year_step: int | None = None
    numbers: tuple[int, int, int] | None = None


class Found(msgspec.Struct, frozen=True):
    """A time expression at `[start, end)` of the text scanned."""

    start: int
    end: int
    temporal: Temporal


def scan_times(text: str) -> list[Found]:
    """Return the time expressions of `text` in order, the longest where several overlap."""
    from communique.lang.times_patterns import kinds_in, load_patterns

    kinds = kinds_in(text)
    found: list[tuple[int, int, int, Temporal]] = []
    for rank, pattern in enumerate(load_patterns()):
        if pattern.needs & kinds != pattern.needs:
            continue
        for match in pattern.expression.finditer(text):
            if is_name(text, match.start(), match.end()):
                continue
            temporal = pattern.read(match)
            if temporal is not None:
                found.append((match.start(), match.end(), rank, temporal))
    return list(_longest(found, len(text)))


def _longest(found: list[tuple[int, int, int, Temporal]], length: int) -> Iterator[Found]:
    taken = bytearray(length)  # one a character: many short expressions must not cost their square
    kept: list[Found] = []
    for start, end, _, temporal in sorted(found, key=lambda item: (item[0] - item[1], item[2], item[0])):
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(Found(start, end, temporal))
    yield from sorted(kept, key=lambda item: item.start)


def parse_time(text: str, start: int = 0, end: int | None = None) -> Temporal | None:
    """Return what the time expression at `[start, end)` of `text` means; None when it is not one. The words around it
    are seen.
    """
    from communique.lang.times_patterns import kinds_in, load_patterns

    end = len(text) if end is None else end
    kinds = kinds_in(text[max(0, start - BESIDE) : end + BESIDE])
    for pattern in load_patterns():
        if pattern.needs & kinds != pattern.needs:
            continue
        match = pattern.expression.match(text, start)
        if match is None or match.end() != end:
            match = pattern.expression.fullmatch(text, start, end)
        if match is not None:
            temporal = pattern.read(match)
            if temporal is not None:
                return temporal
    found = scan_times(text[start:end])
    return found[0].temporal if found else None


_CAPITALISED = r"(?:[A-Z][\w.&'’-]*|of|the|and|on|for)"
_DOCUMENTS = (
    "Treaty|Treaties|Agreement|Agreements|Accord|Accords|Convention|Conventions|Protocol|Pact|Act|Charter|Constitutio "
    "n|Declaration|Memorandum|Concept|Olympics|Games|Cup|Championship|Championships|Prize"
)


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    year_name = re.compile(rf"\s+(?:{_CAPITALISED}\s+){{0,6}}(?:{_DOCUMENTS})\b")
    weekday_name = re.compile(
        r"\s+(?:Times|Telegraph|Express|Mirror|Mail|Herald|Post|Review|Night Live|Journal|Observer|Independent|"
        r"Business|Sun|Star|prayers?|school|School|Mosque|Agreement|Group|Club)\b"
    )
    before = re.compile(
        r"\b(?:Black|Bloody|Super|Cyber|Thank God It's|Ruby|Joe|Ms\.?|Mr\.?|Mrs\.?|Miss|Theresa|Sir|Lady|Lord)\s$"
    )
    numbers = re.compile(
        r"(?:[$€£#]|\b(?:No|Nos|number|resolution|resolutions|Resolution|Resolutions|Flight|flight|Route|Highway|Boeing|Airbus|page|room|Room|"
        r"Article|article|Section|section|Paragraph|paragraph|Order|Decree|decree|Channel|channel|Building|MH|F|B|TU|Tu|Su|MiG|Il|An)\.?[\s-]?)$"
    )
    return year_name, weekday_name, before, numbers


def is_name(text: str, start: int, end: int) -> bool:
    """Return whether the words at this place only look like a time: "the 1987 INF Treaty", "Sunday Times",
    "resolution 2001".
    """
    year_name, weekday_name, before, numbers = _names()
    words = text[start:end]
    left = text[max(0, start - 24) : start]
    if before.search(left):
        return True
    if words.lower() in ("today", "tonight") and (
        left.endswith("USA ") or text[end:].startswith((" Show", " Network"))
    ):
        return True
    last = words.rsplit(" ", 1)[-1].lower().rstrip(".")
    if last.endswith("day") and weekday_name.match(text, end):
        return True
    if re.fullmatch(r"(?:[Tt]he )?\d{4}", words) and (year_name.match(text, end) or numbers.search(left)):
        return True
    return bool(words[0].isdigit() and numbers.search(left))
