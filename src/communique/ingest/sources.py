"""Find inputs (files, folders, globs, standard input) and turn their bytes into documents or findings."""

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from communique.config import Config
from communique.ingest.oracle import YearOracle
from communique.ingest.texts import document_from_text
from communique.model import Document, Finding


def ingest_paths(
    paths: Iterable[str | Path],
    *,
    config: Config,
    stdin: BinaryIO | None = None,
    directory_names: YearOracle | None = None,
) -> Iterator[Document | Finding]:
    """Yield the documents of `paths` and the findings about them, in order."""
    for path in paths:
        for name in sorted(glob.glob(str(path), recursive=True)):
            found = [Path(name)] if Path(name).is_file() else sorted(p for p in Path(name).rglob("*") if p.is_file())
            for file in found:
                yield from ingest_bytes(
                    file.read_bytes(), name=file.name, config=config, path=str(file), directory_names=directory_names
                )


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
    text = data.decode("utf-8-sig", "replace")
    return [
        document_from_text(
            text,
            name=name,
            url=url,
            published=published,
            publisher=publisher,
            config=config,
            directory_names=directory_names,
        )
    ]
