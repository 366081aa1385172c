"""Measure the grouping of documents into stories on ECB+: the two events of each topic are two stories."""

from pathlib import Path
from typing import Any

from communique.bench.clustering import b_cubed
from communique.bench.ecb_data import EcbDocument, read_ecb
from communique.fuse.stories import ALIKE, group_stories

THRESHOLDS = tuple(k / 100 for k in range(10, 29, 2))


def bench_stories(folder: Path) -> dict[str, Any]:
    """Return B-cubed on topics 1-35; the threshold is tuned on the odd topics, `held_out` are the even ones."""
    documents, _ = read_ecb(folder, range(1, 36))
    odd = [document for document in documents if document.topic % 2]
    even = [document for document in documents if not document.topic % 2]
    best = max(THRESHOLDS, key=lambda alike: _score(odd, alike)["f1"])
    return {
        "documents": len(documents),
        "threshold": best,
        "tuned_on": _score(odd, best),
        "held_out": _score(even, best),
        "all_topics_as_shipped": _score(documents, ALIKE),
    }


def _score(documents: list[EcbDocument], alike: float) -> dict[str, float]:
    gold = {document.document.id: document.subtopic for document in documents}
    return b_cubed(gold, group_stories([document.document for document in documents], alike=alike))
