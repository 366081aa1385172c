"""Quotations that a name signs behind a dash."""

import pytest

from communique.model import Document, Segment, Span
from communique.read.attribution import paragraphs_of
from communique.read.quotes import find_quotations
from communique.read.sentences import split_sentences
from communique.read.signatures import sign_quotations


def signed(text: str) -> list[tuple[str, str]]:
    document = Document(id="d", name="d", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    sentences, _ = split_sentences(document)
    drafts = sign_quotations(text, sentences, [], find_quotations(text, paragraphs_of(sentences)))
    return [(draft.speaker.of(text), draft.content[0].of(text)) for draft in drafts if draft.speaker]


@pytest.mark.parametrize(
    "line",
    [
        "“The strait must stay open. It is ours.” — Maria Borg",
        '"The strait must stay open. It is ours." -- Maria Borg.',
        "“The strait must stay open. It is ours.”― Maria Borg, foreign minister of Malta",
        "“The strait must stay open. It is ours.” – Maria Borg (Valletta)",
    ],
)
def test_a_name_behind_a_dash_says_the_whole_quotation(line: str) -> None:
    ((speaker, content),) = signed(f"Reactions came from all sides.\n\n{line}\n\nTalks go on.")
    assert speaker == "Maria Borg"
    assert content.strip('“”"') == "The strait must stay open. It is ours."


def test_a_name_in_a_line_of_its_own_signs_the_quotation_above() -> None:
    assert signed("“No fleet will pass without leave.”\n\n— Maria Borg, foreign minister\n\nTalks go on.") == [
        ("Maria Borg", "“No fleet will pass without leave.”")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“No fleet will pass without leave” — Borg told the house, to cheers.",
        "“No fleet will pass without leave.” The minister — Maria Borg — sat down.",
        "The “open strait” — Maria Borg",
        "Maria Borg said: “No fleet will pass.” — and sat down.",
    ],
)
def test_a_dash_before_a_clause_or_behind_a_name_of_things_signs_nothing(text: str) -> None:
    assert signed(text) == []


def test_signed_quotations_stand_in_place_of_what_else_was_found_in_them() -> None:
    text = "“We regret it. I think talks can go on.” — Maria Borg\n\n“Talks ended long ago.” — Paul Grech"
    assert signed(text) == [
        ("Maria Borg", "“We regret it. I think talks can go on.”"),
        ("Paul Grech", "“Talks ended long ago.”"),
    ]
