"""Cut words into the encoder's word pieces, and give back the case that the pieces lose.

The pieces are those of BERT uncased (Devlin et al. 2019; the vocabulary of all-MiniLM-L6-v2): text is lower-cased,
accents are stripped, punctuation and CJK characters stand alone, and each part is cut greedily, longest piece first.
Words come from our own tokenizer, so an offset is never lost: a word's label is the label of its first piece.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
MOST_PIECES = 12  # a word; the rest of a longer one (a URL, a run of digits) tells the encoder nothing
LONGEST_PART = 100  # characters; BERT's own limit, beyond it a part is unknown
CACHE = 200_000  # words; a year of news has fewer forms

SHAPES = 10
_QUOTES = frozenset("\"“”„«»'‘’‚`´")


class WordPieces:
    """Word to piece ids by one vocabulary. Holds a cache of words and nothing else."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids: Mapping[str, int] = {piece: number for number, piece in enumerate(vocabulary)}
        self._cache: dict[str, tuple[int, ...]] = {}
        self.start = self._ids[START]
        self.end = self._ids[END]
        self._unknown = self._ids[UNKNOWN]

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the ids of `word`'s pieces: at least one, at most `MOST_PIECES`."""
        found = self._cache.get(word)
        if found is None:
            ids: list[int] = []
            for part in _parts(word):
                ids += self._cut(part)
                if len(ids) >= MOST_PIECES:
                    break
            found = tuple(ids[:MOST_PIECES]) or (self._unknown,)
            if len(self._cache) >= CACHE:
                self._cache.clear()
            self._cache[word] = found
        return found

    def _cut(self, part: str) -> list[int]:
        if len(part) > LONGEST_PART:
            return [self._unknown]
        ids: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                number = self._ids.get(piece)
                if number is not None:
                    ids.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return ids


@lru_cache(CACHE)
def shape(word: str) -> int:
    """Return the shape class of `word`, below `SHAPES`.

    0 is kept for the encoder's own marks; 1 lower, 2 Initial, 3 ALL CAPS, 4 mIxed, 5 one capital letter, 6 digits,
    7 letters with digits, 8 punctuation, 9 quotation marks.
    """
    if word and all(character in _QUOTES for character in word):
        return 9
    letters = [character for character in word if character.isalpha()]
    digits = any(character.isdigit() for character in word)
    if not letters:
        return 6 if digits else 8
    if digits:
        return 7
    if all(character.islower() for character in letters):
        return 1
    if len(letters) == 1:
        return 5 if letters[0].isupper() else 1
    if all(character.isupper() for character in letters):
        return 3
    if letters[0].isupper() and all(character.islower() for character in letters[1:]):
        return 2
    return 4


def _parts(word: str) -> list[str]:
    """Lower-case, strip accents and split at punctuation and CJK characters."""
    parts: list[str] = []
    run: list[str] = []
    for character in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(character)
        if category == "Mn" or (category[0] == "C" and category != "Co") or character.isspace():
            continue
        if _stands_alone(character, category):
            if run:
                parts.append("".join(run))
                run = []
            parts.append(character)
        else:
            run.append(character)
    if run:
        parts.append("".join(run))
    return parts


def _stands_alone(character: str, category: str) -> bool:
    code = ord(character)
    if category[0] == "P" or (code < 128 and not character.isalnum()):
        return True
    return (
        0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F
    )
