"""Make mentions of named people with their titles, bodies and places; say what an unknown name most likely names."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from communique.lang import names as built
from communique.lang.titles import gendered_roles, group_nouns
from communique.model import Mention, Span
from communique.model.readings import MentionKind
from communique.read.mentions_phrases import (
    COUNTS,
    INDEFINITE,
    Phrase,
    span_of,
)
from communique.read.mentions_units import Unit, begins
from communique.read.mentions_words import Line, Word

SAYING = frozenset(
    """said says say told tells added adds noted stressed warned insisted claimed announced declared argued wrote
    tweeted asked replied explained confirmed denied stated commented remarked believes thinks according
    """.split()
)
SITE_PREPOSITIONS = frozenset(
    """
    in at near to from around outside across into inside through via leave left leaving central downtown visit
    visited visiting visits reach reached reaches enter entered entering
    """.split()
)
MEDIA_NOUNS = frozenset("news agency newspaper daily magazine television tv radio network website channel".split())
TOWN_NOUNS = frozenset(
    "mayor city streets outskirts capital suburb suburbs town north south east west centre center area airport".split()
)
GOVERNING_NOUNS = frozenset(
    "officials government policy diplomats leaders leadership regime authorities talks negotiators".split()
)
LONGEST_ACRONYM = 7  # letters; longer words in capitals are shouted


def name_after(words: Sequence[Word], at: int, starts: dict[int, Unit]) -> tuple[Unit | None, Unit | None]:
    """Return the personal name that begins at `at`, and the honorific before it."""
    unit = starts.get(at)
    honorific = None
    while unit is not None and unit.kind == "honorific":
        honorific = unit
        unit = starts.get(unit.last)
    if unit is not None and (
        unit.kind in ("person", "name") or (honorific is not None and unit.kind in ("place", "org"))
    ):
        return unit, honorific
    return None, None


def listed_names(words: Sequence[Word], name: Unit, starts: dict[int, Unit]) -> list[Unit]:
    """Return the further names of "Foreign Ministers A, B and C"."""
    found: list[Unit] = []
    at = name.last
    while at < len(words):
        start = at
        if words[start].text == ",":
            start += 1
        if start < len(words) and words[start].lower in ("and", "&"):
            start += 1
        following = starts.get(start)
        if start == at or following is None or following.kind not in ("person", "name"):
            break
        found.append(following)
        at = following.last
    return found


def noble_title(line: Line, unit: Unit) -> Span | None:
    """Return an honorific that is an office or rank ("King", "Gen.") as a title; "Mr." is none."""
    plain = {
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "sir",
        "dame",
        "lord",
        "lady",
        "mme",
        "mme.",
        "dr",
        "dr.",
        "messrs",
        "messrs.",
        "madame",
        "madam",
        "herr",
        "frau",
        "monsieur",
    }
    word = line.words[unit.first]
    return None if word.lower in plain else Span(word.start, word.end)


def person_mention(
    line: Line,
    unit: Unit,
    *,
    first: int,
    title: Span | None,
    honorific: Unit | None,
    starts: dict[int, Unit],
    role: Unit | None = None,
) -> Mention:
    last = _affiliation(line.words, unit, starts)
    gender = unit.gender or (honorific.gender if honorific is not None else None)
    if gender is None and role is not None and role.head >= 0:
        gender = gendered_roles().get(line.words[role.head].lower)
    return Mention(
        span=span_of(line.words, first, last),
        kind="person",
        head=span_of(line.words, unit.first, unit.last),
        sentence=line.sentence,
        title=title,
        gender=gender,
        candidates=tuple(one for one in unit.ids if one.startswith("person:")),
        score=0.9 if unit.kind == "person" or title is not None else 0.7,
    )


def _affiliation(words: Sequence[Word], unit: Unit, starts: dict[int, Unit]) -> int:
    """Return the end of a name with "of Japan", "of the Russian Strategic Research Institute" behind it."""
    if unit.last + 1 >= len(words) or words[unit.last].lower != "of":
        return unit.last
    start = unit.last + (2 if words[unit.last + 1].lower == "the" else 1)
    inner = starts.get(start)
    if inner is not None and inner.kind in ("org", "state", "place"):
        return inner.last
    return unit.last


def role_mention(line: Line, phrase: Phrase) -> Mention:
    head = line.words[phrase.unit.head]
    noun = head.lower
    bare = phrase.determiner == "" and not phrase.owners
    counted = any(word.lower in COUNTS for word in line.words[phrase.first : phrase.unit.first])
    unnamed = (
        phrase.determiner in INDEFINITE
        or counted
        or (phrase.unit.plural and phrase.determiner != "the" and phrase.determiner != "both")
    )
    kind: MentionKind = "role"
    if (
        phrase.unit.plural
        and (phrase.determiner in ("both", "the") or (counted and phrase.determiner in ("the", "both", "their")))
        and noun in group_nouns()
    ):
        kind = "group"
    elif unnamed and not (bare and not phrase.unit.plural):
        kind = "anonymous"
    return Mention(
        span=span_of(line.words, phrase.first, phrase.last),
        kind=kind,
        head=Span(head.start, head.end),
        sentence=line.sentence,
        gender=gendered_roles().get(noun),
        plural=phrase.unit.plural,
        score=0.8 if phrase.determiner or phrase.owners else 0.5,
    )


def body_mention(line: Line, phrase: Phrase) -> Mention:
    head = line.words[phrase.unit.head]
    return Mention(
        span=span_of(line.words, phrase.first, phrase.last),
        kind="org",
        head=Span(head.start, head.end),
        sentence=line.sentence,
        gender="neuter",
        score=0.6,
    )


def plain_mention(line: Line, unit: Unit, starts: dict[int, Unit], phrases: Sequence[Phrase]) -> Mention | None:
    """Return the mention of a unit that stands alone; a norp that qualifies a role or body gives none."""
    words = line.words
    span = Span(*unit.part) if unit.part is not None else span_of(words, unit.first, unit.last)
    if unit.kind == "norp" and any(phrase.first <= unit.first < phrase.last for phrase in phrases):
        return None
    kind: MentionKind
    match unit.kind:
        case "person":
            before = next((one for one in starts.values() if one.last == unit.first), None)
            if before is not None and before.kind == "norp" and unit.part is None and not line.headline:
                title = span_of(words, before.first, before.last)
                return person_mention(line, unit, first=before.first, title=title, honorific=None, starts=starts)
            owner = next((one for one in starts.values() if one.last == unit.first - 1), None)
            if owner is not None and owner.kind == "state" and words[unit.first - 1].kind == "possessive":
                title = span_of(words, owner.first, owner.last + 1)  # "France's Hollande"
                return person_mention(line, unit, first=owner.first, title=title, honorific=None, starts=starts)
            return (
                person_mention(line, unit, first=unit.first, title=None, honorific=None, starts=starts)
                if unit.part is None
                else Mention(
                    span=span, kind="person", head=span, sentence=line.sentence, candidates=unit.ids, score=0.8
                )
            )
        case "name":
            guess = _guess(line, unit, starts)
            if guess is None:
                return None
            if guess == "person":
                return person_mention(line, unit, first=unit.first, title=None, honorific=None, starts=starts)
            kind = guess
        case "state" | "place":
            kind = "place"
            if unit.kind == "place" and unit.ids and unit.part is None and is_site(words, unit):
                unit = msgspec.structs.replace(unit, ids=())
        case "org" | "norp" | "facility" | "event" | "document":
            kind = unit.kind
        case _:
            return None
    first = unit.first
    if kind in ("org", "event", "document") and unit.part is None and first > 0 and words[first - 1].lower == "the":
        span = Span(words[first - 1].start, span.end)
    if kind == "org" and unit.part is None:
        span = Span(span.start, words[_medium(words, unit.last) - 1].end)
    if kind == "event" and first > 0 and words[first - 1].text[:1].isdigit() and not words[first - 1].text.isdigit():
        span = Span(words[first - 1].start, span.end)
    head = Span(*unit.part) if unit.part is not None else span_of(words, unit.first, unit.last)
    return Mention(
        span=span,
        kind=kind,
        head=head,
        sentence=line.sentence,
        gender="neuter" if kind != "norp" else None,
        plural=kind == "norp" and words[unit.last - 1].lower.endswith("s"),
        candidates=unit.ids,
        score=0.9 if unit.ids else 0.6,
    )


def _medium(words: Sequence[Word], last: int) -> int:
    """Return the end of a name with its kind behind it: "Interfax news agency", "the Kommersant newspaper"."""
    end = last
    while end < len(words) and end - last < 2 and words[end].lower in MEDIA_NOUNS and not words[end].capital:
        end += 1
    return end


def is_site(words: Sequence[Word], unit: Unit) -> bool:
    """Tell whether a capital is meant as a town, not as the government there: "in Paris", "mayor of Paris"."""
    before = words[unit.first - 1].lower if unit.first else ""
    after = words[unit.last] if unit.last < len(words) else None
    if before in SITE_PREPOSITIONS:
        return True
    if before == "of" and unit.first > 1:
        return words[unit.first - 2].lower in TOWN_NOUNS
    if after is None or (unit.first == 0 and after.text in ("(", "—", "–", "-", "_")):
        return unit.first == 0  # a dateline
    if (
        after.text == ","
        and unit.last + 1 < len(words)
        and words[unit.last + 1].capital
        and before not in ("with", "between", ",")
    ):
        return _in_place_list(words, unit)
    return after.pos == "NOUN" and not after.capital and after.lower not in GOVERNING_NOUNS


def _in_place_list(words: Sequence[Word], unit: Unit) -> bool:
    """Tell "Moscow, Russia" from "Moscow, Paris and Berlin agreed": one word behind the comma, then another comma."""
    after = unit.last + 2
    return after < len(words) and words[after].text in (",", "(", ".")


def _guess(line: Line, unit: Unit, starts: dict[int, Unit]) -> MentionKind | None:
    """Return what an unknown name most likely names, by its company; None when nothing speaks for a name."""
    words = line.words
    length = unit.last - unit.first
    first = words[unit.first]
    before = words[unit.first - 1] if unit.first else None
    after = words[unit.last] if unit.last < len(words) else None
    if re.fullmatch(r"[RDI]-[A-Z]\w*\.?", first.text):
        return None  # a senator's party and state
    if length == 1 and first.text.isupper() and len(first.text) > 1 and first.form == first.text:
        return "org" if len(first.text) <= LONGEST_ACRONYM and first.pos in ("PROPN", "") else None
    says = (after is not None and after.lower in SAYING) or (before is not None and before.lower in SAYING)
    if says and length <= 4:
        return "person"
    if after is not None and after.text == "," and unit.last + 1 < len(words):
        following = unit.last + 1
        while following < len(words) and following - unit.last < 5:
            ahead = starts.get(following)
            if ahead is not None and ahead.kind == "role":
                return "person"
            following = ahead.last if ahead is not None else following + 1
    if before is not None and before.text == "," and unit.first > 1:
        near = next(
            (u for u in starts.values() if u.kind == "role" and u.last <= unit.first and unit.first - u.last < 8), None
        )
        if near is not None and length > 1:
            return "person"
    if first.pos in ("PROPN", "") and before is not None and before.lower in ("in", "near", "at", "outside", "around"):
        return "place"
    ordinary = [word for word in words[unit.first : unit.last] if word.lower in built.common_words()]
    if length in (2, 3, 4) and not line.headline and any(word.pos in ("VERB", "AUX", "") for word in words):
        if len(ordinary) == length:
            return None
        shouted = any(word.text.isupper() and len(word.text) > 3 for word in words[unit.first : unit.last])
        return "org" if ordinary or shouted else "person"
    if ordinary:
        return None
    if (
        length == 1
        and after is not None
        and (after.pos in ("VERB", "AUX") or not begins(line, unit.first))
        and first.pos == "PROPN"
        and not line.headline
    ):
        return "org"
    return None
