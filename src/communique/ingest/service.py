"""Tell the lines that a site, a desk or a press office adds to a report: for readers, editors, callers.

Three families, each by what it talks of and to whom, not by its exact words: the buttons and menus of a page, the
sentences by which a publisher courts or instructs the reader, the marks and addresses that a desk sets around its copy.
"""

import functools
import re
import tomllib
from importlib.resources import files

from communique.ingest.lines import find_words
from communique.ingest.words import fold_words, load_phrases

# Buttons and menu entries are no longer (words, characters).
BUTTON_WORDS, BUTTON_LENGTH = 8, 70
# What a player shows, and the choice of languages, are no longer (characters).
LONGEST_CAPTION = 150
# The headings of lists are no longer (characters).
LONGEST_LIST_HEADING = 90
# Longer paragraphs are reports, whatever they mention.
LONGEST_SERVICE, LONGEST_NOTE = 600, 400
# A longer sentence must speak of two of a publisher's affairs: in a transcript one of them may come up (characters).
LONG_SENTENCE = 240
# A line with a telephone number or an address has few other words.
CONTACT_WORDS = 26

_REPORTED = re.compile(r"\b(?:said|says|told|according to|announced|reiterated|stressed)\b", re.IGNORECASE)
_READER = re.compile(r"\b(?:you|your|yours|yourself|you're|you'll)\b", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:we|our|us|my)\b", re.IGNORECASE)
# Tags and short codes that a scraper took for text.
_MARKUP = re.compile(
    r"</?(?:iframe|script|div|span|img|object|embed|a|style|link|meta|noscript|blockquote)\b[^>]*>|\{\{.*\}\}"
    r"|\[/?(?:caption|embed|gallery|video)\b.*\]"
)


def is_button(words: str) -> bool:
    """True for buttons and entries of menus: "4 SHARES", "Skip to footer", "Add to your saved stories"."""
    folded = fold_words(words)
    if not folded or len(words) > BUTTON_LENGTH or words.rstrip().endswith(('?"', '."')):
        return False
    pieces = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+[.,]?\d*[kKmM]?%?", words)
    if not 1 <= len(pieces) <= BUTTON_WORDS:
        return False
    known, marks = load_phrases("interface_words"), load_phrases("interface_marks")
    found = [piece.casefold() for piece in pieces if not piece[0].isdigit()]
    if fold_words(" ".join(found)) in load_phrases("boilerplate"):
        return True  # "TEXT SIZE  - +"
    return (
        bool(found) and all(word in known or word in marks for word in found) and any(word in marks for word in found)
    )


def is_service(words: str) -> bool:
    """True for what a publisher says of itself to its reader: cookies, newsletters, gifts, how to comment or call."""
    line = words.strip()
    if len(line) > LONGEST_SERVICE or not line:
        return False
    if line[0] in "<{[" and _MARKUP.fullmatch(line):
        return True
    if len(line) <= LONGEST_CAPTION and (_pattern("players").fullmatch(line) or _is_switch(line) or is_button(line)):
        return True
    if line[0] in '"“”‘«„' or (_REPORTED.search(line) and not line.casefold().startswith("this ")):
        return False
    if (
        _pattern("notes").match(line)
        or (_pattern("edition_notes").match(line) and len(line) < LONGEST_NOTE)
        or is_contact(line)
    ):
        return True
    folded = line.casefold()
    if not any(hint in folded for hint in _hints()):
        return False  # the patterns below are slow, and most lines of a report hold none of these words
    own = {match.group().casefold() for match in _pattern("own_affairs").finditer(line)}
    asked = bool(_READER.search(line) or _pattern("asking").match(line))
    if len(own) > 1 or (own and len(line) <= LONG_SENTENCE and (asked or _HOUSE.search(line))):
        return True
    return asked and len({match.lastgroup for match in _pattern("offers").finditer(line)}) > 1


def is_contact(words: str) -> bool:
    """True for whom to ring or write to: "Media enquiries", "Tel.: +41 22 …", "Jane Roe, press officer, jane@…"."""
    if not (_pattern("contacts").match(words) or _pattern("contact_marks").search(words)):
        return False
    return sum(1 for _ in find_words(words)) <= CONTACT_WORDS and not _REPORTED.search(words)


def heads_list(words: str) -> bool:
    """True for a heading of other stories: "DW RECOMMENDS", "Keep reading", "More from Europe", "Lire aussi"."""
    line = " ".join(words.replace("’", "'").split()).strip(" *|•·-–—»«>")
    return len(line) <= LONGEST_LIST_HEADING and bool(_pattern("lists").fullmatch(line))


def is_desk_mark(words: str) -> bool:
    """True for what an agency's desk sets around its copy: "ZCZC", "Eds: …", "tz/ab", "NNNN", "AP-WF-06-18-13"."""
    line = words.strip()
    return len(line) <= 320 and bool(_pattern("desk_marks").fullmatch(line))


def _is_switch(words: str) -> bool:
    """True for a choice of languages by their codes: "EN ES DE FR"."""
    codes = re.split(r"[\s|/,·•-]+", words)
    return (
        len(codes) > 1 and all(code.casefold() in load_phrases("language_codes") for code in codes) and words.isascii()
    )


@functools.cache
def _hints() -> tuple[str, ...]:
    """Return pieces of words one of which stands in whatever the patterns of affairs and offers find."""
    return tuple(_lists()["hints"])


@functools.cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((files("communique.ingest") / "data" / "service.toml").read_text("utf-8"))


@functools.cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Return the alternatives of one list of `service.toml` as one pattern."""
    lists = _lists()
    flags = re.RegexFlag(0) if kind == "desk_marks" else re.IGNORECASE
    return re.compile("|".join(f"(?:{one})" for one in lists[kind]), flags)
