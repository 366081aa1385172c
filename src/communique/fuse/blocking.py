"""Which claims are worth comparing: pairs that share a kind, a period and a side, or rare words.

The blocks of a claim follow from the claim alone. A block of more than `CROWDED` claims says too little ("the United
States, that quarter"): its members must agree on a second thing (another side, a place, a day, a word of the title) to
be compared, and in what is crowded even then each is compared with its neighbours in time alone. So the number of pairs
grows with the claims, not with their square, and the pairs of a block follow from its members alone: what is added
later touches no block but its own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import TypeVar
from zlib import crc32

from communique.fuse.views import View
from communique.lang.ranks import rank_of

CROWDED = 40  # claims in a block; from there on the pairs of a block outgrow its claims twentyfold
NEIGHBOURS = 8  # claims on each side in time that a member of a crowded block is still compared with
RARE_WORDS = 8  # of an utterance; two tellings that share two thirds of 15 words share three of the 8 rarest
COMMON = 5_000  # claims that share a word of speech in a season; beyond, the word tells nothing
SEASON = 45  # days: tellings further apart in publication are hardly of one occasion unless they give its day

Key = tuple[str, ...]
Name = TypeVar("Name", int, str)  # of a claim: its place in the order of ids, or the id; they sort alike


def blocks_of(view: View) -> frozenset[int]:
    """Return the blocks in which the claim stands, as positive numbers of 48 bits that any process gives them."""
    return frozenset(
        int.from_bytes(blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")
        for key in _keys(view)
    )


def candidate_pairs(views: Sequence[View]) -> list[tuple[int, int]]:
    """Return the pairs of indexes (lower first, sorted, no repeats) that may tell one occasion."""
    pairs: set[int] = set()
    count = len(views)
    blocks: dict[Key, list[int]] = defaultdict(list)
    for index, view in enumerate(views):
        for key in set(_keys(view)):
            blocks[key].append(index)
    for members in blocks.values():
        if len(members) > 1:
            pairs.update(left * count + right for left, right in pairs_of(members, views.__getitem__))
    return [divmod(pair, count) for pair in sorted(pairs)]


def pairs_of(members: Sequence[Name], view_of: Callable[[Name], View]) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs of one block, the lower index first; members are sorted."""
    if len(members) <= CROWDED:
        yield from _all_pairs(members)
        return
    if view_of(members[0]).kind == "statement":
        if len(members) <= COMMON:
            yield from _neighbours(members, view_of)
        return
    finer: dict[str, list[Name]] = defaultdict(list)
    for index in members:
        for key in _second_keys(view_of(index)):
            finer[key].append(index)
    for part in finer.values():
        if len(part) <= CROWDED:
            yield from _all_pairs(part)
        elif len(part) < len(members) or len(finer) == 1:
            yield from _neighbours(part, view_of)


def _all_pairs(members: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    for k, left in enumerate(members):
        for right in members[k + 1 :]:
            yield left, right


def _neighbours(members: Sequence[Name], view_of: Callable[[Name], View]) -> Iterator[tuple[Name, Name]]:
    near = sorted(members, key=lambda k: (_anchor(view_of(k)) or 0, view_of(k).claim.id))
    for k, left in enumerate(near):
        for right in near[k + 1 : k + 1 + NEIGHBOURS]:
            yield min(left, right), max(left, right)


def _anchor(view: View) -> int | None:
    return view.first if view.first is not None else view.told


def _keys(view: View) -> Iterable[Key]:
    """Return keys that two tellings of one occasion are likely to share."""
    if view.kind == "statement":
        season = (view.told or 0) // SEASON
        for word in sorted(view.words, key=_rarest_first)[:RARE_WORDS]:
            yield "statement", str(season), word
            yield "statement", str(season + 1), word
        return
    kind = view.kind + view.label if view.kind == "action" else view.kind  # deeds of two kinds are never one
    anchor = _anchor(view)
    dated = view.first is not None and view.last is not None and view.last - view.first <= 31
    for side in view.sides:
        if anchor is None:
            yield kind, side, "undated"
            continue
        if dated:
            yield from ((kind, side, "week", str(near)) for near in (anchor // 7, anchor // 7 + 1))
        if view.moved:
            week = view.moved[0] // 7
            yield from ((kind, side, "week", str(near)) for near in (week, week + 1))
        told = (view.told if view.told is not None else anchor) // SEASON
        yield from ((kind, side, "told", str(near)) for near in (told, told + 1))
    if not view.sides:  # nobody is named: what can be known to be the same is told in the same words
        season = (view.told or 0) // SEASON
        for word in sorted(view.words, key=_rarest_first)[:2]:
            yield from ((kind, "words", word, str(near)) for near in (season, season + 1))
    for word in view.title:
        if len(word) > 5:
            season = (view.told or anchor or 0) // (2 * SEASON)
            yield from ((kind, "title", word, str(near)) for near in (season, season + 1))


def _rarest_first(word: str) -> tuple[int, int, str]:
    # among words that no list knows the order must be one and the same for all, and favour no letter
    return -rank_of(word), crc32(word.encode("utf-8", "replace")), word


def _second_keys(view: View) -> Iterable[str]:
    """Return what the members of a crowded block must share besides it."""
    yield from view.sides
    if view.place:
        yield "at " + view.place
    if view.exact:
        yield f"on {view.first}"
    yield from ("called " + word for word in view.title if len(word) > 5)
