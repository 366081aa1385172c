"""Choose the title among the lines above a report, and tell the name of a digest."""

import itertools
import re

from communique.ingest.dates import WEEKDAYS
from communique.ingest.heads import is_digest, is_head_note, is_programme, is_report_heading
from communique.ingest.languages import is_other_script
from communique.ingest.lines import Paragraph, find_words
from communique.ingest.words import fold_words, load_phrases
from communique.model import SegmentKind

# Headlines closed with a full stop are rare; longer ones are sentences of the report.
CLOSED_TITLE_WORDS = 16
# Headlines in Capitals: at most so many words, this share of the longer ones with a capital (leads have under half).
TITLE_CASE_WORDS, CAPITALS = 32, 0.8
# A title is as a rule longer than a section's name (words); in capitals above a deck it may be shorter.
TITLE_WORDS, CAPITAL_TITLE_WORDS = 4, 3
# The share of its longer words by which a line among menus shows that it belongs to the report below.
SHARED = 0.3
# The share that a headline has as a rule, and how many times as much as a line above it, to be taken instead.
MOSTLY_SHARED, CLEARLY = 0.6, 2
# So many paragraphs of the report are looked at for the title's words; a live blog begins with its end.
TOLD = 12
# What a transcript may be called where it has no title.
TRANSCRIPTS = frozenset(
    (
        "press briefing",
        "press conference",
        "news conference",
        "press gaggle",
        "background briefing",
        "press availability",
    )
)
# The names of rooms and houses are no longer (words).
VENUE_WORDS = 8
# A digest has at least so many reports; its name stands in the first lines.
FEWEST_REPORTS, PROGRAMME_LINES = 2, 4

_WEEKDAY = re.compile(r"\b(?:" + "|".join(day for day in WEEKDAYS if len(day) > 5) + r")\b", re.IGNORECASE)

# "Q  One more --", "MS. ROE:  Good morning": who speaks in a transcript.
_TURN = re.compile(
    r"(?:Q|A)(?:[\s.:\xa0]{2}|[.:]?\s+[A-Z\"“].*(?:\?|--|—)$|:\s)|(?:[A-Z][A-Z.'’-]+\s){0,4}[A-Z][A-Z.'’-]+:\s+\S"
)


def choose_title(paragraphs: list[Paragraph], candidates: list[int], first: int) -> int | None:
    """Return the first candidate that is long enough; another if only that one shares words with the report."""
    if not candidates:
        # "PRESS BRIEFING" alone above a transcript is all the title that there is.
        return next((at for at, one in enumerate(paragraphs[:first]) if fold_words(one.words) in TRANSCRIPTS), None)
    full = [index for index in candidates if paragraphs[index].count >= TITLE_WORDS]
    chosen = (full or candidates)[0]
    leading, decked = paragraphs[candidates[0]], False
    if leading.words.isupper() and leading.count >= CAPITAL_TITLE_WORDS and not paragraphs[chosen].words.isupper():
        chosen = candidates[0]  # a title in capitals above its deck
        decked = True
    told = content_stems(" ".join(paragraph.words[:800] for paragraph in paragraphs[first : first + TOLD]))
    shares = {index: _share(paragraphs[index], told) for index in candidates}
    if shares[chosen] == 0:
        return next((index for index in full if shares[index] >= SHARED), chosen)
    if decked:
        return chosen
    later = [
        index
        for index in full
        if index > chosen and not paragraphs[index].is_closed and not is_turn(paragraphs[index].words)
    ]
    best = max(later, key=lambda index: (shares[index], -index), default=chosen)
    # "What the papers say" in a menu may share a word with any report; the headline has most of its words from it.
    return best if shares[best] >= MOSTLY_SHARED and shares[best] >= CLEARLY * shares[chosen] else chosen


def may_be_title(paragraph: Paragraph) -> bool:
    if is_title_case(paragraph):
        return not is_head_note(paragraph.words) and not is_venue(paragraph.words)
    if not paragraph.is_short or paragraph.count < 2 or paragraph.words[0].islower():
        return False
    if is_other_script(paragraph.words) or is_head_note(paragraph.words) or is_venue(paragraph.words):
        return False
    if paragraph.words.rstrip().endswith((".", ":")):
        return paragraph.count <= CLOSED_TITLE_WORDS and not _WEEKDAY.search(paragraph.words)
    return True


def is_venue(words: str) -> bool:
    """True for where a briefing was held: "Moana Surfrider Hotel"."""
    pieces = [word.group() for word in find_words(words)]
    return (
        2 <= len(pieces) <= VENUE_WORDS and pieces[-1].casefold() in load_phrases("venues") and pieces[0][0].isupper()
    )


def is_title_case(paragraph: Paragraph) -> bool:
    """True for a headline With Capitals on All Longer Words, however long and however it ends."""
    if not 4 <= paragraph.count <= TITLE_CASE_WORDS or len(paragraph.span) > 240:
        return False
    longer = [
        word.group() for word in find_words(paragraph.words) if len(word.group()) > 3 and word.group()[0].isalpha()
    ]
    return len(longer) >= 3 and sum(1 for word in longer if word[0].isupper()) >= CAPITALS * len(longer)


def find_programme(paragraphs: list[Paragraph], kinds: list[SegmentKind | None], first: int) -> int | None:
    """Return the line that names a digest of several reports ("EVENING NEWS DIGEST"), None where there is none."""
    named = [index for index in range(min(first, len(kinds))) if paragraphs[index].hint == "programme"]
    headings = sum(1 for paragraph in paragraphs if is_report_heading(paragraph))
    if headings < FEWEST_REPORTS:
        return _find_digest(paragraphs, kinds, first)
    if named:
        return named[0]
    return next(
        (
            index
            for index in range(min(first, len(kinds), PROGRAMME_LINES))
            if kinds[index] in (None, "credit") and is_programme(paragraphs[index].words)
        ),
        None,
    )


def is_turn(words: str) -> bool:
    """True for what somebody says in a transcript: "Q  One more --", "MS. ROE:  Good morning"."""
    return bool(_TURN.match(words)) and not words.isupper()


def is_sentence(paragraph: Paragraph) -> bool:
    return (paragraph.is_closed and paragraph.count >= 4) or not paragraph.is_short


def content_stems(words: str) -> set[str]:
    """Return the first five letters of the words that carry meaning, to compare a heading with what follows it."""
    return {
        word.group()[:5].casefold() for word in find_words(words) if len(word.group()) > 3 or word.group().isupper()
    }


def _find_digest(paragraphs: list[Paragraph], kinds: list[SegmentKind | None], first: int) -> int | None:
    """Return the line that calls the page a digest, where the reports have headings like those of any other page."""
    for index in range(min(first, len(kinds), PROGRAMME_LINES)):
        if kinds[index] in (None, "credit") and is_digest(paragraphs[index].words):
            below = paragraphs[index + 1 :]
            headed = sum(1 for one, after in itertools.pairwise(below) if _heads(one, after))
            if headed >= FEWEST_REPORTS:
                return index
    return None


def _heads(paragraph: Paragraph, after: Paragraph) -> bool:
    return paragraph.count >= 2 and paragraph.is_short and not paragraph.is_closed and is_sentence(after)


def _share(paragraph: Paragraph, told: set[str]) -> float:
    stems = content_stems(paragraph.words)
    return len(stems & told) / len(stems) if stems else 0.0
