"""The command line: `communique COMMAND`. Data goes to stdout, everything else to stderr."""

import sys
from pathlib import Path

import click

from communique.config import Config


@click.group()
@click.version_option(package_name="communique")
def main() -> None:
    """News of diplomacy as a cited, queryable record."""


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--reader", default="rules", show_default=True)
def annotate(paths: tuple[str, ...], reader: str) -> None:
    """Print one JSON line a document in the shape of the gold file; nothing is stored."""
    import msgspec

    from communique.export import gold_document
    from communique.ingest import ingest_paths
    from communique.model import Finding
    from communique.pipeline import Pipeline

    config = Config(reader=reader)
    pipeline = Pipeline(config)
    aside = 0
    for document in ingest_paths(
        [Path(path) for path in paths], config=config, stdin=sys.stdin.buffer, directory_names=pipeline.directory
    ):
        if isinstance(document, Finding):
            click.echo(f"{document.severity}: {document.source}: {document.code}: {document.message}", err=True)
            aside += document.severity == "error"
            continue
        _, claims = pipeline.claims(document)
        click.echo(msgspec.json.encode(gold_document(document, claims)))
    sys.exit(3 if aside else 0)
