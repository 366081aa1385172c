"""Tell what each report of a document is about, for what is said in it without naming its issue."""

from typing import Any

from communique.model import Document, Reading

_HEADS = frozenset({"title", "heading"})


def topics_of(reading: Reading, document: Document, ontology: Any) -> list[tuple[int, Any]]:
    """Return `(number of the first sentence, its Topics)` of each report; one begins with the headings above it."""
    if ontology is None or not reading.sentences:
        return []
    starts = [0]
    for number, sentence in enumerate(reading.sentences):
        if number and sentence.kind in _HEADS and reading.sentences[number - 1].kind not in _HEADS:
            starts.append(number)
    found: list[tuple[int, Any]] = []
    for start, end in zip(starts, [*starts[1:], len(reading.sentences)], strict=True):
        report = reading.sentences[start:end]
        heads = [sentence.span.of(document.text) for sentence in report if sentence.kind in _HEADS]
        body = [sentence.span.of(document.text) for sentence in report if sentence.kind not in _HEADS]
        found.append((start, ontology.find_topics(body, headings=heads, year=year_of(document))))
    return found


def year_of(document: Document) -> int | None:
    """Return the year of publication, None when it is not known."""
    day = document.publication_day() or ""
    return int(day[:4]) if day[:4].isdigit() else None
