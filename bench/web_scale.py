"""Measure how fast the pages of a large record are made: `python bench/web_scale.py --record /tmp/large.db`.

The record is one that `record_scale.py` made. The server is up, as `communique serve` brings it up, and has answered a
few pages; then every page is asked for in process, `--rounds` times with other arguments, none of them twice where
there are enough. Processor and wall time are told apart, because a shared machine waits.
"""

import argparse
import itertools
import os
import random
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from record_scale import ACTS, Inventor
from starlette.testclient import TestClient

from communique.web import create_app
from communique.web.app import warm

BEFORE = ("/", "/entries", "/timeline", "/entries?q=anything", "/issue/none", "/map")  # answered before any is timed


def pages(client: TestClient, chance: random.Random) -> dict[str, Callable[[], str]]:
    """Return what is asked for by name; each gives an address, another one every time until there is none left."""
    inventor = Inventor()
    words = inventor.words

    def each(values: Iterable[str]) -> Callable[[], str]:
        pool = list(values)
        chance.shuffle(pool)
        return itertools.cycle(pool).__next__

    def found(pattern: str, addresses: Iterable[str]) -> Callable[[], str]:
        return each(dict.fromkeys(link for one in addresses for link in re.findall(pattern, client.get(one).text)))

    states, people = [one.id for one in inventor.states], [one.id for one in inventor.people[:500]]
    issues, years = [f"issue-{n:02}" for n in range(60)], [f"since={y}&until={y}" for y in range(1995, 2025)]
    frequent, middling, rare = words[3:103], words[103:2103:20], words[5000::100]
    return {
        "home": each(["/"]),
        "search, everything": each(["/entries"]),
        "search, a word in every entry": each(["/entries?q=talks", "/entries?q=the", "/entries?q=the+talks"]),
        "search, a frequent word": each(f"/entries?q={one}" for one in frequent),
        "search, a word less frequent": each(f"/entries?q={one}" for one in middling),
        "search, a rare word": each(f"/entries?q={one}" for one in rare),
        "search, two words": each(f"/entries?q={a}+{b}" for a, b in zip(frequent, middling, strict=True)),
        "search, a rare word and one in all": each(f"/entries?q=talks+{one}" for one in rare),
        "search, a phrase": each(f'/entries?q="{a}+{b}"' for a, b in itertools.pairwise(frequent)),
        "facet, a state": each(f"/entries?actor={one}" for one in states),
        "facet, an issue": each(f"/entries?issue={one}" for one in issues),
        "facet, an issue and an act": each(f"/entries?issue={one}&act={act}" for one in issues for act in ACTS[:3]),
        "facet, an issue in a year": each(f"/entries?issue={one}&{year}" for one in issues for year in years[:4]),
        "facet, a word and a state": each(f"/entries?q={a}&actor={b}" for a, b in zip(frequent, states, strict=False)),
        "timeline": each(["/timeline"]),
        "timeline, a state": each(f"/timeline?actor={one}" for one in states),
        "timeline, two states": each(f"/timeline?actor={a}&actor={b}" for a, b in itertools.pairwise(states)),
        "timeline, side by side": each(
            f"/timeline?compare=1&actor={a}&actor={b}" for a, b in itertools.pairwise(states)
        ),
        "timeline, a year": each(f"/timeline?{year}" for year in years),
        "timeline, a frequent word": each(f"/timeline?q={one}" for one in frequent),
        "entry": found(r"/entry/entry-\w+", (f"/entries?{year}" for year in years[:10])),
        "entry told by ten": each(
            f"/entry/{one['id']}"
            for one in client.get("/entries.json?kind=meeting&since=1995&until=1995").json()
            if one["independent"] > 1
        ),
        "document": found(r"/document/doc-\w+", (f"/documents?{year}" for year in years[:3])),
        "issue": each(f"/issue/{one}" for one in issues),
        "actor, a person": each(f"/actor/{one}" for one in people),
        "actor, a state": each(f"/actor/{one}" for one in states),
        "network, a person": each(f"/network?actor={one}" for one in people),
        "network, a state": each(f"/network?actor={one}" for one in states),
        "map": each(["/map"]),
        "map, an issue": each(f"/map?issue={one}" for one in issues),
        "map, a state": each(f"/map?actor={one}" for one in states),
        "actors": each(["/actors", *(f"/actors?q={one}" for one in words[:40])]),
        "issues": each(["/issues"]),
        "documents": each(f"/documents?page={page}" for page in range(1, 200)),
        "review": each(f"/review?why={why}" for why in ("doubtful", "speaker", "merge")),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=60)
    arguments = parser.parse_args()
    app = create_app(arguments.record)
    warm(app)
    client = TestClient(app)
    for address in BEFORE:
        client.get(address)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors, {arguments.rounds} rounds")
    print(f"{'page':<36}{'processor: median':>18}{'p95':>6}{'wall: median':>14}{'p95':>6}  ms{'largest':>9} kB")
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
            f"{name:<36}{worked[middle]:>18.0f}{worked[late]:>6.0f}{waited[middle]:>14.0f}{waited[late]:>6.0f}"
            f"{largest // 1000:>13}",
            flush=True,
        )


if __name__ == "__main__":
    main()
