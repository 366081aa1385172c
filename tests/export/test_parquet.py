"""Parquet: typed columns that hold what the CSV holds; a clear word where pyarrow is missing."""

import builtins
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from communique.errors import PluginError
from communique.export import TABLES, load_arrow, table_rows, write_parquet
from communique.record import Filters
from worlds import make_record


def test_missing_library_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name: str, *args: Any, **extra: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return whole(name, *args, **extra)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PluginError, match=r"pip install 'communique\[parquet\]'"):
        load_arrow()


@pytest.mark.parametrize("table", sorted(TABLES))
def test_parquet_has_the_rows_and_the_types_of_the_codebook(tmp_path: Path, table: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = list(table_rows(make_record(tmp_path), table, Filters()))
    path = tmp_path / "table.parquet"
    assert write_parquet(rows, table, path) == len(rows)
    read = parquet.read_table(path)
    assert read.num_rows == len(rows)
    for column in TABLES[table]:
        field = read.schema.field(column.name)
        assert field.nullable is not column.always
        assert field.metadata[b"meaning"].decode() == column.meaning
    assert [plain(row) for row in read.to_pylist()] == [plain(row) for row in rows]
    assert b"communique" in read.schema.metadata


def test_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "empty.parquet"
    assert write_parquet([], "meeting", path) == 0
    schema = parquet.read_table(path).schema
    assert schema.names == [column.name for column in TABLES["meeting"]]
    assert str(schema.field("first_day").type) == "date32[day]"
    assert str(schema.field("party_ids").type).startswith("list<")


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        for key, value in row.items()
    }
