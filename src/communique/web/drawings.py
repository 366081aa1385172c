"""Drawings made on the server as SVG: months as bars, who meets whom as a wheel, places on a map.

Every drawing stands beside a list or a table that says the same.
"""

import json
import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from communique.model import Action, Meeting
from communique.record import Edge, Month, Network, find_network, list_actors, list_entries
from communique.web.app import site_of
from communique.web.asking import address, read_query

KINDS = ("meeting", "agreement", "action")
BAR, GAP, HIGH = 10, 3, 90  # pixels
MOST_BARS = 240  # months; twenty years, more are joined to years
WHEEL = 320  # radius in pixels
WIDTH, HEIGHT = 1000, 500  # of the map, as in scripts/build_map.py
MOST_PLACES = 400
MOST_LINES = 300  # of a wheel beside those to its middle; the strongest, more are a grey disc
LOOKED_AT = 1_500  # newest entries that a map shows


class Bar(msgspec.Struct, frozen=True):
    """One period: where its stacked parts stand (kind, y, height), and how many entries it has."""

    label: str
    x: int
    parts: tuple[tuple[str, float, float], ...]
    total: int


class Dot(msgspec.Struct, frozen=True):
    """A labelled point with a size."""

    name: str
    value: str
    x: float
    y: float
    size: float
    count: int
    anchor: str = "start"


def month_bars(months: Sequence[Month]) -> list[Bar]:
    """Return one bar a month, or a year when they would be more than `MOST_BARS`; what has no entry is a gap."""
    if not months:
        return []
    yearly = len(_between(months[0].month, months[-1].month)) > MOST_BARS
    first, last = (months[0].month[:4], months[-1].month[:4]) if yearly else (months[0].month, months[-1].month)
    counts: dict[str, Counter[str]] = {label: Counter() for label in _between(first, last)}
    for month in months:
        counts[month.month[:4] if yearly else month.month].update(month.entries)
    highest = max(sum(found.values()) for found in counts.values())
    bars = []
    for index, (label, found) in enumerate(counts.items()):
        top = float(HIGH)
        parts = []
        for kind in KINDS:
            size = HIGH * found.get(kind, 0) / highest
            top -= size
            if size:
                parts.append((kind, round(top, 1), round(size, 1)))
        bars.append(Bar(label, index * (BAR + GAP), tuple(parts), sum(found.values())))
    return bars


def _between(first: str, last: str) -> list[str]:
    """Return the years, or the months, from the first to the last."""
    if len(first) == 4:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    start, end = (int(label[:4]) * 12 + int(label[5:7]) - 1 for label in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def network(request: Request) -> Response:
    """Who meets an actor, and who of them meets whom: a wheel and the table that says the same."""
    site = site_of(request)
    wanted = request.query_params.get("actor", "").strip()
    if not wanted:
        busiest = sorted(list_actors(site.store), key=lambda count: -count.meetings)[:40]
        return site.page(request, "network.html", found=None, busiest=busiest, dots=[], lines=[], names={}, wheel=WHEEL)
    found = find_network(site.store, wanted, limit=60, directory=site.directory)
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
    return site.page(request, "network.html", found=found, busiest=[], dots=dots, lines=lines, names=names, wheel=WHEEL)


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
    most = max(counts.values(), default=1)
    dots = [
        Dot(
            name=name,
            value=name,
            x=round((points[name][1] + 180) / 360 * WIDTH, 1),
            y=round((90 - points[name][0]) / 180 * HEIGHT, 1),
            size=3 + 7 * math.sqrt(number / most),
            count=number,
        )
        for name, number in counts.most_common(MOST_PLACES)
    ]
    return site.page(
        request,
        "map.html",
        dots=dots,
        shapes=_shapes(),
        width=WIDTH,
        height=HEIGHT,
        asked=asked,
        address=address,
        looked_at=LOOKED_AT if len(page.entries) == LOOKED_AT else None,
    )


@cache
def _shapes() -> tuple[str, ...]:
    return tuple(json.loads(files("communique.web").joinpath("data/world.json").read_text(encoding="utf-8")))
