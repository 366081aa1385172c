"""The log of corrections as a person and as a program reads it, and taking back what was decided last."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.cli.main import main
from worlds import make_record


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def record(tmp_path: Path) -> Path:
    make_record(tmp_path).close()
    return tmp_path / "record.db"


@pytest.fixture
def meeting(record: Path) -> str:
    listed = run("meetings", "--limit", 1, "--jsonl", "--record", record)
    return str(json.loads(listed.stdout.splitlines()[0])["id"])


def test_log_as_json_holds_the_value_set(record: Path, meeting: str) -> None:
    run("correct", "edit", meeting, "place", "Bergen", "--record", record)
    whole = json.loads(run("correct", "log", "--json", "--record", record).stdout)["corrections"]
    lines = run("correct", "log", "--jsonl", "--record", record).stdout.splitlines()
    assert whole == [json.loads(line) for line in lines]
    assert whole[0]["value"]["name"] == "Bergen" and whole[0]["holds"]


def test_undo_without_a_name_takes_back_the_newest_that_holds(record: Path, meeting: str) -> None:
    run("correct", "edit", meeting, "place", "Bergen", "--record", record)
    run("correct", "edit", meeting, "place", "Narvik", "--record", record)
    for place in ("Bergen", None):
        assert run("correct", "undo", "--record", record).exit_code == 0
        held = json.loads(run("correct", "log", "--json", "--record", record).stdout)["corrections"]
        assert [one["value"]["name"] for one in held if one["holds"]] == ([place] if place else [])
    empty = run("correct", "undo", "--record", record)
    assert empty.exit_code == 2 and "nothing to undo" in empty.stderr


def test_unknown_field_is_told_the_names_that_exports_use(record: Path, meeting: str) -> None:
    refused = run("correct", "edit", meeting, "plase", "Bergen", "--record", record)
    assert refused.exit_code == 2
    assert "date" in refused.stderr and "place" in refused.stderr and "where" not in refused.stderr


def test_unknown_label_is_told_those_that_there_are(record: Path, meeting: str) -> None:
    refused = run("correct", "relabel", meeting, "status", "happened", "--record", record)
    assert refused.exit_code == 2
    assert '"happened" is no status; give one of held, ongoing, planned' in refused.stderr


def test_log_shows_values_as_they_are_typed(record: Path, meeting: str) -> None:
    for field, value in (("place", "Bergen"), ("date", "2010-05-12/2010-05-13"), ("issues", "energy; health")):
        run("correct", "edit", meeting, field, value, "--record", record)
    log = run("correct", "log", "--record", record).stdout
    assert "  place = Bergen\n" in log
    assert "  date = 2010-05-12/2010-05-13\n" in log
    assert "  issues = energy; health\n" in log
    assert "““" not in log


def test_label_that_is_none_is_told_those_that_are(record: Path, meeting: str) -> None:
    refused = run("correct", "relabel", meeting, "status", "happened", "--record", record)
    assert refused.exit_code == 2
    assert "is no status; give one of held, ongoing, planned" in refused.stderr


def exported_meetings(record: Path) -> list[dict[str, object]]:
    lines = run("export", "--format", "claims-jsonl", "--record", record).stdout.splitlines()
    return [item for line in lines for item in json.loads(line)["meetings"]]


def test_claims_are_exported_with_the_fields_that_people_set(record: Path, meeting: str) -> None:
    before = {item["claim"]: item["place"] for item in exported_meetings(record)}
    run("correct", "edit", meeting, "place", "Bergen", "--record", record)
    after = {item["claim"]: item["place"] for item in exported_meetings(record)}
    changed = [claim for claim, place in after.items() if place != before[claim]]
    assert len(changed) == 1 and after[changed[0]] == "Bergen"
    run("correct", "undo", "--record", record)
    assert {item["claim"]: item["place"] for item in exported_meetings(record)} == before


def test_a_rejected_entry_is_said_to_be_rejected_and_how_to_bring_it_back(record: Path, meeting: str) -> None:
    run("correct", "reject", meeting, "--by", "Eve", "--record", record)
    shown = run("show", meeting, "--record", record)
    assert shown.exit_code
    (made,) = json.loads(run("correct", "log", "--json", "--record", record).stdout)["corrections"]
    words = " ".join(shown.stderr.split())
    assert "Eve rejected it" in words and f"correct undo {made['id']}" in words
