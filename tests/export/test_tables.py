"""The tables: typed rows, what the codebook says of them, and cells that are safe in a spreadsheet."""

import csv
import importlib.util
import io
import re
from datetime import date
from pathlib import Path

import msgspec
import pytest

from communique.export import COLUMNS, TABLES, Column, describe_tables, export_rows, guarded, table_rows, write_table
from communique.export.columns import Value
from communique.export.tables import text_of
from communique.pipeline import correcting
from communique.pipeline.fusing import fuse_record
from communique.record import Filters, list_entries
from communique.store import Store
from worlds import make_record

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "write_codebook.py"
PAGE = ROOT / "docs" / "reference" / "codebook.md"
PYTHON = {"text": str, "integer": int, "number": (int, float), "boolean": bool, "day": str, "list": tuple}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_record(tmp_path)


def check_cell(column: Column, value: Value) -> None:
    """Assert that a cell is what the codebook says of its column."""
    if value is None:
        assert not column.always, f"{column.name} is empty"
        return
    assert isinstance(value, PYTHON[column.type]), f"{column.name}: {value!r}"
    if column.type == "day":
        date.fromisoformat(str(value))
    told = value if isinstance(value, tuple) else (value,)
    if column.values:
        assert all(one is None or str(one) in column.values for one in told), f"{column.name}: {value!r}"


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_cell_is_what_the_codebook_says(store: Store, table: str) -> None:
    rows = list(table_rows(store, table, Filters()))
    assert rows
    for row in rows:
        assert tuple(row) == COLUMNS[table]
        for column in TABLES[table]:
            check_cell(column, row[column.name])


@pytest.mark.parametrize("table", sorted(TABLES))
def test_no_table_has_a_column_twice_or_without_a_meaning(table: str) -> None:
    assert len(set(COLUMNS[table])) == len(TABLES[table])
    for column in TABLES[table]:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
        assert column.meaning
        assert "|" not in column.meaning


@pytest.mark.skipif(not SCRIPT.exists(), reason="the scripts are not in the source distribution")
def test_codebook_page_is_what_the_program_writes() -> None:
    spec = importlib.util.spec_from_file_location("write_codebook", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    page = script.PAGE.read_text(encoding="utf-8")
    assert page.partition(script.MARK)[2].strip() == script.codebook().strip(), "run scripts/write_codebook.py"


@pytest.mark.skipif(not PAGE.exists(), reason="the pages are not in this distribution")
def test_codebook_page_names_every_key_of_the_json_lines(store: Store) -> None:
    from communique.export import export_entries

    page = PAGE.read_text(encoding="utf-8").partition("JSON Lines (")[2].partition("<!--")[0]
    told = set(re.findall(r"`(\w+)`", " ".join(line.split("|")[1] for line in page.splitlines() if "|" in line)))
    assert set(next(iter(export_entries(store, Filters())))) == told - {"key"}


def test_row_tells_publisher_confidence_and_days(store: Store) -> None:
    action = next(table_rows(store, "action", Filters()))
    assert (action["date"], action["first_day"], action["last_day"]) == ("2010-05", "2010-05-01", "2010-05-31")
    assert (action["quad"], action["intensity"]) == (2, 5.0)
    assert (action["actor_countries"], action["target_ids"]) == (("ESP",), (None,))
    assert (action["confidence"], action["review"], action["reader"]) == (1.0, "unseen", "hand")


def test_row_says_that_a_person_put_it_right(store: Store) -> None:
    meeting = next(one for one in list_entries(store).entries if one.kind == "meeting")
    correcting.edit(store, meeting.id, "format", "visit", judge="A. Reader", reason="")
    statement = next(one for one in list_entries(store).entries if one.kind == "statement")
    correcting.accept(store, statement.id, judge="A. Reader", reason="")
    fuse_record(store)
    reviews = {row["entry_id"]: row["review"] for row in export_rows(store, "event", Filters())}
    assert reviews[meeting.id] == "corrected"
    assert reviews[statement.id] == "accepted"
    assert set(reviews.values()) == {"corrected", "accepted", "unseen"}


def test_documents_are_counted_whatever_entries_are_asked_for(store: Store) -> None:
    rows = list(table_rows(store, "document", Filters(actor=("Nobody",))))
    assert [(row["document"], row["meetings"], row["statements"]) for row in rows] == [
        ("second.txt", 1, 1),
        ("first.txt", 1, 1),
    ]


@pytest.mark.parametrize(
    "words", ["=HYPERLINK(1)", "+1 for peace", "-5 degrees", "@all", "\tx", "\rx", "＝1", "-", "+", "=-1"]
)
def test_text_that_a_spreadsheet_would_run_is_guarded(words: str) -> None:
    assert guarded(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "-75.7", "+3", "0.5", "“=1”", "a=b", "état:Éire"])
def test_other_text_and_numbers_are_as_they_are(words: str) -> None:
    assert guarded(words) == words


def test_a_cell_holds_what_a_file_can_hold() -> None:
    out = io.StringIO()
    write_table([dict.fromkeys(COLUMNS["meeting"], "a\x00b\ud83d\nc;“d”")], "meeting", out)
    out.getvalue().encode("utf-8")
    row = next(csv.DictReader(io.StringIO(out.getvalue())))
    assert row["quote"] == "ab\nc;“d”"


def test_list_keeps_its_places() -> None:
    assert text_of(("Ada; Berg", None, "Soto")) == "Ada, Berg;;Soto"
    assert text_of((None, None)) == ""


def test_descriptor_tells_columns_and_what_was_asked_for(store: Store) -> None:
    told = describe_tables(store, {"meeting": ("meetings.csv", 2)}, Filters(actor=("Berg",), kinds=("meeting",)))
    assert told["communique"]["filters"] == {"actor": ("Berg",)}
    assert told["communique"]["documents"] == 2
    (resource,) = told["resources"]
    assert [field["name"] for field in resource["schema"]["fields"]] == list(COLUMNS["meeting"])
    status = next(field for field in resource["schema"]["fields"] if field["name"] == "status")
    assert "refused" in status["constraints"]["enum"]
    assert msgspec.json.encode(told) == msgspec.json.encode(
        describe_tables(store, {"meeting": ("meetings.csv", 2)}, Filters(actor=("Berg",), kinds=("meeting",)))
    )
