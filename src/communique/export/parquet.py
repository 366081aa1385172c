"""Write rows as Parquet with typed columns; the only place that needs pyarrow (extra `parquet`).

text is string, integer int64, number double, boolean bool, day date32, list list<string> with a null for a value that
nobody knows. Every column carries its meaning as metadata, the file the version that wrote it.
"""

import itertools
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from communique import __version__
from communique.errors import PluginError
from communique.export.columns import TABLES, Column, Value
from communique.export.rows import Row
from communique.export.tables import BROKEN

GROUP = 50_000  # rows of a row group; some tens of megabytes in memory


def write_parquet(rows: Iterable[Row], table: str, path: Path) -> int:
    """Write the rows of `table` to `path`; return how many. A table without rows has its columns all the same.

    Raises:
        PluginError: pyarrow is not installed.
    """
    arrow, parquet = load_arrow()
    schema = table_schema(table)
    number = 0
    waiting = iter(rows)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(itertools.islice(waiting, GROUP)):
            columns = [
                arrow.array([_cell(column, row.get(column.name)) for row in group], schema.field(column.name).type)
                for column in TABLES[table]
            ]
            writer.write_table(arrow.Table.from_arrays(columns, schema=schema))
            number += len(group)
    return number


def table_schema(table: str) -> Any:
    """Return the Arrow schema of a table."""
    arrow, _ = load_arrow()
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "day": arrow.date32(),
        "list": arrow.list_(arrow.string()),
    }
    fields = [
        arrow.field(column.name, types[column.type], not column.always, {"meaning": column.meaning})
        for column in TABLES[table]
    ]
    return arrow.schema(fields, {"communique": __version__, "table": table})


def load_arrow() -> tuple[Any, Any]:
    """Return pyarrow and its parquet module."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        cure = "pip install 'communique[parquet]', or take --format csv"
        raise PluginError(f"Parquet needs pyarrow: {cure}") from error
    return pyarrow, pyarrow.parquet


def _cell(column: Column, value: Value) -> object:
    if isinstance(value, tuple):
        return [None if one is None else BROKEN.sub("", one) for one in value]
    if isinstance(value, str):
        return date.fromisoformat(value) if column.type == "day" else BROKEN.sub("", value)
    return value
