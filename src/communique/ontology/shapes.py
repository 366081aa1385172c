"""The nouns of the ontology: issues with their terms, countries with their wars, what a report is about."""

import msgspec


class Issue(msgspec.Struct, frozen=True):
    """One issue of the ontology. parent is the wider issue's label ("" for none); rank 1 is specific, 2 general."""

    label: str
    name: str = ""
    parent: str = ""
    rank: int = 1
    terms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    pairs: tuple["Pair", ...] = ()


class Pair(msgspec.Struct, frozen=True):
    """Terms that count only where one of near stands in the text or around it; within so many words of it, if given."""

    terms: tuple[str, ...]
    near: tuple[str, ...]
    within: int | None = None


class Crisis(msgspec.Struct, frozen=True):
    """What makes a country's name a crisis; see the comments in `data/issues.toml`."""

    words: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Country(msgspec.Struct, frozen=True):
    """A country, or a land that a conflict is known by, as crisis labels name it.

    theatre: the years (first, last) of armed conflict or crisis on its soil; within: states that lie or fight there.
    """

    name: str
    theatre: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    within: tuple[str, ...] = ()


class Hit(msgspec.Struct, frozen=True, array_like=True):
    """A label announced by the words `[first, last)` of a text; level: 0 term, 1 pair, 2 weak, 3 excluded, 4 near."""

    first: int
    last: int
    label: str
    level: int


class Topics(msgspec.Struct, frozen=True):
    """What a report is mostly about, the weightiest first; share: the first one's of all that is announced."""

    labels: tuple[str, ...] = ()
    share: float = 0.0
