"""Scores of clusterings: B-cubed, MUC, CEAFe and their mean (CoNLL), adjusted Rand index."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

Clusters = Mapping[str, Hashable]
Score = dict[str, float]


def b_cubed(gold: Clusters, found: Clusters) -> Score:
    """Return precision, recall and F1 in per cent over the items of `gold`, all of which `found` has."""
    both = Counter((gold[item], found[item]) for item in gold)
    golds, founds = Counter(gold.values()), Counter(found[item] for item in gold)
    recall = sum(n * n / golds[g] for (g, _), n in both.items())
    precision = sum(n * n / founds[f] for (_, f), n in both.items())
    return _f1(precision / len(gold), recall / len(gold)) if gold else _f1(0.0, 0.0)


def muc(gold: Clusters, found: Clusters) -> Score:
    """Return the link-based score of Vilain et al. 1995."""

    def side(key: Clusters, other: Clusters) -> float:
        parts: dict[Hashable, list[Hashable]] = defaultdict(list)
        for item in gold:
            parts[key[item]].append(other[item])
        links = sum(len(items) - 1 for items in parts.values())
        kept = sum(len(items) - len(set(items)) for items in parts.values())
        return kept / links if links else 0.0

    return _f1(side(found, gold), side(gold, found))


def ceaf_e(gold: Clusters, found: Clusters) -> Score:
    """Return the entity-based CEAF (phi 4) of Luo 2005; the best alignment is exact for each connected part."""
    golds, founds = Counter(gold.values()), Counter(found[item] for item in gold)
    both = Counter((gold[item], found[item]) for item in gold)
    total = sum(_assignments({(g, f): 2 * n / (golds[g] + founds[f]) for (g, f), n in both.items()}))
    return _f1(total / len(founds), total / len(golds)) if golds else _f1(0.0, 0.0)


def conll(gold: Clusters, found: Clusters) -> Score:
    """Return the mean F1 of MUC, B-cubed and CEAFe with its parts."""
    parts = {"muc": muc(gold, found)["f1"], "b3": b_cubed(gold, found)["f1"], "ceafe": ceaf_e(gold, found)["f1"]}
    return {"conll": sum(parts.values()) / 3, **parts}


def adjusted_rand(gold: Clusters, found: Clusters) -> float:
    """Return the adjusted Rand index (Hubert and Arabie 1985) in per cent."""

    def pairs(sizes: Counter[Hashable]) -> float:
        return sum(n * (n - 1) / 2 for n in sizes.values())

    both = pairs(Counter((gold[item], found[item]) for item in gold))
    ours, theirs = pairs(Counter(gold.values())), pairs(Counter(found[item] for item in gold))
    everything = len(gold) * (len(gold) - 1) / 2
    expected = ours * theirs / everything if everything else 0.0
    most = (ours + theirs) / 2
    return 100 * (both - expected) / (most - expected) if most != expected else 100.0


def _f1(precision: float, recall: float) -> Score:
    both = precision + recall
    return {"p": 100 * precision, "r": 100 * recall, "f1": 200 * precision * recall / both if both else 0.0}


def _assignments(weights: Mapping[tuple[Hashable, Hashable], float]) -> list[float]:
    """Return the weights of the best one-to-one alignment, found part by part."""
    neighbours: dict[tuple[int, Hashable], list[tuple[int, Hashable]]] = defaultdict(list)
    for g, f in weights:
        neighbours[0, g].append((1, f))
        neighbours[1, f].append((0, g))
    seen: set[tuple[int, Hashable]] = set()
    chosen: list[float] = []
    for start in list(neighbours):
        if start in seen or start[0]:
            continue
        part, queue = [], [start]
        seen.add(start)
        while queue:
            node = queue.pop()
            part.append(node)
            for near in neighbours[node]:
                if near not in seen:
                    seen.add(near)
                    queue.append(near)
        rows, columns = [n for s, n in part if s == 0], [n for s, n in part if s == 1]
        if len(rows) > len(columns):
            matrix = [[weights.get((g, f), 0.0) for g in rows] for f in columns]
        else:
            matrix = [[weights.get((g, f), 0.0) for f in columns] for g in rows]
        chosen.append(_hungarian(matrix))
    return chosen


def _hungarian(weights: list[list[float]]) -> float:
    """Return the greatest sum of one entry a row, no two in one column; there are at least as many columns as rows."""
    rows, columns = len(weights), len(weights[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_at = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_at[0], column = row, 0
        least, way, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while True:
            used[column] = True
            at, delta, following = row_at[column], float("inf"), 0
            for k in range(1, columns + 1):
                if used[k]:
                    continue
                cost = -weights[at - 1][k - 1] - of_row[at] - of_column[k]
                if cost < least[k]:
                    least[k], way[k] = cost, column
                if least[k] < delta:
                    delta, following = least[k], k
            for k in range(columns + 1):
                if used[k]:
                    of_row[row_at[k]] += delta
                    of_column[k] -= delta
                else:
                    least[k] -= delta
            column = following
            if row_at[column] == 0:
                break
        while column:
            row_at[column] = row_at[way[column]]
            column = way[column]
    return sum(weights[row_at[k] - 1][k - 1] for k in range(1, columns + 1) if row_at[k])
