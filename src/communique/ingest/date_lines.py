"""Read the line in which a page says when it was published, with all that stands beside the date."""

import re
from collections.abc import Iterator

from communique.ingest.calendars import OTHER_DATE
from communique.ingest.credits import find_byline, is_masthead
from communique.ingest.datelines import is_known_place
from communique.ingest.dates import FoundDate, find_dates
from communique.ingest.lines import Paragraph, find_words
from communique.ingest.words import (
    find_outlet,
    fold_words,
    load_phrases,
)
from communique.model import Span

_PRINT_EDITION = re.compile(
    r"\b(?:page|pp?\.|pg|section|edition|length|words|vol|volume|issue|price|no)(?!\w)", re.IGNORECASE
)
_PRINT_NUMBER = re.compile(r"\b(?:[A-F]?\d{1,5}|[IVXLC]{1,7})\b|[£$€₹]\s?\d[\d.,]*|\b(?:N|Rs|US\$)\s?\d[\d.,]*")
# "Noon bulletin, Monday 3 May": which of a station's programmes or a paper's editions it is.
_BULLETIN = re.compile(
    r"(?:the )?(?:(?:early|late|morning|midday|noon|afternoon|evening|night|nightly|daily|hourly|weekly|main|world|"
    r"news|press|radio|english|foreign)\s)+(?:bulletin|edition|broadcast|programme|program|digest|summary|review|round-?up|update)",
    re.IGNORECASE,
)
# "News Release 09/101" beside a date.
_RELEASE = re.compile(
    r"\b(?:news|press|media) (?:release|statement|communiqu[eé]|note|bulletin)s?\b(?: (?:no|nr|number)\b\.?)?\s?"
    r"[\d/.-]*",
    re.IGNORECASE,
)
# "3 min read", "Listen 4 minutes".
_READING_TIME = re.compile(
    r"\b\d{1,2}[- ]?min(?:ute)?s?\.?(?:[- ](?:read|listen)\b)?|\b\d+ (?:year|month|week|day|hour)s? ago\b|"
    r"\bage: \d+ \w+|\(?\b\d{4} [A-Z]{3,4}\)?(?=\s|$)|\((?:[A-Z][a-z]+|[Ll]ocal)(?: time)?\)$|"
    r"\b(?:read|listen)(?:ing)?(?: time)?:? \d{1,2} min\w*",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"\bby\s+@?[a-z][\w.-]{1,24}\s*$")
# "Source: Xinhua | 2010-05-12 20:14 | Editor: huaxia": so many parts, each no longer than this, stand beside a date.
LINE_PARTS, LINE_PART = 6, 40
_LINE_CUT = re.compile(r"\s*[|•·]\s*|\s+[–—-]{1,2}\s+|,\s+")
_LABELLED = re.compile(
    r"(?:source|editor|author|by|from|writer|agency|category|section|edited by|desk)\s?:", re.IGNORECASE
)
# "By Associated Press", "-- AP", "—Reuter.", "Source: Xinhua".
_HOST = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|info|eu|int|cn|ru|in|tv|co\.[a-z]{2}|com\.[a-z]{2})\b",
    re.IGNORECASE,
)


def find_date_line(text: str, paragraph: Paragraph) -> FoundDate | None:
    """Return the date that the line consists of, but for words such as "Published"; None if it says anything else."""
    if len(paragraph.span) > 400 or len(" ".join(paragraph.words.split())) > 120:
        return None
    span = paragraph.span
    found = next(find_dates(text, span.start, span.end), None)
    if found is None or (found.day is None and (found.year is None or found.month is None)):
        return None
    more = [*_more_dates(text, found.span.end, span.end)]
    later = more[0].value if more else None
    joined = bool(later) and not text[found.span.end : more[0].span.start].strip(" –—-")
    if joined and later and found.value and later[:7] > found.value[:7]:
        return None  # a stretch of time: "15 Nov 2010 - 22 Jun 2021"
    rest = _blank(text, span, [found.span, *(date.span for date in more)])
    rest = re.sub(r"\d{1,2}[:.]\d\d(?::\d\d)?", " ", OTHER_DATE.sub(" ", rest))
    rest = _RELEASE.sub(" ", _READING_TIME.sub(" ", rest))
    rest = _ACCOUNT.sub(" ", _HOST.sub(" ", rest))
    known = load_phrases("date_words")
    if _PRINT_EDITION.search(rest):
        known |= load_phrases("print_words")
        rest = _PRINT_NUMBER.sub(" ", rest)
    extra = [word.group() for word in find_words(rest) if word.group().casefold() not in known]
    if not extra:
        return found
    remainder = rest.strip(" \t|,•·–—-/:")
    remainder = re.sub(r"\s*\.?\s{2,}\d{1,3}$", "", remainder).strip(" ,.()[]")  # the number of a printed page
    if (
        not remainder
        or find_outlet(remainder) is not None
        or find_byline(remainder)
        or _BULLETIN.fullmatch(remainder)
        or (found.year and (is_masthead(remainder) or _is_town_before(paragraph.words, remainder)))
    ):
        return found
    if found.day is None:
        return None  # "May 2010" dates a page alone or beside a paper's name, not in a line that says more
    parts = [part for part in _LINE_CUT.split(rest) if part.strip(" ,/")]
    leading = found.span.start == span.start  # "May 12th 2010 | VIENNA | From the print edition"
    barred = "|" in paragraph.words or "•" in paragraph.words
    if (
        not found.year
        or len(parts) > LINE_PARTS
        or not all(_beside_date(part, known, barred, leading or number > 0) for number, part in enumerate(parts))
    ):
        return None
    return found


def _is_town_before(line: str, words: str) -> bool:
    """True for the town of "Madrid - 12 May 2010 - 20:04 CEST"."""
    dashed = re.match(rf"{re.escape(words)}\s[-–|]\s(?=.*\d:\d\d)", line)
    return dashed is not None and len(words.split()) <= 3 and words[0].isupper() and is_known_place(words)


def _beside_date(part: str, known: frozenset[str], barred: bool, leading: bool) -> bool:
    """True for what stands between strokes on a date line: a wire, an author, a desk, words such as "Updated"."""
    words = part.strip(" ,/:")
    if len(words) > LINE_PART:
        return False
    pieces = [word.group() for word in find_words(words)]
    if fold_words(words) in load_phrases("boilerplate"):
        return True
    if all(piece.casefold() in known for piece in pieces) or find_outlet(words) or find_byline(words):
        return True
    if is_masthead(words):
        return True
    if _LABELLED.match(words) or words[0] in "\"“'‘" or (leading and len(pieces) <= 3 and is_known_place(words)):
        return True
    named = barred and len(pieces) <= 3 and all(piece[0].isupper() or piece in ("and", "of") for piece in pieces)
    return named and (leading or not is_known_place(words))


def is_change_date(text: str, paragraph: Paragraph, found: FoundDate) -> bool:
    """True if the words before the date say that the page was changed then."""
    before = fold_words(text[paragraph.span.start : found.span.start])
    return any(before.endswith(word) for word in load_phrases("change_words"))


def _more_dates(text: str, start: int, end: int) -> Iterator[FoundDate]:
    yield from find_dates(text, start, end)


def _blank(text: str, span: Span, holes: list[Span]) -> str:
    pieces, position = [], span.start
    for hole in holes:
        pieces.append(text[position : hole.start])
        position = hole.end
    return " ".join([*pieces, text[position : span.end]])
