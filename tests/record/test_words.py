import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import UsageError
from communique.record.words import other_numbers, words_expression


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("missile treaty", '("missile" OR "missiles") AND ("treaty" OR "treaties")'),
        ('"missile defence" shield', '"missile defence" AND ("shield" OR "shields")'),
        ("“missile defence”", '"missile defence"'),
        ("missil*", '"missil"*'),
        ("Talks -truce", '((("Talks" OR "talk")) NOT "truce") NOT "truces"'),
        ("oslo OR ban crisis", '("oslo" OR "oslos" OR "ban" OR "bans") AND ("crisis" OR "crises")'),
        ("defense", '("defense" OR "defenses" OR "defence" OR "defences")'),
        ('"missile defense"', '"missile defense"'),
        ("OR hall", '("hall" OR "halls")'),
        ("anti-missile", '"anti-missile"'),
        ('"never closed', '"never closed"'),
    ],
)
def test_words_become_an_expression(words: str, expression: str) -> None:
    assert words_expression(words) == expression


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("missile", ("missiles",)),
        ("missiles", ("missile",)),
        ("treaties", ("treaty",)),
        ("visas", ("visa",)),
        ("speeches", ("speeche", "speech")),
        ("taxes", ("taxe", "tax")),
        ("crises", ("crise", "cris", "crisis")),
        ("tax", ("taxes",)),
        ("envoy", ("envoys",)),
        ("congress", ("congresses",)),
        ("EU", ()),
        ("2010", ()),
        ("anti-missile", ()),
    ],
)
def test_word_has_another_number(word: str, others: tuple[str, ...]) -> None:
    assert other_numbers(word) == others


@pytest.mark.parametrize("words", ["", "  ", "…", "-oslo", '""'])
def test_nothing_to_search_for_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        words_expression(words)


@given(st.text(max_size=40))
def test_no_input_is_a_syntax_error(words: str) -> None:
    try:
        expression = words_expression(words)
    except UsageError:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
    try:
        connection.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall()
    except UnicodeEncodeError:
        pass  # half a surrogate pair cannot be bound; the command line never gives one
    finally:
        connection.close()
