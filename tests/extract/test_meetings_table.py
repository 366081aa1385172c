"""Who meets whom: short tellings in the team's own words, with the parties of every meeting that they tell.

`meetings_table.txt` holds them: `# what it shows`, the text, one `= party; party` line for each meeting,
its status after ` -> ` where the row is about that.
"""

from pathlib import Path

import pytest

from communique.config import Config
from communique.ingest import document_from_text
from communique.model import Meeting
from communique.pipeline import Pipeline

from .tables import read_table

TABLE = Path(__file__).with_name("meetings_table.txt")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Config(reader="rules"))


@pytest.mark.parametrize(("shown", "text", "expected"), read_table(TABLE), ids=lambda value: str(value)[:40])
def test_the_parties_of_each_meeting_are_found(pipeline: Pipeline, shown: str, text: str, expected: list[str]) -> None:
    document = document_from_text(f"News of the day\n\n{text}\n", name="one", published="2015-06-05")
    _, claims = pipeline.claims(document)
    meetings = [claim.event for claim in claims if isinstance(claim.event, Meeting)]
    with_status = any(" -> " in row for row in expected)
    found = [
        "; ".join(sorted(party.name for party in meeting.parties)) + (f" -> {meeting.status}" if with_status else "")
        for meeting in meetings
    ]
    wanted = [
        "; ".join(sorted(parties.split("; "))) + (f" -> {status}" if status else "")
        for parties, _, status in (row.partition(" -> ") for row in expected)
    ]
    assert sorted(found) == sorted(wanted), shown
