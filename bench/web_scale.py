"""Measure how fast the pages of a large record are made: `python bench/web_scale.py --record /tmp/large.db`.

The record is one that `record_scale.py` made. Every page is asked for in process, `--rounds` times with other
arguments; processor and wall time are told apart, because a shared machine waits.
"""

import argparse
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

from record_scale import Inventor
from starlette.testclient import TestClient

from communique.web import create_app


def pages(client: TestClient, chance: random.Random) -> dict[str, Callable[[], str]]:
    """Return what is asked for by name; each gives an address."""
    inventor = Inventor()
    entries: list[str] = []

    def state() -> str:
        return chance.choice(inventor.states).id

    def issue() -> str:
        return f"issue-{chance.randrange(60):02}"

    def year() -> str:
        number = chance.randrange(1995, 2025)
        return f"since={number}&until={number}"

    def entry() -> str:
        if not entries:
            entries.extend(re.findall(r'"(/entry/entry-\w+)"', client.get(f"/entries?actor={state()}&{year()}").text))
        return entries.pop()

    return {
        "home": lambda: "/",
        "search, everything": lambda: "/entries",
        "search, a word in every entry": lambda: "/entries?q=talks",
        "search, a frequent word": lambda: f"/entries?q={chance.choice(inventor.words[3:60])}",
        "search, a rare word": lambda: f"/entries?q={chance.choice(inventor.words[5000:])}",
        "facet, a state": lambda: f"/entries?actor={state()}",
        "facet, an issue": lambda: f"/entries?issue={issue()}",
        "facet, an issue and an act": lambda: f"/entries?issue={issue()}&act=opposes",
        "facet, an issue in a year": lambda: f"/entries?issue={issue()}&{year()}",
        "facet, a word and a state": lambda: f"/entries?q={chance.choice(inventor.words[3:60])}&actor={state()}",
        "timeline": lambda: "/timeline",
        "timeline, a state": lambda: f"/timeline?actor={state()}",
        "timeline, two states": lambda: f"/timeline?actor={state()}&actor={state()}",
        "timeline, a year": lambda: f"/timeline?{year()}",
        "entry": entry,
        "issue": lambda: f"/issue/{issue()}",
        "actor": lambda: f"/actor/{chance.choice(inventor.people[:500]).id}",
        "network": lambda: f"/network?actor={chance.choice(inventor.people[:500]).id}",
        "map": lambda: "/map",
        "documents": lambda: f"/documents?page={chance.randrange(1, 50)}",
        "review": lambda: "/review",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    client = TestClient(create_app(arguments.record))
    print(f"{'page':<32}{'processor: median':>18}{'p95':>6}{'wall: median':>14}{'p95':>6}  ms{'largest':>9} kB")
    for name, ask in pages(client, random.Random(5)).items():
        worked, waited, largest = [], [], 0
        for _ in range(arguments.rounds):
            address = ask()
            start, begun = time.perf_counter(), time.process_time()
            answer = client.get(address)
            waited.append((time.perf_counter() - start) * 1000)
            worked.append((time.process_time() - begun) * 1000)
            largest = max(largest, len(answer.content))
            assert answer.status_code == 200, address
        middle, late = arguments.rounds // 2, min(arguments.rounds - 1, int(arguments.rounds * 0.95))
        worked.sort()
        waited.sort()
        print(
            f"{name:<32}{worked[middle]:>18.0f}{worked[late]:>6.0f}{waited[middle]:>14.0f}{waited[late]:>6.0f}"
            f"{largest // 1000:>13}",
            flush=True,
        )


if __name__ == "__main__":
    main()
