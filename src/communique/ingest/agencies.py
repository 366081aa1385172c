"""The wires a page credits: in datelines, in credit lines, as its publisher."""

import re

import msgspec

from communique.ingest.credits import OUTLET_AND_TOWN, SIGNATURE_WORDS, find_credit, is_rights
from communique.ingest.labels import Labels
from communique.ingest.lines import Paragraph, find_words
from communique.ingest.words import find_outlet, is_wire, trim_genus
from communique.model import Evidence, Span

# "By Jane Roe with AFP", "By AFP and Courier staff".
_WITH_WIRE = re.compile(r"\b(?:with|by|from|and)\s[A-Z]|,\s[A-Z]", re.IGNORECASE)
# "12.05.2010 | 14:22 | Source: Danube Press, Radio Aurora".
_SOURCE_PART = re.compile(r"\bsource\s?:\s*(?P<names>[^|•·\n]{2,60})", re.IGNORECASE)


def find_agencies(text: str, paragraphs: list[Paragraph], labels: Labels) -> tuple[Evidence, ...]:
    """Return the wires credited in datelines and credit lines, each once, in text order, as they are written."""
    found: list[tuple[str, Span]] = []
    for index, (paragraph, kind) in enumerate(zip(paragraphs, labels.kinds, strict=True)):
        if index in labels.datelines:
            for words, span in labels.datelines[index].agencies:
                found += [(part, place) for part, place in _names_in(words, span) if _is_wire(part)]
        elif kind == "byline" and (match := OUTLET_AND_TOWN.fullmatch(paragraph.words)) is not None:
            if is_wire(match["outlet"]):
                start = paragraph.span.start
                found.append((match["outlet"], Span(start, start + len(match["outlet"]))))
        elif kind == "byline" and _WITH_WIRE.search(paragraph.words):
            for part in re.finditer(r"(?:(?!\s(?:and|with|&)\s)[^,/|•])+", paragraph.words):
                words = re.sub(r"^(?:by|from|with|and)\s", "", part.group().strip(" •|"), flags=re.IGNORECASE)
                if is_wire(words):
                    begin = paragraph.span.start + part.start() + part.group().index(words)
                    found.append((words, Span(begin, begin + len(words))))
        elif kind == "date" and "|" in paragraph.words and _SOURCE_PART.search(paragraph.words) is None:
            for part in re.finditer(r"[^|]+", paragraph.words):
                words = part.group().strip()
                if is_wire(words):
                    start = paragraph.span.start + part.start() + part.group().index(words)
                    found.append((words, Span(start, start + len(words))))
        elif kind == "date" and (source := _SOURCE_PART.search(paragraph.words)) is not None:
            start = paragraph.span.start + source.start("names")
            span = Span(start, start + len(source["names"]))
            found += [(part, place) for part, place in _names_in(source["names"], span) if is_wire(part)]
        elif kind == "boilerplate" and index < labels.first_body and paragraph.count <= SIGNATURE_WORDS:
            if index in labels.mastheads and is_wire(paragraph.words):
                words = paragraph.words.strip(" []()")
                start = paragraph.span.start + paragraph.words.index(words)
                found.append((words, Span(start, start + len(words))))
        elif kind == "credit" and not is_rights(paragraph.words):
            credit = find_credit(text, paragraph) or []
            for words, span, _ in credit:
                named = trim_genus(words)
                if named.casefold() != "agencies":
                    found.append((named, Span(span.start, span.start + len(named))))
    unique: dict[str, Evidence] = {}
    for words, span in found:
        outlet = find_outlet(words)
        key = (outlet.name if outlet else words).casefold()
        if key in unique:
            unique[key] = msgspec.structs.replace(unique[key], spans=(*unique[key].spans, span))
        else:
            unique[key] = Evidence(words, "stated", spans=(span,))
    return tuple(unique.values())


def with_publisher(
    agencies: tuple[Evidence, ...], publisher: Evidence | None, *, is_agency: bool = False
) -> tuple[Evidence, ...]:
    """Return `agencies` with the publisher, if that is a wire or known to be an agency, in front."""
    if publisher is None or not publisher.value or not (is_agency or is_wire(publisher.value)):
        return agencies
    outlet, folded = find_outlet(publisher.value), publisher.value.casefold()
    for agency in agencies:
        words = agency.value or ""
        if words.casefold() == folded or (outlet is not None and find_outlet(words) == outlet):
            return agencies
        if find_outlet(words) is None and words == _initials(publisher.value):
            return agencies
    return (publisher, *agencies)


def without_publisher(agencies: tuple[Evidence, ...], publisher: Evidence | None) -> tuple[Evidence, ...]:
    """Return `agencies` without what names the page's publisher again, if that is no wire: "CNN Business" of CNN."""
    if publisher is None or not publisher.value or publisher.method == "inferred" or is_wire(publisher.value):
        return agencies
    own = re.sub(r"\W", "", publisher.value).casefold()
    return tuple(
        agency
        for agency in agencies
        if is_wire(agency.value or "") or not re.sub(r"\W", "", agency.value or "").casefold().startswith(own)
    )


def _initials(words: str) -> str:
    return "".join(word.group()[0] for word in find_words(words) if word.group()[0].isupper())


def _names_in(words: str, span: Span) -> list[tuple[str, Span]]:
    return [
        (match.group().strip(), Span(span.start + match.start(), span.start + match.end()))
        for match in re.finditer(r"[^/,]+", words)
        if match.group().strip()
    ]


def _is_wire(words: str) -> bool:
    outlet = find_outlet(words)
    return outlet is None or outlet.is_agency
