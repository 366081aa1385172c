"""Give words the vectors that the trained reader begins from: what a word is like before its neighbours are looked at.

Two verbs that share no letter ("buy", "acquire") are near each other there. The vectors are the first table of the
reader's ONNX file, int8 by row with a scale a row; a walk over the file's protobuf fields finds it without running it.
"""

import gzip
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from communique.errors import UsageError
from communique.read.wordpiece import WordPieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

# Field numbers of onnx.proto3: ModelProto.graph, GraphProto.initializer, TensorProto.name and .raw_data.
GRAPH, INITIALIZER, NAME, RAW = 7, 5, 8, 9
VARINT, FIXED64, BYTES = 0, 1, 2  # wire types of protobuf
ROWS, SCALES = b"word.q", b"word.s"  # as `training/graph.py` names them


class WordVectors:
    """The vectors of words, each the mean of its pieces'. Holds a cache of words and nothing else."""

    def __init__(self, rows: "NDArray[np.int8]", scales: "NDArray[np.float32]", pieces: WordPieces) -> None:
        self._rows, self._scales, self._pieces = rows, scales, pieces
        self._cache: dict[str, Vector] = {}
        self.width = rows.shape[1]

    def vector(self, word: str) -> "Vector":
        found = self._cache.get(word)
        if found is None:
            ids = list(self._pieces.pieces(word))
            found = self._cache[word] = (self._rows[ids] * self._scales[ids, None]).mean(0).astype("float64")
        return found


def load_word_vectors() -> WordVectors:
    """Load the vectors of the reader that ships.

    Raises:
        UsageError: the reader's file holds no table of words by that name.
    """
    import numpy as np

    data = files("communique.read") / "data"
    tables = find_tables((data / "reader.onnx").read_bytes(), (ROWS, SCALES))
    if len(tables) < 2:
        raise UsageError("the trained reader holds no table of words; install the reader that ships with communiqué")
    scales = np.frombuffer(tables[SCALES], np.float32)
    rows = np.frombuffer(tables[ROWS], np.int8).reshape(len(scales), -1)
    vocabulary = gzip.decompress((data / "vocabulary.txt.gz").read_bytes()).decode("utf-8").splitlines()
    return WordVectors(rows, scales, WordPieces(vocabulary))


def find_tables(model: bytes, names: Sequence[bytes]) -> dict[bytes, memoryview]:
    """Return the raw data of the initializers of an ONNX file that are named so."""
    found = {}
    for graph in _fields(memoryview(model), GRAPH):
        for tensor in _fields(graph, INITIALIZER):
            name = bytes(next(_fields(tensor, NAME), b""))
            if name in names:
                found[name] = next(_fields(tensor, RAW))
    return found


def _fields(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """Yield the bytes of each field numbered so that holds bytes."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        if key & 7 == BYTES:
            length, at = _varint(message, at)
            if key >> 3 == wanted:
                yield message[at : at + length]
            at += length
        elif key & 7 == VARINT:
            _, at = _varint(message, at)
        else:
            at += 8 if key & 7 == FIXED64 else 4


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at
