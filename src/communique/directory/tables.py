"""Read the directory's tables: tab-separated with a header, `#` comments, `|` between several values of a cell."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from communique.errors import DirectoryError


def data_text(name: str) -> str:
    """Return the text of a data file that ships with the directory."""
    return resources.files("communique.directory").joinpath("data", name).read_text(encoding="utf-8")


def iterate_rows(text: str, name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number from 1, cells) for every row of a table whose header must be `columns`.

    Raises:
        DirectoryError: the header differs, or a row has another number of cells; the message names file and line.
    """
    header = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        cells = line.rstrip("\r").split("\t")
        if header is None:
            header = tuple(cells)
            if header != columns:
                raise DirectoryError(f"{name}, line {number}: columns are {header}, expected {columns}")
            continue
        if len(cells) != len(columns):
            raise DirectoryError(f"{name}, line {number}: {len(cells)} cells where the header has {len(columns)}")
        yield number, cells


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that may hold several."""
    return tuple(value for value in cell.split("|") if value) if cell else ()


def read_text(path: Path) -> str:
    """Return the text of a user's file.

    Raises:
        DirectoryError: it cannot be read as UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DirectoryError(f"{path}: cannot be read as UTF-8 text ({error})") from error
