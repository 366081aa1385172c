"""The year of a dateline without one."""

from communique.ingest.dates import find_dates
from communique.ingest.years import find_office_phrases, solve_year
from communique.model import Span


class Tenures:
    """An oracle that knows what the test tells it."""

    def __init__(self, **known):
        self.known = {words.replace("_", " "): years for words, years in known.items()}

    def years(self, words):
        return self.known.get(words)


def solve(text, *, lead=None, oracle=None):
    date = next(find_dates(text))
    span = Span(0, len(text)) if lead is None else lead
    return solve_year(text, date, lead=span, directory_names=oracle, latest=2025)


def test_weekday_and_date_together_leave_the_years_that_fit():
    years = solve("GENEVA, September 5 - They will meet on Wednesday, September 7.").years
    assert years[-4:] == (2005, 2011, 2016, 2022)


def test_a_weekday_before_a_date_in_brackets_counts():
    assert 2009 in solve("BRUSSELS, December 5 - He said on Friday (December 4) that it was over.").years
    assert 2010 not in solve("BRUSSELS, December 5 - He said on Friday (December 4) that it was over.").years


def test_a_year_looked_back_on_is_a_lower_bound():
    text = (
        "GENEVA, September 5 - They will meet on Wednesday, September 7. The last round was held on September 7, 2010."
    )
    assert solve(text).years == (2011, 2016, 2022)


def test_several_survivors_are_kept_and_not_guessed():
    assert len(solve("GENEVA, September 5 - They met. The treaty was signed in 2019.").years) > 1


def test_a_numbered_occasion_decides():
    text = (
        "GENEVA, September 5 - They prepared the 66th session of the U.N. General Assembly. "
        "They meet on Wednesday, September 7."
    )
    solution = solve(text)
    assert solution.years == (2011,)
    assert "numbered occasion" in solution.reasons


def test_the_number_of_a_yearly_conference_gives_its_year():
    assert solve(
        "MUNICH, February 3 - Leaders left the 49th Munich Security Conference on Sunday, February 3."
    ).years == (2013,)


def test_a_term_that_lies_ahead_is_an_upper_bound():
    text = "TEHRAN, February 9 - They met on Saturday, February 8, and agreed on steps to be taken by May 15, 2014."
    assert max(solve(text).years) == 2014


def test_tenures_of_the_people_named_narrow_the_years():
    oracle = Tenures(Foreign_Minister_Jane_Roe=(2010, 2012), Defence_Minister_John_Doe=(2007, 2012))
    text = (
        "ZELTSTADT, September 5 - Foreign Minister Jane Roe and Defence Minister John Doe will meet "
        "on Wednesday, September 7."
    )
    solution = solve(text, oracle=oracle)
    assert solution.years == (2011,)
    assert "tenure" in solution.reasons


def test_one_namesake_does_not_rule_out_the_others():
    oracle = Tenures(
        Minister_Jane_Roe=(2010, 2012),
        Minister_John_Doe=(2010, 2012),
        Minister_Max_Poe=(2010, 2012),
        King_Ann=(1950, 1960),
    )
    text = (
        "ZELTSTADT, September 5 - Minister Jane Roe, Minister John Doe, Minister Max Poe and King Ann met "
        "on Monday, September 5."
    )
    assert solve(text, oracle=oracle).years == (2011,)


def test_the_weekday_of_the_first_paragraph_decides_last():
    oracle = Tenures(President_Jane_Roe=(1985, 1988))
    text = "ZELTSTADT, October 23 - President Jane Roe refused on Friday to name a date."
    assert solve(text, oracle=oracle).years == (1987,)


def test_a_weekday_that_lies_ahead_does_not_tell_the_day_of_writing():
    oracle = Tenures(President_Jane_Roe=(1985, 1988))
    text = "ZELTSTADT, October 23 - President Jane Roe will on Friday name a date."
    assert solve(text, oracle=oracle).years == (1985, 1986, 1987, 1988)


def test_the_leap_day_needs_a_leap_year():
    assert all(year % 4 == 0 for year in solve("PARIS, February 29 - They met.").years)


def test_numbers_of_resolutions_and_sums_are_no_years():
    text = "GENEVA, September 5 - They spoke on Monday, September 5, of resolution 2024 and 2023 million."
    assert min(solve(text).years) < 2000


def test_reasons_carry_their_places():
    text = "GENEVA, September 5 - They meet on Wednesday, September 7. The treaty dates from 2010."
    assert [span.of(text) for span in solve(text).spans] == ["Wednesday, September 7", "2010"]


def test_joint_titles_give_one_phrase_for_each_holder():
    phrases = [words for words, _ in find_office_phrases("between Foreign Ministers Jane Roe and John Doe in Paris")]
    assert "Foreign Minister Jane Roe" in phrases
    assert any(words.endswith("Minister John Doe") for words in phrases)


def test_former_holders_say_nothing_about_the_year():
    assert find_office_phrases("said the former President Jane Roe") == []
