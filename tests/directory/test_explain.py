"""The directory says why it takes words for a person, and abstains rather than guess."""

import pytest

from communique.directory import Directory, explain, load_directory


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load_directory()


def test_an_office_on_a_day_names_its_holder_and_the_tenure_that_says_so(directory: Directory) -> None:
    explanation = explain("the NATO chief", "2020-05-03", directory=directory)
    assert explanation.actor == "person:jens-stoltenberg"
    (candidate,) = explanation.candidates
    assert candidate.office == "body:nato/secretary-general"
    assert candidate.source
    assert candidate.since == "2014-10-01"


def test_a_title_chooses_between_namesakes_by_the_day(directory: Directory) -> None:
    assert explain("President Bush", "1990-05", directory=directory).actor == "person:george-h-w-bush"
    assert explain("President Bush", "2004-05", directory=directory).actor == "person:george-w-bush"


def test_a_bare_surname_of_several_people_is_left_open_with_its_candidates(directory: Directory) -> None:
    explanation = explain("Rasmussen", directory=directory)
    assert explanation.actor is None
    assert len(explanation.candidates) >= 3


def test_a_place_that_stands_for_a_government_is_that_state(directory: Directory) -> None:
    assert explain("Moscow", directory=directory).actor == "state:rus"


def test_unknown_words_are_nobody_and_the_steps_say_what_was_tried(directory: Directory) -> None:
    explanation = explain("Foreign Minister Xyzzy", "2012", directory=directory)
    assert explanation.actor is None
    assert explanation.candidates == ()
    assert any("as an office: none" in step for step in explanation.steps)
