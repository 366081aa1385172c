"""Read articles in the XML of news: NITF, NewsML 1 and G2, the SGML of newswire collections, and their like.

No schema is followed. Elements are known by their local names: what these formats call a headline, a date, a provider
and a text is told by a table. A text without paragraph elements has its paragraphs between blank lines.
"""

import itertools
import re
from collections.abc import Iterator

import msgspec

from communique.config import Config
from communique.ingest.dates import parse_date
from communique.ingest.feeds import (
    Element,
    XmlEntry,
    append_text,
    decode_element,
    element_value,
    find_xml_error,
    local_name,
    read_entry_text,
    shift_runs,
)
from communique.ingest.findings import make_finding
from communique.ingest.lines import Paragraph, find_paragraphs, make_paragraph
from communique.ingest.maps import MapBuilder, Runs
from communique.ingest.markup import find_tokens, read_attributes
from communique.ingest.metadata import External
from communique.ingest.oracle import YearOracle
from communique.ingest.texts import read_text
from communique.model import Document, Finding

# An article each, where a file holds several.
ARTICLES = ("doc", "newsitem", "nitf", "article", "story", "timeml", "document", "item")
# What begins a file that nothing else calls XML; `<article>` begins pages too.
ROOTS = ("doc", "docs", "newsitem", "newsml", "newsmessage", "nitf", "timeml")
# What these formats call each thing: local names, folded, in order of preference.
TEXTS = (
    "body.content", "datacontent", "inlinexml", "text", "body", "content", "fulltext", "maintext", "story", "bodytext",
)  # fmt: skip
TITLES = ("hl1", "hedline", "headline", "title", "hl")
DATES = (
    "date.issue", "story.date", "dateline.date", "versioncreated", "contentcreated", "dateid", "thisrevisioncreated",
    "pubdate", "published", "publicationdate", "date_time", "datetime", "dct", "date", "datepublished",
)  # fmt: skip
PUBLISHERS = (
    "publisher", "provider", "providerid", "doc.copyright", "source", "newspaper", "publication", "agency",
)  # fmt: skip
PLACES = ("dateline", "located", "location")
BYLINES = ("byline", "bytag", "author", "by", "byttl")
RIGHTS = ("copyrightnotice", "rightsinfo", "copyrightline", "copyright", "rights")
# Attributes that hold a value where an element is empty.
VALUES = ("norm", "value", "holder", "literal", "name", "content")

_BLOCKS = re.compile(r"<(?:p|P|br|div|h[1-6]|block|paragraph|para|hl2)[\s>/]")
_ROOT = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!DOCTYPE[^>]*>\s*)*<(?:\w+:)?(?P<name>[\w.]+)[\s>]")


def is_article_markup(head: str) -> bool:
    """True if a text begins as an article in one of these formats does."""
    match = _ROOT.match(head)
    return match is not None and match["name"].casefold() in ROOTS


def read_articles(
    source: str, *, name: str, external: External, config: Config, directory_names: YearOracle | None = None
) -> Iterator[Document | Finding]:
    """Yield one document for each article in the XML `source`; a finding if it holds none."""
    if "<!ENTITY" in source:
        yield make_finding("entity-declaration", name, f"{name}: the file declares entities of its own")
        return
    articles = [pair for pair in _cut_articles(_find_elements(source), len(source)) if _first(pair[1], TEXTS)]
    if not articles:
        yield make_finding("not-a-feed", name, f"{name}: XML, but neither RSS, Atom, XHTML nor an article")
        return
    if source.lstrip().startswith("<?xml") and (problem := find_xml_error(source)) is not None:
        yield make_finding("broken-xml", name, f"{name}: the XML is not well formed: {problem}")
    for number, (entry, elements) in enumerate(articles, 1):
        place = name if len(articles) == 1 else f"{name}#{number}"
        text, runs, paragraphs = _reading_text(source, entry, elements)
        if not text.strip():
            yield make_finding("blank-input", place, f"{place}: the article has no text")
            continue
        document, findings = read_text(
            text,
            name=place,
            external=msgspec.structs.replace(external, fallback=_metadata(source, elements)),
            config=config,
            directory_names=directory_names,
            paragraphs=paragraphs,
        )
        yield from findings
        yield msgspec.structs.replace(document, format="xml", source=source[entry.start : entry.end], source_map=runs)


def _find_elements(source: str) -> list[Element]:
    """Return all elements in the order in which they begin; one never closed ends with its parent, or with the file."""
    found: list[Element] = []
    opened: list[Element] = []
    for token in find_tokens(source, is_xml=True):
        if token.kind == "start":
            element = Element(token.name, token.end, token.end, read_attributes(source, token))
            found.append(element)
            if not token.closed:
                opened.append(element)
        elif token.kind == "end":
            depth = next((at for at in range(len(opened) - 1, -1, -1) if opened[at].name == token.name), None)
            if depth is not None:
                for element in opened[depth:]:
                    element.end = token.start
                del opened[depth:]
    for element in opened:
        element.end = len(source)  # the file breaks off
    return found


def _cut_articles(elements: list[Element], size: int) -> list[tuple[XmlEntry, list[Element]]]:
    """Return the articles with the elements inside each; the whole is one where no element of an article repeats."""
    for kind in ARTICLES:
        outer = [element for element in elements if _local(element) == kind and element.end > element.start]
        if len(outer) < 2 or any(before.end > after.start for before, after in itertools.pairwise(outer)):
            continue
        articles: list[tuple[XmlEntry, list[Element]]] = [(XmlEntry(one.start, one.end, []), []) for one in outer]
        current = iter(articles)
        entry, inside = next(current)
        for element in elements:
            while element.start > entry.end:
                following = next(current, None)
                if following is None:
                    return articles
                entry, inside = following
            if entry.start < element.start:
                inside.append(element)
        return articles
    return [(XmlEntry(0, size, []), elements)]


def _local(element: Element) -> str:
    return local_name(element.name).casefold()


def _first(elements: list[Element], names: tuple[str, ...]) -> Element | None:
    """Return the element with the best of these names: the first, of texts the longest."""
    for name in names:
        named = [element for element in elements if _local(element) == name and element.end > element.start]
        if named:
            return max(named, key=lambda element: element.end - element.start) if names is TEXTS else named[0]
    return None


def _words(source: str, elements: list[Element], names: tuple[str, ...]) -> str | None:
    """Return the words of the first of these elements that has any, in its text or an attribute."""
    for name in names:
        for element in elements:
            if _local(element) == name:
                words = element_value(source, element) if element.end > element.start else None
                words = words or next((element.attributes[key] for key in VALUES if element.attributes.get(key)), None)
                if words:
                    return words
    return None


def _metadata(source: str, elements: list[Element]) -> External:
    dated = (_words(source, elements, (name,)) for name in DATES)
    published = next((words for words in dated if words and parse_date(words) is not None), None)
    byline = _words(source, elements, BYLINES)
    return External(
        title=_words(source, elements, TITLES),
        published=published,
        publisher=_words(source, elements, PUBLISHERS),
        bylines=(re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE),) if byline else (),
        rights=_words(source, elements, RIGHTS),
        method="field",
    )


def _reading_text(source: str, entry: XmlEntry, elements: list[Element]) -> tuple[str, Runs, list[Paragraph]]:
    """Return the article's title, dateline and text, the map to its slice of the file, and its paragraphs."""
    title, body, place = _first(elements, TITLES), _first(elements, TEXTS), _first(elements, PLACES)
    assert body is not None
    before = [
        (element, hint)
        for element, hint in ((title, "title"), (place, None))
        if element is not None and not body.start <= element.start < body.end
    ]
    if _BLOCKS.search(source, body.start, body.end):
        entry.elements = [Element("content", body.start, body.end, {})]
        if before and before[0][1] == "title":
            entry.elements.insert(0, Element("title", before[0][0].start, before[0][0].end, {}))
        return read_entry_text(source, entry)
    builder = MapBuilder()
    spans: list[tuple[int, int, str | None]] = []
    for element, hint in before:
        start = builder.size
        append_text(builder, *_character_data(source, element, entry.start))
        spans.append((start, builder.size, hint))
        builder.insert("\n\n")
    start = builder.size
    append_text(builder, *_character_data(source, body, entry.start))
    text, runs = builder.finish()
    heads = (make_paragraph(text, begin, end, hint) for begin, end, hint in spans)
    return text, runs, [*(one for one in heads if one is not None), *find_paragraphs(text, start)]


def _character_data(source: str, element: Element, offset: int) -> tuple[str, Runs]:
    """Return the text of an element without its tags, with the map to the article's slice."""
    text, runs = decode_element(source, element, keep_markup=False)
    return text, shift_runs(runs, offset)
