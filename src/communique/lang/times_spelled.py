"""Years spelled in words: "nineteen ninety-six", "two thousand and five"."""

import re

from communique.lang.calendar import NUMBERS, TENS

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "|".join(TENS)
SPELLED_YEAR = (
    rf"(?:[Ss]eventeen|[Ee]ighteen|[Nn]ineteen|[Tt]wenty)[\s-](?:(?:oh|hundred(?: and)?)[\s-](?:{_ONES})|{_TEENS}|(?:{_TENS})(?:[\s-](?:{_ONES}))?)"
    rf"|[Tt]wo thousand(?: and)? (?:{_TEENS}|(?:{_TENS})(?:[\s-](?:{_ONES}))?|{_ONES})"
)


def spelled_year(words: str) -> int | None:
    """Return the year, None when the words are no year."""
    parts = [part for part in re.split(r"[\s-]+", words.lower()) if part not in ("and", "oh", "hundred")]
    numbers = [NUMBERS[part] for part in parts if part in NUMBERS]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(NUMBERS[part] for part in parts[2:] if part in NUMBERS)
    if len(numbers) < 2:
        return None
    return numbers[0] * 100 + sum(numbers[1:])
