"""Metadata beside a file."""

import json

from communique.config import Config
from communique.ingest import ingest_paths
from communique.model import Document, Finding

TEXT = "The river treaty\n\nThe ministers of Arland and Bergia signed the treaty on the river in Arnhafen on Monday.\n"


def read(folder):
    return list(ingest_paths([folder], config=Config()))


def test_a_side_file_gives_external_metadata_and_is_no_document(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt.meta.json").write_text(
        json.dumps({"published": "2014-03-05", "publisher": "Courier", "url": "http://x.org"})
    )
    (document,) = read(tmp_path)
    assert (document.published.value, document.published.method) == ("2014-03-05", "external")
    assert (document.publisher.value, document.url) == ("Courier", "http://x.org")


def test_one_side_file_serves_a_folder(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    rows = [{"file": "b.txt", "published": "2014-03-05"}, {"file": "c.txt", "published": "2014-03-06"}]
    (tmp_path / "metadata.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\nnot json\n")
    first, second = read(tmp_path)
    assert first.published is None
    assert second.published.value == "2014-03-05"


def test_a_broken_side_file_is_a_finding_and_the_document_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    for words in ("{", "[1]", '{"published": "soon"}'):
        (tmp_path / "a.txt.meta.json").write_text(words)
        finding, document = read(tmp_path)
        assert isinstance(finding, Finding)
        assert finding.code in ("bad-side-file", "unreadable-date")
        assert isinstance(document, Document)
