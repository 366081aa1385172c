"""The PLOVER lexicon: find the words of a text that tell a deed, with its code, mode and the place of its target.

PLOVER 2.0 (Open Event Data Alliance) is the scheme. Quad classes follow the table of its manual's event sections and of
the Zero-Shot-PLOVER data set (SANCTION is material conflict; the manual's summary table has it verbal). Intensities are
the CAMEO Goldstein values of the root that a type comes from (Goldstein 1992; CAMEO code book, scale -10 to 10).
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import Literal

import msgspec

from communique.errors import OntologyError

INTENSITY_TABLE = "goldstein-cameo-root"
INTENSITY: Mapping[str, float] = {
    "AGREE": 4.0, "CONSULT": 1.0, "SUPPORT": 3.5, "COOPERATE": 6.0, "AID": 7.0, "CONCEDE": 5.0, "RETREAT": 5.0,
    "REQUEST": -5.0, "ACCUSE": -2.0, "REJECT": -4.0, "THREATEN": -6.0, "PROTEST": -6.5, "SANCTION": -4.0,
    "MOBILIZE": -7.2, "COERCE": -7.0, "ASSAULT": -9.0,
}  # fmt: skip
QUAD: Mapping[str, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "CONCEDE": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
GAP = 4  # words between two elements of a pattern; longer gaps join words of different clauses
UNCOUNTED = frozenset({"the", "a", "an", "its", "his", "their", "'s", "’s", "'", "’"})  # words that make no gap longer
PARTICLES = frozenset({"over", "back", "up", "down", "out", "off", "in", "on", "away", "aside", "home"})
TURNED_GAP = 7  # words between an object and the passive verb after it
BREAKS = frozenset({";", ":", ".", "!", "?", "(", ")", "—", "–"})  # a gap does not cross these

CLASS = re.compile(r"@\w+")  # a class of words in a pattern

Starts = dict[str, tuple[tuple[int, tuple[str, ...]], ...]]  # first word: the alternatives, with their place in the row
Lemmas = tuple[str, ...]  # what a word may be the form of: ("leave", "left")


class DeedPattern(msgspec.Struct, frozen=True):
    """One row of the lexicon; see the head of `data/plover.tsv`. elements: alternatives, each one or more lemmas."""

    code: str
    mode: str | None
    kind: Literal["verb", "noun"]
    is_deed: bool
    elements: tuple[tuple[tuple[str, ...], ...] | None, ...]
    target: tuple[str, ...]
    row: int
    starts: tuple[Starts | None, ...] = ()  # `elements` by the first word of each alternative, as they are looked up


class DeedMatch(msgspec.Struct, frozen=True):
    """A pattern found at `[first, last)`; its first element, `[first, trigger)`, names the deed.

    turned: the object of the verb stands before it, at `object`, as in "sanctions were imposed on".
    """

    first: int
    trigger: int
    last: int
    pattern: DeedPattern
    turned: bool = False
    object: int | None = None


class Lexicon:
    """The patterns, indexed by their first word."""

    def __init__(self, patterns: Sequence[DeedPattern]) -> None:
        self.patterns = tuple(msgspec.structs.replace(one, starts=_starts(one.elements)) for one in patterns)
        self._index: dict[str, list[DeedPattern]] = {}
        for pattern in self.patterns:
            for alternative in pattern.elements[0] or ():
                self._index.setdefault(alternative[0], []).append(pattern)

    def find(self, words: Sequence[Lemmas], objects: Mapping[int, Sequence[int]] | None = None) -> list[DeedMatch]:
        """Return every pattern in a sentence's words, in order of their first word; longer ones before shorter.

        objects, where syntax gives them, are the nouns that are a verb's object, however far it stands.
        """
        found: list[DeedMatch] = []
        for first, lemmas in enumerate(words):
            seen: set[int] = set()
            for lemma in lemmas:
                for pattern in self._index.get(lemma, ()):
                    if pattern.row in seen:
                        continue
                    ends = next(_match(pattern.starts, words, first), None)
                    if ends is not None:
                        seen.add(pattern.row)
                        found.append(DeedMatch(first, ends[0], ends[1], pattern))
                    elif (far := _match_far(pattern, words, first, (objects or {}).get(first, ()))) is not None:
                        seen.add(pattern.row)
                        found.append(far)
                    elif (turned := _match_turned(pattern, words, first)) is not None:
                        seen.add(pattern.row)
                        found.append(turned)
        return sorted(found, key=lambda match: (match.first, -(match.last - match.first), match.pattern.row))


@functools.cache
def load_lexicon() -> Lexicon:
    """Return the shipped PLOVER lexicon."""
    text = (resources.files("communique.ontology") / "data" / "plover.tsv").read_text(encoding="utf-8")
    return Lexicon(list(read_patterns(text, "plover.tsv")))


def read_patterns(text: str, name: str) -> Iterator[DeedPattern]:
    """Yield the rows of a lexicon file.

    Raises:
        OntologyError: a row is wrong; the message names file and line.
    """
    header_seen = False
    classes: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            named, _, words = line.partition("\t")
            classes[named] = words
            continue
        if not header_seen:
            header_seen = True
            continue
        cells = line.split("\t")
        if len(cells) != 6 or cells[0] not in QUAD or cells[2] not in ("verb", "noun") or cells[3] not in ("0", "1"):
            raise OntologyError(
                f"{name}:{number}: want code, mode, verb|noun, 0|1, pattern, target between tabs: {line!r}"
            )
        code, mode, kind, deed, pattern, target = cells
        try:
            pattern = CLASS.sub(lambda found: classes[found[0]], pattern)
        except KeyError as error:
            raise OntologyError(f"{name}:{number}: {error} is no class of words defined above") from error
        elements = tuple(
            None if part == "~" else tuple(tuple(alternative.split("_")) for alternative in part.split("|"))
            for part in pattern.split(" ")
        )
        told = DeedPattern(
            code, None if mode == "-" else mode, "verb" if kind == "verb" else "noun", deed == "1", elements,
            () if target == "-" else tuple(target.split("|")), number,
        )  # fmt: skip
        yield told
        yield from _parted(told)


def _parted(pattern: DeedPattern) -> Iterator[DeedPattern]:
    """Yield the pattern with its verb's particle behind the object: of "hand over ~ isle" also "hand ~ isle over"."""
    if pattern.kind != "verb" or len(pattern.elements) < 3 or pattern.elements[1] is not None:
        return
    first, _, thing, *rest = pattern.elements
    heads: dict[str, list[tuple[str, ...]]] = {}
    for alternative in first or ():
        if len(alternative) == 2 and alternative[1] in PARTICLES:
            heads.setdefault(alternative[1], []).append(alternative[:1])
    for particle, verbs in heads.items():
        elements = (tuple(verbs), None, thing, ((particle,),), *rest)
        yield msgspec.structs.replace(pattern, elements=elements)


def quad_class(code: str) -> int:
    """Return 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return QUAD[code]


def intensity(code: str) -> float:
    """Return the intensity of a type on the scale named by `INTENSITY_TABLE`."""
    return INTENSITY[code]


def context_of(issues: Sequence[str]) -> str | None:
    """Return the PLOVER context of the first of `issues` that has one."""
    table = _contexts()
    return next((table[label] for label in issues if label in table), None)


@functools.lru_cache(maxsize=100_000)
def lemmas_of(word: str) -> Lemmas:
    """Return what `word` may be a form of, the likeliest first, by ending or by the table of irregular forms."""
    plain = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    found = [plain]
    if plain in (irregular := _irregular()):
        found.insert(0, irregular[plain])
    if len(plain) > 3:
        found += _regular(plain)
    return tuple(dict.fromkeys(found))


def _regular(word: str) -> Iterator[str]:
    for ending, replacements in (
        ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e")), ("ing", ("", "e")),
    ):  # fmt: skip
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            for replacement in replacements:
                yield stem + replacement
            if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "s":
                yield stem[:-1]


@functools.cache
def _contexts() -> dict[str, str]:
    text = (resources.files("communique.ontology") / "data" / "contexts.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


@functools.cache
def _irregular() -> dict[str, str]:
    text = (resources.files("communique.ontology") / "data" / "irregular.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def _starts(elements: Sequence[tuple[tuple[str, ...], ...] | None]) -> tuple[Starts | None, ...]:
    found: list[Starts | None] = []
    for element in elements:
        if element is None:
            found.append(None)
            continue
        table: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for place, alternative in enumerate(element):
            table.setdefault(alternative[0], []).append((place, alternative))
        found.append({word: tuple(alternatives) for word, alternatives in table.items()})
    return tuple(found)


def _match(elements: Sequence[Starts | None], words: Sequence[Lemmas], first: int) -> Iterator[tuple[int, int]]:
    """Yield (end of the first element, end of the pattern) for each way the pattern stands at `first`."""
    for trigger in _ends(elements[0] or {}, words, first):
        for end in _rest(elements, 1, words, trigger):
            yield trigger, end


def _match_far(pattern: DeedPattern, words: Sequence[Lemmas], first: int, objects: Sequence[int]) -> DeedMatch | None:
    """Return the match of a verb whose object stands farther off than a gap: "handed over to Peru the remains"."""
    if not objects or pattern.kind != "verb" or len(pattern.elements) != 3 or pattern.elements[1] is not None:
        return None
    trigger = next(_ends(pattern.starts[0] or {}, words, first), None)
    if trigger is None:
        return None
    for place in objects:
        end = next(_ends(pattern.starts[2] or {}, words, place), None)
        if end is not None and place >= trigger:
            return DeedMatch(first, trigger, end, pattern)
    return None


def _match_turned(pattern: DeedPattern, words: Sequence[Lemmas], first: int) -> DeedMatch | None:
    """Return the match of a verb whose object stands before it: "tanks were sent into", "the tariffs imposed by"."""
    if pattern.kind != "verb" or len(pattern.elements) < 3 or pattern.elements[1] is not None:
        return None
    trigger = next(_ends(pattern.starts[0] or {}, words, first), None)
    if trigger is None or not any(form.endswith(("d", "n", "t")) for form in words[first]):
        return None
    for place in range(first - 1, max(-1, first - 1 - TURNED_GAP), -1):
        if words[place][0] in BREAKS:
            return None
        if next(_ends(pattern.starts[2] or {}, words, place), None) is None:
            continue
        rest = pattern.starts[3:]
        if not rest:
            return DeedMatch(first, trigger, trigger, pattern, turned=True, object=place)
        end = next(_rest((None, *rest), 0, words, trigger), None)
        return DeedMatch(first, trigger, end, pattern, turned=True, object=place) if end is not None else None
    return None


def _rest(elements: Sequence[Starts | None], step: int, words: Sequence[Lemmas], place: int) -> Iterator[int]:
    if step == len(elements):
        yield place
        return
    element = elements[step]
    if element is not None:
        for end in _ends(element, words, place):
            yield from _rest(elements, step + 1, words, end)
        return
    counted = 0
    for here in range(place, len(words)):
        yield from _rest(elements, step + 1, words, here)
        if words[here][0] in BREAKS:
            return
        counted += words[here][0] not in UNCOUNTED
        if counted > GAP:
            return


def _ends(alternatives: Starts, words: Sequence[Lemmas], first: int) -> Iterator[int]:
    """Yield the end of each alternative that stands at `first`, in the order of the row."""
    if first >= len(words):
        return
    found = [one for lemma in words[first] if lemma in alternatives for one in alternatives[lemma]]
    for _, alternative in sorted(found) if len(found) > 1 else found:
        end = first + len(alternative)
        if end <= len(words) and all(part in words[first + step] for step, part in enumerate(alternative)):
            yield end
