"""Capitals by the day: for which state they stood."""

from communique.directory import load_directory
from communique.extract.former_states import bind_former_states, state_on

from .clauses import make_reading


def test_moscow_stands_for_the_soviet_union_until_its_end() -> None:
    assert state_on("state:rus", "1987-12-07") == "state:sun"
    assert state_on("state:rus", "1991-12-26") == "state:rus"
    assert state_on("state:rus", None) == "state:rus"
    assert state_on("state:per", "1987-12-07") == "state:per"


def test_mentions_of_a_capital_are_bound_to_the_state_of_the_day() -> None:
    reading, _ = make_reading("[Moscow]=place:state:rus rejected/VERB the/DET offer of/ADP [Peru]=place:state:per .")
    bound = bind_former_states(reading, "1987-12-07", directory=load_directory())
    assert [mention.actor for mention in bound.mentions] == ["state:sun", "state:per"]
    assert "state:sun" in {actor.id for actor in bound.actors}
    assert bind_former_states(reading, "2014-01-01", directory=load_directory()) is reading
