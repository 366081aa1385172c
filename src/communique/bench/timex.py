"""Measure time expressions on a folder of TimeML files, by the metric of TempEval-3 (UzZaman et al. 2013, section 4).

relaxed F1: extents that overlap; strict F1: extents that are equal; value accuracy: of the relaxed matches, those
with the gold value; value F1: relaxed F1 times value accuracy. The time of creation is given, not scored.
"""

import html
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from communique.model import Document, Evidence, Reading, Segment, Span
from communique.read.sentences import split_sentences
from communique.read.tagger import tag_tokens
from communique.read.times import find_times
from communique.resolve.times import anchor_times

_CREATION = re.compile(r"<DCT>.*?\bvalue=\"([^\"]*)\"", re.DOTALL)
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"(<[^>]+>)")
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")


class GoldTime(msgspec.Struct, frozen=True):
    """A TIMEX3 of the corpus."""

    start: int
    end: int
    kind: str
    value: str


class TimexMiss(msgspec.Struct, frozen=True):
    """One disagreement, for reading: file, words, what gold and program say ("" for nothing)."""

    file: str
    words: str
    gold: str
    ours: str


def bench_timex(
    folder: Path, *, files: Iterable[Path] | None = None, misses: list[TimexMiss] | None = None
) -> dict[str, float]:
    """Return the TempEval-3 figures (in percent) over the `.tml` files below `folder`, or over `files`.

    Disagreements are appended to `misses` when it is given.
    """
    paths = sorted(folder.rglob("*.tml")) if files is None else list(files)
    counts = {"gold": 0, "found": 0, "relaxed": 0, "strict": 0, "value": 0, "kind": 0}
    for path in paths:
        document, gold = read_timeml(path)
        reading = read_times(document)
        _compare(path.name, document, reading, gold, counts, misses)
    return _figures(counts, len(paths))


def read_timeml(path: Path) -> tuple[Document, list[GoldTime]]:
    """Return the body of a TimeML file as a document published at its time of creation, and its time expressions."""
    raw = path.read_text(encoding="utf-8")
    body = _TEXT.search(raw)
    created = _CREATION.search(raw)
    text, gold, stack = "", [], []
    for part in _TAG.split(body[1] if body else ""):
        if part.startswith("<TIMEX3"):
            stack.append((len(text), dict(_ATTRIBUTE.findall(part))))
        elif part == "</TIMEX3>":
            start, attributes = stack.pop()
            gold.append(GoldTime(start, len(text), attributes.get("type", ""), attributes.get("value", "")))
        elif not part.startswith("<"):
            text += html.unescape(part)
    published = Evidence(created[1][:10], "external", "day") if created else None
    segments = (Segment(Span(0, len(text)), "body"),) if text else ()
    return Document(id=path.stem, name=path.name, text=text, segments=segments, published=published), gold


def read_times(document: Document) -> Reading:
    """Return a reading that holds sentences, tagged tokens and anchored time expressions only."""
    sentences, tokens = split_sentences(document)
    tokens = tag_tokens(sentences, tokens)
    times = find_times(document, sentences, tokens)
    return anchor_times(Reading(document=document.id, sentences=sentences, tokens=tokens, times=times), document)


def _compare(
    name: str,
    document: Document,
    reading: Reading,
    gold: list[GoldTime],
    counts: dict[str, int],
    misses: list[TimexMiss] | None,
) -> None:
    gold = [item for item in gold if item.end > item.start]
    counts["gold"] += len(gold)
    counts["found"] += len(reading.times)
    free = list(reading.times)
    for item in gold:
        pairs = [time for time in free if time.span.start < item.end and item.start < time.span.end]
        words = document.text[item.start : item.end]
        if not pairs:
            if misses is not None:
                misses.append(TimexMiss(name, words, item.value, ""))
            continue
        best = max(
            pairs,
            key=lambda t: (
                t.span == Span(item.start, item.end),
                min(t.span.end, item.end) - max(t.span.start, item.start),
            ),
        )
        free.remove(best)
        counts["relaxed"] += 1
        counts["strict"] += best.span == Span(item.start, item.end)
        counts["kind"] += best.kind == item.kind
        counts["value"] += best.value == item.value
        if misses is not None and best.value != item.value:
            misses.append(TimexMiss(name, f"{words} ~ {best.span.of(document.text)}", item.value, best.value or "None"))
    if misses is not None:
        misses.extend(TimexMiss(name, time.span.of(document.text), "", time.value or "None") for time in free)


def _figures(counts: dict[str, int], documents: int) -> dict[str, float]:
    def f1(hits: int) -> float:
        total = counts["gold"] + counts["found"]
        return 200 * hits / total if total else 0.0

    matched = counts["relaxed"] or 1
    return {
        "documents": documents,
        "gold": counts["gold"],
        "found": counts["found"],
        "relaxed_precision": round(100 * counts["relaxed"] / (counts["found"] or 1), 2),
        "relaxed_recall": round(100 * counts["relaxed"] / (counts["gold"] or 1), 2),
        "relaxed_f1": round(f1(counts["relaxed"]), 2),
        "strict_f1": round(f1(counts["strict"]), 2),
        "kind_accuracy": round(100 * counts["kind"] / matched, 2),
        "value_accuracy": round(100 * counts["value"] / matched, 2),
        "value_f1": round(f1(counts["relaxed"]) * counts["value"] / matched, 2),
    }
