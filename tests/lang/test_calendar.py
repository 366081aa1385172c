"""Arithmetic on dates of any precision."""

from datetime import date

import pytest

from communique.lang.calendar import (
    bounds,
    days_in_month,
    easter,
    edtf,
    feast,
    is_date,
    shift_months,
    to_date,
    week_value,
)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2014-01-28", date(2014, 1, 28), date(2014, 1, 28)),
        ("2014-01-28T14:03", date(2014, 1, 28), date(2014, 1, 28)),
        ("2014-02", date(2014, 2, 1), date(2014, 2, 28)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-Q3", date(2014, 7, 1), date(2014, 9, 30)),
        ("2014-H2", date(2014, 7, 1), date(2014, 12, 31)),
        ("2014-SU", date(2014, 6, 1), date(2014, 8, 31)),
        ("2014-WI", date(2014, 12, 1), date(2015, 2, 28)),
        ("2015-W01", date(2014, 12, 29), date(2015, 1, 4)),
        ("2015-W01-WE", date(2015, 1, 3), date(2015, 1, 4)),
        ("2015-W01-3", date(2014, 12, 31), date(2014, 12, 31)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_value_has_first_and_last_day(value: str, first: date, last: date) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2014-02-31",
        "2014-13",
        "0000",
        "2014-W54",
        "2014-Q5",
        "2014-H3",
        "PRESENT_REF",
        "P3D",
        "XXXX-WXX-5",
        "000",
        "٢٠١٤",
        "9999-WI",
    ],
)
def test_what_has_no_calendar_date_has_no_bounds(value: str) -> None:
    assert bounds(value) is None
    assert edtf(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2014-01-28", "2014-01-28"),
        ("2014-01-28TMO", "2014-01-28"),
        ("2014-01", "2014-01"),
        ("2014", "2014"),
        ("2014-Q1", "2014-01/2014-03"),
        ("2014-W05", "2014-01-27/2014-02-02"),
        ("201", "201X"),
        ("20", "20XX"),
    ],
)
def test_value_becomes_edtf(value: str, expected: str) -> None:
    assert edtf(value) == expected


def test_easter_falls_on_its_days() -> None:
    assert [easter(year) for year in (1998, 2000, 2018, 2024)] == [
        date(1998, 4, 12),
        date(2000, 4, 23),
        date(2018, 4, 1),
        date(2024, 3, 31),
    ]


def test_feasts_move_or_stay() -> None:
    assert feast("thanksgiving", 1999) == date(1999, 11, 25)
    assert feast("christmas eve", 2011) == date(2011, 12, 24)
    assert feast("good friday", 2018) == date(2018, 3, 30)
    assert feast("no such feast", 2018) is None


def test_months_shift_over_the_year_and_stop_at_the_ends_of_time() -> None:
    assert shift_months(2014, 1, -1) == (2013, 12)
    assert shift_months(2014, 11, 14) == (2016, 1)
    assert shift_months(1, 1, -1) is None
    assert shift_months(9999, 12, 1) is None


def test_days_that_do_not_exist_are_none() -> None:
    assert to_date("2014-02-31") is None
    assert not is_date(2013, 2, 29)
    assert is_date(2012, 2, 29)
    assert not is_date(0, 1, 1)
    assert days_in_month(9999, 12) == 31
    assert week_value(date(2014, 12, 31)) == "2015-W01"
