"""Train the perceptron tagger of the rule reader and write its data file.

python training/tagger.py --corpora DIR --out src/communique/read/data/tagger.msgpack.gz
"""

import argparse
import collections
import gzip
import random
from pathlib import Path

import msgspec

import corpora
from communique.read.tagger import BEGIN, SURE, TaggerData, features, normal, regular_lemma, tag_words
from train import HELD_OUT_GUM

EPOCHS = 6
LEAST = 0.12  # averaged weights below this are dropped: they change no tag in a thousand
SCALE = 20  # weights are stored as whole numbers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="documents to learn from, for a trial")
    options = parser.parse_args()
    gum = corpora.gum(options.corpora)
    documents = corpora.english_web_treebank(options.corpora, "train") + [
        d for k, d in enumerate(gum) if k % HELD_OUT_GUM
    ]
    sentences = [s for d in documents[: options.limit] for s in d.sentences]
    data = TaggerData(tuple(corpora.UPOS), *train(sentences), lemmas(options.corpora))
    options.out.write_bytes(gzip.compress(msgspec.msgpack.encode(data), 9, mtime=0))
    held_out = [d for k, d in enumerate(gum) if not k % HELD_OUT_GUM]
    for name, test in (("EWT dev", corpora.english_web_treebank(options.corpora, "dev")), ("GUM held out", held_out)):
        pairs = [pair for d in test for s in d.sentences for pair in zip(s.pos, tag_words(s.words, data), strict=False)]
        print(f"{name}: UPOS {100 * sum(gold == tag for gold, tag in pairs) / len(pairs):.2f} % of {len(pairs)} words")


def train(sentences: list[corpora.Sentence]) -> tuple[dict[str, list[int]], dict[str, int]]:
    tags = {tag: k for k, tag in enumerate(corpora.UPOS)}
    seen: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    for s in sentences:
        for word, tag in zip(s.words, s.pos, strict=False):
            seen[word][tag] += 1
    known = {w: tags[c.most_common(1)[0][0]] for w, c in seen.items() if len(c) == 1 and c.total() >= SURE}
    weights: dict[str, list[float]] = {}
    totals: dict[str, list[float]] = {}
    stamps: dict[str, list[int]] = {}
    clock = 0
    lot = random.Random(1)
    for _ in range(EPOCHS):
        lot.shuffle(sentences)
        for s in sentences:
            before, before2 = BEGIN
            context = ["", "", *map(normal, s.words), "", ""]
            for index, word in enumerate(s.words):
                if word in known:
                    guess = known[word]
                else:
                    found = features(index, word, context, before, before2)
                    scores = [0.0] * len(tags)
                    for feature in found:
                        row = weights.get(feature)
                        if row:
                            for k, value in enumerate(row):
                                scores[k] += value
                    guess = max(range(len(scores)), key=scores.__getitem__)
                    truth = tags.get(s.pos[index])
                    clock += 1
                    if truth is not None and truth != guess:
                        for feature in found:
                            row = weights.setdefault(feature, [0.0] * len(tags))
                            total = totals.setdefault(feature, [0.0] * len(tags))
                            stamp = stamps.setdefault(feature, [0] * len(tags))
                            for k, change in ((truth, 1.0), (guess, -1.0)):
                                total[k] += (clock - stamp[k]) * row[k]
                                stamp[k] = clock
                                row[k] += change
                before2, before = before, corpora.UPOS[guess]
    result = {}
    for feature, row in weights.items():
        mean = [(totals[feature][k] + (clock - stamps[feature][k]) * row[k]) / clock for k in range(len(tags))]
        if max(map(abs, mean)) >= LEAST:
            result[feature] = [round(SCALE * value) for value in mean]
    return result, known


def lemmas(root: Path) -> dict[str, str]:
    """Return the lemmas that the regular rules do not give, by `form/UPOS`."""
    counts: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    names = (root / "file-lists" / "files.train").read_text().split()
    for path in [*(root / "sources" / name for name in names), *sorted((root / "gum").glob("*.conllu"))]:
        for line in path.read_text(encoding="utf-8").split("\n"):
            columns = line.split("\t")
            if len(columns) == 10 and columns[0].isdigit() and columns[3] not in ("PROPN", "PUNCT", "NUM", "X", "SYM"):
                counts[f"{columns[1].lower()}/{columns[3]}"][columns[2].lower()] += 1
    best = {key: found.most_common(1)[0][0] for key, found in counts.items()}
    return {key: lemma for key, lemma in best.items() if lemma != regular_lemma(*key.rsplit("/", 1))}


if __name__ == "__main__":
    main()
