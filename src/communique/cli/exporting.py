"""`export`: the record as JSON Lines, tables, a calendar, or in the annotation guide's shape."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from communique.cli.options import filter_options, load_names, open_record, record_option
from communique.cli.output import count_of, note

if TYPE_CHECKING:
    from communique.record import Filters
    from communique.store import Store

KINDS = ("statement", "meeting", "agreement", "action")
TABLES = (*KINDS, "document", "event")
APPOINTMENTS = ("meeting", "agreement")  # what a calendar holds unless --kind asks for more
DESCRIPTOR = "datapackage.json"


@click.command()
@click.option(
    "--format",
    "shape",
    type=click.Choice(["jsonl", "csv", "parquet", "xlsx", "ics", "annotations", "claims-jsonl"]),
    default="jsonl",
    show_default=True,
    help="jsonl: an entry a line, with all its claims. csv, parquet: tables. xlsx: the same as one Excel workbook. "
    "ics: a calendar of the meetings and agreements that have a day. annotations: W3C Web Annotations (JSON-LD), one a "
    "claim. claims-jsonl: a document a line.",
)
@click.option(
    "--kind",
    type=click.Choice(TABLES),
    multiple=True,
    help="Only this kind; for csv on standard output one. Tables only: document, the documents that may be seen, "
    "whatever the filters; event, all entries as events between two sides.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(),
    help="A file; for tables a folder that gets one file a kind and a description of the columns. Without it standard "
    "output.",
)
@click.option(
    "--source",
    metavar="URL",
    help="For annotations: the address of a text in your archive, with {name} or {id} in it. Without it the document's "
    "own.",
)
@filter_options
@record_option
def export(
    shape: str, kind: tuple[str, ...], output: str | None, source: str | None, filters: "Filters", record: str
) -> None:
    """Export the record. Every row carries its citation: document, span, words.

    claims-jsonl is the shape of the guide's gold file with `claim` and `entry` ids, with fields as people set them; it
    holds whole documents, so filters do not apply to it.
    """
    import msgspec

    from communique.errors import UsageError
    from communique.record import Filters

    tables = shape in ("csv", "parquet", "xlsx")
    if not tables and (other := [one for one in kind if one not in KINDS]):
        raise UsageError(f"--kind {other[0]} is a table: take it with --format csv, parquet or xlsx")
    if source is not None and shape != "annotations":
        raise UsageError("--source is for --format annotations")
    asked = msgspec.structs.replace(filters, kinds=tuple(one for one in kind if one in KINDS) or KINDS)
    if shape == "claims-jsonl" and (kind or filters != Filters(include_embargoed=filters.include_embargoed)):
        raise UsageError("claims-jsonl holds whole documents, filters do not apply; take --format jsonl for entries")
    with open_record(record) as store:
        _tell_unknown(store, asked)
        if shape == "xlsx":
            _export_workbook(store, asked, kind or TABLES, output)
        elif tables:
            _export_tables(store, asked, shape, kind, output)
        elif shape == "ics":
            _export_calendar(store, msgspec.structs.replace(asked, kinds=kind or APPOINTMENTS), output)
        elif shape == "annotations":
            _export_annotations(store, asked, source, output)
        else:
            _export_lines(store, asked, shape, output)


def _export_lines(store: "Store", filters: "Filters", shape: str, output: str | None) -> None:
    import msgspec

    from communique.export import export_claims, export_entries

    if shape == "jsonl":
        values = export_entries(store, filters, directory=load_names)
    else:
        from communique.pipeline.correcting import load_reviser

        values = export_claims(store, include_embargoed=filters.include_embargoed, revise=load_reviser(store))
    number = 0
    with _out(output) as out:
        for value in values:
            out.write(msgspec.json.encode(value).decode() + "\n")
            number += 1
    note(f"{count_of(number, 'entry' if shape == 'jsonl' else 'document')} exported")


def _export_tables(store: "Store", filters: "Filters", shape: str, kinds: tuple[str, ...], output: str | None) -> None:
    """Write one table to standard output or to a file that is named like one, else a folder of them."""
    from communique.errors import UsageError
    from communique.export import load_arrow

    if shape == "parquet":
        load_arrow()  # what is missing is said before a folder is made
    tables = kinds or TABLES
    is_file = output is not None and output.endswith(f".{shape}") and not Path(output).is_dir()
    if (output is None or is_file) and len(tables) != 1:
        raise UsageError(f"one file holds one kind: give --kind, or --output and a folder's name without .{shape}")
    if output is None:
        if shape == "parquet":
            raise UsageError("Parquet is no text: give --output FILE.parquet, or a folder")
        number = _write_csv(store, tables[0], filters, sys.stdout)
        note(f"{count_of(number, tables[0])} exported")
        return
    with _written(output):
        if is_file:
            note(f"{output}: {count_of(_write(store, tables[0], filters, shape, Path(output)), 'row')}")
            return
        Path(output).mkdir(parents=True, exist_ok=True)
        files = {}
        for table in tables:
            path = Path(output) / f"{table}s.{shape}"
            files[path.name] = (table, _write(store, table, filters, shape, path))
            note(f"{path}: {count_of(files[path.name][1], 'row')}")
        _describe(store, filters, files, Path(output) / DESCRIPTOR)


def _export_workbook(store: "Store", filters: "Filters", tables: tuple[str, ...], output: str | None) -> None:
    from communique.errors import UsageError
    from communique.export import table_rows, write_workbook

    if output is None:
        raise UsageError("a workbook is no text: give --output FILE.xlsx")
    with _written(output):
        rows = {table: table_rows(store, table, filters, directory=load_names) for table in tables}
        for table, number in write_workbook(rows, Path(output)).items():
            note(f"{output}: {table}s, {count_of(number, 'row')}")


def _write(store: "Store", table: str, filters: "Filters", shape: str, path: Path) -> int:
    if shape == "parquet":
        from communique.export import table_rows, write_parquet

        return write_parquet(table_rows(store, table, filters, directory=load_names), table, path)
    with path.open("w", encoding="utf-8", newline="") as out:
        return _write_csv(store, table, filters, out)


def _write_csv(store: "Store", table: str, filters: "Filters", out: TextIO) -> int:
    from communique.export import export_rows, write_table

    return write_table(export_rows(store, table, filters, directory=load_names), table, out)


def _describe(store: "Store", filters: "Filters", files: dict[str, tuple[str, int]], path: Path) -> None:
    import msgspec

    from communique.export import describe_tables

    described = describe_tables(store, {table: (name, rows) for name, (table, rows) in files.items()}, filters)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(described), indent=1) + b"\n")
    note(f"{path}: what the columns are")


def _export_calendar(store: "Store", filters: "Filters", output: str | None) -> None:
    from communique.export import entry_pages, export_calendar

    dated = 0
    with _out(output, newline="") as out:
        entries = (one for page in entry_pages(store, filters, load_names) for one in page)
        for line in export_calendar(entries):
            dated += line == "BEGIN:VEVENT\r\n"
            out.write(line)
    note(f"{count_of(dated, 'appointment')} exported; what has no day of its own is in no calendar")


def _export_annotations(store: "Store", filters: "Filters", source: str | None, output: str | None) -> None:
    from communique.export import annotation_page, export_annotations
    from communique.pipeline.correcting import load_reviser

    told = export_annotations(store, filters, source=source, directory=load_names, revise=load_reviser(store))
    number = -2  # the page's head and end
    with _out(output) as out:
        for part in annotation_page(told):
            out.write(part)
            number += 1
    note(f"{count_of(number, 'annotation')} exported")


def _tell_unknown(store: "Store", filters: "Filters") -> None:
    """Say what was asked for in vain, as lists do: an empty table says nothing of a name that was misspelt."""
    from communique.record import list_entries

    for line in list_entries(store, filters, limit=1, count=False, cited=False, directory=load_names).notes:
        note(f"note: {line}")


@contextlib.contextmanager
def _out(output: str | None, newline: str = "\n") -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    with _written(output), Path(output).open("w", encoding="utf-8", newline=newline) as out:
        yield out


@contextlib.contextmanager
def _written(output: str) -> Iterator[None]:
    """Say what is wrong with a place that nothing can be written to."""
    from communique.errors import CommuniqueError

    try:
        yield
    except OSError as error:
        cure = "name a file in a folder that is there" if not isinstance(error, PermissionError) else "name another"
        raise CommuniqueError(f"cannot write {error.filename or output}: {error.strerror}; {cure}") from error
