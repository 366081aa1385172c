"""Find the words that name or refer to someone, some body or some place.

Rules, the directory of actors and the gazetteer. Two passes: the first learns from the running text whom the document
introduces, the second reads by what was learnt ("Poroshenko" is a person once "Petro Poroshenko" was named) the
headlines and all lines that it may change. States, cities and capitals have the kind `place`; whether a capital stands
for its government is settled when mentions are bound to actors. A name inside another's title or complement ("NATO" in
"the NATO chief") is a mention of its own; `outermost` leaves those out. `candidates` already holds the directory's
ids for a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import chain
from typing import TYPE_CHECKING

from communique.lang import names as built
from communique.model import Document, Mention, Sentence, Token
from communique.read.mentions_assembly import build_mentions
from communique.read.mentions_build import is_eastern
from communique.read.mentions_scan import cut_units
from communique.read.mentions_units import Introduced, Knowledge, UnitKind
from communique.read.mentions_words import Line, hyphen_parts, split_lines

EASTERN_SYLLABLE = 5  # letters of a syllable in a Korean or Vietnamese given name, at most

if TYPE_CHECKING:
    from communique.directory import Directory
    from communique.directory.places import Gazetteer


def find_mentions(
    document: Document,
    sentences: Sequence[Sentence],
    tokens: Sequence[Token],
    *,
    directory: Directory,
    gazetteer: Gazetteer,
) -> tuple[Mention, ...]:
    """Return the mentions of `document` in text order, longer before shorter at one place; chain and actor are not
    filled.
    """
    lines = split_lines(document, sentences, tokens)
    knowledge = Knowledge(directory, gazetteer)
    first: list[Sequence[Mention]] = [
        () if line.headline else build_mentions(line, cut_units(line, knowledge)) for line in lines
    ]
    introduced = introduce(document, chain.from_iterable(first), directory=directory)
    knowledge = Knowledge(directory, gazetteer, introduced)
    names = introduced.kinds.keys() | introduced.surnames.keys()
    found: list[Mention] = []
    for line, read in zip(lines, first, strict=True):
        if line.headline or _holds_any(line, names):
            read = build_mentions(line, cut_units(line, knowledge))
        found.extend(read)
    return tuple(found)


def _holds_any(line: Line, names: Set[str]) -> bool:
    """Tell whether a word of `line`, or a half of one, is among `names`, so that they may change how it is read."""
    return any(
        word.form in names or (not word.form.isalnum() and any(part.form in names for part in hyphen_parts(word)))
        for word in line.words
    )


def introduce(document: Document, mentions: Iterable[Mention], *, directory: Directory) -> Introduced:
    """Return what the document's own full names say about the short ones."""
    kinds: dict[str, UnitKind] = {}
    surnames: dict[str, str] = {}
    genders: dict[str, str] = {}
    for mention in mentions:
        name = mention.head.of(document.text)
        if mention.kind == "person":
            for surname in surnames_of(name, mention.candidates, directory=directory):
                if surname not in surnames or len(name) > len(surnames[surname]):
                    surnames[surname] = name
                if mention.gender in ("male", "female"):
                    # two people of one surname and different gender: the surname alone tells none
                    genders[surname] = mention.gender if genders.get(surname, mention.gender) == mention.gender else ""
        elif (
            mention.kind in ("org", "facility")
            and mention.head.of(document.text)[:1].isupper()
            and " " not in name
            and mention.score > 0.5
        ):
            kinds.setdefault(name, "org" if mention.kind == "org" else "facility")
        if (
            mention.kind == "org"
            and " " in name
            and (last := name.split()[-1])[:1].isupper()
            and last.lower() in built.body_words()
        ):
            kinds.setdefault(last, "org")  # "The Times" after "The New York Times"
    for surname in surnames:
        kinds.pop(surname, None)
    return Introduced(kinds, surnames, {name: gender for name, gender in genders.items() if gender})


def surnames_of(name: str, candidates: Sequence[str], *, directory: Directory) -> tuple[str, ...]:
    """Return the words of a full name by which the person may be called alone."""
    words = [word for word in name.split() if not (len(word) == 2 and word.endswith("."))]
    if not words:
        return ()
    if candidates:
        known = [word for word in words if set(candidates) & set(directory.find_surname(word))]
        if known:
            return tuple(known)
    if len(words) > 1 and (is_eastern(words[1]) or _eastern_order(words)):
        return (words[0],)
    last = words[-1]
    if last.lower().rstrip(".") in ("jr", "sr", "ii", "iii", "iv") and len(words) > 1:
        last = words[-2]
    if len(last) < 2 or (last.lower() in built.calendar_words() and len(words) == 1):
        return ()
    return (last,)


def _eastern_order(words: Sequence[str]) -> bool:
    """Tell whether the family name stands first: "Kim Jong Un", "Wang Yi", but not "Kim Campbell"."""
    if words[0] not in built.eastern_families() or words[-1] in built.eastern_families():
        return False
    if len(words) == 2:
        return words[0] in built.chinese_families()
    return len(words) == 3 and all(len(word) <= EASTERN_SYLLABLE for word in words[1:])


def outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that lie within no other."""
    result: list[Mention] = []
    end = -1
    for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
        if mention.span.end > end:
            result.append(mention)
            end = mention.span.end
    return result
