"""A reader that kills its process, installed as a plug-in the way users install one."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.config import Config
from communique.model import Finding
from communique.pipeline import ReadDocument
from communique.runners import run_pool
from worlds import make_document

READER = """
import os
from communique.model import Reading

class Reader:
    name = "mortal@1"
    def read(self, document):
        if "poison" in document.text:
            os._exit(9)
        if "fault" in document.text:
            raise ValueError("a reader's own fault")
        return Reading(document=document.id, sentences=(), tokens=(), reader=self.name)

def load(config):
    return Reader()
"""


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    (tmp_path / "mortal.py").write_text(READER, encoding="utf-8")
    info = tmp_path / "mortal-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: mortal\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[communique.readers]\nmortal = mortal:load\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))  # for the pool's processes
    monkeypatch.syspath_prepend(str(tmp_path))  # for this one
    yield "mortal"
    sys.modules.pop("mortal", None)


def test_document_that_kills_its_process_is_set_aside_and_the_others_are_read(reader: str) -> None:
    texts = ["Talks in Oslo.", "Talks in Lima.", "A poison.", "Talks in Rome.", "A fault.", "Talks in Bern."]
    documents = [make_document(f"{number}.txt", text) for number, text in enumerate(texts)]
    outcomes = list(run_pool(documents, config=Config(reader=reader), jobs=2))
    assert len(outcomes) == len(documents)
    assert [type(one) for one in outcomes] == [ReadDocument, ReadDocument, Finding, ReadDocument, Finding, ReadDocument]
    dead, fault = outcomes[2], outcomes[4]
    assert isinstance(dead, Finding)
    assert isinstance(fault, Finding)
    assert (dead.code, dead.source) == ("reader-crashed", "2.txt")
    assert (fault.code, fault.source) == ("reading-failed", "4.txt")
    read = [one.document.name for one in outcomes if isinstance(one, ReadDocument)]
    assert read == ["0.txt", "1.txt", "3.txt", "5.txt"]


def test_plug_in_reader_is_named_on_the_command_line(reader: str, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Norway and Spain held talks in Oslo.", encoding="utf-8")
    record = tmp_path / "record.db"
    command = [sys.executable, "-m", "communique"]
    subprocess.run([*command, "add", report, "--record", record, "--reader", reader], check=True, capture_output=True)
    shown = subprocess.run([*command, "sources", "--jsonl", "--record", record], capture_output=True, text=True)
    assert '"reader":"mortal@1"' in shown.stdout


def test_unknown_reader_is_said_before_anything_is_read(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Norway and Spain held talks in Oslo.", encoding="utf-8")
    command = [sys.executable, "-m", "communique", "add", str(report), "--reader", "crystal-ball"]
    process = subprocess.run([*command, "--record", str(tmp_path / "r.db")], capture_output=True, text=True)
    assert process.returncode == 2
    assert "crystal-ball" in process.stderr
    assert "Traceback" not in process.stderr
    assert not (tmp_path / "r.db").exists()
