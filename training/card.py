"""Write the model card from the figures that `evaluate.py` printed and the attribution scores.

    python training/card.py --figures FILE --attributions FILE --out src/communique/read/data/MODEL_CARD.md

`--attributions` is the JSON that the PolNeAR scorer wrote for the whole reader on PolNeAR dev.
"""

import argparse
import json
from pathlib import Path

TEMPLATE = Path(__file__).with_name("model_card_template.md")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--figures", type=Path, required=True)
    parser.add_argument("--attributions", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=Path("src/communique/read/data/reader.onnx"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    figures = json.loads(options.figures.read_text())
    syntax, pieces = [], []
    for name, row in figures.items():
        if isinstance(row, dict) and "LAS" in row:
            syntax.append(f"| {name} | {row['words']} | {row['UPOS']} | {row['UAS']} | {row['LAS']} |")
        elif isinstance(row, dict):
            for kind, found in row.items():
                values = " | ".join(str(found[key]) for key in ("P", "R", "F1", "gold"))
                pieces.append(f"| {name} | {kind} | {values} |")
    scores = json.loads(options.attributions.read_text())
    wanted = ("piece", "linked@0.5 content", "linked@0.5 +source")
    attributions = [
        f"| {name} | {' | '.join(f'{value:.1f}' for value in row)} |"
        for name, row in scores.items()
        if name.startswith(wanted) and isinstance(row, list)
    ]
    card = TEMPLATE.read_text(encoding="utf-8").format(
        model=figures["model"],
        size=options.model.stat().st_size / 1e6,
        syntax="\n".join(syntax),
        pieces="\n".join(pieces),
        attributions="\n".join(attributions),
    )
    options.out.write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
