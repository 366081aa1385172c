"""Grow a role or a body called by its kind to the whole phrase.

To the left over what qualifies it ("Russia's former deputy", "official foreign ministry") up to its determiner, to
the right over "of the Syrian National Coalition", "to the military alliance".
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.lang.titles import role_modifiers, singular_of
from communique.model import Span
from communique.read.mentions_units import Unit
from communique.read.mentions_words import Line, Word

DETERMINERS = frozenset(
    "the a an his her its their our my your this these those both some any another each every no".split()
)
INDEFINITE = frozenset("a an some any another several many most few no one two three four five other".split())
COUNTS = frozenset(
    """
        two three four five six seven eight nine ten both several many some other most few all dozens hundreds
        thousands
        """.split()
)
BODY_KINDS = frozenset({"org", "state", "place", "body"})
QUALIFYING = frozenset({"norp", "org", "state", "place", "body", "facility"})
_TO = frozenset(
    "ambassador envoy representative adviser advisor emissary aide delegate messenger successor heir".split()
)


class Phrase(msgspec.Struct, frozen=True):
    """A role or body with what belongs to it: words `[first, last)`, noun at head; owners: units that qualify it."""

    first: int
    last: int
    unit: Unit
    core: int  # first word after the determiner
    determiner: str = ""
    owners: tuple[Unit, ...] = ()


def span_of(words: Sequence[Word], first: int, last: int) -> Span:
    return Span(words[first].start, words[last - 1].end)


def grow_phrase(words: Sequence[Word], unit: Unit, starts: dict[int, Unit], ends: dict[int, Unit]) -> Phrase:
    first = unit.first
    owners: list[Unit] = []
    determiner = ""
    while first > 0:
        word = words[first - 1]
        owner = ends.get(first)
        if owner is not None and owner is not unit and (owner.kind in QUALIFYING or _leads(words, unit, owner)):
            owners.append(owner)
            first = owner.first
            continue
        if word.kind == "possessive":
            owner = ends.get(first - 1)
            if owner is None or owner.kind not in (*QUALIFYING, "person"):
                break
            owners.append(owner)
            first = owner.first
            continue
        if word.kind != "word":
            break
        if word.lower == "both" and not unit.plural:
            break  # "both President A and Chancellor B"
        if word.lower in DETERMINERS:
            determiner = word.lower
            first -= 1
            break
        if word.lower == "and" and unit.plural and first > 1 and _joins(words, first, ends):
            first -= 1
            continue
        if not can_qualify(word):
            break
        first -= 1
    core = first + 1 if determiner else first
    last = _complement(words, unit, starts, owners)
    return Phrase(first, last, unit, core, determiner, tuple(owners))


def _leads(words: Sequence[Word], unit: Unit, owner: Unit) -> bool:
    """Tell whether a person's name qualifies a body: "the Obama administration"."""
    return (
        owner.kind == "person"
        and unit.kind == "body"
        and words[unit.head].lower in ("administration", "government", "regime", "cabinet")
    )


def _joins(words: Sequence[Word], at: int, ends: dict[int, Unit]) -> bool:
    """Tell whether the "and" before `at` joins two qualifiers of one plural role ("Russian and French foreign
    ministers").
    """
    before = ends.get(at - 1)
    return (before is not None and before.kind in ("norp", "state")) or words[at - 2].lower in role_modifiers()


def can_qualify(word: Word) -> bool:
    """Tell whether a word may stand between determiner and role noun."""
    if word.lower in role_modifiers() or word.lower in COUNTS:
        return True
    if word.text.isdigit() and len(word.text) == 4:
        return False  # a year
    if word.pos:
        return word.pos in ("ADJ", "NUM") or (
            word.pos == "NOUN" and not word.capital and "-" not in word.text and len(word.text) > 3
        )
    return word.lower.endswith(("al", "ary", "ian", "ive", "ful", "ous")) and not word.capital


def _complement(words: Sequence[Word], unit: Unit, starts: dict[int, Unit], owners: list[Unit]) -> int:
    """Return the end of the phrase with its "of …", "to …", "for …"; the units found are added to `owners`."""
    last = unit.last
    noun = singular_of(words[unit.head].lower) if unit.head >= 0 else ""
    while last + 1 < len(words) and words[last].kind == "word":
        preposition = words[last].lower
        if preposition not in ("of", "for", "to", "at", "on", "in", "from", "with"):
            break
        if preposition in ("to", "on", "in") and noun not in _TO:
            break
        if preposition in ("with", "from") and unit.kind == "body":
            break
        if preposition in ("from", "with") and noun not in (
            "official",
            "expert",
            "analyst",
            "fellow",
            "researcher",
            "professor",
            "economist",
        ):
            break
        start = last + 1
        while (
            start < len(words)
            and start - last < 4
            and (
                words[start].lower in ("the", "its", "his")
                or (
                    start not in starts
                    and words[start].kind == "word"
                    and words[start].pos == "ADJ"
                    and not words[start].capital
                )
            )
        ):
            start += 1
        inner = starts.get(start)
        if (
            inner is not None
            and inner.kind == "norp"
            and starts.get(inner.last) is not None
            and starts[inner.last].kind in ("body", "org")
        ):
            inner = starts[inner.last]
        if inner is not None and inner.kind in BODY_KINDS:
            owners.append(inner)
            last = inner.last
            if inner.kind == "org" and (more := starts.get(last)) is not None and more.kind in ("state", "place"):
                last = more.last
            if last < len(words) and words[last].lower in ("affairs", "issues", "policy", "matters"):
                last += 1
            while (
                last + 1 < len(words)
                and words[last].kind == "possessive"
                and (after := starts.get(last + 1))
                and after.kind in BODY_KINDS
            ):
                owners.append(after)
                last = after.last
            continue
        if preposition in ("of", "for") and words[start].lower in role_modifiers() and start < len(words):
            stop = start
            while (
                stop < len(words)
                and (words[stop].lower in role_modifiers() or words[stop].lower in ("and", "affairs"))
                and stop not in starts
            ):
                stop += 1
            while stop > start and words[stop - 1].lower == "and":
                stop -= 1
            if stop > start:
                last = stop
                continue
        break
    return last


def is_body_part(line: Line, phrase: Phrase) -> bool:
    """Tell "Vanessa's head" from a head of something."""
    return line.words[phrase.unit.head].lower == "head" and (
        phrase.determiner in ("his", "her", "my", "your") or (bool(phrase.owners) and phrase.owners[0].kind == "person")
    )
