"""Find places by name, offline.

The gazetteer holds GeoNames' towns from 500 or 1,000 inhabitants up (CC BY 4.0), states and their first-order
divisions, US counties, and the project's own tables of regions, waters, palaces and venues.
`scripts/build_gazetteer.py` writes it as blocks of names and blocks of places, each compressed, so that loading reads
an index alone and a look-up opens one or two blocks.
"""

import re
import unicodedata
import zlib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from communique.errors import DirectoryError
from communique.model import Place

BLOCK_NAMES = 512  # names a block, opened in about half a millisecond
BLOCK_PLACES = 512
KEPT = 1 << 16  # forms whose key is kept
KINDS = {"c": "city", "v": "venue", "n": "country", "r": "region", "w": "water", "p": "palace"}
LONGEST = 7  # words of the longest name worth trying
ALTERNATE_WEIGHT = 0.1  # a foreign form of a name counts a tenth of the town's inhabitants
STATE_FIRST = 10**12
OWN_FLOOR = (
    5 * 10**6
)  # a region, water, palace or venue of the project's own table outranks all but the largest towns of its name
NAMESAKE_TOWN = (
    100_000  # inhabitants from which a town comes before the division that is named after it ("Moscow", "Washington")
)
ABBREVIATED = {"saint": "st", "sankt": "st", "mount": "mt", "fort": "ft", "sainte": "ste"}
_DASHES = re.compile(r"[-‐-―/]+")
_DROPPED = re.compile(r"[^\w\s']+")


class _Data(msgspec.Struct, frozen=True):
    prominent: frozenset[str]
    firsts: tuple[str, ...]
    names: tuple[bytes, ...]
    places: tuple[bytes, ...]


class _Row(msgspec.Struct, frozen=True):
    """Places of one name: (number, whether the name is a foreign or former form). common: an everyday word as well."""

    numbers: tuple[tuple[int, bool], ...]
    common: bool = False


class Gazetteer:
    """Places by name. Holds the loaded index and the blocks opened so far."""

    def __init__(self, data: bytes) -> None:
        try:
            self._data = msgspec.msgpack.decode(data, type=_Data)
        except msgspec.DecodeError as error:
            raise DirectoryError("places.bin is damaged: build it again with scripts/build_gazetteer.py") from error
        self._names = lru_cache(maxsize=600)(self._open_names)
        self._places = lru_cache(maxsize=600)(self._open_places)
        self._longest = lru_cache(maxsize=KEPT)(self._count_words)

    def find(self, name: str) -> tuple[Place, ...]:
        """Return the places of that name: states first, then by inhabitants (foreign forms count a tenth)."""
        return tuple(place for place, _ in self.weigh(name))

    def weigh(self, name: str) -> tuple[tuple[Place, float], ...]:
        """Return the places of that name with their weight: inhabitants, less for a foreign form of the name."""
        row = self._row(place_key(name))
        return () if row is None else self._weighed(row)

    def find_container(self, name: str) -> tuple[Place, ...]:
        """Return what a name after a comma may be: "Fla.", "VA", "Ont.", else any place of that name."""
        return self.find_abbreviation(name) + self.find(name)

    def find_abbreviation(self, name: str) -> tuple[Place, ...]:
        """Return the state or province that an abbreviation names: "Fla.", "W.Va.", "Ont."; () for anything else."""
        row = self._row("," + place_key(name).replace(" ", ""))
        return () if row is None else tuple(place for place, _ in self._weighed(row))

    def longest_place(self, words: Sequence[str]) -> int:
        """Return how many of the words, from the first, form the longest known place; 0 if none.

        A lone word that is an everyday word too ("Police", "Of", "March") is not taken for a place.
        """
        if not words or not words[0][:1].isalnum():
            return 0
        longest = self._longest(words[0]) if len(words) > 1 else 1
        for count in range(min(LONGEST, longest, len(words)), 0, -1):
            if count > 1 and not words[count - 1][:1].isalnum():
                continue
            row = self._row(place_key(" ".join(words[:count])))
            if row is None or (count == 1 and (row.common or len(words[0]) < 3) and not words[0].isupper()):
                continue
            if count == 1 and len(words[0].strip(".")) < 2:
                continue
            return count
        return 0

    def country_of(self, name: str) -> str | None:
        """Return the alpha-3 code of the state that is, or holds, the best-known place of that name."""
        found = self.find(name)
        return found[0].country if found else None

    def country(self, iso3: str) -> Place | None:
        """Return the state with that ISO 3166 alpha-3 code, in either case."""
        for place in self._countries():
            if place.country == iso3.upper():
                return place
        return None

    def is_prominent(self, place: Place) -> bool:
        """Return whether a town is a capital or houses international bodies."""
        return place.id in self._data.prominent

    def is_common(self, name: str) -> bool:
        """Return whether the name is an everyday word as well."""
        row = self._row(place_key(name))
        return row is not None and row.common

    @cache  # noqa: B019 - one gazetteer lives as long as the process
    def _countries(self) -> tuple[Place, ...]:
        places = []
        for block in range(len(self._data.places)):
            found = [place for place in self._places(block) if place.kind == "country" and place.country]
            if block and not found and any(place.kind == "city" for place in self._places(block)):
                break
            places += found
        return tuple(places)

    def _row(self, key: str) -> _Row | None:
        block = bisect_right(self._data.firsts, key) - 1
        if block < 0 or not key:
            return None
        return self._names(block).get(key)

    def _count_words(self, first: str) -> int:
        """Return how many words, at most, a name can have that `first` begins; LONGEST where that is not plain."""
        key, _, rest = place_key(f"{first} x").rpartition(" ")
        if not key or rest != "x" or " " in key:
            return LONGEST
        start = f"{key} "
        block = max(0, bisect_right(self._data.firsts, start) - 1)
        longest = 1
        while block < len(self._data.firsts) and (
            self._data.firsts[block] <= start or self._data.firsts[block].startswith(start)
        ):
            for name in self._names(block):
                if name.startswith(start):
                    longest = max(longest, name.count(" ") + 1)
            block += 1
        return longest

    def _weighed(self, row: _Row) -> tuple[tuple[Place, float], ...]:
        found = []
        for number, alternate in row.numbers:
            place = self._places(number // BLOCK_PLACES)[number % BLOCK_PLACES]
            found.append((place, place.population * ALTERNATE_WEIGHT if alternate else _weight(place)))
        towns = {p.country: w for p, w in found if p.kind == "city" and w >= NAMESAKE_TOWN}
        found = [
            (p, min(w, towns[p.country] / 2) if p.kind == "region" and p.country in towns else w) for p, w in found
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda pair: -pair[1]))

    def _open_names(self, block: int) -> dict[str, _Row]:
        rows: dict[str, _Row] = {}
        for line in zlib.decompress(self._data.names[block]).decode("utf-8").split("\n"):
            key, _, rest = line.partition("\t")
            common = rest.startswith("!")
            numbers = tuple((int(n.lstrip("~")), n.startswith("~")) for n in rest.lstrip("!").split(" "))
            rows[key] = _Row(numbers, common)
        return rows

    def _open_places(self, block: int) -> tuple[Place, ...]:
        return tuple(_place(line) for line in zlib.decompress(self._data.places[block]).decode("utf-8").split("\n"))


@cache
def load_gazetteer() -> Gazetteer:
    """Return the shipped gazetteer, read once."""
    return Gazetteer(files("communique.directory").joinpath("data/places.bin").read_bytes())


@lru_cache(maxsize=KEPT)
def place_key(name: str) -> str:
    """Return the form under which a name is filed: folded, no accents or stops, "Saint" as "st", no leading "the"."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'").replace("ʼ", "'"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    plain = (
        plain.replace("ø", "o")
        .replace("ł", "l")
        .replace("đ", "d")
        .replace("ı", "i")
        .replace("æ", "ae")
        .replace("ð", "d")
    )
    words = _DROPPED.sub("", _DASHES.sub(" ", plain.replace(".", ""))).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(ABBREVIATED.get(word, word) if index < len(words) - 1 else word for index, word in enumerate(words))


def _weight(place: Place) -> float:
    if place.kind == "country":
        return STATE_FIRST + place.population
    if place.id.startswith("place:") and place.kind != "city":
        return OWN_FLOOR + place.population
    return float(place.population)


def _place(line: str) -> Place:
    ident, name, kind, latitude, longitude, country, admin, population = line.split("\t")
    return Place(
        id=ident,
        name=name,
        kind=KINDS[kind],
        latitude=float(latitude),
        longitude=float(longitude),
        country=country or None,
        population=int(population),
        admin=admin or None,
    )
