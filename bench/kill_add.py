"""Kill `communique add` ten times over 200 reports, the last time while it fuses; check, finish, compare the record.

    python bench/kill_add.py [--reports 200] [--kills 10] [--jobs 1] [--seed 5]

Prints what each kill left and ends with 1 when a check fails or the finished record is not, entry by entry, that of an
undisturbed run.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from newsroom import write_reports
from runners.killing import contents, finish, kill, kill_while_fusing, moments, problems


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reports, whole, record = (Path(folder) / name for name in ("reports", "whole.db", "killed.db"))
        write_reports(reports, arguments.reports)
        seconds = finish(reports, whole, jobs=arguments.jobs)
        undisturbed = contents(whole)
        print(f"undisturbed: {seconds:.1f} s, {len(undisturbed['entries'])} entries of {arguments.reports} reports")
        broken = 0
        for number, after in enumerate([*moments(seconds, arguments.kills - 1, arguments.seed), None], 1):
            if after is None:
                killed = kill_while_fusing(reports, record, arguments.reports, jobs=arguments.jobs)
            else:
                killed = kill(reports, record, after, jobs=arguments.jobs)
            found = problems(record)
            broken += bool(found)
            stored = len(contents(record)["documents"]) if record.exists() else 0
            moment = "while fusing" if after is None else f"after {after:.2f} s"
            state = "killed" if killed else "had ended"
            print(f"{number:>2}  {state} {moment}: {stored} documents, {len(found)} problems", flush=True)
        finish(reports, record, jobs=arguments.jobs)
        found = problems(record)
        ended = contents(record)
        equal = [name for name in undisturbed if ended[name] == undisturbed[name]]
        print(f"finished: {len(ended['entries'])} entries, {len(found)} problems; equal: {', '.join(equal)}")
        return int(bool(broken or found) or len(equal) < len(undisturbed))


if __name__ == "__main__":
    raise SystemExit(main())
