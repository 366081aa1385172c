from pathlib import Path

import msgspec
import pytest

from communique.errors import CitationMismatch, StoreError
from communique.model import Document, Evidence, Meeting, Span
from communique.store import (
    Store,
    add_document,
    embargo_hour,
    find_sources,
    load_claims,
    load_documents,
    load_marks,
    open_store,
    replace_reading,
)
from communique.store.documents import version_key
from worlds import fill, first_document, make_claim, make_document, make_reading, make_record, second_document


def counts(store: Store) -> list[int]:
    tables = ("documents", "texts", "readings", "claims", "citations", "actors", "actor_names")
    with store.read() as connection:
        return [connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() for table in tables]


def test_document_and_claims_come_back_as_they_went_in(tmp_path: Path) -> None:
    document, claims = first_document()
    with make_record(tmp_path) as store, store.read() as connection:
        stored = {d.id: d for _, d in load_documents(connection)}
        assert stored[document.id] == document
        assert [c for _, c in load_claims(connection) if c.document == document.id] == claims


def test_stored_marks_keep_the_sentences(tmp_path: Path) -> None:
    with make_record(tmp_path) as store, store.read() as connection:
        marks = load_marks(connection, 1)
    assert marks.sentences == make_reading(first_document()[0]).sentences
    assert marks.reader == "hand"


def test_same_document_again_changes_nothing(tmp_path: Path) -> None:
    document, claims = first_document()
    with make_record(tmp_path) as store:
        before = counts(store)
        with store.write() as connection:
            assert not add_document(connection, document, make_reading(document), claims)
        assert counts(store) == before


def test_quotation_that_is_not_the_text_is_not_stored(tmp_path: Path) -> None:
    document, claims = first_document()
    moved = msgspec.structs.replace(claims[0].citations[0], span=Span(1, 42))
    wrong = msgspec.structs.replace(claims[0], citations=(moved,))
    with open_store(tmp_path / "record.db", create=True) as store:
        with pytest.raises(CitationMismatch, match="the text there is"), store.write() as connection:
            add_document(connection, document, make_reading(document), [wrong])
        assert counts(store) == [0] * 7


def test_claim_of_another_document_is_not_stored(tmp_path: Path) -> None:
    document, _ = first_document()
    with (
        open_store(tmp_path / "record.db", create=True) as store,
        pytest.raises(CitationMismatch, match="belongs to"),
        store.write() as connection,
    ):
        add_document(connection, document, make_reading(document), second_document()[1])


def test_changed_text_under_one_url_is_a_new_version(tmp_path: Path) -> None:
    document, _ = first_document()
    changed = make_document("again.txt", "The meeting in Oslo is off.", published="2010-05-13", url=document.url)
    claim = make_claim(changed, Meeting(parties=(), status="cancelled", title="Oslo meeting"), "The meeting in Oslo")
    with make_record(tmp_path) as store:
        fill(store, (changed, [claim]))
        with store.read() as connection:
            both = {s.id: s.superseded_by for s in find_sources(connection, versions=True)}
            shown = {s.id for s in find_sources(connection)}
            claims_shown = connection.exec_driver_sql("SELECT claim FROM entry_claims").scalars().all()
    assert both[document.id] == changed.id
    assert both[changed.id] is None
    assert document.id not in shown
    assert claim.id in claims_shown
    assert not {c.id for c in first_document()[1]} & set(claims_shown)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_later_published_version_stands_in_any_order(tmp_path: Path, order: tuple[int, int]) -> None:
    url = "https://news.example/story"
    versions = [
        make_document("story", "Talks are planned.", published="2011-03-01", url=url),
        make_document("story", "Talks were held.", published="2011-03-02", url=url),
    ]
    with open_store(tmp_path / "record.db", create=True) as store:
        fill(store, *((versions[number], []) for number in order))
        with store.read() as connection:
            assert [s.id for s in find_sources(connection)] == [versions[1].id]


def test_reports_of_one_name_in_two_folders_are_no_versions(tmp_path: Path) -> None:
    left = make_document("report.txt", "Talks in Lima.", path="a/report.txt")
    right = make_document("report.txt", "Talks in Quito.", path="b/report.txt")
    assert version_key(left) != version_key(right)
    assert version_key(make_document("-", "Talks in Lima.")) is None


def test_another_reading_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    document, claims = first_document()
    with make_record(tmp_path) as store:
        with store.write() as connection:
            replace_reading(connection, document, make_reading(document), claims[:1])
        with store.read() as connection:
            assert [c.id for _, c in load_claims(connection) if c.document == document.id] == [claims[0].id]
        with pytest.raises(StoreError, match="not in the record"), store.write() as connection:
            replace_reading(connection, make_document("new.txt", "New."), make_reading(document), [])


def embargoed(value: str, zone: str | None = None) -> Document:
    return make_document("e.txt", "Hush.", embargo_until=Evidence(value, "field", zone=zone))


@pytest.mark.parametrize(
    ("value", "zone", "hour"),
    [
        ("2030-05-01", None, "2030-05-01T00:00Z"),
        ("2030-05-01T12:00", None, "2030-05-01T12:00Z"),
        ("2030-05-01T12:00", "+03:00", "2030-05-01T09:00Z"),
        ("2030-05-01T12:00:30Z", None, "2030-05-01T12:01Z"),
        ("soon", None, "9999-12-31T00:00Z"),
    ],
)
def test_embargo_is_kept_in_utc(value: str, zone: str | None, hour: str) -> None:
    assert embargo_hour(embargoed(value, zone)) == hour


def test_text_with_nul_and_emoji_comes_back(tmp_path: Path) -> None:
    document = make_document("odd.txt", "Talks 🤝 in\x00 Lima.")
    claim = make_claim(document, Meeting(parties=(), status="held", title="talks"), "in\x00 Lima")
    with open_store(tmp_path / "record.db", create=True) as store:
        fill(store, (document, [claim]))
        with store.read() as connection:
            assert [c for _, c in load_claims(connection)] == [claim]


def test_source_with_half_a_surrogate_pair_comes_back(tmp_path: Path) -> None:
    document = make_document("half.txt", "Talks \ufffd.", source="Talks \ud800.", source_map=((0, 0, 6), (7, 7, 1)))
    with open_store(tmp_path / "record.db", create=True) as store:
        fill(store, (document, []))
        with store.read() as connection:
            assert [d for _, d in load_documents(connection)] == [document]
