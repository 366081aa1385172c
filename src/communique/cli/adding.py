"""`add` and `annotate`: bring documents into the record, or read them without one."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from communique.cli.group import SET_ASIDE
from communique.cli.options import config_options, new_record, output_options, record_option
from communique.cli.output import note, write_json, write_jsonl

if TYPE_CHECKING:
    from communique.config import Config
    from communique.model import Finding
    from communique.runners import Added


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@record_option
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", default=1, show_default=True, help="Processes that read."
)
@click.option("--reread", is_flag=True, help="Read documents again that are in the record, e.g. with another reader.")
@click.option("--no-fuse", is_flag=True, help="Leave the entries to the next run, when many runs fill one record.")
@config_options
@output_options
def add(
    paths: tuple[str, ...], record: str, jobs: int, reread: bool, no_fuse: bool, config: "Config", output: str
) -> int:
    """Add documents to the record: files, folders, globs, `-` for standard input.

    Documents in the record already are left as they are; a changed one under the same URL or path is kept as a new
    version. The run may be interrupted at any time; the same command continues.
    """
    from communique.pipeline import Pipeline
    from communique.runners import add_paths

    pipeline = Pipeline(config)  # first, so that a wrong option leaves no empty record behind
    with new_record(record) as store, _progress() as progress:
        added = add_paths(
            store,
            paths,
            config=config,
            jobs=jobs,
            reread=reread,
            stdin=sys.stdin.buffer if "-" in paths else None,
            progress=progress,
            pipeline=pipeline,
            fuse=not no_fuse,
        )
    report_findings(added.findings)
    summary = _summary(added, record)
    if output == "text":
        note(_sentence(summary) if Path(record).exists() else f"{record}: nothing could be read; no record was made")
        if added.undated:
            them = "a document does" if added.undated == 1 else f"{added.undated} documents do"
            note(f"note: {them} not say when published, so “on Tuesday” has no day there; --published DATE gives one")
    else:
        (write_json if output == "json" else lambda value: write_jsonl([value]))(summary)
    return SET_ASIDE if added.set_aside else 0


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", default=1, show_default=True, help="Processes that read."
)
@config_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array instead of one object a line.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="Print one JSON object a line (the default).")
def annotate(paths: tuple[str, ...], jobs: int, config: "Config", as_json: bool, as_jsonl: bool) -> int:
    """Read documents and print what they say, one JSON line a document; nothing is stored.

    The shape is that of the annotation guide's gold file (docs/vocabulary.md). JSONL input, one object
    {"doc", "text", "published", "url", "publisher"} a line, is read as one document a line.
    """
    import msgspec

    from communique.export import gold_document
    from communique.ingest import ingest_paths
    from communique.model import Document, Finding
    from communique.pipeline import Pipeline, unencodable
    from communique.runners import run_here, run_pool

    findings: list[Finding] = []
    pipeline = Pipeline(config)

    def documents() -> Iterator[Document]:
        stdin = sys.stdin.buffer if "-" in paths else None
        for one in ingest_paths(paths, config=config, stdin=stdin, directory_names=pipeline.directory):
            if isinstance(one, Finding):
                findings.append(one)
            else:
                yield one

    def lines() -> Iterator[dict[str, Any]]:
        outcomes = (
            run_pool(documents(), config=config, jobs=jobs) if jobs > 1 else run_here(documents(), pipeline=pipeline)
        )
        for outcome in outcomes:
            if isinstance(outcome, Finding):
                findings.append(outcome)
            else:
                gold = gold_document(outcome.document, outcome.claims)
                try:
                    msgspec.json.encode(gold)
                except UnicodeEncodeError as error:
                    findings.append(unencodable(outcome.document, error))
                else:
                    yield gold

    if as_json:
        write_json(list(lines()))
    else:
        write_jsonl(lines())
    report_findings(findings)
    return SET_ASIDE if any(finding.severity == "error" for finding in findings) else 0


def report_findings(findings: "list[Finding]") -> None:
    """Print findings on standard error: code, file, what is wrong, the cure."""
    for finding in findings:
        message = finding.message.removeprefix(f"{finding.source}: ")
        note(f"{finding.severity}: {finding.source}: {message} [{finding.code}]")
        if finding.cure:
            note(f"  {finding.cure}")


def _summary(added: "Added", record: str) -> dict[str, Any]:
    import msgspec

    return {
        "record": record,
        "added": added.added,
        "unchanged": added.unchanged,
        "reread": added.reread,
        "set_aside": added.set_aside,
        "claims": added.claims,
        "entries": added.fused.entries if added.fused else None,
        "findings": msgspec.to_builtins(added.findings),
    }


def _sentence(summary: dict[str, Any]) -> str:
    parts = [f"{summary['added']} document{'' if summary['added'] == 1 else 's'} added"]
    for key, word in (("reread", "read again"), ("unchanged", "already there"), ("set_aside", "set aside")):
        if summary[key]:
            parts.append(f"{summary[key]} {word}")
    kinds = [f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in sorted(summary["claims"].items())]
    said = f"; read: {', '.join(kinds)}" if kinds else ""
    entries = f"; the record now holds {summary['entries']} entries" if summary["entries"] is not None else ""
    return f"{summary['record']}: {', '.join(parts)}{said}{entries}"


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Give a function that counts inputs on a terminal's standard error, and does nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} read"),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def advance(name: str) -> None:
            bar.update(task, advance=1, description=name[-40:])

        yield advance
