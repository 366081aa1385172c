"""Extents and kinds of time expressions."""

import time

import pytest

from communique.lang.times import parse_time, scan_times
from communique.model import Document, Segment, Sentence, Span
from communique.read.sentences import split_sentences
from communique.read.times import find_times


def times_of(text: str) -> list[str]:
    return [text[found.start : found.end] for found in scan_times(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy arrives on Friday.", ["Friday"]),
        ("He left on Tuesday, September 7, 2010.", ["Tuesday, September 7, 2010"]),
        ("It opened on the 13th of July.", ["the 13th of July"]),
        ("Dated 28 January 2014, it is short.", ["28 January 2014"]),
        ("The fair runs Sept. 7-8 in Bonn.", ["Sept. 7-8"]),
        ("They sat from 7 to 9 September 2010.", ["7 to 9 September 2010"]),
        ("Sessions on October 11 and 12 are open.", ["October 11 and 12"]),
        ("It lasted from Aug. 30 to Sept. 2.", ["Aug. 30 to Sept. 2"]),
        ("Either in May or early June.", ["May or early June"]),
        ("It grew last year and this week.", ["last year", "this week"]),
        ("Five years ago he wrote; two days later he left.", ["Five years ago", "two days later"]),
        ("A year earlier it rained.", ["A year earlier"]),
        ("The following day they flew home.", ["The following day"]),
        ("It fell in the third quarter of 1998.", ["the third quarter of 1998"]),
        ("We met in the summer of 2012.", ["the summer of 2012"]),
        ("That was in the late 1990s.", ["the late 1990s"]),
        ("Trade in the 20th century grew.", ["the 20th century"]),
        ("It began in nineteen ninety-six.", ["nineteen ninety-six"]),
        ("It began in two thousand and five.", ["two thousand and five"]),
        ("In mid-November rains come.", ["mid-November"]),
        ("By early next year it ends.", ["early next year"]),
        ("They met at 10 p.m. Wednesday.", ["10 p.m. Wednesday"]),
        ("At 14:30 GMT it landed.", ["14:30 GMT"]),
        ("He spoke on Monday evening.", ["Monday evening"]),
        ("Nothing is certain now.", ["now"]),
        ("They met recently.", ["recently"]),
        ("In the near future they may.", ["the near future"]),
        ("It happens once or twice a year.", ["once or twice a year"]),
        ("It sits every Tuesday and each July.", ["every Tuesday", "each July"]),
        ("The panel meets daily.", ["daily"]),
        ("The ten-year plan took more than six decades.", ["ten-year", "more than six decades"]),
        ("Over Easter weekend he flew.", ["Easter weekend"]),
        ("On 2014-01-28T14:03:00Z it was sent.", ["2014-01-28T14:03:00Z"]),
        ("Stamped 14.02.2013 by the clerk.", ["14.02.2013"]),
        ("January this year was cold.", ["January this year"]),
        ("In 1998 he was elected (2001 again).", ["1998", "2001"]),
    ],
)
def test_expression_is_found_with_its_extent(text: str, expected: list[str]) -> None:
    assert times_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may be late.",
        "March on, comrades!",
        "The Sunday Times wrote so.",
        "After 9/11 much changed.",
        "The P5+1 group agreed.",
        "He writes for USA TODAY in Maine.",
        "He sang on The Tonight Show once.",
        "The 1987 INF Treaty was void.",
        "Resolution 2001 was adopted.",
        "Some 2,000 people came.",
        "About 1500 troops left.",
        "He paid $1998 for it.",
        "A six-year-old boy waved.",
        "Flight 1549 landed.",
        "He took a second look.",
        "Three-quarters agreed.",
        "Friday prayers were quiet.",
        "On Black Friday shops open.",
        "Theresa May smiled.",
        "31/31/2014 is no day.",
        "Room 1914 is closed.",
        "Article 1920 says so.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert times_of(text) == []


def test_month_that_is_a_surname_in_the_document_is_no_month() -> None:
    text = "Theresa May spoke. The host and May last met in Davos in January. He thanked her in May."
    document = Document(id="d", name="d", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    sentences, tokens = split_sentences(document)
    found = find_times(document, sentences, tokens)
    assert [one.span.of(text) for one in found] == ["January", "May"]
    assert found[-1].span.start == text.rindex("May")


def test_times_carry_their_sentence_kind_and_unanchored_value() -> None:
    text = "It is held twice a year. The session took three days."
    document = Document(id="d", name="d", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    sentences = (Sentence(Span(0, 24), 0, 0, 0, 0), Sentence(Span(25, len(text)), 0, 0, 0, 0))
    first, second = find_times(document, sentences, ())
    assert (first.kind, first.value, first.freq, first.sentence) == ("SET", "P1Y", "2X", 0)
    assert (second.kind, second.value, second.sentence) == ("DURATION", "P3D", 1)


def test_frequency_of_once_or_twice_keeps_both_numbers() -> None:
    temporal = parse_time("once or twice a year")
    assert temporal is not None
    assert (temporal.kind, temporal.value, temporal.freq) == ("SET", "P1Y", "1X-2X")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 February 2014 and 29 February 2013",
        "in the year 0 and in 0000-00-00",
        "٢٨ يناير ٢٠١٤ and ١٩٩٨",
        "9" * 400 + " years ago",
        "99999999999999 days later",
        "the 0th of May, the 99th of May",
        "1/0 years ago, 3 1/0 hours",
        "\x00\u200bMonday\ud800 last\u2028week",
        "Q5 2014, Q0, the 99th century, the 0th century",
        "25:61 a.m., 99 p.m., 2460 GMT",
        "Jan. Feb. Mar. Apr. " * 200,
        "-" * 2000 + "1998" + "(" * 2000,
        "once or twice or thrice or once a year " * 30,
    ],
)
def test_odd_text_never_raises(text: str) -> None:
    for found in scan_times(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("text", ["twenty " * 5_000, "1998 " * 10_000, "May " * 10_000, "one or two years " * 2_000])
def test_long_runs_of_times_take_no_more_than_linear_time(text: str) -> None:
    start = time.process_time()
    scan_times(text)
    assert time.process_time() - start < 10
