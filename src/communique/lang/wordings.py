"""Read tables of wordings: `data/NAME.txt`, sections in brackets, a class of wordings a line.

A line is a regular expression in which a space stands for any white space; lines that begin with # explain.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

_HEADER = re.compile(r"\[([a-z -]+)\]")


@cache
def load_wordings(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the lines of each section of `data/NAME.txt`, in the order of the file."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    text = (resources.files("communique.lang") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if header := _HEADER.fullmatch(line):
            lines = sections.setdefault(header[1], [])
        elif line and not line.startswith("#"):
            lines.append(line.replace(" ", r"\s+"))
    return {section: tuple(found) for section, found in sections.items()}


def any_of(lines: Iterable[str]) -> str:
    """Return the pattern that each of `lines` fits."""
    return "(?:" + "|".join(lines) + ")"
