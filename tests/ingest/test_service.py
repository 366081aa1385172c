"""What a site, a desk or a press office adds to a report, told from what the report says."""

import pytest

from communique.ingest.calendars import OTHER_DATE
from communique.ingest.dates import find_dates
from communique.ingest.service import heads_list, is_desk_mark, is_service


@pytest.mark.parametrize(
    "words",
    [
        "We and our 340 partners use cookies to store your choices. Accept all",
        "Sign up for our weekly newsletter and never miss a story",
        "Become a member today and get full access for just $5 a month.",
        "Skip to footer",
        "4 SHARES",
        "Add to your saved stories",
        "<iframe src='https://player.example' width='10'>",
        "EN | ES | DE",
        "Current Time 0:14",
        "A version of this article appears in print on May 12.",
        "Media enquiries: press@river.example",
        "You received this email because you asked for it.",
        "3 min read",
    ],
)
def test_what_a_site_tells_its_reader_is_no_report(words):
    assert is_service(words)


@pytest.mark.parametrize(
    "words",
    [
        "We will sign up to the treaty when both sides have ratified it.",
        "This document was published in 1975 by the ministry.",
        "Thank you for your question on the river.",
        "What do you think of the minister's comment on Twitter?",
        '"You can unsubscribe from our policy", the minister told parliament.',
        "The minister said the newsletter of the embassy had been closed.",
        "Talks on the river",
        "Follow the money",
        "Live fire across the border",
        "This story has been updated to note that the minister denied the report.",
    ],
)
def test_what_people_say_is_no_word_of_the_site(words):
    assert not is_service(words)


@pytest.mark.parametrize(
    "words",
    ["ZCZC", "tz/ab/sj", "NNNN", "AP-WF-05-12-10 1844GMT", "Eds: UPDATES with quotes.", "###", "pp am"],
)
def test_marks_of_a_desk_are_told(words):
    assert is_desk_mark(words)


def test_a_name_and_a_sentence_are_no_marks_of_a_desk():
    assert not any(map(is_desk_mark, ("Jane Roe", "The end of the talks", "End of the war", "NATO", "Talks end")))


def test_headings_of_other_stories_are_told():
    assert all(map(heads_list, ("DW RECOMMENDS", "Keep reading", "More from Europe", "Lire aussi", "Related news:")))
    assert not any(
        map(
            heads_list,
            ("More talks in the old palace of Vienna are planned for the next month, says an aide", "Next steps"),
        )
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("May 2, 20144:12 PM ET", "2014-05-02T16:12"),
        ("Thursday, 6 January , 2005  12:14:00", "2005-01-06T12:14"),
        ("AFP 282210 GMT DEC 10", "2010-12-28T22:10"),
        ("AP-WF-05-12-10 1844GMT", "2010-05-12T18:44"),
        ("14:22 12May10 RTRS", "2010-05-12T14:22"),
        ("15 Jul.'10", "2010-07-15"),
        ("14:22, 17.08.16", "2016-08-17T14:22"),
        ("17:42 August 28, 2019", "2019-08-28T17:42"),
        ("17 серпня 2016", "2016-08-17"),
        ("29 تموز 2018", "2018-07-29"),
        ("12 października 2010", "2010-10-12"),
    ],
)
def test_dates_of_desks_scrapers_and_other_languages_are_read(words, value):
    assert [found.value for found in find_dates(words)] == [value]


def test_dates_of_other_calendars_are_passed_over():
    for words in ("Rabi' al-Awwal 24, 1436", "23 Tir 1394", "11 Shaaban 1439 H", "3 Nisan 5770"):
        assert OTHER_DATE.fullmatch(words)
    assert not OTHER_DATE.search("Mehr news agency reported 12 dead in 2010")
