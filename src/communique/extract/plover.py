"""Tell which PLOVER deed a sentence reports between a given source and a given target, and measure how well.

The classifier is ridge regression of one column a type on features of the sentence (`plover_features`), solved in its
dual form: training is one linear system, the result depends on nothing but the rows. It serves `communique bench plv`,
which any file in the form of the Zero-Shot-PLOVER data set can be given to (Hu et al., ACL 2024: tab-separated,
`marked_sentence` with `<s>` and `<t>`, `gold_root`).
"""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.errors import InputError
from communique.extract.plover_features import VIEWS, Feature, features_of, parse_marked

# The data set's roots: YIELD stands for PLOVER's CONCEDE and RETREAT; root to quad class as its authors score it.
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
QUAD_TABLE = (
    "Zero-Shot-PLOVER: AGREE CONSULT SUPPORT 1; COOPERATE AID YIELD 2; REQUEST ACCUSE REJECT THREATEN 3; others 4"
)
ROOTS = tuple(QUADS)
RIDGE = 2.0
RARE = 2  # features seen in fewer training rows than this are left out

Matrix = NDArray[np.float64]


class PloverRow(msgspec.Struct, frozen=True):
    """One pair of source and target in a sentence, with its root type."""

    sentence: str
    root: str


class PloverClassifier:
    """A trained classifier; `fit` makes it."""

    def __init__(
        self, index: dict[str, dict[Feature, int]], inverse: dict[str, Matrix], weights: dict[str, Matrix]
    ) -> None:
        self._index = index
        self._inverse = inverse
        self._weights = weights

    def scores(self, sentences: Sequence[str]) -> Matrix:
        """Return one row a sentence and one column a root, higher is likelier."""
        total = np.zeros((len(sentences), len(ROOTS)))
        views = [features_of(parse_marked(sentence)) for sentence in sentences]
        for view in VIEWS:
            total += _matrix(views, view, self._index[view], self._inverse[view]) @ self._weights[view]
        return total

    def classify(self, sentences: Sequence[str]) -> list[str]:
        """Return the likeliest root of each sentence; there is no abstaining."""
        return [ROOTS[best] for best in self.scores(sentences).argmax(axis=1)]


def fit(rows: Sequence[PloverRow]) -> PloverClassifier:
    """Return a classifier trained on `rows`."""
    views = [features_of(parse_marked(row.sentence)) for row in rows]
    index: dict[str, dict[Feature, int]] = {}
    inverse: dict[str, Matrix] = {}
    matrices: dict[str, Matrix] = {}
    for view in VIEWS:
        seen = Counter(feature for features in views for feature in features[view])
        kept = sorted(feature for feature, times in seen.items() if times >= RARE)
        index[view] = {feature: place for place, feature in enumerate(kept)}
        inverse[view] = np.log(len(rows) / np.array([float(seen[feature]) for feature in kept] or [1.0]))
        matrices[view] = _matrix(views, view, index[view], inverse[view])
    kernel = np.sum([matrix @ matrix.T for matrix in matrices.values()], axis=0)
    wanted = np.array([[float(row.root == root) for root in ROOTS] for row in rows])
    # Rows of rare types weigh more, by the square root of their rarity: macro-F1 counts every type the same.
    weight = (wanted / np.sqrt(np.maximum(wanted.sum(axis=0), 1.0))).sum(axis=1)
    dual = np.linalg.solve(kernel + np.diag(RIDGE * weight.mean() / weight), wanted - wanted.mean(axis=0))
    return PloverClassifier(index, inverse, {view: matrix.T @ dual for view, matrix in matrices.items()})


def read_rows(path: Path) -> list[PloverRow]:
    """Return the rows of a file in the form of PLV.

    Raises:
        InputError: a column is missing or a root is none of the data set's.
    """
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t"))
    rows: list[PloverRow] = []
    for number, line in enumerate(table, 2):
        sentence, root = line.get("marked_sentence"), line.get("gold_root")
        if not sentence or root not in QUADS:
            raise InputError(
                "not-plv", f"{path}:{number}: want columns marked_sentence and gold_root (one of {', '.join(ROOTS)})",
                "name a tab-separated file in the form of PLV_train.tsv",
            )  # fmt: skip
        rows.append(PloverRow(sentence, root))
    return rows


def bench_plv(path: Path, folds: int = 5, *, seed: int = 0) -> dict[str, Any]:
    """Return macro-F1 (percent) by cross-validation over the file's rows: root (15 types), quad (4), binary (2).

    Folds are stratified by root. Every row is predicted once, by a classifier that saw neither it nor its sentence's
    other pairs where they fall into another fold.
    """
    rows = read_rows(path)
    gold = [row.root for row in rows]
    fold = split_folds(gold, folds, seed)
    predicted = [""] * len(rows)
    for held_out in range(folds):
        train = [row for row, number in zip(rows, fold, strict=True) if number != held_out]
        test = [place for place, number in enumerate(fold) if number == held_out]
        for place, root in zip(test, fit(train).classify([rows[place].sentence for place in test]), strict=True):
            predicted[place] = root
    quads = [str(QUADS[root]) for root in gold], [str(QUADS[root]) for root in predicted]
    sides = [str(QUADS[root] > 2) for root in gold], [str(QUADS[root] > 2) for root in predicted]
    return {
        "rows": len(rows),
        "folds": folds,
        "root": round(macro_f1(gold, predicted), 1),
        "quad": round(macro_f1(*quads), 1),
        "binary": round(macro_f1(*sides), 1),
        "by_root": {root: round(f1(gold, predicted, root), 1) for root in ROOTS if root in gold},
        "quad_table": QUAD_TABLE,
    }


def split_folds(labels: Sequence[str], folds: int, seed: int) -> list[int]:
    """Return a fold for each row, the rows of each label spread evenly."""
    random = np.random.default_rng(seed)
    fold = [0] * len(labels)
    for label in sorted(set(labels)):
        places = np.array([place for place, other in enumerate(labels) if other == label])
        random.shuffle(places)
        for number, place in enumerate(places):
            fold[int(place)] = number % folds
    return fold


def f1(gold: Sequence[str], predicted: Sequence[str], label: str) -> float:
    """Return the F1 of one label in percent."""
    both = sum(one == label and other == label for one, other in zip(gold, predicted, strict=True))
    total = sum(one == label for one in gold) + sum(one == label for one in predicted)
    return 200.0 * both / total if total else 0.0


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Return the mean F1 over the labels of `gold`, in percent."""
    labels = sorted(set(gold))
    return sum(f1(gold, predicted, label) for label in labels) / len(labels) if labels else 0.0


def _matrix(views: Sequence[dict[str, set[Feature]]], view: str, index: dict[Feature, int], inverse: Matrix) -> Matrix:
    """Return the rows of one view: inverse document frequencies at unit length, times the root of its weight."""
    matrix = np.zeros((len(views), max(len(index), 1)))
    for row, features in enumerate(views):
        for feature in features[view]:
            place = index.get(feature)
            if place is not None:
                matrix[row, place] = inverse[place]
    length = np.linalg.norm(matrix, axis=1, keepdims=True)
    length[length == 0] = 1.0
    scaled: Matrix = matrix / length * np.sqrt(VIEWS[view])
    return scaled
