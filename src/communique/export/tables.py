"""Write rows as CSV: `snake_case`, empty for unknown, lists joined by `;`, UTF-8, safe to open in a spreadsheet.

The columns suit R and pandas as they are. A text that a spreadsheet would take for a formula gets an apostrophe before
it (OWASP, "CSV Injection"): news is foreign text, and `=HYPERLINK(…)` in a headline must not run at whoever opens it.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from communique.export.columns import COLUMNS, Value
from communique.export.events import event_rows
from communique.export.rows import Row, document_rows, entry_rows
from communique.record import Filters
from communique.store import Store

FORMULA = tuple("=+-@\t\r＝＋－＠")  # the wide forms count too: spreadsheets of East Asia read them alike
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z")
BOM = "\ufeff"  # by which Excel knows UTF-8
BROKEN = re.compile("[\x00\ud800-\udfff]")  # no text: NUL ends it elsewhere, half a surrogate pair cannot be written


def table_rows(
    store: Store, table: str, filters: Filters, *, directory: Callable[[], Any] | None = None
) -> Iterator[Row]:
    """Yield the typed rows of `table`: a kind of entry, `document`, or `event` (a row a pair of sides)."""
    if table == "document":
        return document_rows(store, filters)
    if table == "event":
        return event_rows(store, filters, directory=directory)
    return entry_rows(store, table, filters, directory=directory)


def export_rows(
    store: Store, kind: str, filters: Filters, *, directory: Callable[[], Any] | None = None
) -> Iterator[dict[str, str]]:
    """Yield the rows of the table of `kind` as text, in order of day; the keys are `COLUMNS[kind]`."""
    for row in table_rows(store, kind, filters, directory=directory):
        yield {column: text_of(value) for column, value in row.items()}


def write_table(rows: Iterable[dict[str, str]], kind: str, out: TextIO) -> int:
    """Write rows of `kind` as CSV with a header line; return how many."""
    writer = csv.DictWriter(out, COLUMNS[kind], lineterminator="\n")
    writer.writeheader()
    number = 0
    for row in rows:
        writer.writerow({key: guarded(value) for key, value in row.items()})
        number += 1
    return number


def text_of(value: Value) -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return _joined(value)
    return str(value)


def guarded(cell: str) -> str:
    """Return the text of a cell so that no spreadsheet runs it, and without what no file can hold."""
    if not cell:
        return cell
    cell = BROKEN.sub("", cell)
    return f"'{cell}" if cell.startswith(FORMULA) and not NUMBER.match(cell) else cell


def _joined(values: Iterable[str | None]) -> str:
    """Join by `;`; a semicolon inside a value becomes a comma, so that splitting gives the same number of values."""
    joined = ";".join((value or "").replace(";", ",") for value in values)
    return joined if joined.strip(";") else ""
