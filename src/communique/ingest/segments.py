"""Lay labelled stretches over a text so that every character belongs to exactly one segment."""

import hashlib
from collections.abc import Iterable

import msgspec

from communique.model import Segment, SegmentKind, Span

# Neighbours of these kinds become one segment; sentences and paragraphs are cut inside it later.
_MERGED = ("body", "boilerplate")


class Mark(msgspec.Struct, frozen=True):
    """A stretch with a label, not yet grown over the blanks around it."""

    start: int
    end: int
    kind: SegmentKind
    name: str | None = None
    item: int | None = None
    language: str | None = None


def lay_segments(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """Return segments that cover `text`: each mark grows to the right over what no mark holds, the first also to the
    left.

    Marks are in order and do not overlap. A text without marks is one boilerplate segment.
    """
    merged: list[Mark] = []
    for mark in marks:
        if mark.end <= mark.start:
            continue
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.kind == mark.kind
            and mark.kind in _MERGED
            and (last.name, last.item, last.language) == (mark.name, mark.item, mark.language)
        ):
            merged[-1] = msgspec.structs.replace(last, end=mark.end)
        else:
            merged.append(mark)
    if not text:
        return ()
    if not merged:
        return (Segment(Span(0, len(text)), "boilerplate"),)
    starts = [0, *(mark.start for mark in merged[1:]), len(text)]
    return tuple(
        Segment(Span(start, end), mark.kind, mark.name, mark.item, mark.language)
        for mark, start, end in zip(merged, starts, starts[1:], strict=False)
    )


def storable(words: str) -> str:
    """Return `words` without halves of surrogate pairs, which file names and JSON may hold but UTF-8 cannot."""
    return words if words.isascii() else words.encode("utf-8", "replace").decode("utf-8")


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
