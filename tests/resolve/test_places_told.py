"""Tests of names that the words around tell to be places."""

import pytest

from communique.config import Config
from communique.ingest import document_from_text
from communique.pipeline import Pipeline

PIPELINE = Pipeline(Config(reader="rules"))


def kinds(text: str) -> dict[str, str]:
    reading = PIPELINE.read(document_from_text(text, name="note", published="2012-09-28"))
    return {mention.span.of(text).removeprefix("the "): mention.kind for mention in reading.mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guns were heard in the Colca valley at dawn.", "Colca"),
        ("The army shelled the Terter and Agdam districts.", "Terter"),
        ("The army shelled the Terter and Agdam districts.", "Agdam"),
        ("The envoy flew into Bentiu on Monday.", "Bentiu"),
    ],
)
def test_a_name_before_a_noun_of_land_or_behind_into_is_a_place(text: str, name: str) -> None:
    assert kinds(text).get(name, "place") == "place"


def test_a_body_stays_a_body() -> None:
    assert kinds("Diplomats in NATO and at the European Union agreed.")["NATO"] == "org"
