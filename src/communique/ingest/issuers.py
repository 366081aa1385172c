"""Who published and wrote a plain page, and where its author stood when no dateline tells."""

import re
from collections.abc import Iterator

from communique.ingest.credits import (
    find_byline,
    find_byline_place,
    find_correspondents,
    find_credit,
    is_masthead,
)
from communique.ingest.datelines import is_known_place
from communique.ingest.labels import Labels
from communique.ingest.lines import Paragraph
from communique.ingest.words import find_outlet
from communique.model import Evidence, Span

_SITE = re.compile(r"\s+(?:[|»•·]|::|[-–—])\s+(?P<site>[^|»•]{2,60})$")
# What only a wire's own copy ends with: "-30-", "(Reporting by …; Editing by …)", "AFP" alone, "/jr/".
_END_MARK = re.compile(
    r"(?:-+\s?30\s?-+|-?\s?#{2,3}\s?-?|\(?(?:additional\s)?reporting\sby\b.*|\(?(?:editing|writing|compiled)\sby\b.*)",
    re.IGNORECASE | re.DOTALL,
)
# "Geneva, Switzerland" between the date and the text of a briefing: where it was held.
_PLACE_LINE = re.compile(
    r"(?P<town>[A-ZÀ-Þ][\w'’.-]+(?:[ -][A-ZÀ-Þ][\w'’.-]+){0,3}),\s"
    r"(?P<land>[A-Z][\w.]+(?:\s(?:and |of )?[A-Z][\w.]+){0,3})"
)


def find_publisher(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the publisher the page names: its masthead, the site name after the title, or its own correspondent."""
    if labels.title is not None:
        split = split_title(paragraphs[labels.title])
        if split is not None:
            return Evidence(split[1].of(text), "stated", spans=(split[1],))
    for index in labels.mastheads:
        return Evidence(paragraphs[index].words, "stated", spans=(paragraphs[index].span,))
    wire = _own_wire(paragraphs, labels)
    if wire is not None:
        return wire
    credited = {
        words.casefold()
        for p, k in zip(paragraphs, labels.kinds, strict=True)
        if k == "credit"
        for words, _, _ in find_credit(text, p) or []
    }
    for paragraph, kind in zip(paragraphs, labels.kinds, strict=True):
        if kind != "body":
            continue
        for outlet, span, _, _ in find_correspondents(text, paragraph):
            known = find_outlet(outlet)
            if known is not None or is_masthead(outlet) or outlet.casefold() in credited:
                return Evidence(outlet, "inferred", spans=(span,), note="its correspondent reports")
    return None


def split_title(paragraph: Paragraph) -> tuple[Span, Span] | None:
    """Return the title without the site name after it, and the site name; None if there is no site name."""
    if len(paragraph.span) != len(paragraph.words):
        return None
    match = _SITE.search(paragraph.words)
    if match is None or match.start() < 8:
        return None
    site = match["site"].strip()
    if find_outlet(site) is None and not is_masthead(site):
        return None
    start = paragraph.span.start
    return Span(start, start + match.start()), Span(start + match.start("site"), start + match.end("site"))


def find_bylines(text: str, paragraphs: list[Paragraph], labels: Labels) -> tuple[Evidence, ...]:
    """Return who wrote the page: byline names, then correspondents named in the report."""
    found: dict[str, Evidence] = {}
    for paragraph, kind in zip(paragraphs, labels.kinds, strict=True):
        if kind == "byline":
            names = find_byline(paragraph.words)
            if not names and paragraph.hint == "byline" and paragraph.count <= 6:
                names = [paragraph.words.removeprefix("By ").strip(" ,|")]
            for name in names:
                found.setdefault(name, Evidence(name, "stated", spans=(paragraph.span,)))
        elif kind == "body":
            for _, _, name, span in find_correspondents(text, paragraph):
                earlier = found.get(name)
                spans = (*earlier.spans, span) if earlier else (span,)
                found[name] = Evidence(name, "stated", spans=spans)
    return tuple(found.values())


def _own_wire(paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the wire of the dateline where the page is that wire's own copy: it ends as wires end their copy."""
    credited = [pair for index in sorted(labels.datelines) for pair in labels.datelines[index].agencies]
    if not credited or not any(_END_MARK.fullmatch(paragraph.words) for paragraph in paragraphs[-3:]):
        return None
    words, span = credited[0]
    outlet = find_outlet(words)
    if outlet is not None and not outlet.is_agency:
        return None
    return Evidence(words, "inferred", spans=(span,), note="the copy ends as a wire's own")


def find_place(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the place of the dateline; else of a line between title and text that is a place, else of the byline."""
    if labels.datelines:
        dateline = labels.datelines[min(labels.datelines)]
        return Evidence(dateline.place, "stated", spans=(dateline.place_span,))
    for paragraph in _head(paragraphs, labels):
        match = _PLACE_LINE.fullmatch(paragraph.words)
        if match and is_town(match["town"]) and is_known_container(match["land"]):
            return Evidence(match["town"], "stated", spans=(paragraph.span,))
    for paragraph, kind in zip(paragraphs, labels.kinds, strict=True):
        if kind == "byline" and (place := find_byline_place(paragraph.words)) is not None and is_known_place(place):
            start = paragraph.span.start + paragraph.words.rindex(place)
            return Evidence(place, "stated", spans=(Span(start, start + len(place)),), note="where the author stood")
    return None


def _head(paragraphs: list[Paragraph], labels: Labels) -> Iterator[Paragraph]:
    start = 0 if labels.title is None else labels.title + 1
    for index in range(start, min(labels.first_body + 1, len(paragraphs))):
        if paragraphs[index].is_short and labels.kinds[index] in ("heading", "body", "boilerplate", "caption"):
            yield paragraphs[index]


def is_town(words: str) -> bool:
    """True for the name of a town, not of a palace or a state."""
    from communique.directory.places import load_gazetteer  # the gazetteer is large: loaded when first needed

    found = load_gazetteer().find(words)
    return bool(found) and found[0].kind == "city"


def is_known_container(words: str) -> bool:
    """True for a state or one of its divisions, abbreviated or not: "Switzerland", "Va."."""
    from communique.directory.places import load_gazetteer  # the gazetteer is large: loaded when first needed

    return any(place.kind in ("country", "region") for place in load_gazetteer().find_container(words))
