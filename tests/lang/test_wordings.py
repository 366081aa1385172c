"""Tables of wordings."""

import re

import pytest

from communique.lang.stance import anywhere_patterns, own_side_patterns
from communique.lang.wordings import any_of, load_wordings


@pytest.mark.parametrize("name", ["stance", "evaluation"])
def test_every_section_has_lines_and_none_is_a_misread_heading(name: str) -> None:
    tables = load_wordings(name)
    assert all(tables.values())
    assert not any(line.startswith("[") and line.endswith("]") for lines in tables.values() for line in lines)


def test_no_wording_fits_words_that_say_nothing() -> None:
    for _, pattern in (*own_side_patterns(), *anywhere_patterns()):
        assert pattern.search("so so") is None, pattern.pattern[:60]


def test_a_space_in_a_table_is_any_white_space() -> None:
    assert re.search(any_of(load_wordings("evaluation")["alarm"]), "the point\nof no  return")
