"""Read the sample reports into a record and print what it holds. Run by `make demo`.

python samples/demo.py [RECORD]
"""

import subprocess
import sys
from pathlib import Path

SHOWN = (
    ("Meetings, agreements and actions, by day", ["timeline"]),
    ("Who said what", ["statements", "--limit", "12"]),
    ("What was agreed", ["agreements"]),
    ("Who stands where on medium-range and other nuclear arms", ["positions", "--issue", "nuclear-arms"]),
    ("What was announced, and came to pass", ["expectations", "--outcome", "met"]),
)


def run(arguments: list[str]) -> None:
    """Run `communique ARGUMENTS`, the command installed beside this Python."""
    subprocess.run([str(Path(sys.executable).with_name("communique")), *arguments], check=True)


def demo(record: Path) -> None:
    for leftover in (record, record.with_name(record.name + "-wal"), record.with_name(record.name + "-shm")):
        leftover.unlink(missing_ok=True)
    reports = Path(__file__).parent / "reports"
    print(f"communique add {reports} --record {record}", flush=True)
    run(["add", str(reports), "--record", str(record)])
    for heading, arguments in SHOWN:
        print(f"\n{heading}\n$ communique {' '.join(arguments)} --record {record}\n", flush=True)
        run([*arguments, "--record", str(record)])
    print(
        f"""
The record is the file {record}. Go on with:

  . .venv/bin/activate
  export COMMUNIQUE_RECORD={record}
  communique search missile
  communique statements --actor Gorbachev
  communique show ID                          an entry with every claim and its words in context
  communique serve                            the same in a browser
  communique add YOUR-FILES --record your.db
"""
    )


if __name__ == "__main__":
    demo(Path(sys.argv[1] if len(sys.argv) > 1 else "demo.db"))
