"""Drawings made on the server as SVG: who meets whom as a wheel, places on a map.

Every drawing stands beside a list or a table that says the same.
"""

import math
from collections import Counter

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from communique.model import Action, Meeting
from communique.record import Edge, Network, find_network, list_actors, list_entries
from communique.web.app import site_of
from communique.web.asking import address, read_query
from communique.web.shapes import HEIGHT, WIDTH, map_place

WHEEL = 320  # radius in pixels
AROUND = 60  # actors around the middle of a wheel; more names cannot be read
TIES = 6  # of each with the others that the table beside the wheel names, the strongest
MOST_PLACES = 200  # on a map and in its table, those with most; more and the page passes 200 kB
NEAR = 3  # map units, some 120 km; closer dots would hide one another
BUSIEST = 40  # actors offered where none is asked for
MOST_LINES = 300  # of a wheel beside those to its middle; the strongest, more are a grey disc
LOOKED_AT = 1_500  # newest entries that a map shows


class Dot(msgspec.Struct, frozen=True):
    """A labelled point with a size."""

    name: str
    value: str
    x: float
    y: float
    size: float
    count: int
    anchor: str = "start"


def network(request: Request) -> Response:
    """Who meets an actor, and who of them meets whom: a wheel and the table that says the same."""
    site = site_of(request)
    wanted = request.query_params.get("actor", "").strip()
    if not wanted:
        busiest = list_actors(site.store, by="meeting", limit=BUSIEST)
        return site.page(request, "network.html", found=None, busiest=busiest, dots=[], lines=[], names={}, wheel=WHEEL)
    found = find_network(site.store, wanted, limit=AROUND, directory=site.directory)
    others = [node for node in found.nodes if node.value != found.actor]
    names = {node.value: node.name for node in found.nodes}
    most = max((node.entries for node in others), default=1)
    places: dict[str, tuple[float, float]] = {found.actor: (0.0, 0.0)}
    dots = []
    for index, node in enumerate(others):
        angle = 2 * math.pi * index / len(others) - math.pi / 2
        x, y = WHEEL * math.cos(angle), WHEEL * math.sin(angle)
        places[node.value] = (x, y)
        anchor = "start" if math.cos(angle) >= 0 else "end"
        dots.append(
            Dot(node.name, node.value, round(x, 1), round(y, 1), 4 + 8 * node.entries / most, node.entries, anchor)
        )
    lines = [
        (*places[edge.left], *places[edge.right], min(6, edge.entries), found.actor in (edge.left, edge.right))
        for edge in _strongest(found)
        if edge.left in places and edge.right in places
    ]
    return site.page(
        request, "network.html", found=found, busiest=[], dots=dots, lines=lines, names=names, wheel=WHEEL,
        ties=_ties(found), most=TIES,
    )  # fmt: skip


def _ties(found: Network) -> dict[str, list[tuple[str, int]]]:
    """Return for each actor but the middle whom of the others it meets, most often first: the wheel as a table."""
    ties: dict[str, list[tuple[str, int]]] = {node.value: [] for node in found.nodes}
    for edge in found.edges:
        if found.actor not in (edge.left, edge.right):
            ties[edge.left].append((edge.right, edge.entries))
            ties[edge.right].append((edge.left, edge.entries))
    return {actor: sorted(others, key=lambda other: (-other[1], other[0])) for actor, others in ties.items()}


def _strongest(found: Network) -> list[Edge]:
    """Return the edges to the middle and the `MOST_LINES` strongest of the others."""
    own = [edge for edge in found.edges if found.actor in (edge.left, edge.right)]
    others = [edge for edge in found.edges if found.actor not in (edge.left, edge.right)]
    return sorted(others, key=lambda edge: (-edge.entries, edge.left, edge.right))[:MOST_LINES] + own


def map_page(request: Request) -> Response:
    """Where things happened: dots by place on the outline of the world, and the list of places."""
    site = site_of(request)
    asked = read_query(request.query_params, kinds=("meeting", "action"))
    page = list_entries(
        site.store,
        asked.filters,
        limit=LOOKED_AT,
        newest_first=True,
        count=False,
        cited=False,
        directory=site.directory,
    )
    counts: Counter[str] = Counter()
    points: dict[str, tuple[float, float]] = {}
    for one in page.entries:
        event = one.entry.event
        if isinstance(event, Meeting | Action) and event.where and event.where.latitude is not None:
            counts[event.where.name] += 1
            points[event.where.name] = (event.where.latitude, event.where.longitude or 0.0)
    spots: dict[tuple[int, int], list[str]] = {}  # a house and its town are one dot
    for name, _ in counts.most_common(MOST_PLACES):
        x, y = map_place(points[name][1], points[name][0])
        spots.setdefault((round(x / NEAR), round(y / NEAR)), []).append(name)
    most = max((sum(counts[name] for name in names) for names in spots.values()), default=1)
    dots = []
    for names in spots.values():
        x, y = map_place(points[names[0]][1], points[names[0]][0])
        number = sum(counts[name] for name in names)
        link = address("/entries", msgspec.structs.replace(asked.filters, place=tuple(names)))
        size = 3 + 7 * math.sqrt(number / most)
        dots.append(Dot(", ".join(names), link, round(x, 1), round(y, 1), round(size, 1), number))
    return site.page(
        request,
        "map.html",
        dots=dots,
        places=counts.most_common(MOST_PLACES),
        more=max(0, len(counts) - MOST_PLACES),
        shapes=site.shapes,
        own=site.own_shapes,
        width=WIDTH,
        height=HEIGHT,
        asked=asked,
        address=address,
        looked_at=LOOKED_AT if len(page.entries) == LOOKED_AT else None,
    )
