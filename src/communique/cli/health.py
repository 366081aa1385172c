"""Examine the installation for `doctor`: one row a thing that must or may be there."""

import hashlib
import importlib.util
import locale
import platform
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

Row = dict[str, str]

EXTRAS = {
    "trafilatura": ("html", "better body text of web pages"),
    "starlette": ("web", "communique serve"),
    "jinja2": ("web", "communique serve"),
    "uvicorn": ("web", "communique serve"),
    "pyarrow": ("parquet", "communique export --format parquet"),
}
LOW_SPACE = 500_000_000  # bytes; a record of some ten thousand documents


def examine(record: Path) -> list[Row]:
    """Return what was found: `what`, `state` (ok, missing, bad), `found`, `cure`."""
    rows: list[Row] = []
    for probe in (
        _python,
        _sqlite,
        _encoding,
        _directory,
        _reader,
        _extras,
        lambda: _record(record),
        lambda: _space(record),
    ):
        rows += _safely(probe)
    return rows


def _row(what: str, state: str, found: str, cure: str = "") -> Row:
    return {"what": what, "state": state, "found": found, "cure": cure}


def _safely(probe: Callable[[], Iterator[Row]]) -> list[Row]:
    try:
        return list(probe())
    except Exception as error:  # whatever is broken here is what doctor is for
        name = getattr(probe, "__name__", "").strip("_<>") or "record"
        return [_row(name, "bad", f"{type(error).__name__}: {error}", "install communique again")]


def _python() -> Iterator[Row]:
    from communique import __version__

    yield _row("communique", "ok", f"{__version__} at {Path(__file__).parents[1]}")
    state = "ok" if sys.version_info >= (3, 11) else "bad"
    yield _row("python", state, platform.python_version(), "" if state == "ok" else "install Python 3.11 or newer")


def _sqlite() -> Iterator[Row]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(a)")
        yield _row("sqlite", "ok", f"{sqlite3.sqlite_version} with FTS5")
    except sqlite3.OperationalError:
        yield _row("sqlite", "bad", f"{sqlite3.sqlite_version} without FTS5", "use a Python built with FTS5")
    finally:
        connection.close()


def _encoding() -> Iterator[Row]:
    encoding = locale.getpreferredencoding(False)
    good = encoding.replace("-", "").lower() == "utf8" or (sys.stdout.encoding or "").lower().startswith("utf")
    yield _row(
        "terminal", "ok" if good else "missing", encoding, "" if good else "set PYTHONUTF8=1 for quotation marks"
    )


def _directory() -> Iterator[Row]:
    from communique.directory import load_directory

    known = load_directory()
    yield _row(
        "directory", "ok", f"{len(known.actors)} actors, {len(known.offices)} offices, {len(known.tenures)} tenures"
    )


def _reader() -> Iterator[Row]:
    from communique.config import Config
    from communique.pipeline import Pipeline
    from communique.plugins import plugin_names
    from communique.read import BUILT_IN, TRAINED

    config = Config()
    reader = Pipeline(config).reader
    yield _row("reader", "ok", f"{config.reader} (the default): {reader.name}")
    for name, model in TRAINED.items():
        path = files("communique.read") / "data" / f"{model}.onnx"
        if path.is_file():
            yield _row(f"model of {name}", "ok", f"sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")
        else:
            yield _row(f"model of {name}", "bad", f"{path} is missing", "install communique again")
    yield _row("readers", "ok", f"{', '.join(BUILT_IN)}; --reader NAME chooses")
    names = plugin_names()
    if names:
        yield _row("readers by plug-in", "ok", ", ".join(names))


def _extras() -> Iterator[Row]:
    for module, (extra, purpose) in EXTRAS.items():
        there = importlib.util.find_spec(module) is not None
        cure = "" if there else f"for {purpose}: pip install 'communique[{extra}]'"
        yield _row(module, "ok" if there else "missing", "installed" if there else "not installed", cure)


def _record(record: Path) -> Iterator[Row]:
    if not record.exists():
        yield _row("record", "missing", f"{record} does not exist", "communique add PATH… makes it")
        return
    from communique.errors import StoreError
    from communique.record import get_stats
    from communique.store import open_store

    try:
        with open_store(record) as store:
            stats = get_stats(store)
    except StoreError as error:
        yield _row("record", "bad", str(error))
        return
    size = record.stat().st_size / 1e6
    yield _row(
        "record", "ok", f"{record}: {stats.documents} documents, {sum(stats.entries.values())} entries, {size:.1f} MB"
    )


def _space(record: Path) -> Iterator[Row]:
    free = shutil.disk_usage(record.absolute().parent).free
    low = free < LOW_SPACE
    yield _row("disk", "missing" if low else "ok", f"{free / 1e9:.1f} GB free", "make room" if low else "")
