"""Shortcuts for large records say the same as the slow way."""

from itertools import combinations
from pathlib import Path

import pytest

from communique.model import Evidence
from communique.record import Filters, find_network, get_stats, list_entries, list_reviews, list_sources
from communique.store import Store
from worlds import fill, make_document, make_record


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_record(tmp_path)


def test_every_line_of_the_network_counts_what_both_have_part_in_unless_one_is_the_others_side(store: Store) -> None:
    kinds = ("statement", "meeting", "agreement", "action")
    network = find_network(store, "Berg", Filters(kinds=kinds))
    lines = {frozenset((edge.left, edge.right)): edge.entries for edge in network.edges}
    for left, right in combinations([node.value for node in network.nodes], 2):
        both = list_entries(store, Filters(actor=(left, right), kinds=kinds)).total
        his_own = {left, right} in ({"person:ada-berg", "state:nor"}, {"person:luis-soto", "state:esp"})
        assert lines.get(frozenset((left, right)), 0) == (0 if his_own else both)


def test_a_network_without_lines_has_the_same_actors(store: Store) -> None:
    assert find_network(store, "Berg", edges=False).nodes == find_network(store, "Berg").nodes


def test_undated_documents_stand_last_on_whatever_page(store: Store) -> None:
    undated = [make_document(f"undated-{n}.txt", f"Talks number {n}.", published=None) for n in range(3)]
    late = make_document("hush.txt", "Quiet talks.", embargo_until=Evidence("2999-01-01", "field"))
    fill(store, *((one, []) for one in (*undated, late)))
    whole = list_sources(store, Filters())
    assert [one.name for one in whole][-3:] == [one.name for one in undated]
    for size in (1, 2, 3):
        pages = [list_sources(store, Filters(), limit=size, offset=start) for start in range(0, len(whole) + 3, size)]
        assert [one for page in pages for one in page] == whole
    assert get_stats(store).documents == len(whole)
    assert get_stats(store, include_embargoed=True).documents == len(whole) + 1


def test_entries_without_citations_are_the_same_entries(store: Store) -> None:
    bare = list_entries(store, cited=False).entries
    assert [one.id for one in bare] == [one.id for one in list_entries(store).entries]
    assert all(one.citation is None for one in bare)


def test_the_indexes_are_added_to_a_record_that_lacks_them(store: Store) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("DROP INDEX claims_speakerless")
    assert list_reviews(store, "speaker") == list_reviews(store, "speaker")
    fill(store, (make_document("more.txt", "More talks."), []))
    with store.read() as connection:
        plan = connection.exec_driver_sql("PRAGMA index_list(claims)").all()
    assert "claims_speakerless" in {row[1] for row in plan}
