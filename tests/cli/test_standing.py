"""`positions` and `expectations` as a person and as a program get them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.cli.main import main
from worlds import make_record


@pytest.fixture
def record(tmp_path: Path) -> Path:
    make_record(tmp_path).close()
    return tmp_path / "record.db"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_a_position_tells_its_grounds_and_where_they_stand(record: Path) -> None:
    (found,) = json.loads(run("positions", "--record", record, "--issue", "trade-economy", "--json").stdout)[
        "positions"
    ]
    assert (found["name"], found["latest"], found["stands"]) == ("Norway", "opposing", {"opposing": 1, "other": 1})
    assert [ground["why"] for ground in found["grounds"]] == ["expects", "opposes"]
    assert all(ground["entry"]["citation"]["quote"] for ground in found["grounds"])
    text = run("positions", "--record", record, "--issue", "trade-economy").stdout
    assert "Norway on trade-economy" in text
    assert "first.txt:" in text


def test_the_newest_grounds_are_shown_and_the_rest_are_counted(record: Path) -> None:
    text = run("positions", "--record", record, "--issue", "trade-economy", "--statements", "1").stdout
    assert "… 1 earlier" in text
    assert "will not accept" in text


def test_an_expectation_tells_its_outcome_its_reason_and_its_words(record: Path) -> None:
    answer = json.loads(run("expectations", "--record", record, "--json").stdout)
    assert answer["counts"] == {"met": 0, "not met": 0, "open": 2}
    assert all(one["reason"] and one["expected"]["quote"] for one in answer["expectations"])
    text = run("expectations", "--record", record).stdout
    assert text.count("because") == 2
    assert max(len(line) for line in text.splitlines()) <= 80


def test_outcomes_narrow_and_lines_are_json(record: Path) -> None:
    assert run("expectations", "--record", record, "--outcome", "met").stdout == ""
    lines = run("expectations", "--record", record, "--jsonl").stdout.splitlines()
    assert [json.loads(line)["outcome"] for line in lines] == ["open", "open"]
