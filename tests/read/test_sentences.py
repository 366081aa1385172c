"""Sentences and tokens: exact offsets whatever the text, and no break at abbreviations, initials or quotations."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Document, Segment, Span
from communique.read import split_sentences
from communique.read.sentences import find_paragraphs


def document(text: str, *segments: tuple[int, int, str]) -> Document:
    spans = segments or ((0, len(text), "body"),)
    return Document(
        id="doc-1",
        name="x",
        text=text,
        segments=tuple(Segment(Span(start, end), kind) for start, end, kind in spans),  # type: ignore[arg-type]
    )


def sentences_of(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in split_sentences(document(text))[0]]


def words_of(text: str) -> list[str]:
    return [token.text for token in split_sentences(document(text))[1]]


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_every_character_but_white_space_lies_in_one_token_of_one_sentence(text: str) -> None:
    sentences, tokens = split_sentences(document(text))
    covered = [position for token in tokens for position in range(token.span.start, token.span.end)]
    assert covered == sorted(set(covered))
    assert set(covered) >= {position for position, sign in enumerate(text) if not sign.isspace()}
    assert all(token.text == token.span.of(text) for token in tokens)
    assert [sentence.first for sentence in sentences[1:]] == [sentence.last for sentence in sentences[:-1]]
    for sentence in sentences:
        inside = tokens[sentence.first : sentence.last]
        assert inside and all(sentence.span.contains(token.span) for token in inside)


@given(
    st.lists(
        st.sampled_from(["Ivanov", "U.S.", "said", '"', "No.", "Mr.", "he", "«да»", "\n", ". ", "…", "३।", "。"]),
        max_size=30,
    )
)
@settings(max_examples=150, deadline=None)
def test_sentences_come_in_order_and_do_not_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    sentences, _ = split_sentences(document(text))
    assert all(left.span.end <= right.span.start for left, right in pairwise(sentences))
    assert all(left.paragraph <= right.paragraph for left, right in pairwise(sentences))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. envoy left. He was late.", ["The U.S. envoy left.", "He was late."]),
        ("He met U.S. Under Secretary Roo. They talked.", ["He met U.S. Under Secretary Roo.", "They talked."]),
        ("They met on Sept. 7 in Riga. Talks failed.", ["They met on Sept. 7 in Riga.", "Talks failed."]),
        ("A. B. Orlov spoke. Nobody listened.", ["A. B. Orlov spoke.", "Nobody listened."]),
        ("It cost 3.5 million. Too much.", ["It cost 3.5 million.", "Too much."]),
        ("He lives in the U.S. The others left.", ["He lives in the U.S.", "The others left."]),
        ("Mr. Orlov met Gen. Petrov. Both smiled.", ["Mr. Orlov met Gen. Petrov.", "Both smiled."]),
        ('"Why now?" Orlov asked. Silence.', ['"Why now?" Orlov asked.', "Silence."]),
        ('"We go." They went.', ['"We go."', "They went."]),
        ('"Really?" he said. "Yes."', ['"Really?" he said.', '"Yes."']),
        ("Wait... no, go on. Done.", ["Wait... no, go on.", "Done."]),
        ("1. First point. Second.", ["1. First point.", "Second."]),
        ("Это тест. Да!", ["Это тест.", "Да!"]),
        ("他说。我们走。", ["他说。", "我们走。"]),
    ],
)
def test_full_stops_are_told_from_abbreviations(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected


def test_dateline_is_a_sentence_of_its_own() -> None:
    text = "RIGA, May 5 (Baltic Wire) — The ministers met. They smiled."
    assert sentences_of(text) == ["RIGA, May 5 (Baltic Wire) —", "The ministers met.", "They smiled."]


def test_headline_without_full_stop_does_not_run_into_the_text() -> None:
    assert sentences_of("Ministers to meet in Riga\n\nThey will talk.") == [
        "Ministers to meet in Riga",
        "They will talk.",
    ]


def test_narrow_columns_of_a_printed_page_are_one_paragraph() -> None:
    text = "The two ministers\nagreed on Monday that trucks may\ncross the bridge again from the\nfirst of June.\n"
    assert len(list(find_paragraphs(text, Span(0, len(text))))) == 1


def test_short_lines_with_capitals_stay_apart() -> None:
    text = "Members of the guild\nRiver Council of Kenya\nHarbour Union of Lamu\n"
    assert len(list(find_paragraphs(text, Span(0, len(text))))) == 3


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The two ministers will meet in the capital on Monday to\n"
        "discuss the treaty, which both sides have said they want\nto keep. No date was given."
    )
    sentences, _ = split_sentences(document(text))
    assert len(sentences) == 2
    assert {sentence.paragraph for sentence in sentences} == {0}


def test_short_lines_are_paragraphs_of_their_own() -> None:
    sentences, _ = split_sentences(document("First line\nSecond line"))
    assert [sentence.paragraph for sentence in sentences] == [0, 1]


def test_boilerplate_and_credits_give_no_sentences() -> None:
    text = "Follow us! Ministers met. Photo: Agency."
    sentences, tokens = split_sentences(
        document(text, (0, 11, "boilerplate"), (11, 26, "body"), (26, len(text), "credit"))
    )
    assert [sentence.span.of(text) for sentence in sentences] == ["Ministers met."]
    assert sentences[0].segment == 1
    assert tokens[0].text == "Ministers"


def test_the_language_of_a_soundbite_is_no_dateline() -> None:
    assert sentences_of("SOUNDBITE (English) Maria Borg, President of Malta:") == [
        "SOUNDBITE (English) Maria Borg, President of Malta:"
    ]


def test_each_soundbite_of_a_shot_list_is_a_sentence() -> None:
    text = 'ORLOV ARRIVING (SOUNDBITE) (Russian) MINISTER IVAN ORLOV SAYING: "We will go." CUTAWAY'
    assert sentences_of(text)[:2] == [
        "ORLOV ARRIVING",
        '(SOUNDBITE) (Russian) MINISTER IVAN ORLOV SAYING: "We will go."',
    ]


def test_clitics_are_cut_and_hyphenated_words_stay_whole() -> None:
    assert words_of("Orlov's long-term plan doesn't work") == [
        "Orlov",
        "'s",
        "long-term",
        "plan",
        "does",
        "n't",
        "work",
    ]
    assert words_of("U.S.-led talks at 3 p.m. in Sept. 2014") == [
        "U.S.-led",
        "talks",
        "at",
        "3",
        "p.m.",
        "in",
        "Sept.",
        "2014",
    ]
    assert words_of("see https://example.org/a.b, now") == ["see", "https://example.org/a.b", ",", "now"]
