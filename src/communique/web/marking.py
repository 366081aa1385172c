"""Cut a text into pieces that a template can show: segments, marked spans, plain words. Escaping is the template's."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from communique.model import Document, Span


class Mark(msgspec.Struct, frozen=True):
    """A span to show: its field (the colour) and the ids of what it belongs to."""

    span: Span
    field: str
    claim: str = ""
    entry: str = ""


class Piece(msgspec.Struct, frozen=True):
    """A run of text under the same marks. fields are of the marks over it, innermost last; claims begin here."""

    text: str
    start: int
    fields: tuple[str, ...] = ()
    entry: str = ""
    begins: tuple[str, ...] = ()


class Block(msgspec.Struct, frozen=True):
    """A segment with its pieces."""

    kind: str
    name: str
    pieces: tuple[Piece, ...]


def cut(text: str, window: Span, marks: Sequence[Mark], *, anchors: Sequence[int] = ()) -> tuple[Piece, ...]:
    """Return the pieces of `window`; marks may overlap and reach beyond it. anchors: where a piece must begin."""
    inside = [mark for mark in marks if mark.span.overlaps(window) and len(mark.span)]
    edges = {window.start, window.end, *(place for place in anchors if window.start <= place < window.end)}
    for mark in inside:
        edges |= {max(window.start, mark.span.start), min(window.end, mark.span.end)}
    ordered = sorted(edges)
    inside.sort(key=lambda mark: (mark.span.start, -mark.span.end))
    pieces = []
    active: list[Mark] = []
    pending = iter(inside)
    upcoming = next(pending, None)
    for start, end in pairwise(ordered):
        begins = []
        active = [mark for mark in active if mark.span.end > start]
        while upcoming is not None and max(window.start, upcoming.span.start) <= start:
            active.append(upcoming)
            if upcoming.span.start == start and upcoming.claim:
                begins.append(upcoming.claim)
            upcoming = next(pending, None)
        inner = sorted(active, key=lambda mark: -len(mark.span))
        pieces.append(
            Piece(
                text[start:end],
                start,
                tuple(dict.fromkeys(mark.field for mark in inner)),
                inner[-1].entry if inner else "",
                tuple(dict.fromkeys(begins)),
            )
        )
    return tuple(pieces)


def blocks_of(document: Document, window: Span, marks: Sequence[Mark], *, anchors: Sequence[int] = ()) -> list[Block]:
    """Return the text of `window`, segment by segment, with its marks."""
    near = [mark for mark in marks if mark.span.overlaps(window)]
    blocks = []
    for segment in document.segments:
        if segment.span.overlaps(window):
            part = Span(max(segment.span.start, window.start), min(segment.span.end, window.end))
            blocks.append(Block(segment.kind, segment.name or "", cut(document.text, part, near, anchors=anchors)))
    return blocks
