"""Make places of names that the reader took for bodies or people but that the words around tell to be places.

"The Vardø and Kirkenes districts", "the Colca valley": a common noun of land or water behind the name says what it is.
"In Marsabit", "near Ayutthaya": a preposition of place does, where the map knows the name and no list of actors does.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import msgspec

from communique.lang.places import LAND_NOUNS, WITHIN
from communique.model import Document, Mention, Reading, Token

if TYPE_CHECKING:
    from communique.directory.places import Gazetteer

MISREAD = frozenset({"org", "person", "group"})
LISTED = frozenset({"and", "or", ",", "the"})
NAMES_LISTED = 4  # "the Vardø, Alta and Kirkenes districts"; longer lists are rarer than misreadings
BEFORE = frozenset({"the", "northern", "southern", "eastern", "western", "central", "downtown", "nearby"})


def make_places(reading: Reading, document: Document, *, gazetteer: Gazetteer) -> Reading:
    """Return the reading with those mentions of bodies and people as places that are told as such."""
    starts = [token.span.start for token in reading.tokens]
    mentions = list(reading.mentions)
    is_changed = False
    for index, mention in enumerate(mentions):
        if mention.kind not in MISREAD or " of " in mention.span.of(document.text):
            continue
        first = bisect.bisect_left(starts, mention.span.start)
        last = bisect.bisect_left(starts, mention.span.end)
        if not _is_told_land(reading, mentions, first, last) and not (
            _is_unbound(mention) and _is_within(reading.tokens, first, mention, document, gazetteer)
        ):
            continue
        is_changed = True
        mentions[index] = msgspec.structs.replace(
            mention, kind="place", actor=None, office=None, candidates=(), score=0.0
        )
    return msgspec.structs.replace(reading, mentions=tuple(mentions)) if is_changed else reading


def _is_unbound(mention: Mention) -> bool:
    return mention.kind == "org" and (mention.actor or "local:").startswith("local:")


def _is_told_land(reading: Reading, mentions: list[Mention], first: int, last: int) -> bool:
    """Return whether a noun of land or water stands behind a name of one or two words, or behind the list it is in."""
    tokens = reading.tokens
    if not 0 < last - first <= 3 or not tokens[last - 1].text[0].isupper():
        return False
    here, names = last, 0
    while here < len(tokens) and names < NAMES_LISTED:
        lower = tokens[here].text.lower()
        if tokens[here].text.islower() and lower in LAND_NOUNS:
            return names == 0 or lower.endswith("s")
        if lower in LISTED:
            here += 1
            continue
        if not tokens[here].text[:1].isupper() or tokens[here].pos not in ("PROPN", "NOUN", "ADJ"):
            return False
        if names == 0 and tokens[here - 1].text.lower() not in LISTED:
            return False  # "Vale Ridge Partners": the name goes on
        names += 1
        here += 1
    return False


def _is_within(
    tokens: tuple[Token, ...], first: int, mention: Mention, document: Document, gazetteer: Gazetteer
) -> bool:
    """Return whether a preposition of place governs a name that the map knows and that is no word."""
    words = mention.span.of(document.text)
    name = words.removeprefix("the ").removeprefix("The ")
    if name.isupper() or gazetteer.is_common(name):
        return False
    before = first - 1
    while before >= 0 and tokens[before].text.lower() in BEFORE:
        before -= 1
    if before < 0 or tokens[before].text.lower() not in WITHIN:
        return False
    return bool(gazetteer.find(name))
