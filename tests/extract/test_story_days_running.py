"""Tests of running reports, whose headings are times of the clock."""

from communique.config import Config
from communique.export import gold_document
from communique.ingest import document_from_text
from communique.pipeline import Pipeline

PIPELINE = Pipeline(Config(reader="rules"))
ENTRY = '{0}\nNorwegian Foreign Minister Espen Barth Eide says the talks "{1}".\n\n'


def dates(text: str) -> set[str | None]:
    document = document_from_text(text, name="note", published="2024-05-15")
    _, claims = PIPELINE.claims(document)
    return {one["date"] for one in gold_document(document, claims)["statements"]}


def test_what_is_said_in_a_running_report_is_said_that_day() -> None:
    words = ("are hard", "have stalled for now", "will go on tonight")
    text = "".join(ENTRY.format(clock, word) for clock, word in zip(("19:40", "18:10", "17:05"), words, strict=True))
    assert dates(text) == {"2024-05-15"}


def test_what_is_said_in_the_present_elsewhere_has_no_day() -> None:
    assert dates(ENTRY.format("The view from Oslo", "are hard")) == {None}
