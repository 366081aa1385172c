"""The TempEval-3 figures on a made-up corpus."""

import os
from pathlib import Path

import pytest

from communique.bench.timex import TimexMiss, bench_timex, read_timeml

STORY = """<?xml version="1.0" ?>
<TimeML>
<DOCID>made-up</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2014-05-14" functionInDocument="CREATION_TIME">2014-05-14</TIMEX3></DCT>
<TEXT>
The ferry sank on <TIMEX3 tid="t1" type="DATE" value="2014-05-12">Monday</TIMEX3> &amp; was raised
<TIMEX3 tid="t2" type="DATE" value="2014-05-13">yesterday</TIMEX3>. It had sailed for
<TIMEX3 tid="t3" type="DURATION" value="P9Y">ten years</TIMEX3>, every <EVENT eid="e1">trip</EVENT> safe.
</TEXT>
</TimeML>
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.tml").write_text(STORY, encoding="utf-8")
    return tmp_path


def test_timeml_gives_text_creation_time_and_gold(corpus: Path) -> None:
    document, gold = read_timeml(corpus / "a.tml")
    assert document.publication_day() == "2014-05-14"
    assert [document.text[item.start : item.end] for item in gold] == ["Monday", "yesterday", "ten years"]
    assert "& was raised" in document.text


def test_figures_count_extents_and_values(corpus: Path) -> None:
    misses: list[TimexMiss] = []
    figures = bench_timex(corpus, misses=misses)
    assert (figures["documents"], figures["gold"], figures["found"]) == (1, 3, 3)
    assert figures["relaxed_f1"] == figures["strict_f1"] == 100
    assert figures["value_f1"] == pytest.approx(66.67, abs=0.01)
    assert [(miss.gold, miss.ours) for miss in misses] == [("P9Y", "P10Y")]


def test_empty_folder_gives_zeros(tmp_path: Path) -> None:
    assert bench_timex(tmp_path)["value_f1"] == 0


@pytest.mark.accuracy
@pytest.mark.slow
def test_value_f1_on_the_half_of_tempeval_that_tuned_nothing() -> None:
    import random

    folder = Path(os.environ.get("COMMUNIQUE_CORPORA", "corpora")) / "tempeval3"
    if not folder.exists():
        pytest.skip("the TempEval-3 corpus is not at hand")
    files = sorted(folder.rglob("*.tml"))
    random.Random(13).shuffle(files)
    assert bench_timex(folder, files=files[len(files) // 2 :])["value_f1"] >= 76
