"""Cut the lines in which a monitoring service or a wire's terminal says where a report comes from.

"LD1205143094 Vienna DANUBE PRESS in English 1412 GMT 12 May 94" is a message number, a town, a source, a language and
a day; "14:22 12May10 RTRS-UPDATE 2-Talks fail" a clock time, a day, a code and a headline.
"""

import re

from communique.ingest.datelines import is_known_place
from communique.ingest.dates import find_dates
from communique.ingest.languages import language_by_name
from communique.ingest.lines import Paragraph, make_paragraph

# "LD1205143094", "91WC0102A", "AU1205143091": the numbers by which FBIS and JPRS filed what they had heard or read.
_HEARD = re.compile(
    r"(?P<number>(?:[A-Z]{2}\d{8,10}[A-Z]?|\d{2}[A-Z]{2,3}\d{4}[A-Z]))\s+"
    r"(?P<place>[A-Z][a-z]+(?:[ -](?:[A-Z][a-z]+|de|al))*)\s+"
    r"(?P<source>[A-Z0-9][\w'’&.() -]{1,60}?)\s+in\s+(?P<language>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\s+(?P<when>.{6,80})"
)
_TERMINAL = re.compile(
    r"(?P<when>(?:[01]\d|2[0-3]):[0-5]\d(?::\d\d)?\s+\d{1,2}-?[A-Z][A-Za-z]{2}-?(?:\d{4}|\d\d))\s+"
    r"(?P<code>\*?[A-Z]{2,5})\s?[-–—:]\s?(?P<title>\S.{8,200})"
)


def cut_source_line(text: str, paragraph: Paragraph) -> list[Paragraph]:
    """Return the parts of a source line, each with the hint what it is; any other paragraph as it is."""
    if paragraph.hint is not None or len(paragraph.span) > 260:
        return [paragraph]
    start = paragraph.span.start
    heard = _HEARD.fullmatch(paragraph.words)
    if heard is not None and language_by_name(heard["language"]) and is_known_place(heard["place"]):
        return _pieces(
            text, start, heard, ("number", "field"), ("place", "place"), ("source", "masthead"), ("when", "date")
        )
    sent = _TERMINAL.fullmatch(paragraph.words)
    if sent is not None and next(find_dates(sent["when"]), None) is not None:
        return _pieces(text, start, sent, ("when", "date"), ("code", "field"), ("title", "title"))
    return [paragraph]


def _pieces(text: str, start: int, match: re.Match[str], *parts: tuple[str, str]) -> list[Paragraph]:
    """Return the named groups of a match as paragraphs with hints; what stands between them is a field."""
    found: list[Paragraph] = []
    for order, (name, hint) in enumerate(parts):
        piece = make_paragraph(text, start + match.start(name), start + match.end(name), hint)
        if piece is not None:
            found.append(piece)
        stop = match.start(parts[order + 1][0]) if order + 1 < len(parts) else match.end()
        between = make_paragraph(text, start + match.end(name), start + stop, "field")
        if between is not None:
            found.append(between)
    return found
