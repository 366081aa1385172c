"""How common an English word is: its place in a list of 4,000, the commonest first; what the list lacks is rare."""

from functools import cache
from importlib.resources import files

UNLISTED = 1_000_000  # the rank of a word that is not on the list


def rank_of(word: str) -> int:
    """Return the place of the case-folded `word`, 0 for the commonest, `UNLISTED` for one that is seldom used."""
    return _ranks().get(word, UNLISTED)


def ranked_words() -> list[str]:
    """Return the words of the list, the commonest first."""
    return list(_ranks())


@cache
def _ranks() -> dict[str, int]:
    lines = (files("communique.lang") / "data" / "word_ranks.txt").read_text("utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    return {word: rank for rank, word in enumerate(words)}
