"""Event coreference across the documents of ECB+ with gold mentions: pair scores, average link, the lemma rule.

A logistic regression over the features of `ecb_features` scores pairs of mentions; the clustering is the one that makes
entries. Odd topics of 1-35 train and tune (the threshold on topics that the weights did not see), even ones are
reported: the whole corpus in one bag, within the gold topics, and within the stories that the program finds itself. The
lemma rule makes one event of one verb within the same bags.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.bench.clustering import conll
from communique.bench.ecb_data import read_ecb
from communique.bench.ecb_features import Half, Synonyms, pairs_within
from communique.bench.word_vectors import load_word_vectors
from communique.fuse.clusters import Pair, average_link, connected_parts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

SAME_AS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)  # thresholds tried on the tuning half
FOLDS = 3  # of the tuning half's topics
LEAST = 0.02  # a pair that scores less counts as unlike without being kept
STEPS, PULL = 15, 10.0  # Newton steps of the regression, and its ridge


def bench_ecb(folder: Path) -> dict[str, Any]:
    """Return CoNLL F1 (with MUC, B-cubed, CEAFe) on the even topics at three levels, the lemma rule's beside it."""
    vectors = load_word_vectors()
    halves = [Half(*read_ecb(folder, range(first, 36, 2)), vectors) for first in (1, 2)]
    tuning, held_out = halves
    synonyms = Synonyms(tuning)
    figures: dict[str, Any] = {"mentions": {"tuned_on": len(tuning.mentions), "held_out": len(held_out.mentions)}}
    levels: dict[str, Callable[[Half], list[str]]] = {
        "corpus": lambda half: ["" for _ in half.mentions],
        "gold_topic": lambda half: [str(mention.topic) for mention in half.mentions],
        "own_stories": lambda half: [half.story[mention.document] for mention in half.mentions],
    }
    for level, bag_of in levels.items():
        bags = [bag_of(half) for half in halves]
        pairs = [
            half.proposed(synonyms) if level == "corpus" else pairs_within(bag)
            for half, bag in zip(halves, bags, strict=True)
        ]
        inputs = [half.features(own, synonyms) for half, own in zip(halves, pairs, strict=True)]
        best = _tune(tuning, pairs[0], inputs[0], bags[0])
        scores = _scores(pairs[1], inputs[1], _fit(inputs[0], _wanted(tuning, pairs[0])))
        lemma = {m.id: (bag, m.lemma) for m, bag in zip(held_out.mentions, bags[1], strict=True)}
        ours, rule = _judge(held_out, _cluster(held_out, scores, bags[1], best)), _judge(held_out, lemma)
        figures[level] = ours | {"lemma_rule": rule["conll"], "gain": ours["conll"] - rule["conll"], "threshold": best}
    return figures


def _tune(half: Half, pairs: Sequence[Pair], inputs: "Matrix", bags: Sequence[str]) -> float:
    """Return the threshold that is best where each fold of topics is scored by weights of the other topics."""
    import numpy as np

    topics = sorted({mention.topic for mention in half.mentions})
    fold = {topic: k % FOLDS for k, topic in enumerate(topics)}
    sides = np.array([(fold[half.mentions[a].topic], fold[half.mentions[b].topic]) for a, b in pairs])
    wanted = _wanted(half, pairs)
    scores: dict[Pair, float] = {}
    for k in range(FOLDS):
        seen = (sides != k).all(1)
        asked = np.flatnonzero((sides == k).all(1))
        if seen.any() and len(asked):
            weights = _fit(inputs[seen], wanted[seen])
            scores |= _scores([pairs[n] for n in asked.tolist()], inputs[asked], weights)
    folded = [f"{fold[mention.topic]} {bag}" for mention, bag in zip(half.mentions, bags, strict=True)]
    return max(SAME_AS, key=lambda same: _judge(half, _cluster(half, scores, folded, same))["conll"])


def _wanted(half: Half, pairs: Sequence[Pair]) -> "Matrix":
    import numpy as np

    return np.array([half.mentions[a].chain == half.mentions[b].chain for a, b in pairs], np.float64)


def _fit(inputs: "Matrix", wanted: "Matrix") -> "Matrix":
    """Return the weights of a ridge logistic regression, by Newton's method."""
    import numpy as np

    weights: Matrix = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (guess - wanted) + PULL * weights
        bend = (inputs * (guess * (1 - guess))[:, None]).T @ inputs + PULL * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def _scores(pairs: Sequence[Pair], inputs: "Matrix", weights: "Matrix") -> dict[Pair, float]:
    import numpy as np

    values = 1 / (1 + np.exp(-inputs @ weights))
    return dict(zip(pairs, values.tolist(), strict=True))


def _cluster(half: Half, scores: Mapping[Pair, float], bags: Sequence[str], same: float) -> dict[str, int]:
    inside = {pair: score for pair, score in scores.items() if bags[pair[0]] == bags[pair[1]] and score >= LEAST}
    found: dict[str, int] = {}
    for part, scored in connected_parts(len(half.mentions), inside, same):
        for group in average_link(part, scored, same):
            for k in group:
                found[half.mentions[k].id] = group[0]
    return found


def _judge(half: Half, found: Mapping[str, Any]) -> dict[str, float]:
    return conll({mention.id: mention.chain for mention in half.mentions}, found)
