"""Bring inputs into a record: ingest, read what is new, store it document by document, fuse at the end.

A run may be ended at any moment, by `kill -9` too: what is stored is whole, and the same command continues.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from communique.config import Config
from communique.errors import CitationMismatch
from communique.ingest import ingest_paths
from communique.model import Document, Evidence, Finding
from communique.pipeline import Pipeline, ReadDocument, unencodable
from communique.pipeline.fusing import Fused, fuse_record
from communique.runners.local import run_here
from communique.runners.pool import run_pool
from communique.store import Store, add_document, get_metadata, put_finding, replace_reading

LOGGER = logging.getLogger(__name__)


class Added(msgspec.Struct):
    """What a run did. `unchanged` documents were in the record already; claims: what the new ones say, by kind.

    undated: of the documents read, those of which nobody knows the day of publication.
    """

    added: int = 0
    unchanged: int = 0
    reread: int = 0
    undated: int = 0
    findings: list[Finding] = []
    claims: dict[str, int] = {}
    fused: Fused | None = None

    @property
    def set_aside(self) -> int:
        """How many inputs could not be used."""
        return sum(finding.severity == "error" for finding in self.findings)


def add_paths(
    store: Store,
    paths: Iterable[str | Path],
    *,
    config: Config,
    jobs: int = 1,
    reread: bool = False,
    stdin: BinaryIO | None = None,
    progress: Callable[[str], None] = lambda name: None,
    pipeline: Pipeline | None = None,
    fuse: bool = True,
) -> Added:
    """Add the documents of `paths` to the record; with `reread`, read those again that are in it.

    progress is called with the name of every input that is done.

    Raises:
        StoreBusy: another process writes to the record.
    """
    with store.lock():
        pipeline = pipeline or Pipeline(config)
        found = ingest_paths(paths, config=config, stdin=stdin, directory_names=pipeline.directory)
        return add_documents(
            store, found, config=config, pipeline=pipeline, jobs=jobs, reread=reread, progress=progress, fuse=fuse
        )


def add_documents(
    store: Store,
    found: Iterable[Document | Finding],
    *,
    config: Config,
    pipeline: Pipeline,
    jobs: int = 1,
    reread: bool = False,
    progress: Callable[[str], None] = lambda name: None,
    fuse: bool = True,
) -> Added:
    """Add documents that were ingested already, and the findings about them; then bring the entries up to date."""
    result = Added()
    kinds: Counter[str] = Counter()
    seen: set[str] = set()

    def fresh() -> Iterator[Document]:
        for one in found:
            if isinstance(one, Finding):
                _note(store, result, one)
                progress(one.source)
                continue
            if one.id in seen:
                result.unchanged += 1
                progress(one.name)
                continue
            seen.add(one.id)
            with store.read() as connection:
                stored = get_metadata(connection, one.id)
            if stored is not None:
                if not reread and not (_has(one.published) and not _has(stored.published)):
                    result.unchanged += 1
                    progress(one.name)
                    continue
                one = _keep_told(one, stored)
            yield one

    with store.lock():
        outcomes = run_pool(fresh(), config=config, jobs=jobs) if jobs > 1 else run_here(fresh(), pipeline=pipeline)
        for outcome in outcomes:
            if isinstance(outcome, Finding):
                _note(store, result, outcome)
                progress(outcome.source)
                continue
            if _keep(store, result, outcome):
                result.undated += not _has(outcome.document.published)
                kinds.update(type(claim.event).__name__.lower() for claim in outcome.claims)
            progress(outcome.document.name)
        result.claims = dict(kinds)
        result.fused = fuse_record(store) if fuse else None
    return result


def _has(evidence: Evidence | None) -> bool:
    return evidence is not None and bool(evidence.value)


def _keep_told(document: Document, stored: Document) -> Document:
    """Return the document with what was told about it when it was stored (`--published`) and is not told now."""
    told = {
        field: getattr(stored, field)
        for field in ("published", "publisher")
        if not _has(getattr(document, field)) and getattr(getattr(stored, field), "method", "") == "external"
    }
    return msgspec.structs.replace(document, **told) if told else document


def _keep(store: Store, result: Added, outcome: ReadDocument) -> bool:
    document, reading, claims = outcome.document, outcome.reading, outcome.claims
    try:
        with store.write() as connection:
            if add_document(connection, document, reading, claims):
                result.added += 1
            else:
                replace_reading(connection, document, reading, claims)
                result.reread += 1
    except UnicodeEncodeError as error:
        _note(store, result, unencodable(document, error))
        return False
    except CitationMismatch as error:
        LOGGER.error("%s: %s", document.name, error)
        _note(store, result, Finding("citation-mismatch", document.name, str(error), "please report it"))
        return False
    return True


def _note(store: Store, result: Added, finding: Finding) -> None:
    # A file's name may hold bytes that are no UTF-8; a finding about it must be printable all the same.
    finding = msgspec.structs.replace(
        finding, **{name: _printable(getattr(finding, name)) for name in ("source", "message", "cure")}
    )
    result.findings.append(finding)
    with store.write() as connection:
        put_finding(connection, finding)


def _printable(value: str) -> str:
    return value.encode("utf-8", "backslashreplace").decode()
