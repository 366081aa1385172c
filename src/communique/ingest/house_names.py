"""Write the name of a publisher as usual, and tell a site's name from the title before it."""

import re
from urllib.parse import urlsplit

from communique.ingest.credits import (
    HOUSE_PART,
    is_masthead,
)
from communique.ingest.heads import is_issuer
from communique.ingest.lines import Paragraph
from communique.ingest.words import (
    find_outlet,
    find_site,
    is_called_wire,
    load_phrases,
)
from communique.model import Evidence, Span

_SITE = re.compile(r"\s+(?:[|»•·]|::|[-–—])\s+(?P<site>[^|»•]{2,60})$")


def publisher_of_address(url: str | None) -> Evidence | None:
    """Return the outlet whose site an address belongs to, for a page that names no publisher."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    outlet = find_site(host) if host else None
    return Evidence(outlet.name, "inferred", note="the address of the page") if outlet else None


def split_title(paragraph: Paragraph) -> tuple[Span, Span] | None:
    """Return the title without the site name after it, and the site name; None if there is no site name."""
    if len(paragraph.span) != len(paragraph.words):
        return None
    match = _SITE.search(paragraph.words)
    if match is None or match.start() < 8:
        return None
    site = match["site"].strip()
    if HOUSE_PART.fullmatch(site):
        return None
    if find_outlet(site) is None and not is_masthead(site):
        return None
    start = paragraph.span.start
    return Span(start, start + match.start()), Span(start + match.start("site"), start + match.end("site"))


def ordinary_name(words: str) -> str:
    """Return a name in capitals as it is usually written: the outlet's own way, else "Radio Aurora"."""
    name = _SYMBOLS.sub("", " ".join(words.split())).strip(" []*|•·–—-:")
    if name.startswith("(") or name.count("(") != name.count(")"):
        name = name.strip(" ()")
    known = find_outlet(name) or (find_site(name) if "." in name else None)
    if known is not None and ("." in name and name.casefold() != known.name.casefold()):
        return known.name
    if not name.isupper() or len(name) <= 4:
        return name
    if known is not None and known.name.casefold() == name.casefold():
        return known.name

    def word(match: re.Match[str]) -> str:
        piece = match.group()
        if piece.casefold() in _SMALL and match.start():
            return piece.casefold()
        if piece.casefold() in load_phrases("acronyms") or "." in piece or not re.search("[AEIOUYÀ-Þ]", piece):
            return piece
        return piece.capitalize()

    return re.sub(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?(?:['’][^\W\d_]+)?", word, name)


# Flags and pictures beside the name of who posts.
_SYMBOLS = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+")
_SMALL = frozenset(("of", "the", "and", "for", "in", "to", "on", "at", "de", "la", "du", "des", "le", "et", "y"))


def name_evidence(words: str, span: Span, note: str | None = None) -> Evidence:
    return Evidence(ordinary_name(words), "inferred" if note else "stated", spans=(span,), note=note)


def is_publisher(words: str) -> bool:
    return find_outlet(words) is not None or is_masthead(words) or is_called_wire(words) or is_issuer(words)
