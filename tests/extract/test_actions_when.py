"""Tests of the date and the place of a deed, on whole sentences."""

import pytest

from communique.config import Config
from communique.export import gold_document
from communique.ingest import document_from_text
from communique.pipeline import Pipeline

PIPELINE = Pipeline(Config(reader="accurate"))


def deeds(text: str) -> dict[str, tuple[str | None, str | None]]:
    document = document_from_text(text, name="note", published="2012-09-28")
    _, claims = PIPELINE.claims(document)
    return {one["code"]: (one["date"], one["place"]) for one in gold_document(document, claims)["actions"]}


def test_a_date_of_another_clause_is_not_the_deeds() -> None:
    found = deeds("Norway recalled its envoy from Chile today, two years after Peru bombed Chile in March 2010.")
    assert found["SANCTION"][0] == "2012-09-28"
    assert found["ASSAULT"][0] == "2010-03"


def test_an_undated_deed_has_the_day_of_its_paragraph() -> None:
    found = deeds("Clashes broke out on Monday in the valley. Peruvian jets bombed a Chilean post.")
    assert found["ASSAULT"][0] == "2012-09-24"


def test_a_perfect_carries_no_day_over() -> None:
    found = deeds("The ministers spoke on Monday. Norway has closed its border with Chile.")
    assert found["SANCTION"][0] is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Peruvian jets bombed Arica on Monday.", "Arica"),
        ("Chilean bombers flew a patrol over the Zuluaga shoal on Monday.", "Zuluaga shoal"),
    ],
)
def test_a_deed_is_where_what_it_strikes_is(text: str, place: str) -> None:
    assert place in {where for _, where in deeds(text).values()}
