"""The directory: states, bodies, groups and people that act, their names, and who held which office when.

The data are tables in `directory/data`, each row with its source; users add their own folders of TSV, CSV or TOML.
"""

from functools import cache
from pathlib import Path

from communique.directory.additions import extend_tables
from communique.directory.explain import Candidate, Explanation, explain
from communique.directory.folding import fold
from communique.directory.load import load_tables
from communique.directory.lookup import Directory

__all__ = ["Candidate", "Directory", "Explanation", "explain", "fold", "load_directory"]


def load_directory(folders: tuple[Path, ...] = ()) -> Directory:
    """Return the shipped directory, extended by the user's `folders` in order.

    Raises:
        DirectoryError: a table is wrong; the message names file and line.
    """
    return _shipped() if not folders else Directory(extend_tables(load_tables(), folders)[0])


@cache
def _shipped() -> Directory:
    return Directory(load_tables())
