"""Fusion depends on what was told, not on the order in which documents arrive."""

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.fuse import Fusion, fuse
from communique.model import Claim, Document, Event, Statement
from fuse.made import (
    BERN,
    FABIUS,
    GENEVA,
    KERRY,
    LAVROV,
    RUSSIA,
    RYABKOV,
    UNITED_STATES,
    agreement,
    meeting,
    report,
    tell,
)

PARTIES = st.lists(
    st.sampled_from([LAVROV, RYABKOV, KERRY, FABIUS, RUSSIA, UNITED_STATES]), min_size=1, max_size=3, unique=True
)
WORDS = "the border must stay open while talks go on and no side leaves them".split()
DAYS = st.sampled_from([None, "2005-03", "2005-03-07", "2005-03-08", "2005-03-12"])
MEETINGS = st.builds(
    lambda parties, day, status, where: meeting(*parties, day=day, status=status, where=where),
    PARTIES, DAYS, st.sampled_from(["held", "planned", "cancelled", "denied"]), st.sampled_from([None, GENEVA, BERN]),
)  # fmt: skip
AGREEMENTS = st.builds(
    lambda title, parties, day, status: agreement(title, *parties, day=day, status=status),
    st.sampled_from(["border treaty", "treaty on borders", "trade deal", "the accord"]), PARTIES, DAYS,
    st.sampled_from(["signed", "agreed", "rejected", "proposed"]),
)  # fmt: skip
STATEMENTS = st.builds(
    lambda speaker, words: Statement(speaker=speaker, content=(" ".join(words),), form="indirect"),
    st.sampled_from([LAVROV, KERRY, None]),
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=12),
)  # fmt: skip
EVENTS: st.SearchStrategy[Event] = st.one_of(MEETINGS, AGREEMENTS, STATEMENTS)
STORY = " ".join(f"term{k % 89} of{k % 37} the{k}" for k in range(60))


@st.composite
def newsrooms(draw: st.DrawFn) -> list[tuple[Document, list[Claim]]]:
    """Return up to seven reports of a fortnight, some of them copies, with their claims."""
    room = []
    for number in range(draw(st.integers(1, 7))):
        day = draw(st.sampled_from(["2005-03-06", "2005-03-08", "2005-03-09", "2005-03-20"]))
        text = draw(st.sampled_from([None, f"{STORY} {number}", STORY[: len(STORY) * 2 // 3]]))
        document = report(str(number), day, text)
        claims = {claim.id: claim for event in draw(st.lists(EVENTS, max_size=4)) for claim in [tell(document, event)]}
        room.append((document, list(claims.values())))
    return room


def fused(room: list[tuple[Document, list[Claim]]]) -> Fusion:
    return fuse([document for document, _ in room], [claim for _, claims in room for claim in claims])


@settings(max_examples=60, deadline=None)
@given(newsrooms(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_fusion(room: list[tuple[Document, list[Claim]]], lot: object) -> None:
    expected = fused(room)
    shuffled = [(document, lot.sample(claims, len(claims))) for document, claims in room]  # type: ignore[attr-defined]
    lot.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fused(shuffled) == expected


@settings(max_examples=40, deadline=None)
@given(newsrooms())
def test_one_by_one_ends_where_all_at_once_ends(room: list[tuple[Document, list[Claim]]]) -> None:
    last = [fused(room[: count + 1]) for count in range(len(room))][-1]
    assert last == fused(list(reversed(room)))
    assert fused(room) == last  # and once more changes nothing


@settings(max_examples=40, deadline=None)
@given(newsrooms())
def test_every_claim_stands_in_one_entry_and_names_it(room: list[tuple[Document, list[Claim]]]) -> None:
    """An entry carries the digits of one of its claims, so one that was merged away still leads somewhere."""
    entries = fused(room).entries
    held = [claim for entry in entries for claim in entry.claims]
    assert sorted(held) == sorted(claim.id for _, claims in room for claim in claims)
    assert len(set(held)) == len(held)
    for entry in entries:
        assert "claim-" + entry.id.partition("-")[2] in entry.claims
        for dispute in entry.disputes:
            told = [claim for value in dispute.values for claim in value.claims]
            assert len(dispute.values) > 1
            assert set(told) <= set(entry.claims)
