"""Train a small spaCy CNN on the data our reader learnt from, and measure both in one run.

    python -m venv VENV && VENV/bin/pip install spacy msgspec numpy onnxruntime
    PYTHONPATH=src:training VENV/bin/python bench/spacy_cnn.py train --corpora DIR --model FOLDER [--minutes 15]
    PYTHONPATH=src:training VENV/bin/python bench/spacy_cnn.py measure --corpora DIR --model FOLDER

The pipeline is built as spaCy's own `en_core_web_sm`: `tok2vec` (HashEmbedCNN, width 96, depth 4) shared by tagger and
parser, trained on UD EWT train; `ner` with a CNN of its own, trained on the gold names of wikigold, re3d, GUM and
MEANTIME, their held-out documents left out. spaCy is no dependency of the project.
"""

import argparse
import json
import os
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core; read when numpy is first imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

import corpora
from communique.config import Config
from communique.directory import load_directory
from communique.ingest import document_from_text
from communique.read import load_reader

REPORTS = Path(__file__).parents[1] / "samples" / "reports"
TEN = 10  # every tenth document is held out, as in training/evaluate.py
SYNTAX_SHARE = 0.6  # of the time; the parser needs more of it than the names
BATCH = 1200  # words
SEED = 7
CNN = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
    "pretrained_vectors": None,
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
PARSER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "parser",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", choices=("train", "measure"))
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if options.action == "train":
        train(options.corpora, options.minutes * 60).to_disk(options.model)
    else:
        print(json.dumps(measure(options.corpora, options.model, options.rounds), indent=1))


def train(root: Path, seconds: float) -> Any:
    """Return a pipeline trained for `seconds` of the clock."""
    spacy.util.fix_random_seed(SEED)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tok2vec", config={"model": CNN})
    pipeline.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    pipeline.add_pipe("parser", config={"model": {**PARSER, "tok2vec": LISTENER}})
    pipeline.add_pipe("ner", config={"model": {**PARSER, "state_type": "ner", "tok2vec": CNN}})
    syntax = [s for d in corpora.english_web_treebank(root, "train") for s in d.sentences]
    names = [s for d in named(root, held_out=False) for s in d.sentences if corpora.UNSURE not in (s.names or ())]
    trees = [Example(blank(pipeline, s), with_tree(pipeline, s)) for s in syntax]
    named_examples = [Example(blank(pipeline, s), with_names(pipeline, s)) for s in names]
    optimizer = pipeline.initialize(lambda: trees + named_examples)
    teach(pipeline, optimizer, trees, ("ner",), seconds * SYNTAX_SHARE)
    teach(pipeline, optimizer, named_examples, ("tok2vec", "tagger", "parser"), seconds * (1 - SYNTAX_SHARE))
    return pipeline


def teach(pipeline: Any, optimizer: Any, examples: list[Example], idle: Iterable[str], seconds: float) -> None:
    end = time.monotonic() + seconds
    epoch = 0
    with pipeline.select_pipes(disable=list(idle)):
        while time.monotonic() < end:
            random.Random(SEED + epoch).shuffle(examples)
            losses: dict[str, float] = {}
            for batch in batches(examples):
                pipeline.update(batch, sgd=optimizer, drop=0.1, losses=losses)
                if time.monotonic() > end:
                    break
            epoch += 1
            print(epoch, {name: round(loss) for name, loss in losses.items()}, flush=True)


def batches(examples: list[Example]) -> Iterator[list[Example]]:
    batch: list[Example] = []
    for example in examples:
        batch.append(example)
        if sum(len(one.reference) for one in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def named(root: Path, *, held_out: bool) -> list[corpora.Document]:
    """Return the documents with gold names: those kept for measuring, or the others."""
    documents = []
    for part in (corpora.wikigold(root), corpora.re3d(root), corpora.gum(root)):
        documents += [document for k, document in enumerate(part) if (k % TEN == 0) == held_out]
    return documents if held_out else documents + corpora.meantime(root)


def blank(pipeline: Any, sentence: corpora.Sentence) -> Doc:
    count = len(sentence.words)
    return Doc(pipeline.vocab, words=sentence.words, sent_starts=[k == 0 for k in range(count)])


def with_tree(pipeline: Any, sentence: corpora.Sentence) -> Doc:
    return Doc(
        pipeline.vocab,
        words=sentence.words,
        tags=sentence.pos,
        heads=sentence.heads,
        deps=["ROOT" if k == head else sentence.relations[k] for k, head in enumerate(sentence.heads)],
    )


def with_names(pipeline: Any, sentence: corpora.Sentence) -> Doc:
    doc = Doc(pipeline.vocab, words=sentence.words)
    doc.set_ents(
        [Span(doc, first, last, label=kind) for kind, first, last in corpora.pieces(sentence.names)], default="outside"
    )
    return doc


def measure(root: Path, model: Path, rounds: int) -> dict[str, object]:
    """Return the table: accuracy on the same held-out parts and CPU time on the same reports, one core."""
    pipeline = spacy.load(model)
    trees = [s for d in corpora.english_web_treebank(root, "dev") for s in d.sentences]
    names = [s for d in named(root, held_out=True) for s in d.sentences]
    reports = [document_from_text(path.read_text(), name=path.name) for path in sorted(REPORTS.glob("*.txt"))]
    words = sum(len(report.text.split()) for report in reports)
    table: dict[str, object] = {"reports": len(reports), "words": words}
    table["spaCy CNN"] = {
        **tree_scores(trees, [parsed_by_spacy(pipeline, s) for s in trees]),
        "names F1": name_score(names, [names_by_spacy(pipeline, s) for s in names]),
        "ms for 600 words": milliseconds(lambda: [pipeline(report.text) for report in reports], words, rounds),
    }
    for name in ("accurate", "fast", "rules"):
        reader: Any = load_reader(Config(reader=name), directory=load_directory())
        row: dict[str, object] = {}
        encoder = getattr(reader, "encoder", None)
        if encoder is not None:
            marks = encoder.read([s.words for s in trees])
            row |= tree_scores(trees, [(m.pos, m.heads, m.relations) for m in marks])
            marks = encoder.read([s.words for s in names])
            row["names F1"] = name_score(names, [[(p.kind, p.first, p.last) for p in m.names] for m in marks])
            row["ms for 600 words, encoder"] = milliseconds(
                lambda encoder=encoder: [encoder.read([p.split() for p in r.text.split("\n")]) for r in reports],
                words,
                rounds,
            )
        row["ms for 600 words, whole reading"] = milliseconds(
            lambda reader=reader: [reader.read(report) for report in reports], words, rounds
        )
        table[name] = row
    return table


def parsed_by_spacy(pipeline: Any, sentence: corpora.Sentence) -> tuple[list[str], list[int], list[str]]:
    doc = blank(pipeline, sentence)
    for name, component in pipeline.pipeline:
        if name != "ner":
            doc = component(doc)
    relations = ["root" if word.dep_ == "ROOT" else word.dep_ for word in doc]
    return [word.tag_ for word in doc], [word.head.i for word in doc], relations


def names_by_spacy(pipeline: Any, sentence: corpora.Sentence) -> list[tuple[str, int, int]]:
    doc = pipeline.get_pipe("ner")(Doc(pipeline.vocab, words=sentence.words))
    return [(entity.label_, entity.start, entity.end) for entity in doc.ents]


def tree_scores(gold: list[corpora.Sentence], found: Iterable[tuple[Any, Any, Any]]) -> dict[str, float]:
    """Return UPOS and LAS in per cent, punctuation included; no LAS where nothing was parsed."""
    total = tags = both = 0
    parsed = False
    for sentence, (pos, heads, relations) in zip(gold, found, strict=True):
        for k in range(len(sentence.words)):
            total += 1
            tags += pos[k] == sentence.pos[k]
            if len(heads):
                parsed = True
                both += heads[k] == sentence.heads[k] and relations[k] == sentence.relations[k]
    scores = {"UPOS": round(100 * tags / total, 1)}
    return scores | {"LAS": round(100 * both / total, 1)} if parsed else scores


def name_score(gold: list[corpora.Sentence], found: Iterable[list[tuple[str, int, int]]]) -> float:
    """Return F1 of exact persons, bodies and places in per cent."""
    kinds = ("PER", "ORG", "LOC")
    hits = have = want = 0
    for sentence, names in zip(gold, found, strict=True):
        left = {name for name in corpora.pieces(sentence.names) if name[0] in kinds}
        right = {name for name in names if name[0] in kinds}
        hits, want, have = hits + len(left & right), want + len(left), have + len(right)
    return round(200 * hits / (want + have), 1)


def milliseconds(read: Callable[[], object], words: int, rounds: int) -> float:
    """Return the median CPU milliseconds for 600 words, the first round not counted."""
    taken = []
    for _ in range(rounds + 1):
        begun = time.process_time()
        read()
        taken.append(time.process_time() - begun)
    return round(1000 * statistics.median(taken[1:]) * 600 / words, 1)


if __name__ == "__main__":
    main()
