"""`bench`: measure the program on public corpora that the user has."""

import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from communique.cli.options import output_options
from communique.cli.output import write, write_json, write_jsonl

CORPORA = {
    "plv": "PLV: PLOVER types between a given source and target, cross-validated",
    "timex": "TimeML files: time expressions, by the metric of TempEval-3",
    "geo": "LGL: places on the map",
    "ecb": "ECB+: one event told by several documents",
    "stories": "ECB+: documents grouped by the story they report",
    "reprints": "a folder of corpora: copies generated from their articles, found again (takes minutes)",
    "rams": "RAMS: who takes part in a diplomatic event",
    "fusion": "gold documents with their items: entry ids for score_fusion.py",
}


@click.command()
@click.argument("corpus", type=click.Choice(sorted(CORPORA)))
@click.option(
    "--data", required=True, type=click.Path(exists=True, path_type=Path), help="The corpus: a folder or file."
)
@output_options
def bench(corpus: str, data: Path, output: str) -> None:
    """Measure the program on a corpus and print the figures; docs/accuracy.md says where to get each."""
    from communique.errors import UsageError

    try:
        module = importlib.import_module(f"communique.bench.{corpus}")
    except ModuleNotFoundError as error:
        raise UsageError(f"this build cannot measure {corpus} ({CORPORA[corpus]}): {error}") from error
    if corpus == "fusion":
        write_jsonl(module.fuse_gold(data))
        return
    figures = getattr(module, f"bench_{corpus}")(data)
    if output == "json":
        write_json(figures)
    elif output == "jsonl":
        write_jsonl([figures])
    else:
        for name, value in _flat(figures):
            write(f"{name:<40} {value:>10.2f}" if isinstance(value, float) else f"{name:<40} {value:>10}")


def _flat(figures: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value
