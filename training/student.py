"""The small encoder behind the `fast` reader, in PyTorch and as a graph: windows of three pieces and two attentions.

Pieces are looked up in the large encoder's table, projected to `WIDTH` (one table once exported). A gated block sees a
piece and one on either side, one or two steps away, so that a few blocks see a clause; attention sees the window,
which quotations need. No dependencies are read. Inputs and outputs are those of `network.Network`.
"""

import numpy as np
import torch
from onnx import TensorProto, helper
from torch import Tensor, nn
from torch.nn import functional

from communique.read.wordpiece import SHAPES
from graph import MICROSOFT, Graph

WIDTH, WIDE, ATTENTION_HEADS = 160, 320, 4
BLOCKS = ("gate1", "gate2", "attention", "gate1", "attention")  # the number: steps to the neighbours
DROPOUT = 0.1


class Student(nn.Module):
    """Encoder and label heads (name to number of labels). table: (pieces, any width) word vectors, kept as they are."""

    def __init__(self, table: np.ndarray, heads: dict[str, int], seed: int) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(seed)
        self.heads = heads
        self.register_buffer("table", torch.tensor(table))
        self.weights = nn.ParameterDict()

        def new(name: str, *size: int, value: float | None = None) -> None:
            made = torch.randn(*size, generator=generator) * (size[0] ** -0.5)
            self.weights[_flat(name)] = nn.Parameter(made if value is None else torch.full(size, value))

        def norm(name: str) -> None:
            new(f"{name}.w", WIDTH, value=1.0)
            new(f"{name}.b", WIDTH, value=0.0)

        new("project", table.shape[1], WIDTH)
        new("shape", SHAPES, WIDTH)
        norm("norm")
        for number, block in enumerate(BLOCKS):
            norm(f"{number}.norm")
            sizes = {"gate": (3 * WIDTH, 2 * WIDTH)}
            if block == "attention":
                sizes = {"qkv": (WIDTH, 3 * WIDTH), "out": (WIDTH, WIDTH), "up": (WIDTH, WIDE), "down": (WIDE, WIDTH)}
                norm(f"{number}.norm2")
            for name, size in sizes.items():
                new(f"{number}.{name}.w", *size)
                new(f"{number}.{name}.b", size[1], value=0.0)
        for head, labels in heads.items():
            new(f"{head}.w", WIDTH, labels)
            new(f"{head}.b", labels, value=0.0)

    def get(self, name: str) -> Tensor:
        return self.weights[_flat(name)]

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return hidden states (batch, pieces, WIDTH); mask is True where a piece stands."""
        x = functional.embedding(ids, self.table) @ self.get("project") + functional.embedding(
            shapes, self.get("shape")
        )
        x = self._norm(self._drop(x), "norm")
        for number, block in enumerate(BLOCKS):
            if block == "attention":
                x = self._attend(x, number, mask)
            else:
                x = self._gate(x * mask[:, :, None], number, int(block[4:]))
        return x

    def _gate(self, x: Tensor, number: int, step: int) -> Tensor:
        length = x.shape[1]
        wide = functional.pad(x, (0, 0, step, step))
        three = torch.cat([wide[:, :length], x, wide[:, 2 * step :]], 2)
        both = three @ self.get(f"{number}.gate.w") + self.get(f"{number}.gate.b")
        gated = both[..., :WIDTH] * torch.sigmoid(both[..., WIDTH:])
        return self._norm(x + self._drop(gated), f"{number}.norm")

    def _attend(self, x: Tensor, number: int, mask: Tensor) -> Tensor:
        batch, length = x.shape[:2]
        states = x @ self.get(f"{number}.qkv.w") + self.get(f"{number}.qkv.b")
        states = states.view(batch, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        query, key, value = states.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        seen = seen.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self._norm(
            x + self._drop(seen @ self.get(f"{number}.out.w") + self.get(f"{number}.out.b")), f"{number}.norm"
        )
        wide = functional.gelu(x @ self.get(f"{number}.up.w") + self.get(f"{number}.up.b"))
        wide = wide @ self.get(f"{number}.down.w") + self.get(f"{number}.down.b")
        return self._norm(x + self._drop(wide), f"{number}.norm2")

    def _norm(self, x: Tensor, name: str) -> Tensor:
        return functional.layer_norm(x, (WIDTH,), self.get(f"{name}.w"), self.get(f"{name}.b"), 1e-12)

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROPOUT) if self.training else x

    def label_scores(self, states: Tensor, head: str) -> Tensor:
        return states @ self.get(f"{head}.w") + self.get(f"{head}.b")

    def numpy(self) -> dict[str, np.ndarray]:
        """Return the weights as the graph takes them: the table projected, the projection gone."""
        weights = {
            name.replace("__", "."): value.detach().float().cpu().numpy() for name, value in self.weights.items()
        }
        weights["word"] = self.table.cpu().numpy() @ weights.pop("project")
        return weights


def build_student(weights: dict[str, np.ndarray], heads: list[str]) -> Graph:
    """Return the graph with one output a head, one row a word."""
    graph = Graph(weights)
    graph.table("word", "ids", "word.states")
    graph.op("Gather", [graph.constant("shape"), "shapes"], "shape.states")
    graph.op("Add", ["word.states", "shape.states"], "sum")
    graph.constant("zero", np.array([0], np.int64))
    x = graph.norm("sum", "norm", "x")
    graph.op("Shape", ["ids"], "mask.shape")
    graph.op("ConstantOfShape", ["mask.shape"], "mask", value=helper.make_tensor("one", TensorProto.INT32, [1], [1]))
    for number, block in enumerate(BLOCKS):
        x = _attention(graph, x, number) if block == "attention" else _gate(graph, x, number, int(block[4:]))
    graph.op("Squeeze", [x, "zero"], "pieces")
    words = graph.op("Gather", ["pieces", "words"], "states")
    for head in heads:
        graph.linear(words, head, head)
    return graph


def _gate(graph: Graph, x: str, number: int, step: int) -> str:
    def name(part: str) -> str:
        return f"{number}.{part}"

    def numbers(part: str, *values: int) -> str:
        return graph.constant(f"{part}{values}", np.array(values, np.int64))

    end, axis = numbers("end", np.iinfo(np.int64).max), numbers("axis", 1)
    graph.op("Pad", [x, numbers("pads", 0, step, 0, 0, step, 0)], name("wide"))
    graph.op("Slice", [name("wide"), numbers("start", 0), numbers("stop", -2 * step), axis], name("left"))
    graph.op("Slice", [name("wide"), numbers("start", 2 * step), end, axis], name("right"))
    graph.op("Concat", [name("left"), x, name("right")], name("three"), axis=2)
    both = graph.linear(name("three"), name("gate"), name("both"))
    graph.nodes.append(helper.make_node("Split", [both], [name("value"), name("gate")], axis=2, num_outputs=2))
    graph.op("Sigmoid", [name("gate")], name("open"))
    graph.op("Mul", [name("value"), name("open")], name("gated"))
    graph.op("Add", [x, name("gated")], name("both.sum"))
    return graph.norm(name("both.sum"), name("norm"), name("y"))


def _attention(graph: Graph, x: str, number: int) -> str:
    def name(part: str) -> str:
        return f"{number}.{part}"

    inputs = [x, graph.matrix(name("qkv.w")), graph.constant(name("qkv.b")), "mask"]
    graph.op("Attention", inputs, name("seen"), MICROSOFT, num_heads=ATTENTION_HEADS)
    graph.op("Add", [graph.linear(name("seen"), name("out"), name("out")), x], name("out.sum"))
    y = graph.norm(name("out.sum"), name("norm"), name("y"))
    wide = graph.gelu(y, name("up"), name("wide"))
    graph.op("Add", [graph.linear(wide, name("down"), name("down")), y], name("down.sum"))
    return graph.norm(name("down.sum"), name("norm2"), name("z"))


def _flat(name: str) -> str:
    return name.replace(".", "__")
