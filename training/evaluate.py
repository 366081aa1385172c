"""Measure the exported reader, head by head, on data it never saw, and print the figures of the model card as JSON.

    python training/evaluate.py --corpora DIR --model DIR [--name reader] [--polnear-out FILE]

Dependencies and tags: UD EWT dev, on gold words. Names: every tenth document of wikigold, re3d and GUM, every sixth
article of MEANTIME, and the agreement with machine labels on PolNeAR dev. Roles: PolNeAR dev, first annotator, exact
pieces cut at sentence ends. Deeds, their arguments and acts: every sixth line of `data/events.txt` and `data/acts.txt`;
a trigger's kind must be right ("deeds") or need not ("deeds of any kind").
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

import corpora
import marked
from communique.read.decoding import Piece, mean_chances
from communique.read.encoder import Encoder, Marks, load_encoder
from train import HELD_OUT_GUM, HELD_OUT_NEWS, OWN


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--name", default="reader")
    parser.add_argument("--limit", type=int, help="documents a corpus, for a trial")
    options = parser.parse_args()
    encoder = load_encoder(options.name, options.model)
    figures: dict[str, object] = {"model": encoder.name}
    limit = options.limit
    gum = [d for k, d in enumerate(corpora.gum(options.corpora)) if not k % HELD_OUT_GUM][:limit]
    figures["UD EWT dev"] = syntax(encoder, corpora.english_web_treebank(options.corpora, "dev")[:limit])
    figures["GUM held out"] = syntax(encoder, gum)
    for name, documents in (("wikigold", corpora.wikigold), ("re3d", corpora.re3d)):
        held_out = [d for k, d in enumerate(documents(options.corpora)) if not k % 10][:limit]
        figures[f"names, {name} held out"] = names(encoder, held_out)
    figures["names, GUM held out"] = names(encoder, gum)
    polnear = corpora.polnear(options.corpora, "dev")[:limit]
    figures["names, PolNeAR dev (machine labels)"] = names(encoder, polnear)
    figures["roles, PolNeAR dev"] = roles(encoder, polnear)
    news = [d for k, d in enumerate(corpora.meantime(options.corpora)) if not k % HELD_OUT_NEWS][:limit]
    figures["names, MEANTIME held out"] = names(encoder, news)
    events = [d for k, d in enumerate(marked.marked_events(OWN / "events.txt")) if not k % HELD_OUT_NEWS]
    figures |= deeds(encoder, events)
    spoken = [d for k, d in enumerate(marked.marked_acts(OWN / "acts.txt")) if not k % HELD_OUT_NEWS]
    figures |= acts(encoder, spoken)
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
            if marks.heads:
                heads += gold.heads[k] == marks.heads[k]
                both += gold.heads[k] == marks.heads[k] and gold.relations[k] == marks.relations[k]
    scores = {"words": total, "UPOS": percent(tags, total)}
    return scores | ({"UAS": percent(heads, total), "LAS": percent(both, total)} if encoder.reads_syntax else {})


def names(encoder: Encoder, documents: list[corpora.Document]) -> dict[str, object]:
    """Return the figures of exact names; what touches a word that the corpus leaves unsure is not counted."""
    pairs = []
    for gold, marks in read(encoder, documents):
        unsure = {k for k, label in enumerate(gold.names) if label == corpora.UNSURE}
        found = [piece for piece in marks.names if not unsure & set(range(piece.first, piece.last))]
        pairs.append((pieces(["O" if label == corpora.UNSURE else label for label in gold.names]), found))
    kinds = [kind for kind in ("PER", "ORG", "LOC") if any(p.kind == kind for gold, _ in pairs for p in gold)]
    return exact(pairs, kinds)


def roles(encoder: Encoder, documents: list[corpora.Document]) -> dict[str, object]:
    pairs = [(pieces(gold.roles[min(gold.roles)]), marks.roles) for gold, marks in read(encoder, documents)]
    return exact(pairs, ["source", "cue", "content"])


def deeds(encoder: Encoder, documents: list[corpora.Document]) -> dict[str, object]:
    """Return the figures of triggers and arguments, {} if the encoder reads none."""
    both = read(encoder, documents)
    if not any(marks.events for _, marks in both):
        return {}
    triggers = [(pieces(gold.events), marks.events) for gold, marks in both]
    any_kind = [
        ([Piece("", p.first, p.last) for p in gold], [Piece("", p.first, p.last) for p in found])
        for gold, found in triggers
    ]
    arguments = [(pieces(gold.arguments), marks.arguments) for gold, marks in both]
    kinds = sorted({piece.kind for gold, _ in triggers for piece in gold})
    return {
        "deeds": exact(triggers, kinds),
        "deeds of any kind": {"all": exact(any_kind, [""])["all"]},
        "arguments of deeds": exact(arguments, ["ACTOR", "TARGET", "PLACE", "TIME", "PAPER"]),
    }


def acts(encoder: Encoder, documents: list[corpora.Document]) -> dict[str, object]:
    """Return the figures of acts, one a statement, {} if the encoder reads none."""
    gold_acts, found_acts = [], []
    for document in documents:
        rows, wanted = [], ""
        marks = encoder.read([s.words for s in document.sentences])
        for sentence, mark in zip(document.sentences, marks, strict=True):
            if not mark.acts:
                return {}
            rows += [mark.acts[k] for k, act in enumerate(sentence.acts) if act]
            wanted = next((act for act in sentence.acts if act), wanted)
        chances = mean_chances(rows)
        gold_acts.append([Piece(wanted, 0, 1)])
        found_acts.append([Piece(corpora.ACTS[int(np.argmax(chances))], 0, 1)])
    return {"acts": exact(list(zip(gold_acts, found_acts, strict=True)), list(corpora.ACTS))}


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
    return [Piece(kind, first, last) for kind, first, last in corpora.pieces(labels)]


def percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


if __name__ == "__main__":
    main()
