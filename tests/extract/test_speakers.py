"""Who speaks: short tellings in the team's own words, with the name of the speaker of a statement in each.

`speakers_table.txt` holds them: `# what it shows`, the text, one `= words of the speaker: name` line each, several
names of joint speakers parted by a bar, `-` where nobody is to be named.
"""

from pathlib import Path

import pytest

from communique.config import Config
from communique.ingest import document_from_text
from communique.model import Statement
from communique.pipeline import Pipeline

from .tables import read_table

TABLE = Path(__file__).with_name("speakers_table.txt")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Config(reader="rules"))


@pytest.mark.parametrize(("shown", "text", "expected"), read_table(TABLE), ids=lambda value: str(value)[:40])
def test_speaker_is_named(pipeline: Pipeline, shown: str, text: str, expected: list[str]) -> None:
    document = document_from_text(f"News of the day\n\n{text}\n", name="one", published="2010-12-05")
    _, claims = pipeline.claims(document)
    spoken = [claim.event for claim in claims if isinstance(claim.event, Statement)]
    for line in expected:
        words, _, names = line.partition(": ")
        found = next((one for one in spoken if _words(one, document.text) == words), None)
        assert found is not None, (words, [_words(one, document.text) for one in spoken])
        parties = found.joint_speakers or ((found.speaker,) if found.speaker is not None else ())
        named = [party.name for party in parties if party.actor is not None]
        assert (" | ".join(named) or "-") == names, shown


def _words(statement: Statement, text: str) -> str:
    return "" if statement.speaker_span is None else " ".join(statement.speaker_span.of(text).split())
