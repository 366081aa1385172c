import csv
import io
from pathlib import Path

import msgspec
import pytest

from communique.export import COLUMNS, export_claims, export_entries, export_rows, write_table
from communique.record import Filters, list_entries
from communique.store import Store
from worlds import first_document, make_record

KINDS = ("action", "agreement", "meeting", "statement")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_record(tmp_path)


def rows(store: Store, kind: str) -> list[dict[str, str]]:
    out = io.StringIO()
    write_table(export_rows(store, kind, Filters()), kind, out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


@pytest.mark.parametrize("kind", KINDS)
def test_table_holds_every_entry_of_its_kind(store: Store, kind: str) -> None:
    table = rows(store, kind)
    assert len(table) == list_entries(store, Filters(kinds=(kind,))).total
    assert tuple(table[0]) == COLUMNS[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_cites_the_words_it_stands_on(store: Store, kind: str) -> None:
    document = first_document()[0]
    for row in rows(store, kind):
        if row["document_id"] == document.id:
            assert document.text[int(row["span_start"]) : int(row["span_end"])] == row["quote"]


def test_row_of_a_meeting_lists_its_parties(store: Store) -> None:
    held = next(row for row in rows(store, "meeting") if row["status"] == "held")
    assert held["parties"] == "Ada Berg;Luis Soto"
    assert held["party_sides"] == "state:nor;state:esp"
    assert (held["date"], held["date_known"], held["place"], held["country"]) == ("2010-05-11", "event", "Oslo", "nor")


def test_event_without_a_date_says_that_its_day_is_the_report_s(store: Store) -> None:
    planned = next(row for row in rows(store, "meeting") if row["status"] == "planned")
    assert (planned["date"], planned["date_known"]) == ("2010-04-20", "published")


def test_jsonl_tells_every_claim_with_its_citations(store: Store) -> None:
    entries = list(export_entries(store, Filters()))
    assert len(entries) == 6
    assert sum(len(entry["claims"]) for entry in entries) == 6
    assert all(claim["citations"] for entry in entries for claim in entry["claims"])
    assert {claim["document_name"] for entry in entries for claim in entry["claims"]} == {"first.txt", "second.txt"}


def test_two_exports_are_equal(store: Store) -> None:
    first = [msgspec.json.encode(entry) for entry in export_entries(store, Filters())]
    assert first == [msgspec.json.encode(entry) for entry in export_entries(store, Filters())]


def test_claims_export_has_an_entry_id_on_every_item(store: Store) -> None:
    ids = {one.id for one in list_entries(store).entries}
    for line in export_claims(store):
        for kind in ("statements", "meetings", "agreements", "actions"):
            assert all(item["entry"] in ids for item in line[kind])
