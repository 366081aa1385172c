"""Who wrote a plain page, and where its author stood when no dateline tells."""

import re
from collections.abc import Iterator

from communique.ingest.authors import find_author, find_stationed
from communique.ingest.credits import (
    OUTLET_AND_TOWN,
    find_byline,
    find_byline_place,
    find_correspondents,
    is_boilerplate,
)
from communique.ingest.datelines import is_town, ordinary_case
from communique.ingest.dates import find_dates
from communique.ingest.labels import Labels
from communique.ingest.lines import Paragraph
from communique.ingest.words import find_outlet
from communique.model import Evidence, Span

# A deck may stand above the author; his town is told so many lines further down.
HEAD_BELOW_DECK = 6
# "ANKARA" on a line of its own, as Anadolu has it: a town's name is no longer (words).
TOWN_WORDS = 3
# "Geneva, Switzerland" between the date and the text of a briefing: where it was held.
_PLACE_LINE = re.compile(
    r"(?P<town>[A-ZÀ-Þ][\w'’.-]+(?:[ -][A-ZÀ-Þ][\w'’.-]+){0,3}),\s"
    r"(?P<land>[A-Z][\w.]+(?:\s(?:and |of )?[A-Z][\w.]+){0,3})"
)


# "Madrid - 12 May 2010 - 20:04 CEST", "Danube Press, Vienna / 12 May 2010 / 20:04".
_TOWN_FIRST = re.compile(r"[A-ZÀ-Þ][\w'’., -]{1,50}\s[-–/]\s(?=[^|]*\d)")
# "Reporting from Vienna, Austria" below an author.
_REPORTING_FROM = re.compile(r"reporting from (?P<town>[A-ZÀ-Þ][\w'’ -]{1,30})(?:, [A-Z].{1,40})?", re.IGNORECASE)


def find_bylines(text: str, paragraphs: list[Paragraph], labels: Labels) -> tuple[Evidence, ...]:
    """Return who wrote the page: byline names, then correspondents named in the report."""
    found: dict[str, Evidence] = {}
    for paragraph, kind in zip(paragraphs, labels.kinds, strict=True):
        if kind == "byline":
            names = find_byline(paragraph.words)
            if not names:
                dated = next(find_dates(paragraph.words), None)
                names = [name for name, _ in find_stationed(paragraph.words[: dated.span.start if dated else None])]
            if not names and paragraph.hint is None and (author := find_author(paragraph.words)) is not None:
                names = [author]
            if not names and paragraph.hint == "byline" and paragraph.count <= 6:
                names = [paragraph.words.removeprefix("By ").strip(" ,|")]
            for name in names:
                found.setdefault(name, Evidence(name, "stated", spans=(paragraph.span,)))
        elif kind == "date" and "|" in paragraph.words:
            parts = [part.strip() for part in paragraph.words.split("|")]
            for name in [one for part in parts[:2] if (one := find_author(part)) is not None]:
                found.setdefault(name, Evidence(name, "stated", spans=(paragraph.span,)))
        elif kind == "body":
            for _, _, name, span in find_correspondents(text, paragraph):
                earlier = found.get(name)
                spans = (*earlier.spans, span) if earlier else (span,)
                found[name] = Evidence(name, "stated", spans=spans)
    return tuple(found.values())


def find_place(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the place of the dateline; else of a line between title and text that is a place, else of the byline."""
    for paragraph in paragraphs:
        if paragraph.hint == "place":
            return Evidence(ordinary_case(paragraph.words.strip(" .,")), "stated", spans=(paragraph.span,))
    if labels.datelines:
        dateline = labels.datelines[min(labels.datelines)]
        return Evidence(dateline.place, "stated", spans=(dateline.place_span,))
    for paragraph in paragraphs[: labels.first_body + HEAD_BELOW_DECK]:
        match = _REPORTING_FROM.fullmatch(paragraph.words)
        if match is not None and is_town(match["town"]):
            start = paragraph.span.start + match.start("town")
            return Evidence(match["town"], "stated", spans=(Span(start, start + len(match["town"])),))
    for paragraph in _head(paragraphs, labels):
        match = _PLACE_LINE.fullmatch(paragraph.words)
        if match and is_town(match["town"]) and is_known_container(match["land"]):
            return Evidence(match["town"], "stated", spans=(paragraph.span,))
        if paragraph.count <= TOWN_WORDS and paragraph.words.isupper() and is_town(ordinary_case(paragraph.words)):
            return Evidence(ordinary_case(paragraph.words), "stated", spans=(paragraph.span,))
    for index, paragraph in enumerate(paragraphs[: labels.first_body]):
        beside = labels.kinds[max(0, index - 1) : index + 2]
        if is_boilerplate(paragraph.words):
            continue
        if paragraph.count <= TOWN_WORDS and "date" in beside and is_town(ordinary_case(paragraph.words)):
            return Evidence(ordinary_case(paragraph.words), "stated", spans=(paragraph.span,))
        if (found := _place_on_line(paragraph, labels.kinds[index])) is not None:
            return found
    for index in range(labels.first_body + 1, len(paragraphs) - 1):
        words = paragraphs[index].words.strip(" .,")
        signed = labels.kinds[index + 1] == "date" and paragraphs[index].count <= TOWN_WORDS
        if signed and words[:1].isupper() and is_town(ordinary_case(words)):
            return Evidence(ordinary_case(words), "stated", spans=(paragraphs[index].span,), note="below the text")
    for paragraph, kind in zip(paragraphs, labels.kinds, strict=True):
        words = paragraph.words
        dated = next(find_dates(words), None) if kind == "byline" else None
        if dated is not None:  # "By Jane Roe / Dublin  Monday, May 12, 2003"
            words = words[: dated.span.start].rstrip(" ,|–—-/")
        place = find_byline_place(words) if kind == "byline" else None
        if place is not None and (f" in {place}" in paragraph.words or is_town(place)):
            start = paragraph.span.start + paragraph.words.rindex(place)
            return Evidence(place, "stated", spans=(Span(start, start + len(place)),), note="where the author stood")
    return None


def _place_on_line(paragraph: Paragraph, kind: str) -> Evidence | None:
    """Return the town of "BBC News, Vienna" and of a date line "May 12th 2010 | VIENNA"."""
    match = OUTLET_AND_TOWN.fullmatch(paragraph.words) if len(paragraph.words) <= 60 else None
    if match is not None and find_outlet(match["outlet"]) is not None and is_town(match["town"]):
        start = paragraph.span.start + match.start("town")
        return Evidence(match["town"], "stated", spans=(Span(start, start + len(match["town"])),))
    if kind == "date" and (
        paragraph.words[:1].isdigit() or "|" in paragraph.words or _TOWN_FIRST.match(paragraph.words)
    ):
        for part in re.finditer(r"(?:(?!\s[–/-]\s)[^|,\[\]()])+", paragraph.words):
            words = part.group().strip()
            if words and len(words.split()) <= TOWN_WORDS and is_town(ordinary_case(words)):
                start = paragraph.span.start + part.start() + part.group().index(words)
                return Evidence(ordinary_case(words), "stated", spans=(Span(start, start + len(words)),))
    return None


def _head(paragraphs: list[Paragraph], labels: Labels) -> Iterator[Paragraph]:
    start = 0 if labels.title is None else labels.title + 1
    for index in range(start, min(labels.first_body + 1, len(paragraphs))):
        if paragraphs[index].is_short and labels.kinds[index] in ("heading", "body", "boilerplate", "caption"):
            yield paragraphs[index]


def is_known_container(words: str) -> bool:
    """True for a state or one of its divisions, abbreviated or not: "Switzerland", "Va."."""
    from communique.directory.places import load_gazetteer  # the gazetteer is large: loaded when first needed

    return any(place.kind in ("country", "region") for place in load_gazetteer().find_container(words))
