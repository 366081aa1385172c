"""Measure toponym resolution on a file of the LGL corpus (Lieberman et al. 2010), toponyms given.

accuracy_161: share of the toponyms with gold coordinates that are placed within 161 km (100 miles) of them; a toponym
that is not placed counts as wrong. mean_km: over those placed.
"""

import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Collection
from pathlib import Path

import msgspec

from communique.directory import Directory, load_directory
from communique.directory.places import load_gazetteer
from communique.model import Document, Mention, Reading, Segment, Sentence, Span
from communique.read.sentences import split_sentences
from communique.resolve.places import home_of, toponym_of
from communique.resolve.places_context import Weights, settle

NEAR = 161.0


class GoldPlace(msgspec.Struct, frozen=True):
    """A toponym of the corpus with its gold coordinates."""

    span: Span
    latitude: float
    longitude: float
    kind: str


class GeoMiss(msgspec.Struct, frozen=True):
    """One wrong placing, for reading."""

    article: str
    words: str
    kind: str
    gold: tuple[float, float]
    ours: str
    kilometres: float


def bench_geo(
    path: Path,
    *,
    articles: Collection[str] | None = None,
    misses: list[GeoMiss] | None = None,
    weights: Weights = Weights(),  # noqa: B008
) -> dict[str, float]:
    """Return the figures over the articles of an LGL file, or over those with the given ids."""
    gazetteer, directory = load_gazetteer(), load_directory()
    total = near = placed = 0
    kilometres = 0.0
    count = 0
    for document, gold in read_lgl(path):
        if articles is not None and document.id not in articles:
            continue
        count += 1
        reading = _reading(document, gold, directory)
        toponyms = [toponym_of(mention, document, gazetteer) for mention in reading.mentions]
        answers = settle(toponyms, gazetteer=gazetteer, home=home_of(document, gazetteer), weights=weights)
        for item, (place, _) in zip(gold, answers, strict=True):
            total += 1
            away = math.inf
            if place is not None and place.latitude is not None and place.longitude is not None:
                away = great_circle(place.latitude, place.longitude, item.latitude, item.longitude)
                placed += 1
                kilometres += away
            near += away <= NEAR
            if misses is not None and away > NEAR:
                ours = "" if place is None else f"{place.name}, {place.admin}, {place.country}"
                misses.append(
                    GeoMiss(
                        document.id, item.span.of(document.text), item.kind, (item.latitude, item.longitude), ours, away
                    )
                )
    return {
        "articles": count,
        "toponyms": total,
        "placed": placed,
        "accuracy_161": round(100 * near / (total or 1), 2),
        "accuracy_161_of_placed": round(100 * near / (placed or 1), 2),
        "mean_km": round(kilometres / (placed or 1), 1),
    }


def read_lgl(path: Path) -> list[tuple[Document, list[GoldPlace]]]:
    """Return the articles as documents, each with its toponyms that have coordinates."""
    found = []
    for article in ElementTree.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        gold = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is None:
                continue
            span = Span(int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0))
            kind = f"{tag.findtext('fclass')}.{tag.findtext('fcode')}"
            gold.append(GoldPlace(span, float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0), kind))
        segments = (Segment(Span(0, len(text)), "body"),) if text else ()
        ident = article.get("docid") or ""
        found.append((Document(id=ident, name=ident, text=text, segments=segments, url=article.findtext("url")), gold))
    return found


def great_circle(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Kilometres between two points by the haversine formula."""
    a, b = math.radians(latitude), math.radians(latitude2)
    half = (
        math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(longitude2 - longitude) / 2) ** 2
    )
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(half)))


def _reading(document: Document, gold: list[GoldPlace], directory: Directory) -> Reading:
    """A reading with the gold toponyms as mentions; one that is a demonym ("Russian") is bound to its state."""
    sentences, tokens = split_sentences(document)
    sentences = sentences or (Sentence(Span(0, len(document.text)), 0, 0, 0, 0),)
    mentions = []
    for item in gold:
        words = item.span.of(document.text)
        state = directory.demonym(words) if not load_gazetteer().find(words) else None
        index = next((i for i, s in enumerate(sentences) if s.span.contains(item.span)), 0)
        mentions.append(Mention(item.span, "norp" if state else "place", item.span, index, actor=state))
    return Reading(document=document.id, sentences=sentences, tokens=tokens, mentions=tuple(mentions))
