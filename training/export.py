"""Write the trained network as one ONNX graph with weights stored as int8 (see `graph`).

    python training/export.py --run DIR --start DIR --out src/communique/read/data [--name fast]

The graph reads one window at a time (`ids`, `shapes`: pieces; `words`: positions of the words' first pieces) and gives
one row a word: the scores of each label head (`--heads`) and, if it reads dependencies, the two sides of
the biaffine scores (`arc_dependent`, `arc_head`, `arc_prior`, `relation_dependent`, `relation_head`). The constants of
the relation scorer come out as `relation_bilinear`, `relation_linear` and `relation_bias`. A student, which reads no
dependencies, reckons in whole numbers.
"""

import argparse
import gzip
import json
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper

from communique.read.encoder import CONSTANTS, LABELS, SYNTAX
from graph import MICROSOFT, Graph, write_graph
from network import ATTENTION_HEADS


def build(weights: dict[str, np.ndarray], heads: list[str], *, syntax: bool) -> Graph:
    layers = 1 + max(int(name.split(".")[0]) for name in weights if name[0].isdigit())
    graph = Graph(weights, whole=not syntax)
    rows = graph.table("word", "ids", "word.short" if "project" in weights else "word.states")
    if "project" in weights:
        graph.op("MatMul", [rows, graph.matrix("project")], "word.states")
    graph.op("Gather", [graph.constant("shape"), "shapes"], "shape.states")
    graph.op("Shape", ["ids"], "length", start=1, end=2)
    graph.constant("zero", np.array([0], np.int64))
    graph.op("Slice", [graph.constant("position"), "zero", "length", "zero"], "position.states")
    graph.op("Add", ["word.states", "shape.states"], "sum")
    graph.op("Add", ["sum", "position.states"], "embedded")
    x = graph.norm("embedded", "norm", "x")
    if not graph.whole:
        graph.op("Shape", ["ids"], "mask.shape")
        ones = helper.make_tensor("one", TensorProto.INT32, [1], [1])
        graph.op("ConstantOfShape", ["mask.shape"], "mask", value=ones)
    for layer in range(layers):
        x = _layer(graph, x, layer)
    graph.op("Squeeze", [x, "zero"], "pieces")
    words = graph.op("Gather", ["pieces", "words"], "states")
    for head in heads:
        graph.linear(words, head, head)
    if not syntax:
        return graph
    graph.gelu(words, "arc.dependent", "arc.own")
    graph.op("MatMul", ["arc.own", graph.matrix("arc.bilinear")], "arc_dependent")
    graph.gelu(words, "arc.head", "arc_head")
    graph.op("MatMul", ["arc_head", graph.constant("arc.prior")], "arc_prior")
    graph.gelu(words, "relation.dependent", "relation_dependent")
    graph.gelu(words, "relation.head", "relation_head")
    graph.op("Identity", [graph.matrix("relation.bilinear")], "relation_bilinear")
    graph.op("Identity", [graph.constant("relation.linear")], "relation_linear")
    graph.op("Identity", [graph.constant("relation.bias")], "relation_bias")
    return graph


def _layer(graph: Graph, x: str, layer: int) -> str:
    def name(part: str) -> str:
        return f"{layer}.{part}"

    if graph.whole:  # the fused operator knows fp32 weights only
        sides = [name(side) for side in ("query", "key", "value")]
        both = graph.linear(x, name("qkv"), name("qkv"))
        graph.nodes.append(helper.make_node("Split", [both], sides, axis=2, num_outputs=3))
        graph.op("MultiHeadAttention", sides, name("seen"), MICROSOFT, num_heads=ATTENTION_HEADS)
    else:
        attention = [x, graph.matrix(name("qkv.w")), graph.constant(name("qkv.b")), "mask"]
        graph.op("Attention", attention, name("seen"), MICROSOFT, num_heads=ATTENTION_HEADS)
    y = _added(graph, name("seen"), x, name("out"), name("norm1"), name("y"))
    wide = graph.gelu(y, name("up"), name("wide"))
    return _added(graph, wide, y, name("down"), name("norm2"), name("z"))


def _added(graph: Graph, x: str, before: str, matrix: str, norm: str, output: str) -> str:
    """Multiply, add what was before, and norm; onnxruntime's fused operator takes twice as long on a CPU."""
    graph.op("Add", [graph.linear(x, matrix, matrix), before], f"{output}.sum")
    return graph.norm(f"{output}.sum", norm, output)


def write_model(weights: dict[str, np.ndarray], labels: dict[str, list[str]], path: Path, heads: list[str]) -> None:
    heads, syntax = [head for head in heads if f"{head}.w" in weights], "arc.bilinear" in weights
    graph = build(weights, heads, syntax=syntax)
    write_graph(graph, [*heads, *SYNTAX, *CONSTANTS] if syntax else heads, labels, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", type=Path, required=True, help="the folder that train.py wrote")
    parser.add_argument("--start", type=Path, required=True, help="folder of all-MiniLM-L6-v2, for its vocabulary")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="reader")
    parser.add_argument("--heads", default=",".join(LABELS), help="label heads to write, of those that were trained")
    parser.add_argument("--add", default="", help="to the scores of names, as calibrate.py found: O=0.8,ORG=-0.4")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    weights = {name: value.astype(np.float32) for name, value in np.load(options.run / "weights.npz").items()}
    labels = json.loads((options.run / "labels.json").read_text())
    for kind, _, value in (part.partition("=") for part in options.add.split(",") if part):
        weights["names.b"] += [float(value) * (label.rpartition("-")[2] == kind) for label in labels["names"]]
    path = options.out / f"{options.name}.onnx"
    write_model(weights, labels, path, options.heads.split(","))
    vocabulary = (options.start / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    (options.out / "vocabulary.txt.gz").write_bytes(gzip.compress(vocabulary.encode(), 9, mtime=0))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
