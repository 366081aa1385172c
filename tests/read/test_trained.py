"""The trained reader on whole documents."""

import pytest

from communique.config import Config
from communique.directory import load_directory
from communique.model import Attribution, Document, Reading, Segment, Sentence, Span, Token
from communique.read import load_reader
from communique.read.decoding import Piece
from communique.read.encoder import Marks
from communique.read.trained import mark_tokens, tell_deeds, weigh_acts

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


def test_the_fast_reader_tells_who_says_what(reading: Reading) -> None:
    document = Document(id="doc-1", name="one", text=TEXT, segments=(Segment(Span(0, len(TEXT)), "body"),))
    fast = load_reader(Config(reader="fast"), directory=load_directory()).read(document)
    assert fast.reader.startswith("fast@")
    found = [(a.content[0].of(TEXT), a.speaker.of(TEXT) if a.speaker else None) for a in fast.attributions]
    assert ("“We count on a ceasefire,”", "Berg") in found
    assert all(token.pos and token.head is None for token in fast.tokens)


def test_the_acts_of_a_statement_come_from_the_words_of_its_cue_and_content() -> None:
    words = "Envoys said no deal stood".split()
    starts = [0, 7, 12, 15, 20]
    tokens = [Token(Span(start, start + len(word)), word) for start, word in zip(starts, words, strict=True)]
    attribution = Attribution(Span(0, 6), Span(7, 11), (Span(12, 25),), "indirect", 0)
    scores = ((9.0, 0.0), (0.0, 1.0), (0.0, 2.0), (0.0, 2.0), (0.0, 2.0))
    (weighed,) = weigh_acts([attribution], tokens, [Marks((), acts=scores)], ("reports", "denies"))
    assert weighed.acts["denies"] > 0.8
    assert abs(sum(weighed.acts.values()) - 1) < 1e-6
    assert weigh_acts([attribution], tokens, [Marks(())], ()) == (attribution,)


def test_each_deed_has_the_arguments_that_stand_nearest_to_it() -> None:
    words = "Oslo expelled two envoys after Minsk jailed a reporter".split()
    tokens, at = [], 0
    for word in words:
        tokens.append(Token(Span(at, at + len(word)), word))
        at += len(word) + 1
    marks = Marks(
        (),
        events=(Piece("SANCTION", 1, 2), Piece("COERCE", 6, 7)),
        arguments=(Piece("ACTOR", 0, 1), Piece("TARGET", 2, 4), Piece("ACTOR", 5, 6), Piece("TARGET", 7, 9)),
    )
    text = " ".join(words)
    first, second = tell_deeds([Sentence(Span(0, len(text)), 0, len(words), 0, 0)], tokens, [marks])
    assert (first.kind, first.trigger.of(text), first.targets[0].of(text)) == ("SANCTION", "expelled", "two envoys")
    assert (second.actors[0].of(text), second.targets[0].of(text)) == ("Minsk", "a reporter")


def test_a_sentence_whose_words_are_called_marks_is_tagged_by_the_rules() -> None:
    tokens = tuple(Token(Span(at, at + 5), word) for at, word in ((0, "Envoy"), (6, "waits"), (11, ".")))
    sentence = Sentence(Span(0, 12), 0, 3, 0, 0)
    right = mark_tokens([sentence], tokens, [Marks(("NOUN", "VERB", "PUNCT"))])
    wrong = mark_tokens([sentence], tokens, [Marks(("PUNCT", "PUNCT", "PUNCT"))])
    assert [token.pos for token in right] == ["NOUN", "VERB", "PUNCT"]
    assert all(token.pos not in ("PUNCT", "SYM") for token in wrong[:2])
