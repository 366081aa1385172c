"""Tell which format bytes have and hand them to its reader: text, archive record, HTML, JSON, JSONL, feed; gzip of
these."""

import re
import zlib
from collections.abc import Iterator

import msgspec

from communique.config import Config
from communique.ingest.articles import is_article_markup, read_articles
from communique.ingest.decoding import DAMAGED, decode, find_packing, find_signature, is_binary
from communique.ingest.feeds import read_feed
from communique.ingest.findings import make_finding
from communique.ingest.metadata import External
from communique.ingest.mojibake import repair_mojibake
from communique.ingest.objects import Entry, read_json, read_json_lines
from communique.ingest.oracle import YearOracle
from communique.ingest.pages import read_page
from communique.ingest.segments import storable
from communique.ingest.texts import read_text
from communique.model import Document, Finding

GZIP = b"\x1f\x8b"
# Text packs four to ten times; two hundred times is a bomb, unless the whole is small.
BOMB_RATIO = 200
BOMB_FLOOR = 1_000_000
# Unpacked bytes at a time.
PORTION = 1_000_000
# Packed bytes at a time: what comes before damage is lost with the bite that has it.
BITE = 512

_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<(?:head|body|title|meta|article|div|p|h1)[\s>/]", re.IGNORECASE)
_BLOCK = re.compile(r"\s*<(?:!doctype\s+html|html|body|div|p|article|section|h[1-6]|figure|span)[\s>/]", re.IGNORECASE)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>/]")
_XML = re.compile(r"\s*(?:<\?xml|<!DOCTYPE(?!\s+html)|<[A-Za-z_][\w:.-]*[\s>/])", re.IGNORECASE)


def read_bytes(
    data: bytes,
    *,
    name: str,
    path: str | None,
    external: External,
    config: Config,
    directory_names: YearOracle | None,
) -> Iterator[Document | Finding]:
    """Yield the documents in `data` and the findings about it, in order. Never raises for bad input."""
    name, path = storable(name), storable(path) if path else None
    source = path or name
    if len(data) > config.max_bytes:
        yield make_finding("too-large", source, f"{source}: more than {config.max_bytes:,} bytes")
        return
    if data.startswith(GZIP):
        data, problem = unpack_gzip(data, source=source, config=config)
        name = name.removesuffix(".gz")
        if problem is not None:
            if not data:
                yield msgspec.structs.replace(problem, severity="error")
                return
            yield problem
    if not data:
        yield make_finding("empty-input", source, f"{source}: the file is empty")
        return
    signature = find_signature(data)
    if signature is not None:
        yield make_finding("unsupported-format", source, f"{source}: this is {signature}, not text")
        return
    if is_binary(data):
        yield make_finding("binary-input", source, f"{source}: binary data, not text")
        return
    decoded = decode(data)
    if not decoded.text.strip().strip("\ufeff\x00"):
        yield make_finding("blank-input", source, f"{source}: nothing but blanks")
        return
    if (packing := find_packing(decoded.text)) is not None:
        yield make_finding("encoded-input", source, f"{source}: this is {packing}, not text")
        return
    if decoded.damaged:
        if decoded.damaged > DAMAGED * len(decoded.text):
            message = (
                f"{source}: {decoded.damaged:,} of {len(decoded.text):,} characters make no sense in {decoded.encoding}"
            )
            yield make_finding("undecodable-text", source, message)
            return
        message = f"{source}: {decoded.damaged:,} characters are not valid {decoded.encoding}"
        yield make_finding("invalid-encoding", source, message)
    elif decoded.guessed:
        yield make_finding("guessed-encoding", source, f"{source}: not UTF-8; read as {decoded.encoding}")
    for one in _read_decoded(decoded.text, name, source, external, config, directory_names):
        if isinstance(one, Document):
            yield msgspec.structs.replace(one, path=path, encoding=decoded.encoding)
        else:
            yield one


def unpack_gzip(data: bytes, *, source: str, config: Config) -> tuple[bytes, Finding | None]:
    """Return what is packed in `data` (all members), of damaged data what comes before the damage, and the finding."""
    pieces: list[bytes] = []
    size = 0
    rest = data
    while rest.startswith(GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        fed = 0
        try:
            while fed < len(rest) and not unpacker.eof:
                chunk = unpacker.unconsumed_tail or rest[fed : fed + BITE]
                fed += 0 if unpacker.unconsumed_tail else len(chunk)
                piece = unpacker.decompress(chunk, PORTION)
                size += len(piece)
                pieces.append(piece)
                consumed = len(data) - len(rest) + fed
                if size > BOMB_FLOOR and size > BOMB_RATIO * consumed:
                    message = f"{source}: {consumed:,} packed bytes grow to {size:,} and more"
                    return b"", make_finding("decompression-bomb", source, message)
                if size > config.max_bytes:
                    message = f"{source}: unpacks to more than {config.max_bytes:,} bytes"
                    return b"", make_finding("too-large", source, message)
        except zlib.error as error:
            damage = f"{source}: the gzip data is damaged after {size:,} bytes: {error}"
            return b"".join(pieces), make_finding("broken-gzip", source, damage)
        if not unpacker.eof:
            damage = f"{source}: the gzip data breaks off after {size:,} bytes"
            return b"".join(pieces), make_finding("truncated-gzip", source, damage)
        rest = unpacker.unused_data + rest[fed:]
    return b"".join(pieces), None


def find_format(text: str, name: str) -> str:
    """Return `json`, `jsonl`, `feed`, `html`, `xml` or `text`: by the first characters, then by the extension."""
    head = text[:5000].lstrip("\ufeff \t\r\n")
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if extension in ("jsonl", "ndjson"):
        return "jsonl"
    if head.startswith("{") and re.match(r'\{\s*"[^"\n]{1,60}"\s*:', head):
        first = head.split("\n", 1)[0].rstrip()
        return "json" if extension == "json" or not (first.endswith("}") or len(first) >= 4000) else "jsonl"
    if extension == "json" or (head.startswith("[") and re.match(r'\[\s*\{\s*"', head)):
        return "json"
    if _FEED.search(head[:3000]) and head.startswith("<"):
        return "feed"
    if is_article_markup(head):
        return "xml"
    if head.startswith("<") and (_HTML.search(head) or extension in ("html", "htm", "xhtml")):
        return "html"
    if extension in ("rss", "atom", "rdf"):
        return "feed"
    if extension == "xml" or head.startswith("<?xml"):
        return "xml"
    if extension in ("html", "htm", "xhtml"):
        return "html"
    return "html" if head.startswith("<") and _HTML.match(head) else "text"


def _read_decoded(
    text: str, name: str, source: str, external: External, config: Config, directory_names: YearOracle | None
) -> Iterator[Document | Finding]:
    kind = find_format(text, name)
    if kind in ("json", "jsonl"):
        entries = read_json_lines(text, name=name) if kind == "jsonl" else read_json(text, name=name)
        for entry in entries:
            if isinstance(entry, Entry):
                yield from _read_entry(entry, external, config, directory_names)
            else:
                yield entry
        return
    if kind == "feed":
        yield from read_feed(text, name=name, external=external, config=config, directory_names=directory_names)
    elif kind == "html":
        yield from read_page(text, name=name, external=external, config=config, directory_names=directory_names)
    elif kind == "xml":
        yield from read_articles(text, name=name, external=external, config=config, directory_names=directory_names)
    else:
        yield from read_plain(text, name=name, external=external, config=config, directory_names=directory_names)


def read_plain(
    text: str, *, name: str, external: External, config: Config, directory_names: YearOracle | None
) -> Iterator[Document | Finding]:
    """Yield the document that a plain text is, its mojibake repaired, after the findings about it."""
    repaired = repair_mojibake(text)
    reading = repaired[0] if repaired else text
    if repaired:
        yield make_finding(
            "repaired-mojibake", name, f"{name}: letters that had been saved in the wrong encoding were repaired"
        )
    document, findings = read_text(
        reading, name=name, external=external, config=config, directory_names=directory_names
    )
    yield from findings
    if repaired:
        document = msgspec.structs.replace(document, source=text, source_map=repaired[1])
    yield document


def _read_entry(
    entry: Entry, outer: External, config: Config, directory_names: YearOracle | None
) -> Iterator[Document | Finding]:
    if not entry.text.strip():
        yield make_finding("blank-input", entry.name, f"{entry.name}: its text is blank")
        return
    external = msgspec.structs.replace(entry.external, fallback=outer)
    if _BLOCK.match(entry.text):  # a page, or the part of it that a scraper kept
        yield from read_page(
            entry.text, name=entry.name, external=external, config=config, directory_names=directory_names
        )
        return
    for one in read_plain(
        entry.text, name=entry.name, external=external, config=config, directory_names=directory_names
    ):
        yield msgspec.structs.replace(one, format="json") if isinstance(one, Document) else one
