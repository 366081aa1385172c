"""Whom plural words stand for: pairs of people and of powers told before, by role, number and nearness."""

import pytest

from communique.config import Config
from communique.directory import load_directory
from communique.extract.joint_speakers import joint_referents
from communique.ingest import document_from_text
from communique.model import Span
from communique.pipeline import Pipeline

HEAD = "LIMA, May 4, 2016 (Andean Press) -- "


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Config(reader="rules"))


def meant(pipeline: Pipeline, text: str, words: str) -> list[str]:
    """Return the names of those whom the last `words` of the text stand for."""
    document = document_from_text(HEAD + text, name="report.txt")
    reading = pipeline.read(document)
    at = document.text.rindex(words)
    span = Span(at, at + len(words))
    sentence = next(n for n, one in enumerate(reading.sentences) if one.span.contains(span))
    names = {actor.id: actor.name for actor in reading.actors}
    found = joint_referents(
        span, sentence, reading, document.text, directory=load_directory(), day=document.publication_day()
    )
    return [names[mention.actor] for mention in found if mention.actor is not None]


MINISTERS = (
    "Brazilian Foreign Minister Mauro Vieira and his Chilean counterpart Heraldo Munoz met on Tuesday. "
    "Mr Vieira was later received by President Michelle Bachelet. "
)
CASES = (
    (
        MINISTERS + "The two ministers said the bridge would open.",
        "The two ministers",
        ["Mauro Vieira", "Heraldo Muñoz"],
    ),
    (
        "Angela Merkel and Francois Hollande met John Kerry. The leaders agreed to meet again.",
        "The leaders",
        ["Angela Merkel", "François Hollande"],
    ),
    (
        "Angela Merkel and Francois Hollande met. The two leaders praised the pact. They said it would last.",
        "They",
        ["Angela Merkel", "François Hollande"],
    ),
    (
        "Narendra Modi spoke with Sushma Swaraj. Canada, Norway and Japan backed the draft. They called it fair.",
        "They",
        ["Canada", "Norway", "Japan"],
    ),
    (
        "The Thai Foreign Ministry sent a note to Laos. The two sides are to talk in June.",
        "The two sides",
        ["Thailand", "Laos"],
    ),
    (
        "Angela Merkel arrived on Monday. Francois Hollande came later. Matteo Renzi joined. The three leaders dined.",
        "The three leaders",
        ["Angela Merkel", "François Hollande", "Matteo Renzi"],
    ),
    (
        "Peru and Chile signed. A joint statement issued in Arica named no day.",
        "A joint statement issued",
        ["Peru", "Chile"],
    ),
    ("The rains ended. The ministers would not say more.", "The ministers", []),
    ("Peru thanked Chile. It urged all parties to show restraint.", "all parties", []),
)


@pytest.mark.parametrize(("text", "words", "names"), CASES, ids=[case[1] + str(n) for n, case in enumerate(CASES)])
def test_joint_words_stand_for_those_told_together(pipeline: Pipeline, text: str, words: str, names: list[str]) -> None:
    assert meant(pipeline, text, words) == names
