"""From a network's scores to labels: BIO sequences and dependency trees."""

from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
LONGEST_EXACT = 250  # words; what is longer is a list or a table, and each cycle in it would cost another pass


class Piece(msgspec.Struct, frozen=True):
    """A labelled run of words `[first, last)` of one sentence; score is the mean probability of its labels."""

    kind: str
    first: int
    last: int
    score: float = 1.0


def decode_pieces(scores: Scores, labels: Sequence[str], ends: Sequence[int]) -> list[Piece]:
    """Return the pieces of the best legal BIO sequence over `scores` (words, labels).

    ends: where sentences end; a piece never runs over one. I-x stands only behind B-x or I-x.
    """
    if not len(scores):
        return []
    likeliest = scores.argmax(1).tolist()
    if not any(labels[k] != "O" for k in set(likeliest)):
        return []
    logs = scores - scores.max(1, keepdims=True)
    logs = logs - np.log(np.exp(logs).sum(1, keepdims=True))
    starts = {0, *ends}
    if _is_legal(likeliest, labels, starts):
        return _pieces(likeliest, labels, logs, starts)
    illegal, opening = _barriers(tuple(labels))
    best = logs[0] + opening
    back = np.zeros((len(logs), len(labels)), np.int64)
    for word in range(1, len(logs)):
        if word in starts:
            back[word] = int(best.argmax())
            best = best.max() + logs[word] + opening
        else:
            steps = best[:, None] + illegal
            back[word] = steps.argmax(0)
            best = steps.max(0) + logs[word]
    path = [int(best.argmax())]
    for word in range(len(logs) - 1, 0, -1):
        path.append(int(back[word, path[-1]]))
    path.reverse()
    return _pieces(path, labels, logs, starts)


@cache
def _barriers(labels: tuple[str, ...]) -> tuple[Scores, Scores]:
    """Return what a step between two labels, and a label at a sentence's head, costs: 0 or more than any score."""
    legal = np.array([[not b.startswith("I-") or a[2:] == b[2:] for b in labels] for a in labels])
    opening = np.array([-1e9 if label.startswith("I-") else 0.0 for label in labels], np.float32)
    return np.where(legal, 0.0, -1e9).astype(np.float32), opening


def _is_legal(path: Sequence[int], labels: Sequence[str], starts: set[int]) -> bool:
    before = "O"
    for word, k in enumerate(path):
        label = labels[k]
        if label.startswith("I-") and (word in starts or before[2:] != label[2:]):
            return False
        before = label
    return True


def _pieces(path: Sequence[int], labels: Sequence[str], logs: Scores, starts: set[int]) -> list[Piece]:
    pieces: list[Piece] = []
    first: int | None = None
    for word in range(len(path) + 1):
        label = labels[path[word]] if word < len(path) else "O"
        if first is not None and (label == "O" or label.startswith("B-") or word in starts):
            sure = float(np.exp(logs[range(first, word), path[first:word]].mean()))
            pieces.append(Piece(labels[path[first]][2:], first, word, sure))
            first = None
        if first is None and label != "O":
            first = word
    return pieces


def mean_chances(rows: Sequence[Sequence[float]] | Scores) -> Scores:
    """Return one probability a label from the scores of several words: the normed geometric mean of theirs."""
    scores = np.asarray(rows, np.float32)
    scores = scores - scores.max(1, keepdims=True)
    means = (scores - np.log(np.exp(scores).sum(1, keepdims=True))).mean(0)
    chances: Scores = np.exp(means - means.max())
    chances /= chances.sum()
    return chances


def decode_tree(scores: Scores) -> list[int]:
    """Return each word's head in the best tree with one root; the root is its own head.

    scores[i, j] is how well word j heads word i. Greedy where that gives a tree, else Chu-Liu/Edmonds (McDonald et al.
    2005).
    """
    count = len(scores)
    if count == 1:
        return [0]
    heads = scores.argmax(1)
    roots = [word for word in range(count) if heads[word] == word]
    if len(roots) == 1 and not _cycle(heads.tolist()):
        return [int(head) for head in heads]
    own = scores.diagonal()
    rest = np.where(np.eye(count, dtype=bool), -np.inf, scores)
    root = int((own - rest.max(1)).argmax())
    matrix = rest.astype(np.float64)
    matrix[root] = -np.inf
    result = _spanning_tree(matrix, root) if count <= LONGEST_EXACT else _grown_tree(matrix, root)
    result[root] = root
    return result


def _grown_tree(scores: NDArray[np.float64], root: int) -> list[int]:
    """Return a good tree, not always the best: the likeliest arc out of it is added until all words hang in it."""
    heads = np.full(len(scores), root)
    reach = scores[:, root].copy()  # how well the best word in the tree heads each word outside it
    reach[root] = -np.inf
    outside = np.ones(len(scores), bool)
    outside[root] = False
    while outside.any():
        word = int(np.where(outside, reach, -np.inf).argmax())
        outside[word] = False
        better = outside & (scores[:, word] > reach)
        heads[better], reach[better] = word, scores[better, word]
    return [int(head) for head in heads]


def _cycle(heads: Sequence[int]) -> list[int]:
    """Return the words of one cycle longer than a self-loop, or nothing."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path: list[int] = []
        word = start
        while not state[word] and heads[word] != word:
            state[word] = 1
            path.append(word)
            word = heads[word]
        if word in path:
            return path[path.index(word) :]
        for k in path:
            state[k] = 2
    return []


def _spanning_tree(scores: NDArray[np.float64], root: int) -> list[int]:
    """Return the maximum spanning arborescence from `root`: contract cycles until none is left."""
    count = len(scores)
    heads = [int(row.argmax()) if word != root else root for word, row in enumerate(scores)]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [word for word in range(count) if word not in inside]
    joined = len(outside)
    small = np.full((joined + 1, joined + 1), -np.inf)
    small[:joined, :joined] = scores[np.ix_(outside, outside)]
    best = scores[np.ix_(outside, cycle)].argmax(1)  # of the cycle, each other word's likeliest head
    small[:joined, joined] = scores[outside, np.take(cycle, best)]
    gains = scores[np.ix_(cycle, outside)] - scores[cycle, np.take(heads, cycle)][:, None]
    entries = gains.argmax(0)  # where each other word would enter the cycle
    small[joined, :joined] = gains[entries, range(joined)]
    solved = _spanning_tree(small, outside.index(root))
    result = list(heads)
    for k, word in enumerate(outside):
        if word != root:
            head = solved[k]
            result[word] = cycle[int(best[k])] if head == joined else outside[head]
    into = solved[joined]
    result[cycle[int(entries[into])]] = outside[into]
    return result
