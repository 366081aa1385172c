"""Office questions are answered from the list of visits, when the list is at hand."""

import importlib.util
import os
from pathlib import Path

import pytest

from communique.directory import load_directory

BENCH = Path(__file__).parents[2] / "bench" / "office_questions.py"
CORPUS = Path(os.environ.get("COMMUNIQUE_CORPORA", "corpora")) / "visits-travels"


@pytest.mark.accuracy
@pytest.mark.skipif(not (CORPUS / "visits").is_dir(), reason="the list of visits is not beside the project")
def test_of_300_office_questions_97_in_100_are_right_or_abstained() -> None:
    spec = importlib.util.spec_from_file_location("office_questions", BENCH)
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    assert CORPUS is not None
    questions = bench.draw_questions(bench.read_questions(CORPUS), seed=7)
    verdicts = [bench.answer_question(question, load_directory()).verdict for question in questions]
    assert len(verdicts) == 300
    assert verdicts.count("wrong") <= 9
    assert verdicts.count("right") >= 270
