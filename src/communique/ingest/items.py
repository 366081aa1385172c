"""Find the several separately headed reports that one page may carry.

A heading inside the text begins a report of its own, rather than a section, when it reads like a headline and the
paragraph below tells its story anew: the words of the heading come back there and nothing refers back ("he also
said").
"""

import re

from communique.ingest.heads import is_programme, is_report_heading, number_length
from communique.ingest.labels import Labels, content_stems
from communique.ingest.lines import Paragraph
from communique.model import Item, Span

# A headline has at least so many words; section headings are shorter ("Next steps").
FEWEST_WORDS = 5
# The share of a headline's longer words that its first two paragraphs repeat. On hand-made pages reports had 0.6 and
# more, section headings under 0.4.
REPEATED = 0.5

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
    digest = labels.title is not None and is_programme(paragraphs[labels.title].words)
    starts = [
        index
        for index, kind in enumerate(kinds)
        if kind == "heading"
        and (index > labels.first_body or (digest and is_report_heading(paragraphs[index])))
        and _begins_report(paragraphs, labels, index, digest)
    ]
    if not starts:
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


def _begins_report(paragraphs: list[Paragraph], labels: Labels, index: int, digest: bool) -> bool:
    heading = paragraphs[index]
    if digest and is_report_heading(heading):
        return any(kind == "body" for kind in labels.kinds[index + 1 : index + 3])
    if heading.count < FEWEST_WORDS or heading.words.rstrip().endswith(("?", ":", "…")):
        return False
    below = [paragraphs[i] for i in range(index + 1, min(len(paragraphs), index + 5)) if labels.kinds[i] == "body"][:2]
    if not below or _REFERS_BACK.match(below[0].words) or below[0].words[0] in '"“‘«':
        return False
    stems = content_stems(heading.words)
    told = content_stems(" ".join(paragraph.words[:800] for paragraph in below))
    return bool(stems) and len(stems & told) / len(stems) >= REPEATED
