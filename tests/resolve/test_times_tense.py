"""The direction in time of the clause around a time expression."""

import pytest

from communique.model import Document, Reading, Segment, Span
from communique.read.sentences import split_sentences
from communique.read.tagger import tag_tokens
from communique.read.times import find_times
from communique.resolve.times_tense import tense_at


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("He spoke Friday.", "past"),
        ("The two sides signed the pact on Friday.", "past"),
        ("Talks were held on Friday.", "past"),
        ("They have met on Friday.", "past"),
        ("He will speak on Friday.", "future"),
        ("He is to speak on Friday.", "future"),
        ("He plans to fly to Peru on Friday.", "future"),
        ("The vote is set for Friday.", "future"),
        ("A vote planned for Friday was moved.", "future"),
        ("He agreed to meet them on Friday.", "future"),
        ("Peru to host talks on Friday", "future"),
        ("He refused to speak on Friday.", "past"),
        ("He voted to support the bill on Friday.", "past"),
        ("They must answer by Friday.", "future"),
        ("After Friday's vote they left.", None),
        ("On Friday, they left.", "past"),
        ("On Friday, they will leave.", "future"),
    ],
)
def test_clause_tells_past_or_future(text: str, tense: str | None) -> None:
    document = Document(id="d", name="d", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    sentences, tokens = split_sentences(document)
    tokens = tag_tokens(sentences, tokens)
    times = find_times(document, sentences, tokens)
    assert tense_at(Reading(document="d", sentences=sentences, tokens=tokens, times=times), times[0]) == tense
