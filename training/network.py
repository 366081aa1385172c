"""The encoder in PyTorch: MiniLM-L6 with a word-shape embedding, and one head a task.

Weights are named as in the exported graph (see `export.py`). Inputs and outputs follow `communique.read.windows`:
pieces in, one state a word out (its first piece). Dependencies are scored as in Dozat & Manning 2017, a root being
its own head.
"""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.read.wordpiece import SHAPES

HIDDEN, ATTENTION_HEADS = 384, 12
ARC, RELATION = 192, 96  # width of the biaffine spaces
DROPOUT = 0.1


def starting_weights(folder: Path, layers: int = 6) -> dict[str, np.ndarray]:
    """Return the weights of all-MiniLM-L6-v2 (`model.safetensors` in `folder`), the shape embedding zero."""
    from safetensors.numpy import load_file

    stored = load_file(folder / "model.safetensors")

    def get(name: str) -> np.ndarray:
        return stored[name].astype(np.float32)

    weights = {
        "word": get("embeddings.word_embeddings.weight"),
        "position": get("embeddings.position_embeddings.weight") + get("embeddings.token_type_embeddings.weight")[0],
        "shape": np.zeros((SHAPES, HIDDEN), np.float32),
        "norm.w": get("embeddings.LayerNorm.weight"),
        "norm.b": get("embeddings.LayerNorm.bias"),
    }
    for layer in range(layers):
        prefix = f"encoder.layer.{layer}."
        attention = prefix + "attention.self."
        weights[f"{layer}.qkv.w"] = np.concatenate(
            [get(attention + x + ".weight") for x in ("query", "key", "value")]
        ).T.copy()
        weights[f"{layer}.qkv.b"] = np.concatenate([get(attention + x + ".bias") for x in ("query", "key", "value")])
        for ours, theirs in (("out", "attention.output.dense"), ("up", "intermediate.dense"), ("down", "output.dense")):
            weights[f"{layer}.{ours}.w"] = get(prefix + theirs + ".weight").T.copy()
            weights[f"{layer}.{ours}.b"] = get(prefix + theirs + ".bias")
        for ours, theirs in (("norm1", "attention.output.LayerNorm"), ("norm2", "output.LayerNorm")):
            weights[f"{layer}.{ours}.w"] = get(prefix + theirs + ".weight")
            weights[f"{layer}.{ours}.b"] = get(prefix + theirs + ".bias")
    return weights


def tuned_weights(folder: Path, layers: int) -> dict[str, np.ndarray]:
    """Return the weights of a finished run (`weights.npz` in `folder`), its first `layers` layers and every head."""
    stored = np.load(folder / "weights.npz")
    kept = [name for name in stored.files if not name[0].isdigit() or int(name.split(".")[0]) < layers]
    return {name: stored[name].astype(np.float32) for name in kept}


def shrunk_weights(folder: Path, layers: tuple[int, ...], inner: int, rank: int) -> dict[str, np.ndarray]:
    """Return a smaller encoder cut out of a finished run: `layers` of it, without the heads of dependencies.

    Of each layer's inner neurons the `inner` with the largest weights stay; word vectors keep their `rank` strongest
    directions (`word`, and `project` back to the width of the layers).
    """
    stored = {name: value.astype(np.float32) for name, value in np.load(folder / "weights.npz").items()}
    weights = {name: value for name, value in stored.items() if not name[0].isdigit()}
    weights = {name: value for name, value in weights.items() if name.split(".")[0] not in ("arc", "relation")}
    for number, layer in enumerate(layers):
        own = {name.partition(".")[2]: value for name, value in stored.items() if name.startswith(f"{layer}.")}
        size = np.linalg.norm(own["up.w"], axis=0) * np.linalg.norm(own["down.w"], axis=1)
        kept = np.sort(np.argsort(-size)[:inner])
        own |= {"up.w": own["up.w"][:, kept], "up.b": own["up.b"][kept], "down.w": own["down.w"][kept]}
        weights |= {f"{number}.{name}": value for name, value in own.items()}
    left, strength, right = np.linalg.svd(stored["word"], full_matrices=False)
    weights["word"], weights["project"] = left[:, :rank] * strength[:rank], right[:rank]
    return weights


class Network(nn.Module):
    """Encoder and heads. heads: name to number of labels; `arc` and `relation` are the biaffine ones, if relations."""

    def __init__(self, weights: dict[str, np.ndarray], heads: dict[str, int], relations: int, seed: int) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(seed)
        self.layers = 1 + max(int(name.split(".")[0]) for name in weights if name[0].isdigit())
        self.heads = heads
        self.weights = nn.ParameterDict(
            {_flat(name): nn.Parameter(torch.tensor(value)) for name, value in weights.items()}
        )

        def new(name: str, *size: int, scale: float = 0.02) -> None:
            if _flat(name) not in self.weights:
                self.weights[_flat(name)] = nn.Parameter(torch.randn(*size, generator=generator) * scale)

        for head, labels in heads.items():
            new(f"{head}.w", HIDDEN, labels)
            new(f"{head}.b", labels, scale=0)
        if not relations:
            return
        for name, width in (("arc", ARC), ("relation", RELATION)):
            for side in ("dependent", "head"):
                new(f"{name}.{side}.w", HIDDEN, width, scale=0.05)
                new(f"{name}.{side}.b", width, scale=0)
        new("arc.bilinear", ARC, ARC, scale=0.01)
        new("arc.prior", ARC, scale=0.01)
        new("relation.bilinear", relations, RELATION, RELATION, scale=0.01)
        new("relation.linear", 2 * RELATION, relations, scale=0.05)
        new("relation.bias", relations, scale=0)

    def get(self, name: str) -> Tensor:
        return self.weights[_flat(name)]

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return hidden states (batch, pieces, HIDDEN); mask is True where a piece stands."""
        batch, length = ids.shape
        x = functional.embedding(ids, self.get("word"))
        if "project" in self.weights:
            x = x @ self.get("project")
        x = x + self.get("position")[:length] + functional.embedding(shapes, self.get("shape"))
        x = self._drop(functional.layer_norm(x, (HIDDEN,), self.get("norm.w"), self.get("norm.b"), 1e-12))
        bias = None if bool(mask.all()) else mask[:, None, None, :]
        for layer in range(self.layers):

            def get(name: str, layer: int = layer) -> Tensor:
                return self.get(f"{layer}.{name}")

            states = (x @ get("qkv.w") + get("qkv.b")).view(
                batch, length, 3, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS
            )
            query, key, value = states.permute(2, 0, 3, 1, 4)
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
            seen = seen.transpose(1, 2).reshape(batch, length, HIDDEN) @ get("out.w") + get("out.b")
            x = functional.layer_norm(x + self._drop(seen), (HIDDEN,), get("norm1.w"), get("norm1.b"), 1e-12)
            wide = functional.gelu(x @ get("up.w") + get("up.b")) @ get("down.w") + get("down.b")
            x = functional.layer_norm(x + self._drop(wide), (HIDDEN,), get("norm2.w"), get("norm2.b"), 1e-12)
        return x

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROPOUT) if self.training else x

    def label_scores(self, states: Tensor, head: str) -> Tensor:
        return states @ self.get(f"{head}.w") + self.get(f"{head}.b")

    def side(self, states: Tensor, name: str, side: str) -> Tensor:
        projected = functional.gelu(states @ self.get(f"{name}.{side}.w") + self.get(f"{name}.{side}.b"))
        return functional.dropout(projected, 0.2) if self.training else projected

    def arc_scores(self, states: Tensor) -> Tensor:
        """Return (words, words) scores, row the dependent, column its head."""
        heads = self.side(states, "arc", "head")
        return self.side(states, "arc", "dependent") @ self.get("arc.bilinear") @ heads.T + heads @ self.get(
            "arc.prior"
        )

    def relation_scores(self, states: Tensor, heads: Tensor) -> Tensor:
        """Return (words, relations) scores of each word's relation to its head."""
        own, other = self.side(states, "relation", "dependent"), self.side(states, "relation", "head")[heads]
        pairs = torch.einsum("nd,rde,ne->nr", own, self.get("relation.bilinear"), other)
        return pairs + torch.cat([own, other], 1) @ self.get("relation.linear") + self.get("relation.bias")

    def numpy(self) -> dict[str, np.ndarray]:
        return {name.replace("__", "."): value.detach().float().cpu().numpy() for name, value in self.weights.items()}


def _flat(name: str) -> str:
    return name.replace(".", "__")
