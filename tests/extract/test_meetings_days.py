"""When and where each meeting was: short tellings in the team's own words, published on Friday, 5 June 2015.

`meetings_days_table.txt` holds them: `# what it shows`, the text, one `= party; party | day | place` line a meeting.
"""

from pathlib import Path

import pytest

from communique.config import Config
from communique.ingest import document_from_text
from communique.model import Meeting
from communique.pipeline import Pipeline

from .tables import read_table

TABLE = Path(__file__).with_name("meetings_days_table.txt")
BRIEFING = """Press Briefing by Press Secretary Jane Doe on the President's Meeting with Chancellor Merkel

MS. DOE: Good afternoon, everybody.

The President's meeting with Chancellor Merkel lasted an hour. They discussed trade. They met last in Elmau.
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Config(reader="rules"))


@pytest.mark.parametrize(("shown", "text", "expected"), read_table(TABLE), ids=lambda value: str(value)[:40])
def test_day_and_place_of_each_meeting_are_found(
    pipeline: Pipeline, shown: str, text: str, expected: list[str]
) -> None:
    document = document_from_text(f"News of the day\n\n{text}\n", name="one", published="2015-06-05")
    _, claims = pipeline.claims(document)
    found = [
        (
            {party.name for party in claim.event.parties},
            claim.event.when.start if claim.event.when is not None else "",
            claim.event.where.name if claim.event.where is not None else "",
        )
        for claim in claims
        if isinstance(claim.event, Meeting)
    ]
    wanted = []
    for row in expected:
        parties, day, place = (part.strip() for part in row.split("|"))
        wanted.append((set(parties.split("; ")), day, place))
    assert sorted(found, key=str) == sorted(wanted, key=str), shown


def test_the_meeting_a_briefing_is_about_was_on_its_day(pipeline: Pipeline) -> None:
    document = document_from_text(BRIEFING, name="one", published="2015-06-05")
    _, claims = pipeline.claims(document)
    days = [claim.event.when for claim in claims if isinstance(claim.event, Meeting)]
    assert [day.start for day in days if day is not None] == ["2015-06-05"]
