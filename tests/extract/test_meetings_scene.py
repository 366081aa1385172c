"""Meetings told without day or place take the story's: "here", "there", the date line, the day of the lead."""

import pytest

from communique.config import Config
from communique.ingest import document_from_text
from communique.model import Meeting
from communique.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Config(reader="rules"))


def told(pipeline: Pipeline, text: str) -> list[Meeting]:
    document = document_from_text(f"News of the day\n\n{text}\n", name="one", published="2015-06-05")
    _, claims = pipeline.claims(document)
    return [claim.event for claim in claims if isinstance(claim.event, Meeting)]


def test_here_is_the_city_of_the_date_line(pipeline: Pipeline) -> None:
    (meeting,) = told(pipeline, "LIMA, June 4 (Xinhua) -- Ollanta Humala met here Thursday with Evo Morales.")
    assert meeting.where is not None
    assert meeting.where.name == "Lima"


def test_there_is_the_place_told_before(pipeline: Pipeline) -> None:
    found = told(pipeline, "Javier Solana leaves on Saturday for Cairo and is to see Amr Moussa there on Sunday.")
    (meeting,) = [meeting for meeting in found if len(meeting.parties) == 2 and "Amr Moussa" in str(meeting.parties)]
    assert meeting.where is not None
    assert meeting.where.name == "Cairo"


def test_the_lead_tells_the_news_of_its_day(pipeline: Pipeline) -> None:
    text = "LIMA (EFE) - A summit of the Andean states ended on Thursday. Ollanta Humala met Evo Morales for an hour."
    meetings = told(pipeline, text)
    (meeting,) = [meeting for meeting in meetings if len(meeting.parties) == 2]
    assert meeting.when is not None
    assert meeting.when.start == "2015-06-04"
    assert meeting.where is not None
    assert meeting.where.name == "Lima"


def test_what_had_been_before_is_not_of_that_day(pipeline: Pipeline) -> None:
    text = "LIMA (EFE) - A summit of the Andean states ended on Thursday. Ollanta Humala had met Evo Morales before."
    (meeting,) = [meeting for meeting in told(pipeline, text) if len(meeting.parties) == 2]
    assert meeting.when is None
