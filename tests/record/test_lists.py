from pathlib import Path

import pytest

from communique.errors import UsageError
from communique.model import Entry, Evidence, Meeting, Span, When
from communique.record import Filters, list_entries
from communique.record.lists import lead_citation, lead_claim
from communique.store import Store, load_claims, open_store
from worlds import fill, first_document, make_claim, make_document, make_record


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_record(tmp_path)


def kinds(store: Store, **filters: object) -> list[str]:
    return [one.kind for one in list_entries(store, Filters(**filters)).entries]  # type: ignore[arg-type]


def test_list_is_in_order_of_day(store: Store) -> None:
    days = [one.day for one in list_entries(store).entries]
    assert days == ["2010-04-20", "2010-04-20", "2010-05-01", "2010-05-11", "2010-05-11", "2010-05-12"]


def test_newest_first_turns_the_order(store: Store) -> None:
    assert list_entries(store, newest_first=True).entries[0].day == "2010-05-12"


def test_every_entry_carries_the_words_it_stands_on(store: Store) -> None:
    texts = {first_document()[0].name: first_document()[0].text}
    for one in list_entries(store, Filters(document=("first.txt",))).entries:
        assert one.citation is not None
        assert one.citation.span.of(texts[one.citation.name]) == one.citation.quote


@pytest.mark.parametrize("name", ["Ada Berg", "ada m. berg", "Berg", "person:ada-berg"])
def test_actor_is_found_by_any_of_its_names(store: Store, name: str) -> None:
    assert sorted(kinds(store, actor=(name,))) == ["agreement", "meeting", "meeting", "statement"]


def test_state_is_found_with_who_acts_for_it(store: Store) -> None:
    assert kinds(store, actor=("Norway",)).count("statement") == 2


def test_two_actors_must_both_take_part(store: Store) -> None:
    assert sorted(kinds(store, actor=("Norway", "Spain"))) == ["agreement", "meeting", "meeting"]


def test_two_statuses_ask_for_either(store: Store) -> None:
    assert kinds(store, status=("planned", "signed")) == ["meeting", "agreement"]


def test_place_is_found_by_city_and_by_country(store: Store) -> None:
    assert kinds(store, place=("oslo",)) == ["meeting", "meeting"]
    assert kinds(store, place=("Norway",)) == ["meeting", "meeting"]


@pytest.mark.parametrize(
    ("since", "until", "number"),
    [("2010-05-12", None, 2), ("2010-05", "2010-05", 4), (None, "2010-04", 2), ("2011", None, 0), (None, "2010", 6)],
)
def test_period_includes_both_ends(store: Store, since: str | None, until: str | None, number: int) -> None:
    # "2010-05" lasts to the 31st, so an action of that month is still under way on the 12th
    assert len(kinds(store, since=since, until=until)) == number


def test_document_is_found_by_name_and_by_the_beginning_of_its_id(store: Store) -> None:
    document = first_document()[0]
    for name in ("first.txt", document.id, document.id[:9], document.url):
        assert len(kinds(store, document=(name,))) == 4


def test_words_narrow_the_list(store: Store) -> None:
    assert kinds(store, words="tariff") == ["statement", "statement"]
    assert kinds(store, words='"new tariff"') == ["statement"]
    assert kinds(store, words="tariff", actor=("Berg",)) == ["statement"]


def test_words_and_filters_ask_for_the_same_as_filters_alone(store: Store) -> None:
    asked: list[dict[str, object]] = [
        {"since": "2010-05-12"},
        {"until": "2010-04"},
        {"issue": ("energy",)},
        {"kinds": ("statement",)},
        {"status": ("held", "planned")},
        {"actor": ("nobody",)},
    ]
    for filters in asked:
        plain = list_entries(store, Filters(**filters))  # type: ignore[arg-type]
        # every entry of both reports has one of these among its words or names
        words = list_entries(store, Filters(words="soto OR salmon OR tariff", **filters))  # type: ignore[arg-type]
        assert [one.id for one in words.entries] == [one.id for one in plain.entries], filters
        assert words.total == plain.total


def test_total_counts_what_a_page_leaves_out(store: Store) -> None:
    first = list_entries(store, limit=4)
    rest = list_entries(store, limit=4, offset=4)
    assert (len(first.entries), len(rest.entries), first.total, rest.total) == (4, 2, 6, 6)
    assert not {one.id for one in first.entries} & {one.id for one in rest.entries}


def test_unknown_name_is_said_with_a_near_one(store: Store) -> None:
    page = list_entries(store, Filters(actor=("Ada Burg",)))
    assert page.entries == ()
    assert "Ada Berg" in page.notes[0]


def test_date_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="31"):
        list_entries(store, Filters(since="2010-02-31"))


def test_entry_without_any_date_is_last_and_in_no_period(tmp_path: Path) -> None:
    document = make_document("undated.txt", "Talks will be held in Lima.")
    claim = make_claim(document, Meeting(parties=(), status="planned", title="talks"), "Talks will be held")
    with make_record(tmp_path) as store:
        fill(store, (document, [claim]))
        for newest in (False, True):
            assert list_entries(store, newest_first=newest).entries[-1].day is None
        assert len(list_entries(store, Filters(since="1900")).entries) == 6


def test_long_event_is_found_in_the_middle_of_it(tmp_path: Path) -> None:
    document = make_document("long.txt", "The conference sat from 1899 to 1907.", published="1908-01-01")
    conference = Meeting(parties=(), status="held", title="conference", when=When("1899", "1907"))
    with make_record(tmp_path) as store:
        fill(store, (document, [make_claim(document, conference, "The conference sat")]))
        assert kinds(store, since="1903", until="1903") == ["meeting"]


def test_document_under_embargo_is_not_shown_before_its_hour(tmp_path: Path) -> None:
    document = make_document(
        "hush.txt",
        "Talks were held in Lima.",
        embargo_until=Evidence("2999-01-01T00:00", "field"),
        published="2010-05-11",
    )
    claim = make_claim(document, Meeting(parties=(), status="held", title="talks"), "Talks were held")
    with make_record(tmp_path) as store:
        fill(store, (document, [claim]))
        assert list_entries(store).total == 6
        assert list_entries(store, Filters(include_embargoed=True)).total == 7


def test_embargo_ends_at_its_hour(tmp_path: Path) -> None:
    document = make_document(
        "past.txt", "Talks were held in Lima.", embargo_until=Evidence("2001-01-01T00:00", "field")
    )
    claim = make_claim(document, Meeting(parties=(), status="held", title="talks"), "Talks were held")
    with open_store(tmp_path / "record.db", create=True) as store:
        fill(store, (document, [claim]))
        (one,) = list_entries(store).entries
        assert one.citation is not None
        assert one.citation.span == Span(0, 15)


def test_entry_is_listed_with_words_that_tell_its_status() -> None:
    event = Meeting(parties=(), status="held", title="talks")
    told = (("2010-05-01", "planned", "claim-a"), ("2010-05-12", "held", "claim-b"))
    assert lead_claim(Entry(id="entry-a", event=event, claims=("claim-a", "claim-b"), history=told)) == "claim-b"
    assert lead_claim(Entry(id="entry-a", event=event, claims=("claim-a", "claim-b"), history=told[:1])) == "claim-a"


def test_a_list_cites_what_leads_each_claim(store: Store) -> None:
    with store.read() as connection:
        leads = {claim.id: lead_citation(claim) for _, claim in load_claims(connection)}
    found = list_entries(store).entries
    assert found
    for one in found:
        lead = leads[one.entry.claims[0]]
        assert one.citation is not None and lead is not None
        assert (one.citation.document, one.citation.span, one.citation.quote) == (lead.document, lead.span, lead.quote)
