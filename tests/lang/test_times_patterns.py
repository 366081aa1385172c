"""The kinds of words that let a pattern of times be passed over."""

import pytest

from communique.lang.times import scan_times
from communique.lang.times_patterns import kinds_in, load_patterns

SENTENCES = [
    "The Sept. 11 attacks were named, as were 2001-09-11T08:46Z and 4/3/2012, on July 4, 2012, in May.",
    "From May to June, on June 3, Sunday, on May 3, 4, and 5, he told 300 a day of it.",
    "On Tuesday, 5 May 2015, and Jan. 3-5, from 2 to 4 April '16, between mid-May and late June 2017.",
    "From 3 June of that year to July 4 of the same year, and August of that year, it rained that September.",
    "Since March, earlier July of last year, next October, in 2010-12, fiscal 2011, in '98.",
    "By nineteen ninety-six, late Friday, next week's Sunday, Monday at noon, 5:30 p.m. on Tue.",
    "At midday today, tomorrow at 10 a.m., 1430 GMT, about 16:45 Moscow time, the day before yesterday.",
    "Early the next morning, later this year, the end of the month, that same day, the same evening.",
    "In the latest quarter, the weekend, during the whole year, the year-ago period, two weeks ago, the day before.",
    "The second quarter of 2011, Q3 2012, the first half of 2010, the summer of 2009, last winter, in early spring.",
    "Christmas Eve, New Year's Day, Good Friday, May Day, the early 1990s, the sixties, the 19th century.",
    "Overnight, on the eve of the vote, earlier in the day, later in the month, it rained.",
    "On the 25th they now say, at this point, recently, in the near future, in recent times, the next few days.",
    "For the past several years, about five more months, a ten-year plan, half an hour, for decades, weeks-long.",
    "Daily, every second week, each Monday, every July, each summer, every night, twice a year, 90 miles an hour, "
    "on Sundays, dozens of days, two or three a month, MONDAY, 3 MAY 2011, Two thousand and five, 10PM Wednesday.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_pattern_that_matches_is_never_passed_over(sentence: str) -> None:
    kinds = kinds_in(sentence)
    for pattern in load_patterns():
        if pattern.expression.search(sentence):
            assert pattern.needs & kinds == pattern.needs, pattern.expression.pattern


def test_the_sentences_above_try_every_pattern_and_hold_many_times() -> None:
    assert all(any(p.expression.search(sentence) for sentence in SENTENCES) for p in load_patterns())
    assert all(len(scan_times(sentence)) >= 4 for sentence in SENTENCES)


def test_a_sentence_without_numbers_and_words_of_time_tries_no_pattern() -> None:
    kinds = kinds_in("The minister told reporters that the border would stay open.")
    assert not any(pattern.needs & kinds == pattern.needs for pattern in load_patterns())


def test_tomorrow_is_found_in_a_sentence_with_no_other_word_of_time() -> None:
    assert [found.temporal.step for found in scan_times("The delegation leaves tomorrow.")] == [1]
