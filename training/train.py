"""Fine-tune the encoder on all its tasks at once: attribution roles, names, parts of speech, dependencies.

    python training/train.py --corpora DIR --start DIR --out DIR [--minutes 120] [--epochs 3] [--world 2 --rank 0]

One epoch reads PolNeAR once (one annotator an article, drawn by lot) and the smaller corpora as often as `TIMES` says.
Runs on CPU or, when there is one, on a GPU. Two one-thread processes (`--world 2`) whose weights are averaged every few
steps train faster on two cores than one process with two threads. The rate falls to zero at the end of `--epochs` or
of `--minutes`, whichever comes first; a run cut off goes on from its last checkpoint if started again with the same
`--out`. Without `--minutes` the weights depend on `--seed` alone, on one machine, cut off or not.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

import corpora
import marked
from communique.read.windows import Window, plan_windows
from communique.read.wordpiece import WordPieces
from network import Network, starting_weights, tuned_weights

TIMES = {
    "ewt": 2,
    "gum": 2,
    "wikigold": 2,
    "re3d": 2,
    "meantime": 3,
    "events": 4,
    "plover": 2,
    "acts": 4,
}  # passes an epoch; small corpora come more often
HEAD_RATE = 6.0  # heads and shapes start from nothing and learn faster than the encoder
LOSS_WEIGHTS = {"roles": 1.0, "names": 0.7, "pos": 0.4, "arc": 0.5, "relation": 0.5}
LOSS_WEIGHTS |= {"events": 0.6, "arguments": 0.4, "acts": 0.6}
WARM_UP = 80  # steps
MOST_STEPS = 10**7  # of a run; what is dropped out follows from seed, step and process, so that a cut leaves no trace
HELD_OUT_GUM = 10  # every tenth GUM document is kept for evaluation
HELD_OUT_NEWS = 6  # every sixth MEANTIME article and every sixth line of our own sentences too
GATHERED = ("events", "acts")  # single lines; read alone they would teach nothing of lines in their context
GATHERED_LINES = 9  # about a window
OWN = Path(__file__).parent / "data"
BY_WORD = {"names": corpora.NAMES, "pos": corpora.UPOS, "events": corpora.EVENTS, "arguments": corpora.ARGUMENTS}
BY_WORD["acts"] = corpora.ACTS


class Example:
    """One window with the labels of its words, -100 where the corpus is silent."""

    def __init__(
        self,
        window: Window,
        sentences: list[corpora.Sentence],
        annotator: str | None,
        tables: dict[str, dict[str, int]],
    ) -> None:
        self.window = window
        self.labels: dict[str, list[int]] = {key: [] for key in ("roles", *BY_WORD, "arc", "relation")}
        place = {(number, index): k for k, (number, index, _) in enumerate(window.words)}
        self.sentence = [number for number, _, _ in window.words]
        for number, index, _ in window.words:
            s = sentences[number]
            self.labels["roles"].append(tables["roles"][s.roles[annotator][index]] if annotator and s.roles else -100)
            for key in BY_WORD:
                given = getattr(s, key)
                self.labels[key].append(tables[key].get(given[index], -100) if given else -100)
            head = place.get((number, s.heads[index]), -100) if s.heads else -100
            self.labels["arc"].append(head)
            relation = tables["relation"].get(s.relations[index], -100) if s.relations and head >= 0 else -100
            self.labels["relation"].append(relation)


def main() -> None:
    Trainer(arguments().parse_args()).run()


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument(
        "--start", type=Path, required=True, help="folder of all-MiniLM-L6-v2: model.safetensors, vocab.txt"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--minutes", type=float, default=0.0, help="0: no limit but the epochs")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=768, help="pieces a step")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--init", type=Path, help="folder of a finished run whose first layers and heads to start from")
    parser.add_argument(
        "--times", type=passes, default=TIMES, help="passes an epoch, e.g. acts=8,ewt=1; the others as always"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--world", type=int, default=1)
    parser.add_argument("--rank", type=int, default=0)
    parser.add_argument("--sync", type=int, default=8, help="steps between two averagings")
    parser.add_argument("--keep", type=int, default=250, help="steps between two checkpoints")
    parser.add_argument("--limit", type=int, default=0, help="documents a corpus, for a trial")
    return parser


def passes(words: str) -> dict[str, int]:
    return TIMES | {name: int(count) for name, _, count in (part.partition("=") for part in words.split(","))}


class Trainer:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.set_num_threads(options.threads)
        options.out.mkdir(parents=True, exist_ok=True)
        self.group = None
        if options.world > 1:
            import torch.distributed as distributed

            store = f"file://{(options.out / 'group').absolute()}"
            distributed.init_process_group("gloo", init_method=store, rank=options.rank, world_size=options.world)
            self.group = distributed
        self.pieces = WordPieces((options.start / "vocab.txt").read_text(encoding="utf-8").split("\n"))
        self._load_corpora()
        self.network = self._network().to(self.device).train()
        self.parameters = [p for p in self.network.parameters() if p.requires_grad]
        self.optimizer = self._optimizer()
        self.step = self.seen = 0
        self.spent = 0.0  # seconds, those before the run was cut off included
        self._resume()

    def _network(self) -> torch.nn.Module:
        options = self.options
        weights = tuned_weights(options.init, options.layers) if options.init else None
        weights = weights or starting_weights(options.start, options.layers)
        heads = {key: len(self.tables[key]) for key in ("roles", *BY_WORD)}
        network = Network(weights, heads, len(self.relations), options.seed)
        network.get("word").requires_grad_(False)
        network.get("position").requires_grad_(False)
        return network

    def _load_corpora(self) -> None:
        root, limit = self.options.corpora, self.options.limit or None
        self.documents = {
            "polnear": corpora.polnear(root, "train")[:limit],
            "ewt": corpora.english_web_treebank(root, "train")[:limit],
            "gum": [d for k, d in enumerate(corpora.gum(root)) if k % HELD_OUT_GUM][:limit],
            "wikigold": [d for k, d in enumerate(corpora.wikigold(root)) if k % 10][:limit],
            "re3d": [d for k, d in enumerate(corpora.re3d(root)) if k % 10][:limit],
            "meantime": [d for k, d in enumerate(corpora.meantime(root)) if k % HELD_OUT_NEWS][:limit],
            "events": [d for k, d in enumerate(marked.marked_events(OWN / "events.txt")) if k % HELD_OUT_NEWS][:limit],
            "acts": [d for k, d in enumerate(marked.marked_acts(OWN / "acts.txt")) if k % HELD_OUT_NEWS][:limit],
            "plover": marked.plover_deeds(root)[:limit],
        }
        seen = {
            r for key in ("ewt", "gum") for d in self.documents[key] for s in d.sentences for r in s.relations or ()
        }
        self.relations = sorted(seen)
        labels = {"roles": corpora.ROLES, **BY_WORD, "relation": self.relations}
        self.tables = {key: {label: k for k, label in enumerate(values)} for key, values in labels.items()}
        (self.options.out / "labels.json").write_text(json.dumps(labels))

    def _optimizer(self) -> torch.optim.Optimizer:
        encoder, plain, heads = [], [], []
        for name, value in self.network.weights.items():
            if not value.requires_grad:
                continue
            inside = name[0].isdigit() or name.startswith(("norm", "project"))
            (heads if not inside else encoder if value.dim() == 2 else plain).append(value)
        groups = [
            {"params": encoder, "weight_decay": 0.01, "scale": 1.0},
            {"params": plain, "weight_decay": 0.0, "scale": 1.0},
            {"params": heads, "weight_decay": 0.0, "scale": HEAD_RATE},
        ]
        return torch.optim.AdamW(groups, lr=self.options.rate, betas=(0.9, 0.98))

    def _resume(self) -> None:
        """Go on from this process's checkpoint; from the first one's where the cut fell between the writing of two."""
        own, common = (self.options.out / f"checkpoint.{rank}.pt" for rank in (self.options.rank, 0))
        if not common.exists():
            return
        state = torch.load(own if own.exists() else common, map_location=self.device, weights_only=True)
        if self.group and len(set(self._gathered(state["step"]))) > 1:
            state = torch.load(common, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.seen, self.spent = state["step"], state["seen"], state["spent"]

    def _gathered(self, number: int) -> list[int]:
        """Return `number` of every process; each waits for the others."""
        numbers = [torch.zeros(1, dtype=torch.long) for _ in range(self.options.world)]
        self.group.all_gather(numbers, torch.tensor([number]))
        return [int(one) for one in numbers]

    def save(self) -> None:
        rank, out = self.options.rank, self.options.out
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "seen": self.seen,
            "spent": self.spent,
        }
        torch.save(state, out / f"checkpoint.{rank}.tmp")
        if self.group:
            self.group.barrier()  # all have written before any replaces what it had
        (out / f"checkpoint.{rank}.tmp").rename(out / f"checkpoint.{rank}.pt")
        if not rank:
            np.savez(out / "weights.npz", **self.network.numpy())

    def epoch(self, number: int) -> list[list[Example]]:
        """Return the batches of epoch `number` for this process, the same for the same seed."""
        lot = random.Random(f"{self.options.seed}-{number}")
        examples = []
        for corpus, documents in self.documents.items():
            for _ in range(self.options.times.get(corpus, 1)):
                drawn = documents
                if corpus in GATHERED:  # in another order each time: a line must be read the same among any others
                    drawn = marked.gathered(lot.sample(documents, len(documents)), lot.randint(1, GATHERED_LINES))
                for document in drawn:
                    annotators = (
                        sorted(document.sentences[0].roles)
                        if document.sentences and document.sentences[0].roles
                        else []
                    )
                    annotator = lot.choice(annotators) if annotators else None
                    words = [s.words for s in document.sentences]
                    for window in plan_windows(words, self.pieces, first=lot.randint(64, 192)):
                        if len(window.ids) <= 320:
                            examples.append(self.example(window, document.sentences, annotator))
        lot.shuffle(examples)
        batches: list[list[Example]] = []
        for start in range(0, len(examples), 400):  # sorted within chunks: little padding, still well mixed
            current: list[Example] = []
            for example in sorted(examples[start : start + 400], key=lambda e: len(e.window.ids)):
                if current and (len(current) + 1) * len(example.window.ids) > self.options.batch:
                    batches.append(current)
                    current = []
                current.append(example)
            if current:
                batches.append(current)
        lot.shuffle(batches)
        share = len(batches) // self.options.world
        return batches[self.options.rank :: self.options.world][:share]

    def example(self, window: Window, sentences: list[corpora.Sentence], annotator: str | None) -> Example:
        return Example(window, sentences, annotator, self.tables)

    def run(self) -> None:
        options, begun = self.options, time.time() - self.spent
        number, done, per = 0, 0, 0
        losses: dict[str, float] = {}
        while number < options.epochs:
            batches = self.epoch(number)
            per = per or len(batches)
            for batch in batches:
                done += 1
                if done <= self.step:  # read before the run was cut off
                    continue
                fraction = self.step / (options.epochs * per)
                self.spent = time.time() - begun
                if options.minutes:
                    fraction = max(fraction, self.spent / 60 / options.minutes)
                if self._stop(fraction >= 1):
                    break
                rate = options.rate * min(1.0, (self.step + 1) / WARM_UP) * max(0.0, 1 - fraction)
                for group in self.optimizer.param_groups:
                    group["lr"] = rate * group["scale"]
                for key, value in self.learn(batch).items():
                    losses[key] = 0.98 * losses.get(key, value) + 0.02 * value
                if self.group and self.step % options.sync == 0:
                    self._average()
                if self.step % 25 == 0 and not options.rank:
                    speed, minutes = self.seen / self.spent, self.spent / 60
                    shown = " ".join(f"{key} {value:.3f}" for key, value in losses.items())
                    at = f"epoch {number} step {self.step} of {per} each, rate {rate:.1e}"
                    print(f"{at}, {speed:.0f} pieces/s, {minutes:.1f} min: {shown}", flush=True)
                if self.step % options.keep == 0:
                    self.save()
            else:
                number += 1
                continue
            break
        if self.group:
            self._average()
        self.save()
        print(f"done: {self.step} steps, {self.seen} pieces in this process, {self.spent / 60:.1f} min", flush=True)

    def _stop(self, wanted: bool) -> bool:
        """Stop all processes together: they only agree at an averaging step."""
        if not self.group:
            return wanted
        if self.step % self.options.sync:
            return False
        flag = torch.tensor([float(wanted)])
        self.group.all_reduce(flag)
        return flag.item() > 0

    def _average(self) -> None:
        flat = torch.cat([p.detach().flatten() for p in self.parameters])
        self.group.all_reduce(flat)
        start = 0
        for p in self.parameters:
            p.data.copy_(flat[start : start + p.numel()].view_as(p) / self.options.world)
            start += p.numel()

    def learn(self, batch: list[Example]) -> dict[str, float]:
        """Take one step; return the losses by task."""
        torch.manual_seed((self.options.seed * MOST_STEPS + self.step) * self.options.world + self.options.rank)
        length = max(len(e.window.ids) for e in batch)
        ids = torch.zeros(len(batch), length, dtype=torch.long)
        shapes, mask = torch.zeros_like(ids), torch.zeros(len(batch), length, dtype=torch.bool)
        for row, example in enumerate(batch):
            size = len(example.window.ids)
            ids[row, :size] = torch.tensor(example.window.ids)
            shapes[row, :size] = torch.tensor(example.window.shapes)
            mask[row, :size] = True
        states = self.network(ids.to(self.device), shapes.to(self.device), mask.to(self.device))
        words = [states[row, [position for _, _, position in e.window.words]] for row, e in enumerate(batch)]
        together = torch.cat(words)
        losses = {}
        for head in ("roles", *BY_WORD):
            labels = torch.tensor([label for e in batch for label in e.labels[head]], device=self.device)
            if bool((labels >= 0).any()):
                losses[head] = functional.cross_entropy(
                    self.network.label_scores(together[labels >= 0], head), labels[labels >= 0]
                )
        losses |= self._other_losses(batch, words)
        total = sum(LOSS_WEIGHTS[key] * value for key, value in losses.items())
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self.seen += int(mask.sum())
        return {key: float(value.detach()) for key, value in losses.items()}

    def _other_losses(self, batch: list[Example], words: list[torch.Tensor]) -> dict[str, torch.Tensor]:
        """Return the losses of dependencies."""
        arcs, relations = [], []
        for example, states in zip(batch, words, strict=True):
            heads = torch.tensor(example.labels["arc"], device=self.device)
            known = heads >= 0
            if not bool(known.any()):
                continue
            sentence = torch.tensor(example.sentence, device=self.device)
            scores = self.network.arc_scores(states).masked_fill(sentence[:, None] != sentence[None, :], -1e9)
            arcs.append(functional.cross_entropy(scores[known], heads[known], reduction="none"))
            labels = torch.tensor(example.labels["relation"], device=self.device)
            scores = self.network.relation_scores(states, heads.clamp(min=0))
            relations.append(functional.cross_entropy(scores[labels >= 0], labels[labels >= 0], reduction="none"))
        return {"arc": torch.cat(arcs).mean(), "relation": torch.cat(relations).mean()} if arcs else {}


if __name__ == "__main__":
    main()
