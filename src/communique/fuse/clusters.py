"""Group claims that tell one occasion: pair scores, average-link clustering under people's judgements.

Groups join while their average score stays above `comparing.SAME`: a pair never proposed counts as zero, a vetoed one
forbids the join. No average is above the best of its pairs, so each part that pairs of that score connect is grouped by
itself. Pairs of groups wait in a heap, so a part of n claims with m pairs costs m log m steps.
"""

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

from communique.fuse.blocking import candidate_pairs
from communique.fuse.comparing import SAME, UNSURE, compare
from communique.fuse.views import View
from communique.model import Judgement

VETO = -1.0
CERTAIN = 10.0  # a person's word for it: enough to outweigh what sixteen pairs lack
ENOUGH = 16  # scored pairs between two groups from which the pairs never proposed are no longer counted as zero

Pair = tuple[int, int]


def cluster_claims(
    views: Sequence[View], corrections: Sequence[Judgement] = ()
) -> tuple[list[list[int]], list[Judgement]]:
    """Return groups of indexes into `views`, each sorted, and the judgements on the pairs that were scored as alike.

    A person's `same` joins two claims whatever the score, a `different` keeps them apart; the later one counts.
    """
    place = {view.claim.id: index for index, view in enumerate(views)}
    decided = {
        (min(place[left], place[right]), max(place[left], place[right])): verdict
        for (left, right), verdict in decisions(corrections).items()
        if left in place and right in place
    }
    scores: dict[Pair, float] = {pair: CERTAIN if verdict == "same" else VETO for pair, verdict in decided.items()}
    judgements: list[Judgement] = []
    for pair in candidate_pairs(views):
        if pair in decided:
            continue
        score, reason = compare(views[pair[0]], views[pair[1]])
        scores[pair] = score
        if score >= UNSURE:
            judgements.append(judge(views[pair[0]].claim.id, views[pair[1]].claim.id, score, reason))
    return group_claims(len(views), scores), judgements


def judge(left: str, right: str, score: float, reason: str) -> Judgement:
    """Return the machine's judgement on two claims that are alike."""
    return Judgement(left, right, "same" if score >= SAME else "unsure", reason, "machine", round(score, 3))


def group_claims(count: int, scores: Mapping[Pair, float]) -> list[list[int]]:
    """Return the groups of `count` claims, each sorted, that follow from the scores of pairs, people's among them."""
    groups = [list(group) for part, inner in connected_parts(count, scores) for group in average_link(part, inner)]
    return sorted(groups)


def decisions(corrections: Sequence[Judgement]) -> dict[tuple[str, str], str]:
    """Return what people decided of each pair of claims, the lower id first: of two verdicts the later one."""
    decided: dict[tuple[str, str], str] = {}
    for judgement in sorted(corrections, key=lambda judgement: judgement.at):
        left, right = _claim_id(judgement.left), _claim_id(judgement.right)
        if left != right:
            decided[min(left, right), max(left, right)] = judgement.verdict
    return {pair: verdict for pair, verdict in decided.items() if verdict != "unsure"}


def _claim_id(name: str) -> str:
    """An entry's id carries the digits of one of its claims."""
    return "claim-" + name.partition("-")[2]


def connected_parts(
    count: int, scores: Mapping[Pair, float], least: float = SAME
) -> list[tuple[list[int], list[tuple[Pair, float]]]]:
    """Return the connected parts of the graph of pairs that score at least `least`, each with its scored pairs."""
    parent = list(range(count))

    def find(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for (left, right), score in scores.items():
        if score >= least:
            a, b = find(left), find(right)
            parent[max(a, b)] = min(a, b)
    parts: dict[int, tuple[list[int], list[tuple[Pair, float]]]] = {}
    for k in range(count):
        parts.setdefault(find(k), ([], []))[0].append(k)
    for pair, score in scores.items():
        if find(pair[0]) == find(pair[1]):
            parts[find(pair[0])][1].append((pair, score))
    return [parts[root] for root in sorted(parts)]


def average_link(part: Sequence[int], scored: Sequence[tuple[Pair, float]], same: float = SAME) -> list[list[int]]:
    """Join the two groups with the best average until none reaches `same`. Ties go to the lowest indexes."""
    if len(part) == 1:
        return [list(part)]
    groups: dict[int, list[int]] = {k: [k] for k in part}
    sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)  # group -> other group -> sum, pairs
    banned: dict[int, set[int]] = defaultdict(set)
    heap: list[tuple[float, int, int]] = []

    def propose(left: int, right: int) -> None:
        if right in banned[left]:
            return
        total, pairs = sums[left][right]
        average = total / max(pairs, min(len(groups[left]) * len(groups[right]), ENOUGH))
        if average >= same:
            heapq.heappush(heap, (-round(average, 9), min(left, right), max(left, right)))

    for (left, right), score in sorted(scored):
        if score <= VETO:
            banned[left].add(right)
            banned[right].add(left)
        else:
            sums[left][right] = sums[right][left] = (score, 1)
    for left, others in list(sums.items()):
        for right in others:
            if left < right:
                propose(left, right)
    while heap:
        weight, keep, gone = heapq.heappop(heap)
        if keep not in groups or gone not in groups or gone in banned[keep]:
            continue
        total, pairs = sums[keep][gone]
        if -round(total / max(pairs, min(len(groups[keep]) * len(groups[gone]), ENOUGH)), 9) != weight:
            continue  # the groups have grown since; their present average is proposed elsewhere
        groups[keep] += groups.pop(gone)
        for other in banned.pop(gone, set()):
            banned[other].discard(gone)
            banned[other].add(keep)
            banned[keep].add(other)
        for other, (more, further) in sums.pop(gone).items():
            del sums[other][gone]
            if other != keep:
                total, pairs = sums[keep].get(other, (0.0, 0))
                sums[keep][other] = sums[other][keep] = (total + more, pairs + further)
        for other in sums[keep]:
            propose(keep, other)
    return [sorted(group) for group in groups.values()]
