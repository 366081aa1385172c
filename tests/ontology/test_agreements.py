"""Tests of the words of agreements."""

import pytest

from communique.ontology import lemmas_of
from communique.ontology.agreements import load_agreement_words


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("signed", "signed"),
        ("ratifying", "adopted"),
        ("hammered out", "agreed"),
        ("pushing for", "proposed"),
        ("negotiating", "under-negotiation"),
        ("vetoes", "rejected"),
        ("pulled out of", "withdrawn"),
        ("in line with", "in-force"),
        ("sang", None),
    ],
)
def test_verbs_tell_the_status(text: str, status: str | None) -> None:
    words = [lemmas_of(word) for word in text.split()]
    assert load_agreement_words().status_at(words, 0) == status


def test_firm_and_loose_nouns_do_not_overlap() -> None:
    words = load_agreement_words()
    assert not words.firm & words.loose


def test_known_names_are_found_by_all_their_words() -> None:
    words = load_agreement_words()
    assert words.name_at(["the", "New", "START", "treaty"], 1) == 2
    assert words.name_at(["New", "York"], 0) == 0
