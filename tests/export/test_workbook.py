"""The workbook: a sheet a table, text that stays text, days and numbers that are such."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from communique.errors import UsageError
from communique.export import COLUMNS, TABLES, table_rows, workbook, write_workbook
from communique.export.workbook import EPOCH, MOST_UNITS
from communique.record import Filters
from worlds import make_record

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells_of(path: Path, sheet: int) -> list[list[tuple[str | None, str]]]:
    """Return the cells of a sheet by row, each with its type and what it holds."""
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    return [[(cell.get("t"), "".join(cell.itertext())) for cell in row] for row in root.iter(f"{SPACE}row")]


def row_of(**values: Any) -> dict[str, Any]:
    return dict.fromkeys(COLUMNS["meeting"]) | values


def test_every_table_is_a_sheet_and_the_codebook_the_last(tmp_path: Path) -> None:
    store = make_record(tmp_path)
    path = tmp_path / "record.xlsx"
    numbers = write_workbook({table: table_rows(store, table, Filters()) for table in TABLES}, path)
    assert numbers["meeting"] == 2
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        sheets = ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{SPACE}sheet")
        assert [sheet.get("name") for sheet in sheets] == [*(f"{table}s" for table in TABLES), "codebook"]
    for place, table in enumerate(TABLES, 1):
        header, *rows = cells_of(path, place)
        assert [words for _, words in header] == list(COLUMNS[table])
        assert len(rows) == numbers[table]
    assert len(cells_of(path, len(TABLES) + 1)) == 1 + sum(len(columns) for columns in TABLES.values())


def test_text_like_a_formula_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook({"meeting": [row_of(quote="=HYPERLINK(1)", title="a & <b>\x01\ud83d _x0041_")]}, path)
    row = dict(zip(COLUMNS["meeting"], cells_of(path, 1)[1], strict=True))
    assert row["quote"] == ("inlineStr", "=HYPERLINK(1)")
    assert row["title"] == ("inlineStr", "a & <b> _x005F_x0041_")


def test_days_numbers_and_lists_are_such(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    values = row_of(first_day="1987-12-08", last_day="1899-05-18", latitude=-33.9, copies=3, parties=("Berg", "Soto"))
    write_workbook({"meeting": [values]}, path)
    row = dict(zip(COLUMNS["meeting"], cells_of(path, 1)[1], strict=True))
    assert row["first_day"] == (None, str((date(1987, 12, 8) - EPOCH).days))
    assert row["last_day"] == ("inlineStr", "1899-05-18")
    assert (row["latitude"], row["copies"]) == ((None, "-33.9"), (None, "3"))
    assert row["parties"] == ("inlineStr", "Berg;Soto")
    assert row["place"] == (None, "")


def test_cell_is_cut_where_excel_would_call_it_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook({"meeting": [row_of(quote="😀" * MOST_UNITS)]}, path)
    (_, words) = dict(zip(COLUMNS["meeting"], cells_of(path, 1)[1], strict=True))["quote"]
    assert len(words.encode("utf-16-le")) // 2 <= MOST_UNITS
    assert words.endswith("😀 …")


def test_table_too_long_for_a_sheet_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(UsageError, match="--since"):
        write_workbook({"meeting": [row_of()] * 3}, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_two_workbooks_of_one_record_are_equal(tmp_path: Path) -> None:
    store = make_record(tmp_path)
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook({"event": table_rows(store, "event", Filters())}, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
