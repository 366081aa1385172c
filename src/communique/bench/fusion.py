"""Fuse the claims of gold documents, so that `score_fusion.py --gold-claims` measures the clustering alone."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from communique.directory import Directory, load_directory
from communique.fuse import fuse
from communique.model import (
    Action,
    Actor,
    Agreement,
    Citation,
    Claim,
    Document,
    Event,
    Evidence,
    Meeting,
    Party,
    Segment,
    Span,
    When,
    Where,
    content_id,
)

PLURALS = {"meeting": "meetings", "agreement": "agreements", "action": "actions"}


def fuse_gold(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the gold documents of `folder` (`*.json`, texts in `text/`), each fused item with its `entry` id."""
    directory = load_directory()
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    documents, claims, where = [], [], {}
    actors: dict[str, Actor] = {}
    for gold in golds:
        path = folder / "text" / gold["doc"]
        text = path.read_text(encoding="utf-8") if path.exists() else gold.get("text", "")
        document = _document(gold, text)
        documents.append(document)
        for kind, plural in PLURALS.items():
            for index, item in enumerate(gold.get(plural) or []):
                event = _event(kind, item, directory, actors)
                spans = [Span(*span) for span in item.get("spans") or []]
                citations = tuple(Citation(document.id, span, span.of(text)) for span in spans)
                claim = Claim(
                    id=content_id("claim", document.id, kind, index),
                    document=document.id,
                    event=event,
                    citations=citations,
                )
                claims.append(claim)
                where[claim.id] = (gold, plural, index)
    fusion = fuse(documents, claims, actors=actors)
    for entry in fusion.entries:
        for claim_id in entry.claims:
            gold, plural, index = where[claim_id]
            gold[plural][index]["entry"] = entry.id
    yield from golds


def _document(gold: Mapping[str, Any], text: str) -> Document:
    published = (gold.get("metadata") or {}).get("published")
    return Document(
        id=content_id("doc", gold["doc"]),
        name=gold["doc"],
        text=text,
        segments=(Segment(Span(0, len(text)), "body"),),
        published=Evidence(published, "external", precision="day") if published else None,
    )


def _event(kind: str, item: Mapping[str, Any], directory: Directory, actors: dict[str, Actor]) -> Event:
    issues = tuple(item.get("issues") or ())
    when, moved = _when(item.get("date"), item.get("end_date")), _when(item.get("new_date"), None)
    place = _first(item.get("place"))
    where = Where(place) if place else None
    day = item.get("date") or None

    def parties(field: str) -> tuple[Party, ...]:
        return tuple(_party(name, directory, actors, day) for name in item.get(field) or ())

    if kind == "meeting":
        return Meeting(
            parties=parties("parties"),
            status=_first(item.get("status")) or "held",
            format=_first(item.get("format")) or "bilateral",
            when=when,
            where=where,
            issues=issues,
            title=_first(item.get("title")),
            new_when=moved,
        )
    if kind == "agreement":
        title = _first(item.get("title")) or ""
        return Agreement(
            title=title,
            parties=parties("parties"),
            status=_first(item.get("status")) or "in-force",
            when=when,
            issues=issues,
        )
    return Action(
        code=item["code"],
        actors=parties("actors"),
        targets=parties("targets"),
        status=_first(item.get("status")) or "held",
        when=when,
        where=where,
        issues=issues,
        new_when=moved,
    )


def _first(value: Any) -> Any:
    return (value[0] if value else None) if isinstance(value, list) else value


def _party(name: Any, directory: Directory, actors: dict[str, Actor], day: str | None) -> Party:
    words = _first(name) or ""
    found = directory.find_names(words)
    if not found:
        return Party(None, words)
    actor = directory.actors[found[0]]
    side = None
    for tenure in directory.tenures_of(actor.id, day):
        side = directory.offices[tenure.office].body
    parent: str | None = actor.id
    while parent is not None and parent not in actors:
        actors[parent] = directory.actors[parent]
        parent = actors[parent].acts_for or actors[parent].parent
        parent = parent if parent in directory.actors else None
    return Party(actor.id, actor.name, side=side)


def _when(start: str | None, end: str | None) -> When | None:
    if not start:
        return None
    first, _, last = str(start).partition("/")
    return When(first, end or last or None)
