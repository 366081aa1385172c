"""Put an ONNX graph together: weights stored as int8, arithmetic in fp32.

Matrices are scaled by column to int8 and unfolded when the session starts, so that labels do not depend on batch,
threads or processor.
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"  # fused operators of onnxruntime


class Graph:
    """A graph under construction; every method returns the name of its result."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights = weights
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
        value = self.weights[name]
        scale = (np.abs(value).max(0) / 127).astype(np.float32)
        scale[scale == 0] = 1
        self.constant(name + ".q", np.rint(value / scale).astype(np.int8))
        self.constant(name + ".s", scale)
        self.op("Cast", [name + ".q"], name + ".f", to=TensorProto.FLOAT)
        return self.op("Mul", [name + ".f", name + ".s"], name)

    def linear(self, x: str, name: str, output: str) -> str:
        self.op("MatMul", [x, self.matrix(f"{name}.w")], output + ".0")
        return self.op("Add", [output + ".0", self.constant(f"{name}.b")], output)

    def gelu(self, x: str, name: str, output: str) -> str:
        self.op("MatMul", [x, self.matrix(f"{name}.w")], output + ".0")
        return self.op("BiasGelu", [output + ".0", self.constant(f"{name}.b")], output, MICROSOFT)

    def norm(self, x: str, name: str, output: str) -> str:
        inputs = [x, self.constant(f"{name}.w"), self.constant(f"{name}.b")]
        return self.op("LayerNormalization", inputs, output, axis=-1, epsilon=1e-12)

    def table(self, name: str, ids: str, output: str) -> str:
        """Store a table as int8 with one scale a row, and look `ids` up in it."""
        value = self.weights[name]
        scale = (np.abs(value).max(1, keepdims=True) / 127).astype(np.float32)
        scale[scale == 0] = 1
        self.constant(f"{name}.q", np.rint(value / scale).astype(np.int8))
        self.constant(f"{name}.s", scale)
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
