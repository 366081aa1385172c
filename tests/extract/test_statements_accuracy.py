"""Statements against the development gold: the rule reader must keep what it has reached."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from communique.config import Config
from communique.export.gold import gold_document
from communique.ingest import document_from_text
from communique.pipeline import Pipeline

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD, INPUT, SCORER = SHARED / "gold/dev", SHARED / "gold/dev.input.jsonl", SHARED / "tools/score_record.py"
# Measured 2026-11: content 93.9, linked 90.3, form 97.1, act 80.3, speaker 96.2 (rules). The rules were tuned on these
# documents, so new ones score lower; the floors only catch a break.
FLOORS = {"statements.linked": 80.0, "statements.content": 85.0}
AGREEMENT = {"statement.form": 92.0, "statement.act": 65.0, "statement.speaker_name": 85.0}


@pytest.mark.accuracy
@pytest.mark.skipif(not SCORER.exists(), reason="the development gold is not here (../shared/gold)")
def test_statements_of_the_rule_reader_keep_their_scores(tmp_path: Path) -> None:
    pipeline = Pipeline(Config())
    predicted = tmp_path / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as lines:
        for line in INPUT.read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            document = document_from_text(given["text"], name=given["doc"], published=given.get("published"))
            _, claims = pipeline.claims(document)
            lines.write(json.dumps({**gold_document(document, claims), "doc": given["doc"]}) + "\n")
    command = [sys.executable, str(SCORER), str(GOLD), str(predicted), "--json"]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    for row, floor in FLOORS.items():
        assert scores[row]["f1"] >= floor, row
    for row, floor in AGREEMENT.items():
        assert scores[row]["agree"] >= floor, row
