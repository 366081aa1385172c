"""Quotation marks: how they pair, however they are set."""

import pytest

from communique.model import Span
from communique.read.quotes import find_quotations, names_a_thing


def quoted(text: str) -> list[tuple[str, int]]:
    paragraphs, position = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(position, position + len(line)))
        position += len(line) + 1
    return [(found.inner.of(text), found.depth) for found in find_quotations(text, paragraphs)]


@pytest.mark.parametrize(
    "text",
    ['He said "we will go" and left.', "He said “we will go” and left.", "He said «we will go» and left.",
     "He said „we will go“ and left.", "He said ``we will go'' and left.", "He said ‘we will go’ and left.",
     "He said 'we will go' and left."],
)  # fmt: skip
def test_marks_of_every_style_pair(text: str) -> None:
    assert quoted(text) == [("we will go", 0)]


def test_apostrophes_are_no_marks() -> None:
    assert quoted("Orlov's aides don't want the states' rights, in the '90s or now.") == []


def test_marks_within_marks_are_nested() -> None:
    assert quoted("He said “they call it ‘open door’ policy” twice.") == [
        ("they call it ‘open door’ policy", 0),
        ("open door", 1),
    ]


def test_straight_marks_nest_when_enough_closing_ones_follow() -> None:
    text = 'The note says: "The side values its "shuttle diplomacy" a lot," and ends.'
    assert quoted(text)[0] == ('The side values its "shuttle diplomacy" a lot,', 0)


def test_mark_that_nobody_closes_ends_with_its_paragraph() -> None:
    text = 'He said: "We will go.\nThey left.'
    (found,) = find_quotations(text, [Span(0, 21), Span(22, 32)])
    assert not found.closed
    assert not found.continued
    assert found.inner.of(text) == "We will go."


def test_reopened_marks_continue_the_quotation_of_the_paragraph_before() -> None:
    text = '"We will go.\n"We will stay," he said.'
    first, second = find_quotations(text, [Span(0, 12), Span(13, len(text))])
    assert first.continued
    assert second.closed


def test_one_lost_mark_does_not_spoil_the_next_quotation() -> None:
    assert quoted('It is a "bad deal, he said. "We go," he said.')[-1] == ("We go,", 0)


@pytest.mark.parametrize(("text", "expected"), [
    ('the "helicopter package" for Kabul', True),
    ('its "Open Skies" treaty', True),
    ('It was a "bad deal" for all.', False),
    ('He said "we will never go there".', False),
])  # fmt: skip
def test_marks_that_only_name_a_thing_are_told_apart(text: str, expected: bool) -> None:
    (found,) = find_quotations(text, [Span(0, len(text))])
    assert names_a_thing(text, found) is expected
