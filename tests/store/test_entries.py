from pathlib import Path

import msgspec

from communique.model import Entry, content_id
from communique.pipeline.fusing import single_entry
from communique.store import (
    Store,
    get_entry_seq,
    load_actors,
    load_claims,
    load_documents,
    open_store,
    telling_of,
    write_entries,
)
from worlds import fill, first_document, make_record, second_document


def write(store: Store, entries: list[Entry]) -> tuple[int, int]:
    with store.write() as connection:
        documents = {d.id: d for _, d in load_documents(connection)}
        return write_entries(
            connection,
            entries,
            claims={c.id: c for _, c in load_claims(connection)},
            tellings={id: telling_of(d, None) for id, d in documents.items()},
            actors=load_actors(connection),
        )


def singles() -> list[Entry]:
    return [single_entry(c, d) for d, claims in (first_document(), second_document()) for c in claims]


def dump(store: Store) -> dict[str, object]:
    with store.read() as connection:
        entries = connection.exec_driver_sql("SELECT id, day, digest, body FROM entries ORDER BY id").all()
        facets = connection.exec_driver_sql(
            "SELECT t.name, t.value, f.kind, f.day, e.id FROM facets f JOIN terms t ON t.seq = f.term "
            "JOIN entries e ON e.seq = f.entry ORDER BY 1, 2, 3, 4, 5"
        ).all()
        counts = connection.exec_driver_sql(
            "SELECT t.name, t.value, c.kind, c.entries FROM term_counts c "
            "JOIN terms t ON t.seq = c.term ORDER BY 1, 2, 3"
        ).all()
    return {"entries": entries, "facets": facets, "counts": counts}


def test_equal_entries_are_not_written_again(tmp_path: Path) -> None:
    with make_record(tmp_path) as store:
        write(store, singles())
        before = dump(store)
        assert write(store, singles()) == (0, 0)
        assert dump(store) == before


def test_record_is_the_same_in_either_order(tmp_path: Path) -> None:
    dumps = []
    for number, order in enumerate(([first_document(), second_document()], [second_document(), first_document()])):
        with open_store(tmp_path / f"{number}.db", create=True) as store:
            fill(store, *order)
            dumps.append(dump(store))
    assert dumps[0] == dumps[1]


def test_merged_entry_answers_to_its_former_ids(tmp_path: Path) -> None:
    with make_record(tmp_path) as store:
        entries = singles()
        write(store, entries)
        left, right = entries[0], entries[4]
        merged = msgspec.structs.replace(
            left, id=content_id("entry", left.id, right.id), claims=left.claims + right.claims, independent=2
        )
        assert write(store, [merged, *entries[1:4], *entries[5:]]) == (1, 2)
        with store.read() as connection:
            seq = get_entry_seq(connection, merged.id)
            assert seq is not None
            assert get_entry_seq(connection, left.id) == seq
            assert get_entry_seq(connection, right.id) == seq
        write(store, entries)
        with store.read() as connection:
            assert [row[0] for row in connection.exec_driver_sql("SELECT id FROM entry_aliases")] == [merged.id]
            assert get_entry_seq(connection, merged.id) == get_entry_seq(connection, left.id)


def test_counts_follow_entries_that_go(tmp_path: Path) -> None:
    with make_record(tmp_path) as store:
        write(store, singles()[:1])
        with store.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT entries FROM term_counts c JOIN terms t ON t.seq = c.term WHERE t.value = 'state:nor'"
            ).all()
        assert rows == [(1,)]
