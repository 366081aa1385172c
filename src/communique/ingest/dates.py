"""Find calendar dates in a stretch of news text, with exact offsets.

A scanner for the dozen forms in which news writes dates ("January 28, 2014, 2:03 pm", "14.02.2013 13:57", "5th
December 2009", "Wednesday, September 7", ISO 8601). It decides nothing: a date without a year stays without one, day
and month that could be swapped are marked, and a day that no calendar has (31 February) is returned as impossible.
"""

import calendar
import datetime
import re
from collections.abc import Iterator

import msgspec

from communique.model import Span

# Years outside this range in running text are resolution numbers, sums or typing errors, not dates of news.
FIRST_YEAR, LAST_YEAR = 1900, 2099
# Years of two digits below this belong to the present century.
SHORT_YEARS = 70

# English by full name and the abbreviations of the AP and Reuters style books; the genitives of Russian datelines.
MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6,
    "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
    "січня": 1, "лютого": 2, "березня": 3, "квітня": 4, "травня": 5, "червня": 6, "липня": 7, "серпня": 8, "вересня": 9,
    "жовтня": 10, "листопада": 11, "грудня": 12,
    "января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7, "августа": 8, "сентября": 9,
    "октября": 10, "ноября": 11, "декабря": 12,
}  # fmt: skip
# French, Spanish, Portuguese, Italian, German, Dutch, Turkish; written small as a rule, so a year must follow.
FOREIGN_MONTHS = {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8,
    "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
    "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
    "janeiro": 1, "fevereiro": 2, "março": 3, "maio": 5, "junho": 6, "julho": 7, "setembro": 9, "outubro": 10,
    "novembro": 11, "dezembro": 12,
    "gennaio": 1, "febbraio": 2, "aprile": 4, "maggio": 5, "giugno": 6, "luglio": 7, "settembre": 9, "ottobre": 10,
    "dicembre": 12,
    "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
    "januari": 1, "februari": 2, "maart": 3, "mei": 5, "augustus": 8,
    "ocak": 1, "şubat": 2, "mart": 3, "nisan": 4, "mayıs": 5, "haziran": 6, "temmuz": 7, "ağustos": 8, "eylül": 9,
    "ekim": 10, "kasım": 11, "aralık": 12,
    "stycznia": 1, "lutego": 2, "marca": 3, "kwietnia": 4, "maja": 5, "czerwca": 6, "lipca": 7, "sierpnia": 8,
    "września": 9, "października": 10, "listopada": 11, "grudnia": 12,
    "ledna": 1, "února": 2, "března": 3, "dubna": 4, "května": 5, "června": 6, "července": 7, "srpna": 8, "září": 9,
    "října": 10, "listopadu": 11, "prosince": 12,
    "januára": 1, "februára": 2, "apríla": 4, "mája": 5, "júna": 6, "júla": 7, "augusta": 8, "októbra": 10,
    "siječnja": 1, "veljače": 2, "ožujka": 3, "travnja": 4, "svibnja": 5, "lipnja": 6, "srpnja": 7, "kolovoza": 8,
    "rujna": 9, "studenoga": 11, "prosinca": 12,
    "januara": 1, "februara": 2, "marta": 3, "aprila": 4, "juna": 6, "jula": 7, "avgusta": 8, "septembra": 9,
    "oktobra": 10, "novembra": 11, "decembra": 12,
    "ianuarie": 1, "februarie": 2, "martie": 3, "aprilie": 4, "iunie": 6, "iulie": 7, "septembrie": 9,
    "octombrie": 10, "noiembrie": 11, "decembrie": 12,
    "tammikuuta": 1, "helmikuuta": 2, "maaliskuuta": 3, "huhtikuuta": 4, "toukokuuta": 5, "kesäkuuta": 6,
    "heinäkuuta": 7, "elokuuta": 8, "syyskuuta": 9, "lokakuuta": 10, "marraskuuta": 11, "joulukuuta": 12,
    "ιανουαρίου": 1, "φεβρουαρίου": 2, "μαρτίου": 3, "απριλίου": 4, "μαΐου": 5, "ιουνίου": 6, "ιουλίου": 7,
    "αυγούστου": 8, "σεπτεμβρίου": 9, "οκτωβρίου": 10, "νοεμβρίου": 11, "δεκεμβρίου": 12,
    "gen": 1, "mag": 5, "giu": 6, "lug": 7, "ago": 8, "set": 9, "ott": 10, "dic": 12, "ene": 1, "abr": 4, "janv": 1,
    "févr": 2, "avr": 4, "juil": 7, "déc": 12, "fev": 2, "out": 10, "okt": 10, "dez": 12, "mrt": 3, "oca": 1, "şub": 2,
    "nis": 4, "haz": 6, "tem": 7, "ağu": 8, "eyl": 9, "eki": 10, "kas": 11,
    "يناير": 1, "فبراير": 2, "مارس": 3, "أبريل": 4, "إبريل": 4, "مايو": 5, "يونيو": 6, "يوليو": 7, "أغسطس": 8,
    "سبتمبر": 9, "أكتوبر": 10, "نوفمبر": 11, "ديسمبر": 12,
    "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
    "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tues": 1, "tue": 1, "wednesday": 2, "wed": 2, "thursday": 3,
    "thurs": 3, "thu": 3,
    "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip
ZONES = {
    "gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00", "est": "-05:00", "edt": "-04:00", "et": None, "cst": "-06:00", "cdt": "-05:00", "pst": "-08:00",
    "pdt": "-07:00", "msk": None, "moscow time": None, "ist": None, "jst": "+09:00", "kst": "+09:00",
}  # fmt: skip

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_FOREIGN = "(?:" + "|".join(sorted(FOREIGN_MONTHS, key=len, reverse=True)) + ")"
_WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:1[89]|20)\d\d"
# Scrapers lose the blank between a year and the clock time after it: "April 2, 20144:12 PM".
_YEAR_END = r"(?=\D|$|[01]?\d:[0-5]\d|2[0-3]:[0-5]\d)"
_DATE = re.compile(
    rf"""(?:(?<!\w)|(?<=[/.-][12]\d\d\d)(?=[A-Z][a-z]))(?:
    (?P<iy>{_YEAR})-(?P<im>\d\d)-(?P<id>\d\d)
      (?:[T ](?P<ih>\d\d):(?P<imin>\d\d)(?::\d\d(?:\.\d{{1,9}})?)?[ ]?(?P<iz>Z\b|[+-]\d\d:?\d\d)?)?
    | (?P<yy>{_YEAR})[./](?P<ym>\d\d?)[./](?P<yd>\d\d?)(?!\d)
    | (?P<cy>{_YEAR})[年년]\s?(?P<cm>\d\d?)[月월]\s?(?P<cd>\d\d?)[日일]
    | (?P<gd>\d\d)(?P<gh>[01]\d|2[0-3])(?P<gmin>[0-5]\d)(?:Z|\sGMT)?\s(?P<gm>{_MONTH})\s(?P<gy>{_YEAR}|\d\d)(?!\d)
    | (?:AP-[A-Z]{{2}}|NYT|UPI)-(?P<am>[01]\d)-(?P<ad>[0-3]\d)-(?P<ay>\d\d)
      (?:[ ](?P<ah>[01]\d|2[0-3])(?P<amin>[0-5]\d)(?P<az>GMT|E[SD]T)?)?\b
    | (?P<bh>[01]\d|2[0-3])(?P<bmin>[0-5]\d)\sgmt\s(?P<bd>\d{{1,2}})\s(?P<bm>{_MONTH})\s(?P<by>{_YEAR}|\d\d)(?!\d)
    | (?P<hd>\d{{1,2}})(?P<hs>-?)(?P<hm>{_MONTH})(?P=hs)(?P<hy>{_YEAR}|\d\d)\b
    | (?P<fd>\d{{1,2}})(?:er|º|\.)?\s(?:de\s)?(?P<fm>{_FOREIGN})\b\.?\s(?:del?\s)?(?P<fy>{_YEAR})(?!\d)
    | (?P<n1>\d{{1,2}})(?P<sep>[./-])(?P<n2>\d{{1,2}})(?P=sep)(?P<ny>{_YEAR}|\d\d)(?![\d.]\d|\d)
    | (?:(?P<w1>{_WEEKDAY}),?\s{{1,3}}(?:the\s)?)?(?P<d1>(?<!\d[:.])\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?
      (?P<m1>{_MONTH})\b\.?(?:\s?[,،]?\s{{1,3}}(?P<y1>{_YEAR}){_YEAR_END}|\s?['’](?P<s1>\d\d)\b)?
    | (?:(?P<w2>{_WEEKDAY}),?\s{{1,3}})?(?P<m2>{_MONTH})\b\.?\s{{1,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?
      (?![\w]|[.,:]\d)(?:\s?[,،]?\s{{1,3}}(?P<y2>{_YEAR}){_YEAR_END})?
    | (?P<m3>{_MONTH})\b\.?,?\s{{1,3}}(?P<y3>{_YEAR})(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_HOURS = r"(?=\s?(?:GMT|UTC|Z\b|h(?:ou)?rs?\b|h\b|local\b|[A-Z]{2,3}T\b))"  # what tells 0600 from a year
_CLOCK = (
    rf"(?:(?P<h4>[01]\d|2[0-3])(?P<min4>[0-5]\d){_HOURS}(?:\s?(?:h(?:ou)?rs?|h)\b)?|"
    r"(?P<h>[01]?\d|2[0-3])(?:(?P<colon>[:.h])(?P<min>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<half>[ap]\.?m\b\.?)?)"
)
_ZONE = (
    r"(?:\s?\(?(?P<z>GMT|UTC|BST|CES?T|EES?T|E[SD]?T|C[SD]T|P[SD]T|MSK|Moscow time|IST|JST|KST|Z)\b\)?"
    r"(?P<off>[+-]\d{1,2}(?::?\d\d)?)?|(?:\s?(?P<off2>[+-]\d\d:?\d\d)))?"
)
# "at", as it is said before a clock time in the languages of news pages.
_AT = r"(?:(?:at|à|a las|às|alle(?: ore)?|um|kl\.?|saat|в)\s|@\s?)?"
_TIME_AFTER = re.compile(
    rf"[\s,|·•–—-]{{0,6}}{_AT}{_CLOCK}{_ZONE}(?![\w:])",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    rf"(?<![\w:.]){_CLOCK}{_ZONE}(?:\s?(?:on|,|\||·|•|–|—|-))?(?:\s{{0,3}}|[^\S\n]{{0,80}})\Z", re.IGNORECASE
)


# ISO 8601 without its hyphens, as the formats of agencies have it: "20100512T153000Z".
_BASIC = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(Z|[+-]\d{4})?)?\s*")


# "14:22, 17.08.16": behind a clock time three pairs of digits are a day, not a second time.
_CLOCK_BESIDE = re.compile(r"\d:[0-5]\d[\s,|]{1,3}$")
# A clock time stands so far before its date, as letterheads set the two at the margins.
TIME_REACH = 110


class FoundDate(msgspec.Struct, frozen=True):
    """A date as written. year, month, day are None where the words do not give them; weekday is 0 for Monday.

    swapped: True when day and month could be the other way round ("03/02/2013"). possible: no calendar has an
    impossible one.
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    swapped: bool = False
    dotted: bool = False
    possible: bool = True

    @property
    def value(self) -> str | None:
        """ISO 8601 to the precision known; None without a year."""
        if self.year is None or not self.possible:
            return None
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        return day if self.hour is None else f"{day}T{self.hour:02}:{self.minute or 0:02}"

    @property
    def precision(self) -> str:
        if self.hour is not None:
            return "minute"
        return "day" if self.day is not None else "month" if self.month is not None else "year"


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDate]:
    """Yield the dates in `text[start:end]` in order, without overlap."""
    end = len(text) if end is None else end
    for match in _DATE.finditer(text, start, end):
        found = _from_match(match)
        if found is not None:
            yield _with_time(text, found, start, end)


def parse_date(words: str) -> FoundDate | None:
    """Return the date that `words` are, with nothing else but blanks and punctuation around it; else None."""
    if (basic := _BASIC.fullmatch(words)) is not None:
        year, month, day, hour, minute, zone = basic.groups()
        words = f"{year}-{month}-{day}" + (f"T{hour}:{minute}{zone or ''}" if hour else "")
    for found in find_dates(words):
        rest = words[: found.span.start] + words[found.span.end :]
        return found if not re.search(r"\w", rest) else None
    bare = words.strip()
    if re.fullmatch(_YEAR, bare):
        start = words.index(bare)
        return FoundDate(Span(start, start + 4), year=int(bare))
    if (match := re.fullmatch(rf"({_YEAR})-(\d\d)", bare)) and 1 <= int(match[2]) <= 12:
        start = words.index(bare)
        return FoundDate(Span(start, start + 7), year=int(match[1]), month=int(match[2]))
    return None


def is_real_day(year: int, month: int, day: int) -> bool:
    """True if the calendar has that day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def weekday_of(year: int, month: int, day: int) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return datetime.date(year, month, day).weekday()


def _from_match(match: re.Match[str]) -> FoundDate | None:
    group = match.groupdict()
    span = Span(*match.span())
    if group["iy"]:
        year, month, day = int(group["iy"]), int(group["im"]), int(group["id"])
        hour = int(group["ih"]) if group["ih"] else None
        if hour is not None and (hour > 23 or int(group["imin"]) > 59):
            hour = None
        zone = _offset(group["iz"])
        minute = int(group["imin"]) if hour is not None else None
        return FoundDate(span, year, month, day, None, hour, minute, zone, possible=is_real_day(year, month, day))
    if group["yy"]:
        year, month, day = int(group["yy"]), int(group["ym"]), int(group["yd"])
        return FoundDate(span, year, month, day, possible=is_real_day(year, month, day))
    if group["cy"]:
        year, month, day = int(group["cy"]), int(group["cm"]), int(group["cd"])
        return FoundDate(span, year, month, day, possible=is_real_day(year, month, day))
    if group["gd"] or group["bd"]:  # the date-time group of cables, the line of a monitoring service
        which = "g" if group["gd"] else "b"
        year, month, day = _full_year(group[f"{which}y"]), MONTHS[group[f"{which}m"].lower()], int(group[f"{which}d"])
        hour, minute = int(group[f"{which}h"]), int(group[f"{which}min"])
        return FoundDate(span, year, month, day, None, hour, minute, "+00:00", possible=is_real_day(year, month, day))
    if group["ad"]:  # the last line of an agency's copy
        year, month, day = _full_year(group["ay"]), int(group["am"]), int(group["ad"])
        possible = is_real_day(year, month, day)
        if group["ah"] is None:
            return FoundDate(span, year, month, day, possible=possible)
        zone = _zone(group["az"], FoundDate(span))
        return FoundDate(span, year, month, day, None, int(group["ah"]), int(group["amin"]), zone, possible=possible)
    if group["hd"] or group["fd"]:
        which = "h" if group["hd"] else "f"
        months = MONTHS if group["hd"] else FOREIGN_MONTHS
        year, month = _full_year(group[f"{which}y"]), months[group[f"{which}m"].lower()]
        day = int(group[f"{which}d"])
        return FoundDate(span, year, month, day, possible=is_real_day(year, month, day))
    if group["n1"]:
        clocked = _CLOCK_BESIDE.search(match.string[max(0, span.start - 9) : span.start]) is not None
        return _numeric(span, int(group["n1"]), int(group["n2"]), group["ny"], group["sep"], clocked=clocked)
    number = "1" if group["m1"] else "2" if group["m2"] else "3"
    name = group[f"m{number}"]
    if name.isascii() and not name[0].isupper():
        return None  # "may 5" is a verb as a rule, "march 7" too
    written = int(group[f"y{number}"]) if group[f"y{number}"] else None
    if number == "1" and group["s1"]:
        written = _full_year(group["s1"])  # "15 Jul.'10"
    if number == "3":
        return FoundDate(span, written, MONTHS[name.lower()])
    month, day = MONTHS[name.lower()], int(group[f"d{number}"])
    weekday = group[f"w{number}"]
    return FoundDate(
        span,
        written,
        month,
        day,
        WEEKDAYS[weekday.lower().rstrip(".")] if weekday else None,
        possible=is_real_day(written or 2000, month, day),  # 29 February is possible until a year forbids it
    )


def _numeric(
    span: Span, first: int, second: int, year_words: str, separator: str, *, clocked: bool = False
) -> FoundDate | None:
    short = len(year_words) == 2 and separator == "."
    if short and first <= 24 and second <= 60 and int(year_words) <= 60 and not clocked:
        return None  # a clock time with seconds, or a version number
    year = _full_year(year_words)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if first > 12 >= second:
        day, month, swapped = first, second, False
    elif second > 12 >= first:
        day, month, swapped = second, first, False
    else:
        day, month, swapped = first, second, first != second
    return FoundDate(
        span, year, month, day, swapped=swapped, dotted=separator == ".", possible=is_real_day(year, month, day)
    )


def _full_year(words: str) -> int:
    """Return 2012 for "12", 1986 for "86"."""
    number = int(words)
    return number if len(words) > 2 else 2000 + number if number < SHORT_YEARS else 1900 + number


def _with_time(text: str, found: FoundDate, start: int, end: int) -> FoundDate:
    """Return `found` with the clock time that stands right after or before it."""
    if found.hour is not None or found.day is None:
        return found
    window = text[found.span.end : min(end, found.span.end + 40)]
    match = _TIME_AFTER.match(window)
    if match and _is_clock(match):
        return _clocked(found, match, Span(found.span.start, found.span.end + match.end()))
    begin = max(start, found.span.start - TIME_REACH)
    match = _TIME_BEFORE.search(text[begin : found.span.start])
    if match and _is_clock(match):
        return _clocked(found, match, Span(begin + match.start(), found.span.end))
    return found


def _is_clock(match: re.Match[str]) -> bool:
    if match["h4"]:
        return True
    if match["half"]:
        return 1 <= int(match["h"]) <= 12
    return bool(match["colon"] and (match["colon"] != "." or match["z"]))


def _clocked(found: FoundDate, match: re.Match[str], span: Span) -> FoundDate:
    hour, half = int(match["h4"] or match["h"]), (match["half"] or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    zone = _offset(match["off"] or match["off2"]) or _zone(match["z"], found)
    return msgspec.structs.replace(
        found, span=span, hour=hour, minute=int(match["min4"] or match["min"] or 0), zone=zone
    )


def _zone(name: str | None, found: FoundDate) -> str | None:
    if not name:
        return None
    if name.lower() in ("msk", "moscow time"):
        # Moscow kept summer time from 27 March 2011 to 26 October 2014.
        day = (found.year or 0, found.month or 0, found.day or 0)
        return "+04:00" if (2011, 3, 27) <= day < (2014, 10, 26) else "+03:00" if day >= (2014, 10, 26) else None
    return ZONES.get(name.lower())


def _offset(words: str | None) -> str | None:
    if not words:
        return None
    if words in ("Z", "z"):
        return "+00:00"
    digits = words[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{words[0]}{int(hours):02}:{minutes}"
