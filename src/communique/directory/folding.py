"""Bring names to forms that compare: folded (spelling) and loose (transliteration).

`fold` is what every index of the directory is keyed by; `loose_key` makes Sergey/Sergei, Zelensky/Zelenskyy and
Gorbachev/Gorbachov meet and is asked only when the folded form is unknown.
"""

import re
import unicodedata
from functools import lru_cache

KEPT = 1 << 16  # forms whose key is kept: an article repeats its names, and a day's articles one another's

# Letters that Unicode does not decompose into a base letter and an accent.
UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ŋ": "n"}
)
APOSTROPHES = re.compile("[’‘ʼʻ`´′]")
BREAKS = re.compile(r"[\s\-‐‑‒–—_/,;:()\"“”«»&]+")
DETACHED_POSSESSIVE = re.compile(r"\s+'s\b|\s+'(?=\s|$)")
INITIAL_DOT = re.compile(r"\.(?=\s|\w|$|')")


@lru_cache(maxsize=KEPT)
def fold(words: str) -> str:
    """Return `words` in lower case without accents, dots and hyphens; apostrophes are straight, spaces single.

    >>> fold("Kim Jong-un"), fold("U.S."), fold("Gérard Longuet"), fold("Russia ’s")
    ('kim jong un', 'us', 'gerard longuet', "russia's")
    """
    if not words.isascii():
        words = APOSTROPHES.sub("'", words)
        words = words.casefold().translate(UNDECOMPOSED)
        words = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    words = words.lower()
    if "." in words:
        words = INITIAL_DOT.sub("", words)
    words = BREAKS.sub(" ", words).strip()
    if "'" in words:
        words = DETACHED_POSSESSIVE.sub(lambda match: match.group().strip(), words)
    return words


# Order matters: digraphs before letters.
LOOSENINGS = (
    # umlauts written out: Schlueter, Koehler, Weizsaecker
    (re.compile(r"(?<=[^aeiouq])([aou])e(?=[^aeiou\s])"), r"\1"),
    (re.compile(r"[iy]{2,}|[iy]j|ey\b|ei\b|iy\b"), "i"),
    (re.compile(r"skyy\b|skiy\b|skii\b|skij\b|sky\b"), "ski"),
    (re.compile("y|j(?=[^aeiou]|$)"), "i"),
    (re.compile("ie|ye|yo|io"), "e"),
    (re.compile("iu|yu"), "u"),
    (re.compile("ia|ya"), "a"),
    (re.compile("ks"), "x"),
    (re.compile("kh|ch(?=[rl])"), "h"),
    (re.compile("q|ck|k"), "k"),
    (re.compile("dzh|dj|zh"), "j"),
    (re.compile("tch|tsch|cz"), "ch"),
    (re.compile("ou|oo"), "u"),
    (re.compile("ee"), "i"),
    (re.compile("chov|chyov"), "chev"),
    (re.compile("hov\\b"), "hev"),
    (re.compile("w|ff\\b|f\\b"), "v"),
    (re.compile("'"), ""),
    (re.compile(r"(.)\1"), r"\1"),
)


ARTICLES = frozenset({"al", "el", "ul", "ad", "as", "ash", "an", "ar", "at", "oul"})
# Letters that transliterations exchange become one or vanish, so that names with one loose key have one skeleton.
SKELETON = str.maketrans({**dict.fromkeys("aeiouyjtsczhd'", None), "q": "k", "x": "k", "f": "v", "w": "v", " ": None})


@lru_cache(maxsize=KEPT)
def loose_key(words: str) -> str:
    """Return a key under which the usual transliterations of one name agree. `words` need not be folded."""
    key = fold(words)
    for pattern, replacement in LOOSENINGS:
        key = pattern.sub(replacement, key)
    return re.sub(rf"\b(?:{'|'.join(ARTICLES)}) ", "", key).replace(" ", "")


def skeleton(folded: str) -> str:
    """Return a key far cheaper and coarser than `loose_key`: equal loose keys have equal skeletons."""
    folded = folded.replace("kh", "h")
    if " " in folded:
        tokens = folded.split()
        folded = "".join(token for token in tokens[:-1] if token not in ARTICLES) + tokens[-1]
    bones = folded.translate(SKELETON)
    return "".join(letter for place, letter in enumerate(bones) if not place or bones[place - 1] != letter)


def slug(words: str) -> str:
    """Return `words` as the tail of an id: `Sergei Lavrov` gives `sergei-lavrov`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words).replace("'", "")).strip("-")


def is_acronym(name: str) -> bool:
    """True for `NATO`, `U.S.`, `G7`: names that are themselves only when written in capitals."""
    letters = [c for c in name if c.isalpha()]
    return 0 < len(letters) <= 6 and " " not in name and all(c.isupper() for c in letters)
