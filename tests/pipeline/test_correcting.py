from pathlib import Path

import msgspec
import pytest

from communique.errors import UsageError
from communique.model import Claim, Document, Meeting, Party, Span, Statement
from communique.pipeline.correcting import accept, edit, merge, reject, split, undo
from communique.pipeline.fusing import fuse_record
from communique.record import Filters, Listed, count_reviews, list_entries, list_reviews
from communique.store import (
    Store,
    add_corrections,
    add_document,
    check_record,
    get_entry_seq,
    load_corrections,
    open_store,
    replace_reading,
)
from fuse.made import GENEVA, KERRY, LAVROV, meeting, report, tell
from worlds import first_document, make_claim, make_document, make_reading, second_document


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A record of the first report alone: four entries."""
    return make(tmp_path / "record.db", first_document())


def make(path: Path, *documents: tuple[Document, list[Claim]]) -> Store:
    store = open_store(path, create=True)
    for document, claims in documents:
        with store.write() as connection:
            add_document(connection, document, make_reading(document), claims)
    fuse_record(store)
    return store


def entries(store: Store, kind: str) -> list[Listed]:
    fuse_record(store)
    with store.read() as connection:
        assert check_record(connection) == []
    return list(list_entries(store, Filters(kinds=(kind,))).entries)


def lone_meeting() -> tuple[Document, list[Claim]]:
    """A report that nothing would join to the first one."""
    document = make_document("third.txt", "The envoys conferred.", published="2019-01-01")
    return document, [make_claim(document, Meeting(parties=(), status="held", title="conference"), "The envoys")]


def test_merged_entries_are_one_and_apart_again_after_undo(tmp_path: Path) -> None:
    store = make(tmp_path / "record.db", first_document(), lone_meeting())
    before = entries(store, "meeting")
    assert len(before) == 2
    correction = merge(store, [one.id for one in before], judge="eve", reason="same talks")
    (one,) = entries(store, "meeting")
    assert len(one.entry.claims) == 2
    undo(store, correction.id, judge="eve", reason="no")
    assert [one.id for one in entries(store, "meeting")] == [one.id for one in before]


def test_split_claims_leave_their_entry(tmp_path: Path) -> None:
    store = make(tmp_path / "record.db", first_document(), lone_meeting())
    merge(store, [one.id for one in entries(store, "meeting")], judge="eve", reason="")
    (one,) = entries(store, "meeting")
    with pytest.raises(UsageError, match="not all"):
        split(store, one.id, list(one.entry.claims), judge="eve", reason="")
    (undone,) = (c for c in _log(store) if c.verb == "merge")
    undo(store, undone.id, judge="eve", reason="")
    assert len(entries(store, "meeting")) == 2


def test_split_is_obeyed_where_fusion_would_join(tmp_path: Path) -> None:
    store = make(tmp_path / "record.db", first_document(), second_document())
    joined = [one for one in entries(store, "meeting") if len(one.entry.claims) == 2]
    if not joined:
        pytest.skip("fusion does not join the two reports")
    split(store, joined[0].id, [joined[0].entry.claims[1]], judge="eve", reason="another visit")
    assert [len(one.entry.claims) for one in entries(store, "meeting")] == [1, 1]


def test_rejected_claim_is_in_no_entry_until_undone(store: Store) -> None:
    (meeting,) = entries(store, "meeting")
    correction = reject(store, meeting.id, judge="eve", reason="no such talks")
    assert entries(store, "meeting") == []
    undo(store, correction.id[:14], judge="eve", reason="there were")
    assert [one.id for one in entries(store, "meeting")] == [meeting.id]


def test_accepted_claim_is_doubtful_no_more(tmp_path: Path) -> None:
    document, claims = first_document()
    doubtful = msgspec.structs.replace(claims[0], status="doubtful", confidence=0.3)
    store = make(tmp_path / "record.db", (document, [doubtful, *claims[1:]]))
    (open_one,) = list_reviews(store, "doubtful")
    assert (open_one.doubt.claim, open_one.entries) == (doubtful.id, (entries(store, "meeting")[0].id,))
    accept(store, doubtful.id, judge="eve", reason="so it says")
    assert len(entries(store, "meeting")) == 1
    assert list_reviews(store, "doubtful") == []
    reject(store, doubtful.id, judge="eve", reason="on second thoughts")
    assert entries(store, "meeting") == []


def test_speaker_bound_to_nobody_is_open_to_review(tmp_path: Path) -> None:
    document = make_document("third.txt", "“We doubt it”, analysts said.", published="2019-01-01")
    event = Statement(speaker=Party(None, "analysts"), content=("“We doubt it”",), form="direct")
    claim = make_claim(document, event, "“We doubt it”")
    store = make(tmp_path / "record.db", (document, [claim]), first_document())
    assert [one.doubt.claim for one in list_reviews(store, "speaker")] == [claim.id]
    assert count_reviews(store)["speaker"] == 1


def test_undone_undoing_lets_the_correction_hold_again(store: Store) -> None:
    (meeting,) = entries(store, "meeting")
    correction = reject(store, meeting.id, judge="eve", reason="")
    undoing = undo(store, correction.id, judge="eve", reason="")
    undo(store, undoing.id, judge="eve", reason="after all")
    assert entries(store, "meeting") == []


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("date", "2010-05-12", "when"),
        ("place", "Bergen", "where"),
        ("status", "cancelled", "status"),
        ("issues", "energy;space", "issues"),
        ("title", "Oslo talks", "title"),
        ("parties", "Spain;Nobody Known", "parties"),
    ],
)
def test_edited_field_is_what_the_entry_shows(store: Store, field: str, value: str, shown: str) -> None:
    (meeting,) = entries(store, "meeting")
    edit(store, meeting.id, field, value, judge="eve", reason="the diary says so")
    (edited,) = entries(store, "meeting")
    assert getattr(edited.entry.event, shown) != getattr(meeting.entry.event, shown)
    assert edited.citation == meeting.citation


def test_edited_parties_are_bound_to_actors_where_known(store: Store) -> None:
    (meeting,) = entries(store, "meeting")
    edit(store, meeting.id, "parties", "Spain;Nobody Known", judge="eve", reason="")
    (edited,) = entries(store, "meeting")
    assert [party.actor for party in edited.entry.event.parties] == ["state:esp", None]  # type: ignore[union-attr]


def test_wrong_fields_and_values_are_refused_and_not_kept(store: Store) -> None:
    (meeting,) = entries(store, "meeting")
    for field, value in (("act", "opposes"), ("status", "enjoyed"), ("format", "dinner")):
        with pytest.raises(UsageError):
            edit(store, meeting.id, field, value, judge="eve", reason="")
    with pytest.raises(UsageError, match="cannot be set"):
        edit(store, meeting.id, "date", "2010", judge="eve", reason="", labels_only=True)
    with pytest.raises(UsageError, match="one occasion"):
        merge(store, [meeting.id, entries(store, "action")[0].id], judge="eve", reason="")
    assert _log(store) == []


@pytest.mark.parametrize(
    ("field", "value", "cure"),
    [("date", "tomorrow", "2012-03-14"), ("date", "2010-05-12/later", "2012-03-14"), ("issues", "enrgy", "energy")],
)
def test_days_and_issues_that_are_none_are_refused(store: Store, field: str, value: str, cure: str) -> None:
    (meeting,) = entries(store, "meeting")
    with pytest.raises(UsageError, match=cure):
        edit(store, meeting.id, field, value, judge="eve", reason="")
    assert _log(store) == []


def test_a_party_kept_in_an_edit_keeps_the_state_that_it_stands_for(store: Store) -> None:
    (meeting,) = entries(store, "meeting")
    old = {party.name: party for party in meeting.entry.event.parties}  # type: ignore[union-attr]
    name = next(iter(old))
    edit(store, meeting.id, "parties", f"{name};Spain", judge="eve", reason="")
    (edited,) = entries(store, "meeting")
    kept, spain = edited.entry.event.parties  # type: ignore[union-attr]
    assert (kept.actor, kept.side) == (old[name].actor, old[name].side)
    assert spain.side == "state:esp"


def test_correction_survives_a_reading_that_draws_the_span_differently(store: Store) -> None:
    document, claims = first_document()
    (meeting,) = entries(store, "meeting")
    edit(store, meeting.id, "place", "Bergen", judge="eve", reason="")
    first = claims[0].citations[0]
    shorter = msgspec.structs.replace(first, span=Span(0, 25), quote=document.text[:25])
    moved = msgspec.structs.replace(claims[0], id="claim-0123456789abcdef", citations=(shorter,))
    with store.write() as connection:
        replace_reading(connection, document, make_reading(document), [moved, *claims[1:]])
    (one,) = entries(store, "meeting")
    assert one.entry.claims == (moved.id,)
    assert one.entry.event.where is not None  # type: ignore[union-attr]
    assert one.entry.event.where.name == "Bergen"  # type: ignore[union-attr]


def test_log_replays_on_another_record(store: Store, tmp_path: Path) -> None:
    (meeting,) = entries(store, "meeting")
    edit(store, meeting.id, "status", "cancelled", judge="eve", reason="")
    reject(store, entries(store, "action")[0].id, judge="eve", reason="")
    log = _log(store)
    other = make(tmp_path / "other.db", second_document(), first_document())
    with other.write() as connection:
        assert add_corrections(connection, log) == 2
        assert add_corrections(connection, log) == 0
    assert entries(other, "action") == []
    assert "cancelled" in {one.entry.event.status for one in entries(other, "meeting")}  # type: ignore[union-attr]


def _log(store: Store) -> list:  # type: ignore[type-arg]
    with store.read() as connection:
        return load_corrections(connection)


def test_entries_of_several_claims_that_a_person_merges_stay_whole(tmp_path: Path) -> None:
    """The machine forbids two stated days; a person who knows better outweighs it for every pair, not for one."""
    told = []
    for number, day in enumerate(("2013-09-12", "2013-09-12", "2013-09-17", "2013-09-17"), 1):
        document = report(str(number), f"2013-09-2{number}")
        told.append((document, [tell(document, meeting(LAVROV, KERRY, day=day, where=GENEVA))]))
    store = make(tmp_path / "record.db", *told)
    before = entries(store, "meeting")
    assert [len(one.entry.claims) for one in before] == [2, 2]
    correction = merge(store, [one.id for one in before], judge="eve", reason="the diary has one meeting")
    (one,) = entries(store, "meeting")
    assert len(one.entry.claims) == 4
    with store.read() as connection:
        assert {get_entry_seq(connection, former.id) for former in before} == {get_entry_seq(connection, one.id)}
    late = report("late", "2013-09-26")
    with store.write() as connection:
        claims = [tell(late, meeting(LAVROV, KERRY, day="2013-09-12", where=GENEVA))]
        add_document(connection, late, make_reading(late), claims)
    assert len(entries(store, "meeting")) <= 2
    undo(store, correction.id, judge="eve", reason="no")
    assert sorted(len(one.entry.claims) for one in entries(store, "meeting")) == [2, 3]


def test_undone_rejection_lets_a_claim_rejoin_its_entry(tmp_path: Path) -> None:
    told = []
    for number in (1, 2):
        document = report(str(number), f"2013-09-1{number}")
        told.append((document, [tell(document, meeting(LAVROV, KERRY, day="2013-09-10"))]))
    store = make(tmp_path / "record.db", *told)
    (whole,) = entries(store, "meeting")
    correction = reject(store, whole.entry.claims[1], judge="eve", reason="a misreading")
    assert [len(one.entry.claims) for one in entries(store, "meeting")] == [1]
    undo(store, correction.id, judge="eve", reason="it was right")
    assert [one.entry for one in entries(store, "meeting")] == [whole.entry]


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [("Toronto", "Toronto", "CAN"), ("Paris, United States", "Paris", "USA"), ("the Blue Barn", "the Blue Barn", None)],
)
def test_corrected_place_is_one_of_the_gazetteer(store: Store, words: str, name: str, country: str | None) -> None:
    meeting = next(one for one in list_entries(store).entries if one.kind == "meeting")
    edit(store, meeting.id, "place", words, judge="eve", reason="")
    fuse_record(store)
    where = next(one for one in list_entries(store).entries if one.id == meeting.id).entry.event.where  # type: ignore[union-attr]
    assert where is not None
    assert (where.name, where.country) == (name, country)
    assert (where.latitude is not None) is (country is not None)
