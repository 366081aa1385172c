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
    r"[Nn]ow|urrent|present|moment|ecent|ately|past|uture|[Ss]oon|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|"
    r"[Dd]ec|MAR|spring|summer|autumn|fall|winter|aily|ekly|thly|arly|annual|Annual|later|time|Christmas|Easter|Thanksgiving|Year|ago|DAY|hundred|thousand|"
    r"Mon\.|Tue|Wed|Thu|Fri|Sat|Sun|nineteen|twenty|while|stage|[Oo]nce|[Tt]wice|fiscal|Spring|Summer|Autumn|Fall|Winter|[Tt]oday|millen|present"
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
