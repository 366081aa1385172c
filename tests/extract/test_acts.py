"""Acts: what a speaker does by saying something."""

from pathlib import Path
from typing import get_args

import pytest

from communique.extract.acts import act_of, trust_in
from communique.lang.reporting import ATTITUDE_ADJECTIVES, REPORTING_NOUNS, reporting_forms
from communique.lang.stance import anywhere_patterns, own_side_patterns
from communique.model.events import Act


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        # the cue decides
        ("denied", "that troops had crossed the border", "denies"),
        ("urged", "both sides to talk", "calls-for"),
        ("warned", "that the talks may fail", "warns"),
        ("accused", "of breaking the treaty", "criticises"),
        ("expressed readiness", "to host the talks", "commits"),
        ("has voiced fears", "that the truce may not last", "expects"),
        ("are skeptical", "that the truce will last", "expects"),
        ("praised", "for her patience", "supports"),
        ("asked", "the council to meet", "calls-for"),
        ("asked", "whether the council would meet", "reports"),
        ("called", 'the plan "a mistake"', "criticises"),
        ("called on", "both sides to stop", "calls-for"),
        ("agreed", "to send observers", "commits"),
        ("agreed", "that the plan is old", "reports"),
        ("did not rule out", "a new meeting in spring", "reports"),
        # the content decides
        ("said", '"We cannot accept a word of the draft"', "opposes"),
        ("said", "it is important that both sides keep talking", "calls-for"),
        ("said", "the two ministers will discuss the treaty on Monday", "reports"),
        ("said", '"We will never accept this plan,"', "opposes"),
        ("said", "he is ready to send observers", "commits"),
        ("said", "she supports the idea of a dialogue", "supports"),
        ("said", '"This was a terrible mistake,"', "criticises"),
        ("said", "the step could affect the whole region", "warns"),
        ("said", "the talks may end next week", "expects"),
        ("said", "the courier may have crossed the river on Monday", "reports"),
        ("said", "the army would respond if the bridge is shelled", "warns"),
        ("said", '"The governor is responsible for the drowned villages,"', "criticises"),
        ("said", '"There is absolutely no evidence of that,"', "denies"),
        ("said", '"Any use of force is unacceptable,"', "opposes"),
        ("said", "the two met in Lima", "reports"),
        (None, '"Is that all?"', "reports"),
    ],
)
def test_act_follows_the_cue_then_the_content(cue: str | None, content: str, expected: str) -> None:
    assert act_of(cue, [content]) == expected


def test_own_side_is_known_by_its_names() -> None:
    content = ["that Lima will not support the plan"]
    assert act_of("noted", content, own_names=["Lima"]) == "opposes"
    assert act_of("noted", content) != "opposes"


def test_a_body_may_speak_of_itself_as_it() -> None:
    assert act_of("said", ["it is ready to talk"], body=True) == "commits"


def test_negated_support_opposes() -> None:
    assert act_of("does not support", ["the plan to close the port"]) == "opposes"


def test_tables_hold_no_act_that_the_guide_does_not_know() -> None:
    known = {*get_args(Act), ""}
    assert {form.verb.act for form in reporting_forms().values()} <= known
    acts = {act for act, _ in (*own_side_patterns(), *anywhere_patterns())}
    assert {*REPORTING_NOUNS.values(), *ATTITUDE_ADJECTIVES.values(), *acts} <= known
    assert len(own_side_patterns()) == 8
    assert len(anywhere_patterns()) == 5


def test_what_should_not_be_expected_is_a_forecast() -> None:
    assert act_of("said", ("no agreement should be expected in Oslo",)) == "expects"
    assert act_of("said", ("both sides should withdraw",)) == "calls-for"


def test_an_act_is_trusted_less_the_less_likely_the_reader_holds_it() -> None:
    sure, fair, poor = (trust_in("warns", {"warns": chance, "reports": 1 - chance}) for chance in (0.8, 0.2, 0.01))
    assert sure == 1.0 > fair > poor > 0.5
    assert trust_in("warns", {}) == 1.0


def test_table_of_acts_is_read_as_written() -> None:
    rows = [
        line.split("\t")
        for line in (Path(__file__).parent / "acts_table.tsv").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    right = [
        act_of(cue, [content], own_names=own.split(",") if own else [], body="it " in content) in expected.split("/")
        for expected, own, cue, content in rows
    ]
    held_out = right[2:213:3]
    assert len(right) > 200
    assert sum(held_out) / len(held_out) >= 0.93
    assert sum(right) / len(right) >= 0.96


def test_where_no_word_tells_an_act_a_reader_that_is_sure_is_believed() -> None:
    words = ['"Not one of our trucks went down that road,"']
    assert act_of("said", words) == "reports"
    assert act_of("said", words, chances={"denies": 0.96, "reports": 0.002}) == "denies"
    assert act_of("said", words, chances={"denies": 0.4, "reports": 0.002}) == "reports"
    assert act_of("said", words, chances={"denies": 0.9, "reports": 0.05}) == "reports"


def test_a_bare_future_yields_to_a_reader_that_is_sure_and_a_word_of_expectation_does_not() -> None:
    sure = {"warns": 0.9, "expects": 0.05}
    assert act_of("said", ['"If the envoys leave, the shelling will begin again,"'], chances=sure) == "warns"
    assert act_of("said", ["the shelling was likely to begin again"], chances=sure) == "expects"


def test_what_the_words_tell_outright_no_reader_changes() -> None:
    sure = {"supports": 0.99}
    assert act_of("denied", ["that a letter had come"], chances=sure) == "denies"
    assert act_of("said", ['"We cannot accept a word of the draft"'], chances=sure) == "opposes"


def test_a_request_is_told_by_a_word_and_never_by_the_reader_alone() -> None:
    assert act_of("said", ["the road was long"], chances={"calls-for": 0.99}) == "reports"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the ferries will continue as before", "commits"),
        ("that all the cargo would be returned within a week", "commits"),
        ("the cargo would be returned by the Danes", "expects"),
        ("the prices will continue to rise", "expects"),
    ],
)
def test_what_a_side_has_in_hand_it_promises(content: str, expected: Act) -> None:
    assert act_of("said", [content], own_names=["Norway"], body=True) == expected
    assert act_of("said", [content]) == "expects"
