"""Position maps between a reading text and the source it was made from.

A map is a tuple of runs (text_start, source_start, length), in order of the text. Characters of a run stand in both
one for one; a run of length 1 may also stand for a longer piece of the source (a character reference, a blank in place
of several, a character repaired from several). Characters in no run were inserted.
"""

import bisect
import re

from communique.model import Document, Span

Runs = tuple[tuple[int, int, int], ...]

_REFERENCE = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|\w{1,32});?")


class MapBuilder:
    """Collects a reading text piece by piece with the places its characters come from."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._runs: list[tuple[int, int, int]] = []
        self.size = 0
        self._replaced = False  # the last run stands for something else and must not grow

    def copy(self, words: str, source: int) -> None:
        """Add `words` as they stand at `source`."""
        if not words:
            return
        if self._runs and not self._replaced:
            start, origin, length = self._runs[-1]
            if start + length == self.size and origin + length == source:
                self._runs[-1] = (start, origin, length + len(words))
                self._add(words)
                return
        self._replaced = False
        self._runs.append((self.size, source, len(words)))
        self._add(words)

    def replace(self, words: str, source: int) -> None:
        """Add `words` that stand for something longer or different beginning at `source`."""
        for letter in words:
            self._runs.append((self.size, source, 1))
            self._replaced = True
            self._add(letter)

    def insert(self, words: str) -> None:
        """Add `words` that the source does not have."""
        self._add(words)

    def _add(self, words: str) -> None:
        self._pieces.append(words)
        self.size += len(words)

    def finish(self) -> tuple[str, Runs]:
        return "".join(self._pieces), tuple(self._runs)


def compose_maps(outer: Runs, inner: Runs) -> Runs:
    """Return the map text → source from `outer` (text → middle) and `inner` (middle → source)."""
    starts = [run[0] for run in inner]
    composed: list[tuple[int, int, int]] = []
    for text_start, middle_start, length in outer:
        position, end = middle_start, middle_start + length
        index = max(0, bisect.bisect_right(starts, position) - 1)
        while position < end and index < len(inner):
            start, source, size = inner[index]
            if position < start:
                position = min(start, end)
                continue
            take = min(end, start + size) - position
            if take > 0:
                composed.append((text_start + position - middle_start, source + position - start, take))
                position += take
            index += 1
    return tuple(composed)


def shift_map(runs: Runs, offset: int) -> Runs:
    """Return `runs` for a source that begins `offset` characters further on in a larger one."""
    return tuple((start, source + offset, length) for start, source, length in runs)


def source_span(document: Document, span: Span) -> Span | None:
    """Return where the words at `span` of `document.text` stand in the decoded source.

    For a document whose text is its source that is `span` itself. None if all of the words were inserted.
    """
    if document.source is None:
        return span
    runs = document.source_map
    starts = [run[0] for run in runs]
    first: int | None = None
    last: int | None = None
    index = max(0, bisect.bisect_right(starts, span.start) - 1)
    for text_start, source_start, length in runs[index:]:
        if text_start >= span.end:
            break
        begin, end = max(span.start, text_start), min(span.end, text_start + length)
        if begin >= end:
            continue
        if first is None:
            first = source_start + begin - text_start
        position = source_start + end - text_start - 1
        last = position + _source_length(document.source, position, document.text[end - 1], length)
    return Span(first, last) if first is not None and last is not None else None


def _source_length(source: str, position: int, letter: str, run: int) -> int:
    """Return how many characters of the source stand for `letter`."""
    if run > 1 or source[position] == letter:
        return 1
    if source[position] == "&" and (match := _REFERENCE.match(source, position)):
        return match.end() - position
    if letter.isspace() and source[position].isspace():
        return 1
    return min(len(letter.encode("utf-8", "surrogatepass")), len(source) - position)
