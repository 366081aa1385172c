"""The word lists of this room: outlets, phrases, numbered occasions. Loaded once, when first asked for."""

import functools
import re
import tomllib
from importlib.resources import files

import msgspec

# What is said after a wire's name to tell that it is one: "Interfax news agency".
_GENUS = re.compile(r"\s+(?:(?:state\s)?news\s)?agency$", re.IGNORECASE)


class Outlet(msgspec.Struct, frozen=True):
    """An agency (a wire whose credit is kept) or another publisher, by its canonical name."""

    name: str
    is_agency: bool


class Series(msgspec.Struct, frozen=True):
    """Numbered occasions: number n opens in `month` of year `base + n * step`, up to number `last`."""

    words: str
    base: int
    step: int
    month: int
    last: int | None


def fold_words(words: str) -> str:
    """Return `words` case-folded, curly apostrophes straight, blanks single, without punctuation at the ends."""
    return " ".join(words.replace("’", "'").casefold().split()).strip(' .,:;!?…*|•·-–—»«>"“”()[]')


@functools.cache
def load_outlets() -> dict[str, Outlet]:
    """Return the known outlets by folded name; acronyms of up to four letters only as written (see `find_outlet`)."""
    outlets: dict[str, Outlet] = {}
    for row in _rows("outlets.tsv"):
        kind, name, *more = row
        outlet = Outlet(name, kind == "agency")
        for form in (name, *(more[0].split("|") if more and more[0] else ())):
            outlets.setdefault(_outlet_key(form), outlet)
    return outlets


def find_outlet(words: str) -> Outlet | None:
    """Return the outlet that `words` name, else None. Short acronyms count only as they are written ("PA", not
    "pa")."""
    bare = words.strip(" \t\xa0.,:;()[]/\"“”'")
    if not bare:
        return None
    return load_outlets().get(_outlet_key(bare)) or load_outlets().get(_outlet_key(_GENUS.sub("", bare)))


def trim_genus(words: str) -> str:
    """Return "Interfax" for "Interfax news agency"; the words as they are where the longer form is the known one."""
    return words if _outlet_key(words) in load_outlets() else _GENUS.sub("", words)


def _outlet_key(form: str) -> str:
    form = " ".join(form.replace("’", "'").split())
    return form if len(form) <= 4 and form.isupper() else form.casefold().removeprefix("the ")


@functools.cache
def load_phrases(kind: str) -> frozenset[str]:
    """Return one list of `phrases.toml`, folded as it stands there."""
    return frozenset(_phrases()[kind])


@functools.cache
def load_series() -> tuple[Series, ...]:
    """Return the numbered occasions, those with more words first."""
    rows = [
        Series(words, int(base), int(step), int(month), int(last) if last else None)
        for words, base, step, month, last in _rows("ordinals.tsv")
    ]
    return tuple(sorted(rows, key=lambda row: -len(row.words)))


@functools.cache
def boilerplate_start() -> re.Pattern[str]:
    """Return the pattern of beginnings that give boilerplate away."""
    starts = sorted(_phrases()["boilerplate_starts"], key=len, reverse=True)
    return re.compile("|".join(re.escape(start) for start in starts), re.IGNORECASE)


@functools.cache
def _phrases() -> dict[str, list[str]]:
    return tomllib.loads((files("communique.ingest") / "data" / "phrases.toml").read_text("utf-8"))


def _rows(name: str) -> list[list[str]]:
    text = (files("communique.ingest") / "data" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
