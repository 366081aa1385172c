"""Label the paragraphs of a page: what each of them is, by its shape and its place.

First every line is judged alone (menus, dates, bylines, credits, captions); then the report's first body paragraph
splits the page into a head, in which the title stands, a body, in which short open lines are headings, and a tail.
"""

import re

import msgspec

from communique.ingest.authors import find_stationed
from communique.ingest.credits import (
    OUTLET_AND_TOWN,
    find_byline,
    find_credit,
    find_embargo,
    has_picture_credit,
    is_boilerplate,
    is_caption,
    is_comments_heading,
    is_list_heading,
    is_masthead,
    is_rights,
)
from communique.ingest.date_lines import find_date_line
from communique.ingest.datelines import Dateline, find_dateline
from communique.ingest.dates import find_dates
from communique.ingest.heads import (
    is_clock,
    is_head_note,
    is_named_place,
    is_page_number,
)
from communique.ingest.label_heads import REPORT_PARAGRAPHS, find_authors, label_head, may_be_heading
from communique.ingest.languages import is_other_script
from communique.ingest.lines import Paragraph
from communique.ingest.service import is_desk_mark
from communique.ingest.titles import (
    CLOSED_TITLE_WORDS,
    is_sentence,
    is_title_case,
)
from communique.ingest.words import find_outlet, load_phrases
from communique.model import SegmentKind

# A closed sentence this long is a lead, not a headline (words); shorter ones are, in the head, if nothing is longer.
LEAD_WORDS = 17
# A line shorter than this after the last body paragraph is not read as body unless it is a sentence.
TAIL_WORDS = 14
# Datelines stand in the first paragraphs of a report.
DATELINE_PARAGRAPHS = 4
# Below a report a longer line in another script is an instruction or another story, not a caption (words).
MENU_WORDS = 3
# Authors, their towns and the day on one line (characters).
LONGEST_BYLINE = 160
# A dateline on a line of its own: place, country, weekday, date, agency.
LONE_DATELINE_WORDS = 12


# "Story by Jane Roe • 2y • 2 min read" has strokes as menus have.
_STORY_BY = re.compile(r"(?:(?:story|written|posted|analysis|report) )?by [^|•·]{4,60}[|•·]", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\(?(?:by|from) (?:(?:our|a|an)\b.{0,50}\b|(?:(?:staff|special|foreign|diplomatic|political|web|online|news)"
    r"\s){1,3})(?:correspondents?|reporters?|staff|writers?|team|desk)\b.{0,20}|"
    r"(?:by|from) (?:[A-Z][\w.'’-]*(?:,? |/)(?:and |& |with )?){1,5}"
    r"(?:staff|agencies|wires|correspondents?|reporters?|writers|newsroom|desk)",
    re.IGNORECASE,
)


class Labels(msgspec.Struct, frozen=True):
    """One kind for each paragraph; title is the index of the title's paragraph, mastheads those that name the
    publisher."""

    kinds: tuple[SegmentKind, ...]
    title: int | None
    datelines: dict[int, Dateline]
    mastheads: tuple[int, ...] = ()
    first_body: int = 0


def label_paragraphs(text: str, paragraphs: list[Paragraph]) -> Labels:
    """Return one label for each of `paragraphs`."""
    kinds: list[SegmentKind | None] = [_judge_alone(text, paragraph) for paragraph in paragraphs]
    _read_captions(paragraphs, kinds)
    datelines = _find_lone_datelines(text, paragraphs, kinds)
    first = _first_body(text, paragraphs, kinds, datelines)
    find_authors(paragraphs, kinds, first)
    title, mastheads = label_head(paragraphs, kinds, first, headed=first in datelines)
    _label_body(text, paragraphs, kinds, first)
    _label_datelines(text, paragraphs, kinds, datelines)
    return Labels(tuple(kind or "body" for kind in kinds), title, datelines, mastheads, first)


def _read_captions(paragraphs: list[Paragraph], kinds: list[SegmentKind | None]) -> None:
    """Take the captions for the report where a page has nothing else to read, as the page of a picture has not."""
    told = [
        one.count for one, kind in zip(paragraphs, kinds, strict=True) if kind in (None, "body") and is_sentence(one)
    ]
    shown = max((one.count for one, kind in zip(paragraphs, kinds, strict=True) if kind == "caption"), default=0)
    if len(told) > 1 or sum(told) >= shown:
        return
    for index, paragraph in enumerate(paragraphs):
        if kinds[index] == "caption" and paragraph.hint is None and paragraph.count > TAIL_WORDS:
            kinds[index] = "body"


def _find_lone_datelines(
    text: str, paragraphs: list[Paragraph], kinds: list[SegmentKind | None]
) -> dict[int, Dateline]:
    """Find and label the lines that are a dateline and nothing else ("MADRID, Monday, October 3, 2016")."""
    found: dict[int, Dateline] = {}
    for index, paragraph in enumerate(paragraphs):
        if kinds[index] is None and paragraph.count <= LONE_DATELINE_WORDS and len(paragraph.span) <= 80:
            start, end = paragraph.span.start, paragraph.span.end
            bracketed = text[start] == "(" and text[end - 1] == ")"
            dateline = find_dateline(text, start + bracketed, end - bracketed)
            if dateline is not None and dateline.span.end >= end - bracketed:
                found[index] = dateline
                kinds[index] = "dateline"
    return found


def _judge_alone(text: str, paragraph: Paragraph) -> SegmentKind | None:
    words = paragraph.words
    if paragraph.hint is not None:
        # A footer's copyright notice is no part of the report, but it is worth knowing.
        return "credit" if paragraph.hint == "boilerplate" and is_rights(words) else _from_hint(paragraph.hint)
    if len(paragraph.span) > 700:
        return None
    kind: SegmentKind | None = None
    if find_embargo(text, paragraph) is not None:
        kind = "field"
    elif (_STORY_BY.match(words) and find_byline(words)) or _is_stationed(text, paragraph):
        kind = "byline"
    elif find_date_line(text, paragraph) is not None:
        kind = "byline" if find_byline(words) else "date"
    elif is_boilerplate(words) or is_page_number(words):
        kind = "boilerplate"
    elif is_clock(words):
        kind = "date"
    elif find_byline(words) or is_unnamed_byline(words):
        kind = "byline"
    elif is_rights(words) or find_credit(text, paragraph) is not None:
        kind = "credit"
    elif is_desk_mark(words):
        kind = "boilerplate"
    elif is_caption(words) and not _is_report(words):
        kind = "credit" if words[0] == "(" and words.find(")") == len(words) - 1 else "caption"
    return kind


def _is_stationed(text: str, paragraph: Paragraph) -> bool:
    """True for "Jane Roe in Vienna and John Doe in Geneva MAY 12 2010", authors and the day."""
    if " in " not in paragraph.words or len(paragraph.span) > LONGEST_BYLINE:
        return False
    dated = next(find_dates(text, paragraph.span.start, paragraph.span.end), None)
    if dated is None or dated.year is None or dated.span.end < paragraph.span.end:
        return False
    return bool(find_stationed(text[paragraph.span.start : dated.span.start]))


def is_unnamed_byline(words: str) -> bool:
    """True for "By our U.N. correspondent" and "EFE, Lima"."""
    if len(words) > 80:
        return False
    match = OUTLET_AND_TOWN.fullmatch(words)
    return bool(_UNNAMED.fullmatch(words)) or (match is not None and find_outlet(match["outlet"]) is not None)


def _from_hint(hint: str) -> SegmentKind | None:
    known: dict[str, SegmentKind] = {
        "title": "title", "byline": "byline", "date": "date", "caption": "caption", "heading": "heading",
        "credit": "credit", "boilerplate": "boilerplate", "body": "body", "field": "field", "place": "dateline",
    }  # fmt: skip
    return known.get(hint)


def _is_report(words: str) -> bool:
    """True if a line with a caption's mark goes on to report, as no caption does."""
    return not has_picture_credit(words) and len(words) > 200 and bool(re.search(r"\b(?:said|told|added)\b", words))


def _first_body(
    text: str, paragraphs: list[Paragraph], kinds: list[SegmentKind | None], datelines: dict[int, Dateline]
) -> int:
    """Return the index of the first paragraph of the report proper; the number of paragraphs if there is none."""
    candidates = [index for index, kind in enumerate(kinds) if kind in (None, "body")]
    for index in candidates:
        paragraph = paragraphs[index]
        if kinds[index] == "body":
            return index
        dateline = find_dateline(text, paragraph.span.start, paragraph.span.end)
        if dateline is not None and (paragraph.count > 12 or paragraph.is_closed):
            datelines[index] = dateline
            return index
        if is_title_case(paragraph) and index == candidates[0]:
            continue
        if not paragraph.is_short or (paragraph.is_closed and paragraph.count > LEAD_WORDS):
            return index
    # No long paragraph: the first closed sentence after the first line is the report.
    for order, index in enumerate(candidates):
        if order and paragraphs[index].is_closed:
            return index
    if len(candidates) == 1 and paragraphs[candidates[0]].is_closed:
        return candidates[0]
    return candidates[1] if len(candidates) > 1 else len(paragraphs)


def _is_author_in_place(words: str) -> bool:
    return is_named_place(words) and not is_head_note(words)


def _label_body(text: str, paragraphs: list[Paragraph], kinds: list[SegmentKind | None], first: int) -> None:
    """Label the report's paragraphs, its inner headings, and what stands after its end."""
    last = max(
        (i for i in range(first, len(kinds)) if kinds[i] in (None, "body") and is_sentence(paragraphs[i])),
        default=first,
    )
    listing = False
    for index in range(first, len(paragraphs)):
        paragraph = paragraphs[index]
        if kinds[index] == "boilerplate" and is_list_heading(paragraph.words):
            # Below "Related stories" every short line is a link, until a real paragraph ends the list.
            listing = True
            told = sum(1 for kind in kinds[first:index] if kind == "body")
            if told >= REPORT_PARAGRAPHS and is_comments_heading(paragraph.words):
                _close(paragraphs, kinds, index + 1)
                return
            continue
        if kinds[index] is not None:
            continue
        if listing and _is_listed(text, paragraphs, index):
            kinds[index] = "boilerplate"
            continue
        listing = False
        opened = may_be_heading(paragraph)
        if index != first and opened and paragraph.words.casefold().startswith(tuple(load_phrases("teasers"))):
            kinds[index] = "boilerplate"
            continue
        if index != first and opened and paragraph.is_short and not _is_quoted(paragraph.words):
            if is_other_script(paragraph.words):
                below = index > last and paragraph.count > MENU_WORDS
                kinds[index] = "boilerplate" if below or kinds[index - 1] == "boilerplate" else "caption"
            elif index < last:
                kinds[index] = "heading" if _before_body(paragraphs, kinds, index) else "body"
            elif (
                paragraph.count <= TAIL_WORDS
                and not paragraph.words[0].islower()
                and (kinds[index - 1] == "boilerplate" or not _reports(paragraph.words))
            ):
                kinds[index] = "boilerplate" if not is_masthead(paragraph.words) else "credit"
        if kinds[index] is None:
            kinds[index] = "body"


def _is_listed(text: str, paragraphs: list[Paragraph], index: int) -> bool:
    """True for an entry of a list of stories; a sentence below a blank line goes on with the report."""
    paragraph = paragraphs[index]
    if not paragraph.is_closed or is_title_case(paragraph):
        return True
    blank = text.count("\n", paragraphs[index - 1].span.end, paragraph.span.start) > 1
    return paragraph.count <= CLOSED_TITLE_WORDS and not (blank and not paragraph.words.rstrip().endswith("?"))


def _close(paragraphs: list[Paragraph], kinds: list[SegmentKind | None], start: int) -> None:
    """Label what readers wrote below a report; only notices of rights and credits keep what they are."""
    for index in range(start, len(kinds)):
        if kinds[index] not in ("credit", "field"):
            kinds[index] = "boilerplate"


def _is_quoted(words: str) -> bool:
    return words[0] in "\"“”‘«'"


def _reports(words: str) -> bool:
    return bool(re.search(r"\b(?:said|says|told|added|noted|stressed|will|was|were|has|have|had)\b", words))


def _before_body(paragraphs: list[Paragraph], kinds: list[SegmentKind | None], index: int) -> bool:
    """True if a paragraph of the report follows, perhaps after a picture or a date."""
    for later in range(index + 1, min(len(paragraphs), index + 4)):
        if kinds[later] in (None, "body"):
            if is_sentence(paragraphs[later]):
                return True
            if not may_be_heading(paragraphs[later]):
                return False
    return False


def _label_datelines(
    text: str, paragraphs: list[Paragraph], kinds: list[SegmentKind | None], datelines: dict[int, Dateline]
) -> None:
    """Find the dateline of the report and of each further report on the page."""
    wanted = DATELINE_PARAGRAPHS
    for index, paragraph in enumerate(paragraphs):
        if kinds[index] == "heading":
            wanted = 1
        if kinds[index] not in (None, "body") or wanted <= 0:
            continue
        wanted -= 1
        if index in datelines:
            wanted = 0
            continue
        dateline = find_dateline(text, paragraph.span.start, paragraph.span.end)
        if dateline is not None:
            datelines[index] = dateline
            wanted = 0
