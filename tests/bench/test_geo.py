"""The LGL figures on a made-up corpus."""

import os
from pathlib import Path

import pytest

from communique.bench.geo import GeoMiss, bench_geo, great_circle, read_lgl

ARTICLES = """<?xml version="1.0" encoding="utf-8"?>
<articles>
  <article docid="1">
    <url>http://news.example.no/1</url>
    <text><![CDATA[A ferry left Bergen for Stavanger on Monday.]]></text>
    <toponyms count="3">
      <toponym><start>13</start><end>19</end><phrase>Bergen</phrase>
        <gaztag geonameid="1"><fclass>P</fclass><fcode>PPL</fcode><lat>60.39</lat><lon>5.32</lon></gaztag></toponym>
      <toponym><start>24</start><end>33</end><phrase>Stavanger</phrase>
        <gaztag geonameid="2"><fclass>P</fclass><fcode>PPL</fcode><lat>0</lat><lon>0</lon></gaztag></toponym>
      <toponym><start>0</start><end>1</end><phrase>A</phrase></toponym>
    </toponyms>
  </article>
</articles>
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "lgl.xml"
    path.write_text(ARTICLES, encoding="utf-8")
    return path


def test_toponyms_without_coordinates_are_left_out(corpus: Path) -> None:
    ((document, gold),) = read_lgl(corpus)
    assert [item.span.of(document.text) for item in gold] == ["Bergen", "Stavanger"]


def test_accuracy_counts_places_within_100_miles(corpus: Path) -> None:
    misses: list[GeoMiss] = []
    figures = bench_geo(corpus, misses=misses)
    assert (figures["articles"], figures["toponyms"], figures["placed"]) == (1, 2, 2)
    assert figures["accuracy_161"] == 50
    assert [miss.words for miss in misses] == ["Stavanger"]


def test_articles_can_be_chosen(corpus: Path) -> None:
    assert bench_geo(corpus, articles={"2"})["toponyms"] == 0


def test_great_circle_is_in_kilometres() -> None:
    assert great_circle(0, 0, 0, 90) == pytest.approx(10_007.5, abs=1)
    assert great_circle(10, 20, 10, 20) == 0


@pytest.mark.accuracy
@pytest.mark.slow
def test_accuracy_on_the_half_of_lgl_that_tuned_nothing() -> None:
    import random

    path = Path(os.environ.get("COMMUNIQUE_CORPORA", "corpora")) / "geo" / "lgl.xml"
    if not path.exists():
        pytest.skip("the LGL corpus is not at hand")
    idents = sorted(document.id for document, _ in read_lgl(path))
    random.Random(13).shuffle(idents)
    assert bench_geo(path, articles=set(idents[len(idents) // 2 :]))["accuracy_161"] >= 75
