"""Tests of the type that parties and circumstances make of a deed, on whole sentences."""

import pytest

from communique.config import Config
from communique.export import gold_document
from communique.ingest import document_from_text
from communique.pipeline import Pipeline

PIPELINE = Pipeline(Config(reader="rules"))


def deeds(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    document = document_from_text(text, name="note", published="2024-05-15")
    _, claims = PIPELINE.claims(document)
    found = gold_document(document, claims)["actions"]
    return [(one["code"], tuple(one["actors"]), tuple(one["targets"] or ())) for one in found]


@pytest.mark.parametrize(
    ("text", "code", "actor", "target"),
    [
        ("Norway imposed a ban on imports from Chile in March 2019.", "SANCTION", "Norway", "Chile"),
        ("Peru stopped buying Chilean copper in 2014.", "SANCTION", "Peru", "Chile"),
        ("Four Chilean diplomats were given two days to leave Peru.", "SANCTION", "Peru", "Chile"),
        ("Oman opened its border with Yemen on Monday.", "CONCEDE", "Oman", "Yemen"),
        ("Chile was removed from Peru's blacklist in 2016.", "CONCEDE", "Peru", "Chile"),
        ("Norway handed the archive back to Chile in 2003.", "RETREAT", "Norway", "Chile"),
        ("Chilean tanks were delivered to Ghana in May.", "AID", "Chile", "Ghana"),
        ("The first Kenyan soldiers arrived in Haiti on Tuesday.", "MOBILIZE", "Kenya", "Haiti"),
        ("Norway took Chile to the International Court of Justice in 2011.", "ACCUSE", "Norway", "Chile"),
        ("Chile's invitation to the talks was blocked by Peru in 1999.", "REJECT", "Peru", "Chile"),
        ("Peru responded with air strikes on Chile.", "ASSAULT", "Peru", "Chile"),
    ],
)
def test_parties_and_circumstances_make_the_type(text: str, code: str, actor: str, target: str) -> None:
    assert (code, (actor,), (target,)) in deeds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Ban announced on March 3 that he was well.",
        "Norway and Chile honoured the prisoners of war in a chapel.",
        "Norwegian tourists arrived in Peru on Tuesday.",
        "Norway joined the European Union in condemning the verdict.",
        "Norwegian companies stopped buying Chilean salmon.",
        "Chilean forces have reached the suburbs.",
        "Peru's ambassador was hurt in an embassy blast that killed ten people.",
        "Castro wound up his speech in Chile.",
        "An old protester lived in Peru in 1999.",
        "Peru imports most of its oil from Chile.",
        "Norway's parliament recognised the Armenian genocide.",
        "Norway worked with the anti-Chilean underground.",
    ],
)
def test_names_visitors_and_traders_do_no_deed(text: str) -> None:
    assert deeds(text) == []


def test_two_states_that_resume_flights_cooperate() -> None:
    assert ("COOPERATE", ("Chile", "Peru"), ()) in deeds("Chile and Peru resumed ferry links in April.")
