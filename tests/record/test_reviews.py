"""A doubt is shown with the words around it."""

from communique.model import Span
from communique.record.reviews import AROUND, _around


def test_words_around_a_doubt_end_with_their_paragraph() -> None:
    text = "Title\n\nBerg hopes that talks begin soon, she said.\n\nOther news."
    at = text.index("talks begin soon")
    assert _around(text, Span(at, at + 16)) == ("Berg hopes that ", ", she said.")


def test_words_around_a_doubt_in_a_long_paragraph_begin_and_end_with_whole_words() -> None:
    text = f"{'yesterday ' * 40}Berg spoke{' tomorrow' * 40}"
    at = text.index("Berg")
    before, after = _around(text, Span(at, at + 10))
    assert before.split() == ["yesterday"] * len(before.split()) and len(before) <= AROUND
    assert after.split() == ["tomorrow"] * len(after.split()) and len(after) <= AROUND
