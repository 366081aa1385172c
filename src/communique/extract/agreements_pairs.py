"""Whom "the two countries", "both sides" or "they" mean as the makers of an agreement: the pair told just before."""

from communique.directory import Directory
from communique.extract.actions_clause import Clause, lay_out
from communique.extract.actions_sides import as_side, is_side, party_at, unique
from communique.extract.marks import marks_in
from communique.lang.meeting import GROUP_HEADS
from communique.model import Document, Party, Reading

LOOK_BACK = 4  # sentences; a pair told farther back is mostly another
SUBJECT_REACH = 12  # tokens from the group's words to its verb


def pair_before(
    clause: Clause, verb: int, reading: Reading, document: Document, directory: Directory
) -> tuple[Party, ...]:
    """Return the two sides of the nearest sentence before that names exactly two, where the verb's subject is a group.

    Nothing is returned where no sentence within reach names exactly two.
    """
    return sides_before(clause, reading, document, directory) if is_group_before(clause, verb) else ()


def sides_before(clause: Clause, reading: Reading, document: Document, directory: Directory) -> tuple[Party, ...]:
    """Return the two sides of the nearest sentence before that names exactly two."""
    for index in range(clause.index - 1, max(-1, clause.index - 1 - LOOK_BACK), -1):
        mentions = marks_in(reading.mentions, reading.sentences[index].span)
        earlier = lay_out(reading, index, mentions, demonym=directory.demonym)
        told = [
            party_at(placed, earlier, reading, document, directory)
            for placed in earlier.placed
            if placed.mention.kind != "pronoun"
        ]
        named = unique(as_side(party, reading, directory=directory) for party in told if party is not None)
        sides = tuple(party for party in named if is_side(party))
        if len(sides) == 2:
            return sides
    return ()


def is_group_before(clause: Clause, verb: int) -> bool:
    """Return whether "the two sides", "both countries", "they" stand before the verb as its likely subject."""
    words = clause.words()
    for place in range(verb - 1, max(-1, verb - SUBJECT_REACH), -1):
        if words[place] in GROUP_HEADS and words[place - 1] in ("two", "both", "three"):
            return True
        if words[place] == "they" or (words[place] == "both" and place + 1 == verb):
            return True
        placed = clause.at(place)
        if placed is not None and placed.mention.actor is not None:
            return False
    return False
