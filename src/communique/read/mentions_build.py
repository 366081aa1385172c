"""Read unknown names by their build: given names and what follows, capitals with a telling noun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from communique.lang import names as built
from communique.lang.titles import honorifics, role_modifiers
from communique.read.mentions_roles import match_role
from communique.read.mentions_units import (
    COMMON_NAMES,
    STARTERS,
    Knowledge,
    Unit,
    UnitKind,
    begins,
)
from communique.read.mentions_words import Line, Word

COURTESIES = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir dame messrs messrs.".split())  # they begin a name
# Buildings and bodies that are named after people, and that are nobody's surname.
NAMED_AFTER = frozenset(
    "library museum memorial monument stadium theatre theater arena barracks airport cathedral mosque foundation "
    "institute university academy hospital prison avenue boulevard prize award brigade brigades".split()
)
EXTENDING = frozenset({"of", "for", "on", "against"})


def built_units(line: Line, at: int, knowledge: Knowledge) -> list[Unit]:
    """Return readings of the capitals at `at` by how the name is built."""
    words = line.words
    found: list[Unit] = []
    if is_compound(words[at]) or words[at].lower in ("the", "a", "an"):
        return found
    person = person_unit(line, at, knowledge)
    if person is not None:
        found.append(person)
    if words[at].lower == "general" and at + 1 < len(words) and words[at + 1].lower in built.general_companies():
        found.append(Unit(at, at + 2, "org"))
    run = capital_run(line, at, knowledge)
    if run == at + 1 and (lone := telling_kind(words[at].lower)) is not None and (end := _extend(words, at, run)) > run:
        found.append(Unit(at, end, lone))
    joined = _joined_run(line, at, run, knowledge)
    if (
        joined > run
        and (telling := _telling(words, at, joined)) is not None
        and telling[0] == "org"
        and telling[1] >= joined
    ):
        found.append(Unit(at, telling[1], "org"))
    if run > at + 1 and not (begins(line, at) and words[at].lower in STARTERS):
        telling = _telling(words, at, run)
        if telling is not None:
            kind, last = telling
            found.append(Unit(at, last, kind))
    if run == at + 1 and words[at].lower in (
        "parliament",
        "congress",
        "senate",
        "knesset",
        "bundestag",
        "duma",
        "taliban",
    ):
        found.append(Unit(at, at + 1, "org"))
    return found


def person_unit(line: Line, at: int, knowledge: Knowledge) -> Unit | None:
    """Return a personal name that begins with a given name or an initial, or is built like "Moon Jae-in"."""
    words = line.words
    first = words[at]
    lower = first.form.lower().strip(".")
    initial = len(lower) == 1 and first.text.endswith(".")
    given = lower in built.given_names() or (
        "-" in lower and all(part in built.given_names() for part in lower.split("-"))
    )
    eastern = (
        at + 1 < len(words)
        and words[at].lower not in STARTERS
        and (
            is_eastern(words[at + 1].text)
            or (first.form in built.eastern_families() and words[at + 1].capital and words[at + 1].kind == "word")
        )
    )
    if not (given or initial or eastern) or not first.capital:
        return None
    if initial and at + 1 < len(words) and knowledge.directory.find_names(f"North {words[at + 1].form}"):
        return None  # "N. Korea"
    if (begins(line, at) or line.headline) and (lower in COMMON_NAMES or lower in STARTERS) and not eastern:
        return None
    last, solid = at + 1, 0
    while last < len(words) and last - at < 6:
        word = words[last]
        if word.kind != "word":
            break
        if (word.lower in built.particles() and not word.capital) or word.lower.startswith(("al-", "el-", "ul-")):
            if "-" not in word.text:
                name = last + 1
                while name < len(words) and words[name].lower in built.particles() and not words[name].capital:
                    name += 1  # "Humberto de la Calle"
                if not (name < len(words) and words[name].capital):
                    break
                last = name
                continue
            last, solid = last + 1, solid + 1
            continue
        if not is_name_word(line, last, knowledge):
            break
        if not (len(word.text) == 2 and word.text.endswith(".")):
            solid += 1
        last += 1
    if solid == 0 or (words[last - 1].lower in NAMED_AFTER and last - at > 1):
        return None  # "Harry Truman Library"
    return Unit(at, last, "person", gender=gender_of(words[at:last]))


def is_eastern(text: str) -> bool:
    """Tell whether a word is built like a Korean or Chinese given name: "Jae-in", "Ki-moon"."""
    first, _, second = text.partition("-")
    return (
        bool(second)
        and "-" not in second
        and first[:1].isupper()
        and second.islower()
        and 1 < len(first) < 6
        and 1 < len(second) < 6
        and first.lower()
        not in (
            "non",
            "pro",
            "anti",
            "ex",
            "pre",
            "mid",
            "all",
            "full",
            "long",
            "high",
            "low",
            "far",
            "co",
            "self",
            "hard",
            "new",
            "one",
            "two",
            "post",
        )
    )


def gender_of(words: Sequence[Word]) -> str | None:
    """Return the gender that the given name tells; the first word counts, then a middle one."""
    for word in words[:2]:
        for part in (word.form.lower(), word.form.lower().split("-")[0]):
            if part in built.given_names():
                return built.given_names()[part]
    return None


def is_name_word(line: Line, at: int, knowledge: Knowledge) -> bool:
    """Tell whether the word may be part of a personal name after its first word."""
    word = line.words[at]
    if not word.capital or word.kind != "word" or word.text[0].isdigit():
        return False
    lower = word.lower
    if word.form != word.text and lower.endswith("ing"):
        return False
    if is_compound(word):
        return False
    if lower in built.calendar_words() and not (lower in ("may", "march", "june", "april") and not line.headline):
        return False
    if (
        lower in STARTERS
        or lower in built.event_words()
        or lower in built.document_words()
        or lower in built.body_words()
    ):
        return False
    if match_role(line.words, at) is not None and lower not in built.given_names():
        return False
    if lower in COURTESIES:
        return False
    if knowledge.directory.demonym(word.form) or lower in built.norp_words():
        return False
    if word.form.isupper() and len(word.form) > 2 and word.form not in knowledge.introduced.surnames:
        return False
    if line.headline and lower in built.common_words() and word.form not in knowledge.introduced.surnames:
        return False
    if line.headline and not line.shouting:
        return (
            word.form in knowledge.introduced.surnames
            or bool(knowledge.directory.find_surname(word.form))
            or word.pos == "PROPN"
        )
    ids = knowledge.directory.find_names(word.form)
    return not any(one.startswith(("state:", "body:")) for one in ids)


def is_compound(word: Word) -> bool:
    """Tell whether a hyphenated word ends in an ordinary one: "Washington-based", "Cold-era"."""
    if "-" not in word.text or is_eastern(word.text):
        return False
    first, _, last = word.text.rpartition("-")
    return last.islower() and first.lower() not in built.particles() and last not in built.given_names()


def capital_run(line: Line, at: int, knowledge: Knowledge) -> int:
    """Return the end of the run of capitals at `at`: up to a mark, a role, a date or a small word."""
    words = line.words
    last = at
    while last < len(words):
        word = words[last]
        joined = word.kind == "mark" and word.text == "&" and last + 1 < len(words) and words[last + 1].capital
        if joined and last > at:
            last += 1
            continue
        if word.kind != "word" or not word.capital or word.lower in built.calendar_words():
            break
        if last > at and word.lower in STARTERS:
            break
        if word.lower not in built.body_words() and match_role(words, last) is not None:
            break
        if last > at and word.lower in honorifics():
            break
        last += 1
    return last


def _joined_run(line: Line, at: int, run: int, knowledge: Knowledge) -> int:
    """Return the end of "Immigration and Naturalization Service": a run of ordinary words joined to a second run."""
    words = line.words
    if run + 1 >= len(words) or words[run].lower not in ("and", "&") or not words[run + 1].capital or line.headline:
        return run
    if not all(word.lower in _plain_words() for word in words[at:run]):
        return run
    return capital_run(line, run + 1, knowledge)


@cache
def _plain_words() -> frozenset[str]:
    return built.common_words() | role_modifiers() | built.event_words()


def _telling(words: Sequence[Word], at: int, run: int) -> tuple[UnitKind, int] | None:
    """Return kind and end of the name in `words[at:run]` when one of its words tells what it names."""
    for last in range(run, at, -1):
        kind = telling_kind(words[last - 1].lower)
        if kind is not None and (last - at > 1 or words[last - 1].lower in ("ministry", "university")):
            return kind, _extend(words, at, last) if kind in ("org", "document", "event") else last
    return None


def telling_kind(lower: str) -> UnitKind | None:
    """Return what a name is that ends (or, with "of …" behind it, begins) with this word."""
    return _telling_words().get(lower)


@cache
def _telling_words() -> Mapping[str, UnitKind]:
    tables: tuple[tuple[UnitKind, frozenset[str]], ...] = (
        ("place", built.place_words()),
        ("facility", built.facility_words()),
        ("event", built.event_words()),
        ("document", built.document_words()),
        ("org", built.body_words()),
    )
    return {word: kind for kind, words in tables for word in words}  # of two kinds the later counts


def _extend(words: Sequence[Word], at: int, last: int) -> int:
    """Return the end of a name that goes on with "of …", "for … and …": only words with capitals count."""
    end = last
    while end + 1 < len(words) and words[end].lower in EXTENDING:
        start = end + 1
        if start < len(words) and words[start].lower == "the" and start + 1 < len(words):
            start += 1
        if not words[start].capital or words[start].lower in built.calendar_words():
            break
        stop = start
        while stop < len(words) and (
            (words[stop].capital and words[stop].lower not in built.calendar_words())
            or (words[stop].lower in ("and", "&") and stop + 1 < len(words) and words[stop + 1].capital)
        ):
            stop += 1
        end = stop
    if (
        end < len(words)
        and words[end].kind == "word"
        and words[end].text.isdigit()
        and words[last - 1].lower in built.document_words()
    ):
        end += 1
    return end
