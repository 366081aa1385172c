"""Write the model card from the figures that `evaluate.py` printed and the attribution scores.

    python training/card.py --figures READER FAST --attributions READER FAST --out MODEL_CARD.md

`--attributions` are what `bench/polnear.py` printed for the two readers on PolNeAR dev. What the template says in
words, how the shipped models were made and on which processors they were compared, is to be told anew for others.
"""

import argparse
import json
from pathlib import Path

TEMPLATE = Path(__file__).with_name("model_card_template.md")
OWN = Path(__file__).with_name("data")
WANTED = ("piece", "linked@0.5 content", "linked@0.5 +source")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--figures", type=Path, nargs=2, required=True, help="of reader and of fast")
    parser.add_argument("--attributions", type=Path, nargs=2, required=True, help="of reader and of fast")
    parser.add_argument("--models", type=Path, default=Path("src/communique/read/data"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    large, small = (json.loads(path.read_text()) for path in options.figures)
    syntax, pieces, attributions = [], [], []
    for who, figures, scores in zip(("", "fast: "), (large, small), options.attributions, strict=True):
        for name, row in figures.items():
            if isinstance(row, dict) and "words" in row:
                values = " | ".join(str(row.get(key, "")) for key in ("words", "UPOS", "UAS", "LAS"))
                syntax.append(f"| {who}{name} | {values} |")
            elif isinstance(row, dict):
                for kind, found in row.items():
                    values = " | ".join(str(found[key]) for key in ("P", "R", "F1", "gold"))
                    pieces.append(f"| {who}{name} | {kind} | {values} |")
        for name, row in json.loads(scores.read_text()).items():
            if name.startswith(WANTED):
                values = [f"{value:.1f}" for value in row] if isinstance(row, list) else ["", f"{row:.1f}", ""]
                attributions.append(f"| {who}{name} | {' | '.join(values)} |")
    card = TEMPLATE.read_text(encoding="utf-8").format(
        model=large["model"],
        small=small["model"],
        size=(options.models / "reader.onnx").stat().st_size / 1e6,
        small_size=(options.models / "fast.onnx").stat().st_size / 1e6,
        deeds=len((OWN / "events.txt").read_text(encoding="utf-8").splitlines()),
        acts=len((OWN / "acts.txt").read_text(encoding="utf-8").splitlines()),
        syntax="\n".join(syntax),
        pieces="\n".join(pieces),
        attributions="\n".join(attributions),
    )
    options.out.write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
