"""Group documents by the story they report, in one pass over them in order of publication.

A document is its words and, counted apart, its names and numbers, each weighted by how telling it is; it is as like a
story as the mean of the story's documents. Each document joins the story most like it, or begins one. An inverted index
from words to stories finds the few that share anything, likeness fades as days pass, and a story nothing has joined for
`FORGOTTEN` days leaves the index: the time is near-linear, the memory that of the stories still running. The figures
behind the constants: `docs/guides/fusion.md`.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from communique.fuse.views import content_words
from communique.model import Document

ALIKE = 0.16  # mean cosine from which a document joins; tuned on half of the ECB+ topics
HALF_LIFE = 5  # days after which likeness counts half
FORGOTTEN = 21  # days; by then likeness has faded below ALIKE for all but copies
TERMS = 300  # most telling words, and as many names, of a document
STORY_TERMS = 1_000  # most telling words kept of a story
CROWDED = 2_000  # running stories that hold a word; beyond, it finds nothing
NAMES = 0.5  # share of names and numbers in the likeness: they tell two stories of one sort apart
RARITY = 1.5  # power of the inverse document frequency
ENDINGS = re.compile(r"(?<=\w{4})(?:ing|ed)$|(?<=\w{3}[^s\W])s$")
_WORD = re.compile(r"[\w'’]+")
_FIRST = re.compile(r"(?:^|[.!?\"”]\s+)([\w'’]+)")


class _Story(msgspec.Struct):
    id: str
    terms: dict[str, float]
    size: int
    last: int | None


def group_stories(documents: Sequence[Document], *, alike: float = ALIKE) -> dict[str, str]:
    """Return for each document the id of the first document of its story."""
    ordered = sorted(documents, key=lambda document: (document.publication_day() or "9999", document.id))
    counts = {document.id: _count(document) for document in ordered}
    frequency = Counter(word for words in counts.values() for word in words)
    stories: dict[str, _Story] = {}
    index: dict[str, set[str]] = defaultdict(set)
    found: dict[str, str] = {}
    for document in ordered:
        terms = _weigh(counts[document.id], frequency, len(ordered))
        day = date.fromisoformat(published).toordinal() if (published := document.publication_day()) else None
        _forget(stories, index, day)
        best = _best(terms, day, stories, index)
        if best is None or best[0] < alike:
            story = stories[document.id] = _Story(document.id, {}, 0, day)
        else:
            story = stories[best[1]]
        _join(story, terms, day, index)
        found[document.id] = story.id
    return found


def _count(document: Document) -> dict[str, int]:
    """Count words by their stems, and names and numbers once more under a key of their own."""
    counts: dict[str, int] = defaultdict(int)
    for segment in document.segments:
        if segment.kind not in ("body", "title", "shotlist", "heading"):
            continue
        text = segment.span.of(document.text)
        firsts = {match.start(1) for match in _FIRST.finditer(text)}
        for match in _WORD.finditer(text):
            word = match[0].casefold().removesuffix("'s").removesuffix("’s")
            if not content_words(word):
                continue
            stem = ENDINGS.sub("", ENDINGS.sub("", word))
            counts[stem] += 1
            if match[0][0].isdigit() or (match[0][0].isupper() and match.start() not in firsts):
                counts["^" + stem] += 1
    return counts


def _weigh(counts: Mapping[str, int], frequency: Mapping[str, int], documents: int) -> dict[str, float]:
    weights = {
        word: (1 + math.log(count)) * math.log(1 + documents / frequency[word]) ** RARITY
        for word, count in counts.items()
        if frequency[word] > 1  # what one document alone says is like nothing
    }
    terms: dict[str, float] = {}
    for share, names in ((1 - NAMES, False), (NAMES, True)):
        part = [(word, weight) for word, weight in weights.items() if word.startswith("^") == names]
        kept = sorted(part, key=lambda item: (-item[1], item[0]))[:TERMS]
        norm = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
        terms.update((word, math.sqrt(share) * weight / norm) for word, weight in kept)
    return terms


def _best(
    terms: Mapping[str, float], day: int | None, stories: Mapping[str, _Story], index: Mapping[str, set[str]]
) -> tuple[float, str] | None:
    scores: dict[str, float] = defaultdict(float)
    for word, weight in terms.items():
        holders = index.get(word, ())
        if len(holders) <= CROWDED:
            for id in holders:
                scores[id] += weight * stories[id].terms[word]
    ranked = ((score / stories[id].size * _fade(day, stories[id].last), id) for id, score in scores.items())
    return max(ranked, key=lambda pair: (pair[0], pair[1]), default=None)


def _fade(day: int | None, last: int | None) -> float:
    return 1.0 if day is None or last is None else 0.5 ** (abs(day - last) / HALF_LIFE)


def _join(story: _Story, terms: Mapping[str, float], day: int | None, index: dict[str, set[str]]) -> None:
    for word, weight in terms.items():
        story.terms[word] = story.terms.get(word, 0.0) + weight
        index[word].add(story.id)
    if len(story.terms) > 2 * STORY_TERMS:
        ranked = sorted(story.terms.items(), key=lambda item: (-item[1], item[0]))
        _unlist(story.id, (word for word, _ in ranked[STORY_TERMS:]), index)
        story.terms = dict(ranked[:STORY_TERMS])
    story.size += 1
    story.last = day if story.last is None or day is None else max(story.last, day)


def _forget(stories: dict[str, _Story], index: dict[str, set[str]], day: int | None) -> None:
    if day is None:
        return
    old = [story for story in stories.values() if story.last is not None and day - story.last > FORGOTTEN]
    for story in old:
        _unlist(story.id, story.terms, index)
        del stories[story.id]


def _unlist(id: str, words: Iterable[str], index: dict[str, set[str]]) -> None:
    for word in words:
        index[word].discard(id)
        if not index[word]:
            del index[word]
