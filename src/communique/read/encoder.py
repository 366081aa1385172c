"""Run a trained encoder over the words of a document: roles of attribution, names, tags, deeds, dependencies.

One ONNX graph, one window of whole sentences a run (see `windows`), on one thread: a document's labels depend on
nothing that is read beside it. `reader` reckons in fp32 and gives the same labels on every machine; `fast`, in whole
numbers, on every machine of one kind. What they learnt from, and how well, stands in the model card beside the files.
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

LABELS = ("roles", "names", "pos", "events", "arguments", "acts")
SYNTAX = ("arc_dependent", "arc_head", "arc_prior", "relation_dependent", "relation_head")
CONSTANTS = ("relation_bilinear", "relation_linear", "relation_bias")


class Marks(msgspec.Struct, frozen=True):
    """What the encoder says of one sentence: one tag, head and relation a word (the root heads itself), and pieces.

    heads and relations are empty where the encoder reads no dependencies; events and arguments where it reads no deeds.
    acts: for each word the score of each of `Encoder.acts`, () where it reads no acts.
    """

    pos: tuple[str, ...]
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    names: tuple[Piece, ...] = ()
    roles: tuple[Piece, ...] = ()
    events: tuple[Piece, ...] = ()
    arguments: tuple[Piece, ...] = ()
    acts: tuple[tuple[float, ...], ...] = ()


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
        given = {output.name for output in self._session.get_outputs()}
        self._scores = [name for name in (*LABELS, *SYNTAX) if name in given]
        if self.reads_syntax:
            probe = self._feed(Window((self._pieces.start, self._pieces.end), (0, 0), ((0, 0, 0),)))
            self._bilinear, self._linear, self._bias = self._session.run(list(CONSTANTS), probe)

    @property
    def reads_syntax(self) -> bool:
        return SYNTAX[0] in self._scores

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts whose scores `Marks.acts` holds, in that order."""
        return tuple(self._labels.get("acts", ()))

    def read(self, sentences: Sequence[Sequence[str]], *, heads: Sequence[str] = LABELS) -> list[Marks]:
        """Return the marks of each sentence (a list of words), in order; only the label heads `heads` are decoded."""
        rows = self.scores(sentences)
        rows = {key: value for key, value in rows.items() if key in heads or key in SYNTAX}
        marks: list[Marks] = []
        start = 0
        for words in sentences:
            end = start + len(words)
            marks.append(self._marks({key: value[start:end] for key, value in rows.items()}))
            start = end
        return marks

    def scores(self, sentences: Sequence[Sequence[str]]) -> dict[str, NDArray[np.float32]]:
        """Return each output of the graph, one row a word of all `sentences`; {} if there are none."""
        parts: dict[str, list[NDArray[np.float32]]] = {key: [] for key in self._scores}
        for window in plan_windows(sentences, self._pieces):
            for key, value in zip(self._scores, self._session.run(self._scores, self._feed(window)), strict=True):
                parts[key].append(value)
        return {key: np.concatenate(values) for key, values in parts.items() if values}

    def _feed(self, window: Window) -> dict[str, NDArray[np.int64]]:
        return {
            "ids": np.array([window.ids], np.int64),
            "shapes": np.array([window.shapes], np.int64),
            "words": np.array([position for _, _, position in window.words], np.int64),
        }

    def _marks(self, rows: dict[str, NDArray[np.float32]]) -> Marks:
        if not len(rows.get("pos", ())):
            return Marks(())
        names, roles, events, arguments = (
            tuple(decode_pieces(rows[key], self._labels[key], ())) if key in rows else ()
            for key in ("names", "roles", "events", "arguments")
        )
        pos = tuple(self._labels["pos"][k] for k in rows["pos"].argmax(1).tolist())
        acts = tuple(map(tuple, rows["acts"].tolist())) if "acts" in rows else ()
        heads, relations = self._tree(rows) if self.reads_syntax else ((), ())
        return Marks(pos, heads, relations, names, roles, events, arguments, acts)

    def _tree(self, rows: dict[str, NDArray[np.float32]]) -> tuple[tuple[int, ...], tuple[str, ...]]:
        heads = decode_tree(rows["arc_dependent"] @ rows["arc_head"].T + rows["arc_prior"])
        own, other = rows["relation_dependent"], rows["relation_head"][heads]
        pairs = np.einsum("nd,rde,ne->nr", own, self._bilinear, other, optimize=True)
        scores = (pairs + np.concatenate([own, other], 1) @ self._linear + self._bias).argmax(1)
        return tuple(heads), tuple(self._labels["relation"][k] for k in scores)


@cache
def load_encoder(name: str = "reader", folder: Path | None = None) -> Encoder:
    """Return the shipped encoder `name`, or that in `folder`, loaded once."""
    place = folder or Path(str(files("communique.read").joinpath("data")))
    vocabulary = gzip.decompress((place / "vocabulary.txt.gz").read_bytes()).decode("utf-8").split("\n")
    return Encoder((place / f"{name}.onnx").read_bytes(), vocabulary, name=name)
