"""Bring the groups of a record up to date after a change, looking at no more of it than the change can reach.

Groups never cross the parts of the graph whose edges are the pairs that score `SAME` or more, so it is enough to make
anew the parts that hold a claim that came, left, or lost or gained a pair. Which pairs there are follows from the
members of blocks; the caller remembers in which blocks a claim stood. The groups are those that a fusion of everything
would give: `tests/pipeline/test_fusing_update.py` asks for no less.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from communique.fuse.blocking import CROWDED, blocks_of, pairs_of
from communique.fuse.clusters import CERTAIN, VETO, group_claims, judge
from communique.fuse.comparing import SAME, UNSURE, compare
from communique.fuse.views import View
from communique.model import Judgement

Names = tuple[str, str]  # ids of two claims, the lower first


class Known(Protocol):
    """What a record remembers of its last fusion."""

    def members(self, blocks: Iterable[int]) -> Mapping[int, list[str]]:
        """Return the ids of the claims that stood in each block."""

    def views(self, claims: Iterable[str]) -> Mapping[str, View]:
        """Return the views of those of the claims that stand, as they stand now."""

    def alike(self, claims: Iterable[str]) -> set[str]:
        """Return the claims that were judged the same as one of `claims`."""


class Changes(msgspec.Struct, frozen=True):
    """What changed since the last fusion.

    added: new and altered claims as they stand now. gone: claims that left or were altered, with the blocks in which
    they stood. touched: claims whose entry must be made anew all the same. decided, formerly: people's verdicts now and
    at the last fusion.
    """

    added: Mapping[str, View]
    gone: Mapping[str, frozenset[int]]
    touched: frozenset[str] = frozenset()
    decided: Mapping[Names, str] = {}
    formerly: Mapping[Names, str] = {}


class Region(msgspec.Struct, frozen=True):
    """The claims that were grouped anew, as groups of views, and all judgements on pairs with one of them in it."""

    groups: tuple[tuple[View, ...], ...]
    judgements: tuple[Judgement, ...]


def regroup(changes: Changes, known: Known) -> Region:
    """Return the groups of all claims that the changes can have moved, and no others."""
    graph = _Graph(changes, known)
    claims = graph.reach(graph.seeds())
    ordered = sorted(claims)
    place = {claim: k for k, claim in enumerate(ordered)}
    scores = {(place[a], place[b]): score for (a, b), (score, _) in graph.scores.items() if a in place and b in place}
    for (left, right), verdict in changes.decided.items():
        if left in place and right in place:
            scores[place[left], place[right]] = CERTAIN if verdict == "same" else VETO
    views = [graph.views[claim] for claim in ordered]
    groups = tuple(tuple(views[k] for k in group) for group in group_claims(len(views), scores))
    judgements = [
        judge(left, right, score, reason)
        for (left, right), (score, reason) in sorted(graph.scores.items())
        if score >= UNSURE and (left in place or right in place)
    ]
    return Region(groups, tuple(judgements))


class _Graph:
    """The pairs near a change, looked up block by block as the search comes to them."""

    def __init__(self, changes: Changes, known: Known) -> None:
        self.changes, self.known = changes, known
        self.views: dict[str, View] = dict(changes.added)
        self.scores: dict[Names, tuple[float, str]] = {}
        self._absent: set[str] = set()
        self._former: dict[int, list[str]] = {}
        self._present: dict[int, list[str]] = {}
        self._partners: dict[int, Mapping[str, set[str]]] = {}  # of crowded blocks
        self._arrived: dict[int, list[str]] = defaultdict(list)
        for claim, view in changes.added.items():
            for block in blocks_of(view):
                self._arrived[block].append(claim)
        self._people: dict[str, set[str]] = defaultdict(set)
        for (left, right), verdict in changes.decided.items():
            if verdict == "same":
                self._people[left].add(right)
                self._people[right].add(left)

    def seeds(self) -> set[str]:
        """Return the claims that stand and may have lost or gained a pair."""
        changes = self.changes
        seeds = {*changes.added, *changes.touched}
        turned = {pair for pair, verdict in changes.decided.items() if changes.formerly.get(pair) != verdict}
        turned |= {pair for pair in changes.formerly if pair not in changes.decided}
        seeds.update(claim for pair in turned for claim in pair)
        seeds |= self.known.alike(changes.gone)
        left = {block for blocks in changes.gone.values() for block in blocks}
        self._load({*self._arrived, *left})
        moved: set[Names] = set()
        for block in {*self._arrived, *left}:
            seeds |= self._crowd_left(block)
            moved |= self._moved(block)
        seeds |= self._mattering(moved)
        self._fetch(seeds)
        return {claim for claim in seeds if claim in self.views}

    def _crowd_left(self, block: int) -> set[str]:
        """Return the members of a crowded block that somebody left: who was whose neighbour there is not known."""
        former = self._former[block]
        known = len(former) <= CROWDED or not any(claim in self.changes.gone for claim in former)
        return set() if known else set(self._present[block])

    def _moved(self, block: int) -> set[Names]:
        """Return the pairs of claims that stood before which a block proposes now and did not, or the reverse."""
        former, present = self._former[block], self._present[block]
        if len(former) <= CROWDED and len(present) <= CROWDED:
            return set()  # in a small block all are paired, before and after
        if any(claim in self.changes.gone for claim in former):
            former = [claim for claim in former if claim not in self.changes.gone]
            if len(self._former[block]) > CROWDED:
                return set()
        before, after = (set(pairs_of(members, self.views.__getitem__)) for members in (former, present))
        added = self.changes.added
        return {pair for pair in before ^ after if pair[0] not in added and pair[1] not in added}

    def _mattering(self, pairs: set[Names]) -> set[str]:
        """Return the claims of the pairs that deserve a judgement, or lie within one part and count in its averages."""
        together = self._parts({claim for pair in pairs for claim in pair})
        found: set[str] = set()
        for left, right in pairs:
            near = together[left] == together[right]
            if near or compare(self.views[left], self.views[right])[0] >= UNSURE:
                found |= {left, right}
        return found

    def _parts(self, claims: set[str]) -> dict[str, str]:
        """Return for each claim the name of the part in which it was grouped by the last fusion."""
        people: dict[str, set[str]] = defaultdict(set)
        for (left, right), verdict in self.changes.formerly.items():
            if verdict == "same":
                people[left].add(right)
                people[right].add(left)
        part: dict[str, str] = {}
        for start in sorted(claims):
            if start in part:
                continue
            reached, frontier = {start}, {start}
            while frontier:
                found = self.known.alike(frontier).union(*(people[claim] for claim in frontier))
                frontier = found - reached
                reached |= frontier
            part.update(dict.fromkeys(reached, start))
        return part

    def reach(self, seeds: set[str]) -> set[str]:
        """Return the seeds with all that a chain of alike pairs leads to."""
        reached, frontier = set(seeds), set(seeds)
        while frontier:
            blocks = {claim: blocks_of(self.views[claim]) for claim in frontier}
            self._load({block for own in blocks.values() for block in own})
            self._fetch({other for claim in frontier for other in self._people[claim]})
            found: set[str] = set()
            for claim in frontier:
                found.update(other for other in self._people[claim] if other in self.views)
                found.update(other for block in blocks[claim] for other in self._alike(claim, block))
            frontier = found - reached
            reached |= frontier
        return reached

    def _alike(self, claim: str, block: int) -> Iterable[str]:
        for other in self._partners_of(claim, block):
            pair = (claim, other) if claim < other else (other, claim)
            if pair in self.changes.decided:
                continue
            if pair not in self.scores:
                self.scores[pair] = compare(self.views[pair[0]], self.views[pair[1]])
            if self.scores[pair][0] >= SAME:
                yield other

    def _partners_of(self, claim: str, block: int) -> Iterable[str]:
        members = self._present[block]
        if len(members) <= CROWDED:
            return (other for other in members if other != claim)
        if block not in self._partners:
            partners: dict[str, set[str]] = defaultdict(set)
            for left, right in pairs_of(members, self.views.__getitem__):
                partners[left].add(right)
                partners[right].add(left)
            self._partners[block] = partners
        return self._partners[block].get(claim, ())

    def _load(self, blocks: set[int]) -> None:
        """Look up the members of the blocks, then and now, with their views."""
        missing = blocks - self._present.keys()
        found = self.known.members(missing)
        for block in missing:
            former = sorted(found.get(block, ()))
            self._former[block] = former
            stayed = (claim for claim in former if claim not in self.changes.gone)
            self._present[block] = sorted({*stayed, *self._arrived.get(block, ())})
        self._fetch({claim for block in missing for claim in self._present[block]})

    def _fetch(self, claims: set[str]) -> None:
        missing = claims - self.views.keys() - self._absent - self.changes.gone.keys()
        if missing:
            self.views.update(self.known.views(missing))
            self._absent |= missing - self.views.keys()
