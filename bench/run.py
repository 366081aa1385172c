"""Run every benchmark that this machine has data for, one after the other.

    python bench/run.py --corpora FOLDER

A benchmark whose corpus is not there is named and passed over. Figures that claims rest on are frozen beside the
scripts (`plv.json`, `timex.json` …) and told in docs/accuracy.md.
"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
COMMANDS = (  # what it needs below the corpora, and the arguments of `communique bench`
    ("plover/PLV_train.tsv", ("plv", "--data")),
    ("tempeval3", ("timex", "--data")),
    ("geo/lgl.xml", ("geo", "--data")),
    ("events/rams-dev.jsonlines", ("rams", "--data")),
    ("ecbplus", ("ecb", "--data")),
)
SCRIPTS = (
    ("visits-travels", ("office_questions.py",)),
    ("gum", ("coreference.py",)),
    ("", ("speed.py", "--rounds", "3")),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the unpacked corpora")
    options = parser.parse_args()
    communique = str(Path(sys.executable).with_name("communique"))
    for needed, (name, flag) in COMMANDS:
        run([communique, "bench", name, flag, str(options.corpora / needed)], options.corpora / needed)
    for needed, (script, *arguments) in SCRIPTS:
        data = [str(options.corpora / needed)] if needed else []
        run([sys.executable, str(HERE / script), *data, *arguments], options.corpora / needed)


def run(command: list[str], needed: Path) -> None:
    print(f"\n$ {' '.join(Path(part).name if part.startswith('/') else part for part in command)}", flush=True)
    if not needed.exists():
        print(f"passed over: {needed} is not there")
        return
    subprocess.run(command, check=False)


if __name__ == "__main__":
    main()
