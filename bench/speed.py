"""Time the readers side by side on the sample reports, in CPU milliseconds for 600 words on one core, and peak memory.

    python bench/speed.py [--rounds 5] [--spacy PIPELINE]

With `--spacy`, a spaCy pipeline reads the same texts in the same run (tokens, tags, dependencies only).
"""

import argparse
import json
import os
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core; read when numpy is first imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from communique.config import Config
from communique.directory import load_directory
from communique.ingest import document_from_text
from communique.model import Document
from communique.read import load_reader

REPORTS = Path(__file__).parents[1] / "samples" / "reports"
WORDS = 600


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--spacy", help="name of an installed spaCy pipeline")
    options = parser.parse_args()
    documents = [document_from_text(path.read_text(), name=path.name) for path in sorted(REPORTS.glob("*.txt"))]
    words = sum(len(document.text.split()) for document in documents)
    figures: dict[str, object] = {"documents": len(documents), "words": words}
    for name in ("rules", "fast", "accurate"):
        begun = time.process_time()
        reader = load_reader(Config(reader=name), directory=load_directory())
        reader.read(documents[0])
        loading = time.process_time() - begun
        each = timed(reader.read, documents, options.rounds)
        figures[name] = {"ms for 600 words": round(1000 * each * WORDS / words), "first document s": round(loading, 2)}
        figures[f"{name}, peak MB so far"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if options.spacy:
        import spacy

        pipeline = spacy.load(options.spacy)
        each = timed(lambda document: pipeline(document.text), documents, options.rounds)
        figures[options.spacy] = {"ms for 600 words": round(1000 * each * WORDS / words)}
    print(json.dumps(figures, indent=1))


def timed(read: Callable[[Document], object], documents: list[Document], rounds: int) -> float:
    """Return the median CPU seconds that `documents` take."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        for document in documents:
            read(document)
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
