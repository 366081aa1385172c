"""Find inputs (files, folders, globs, standard input) and turn their bytes into documents or findings."""

import glob
import io
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from communique.config import Config
from communique.ingest.findings import make_finding
from communique.ingest.formats import read_bytes
from communique.ingest.languages import check_language
from communique.ingest.metadata import External
from communique.ingest.oracle import YearOracle
from communique.ingest.sidefiles import SIDE_SUFFIX, find_side_data, is_side_file
from communique.model import Document, Finding

# What is read from a folder; a file named by itself is read whatever its extension.
EXTENSIONS = frozenset(
    (
        ".txt",
        ".text",
        ".html",
        ".htm",
        ".xhtml",
        ".xml",
        ".rss",
        ".atom",
        ".rdf",
        ".json",
        ".jsonl",
        ".ndjson",
        ".gz",
        "",
    )
)


def ingest_paths(
    paths: Iterable[str | Path],
    *,
    config: Config,
    stdin: BinaryIO | None = None,
    directory_names: YearOracle | None = None,
) -> Iterator[Document | Finding]:
    """Yield the documents of `paths` and the findings about them, lazily: paths in order, folders by name.

    A path is a file, a folder (read with all below it), a pattern, or `-` for standard input. Bad input never raises.
    """
    names: dict[str, str] = {}
    for path in paths:
        if str(path) == "-":
            results = _read_stdin(stdin, config, directory_names)
        else:
            results = _read_path(Path(path), str(path), config, directory_names)
        for one in results:
            if isinstance(one, Document):
                earlier = names.setdefault(one.name, one.id)
                if earlier != one.id:
                    message = f"{one.path or one.name}: another document is called {one.name!r} too"
                    yield make_finding("duplicate-name", one.path or one.name, message)
                yield from check_language(one)
            yield one


def ingest_bytes(
    data: bytes,
    *,
    name: str,
    config: Config,
    url: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    path: str | None = None,
    directory_names: YearOracle | None = None,
) -> list[Document | Finding]:
    """Return the documents in `data` and the findings about it, in order."""
    external = External(url=url, published=published, publisher=publisher)
    found: list[Document | Finding] = []
    for one in read_bytes(
        data, name=name, path=path, external=external, config=config, directory_names=directory_names
    ):
        found += [one, *check_language(one)] if isinstance(one, Document) else [one]
    return found


def _read_stdin(
    stdin: BinaryIO | None, config: Config, directory_names: YearOracle | None
) -> Iterator[Document | Finding]:
    if stdin is None:
        yield make_finding("missing-path", "-", "-: there is no standard input here")
        return
    try:
        data = stdin.read(config.max_bytes + 1)
    except (OSError, ValueError) as error:
        yield make_finding("unreadable-file", "-", f"-: standard input cannot be read: {error}")
        return
    yield from read_bytes(
        data, name="stdin", path=None, external=External(), config=config, directory_names=directory_names
    )


def _read_path(
    path: Path, words: str, config: Config, directory_names: YearOracle | None
) -> Iterator[Document | Finding]:
    try:
        exists = os.path.lexists(path)
    except (OSError, ValueError):
        exists = False
    if exists:
        files: Iterable[Path | Finding] = _find_files(path)
    else:
        try:
            matches = sorted(glob.glob(words, recursive=True)) if glob.has_magic(words) else []
        except (OSError, ValueError):
            matches = []
        if not matches:
            yield make_finding("missing-path", words, f"{words}: no such file, and no pattern that matches one")
            return
        files = (found for match in matches for found in _find_files(Path(match)))
    for file in files:
        if isinstance(file, Finding):
            yield file
        else:
            yield from _read_file(file, config, directory_names)


def _find_files(path: Path) -> Iterator[Path | Finding]:
    """Yield a file itself, or the files of a folder and all below it, by name; links to folders above are not
    followed."""
    if not path.is_dir():
        yield path
        return
    count = 0
    for one in _walk(path, ()):
        count += 1
        yield one
    if not count:
        yield make_finding("empty-folder", str(path), f"{path}: the folder holds nothing that can be read")


def _walk(folder: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Path | Finding]:
    pending: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(folder, above)]
    while pending:
        current, parents = pending.pop()
        try:
            status = current.stat()
            if not stat.S_ISDIR(status.st_mode):
                if current.suffix.lower() in EXTENSIONS:
                    yield current
                elif not current.name.endswith(SIDE_SUFFIX):
                    message = f"{current}: files ending in {current.suffix} are not read from folders"
                    yield make_finding("skipped-extension", str(current), message)
                continue
            identity = (status.st_dev, status.st_ino)
            if identity in parents:
                yield make_finding(
                    "directory-loop", str(current), f"{current}: the folder contains itself through a link"
                )
                continue
            names = sorted(os.listdir(current))
        except OSError as error:
            yield make_finding("unreadable-file", str(current), f"{current}: {error.strerror or error}")
            continue
        # The stack is last in, first out: push in reverse so that names come in order.
        for name in reversed(names):
            if not name.startswith(".") and not is_side_file(name):
                pending.append((current / name, (*parents, identity)))


def _read_file(path: Path, config: Config, directory_names: YearOracle | None) -> Iterator[Document | Finding]:
    source = str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield make_finding("not-a-file", source, f"{source}: a {_kind(status.st_mode)}, not a file")
            return
        if status.st_size > config.max_bytes:
            message = f"{source}: {status.st_size:,} bytes; the limit is {config.max_bytes:,}"
            yield make_finding("too-large", source, message)
            return
        with path.open("rb") as stream:
            data = stream.read(config.max_bytes + 1)
    except FileNotFoundError:
        yield make_finding("missing-path", source, f"{source}: no such file (a broken link, perhaps)")
        return
    except (OSError, ValueError) as error:
        yield make_finding("unreadable-file", source, f"{source}: {getattr(error, 'strerror', None) or error}")
        return
    external, findings = find_side_data(path)
    yield from findings
    yield from read_bytes(
        data, name=path.name, path=source, external=external, config=config, directory_names=directory_names
    )


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "named pipe"
    if stat.S_ISSOCK(mode):
        return "socket"
    return "device" if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) else "folder"


def open_bytes(data: bytes) -> BinaryIO:
    """Return `data` as a stream, as standard input would be."""
    return io.BytesIO(data)
