"""Find out which documents became copies, or ceased to be, when documents came or left.

Whether a document repeats another follows from the older documents of the `WINDOW` days before it alone. So a change
runs forward in time: what came or left is judged first, then the later documents that share landmarks with it, and with
each of those that turned from copy to original or back, the ones that share landmarks with that. The outcome is what
`find_copies` gives for everything at once.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from communique.fuse.copies import COMMON, CONTAINED, LEAST_SHARED, UNDATED, WINDOW, most_shared, share_of

if TYPE_CHECKING:
    from communique.fuse.copies import Shingles

Age = tuple[int, int, str]


class Signature(msgspec.Struct, frozen=True):
    """What is kept of a document to find its copies. day: UNDATED, or its ordinal; copy_of: as it was last known."""

    document: str
    day: int
    length: int
    marks: tuple[int, ...]
    copy_of: str | None = None

    @property
    def age(self) -> Age:
        """As `copies.seniority` orders dated documents."""
        return self.day, -self.length, self.document


class Shelf(Protocol):
    """The signatures of the documents of a record, those that came among them, those that left not."""

    def holding(self, marks: Iterable[int], first: int, last: int) -> Mapping[int, Sequence[str]]:
        """Return for each landmark the documents of these days (both included) that carry it."""

    def signature(self, document: str) -> Signature: ...

    def shingles(self, document: str) -> "Shingles": ...


def update_copies(added: Iterable[str], gone: Sequence[Signature], shelf: Shelf) -> dict[str, str | None]:
    """Return the documents, the new ones included, that now repeat another document than before, or none."""
    moves = _Moves(shelf, spare=len(gone))
    fresh = set(added)
    for document in fresh:
        moves.push(document)
    for signature in gone:
        if signature.copy_of is None:
            moves.push_later(signature)
    while moves.waiting:
        signature = shelf.signature(moves.pop())
        former = signature.copy_of if signature.document not in fresh else None
        present = moves.find_original(signature)
        if present != former or signature.document in fresh:
            moves.decided[signature.document] = present
        appears = present is None and (signature.document in fresh or former is not None)
        if appears or (present is not None and former is None and signature.document not in fresh):
            moves.push_later(signature)
    return moves.decided


class _Moves:
    def __init__(self, shelf: Shelf, *, spare: int) -> None:
        self.shelf = shelf
        self.decided: dict[str, str | None] = {}
        self.waiting: list[tuple[Age, str]] = []
        self._pushed: set[str] = set()
        self._spare = spare

    def push(self, document: str) -> None:
        if document not in self._pushed:
            self._pushed.add(document)
            heapq.heappush(self.waiting, (self.shelf.signature(document).age, document))

    def pop(self) -> str:
        return heapq.heappop(self.waiting)[1]

    def push_later(self, signature: Signature) -> None:
        """Let the later documents be judged for which `signature` may have been, or may become, a candidate.

        One landmark in common matters only where that landmark may have become, or ceased to be, a standing phrase.
        """
        if signature.day == UNDATED:
            return
        found = self.shelf.holding(signature.marks, signature.day - WINDOW, signature.day + WINDOW)
        shared: Counter[str] = Counter()
        for documents in found.values():
            crowded = len(documents) + self._spare >= COMMON
            for document in documents:
                shared[document] += LEAST_SHARED if crowded else 1
        for document, count in shared.items():
            if count >= LEAST_SHARED and self.shelf.signature(document).age > signature.age:
                self.push(document)

    def find_original(self, signature: Signature) -> str | None:
        """Return the document that `signature` repeats, as `find_copies` chooses it."""
        found = self.shelf.holding(signature.marks, signature.day - WINDOW, signature.day)
        ages = (
            [a for d in documents if (a := self._age_of_original(d, signature.age))] for documents in found.values()
        )
        candidates = most_shared(ages)
        if not candidates:
            return None
        own = self.shelf.shingles(signature.document)
        best: tuple[float, str] | None = None
        for _, _, document in candidates:
            share = share_of(own, self.shelf.shingles(document))
            if share >= CONTAINED and (best is None or share > best[0]):
                best = (share, document)
        return best[1] if best else None

    def _age_of_original(self, document: str, before: Age) -> Age | None:
        signature = self.shelf.signature(document)
        copy_of = self.decided.get(document, signature.copy_of)
        return signature.age if copy_of is None and signature.age < before else None
