"""What is a dispute between two reports of one occasion, and what is none."""

import pytest

from communique.fuse import fuse
from communique.fuse.disputes import counted
from communique.model import Claim, Document, Entry, Event, When
from fuse.made import (
    BERN,
    FRANCE,
    GENEVA,
    KERRY,
    LAVROV,
    RUSSIA,
    RYABKOV,
    UNITED_STATES,
    VIENNA,
    agreement,
    meeting,
    report,
    tell,
)


def entry_of(*told: tuple[str, Event] | tuple[str, Event, str]) -> Entry:
    """Fuse one telling a report, (day, event) or (day, event, text), and return the one entry."""
    documents: list[Document] = []
    claims: list[Claim] = []
    for number, (day, event, *text) in enumerate(told):
        documents.append(report(str(number), day, *text))
        claims.append(tell(documents[-1], event))
    (entry,) = fuse(documents, claims).entries
    return entry


def fields(entry: Entry) -> list[str]:
    return [dispute.field for dispute in entry.disputes]


def test_two_days_for_one_signature_are_a_dispute_with_both_claims() -> None:
    entry = entry_of(
        ("2005-03-08", agreement("fisheries agreement", FRANCE, RUSSIA, day="2005-03-07")),
        ("2005-03-08", agreement("fisheries agreement", FRANCE, RUSSIA, day="2005-03-08")),
    )
    (dispute,) = entry.disputes
    assert dispute.field == "when"
    assert [value.value for value in dispute.values] == ["2005-03-07", "2005-03-08"]
    assert {claim for value in dispute.values for claim in value.claims} == set(entry.claims)


def test_a_treaty_ratified_on_one_day_and_signed_into_law_on_the_next_is_no_dispute() -> None:
    entry = entry_of(
        ("2005-03-08", agreement("fisheries agreement", FRANCE, RUSSIA, day="2005-03-07", status="adopted")),
        ("2005-03-09", agreement("fisheries agreement", FRANCE, RUSSIA, day="2005-03-08", status="signed")),
    )
    assert entry.disputes == ()


def test_a_meeting_put_off_by_a_day_is_an_update() -> None:
    entry = entry_of(
        ("2005-03-01", meeting(LAVROV, KERRY, day="2005-03-07", status="planned")),
        ("2005-03-08", meeting(LAVROV, KERRY, day="2005-03-08")),
    )
    assert entry.disputes == ()
    assert entry.event.when == When("2005-03-08")


def test_a_month_and_a_day_within_it_are_no_dispute() -> None:
    entry = entry_of(
        ("2005-03-08", meeting(LAVROV, KERRY, day="2005-03-08", where=GENEVA)),
        ("2005-04-08", meeting(LAVROV, KERRY, day="2005-03", where=GENEVA)),
    )
    assert entry.disputes == ()


@pytest.mark.parametrize(("other", "expected"), [(VIENNA, ["where"]), (BERN, ["where"]), (GENEVA, [])])
def test_places_far_apart_are_a_dispute(other: object, expected: list[str]) -> None:
    entry = entry_of(
        ("2005-03-08", meeting(LAVROV, KERRY, day="2005-03-08", where=GENEVA)),
        ("2005-03-08", meeting(LAVROV, KERRY, day="2005-03-08", where=other)),
    )
    assert fields(entry) == expected


def test_the_person_who_came_for_a_side_may_be_disputed() -> None:
    entry = entry_of(
        ("2005-03-08", meeting(LAVROV, KERRY, day="2005-03-08", where=GENEVA)),
        ("2005-03-08", meeting(RYABKOV, KERRY, day="2005-03-08", where=GENEVA)),
    )
    (dispute,) = entry.disputes
    assert dispute.field == "parties"
    assert [value.value for value in dispute.values] == [
        "John Kerry and Sergei Lavrov",
        "John Kerry and Sergei Ryabkov",
    ]


def test_a_state_and_its_minister_are_no_dispute() -> None:
    entry = entry_of(
        ("2005-03-08", meeting(LAVROV, KERRY, day="2005-03-08", where=GENEVA)),
        ("2005-03-08", meeting(RUSSIA, UNITED_STATES, day="2005-03-08", where=GENEVA)),
    )
    assert entry.disputes == ()


def test_a_denied_meeting_is_disputed() -> None:
    entry = entry_of(
        ("2005-03-08", meeting(LAVROV, KERRY, day="2005-03-07")),
        ("2005-03-09", meeting(LAVROV, KERRY, day="2005-03-07", status="denied")),
    )
    assert fields(entry) == ["status"]


def test_whether_anything_was_agreed_may_be_disputed() -> None:
    entry = entry_of(
        ("2005-03-08", agreement("border treaty", FRANCE, RUSSIA, status="agreed", day="2005-03-07")),
        ("2005-03-08", agreement("border treaty", FRANCE, RUSSIA, status="rejected", day="2005-03-07")),
    )
    assert fields(entry) == ["status"]


def test_a_meeting_called_off_and_held_after_all_is_an_update() -> None:
    entry = entry_of(
        ("2005-03-06", meeting(LAVROV, KERRY, day="2005-03-08", status="cancelled")),
        ("2005-03-08", meeting(LAVROV, KERRY, day="2005-03-08")),
    )
    assert entry.disputes == ()
    assert getattr(entry.event, "status", None) == "held"


def test_two_counts_of_one_thing_are_a_dispute_and_a_later_count_is_an_update() -> None:
    event = meeting(LAVROV, KERRY, day="2005-03-08", where=GENEVA)
    few = ("2005-03-08", event, "Both sides agreed to exchange 40 prisoners after the meeting.")
    many = ("2005-03-08", event, "Both sides agreed to exchange 42 prisoners after the meeting.")
    assert fields(entry_of(few, many)) == ["number of prisoners"]
    assert fields(entry_of(few, ("2005-03-20", *many[1:]))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They released 12 hostages.", [("hostages", "12")]),
        ("They released twelve hostages.", [("hostages", "12")]),
        ("They expelled 1,200 foreign workers.", [("workers", "1200")]),
        ("They released more than 12 hostages.", []),
        ("They talked for three days and two hours.", []),
        ("They met on March 3 in the afternoon.", []),
    ],
)
def test_only_exact_counts_of_things_are_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert counted(text) == expected


def test_a_report_and_its_copy_do_not_disagree() -> None:
    text = " ".join(f"term{k % 89} of{k % 37} the{k}" for k in range(90))
    wire, paper = report("wire", "2005-03-08", text), report("paper", "2005-03-09", text + " Reporting by the bureau")
    claims = [
        tell(wire, meeting(LAVROV, KERRY, day="2005-03-08", where=GENEVA)),
        tell(paper, meeting(LAVROV, KERRY, day="2005-03-07", where=GENEVA)),
    ]
    (entry,) = fuse([wire, paper], claims).entries
    assert (entry.disputes, entry.independent, entry.copies) == ((), 1, 1)
