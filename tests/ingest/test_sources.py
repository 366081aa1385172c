"""Files, folders, patterns, standard input; and everything that can be wrong with them."""

import base64
import gzip
import io
import os
import socket
import time

import pytest

from communique.config import Config
from communique.ingest import ingest_bytes, ingest_paths
from communique.model import Document, Finding

TEXT = "The river treaty\n\nThe ministers of Arland and Bergia signed the treaty on the river in Arnhafen on Monday.\n"


def read(*paths, stdin=None, config=None):
    return list(ingest_paths(paths, config=config or Config(), stdin=stdin))


def codes(results):
    return [one.code for one in results if isinstance(one, Finding)]


def names(results):
    return [one.name for one in results if isinstance(one, Document)]


@pytest.fixture
def folder(tmp_path):
    """A folder of news with one file of each kind, and things that are no news."""
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode(), mtime=0))
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "c.html").write_text(f"<html><body><p>{TEXT}</p></body></html>")
    (tmp_path / ".hidden").write_text(TEXT)
    return tmp_path


def test_a_folder_is_read_by_name_with_all_below_it(folder):
    results = read(folder)
    assert names(results) == ["a.txt", "b.txt", "c.html"]
    assert codes(results) == []


def test_a_pattern_is_read_in_order(folder):
    assert names(read(str(folder / "*.txt*"))) == ["a.txt", "b.txt"]
    assert names(read(str(folder / "**" / "*.html"))) == ["c.html"]


def test_standard_input_is_read_as_any_bytes():
    assert names(read("-", stdin=io.BytesIO(TEXT.encode()))) == ["stdin"]
    assert codes(read("-")) == ["missing-path"]


def test_documents_know_where_they_come_from(folder):
    document = read(folder / "b.txt")[0]
    assert (document.path, document.encoding, document.format) == (str(folder / "b.txt"), "utf-8", "text")


def test_reading_is_lazy(folder):
    results = ingest_paths([folder / "b.txt", folder / "gone.txt"], config=Config())
    assert isinstance(next(results), Document)
    (folder / "gone.txt").write_text(TEXT)
    assert isinstance(next(results), Document | Finding)


MAIL = b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: %s\r\n\r\n%s\r\n"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "empty-input"),
        ("blank.txt", b" \n\t\r\n\xef\xbb\xbf", "blank-input"),
        ("binary.txt", bytes(range(256)) * 40, "binary-input"),
        ("paper.pdf", b"%PDF-1.7 stream", "unsupported-format"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "unsupported-format"),
        ("cut.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:-9], "truncated-gzip"),
        ("broken.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:12] + b"\x00" * 40, "broken-gzip"),
        ("bomb.txt.gz", gzip.compress(b"\x00" * 30_000_000, mtime=0), "decompression-bomb"),
        ("line.txt", b"river " * 4_000_000, "too-large"),
        ("damaged.txt", (TEXT * 3 + "река ").encode() * 3 + b"\xff\xfe", "invalid-encoding"),
        ("old.txt", TEXT.encode() + "café".encode("cp1252"), "guessed-encoding"),
        ("nul.txt", TEXT.encode() + b"a\x00b", "nul-characters"),
        ("spoilt.txt", (TEXT + "â€œRiverâ€\x9d and cafÃ©").encode(), "repaired-mojibake"),
        ("date.txt", TEXT.replace("\n\n", "\n31 February 2014, 10:00\n\n").encode(), "impossible-date"),
        ("cut.jsonl", b'{"doc": "a", "te', "truncated-json"),
        ("types.jsonl", b"[1, 2]\n", "wrong-type"),
        ("bomb.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><rss/>', "entity-declaration"),
        ("deep.html", b"<html><body>" + b"<i>" * 2000 + TEXT.encode(), "page-too-deep"),
        ("scripts.html", b"<html><script>draw()</script></html>", "page-without-text"),
        ("many.txt", b"a b\n" * 30_000, "too-many-lines"),
        ("saved.mhtml", MAIL % (b"quoted-printable", b"<html>=20</html>"), "encoded-input"),
        ("letter.eml", MAIL % (b"base64", base64.b64encode(TEXT.encode() * 9)), "encoded-input"),
        ("packed.txt", base64.b64encode(TEXT.encode() * 9), "encoded-input"),
        ("book.epub", b"PK\x03\x04" + b"\x00" * 60, "unsupported-format"),
        ("crawl.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "unsupported-format"),
        ("half.txt", (TEXT * 2).encode("utf-16-le")[:-1], "invalid-encoding"),
    ],
)
def test_bad_input_gives_a_finding_with_file_and_cure_and_the_others_are_read(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(TEXT)
    results = read(tmp_path / name, tmp_path / "z.txt")
    findings = [one for one in results if isinstance(one, Finding)]
    assert [finding.code for finding in findings] == [code]
    assert name.removesuffix(".gz") in findings[0].message
    assert findings[0].cure
    assert names(results)[-1] == "z.txt"
    assert (findings[0].severity == "error") == (len(names(results)) == 1)


def test_of_a_packed_file_that_breaks_off_what_came_before_is_kept(tmp_path):
    packed = gzip.compress("\n\n".join(f"The {n}th round of talks ended on day {n * 7}." for n in range(2000)).encode())
    (tmp_path / "cut.txt.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "crc.txt.gz").write_bytes(packed[:-8] + b"\x00" * 8)
    for name, code in (("cut.txt.gz", "truncated-gzip"), ("crc.txt.gz", "broken-gzip")):
        finding, document = read(tmp_path / name)
        assert (finding.code, finding.severity) == (code, "warning")
        assert document.text.startswith("The 0th round of talks")
        assert len(document.text) > 20_000


def test_a_record_of_countless_fields_is_read_in_no_time(tmp_path):
    (tmp_path / "codes.txt").write_text("HD x\nPD y\nSN z\nLP w\n" * 50_000)
    (tmp_path / "parts.txt").write_text("SHOTLIST:\nSTORY:\n" * 50_000)
    begin = time.perf_counter()
    documents = [one for one in read(tmp_path / "codes.txt", tmp_path / "parts.txt") if isinstance(one, Document)]
    assert len(documents) == 2
    assert time.perf_counter() - begin < 20


def test_a_missing_path_and_a_pattern_without_match_are_findings(tmp_path):
    assert codes(read(tmp_path / "no.txt", str(tmp_path / "*.html"), "bad\x00name")) == ["missing-path"] * 3


def test_a_broken_link_is_a_missing_path(tmp_path):
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    assert codes(read(tmp_path / "link.txt")) == ["missing-path"]


def test_a_folder_that_contains_itself_is_read_once(folder):
    (folder / "deep" / "loop").symlink_to(folder, target_is_directory=True)
    results = read(folder)
    assert codes(results) == ["directory-loop"]
    assert names(results) == ["a.txt", "b.txt", "c.html"]


def test_pipes_sockets_and_devices_are_no_files(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.txt"))
        assert codes(read(tmp_path / "pipe.txt", tmp_path / "socket.txt", "/dev/null")) == ["not-a-file"] * 3


def test_an_unreadable_file_is_a_finding(tmp_path, monkeypatch):
    path = tmp_path / "secret.txt"
    path.write_text(TEXT)
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything
        monkeypatch.setattr(
            type(path), "open", lambda *_args, **_keys: (_ for _ in ()).throw(PermissionError(13, "Permission denied"))
        )
    assert codes(read(path)) == ["unreadable-file"]


def test_an_empty_folder_and_unknown_extensions_are_findings(tmp_path):
    assert codes(read(tmp_path)) == ["empty-folder"]
    (tmp_path / "notes.md").write_text(TEXT)
    assert codes(read(tmp_path)) == ["skipped-extension"]
    assert names(read(tmp_path / "notes.md")) == ["notes.md"]


def test_two_documents_of_one_name_are_both_read_with_a_warning(tmp_path):
    for place, more in (("one", ""), ("two", "They said so.\n")):
        (tmp_path / place).mkdir()
        (tmp_path / place / "news.txt").write_text(TEXT + more)
    results = read(tmp_path)
    assert codes(results) == ["duplicate-name"]
    assert names(results) == ["news.txt", "news.txt"]


def test_the_size_limit_is_the_callers(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    assert codes(read(tmp_path / "a.txt", config=Config(max_bytes=20))) == ["too-large"]
    assert codes(ingest_bytes(TEXT.encode(), name="a", config=Config(max_bytes=20))) == ["too-large"]


def test_several_packed_members_are_one_text():
    half = TEXT.encode()
    results = ingest_bytes(
        gzip.compress(half, mtime=0) + gzip.compress(b"They said so.\n"), name="a.txt.gz", config=Config()
    )
    assert results[0].text.endswith("They said so.\n")


def test_bytes_carry_the_callers_metadata():
    (document,) = ingest_bytes(
        TEXT.encode(), name="a", config=Config(), url="http://example.org", published="2014-03-05"
    )
    assert (document.url, document.published.value) == ("http://example.org", "2014-03-05")
