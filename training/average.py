"""Average the weights of a run and of one that went on from it: often better than either on new texts.

    python training/average.py --first RUN --second RUN --share 0.65 --out DIR

After Wortsman et al. 2022 ("Robust fine-tuning of zero-shot models"): going on with new tasks costs a little of the old
ones, and between the two weights lie some that keep both. `share` is the second run's; heads that the first one does
not have, or not alike, are the second one's.
"""

import argparse
import shutil
from pathlib import Path

import numpy as np


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--first", type=Path, required=True)
    parser.add_argument("--second", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.65)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    first, second = (np.load(folder / "weights.npz") for folder in (options.first, options.second))
    options.out.mkdir(parents=True, exist_ok=True)
    weights = {
        name: (1 - options.share) * first[name] + options.share * second[name]
        if name in first.files and first[name].shape == second[name].shape
        else second[name]
        for name in second.files
    }
    np.savez(options.out / "weights.npz", **weights)
    shutil.copy(options.second / "labels.json", options.out)


if __name__ == "__main__":
    main()
