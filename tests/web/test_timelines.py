"""The drawing of a timeline counts what the list holds, and tells statuses apart without colour."""

import random
import re
from pathlib import Path

import pytest

from communique.config import Config
from communique.record import Filters, Month, list_entries, list_standings
from communique.record.facets import STANDINGS
from communique.store import open_store
from worlds import make_record

testclient = pytest.importorskip("starlette.testclient")


def test_the_standings_of_all_months_sum_to_the_list(record: Path) -> None:
    with open_store(record) as store:
        for filters in (
            Filters(),
            Filters(kinds=("meeting", "action")),
            Filters(kinds=("meeting",), words="treaty OR talks"),
            Filters(status=("planned", "held"), kinds=("meeting", "agreement")),
            Filters(actor=("Gorbachev",), since="1986"),
        ):
            dated = [one for one in list_entries(store, filters, limit=None).entries if one.day]
            months = list_standings(store, filters)
            assert sum(sum(one.entries.values()) for one in months) == len(dated)
            planned = sum(one.entries.get("planned", 0) for one in months)
            assert planned == sum(getattr(one.entry.event, "status", None) == "planned" for one in dated)


def test_every_status_has_one_standing() -> None:
    statuses = [status for group in STANDINGS.values() for status in group]
    assert len(statuses) == len(set(statuses))


def test_bars_keep_the_gaps_of_time_and_their_numbers() -> None:
    from communique.web.timelines import draw_months

    chart = draw_months([Month("2010-11", {"held": 2}), Month("2012-02", {"planned": 1, "gone": 1})])
    assert (chart.first, chart.last, chart.size, chart.yearly) == ("2010", "2012", 36, False)
    assert [(tick.year, tick.total) for tick in chart.ticks] == [("2010", 2), ("2011", 0), ("2012", 2)]
    assert chart.months == "10:2,0,0,0,0;25:0,1,0,1,0"
    assert dict(chart.paths).keys() == {"held", "planned", "gone"}
    assert draw_months([]) is None


def test_a_century_is_drawn_by_years_and_stays_small() -> None:
    from communique.web.timelines import draw_months

    chance = random.Random(1)
    months = [
        Month(f"{year}-{month:02}", {label: chance.randrange(1, 9) for label in STANDINGS})
        for year in range(1900, 2000)
        for month in range(1, 13)
    ]
    chart = draw_months(months)
    assert chart.yearly
    assert sum(len(path) for _, path in chart.paths) + len(chart.months) < 45_000
    heights = [float(height) for _, path in chart.paths for height in re.findall(r"v([\d.]+)", path)]
    assert max(heights) <= 100


def test_the_page_draws_every_status_in_its_own_pattern(tmp_path: Path) -> None:
    from communique.web import create_app

    with make_record(tmp_path) as store:
        path = store.path
    with testclient.TestClient(create_app(path, config=Config(reader="rules"))) as client:
        page = client.get("/timeline").text
        assert 'href="#g-planned"' in page
        assert 'fill="url(#p-planned)"' in page
        year = re.search(r'<a href="(/timeline\?[^"]*since=(\d{4})&amp;until=\2)"', page)
        assert year is not None
        assert client.get(year[1].replace("&amp;", "&")).status_code == 200
