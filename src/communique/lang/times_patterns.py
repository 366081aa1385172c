"""The patterns of English time expressions, from `data/times_patterns.tsv` and `data/times_pieces.tsv`.

Every pattern is a regular expression with the name of the function that reads its matches. Extents follow TimeML:
articles and modifiers ("the", "early", "nearly") belong to an expression, prepositions do not.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from communique.errors import CommuniqueError
from communique.lang.times_periods import Reading
from communique.lang.times_readings import READINGS

TRIGGER = re.compile(
    r"\d|day\b|days\b|hour|minute|second|week|month|year|quarter|decade|centur|night|morning|afternoon|evening|noon|dawn|"
    r"\b[Nn]ow\b|nowadays|urrent|\b[Pp]resent(?:ly)?\b|moment|ecent|ately|\bpast|uture|[Ss]oon|\b[Jj]an(?:uary)?\b|"
    r"\b[Ff]eb(?:ruary)?\b|\b[Mm]ar(?:ch)?\b|\b[Aa]pr(?:il)?\b|\b[Mm]ay\b|\b[Jj]une?\b|\b[Jj]uly?\b|\b[Aa]ug(?:ust)?\b|"
    r"\b[Ss]ep(?:t|tember)?\b|\b[Oo]ct(?:ober)?\b|\b[Nn]ov(?:ember)?\b|\b[Dd]ec(?:ember)?\b|MAR|spring|summer|autumn|"
    r"\bfall|winter|aily|ekly|thly|\b[Ee]arly|[Yy]early|annual|Annual|later|time|Christmas|Easter|Thanksgiving|Year|\bago\b|"
    r"DAY|hundred|thousand|\bMon\.|\bTue|\bWed|\bThu|\bFri|\bSat|\bSun|nineteen|twenty|\bwhile|stage|[Oo]nce|[Tt]wice|"
    r"fiscal|Spring|Summer|Autumn|\bFall|Winter|[Tt]oday|millen"
)
_PIECE = re.compile(r"\{([A-Z][A-Z0-9_]*)\}")


def may_hold_time(text: str) -> bool:
    """Return whether any pattern could match at all: a cheap test first."""
    return TRIGGER.search(text) is not None


@cache
def load_patterns() -> tuple[tuple[re.Pattern[str], Reading], ...]:
    """Return the patterns with their readings, compiled once.

    Raises:
        CommuniqueError: a row names a piece or a reading that does not exist.
    """
    pieces: dict[str, str] = {}
    for name, pattern in _rows("times_pieces.tsv"):
        pieces[name] = _filled(pattern, pieces)
    compiled = []
    for name, pattern in _rows("times_patterns.tsv"):
        if name not in READINGS:
            raise CommuniqueError(f"times_patterns.tsv: no reading {name!r}; the readings are in times_readings.py")
        bounded = rf"(?<![\w$€£/-])(?:{_filled(pattern, pieces)})(?![\w/]|-\w)"
        compiled.append((re.compile(bounded), READINGS[name]))
    return tuple(compiled)


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
