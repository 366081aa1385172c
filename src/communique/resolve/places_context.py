"""Choose among places of one name by what else the document names.

Every toponym votes for the candidates near its own likely places; likely means populous at first, and near the others
after each round. States, divisions and containers given ("Geneva, Switzerland", "West Palm Beach, Fla.") restrict or
favour. Names are taken to mean one place in a document unless a container says otherwise (one sense per discourse,
Gale et al. 1992).
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from communique.directory.places import place_key
from communique.model import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from communique.directory.places import Gazetteer

CANDIDATES = 30  # places of one name that are weighed; beyond them villages of a few hundred
NAMES = 80  # names of a document that vote; more add time, not knowledge
ROUNDS = 4


class Toponym(msgspec.Struct, frozen=True):
    """A place name as used: its words, the container that stands with it.

    known: what it is sure to mean ("the North" bound to North Korea); country: the one it must lie in (alpha-3).
    """

    name: str
    container: str | None = None
    known: Place | None = None
    country: str | None = None


class Weights(msgspec.Struct, frozen=True):
    """How much each kind of evidence counts, in the units of a log-odds; tuned on half of the LGL articles."""

    population: float = 0.5  # per factor of ten in inhabitants
    near: float = 5.0
    reach: float = 100.0  # kilometres at which a neighbour's vote has fallen to a third
    division: float = 1.0  # the state or province is named in the document
    country: float = 1.0  # so is the country
    home: float = 3.0  # the publisher's or the dateline's country
    state: float = 3.6  # a state of that name, beside a town or division
    sharp: float = 1.2
    own: float = 1.4  # a region, water, palace or venue of the project's table
    region: float = 1.5  # a division that no large town of its country shares the name with ("Ohio")
    prominent: float = 1.5  # a capital, or a town that houses international bodies


class Home(msgspec.Struct, frozen=True):
    """Where the document comes from, as far as known: the country, and the place of its dateline."""

    country: str | None = None
    places: tuple[Place, ...] = ()


class _Around(msgspec.Struct, frozen=True):
    """What the document tells beside one name: divisions and countries by their key, and where it comes from."""

    divisions: tuple[tuple[str, Place], ...]
    countries: dict[str, str | None]
    home: Home
    weights: Weights


def settle(
    toponyms: Sequence[Toponym],
    *,
    gazetteer: "Gazetteer",
    home: Home = Home(),  # noqa: B008 - frozen
    weights: Weights = Weights(),  # noqa: B008 - frozen
) -> list[tuple[Place | None, float]]:
    """Return for each toponym its place and how sure that is in [0, 1]; (None, 0) where the gazetteer has no such
    name.
    """
    import numpy as np

    keys = list(dict.fromkeys((place_key(t.name), place_key(t.container or "")) for t in toponyms))[:NAMES]
    sample = {(place_key(t.name), place_key(t.container or "")): t for t in reversed(toponyms)}
    groups = [_candidates(sample[key], gazetteer) for key in keys]
    contained = {key[0]: index for index, key in enumerate(keys) if key[1] and groups[index]}
    for index, key in enumerate(keys):  # "Paris, Texas" once makes a bare "Paris" the same town
        if not key[1] and key[0] in contained:
            groups[index] = groups[contained[key[0]]]
    flat = [(index, place, weight) for index, group in enumerate(groups) for place, weight in group]
    if not flat:
        return [(None, 0.0)] * len(toponyms)
    firsts = [(keys[index][0], group[0][0]) for index, group in enumerate(groups) if group]
    around = _Around(
        divisions=tuple((key, place) for key, place in firsts if _is_division(place)),
        countries={key: place.country for key, place in firsts if place.kind == "country"},
        home=home,
        weights=weights,
    )
    first_divisions = [_first_division(group) for group in groups]
    owner = np.array([index for index, _, _ in flat])
    latitude = np.radians(np.array([place.latitude or 0.0 for _, place, _ in flat]))
    longitude = np.radians(np.array([place.longitude or 0.0 for _, place, _ in flat]))
    prior = np.array([weights.population * math.log10(max(weight, 300.0)) for _, _, weight in flat])
    prior += np.array(
        [
            _context(place, keys[index][0], is_first_division=place.id == first_divisions[index], around=around)
            for index, place, _ in flat
        ]
    )
    prior += np.array([weights.prominent * gazetteer.is_prominent(place) for _, place, _ in flat])
    kilometres = 6371 * np.hypot(
        (longitude[:, None] - longitude[None, :]) * np.cos((latitude[:, None] + latitude[None, :]) / 2),
        latitude[:, None] - latitude[None, :],
    )
    wide = np.array(
        [place.kind == "country" or (place.kind == "region" and place.id.startswith("place:")) for _, place, _ in flat]
    )
    closeness = np.exp(-kilometres / weights.reach)
    same_name = np.array([keys[index][0] for index in owner])
    closeness[same_name[:, None] == same_name[None, :]] = 0
    closeness[:, wide] = 0  # the middle of a country is near nothing in particular
    share = _shares(prior * weights.sharp, owner)
    score = prior
    for _ in range(ROUNDS):
        score = prior + weights.near * np.log1p(closeness @ share)
        share = _shares(score * weights.sharp, owner)
    best: dict[tuple[str, str], tuple[Place | None, float]] = {}
    for index, key in enumerate(keys):
        members = np.flatnonzero(owner == index)
        if len(members):
            chosen = members[int(np.argmax(score[members]))]
            best[key] = (flat[chosen][1], float(share[chosen]))
    answers = []
    for toponym in toponyms:
        key = (place_key(toponym.name), place_key(toponym.container or ""))
        if key not in best and key not in keys:
            found = _candidates(toponym, gazetteer)
            best[key] = (found[0][0], 0.5) if found else (None, 0.0)
        answers.append(best.get(key, (None, 0.0)))
    return answers


def _shares(score: "NDArray[Any]", owner: "NDArray[Any]") -> "NDArray[Any]":
    """The share of each candidate among those of its name: a softmax with base ten by name."""
    import numpy as np

    top = np.full(owner.max() + 1, -np.inf)
    np.maximum.at(top, owner, score)
    odds = np.power(10.0, score - top[owner])
    total = np.bincount(owner, weights=odds)
    shares: NDArray[Any] = odds / total[owner]
    return shares


def _candidates(toponym: Toponym, gazetteer: "Gazetteer") -> list[tuple[Place, float]]:
    if toponym.known is not None:
        return [(toponym.known, float(max(toponym.known.population, 1000)))]
    name = toponym.name.strip(" ,;")
    found = list(gazetteer.weigh(name))
    if "." in name:
        found = [(place, float(place.population)) for place in gazetteer.find_abbreviation(name)] or found
    elif name.isupper() and len(name) <= 3:  # "EU" is not the town of Eu
        found = [(place, weight) for place, weight in found if place.name.isupper() or place.kind != "city"]
    if toponym.country is not None:
        own = [
            (place, weight) for place, weight in found if place.country == toponym.country and place.kind != "country"
        ]
        found = own or found
    if toponym.container and found and found[0][0].kind != "country":  # "Russia, China, US" is a list
        inside = _inside(found, toponym.container, gazetteer)
        if inside:
            return inside
    return [(place, min(weight, 3e9)) for place, weight in found[:CANDIDATES]]


def _inside(found: Sequence[tuple[Place, float]], container: str, gazetteer: "Gazetteer") -> list[tuple[Place, float]]:
    """The candidates that lie in a place that the container's first words name; states and divisions come first."""
    words = container.split()
    for count in range(len(words), 0, -1):
        for outer in gazetteer.find_container(" ".join(words[:count]))[:5]:
            inside = [(place, weight) for place, weight in found if place.id != outer.id and is_inside(place, outer)]
            if inside:
                return inside[:CANDIDATES]
    return []


def _is_division(place: Place) -> bool:
    return place.kind == "region" and place.id.startswith("geo:")


def _first_division(group: Sequence[tuple[Place, float]]) -> str | None:
    """The id of a division that comes before every town of its name; None where a town does."""
    first = next((place for place, _ in group if place.kind != "country"), None)
    return first.id if first is not None and _is_division(first) else None


def is_inside(place: Place, outer: Place) -> bool:
    """Return whether a place lies in another: by country and division, else within 60 km of a town or county."""
    if outer.kind == "country":
        return place.country == outer.country and place.kind != "country"
    if outer.country and place.country and outer.country != place.country:
        return False
    if outer.kind == "region" and outer.id.startswith("geo:"):
        if outer.country == "USA":
            return place.admin == outer.admin and place.kind != "country"
        return place.admin is not None and place_key(place.admin) == place_key(outer.name)
    if None in (place.latitude, place.longitude, outer.latitude, outer.longitude):
        return False
    return place.kind != "country" and distance(place, outer) < (60 if outer.kind != "region" else 150)


def _context(place: Place, own: str, *, is_first_division: bool, around: _Around) -> float:
    """Evidence from names of wider places in the document, and from where the document comes from."""
    weights, score = around.weights, 0.0
    if place.kind == "country":
        score += weights.state - weights.population * max(0.0, math.log10(max(place.population, 300)) - 7)
    elif place.id.startswith("place:"):
        score += weights.own
    elif is_first_division:
        score += weights.region
    if place.kind != "country" and any(key != own and is_inside(place, outer) for key, outer in around.divisions):
        score += weights.division
    if place.country and any(key != own and country == place.country for key, country in around.countries.items()):
        score += weights.country / len(set(around.countries.values()))
    if around.home.country and place.country == around.home.country:
        score += weights.home
    for near in around.home.places:
        if near.id == place.id:
            score += weights.home
        elif place.kind != "country":
            score += weights.near * math.log1p(math.exp(-distance(place, near) / weights.reach))
    return score


def distance(left: Place, right: Place) -> float:
    """Kilometres between two places, on a sphere flattened in between: within a per cent below 1,000 km."""
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return math.inf
    x = math.radians(right.longitude - left.longitude) * math.cos(math.radians((left.latitude + right.latitude) / 2))
    return 6371 * math.hypot(x, math.radians(right.latitude - left.latitude))
