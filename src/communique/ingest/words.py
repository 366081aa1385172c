"""The word lists of this room: outlets, phrases, numbered occasions. Loaded once, when first asked for."""

import functools
import re
import tomllib
from importlib.resources import files

import msgspec

# No outlet has a longer name (characters).
LONGEST_NAME = 60

# Names of fewer letters are the first labels of too many addresses to tell a site; these wires and stations are known.
SHORTEST_SITE = 3

# "Danube News Agency", "Baltic Press Service", "Harbour Newswire": what an unknown wire calls itself.
_CALLED_WIRE = re.compile(
    r"(?:^|\s)(?:(?:news|press|telegraph|information|wire) (?:agency|service|association|wire)|newswire|wire|press)$",
    re.IGNORECASE,
)
# What is said after a wire's name to tell that it is one: "Interfax news agency".
_GENUS = re.compile(r"\s+(?:(?:state\s)?news\s)?agency$", re.IGNORECASE)
# "Kuwait News Agency (KUNA)": a wire's name and its initials.
_IN_BRACKETS = re.compile(r"(?P<name>[^()]{4,50}) \((?P<initials>[A-Z][A-Za-z]{1,7})\)")


class Outlet(msgspec.Struct, frozen=True):
    """An agency (a wire whose credit is kept) or another publisher, by its canonical name.

    country is ISO 3166-1 alpha-2, `INT` for one of several.
    """

    name: str
    is_agency: bool
    country: str = "INT"


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
    for kind, name, forms, country in _rows("outlets.tsv"):
        outlet = Outlet(name, kind == "agency", country)
        for form in (name, *filter(None, forms.split("|"))):
            outlets.setdefault(_outlet_key(form), outlet)
    return outlets


def find_outlet(words: str) -> Outlet | None:
    """Return the outlet that `words` name, else None.

    Short acronyms count only as they are written ("PA", not "pa"). A paper called by a common word needs its article
    ("The Sun", not "Sun").
    """
    bare = words.strip(" \t\xa0.,:;()[]/\"“”'")
    if not bare or len(bare) > LONGEST_NAME:
        return None
    known = load_outlets()
    if (short := _IN_BRACKETS.fullmatch(bare + ")")) is not None and bare.count("(") == 1:
        return find_outlet(short["name"]) or (find_outlet(short["initials"]) if is_called_wire(short["name"]) else None)
    for form in (bare, _GENUS.sub("", bare)):
        key = _outlet_key(form)
        found = known.get(key) or known.get(key.removeprefix("the ") if " " in key[4:] else key)
        if found is None and key.startswith("the ") and key[4:] not in load_phrases("common_names"):
            found = known.get(key[4:])
        if found is not None and key not in load_phrases("common_names"):
            return found
    return None


def is_called_wire(words: str) -> bool:
    """True for what calls itself a wire: "Danube News Agency", "Baltic Press Service"."""
    return bool(_CALLED_WIRE.search(words)) and words[:1].isupper()


def is_wire(words: str) -> bool:
    """True for a known wire, or one that calls itself so."""
    outlet = find_outlet(words)
    return outlet.is_agency if outlet is not None else is_called_wire(words)


def find_site(host: str) -> Outlet | None:
    """Return the outlet whose site `host` is: "www.nytimes.com", "aljazeera.com"."""
    names = host.casefold().split(".")
    for first in range(len(names) - 1):
        known = _hosts().get(".".join(names[first:]))
        if known is not None:
            return known
    labels = [label for label in host.casefold().split(".") if label not in ("www", "com", "org", "net", "co", "en")]
    for label in labels[:2]:
        found = _sites().get(label.replace("-", ""))
        if found is not None:
            return found
    return None


@functools.cache
def _hosts() -> dict[str, Outlet]:
    """Return who publishes at the hosts whose names do not tell it; an outlet by its known name."""
    found = {}
    for host, name, country in _rows("sites.tsv"):
        outlet = find_outlet(name)
        found[host] = Outlet(name, outlet.is_agency if outlet is not None else False, country)
    return found


@functools.cache
def _sites() -> dict[str, Outlet]:
    """Return the known outlets by their names written as one word; short ones and common words are left out."""
    sites: dict[str, Outlet] = {}
    for key, outlet in load_outlets().items():
        squashed = re.sub(r"[^a-z0-9]", "", key.casefold())
        if len(squashed) >= SHORTEST_SITE and key.casefold() not in load_phrases("common_names"):
            sites.setdefault(squashed, outlet)
            sites.setdefault(squashed.removeprefix("the"), outlet)
    return sites


def trim_genus(words: str) -> str:
    """Return "Interfax" for "Interfax news agency"; the words as they are where the longer form is the known one."""
    return words if _outlet_key(words) in load_outlets() else _GENUS.sub("", words)


def _outlet_key(form: str) -> str:
    form = " ".join(form.replace("’", "'").split())
    if len(form) <= 4 and form.isupper():
        return form
    folded = form.casefold()
    # Of one word the article is part of the name: "The Times", "The Sun".
    return folded.removeprefix("the ") if " " in folded[4:] else folded


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
