"""Run the trained encoder over the words of a document: roles of attribution, names, parts of speech, dependencies.

One ONNX graph, one window of whole sentences a run (see `windows`), fp32 arithmetic on one thread: the same document
gives the same labels on every machine. What it learnt from, and how well, stands in the model card beside the file.
"""

import gzip
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.read.decoding import Piece, decode_pieces, decode_tree
from communique.read.windows import Window, plan_windows
from communique.read.wordpiece import WordPieces

SCORES = ("roles", "names", "pos", "arc_dependent", "arc_head", "arc_prior", "relation_dependent", "relation_head")
CONSTANTS = ("relation_bilinear", "relation_linear", "relation_bias")


class Marks(msgspec.Struct, frozen=True):
    """What the encoder says of one sentence: one tag, head and relation a word (the root heads itself), and pieces."""

    pos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[Piece, ...]
    roles: tuple[Piece, ...]


class Encoder:
    """The loaded graph. `name` is the model's name with the first digits of the file's SHA-256."""

    def __init__(self, model: bytes, vocabulary: Sequence[str], *, name: str = "encoder") -> None:
        import onnxruntime  # the only import site; a heavy library, loaded when the first document is read

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        labels = json.loads(self._session.get_modelmeta().custom_metadata_map["labels"])
        self._labels: dict[str, list[str]] = labels
        self._pieces = WordPieces(vocabulary)
        self.name = f"{name}@{hashlib.sha256(model).hexdigest()[:12]}"
        probe = self._feed(Window((self._pieces.start, self._pieces.end), (0, 0), ((0, 0, 0),)))
        self._bilinear, self._linear, self._bias = self._session.run(list(CONSTANTS), probe)

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Marks]:
        """Return the marks of each sentence (a list of words), in order."""
        parts: dict[str, list[NDArray[np.float32]]] = {key: [] for key in SCORES}
        for window in plan_windows(sentences, self._pieces):
            for key, value in zip(SCORES, self._session.run(list(SCORES), self._feed(window)), strict=True):
                parts[key].append(value)
        if not parts["roles"]:
            return [Marks((), (), (), (), ()) for _ in sentences]
        rows = {key: np.concatenate(values) for key, values in parts.items()}
        marks: list[Marks] = []
        start = 0
        for words in sentences:
            end = start + len(words)
            marks.append(self._marks({key: value[start:end] for key, value in rows.items()}))
            start = end
        return marks

    def _feed(self, window: Window) -> dict[str, NDArray[np.int64]]:
        return {
            "ids": np.array([window.ids], np.int64),
            "shapes": np.array([window.shapes], np.int64),
            "words": np.array([position for _, _, position in window.words], np.int64),
        }

    def _marks(self, rows: dict[str, NDArray[np.float32]]) -> Marks:
        count = len(rows["pos"])
        if not count:
            return Marks((), (), (), (), ())
        heads = decode_tree(rows["arc_dependent"] @ rows["arc_head"].T + rows["arc_prior"])
        own, other = rows["relation_dependent"], rows["relation_head"][heads]
        pairs = np.einsum("nd,rde,ne->nr", own, self._bilinear, other, optimize=True)
        relations = (pairs + np.concatenate([own, other], 1) @ self._linear + self._bias).argmax(1)
        return Marks(
            pos=tuple(self._labels["pos"][k] for k in rows["pos"].argmax(1)),
            heads=tuple(heads),
            relations=tuple(self._labels["relation"][k] for k in relations),
            names=tuple(decode_pieces(rows["names"], self._labels["names"], ())),
            roles=tuple(decode_pieces(rows["roles"], self._labels["roles"], ())),
        )


@cache
def load_encoder(name: str = "reader", folder: Path | None = None) -> Encoder:
    """Return the shipped encoder `name`, or that in `folder`, loaded once."""
    place = folder or Path(str(files("communique.read").joinpath("data")))
    vocabulary = gzip.decompress((place / "vocabulary.txt.gz").read_bytes()).decode("utf-8").split("\n")
    return Encoder((place / f"{name}.onnx").read_bytes(), vocabulary, name=name)
