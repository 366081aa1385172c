"""Match role phrases and bodies called by their kind ("deputy foreign minister", "the government") in a line of
words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from communique.lang.names import body_words
from communique.lang.reporting import reporting_forms
from communique.lang.titles import role_modifiers, role_nouns, role_phrases
from communique.read.mentions_units import (
    Unit,
)
from communique.read.mentions_words import Word

LOWER_BODIES = frozenset(
    """
    ministry government regime parliament alliance council coalition administration army military embassy delegation
    party opposition bloc union commission cabinet mission organisation organization agency committee court bank
    office newspaper daily magazine broadcaster website institute university
    presidency navy police gendarmerie junta senate legislature treasury secretariat commissariat consulate
    """.split()
)
_TOLD_BODIES = frozenset(
    {"movement", "grouping", "militia", "federation", "group", "faction", "watchdog", "lender"}
)  # with "the", of nothing
# Nouns for a body only with a word before them that tells its kind or whose it is: "the Polish coast guard".
_LEANING_BODIES = frozenset(
    """
    guard guards television radio tv media directorate department service services palace command force staff group
    """.split()
)
_BODY_MODIFIERS = frozenset(
    """
        foreign defence defense interior finance economy energy trade justice security transitional interim
        coalition military central supreme ruling main national health transport transportation agriculture education
        culture tourism environment environmental labour labor fisheries irrigation water emergency emergencies
        unification external affairs commerce commercial industry oil gas petroleum planning information
        """
    """
        caretaker federal new current previous civilian elected provisional state state-run state-owned official news
        coast border presidential royal press riot traffic secret intelligence air armed general investigative
        immigration customs migration election electoral prison high regional provincial municipal local opposition
        rebel guerrilla militant insurgent separatist islamist
        """.split()
)


LONGEST_ROLE = 6  # words of modifiers before the noun
PREFIXES = ("ex-", "then-", "vice-", "deputy-", "co-")
# Role nouns that modify another when one follows: "chief negotiator", "general secretary".
LEADING = frozenset({"general", "major", "private", "deputy", "justice", "chief", "senior"})


def match_role(words: Sequence[Word], at: int) -> Unit | None:
    """Return the role phrase at `at`: a fixed phrase or a role noun, with modifiers before it."""
    if _stem(words[at].lower) not in _starts() and words[at].lower not in _fixed_starts():
        return None
    lowers = [word.lower for word in words[at : at + 2 * LONGEST_ROLE]]
    for index, lower in enumerate(lowers[:LONGEST_ROLE]):
        if words[at + index].kind != "word":
            return None
        if length := match_fixed(lowers[index:]):
            noun = role_phrases()[tuple(lowers[index : index + length])]
            head = at + index + lowers[index : index + length].index(noun)
            return _grow_role(words, Unit(at, at + index + length, "role", head=head, plural=_is_plural(noun)))
        stem = _stem(lower)
        leads = index == 0 and lower in LEADING and at + 1 < len(words) and _continues(words, at + 1)
        if stem in role_nouns() and not leads:
            return _grow_role(words, Unit(at, at + index + 1, "role", head=at + index, plural=_is_plural(stem)))
        if stem not in role_modifiers():
            return None
    return None


@cache
def _starts() -> frozenset[str]:
    """Return the words that begin a role phrase of no fixed wording: role nouns and what may stand before them."""
    return role_nouns() | role_modifiers()


@cache
def _fixed_starts() -> frozenset[str]:
    return frozenset(words[0] for words in role_phrases())


@cache
def unit_starts() -> frozenset[str]:
    """Return the words, hyphens apart, that begin a role phrase or a body called by its kind in small letters."""
    return _starts() | _fixed_starts() | _BODY_MODIFIERS | LOWER_BODIES | _TOLD_BODIES


def _stem(lower: str) -> str:
    if "-" not in lower:
        return lower
    for prefix in PREFIXES:
        lower = lower.removeprefix(prefix)
    return lower


def is_adjective(words: Sequence[Word], role: Unit) -> bool:
    """Tell whether a lower-case role noun is no noun for a person here ("major threat", "chief concern", "2 pm")."""
    word = words[role.head]
    following = words[role.last] if role.last < len(words) else None
    if word.capital and word.pos != "ADJ":
        return False
    if word.lower == "pm":
        return True
    if following is not None and following.kind == "word" and following.capital:
        # "UN chief Dag Hammarskjold", but "the official Xinhua News Agency"
        return word.lower == "official" and role.last - role.first == 1 and _names_body(words, role.last)
    if word.lower == "official" and following is not None:
        return following.kind == "word" and following.pos in ("NOUN", "ADJ")
    modifies = (
        following is not None
        and following.kind == "word"
        and following.pos == "NOUN"
        and following.lower not in reporting_forms()
    )
    if role.last - role.first == 1:
        return word.pos in ("ADJ", "VERB", "ADV", "AUX") or modifies
    return modifies and not role.plural


def _names_body(words: Sequence[Word], at: int) -> bool:
    """Tell whether the run of capitals at `at` has a noun for a body in it."""
    while at < len(words) and words[at].capital and words[at].kind == "word":
        if words[at].lower in body_words():
            return True
        at += 1
    return False


def match_fixed(lowers: Sequence[str]) -> int:
    """Return how many of the words form a fixed role phrase."""
    if not lowers or lowers[0] not in _fixed_starts():
        return 0
    for length in range(min(6, len(lowers)), 0, -1):
        if tuple(lowers[:length]) in role_phrases():
            return length
    return 0


def _continues(words: Sequence[Word], at: int) -> bool:
    """Tell whether a role noun follows directly, so that the word before only modifies it."""
    lower = words[at].lower
    return lower in role_nouns() or (
        lower in role_modifiers() and at + 1 < len(words) and words[at + 1].lower in role_nouns()
    )


def _grow_role(words: Sequence[Word], unit: Unit) -> Unit:
    """Let "vice president", "press secretary", "foreign minister and deputy premier" take the nouns that follow
    directly.
    """
    last, head = unit.last, unit.head
    while (
        last < len(words)
        and words[last].kind == "word"
        and words[last].lower in role_nouns()
        and words[last].text[0].isupper() == words[last - 1].text[0].isupper()
    ):
        head, last = last, last + 1
    return msgspec.structs.replace(unit, last=last, head=head, plural=unit.plural or _is_plural(words[head].lower))


def _is_plural(noun: str) -> bool:
    return noun.endswith("men") or (noun.endswith("s") and not noun.endswith(("ss", "us")))


def office_unit(words: Sequence[Word], role: Unit) -> Unit | None:
    """Read "the Prime Minister's Office", "President's Office" as a body."""
    after = [word.lower for word in words[role.last : role.last + 2]]
    if len(after) == 2 and after[0] in ("'s", "'") and after[1] == "office":
        return Unit(role.first, role.last + 2, "body", head=role.last + 1)
    return None


def _of_something(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].lower == "of"


def body_unit(words: Sequence[Word], at: int) -> Unit | None:
    """Return a body called by its kind ("foreign ministry", "the government"), whatever its case."""
    lower = words[at].lower
    if lower not in _BODY_MODIFIERS and lower not in LOWER_BODIES and lower not in _TOLD_BODIES:
        return None
    index = at
    while index < len(words) and index - at < 3 and words[index].lower in _BODY_MODIFIERS:
        index += 1
    lower = words[index].lower if index < len(words) else ""
    leans = lower in _LEANING_BODIES and index > at
    told = lower in _TOLD_BODIES and at > 0 and words[at - 1].lower == "the" and not _of_something(words, index)
    if (lower in LOWER_BODIES or leans or told) and words[index].kind == "word":
        following = words[index + 1].lower if index + 1 < len(words) else ""
        if (
            following[:1].isalpha()
            and words[index + 1].pos in ("NOUN", "PROPN")
            and following not in reporting_forms()
            and match_role(words, index + 1) is None
        ):
            return None
        return Unit(at, index + 1, "body", head=index)
    return None
