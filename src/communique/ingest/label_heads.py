"""Label the lines above a report: its title, who publishes it, who wrote it, and what a site sets around them."""

import re

from communique.ingest.authors import find_author, is_post
from communique.ingest.credits import (
    is_list_heading,
    is_masthead,
    is_menu,
)
from communique.ingest.heads import (
    house_length,
    is_editors_note,
    is_head_note,
    is_issuer,
    is_named_place,
    may_name_paper,
)
from communique.ingest.languages import is_other_script
from communique.ingest.lines import Paragraph
from communique.ingest.titles import (
    TITLE_WORDS,
    choose_title,
    find_programme,
    is_turn,
    may_be_title,
)
from communique.model import SegmentKind

# A question of so many words may be a section's heading; a longer one belongs to the report.
QUESTION_WORDS = 9
# A line of so many words before a colon introduces what follows.
COLON_WORDS = 5
# After "Comments" below so many paragraphs of the report nothing belongs to it any more.
REPORT_PARAGRAPHS = 3
# "2. Strongly condemns the attack;", "- an end to hostilities;".
_CLAUSE = re.compile(r"[-–—•*]|\(?(?:\d{1,2}|[a-z]{1,3})[.)]\s|[a-z]")
# An author stands no more lines from the date; so much of a paragraph is looked through for the name (characters).
BESIDE, SIGHT_OF_NAMES = 3, 1000


def find_authors(paragraphs: list[Paragraph], kinds: list[SegmentKind | None], first: int) -> None:
    """Label a name alone above a report, beside its date or its post, as the author's; a person told of is none."""
    told = " ".join(paragraph.words[:SIGHT_OF_NAMES] for paragraph in paragraphs[first : first + REPORT_PARAGRAPHS])
    for index in range(1, min(first, len(kinds))):
        if kinds[index] is not None:
            continue
        name = find_author(paragraphs[index].words)
        if name is None or name.split()[-1] in told:
            continue
        around = range(max(0, index - BESIDE), min(first, index + BESIDE + 1))
        post = index + 1 < first and kinds[index + 1] is None and is_post(paragraphs[index + 1])
        if post or any(kinds[at] in ("date", "byline") for at in around) or index + 1 == first:
            kinds[index] = "byline"
            if post:
                kinds[index + 1] = "byline"


def label_head(
    paragraphs: list[Paragraph], kinds: list[SegmentKind | None], first: int, *, headed: bool
) -> tuple[int | None, tuple[int, ...]]:
    """Choose the title among the lines before the report; label what else stands there.

    headed: the report begins with its dateline.
    """
    marked = [index for index, kind in enumerate(kinds) if kind == "title"]
    if marked:
        for index in marked[1:]:
            kinds[index] = "heading"
    programme = find_programme(paragraphs, kinds, first)
    if programme is not None and not marked:
        marked = [programme]
        kinds[programme] = "title"
    head = [index for index in range(min(first, len(kinds))) if kinds[index] is None]
    named = [
        index
        for index in range(len(kinds))
        if paragraphs[index].hint == "masthead"
        or (
            index < first
            and index != programme
            and kinds[index] in (None, "credit")
            and _names_publisher(paragraphs[index])
        )
    ]
    heard = [at for at in named if paragraphs[at].hint == "masthead" and at and paragraphs[at - 1].hint == "place"]
    named = heard or named  # what a monitoring service heard, not its own rubrics
    candidates = [index for index in head if index not in named and may_be_title(paragraphs[index])]
    candidates = _below_menus(paragraphs, kinds, candidates, first)
    beside = [
        index
        for index in candidates
        if _is_beside_date(paragraphs, kinds, index) and may_name_paper(paragraphs[index].words)
    ]
    if not named and beside and (marked or len(candidates) > len(beside)):
        named = beside[:1]
        candidates.remove(beside[0])
    mastheads = tuple(sorted(named))
    title = marked[0] if marked else choose_title(paragraphs, candidates, first)
    if title is None and headed and head and head[0] not in named and paragraphs[head[0]].is_short:
        title = head[0]  # a sentence above a dateline is a headline
    listed = _listed_in_head(paragraphs, kinds, head, title)
    for index in head:
        if index == title:
            kinds[index] = "title"
        elif index in listed or index in mastheads:
            kinds[index] = "boilerplate"
        elif title is not None and index < title:
            kinds[index] = "boilerplate" if not paragraphs[index].is_closed else "body"
        elif is_other_script(paragraphs[index].words):
            kinds[index] = "boilerplate" if index and kinds[index - 1] == "boilerplate" else "caption"
        elif title is not None and is_editors_note(paragraphs[index].words):
            kinds[index] = "boilerplate"
        elif (
            title is not None and is_named_place(paragraphs[index].words) and not is_head_note(paragraphs[index].words)
        ):
            kinds[index] = "byline"
        else:
            kinds[index] = "heading" if may_be_heading(paragraphs[index]) else "body"
    for index in mastheads:
        if index != title:
            kinds[index] = "boilerplate"
    return title, tuple(index for index in mastheads if index != title)


def _listed_in_head(
    paragraphs: list[Paragraph], kinds: list[SegmentKind | None], head: list[int], title: int | None
) -> set[int]:
    """Return the open lines right below a heading such as "Related" that stands under the title."""
    listed: set[int] = set()
    for index in head:
        if title is None or index <= title or paragraphs[index].is_closed or index + 1 == len(paragraphs):
            continue
        above = index - 1
        if above in listed or (kinds[above] == "boilerplate" and is_list_heading(paragraphs[above].words)):
            listed.add(index)
    return listed


def _below_menus(
    paragraphs: list[Paragraph], kinds: list[SegmentKind | None], candidates: list[int], first: int
) -> list[int]:
    """Return the candidates below the page's last menu, if one of them is long enough; else all."""
    dated = next((at for at in range(min(first, len(kinds))) if kinds[at] in ("date", "byline")), first)
    last = max((at for at in range(min(dated, len(kinds))) if is_menu(paragraphs[at].words)), default=-1)
    below = [at for at in candidates if at > last]
    return below if any(paragraphs[at].count >= TITLE_WORDS and at < dated for at in below) else candidates


def _is_beside_date(paragraphs: list[Paragraph], kinds: list[SegmentKind | None], index: int) -> bool:
    """True if a date stands right above or below, but for a line such as "World, page 7"."""
    if index and kinds[index - 1] == "date":
        return True
    for later in range(index + 1, min(len(kinds), index + 3)):
        if kinds[later] == "date":
            return True
        if not is_head_note(paragraphs[later].words):
            break
    return False


def _names_publisher(paragraph: Paragraph) -> bool:
    if paragraph.hint in ("masthead", "credit"):
        return paragraph.hint == "masthead"
    words = paragraph.words
    return not paragraph.is_closed and (is_masthead(words) or is_issuer(words) or house_length(words) > 0)


def may_be_heading(paragraph: Paragraph) -> bool:
    """True for a line that does not end like a sentence; questions and lines with a colon only if short."""
    words = paragraph.words.rstrip()
    if words[0].islower() or words.endswith(("--", "—")) or is_turn(words):
        return False  # the rest of a sentence that a line break cut, or what somebody says in a transcript
    if words.endswith(";") and _CLAUSE.match(words):
        return False  # a clause of a resolution
    if words.endswith("?"):
        return paragraph.count <= QUESTION_WORDS
    if words.endswith((":", ",")):
        return paragraph.count < COLON_WORDS  # "Asked about the treaty, she told reporters:" leads to a quotation
    return not paragraph.is_closed
