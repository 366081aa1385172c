"""Metadata that stands beside a file: `report.txt.meta.json`, or one line for each file in `metadata.jsonl`.

Both give a JSON object with the same keys as a line of JSONL input, without the text. What they say is external.
"""

import functools
import json
from pathlib import Path
from typing import Any

from communique.ingest.findings import make_finding
from communique.ingest.metadata import External
from communique.ingest.objects import Entry, read_object
from communique.model import Finding

SIDE_SUFFIX = ".meta.json"
FOLDER_FILE = "metadata.jsonl"
# A side file is small; anything larger is not one.
LARGEST = 5_000_000


def is_side_file(name: str) -> bool:
    """True if a file of this name describes others and is no document itself."""
    return name.endswith(SIDE_SUFFIX) or name == FOLDER_FILE


def find_side_data(path: Path) -> tuple[External, list[Finding]]:
    """Return what side files say about `path`, and findings about the side files."""
    own = path.with_name(path.name + SIDE_SUFFIX)
    try:
        if own.is_file() and own.stat().st_size <= LARGEST:
            try:
                value = json.loads(own.read_text("utf-8-sig"))
            except (ValueError, RecursionError) as error:
                return External(), [make_finding("bad-side-file", str(own), f"{own}: no JSON: {error}")]
            return _external(value, str(own))
        shared = path.with_name(FOLDER_FILE)
        if shared.is_file() and shared.stat().st_size <= LARGEST:
            rows = _folder_rows(str(shared), shared.stat().st_mtime_ns)
            if path.name in rows:
                return _external(rows[path.name], str(shared))
    except OSError as error:
        return External(), [make_finding("bad-side-file", str(own), f"{own}: {error.strerror or error}")]
    return External(), []


@functools.lru_cache(maxsize=8)
def _folder_rows(path: str, changed: int) -> dict[str, dict[str, Any]]:
    """Return the rows of a folder's side file by file name; lines that are no objects are passed over."""
    rows: dict[str, dict[str, Any]] = {}
    for line in Path(path).read_text("utf-8-sig", "replace").split("\n"):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            name = next((value[key] for key in ("file", "doc", "name") if isinstance(value.get(key), str)), None)
            if name is not None:
                rows[name] = value
    return rows


def _external(value: object, source: str) -> tuple[External, list[Finding]]:
    if not isinstance(value, dict):
        return External(), [make_finding("bad-side-file", source, f"{source}: no JSON object")]
    external, findings = External(), []
    for one in read_object({**value, "text": ""}, place=source, default=source):
        if isinstance(one, Entry):
            external = one.external
        else:
            findings.append(one)
    return external, findings
