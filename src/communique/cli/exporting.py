"""`export`: the record as JSON Lines, CSV, or in the annotation guide's shape."""

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

KINDS = ("statement", "meeting", "agreement", "action")
APPOINTMENTS = ("meeting", "agreement")  # what a calendar holds unless --kind asks for more


@click.command()
@click.option(
    "--format",
    "shape",
    type=click.Choice(["jsonl", "csv", "ics", "claims-jsonl"]),
    default="jsonl",
    show_default=True,
    help="jsonl: an entry a line, with all its claims. csv: a table a kind. ics: a calendar of the meetings and "
    "agreements that have a day. claims-jsonl: a document a line.",
)
@click.option("--kind", type=click.Choice(KINDS), multiple=True, help="Only this kind; for csv on standard output one.")
@click.option(
    "--output",
    "-o",
    type=click.Path(),
    help="A file, or for csv a folder that gets one file a kind. Without it standard output.",
)
@filter_options
@record_option
def export(shape: str, kind: tuple[str, ...], output: str | None, filters: "Filters", record: str) -> None:
    """Export the record. Every row carries its citation: document, span, words.

    claims-jsonl is the shape of the guide's gold file with `claim` and `entry` ids, with fields as people set them;
    filters do not apply to it.
    """
    import msgspec

    from communique.export import export_claims, export_entries

    asked = msgspec.structs.replace(filters, kinds=kind or KINDS)
    if shape == "csv":
        _export_tables(asked, kind or KINDS, output, record)
        return
    if shape == "ics":
        _export_calendar(msgspec.structs.replace(asked, kinds=kind or APPOINTMENTS), output, record)
        return
    with open_record(record) as store:
        if shape == "jsonl":
            values = export_entries(store, asked, directory=load_names)
        else:
            from communique.pipeline.correcting import load_reviser

            values = export_claims(store, include_embargoed=filters.include_embargoed, revise=load_reviser(store))
        number = 0
        with _out(output) as out:
            for value in values:
                out.write(msgspec.json.encode(value).decode() + "\n")
                number += 1
    note(f"{count_of(number, 'entry' if shape == 'jsonl' else 'document')} exported")


def _export_tables(filters: "Filters", kinds: tuple[str, ...], output: str | None, record: str) -> None:
    from communique.export import export_rows, write_table

    if output is None:
        if len(kinds) != 1:
            raise click.UsageError("a CSV holds one kind: give --kind, or a folder with --output")
        with open_record(record) as store:
            number = write_table(export_rows(store, kinds[0], filters, directory=load_names), kinds[0], sys.stdout)
        note(f"{count_of(number, kinds[0])} exported")
        return
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    with open_record(record) as store:
        for kind in kinds:
            path = folder / f"{kind}s.csv"
            with path.open("w", encoding="utf-8", newline="") as out:
                number = write_table(export_rows(store, kind, filters, directory=load_names), kind, out)
            note(f"{path}: {count_of(number, 'row')}")


def _export_calendar(filters: "Filters", output: str | None, record: str) -> None:
    from communique.export import entry_pages, export_calendar

    with open_record(record) as store, _out(output, newline="") as out:
        entries = (one for page in entry_pages(store, filters, load_names) for one in page)
        out.writelines(export_calendar(entries))


@contextlib.contextmanager
def _out(output: str | None, newline: str = "\n") -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    with Path(output).open("w", encoding="utf-8", newline=newline) as out:
        yield out
