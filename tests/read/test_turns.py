"""Turns of transcripts."""

import pytest

from communique.directory import load_directory
from communique.directory.places import load_gazetteer
from communique.model import Document, Reading, Segment, Span
from communique.read.rules import RulesReader


def read(text: str) -> Reading:
    document = Document(id="d", name="d", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    return RulesReader(load_directory(), load_gazetteer()).read(document)


def said(text: str) -> list[tuple[str | None, str, bool]]:
    """Return (speaker, content, whether it is a turn) of each outer attribution."""
    return [
        (
            (speaker.of(text) if (speaker := found.speaker or found.inferred_speaker) else None),
            found.content[0].of(text),
            found.turn,
        )
        for found in read(text).attributions
        if found.parent is None
    ]


BRIEFING = """\
Q    Will the Secretary go to Geneva?

MR. TONER:  He has no plans to go there this week. I think he may call his colleagues.

The embassy will stay open until the end of the month.

Q: And to Vienna?

MR. TONER: Thank you all.

MS. PSAKI: The talks in Vienna go on without a date for their end."""


def test_each_paragraph_of_a_turn_is_a_statement_of_the_person_it_names() -> None:
    assert said(BRIEFING) == [
        (None, "Will the Secretary go to Geneva?", True),
        ("MR. TONER", "He has no plans to go there this week. I think he may call his colleagues", True),
        ("MR. TONER", "The embassy will stay open until the end of the month", True),
        ("MS. PSAKI", "The talks in Vienna go on without a date for their end", True),
    ]


def test_labels_in_capitals_within_a_paragraph_begin_turns() -> None:
    text = "MR. TONER: The embassy will stay open. Q    And the consulate in Basra? MR. TONER: It will stay open, too."
    assert said(text) == [
        ("MR. TONER", "The embassy will stay open", True),
        (None, "And the consulate in Basra?", True),
        ("MR. TONER", "It will stay open, too", True),
    ]


def test_what_a_turn_reports_of_others_stays_within_it() -> None:
    text = "Question: What next?\n\nSergey Lavrov: France promised that it would open the border. That is welcome news."
    inner = [found for found in read(text).attributions if found.parent is not None]
    assert [found.speaker.of(text) for found in inner if found.speaker] == ["France"]


def test_i_in_a_turn_is_its_speaker() -> None:
    text = "Question: What next?\n\nSergey Lavrov: France is our partner. I met its ambassador on Friday in Moscow."
    mentions = read(text).mentions
    speaker = next(m for m in mentions if m.span.of(text) == "Sergey Lavrov")
    pronoun = next(m for m in mentions if m.span.of(text) == "I")
    assert pronoun.chain == speaker.chain


@pytest.mark.parametrize(
    "text",
    [
        "Background: The treaty was signed in 1997.\n\nNote: It has been extended twice since that year.",
        "Geneva: The talks went on for a second day.\n\nMoscow: The parliament votes on the treaty today.",
        "Sergey Lavrov: a career in four pictures from the archive.\n\nThe minister turned sixty on Friday.",
        "Borg made one thing clear: the strait stays open to all ships.\n\nGrech had another view: it must close.",
    ],
)
def test_headings_places_and_single_labels_are_no_turns(text: str) -> None:
    assert not any(turn for _, _, turn in said(text))


def test_whom_a_later_paragraph_of_a_turn_begins_with_is_reported_in_it() -> None:
    text = (
        "MR. TONER: The minister spent an hour with us.\n\nHe promised that the border would open in May.\n\n"
        "Q: And the ferries?"
    )
    reported = [found for found in read(text).attributions if found.parent is not None]
    assert [found.speaker.of(text) for found in reported if found.speaker is not None] == ["He"]
