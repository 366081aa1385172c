"""Put together letterheads that stand on two lines, and cut the running heads of printed pages.

"COUNCIL OF / THE EUROPEAN UNION   EN" is one name; "THE HARBOUR LEDGER      Friday, 12 May 2010      3" a paper, a day
and a page.
"""

import re

import msgspec

from communique.ingest.credits import is_masthead
from communique.ingest.dates import find_dates
from communique.ingest.lines import Paragraph, make_paragraph
from communique.ingest.words import find_outlet, fold_words, load_phrases

# A letterhead stands in the first lines and is no longer (characters, both lines).
LETTERHEAD_LINES, LONGEST_LETTERHEAD = 4, 140

# A paper's name in capitals at the head of a page (words).
FEWEST_PAPER_WORDS, MOST_PAPER_WORDS = 2, 6

# How such names begin besides.
BODIES = frozenset(
    (
        "council",
        "embassy",
        "ministry",
        "permanent",
        "organization",
        "organisation",
        "league",
        "commission",
        "association",
    )
)

_OPEN_END = re.compile(r"\b(?:of|of the|for|and|to the|for the|&)$", re.IGNORECASE)
_OPEN_START = re.compile(r"(?:OF|TO|IN|FOR|AND)\s(?:THE\s)?[A-Z]")
_TONGUE = re.compile(r"\s{2,}[A-Z]{2}$")
_GAP = re.compile(r"\s{3,}")
_PAGE = re.compile(r"(?:page |p\. ?)?\d{1,3}", re.IGNORECASE)


def join_letterhead(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return `paragraphs` with an institution's name that goes on in the next line as one, known as masthead."""
    for index in range(min(LETTERHEAD_LINES, len(paragraphs) - 1)):
        one, two = paragraphs[index], paragraphs[index + 1]
        if one.hint is not None or two.hint is not None or one.words.isupper() != two.words.isupper():
            continue
        go_on = _OPEN_END.search(one.words) or (one.words.isupper() and _OPEN_START.match(two.words))
        if not go_on or two.span.end - one.span.start > LONGEST_LETTERHEAD:
            continue
        folded = fold_words(one.words).removeprefix("the ")
        if not any(folded.startswith(start) for start in _starts()):
            continue
        end = two.span.end
        tongue = _TONGUE.search(two.words)
        if tongue is not None:
            end -= len(tongue.group())
        whole = make_paragraph(text, one.span.start, end, "masthead")
        rest = make_paragraph(text, end, two.span.end, "boilerplate")
        if whole is not None:
            whole = msgspec.structs.replace(whole, words=" ".join(whole.words.split()))
            return [*paragraphs[:index], whole, *([rest] if rest else []), *paragraphs[index + 2 :]]
    return paragraphs


def cut_running_head(text: str, paragraph: Paragraph) -> list[Paragraph]:
    """Return paper, day and page of a printed page's head, whose parts stand far apart; else the paragraph as it is."""
    if paragraph.hint is not None or paragraph.is_closed or not _GAP.search(paragraph.words):
        return [paragraph]
    found: list[Paragraph] = []
    dated = named = False
    start = paragraph.span.start
    for part in re.finditer(r"\S+(?:\s{1,2}\S+)*", paragraph.words):
        piece = make_paragraph(text, start + part.start(), start + part.end())
        if piece is None:
            continue
        day = next(find_dates(text, piece.span.start, piece.span.end), None)
        if _PAGE.fullmatch(piece.words):
            found.append(msgspec.structs.replace(piece, hint="boilerplate"))
        elif day is not None and day.day is not None and day.span.start - piece.span.start <= 12:
            dated = True
            found.append(msgspec.structs.replace(piece, hint="date"))
        elif not named and _may_be_paper(piece.words):
            named = True
            found.append(msgspec.structs.replace(piece, hint="masthead"))
        else:
            return [paragraph]
    return found if dated and named else [paragraph]


def _may_be_paper(words: str) -> bool:
    named = words.isupper() and FEWEST_PAPER_WORDS <= len(words.split()) <= MOST_PAPER_WORDS
    return named or find_outlet(words) is not None or is_masthead(words)


def _starts() -> frozenset[str]:
    return load_phrases("issuer_starts") | BODIES
