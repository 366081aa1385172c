"""Write the part of docs/reference/codebook.md that the program knows: every column of every table.

    python scripts/write_codebook.py

A test compares the page with what this prints, so a column cannot change without its page.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.export.columns import HEAD_COLUMNS, PLACE_COLUMNS, TABLES, TAIL_COLUMNS, Column
from communique.export.package import TITLES

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "codebook.md"
MARK = "<!-- everything below is written by scripts/write_codebook.py -->"
SHARED = (*HEAD_COLUMNS, *PLACE_COLUMNS, *TAIL_COLUMNS)


def codebook() -> str:
    """Return the generated part of the page."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield from _section("What all tables of entries have", "The first columns of every row:", HEAD_COLUMNS)
    yield from _table("The last:", TAIL_COLUMNS)
    yield from _table("And statements, meetings, actions and events before those:", PLACE_COLUMNS)
    for table, columns in TABLES.items():
        own = columns if table == "document" else [column for column in columns if column not in SHARED]
        between = "" if table == "document" else ", between the shared ones"
        yield from _section(f"{table}s", f"{TITLES[table]}. Its columns{between}:", own)


def _section(title: str, words: str, columns: Iterable[Column]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield from _table(words, columns)


def _table(words: str, columns: Iterable[Column]) -> Iterator[str]:
    yield words
    yield ""
    yield "| column | type | meaning | values |"
    yield "|---|---|---|---|"
    for column in columns:
        values = ", ".join(f"`{value}`" for value in column.values)
        name = f"`{column.name}`" + ("" if column.always else "°")
        yield f"| {name} | {column.type} | {column.meaning} | {values} |"
    yield ""


if __name__ == "__main__":
    head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text(f"{head}{MARK}\n\n{codebook()}", encoding="utf-8")
