"""Write the model card from the figures that `evaluate.py` printed and the attribution scores.

    python training/card.py --figures FILE --attributions FILE --out src/communique/read/data/MODEL_CARD.md

`--attributions` is the JSON that the PolNeAR scorer wrote for the whole reader on PolNeAR dev.
"""

import argparse
import json
from pathlib import Path

CARD = """# Model card: the trained reader ({model})

One MiniLM-L6 encoder (22 M parameters) with a word-shape embedding and heads for attribution roles, names, parts of speech and
dependencies; one ONNX file of {size:.1f} MB, weights stored as int8 by column, arithmetic in fp32, one window of whole sentences a run.

## What it is for
Reading English news of politics and diplomacy: who says what to whom. It marks; the rules of this project decide what counts as
a statement, a meeting, an action. It is not for texts in other languages, for speech transcripts without punctuation, or for
deciding whether a statement is true.

## What it learnt from

| corpus | used for | licence |
|---|---|---|
| all-MiniLM-L6-v2 | starting weights | Apache-2.0 |
| PolNeAR, train (837 articles) | attribution roles | **none stated**; the news texts are their publishers'. No text of it is shipped |
| a machine reading of the same articles | names (silver) | as above; made by tools trained on third-party corpora |
| UD English EWT, train | tags, dependencies | CC BY-SA 4.0 |
| GUM, free genres, nine documents in ten | tags, dependencies, names | annotations CC BY 4.0; texts CC BY, BY-SA, public domain |
| wikigold, nine documents in ten | names | CC BY 4.0 |
| re3d (State Department, UK government, CENTCOM, DFAT, Wikipedia), nine in ten | names | public domain, OGL, CC BY-SA |

Because of the share-alike corpora the model is offered under **CC BY-SA 4.0**; the code stays Apache-2.0.

## How well, on data it never saw

Tags and dependencies, gold words, punctuation counted, full relation labels:

| | words | UPOS | UAS | LAS |
|---|---|---|---|---|
{syntax}

Exact pieces (precision / recall / F1):

| | kind | P | R | F1 | gold |
|---|---|---|---|---|---|
{pieces}

Whole attributions by the PolNeAR scorer (dev, 84 articles, every annotator weighted), whole reader from raw text:

| | P | R | F1 |
|---|---|---|---|
{attributions}

## Known weaknesses
- One corpus of one election year taught it attributions: American English news of 2015-16. Wire style with datelines, shot lists
  and translated English is read partly by rules.
- Names of organisations are its weakest class; the directory and rules find most of what it misses.
- Speech within speech is not in its training labels; nested statements come from the rules.
- Figures vary by about half a point between training runs; the decay followed the clock in the run that made this file.
"""


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
    card = CARD.format(
        model=figures["model"],
        size=options.model.stat().st_size / 1e6,
        syntax="\n".join(syntax),
        pieces="\n".join(pieces),
        attributions="\n".join(attributions),
    )
    options.out.write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
