"""Datelines at the head of a paragraph."""

import pytest

from communique.ingest.datelines import find_dateline

REST = "The minister said so."


def place_of(text):
    found = find_dateline(text, 0, len(text))
    return found and found.place


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("MOSCOW, September 5 (Itar-Tass) —— ", "Moscow"),
        ("WASHINGTON — ", "Washington"),
        ("PALM SHORE, Fla. — ", "Palm Shore, Fla."),
        ("WASHINGTON, D.C. — ", "Washington, D.C."),
        ("BRUSSELS/MOSCOW (Reuters) - ", "Brussels/Moscow"),
        ("Moscow, Sept. 5 (Interfax) - ", "Moscow"),
        ("UNITED NATIONS, Oct 3 (AP) -- ", "United Nations"),
        ("MOSCOW, September 5. /TASS/. ", "Moscow"),
        ("BEIJING, March 5 (Xinhua) ", "Beijing"),
        ("NEW DELHI: ", "New Delhi"),
        ("GENEVA, 5 May 2010 (RIA Novosti) – ", "Geneva"),
    ],
)
def test_the_place_is_found_and_written_in_ordinary_case(head, place):
    assert place_of(head + REST) == place


def test_the_dateline_ends_where_the_report_begins():
    text = "MOSCOW, September 5 (Itar-Tass) —— " + REST
    found = find_dateline(text, 0, len(text))
    assert text[found.span.end :] == REST
    assert found.agencies[0][0] == "Itar-Tass"
    assert (found.date.month, found.date.day) == (9, 5)


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING — The minister resigned on Monday.",
        "Lavrov — a diplomat for forty years — said so.",
        "The talks – the third this year – ended.",
        "NATO said on Monday that it would go on.",
        "UPDATE: The minister said so.",
        "It was Monday (the first day) when they met.",
        "President Jane Roe said on Monday - and not for the first time - that she would stay.",
    ],
)
def test_other_beginnings_are_no_datelines(text):
    assert place_of(text) is None


def test_a_record_gives_place_and_date_in_brackets():
    text = "ARNHAFEN, BERGIA (MARCH 4, 2009) (HARBOUR POOL) MINISTERS SHAKING HANDS"
    found = find_dateline(text, 0, len(text), is_record=True)
    assert (found.place, found.date.value) == ("Arnhafen, Bergia", "2009-03-04")
    assert text[found.span.end :] == "MINISTERS SHAKING HANDS"
