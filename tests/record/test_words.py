import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import UsageError
from communique.record.words import words_expression


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("missile defence", '"missile" AND "defence"'),
        ('"missile defence" shield', '"missile defence" AND "shield"'),
        ("“missile defence”", '"missile defence"'),
        ("missil*", '"missil"*'),
        ("talks -ceasefire", '("talks") NOT "ceasefire"'),
        ("oslo OR bergen talks", '("oslo" OR "bergen") AND "talks"'),
        ("OR talks", '"talks"'),
        ("anti-missile", '"anti-missile"'),
        ('"never closed', '"never closed"'),
    ],
)
def test_words_become_an_expression(words: str, expression: str) -> None:
    assert words_expression(words) == expression


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
