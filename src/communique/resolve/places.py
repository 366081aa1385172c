"""Put places on the map, and tell a capital that is a place from one that stands for its government.

A place mention gets its place by the container that stands with it, by the country and the neighbours the document names, by the
dateline and by inhabitants. "Moscow will not support" keeps its actor and gets no place; "talks in Moscow" gets the city, and the
government is taken from it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from communique.model import Document, Mention, Place, Reading
from communique.resolve.places_context import Home, Toponym, settle
from communique.resolve.places_grammar import use_of

if TYPE_CHECKING:
    from communique.directory.places import Gazetteer

PLACE_KINDS = frozenset({"place", "facility"})
_CONTAINER = re.compile(r",\s+((?:[A-Z][\w'’.-]*|the|of|and)(?:[ -](?:[A-Z][\w'’.-]*|the|of|and)){0,4})")
_PARENTHESIS = re.compile(r"\s+\(((?:[A-Z][\w'’.-]*)(?:[ -][A-Z][\w'’.-]*){0,3})\)")
_IN_COUNTRY = re.compile(
    r"\s+in\s+(?:(?:northern|southern|eastern|western|central)\s+)?((?:[A-Z][\w'’.-]*)(?:[ -][A-Z][\w'’.-]*){0,2})"
)
_DOMAIN = re.compile(r"^(?:https?://)?(?:[^/@]*@)?([^/:?#]+)")
COUNTRY_DOMAINS = {
    "uk": "GBR", "ie": "IRL", "ca": "CAN", "au": "AUS", "nz": "NZL", "in": "IND", "pk": "PAK", "za": "ZAF", "ru": "RUS", "ua": "UKR",
    "ge": "GEO", "am": "ARM", "az": "AZE", "de": "DEU", "fr": "FRA", "it": "ITA", "es": "ESP", "pl": "POL", "cz": "CZE", "tr": "TUR",
    "il": "ISR", "eg": "EGY", "jo": "JOR", "lb": "LBN", "sa": "SAU", "ae": "ARE", "ir": "IRN", "cn": "CHN", "jp": "JPN", "kr": "KOR",
    "tw": "TWN", "sg": "SGP", "my": "MYS", "ph": "PHL", "id": "IDN", "th": "THA", "vn": "VNM", "ng": "NGA", "ke": "KEN", "gh": "GHA",
    "ug": "UGA", "tz": "TZA", "zw": "ZWE", "et": "ETH", "br": "BRA", "ar": "ARG", "mx": "MEX", "cl": "CHL", "pe": "PER", "ve": "VEN",
    "se": "SWE", "no": "NOR", "fi": "FIN", "dk": "DNK", "nl": "NLD", "be": "BEL", "at": "AUT", "ch": "CHE", "gr": "GRC", "rs": "SRB",
    "hr": "HRV", "ba": "BIH", "mk": "MKD", "bg": "BGR", "ro": "ROU", "hu": "HUN", "sk": "SVK", "si": "SVN", "lt": "LTU", "lv": "LVA",
    "ee": "EST", "by": "BLR", "md": "MDA", "kz": "KAZ", "kg": "KGZ", "uz": "UZB", "bd": "BGD", "lk": "LKA", "np": "NPL", "us": "USA",
}  # fmt: skip


def locate_places(reading: Reading, document: Document, *, gazetteer: Gazetteer) -> Reading:
    """Return the reading with `Mention.place` filled and `Reading.places` holding every place referred to.

    A capital or palace used as a place loses the government as its actor; one that acts keeps it and gets no place. A country
    keeps its actor either way.
    """
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
        if uses[index] == "actor" and _may_act(mention):
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
    known = None
    if mention.actor and mention.actor.startswith("state:") and mention.kind == "norp":
        known = gazetteer.country(mention.actor.removeprefix("state:").split("/")[0])
    return Toponym(
        name=mention.head.of(text) or mention.span.of(text), container=container_of(text, mention.span.end), known=known
    )


def container_of(text: str, end: int) -> str | None:
    """Return the words after a place name that may name what holds it: ", Switzerland", ", Fla.", "(Russia)", "in Bavaria"."""
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
        places = gazetteer.find(document.dateline_place.value.split(",")[0])[:1]
    return Home(country, places)
