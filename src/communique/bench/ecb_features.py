"""What tells two event mentions of ECB+ to be one event: verbs, sentences, names, documents, stories, as numbers.

All pairs are worked out at once from matrices of mentions; a verb and its context are vectors of the trained reader's
words (`word_vectors`), so that verbs never seen together still are more or less alike.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from communique.bench.ecb_data import EcbDocument, EcbMention
from communique.bench.word_vectors import WordVectors
from communique.fuse.clusters import Pair
from communique.fuse.stories import group_stories
from communique.fuse.views import content_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Numbers = NDArray[np.int64]

STEM = 5  # first letters that "resign" and "resignation" share
CONTEXT = 6  # words on each side of a mention that tell who did it to whom
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
FAR = 8  # sentences between two mentions of a document; beyond, further ones tell no more
UNSEEN = 4.0  # rarity of a word that the documents' vocabulary lacks
SELDOM = 2  # pairs of verbs added to those seen, so that one pair seen once is not certain
PARTNERS = 0.1  # share of pairs that were one event from which two verbs propose each other


class Half:
    """Documents and mentions with what the features need: vectors of words, sentences and documents, and stories."""

    def __init__(self, documents: Sequence[EcbDocument], mentions: Sequence[EcbMention], vectors: WordVectors) -> None:
        self.mentions = mentions
        self.story = group_stories([document.document for document in documents])
        whole = {
            d.document.id: content_words(" ".join(t.lemma for line in d.sentences for t in line)) for d in documents
        }
        frequency = Counter(word for own in whole.values() for word in own)
        self.rarity = {word: math.log(1 + len(documents) / count) for word, count in frequency.items()}
        self._documents = {d.document.id: d for d in documents}
        self._whole = whole
        self._vectors = vectors
        self._prepare()

    def _prepare(self) -> None:
        import numpy as np

        mentions, vectors = self.mentions, self._vectors
        lines = sorted({(m.document, m.sentence) for m in mentions})
        told = sorted({m.document for m in mentions})
        row, place = {key: k for k, key in enumerate(lines)}, {id: k for k, id in enumerate(told)}
        sentences = [self._documents[document].sentences[k] for document, k in lines]
        words = [content_words(" ".join(t.lemma or t.text for t in line)) for line in sentences]
        names = [frozenset(t.text.casefold() for t in line if t.pos in ("PROPN", "NUM")) for line in sentences]
        self._sentence_like = _products(_weighed(words, self.rarity))
        self._document_like = _products(_weighed([self._whole[id] for id in told], self.rarity))
        shared = _products(_marked(names))
        sizes = np.diag(shared)
        least = np.minimum(sizes[:, None], sizes[None, :])
        self._names_like = np.where(least > 0, shared / np.maximum(least, 1), 0.0)
        self._both_named = (least > 0).astype(float)
        self._line = np.array([row[m.document, m.sentence] for m in mentions])
        self._told = np.array([place[m.document] for m in mentions])
        self._number = np.array([m.sentence for m in mentions])
        self._lemma = _coded([m.lemma for m in mentions])
        self._stem = _coded([m.lemma[:STEM] for m in mentions])
        self._pos = _coded([m.pos for m in mentions])
        self._story = _coded([self.story[m.document] for m in mentions])
        self._verb = np.array([m.pos == "VERB" for m in mentions], float)
        self._rare = np.array([self.rarity.get(m.lemma, 3.0) / 5 for m in mentions])
        self._spread = np.array(self._spreads())
        parts = [self._contexts(m) for m in mentions]
        self._verb_vector = _unit([vectors.vector(m.lemma) for m in mentions])
        self._own_vector, self._before, self._after, self._around = (
            _unit([part[k] for part in parts]) for k in range(4)
        )

    def _contexts(self, mention: EcbMention) -> "tuple[Matrix, Matrix, Matrix, Matrix]":
        """Return the vectors of the mention's words, of the words before and after it, and of its sentence."""
        import numpy as np

        lines = self._documents[mention.document].sentences
        start = sum(len(line) for line in lines[: mention.sentence])
        line = lines[mention.sentence]
        at = [k - start for k in mention.tokens if start <= k < start + len(line)]
        first, last = min(at), max(at) + 1

        def mean(low: int, high: int) -> "Matrix":
            total: Matrix = np.zeros(self._vectors.width)
            for token in line[max(0, low) : high]:
                if token.pos in TELLING:
                    rarity = self.rarity.get((token.lemma or token.text).casefold(), UNSEEN)
                    total += rarity * self._vectors.vector(token.text.casefold())
            return total

        own: Matrix = np.mean([self._vectors.vector(line[k].text.casefold()) for k in at], 0)
        return own, mean(first - CONTEXT, first), mean(last, last + CONTEXT), mean(0, len(line))

    def _spreads(self) -> list[float]:
        """Return for each mention the share of its story's documents that use its verb."""
        using: dict[tuple[str, str], set[str]] = defaultdict(set)
        all_of: dict[str, set[str]] = defaultdict(set)
        for mention in self.mentions:
            story = self.story[mention.document]
            using[story, mention.lemma].add(mention.document)
            all_of[story].add(mention.document)
        stories = [(self.story[mention.document], mention.lemma) for mention in self.mentions]
        return [len(using[key]) / len(all_of[key[0]]) for key in stories]

    def proposed(self, synonyms: "Synonyms") -> list[Pair]:
        """Return the pairs worth scoring in the whole corpus: one stem, verbs seen together in training, one story."""
        partners = synonyms.partners()
        blocks: dict[str, list[int]] = defaultdict(list)
        for k, mention in enumerate(self.mentions):
            for key in {mention.lemma[:STEM], *partners.get(mention.lemma, ())} - {""}:
                blocks["stem " + key if key == mention.lemma[:STEM] else "lemma " + key].append(k)
            blocks["lemma " + mention.lemma].append(k)
        found = set(pairs_within([self.story[mention.document] for mention in self.mentions]))
        for members in blocks.values():
            found.update((left, right) for n, left in enumerate(members) for right in members[n + 1 :])
        return sorted(found)

    def features(self, pairs: Sequence[Pair], synonyms: "Synonyms") -> "Matrix":
        """Return one row a pair."""
        import numpy as np

        left, right = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
        rate = np.array([synonyms.rate(self.mentions[a], self.mentions[b]) for a, b in pairs])
        here, there = self._line[left], self._line[right]

        def both(values: "Numbers") -> "Matrix":
            equal: Matrix = (values[left] == values[right]).astype(float)
            return equal

        def like(one: "Matrix", other: "Matrix") -> "Matrix":
            cosines: Matrix = np.einsum("nd,nd->n", one[left], other[right])
            return cosines

        same = both(self._lemma)
        other = 1 - same
        stem = other * both(self._stem)
        seen, rate = (rate >= 0).astype(float), np.maximum(rate, 0)
        sentence, names = self._sentence_like[here, there], self._names_like[here, there]
        document = self._document_like[self._told[left], self._told[right]]
        story, own = both(self._story), both(self._told)
        rare = same * self._rare[left]
        verb, words = like(self._verb_vector, self._verb_vector), like(self._own_vector, self._own_vector)
        near = other * np.maximum(verb, words)
        before, after = like(self._before, self._before), like(self._after, self._after)
        crossed = np.maximum(like(self._before, self._after), like(self._after, self._before))
        around = like(self._around, self._around)
        spread = np.minimum(self._spread[left], self._spread[right])
        mixed = (self._verb[left] != self._verb[right]).astype(float)
        apart = own * np.minimum(abs(self._number[left] - self._number[right]), FAR) / FAR
        first = np.minimum(self._number[left], 5) + np.minimum(self._number[right], 5)
        return np.column_stack([
            np.ones(len(pairs)), same, stem, rate, seen, sentence, document, names, self._both_named[here, there],
            story, rare, own, (here == there).astype(float), same * sentence, same * document, same * story,
            rare * story, sentence * story, names * same, names * story, rate * story, rate * document, own * same,
            both(self._pos), stem * story, np.sqrt(np.maximum(document, 0)), np.sqrt(np.maximum(sentence, 0)),
            near, near**2, near**3, words * same, verb * words * other, before, after, crossed, around,
            before * same, after * same, around * same, before * near, after * near, around * near,
            spread, spread * same, spread * near, mixed, mixed * near, mixed * same, apart, apart * same, own * near,
            first, document * near, document**2,
        ])  # fmt: skip


def pairs_within(bags: Sequence[str]) -> list[Pair]:
    """Return all pairs of one bag: average link counts what was never scored as unlike, so none is left out."""
    members: dict[str, list[int]] = defaultdict(list)
    for k, bag in enumerate(bags):
        members[bag].append(k)
    return sorted((left, right) for own in members.values() for n, left in enumerate(own) for right in own[n + 1 :])


class Synonyms:
    """How often two different verbs of one story were one event in training; what a topic taught is not asked of it."""

    def __init__(self, half: Half) -> None:
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
        return (self._one[key].total() - self._one[key][one.topic]) / (seen + SELDOM) if seen else -1.0

    def partners(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for (left, right), topics in self._one.items():
            if topics.total() / (self._seen[left, right].total() + SELDOM) >= PARTNERS:
                found[left].add(right)
                found[right].add(left)
        return found


def _coded(values: Sequence[str]) -> "Numbers":
    import numpy as np

    codes = {value: k for k, value in enumerate(sorted(set(values)))}
    return np.array([codes[value] for value in values], np.int64)


def _unit(rows: "Sequence[Matrix]") -> "Matrix":
    import numpy as np

    matrix = np.array(rows)
    lengths: Matrix = np.linalg.norm(matrix, axis=1, keepdims=True)
    found: Matrix = matrix / np.maximum(lengths, 1e-9)
    return found


def _weighed(sets: Sequence[frozenset[str]], rarity: Mapping[str, float]) -> "Matrix":
    import numpy as np

    matrix = _marked(sets)
    weights = np.array([rarity.get(word, 0.0) for word in sorted(set().union(*sets))])
    return _unit(list(matrix * weights))


def _marked(sets: Sequence[frozenset[str]]) -> "Matrix":
    import numpy as np

    column = {word: k for k, word in enumerate(sorted(set().union(*sets)))}
    matrix = np.zeros((len(sets), len(column)))
    for k, words in enumerate(sets):
        matrix[k, [column[word] for word in words]] = 1.0
    return matrix


def _products(matrix: "Matrix") -> "Matrix":
    products: Matrix = matrix @ matrix.T
    return products
