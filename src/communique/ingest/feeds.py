"""Read RSS (0.9x, 1.0, 2.0) and Atom files: one document an entry, each with its own slice of the feed as source.

The text of an entry is its title and its content; maps lead through both layers (the entry's HTML, the feed's XML)
back to the characters of the slice. No DTD is obeyed: a feed that declares entities is set aside.
"""

import re
from collections.abc import Iterator
from xml.parsers import expat

import msgspec

from communique.config import Config
from communique.ingest.blocks import Block, read_blocks
from communique.ingest.findings import make_finding
from communique.ingest.lines import Paragraph, make_paragraph
from communique.ingest.maps import MapBuilder, Runs, compose_maps
from communique.ingest.markup import Token, find_tokens, read_attributes, resolve_references
from communique.ingest.metadata import External
from communique.ingest.oracle import YearOracle
from communique.ingest.texts import read_text
from communique.model import Document, Finding

ENTRIES = frozenset(("item", "entry"))
# Elements of an entry, by local name, in order of preference.
CONTENT = ("encoded", "content", "description", "summary", "fulltext")
DATES = ("pubDate", "published", "date", "issued", "created", "updated", "modified")
AUTHORS = ("creator", "author")
# Feeds forget to declare HTML's entities; that alone does not make them broken.
_UNDEFINED_ENTITY = 11

_MARKUP = re.compile(
    r"<(?:p|br|div|a|b|i|em|strong|img|span|ul|ol|h[1-6]|blockquote|table|figure)\b|&(?:\w+|#\d+);", re.IGNORECASE
)


class Element(msgspec.Struct):
    """An element directly in an entry or in the channel: where its content stands, its attributes."""

    name: str
    start: int
    end: int
    attributes: dict[str, str]


class XmlEntry(msgspec.Struct):
    """An entry of a feed, or an article in another XML format, with the elements that are read."""

    start: int
    end: int
    elements: list[Element]


def read_feed(
    source: str, *, name: str, external: External, config: Config, directory_names: YearOracle | None = None
) -> Iterator[Document | Finding]:
    """Yield one document for each complete entry of the feed, and the findings about it."""
    if "<!ENTITY" in source:
        yield make_finding("entity-declaration", name, f"{name}: the feed declares entities of its own")
        return
    problem = find_xml_error(source)
    if problem is not None:
        yield make_finding("broken-xml", name, f"{name}: the XML is not well formed: {problem}")
    channel, entries = _find_entries(source)
    if not entries:
        yield make_finding("empty-feed", name, f"{name}: the feed has no complete entries")
        return
    shared = External(
        publisher=_plain(source, channel, ("title",)),
        language=(_plain(source, channel, ("language",)) or "").split("-")[0] or None,
        rights=_plain(source, channel, ("copyright", "rights")),
        method="field",
    )
    for number, entry in enumerate(entries, 1):
        yield from _read_entry(source, entry, f"{name}#{number}", shared, external, config, directory_names)


def _read_entry(
    source: str,
    entry: XmlEntry,
    name: str,
    shared: External,
    external: External,
    config: Config,
    directory_names: YearOracle | None,
) -> Iterator[Document | Finding]:
    text, runs, paragraphs = read_entry_text(source, entry)
    if not text.strip():
        yield make_finding("blank-input", name, f"{name}: the entry has neither title nor text")
        return
    markup = External(
        url=_link(source, entry),
        published=_plain(source, entry.elements, DATES),
        publisher=_plain(source, entry.elements, ("publisher",)) or _plain(source, entry.elements, ("source",)),
        bylines=tuple(filter(None, (_plain(source, entry.elements, AUTHORS),))),
        rights=_plain(source, entry.elements, ("rights", "copyright")),
        topics=tuple(
            filter(
                None,
                (
                    element_value(source, element)
                    for element in entry.elements
                    if local_name(element.name) == "category"
                ),
            )
        ),
        method="field",
        fallback=shared,
    )
    document, findings = read_text(
        text,
        name=name,
        external=msgspec.structs.replace(external, fallback=markup),
        config=config,
        directory_names=directory_names,
        paragraphs=paragraphs,
    )
    yield from findings
    yield msgspec.structs.replace(document, format="feed", source=source[entry.start : entry.end], source_map=runs)


def read_entry_text(source: str, entry: XmlEntry) -> tuple[str, Runs, list[Paragraph]]:
    """Return the entry's text, the map to its slice of the feed, and its paragraphs."""
    builder = MapBuilder()
    paragraphs: list[Paragraph] = []
    title = next((element for element in entry.elements if local_name(element.name) == "title"), None)
    spans: list[tuple[int, int, str | None]] = []
    if title is not None:
        words, runs = decode_element(source, title)
        start = builder.size
        append_text(builder, *_as_text(words, runs, entry.start))
        spans.append((start, builder.size, "title"))
    bodies = [e for local in CONTENT for e in entry.elements if local_name(e.name) == local and e.end > e.start]
    if bodies:
        words, runs = decode_element(source, max(bodies, key=lambda e: e.end - e.start))
        if builder.size:
            builder.insert("\n\n")
        start = builder.size
        if _MARKUP.search(words):
            page = read_blocks(words)
            append_text(builder, page.text, shift_runs(compose_maps(page.runs, runs), entry.start))
            spans += [(start + block.span.start, start + block.span.end, _hint(block)) for block in page.blocks]
        else:
            append_text(builder, words, shift_runs(runs, entry.start))
            lines = [(start + m.start(), start + m.end(), None) for m in re.finditer(r"[^\n]+", words)]
            spans += lines
    text, final = builder.finish()
    for begin, end, hint in spans:
        paragraph = make_paragraph(text, begin, end, hint)
        if paragraph is not None:
            paragraphs.append(paragraph)
    return text, final, paragraphs


def _hint(block: Block) -> str | None:
    return block.role if block.role in ("caption", "heading") else None


def _as_text(words: str, runs: Runs, offset: int) -> tuple[str, Runs]:
    """Return a title as text: references of HTML inside it resolved, blanks collapsed."""
    page = read_blocks(words.replace("<", "‹") if not _MARKUP.search(words) else words)
    return page.text, shift_runs(compose_maps(page.runs, runs), offset)


def append_text(builder: MapBuilder, text: str, runs: Runs) -> None:
    position = 0
    for start, origin, length in runs:
        builder.insert(text[position:start])
        builder.copy(text[start : start + length], origin)
        position = start + length
    builder.insert(text[position:])


def shift_runs(runs: Runs, offset: int) -> Runs:
    return tuple((start, origin - offset, length) for start, origin, length in runs)


def decode_element(source: str, element: Element, *, keep_markup: bool = True) -> tuple[str, Runs]:
    """Return the character data of an element with the map to its source, with the markup directly inside it (XHTML)
    as it stands or without it."""
    builder = MapBuilder()
    for token in find_tokens(source, element.start, element.end, is_xml=True):
        if token.kind == "cdata":
            builder.copy(source[token.start : token.end], token.start)
        elif token.kind == "text":
            for words, place, verbatim in resolve_references(source, token.start, token.end):
                if verbatim:
                    builder.copy(words, place)
                else:
                    builder.replace(words, place)
        elif keep_markup:
            builder.copy(source[token.start : token.end], token.start)
    return builder.finish()


def _find_entries(source: str) -> tuple[list[Element], list[XmlEntry]]:
    """Return the elements of the channel and the complete entries, each with the elements directly inside it."""
    channel: list[Element] = []
    entries: list[XmlEntry] = []
    entry: XmlEntry | None = None
    current: tuple[Token, int] | None = None
    depth = 0
    for token in find_tokens(source, is_xml=True):
        if token.kind not in ("start", "end"):
            continue
        local = local_name(token.name)
        if current is None and local in ENTRIES:
            if token.kind == "start" and not token.closed:
                entry = XmlEntry(token.start, token.end, [])
            elif token.kind == "end" and entry is not None:
                entry.end = token.end
                entries.append(entry)
                entry = None
            continue
        target = channel if entry is None else entry.elements
        if current is None:
            if token.kind == "start" and local not in ("rss", "feed", "RDF", "channel", "items", "image"):
                attributes = read_attributes(source, token)
                if token.closed:
                    target.append(Element(token.name, token.end, token.end, attributes))
                else:
                    current, depth = (token, 1), 1
            continue
        opened = current[0]
        if token.name == opened.name:
            if token.kind == "start":
                depth += 0 if token.closed else 1
            else:
                depth -= 1
            if depth == 0:
                target.append(Element(opened.name, opened.end, token.start, read_attributes(source, opened)))
                current = None
        elif local in ENTRIES and entry is not None:
            # An element that is never closed must not swallow the entries that follow.
            current = None
            if token.kind == "end":
                entry.end = token.end
                entries.append(entry)
                entry = None
    return channel, entries


def local_name(name: str) -> str:
    return name.rsplit(":", 1)[-1]


def element_value(source: str, element: Element) -> str | None:
    words = "".join(decode_element(source, element)[0].split("\n")) or element.attributes.get("term", "")
    words = re.sub(r"<[^<>]*>", " ", words)
    return " ".join(words.split()) or None


def _plain(source: str, elements: list[Element], names: tuple[str, ...]) -> str | None:
    """Return the text of the first of these elements that has any."""
    for name in names:
        for element in elements:
            if local_name(element.name) == name and (words := element_value(source, element)):
                return words
    return None


def _link(source: str, entry: XmlEntry) -> str | None:
    for element in entry.elements:
        if local_name(element.name) == "link":
            address = element.attributes.get("href") or element_value(source, element)
            if address and element.attributes.get("rel", "alternate") == "alternate":
                return address
    guid = _plain(source, entry.elements, ("guid", "id"))
    return guid if guid and guid.startswith("http") else None


def find_xml_error(source: str) -> str | None:
    """Return what makes the XML not well formed, None if nothing does."""
    parser = expat.ParserCreate("utf-8")
    try:
        parser.Parse(source.lstrip().encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        return None if error.code == _UNDEFINED_ENTITY else f"{expat.ErrorString(error.code)} in line {error.lineno}"
    return None
