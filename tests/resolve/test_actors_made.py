"""Bodies that every state has are made from the state and the noun, and only where the text settles the state."""

import pytest

from .binding import bind


def name(words: str, text: str, day: str = "2013-04-23") -> str | None:
    body, reading = bind(text, day)
    found = next(one for one in reading.mentions if one.span.of(body) == words)
    return next((actor.name for actor in reading.actors if actor.id == found.actor), None)


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("The Latvian coast guard", "The Latvian coast guard said the boat had sunk.", "Latvian Coast Guard"),
        ("The Peruvian navy", "The Peruvian navy said the boat had sunk.", "Peruvian Navy"),
        ("Kenyan police", "Kenyan police said two men were held.", "Kenyan Police"),
        ("Uzbek state television", "Uzbek state television reported the visit.", "Uzbek state television"),
        ("The Gambian presidency", "The Gambian presidency said he would come.", "Gambian Presidency"),
        ("the Nepali irrigation ministry", "Dams are safe, the Nepali irrigation ministry said.", None),
    ],
)
def test_body_with_its_state_beside_it_is_named_by_both(words: str, text: str, expected: str | None) -> None:
    assert name(words, text) == (expected or "Nepalese Irrigation Ministry")


def test_possessor_outside_the_mention_tells_whose_ministry() -> None:
    text = "The Moroccan Foreign Ministry spoke first. Algeria's Foreign Ministry said it was an observer."
    assert name("Foreign Ministry", text) == "Algerian Foreign Ministry"


def test_its_ministry_is_that_of_the_state_before_not_of_the_one_last_named_with_a_ministry() -> None:
    text = (
        "The Peruvian foreign ministry had no comment. Chile was friendlier. Its foreign ministry said it would help."
    )
    assert name("Its foreign ministry", text) == "Chilean Foreign Ministry"


def test_bare_police_are_those_of_the_state_in_view() -> None:
    text = "Crowds marched through towns in Bolivia. Ten people were hurt, according to the police."
    assert name("the police", text) == "Bolivian Police"


def test_bare_police_of_no_state_in_view_stay_unbound() -> None:
    assert name("the police", "Ten people were hurt, according to the police.") is None


def test_junta_stands_for_its_state() -> None:
    assert name("The junta", "Soldiers hold power in Niger. The junta said it would stay.") == "Niger"
