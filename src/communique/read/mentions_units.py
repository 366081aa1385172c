"""What a line is cut into, and what the cutting looks names up in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from communique.read.mentions_words import Line

if TYPE_CHECKING:
    from communique.directory import Directory
    from communique.directory.places import Gazetteer


UnitKind = Literal[
    "person", "org", "state", "place", "norp", "facility", "event", "document", "name", "role", "honorific", "body"
]
LOCATIVE = frozenset({"in", "near", "to", "from", "at", "outside", "around"})
# Words that begin sentences with a capital and are no names; the tagger's word decides where it has one.
STARTERS = frozenset(
    """a an the this that these those he she it they we you i his her its their our my your who what when where why
    how which whose there here in on at by for from with without within during after before since until as of to into
    over under between among against about despite according but and or nor so yet if unless while although though
    because whether both either neither all some many most few several no not yes now then also however meanwhile
    moreover furthermore still even only just such one two three four five earlier later last next recently today
    yesterday tomorrow once again other others another each every any more less much speaking asked is are was were be
    been has have had do does did will would can could may might must shall should let please thank thanks read click
    follow leave share according image photo file source sources officials
    """.split()
)
# Ordinary words that are also surnames, towns or short forms: at the head of a sentence they need more than a capital.
COMMON_NAMES = frozenset(
    """may ban bush rice brown black white green major king bill mark rose grace hope art frank guy grant will so
    march reading bath nice mobile orange split of gates hill wood field case power price young long short strong best
    moon sun song chance speaker hunt straw cook hurd howe fox duncan page
    """.split()
)


class Unit(msgspec.Struct, frozen=True):
    """Words `[first, last)` of a line read as one thing; ids from the directory; head: index of the head noun of a
    role.
    """

    first: int
    last: int
    kind: UnitKind
    ids: tuple[str, ...] = ()
    gender: str | None = None
    head: int = -1
    plural: bool = False
    part: tuple[int, int] | None = None  # place in the text, where the unit is half of a hyphenated word


class Introduced(msgspec.Struct, frozen=True):
    """What the document itself has introduced: names -> kind, family names -> the full name, both as written."""

    kinds: Mapping[str, UnitKind] = {}
    surnames: Mapping[str, str] = {}
    genders: Mapping[str, str] = {}


class Knowledge(msgspec.Struct, frozen=True):
    """What the scanner looks names up in."""

    directory: Directory
    gazetteer: Gazetteer
    introduced: Introduced = Introduced()


def begins(line: Line, at: int) -> bool:
    """Tell whether the word at `at` has its capital from the beginning of a sentence, quotation or heading."""
    if at == 0:
        return True
    before = line.words[at - 1]
    return (before.kind == "mark" and before.text in ".!?:\"“”‘«»'—–-[(…•*") or line.words[at - 1].text in ("'", "‘")
