"""Measure the search for reprints: `reprints.py FOLDER [--small]`; the generator: `communique.bench.reprints`."""

import argparse
import json
import os
from itertools import islice
from pathlib import Path

from communique.bench.reprints import ARTICLES, articles, bench_reprints, make_reprints, measure


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", nargs="?", type=Path, default=Path(os.environ.get("COMMUNIQUE_CORPORA", "corpora")))
    parser.add_argument("--small", action="store_true", help="leave out the archive of 100,000 documents")
    args = parser.parse_args()
    if args.small:
        figures = measure(make_reprints(list(islice(articles(args.corpora), ARTICLES))))
    else:
        figures = bench_reprints(args.corpora)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
