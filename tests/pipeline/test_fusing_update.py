"""Fusing what changed gives what fusing everything gives, whatever changed and in whatever order."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.fuse import blocking, copies, copies_update, regions
from communique.model import Actor, Claim, Document, Evidence, Reading
from communique.pipeline import correcting, fusing
from communique.pipeline.fusing import fuse_record
from communique.store import Store, add_document, check_record, mark_dirty, open_store, replace_reading
from fuse.made import KERRY, LAVROV, RUSSIA, UNITED_STATES, meeting, report, tell
from fuse.test_order import EVENTS, STORY
from worlds import make_reading

PEOPLE = tuple(Actor(party.actor or "", "person", party.name, acts_for=party.side) for party in (LAVROV, KERRY))
Told = tuple[Document, list[Claim]]


def reading_of(document: Document, acts_for: str | None = None) -> Reading:
    envoy = Actor("local:envoy", "person", "the envoy", acts_for=acts_for)
    return msgspec.structs.replace(make_reading(document), actors=(*PEOPLE, envoy))


def add(store: Store, told: Iterable[Told], *, acts_for: str | None = None) -> None:
    for document, claims in told:
        with store.write() as connection:
            add_document(connection, document, reading_of(document, acts_for), claims)


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return all that fusion makes: entries with their index, judgements, copies, and what it remembers."""
    queries = {
        "entries": "SELECT id, digest, body FROM entries ORDER BY id",
        "claims": "SELECT e.id, l.rank, l.claim FROM entry_claims l JOIN entries e ON e.seq = l.entry ORDER BY 1, 2",
        "counts": "SELECT t.name, t.value, c.kind, c.entries FROM term_counts c JOIN terms t ON t.seq = c.term "
        "ORDER BY 1, 2, 3",
        "judgements": 'SELECT "left", "right", verdict, score FROM judgements ORDER BY 1, 2',
        "copies": "SELECT id, copy_of FROM documents ORDER BY id",
        "landmarks": "SELECT l.mark, l.day, d.id FROM landmarks l JOIN documents d ON d.seq = l.document ORDER BY 1, 3",
        "blocks": "SELECT b.block, c.id FROM claim_blocks b JOIN claims c ON c.seq = b.claim ORDER BY 1, 2",
        "states": "SELECT c.id, f.state, f.edits FROM fused_claims f JOIN claims c ON c.seq = f.claim ORDER BY 1",
    }
    with store.read() as connection:
        assert check_record(connection) == []
        return {key: [tuple(row) for row in connection.exec_driver_sql(query)] for key, query in queries.items()}


def assert_as_if_fused_whole(store: Store) -> None:
    found = contents(store)
    fuse_record(store, force=True)
    assert found == contents(store)


@st.composite
def rooms(draw: st.DrawFn) -> list[Told]:
    """Return up to eight reports, some copies, undated, versions of one another, or under embargo."""
    room = []
    for number in range(draw(st.integers(2, 8))):
        day = draw(st.sampled_from(["2005-03-06", "2005-03-08", "2005-03-20", "2005-03-30"]))
        text = draw(st.sampled_from([None, f"{STORY} {number}", STORY[: len(STORY) * 2 // 3] + f" {number}"]))
        document = report(str(number), day, text)
        more: dict[str, object] = {}
        if draw(st.integers(0, 4)) == 0:
            more["published"] = None
        if draw(st.integers(0, 4)) == 0:
            more["url"] = "https://example.org/story"
        if draw(st.integers(0, 6)) == 0:
            more["embargo_until"] = Evidence("2999-01-01", "field")
        document = msgspec.structs.replace(document, **more)
        claims = {claim.id: claim for event in draw(st.lists(EVENTS, max_size=4)) for claim in [tell(document, event)]}
        room.append((document, list(claims.values())))
    return room


def crowded(most: int) -> Iterable[object]:
    """Let so few claims be a crowd, and so few documents make a phrase common, that made-up rooms hold both."""
    return (
        patch.object(fusing, "MANY", 2),
        *(patch.object(module, "CROWDED", most) for module in (blocking, regions)),
        *(patch.object(module, "COMMON", most) for module in (copies, copies_update)),
        patch.object(blocking, "NEIGHBOURS", 1),
    )


@settings(max_examples=25, deadline=None)
@given(rooms(), st.sampled_from([2, 40]), st.randoms(use_true_random=False))
def test_one_by_one_in_any_order_gives_what_all_at_once_gives(room: list[Told], most: int, lot: object) -> None:
    room = [told for told in room if told[0].url is None]  # of two versions the one stored later may stand
    with tempfile.TemporaryDirectory() as folder:
        patches = crowded(most)
        for one in patches:
            one.start()  # type: ignore[attr-defined]
        try:
            with open_store(Path(folder) / "whole.db", create=True) as store:
                add(store, room)
                fuse_record(store, force=True)
                expected = contents(store)
            lot.shuffle(room)  # type: ignore[attr-defined]
            with open_store(Path(folder) / "parts.db", create=True) as store:
                fuse_record(store, force=True)
                for told in room:
                    add(store, [told])
                    fuse_record(store)
                assert contents(store) == expected
        finally:
            for one in patches:
                one.stop()  # type: ignore[attr-defined]


@settings(max_examples=25, deadline=None)
@given(rooms(), st.sampled_from([2, 40]), st.randoms(use_true_random=False))
def test_whatever_changes_the_entries_are_those_of_a_whole_fusion(room: list[Told], most: int, lot: object) -> None:
    """Documents come, are replaced and read again, people merge, part, reject, edit and undo, embargoes end."""
    chance = lot.random  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        patches = crowded(most)
        for one in patches:
            one.start()  # type: ignore[attr-defined]
        try:
            with open_store(Path(folder) / "record.db", create=True) as store:
                fuse_record(store, force=True)
                for number, told in enumerate(room):
                    add(store, [told], acts_for="state:rus" if chance() < 0.5 else None)
                    _correct(store, lot, number)
                    if chance() < 0.3:
                        document, claims = lot.choice(room[: number + 1])  # type: ignore[attr-defined]
                        with store.write() as connection:
                            replace_reading(connection, document, reading_of(document), claims[:1])
                    if chance() < 0.2:
                        with store.write() as connection:
                            connection.exec_driver_sql("UPDATE documents SET embargo = '2001-01-01T00:00Z', "
                                                       "body = replace(body, '2999-01-01', '2001-01-01') "
                                                       "WHERE embargo > '2900'")  # fmt: skip
                            mark_dirty(connection)
                    fuse_record(store)
                    assert_as_if_fused_whole(store)
        finally:
            for one in patches:
                one.stop()  # type: ignore[attr-defined]


def _correct(store: Store, lot: object, number: int) -> None:
    choice = lot.choice  # type: ignore[attr-defined]
    with store.read() as connection:
        ids = [row[0] for row in connection.exec_driver_sql("SELECT id FROM entries WHERE kind = 1 ORDER BY id")]
        corrected = connection.exec_driver_sql("SELECT count(*) FROM corrections").scalar_one()
    verb = choice(["merge", "part", "reject", "edit", "undo", "nothing"])
    by: dict[str, str] = {"judge": "eve", "reason": f"step {number}"}
    if verb == "merge" and len(ids) > 1:
        correcting.merge(store, ids[:2], **by)
    elif verb == "part" and len(ids) > 1:
        correcting.keep_apart(store, ids[0], ids[1], **by)
    elif verb == "reject" and ids:
        correcting.reject(store, choice(ids), **by)
    elif verb == "edit" and ids:
        correcting.edit(store, choice(ids), "date", "2005-03-12", **by)
    elif verb == "undo" and corrected:
        holding = [one for one in _log(store) if one.verb != "undo"]
        correcting.undo(store, choice(holding).id, **by)


def _log(store: Store) -> list[correcting.Correction]:
    from communique.store import load_corrections

    with store.read() as connection:
        return load_corrections(connection)


def test_addition_leaves_entries_that_it_does_not_reach_unwritten(tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db", create=True) as store:
        far = [report(str(number), f"2001-{number:02}-01") for number in range(1, 10)]
        add(store, [(d, [tell(d, meeting(LAVROV, KERRY, day=d.publication_day()))]) for d in far])
        fuse_record(store, force=True)
        last = report("last", "2001-09-02")
        add(store, [(last, [tell(last, meeting(RUSSIA, UNITED_STATES, day="2001-09-01"))])])
        with patch.object(fusing, "_fuse_everything", side_effect=AssertionError("all was fused")):
            fused = fuse_record(store)
        assert fused is not None
        assert (fused.entries, fused.written) == (9, 1)
        assert_as_if_fused_whole(store)


def test_record_without_a_memory_is_fused_whole_and_remembers(tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db", create=True) as store:
        first = report("1", "2001-01-01")
        add(store, [(first, [tell(first, meeting(LAVROV, KERRY))])])
        fuse_record(store)
        with store.write() as connection:
            connection.exec_driver_sql("UPDATE meta SET value = '0' WHERE key = 'fusion_tables'")
            mark_dirty(connection)
        with patch.object(fusing, "update_fusion", side_effect=AssertionError("an old memory was trusted")):
            assert fuse_record(store) is not None
        assert_as_if_fused_whole(store)


@pytest.mark.parametrize("first", ["state:rus", None])
def test_whom_an_unknown_person_acts_for_does_not_depend_on_the_order(tmp_path: Path, first: str | None) -> None:
    one, two = report("1", "2001-01-01"), report("2", "2001-01-02")
    with open_store(tmp_path / "record.db", create=True) as store:
        add(store, [(one, [])], acts_for=first)
        add(store, [(two, [])], acts_for=None if first else "state:rus")
        with store.read() as connection:
            (body,) = connection.exec_driver_sql("SELECT body FROM actors WHERE id = 'local:envoy'").scalars()
    assert msgspec.json.decode(body, type=Actor).acts_for == "state:rus"
