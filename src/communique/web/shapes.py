"""Read the outlines that the map is drawn on: those that are shipped, or a GeoJSON file (RFC 7946) of the user's own.

Borders are a matter of dispute in just the field that this program serves, so whoever runs it can draw their own. The
file is read once, on this machine; nothing is asked of the network.
"""

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from communique.errors import UsageError

WIDTH, HEIGHT = 1000, 500  # of the map, as in scripts/build_map.py
MOST_BYTES = 50_000_000  # of a file; Natural Earth at 1:10 million is half of it
MOST_DRAWN = 110_000  # characters of all outlines on a page, so that it stays below 200 kB
STEPS = (0.1, 0.2, 0.4, 0.8, 1.5, 3.0, 6.0)  # map units to which points are rounded, the first that is short enough


def map_place(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a place stands on the map, an equirectangular projection."""
    return (longitude + 180) / 360 * WIDTH, (90 - latitude) / 180 * HEIGHT


@cache
def shipped_shapes() -> tuple[str, ...]:
    """Return the outlines that are shipped (Natural Earth), as SVG paths."""
    return tuple(json.loads(files("communique.web").joinpath("data/world.json").read_text(encoding="utf-8")))


def load_shapes(path: Path) -> tuple[str, ...]:
    """Return the polygons and lines of a GeoJSON file as SVG paths, as fine as a page can hold.

    Raises:
        UsageError: the file cannot be read, is no GeoJSON, or holds nothing to draw; the message says where and why.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UsageError(f"{path} has {size // 1_000_000} MB; simplify it below {MOST_BYTES // 1_000_000} MB")
        whole = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}); name a GeoJSON file with --shapes") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path} is no JSON ({error}); --shapes takes a GeoJSON file") from error
    rings = list(_rings(whole, "the file", path))
    if not rings:
        raise UsageError(f"{path} holds no polygon and no line; --shapes takes outlines, not points")
    for step in STEPS:
        paths = [_path(points, closed, step) for points, closed in rings]
        drawn = tuple(one for one in paths if one)
        if sum(map(len, drawn)) <= MOST_DRAWN and drawn:
            return drawn
    raise UsageError(f"{path} has too many outlines for a page ({len(rings)}); leave out small islands, or simplify it")


def _rings(value: Any, where: str, path: Path) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """Yield the points of each ring or line, and whether it is closed."""
    kind = value.get("type") if isinstance(value, dict) else None
    match kind:
        case "FeatureCollection":
            for number, feature in enumerate(_list(value.get("features"), f"{where}: features", path)):
                yield from _rings(feature, f"feature {number + 1}", path)
        case "Feature":
            if value.get("geometry") is not None:
                yield from _rings(value["geometry"], where, path)
        case "GeometryCollection":
            for geometry in _list(value.get("geometries"), f"{where}: geometries", path):
                yield from _rings(geometry, where, path)
        case "Polygon" | "MultiLineString":
            for ring in _list(value.get("coordinates"), where, path):
                yield _points(ring, where, path), kind == "Polygon"
        case "MultiPolygon":
            for polygon in _list(value.get("coordinates"), where, path):
                for ring in _list(polygon, where, path):
                    yield _points(ring, where, path), True
        case "LineString":
            yield _points(value.get("coordinates"), where, path), False
        case "Point" | "MultiPoint":
            return
        case "Topology":
            raise UsageError(f"{path} is TopoJSON; turn it into GeoJSON, for example with `topo2geo`")
        case _:
            raise UsageError(f"{path}: {where} has the type {kind!r}, which GeoJSON does not know (RFC 7946)")


def _list(value: Any, where: str, path: Path) -> list[Any]:
    if not isinstance(value, list):
        raise UsageError(f"{path}: {where} should be a list (RFC 7946)")
    return value


def _points(ring: Any, where: str, path: Path) -> list[tuple[float, float]]:
    points = []
    for position in _list(ring, where, path):
        good = isinstance(position, list) and len(position) >= 2
        if not good or not all(type(part) in (int, float) and math.isfinite(part) for part in position[:2]):
            raise UsageError(f"{path}: {where} has a position that is no pair of numbers: {str(position)[:40]}")
        longitude, latitude = position[:2]
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            raise UsageError(
                f"{path}: {where} has the position {position[:2]}, beyond 180° and 90°; "
                "GeoJSON is longitude, latitude in degrees (WGS 84): reproject the file"
            )
        points.append(map_place(longitude, latitude))
    return points


def _path(points: Sequence[tuple[float, float]], closed: bool, step: float) -> str:
    """Return an SVG path of the points rounded to `step`; empty where nothing is left to see."""
    rounded: list[tuple[float, float]] = []
    for x, y in points:
        point = (round(round(x / step) * step, 1), round(round(y / step) * step, 1))
        if not rounded or rounded[-1] != point:
            rounded.append(point)
    if len(rounded) < (3 if closed else 2):
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in rounded) + ("Z" if closed else "")
