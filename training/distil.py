"""Teach the small encoder of the `fast` reader what the large one says.

    python training/distil.py --corpora DIR --start DIR --init RUN --teacher DIR --out DIR [--minutes 40] [--epochs 8]

The student is cut out of the large encoder's run (`--init`): half its layers, half their inner width, no dependencies.
It learns the corpora's labels as the large one did and, word by word, the teacher's probabilities for roles, names and
parts of speech on PolNeAR's training articles and on White House briefings, which nobody annotated. The teacher (an
exported model) reads them once; what it says is kept in `--out`.
"""

import html
import pickle
import random
import re
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

import corpora
from communique.ingest import document_from_text
from communique.read.encoder import load_encoder
from communique.read.sentences import split_sentences
from communique.read.windows import Window
from network import Network, shrunk_weights
from train import BY_WORD, LOSS_WEIGHTS, Example, Trainer, arguments

TAUGHT = ("roles", "names", "pos")
LAYERS = (0, 2, 5)  # of the six: the last one feeds the heads, the others are spread
INNER, RANK = 768, 192  # half the inner width and half the directions of a word cost little after training
BRIEFING_WORDS = 250_000  # a quarter of PolNeAR: enough other speech that the student does not learn one topic
LONGEST_BRIEFING = 9000  # characters of one briefing
LOSS_WEIGHTS.update({f"taught {key}": 1.5 * LOSS_WEIGHTS[key] for key in TAUGHT})


def main() -> None:
    parser = arguments()
    parser.add_argument("--teacher", type=Path, required=True, help="folder of the exported reader.onnx")
    Distiller(parser.parse_args()).run()


class TaughtExample(Example):
    """An example with the teacher's scores, (words, labels) by head, where it has read the document."""

    scores: dict[str, np.ndarray] | None = None


class Distiller(Trainer):
    def _network(self) -> torch.nn.Module:
        weights = shrunk_weights(self.options.init, LAYERS, INNER, RANK)
        network = Network(weights, {key: len(self.tables[key]) for key in ("roles", *BY_WORD)}, 0, self.options.seed)
        for frozen in ("word", "position"):
            network.get(frozen).requires_grad_(False)
        return network

    def _load_corpora(self) -> None:
        super()._load_corpora()
        kept = self.options.out / "taught.pkl"
        if not kept.exists() and not self.options.rank:
            unfinished = kept.with_suffix(".tmp")
            unfinished.write_bytes(pickle.dumps(self._ask_teacher()))
            unfinished.rename(kept)
        if self.group:
            self.group.barrier()  # the first process asks for all
        said, briefings = pickle.loads(kept.read_bytes())
        self.documents["briefings"] = briefings
        self.said = {}  # by identity of the list of sentences, which a window's example is given
        for document in (*self.documents["polnear"], *briefings):
            if document.name in said:
                starts = np.cumsum([0, *(len(s.words) for s in document.sentences)])
                self.said[id(document.sentences)] = (said[document.name], starts)

    def _ask_teacher(self) -> tuple[dict[str, dict[str, np.ndarray]], list[corpora.Document]]:
        encoder = load_encoder("reader", self.options.teacher)
        briefings = read_briefings(self.options.corpora, self.options.limit or None)
        return {
            document.name: {
                key: value.astype(np.float16)
                for key, value in encoder.scores([s.words for s in document.sentences]).items()
                if key in TAUGHT
            }
            for document in (*self.documents["polnear"], *briefings)
        }, briefings

    def example(self, window: Window, sentences: list[corpora.Sentence], annotator: str | None) -> Example:
        made = TaughtExample(window, sentences, annotator, self.tables)
        if id(sentences) in self.said:
            scores, starts = self.said[id(sentences)]
            rows = [starts[number] + index for number, index, _ in window.words]
            made.scores = {key: scores[key][rows] for key in TAUGHT}
        return made

    def _other_losses(self, batch: list[Example], words: list[torch.Tensor]) -> dict[str, torch.Tensor]:
        """Return the distance to the teacher's probabilities."""
        taught = [(e.scores, states) for e, states in zip(batch, words, strict=True) if e.scores]
        losses = {}
        if taught:
            states = torch.cat([states for _, states in taught])
            for key in TAUGHT:
                wanted = torch.tensor(np.concatenate([scores[key] for scores, _ in taught]).astype(np.float32))
                logs = functional.log_softmax(self.network.label_scores(states, key), 1)
                losses[f"taught {key}"] = functional.kl_div(
                    logs, wanted.to(self.device).softmax(1), reduction="batchmean"
                )
        return losses


def read_briefings(root: Path, limit: int | None = None) -> list[corpora.Document]:
    """Return sentences of White House briefings (public domain), drawn by lot, without labels."""
    files = sorted(path for path in (root / "pressBriefings").rglob("*") if path.suffix in (".html", ".htm"))
    random.Random(3).shuffle(files)
    documents, words = [], 0
    for path in files[:limit]:
        page = path.read_text(encoding="utf-8", errors="replace")
        parts = [html.unescape(re.sub(r"<[^>]+>", " ", p)) for p in re.findall(r"<p[^>]*>(.*?)</p>", page, re.DOTALL)]
        text = "\n\n".join(" ".join(part.split()) for part in parts if len(part) > 40)[:LONGEST_BRIEFING]
        sentences, tokens = split_sentences(document_from_text(text, name=path.name))
        held = [[token.text for token in tokens[s.first : s.last]] for s in sentences]
        documents.append(corpora.Document(path.name, [corpora.Sentence(part) for part in held if part]))
        words += sum(map(len, held))
        if words > BRIEFING_WORDS:
            break
    return documents


if __name__ == "__main__":
    main()
