"""The page on the directory tells the truth: its examples give what its comments say."""

import ast
from pathlib import Path

import pytest

from communique.directory import load_directory
from communique.directory.load import load_tables
from communique.directory.tables import data_text

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "directory.md"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the documentation is not beside the tests")


def test_python_examples_give_what_their_comments_say() -> None:
    block = PAGE.read_text().split("```python\n")[1].split("```")[0]
    names: dict[str, object] = {}
    for line in block.splitlines():
        code, _, comment = line.partition("  # ")
        if not code.strip():
            continue
        if "=" in code.split("(")[0] or code.startswith("from"):
            exec(code, names)
            continue
        value = eval(code, names)
        if comment.strip().startswith(("(", "'")):
            assert value == ast.literal_eval(comment.strip()), line


def test_the_counts_of_rows_are_those_of_the_tables() -> None:
    rows = {
        line.split("|")[1].strip(" `"): line.split("|")[2].strip()
        for line in PAGE.read_text().splitlines()
        if line.startswith("| `")
    }
    for name in ("states.tsv", "bodies.tsv", "groups.tsv"):
        table = [line for line in data_text(name).splitlines() if line and not line.startswith("#")]
        assert rows[name] == str(len(table) - 1), name


def test_the_regular_organs_are_as_many_as_told() -> None:
    assert len(load_tables().organs) == 12
    assert load_directory().find_names("Ministry of Defence of Georgia") == ("body:geo-defence-ministry",)
