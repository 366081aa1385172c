"""Find reprints: exact and near copies, wire stories cut from below, lightly rewritten ones.

A document is the set of its word triples, hashed. The triples whose hash is below a threshold, one in `ONE_IN`, are its
landmarks (minhashing by threshold, as in Broder 1997, "modulo" sketches): which words make a landmark does not depend
on where they stand, so a copy keeps the landmarks of all it keeps, however much was cut below or put before. Documents
that share `LEAST_SHARED` landmarks within the window of days are candidates; each is checked exactly by containment
both ways. A document joins the one canonical copy that holds most of it, never a chain. The figures behind the
constants: `bench/reprints.py`, `docs/guides/fusion.md`.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import msgspec

from communique.model import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Shingles = NDArray[np.uint64]

Age = TypeVar("Age", int, tuple[int, int, str])  # of a document; the older sorts first

SHINGLE = 3  # words; rewritten copies keep few longer runs
ONE_IN = 6  # triples is a landmark
BITS = 31  # of a landmark; SQLite keeps these in four bytes, and two documents seldom share one by chance
LEAST_SHARED = 2  # landmarks; unrelated documents share one by chance or by a common phrase
COMMON = 60  # documents in the window that carry a landmark; beyond, it is a standing phrase and proposes nobody
MOST_CHECKED = 12  # candidates checked of a document, those with most landmarks in common first
CONTAINED = 0.5  # share of the shorter document's triples found in the longer one
LEAST_WORDS = 25  # triples; shorter texts share too much by chance
WINDOW = 14  # days between a report and its reprint
UNDATED = -1  # stands for the day of documents that have none; they are compared with all


class Candidates(msgspec.Struct):
    """What the search did: documents looked at and pairs checked."""

    documents: int = 0
    checked: int = 0


def find_copies(documents: Sequence[Document], counts: Candidates | None = None) -> dict[str, str]:
    """Return for each document that repeats another the id of the canonical one: the earliest, then the longest.

    Documents whose publication is known to lie more than `WINDOW` days apart are never copies of each other; what has
    left the window is forgotten, so memory follows the busiest fortnight, not the archive. A document without a day may
    repeat any other.
    """
    counts = counts if counts is not None else Candidates()
    ordered = sorted(documents, key=seniority)
    undated = [document for document in ordered if document.publication_day() is None]
    dated = ordered[: len(ordered) - len(undated)]
    copies = _pass(dated, counts, {})
    if undated:
        copies |= find_undated(dated, undated, copies, counts)
    return copies


def find_undated(
    dated: Sequence[Document], undated: Sequence[Document], copies: Mapping[str, str], counts: Candidates | None = None
) -> dict[str, str]:
    """Return the copies among the undated documents; of the dated ones those that are no copies may be repeated.

    Both come in order of age. A dated document that shares no landmark with an undated one may be left out.
    """
    counts = counts if counts is not None else Candidates()
    return _pass(undated, counts, _repeats_of_dated(dated, undated, copies, counts))


def _pass(documents: Sequence[Document], counts: Candidates, known: Mapping[str, str]) -> dict[str, str]:
    """Return the copies among `documents`, which come in order of age; `known` are copies found before."""
    window = _Window()
    copies = dict(known)
    for document in documents:
        counts.documents += 1
        shingles = shingles_of(document)
        if len(shingles) < LEAST_WORDS or document.id in copies:
            continue
        day = ordinal_of(document.publication_day())
        marks = landmarks_of(shingles)
        best: tuple[float, str] | None = None
        for other, theirs in window.candidates(marks, day):
            counts.checked += 1
            shared = share_of(shingles, theirs)
            if shared >= CONTAINED and (best is None or shared > best[0]):
                best = (shared, other)
        if best is None:
            window.add(document.id, shingles, marks, day)
        else:
            copies[document.id] = best[1]
    return copies


def _repeats_of_dated(
    dated: Sequence[Document], undated: Sequence[Document], copies: Mapping[str, str], counts: Candidates
) -> dict[str, str]:
    """Return the dated canonical document that holds most of each undated one; only the undated are kept in memory."""
    window = _Window()
    for document in undated:
        shingles = shingles_of(document)
        if len(shingles) >= LEAST_WORDS:
            window.add(document.id, shingles, landmarks_of(shingles), UNDATED)
    best: dict[str, tuple[float, str]] = {}
    for document in dated:
        if document.id in copies:
            continue
        shingles = shingles_of(document)
        if len(shingles) < LEAST_WORDS:
            continue
        for other, theirs in window.candidates(landmarks_of(shingles), UNDATED):
            counts.checked += 1
            shared = share_of(shingles, theirs)
            if shared >= CONTAINED and shared > best.get(other, (0.0, ""))[0]:
                best[other] = (shared, document.id)
    return {id: canonical for id, (_, canonical) in best.items()}


class _Window:
    """The canonical documents of the last `WINDOW` days and those without a day, by landmark."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[str, Shingles, list[int]]] = {}
        self._by_mark: dict[int, list[int]] = defaultdict(list)
        self._ages: deque[tuple[int, int]] = deque()
        self._next = 0

    def candidates(self, marks: Iterable[int], day: int) -> "list[tuple[str, Shingles]]":
        """Return ids and triples of the documents with most landmarks in common, oldest first among equals."""
        if day != UNDATED:
            self._forget(day - WINDOW)
        found = most_shared(self._by_mark.get(mark, ()) for mark in marks)
        return [self._kept[key][:2] for key in found]

    def add(self, document: str, shingles: "Shingles", marks: list[int], day: int) -> None:
        key = self._next
        self._next += 1
        self._kept[key] = (document, shingles, marks)
        for mark in marks:
            self._by_mark[mark].append(key)
        if day != UNDATED:
            self._ages.append((day, key))

    def _forget(self, before: int) -> None:
        while self._ages and self._ages[0][0] < before:
            _, key = self._ages.popleft()
            for mark in self._kept.pop(key)[2]:
                holders = self._by_mark[mark]
                holders.remove(key)
                if not holders:
                    del self._by_mark[mark]


def most_shared(holders: "Iterable[Collection[Age]]") -> "list[Age]":
    """Return the documents worth checking, of `holders` of each landmark: most landmarks first, then the oldest."""
    votes: Counter[Age] = Counter()
    for documents in holders:
        if len(documents) <= COMMON:
            votes.update(documents)
    found = sorted((-count, key) for key, count in votes.items() if count >= LEAST_SHARED)
    return [key for _, key in found[:MOST_CHECKED]]


def seniority(document: Document) -> tuple[str, int, str]:
    """Order by publication (undated last), then the longest first: a cut copy follows what it was cut from."""
    return document.publication_day() or "9999", -len(document.text), document.id


def ordinal_of(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else UNDATED


def shingles_of(document: Document) -> "Shingles":
    """Return the hashes of the body's word triples, sorted, without repeats."""
    import numpy as np

    words = [
        hash_of(word)
        for segment in document.segments
        if segment.kind in ("body", "shotlist")
        for word in segment.span.of(document.text).casefold().split()
    ]
    if len(words) < SHINGLE:
        return np.empty(0, np.uint64)
    values = np.array(words, np.uint64)
    mixed = values[:-2] * np.uint64(0x9E3779B97F4A7C15) + values[1:-1]
    mixed = mixed * np.uint64(0xC2B2AE3D27D4EB4F) + values[2:]
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    result: Shingles = np.unique(mixed ^ (mixed >> np.uint64(32)))
    return result


def hash_of(word: str) -> int:
    """Return a hash of the word without the punctuation around it, the same in every process."""
    from zlib import crc32

    return crc32(word.strip(".,;:!?\"'“”‘’()[]—–-").encode("utf-8", "surrogatepass"))


def share_of(left: "Shingles", right: "Shingles") -> float:
    """Return the share of the smaller set that the larger holds."""
    import numpy as np

    small, large = (left, right) if len(left) <= len(right) else (right, left)
    at = np.searchsorted(large, small)
    at[at == len(large)] = 0
    return float(np.count_nonzero(large[at] == small)) / len(small)


def landmarks_of(shingles: "Shingles") -> list[int]:
    """Return the hashes below the threshold, of each the lowest `BITS` bits; `shingles` is sorted."""
    import numpy as np

    low = shingles[: shingles.searchsorted((2**64 - 1) // ONE_IN)] & np.uint64(2**BITS - 1)
    found: list[int] = np.unique(low).tolist()
    return found


def canonical_of(document: str, copies: Mapping[str, str]) -> str:
    """Return the document that `document` repeats, itself if it is no copy."""
    return copies.get(document, document)
