"""The words in which names are sought: cut finer than tokens, so that any tokenizer will do.

A sentence becomes words with their exact places: "S." and "U.S." keep their stops, a possessive ending stands alone,
words joined by a slash come apart while hyphenated ones stay whole (`hyphen_parts` parts them). A sentence in
capitals also gets its words in title case to match names by.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from communique.lang.names import particles
from communique.lang.titles import honorifics
from communique.model import Document, Sentence, Token

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S. U.N.
    r"|[^\W\d_]+\.(?=\s?[A-Z]|\s?$|\s?’|\s?')"  # candidates for Mr. and S.; checked below
    r"|\d+(?:st|nd|rd|th)\b"
    r"|\w+(?:[-‐‑'’]\w+)*"
    r"|['’]\s?[sS]\b|['’]"
    r"|\S"
)
_POSSESSIVE = re.compile(r"['’][sS]$")
_HYPHEN = re.compile(r"[-‐‑]")
ABBREVIATED = frozenset({"st.", "jr.", "sr.", "inc.", "ltd.", "corp.", "co.", "no."})
SHOUTING = 0.7  # share of words in capitals from which a sentence of three words or more is read as all capitals
LOUD_RUN = 2  # more words than this in capitals one after the other are shouted, not acronyms
HEADLINE = 0.6  # share of long words with a capital from which a title counts as written in title case
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word: `[start, end)` of the text, its form, the form to match names by (title case where all is capitals).

    capital: begins with a capital letter. kind: `word`, `possessive` or `mark`. pos: UPOS of the token it lies in, or
    "".
    """

    start: int
    end: int
    text: str
    form: str
    lower: str
    kind: str
    capital: bool
    pos: str = ""


class Line(msgspec.Struct, frozen=True):
    """The words of one sentence. shouting: all in capitals; headline: capitals tell little about names."""

    words: tuple[Word, ...]
    sentence: int
    kind: str
    paragraph: int
    shouting: bool
    headline: bool


def split_lines(document: Document, sentences: Sequence[Sentence], tokens: Sequence[Token]) -> list[Line]:
    """Return the words of every sentence, in order."""
    starts = [token.span.start for token in tokens]
    lines = []
    for index, sentence in enumerate(sentences):
        found = list(_cut(document.text, sentence.span.start, sentence.span.end))
        letters = [text for _, text in found if text[:1].isalpha() and len(text) > 1]
        upper = sum(text.isupper() for text in letters)
        shouting = len(letters) > 2 and upper >= SHOUTING * len(letters)
        long = [text for text in letters if len(text) > 3]
        headline = len(long) > 2 and sum(text[0].isupper() for text in long) >= HEADLINE * len(long)
        loud = _loud(found) if not shouting else frozenset(range(len(found)))
        words = []
        for number, (start, text) in enumerate(found):
            at = bisect_left(starts, start)
            if at == len(starts) or starts[at] > start:
                at -= 1
            pos = tokens[at].pos if 0 <= at < len(tokens) and tokens[at].span.end > start else ""
            words.append(_word(start, text, pos, number in loud))
        lines.append(
            Line(
                words=tuple(words),
                sentence=index,
                kind=sentence.kind,
                paragraph=sentence.paragraph,
                shouting=shouting,
                headline=(headline and sentence.kind in ("title", "heading")) or shouting,
            )
        )
    return lines


def _loud(found: Sequence[tuple[int, str]]) -> frozenset[int]:
    """Return the places of words in runs of three or more capitals, as in shot lists, and of what commas join to them.

    "UGANDAN FOREIGN MINISTER, PAUL OCHIENG, SAYING" is loud to its end, "EU, NATO, OSCE" nowhere.
    """
    loud: set[int] = set()
    pieces: list[list[int]] = [[]]  # of one chain of commas
    for number, (_, text) in enumerate([*found, (0, "")]):
        if len(text) > 1 and text.isupper() and text[0].isalpha():
            pieces[-1].append(number)
        elif text == "," and pieces[-1]:
            pieces.append([])
        else:
            if any(len(run) > LOUD_RUN and any(len(found[one][1]) > 4 for one in run) for run in pieces):
                loud.update(one for run in pieces for one in run)
            pieces = [[]]
    return frozenset(loud)


def _word(start: int, text: str, pos: str, shouting: bool) -> Word:
    lower = text.lower()
    if not lower.isalnum():
        lower = lower.translate(APOSTROPHES)
    kind = "word" if text[0].isalnum() else "possessive" if text[0] in "'’" else "mark"
    form = text
    if shouting and len(text) > 1 and text.isupper() and "." not in text:
        form = "-".join(part.capitalize() for part in text.split("-"))
    return Word(start, start + len(text), text, form, lower, kind, text[0].isupper(), pos)


def _cut(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return (place, words) of `text[start:end]`."""
    found: list[tuple[int, str]] = []
    for match in _WORD.finditer(text, start, end):
        piece, at = match.group(), match.start()
        if piece.endswith(".") and len(piece) > 1 and piece.count(".") == 1 and not _keeps_stop(piece):
            found.append((at, piece[:-1]))
            found.append((match.end() - 1, "."))
            continue
        possessive = _POSSESSIVE.search(piece) if piece[-1] in "sS" else None
        if possessive and possessive.start():
            found.append((at, piece[: possessive.start()]))
            found.append((at + possessive.start(), possessive.group()))
            continue
        found.append((at, piece))
    return found


def _keeps_stop(piece: str) -> bool:
    lower = piece.lower()
    return (len(piece) == 2 and piece[0].isupper()) or lower in honorifics() or lower in ABBREVIATED


def hyphen_parts(word: Word) -> list[Word]:
    """Return the halves of a hyphenated word as words of their own; empty when it has no hyphen or is a name
    particle's.
    """
    if not _HYPHEN.search(word.text):
        return []
    pieces = _HYPHEN.split(word.text)
    if pieces[0].lower() in particles():
        return []
    found = []
    at = word.start
    for piece, form in zip(pieces, _HYPHEN.split(word.form), strict=True):
        if piece:
            found.append(Word(at, at + len(piece), piece, form, piece.lower(), "word", piece[0].isupper(), word.pos))
        at += len(piece) + 1
    return found
