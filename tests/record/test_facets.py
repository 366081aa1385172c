from collections import Counter
from pathlib import Path

import msgspec
import pytest

from communique.errors import UsageError
from communique.model import Evidence, Meeting
from communique.record import Filters, count_facets, count_list, find_network, list_entries, list_months
from communique.record.facets import FACETS
from communique.store import Store
from communique.store import counts as counting
from communique.store.schema import KINDS
from worlds import fill, make_claim, make_document, make_record


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_record(tmp_path)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(kinds=("statement",)),
        Filters(actor=("Berg",)),
        Filters(since="2010-05"),
        Filters(words="tariff OR salmon"),
        Filters(status=("held", "planned"), place=("Oslo",)),
    ],
)
def test_counts_equal_what_is_listed_with_the_value(store: Store, filters: Filters) -> None:
    for name, counts in count_facets(store, filters, limit=50).items():
        for one in counts:
            narrowed = msgspec.structs.replace(filters, **{name: (*getattr(filters, name), one.value)})
            if name in ("actor", "speaker") or not getattr(filters, name):
                assert list_entries(store, narrowed).total == one.entries, (name, one)


def test_actors_are_named_and_the_most_frequent_come_first(store: Store) -> None:
    actors = count_facets(store, Filters(), names=("actor",))["actor"]
    assert actors[0].name == "Norway"
    assert [one.entries for one in actors] == sorted((one.entries for one in actors), reverse=True)
    assert set(count_facets(store, Filters())) == set(FACETS)


def test_what_is_under_embargo_is_not_counted(tmp_path: Path) -> None:
    hush = make_document("hush.txt", "Talks were held.", embargo_until=Evidence("2999-01-01", "field"))
    claim = make_claim(hush, Meeting(parties=(), status="held", title="talks"), "Talks")
    with make_record(tmp_path) as store:
        fill(store, (hush, [claim]))
        held = {one.value: one.entries for one in count_facets(store, Filters(kinds=("meeting",)))["status"]}
        assert held["held"] == 1
        assert list_months(store, Filters(kinds=("meeting",)))[-1].month == "2010-05"


def test_months_are_in_order_and_sum_to_the_list(store: Store) -> None:
    months = list_months(store, Filters())
    assert [one.month for one in months] == ["2010-04", "2010-05"]
    assert sum(number for one in months for number in one.entries.values()) == list_entries(store).total


def test_network_tells_who_meets_whom(store: Store) -> None:
    network = find_network(store, "Berg")
    assert network.actor == "person:ada-berg"
    assert {node.name for node in network.nodes} == {
        "Ada Berg",
        "Luis Soto",
        "Spain",
    }  # not Norway, for which she speaks
    assert {("person:ada-berg", "person:luis-soto"), ("person:luis-soto", "person:ada-berg")} & {
        (edge.left, edge.right) for edge in network.edges if edge.entries == 2
    }
    with pytest.raises(UsageError):
        find_network(store, "Nobody")


def test_counts_follow_the_next_fusion(tmp_path: Path) -> None:
    document = make_document("more.txt", "Envoys conferred.", published="2010-06-01")
    claim = make_claim(document, Meeting(parties=(), status="held", title="conference"), "Envoys")
    with make_record(tmp_path) as store:
        asked = Filters(kinds=("meeting",), since="2010")
        before = count_facets(store, asked, names=("status",))["status"]
        assert count_facets(store, asked, names=("status",))["status"] == before
        fill(store, (document, [claim]))
        after = {one.value: one.entries for one in count_facets(store, asked, names=("status",))["status"]}
        assert after["held"] == {one.value: one.entries for one in before}["held"] + 1
        assert list_months(store, asked)[-1].month == "2010-06"


def test_the_kinds_of_every_question_are_those_of_its_list(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = (
        Filters(actor=("Berg",)), Filters(actor=("Norland",)), Filters(words="tariff"), Filters(words="fish OR tariff"),
        Filters(issue=("trade",), actor=("Norland",)), Filters(since="2010", words="the"), Filters(status=("held",)),
    )  # fmt: skip
    for few in (12_000, 0):  # looked up one by one, or each kind asked for
        monkeypatch.setattr(counting, "FEW", few)
        for asked in questions:
            store.answers.clear()
            listed = Counter(one.kind for one in list_entries(store, asked, limit=None).entries)
            assert count_list(store, asked) == {kind: listed[kind] for kind in KINDS}


def test_kinds_are_counted_up_to_a_bound(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {"statement": 2, "meeting": 2, "agreement": 1, "action": 1}
    assert count_list(store, Filters()) == whole
    assert count_list(store, Filters(since="2010"), most=10) == whole
    assert count_list(store, Filters(since="2010"), most=1) == whole | {"statement": None, "meeting": None}
    assert count_list(store, Filters(status=("held",)), most=0)["meeting"] == 1  # the sum of one term is kept
    assert count_list(store, Filters(words="tariff"), most=0)["statement"] == 2  # few by words are looked up
    monkeypatch.setattr(counting, "FEW", 0)
    store.answers.clear()
    assert count_list(store, Filters(words="tariff"), most=0)["statement"] is None


def test_facets_of_the_newest_leave_the_older_out(store: Store) -> None:
    acts = count_facets(store, Filters(words="tariff"), names=("act",), most=1)["act"]
    assert [(count.value, count.entries) for count in acts] == [("opposes", 1)]


def test_documents_with_a_common_word_come_newest_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.record import search_texts
    from communique.store import lookups

    ranked = {found.citation.name for found in search_texts(store, Filters(words="tariff"))}
    monkeypatch.setattr(lookups, "COMMON_DOCUMENTS", 1)
    listed = [found.citation.name for found in search_texts(store, Filters(words="tariff"))]
    assert listed == ["second.txt", "first.txt"]
    assert ranked == set(listed)
