"""The user's own additions: folders with people, bodies, aliases, titles and tenures, and Wikidata exports.

A folder may hold `people`, `bodies`, `aliases`, `titles` and `tenures` as `.tsv`, `.csv` or `.toml`, and any
`wikidata*.csv` or `wikidata*.json` (`wikidata-estonia.csv`: rows without a country are Estonia's). Columns may be left
out and come in any order. What a folder says wins over what ships: a tenure replaces the shipped tenures of the same
person in the same office that it overlaps, and ends a predecessor's that has no end.
"""

import csv
import io
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from communique.directory.dates import earliest, latest
from communique.directory.folding import fold, slug
from communique.directory.load import Seat, Tables, Title, add_person, body_actor
from communique.directory.lookup import Directory
from communique.directory.tables import read_text, several
from communique.directory.wikidata import WikidataRow, read_wikidata
from communique.errors import DirectoryError
from communique.model import Tenure

KINDS: dict[str, tuple[str, ...]] = {
    "bodies": ("id", "name", "kind", "sector", "parent", "acts_for", "aliases", "seats", "source"),
    "people": ("id", "name", "family", "gender", "aliases", "source"),
    "aliases": ("actor", "name"),
    "titles": ("actor", "role", "only", "titles"),
    "tenures": ("office", "since", "until", "holder", "source"),
}
Row = tuple[str, Mapping[str, str]]


class Unplaced(msgspec.Struct, frozen=True):
    """A row of a Wikidata export whose position is no office the directory can name."""

    file: str
    row: WikidataRow


def extend_tables(tables: Tables, folders: tuple[Path, ...]) -> tuple[Tables, list[Unplaced]]:
    """Return `tables` with the additions of `folders`, and the Wikidata rows that found no office.

    Raises:
        DirectoryError: a folder is missing or a row is wrong; the message names file and row.
    """
    unplaced: list[Unplaced] = []
    for folder in folders:
        if not folder.is_dir():
            raise DirectoryError(f"{folder}: no such folder of additions")
        tables = _extend_by_rows(tables, folder)
        for path in sorted(folder.glob("wikidata*")):
            if path.suffix in (".csv", ".json"):
                tables, left = import_wikidata(tables, read_wikidata(read_text(path), str(path)), str(path))
                unplaced.extend(left)
    return tables, unplaced


def import_wikidata(tables: Tables, rows: list[WikidataRow], name: str) -> tuple[Tables, list[Unplaced]]:
    """Return `tables` with the office-holders of `rows` (of the file `name`), and the rows that found no office."""
    directory = Directory(tables)
    actors, families, sources = dict(tables.actors), dict(tables.families), dict(tables.sources)
    tenures: list[Tenure] = []
    unplaced: list[Unplaced] = []
    known: dict[str, str] = {}
    country = Path(name).stem.removeprefix("wikidata").strip("-_ ").replace("-", " ").replace("_", " ").title()
    if not any(actor.startswith("state:") for actor in directory.find_names(country)):
        country = ""
    for row in rows:
        office = _office_of(row, row.country or country, directory)
        if office is None:
            unplaced.append(Unplaced(name, row))
            continue
        holder = known.get(row.item or row.person)
        if holder is None:
            people = [a for a in directory.find_names(row.person) if a.startswith("person:")]
            source = f"wikidata:{row.item}" if row.item else "wikidata"
            gender = row.gender if row.gender in ("female", "male") else ""
            cells = ["", row.person, "", gender, "", source]
            holder = people[0] if people else add_person(cells, actors, families, sources, name)
            known[row.item or row.person] = holder
        tenures.append(Tenure(holder, office, row.since, row.until or None, f"wikidata:{row.item}".rstrip(":")))
    extended = msgspec.structs.replace(tables, actors=actors, families=families, sources=sources)
    return _with_tenures(extended, tenures), unplaced


def _office_of(row: WikidataRow, country: str, directory: Directory) -> str | None:
    phrases = [row.position]
    if country:
        phrases = [f"{row.position} of {country}", f"{country} {row.position}", row.position]
    for phrase in phrases:
        if offices := directory.find_offices(phrase):
            return offices[0]
    return None


def _extend_by_rows(tables: Tables, folder: Path) -> Tables:
    actors, families, sources = dict(tables.actors), dict(tables.families), dict(tables.sources)
    titles, seats = list(tables.titles), list(tables.seats)
    for where, row in _rows(folder, "bodies"):
        cells = [row.get(column, "") for column in KINDS["bodies"]]
        cells[0] = cells[0] or slug(cells[1])
        cells[2] = cells[2] or "body"
        if not cells[1]:
            raise DirectoryError(f"{where}: a body without a name")
        actor = body_actor(cells, where)
        actors[actor.id] = actor
        sources[actor.id] = cells[8] or str(folder)
        seats.extend(Seat(words, actor.id) for words in several(cells[7]))
    for where, row in _rows(folder, "people"):
        cells = [row.get(column, "") for column in KINDS["people"]]
        cells[5] = cells[5] or str(folder)
        add_person(cells, actors, families, sources, where)
    draft = msgspec.structs.replace(tables, actors=actors, families=families, sources=sources, seats=tuple(seats))
    directory = Directory(draft)
    for where, row in _rows(folder, "aliases"):
        actor_id = _actor(row.get("actor", ""), directory, where)
        actor = actors[actor_id]
        actors[actor_id] = msgspec.structs.replace(actor, names=(*actor.names, row.get("name", "")))
    for where, row in _rows(folder, "titles"):
        owner = _actor(row.get("actor", ""), directory, where)
        only = row.get("only", "") in ("1", "true", "True")
        titles.append(Title(owner, row.get("role", ""), only, several(row.get("titles", ""))))
    draft = msgspec.structs.replace(draft, titles=tuple(titles))
    directory = Directory(draft)
    tenures = [_tenure(row, directory, where, str(folder)) for where, row in _rows(folder, "tenures")]
    return _with_tenures(draft, tenures)


def _tenure(row: Mapping[str, str], directory: Directory, where: str, folder: str) -> Tenure:
    office = row.get("office", "")
    if "/" not in office:
        offices = directory.find_offices(office)
        if not offices:
            raise DirectoryError(f"{where}: {office!r} is no office; write its id (state:fra/foreign-minister)")
        office = offices[0]
    if not row.get("since"):
        raise DirectoryError(f"{where}: a tenure needs the day, month or year it began (since)")
    holder = _actor(row.get("holder", ""), directory, where)
    return Tenure(holder, office, row["since"], row.get("until") or None, row.get("source") or folder)


def _actor(words: str, directory: Directory, where: str) -> str:
    """Return the actor of an id or a name.

    Raises:
        DirectoryError: there is none; the cure is to add it.
    """
    found = (words,) if words in directory.actors else directory.find_names(words)
    if not found:
        raise DirectoryError(f"{where}: {words!r} is unknown; add it to people or bodies in the same folder")
    return found[0]


def _with_tenures(tables: Tables, added: list[Tenure]) -> Tables:
    """Return `tables` with `added`.

    Shipped tenures of the same person and office that overlap one of them go; in an office of one holder at a time a
    shipped tenure that has not ended ends when an added one begins.
    """
    spans: dict[str, list[Tenure]] = {}
    for tenure in added:
        spans.setdefault(tenure.office, []).append(tenure)
    kept = []
    for tenure in tables.tenures:
        rivals = spans.get(tenure.office, ())
        if any(tenure.holder == rival.holder and _overlap(tenure, rival) for rival in rivals):
            continue
        later = [rival.since for rival in rivals if earliest(rival.since) > earliest(tenure.since)]
        role = tables.roles.get(tenure.office.partition("/")[2])
        if tenure.until is None and later and role is not None and role.single:
            tenure = msgspec.structs.replace(tenure, until=min(later))
        kept.append(tenure)
    return msgspec.structs.replace(tables, tenures=(*kept, *added))


def _overlap(left: Tenure, right: Tenure) -> bool:
    return earliest(left.since) <= latest(right.until or "9999") and earliest(right.since) <= latest(
        left.until or "9999"
    )


def _rows(folder: Path, kind: str) -> list[Row]:
    """Return (file and row, cells by column) of a folder's table of one kind, whatever its format."""
    rows: list[Row] = []
    for suffix, delimiter in ((".tsv", "\t"), (".csv", ",")):
        path = folder / f"{kind}{suffix}"
        if path.exists():
            lines = [line for line in read_text(path).splitlines() if line.strip() and not line.startswith("#")]
            reader = csv.DictReader(io.StringIO("\n".join(lines)), delimiter=delimiter)
            _known_columns(set(reader.fieldnames or ()), kind, str(path))
            rows.extend(
                (f"{path}, row {n}", {k: v or "" for k, v in row.items() if k}) for n, row in enumerate(reader, 1)
            )
    path = folder / f"{kind}.toml"
    if path.exists():
        try:
            tables = tomllib.loads(read_text(path)).get(kind, [])
        except tomllib.TOMLDecodeError as error:
            raise DirectoryError(f"{path}: {error}") from error
        for number, table in enumerate(tables, 1):
            _known_columns(set(table), kind, f"{path}, [[{kind}]] {number}")
            rows.append((f"{path}, [[{kind}]] {number}", {key: _cell(value) for key, value in table.items()}))
    return rows


def _known_columns(columns: set[str], kind: str, where: str) -> None:
    if unknown := {column for column in columns if column and fold(column) not in KINDS[kind]}:
        raise DirectoryError(f"{where}: unknown columns {sorted(unknown)}; {kind} has {', '.join(KINDS[kind])}")


def _cell(value: object) -> str:
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)
