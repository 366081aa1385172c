"""Datelines at the head of a paragraph."""

import pytest

from communique.ingest.datelines import find_dateline
from communique.ingest.texts import document_from_text

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


HEADS = [
    ("GENEVA, 12 February 2015. ", "Geneva", (2015, 2, 12)),
    ("MUNICH, Feb. 13 (2007) — ", "Munich", (2007, 2, 13)),
    ("UNITED NATIONS, April 4, 1982 — ", "United Nations", (1982, 4, 4)),
    ("UNITED NATIONS, April 4, 1982. ", "United Nations", (1982, 4, 4)),
    ("UNITED NATIONS, April 4, 1982\n", "United Nations", (1982, 4, 4)),
    ("UNITED NATIONS, April 4 — ", "United Nations", (None, 4, 4)),
    ("MADRID, Monday, October 3, 2016\n", "Madrid", (2016, 10, 3)),
    ("MADRID, Monday, October 3, 2016 — ", "Madrid", (2016, 10, 3)),
    ("Madrid, Monday, 3 October 2016\n", "Madrid", (2016, 10, 3)),
    ("PRAGUE (Reuters) - ", "Prague", None),
    ("PRAGUE (AFP) — ", "Prague", None),
    ("PRAGUE, Czech Republic, Sept. 9 /Reuters/ -- ", "Prague, Czech Republic", (None, 9, 9)),
    ("VIENNA, March 3 - ", "Vienna", (None, 3, 3)),
    ("Geneva, 3 March 2014 – ", "Geneva", (2014, 3, 3)),
    ("Geneva, 3 March 2014. ", "Geneva", (2014, 3, 3)),
    ("LONDON/PARIS (Reuters) - ", "London/Paris", None),
    ("LONDON/PARIS, May 2 (Reuters) - ", "London/Paris", (None, 5, 2)),
    ("AFP - VIENNA - ", "Vienna", None),
    ("AFP - VIENNA, 4 May 2011 - ", "Vienna", (2011, 5, 4)),
    ("Reuters, VIENNA, May 4 - ", "Vienna", (None, 5, 4)),
    ("(Reuters) VIENNA, May 4 - ", "Vienna", (None, 5, 4)),
    ("AFP, Vienna, 4 May 2011: ", "Vienna", (2011, 5, 4)),
    ("OSLO (AP) ", "Oslo", None),
    ("OSLO, Nov 30, 2001 (AFP) - ", "Oslo", (2001, 11, 30)),
    ("OSLO, Norway (AP) — ", "Oslo, Norway", None),
    ("OSLO, Norway (April 2, 2003) — ", "Oslo, Norway", (2003, 4, 2)),
    ("OSLO, 30 November. ", "Oslo", (None, 11, 30)),
    ("OSLO: ", "Oslo", None),
    ("OSLO, Nov 30: ", "Oslo", (None, 11, 30)),
    ("NEW YORK, 6 June 2012 (UN News) – ", "New York", (2012, 6, 6)),
    ("NEW YORK — Tuesday, 6 June 2012 — ", "New York", (2012, 6, 6)),
    ("BUENOS AIRES, Argentina, June 6 — ", "Buenos Aires, Argentina", (None, 6, 6)),
    ("SAN JOSE, Calif., June 6, 1999 — ", "San Jose, Calif.", (1999, 6, 6)),
    ("THE HAGUE, 6 June 2012. ", "The Hague", (2012, 6, 6)),
    ("TOKYO, 2012/06/06 (Kyodo) — ", "Tokyo", (2012, 6, 6)),
    ("TOKYO, 6.6.2012. ", "Tokyo", (2012, 6, 6)),
    ("TOKYO, 6th June 2012: ", "Tokyo", (2012, 6, 6)),
    ("TOKYO, June 6 (Kyodo) ", "Tokyo", (None, 6, 6)),
    ("TOKYO, June 6, 2012 /Kyodo/. ", "Tokyo", (2012, 6, 6)),
    ("TOKYO (6 June 2012) — ", "Tokyo", (2012, 6, 6)),
    ("TOKYO (6 June 2012)\n", "Tokyo", (2012, 6, 6)),
    ("TOKYO | 6 June 2012 | ", "Tokyo", (2012, 6, 6)),
    ("Tokyo – 6 June 2012 – ", "Tokyo", (2012, 6, 6)),
    ("ADDIS ABABA, Ethiopia, Wednesday, June 6 — ", "Addis Ababa, Ethiopia", (None, 6, 6)),
    ("ADDIS ABABA, Wednesday — ", "Addis Ababa", None),
    ("ADDIS ABABA, JUNE 6, 2012 — ", "Addis Ababa", (2012, 6, 6)),
    ("SAO PAULO, Brazil, Mon., Oct. 3 (AP) _ ", "Sao Paulo, Brazil", (None, 10, 3)),
    ("CAIRO, Oct. 3 _ ", "Cairo", (None, 10, 3)),
    ("Cairo, 6 June (Reuters): ", "Cairo", (None, 6, 6)),
    ("CAIRO, June 6, 2012 (Reuters) ", "Cairo", (2012, 6, 6)),
]
OPENINGS = [
    "Moscow, which hosted the talks, said on Monday that it would go on.",
    "WASHINGTON is ready to talk, the minister said.",
    "WASHINGTON and MOSCOW are ready to talk, the minister said on May 3.",
    "In Geneva, 3 March 2014 was a day of talks.",
    "Geneva, on 3 March 2014, saw the talks begin.",
    "London hosted the talks on May 2 - its third round.",
    "On 6 June 2012 the talks began in Cairo.",
    "6 June 2012 was the day on which the talks began.",
    "NATO, March 3 - these were the words on the wall.",
    "March 3, 2014. The talks began.",
    "Monday, October 3, 2016",
    "AFP reported on May 4 that the talks had begun.",
    "AFP - the agency that first told of the talks - said so.",
    "Paris (where the talks began) said nothing.",
    "Paris (France) said nothing.",
    "Vienna, 1955: the treaty was signed there.",
    "Jane Roe, May 4, 2011, on the talks: they will go on.",
    "MINISTER: We will go on.",
    "Q. Will it go on?",
    "Vienna, May 4 and Geneva, May 9, were named as the places of the talks.",
    "GENEVA, March 3, is where the talks were to begin.",
    "GENEVA, 12 February 2015 and after, was a place of talks.",
    "TALKS: The minister said so.",
    "Berlin, Paris and Rome said on 3 March that they would go on.",
    "Geneva Convention, 12 August 1949. The text is as follows.",
    "The Hague said on March 3 - a Monday - that it would go on.",
    "GENEVA 2012 - the second round - ended without result.",
    "The minister, May 4: We will go on.",
]


@pytest.mark.parametrize(("head", "place", "day"), HEADS)
def test_every_common_form_gives_place_and_day(head, place, day):
    alone = head.endswith("\n")
    text = head.rstrip() if alone else head + REST
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert found.place == place
    assert (found.date and (found.date.year, found.date.month, found.date.day)) == day
    assert text[found.span.end :] == ("" if alone else REST)


@pytest.mark.parametrize("text", OPENINGS)
def test_sentences_that_begin_with_a_place_or_day_are_no_datelines(text):
    assert place_of(text) is None


def test_a_dateline_on_its_own_line_dates_the_document():
    text = "Ministers agree on the harbour\n\nMADRID, Monday, October 3, 2016\n\n" + REST + " They meet again in May."
    document = document_from_text(text, name="a")
    assert document.published.value == "2016-10-03"
    assert document.published.precision == "day"
    assert document.dateline_place.value == "Madrid"
    assert [segment.kind for segment in document.segments] == ["title", "dateline", "body"]
