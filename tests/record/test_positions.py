from pathlib import Path

import msgspec
import pytest

from communique.model import Action, Agreement, Event, Party, Statement, When
from communique.record import Filters, list_positions
from communique.store import Store, open_store
from worlds import BERG, SOTO, fill, make_claim, make_document

NORWAY, SPAIN = Party("state:nor", "Norway"), Party("state:esp", "Spain")


def said(act: str, content: str = "words", speaker: Party = BERG, day: str = "2011-01-01", **more: object) -> Statement:
    return Statement(
        speaker=speaker, content=(content,), form="indirect", act=act, issues=("energy",), when=When(day), **more
    )  # type: ignore[arg-type]


@pytest.fixture
def make(tmp_path: Path):
    def build(*events: Event) -> Store:
        store = open_store(tmp_path / "record.db", create=True)
        documents = []
        for number, event in enumerate(events):
            text = f"Report {number} of what was said and done."
            document = make_document(f"{number}.txt", text, published="2012-01-01")
            documents.append((document, [make_claim(document, event, text)]))
        fill(store, *documents)
        return store

    return build


def position(store: Store, **filters: object):
    (found,) = list_positions(store, Filters(issue=("energy",), **filters)).positions
    return found


def test_a_stand_that_turns_is_a_change_with_the_words_of_both_days(make) -> None:
    found = position(make(said("supports", day="2010-03-01"), said("opposes", day="2011-04-02")))
    (change,) = found.changes
    assert (change.day, change.before, change.after) == ("2011-04-02", "supporting", "opposing")
    assert change.was.listed.citation.name == "0.txt"
    assert change.now.listed.citation.name == "1.txt"
    assert found.latest == "opposing"


def test_both_sides_on_one_day_are_a_contradiction_and_no_side_is_the_latest(make) -> None:
    found = position(make(said("supports"), said("opposes", content="other words"), said("supports", day="2010-01-01")))
    (contradiction,) = found.contradictions
    assert {ground.stand for ground in contradiction.grounds} == {"supporting", "opposing"}
    assert found.latest is None
    assert found.changes == ()
    assert found.stands == {"supporting": 2, "opposing": 1}


@pytest.mark.parametrize(
    ("act", "content", "stand"),
    [
        ("supports", "we support the pipeline if the price is fixed", "conditional"),
        ("commits", "we shall sign, provided that the others do", "conditional"),
        ("supports", "we support the pipeline even if the price rises", "supporting"),
        ("supports", "we acted as if we had known", "supporting"),
        ("warns", "prices will rise if the pipeline is built", "opposing"),
        ("calls-for", "an end of the pipeline", "asking"),
        ("denies", "that a pipeline was planned", "other"),
    ],
)
def test_a_statement_takes_the_side_that_its_words_take(make, act: str, content: str, stand: str) -> None:
    assert [ground.stand for ground in position(make(said(act, content))).grounds] == [stand]


@pytest.mark.parametrize(
    ("content", "stand"),
    [
        ("the assembly not to pay for the shield", "opposing"),
        ("that the radar be scrapped", "opposing"),
        ("the allies to build the shield at once", "supporting"),
        ("more talks on the shield", "asking"),
    ],
)
def test_a_demand_on_a_measure_takes_the_side_of_its_first_verb(make, content: str, stand: str) -> None:
    asked = msgspec.structs.replace(said("calls-for", content), issues=("missile-defence",))
    (found,) = list_positions(make(asked), Filters(issue=("missile-defence",))).positions
    assert [ground.stand for ground in found.grounds] == [stand]


def test_who_only_asks_or_denies_has_no_side_to_move_from(make) -> None:
    found = position(make(said("calls-for", day="2010-01-01"), said("denies", day="2010-02-01"), said("supports")))
    assert found.changes == ()
    assert found.latest == "supporting"


def test_signing_and_rejecting_are_stands_of_every_signatory_but_not_of_the_host(make) -> None:
    host = Party("state:fra", "France", role="host")
    signed = Agreement(
        title="Gas accord", parties=(BERG, SOTO, host), status="signed", issues=("energy",), when=When("2010-01-01")
    )
    rejected = Agreement(
        title="Gas accord", parties=(SPAIN,), status="rejected", issues=("energy",), when=When("2010-05-01")
    )
    found = {one.actor: one for one in list_positions(make(signed, rejected), Filters(issue=("energy",))).positions}
    assert set(found) == {"state:nor", "state:esp"}
    assert [(change.before, change.after) for change in found["state:esp"].changes] == [("supporting", "opposing")]


def test_a_proposal_is_nobodys_stand(make) -> None:
    proposed = Agreement(title="Gas accord", parties=(BERG, SOTO), status="proposed", issues=("energy",))
    assert list_positions(make(proposed), Filters()).positions == ()


def test_an_action_is_a_stand_of_who_acts_and_only_when_it_is_done(make) -> None:
    done = Action(code="REJECT", actors=(NORWAY,), targets=(SPAIN,), issues=("energy",), when=When("2010-01-01"))
    undone = Action(code="SUPPORT", actors=(SPAIN,), status="refused", issues=("energy",), when=When("2010-01-02"))
    forced = Action(code="ASSAULT", actors=(SPAIN,), issues=("energy",), when=When("2010-01-03"))
    found = position(make(done, undone, forced))
    assert (found.actor, found.grounds[0].why, found.latest) == ("state:nor", "REJECT", "opposing")


def test_who_imposes_sanctions_is_for_sanctions(make) -> None:
    imposed = Action(code="SANCTION", actors=(NORWAY,), targets=(SPAIN,), issues=("sanctions",))
    (found,) = list_positions(make(imposed), Filters()).positions
    assert found.latest == "supporting"


def test_a_state_asked_for_includes_its_people_and_leaves_out_its_partners(make) -> None:
    signed = Agreement(
        title="Gas accord", parties=(BERG, SOTO), status="signed", issues=("energy",), when=When("2010-01-01")
    )
    found = position(make(signed, said("opposes")), actor=("Norway",))
    assert found.name == "Norway"
    assert len(found.grounds) == 2


def test_a_person_asked_for_is_not_taken_for_the_state(make) -> None:
    found = position(make(said("opposes"), said("supports", speaker=NORWAY)), actor=("Berg",))
    assert (found.name, found.latest) == ("Ada Berg", "opposing")


def test_grounds_stand_in_order_of_day_with_their_words(make) -> None:
    found = position(make(said("opposes", day="2012-01-01"), said("supports", day="2010-01-01")))
    assert [ground.day for ground in found.grounds] == ["2010-01-01", "2012-01-01"]
    assert all(ground.listed.citation for ground in found.grounds)


def test_what_is_left_out_is_said(make) -> None:
    store = make(said("opposes"), said("supports", day="2010-01-01"))
    assert not list_positions(store, Filters(), most=1).complete
    assert list_positions(store, Filters()).complete


def test_a_person_named_without_a_title_stands_for_the_side_known_elsewhere(make) -> None:
    bare = Party("person:ada-berg", "Ada Berg")
    found = position(make(said("opposes"), said("supports", speaker=bare, day="2011-05-01")))
    assert (found.name, [change.after for change in found.changes]) == ("Norway", ["supporting"])


@pytest.mark.parametrize("asked", ["Energy", "economy", "sanctions, energy"])
def test_positions_are_found_by_any_spelling_and_by_the_wider_issue(make, asked: str) -> None:
    found = list_positions(make(said("opposes")), Filters(issue=(asked,)))
    assert [one.issue for one in found.positions] == ["energy"]
    assert not any(note.startswith("no act") for note in found.notes)
