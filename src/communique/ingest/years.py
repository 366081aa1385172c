"""Solve the year of a dateline that gives only day and month.

Every year is a candidate until something in the text rules it out: a weekday written beside a date, a numbered
occasion ("66th session"), a year the narrative already looks back on, an office-holder's tenure. What survives is
returned; one survivor is the answer, several are kept as candidates and nothing is guessed.
"""

import datetime
import re
from collections.abc import Callable, Iterable

import msgspec

from communique.ingest.dates import FIRST_YEAR, WEEKDAYS, FoundDate, find_dates, is_real_day, weekday_of
from communique.ingest.lines import find_words
from communique.ingest.oracle import YearOracle
from communique.ingest.words import load_series
from communique.model import Span

# News before this is not what datelines of this kind come from.
EARLIEST = 1945
# Phrases put to the oracle; more never changed an answer and a 10 MB text must not ask a million times.
MOST_PHRASES = 80
# The part of a text in which reasons are looked for.
REACH = 200_000
# A share of the office-holders named must fit a year; one namesake must not rule out the truth.
AGREEING = 0.75
# A numbered occasion is spoken of from half a year before it opens to a year after.
MONTHS_BEFORE, MONTHS_AFTER = 6, 12

_YEAR = re.compile(r"(?<![\w$€£.,/-])(?:1[89]|20)\d\d(?![\w%]|[.,]\d|-\d)")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|from|until|till|by|before|after|during|late|early|mid|between|to|and|year|through|the|around|"
    r"spring|summer|autumn|winter|fall|january|february|march|april|may|june|july|august|september|october|november|december)|[,(])\s?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:by|until|till|through|before|no later than|starting|as of|towards)\s+"
    r"(?:(?:the\s)?(?:end|start|beginning|middle|spring|summer|autumn|fall|early|late|mid)\s?(?:of\s|in\s)?"
    r"|\w+\s\d{0,2},?\s?)?$",
    re.IGNORECASE,
)
_LATEST_AHEAD = re.compile(
    r"\b(?:by|no later than)\s+(?:(?:the\s)?(?:end|middle)\sof\s|\w+\s(?:\d{1,2},?\s)?)?$", re.IGNORECASE
)
_FUTURE = re.compile(
    r"\b(?:will|would|to be|is to|are to|due|planned|scheduled|expected|plans?|upcoming|next)\b", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^\d\n]{0,40}((?:19|20)\d\d)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<!\w)(\d{1,3})(?:st|nd|rd|th)\s+((?:[\w.'’-]+\s+){0,7}[\w.'’-]+)")
_ROLES = (
    "minister|ministers|president|presidents|secretary|chancellor|premier|king|queen|emir|chief|leader|ambassador|envoy|"
    "spokesman|spokeswoman|spokesperson|chairman|chairwoman|chair|commissioner|representative|director|director-general|"
    "governor|senator|general|commander|head|taoiseach|sultan|pope|shah"
)
_ROLE = re.compile(rf"^(?:{_ROLES})$", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(" + "|".join(day for day in WEEKDAYS if len(day) > 5) + r")\b", re.IGNORECASE)
_WEEKDAY_BRACKET = re.compile(r"\b(" + "|".join(day for day in WEEKDAYS if len(day) > 5) + r")\s?\(\s?$", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:foreign|defen[cs]e|finance|interior|trade|energy|prime) (?:minister|secretary)\b|\bpresident\b",
    re.IGNORECASE,
)
_COUNTERPART = re.compile(
    r"\b(?:his|her|their|the)\s(?:then\s)?(?P<state>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)\s"
    r"(?:counterpart|opposite number),?\s"
    r"(?P<name>(?:[A-Z][\w'’-]+\s){1,3}[A-Z][\w'’-]+|[A-Z][\w'’-]+)"
)
# More of them never changed an answer.
MOST_COUNTERPARTS = 20
_LINKS = {"of", "for", "the"}


class Solution(msgspec.Struct, frozen=True):
    """The years that survive, the places in the text that ruled the others out, and the reasons in words."""

    years: tuple[int, ...]
    spans: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()


class _Reason(msgspec.Struct, frozen=True):
    name: str
    spans: tuple[Span, ...]
    allows: Callable[[int], bool]


def solve_year(
    text: str,
    date: FoundDate,
    *,
    lead: Span | None = None,
    directory_names: YearOracle | None = None,
    latest: int | None = None,
) -> Solution:
    """Return the years in which `date` (day and month, no year) can be the day on which `text` was written.

    lead is the first paragraph of the report, whose bare weekday is the day of writing or the day before; it is used
    only when nothing stronger decides. latest is the last year possible, the current one if not given.
    """
    if date.month is None or date.day is None:
        return Solution(())
    month, day = date.month, date.day
    latest = latest or datetime.date.today().year
    text = text[:REACH]
    years = [year for year in range(EARLIEST, latest + 1) if is_real_day(year, month, day)]
    used: list[_Reason] = []
    # Reasons that cannot err come first; one that leaves nothing standing is an error in the text and is passed over.
    for reason in [*_weekdays(text, date), *_mentioned(text, date), *_occasions(text, date), *_copyrights(text)]:
        years = _apply(reason, years, used)
    if directory_names is not None:
        years = _apply_tenures(text, years, used, directory_names)
    if len(years) > 1 and lead is not None:
        years = _apply_lead(text, lead, date, years, used)
    spans = tuple(span for reason in used for span in reason.spans)
    return Solution(tuple(years), spans, tuple(dict.fromkeys(reason.name for reason in used)))


def nearest_year(date: FoundDate, day: datetime.date) -> int | None:
    """Return the year that puts `date` (day and month) nearest to `day`."""
    if date.month is None or date.day is None:
        return None
    options = [year for year in range(day.year - 1, day.year + 2) if is_real_day(year, date.month, date.day)]
    return min(options, key=lambda y: abs((datetime.date(y, date.month or 1, date.day or 1) - day).days), default=None)


def _apply(reason: _Reason, years: list[int], used: list[_Reason]) -> list[int]:
    left = [year for year in years if reason.allows(year)]
    if not left or len(left) == len(years):
        return years
    used.append(reason)
    return left


def _weekdays(text: str, date: FoundDate) -> Iterable[_Reason]:
    """Dates without a year that stand beside their weekday: "Wednesday, September 7", "Friday (December 4)"."""
    for found in find_dates(text):
        if found.year is not None or found.month is None or found.day is None or not found.possible:
            continue
        weekday, span = found.weekday, found.span
        if weekday is None:
            before = _WEEKDAY_BRACKET.search(text[max(0, span.start - 14) : span.start])
            if before is None:
                continue
            weekday = WEEKDAYS[before[1].lower()]
            span = Span(span.start - (len(before.group())), span.end)
        yield _Reason("weekday", (span,), _weekday_allows(date, found.month, found.day, weekday))


def _weekday_allows(date: FoundDate, month: int, day: int, weekday: int) -> Callable[[int], bool]:
    def allows(year: int) -> bool:
        written = datetime.date(year, date.month or 1, date.day or 1)
        near = nearest_year(FoundDate(Span(0, 0), None, month, day), written)
        return near is not None and weekday_of(near, month, day) == weekday

    return allows


def _mentioned(text: str, date: FoundDate) -> Iterable[_Reason]:
    """Years the text looks back on are a lower bound, a term it sets ("by May 15, 2014") an upper one."""
    full = {found.span.start: found for found in find_dates(text) if found.year is not None}
    inside: list[tuple[int, int]] = [(found.span.start, found.span.end) for found in full.values()]
    for found in full.values():
        before = text[max(0, found.span.start - 60) : found.span.start]
        if _LATEST_AHEAD.search(before):
            yield _Reason("term", (found.span,), _not_after(date, found))
        elif not _AHEAD.search(before) and not _is_future(text, found.span):
            yield _Reason("mentioned year", (found.span,), _not_before(date, found))
    position = 0
    for match in _YEAR.finditer(text):
        year = int(match.group())
        while position < len(inside) and inside[position][1] <= match.start():
            position += 1
        if (position < len(inside) and inside[position][0] <= match.start()) or year < FIRST_YEAR:
            continue
        before = text[max(0, match.start() - 60) : match.start()]
        span = Span(*match.span())
        if not _YEAR_BEFORE.search(before) or _COPYRIGHT.search(text[max(0, match.start() - 60) : match.end()]):
            continue
        if _LATEST_AHEAD.search(before):
            yield _Reason("term", (span,), _not_after(date, FoundDate(span, year)))
        elif not _AHEAD.search(before) and not _is_future(text, span):
            yield _Reason("mentioned year", (span,), _not_before(date, FoundDate(span, year)))


def _is_future(text: str, span: Span) -> bool:
    """True if the sentence around a year speaks of what is to come."""
    begin = max(text.rfind(mark, max(0, span.start - 200), span.start) for mark in (". ", "\n", "” ", '" '))
    begin = max(begin, span.start - 200, 0)
    stop = text.find(". ", span.end, span.end + 80)
    return bool(_FUTURE.search(text[begin : stop if stop > 0 else span.end + 80]))


def _not_before(date: FoundDate, other: FoundDate) -> Callable[[int], bool]:
    return lambda year: (year, date.month or 0, date.day or 0) >= (other.year or 0, other.month or 0, other.day or 0)


def _not_after(date: FoundDate, other: FoundDate) -> Callable[[int], bool]:
    return lambda year: (year, date.month or 0, date.day or 0) <= (other.year or 0, other.month or 12, other.day or 31)


def _copyrights(text: str) -> Iterable[_Reason]:
    for match in _COPYRIGHT.finditer(text):
        limit = int(match[1])
        yield _Reason("copyright notice", (Span(*match.span()),), lambda year, limit=limit: year <= limit)  # type: ignore[misc]


def _occasions(text: str, date: FoundDate) -> Iterable[_Reason]:
    for match in _ORDINAL.finditer(text):
        number = int(match[1])
        following = " ".join(
            word.group().casefold() for word in find_words(match[2].replace("U.N.", "UN").replace("’", "'"))
        )
        following = following.replace("the ", "")
        for series in load_series():
            words = series.words.replace("the ", "")
            if following.startswith(words) and number <= (series.last or 999):
                opened = series.base + number * series.step
                yield _Reason(
                    "numbered occasion", (Span(*match.span()),), _around(date, opened, series.month, series.step)
                )
                break


def _around(date: FoundDate, opened: int, month: int, step: int) -> Callable[[int], bool]:
    def allows(year: int) -> bool:
        distance = (year - opened) * 12 + (date.month or 1) - month
        return -MONTHS_BEFORE <= distance < MONTHS_AFTER * step

    return allows


def _apply_tenures(text: str, years: list[int], used: list[_Reason], oracle: YearOracle) -> list[int]:
    """Keep the years in which most of the office-holders named were in office."""
    known: dict[tuple[int, int], Span] = {}
    votes: list[tuple[tuple[int, int], Span]] = []
    for words, span in find_office_phrases(text):
        answer = oracle.years(words)
        if answer is not None:
            known.setdefault(answer, span)
            votes.append((answer, span))
    if not votes:
        return years
    fits = {year: sum(1 for (first, last), _ in votes if first <= year <= last) for year in years}
    most = max(fits.values(), default=0)
    if most < AGREEING * len(votes):
        return years
    left = [year for year in years if fits[year] == most]
    if len(left) < len(years):
        spans = tuple(span for (first, last), span in known.items() if any(not first <= year <= last for year in years))
        used.append(_Reason("tenure", spans, lambda year: year in left))
    return left


def find_office_phrases(text: str) -> list[tuple[str, Span]]:
    """Return phrases such as "Foreign Minister Jane Roe" with their places, each wording once, MOST_PHRASES at most.

    "Foreign Ministers Jane Roe and John Doe" gives one phrase for each of the two.
    """
    found: dict[str, Span] = dict(_find_counterparts(text))
    for run in _capital_runs(text):
        words = [match.group() for match in run]
        place = next((i for i, word in enumerate(words) if _ROLE.match(word)), None)
        if place is None or place == len(words) - 1:
            continue
        while place + 1 < len(words) - 1 and _ROLE.match(words[place + 1]):
            place += 1  # "Secretary General", "President General"
        start = run[0].start()
        if re.search(
            r"\b(?:former|ex|then|late|future|deputy|vice|acting)[\s-]*$",
            text[max(0, start - 12) : start],
            re.IGNORECASE,
        ):
            continue
        title, names = words[: place + 1], words[place + 1 :]
        if any(word.casefold() in ("former", "deputy", "vice", "acting", "then") for word in title):
            continue
        if title[-1].casefold().endswith("ministers") or title[-1].casefold() == "presidents":
            title[-1] = title[-1][:-1]
        span = Span(start, run[-1].end())
        for cut in range(len(title)):
            found.setdefault(" ".join([*title[cut:], *names]), span)
            if cut >= 3:
                break
        second = re.compile(r"\s+and\s+((?:[A-Z][\w'’-]+\s+){1,3}[A-Z][\w'’-]+|[A-Z][\w'’-]+\s+[A-Z][\w'’-]+)").match(
            text, span.end
        )
        if second and words[place].casefold().endswith("s"):
            found.setdefault(" ".join([*title[-2:], *second[1].split()]), Span(*second.span(1)))
        if len(found) >= MOST_PHRASES:
            break
    return list(found.items())[:MOST_PHRASES]


def _find_counterparts(text: str) -> Iterable[tuple[str, Span]]:
    """Yield "Ruritanian Foreign Minister Jane Roe" for "his Ruritanian counterpart, Jane Roe" after such a minister."""
    for count, match in enumerate(_COUNTERPART.finditer(text)):
        if count >= MOST_COUNTERPARTS:
            return
        roles = [role.group() for role in _OFFICE.finditer(text, max(0, match.start() - 200), match.start())]
        if roles:
            role = roles[-1].title()
            yield f"{match['state']} {role} {match['name']}", Span(*match.span("name"))


def _capital_runs(text: str) -> Iterable[list[re.Match[str]]]:
    """Yield runs of capitalised words on one line with only blanks between them; "of" and "for" may stand inside."""
    run: list[re.Match[str]] = []
    for match in find_words(text):
        word = match.group()
        joined = bool(run) and text[run[-1].end() : match.start()] == " "
        if not joined:
            if len(run) > 1:
                yield run
            run = []
        if word[0].isupper() or (run and word in _LINKS) or (run and _ROLE.match(word)):
            run.append(match)
        else:
            if len(run) > 1:
                yield run
            run = []
        if len(run) > 12:
            run = run[1:]
    if len(run) > 1:
        yield run


def _apply_lead(text: str, lead: Span, date: FoundDate, years: list[int], used: list[_Reason]) -> list[int]:
    """A report says "on Friday" in its first paragraph on that Friday or the day after."""
    match = _WEEKDAY.search(text, lead.start, min(lead.end, lead.start + 600))
    if match is None:
        return years
    ahead = _FUTURE.search(text, max(lead.start, match.start() - 60), match.start())
    beside = next(find_dates(text, match.start(), min(lead.end, match.end() + 24)), None)
    if ahead or (beside is not None and beside.span.start - match.end() <= 3):
        return years
    weekday = WEEKDAYS[match[1].lower()]

    def same_day(year: int) -> bool:
        return weekday_of(year, date.month or 1, date.day or 1) == weekday

    def day_after(year: int) -> bool:
        return weekday_of(year, date.month or 1, date.day or 1) == (weekday + 1) % 7

    span = (Span(*match.span()),)
    near = [year for year in years if same_day(year) or day_after(year)]
    same = [year for year in near if same_day(year)]
    # Wires write on the day itself; the day after is only looked at when no year makes it the same.
    left = same if len(same) == 1 else near
    if left and len(left) < len(years):
        used.append(_Reason("weekday of the first paragraph", span, lambda year: year in left))
        return left
    return years
