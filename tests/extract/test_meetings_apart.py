"""Partners met or called one by one make one meeting each."""

import pytest

from communique.config import Config
from communique.ingest import document_from_text
from communique.model import Meeting
from communique.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Config(reader="rules"))


def pairs(pipeline: Pipeline, sentence: str) -> list[set[str]]:
    document = document_from_text(f"News of the day\n\n{sentence}\n", name="one", published="2014-03-05")
    _, claims = pipeline.claims(document)
    return [{party.name for party in claim.event.parties} for claim in claims if isinstance(claim.event, Meeting)]


def test_a_caller_of_two_makes_two_calls(pipeline: Pipeline) -> None:
    found = pairs(pipeline, "President Barack Obama telephoned Angela Merkel and David Cameron on Tuesday.")
    assert sorted(map(sorted, found)) == [["Angela Merkel", "Barack Obama"], ["Barack Obama", "David Cameron"]]


def test_separate_talks_are_two_meetings(pipeline: Pipeline) -> None:
    found = pairs(pipeline, "John Kerry held separate talks with Sergei Lavrov and Wang Yi in Munich on Tuesday.")
    assert len(found) == 2
    assert all("John Kerry" in found_pair and len(found_pair) == 2 for found_pair in found)


def test_a_conference_call_is_one(pipeline: Pipeline) -> None:
    found = pairs(pipeline, "Barack Obama held a joint telephone call with Angela Merkel and David Cameron on Tuesday.")
    assert len(found) <= 1


def test_a_meeting_of_three_stays_one(pipeline: Pipeline) -> None:
    found = pairs(pipeline, "John Kerry met Sergei Lavrov and Wang Yi in Munich on Tuesday.")
    assert len(found) == 1
