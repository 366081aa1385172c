"""Years spelled in words: "nineteen ninety-six", "two thousand and five"."""

import re

from communique.lang.calendar import NUMBERS


def spelled_year(words: str) -> int | None:
    """Return the year, None when the words are no year."""
    parts = [part for part in re.split(r"[\s-]+", words.lower()) if part not in ("and", "oh", "hundred")]
    numbers = [NUMBERS[part] for part in parts if part in NUMBERS]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(NUMBERS[part] for part in parts[2:] if part in NUMBERS)
    if len(numbers) < 2:
        return None
    return numbers[0] * 100 + sum(numbers[1:])
