"""Word pieces, shapes and windows."""

from hypothesis import given
from hypothesis import strategies as st

from communique.read.windows import LONGEST, plan_windows
from communique.read.wordpiece import MOST_PIECES, WordPieces, shape

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "talk",
    "##s",
    "##ing",
    "cafe",
    ".",
    "u",
    "s",
    "“",
    *"abcdefgh",
    *("##" + c for c in "abcdefgh"),
]
PIECES = WordPieces(VOCABULARY)


def cut(word: str) -> list[str]:
    return [VOCABULARY[number] for number in PIECES.pieces(word)]


def test_the_longest_piece_wins() -> None:
    assert cut("Talks") == ["talk", "##s"]
    assert cut("talking") == ["talk", "##ing"]


def test_accents_and_case_are_dropped_and_punctuation_stands_alone() -> None:
    assert cut("Café") == ["cafe"]
    assert cut("U.S.") == ["u", ".", "s", "."]


def test_a_word_without_pieces_is_unknown() -> None:
    assert cut("Лавров") == ["[UNK]"]
    assert cut("") == ["[UNK]"]


def test_a_long_word_is_cut_off() -> None:
    assert len(PIECES.pieces("a" * 90)) == MOST_PIECES


def test_shapes_give_case_back() -> None:
    words = ["talks", "Lavrov", "NATO", "McCain", "S", "2014", "P5", ".", "”", "’s"]
    assert [shape(word) for word in words] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]


@given(st.lists(st.lists(st.text("abc xé.", min_size=1, max_size=30), min_size=1, max_size=120), max_size=8))
def test_every_word_stands_in_exactly_one_window(sentences: list[list[str]]) -> None:
    windows = plan_windows(sentences, PIECES)
    seen = [(number, index) for window in windows for number, index, _ in window.words]
    assert seen == [(number, index) for number, words in enumerate(sentences) for index in range(len(words))]
    for window in windows:
        assert len(window.ids) == len(window.shapes) <= LONGEST + MOST_PIECES
        for number, index, position in window.words:
            pieces = PIECES.pieces(sentences[number][index])
            assert window.ids[position : position + len(pieces)] == pieces
