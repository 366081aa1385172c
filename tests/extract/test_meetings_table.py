"""Who meets whom: short tellings in the team's own words, with the parties of every meeting that they tell.

`meetings_table.txt` holds them: `# what it shows`, the text, one `= party; party` line for each meeting.
"""

from pathlib import Path

import pytest

from communique.config import Config
from communique.ingest import document_from_text
from communique.model import Meeting
from communique.pipeline import Pipeline

TABLE = Path(__file__).with_name("meetings_table.txt")


def read_table() -> list[tuple[str, str, list[frozenset[str]]]]:
    rows: list[tuple[str, str, list[frozenset[str]]]] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            rows.append((line[2:], "", []))
        elif line.startswith("= "):
            rows[-1][2].append(frozenset(name.strip() for name in line[2:].split(";")))
        else:
            rows[-1] = (rows[-1][0], line, rows[-1][2])
    return rows


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Config(reader="rules"))


@pytest.mark.parametrize(("shown", "text", "expected"), read_table(), ids=lambda value: str(value)[:40])
def test_the_parties_of_each_meeting_are_found(
    pipeline: Pipeline, shown: str, text: str, expected: list[frozenset[str]]
) -> None:
    document = document_from_text(f"News of the day\n\n{text}\n", name="one", published="2015-06-05")
    _, claims = pipeline.claims(document)
    found = [
        frozenset(party.name for party in claim.event.parties) for claim in claims if isinstance(claim.event, Meeting)
    ]
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected)), shown
