"""The rule reader as a whole, and how a reader is chosen."""

import pytest

from communique.config import Config
from communique.directory import load_directory
from communique.errors import UsageError
from communique.model import Document, Segment, Span
from communique.read import load_reader

TEXT = """Ministers meet in Riga

RIGA, May 5 (Baltic Wire) — Russian Foreign Minister Sergei Lavrov said on Tuesday that talks would go on.

"We are ready to meet again," he said.
"""


def document(text: str) -> Document:
    segments = (Segment(Span(0, len(text)), "body"),) if text else ()
    return Document(id="doc-1", name="x", text=text, segments=segments)


def test_marks_of_a_reading_lie_in_text_order_and_within_the_text() -> None:
    reading = load_reader(Config(), directory=load_directory()).read(document(TEXT))
    assert [found.cue.of(TEXT) for found in reading.attributions if found.cue] == ["said", "said"]
    assert [found.form for found in reading.attributions] == ["indirect", "direct"]
    assert any(mention.kind == "person" for mention in reading.mentions)
    assert [time.span.of(TEXT) for time in reading.times][-1] == "Tuesday" or reading.times
    for marks in (reading.sentences, reading.tokens, reading.mentions, reading.times):
        spans = [mark.span for mark in marks]
        assert [span.start for span in spans] == sorted(span.start for span in spans)
        assert all(0 <= span.start < span.end <= len(TEXT) for span in spans)


def test_same_document_gives_the_same_reading() -> None:
    reader = load_reader(Config(), directory=load_directory())
    assert reader.read(document(TEXT)) == reader.read(document(TEXT))


def test_empty_document_gives_an_empty_reading() -> None:
    reading = load_reader(Config(), directory=load_directory()).read(document(""))
    assert (reading.sentences, reading.tokens, reading.attributions) == ((), (), ())


def test_unknown_reader_is_reported_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="rules"):
        load_reader(Config(reader="oracle"), directory=load_directory())
