"""Metadata of the development gold, each way it can reach the program."""

import json
from pathlib import Path

import pytest

from communique.config import Config
from communique.directory import load_directory
from communique.ingest import ingest_paths
from communique.model import Document

GOLD = Path(__file__).parents[3] / "shared" / "gold"
FIELDS = ("title", "published", "dateline_place", "publisher", "language", "embargo_until", "location")

pytestmark = [
    pytest.mark.accuracy,
    pytest.mark.skipif(not GOLD.exists(), reason="the gold folder is not beside the project"),
]


def agrees(expected, found):
    accepted = expected if isinstance(expected, list) else [expected]
    return found in accepted


def differences(documents: list[Document], *, skip: tuple[str, ...] = ()) -> list[tuple[str, str, object, object]]:
    """Return (document, field, gold, found) wherever a document's metadata is not what gold says."""
    wrong: list[tuple[str, str, object, object]] = []
    for document in documents:
        gold = json.loads((GOLD / "dev" / f"{Path(document.name).stem}.json").read_text("utf-8"))
        metadata = gold["metadata"]
        for field in FIELDS:
            if field in metadata and field not in skip:
                evidence = getattr(document, field)
                found = evidence.value if evidence else None
                if not agrees(metadata[field], found):
                    wrong.append((document.name, field, metadata[field], found))
        agencies = [agency.value for agency in document.agencies]
        if metadata["agencies"] != agencies:
            wrong.append((document.name, "agencies", metadata["agencies"], agencies))
        if metadata["published_from"] == "stated" and document.published.method not in ("stated", "field"):
            wrong.append((document.name, "published_from", "stated", document.published.method))
        if "rights" in metadata and not agrees(
            metadata["rights"], "; ".join(line.value or "" for line in document.rights)
        ):
            wrong.append((document.name, "rights", metadata["rights"], document.rights))
        if "topics" in metadata and metadata["topics"] != list(document.topics):
            wrong.append((document.name, "topics", metadata["topics"], document.topics))
        items = [{"heading": item.heading, "span": [item.span.start, item.span.end]} for item in document.items]
        if gold["items"] != items:
            wrong.append((document.name, "items", gold["items"], items))
    return wrong


def read(*paths: Path) -> list[Document]:
    found = ingest_paths(paths, config=Config(), directory_names=load_directory())
    return [one for one in found if isinstance(one, Document)]


def test_all_metadata_of_the_gold_is_right_in_the_given_lines():
    documents = read(GOLD / "dev.input.jsonl")
    assert len(documents) == 15
    assert differences(documents) == []


def test_all_metadata_is_right_in_plain_files_but_for_dates_that_only_the_lines_give():
    given = {
        row["doc"]
        for row in map(json.loads, (GOLD / "dev.input.jsonl").read_text("utf-8").splitlines())
        if "published" in row
    }
    documents = read(*sorted((GOLD / "dev" / "text").glob("*.txt")))
    assert differences([one for one in documents if one.name not in given]) == []
    assert differences([one for one in documents if one.name in given], skip=("published",)) == []
