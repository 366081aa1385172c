"""Score a reading of the gold documents under `tests/gold` by the shared scorer, a list there being alternatives.

    python bench/own_gold.py SCORER GOLD_DIR PREDICTED.jsonl [--errors N]

SCORER is `score_record.py` of the annotation guide. It takes a list of names, places or statuses for accepted forms; an
act, a code or a date given as a list it compares as a whole, which no reading can equal. Here each of them is enough.
"""

import argparse
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

LISTED = ("act", "code", "date")


class OneOf(str):
    """A value that equals each of several; written as the first of them."""

    accepted: tuple[str, ...]

    def __new__(cls, accepted: list[str]) -> "OneOf":
        made = super().__new__(cls, accepted[0])
        made.accepted = tuple(accepted)
        return made

    def __eq__(self, other: object) -> bool:
        return other in self.accepted

    def __ne__(self, other: object) -> bool:
        return other not in self.accepted

    __hash__ = str.__hash__


def load_scorer(path: Path) -> ModuleType:
    """Return the scorer at `path`, its dates compared with each accepted one."""
    spec = importlib.util.spec_from_file_location("score_record", path)
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    agree = scorer.dates_agree
    scorer.dates_agree = lambda gold, found: any(agree(day, found) for day in getattr(gold, "accepted", (gold,)))
    return scorer


def accept_any(value: Any) -> Any:
    """Return a gold document with its lists of acts, codes and dates as alternatives."""
    if isinstance(value, list):
        return [accept_any(part) for part in value]
    if not isinstance(value, dict):
        return value
    return {
        key: OneOf(part) if key in LISTED and isinstance(part, list) and part else accept_any(part)
        for key, part in value.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print this many misses to standard error")
    options = parser.parse_args()
    gold = [accept_any(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(options.gold.glob("*.json"))]
    lines = options.predicted.read_text(encoding="utf-8").splitlines()
    found = {document["doc"]: document for document in map(json.loads, filter(None, lines))}
    rows = load_scorer(options.scorer).score({document["doc"]: document for document in gold}, found, options.errors)
    for row, figures in sorted(rows.items()):
        print(f"{row:28} " + " ".join(f"{key} {value}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
