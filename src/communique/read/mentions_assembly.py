"""Put the mentions of a line together from its units.

A name that follows a role phrase directly takes it as title; a plural title is shared out over the names listed
behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Mention, Span
from communique.read.mentions_groups import find_groups, find_pronouns
from communique.read.mentions_names import (
    body_mention,
    listed_names,
    name_after,
    noble_title,
    person_mention,
    plain_mention,
    role_mention,
)
from communique.read.mentions_papers import find_papers
from communique.read.mentions_phrases import (
    grow_phrase,
    is_body_part,
    span_of,
)
from communique.read.mentions_units import Unit
from communique.read.mentions_words import Line


def build_mentions(line: Line, units: Sequence[Unit]) -> list[Mention]:
    """Return the mentions of `line` in text order; names inside another mention's title or complement stand as their
    own too.
    """
    starts = {unit.first: unit for unit in units if unit.part is None}
    ends = {unit.last: unit for unit in units if unit.part is None}
    found: list[Mention] = []
    used: set[int] = set()  # first words of units told as the core of a mention
    phrases = [grow_phrase(line.words, unit, starts, ends) for unit in units if unit.kind in ("role", "body")]
    for phrase in phrases:
        if phrase.unit.kind == "body":
            found.append(body_mention(line, phrase))
            used.add(phrase.unit.first)
            continue
        name, honorific = name_after(line.words, phrase.last, starts)
        if name is not None and name.first not in used:
            listed = listed_names(line.words, name, starts) if phrase.unit.plural else []
            if phrase.unit.plural and not listed:
                found.append(role_mention(line, phrase))
                used.add(phrase.unit.first)
                continue
            title = span_of(line.words, phrase.core, phrase.last)
            found.append(
                person_mention(
                    line, name, first=phrase.first, title=title, honorific=honorific, starts=starts, role=phrase.unit
                )
            )
            used.update((phrase.unit.first, name.first))
            if honorific is not None:
                used.add(honorific.first)
            for other in listed:
                found.append(
                    person_mention(
                        line, other, first=other.first, title=title, honorific=None, starts=starts, role=phrase.unit
                    )
                )
                used.add(other.first)
            continue
        if phrase.unit.first not in used and not is_body_part(line, phrase):
            found.append(role_mention(line, phrase))
            used.add(phrase.unit.first)
    for unit in units:
        if unit.first in used and unit.part is None:
            continue
        if unit.kind == "honorific":
            name = starts.get(unit.last)
            later = name
            title_unit = unit
            while later is not None and later.kind == "honorific":
                title_unit, later = later, starts.get(later.last)
            if later is not None and later.kind in ("person", "name", "place", "org") and later.first not in used:
                found.append(
                    person_mention(
                        line,
                        later,
                        first=unit.first,
                        title=noble_title(line, unit),
                        honorific=title_unit,
                        starts=starts,
                    )
                )
                used.update((unit.first, title_unit.first, later.first))
            continue
        mention = plain_mention(line, unit, starts, phrases)
        if mention is not None:
            found.append(mention)
    found.extend(find_groups(line, starts, ends, found))
    found.extend(find_papers(line, starts, ends, found))
    found.extend(find_pronouns(line, found))
    return sorted(_distinct(found), key=lambda mention: (mention.span.start, -mention.span.end))


def _distinct(found: Sequence[Mention]) -> list[Mention]:
    """Drop repeats of a span; the first told stays, a surer one replaces it."""
    best: dict[Span, Mention] = {}
    for mention in found:
        held = best.get(mention.span)
        if held is None or mention.score > held.score:
            best[mention.span] = mention
    return list(best.values())
