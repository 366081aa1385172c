"""Put places on the map, and tell a capital that is a place from one that stands for its government.

A place mention gets its place by the container that stands with it, by the country and the neighbours the document
names, by the dateline and by inhabitants. "Moscow will not support" keeps its actor and gets no place; "talks in
Moscow" gets the city, and the government is taken from it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from communique.lang.places import COUNTRY_DOMAINS
from communique.model import Document, Mention, Place, Reading
from communique.resolve.places_context import Home, Toponym, settle
from communique.resolve.places_grammar import use_of
from communique.resolve.places_told import make_places

if TYPE_CHECKING:
    from communique.directory.places import Gazetteer

PLACE_KINDS = frozenset({"place", "facility"})
_CONTAINER = re.compile(r",\s+((?:[A-Z][\w'’.-]*|the|of|and)(?:[ -](?:[A-Z][\w'’.-]*|the|of|and)){0,4})")
_PARENTHESIS = re.compile(r"\s+\(((?:[A-Z][\w'’.-]*)(?:[ -][A-Z][\w'’.-]*){0,3})\)")
_IN_COUNTRY = re.compile(
    r"\s+in\s+(?:(?:northern|southern|eastern|western|central)\s+)?((?:[A-Z][\w'’.-]*)(?:[ -][A-Z][\w'’.-]*){0,2})"
)
_DOMAIN = re.compile(r"^(?:https?://)?(?:[^/@]*@)?([^/:?#]+)")


def locate_places(reading: Reading, document: Document, *, gazetteer: Gazetteer) -> Reading:
    """Return the reading with `Mention.place` filled and `Reading.places` holding every place referred to.

    A capital or palace used as a place loses the government as its actor; one that acts keeps it and gets no place. A
    country keeps its actor either way.
    """
    reading = make_places(reading, document, gazetteer=gazetteer)
    uses = {
        index: use_of(reading, mention)
        for index, mention in enumerate(reading.mentions)
        if mention.kind in PLACE_KINDS or (mention.kind == "norp" and mention.actor)
    }
    toponyms = {index: toponym_of(reading.mentions[index], document, gazetteer) for index in uses}
    order = list(toponyms)
    settled = dict(
        zip(
            order,
            settle([toponyms[i] for i in order], gazetteer=gazetteer, home=home_of(document, gazetteer)),
            strict=True,
        )
    )
    places: dict[str, Place] = {place.id: place for place in reading.places}
    mentions = list(reading.mentions)
    for index, (place, score) in settled.items():
        mention = mentions[index]
        if place is None or mention.kind == "norp":
            continue
        if _may_act(mention) and (
            uses[index] == "actor" or (uses[index] == "open" and place.kind in ("city", "palace"))
        ):
            continue
        if place.kind == "city" and uses[index] != "place" and gazetteer.is_common(mention.head.of(document.text)):
            continue
        governs = mention.actor is not None and place.kind in ("city", "palace") and uses[index] == "place"
        places[place.id] = place
        mentions[index] = msgspec.structs.replace(
            mention,
            place=place.id,
            actor=None if governs else mention.actor,
            score=round(score, 3) if governs or mention.actor is None else mention.score,
        )
    return msgspec.structs.replace(reading, mentions=tuple(mentions), places=tuple(places.values()))


def _may_act(mention: Mention) -> bool:
    return mention.actor is not None and mention.actor.startswith(("state:", "body:"))


def toponym_of(mention: Mention, document: Document, gazetteer: Gazetteer) -> Toponym:
    """Return the toponym of a mention, with the container that stands after it; of a demonym its country."""
    text = document.text
    name = mention.head.of(text) or mention.span.of(text)
    container = container_of(text, mention.span.end)
    if mention.actor is None or not mention.actor.startswith("state:"):
        return Toponym(name=name, container=container)
    state = gazetteer.country(mention.actor.removeprefix("state:").split("/")[0])
    if state is None:
        return Toponym(name=name, container=container)
    found = gazetteer.find(name)
    inside = [place for place in found if place.country == state.country and place.kind != "region"]
    if mention.kind == "norp" or not inside or inside[0].kind == "country":
        return Toponym(name=name, known=state)
    return Toponym(name=name, container=container, country=None if container else state.country)


def container_of(text: str, end: int) -> str | None:
    """Return the words after a place name that may name what holds it: ", Switzerland", ", Fla.", "(Russia)", "in
    Bavaria".
    """
    for pattern in (_CONTAINER, _PARENTHESIS, _IN_COUNTRY):
        if found := pattern.match(text, end):
            return found[1]
    return None


def home_of(document: Document, gazetteer: Gazetteer) -> Home:
    """Return where a document comes from: the country of its site's domain, the place of its dateline."""
    country = None
    if document.url and (found := _DOMAIN.match(document.url)):
        country = COUNTRY_DOMAINS.get(found[1].rsplit(".", 1)[-1].lower())
    places: tuple[Place, ...] = ()
    if document.dateline_place and document.dateline_place.value:
        name, _, container = document.dateline_place.value.partition(",")
        (place, _), *_ = settle([Toponym(name, container.strip() or None)], gazetteer=gazetteer, home=Home(country))
        places = (place,) if place is not None else ()
    return Home(country, places)
