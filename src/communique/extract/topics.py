"""Tell what each report of a document is about, for what is said and done in it without naming its issue."""

from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

import msgspec

from communique.model import Action, Claim, Document, Reading, Statement
from communique.ontology import context_of

SHORT_ENTRY = 6  # sentences: less under a heading is an entry of a running report, not a report of its own
ONE_SUBJECT = 0.3  # share of what is announced from which a document of many entries is about one thing
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
    whole = _whole(reading, document, ontology) if len(starts) > 1 else None
    for start, end in zip(starts, [*starts[1:], len(reading.sentences)], strict=True):
        report = reading.sentences[start:end]
        heads = [sentence.span.of(document.text) for sentence in report if sentence.kind in _HEADS]
        body = [sentence.span.of(document.text) for sentence in report if sentence.kind not in _HEADS]
        topics = ontology.find_topics(body, headings=heads, year=year_of(document))
        if whole is not None and not topics.labels and len(body) <= SHORT_ENTRY:
            topics = whole  # an entry of a running report says little by itself
        found.append((start, topics))
    return found


def _whole(reading: Reading, document: Document, ontology: Any) -> Any:
    """Return the topics of a document whose headings stand over short entries on one thing, None if it has no theme."""
    heads = [s.span.of(document.text) for s in reading.sentences if s.kind in _HEADS][:1]
    body = [s.span.of(document.text) for s in reading.sentences if s.kind not in _HEADS]
    topics = ontology.find_topics(body, headings=heads, year=year_of(document))
    return topics if topics.labels and topics.share >= ONE_SUBJECT else None


def theme_claims(claims: Iterable[Claim], reading: Reading, document: Document, *, ontology: Any) -> list[Claim]:
    """Return `claims` with the theme of their report on the deeds and meetings whose own words announce no issue.

    Statements know their report already; they are returned as they are.
    """
    topics = topics_of(reading, document, ontology)
    if not topics:
        return list(claims)
    starts = [sentence.span.start for sentence in reading.sentences]
    themed: list[Claim] = []
    for claim in claims:
        event = claim.event
        if isinstance(event, Statement) or not event.spans:
            themed.append(claim)
            continue
        number = max(0, bisect_right(starts, event.spans[0].start) - 1)
        report = topics[max(0, bisect_right(topics, number, key=itemgetter(0)) - 1)][1]
        issues = ontology.add_theme(event.issues, report)
        lent = msgspec.structs.replace(event, issues=issues)
        if isinstance(lent, Action) and lent.context is None:
            lent = msgspec.structs.replace(lent, context=context_of(issues))
        themed.append(msgspec.structs.replace(claim, event=lent))
    return themed


def year_of(document: Document) -> int | None:
    """Return the year of publication, None when it is not known."""
    day = document.publication_day() or ""
    return int(day[:4]) if day[:4].isdigit() else None
