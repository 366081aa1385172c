"""`serve`: the record on screen."""

import importlib
from pathlib import Path
from typing import Any

import click

from communique.cli.options import open_record, record_option


@click.command(context_settings={"ignore_unknown_options": False})
@record_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; beyond this machine only with a password."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    default=8000,
    show_default=True,
    help="Which port; 0 for a free one.",
)
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Ask for the password in this file.",
)
@click.option("--publish", is_flag=True, help="Show facts, short quotations and links, but no full text.")
@click.option(
    "--shapes",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Draw the map on the outlines of this GeoJSON file.",
)
def serve(record: str, host: str, port: int, password_file: Path | None, publish: bool, shapes: Path | None) -> None:
    """Open the record in a browser: search, timeline, entries with their words, actors, review."""
    from communique.errors import CommuniqueError

    open_record(record).close()  # a wrong file is said here, before there is a page to say it on
    try:
        web: Any = importlib.import_module("communique.web")
    except ModuleNotFoundError as error:
        raise CommuniqueError(f"{error.name} is missing; pip install 'communique[web]'") from error
    web.serve(Path(record), host=host, port=port, password_file=password_file, publish=publish, shapes=shapes)
