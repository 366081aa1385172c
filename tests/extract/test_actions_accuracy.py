"""Agreements and actions on the development gold, by the scorer that lies beside it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from communique.config import Config
from communique.export.gold import gold_document
from communique.ingest import document_from_text
from communique.pipeline import Pipeline

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.accuracy
def test_agreements_and_actions_reach_their_marks(tmp_path: Path) -> None:
    gold, scorer = SHARED / "gold" / "dev.input.jsonl", SHARED / "tools" / "score_record.py"
    if not gold.exists() or not scorer.exists():
        pytest.skip("the gold folder is not beside the project")
    pipeline = Pipeline(Config())
    lines = []
    for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        document = document_from_text(row["text"], name=row["doc"], published=row.get("published"))
        _, claims = pipeline.claims(document)
        lines.append(json.dumps(gold_document(document, claims)))
    out = tmp_path / "out.jsonl"
    out.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(scorer), str(SHARED / "gold" / "dev"), str(out), "--json"]
    rows = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert rows["agreements"]["f1"] >= 75
    assert rows["actions"]["f1"] >= 65
