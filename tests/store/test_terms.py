import pytest

from communique.model import Meeting, Statement, When
from communique.store.schema import UNDATED
from communique.store.terms import date_days, event_days, event_terms, event_words
from worlds import ACTORS, first_document, second_document

NAMES = {actor.id: actor for actor in ACTORS}


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2018", (20180101, 20181231)),
        ("2016-02", (20160201, 20160229)),
        ("2018-04-17", (20180417, 20180417)),
        ("2018-04-17T10:30", (20180417, 20180417)),
        ("2018-05/2018-06", (20180501, 20180630)),
        ("2018-06-02/2018-05-01", (20180602, 20180602)),
        ("2018-05/..", (20180501, 20180531)),
        ("2018-02-31", None),
        ("2018-13", None),
        ("201X", None),
        ("²018", None),
        ("", None),
    ],
)
def test_dates_of_any_precision_cover_days(date: str, days: tuple[int, int] | None) -> None:
    assert date_days(date) == days


def test_event_without_a_date_stands_on_the_day_of_the_report() -> None:
    meeting = Meeting(parties=(), status="held")
    assert event_days(meeting, "2011-09-05T10:00") == (20110905, 20110905, False)
    assert event_days(meeting, None) == (UNDATED, UNDATED, False)


def test_event_keeps_its_own_days() -> None:
    meeting = Meeting(parties=(), status="held", when=When("2011-09-05", "2011-09-07"))
    assert event_days(meeting, "2012-01-01") == (20110905, 20110907, True)


def test_minister_is_found_under_his_state() -> None:
    terms = event_terms(first_document()[1][0].event, actors=NAMES)
    assert {("actor", "person:ada-berg"), ("actor", "state:nor"), ("status", "held"), ("place", "oslo")} <= terms


def test_ministry_speaks_for_its_state() -> None:
    terms = event_terms(second_document()[1][1].event, actors=NAMES)
    assert ("speaker", "state:nor") in terms
    assert ("act", "expects") in terms


def test_party_bound_to_nobody_is_found_by_name() -> None:
    terms = event_terms(first_document()[1][3].event, actors=NAMES)
    assert ("target", "name:salmon farmers") in terms


def test_words_hold_each_quotation_once() -> None:
    event = Statement(speaker=None, content=("no",), form="direct")
    assert event_words(event, ["we say no", "say no", "yes"]) == ("we say no\nyes", "")
