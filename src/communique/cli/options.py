"""The options that commands share, so that they read and behave the same everywhere."""

import contextlib
import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from communique.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])

STATUSES = "held ongoing planned proposed cancelled refused denied; agreements: signed adopted agreed rejected …"


def record_option(command: Command) -> Command:
    """Add `--record`."""
    return click.option(
        "--record",
        envvar="COMMUNIQUE_RECORD",
        default="record.db",
        show_default=True,
        show_envvar=True,
        type=click.Path(dir_okay=False),
        help="The record's file.",
    )(command)


def output_options(command: Command) -> Command:
    """Add `--json` and `--jsonl`; the command gets `output`: `text`, `json` or `jsonl`."""

    @functools.wraps(command)
    def run(*args: Any, as_json: bool, as_jsonl: bool, **extra: Any) -> Any:
        if as_json and as_jsonl:
            raise click.UsageError("--json and --jsonl exclude each other")
        return command(*args, output="json" if as_json else "jsonl" if as_jsonl else "text", **extra)

    run = click.option("--jsonl", "as_jsonl", is_flag=True, help="Print one JSON object a line.")(run)
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(run)  # type: ignore[return-value]


def embargo_option(command: Command) -> Command:
    """Add `--include-embargoed`."""
    return click.option(
        "--include-embargoed", is_flag=True, help="Show documents under embargo, and what they say, before their hour."
    )(command)


def page_options(command: Command) -> Command:
    """Add `--limit`, `--offset`, `--newest`."""
    for option in (
        click.option("--newest", is_flag=True, help="The newest first."),
        click.option("--offset", type=click.IntRange(min=0), metavar="N", default=0, help="Skip so many."),
        click.option(
            "--limit",
            type=click.IntRange(min=0),
            metavar="N",
            default=50,
            show_default=True,
            help="At most so many; 0 for all.",
        ),
    ):
        command = option(command)
    return command


def filter_options(command: Command) -> Command:
    """Add the filters that all lists share; the command gets one `filters`."""

    @functools.wraps(command)
    def run(*args: Any, **extra: Any) -> Any:
        from communique.record import Filters

        names = ("actor", "issue", "place", "status", "document")
        chosen: dict[str, Any] = {name: tuple(extra.pop(name)) for name in names}
        filters = Filters(
            **chosen,
            since=extra.pop("since"),
            until=extra.pop("until"),
            include_embargoed=extra.pop("include_embargoed"),
        )
        return command(*args, filters=filters, **extra)

    wrapped: Any = embargo_option(run)
    for option in (
        click.option("--document", multiple=True, metavar="NAME", help="Told by this document: name, id, path or URL."),
        click.option("--status", multiple=True, metavar="STATUS", help=f"With this status: {STATUSES}."),
        click.option("--place", multiple=True, metavar="PLACE", help="At this place, or in this country."),
        click.option("--until", metavar="DATE", help="On or before: 2012, 2012-03, 2012-03-14, today."),
        click.option("--since", metavar="DATE", help="On or after."),
        click.option("--issue", multiple=True, metavar="LABEL", help="About this issue, e.g. missile-defence."),
        click.option(
            "--actor",
            multiple=True,
            metavar="NAME",
            help="With this actor as speaker, party or side: a name, a family name, an id. Twice: both.",
        ),
    ):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]


def config_options(command: Command) -> Command:
    """Add what a reading may vary; the command gets one `config`."""

    @functools.wraps(command)
    def run(*args: Any, **extra: Any) -> Any:
        from communique.config import Config

        day_first = {"auto": None, "day": True, "month": False}[extra.pop("dates")]
        ontology = extra.pop("ontology")
        config = Config(
            **({"reader": reader} if (reader := extra.pop("reader")) else {}),
            directories=tuple(Path(folder) for folder in extra.pop("directory")),
            ontology=Path(ontology) if ontology else None,
            published=extra.pop("published"),
            publisher=extra.pop("publisher"),
            url=extra.pop("url"),
            zone=extra.pop("zone"),
            day_first=day_first,
            max_bytes=extra.pop("max_bytes"),
        )
        return command(*args, config=config, **extra)

    wrapped: Any = run
    for option in (
        click.option(
            "--max-bytes", type=int, metavar="N", default=20_000_000, show_default=True, help="Set larger inputs aside."
        ),
        click.option(
            "--dates",
            type=click.Choice(["auto", "day", "month"]),
            default="auto",
            show_default=True,
            help="Which comes first in 03.02.2013; auto lets each document decide.",
        ),
        click.option("--zone", metavar="OFFSET", help="The outlet's time zone, e.g. +03:00."),
        click.option("--url", help="Where the document was published."),
        click.option("--publisher", help="Who published it, where it does not say."),
        click.option("--published", metavar="DATE", help="When it was published, where it does not say."),
        click.option("--ontology", type=click.Path(exists=True, dir_okay=False), help="Your issues file."),
        click.option(
            "--directory",
            multiple=True,
            type=click.Path(exists=True, file_okay=False),
            help="A folder of your own actors, offices and tenures; repeatable.",
        ),
        click.option(
            "--reader",
            metavar="NAME",
            help="What reads: rules, fast, accurate, or a reader installed; `communique doctor` names the default.",
        ),
    ):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]


def open_record(path: str, *, create: bool = False) -> "Store":
    """Open the record of `--record`."""
    from communique.store import open_store

    return open_store(path, create=create)


@contextlib.contextmanager
def new_record(path: str) -> "Iterator[Store]":
    """Open the record of `--record`, made where there is none; one that is made here and gets no document goes again.

    What could not be read is not worth a file that later commands would take for a record.
    """
    from communique.store import count_sources

    there = Path(path).exists()
    with open_record(path, create=True) as store:
        try:
            yield store
        finally:
            if not there:
                with store.read() as connection:
                    there = count_sources(connection, versions=True) > 0
    if not there:
        for end in ("", "-wal", "-shm", ".lock"):
            Path(path + end).unlink(missing_ok=True)


def load_names() -> Any:
    """Return the shipped directory; called only when a name is asked for that no document of the record has used."""
    from communique.directory import load_directory

    return load_directory()
