"""What is offered, promised or asked in a relative clause is the infinitive phrase."""

import pytest

from communique.model import Attribution, Sentence, Span
from communique.read.relative_contents import bound_infinitive


def bounded(text: str, cue: str, *content: str) -> list[str]:
    sentence = Sentence(span=Span(0, len(text)), first=0, last=0, paragraph=0, segment=0)
    at = text.index(cue)
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in content)
    draft = Attribution(None, Span(at, at + len(cue)), spans, "indirect", 0)
    return [span.of(text) for span in bound_infinitive(text, draft, sentence).content]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        (
            "The forum, which Malta had offered to fund, opened late.",
            "had offered",
            ("The forum", "which", "to fund"),
            "to fund",
        ),
        ("The hostages, whom Chad had promised to release, are ill.", "had promised", ("whom", "to"), "to release"),
        (
            "Two pilots, whom Oman asked Qatar to free, flew home.",
            "asked",
            ("whom", "to free, flew home"),
            "to free",
        ),
        ("They met in a hall, which Peru agreed to lend.", "agreed", ("which", "to lend"), "to lend"),
    ],
)
def test_relative_clause_tells_its_infinitive_alone(
    text: str, cue: str, content: tuple[str, ...], expected: str
) -> None:
    assert bounded(text, cue, *content) == [expected]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Malta, which had offered to fund the forum, to host it and to clean it, is content.", "is", ("to clean it",)),
        ("Malta offered to fund the forum, feed the guests and clean up.", "offered", ("to fund the forum, feed",)),
        ("The rule, which Chad said to its allies was unfair, stands.", "said", ("The rule", "was unfair")),
    ],
)
def test_other_clauses_keep_what_they_report(text: str, cue: str, content: tuple[str, ...]) -> None:
    assert bounded(text, cue, *content) == list(content)
