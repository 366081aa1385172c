import pytest

from communique.lang.spelling import other_spelling


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("defence", "defense"), ("defences", "defenses"), ("programme", "program"), ("programmes", "programs"),
        ("centre", "center"), ("neighbouring", "neighboring"), ("labour", "labor"), ("dialogue", "dialog"),
        ("criticised", "criticized"), ("organisations", "organizations"), ("fulfil", "fulfill"),
        ("sceptical", "skeptical"), ("cancelled", "canceled"),
    ],
)  # fmt: skip
def test_a_word_has_another_spelling_across_the_atlantic(british: str, american: str) -> None:
    assert other_spelling(british) == american
    assert other_spelling(american) == british


@pytest.mark.parametrize("word", ["missile", "programming", "fulfilled", "treaty", "his", "2010", ""])
def test_most_words_have_one(word: str) -> None:
    assert other_spelling(word) is None
