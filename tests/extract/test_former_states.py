"""Capitals by the day: for which state they stood."""

from communique.directory import load_directory
from communique.directory.former import capital_on, state_on
from communique.extract.former_states import bind_former_states

from .clauses import make_reading


def test_moscow_stands_for_the_soviet_union_until_its_end() -> None:
    assert state_on("state:rus", "1987-12-07") == "state:sun"
    assert state_on("state:rus", "1991-12-26") == "state:rus"
    assert state_on("state:rus", None) == "state:rus"
    assert state_on("state:per", "1987-12-07") == "state:per"


def test_mentions_of_a_capital_are_bound_to_the_state_of_the_day() -> None:
    reading, document = make_reading(
        "[Moscow]=place:state:rus rejected/VERB the/DET offer of/ADP [Peru]=place:state:per ."
    )
    bound = bind_former_states(reading, "1987-12-07", document.text, directory=load_directory())
    assert [mention.actor for mention in bound.mentions] == ["state:sun", "state:per"]
    assert "state:sun" in {actor.id for actor in bound.actors}
    assert bind_former_states(reading, "2014-01-01", document.text, directory=load_directory()) is reading


def test_the_capital_of_a_divided_land_stands_for_its_half() -> None:
    assert capital_on("Hanoi", "1972-07-13") == "state:dvn"
    assert capital_on("Saigon", "1972") == "state:rvn"
    assert capital_on("Bonn", "1985-01-01") == "state:frg"
    assert capital_on("Bonn", "1994-01-01") == "state:deu"
    assert capital_on("Hanoi", "1995-07-11") is None
    assert capital_on("Lima", "1972-07-13") is None
