"""A cue is the reporting words alone."""

import pytest

from communique.model import Attribution, Span
from communique.read.cue_spans import trim_cue


def trimmed(text: str, cue: str, content: str) -> tuple[str, str]:
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    found = trim_cue(text, Attribution(None, at(cue), (at(content),), "indirect", 0))
    assert found.cue is not None
    return found.cue.of(text), found.content[0].of(text)


@pytest.mark.parametrize(
    ("cue", "bare"),
    [
        ("said in a statement", "said"),
        ("said on Monday", "said"),
        ("later wrote on Twitter:", "wrote"),
        ("said only", "said"),
        ("has repeatedly denied", "has repeatedly denied"),
        ("called for", "called for"),
    ],
)
def test_place_paper_and_time_are_cut_off(cue: str, bare: str) -> None:
    assert trimmed(f"The duke {cue} that it rains", cue, "that it rains") == (bare, "that it rains")


def test_noun_of_a_stance_belongs_to_the_cue() -> None:
    text = "The duke expressed his full readiness to pay the fine"
    assert trimmed(text, "expressed", "his full readiness to pay the fine") == (
        "expressed his full readiness",
        "to pay the fine",
    )
