"""Find the several separately headed reports that one page may carry.

A heading inside the text begins a report of its own, rather than a section, when it reads like a headline and the
paragraph below tells its story anew: the words of the heading come back there and nothing refers back ("he also
said").
"""

import re

from communique.ingest.heads import is_clock, is_digest, is_programme, is_report_heading, number_length
from communique.ingest.labels import Labels
from communique.ingest.lines import Paragraph
from communique.ingest.titles import content_stems
from communique.ingest.words import fold_words
from communique.model import Item, Span

# A headline has at least so many words; section headings are shorter ("Next steps").
FEWEST_WORDS = 5
# The share of a headline's longer words that its first two paragraphs repeat. On hand-made pages reports had 0.6 and
# more, section headings under 0.4.
REPEATED = 0.5

# What stands above a heading is searched for names this far up (characters).
EARLIER = 20_000
# "Maltese Foreign Minister Anna Maria Borg": an office before a full name introduces somebody.
_INTRODUCED = re.compile(
    r"\b(?:minister|president|chancellor|premier|general|secretary|chief|leader|spokes(?:man|woman|person)|ambassador|"
    r"envoy|commissioner|king|queen|prince|chair(?:man|woman)|director|head|representative|senator|governor|mayor|"
    r"minister,|president,),? (?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’.-]*){1,3})",
    re.IGNORECASE,
)
# The heading of a report in a digest has at least so many words.
DIGEST_WORDS = 2
# So many clock times on lines of their own make a live blog.
LIVE_ENTRIES = 3

_REFERS_BACK = re.compile(
    r"(?:he|she|it|they|him|his|her|their|this|that|these|those|both|such|but|and|also|meanwhile|however|in addition|"
    r"besides|"
    r"moreover|furthermore|separately|earlier|later|speaking|asked|according to (?:him|her|them)|"
    r"the (?:two|sides|ministers?|diplomat|spokes\w+))\b",
    re.IGNORECASE,
)


def find_items(text: str, paragraphs: list[Paragraph], labels: Labels) -> tuple[Item, ...]:
    """Return the reports of a page in order; () when it carries one."""
    kinds = labels.kinds
    if sum(1 for paragraph in paragraphs if is_clock(paragraph.words)) >= LIVE_ENTRIES:
        return ()  # the entries of a live blog tell one story
    title = paragraphs[labels.title].words if labels.title is not None else ""
    loose = is_digest(title)
    digest = loose or is_programme(title)
    starts = [
        index
        for index, kind in enumerate(kinds)
        if kind == "heading"
        and (index > labels.first_body or (digest and (loose or is_report_heading(paragraphs[index]))))
        and _begins_report(paragraphs, labels, index, digest, loose)
    ]
    # A heading that comes back stood in a table of contents first.
    later = {_heading(paragraphs[index]): index for index in starts}
    starts = [index for index in starts if later[_heading(paragraphs[index])] == index]
    if not starts or (not digest and not _are_reports(text, paragraphs, labels, starts)):
        return ()
    if labels.title is not None and not digest:
        starts.insert(0, labels.title)
    items = []
    for begin, stop in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        inside = [
            index for index in range(begin, stop) if kinds[index] in ("title", "heading", "body", "caption", "byline")
        ]
        last = max((index for index in inside if kinds[index] == "body"), default=begin)
        span = Span(paragraphs[begin].span.start, paragraphs[last].span.end)
        number = number_length(paragraphs[begin].words)
        items.append(Item(paragraphs[begin].span.of(text)[number:], span))
    return tuple(items)


def _heading(paragraph: Paragraph) -> str:
    return fold_words(paragraph.words[number_length(paragraph.words) :])


def _are_reports(text: str, paragraphs: list[Paragraph], labels: Labels, starts: list[int]) -> bool:
    """True if the headings of a page that calls itself no digest are headlines, none a section's.

    Every longer heading begins a report, and half the reports introduce with office and full name somebody of whom the
    page spoke before: an article with sections goes on with the surname.
    """
    headed = [
        index
        for index, kind in enumerate(labels.kinds)
        if kind == "heading" and index > labels.first_body and paragraphs[index].count >= FEWEST_WORDS
    ]
    if set(headed) - set(starts):
        return False
    anew = 0
    for index in starts:
        if _has_own_head(labels, index):
            anew += 1
            continue
        earlier = text[: paragraphs[index].span.start][-EARLIER:]
        below = " ".join(paragraph.words[:800] for paragraph in _below(paragraphs, labels, index))
        names = [match["name"].split() for match in _INTRODUCED.finditer(below)]
        anew += any(name[0][0].isupper() and f" {name[-1]}" in earlier for name in names)
    return 2 * anew >= len(starts)


def _has_own_head(labels: Labels, index: int) -> bool:
    """True if a byline, a date or a dateline stands between a heading and its text."""
    following = labels.kinds[index + 1 : index + 3]
    if following[:1] in (("byline",), ("date",), ("dateline",)):
        return "body" in labels.kinds[index + 1 : index + 4]
    return following[:1] == ("body",) and index + 1 in labels.datelines


def _below(paragraphs: list[Paragraph], labels: Labels, index: int) -> list[Paragraph]:
    """Return the report's paragraphs right below a heading."""
    return [paragraphs[at] for at in range(index + 1, min(len(paragraphs), index + 4)) if labels.kinds[at] == "body"]


def _begins_report(paragraphs: list[Paragraph], labels: Labels, index: int, digest: bool, loose: bool) -> bool:
    heading = paragraphs[index]
    following = labels.kinds[index + 1 : index + 3]
    if digest and is_report_heading(heading):
        return "body" in following
    if loose and heading.count >= DIGEST_WORDS:
        return following[:1] == ("body",)
    if heading.count < FEWEST_WORDS or heading.words[0] in "—–-•" or heading.words.rstrip().endswith(("?", ":", "…")):
        return False
    if _has_own_head(labels, index):
        return True
    below = [paragraphs[i] for i in range(index + 1, min(len(paragraphs), index + 5)) if labels.kinds[i] == "body"][:2]
    if not below or _REFERS_BACK.match(below[0].words) or below[0].words[0] in '"“‘«':
        return False
    stems = content_stems(heading.words)
    told = content_stems(" ".join(paragraph.words[:800] for paragraph in below))
    return bool(stems) and len(stems & told) / len(stems) >= REPEATED
