"""Give each token its part of speech and its lemma.

An averaged perceptron (Collins 2002) over words, affixes, shapes and the two tags before, read left to right; tags
are UPOS. The weights come from UD English EWT and GUM by `training/tagger.py`; figures in the model card. It serves
the rule reader; the trained reader has a head of its own and takes only the lemmas from here.
"""

import gzip
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from communique.model import Sentence, Token

BEGIN = ("-BEGIN-", "-BEGIN2-")
KEPT = 1 << 16  # forms whose lemma is kept
SURE = 20  # times a training word must have been seen with one tag alone to be tagged by look-up


class TaggerData(msgspec.Struct, frozen=True):
    """What training leaves: tags, feature weights (one number a tag), words with one tag, lemmas by form and tag."""

    tags: tuple[str, ...]
    weights: dict[str, list[int]]
    known: dict[str, int]
    lemmas: dict[str, str]


@cache
def load_tagger() -> TaggerData:
    """Return the shipped weights, loaded once."""
    data = files("communique.read").joinpath("data/tagger.msgpack.gz").read_bytes()
    return msgspec.msgpack.decode(gzip.decompress(data), type=TaggerData)


def tag_tokens(sentences: Sequence[Sentence], tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return `tokens` with pos (UPOS) and lemma filled, in the same order."""
    data = load_tagger()
    tagged: list[Token] = []
    for sentence in sentences:
        words = [token.text for token in tokens[sentence.first : sentence.last]]
        for token, tag in zip(tokens[sentence.first : sentence.last], tag_words(words, data), strict=True):
            tagged.append(msgspec.structs.replace(token, pos=tag, lemma=lemma_of(token.text, tag, data.lemmas)))
    return tuple(tagged)


def tag_words(words: Sequence[str], data: TaggerData) -> list[str]:
    """Return one UPOS tag a word of one sentence. A sentence in capitals is read as if it were in lower case."""
    if sum(word.isupper() for word in words) > 0.6 * sum(word[:1].isalpha() for word in words) and len(words) > 3:
        words = [word.lower() for word in words]
    before, before2 = BEGIN
    context = ["", "", *map(normal, words), "", ""]
    result: list[str] = []
    for index, word in enumerate(words):
        known = data.known.get(word)
        tag = data.tags[known] if known is not None else _best(features(index, word, context, before, before2), data)
        result.append(tag)
        before2, before = before, tag
    return result


def _best(found: Sequence[str], data: TaggerData) -> str:
    scores = [0] * len(data.tags)
    for feature in found:
        weights = data.weights.get(feature)
        if weights is not None:
            for index, weight in enumerate(weights):
                scores[index] += weight
    return data.tags[max(range(len(scores)), key=scores.__getitem__)]


def normal(word: str) -> str:
    """Return the form in which neighbours see a word: lower case, numbers alike."""
    if word[:1].isdigit():
        return "!YEAR" if word.isdigit() and len(word) == 4 else "!NUMBER"
    return word.lower()


def features(index: int, word: str, context: Sequence[str], before: str, before2: str) -> list[str]:
    """Return the features of the word at `index`; `context` holds the normal forms with two paddings on either side."""
    at = index + 2
    own = context[at]
    shape = "X" if word[:1].isupper() and index else "x" if word[:1].islower() else "X0" if word[:1].isupper() else "0"
    if word.isupper() and len(word) > 1:
        shape += "A"
    if "-" in word:
        shape += "-"
    return [
        "w=" + own,
        "s3=" + own[-3:],
        "s2=" + own[-2:],
        "p=" + own[:2] + shape,
        "sh=" + shape,
        "t1=" + before,
        "t2=" + before + before2,
        "t1w=" + before + own,
        "b=" + context[at - 1],
        "bs=" + context[at - 1][-3:],
        "bb=" + context[at - 2],
        "n=" + context[at + 1],
        "ns=" + context[at + 1][-3:] + shape,
        "nn=" + context[at + 2],
        "wn=" + own + context[at + 1],
    ]


def lemma_of(word: str, pos: str, exceptions: Mapping[str, str]) -> str:
    """Return the dictionary form of `word` as `pos`: a learnt exception, else the regular rule."""
    lower = word.lower().replace("’", "'")
    found = exceptions.get(f"{lower}/{pos}")
    if found is not None:
        return found
    if pos == "PROPN":
        return word
    return regular_lemma(lower, pos)


@lru_cache(KEPT)
def regular_lemma(word: str, pos: str) -> str:
    """Undo the regular endings of nouns, verbs and comparatives."""
    if pos == "NOUN":
        return _singular(word)
    if pos in ("VERB", "AUX"):
        return _base(word)
    return word


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _base(word: str) -> str:
    if word.endswith("ing") and len(word) > 5:
        return _restore(word[:-3])
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) > 4:
        return _restore(word[:-2])
    return _singular(word)


def _restore(stem: str) -> str:
    """Return the base of a stem whose ending was cut: a doubled consonant is undoubled, a silent e comes back."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsefoz":
        return stem[:-1]
    if stem.endswith(
        ("at", "iz", "ys", "bl", "c", "v", "u", "dg", "ang", "eng", "urg", "is", "as", "os", "ur", "uc", "in", "or")
    ):
        if stem.endswith(("in", "or", "is")) and len(stem) < 5:
            return stem
        if not stem.endswith(("ain", "ein", "oin", "een", "oor", "our")):
            return stem + "e"
    return stem
