"""What two documents tell in the same words is one occasion, whoever is named."""

import pytest

from communique.fuse import fuse
from communique.model import Party, Statement, When
from fuse.made import agreement, report, tell

WORDS = "The two presidents on Friday signed the plan for the border region."
QUOTE = "What was agreed last night is no peace but a pause between two wars."
BERG = Party("person:ada-berg", "Ada Berg", side="state:nor")


def test_an_unnamed_agreement_in_the_same_sentence_is_one() -> None:
    one, two = report("one", "2005-03-05", WORDS), report("two", "2005-03-06", WORDS + " ")
    plan = agreement("plan", day="2005-03-04")
    (entry,) = fuse([one, two], [tell(one, plan), tell(two, plan)]).entries
    assert len(entry.claims) == 2


def test_the_same_sentence_a_month_later_is_another() -> None:
    one, two = report("one", "2005-03-05", WORDS), report("two", "2005-04-09", WORDS)
    claims = [tell(one, agreement("plan", day="2005-03-04")), tell(two, agreement("plan", day="2005-04-08"))]
    assert len(fuse([one, two], claims).entries) == 2


@pytest.mark.parametrize(("days", "entries"), [(("2005-03-04", "2005-03-05"), 1), (("2005-03-04", "2005-03-07"), 2)])
def test_one_quotation_dated_a_day_apart_is_one_utterance(days: tuple[str, str], entries: int) -> None:
    reports = [report(day, day) for day in days]
    claims = [
        tell(source, Statement(speaker=BERG, content=(QUOTE,), form="direct", act="criticises", when=When(day)))
        for source, day in zip(reports, days, strict=True)
    ]
    assert len(fuse(reports, claims).entries) == entries
