"""What a sentence with a marked source and target shows of the deed between them, as named features in views.

Words and pairs of words keep their place relative to source and target; the lexicon's patterns come with the modality
that governs them ("agreed to lift", "refused to lift", "will lift" are three deeds); the first words after the source
and the words before and after the target stand by themselves.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from communique.ontology import DeedMatch, lemmas_of, load_lexicon, quad_class

WORD = re.compile(r"</?[st]>|\w+(?:['’-]\w+)*|[^\w\s]")
ENDINGS = ("ing", "ed", "es", "s")
MODALITIES: Mapping[str, frozenset[str]] = {
    "negated": frozenset(
        {"not", "never", "no", "nor", "neither", "without", "cannot", "won't", "didn't", "don't", "doesn't", "isn't"}
    ),
    "refused": frozenset({"refuse", "decline", "fail", "deny", "reject"}),
    "committed": frozenset(
        {"agree", "willing", "ready", "prepared", "pledge", "promise", "vow", "offer", "commit", "will", "shall",
         "would", "plan", "intend", "consent", "hope", "seek"}
    ),
    "demanded": frozenset(
        {"demand", "urge", "must", "should", "call", "ask", "request", "press", "pressure", "push", "need", "require",
         "appeal", "insist", "want"}
    ),
    "threatened": frozenset({"threaten", "warn", "ultimatum", "threat", "deadline"}),
}  # fmt: skip
MODAL_REACH = 7  # words before a deed in which its modality stands
AFTER_SOURCE = 12  # words after the source in which a modality counts by itself
NEAR_TARGET = 4

# The views: each is brought to unit length, so that many word features do not drown the few of the lexicon. Weights
# were set on the training rows of PLV by five-fold cross-validation.
VIEWS: Mapping[str, float] = {
    "word": 4,
    "place": 1,
    "pair": 1,
    "start": 1,
    "deed": 3,
    "modality": 1,
    "after": 1,
    "target": 2,
}

Feature = tuple[str, ...]


class Marked(msgspec.Struct, frozen=True):
    """A sentence cut into words; zones: S source, T target, B before both, M between, A after both."""

    words: tuple[str, ...]
    zones: str
    starts_with: str  # S or T: which of the two stands first


def parse_marked(sentence: str) -> Marked:
    """Return the words of a sentence in which `<s>…</s>` marks the source and `<t>…</t>` the target."""
    words: list[str] = []
    zones: list[str] = []
    inside = ""
    closed: set[str] = set()
    for word in WORD.findall(sentence):
        if word in ("<s>", "<t>"):
            inside = word[1].upper()
        elif word in ("</s>", "</t>"):
            closed.add(word[2].upper())
            inside = ""
        else:
            words.append(word.lower())
            zones.append(inside or ("B", "M", "A")[len(closed)])
    first = "T" if "T" in zones and ("S" not in zones or zones.index("T") < zones.index("S")) else "S"
    return Marked(tuple(words), "".join(zones), first)


def features_of(marked: Marked) -> dict[str, set[Feature]]:
    """Return the features of each view."""
    views: dict[str, set[Feature]] = {view: set() for view in VIEWS}
    for view, feature in (*_word_features(marked), *_lexicon_features(marked), *_edge_features(marked)):
        views[view].add(feature)
    return views


def _word_features(marked: Marked) -> Iterator[tuple[str, Feature]]:
    order = marked.starts_with
    for zone in "BSMTA":
        stems = [_stem(word) for word, where in zip(marked.words, marked.zones, strict=True) if where == zone]
        for stem in stems:
            yield "word", (stem,)
            yield "place", (zone + order, stem)
        for one, two in pairwise(stems):
            yield "pair", (zone + order, one, two)
        if zone == "M":
            for stem in stems[:4]:
                yield "start", (order, stem)


def _lexicon_features(marked: Marked) -> Iterator[tuple[str, Feature]]:
    lemmas = [lemmas_of(word) for word in marked.words]
    source_end = marked.zones.rfind("S")
    target_begin = marked.zones.find("T") if "T" in marked.zones else len(marked.words)
    order = marked.starts_with
    between = [word for word, zone in zip(marked.words, marked.zones, strict=True) if zone == "M"]
    is_joint = order == "S" and len(between) <= 3 and "and" in between
    joint = "joint" if is_joint else order
    if is_joint:
        yield "deed", ("joint",)
    following: list[tuple[int, DeedMatch, str]] = []
    for match in load_lexicon().find(lemmas):
        if match.turned:
            continue
        code, row, zone = match.pattern.code, str(match.pattern.row), marked.zones[match.first]
        quad = str(quad_class(code))
        modality = _modality(
            marked.words, lemmas, max(source_end + 1 if source_end < match.first else 0, 0), match.first
        )
        yield "deed", ("where", code, zone, order)
        yield "deed", ("code", code)
        yield "deed", ("modal", code, modality, zone)
        yield "deed", ("joint", code, joint)
        yield "deed", ("joint", code, modality, joint)
        yield "deed", ("row", row)
        yield "deed", ("row", row, modality)
        yield "deed", ("quad", quad, modality)
        yield "deed", ("quad", quad, zone, order)
        if modality:
            yield "deed", ("modality", modality)
        if match.last <= target_begin <= match.last + NEAR_TARGET and zone != "T":
            yield "deed", ("near", code, modality)
        if zone == "M" and order == "T" and match.pattern.kind == "verb":
            yield "deed", ("passive", code)
        if 0 <= source_end < match.first:
            following.append((match.first, match, modality))
    following.sort(key=lambda found: found[0])
    for rank, (_, match, modality) in enumerate(following[:3]):
        yield "deed", ("rank", str(rank), match.pattern.code)
        yield "deed", ("rank", str(rank), match.pattern.code, modality)
    if following:
        yield "deed", ("first", following[0][1].pattern.code, following[0][2], order)


def _edge_features(marked: Marked) -> Iterator[tuple[str, Feature]]:
    lemmas = [lemmas_of(word) for word in marked.words]
    source_end = marked.zones.rfind("S")
    target_begin = marked.zones.find("T") if "T" in marked.zones else len(marked.words)
    target_end = marked.zones.rfind("T") if "T" in marked.zones else len(marked.words)
    for place in range(source_end + 1, min(len(lemmas), source_end + AFTER_SOURCE)):
        for name, words in MODALITIES.items():
            if words.intersection(lemmas[place]):
                yield "modality", (name, str(min(place - source_end, 6)))
                yield "modality", (name, lemmas[place][0], "word")
    after = [lemmas[place][0] for place in range(source_end + 1, min(len(lemmas), source_end + 7))]
    for distance, lemma in enumerate(after):
        yield "after", (str(distance), lemma)
    for one, two in pairwise(after):
        yield "after", (one, two, "pair")
    for distance, place in enumerate(range(target_begin - 1, max(-1, target_begin - 1 - NEAR_TARGET), -1)):
        yield "target", ("before", str(distance), lemmas[place][0])
    for distance, place in enumerate(range(target_end + 1, min(len(lemmas), target_end + NEAR_TARGET))):
        yield "target", ("after", str(distance), lemmas[place][0])


def _modality(words: Sequence[str], lemmas: Sequence[Sequence[str]], begin: int, place: int) -> str:
    """Return the modalities between `begin` and the deed at `place`, joined by +; "" for a plain deed."""
    found: set[str] = set()
    for here in range(max(begin, place - MODAL_REACH), place):
        for name, known in MODALITIES.items():
            if words[here] in known or known.intersection(lemmas[here]):
                found.add(name)
    return "+".join(sorted(found))


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word
