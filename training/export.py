"""Write the trained network as one ONNX graph: weights stored as int8, arithmetic in fp32.

    python training/export.py --run DIR --start DIR --out src/communique/read/data

The graph reads one window at a time (`ids`, `shapes`: pieces; `words`: positions of the words' first pieces) and gives
one row a word: `roles`, `names`, `pos`, `events`, `arguments` scores, and the two sides of the biaffine scores
(`arc_dependent`, `arc_head`, `arc_prior`, `relation_dependent`, `relation_head`). The constants of the relation scorer
come out as `relation_bilinear`, `relation_linear` and `relation_bias`. The student's graph has the label scores alone.
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
from student import build_student


def build(weights: dict[str, np.ndarray], layers: int) -> Graph:
    graph = Graph(weights)
    graph.table("word", "ids", "word.states")
    graph.op("Gather", [graph.constant("shape"), "shapes"], "shape.states")
    graph.op("Shape", ["ids"], "length", start=1, end=2)
    graph.constant("zero", np.array([0], np.int64))
    graph.op("Slice", [graph.constant("position"), "zero", "length", "zero"], "position.states")
    graph.op("Add", ["word.states", "shape.states"], "sum")
    graph.op("Add", ["sum", "position.states"], "embedded")
    x = graph.norm("embedded", "norm", "x")
    graph.op("Shape", ["ids"], "mask.shape")
    graph.op("ConstantOfShape", ["mask.shape"], "mask", value=helper.make_tensor("one", TensorProto.INT32, [1], [1]))
    for layer in range(layers):
        x = _layer(graph, x, layer)
    graph.op("Squeeze", [x, "zero"], "pieces")
    words = graph.op("Gather", ["pieces", "words"], "states")
    for head in LABELS:
        graph.linear(words, head, head)
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

    def constant(part: str) -> str:
        return graph.constant(name(part))

    attention = [x, graph.matrix(name("qkv.w")), constant("qkv.b"), "mask"]
    graph.op("Attention", attention, name("seen"), MICROSOFT, num_heads=ATTENTION_HEADS)
    graph.op("MatMul", [name("seen"), graph.matrix(name("out.w"))], name("out"))
    norm = [constant("norm1.w"), constant("norm1.b"), constant("out.b")]
    graph.op("SkipLayerNormalization", [name("out"), x, *norm], name("y"), MICROSOFT, epsilon=1e-12)
    graph.gelu(name("y"), name("up"), name("wide"))
    graph.op("MatMul", [name("wide"), graph.matrix(name("down.w"))], name("down"))
    norm = [constant("norm2.w"), constant("norm2.b"), constant("down.b")]
    return graph.op("SkipLayerNormalization", [name("down"), name("y"), *norm], name("z"), MICROSOFT, epsilon=1e-12)


def write_model(weights: dict[str, np.ndarray], labels: dict[str, list[str]], path: Path) -> None:
    if "arc.bilinear" in weights:
        layers = 1 + max(int(name.split(".")[0]) for name in weights if name[0].isdigit())
        graph, outputs = build(weights, layers), [*LABELS, *SYNTAX, *CONSTANTS]
    else:
        graph, outputs = build_student(weights, list(LABELS)), list(LABELS)
    write_graph(graph, outputs, labels, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", type=Path, required=True, help="the folder that train.py wrote")
    parser.add_argument("--start", type=Path, required=True, help="folder of all-MiniLM-L6-v2, for its vocabulary")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="reader")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    weights = {name: value.astype(np.float32) for name, value in np.load(options.run / "weights.npz").items()}
    labels = json.loads((options.run / "labels.json").read_text())
    path = options.out / f"{options.name}.onnx"
    write_model(weights, labels, path)
    vocabulary = (options.start / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    (options.out / "vocabulary.txt.gz").write_bytes(gzip.compress(vocabulary.encode(), 9, mtime=0))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
