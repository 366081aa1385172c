"""Time expressions anchored to the calendar."""

import msgspec
import pytest

from communique.model import Document, Evidence, Reading, Segment, Span, TimeExpression
from communique.read.sentences import split_sentences
from communique.read.tagger import tag_tokens
from communique.read.times import find_times
from communique.resolve.times import anchor_times, is_day_first, speech_day

WEDNESDAY = "2018-04-18"


def read(text: str, published: str | None = WEDNESDAY, **metadata: Evidence) -> tuple[TimeExpression, ...]:
    segments = (Segment(Span(0, len(text)), "body"),) if text else ()
    evidence = Evidence(published, "external") if published else None
    document = Document(id="d", name="d", text=text, segments=segments, published=evidence, **metadata)
    sentences, tokens = split_sentences(document)
    tokens = tag_tokens(sentences, tokens)
    times = find_times(document, sentences, tokens)
    reading = Reading(document="d", sentences=sentences, tokens=tokens, times=times)
    return anchor_times(reading, document).times


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        # weekdays: the latest not after publication, unless the clause looks ahead
        ("The minister said on Monday that talks had failed.", "2018-04-16", "2018-04-16"),
        ("The minister said on Wednesday that talks had failed.", "2018-04-18", "2018-04-18"),
        ("The ministers will meet on Monday in Oslo.", "2018-04-23", "2018-04-23"),
        ("The talks are due on Friday.", "2018-04-20", "2018-04-20"),
        ("The envoy is scheduled to arrive on Friday.", "2018-04-20", "2018-04-20"),
        ("He was invited to Rome on Sunday.", "2018-04-22", "2018-04-22"),
        ("They declined to comment on Tuesday.", "2018-04-17", "2018-04-17"),
        ("The deadline expires by Friday.", "2018-04-20", "2018-04-20"),
        ("They spoke last Friday.", "2018-04-13", "2018-04-13"),
        ("They meet next Tuesday.", "2018-04-24", "2018-04-24"),
        ("On Thursday, Peru will vote.", "2018-04-19", "2018-04-19"),
        ("They met Tuesday morning.", "2018-04-17TMO", "2018-04-17"),
        ("They talked at 10 p.m. Tuesday.", "2018-04-17T22:00", "2018-04-17"),
        ("She left Monday of last week.", "2018-04-09", "2018-04-09"),
        # month and day: the nearest year
        ("They met on Dec. 30.", "2017-12-30", "2017-12-30"),
        ("They will meet on July 13.", "2018-07-13", "2018-07-13"),
        ("They met on Tuesday, September 6, in Nice.", "2016-09-06", "2016-09-06"),
        ("They met on 3 March last year.", "2017-03-03", "2017-03-03"),
        # months
        ("The deal was signed in November.", "2017-11", "2017-11"),
        ("The deal was signed in March.", "2018-03", "2018-03"),
        ("The leaders will meet in June.", "2018-06", "2018-06"),
        ("Mexico to host summit in September", "2018-09", "2018-09"),
        ("The talks are supposed to take place in May or early June.", "2018-05", "2018-05/2018-06"),
        ("He visited last August.", "2017-08", "2017-08"),
        ("He left in January this year.", "2018-01", "2018-01"),
        ("In late February they agreed.", "2018-02", "2018-02"),
        # relative units
        ("Trade fell last year.", "2017", "2017"),
        ("They met last month.", "2018-03", "2018-03"),
        ("They met last week.", "2018-W15", "2018-04-09/2018-04-15"),
        ("They meet next week.", "2018-W17", "2018-04-23/2018-04-29"),
        ("They met yesterday.", "2018-04-17", "2018-04-17"),
        ("They meet the day after tomorrow.", "2018-04-20", "2018-04-20"),
        ("They met last weekend.", "2018-W15-WE", "2018-04-14/2018-04-15"),
        ("They dined last night.", "2018-04-17TNI", "2018-04-17"),
        ("It was founded three years ago.", "2015", "2015"),
        ("They met two weeks ago.", "2018-W14", "2018-04-02/2018-04-08"),
        ("They met ten days ago.", "2018-04-08", "2018-04-08"),
        ("Prices rose a decade ago.", "2008", "2008"),
        # parts of a year
        ("Output rose in the first quarter.", "2018-Q1", "2018-01/2018-03"),
        ("Output rose in the second half of 2016.", "2016-H2", "2016-07/2016-12"),
        ("They met last summer.", "2017-SU", "2017-06/2017-08"),
        ("They met in the winter of 2014.", "2014-WI", "2014-12/2015-02"),
        ("In the 1990s it was different.", "199", "199X"),
        ("In the 20th century it was different.", "19", "19XX"),
        ("He flew over Easter weekend.", "2018-W13-WE", "2018-03-31/2018-04-01"),
        # ranges
        ("The forum ran April 11-12.", "2018-04-11", "2018-04-11/2018-04-12"),
        ("The forum ran from 30 August to 2 September 2016.", "2016-08-30", "2016-08-30/2016-09-02"),
        ("The war of 1950-53 ended.", "1950", "1950/1953"),
        ("The forum ran from Dec. 30 to Jan. 2.", "2017-12-30", "2017-12-30/2018-01-02"),
        # explicit
        ("Signed on 2014-01-28 in Bern.", "2014-01-28", "2014-01-28"),
        ("Signed on 14.02.2013 in Bern.", "2013-02-14", "2013-02-14"),
        ("Signed on 28/01/2014 in Bern.", "2014-01-28", "2014-01-28"),
        ("Signed on 01/28/2014 in Bern.", "2014-01-28", "2014-01-28"),
        ("It began in nineteen ninety-six.", "1996", "1996"),
        # no calendar date
        ("It is held once or twice a year.", "P1Y", None),
        ("It took four months.", "P4M", None),
        ("It is held every Tuesday.", "XXXX-WXX-2", None),
        ("They met recently.", "PAST_REF", None),
        ("Nothing is certain now.", "PRESENT_REF", None),
    ],
)
def test_expression_becomes_the_date_it_means(text: str, value: str, edtf: str | None) -> None:
    times = read(text)
    assert (times[-1].value, times[-1].edtf) == (value, edtf)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on March 3, 2014. The following day they flew home.", ["2014-03-03", "2014-03-04"]),
        ("They met on March 3, 2014. Two days later talks broke down.", ["2014-03-03", "2014-03-05"]),
        ("They met on March 3, 2014. A week earlier they had refused.", ["2014-03-03", "2014-W09"]),
        ("It opened on May 2, 2011. That same day it closed.", ["2011-05-02", "2011-05-02"]),
        ("It opened in 1998. The following year it closed.", ["1998", "1999"]),
        ("It lasted two days. It began on May 2, 2011.", ["P2D", "2011-05-02"]),
        ("In the 20th century wars raged. On Nov. 29 he spoke.", ["19", "2017-11-29"]),
        ("Sales rose in the third quarter of 1997 from a year earlier.", ["1997-Q3", "1996-Q3"]),
    ],
)
def test_narrative_date_carries_over(text: str, values: list[str]) -> None:
    assert [time.value for time in read(text)] == values


def test_without_any_date_what_is_unknown_stays_open() -> None:
    weekday, month_day, year = read("He spoke on Friday. It rained on March 3. Trade fell last year.", None)
    assert (weekday.value, weekday.edtf) == ("XXXX-WXX-5", None)
    assert (month_day.value, month_day.edtf) == ("XXXX-03-03", None)
    assert (year.value, year.edtf) == (None, None)


def test_month_of_publication_is_enough_for_years_and_months_but_not_for_days() -> None:
    times = read("Last year, last month and on Friday; yesterday too.", "2011-09")
    assert [time.value for time in times] == ["2010", "2011-08", "XXXX-WXX-5", None]


def test_dateline_stands_in_for_a_missing_publication() -> None:
    times = read("He spoke on Friday.", None, dateline_date=Evidence("2009-12-05", "stated", precision="day"))
    assert times[0].value == "2009-12-04"


def test_date_on_top_of_a_page_stands_in_for_missing_metadata() -> None:
    times = read("14 May 2012, 11:20\n\nThe envoy said on Monday that he was glad.", None)
    assert times[-1].value == "2012-05-14"


def test_order_of_day_and_month_follows_the_rest_of_the_document() -> None:
    assert is_day_first("seen 28/01/2014, then 03/02/2014") is True
    assert is_day_first("seen 01/28/2014, then 02/03/2014") is False
    assert is_day_first("seen 02/03/2014") is None
    assert read("Seen 28/01/2014, then on 03/02/2014.", "2018-01-01")[-1].value == "2014-02-03"
    assert read("Seen 01/28/2014, then on 02/03/2014.", "2018-01-01")[-1].value == "2014-02-03"


def test_spans_and_modifiers_survive_anchoring() -> None:
    (time,) = read("They agreed in early 2017.")
    assert (time.value, time.mod, time.edtf) == ("2017", "START", "2017")
    assert len(time.span) == len("early 2017")


@pytest.mark.parametrize(
    "published", [None, "", "garbage", "2013-02-31", "0000-01-01", "9999-12-31", "0001-01-01", "٢٠١٤-٠١-٢٨"]
)
@pytest.mark.parametrize(
    "text",
    [
        "Last week, next week, last month, next year, ten years ago, five centuries ago, 9000 years ago.",
        "On Friday, next Friday, last Friday, on 29 February, over Easter, next Christmas, in Q4.",
        "The following day, the week before, two days later, a quarter earlier, that decade, the 25th.",
        "In the last century and the next decade, last spring, this quarter, in the second half.",
    ],
)
def test_anchoring_never_raises_and_never_invents_a_day(published: str | None, text: str) -> None:
    for time in read(text, published):
        if time.edtf is not None:
            assert time.edtf.isascii()


def test_reading_without_times_is_unchanged() -> None:
    document = Document(id="d", name="d", text="", segments=())
    reading = Reading(document="d", sentences=(), tokens=())
    assert anchor_times(reading, document) == reading
    assert speech_day(msgspec.structs.replace(document, published=Evidence("2014-02-30", "field"))) is None


def test_attacks_of_september_11_carry_their_year() -> None:
    assert read("The Sept. 11 attacks changed it.")[0].value == "2001-09-11"
    assert read("On Sept. 11 they met.")[0].value == "2017-09-11"


def test_week_after_a_month_falls_within_it_or_the_next() -> None:
    _, later = read("They met in Quito in November. A week later they signed a truce.")
    assert (later.value, later.edtf) == (None, "2017-11/2017-12")


def test_the_same_day_in_the_past_is_no_day_to_come() -> None:
    text = (
        "On 10 April it jailed two men who would run in the vote of 6 May. Parliament on the same day banned the trade."
    )
    times = read(text)
    assert times[-1].edtf == "2018-04-10"


def test_today_is_the_day_of_the_dateline_where_the_paper_came_out_the_next() -> None:
    dated = Evidence("2018-04-17", "stated")
    today, friday = read("Parliament today backed the pact, which will take force on Friday.", dateline_date=dated)
    assert (today.edtf, friday.edtf) == ("2018-04-17", "2018-04-20")


def test_today_is_the_day_of_publication_where_the_dateline_is_long_past() -> None:
    dated = Evidence("2018-03-17", "stated")
    (today,) = read("Parliament today backed the pact.", dateline_date=dated)
    assert today.edtf == "2018-04-18"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The fleet sailed in 1999. He had flown to Quito in February of that year.", "1999-02"),
        ("The fleet sailed in June 2004, and came home on 3 August of the same year.", "2004-08-03"),
        ("The pact of 1988 gave a timetable; the last soldiers left the following February.", "1989-02"),
        ("They met on 12 April. They had quarrelled on the eve of the talks.", "2018-04-11"),
        ("They met on 12 April. Earlier in the day it had rained.", "2018-04-12"),
        ("Since the war of 2008 they met on Tuesday. It broke out in August that year.", "2008-08"),
        ("They met on 12 April. Ties were cut in December 2016. On the same day they flew on.", None),
        ("In 2011 a court found for Peru. The assembly backed it that May.", "2011-05"),
    ],
)
def test_what_counts_from_the_date_last_told_counts_from_it(text: str, edtf: str | None) -> None:
    assert read(text)[-1].edtf == edtf


def test_a_name_after_that_is_no_month() -> None:
    assert len(read("The envoy told reporters that May, who leads the party, would stay on in 2018.")) == 1


def test_eve_of_a_day_that_nobody_told_has_no_date() -> None:
    (eve,) = read("On the eve of the talks they quarrelled.")
    assert (eve.value, eve.edtf) == (None, None)
