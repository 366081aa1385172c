"""Who and where: actors, offices, tenures, places."""

from typing import Literal

import msgspec

ActorKind = Literal["state", "body", "person", "group"]


class Actor(msgspec.Struct, frozen=True):
    """A person, state, body or group that can act.

    id: `state:rus`, `body:nato`, `person:sergei-lavrov` from the directory; `local:…` for one that only a document
    names. name is the canonical name (the common English one). parent: the state or body it belongs to; acts_for:
    whom its words bind.
    """

    id: str
    kind: ActorKind
    name: str
    names: tuple[str, ...] = ()
    parent: str | None = None
    acts_for: str | None = None
    gender: str | None = None
    sector: str | None = None
    iso3: str | None = None


class Office(msgspec.Struct, frozen=True):
    """A post in a state or body: `state:rus/foreign-minister`. titles are the lower-case English phrases that
    announce it.
    """

    id: str
    titles: tuple[str, ...]
    body: str
    role: str


class Tenure(msgspec.Struct, frozen=True):
    """Who held an office when; dates are ISO 8601 to the precision known, `until` None while in office."""

    holder: str
    office: str
    since: str
    until: str | None = None
    source: str = ""


class Place(msgspec.Struct, frozen=True):
    """A place on the map. Coordinates are WGS84 degrees; kind: `city venue country region water palace`.

    country: ISO 3166 alpha-3; admin: the first-order division (in the United States its postal code), for a palace or
    venue the town it stands in.
    """

    id: str
    name: str
    kind: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    population: int = 0
    admin: str | None = None
