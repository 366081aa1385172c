"""Read what the Wikidata query service exports (CSV or JSON) as office-holders.

The query may name its variables as it likes within these: `person`, `personLabel`, `position`, `positionLabel`,
`country`, `countryLabel`, `start`/`startTime`/`since`, `end`/`endTime`/`until`, `genderLabel`, `startPrecision`,
`endPrecision` (9 year, 10 month, 11 day, as in Wikidata's data model).
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping

import msgspec

from communique.errors import DirectoryError

PERSON = ("personLabel", "person_label", "itemLabel", "holderLabel", "person")
PERSON_ITEM = ("person", "personID", "item", "holder")
POSITION = ("positionLabel", "position_label", "officeLabel", "position", "office")
COUNTRY = ("countryLabel", "country_label", "jurisdictionLabel", "country")
START = ("start", "startTime", "start_time", "since", "starttime")
END = ("end", "endTime", "end_time", "until", "endtime")
GENDER = ("genderLabel", "sexLabel", "gender")
ITEM = re.compile(r"(?:https?://www\.wikidata\.org/entity/)?(Q\d+)$")
DIGITS = {"9": 4, "10": 7, "11": 10}


class WikidataRow(msgspec.Struct, frozen=True):
    """One person in one position. item is the person's Q-number; dates are ISO 8601 to the precision told."""

    person: str
    position: str
    country: str = ""
    since: str = ""
    until: str = ""
    item: str = ""
    gender: str = ""


def read_wikidata(text: str, name: str) -> list[WikidataRow]:
    """Return the rows of an export; rows without label, position or start are left out.

    Raises:
        DirectoryError: it is neither such a CSV nor such a JSON; the message names the file.
    """
    rows = _json_rows(text, name) if text.lstrip()[:1] in ("{", "[") else _csv_rows(text, name)
    read = [
        WikidataRow(
            _first(row, PERSON),
            _first(row, POSITION),
            _label(_first(row, COUNTRY)),
            _date(_first(row, START), row.get("startPrecision", "")),
            _date(_first(row, END), row.get("endPrecision", "")),
            _item(row),
            _first(row, GENDER).lower(),
        )
        for row in rows
    ]
    return [row for row in read if row.since and row.position and _label(row.person)]


def _csv_rows(text: str, name: str) -> Iterable[Mapping[str, str]]:
    reader = csv.DictReader(io.StringIO(text))
    columns = set(reader.fieldnames or ())
    if not columns & set(PERSON) or not columns & set(POSITION):
        raise DirectoryError(f"{name}: needs a column personLabel and a column positionLabel; it has {sorted(columns)}")
    return ({key: value or "" for key, value in row.items() if key is not None} for row in reader)


def _json_rows(text: str, name: str) -> Iterable[Mapping[str, str]]:
    try:
        data = msgspec.json.decode(text.encode())
    except msgspec.DecodeError as error:
        raise DirectoryError(f"{name}: not JSON ({error})") from error
    if isinstance(data, dict):
        data = data.get("results", {}).get("bindings", []) if isinstance(data.get("results"), dict) else []
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise DirectoryError(f"{name}: expected the query service's JSON, verbose or not")
    return (
        {
            key: str(value.get("value", "")) if isinstance(value, dict) else str(value or "")
            for key, value in row.items()
        }
        for row in data
    )


def _first(row: Mapping[str, str], columns: tuple[str, ...]) -> str:
    return next((row[column].strip() for column in columns if row.get(column)), "")


def _label(value: str) -> str:
    """Return a label; a bare item number is no name."""
    return "" if ITEM.match(value) else value


def _item(row: Mapping[str, str]) -> str:
    for column in PERSON_ITEM:
        if match := ITEM.match(row.get(column, "")):
            return match[1]
    return ""


def _date(value: str, precision: str) -> str:
    match = re.match(r"\d{4}(-\d{2}(-\d{2})?)?", value.lstrip("+"))
    return match[0][: DIGITS.get(precision, 10)] if match else ""
