"""Lay sentences side by side into windows that the encoder reads in one run."""

from collections.abc import Sequence

import msgspec

from communique.read.wordpiece import WordPieces, shape

WINDOW = 192  # pieces; whole sentences up to this many share a window, so that each has its neighbours as context
LONGEST = 500  # pieces; the encoder has 512 positions. A longer sentence is read in several windows, cut between words


class Window(msgspec.Struct, frozen=True):
    """One run of the encoder.

    ids and shapes are parallel, one a piece, with a start mark and an end mark behind each sentence. words lists
    (sentence, word, position) of each word's first piece: indexes into the sentences given, and into ids.
    """

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    words: tuple[tuple[int, int, int], ...]


def plan_windows(
    sentences: Sequence[Sequence[str]], pieces: WordPieces, *, limit: int = WINDOW, first: int | None = None
) -> list[Window]:
    """Return windows that hold every word of `sentences` (lists of words) once, in order.

    first: another limit for the first window (training cuts differently each time). A sentence beyond `LONGEST`
    pieces is cut.
    """
    windows: list[Window] = []
    ids: list[int] = [pieces.start]
    shapes: list[int] = [0]
    words: list[tuple[int, int, int]] = []
    bound = first or limit
    for number, sentence in enumerate(sentences):
        cut = [pieces.pieces(word) for word in sentence]
        size = sum(map(len, cut)) + 1
        if words and len(ids) + size > bound:
            windows.append(Window(tuple(ids), tuple(shapes), tuple(words)))
            ids, shapes, words, bound = [pieces.start], [0], [], limit
        for index, (word, parts) in enumerate(zip(sentence, cut, strict=True)):
            if len(ids) + len(parts) + 1 > LONGEST:
                ids.append(pieces.end)
                shapes.append(0)
                windows.append(Window(tuple(ids), tuple(shapes), tuple(words)))
                ids, shapes, words, bound = [pieces.start], [0], [], limit
            words.append((number, index, len(ids)))
            ids += parts
            shapes += [shape(word)] * len(parts)
        ids.append(pieces.end)
        shapes.append(0)
    if words:
        windows.append(Window(tuple(ids), tuple(shapes), tuple(words)))
    return windows
