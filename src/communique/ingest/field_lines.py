"""Cut the lines `KEY: value` that databases of newspapers set around an article: BYLINE, SECTION, LENGTH, LOAD-DATE.

A page is taken for such an export when several of these keys begin its lines. The key becomes a field, the value what
the key says it is: headline, byline, date, masthead, dateline, body.
"""

import re

import msgspec

from communique.ingest.dates import find_dates
from communique.ingest.lines import Paragraph, make_paragraph

# An export has at least so many different keys. One alone ("Source: …") is read by its own rules.
FEWEST_KEYS = 2
# With so many no line of them is taken for one of a page's own, such as "Source: …" below a report.
SURE_KEYS = 5
# Fields stand above the article and below it, in this many paragraphs.
ABOVE, BELOW = 40, 30

# What the value of a key is, for the label of its paragraph; "field" keeps key and value out of the report.
MEANINGS = {
    "headline": "title", "title": "title", "byline": "byline", "author": "byline", "dateline": "place",
    "body": "body", "full text": "body", "text": "body", "lead": "body", "publication title": "masthead",
    "publication": "masthead", "newspaper": "masthead", "publication info": "masthead", "source": "masthead",
    "pub": "masthead", "publication date": "date", "pub date": "date", "pubdate": "date", "date": "date",
    "section": "field", "length": "field", "load-date": "field", "load date": "field", "publication-type": "field",
    "publication type": "field", "document-type": "field", "document type": "field", "source type": "field",
    "journal code": "field", "correction-date": "field", "copyright holder": "field", "accession number": "field",
    "document id": "field", "proquest document id": "field", "document url": "field", "last updated": "field",
    "database": "field", "issn": "field", "edition": "field", "graphic": "field", "type": "field",
    "word count": "field", "subject": "field", "company": "field", "organization": "field", "person": "field",
    "people": "field", "geographic": "field", "city": "field", "state": "field", "country": "field",
    "country of publication": "field", "place of publication": "field", "publisher": "field", "abstract": "field",
    "keywords": "field", "highlight": "field", "language": "field", "url": "field", "series": "field",
    "notes": "field", "page": "field", "pages": "field", "first page": "field", "volume": "field", "issue": "field",
    "location": "field", "record number": "field", "ref": "field", "tags": "field", "author(s)": "byline",
    "authors": "byline", "author/byline": "byline", "reporter": "byline", "record": "field", "readability": "field",
    "subject terms": "field", "geographic terms": "field", "company terms": "field", "people terms": "field",
    "full text word count": "field", "document number": "field", "gale document number": "field",
    "source citation": "field", "persistent link to this record": "field", "reviews and products": "field",
    "subjects": "field", "named works": "field", "classification": "field", "identifier / keyword": "field",
    "publication year": "field", "publication subject": "field", "language of publication": "field",
    "source attribution": "field", "story type": "field", "category": "field", "caption": "field", "credit": "field",
    "memo": "field", "illustration": "field", "index terms": "field", "column": "field", "dateline date": "field",
    "product": "field", "links": "field",
}  # fmt: skip

_LINE = re.compile(r"(?P<key>[A-Z][A-Za-z]*(?:\(s\))?(?:[ /-][A-Za-z]+){0,4})\s?:\s*")
# What a database adds to a list of subjects on lines of their own: "*DIPLOMACY", "~~~~~~~~".
_LISTED = re.compile(r"\*[^a-z*]{3,80}|[~_=*-]{3,}")
# "1 of 25 DOCUMENTS", "Document 3 of 7", "512 words": what exports add without a key.
# How diplomatic cables begin.
_CABLE = re.compile(r"(?:UNCLAS|CONFIDENTIAL|SECRET|C O N F I D|U N C L A S|S E C R E T|FM\s|[RPOZ]\s\d{6}Z)")
_COUNT = re.compile(
    r"(?:document )?\d{1,4} of \d{1,4}(?: documents?)?|\d{2,5} words|document [A-Z]{4,}\d{8,}\w*", re.IGNORECASE
)


def cut_fields(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return `paragraphs` with the field lines of an export cut into key and value; as they are in any other page."""
    near = [*range(min(ABOVE, len(paragraphs))), *range(max(ABOVE, len(paragraphs) - BELOW), len(paragraphs))]
    found = {index: match for index in near if (match := _match(paragraphs[index])) is not None}
    keys = {_fold(match["key"]) for match in found.values()}
    if "subject" in keys and any(_CABLE.match(paragraph.words) for paragraph in paragraphs[:4]):
        return [piece for at, one in enumerate(paragraphs) for piece in _cut_subject(text, one, found.get(at))]
    if len(keys) < FEWEST_KEYS or not keys & {"byline", "section", "length", "load-date", "publication date",
                                              "publication title", "headline", "full text"}:  # fmt: skip
        return paragraphs
    result: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        match = found.get(index)
        if match is not None:
            result += _cut(text, paragraph, match, sure=len(keys) >= SURE_KEYS)
        elif paragraph.hint is None and (_COUNT.fullmatch(paragraph.words) or _LISTED.fullmatch(paragraph.words)):
            result.append(msgspec.structs.replace(paragraph, hint="field"))
        else:
            result.append(paragraph)
    return result


def _cut_subject(text: str, paragraph: Paragraph, match: re.Match[str] | None) -> list[Paragraph]:
    """Return key and title of a cable's subject; its references and tags are fields."""
    if match is None or _fold(match["key"]) not in ("subject", "ref", "tags"):
        return [paragraph]
    if _fold(match["key"]) != "subject":
        return [msgspec.structs.replace(paragraph, hint="field")]
    start = paragraph.span.start
    label = make_paragraph(text, start, start + match.end(), "field")
    value = make_paragraph(text, start + match.end(), paragraph.span.end, "title")
    return [piece for piece in (label, value) if piece is not None]


def _match(paragraph: Paragraph) -> re.Match[str] | None:
    match = _LINE.match(paragraph.words) if paragraph.hint is None else None
    return match if match is not None and _fold(match["key"]) in MEANINGS else None


def _fold(key: str) -> str:
    return key.casefold()


def _cut(text: str, paragraph: Paragraph, match: re.Match[str], *, sure: bool) -> list[Paragraph]:
    meaning = MEANINGS[_fold(match["key"])]
    start, end = paragraph.span.start, paragraph.span.end
    if meaning == "field":
        return [msgspec.structs.replace(paragraph, hint="field")]
    if not sure and _fold(match["key"]) in ("source", "date", "title", "text") and not match["key"].isupper():
        return [paragraph]
    value = make_paragraph(text, start + match.end(), end)
    label = make_paragraph(text, start, start + match.end(), "field")
    if value is None:
        return [msgspec.structs.replace(paragraph, hint="field")]
    if meaning == "masthead":
        name = re.match(r"[^\[\d(;:]+", value.words)
        stop = value.span.start + (name.end() if name else 0)
        inner = make_paragraph(text, value.span.start, stop, "masthead")
        dated = next(find_dates(text, stop, end), None) if sure else None
        rest = make_paragraph(text, stop, end, "date" if dated is not None else "field")
        pieces = [label, inner, rest]
    else:
        hint = None if meaning == "body" else meaning
        pieces = [label, msgspec.structs.replace(value, hint=hint)]
    return [piece for piece in pieces if piece is not None]
