"""Event coreference across the documents of ECB+ with gold mentions: pair scores, average link, the lemma rule.

A logistic regression over few features scores pairs of mentions; the clustering is the one that makes entries. Odd
topics of 1-35 train and tune, even ones are reported: the whole corpus in one bag, within the gold topics, and within
the stories that the program finds itself.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.bench.clustering import conll
from communique.bench.ecb_data import EcbDocument, EcbMention, read_ecb
from communique.fuse.clusters import Pair, average_link, connected_parts
from communique.fuse.stories import group_stories
from communique.fuse.views import content_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

STEM = 5  # first letters that "resign" and "resignation" share
SAME_AS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)  # thresholds tried on the tuning half
STEPS, PULL = 25, 1.0  # Newton steps of the regression, and its ridge


def bench_ecb(folder: Path) -> dict[str, Any]:
    """Return CoNLL F1 (with MUC, B-cubed, CEAFe) on the even topics at three levels, the lemma rule's beside it."""
    halves = [_Half(*read_ecb(folder, range(first, 36, 2))) for first in (1, 2)]
    tuning, held_out = halves
    synonyms = _Synonyms(tuning)
    figures: dict[str, Any] = {"mentions": {"tuned_on": len(tuning.mentions), "held_out": len(held_out.mentions)}}
    levels: dict[str, Callable[[_Half], list[str]]] = {
        "corpus": lambda half: ["" for _ in half.mentions],
        "gold_topic": lambda half: [str(mention.topic) for mention in half.mentions],
        "own_stories": lambda half: [half.story[mention.document] for mention in half.mentions],
    }
    for level, bag_of in levels.items():
        bags = [bag_of(half) for half in halves]
        pairs = [
            half.proposed(synonyms) if level == "corpus" else _within(bag)
            for half, bag in zip(halves, bags, strict=True)
        ]
        inputs = [_matrix(half, own, synonyms) for half, own in zip(halves, pairs, strict=True)]
        weights = _fit(tuning, pairs[0], inputs[0])
        scores = [_scores(own, rows, weights) for own, rows in zip(pairs, inputs, strict=True)]
        best = max(SAME_AS, key=lambda same: _judge(tuning, _cluster(tuning, scores[0], bags[0], same))["conll"])
        lemma = {m.id: (bag, m.lemma) for m, bag in zip(held_out.mentions, bags[1], strict=True)}
        ours, rule = _judge(held_out, _cluster(held_out, scores[1], bags[1], best)), _judge(held_out, lemma)
        figures[level] = ours | {"lemma_rule": rule["conll"], "gain": ours["conll"] - rule["conll"], "threshold": best}
    return figures


def _within(bags: Sequence[str]) -> list[Pair]:
    """Return all pairs of one bag: average link counts what was never scored as unlike, so none is left out."""
    members: dict[str, list[int]] = defaultdict(list)
    for k, bag in enumerate(bags):
        members[bag].append(k)
    return sorted((left, right) for own in members.values() for n, left in enumerate(own) for right in own[n + 1 :])


class _Half:
    """Documents and mentions with what the features need: sparse word vectors of sentences and documents, stories."""

    def __init__(self, documents: Sequence[EcbDocument], mentions: Sequence[EcbMention]) -> None:
        self.mentions = mentions
        self.story = group_stories([document.document for document in documents])
        words = {
            (d.document.id, k): content_words(" ".join(token.lemma or token.text for token in line))
            for d in documents
            for k, line in enumerate(d.sentences)
        }
        whole = {
            d.document.id: content_words(" ".join(t.lemma for line in d.sentences for t in line)) for d in documents
        }
        frequency = Counter(word for own in whole.values() for word in own)
        self.rarity = {word: math.log(1 + len(documents) / count) for word, count in frequency.items()}
        self.sentence = {key: self._vector(own) for key, own in words.items()}
        self.whole = {key: self._vector(own) for key, own in whole.items()}
        self.names = {
            (d.document.id, k): frozenset(t.text.casefold() for t in line if t.pos in ("PROPN", "NUM"))
            for d in documents
            for k, line in enumerate(d.sentences)
        }
        self._like: dict[tuple[str, str], float] = {}

    def _vector(self, words: frozenset[str]) -> dict[str, float]:
        vector = {word: self.rarity.get(word, 0.0) for word in words}
        norm = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {word: weight / norm for word, weight in vector.items()}

    def like(self, left: str, right: str) -> float:
        key = (left, right) if left < right else (right, left)
        if key not in self._like:
            self._like[key] = _cosine(self.whole[left], self.whole[right])
        return self._like[key]

    def proposed(self, synonyms: "_Synonyms") -> list[Pair]:
        """Return the pairs worth scoring in the whole corpus: one stem, verbs seen together in training, one story."""
        partners = synonyms.partners()
        blocks: dict[str, list[int]] = defaultdict(list)
        for k, mention in enumerate(self.mentions):
            for key in {mention.lemma[:STEM], *partners.get(mention.lemma, ())} - {""}:
                blocks["stem " + key if key == mention.lemma[:STEM] else "lemma " + key].append(k)
            blocks["lemma " + mention.lemma].append(k)
        found = set(_within([self.story[mention.document] for mention in self.mentions]))
        for members in blocks.values():
            found.update((left, right) for n, left in enumerate(members) for right in members[n + 1 :])
        return sorted(found)

    def features(self, pair: Pair, synonyms: "_Synonyms") -> list[float]:
        one, two = self.mentions[pair[0]], self.mentions[pair[1]]
        here, there = (one.document, one.sentence), (two.document, two.sentence)
        same = float(one.lemma == two.lemma)
        stem = float(not same and one.lemma[:STEM] == two.lemma[:STEM])
        rate = synonyms.rate(one, two)
        sentence = _cosine(self.sentence[here], self.sentence[there])
        document = self.like(one.document, two.document)
        ours, theirs = self.names[here], self.names[there]
        names = len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
        story = float(self.story[one.document] == self.story[two.document])
        rare = self.rarity.get(one.lemma, 3.0) / 5 if same else 0.0
        own = float(one.document == two.document)
        known = float(rate >= 0)
        return [
            1.0, same, stem, max(rate, 0.0), known, sentence, document, names, float(bool(ours and theirs)),
            story, rare, own, float(here == there), same * sentence, same * document, same * story, rare * story,
            sentence * story,
            names * same, names * story, max(rate, 0.0) * story, max(rate, 0.0) * document, own * same,
            float(one.pos == two.pos), stem * story, math.sqrt(document), math.sqrt(sentence),
        ]  # fmt: skip


def _cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return sum(weight * large[word] for word, weight in small.items() if word in large)


class _Synonyms:
    """How often two different verbs of one story were one event in training; what a topic taught is not asked of it."""

    def __init__(self, half: _Half) -> None:
        self._seen: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        self._one: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        by_story: dict[str, list[EcbMention]] = defaultdict(list)
        for mention in half.mentions:
            by_story[half.story[mention.document]].append(mention)
        for mentions in by_story.values():
            for k, left in enumerate(mentions):
                for right in mentions[k + 1 :]:
                    if left.lemma != right.lemma and left.document != right.document:
                        key = (min(left.lemma, right.lemma), max(left.lemma, right.lemma))
                        self._seen[key][left.topic] += 1
                        self._one[key][left.topic] += left.chain == right.chain

    def rate(self, one: EcbMention, two: EcbMention) -> float:
        """Return the share, drawn to zero where seldom seen; -1 for verbs not seen together outside the topic."""
        key = (min(one.lemma, two.lemma), max(one.lemma, two.lemma))
        if key not in self._seen:
            return -1.0
        seen = self._seen[key].total() - self._seen[key][one.topic]
        return (self._one[key].total() - self._one[key][one.topic]) / (seen + 2) if seen else -1.0

    def partners(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for (left, right), topics in self._one.items():
            if topics.total() / (self._seen[left, right].total() + 2) >= 0.1:
                found[left].add(right)
                found[right].add(left)
        return found


def _matrix(half: _Half, pairs: Sequence[Pair], synonyms: "_Synonyms") -> "Matrix":
    import numpy as np

    return np.array([half.features(pair, synonyms) for pair in pairs], np.float64)


def _fit(half: _Half, pairs: Sequence[Pair], inputs: "Matrix") -> "Matrix":
    """Return the weights of a ridge logistic regression, by Newton's method."""
    import numpy as np

    wanted = np.array([half.mentions[a].chain == half.mentions[b].chain for a, b in pairs], np.float64)
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


def _cluster(half: _Half, scores: Mapping[Pair, float], bags: Sequence[str], same: float) -> dict[str, int]:
    inside = {pair: score for pair, score in scores.items() if bags[pair[0]] == bags[pair[1]] and score >= 0.02}
    found: dict[str, int] = {}
    for part, scored in connected_parts(len(half.mentions), inside, same):
        for group in average_link(part, scored, same):
            for k in group:
                found[half.mentions[k].id] = group[0]
    return found


def _judge(half: _Half, found: Mapping[str, Any]) -> dict[str, float]:
    return conll({mention.id: mention.chain for mention in half.mentions}, found)
