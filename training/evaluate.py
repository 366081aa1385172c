"""Measure the exported reader, head by head, on data it never saw, and print the figures of the model card as JSON.

    python training/evaluate.py --corpora DIR --model DIR [--name reader] [--polnear-out FILE]

Dependencies and tags: UD EWT dev, on gold words. Names: every tenth document of wikigold, re3d and GUM, and the
agreement with machine labels on PolNeAR dev. Roles: PolNeAR dev, first annotator, exact pieces cut at sentence ends.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

import corpora
from communique.read.decoding import Piece
from communique.read.encoder import Encoder, Marks, load_encoder
from train import HELD_OUT_GUM


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--name", default="reader")
    options = parser.parse_args()
    encoder = load_encoder(options.name, options.model)
    figures: dict[str, object] = {"model": encoder.name}
    gum = [d for k, d in enumerate(corpora.gum(options.corpora)) if not k % HELD_OUT_GUM]
    figures["UD EWT dev"] = syntax(encoder, corpora.english_web_treebank(options.corpora, "dev"))
    figures["GUM held out"] = syntax(encoder, gum)
    for name, documents in (("wikigold", corpora.wikigold), ("re3d", corpora.re3d)):
        held_out = [d for k, d in enumerate(documents(options.corpora)) if not k % 10]
        figures[f"names, {name} held out"] = names(encoder, held_out)
    figures["names, GUM held out"] = names(encoder, gum)
    polnear = corpora.polnear(options.corpora, "dev")
    figures["names, PolNeAR dev (machine labels)"] = names(encoder, polnear)
    figures["roles, PolNeAR dev"] = roles(encoder, polnear)
    print(json.dumps(figures, indent=1))


def read(encoder: Encoder, documents: Iterable[corpora.Document]) -> list[tuple[corpora.Sentence, Marks]]:
    return [
        pair
        for document in documents
        for pair in zip(document.sentences, encoder.read([s.words for s in document.sentences]), strict=True)
    ]


def syntax(encoder: Encoder, documents: list[corpora.Document]) -> dict[str, float]:
    """Return UPOS accuracy, UAS and LAS in per cent, punctuation included, with full relation labels."""
    total = tags = heads = both = 0
    for gold, marks in read(encoder, documents):
        for k in range(len(gold.words)):
            total += 1
            tags += gold.pos[k] == marks.pos[k]
            heads += gold.heads[k] == marks.heads[k]
            both += gold.heads[k] == marks.heads[k] and gold.relations[k] == marks.relations[k]
    return {"words": total, "UPOS": percent(tags, total), "UAS": percent(heads, total), "LAS": percent(both, total)}


def names(encoder: Encoder, documents: list[corpora.Document]) -> dict[str, object]:
    pairs = [(pieces(gold.names), marks.names) for gold, marks in read(encoder, documents)]
    kinds = [kind for kind in ("PER", "ORG", "LOC") if any(p.kind == kind for gold, _ in pairs for p in gold)]
    return exact(pairs, kinds)


def roles(encoder: Encoder, documents: list[corpora.Document]) -> dict[str, object]:
    pairs = [(pieces(gold.roles[min(gold.roles)]), marks.roles) for gold, marks in read(encoder, documents)]
    return exact(pairs, ["source", "cue", "content"])


def exact(pairs: list[tuple[list[Piece], Iterable[Piece]]], kinds: list[str]) -> dict[str, object]:
    """Return precision, recall and F1 of exact pieces in per cent, by kind and together."""
    result: dict[str, object] = {}
    for kind in [*kinds, "all"]:
        gold_count = found_count = hits = 0
        for gold, found in pairs:
            left = {(p.kind, p.first, p.last) for p in gold if p.kind in kinds and kind in ("all", p.kind)}
            right = {(p.kind, p.first, p.last) for p in found if p.kind in kinds and kind in ("all", p.kind)}
            gold_count += len(left)
            found_count += len(right)
            hits += len(left & right)
        result[kind] = {
            "P": percent(hits, found_count),
            "R": percent(hits, gold_count),
            "F1": percent(2 * hits, gold_count + found_count),
            "gold": gold_count,
        }
    return result


def pieces(labels: list[str]) -> list[Piece]:
    found, first = [], None
    for k, label in enumerate([*labels, "O"]):
        if first is not None and not label.startswith("I-"):
            found.append(Piece(labels[first][2:], first, k))
            first = None
        if first is None and label != "O":
            first = k
    return found


def percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


if __name__ == "__main__":
    main()
