"""Compare terms with the words of a text: without case, accents, dots, hyphens and the plural or possessive "s"."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence

WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)+|[^\W_]+(?:['’][^\W_]+)*")

Pattern = tuple[tuple[str, bool], ...]  # the folded words of a phrase; True: any ending


def fold_words(text: str) -> Iterator[str]:
    """Yield the words of `text` as terms are compared: lower case, no accents, no plural or possessive s."""
    for match in WORD.finditer(text):
        yield fold_word(match.group())


def capitals(text: str) -> list[bool]:
    """Return of each word of `text` whether it begins with a capital."""
    return [match.group()[0].isupper() for match in WORD.finditer(text)]


@functools.lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """Return `word` in lower case without accents, dots, and the plural or possessive s: `Treaties'` → `treaty`."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).lower()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "")
    plain = plain.removesuffix("'s").removesuffix("'")
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        return plain[:-1]
    return plain


def compile_phrase(phrase: str) -> Pattern:
    """Return the folded words of a term; a word that ends in `*` matches any ending."""
    pattern: list[tuple[str, bool]] = []
    for match in re.finditer(rf"({WORD.pattern})(\*?)", phrase):
        word, star = match.group(1), match.group(2)
        if star:
            pattern.append((_fold_prefix(word), True))
        else:
            pattern.append((fold_word(word), False))
    return tuple(pattern)


def matches(pattern: Pattern, words: Sequence[str], first: int) -> bool:
    """Return whether `pattern` stands at `words[first]`."""
    if first + len(pattern) > len(words):
        return False
    return all(
        words[first + step].startswith(word) if is_prefix else words[first + step] == word
        for step, (word, is_prefix) in enumerate(pattern)
    )


def _fold_prefix(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).lower()
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "")
