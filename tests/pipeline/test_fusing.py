from pathlib import Path

import msgspec

from communique.model import Evidence, Meeting, When
from communique.pipeline.fusing import fuse_record
from communique.record import Filters, list_entries
from communique.store import Store, add_document, check_record, is_dirty, open_store
from worlds import first_document, make_claim, make_document, make_reading, make_record, second_document


def add(store: Store, *documents: object) -> None:
    for document, claims in documents:  # type: ignore[misc]
        with store.write() as connection:
            add_document(connection, document, make_reading(document), claims)


def test_fusion_waits_for_a_new_claim(tmp_path: Path) -> None:
    with make_record(tmp_path) as store:
        assert fuse_record(store) is None
        assert fuse_record(store, force=True) is not None
        assert fuse_record(store) is None


def test_killed_run_leaves_the_mark_that_fuses_the_next(tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db", create=True) as store:
        add(store, first_document())
    with open_store(tmp_path / "record.db") as store:
        with store.read() as connection:
            assert is_dirty(connection)
        fused = fuse_record(store)
        assert fused is not None
        assert fused.entries == 4
        with store.read() as connection:
            assert check_record(connection) == []


def test_every_claim_stands_in_one_entry_after_fusing(tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db", create=True) as store:
        add(store, first_document(), second_document())
        fuse_record(store)
        with store.read() as connection:
            assert check_record(connection) == []
        held = [claim for one in list_entries(store).entries for claim in one.entry.claims]
        assert sorted(held) == sorted(c.id for _, claims in (first_document(), second_document()) for c in claims)


def test_document_under_embargo_is_fused_with_nothing(tmp_path: Path) -> None:
    document, claims = first_document()
    hush = make_document("hush.txt", document.text, published="2010-05-12", embargo_until=Evidence("2999", "field"))
    same = Meeting(parties=claims[0].event.parties, status="held", when=When("2010-05-11"))  # type: ignore[union-attr]
    with open_store(tmp_path / "record.db", create=True) as store:
        add(store, (document, claims), (hush, [make_claim(hush, same, "Ada Berg met Luis Soto in Oslo on Tuesday")]))
        fuse_record(store)
        shown = list_entries(store, Filters(kinds=("meeting",)))
        hidden = list_entries(store, Filters(kinds=("meeting",), include_embargoed=True))
        assert (shown.total, hidden.total) == (1, 2)
        assert shown.entries[0].entry.claims == (claims[0].id,)


def test_ended_embargo_makes_the_next_run_fuse(tmp_path: Path) -> None:
    document, claims = first_document()
    past = msgspec.structs.replace(document, embargo_until=Evidence("2001-01-01", "field"))
    with open_store(tmp_path / "record.db", create=True) as store:
        add(store, (past, claims))
        fuse_record(store)
        with store.write() as connection:
            connection.exec_driver_sql("UPDATE meta SET value = '2000-01-01T00:00Z' WHERE key = 'fused'")
        assert fuse_record(store) is not None
