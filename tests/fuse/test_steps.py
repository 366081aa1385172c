"""The status of an entry, and tellings that cannot be of one occasion."""

from communique.fuse import fuse
from communique.model import Claim, Document, Entry, Event, When
from fuse.made import FRANCE, KERRY, LAVROV, RUSSIA, UNITED_STATES, agreement, meeting, report, tell


def entries_of(*told: tuple[str, Event]) -> tuple[Entry, ...]:
    documents: list[Document] = []
    claims: list[Claim] = []
    for number, (day, event) in enumerate(told):
        documents.append(report(str(number), day))
        claims.append(tell(documents[-1], event))
    return fuse(documents, claims).entries


def test_agreed_then_signed_is_one_agreement_signed_on_the_day_of_signature() -> None:
    (entry,) = entries_of(
        ("1994-05-11", agreement("treaty on river navigation", FRANCE, RUSSIA, status="agreed", day="1994-05-10")),
        ("1994-06-02", agreement("River Navigation Treaty", FRANCE, RUSSIA, status="signed", day="1994-06-01")),
    )
    assert (entry.event.status, entry.event.when) == ("signed", When("1994-06-01"))  # type: ignore[union-attr]
    assert entry.disputes == ()


def test_a_later_mention_of_talks_does_not_take_back_a_signature() -> None:
    (entry,) = entries_of(
        ("1994-06-02", agreement("river navigation treaty", FRANCE, RUSSIA, status="signed", day="1994-06-01")),
        ("1994-06-03", agreement("river navigation treaty", FRANCE, RUSSIA, status="under-negotiation")),
    )
    assert entry.event.status == "signed"  # type: ignore[union-attr]


def test_an_agreement_is_found_by_the_letters_of_its_name() -> None:
    (entry,) = entries_of(
        ("1994-06-02", agreement("North River Navigation Treaty", FRANCE, RUSSIA, day="1994-06-01")),
        ("1994-06-02", agreement("NRN Treaty", FRANCE, RUSSIA)),
    )
    assert len(entry.claims) == 2


def test_two_trade_deals_with_different_partners_stay_apart() -> None:
    entries = entries_of(
        ("1994-06-02", agreement("trade deal", FRANCE, RUSSIA, status="proposed")),
        ("1994-06-02", agreement("trade deal", UNITED_STATES, RUSSIA, status="proposed")),
    )
    assert len(entries) == 2


def test_a_meeting_still_ahead_is_not_the_one_that_took_place_before() -> None:
    entries = entries_of(
        ("1994-06-02", meeting(LAVROV, KERRY, day="1994-06-01")),
        ("1994-06-09", meeting(LAVROV, KERRY, status="planned")),
    )
    assert len(entries) == 2


def test_a_meeting_told_as_held_is_not_one_that_comes_later() -> None:
    entries = entries_of(
        ("1994-06-02", meeting(LAVROV, KERRY, RUSSIA)),
        ("1994-06-09", meeting(LAVROV, KERRY, day="1994-06-11", status="planned")),
    )
    assert len(entries) == 2
