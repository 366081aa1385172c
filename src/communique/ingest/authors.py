"""Find authors who stand above a report without a "By": "Jane Roe", "Jane Roe | Harbour Courier", "JANE ROE"."""

import re
import unicodedata

from communique.ingest.datelines import is_town
from communique.ingest.lines import Paragraph, find_words
from communique.ingest.words import find_outlet
from communique.lang.names import body_words, eastern_families, given_names, particles, place_words

# A name has so many words; what an author is ("London Editor") no more than these.
FEWEST, MOST, POST_WORDS = 2, 4, 6

_BESIDE = re.compile(r"(?P<name>[^|/•·]{4,40}?)\s?[|/•·,]\s?(?P<outlet>[^|/•·]{2,40})")
_STATIONED = re.compile(r"(?:By )?(?P<name>[^,]{4,40}?) in (?P<place>[A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ][\w'’-]+){0,2})")
_POST = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|bureau chief|journalist|staff|chief|analyst|producer)s?\b",
    re.IGNORECASE,
)


def find_author(words: str) -> str | None:
    """Return the person whom a line names and nothing else, but for the outlet beside the name."""
    line = " ".join(words.split()).strip(" |•·–—-,")
    beside = _BESIDE.fullmatch(line)
    if beside is not None and find_outlet(beside["outlet"]) is not None:
        return _written(beside["name"].strip()) if _may_be_name(beside["name"].split()) else None
    pieces = line.split()
    if not _may_be_name(pieces) or find_outlet(line) is not None:
        return None
    first = _without_accents(pieces[0].split("-")[0].casefold())
    known = first in given_names() or (pieces[0].capitalize() in eastern_families() and len(pieces) in (2, 3))
    return _written(line) if known else None


def find_stationed(words: str) -> list[tuple[str, str]]:
    """Return authors and towns of "Jane Roe in Vienna and John Doe in Geneva"; [] if the line says anything else."""
    found: list[tuple[str, str]] = []
    for part in re.split(r",\s+|\s+(?:and|&)\s+", " ".join(words.split())):
        match = _STATIONED.fullmatch(part.strip(" |•·–—-"))
        if match is None or not _may_be_name(match["name"].split()) or not is_town(match["place"]):
            return []
        found.append((match["name"], match["place"]))
    return found


def is_post(paragraph: Paragraph) -> bool:
    """True for what an author is: "London Editor", "Chief Africa correspondent"."""
    return paragraph.count <= POST_WORDS and not paragraph.is_closed and bool(_POST.search(paragraph.words))


def _without_accents(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _may_be_name(pieces: list[str]) -> bool:
    if not FEWEST <= len(pieces) <= MOST:
        return False
    if not all(re.fullmatch(r"[^\W\d_][^\W\d_]*(?:['’.-][^\W\d_]*)*", piece) for piece in pieces):
        return False
    if not all(piece[0].isupper() or piece in particles() for piece in pieces):
        return False
    ends = {pieces[0].casefold(), pieces[-1].casefold()}
    return not ends & (body_words() | place_words()) and sum(1 for _ in find_words(" ".join(pieces))) >= FEWEST


def _written(name: str) -> str:
    return name.title() if name.isupper() else name
