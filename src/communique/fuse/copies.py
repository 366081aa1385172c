"""Find reprints: exact and near copies, wire stories cut from below, lightly rewritten ones.

MinHash signatures over three-word shingles propose candidates (Broder 1997); each is checked by containment both ways,
and a document joins the one canonical copy that holds most of it, never a chain. Figures behind the constants:
`bench/reprints.py`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from communique.model import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 3  # words; rewritten copies keep few longer runs
BANDS, ROWS = 50, 4  # a pair at Jaccard 0.3 is proposed with probability 1-(1-0.3^4)^50 = 0.33; at 0.5, 0.96
HEAD_WORDS = 120  # a second signature on the beginning alone finds copies cut from below
CONTAINED = 0.5  # share of the shorter document's shingles found in the longer one
LEAST_WORDS = 25  # shorter texts share too much by chance
WINDOW = 14  # days between a report and its reprint


def find_copies(documents: Sequence[Document]) -> dict[str, str]:
    """Return for each document that repeats another the id of the canonical one: the earliest, then the longest.

    Documents whose publication is known to lie more than `WINDOW` days apart are never copies of each other.
    """
    ordered = sorted(documents, key=_seniority)
    shingles = [_shingles(document) for document in ordered]
    days = [_ordinal(document.publication_day()) for document in ordered]
    buckets: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    copies: dict[str, str] = {}
    for index, document in enumerate(ordered):
        if len(shingles[index]) < LEAST_WORDS:
            continue
        keys = list(_keys(shingles[index]))
        candidates = {k for key in keys for k in buckets.get(key, ())}
        best: tuple[float, int] | None = None
        own = frozenset(shingles[index])
        for k in sorted(candidates):
            if not _near(days[index], days[k]):
                continue
            other = frozenset(shingles[k])
            shared = len(own & other) / min(len(own), len(other))
            if shared >= CONTAINED and (best is None or shared > best[0]):
                best = (shared, k)
        if best is not None:
            copies[document.id] = ordered[best[1]].id
            continue
        for key in keys:
            buckets[key].append(index)
    return copies


def _seniority(document: Document) -> tuple[str, int, str]:
    """Order by publication (undated last), then the longest first: a cut copy follows what it was cut from."""
    return document.publication_day() or "9999", -len(document.text), document.id


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _near(left: int | None, right: int | None) -> bool:
    return left is None or right is None or abs(left - right) <= WINDOW


def _shingles(document: Document) -> list[int]:
    """Return hashes of the body's word triples in text order, without repeats."""
    words = [
        word
        for segment in document.segments
        if segment.kind in ("body", "shotlist")
        for word in _words(segment.span.of(document.text))
    ]
    seen: dict[int, None] = {}
    for k in range(len(words) - SHINGLE + 1):
        seen[_hash(words[k : k + SHINGLE])] = None
    return list(seen)


def _words(text: str) -> Iterable[str]:
    return (word.strip(".,;:!?\"'“”‘’()[]—–-") for word in text.casefold().split())


def _hash(words: Sequence[str]) -> int:
    from zlib import crc32

    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))


def _keys(shingles: Sequence[int]) -> Iterable[tuple[int, int, int]]:
    """Return the bands of the whole document and of its beginning."""
    for part, values in enumerate((shingles, shingles[:HEAD_WORDS])):
        signature = _signature(values)
        for band in range(BANDS):
            rows = signature[band * ROWS : (band + 1) * ROWS]
            yield part, band, hash(rows.tobytes())


def _signature(shingles: Sequence[int]) -> "NDArray[np.uint64]":
    import numpy as np

    multipliers, offsets = _permutations()
    values = np.array(shingles, np.uint64)
    signature: NDArray[np.uint64] = ((values[:, None] * multipliers + offsets) >> np.uint64(32)).min(0)
    return signature


def _permutations() -> "tuple[NDArray[np.uint64], NDArray[np.uint64]]":
    import numpy as np

    lot = np.random.default_rng(1997)
    size = BANDS * ROWS
    return lot.integers(1, 2**63, size, dtype=np.uint64) | np.uint64(1), lot.integers(0, 2**63, size, dtype=np.uint64)


def canonical_of(document: str, copies: Mapping[str, str]) -> str:
    """Return the document that `document` repeats, itself if it is no copy."""
    return copies.get(document, document)
