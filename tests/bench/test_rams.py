"""The RAMS benchmark on a file of its form, and on the development part where it is at hand."""

import json
import os
from pathlib import Path

import pytest

from communique.bench.rams import bench_rams

DEV = Path(os.environ.get("COMMUNIQUE_CORPORA", "corpora")) / "events" / "rams-dev.jsonlines"


def row(words: str, trigger: int, kind: str, links: list[tuple[int, int, str]]) -> str:
    return json.dumps(
        {
            "sentences": [words.split()],
            "evt_triggers": [[trigger, trigger, [[kind, 1.0]]]],
            "gold_evt_links": [
                [[trigger, trigger], [first, last], f"evt001arg01{role}"] for first, last, role in links
            ],
        }
    )


def test_participants_count_by_head_word_and_places_do_not(tmp_path: Path) -> None:
    path = tmp_path / "small.jsonlines"
    rows = [
        row("The Norwegian minister met Angela Merkel in Oslo .", 3, "contact.discussion.meet",
            [(0, 2, "participant"), (4, 5, "participant"), (7, 7, "place")]),
        row("Rebels bombed a bridge .", 1, "conflict.attack.bombing", [(0, 0, "attacker")]),
    ]  # fmt: skip
    path.write_text("\n".join(rows), encoding="utf-8")
    assert bench_rams(path) == {
        "events": 1,
        "participants": 2,
        "found": 100.0,
        "in_sentence": 2,
        "found_in_sentence": 100.0,
    }


@pytest.mark.accuracy
def test_development_part_reaches_its_mark() -> None:
    if not DEV.exists():
        pytest.skip("rams-dev.jsonlines is not on this machine")
    assert bench_rams(DEV)["found"] >= 55
