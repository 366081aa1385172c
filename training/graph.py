"""Put an ONNX graph together: weights stored as int8, arithmetic in fp32 or, where asked for, in whole numbers.

Matrices are scaled by column to int8 and unfolded when the session starts, so that labels do not depend on batch,
threads or processor. A graph that reckons in whole numbers is twice as fast: its activations are scaled to eight bits
at each step and its weights to seven, with which the sums of pairs that older processors hold in 16 bits cannot
overflow. Threads and batch change nothing there either, but from one kind of processor to another the last bit of a
norm may move an activation by a step: less than one label in a thousand (the model card has figures).
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"  # fused operators of onnxruntime
SEVEN_BITS = 63


class Graph:
    """A graph under construction; every method returns the name of its result."""

    def __init__(self, weights: dict[str, np.ndarray], *, whole: bool = False) -> None:
        self.weights = weights
        self.whole = whole
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: np.ndarray | None = None) -> str:
        if name not in self.constants:
            array = np.ascontiguousarray(self.weights[name] if value is None else value)
            self.constants[name] = numpy_helper.from_array(array, name)
        return name

    def op(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def matrix(self, name: str) -> str:
        """Store a matrix as int8 with one scale a column."""
        self._store(name, 127)
        self.op("Cast", [name + ".q"], name + ".f", to=TensorProto.FLOAT)
        return self.op("Mul", [name + ".f", name + ".s"], name)

    def _store(self, name: str, largest: int, axis: int = 0) -> None:
        """Store a matrix in whole numbers up to `largest`, with one scale a column (a row for axis 1)."""
        value = self.weights[name]
        scale = (np.abs(value).max(axis, keepdims=axis == 1) / largest).astype(np.float32)
        scale[scale == 0] = 1
        self.constant(name + ".q", np.rint(value / scale).astype(np.int8))
        self.constant(name + ".s", scale)

    def product(self, x: str, name: str, output: str, bias: str = "") -> str:
        """Multiply by a matrix and add `bias`, in whole numbers if the graph reckons so."""
        if self.whole:
            self._store(name, SEVEN_BITS)
            inputs = [x, name + ".q", name + ".s", *(["", self.constant(bias)] if bias else [])]
            return self.op("DynamicQuantizeMatMul", inputs, output, MICROSOFT)
        if not bias:
            return self.op("MatMul", [x, self.matrix(name)], output)
        self.op("MatMul", [x, self.matrix(name)], output + ".0")
        return self.op("Add", [output + ".0", self.constant(bias)], output)

    def linear(self, x: str, name: str, output: str) -> str:
        return self.product(x, f"{name}.w", output, f"{name}.b")

    def gelu(self, x: str, name: str, output: str) -> str:
        self.product(x, f"{name}.w", output + ".0")
        return self.op("BiasGelu", [output + ".0", self.constant(f"{name}.b")], output, MICROSOFT)

    def norm(self, x: str, name: str, output: str) -> str:
        inputs = [x, self.constant(f"{name}.w"), self.constant(f"{name}.b")]
        return self.op("LayerNormalization", inputs, output, axis=-1, epsilon=1e-12)

    def table(self, name: str, ids: str, output: str) -> str:
        """Store a table as int8 with one scale a row, and look `ids` up in it."""
        self._store(name, 127, axis=1)
        self.op("Gather", [f"{name}.q", ids], f"{name}.rows")
        self.op("Gather", [f"{name}.s", ids], f"{name}.scales")
        self.op("Cast", [f"{name}.rows"], f"{name}.float", to=TensorProto.FLOAT)
        return self.op("Mul", [f"{name}.float", f"{name}.scales"], output)


def write_graph(graph: Graph, outputs: list[str], labels: dict[str, list[str]], path: Path) -> None:
    """Write the graph that reads one window (`ids`, `shapes`, `words`), its labels as metadata."""
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"]),
        helper.make_tensor_value_info("shapes", TensorProto.INT64, [1, "pieces"]),
        helper.make_tensor_value_info("words", TensorProto.INT64, ["words"]),
    ]
    given = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
    made = helper.make_graph(graph.nodes, "communique", inputs, given, list(graph.constants.values()))
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(made, opset_imports=opsets)
    model.ir_version = 9
    helper.set_model_props(model, {"labels": json.dumps(labels)})
    onnx.save(model, path)
