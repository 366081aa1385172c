"""Dates as news writes them."""

import pytest

from communique.ingest.dates import find_dates, parse_date


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("January 28, 2014, 2:03 pm", "2014-01-28T14:03"),
        ("23 April 2013, 16:49", "2013-04-23T16:49"),
        ("14.02.2013 13:57", "2013-02-14T13:57"),
        ("5th December 2009", "2009-12-05"),
        ("20th December 2009 12:00", "2009-12-20T12:00"),
        ("2014-01-28T14:03:00Z", "2014-01-28T14:03"),
        ("Tue, 28 Jan 2014 14:03:00 GMT", "2014-01-28T14:03"),
        ("Sept. 5, 2011", "2011-09-05"),
        ("5 сентября 2011", "2011-09-05"),
        ("12:30 pm, 1 May 2010", "2010-05-01T12:30"),
        ("September 2011", "2011-09"),
        ("2011", "2011"),
        ("2011-09", "2011-09"),
        ("2011/9/5", "2011-09-05"),
    ],
)
def test_a_date_is_read_to_the_precision_it_is_written_in(words, value):
    assert parse_date(words).value == value


def test_a_date_without_year_has_no_value():
    found = next(find_dates("on Wednesday, September 7, to discuss"))
    assert (found.value, found.month, found.day, found.weekday) == (None, 9, 7, 2)


@pytest.mark.parametrize(
    "words", ["31 February 2014", "30.02.2014", "2014-02-30", "February 29, 2013", "45 March 2010"]
)
def test_a_day_no_calendar_has_is_impossible(words):
    found = next(find_dates(words))
    assert not found.possible
    assert found.value is None


def test_a_leap_day_is_possible():
    assert parse_date("29 February 2012").value == "2012-02-29"


def test_day_and_month_that_could_be_swapped_are_marked():
    assert next(find_dates("03/02/2013")).swapped
    assert not next(find_dates("14/02/2013")).swapped
    assert not next(find_dates("02/02/2013")).swapped


def test_the_zone_is_kept_apart_from_the_local_time():
    found = parse_date("28 January 2014 14:03 MSK")
    assert (found.value, found.zone) == ("2014-01-28T14:03", "+04:00")


def test_moscow_time_is_three_hours_ahead_after_october_2014():
    assert parse_date("28 January 2015 14:03 MSK").zone == "+03:00"


@pytest.mark.parametrize(
    "words", ["they may 5 times", "resolution 2118", "the march 7 miles long", "version 1.2.34", "10.15.30"]
)
def test_words_and_numbers_that_look_like_dates_are_not(words):
    assert list(find_dates(words)) == []


def test_offsets_hold_the_words_of_the_date():
    text = "It began on Monday, 5 September 2011, in Paris."
    assert next(find_dates(text)).span.of(text) == "Monday, 5 September 2011"


def test_a_date_with_words_beside_it_is_not_parsed():
    assert parse_date("about 5 May 2010 or so") is None
