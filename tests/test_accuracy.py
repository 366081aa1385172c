"""The readers keep the accuracy they reached on the first gold set of this repository.

The scorer is the small one the figures were measured by: one-to-one greedy matching, best pairs first. Floors stand
five points below the measured figures, so that a change of taste passes and a broken mechanism does not.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from communique.config import Config
from communique.export import gold_document
from communique.ingest import document_from_text
from communique.pipeline.stages import Pipeline

GOLD = Path(__file__).parent / "gold"

#: Measured figures less five points (F1 in percent), one row per reader; see `report` for how they are made.
FLOORS = {
    "rules": {"statements": 81.5, "linked": 71.9, "meetings": 53.1, "agreements": 78.3, "actions": 47.5},
    "fast": {"statements": 81.0, "linked": 70.7, "meetings": 53.1, "agreements": 78.3, "actions": 52.1},
    "accurate": {"statements": 86.6, "linked": 79.9, "meetings": 53.1, "agreements": 75.0, "actions": 61.7},
}

Item = dict[str, Any]


def fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    words = "".join(sign if sign.isalnum() else " " for sign in plain.lower()).split()
    return " ".join(words).removeprefix("the ")


def forms(name: str | Sequence[str] | None) -> set[str]:
    """The accepted written forms of a name: one, several or none."""
    names = [] if name is None else [name] if isinstance(name, str) else list(name)
    return {fold(each) for each in names if each}


def overlap(gold: Sequence[Any], found: Sequence[Any]) -> float:
    """Jaccard overlap of two lists of names, each a name or its accepted forms."""
    left, hits = list(found), 0
    for name in gold:
        same = next((other for other in left if forms(name) & forms(other)), None)
        if same is not None:
            hits += 1
            left.remove(same)
    union = len(gold) + len(found) - hits
    return hits / union if union else 0.0


def covered(spans: Sequence[Sequence[int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def dice(left: set[Any], right: set[Any]) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def bounds(date: str) -> tuple[str, str]:
    first, _, last = date.partition("/")
    last = last or first
    return first[:10] + "-00-00"[len(first[:10]) - 4 :], last[:10] + "-99-99"[len(last[:10]) - 4 :]


def dates_agree(gold: str | None, found: str | None) -> bool:
    """True unless both are given and the periods they mean do not overlap."""
    if not gold or not found:
        return True
    (first, last), (begin, end) = bounds(gold), bounds(found)
    return first <= end and begin <= last


def statement_likeness(gold: Item, found: Item) -> float:
    value = dice(covered(gold["content"]), covered(found["content"]))
    return value if value >= 0.5 else 0.0


def meeting_likeness(gold: Item, found: Item) -> float:
    value = overlap(gold["parties"], found["parties"])
    return value if value >= 0.5 and dates_agree(gold.get("date"), found.get("date")) else 0.0


def agreement_likeness(gold: Item, found: Item) -> float:
    titles = gold["title"] if isinstance(gold["title"], list) else [gold["title"]]
    have = set(fold(found.get("title") or "").split())
    title = max(dice(set(fold(each or "").split()), have) for each in titles)
    value = max(dice(covered(gold["spans"]), covered(found["spans"])) / 0.6, title)
    strangers = gold["parties"] and found["parties"] and not overlap(gold["parties"], found["parties"])
    return 0.0 if value < 0.5 or strangers else value


def action_likeness(gold: Item, found: Item) -> float:
    actors = overlap(gold["actors"], found["actors"])
    if gold["code"] != found["code"] or not actors:
        return 0.0
    targets = overlap(gold["targets"], found["targets"])
    if gold["targets"] and found["targets"] and not targets:
        return 0.0
    return actors + targets + dice(covered(gold["spans"]), covered(found["spans"]))


def pair(gold: list[Item], found: list[Item], likeness: Callable[[Item, Item], float]) -> list[tuple[Item, Item]]:
    """One-to-one pairs, the likest first."""
    scored = sorted((-likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if likeness(g, f))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in scored:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((gold[i], found[j]))
    return pairs


LIKENESS: dict[str, Callable[[Item, Item], float]] = {
    "statements": statement_likeness,
    "meetings": meeting_likeness,
    "agreements": agreement_likeness,
    "actions": action_likeness,
}


def gold_documents() -> list[tuple[Item, str]]:
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    return [(gold, (GOLD / gold["doc"]).read_text(encoding="utf-8")) for gold in golds]


def report(reader: str) -> dict[str, float]:
    """F1 in percent of each kind of item over all gold documents together."""
    pipeline = Pipeline(Config(reader=reader))
    matched: dict[str, int] = dict.fromkeys([*LIKENESS, "linked"], 0)
    sizes: dict[str, int] = dict.fromkeys([*LIKENESS, "linked"], 0)
    for gold, text in gold_documents():
        document = document_from_text(text, name=gold["doc"])
        _, claims = pipeline.claims(document)
        found = gold_document(document, claims)
        for kind, likeness in LIKENESS.items():
            pairs = pair(gold[kind], found[kind], likeness)
            matched[kind] += len(pairs)
            sizes[kind] += len(gold[kind]) + len(found[kind])
            if kind == "statements":
                speakers = [(forms(g["speaker_name"]), forms(f["speaker_name"])) for g, f in pairs]
                matched["linked"] += sum(bool(g & f) or (not g and not f) for g, f in speakers)
                sizes["linked"] += len(gold[kind]) + len(found[kind])
    return {kind: 200 * matched[kind] / sizes[kind] for kind in matched}


def test_every_gold_span_lies_within_its_document_and_is_not_blank() -> None:
    documents = gold_documents()
    assert len(documents) >= 15
    for gold, text in documents:
        spans = [span for item in gold["statements"] for span in item["content"]]
        spans += [item[key] for item in gold["statements"] for key in ("speaker", "cue") if item[key]]
        spans += [
            span for kind in ("meetings", "agreements", "actions") for item in gold[kind] for span in item["spans"]
        ]
        for start, end in spans:
            assert text[start:end].strip() == text[start:end] != "", f"{gold['doc']}: {start}-{end}"


def plainest(item: Item) -> Item:
    """The item with the first accepted form of each name, as a reader would give it."""
    names: Item = {
        key: [each[0] if isinstance(each, list) else each for each in item[key]]
        for key in ("parties", "actors", "targets")
        if key in item
    }
    title = item.get("title")
    return {**item, **names, "title": title[0] if isinstance(title, list) else title}


def test_a_gold_document_scores_full_marks_against_itself() -> None:
    for gold, _ in gold_documents():
        for kind, likeness in LIKENESS.items():
            found = [plainest(item) for item in gold[kind]]
            assert len(pair(gold[kind], found, likeness)) == len(found), f"{gold['doc']}: {kind}"


@pytest.mark.slow
@pytest.mark.parametrize("reader", sorted(FLOORS))
def test_the_reader_keeps_its_measured_accuracy_on_the_first_gold_set(reader: str) -> None:
    figures = report(reader)
    short = {kind: figures[kind] for kind, floor in FLOORS[reader].items() if figures[kind] < floor}
    assert not short, f"below the floor: {short}; all figures: {figures}"
