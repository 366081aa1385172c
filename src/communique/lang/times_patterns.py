"""The patterns of English time expressions, from `data/times_patterns.tsv`, `times_pieces.tsv` and `times_needs.tsv`.

Every pattern is a regular expression with the name of the function that reads its matches. Extents follow TimeML:
articles and modifiers ("the", "early", "nearly") belong to an expression, prepositions do not.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from communique.errors import CommuniqueError
from communique.lang.times_periods import Reading
from communique.lang.times_readings import READINGS

# Numbers stand for these kinds of words as well as for `digit`; with four digits or more also for `year`.
_NUMBERS = ("digit", "number", "count", "clock", "decade")
_YEAR_DIGITS = 4
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+|[:'’]")
_PIECE = re.compile(r"\{([A-Z][A-Z0-9_]*)\}")


class Pattern(msgspec.Struct, frozen=True):
    """A pattern of time expressions, the function that reads its matches, and the kinds of words it cannot do without
    (bits of `kinds_in`).
    """

    needs: int
    expression: re.Pattern[str]
    read: Reading


def kinds_in(text: str) -> int:
    """Return the kinds of words that `text` holds, one bit each: a cheap look before the patterns are tried."""
    words, number, year = _load_kinds()
    found = 0
    for word in _WORD.findall(text):
        kind = words.get(word)
        if kind is not None:
            found |= kind
        elif word[0].isdecimal():
            found |= year if len(word) >= _YEAR_DIGITS else number
    return found


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """Return the patterns with their readings, compiled once.

    Raises:
        CommuniqueError: a row names a piece, a reading or a kind of words that does not exist.
    """
    pieces: dict[str, str] = {}
    for name, pattern in _rows("times_pieces.tsv"):
        pieces[name] = _filled(pattern, pieces)
    compiled = []
    kinds = _kind_bits()
    for name, row in _rows("times_patterns.tsv"):
        if name not in READINGS:
            raise CommuniqueError(f"times_patterns.tsv: no reading {name!r}; the readings are in times_readings.py")
        words, _, pattern = row.partition("\t")
        needs = 0
        for kind in words.split():
            if kind not in kinds:
                raise CommuniqueError(f"times_patterns.tsv: no kind of words {kind!r} in times_needs.tsv")
            needs |= kinds[kind]
        bounded = rf"(?<![\w$€£/-])(?:{_filled(pattern, pieces)})(?![\w/]|-\w)"
        compiled.append(Pattern(needs, re.compile(bounded), READINGS[name]))
    return tuple(compiled)


@cache
def _kind_bits() -> Mapping[str, int]:
    names = dict.fromkeys(["digit", "year", *(name for name, _ in _rows("times_needs.tsv"))])
    return {name: 1 << place for place, name in enumerate(names)}


@cache
def _load_kinds() -> tuple[Mapping[str, int], int, int]:
    """Return the kinds of each word, those of a number, and those of a number that may be a year."""
    bits = _kind_bits()
    words: dict[str, int] = {}
    for name, row in _rows("times_needs.tsv"):
        for word in row.split():
            for form in {word, word.capitalize(), word.upper()} if word.islower() else {word}:
                words[form] = words.get(form, 0) | bits[name]
    number = sum(bits[name] for name in _NUMBERS)
    return words, number, number | bits["year"]


def _filled(pattern: str, pieces: dict[str, str]) -> str:
    def piece(match: re.Match[str]) -> str:
        if match[1] not in pieces:
            raise CommuniqueError(f"times_pieces.tsv: no piece {match[1]!r} before its use")
        return pieces[match[1]]

    return _PIECE.sub(piece, pattern)


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for line in files("communique.lang").joinpath(f"data/{name}").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            key, _, pattern = line.partition("\t")
            yield key, pattern
