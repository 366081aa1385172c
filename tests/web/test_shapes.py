"""The map can be drawn on the user's own outlines, and a file that holds none is refused with the reason."""

import json
import math
from pathlib import Path

import pytest

from communique.errors import UsageError

testclient = pytest.importorskip("starlette.testclient")
SQUARE = [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]


def written(folder: Path, value: object) -> Path:
    path = folder / "borders.geojson"
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return path


def test_polygons_and_lines_become_paths(tmp_path: Path) -> None:
    from communique.web.shapes import load_shapes

    shapes = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": [SQUARE]}},
            {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[-180, 90], [180, -90]]}},
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 1]}},
            {"type": "Feature", "geometry": None},
        ],
    }
    square, line = load_shapes(written(tmp_path, shapes))
    assert square.startswith("M500 250L527.8 250")
    assert square.endswith("Z")
    assert line == "M0 0L1000 500"


def test_fine_outlines_are_coarsened_until_a_page_holds_them(tmp_path: Path) -> None:
    from communique.web.shapes import MOST_DRAWN, load_shapes

    turns = [math.tau * n / 2000 for n in range(2001)]
    rings = [[[3 * k - 80 + 40 * math.cos(t), 40 * math.sin(t)] for t in turns] for k in range(40)]
    paths = load_shapes(written(tmp_path, {"type": "Polygon", "coordinates": rings}))
    assert len(paths) == 40
    assert 0 < sum(map(len, paths)) <= MOST_DRAWN


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("not json", "is no JSON"),
        ([1, 2], "RFC 7946"),
        ({"type": "Topology", "objects": {}}, "TopoJSON"),
        ({"type": "Point", "coordinates": [1, 2]}, "no polygon"),
        ({"type": "FeatureCollection", "features": 3}, "should be a list"),
        ({"type": "LineString", "coordinates": [[500000, 200], [1, 2]]}, "reproject"),
        ({"type": "LineString", "coordinates": [["a", 2], [1, 2]]}, "no pair of numbers"),
        ({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Blob"}}]}, "feature 1"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_what_is_no_outline_is_refused_with_the_reason(tmp_path: Path, value: object, words: str) -> None:
    from communique.web.shapes import load_shapes

    with pytest.raises(UsageError, match=words):
        load_shapes(written(tmp_path, value))


def test_the_map_says_whose_outlines_it_draws(record: Path, tmp_path: Path) -> None:
    from communique.web import create_app

    path = written(tmp_path, {"type": "Polygon", "coordinates": SQUARE})
    with testclient.TestClient(create_app(record, shapes=path)) as client:
        page = client.get("/map").text
        assert 'd="M500 250L527.8 250L527.8 222.2L500 222.2L500 250Z"' in page
        assert "borders.geojson" in page
        assert page.count('class="land"') == 1
    with testclient.TestClient(create_app(record)) as client:
        assert "Natural Earth" in client.get("/map").text
