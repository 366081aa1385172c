"""Make the outline of the world that the map page draws on, from the npm package world-atlas (Natural Earth).

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python scripts/build_map.py package/countries-110m.json src/communique/web/data/world.json

Writes a list of SVG paths in an equirectangular projection of 1 000 by 500 units.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

WIDTH, HEIGHT = 1000, 500


def main(source: Path, target: Path) -> None:
    atlas = json.loads(source.read_text())
    scale, translate = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            longitude, latitude = x * scale[0] + translate[0], y * scale[1] + translate[1]
            points.append((round((longitude + 180) / 360 * WIDTH, 1), round((90 - latitude) / 180 * HEIGHT, 1)))
        arcs.append(points)
    paths = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        parts = []
        for polygon in polygons:
            for ring in polygon:
                points = []
                for index in ring:
                    line = arcs[index] if index >= 0 else arcs[~index][::-1]
                    points += line[1:] if points else line
                if any(abs(a[0] - b[0]) > WIDTH / 2 for a, b in pairwise(points)):
                    # Cut by the edge of the map: drawn whole beyond the right edge, and again beyond the left one.
                    points = [(x + WIDTH if x < WIDTH / 2 else x, y) for x, y in points]
                    if points[0][0] > WIDTH * 1.5 or max(y for _, y in points) > HEIGHT * 0.9:
                        continue  # Antarctica goes all the way round
                    left = [(round(x - WIDTH, 1), y) for x, y in points]
                    parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in left) + "Z")
                parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
        paths.append("".join(parts))
    target.write_text(json.dumps([path for path in paths if path], separators=(",", ":")))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
