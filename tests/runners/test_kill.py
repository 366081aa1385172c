from pathlib import Path

import pytest

from newsroom import write_reports
from runners.killing import contents, finish, kill, kill_while_fusing, moments, problems


@pytest.mark.slow
def test_killed_run_leaves_a_sound_record_that_the_next_run_completes(tmp_path: Path) -> None:
    # bench/kill_add.py does this ten times over 200 documents; here fewer of both, so that the suite stays short
    reports = tmp_path / "reports"
    write_reports(reports, 60)
    seconds = finish(reports, tmp_path / "whole.db")
    whole = contents(tmp_path / "whole.db")
    assert len(whole["documents"]) == 60
    record = tmp_path / "killed.db"
    for after in moments(seconds, 3, seed=11):
        kill(reports, record, after)
        assert problems(record) == []
    kill_while_fusing(reports, record, 60)
    assert problems(record) == []
    finish(reports, record)
    assert problems(record) == []
    assert contents(record) == whole


@pytest.mark.slow
def test_pool_makes_the_same_record(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    write_reports(reports, 12)
    finish(reports, tmp_path / "one.db")
    finish(reports, tmp_path / "two.db", jobs=2)
    assert contents(tmp_path / "one.db") == contents(tmp_path / "two.db")
