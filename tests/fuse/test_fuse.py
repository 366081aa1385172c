"""Fusion of small hand-made claims."""

import random

from communique.fuse import fuse
from communique.model import (
    Citation,
    Claim,
    Document,
    Evidence,
    Judgement,
    Meeting,
    Party,
    Segment,
    Span,
    Statement,
    When,
    Where,
    content_id,
)  # fmt: skip

LAVROV = Party("person:sergei-lavrov", "Sergei Lavrov", side="state:rus")
KERRY = Party("person:john-kerry", "John Kerry", side="state:usa")
FABIUS = Party("person:laurent-fabius", "Laurent Fabius", side="state:fra")
RUSSIA = Party("state:rus", "Russia")
UNITED_STATES = Party("state:usa", "United States")
GENEVA = Where("Geneva", place="geneva", country="CHE")


def document(name: str, day: str, text: str | None = None) -> Document:
    text = text or f"Report {name} of {day}."
    return Document(
        id=content_id("doc", name), name=name, text=text, segments=(Segment(Span(0, len(text)), "body"),),
        published=Evidence(day, "stated", precision="day"),
    )  # fmt: skip


def claim(source: Document, *parties: Party, day: str | None = None, status: str = "held", **fields: object) -> Claim:
    event = Meeting(parties=parties, status=status, when=When(day) if day else None, **fields)  # type: ignore[arg-type]
    span = Span(0, 6)
    key = content_id("claim", source.id, *(p.name for p in parties), day, status, fields.get("title"))
    return Claim(id=key, document=source.id, event=event, citations=(Citation(source.id, span, span.of(source.text)),))


BEFORE, AFTER = document("before", "2013-09-10"), document("after", "2013-09-13")


def test_a_planned_and_a_held_telling_become_one_held_entry_with_its_history() -> None:
    planned = claim(BEFORE, KERRY, LAVROV, day="2013-09-12", status="planned", where=GENEVA)
    held = claim(AFTER, LAVROV, KERRY, day="2013-09-12", where=GENEVA)
    (entry,) = fuse([BEFORE, AFTER], [planned, held]).entries
    assert entry.event.status == "held"
    assert [(day, status) for day, status, _ in entry.history] == [("2013-09-10", "planned"), ("2013-09-13", "held")]
    assert set(entry.claims) == {planned.id, held.id}


def test_meetings_on_different_days_stay_apart() -> None:
    first = claim(BEFORE, KERRY, LAVROV, day="2013-09-09")
    second = claim(AFTER, KERRY, LAVROV, day="2013-09-12")
    assert len(fuse([BEFORE, AFTER], [first, second]).entries) == 2


def test_meetings_without_a_common_party_stay_apart() -> None:
    first = claim(BEFORE, KERRY, LAVROV, day="2013-09-12")
    second = claim(AFTER, FABIUS, Party("person:wang-yi", "Wang Yi", side="state:chn"), day="2013-09-12")
    assert len(fuse([BEFORE, AFTER], [first, second]).entries) == 2


def test_a_state_and_its_minister_are_one_party() -> None:
    states = claim(BEFORE, RUSSIA, UNITED_STATES, day="2013-09-12", status="planned", where=GENEVA)
    persons = claim(AFTER, LAVROV, KERRY, day="2013-09-12", where=GENEVA)
    (entry,) = fuse([BEFORE, AFTER], [states, persons]).entries
    assert {party.name for party in entry.event.parties} == {"Sergei Lavrov", "John Kerry"}


def test_reports_that_put_one_meeting_on_neighbouring_days_are_a_dispute() -> None:
    other = document("other", "2013-09-13")
    first = claim(AFTER, LAVROV, KERRY, day="2013-09-12", where=GENEVA)
    second = claim(other, LAVROV, KERRY, day="2013-09-11", where=GENEVA)
    (entry,) = fuse([AFTER, other], [first, second]).entries
    (dispute,) = entry.disputes
    assert dispute.field == "when"
    assert {value.value for value in dispute.values} == {"2013-09-11", "2013-09-12"}


def test_a_moved_meeting_meets_its_new_day() -> None:
    moved = claim(
        BEFORE, LAVROV, KERRY, day="2013-09-05", status="cancelled", new_when=When("2013-09-12"), where=GENEVA
    )
    held = claim(AFTER, LAVROV, KERRY, day="2013-09-12", where=GENEVA)
    (entry,) = fuse([BEFORE, AFTER], [moved, held]).entries
    assert entry.event.status == "held"


def test_reprints_count_as_one_report() -> None:
    text = " ".join(f"word{k % 97} of{k % 31} the{k}" for k in range(120))
    original, reprint = (
        document("wire", "2013-09-13", text),
        document("paper", "2013-09-14", text[: len(text) * 2 // 3]),
    )
    claims = [claim(original, LAVROV, KERRY, day="2013-09-12"), claim(reprint, LAVROV, KERRY, day="2013-09-12")]
    fusion = fuse([reprint, original], claims)
    assert fusion.copies == {reprint.id: original.id}
    (entry,) = fusion.entries
    assert (entry.independent, entry.copies) == (1, 1)


def test_a_person_may_join_and_part_claims() -> None:
    first = claim(BEFORE, KERRY, LAVROV, day="2013-09-09")
    second = claim(AFTER, KERRY, LAVROV, day="2013-09-12")
    join = Judgement(first.id, second.id, "same", "one visit", "ana", at="2026-01-01T00:00:00Z")
    assert len(fuse([BEFORE, AFTER], [first, second], corrections=[join]).entries) == 1
    part = Judgement(first.id, second.id, "different", "two visits", "ben", at="2026-01-02T00:00:00Z")
    assert len(fuse([BEFORE, AFTER], [first, second], corrections=[part, join]).entries) == 2


def test_the_order_of_documents_and_claims_does_not_matter() -> None:
    documents = [document(str(k), f"2013-09-{10 + k}") for k in range(4)]
    claims = [
        claim(d, LAVROV, KERRY, day="2013-09-12", status=s)
        for d, s in zip(documents, ("planned", "planned", "held", "held"), strict=True)
    ]
    claims += [claim(d, LAVROV, FABIUS, day="2013-09-17", status="planned") for d in documents]
    expected = fuse(documents, claims).entries
    for seed in range(5):
        lot = random.Random(seed)
        assert fuse(lot.sample(documents, 4), lot.sample(claims, len(claims))).entries == expected


def test_one_utterance_told_twice_is_one_entry() -> None:
    def said(source: Document, words: str) -> Claim:
        event = Statement(speaker=LAVROV, content=(words,), form="direct")
        return Claim(id=content_id("claim", source.id, words), document=source.id, event=event, citations=())

    long = said(BEFORE, "The proposal on chemical weapons must be examined without delay and in full")
    short = said(AFTER, "The proposal on chemical weapons must be examined without delay")
    other = said(AFTER, "Russia will not accept a vote in the Security Council this week")
    assert sorted(len(entry.claims) for entry in fuse([BEFORE, AFTER], [long, short, other]).entries) == [1, 2]


def test_a_day_and_the_days_that_hold_it_do_not_disagree() -> None:
    other = document("other", "2013-09-13")
    first = claim(AFTER, LAVROV, KERRY, day="2013-09-12", where=GENEVA)
    event = Meeting(parties=(LAVROV, KERRY), status="held", when=When("2013-09-12", "2013-09-14"), where=GENEVA)
    second = Claim(id="claim-2", document=other.id, event=event, citations=())
    (entry,) = fuse([AFTER, other], [first, second]).entries
    assert entry.disputes == ()
