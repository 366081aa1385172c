"""Meetings in small readings: parties, status, date, place, and what is no meeting."""

import pytest

from communique.extract.meetings import find_meetings
from communique.model import Meeting

from .marked import SmallDirectory, read_marked

ROJAS, MAMANI, SOTO = "{Rojas=person:ana-rojas}", "{Mamani=person:luis-mamani}", "{Soto=person:eva-soto}"


def meetings_in(*lines: str) -> list[Meeting]:
    reading, document = read_marked(*lines)
    claims = find_meetings(reading, document, ontology=None, directory=SmallDirectory())
    for claim in claims:
        assert all(cited.quote == cited.span.of(document.text) for cited in claim.citations)
    return [claim.event for claim in claims if isinstance(claim.event, Meeting)]


def names(meeting: Meeting) -> set[str]:
    return {party.name for party in meeting.parties}


@pytest.mark.parametrize(
    "line",
    [
        f"{ROJAS} met {MAMANI} in {{Lima@place:lima}} on <Monday=2019-05-06>.",
        f"{ROJAS} and {MAMANI} met in {{Lima@place:lima}} on <Monday=2019-05-06>.",
        f"{ROJAS} held talks with {MAMANI} in {{Lima@place:lima}} on <Monday=2019-05-06>.",
        f"Talks between {ROJAS} and {MAMANI} took place in {{Lima@place:lima}} on <Monday=2019-05-06>.",
        f"{MAMANI} was received by {ROJAS} in {{Lima@place:lima}} on <Monday=2019-05-06>.",
        f"A meeting of {ROJAS} and {MAMANI} was held in {{Lima@place:lima}} on <Monday=2019-05-06>.",
        f"{ROJAS}, who met {MAMANI} in {{Lima@place:lima}} on <Monday=2019-05-06>, was pleased.",
        f"{ROJAS} flew home and met {MAMANI} in {{Lima@place:lima}} on <Monday=2019-05-06>.",
        f"{ROJAS}'s meeting with {MAMANI} in {{Lima@place:lima}} on <Monday=2019-05-06> lasted an hour.",
        f"On <Monday=2019-05-06>, {ROJAS} conferred with {MAMANI} in {{Lima@place:lima}}.",
        f"After meeting {MAMANI} in {{Lima@place:lima}} on <Monday=2019-05-06>, {ROJAS} left.",
    ],
)
def test_a_meeting_has_its_parties_date_and_place(line: str) -> None:
    (meeting,) = meetings_in(line)
    assert names(meeting) == {"Ana Rojas", "Luis Mamani"}
    assert meeting.status == "held"
    assert meeting.when is not None
    assert meeting.when.start == "2019-05-06"
    assert meeting.where is not None
    assert meeting.where.name == "Lima"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (f"{ROJAS} will meet {MAMANI}.", "planned"),
        (f"{ROJAS} refused to meet {MAMANI}.", "refused"),
        (f"{ROJAS} did not meet {MAMANI}.", "denied"),
        (f"{ROJAS} invited {MAMANI} to visit {{Lima@place:lima}}.", "proposed"),
        (f"Talks between {ROJAS} and {MAMANI} planned for <Thursday=2019-05-09> were called off.", "cancelled"),
        (f"{ROJAS} is meeting {MAMANI} at this hour.", "ongoing"),
        (f"{ROJAS} turned down a request for a meeting with {MAMANI}.", "refused"),
        (f"A meeting between {ROJAS} and {MAMANI} never took place.", "denied"),
        (f"If the truce holds, {ROJAS} will meet {MAMANI}.", "proposed"),
    ],
)
def test_a_meeting_that_was_not_held_says_so(line: str, status: str) -> None:
    (meeting,) = meetings_in(line)
    assert names(meeting) == {"Ana Rojas", "Luis Mamani"}
    assert meeting.status == status


@pytest.mark.parametrize(
    "line",
    [
        f"{ROJAS} said that {{Peru=state:per}} had met the criteria of {{Bolivia=state:bol}}.",
        f"The plan of {ROJAS} met with criticism from {MAMANI}.",
        f"{ROJAS} and {MAMANI} meet twice a year.",
        "{Peru=state:per} and {Bolivia=state:bol} met in the final of the cup.",
        f"The deadline set by {ROJAS} was met by {{Bolivia=state:bol}}.",
        f"{ROJAS} met reporters.",
        f"{ROJAS} visited the exhibition.",
    ],
)
def test_what_only_looks_like_a_meeting_is_none(line: str) -> None:
    assert meetings_in(line) == []


def test_headline_plan_and_meeting_are_one_occasion_with_the_newest_status() -> None:
    (meeting,) = meetings_in(
        f"# {ROJAS}, {MAMANI} meet in {{Lima@place:lima}}",
        f"{ROJAS} met {MAMANI} on <Monday=2019-05-06>.",
        "The talks in {Lima@place:lima} were held behind closed doors.",
    )
    assert meeting.status == "held"
    assert meeting.when is not None
    assert meeting.where is not None
    assert len(meeting.spans) == 3


def test_meetings_on_other_days_are_other_meetings() -> None:
    found = meetings_in(
        f"{ROJAS} met {MAMANI} on <Monday=2019-05-06>.", f"{ROJAS} and {MAMANI} last met in <2016=2016>."
    )
    assert [meeting.when.start for meeting in found if meeting.when] == ["2019-05-06", "2016"]


def test_a_person_stands_for_his_state() -> None:
    (meeting,) = meetings_in(
        "# {Peru=state:per}, {Bolivia=state:bol} hold talks", f"{ROJAS} met {MAMANI} on <Monday=2019-05-06>."
    )
    assert names(meeting) == {"Ana Rojas", "Luis Mamani"}


def test_a_visit_has_guest_and_host() -> None:
    (meeting,) = meetings_in(f"{ROJAS} will visit {{Bolivia=state:bol@place:bolivia}} in <July=2019-07>.")
    assert {(party.name, party.role) for party in meeting.parties} == {("Ana Rojas", "guest"), ("Bolivia", "host")}
    assert meeting.format == "visit"
    assert meeting.where is not None
    assert meeting.where.name == "Bolivia"


def test_a_phone_call_is_a_call() -> None:
    (meeting,) = meetings_in(f"{ROJAS} spoke with {MAMANI} by phone on <Monday=2019-05-06>.")
    assert meeting.format == "call"


def test_a_postponed_meeting_has_a_new_date() -> None:
    (meeting,) = meetings_in(f"The meeting between {ROJAS} and {MAMANI} has been postponed to <4 June=2019-06-04>.")
    assert meeting.status == "cancelled"
    assert meeting.new_when is not None
    assert meeting.new_when.start == "2019-06-04"


def test_three_sides_make_a_multilateral_meeting() -> None:
    (meeting,) = meetings_in(f"{ROJAS}, {MAMANI} and {SOTO} met in {{Arica@place:arica}}.")
    assert len(meeting.parties) == 3
    assert meeting.format == "multilateral"


def test_met_with_one_and_with_another_are_two_meetings() -> None:
    found = meetings_in(f"{ROJAS} met with {MAMANI} and with {SOTO} in {{Lima@place:lima}}.")
    assert [names(meeting) for meeting in found] == [{"Ana Rojas", "Luis Mamani"}, {"Ana Rojas", "Eva Soto"}]


def test_a_mediator_has_its_role() -> None:
    (meeting,) = meetings_in(f"{ROJAS}'s offer was conveyed to {MAMANI} by {SOTO}.")
    assert meeting.format == "mediation"
    assert [(party.name, party.role) for party in meeting.parties if party.role] == [("Eva Soto", "mediator")]


def test_bare_willingness_is_no_meeting() -> None:
    assert meetings_in(f"{ROJAS} is ready to meet {MAMANI}.") == []


def test_who_confirms_a_meeting_need_not_be_at_it() -> None:
    (meeting,) = meetings_in(f"{SOTO} confirmed a meeting between {ROJAS} and {MAMANI}.")
    assert names(meeting) == {"Ana Rojas", "Luis Mamani"}


def test_a_cancelled_visit_is_another_than_the_one_that_is_announced() -> None:
    found = meetings_in(
        f"{ROJAS} will visit {{Bolivia=state:bol@place:bolivia}} in <July=2019-07>.",
        "The announcement surprised many.",
        f"{ROJAS} cancelled a visit to {{Bolivia=state:bol@place:bolivia}} last year.",
    )
    assert [meeting.status for meeting in found] == ["planned", "cancelled"]


def test_the_place_of_a_journey_is_the_place_of_what_it_was_for() -> None:
    (meeting,) = meetings_in(f"{ROJAS} flew to {{La Paz@place:la-paz}} on <Monday=2019-05-06> to meet {MAMANI}.")
    assert meeting.where is not None
    assert meeting.where.name == "La Paz"
    assert meeting.when is not None
    assert meeting.when.start == "2019-05-06"


def test_the_day_of_saying_is_not_the_day_of_meeting() -> None:
    (meeting,) = meetings_in(f"{SOTO} said on <Tuesday=2019-05-07> that {ROJAS} had met {MAMANI}.")
    assert meeting.when is None


def test_every_field_is_cited_by_its_own_words() -> None:
    reading, document = read_marked(f"{ROJAS} met {MAMANI} in {{Lima@place:lima}} on <Monday=2019-05-06>.")
    (claim,) = find_meetings(reading, document, ontology=None, directory=SmallDirectory())
    cited = {(citation.field, citation.quote) for citation in claim.citations}
    assert {("party", "Rojas"), ("party", "Mamani"), ("where", "Lima"), ("when", "Monday"), ("status", "met")} <= cited


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (f"{ROJAS} met {MAMANI} at Pisco air base on <Monday=2019-05-06>.", "Pisco air base"),
        (f"{ROJAS} received {MAMANI} in the Quemado Palace.", "Quemado Palace"),
    ],
)
def test_a_venue_is_taken_from_its_own_words(line: str, place: str) -> None:
    (meeting,) = meetings_in(line)
    assert meeting.where is not None
    assert meeting.where.name == place


def test_a_place_on_the_way_is_not_the_place_of_the_meeting() -> None:
    (meeting,) = meetings_in(f"{ROJAS} met {MAMANI} for an hour on her way to {{Lima@place:lima}}.")
    assert meeting.where is None


def test_a_deadline_or_target_of_ones_own_is_not_met_as_people_are() -> None:
    assert meetings_in(f"{ROJAS} met {{her=person:ana-rojas}} deadline for the report on {{Bolivia=state:bol}}.") == []


def test_a_call_stays_a_call_when_its_topics_follow() -> None:
    (meeting,) = meetings_in(
        f"{ROJAS} spoke with {MAMANI} by phone on <Monday=2019-05-06>.", "The two presidents discussed trade."
    )
    assert meeting.format == "call"


def test_who_travels_together_does_not_thereby_meet() -> None:
    assert meetings_in(f"{ROJAS} and {MAMANI} also arrived in the city.") == []


def test_officials_of_the_two_countries_meet_for_them() -> None:
    (meeting,) = meetings_in(
        "{Peru=state:per} and {Chile=state:chl} have quarrelled.",
        "Defence ministers of the two countries will meet in {Arica@place:arica} on <Friday=2019-05-10>.",
    )
    assert names(meeting) == {"Peru", "Chile"}
    assert meeting.status == "planned"


def test_nobody_meets_himself() -> None:
    found = meetings_in(
        f"{ROJAS} spoke in {{Lima@place:lima}}.", f"{MAMANI} refused to meet {{her=person:luis-mamani}}."
    )
    assert [(names(meeting), meeting.status) for meeting in found] == [({"Ana Rojas", "Luis Mamani"}, "refused")]


def test_the_two_met_before_is_another_meeting_than_the_one_to_come() -> None:
    found = meetings_in(f"{ROJAS} will meet {MAMANI} on <Friday=2019-05-10>.", "The two presidents met in <2016=2016>.")
    assert [(meeting.status, names(meeting)) for meeting in found] == [
        ("planned", {"Ana Rojas", "Luis Mamani"}),
        ("held", {"Ana Rojas", "Luis Mamani"}),
    ]


def test_after_but_the_date_before_it_counts_no_more() -> None:
    (meeting,) = meetings_in(
        f"{ROJAS} spoke in <April=2019-04>, but met {MAMANI} in {{Lima@place:lima}} on <Monday=2019-05-06>."
    )
    assert meeting.when is not None
    assert meeting.when.start == "2019-05-06"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (f"{SOTO} said she hopes {ROJAS} will meet {MAMANI}.", "proposed"),
        (f"{ROJAS} refused to set a date for a summit with {MAMANI}.", "proposed"),
        (f"There is no date yet for a meeting of {ROJAS} and {MAMANI}.", "proposed"),
    ],
)
def test_a_wish_or_a_date_refused_leaves_the_meeting_open(line: str, status: str) -> None:
    (meeting,) = meetings_in(line)
    assert meeting.status == status


def test_a_welcome_given_to_a_visit_is_no_reception() -> None:
    assert meetings_in(f"{ROJAS} said that she would welcome a visit.") == []


def test_telephone_calls_in_general_are_no_call() -> None:
    assert meetings_in("All {Bolivia=state:bol} phone calls were recorded by {Peru=state:per}.") == []


def test_who_receives_things_is_no_host() -> None:
    assert meetings_in(f"{ROJAS} and {MAMANI} received 38 percent support.") == []


def test_a_visit_confirmed_in_a_house_is_not_held_in_it() -> None:
    (meeting,) = meetings_in(f"{SOTO} confirmed the meeting of {ROJAS} and {MAMANI} at the Moneda Palace.")
    assert meeting.where is None


def test_the_leaders_met_is_said_of_the_two_persons_not_of_one_and_a_body() -> None:
    found = meetings_in(
        f"{ROJAS} will meet {MAMANI} on <Friday=2019-05-10>.",
        f"{ROJAS} did not attend the {{Andean Community=body:andean-community}} summit in <2018=2018>.",
        "The leaders last met in {La Paz@place:la-paz} in <January=2019-01>.",
    )
    (held,) = (meeting for meeting in found if meeting.status == "held")
    assert names(held) == {"Ana Rojas", "Luis Mamani"}


def test_joining_someone_for_a_meal_is_a_meeting() -> None:
    (meeting,) = meetings_in(f"{ROJAS} will join {MAMANI} for dinner on <Friday=2019-05-10>.")
    assert (names(meeting), meeting.status) == ({"Ana Rojas", "Luis Mamani"}, "planned")


def test_joining_a_body_is_none() -> None:
    assert meetings_in(f"{ROJAS} will join {{the Andean Community=body:andean-community}} in <May=2019-05>.") == []


def test_people_who_come_face_to_face_meet() -> None:
    (meeting,) = meetings_in(f"{ROJAS} and {MAMANI} came face to face in {{La Paz@place:la-paz}}.")
    assert names(meeting) == {"Ana Rojas", "Luis Mamani"}
