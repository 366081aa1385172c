"""Find how much to add to the scores of the names head, so that it marks neither too much nor too little.

    python training/calibrate.py --corpora DIR --model DIR

Training on corpora that draw names differently leaves the head too eager for PolNeAR's articles. The additions are
chosen on each half of PolNeAR's dev articles and measured on the other; what is printed last, chosen on both, is for
`export.py --add`.
"""

import argparse
from itertools import product
from pathlib import Path

import numpy as np

import corpora
import evaluate
from communique.read.decoding import decode_pieces
from communique.read.encoder import load_encoder

STEPS = {"O": (0.0, 0.4, 0.8, 1.2), "ORG": (-0.4, 0.0, 0.4), "MISC": (0.0, 0.5)}  # tried, all with all
KINDS = ["PER", "ORG", "LOC"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    encoder = load_encoder("reader", options.model)
    labels = list(corpora.NAMES)
    rows = []  # (half, gold pieces, scores) of each sentence
    for number, document in enumerate(corpora.polnear(options.corpora, "dev")):
        scores, start = encoder.scores([s.words for s in document.sentences])["names"], 0
        for sentence in document.sentences:
            end = start + len(sentence.words)
            rows.append((number % 2, evaluate.pieces(sentence.names), scores[start:end]))
            start = end

    def measure(half: int | None, added: dict[str, float]) -> float:
        more = np.array([added.get(label.rpartition("-")[2], 0.0) for label in labels], np.float32)
        pairs = [(gold, decode_pieces(own + more, labels, ())) for part, gold, own in rows if half in (None, part)]
        return evaluate.exact(pairs, KINDS)["all"]["F1"]

    choices = [dict(zip(STEPS, values, strict=True)) for values in product(*STEPS.values())]
    print(f"as it is: {measure(None, {})}")
    for half in (0, 1):
        best = max(choices, key=lambda added: measure(half, added))
        print(
            f"chosen on half {half}: {best}, there {measure(half, best)}, on the other half {measure(1 - half, best)}"
        )
    best = max(choices, key=lambda added: measure(None, added))
    print("--add " + ",".join(f"{label}={value}" for label, value in best.items()) + f" on all: {measure(None, best)}")


if __name__ == "__main__":
    main()
