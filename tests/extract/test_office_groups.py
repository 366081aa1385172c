"""Tests of the people behind groups told by office."""

import pytest

from communique.config import Config
from communique.ingest import document_from_text
from communique.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Config(reader="rules"))


def parties_of(pipeline: Pipeline, body: str) -> list[list[str]]:
    document = document_from_text(f"Talks end\n\nGENEVA, May 6, 2015 (Lakeside Press) — {body}\n", name="report.txt")
    _, claims = pipeline.claims(document)
    return [[party.name for party in c.event.parties] for c in claims if type(c.event).__name__ == "Meeting"]


def test_leaders_of_states_are_the_people_whom_the_report_names(pipeline: Pipeline) -> None:
    body = "The leaders of Germany and France met on Wednesday. Angela Merkel and Francois Hollande smiled at the door."
    assert parties_of(pipeline, body) == [["Angela Merkel", "François Hollande"]]


def test_ministers_told_by_nationality_are_the_people_whom_the_report_names(pipeline: Pipeline) -> None:
    body = "The Russian and American foreign ministers met on Wednesday. John Kerry and Sergei Lavrov said little."
    assert sorted(parties_of(pipeline, body)[0]) == ["John Kerry", "Sergei Lavrov"]


def test_states_stay_where_the_report_names_nobody(pipeline: Pipeline) -> None:
    assert parties_of(pipeline, "The leaders of Germany and France met on Wednesday.") == [["Germany", "France"]]


def test_a_person_of_another_office_is_not_meant(pipeline: Pipeline) -> None:
    body = "The leaders of Germany and France met on Wednesday. Frank-Walter Steinmeier travelled with the delegation."
    assert parties_of(pipeline, body)[0] == ["Germany", "France"]
