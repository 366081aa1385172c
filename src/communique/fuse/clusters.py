"""Group claims that tell one occasion: blocking, pair scores, average-link clustering under people's judgements.

Blocks keep the number of pairs near the number of claims; within a connected part of the candidate graph, groups join
while their average score stays above `comparing.SAME` (a pair never proposed counts as zero, a vetoed one forbids
the join).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from communique.fuse.comparing import SAME, UNSURE, compare
from communique.fuse.views import View
from communique.model import Judgement

CROWDED = 60  # claims; a larger block is cut into runs of neighbours by date of telling
VETO = -1.0


def cluster_claims(
    views: Sequence[View], corrections: Sequence[Judgement] = ()
) -> tuple[list[list[int]], list[Judgement]]:
    """Return groups of indexes into `views`, each sorted, and the judgements on the pairs that were scored as alike.

    A person's `same` joins two claims whatever the score, a `different` keeps them apart; the later one counts.
    """
    place = {view.claim.id: index for index, view in enumerate(views)}
    decided = _decisions(corrections, place)
    scores: dict[tuple[int, int], float] = {}
    judgements: list[Judgement] = []
    for left, right in sorted(set(_candidates(views)) | set(decided)):
        verdict = decided.get((left, right))
        if verdict is not None:
            scores[left, right] = 10.0 if verdict == "same" else VETO
            continue
        score, reason = compare(views[left], views[right])
        scores[left, right] = score
        if score >= UNSURE:
            found = "same" if score >= SAME else "unsure"
            judgements.append(
                Judgement(views[left].claim.id, views[right].claim.id, found, reason, "machine", round(score, 3))  # type: ignore[arg-type]
            )
    groups = [group for part in _parts(len(views), scores) for group in _average_link(part, scores)]
    return sorted(groups), judgements


def _decisions(corrections: Sequence[Judgement], place: Mapping[str, int]) -> dict[tuple[int, int], str]:
    decided: dict[tuple[int, int], str] = {}
    for judgement in sorted(corrections, key=lambda judgement: judgement.at):
        left, right = place.get(_claim_id(judgement.left)), place.get(_claim_id(judgement.right))
        if left is not None and right is not None and left != right:
            decided[min(left, right), max(left, right)] = judgement.verdict
    return {pair: verdict for pair, verdict in decided.items() if verdict != "unsure"}


def _claim_id(name: str) -> str:
    """An entry's id carries the digits of one of its claims."""
    return "claim-" + name.partition("-")[2]


def _candidates(views: Sequence[View]) -> Iterable[tuple[int, int]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, view in enumerate(views):
        for key in set(_blocking_keys(view)):
            blocks[key].append(index)
    for members in blocks.values():
        if len(members) <= CROWDED:
            for k, left in enumerate(members):
                for right in members[k + 1 :]:
                    yield left, right
            continue
        near = sorted(members, key=lambda k: (views[k].first or views[k].told or 0, views[k].claim.id))
        for k, left in enumerate(near):
            for right in near[k + 1 : k + 1 + CROWDED // 2]:
                yield min(left, right), max(left, right)


def _blocking_keys(view: View) -> Iterable[tuple[str, ...]]:
    """Return keys that two tellings of one occasion are likely to share: kind, period and a side, or rare words."""
    anchor = view.first if view.first is not None else view.told
    sides = sorted({key for keys in view.parties.values() for key in keys})
    if view.kind == "statement":
        month = str((view.told or 0) // 30)
        rare = sorted(view.words, key=lambda word: (-len(word), word))[:4]
        for word in rare:
            yield "statement", month, word
            yield "statement", str((view.told or 0) // 30 + 1), word
        return
    for side in sides:
        if anchor is None:
            yield view.kind, side, "undated"
            continue
        exact = view.first is not None and view.last is not None and view.last - view.first <= 31
        week = anchor // 7
        if exact:
            for near in (week, week + 1):
                yield view.kind, side, "week", str(near)
        if view.moved:
            for near in (view.moved[0] // 7, view.moved[0] // 7 + 1):
                yield view.kind, side, "week", str(near)
        told = view.told if view.told is not None else anchor
        for near in (told // 45, told // 45 + 1):
            yield view.kind, side, "told", str(near)
    for word in view.title:
        if len(word) > 5:
            yield view.kind, "title", word, str((view.told or anchor or 0) // 60)


def _parts(count: int, scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Return the connected parts of the graph of pairs that score at least `UNSURE`."""
    parent = list(range(count))

    def find(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for (left, right), score in scores.items():
        if score >= UNSURE:
            a, b = find(left), find(right)
            parent[max(a, b)] = min(a, b)
    parts: dict[int, list[int]] = defaultdict(list)
    for k in range(count):
        parts[find(k)].append(k)
    return [parts[root] for root in sorted(parts)]


def _average_link(part: Sequence[int], scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Join the two groups with the best average until none reaches `SAME`. Ties go to the lowest indexes."""
    if len(part) == 1:
        return [list(part)]
    groups: dict[int, list[int]] = {k: [k] for k in part}
    sums: dict[tuple[int, int], float] = {}
    inside = set(part)
    banned: set[tuple[int, int]] = set()
    for (left, right), score in scores.items():
        if left in inside and right in inside:
            if score <= VETO:
                banned.add((left, right))
            else:
                sums[left, right] = score
    while True:
        best: tuple[float, tuple[int, int]] | None = None
        for pair in sorted(sums):
            if pair in banned:
                continue
            average = sums[pair] / (len(groups[pair[0]]) * len(groups[pair[1]]))
            if average >= SAME and (best is None or average > best[0] + 1e-9):
                best = (average, pair)
        if best is None:
            return [sorted(group) for group in groups.values()]
        keep, gone = best[1]
        groups[keep] += groups.pop(gone)
        del sums[keep, gone]
        for other in list(groups):
            if other == keep:
                continue
            old, new = (min(gone, other), max(gone, other)), (min(keep, other), max(keep, other))
            if old in sums:
                sums[new] = sums.get(new, 0.0) + sums.pop(old)
            if old in banned:
                banned.add(new)
