"""The trained reader on whole documents."""

import pytest

from communique.config import Config
from communique.directory import load_directory
from communique.model import Document, Reading, Segment, Span
from communique.read import load_reader

TEXT = (
    "GENEVA, March 3 (Lakeside Press) — Talks on the border were “open and frank”, Foreign Minister Anna Berg said.\n\n"
    "She dismissed reports that the two armies had clashed again. “We count on a ceasefire,” Berg told reporters. "
    "“It must hold.”\n\n“Nobody else can do it for us.”"
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    document = Document(id="doc-1", name="one", text=TEXT, segments=(Segment(Span(0, len(TEXT)), "body"),))
    return load_reader(Config(), directory=load_directory()).read(document)


def test_the_default_reader_is_the_trained_one(reading: Reading) -> None:
    assert reading.reader.startswith("reader@")


def test_tokens_carry_tags_lemmas_and_a_tree_of_global_indexes(reading: Reading) -> None:
    assert all(token.span.of(TEXT) == token.text and token.pos for token in reading.tokens)
    for sentence in reading.sentences:
        heads = [reading.tokens[k].head for k in range(sentence.first, sentence.last)]
        assert heads.count(-1) == 1
        assert all(head == -1 or sentence.first <= head < sentence.last for head in heads)


def test_a_quotation_runs_on_within_its_paragraph_and_begins_anew_in_the_next(reading: Reading) -> None:
    found = [
        ([span.of(TEXT) for span in a.content], a.speaker.of(TEXT) if a.speaker else None) for a in reading.attributions
    ]
    assert (["“We count on a ceasefire,”", "“It must hold.”"], "Berg") in found
    assert (["“Nobody else can do it for us.”"], None) in found


def test_every_span_lies_in_the_text(reading: Reading) -> None:
    spans = [span for a in reading.attributions for span in (*a.content, a.speaker, a.cue) if span is not None]
    spans += [mention.span for mention in reading.mentions]
    assert spans
    assert all(0 <= span.start < span.end <= len(TEXT) for span in spans)
