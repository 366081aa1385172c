"""Cut a line into units: known names, unknown names by their build, honorifics, role phrases, bodies called by their
kind.

At each word the longest reading wins: the directory's names, the gazetteer's, a given name with what follows it, a
run of capitals that ends in a telling noun ("… Institute", "… Treaty"). What stays is a `name`, typed later by its
company.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.lang import names as built
from communique.lang.titles import honorifics
from communique.read.mentions_build import (
    built_units,
    is_compound,
    is_name_word,
    telling_kind,
)
from communique.read.mentions_known import (
    is_ordinary,
    kind_of,
    known_start,
    known_units,
    name_forms,
    names_man_and_town,
    surname_ids,
)
from communique.read.mentions_roles import body_unit, is_adjective, match_role, office_unit, unit_starts
from communique.read.mentions_units import (
    COMMON_NAMES,
    LOCATIVE,
    STARTERS,
    Knowledge,
    Unit,
    begins,
)
from communique.read.mentions_words import Line, Word, hyphen_parts


def cut_units(line: Line, knowledge: Knowledge) -> list[Unit]:
    """Return the units of `line` in order, without overlap (halves of hyphenated words share a word)."""
    units: list[Unit] = []
    at = 0
    words = line.words
    while at < len(words):
        unit = _unit_at(line, at, knowledge, units)
        if unit is None:
            if words[at].kind == "word" and ("-" in words[at].text or "‑" in words[at].text):
                units.extend(_halves(at, words[at], knowledge))
            at += 1
            continue
        units.append(unit)
        at = unit.last
    return units


def _unit_at(line: Line, at: int, knowledge: Knowledge, before: Sequence[Unit]) -> Unit | None:
    words = line.words
    word = words[at]
    if word.kind != "word" or not (word.capital or _opens(words, at)):
        return None
    title = _honorific(words, at)
    if title is not None:
        return title
    found: list[Unit] = []
    if (parts := hyphen_parts(word)) and all(part.lower in built.norp_words() for part in parts):
        return Unit(at, at + 1, "norp")  # "African-American"
    if len(parts) == 2 and _is_pair(word, parts, knowledge) and not _known_longer(line, at, knowledge):
        return None
    if word.capital or word.lower in ("al-", "the"):
        found.extend(known_units(line, at, knowledge))
        found.extend(built_units(line, at, knowledge))
    role = match_role(words, at)
    if role is not None and not is_adjective(words, role):
        office = office_unit(words, role)
        found.append(office or role)
    towns = [unit for unit in found if unit.last == at + 2 and names_man_and_town(line, unit, knowledge)]
    if (
        towns
        and telling_kind(words[at + 1].lower) is None
        and not any(unit.ids or unit.last > at + 2 for unit in found)
    ):
        return Unit(at, at + 2, "name")
    if found and all(unit.kind == "place" and not unit.ids and unit.last == at + 1 for unit in found):
        # "Owen Jones" is no town of Owen with a Jones behind it
        full = _single(line, at, knowledge, before) if not _after_locative(words, at) else None
        if full is not None and full.kind == "name" and full.last == at + 2 and not line.headline:
            found.append(full)
    if found:
        # Longest first; at equal length the directory, then what stands first in the list.
        return max(found, key=lambda unit: (unit.last - unit.first, bool(unit.ids), unit.kind == "role"))
    body = body_unit(words, at)
    if body is not None:
        return body
    if word.capital and not is_compound(word):
        return _single(line, at, knowledge, before)
    if word.lower.startswith(("al-", "el-", "ul-")) and word.form in knowledge.introduced.surnames:
        return _single(line, at, knowledge, before)  # "al-Sabah" alone, once a full name has brought it
    if word.lower in built.norp_words() and word.text[0].isupper():
        return Unit(at, at + 1, "norp")
    return None


def _opens(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word without a capital can begin a unit at all, which few can: it saves most of the work."""
    word = words[at]
    if word.lower == "the":
        return at + 1 < len(words) and words[at + 1].capital
    return word.lower in unit_starts() or not word.text.isalpha()


def _after_locative(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].lower in LOCATIVE


def _is_pair(word: Word, parts: Sequence[Word], knowledge: Knowledge) -> bool:
    """Tell whether both halves of a hyphenated word, or one and a small word, are known ("Russia-NATO", "pro-EU")."""
    if knowledge.directory.find_names(word.form):
        return False
    directory = knowledge.directory
    known = [bool(directory.find_names(part.form) or directory.demonym(part.form)) and part.capital for part in parts]
    return all(known) or (any(known) and not all(part.capital for part in parts))


def _known_longer(line: Line, at: int, knowledge: Knowledge) -> bool:
    forms = name_forms(line.words, at)
    return knowledge.directory.longest_name(forms) > 1 or (
        at + 1 < len(line.words)
        and line.words[at + 1].lower in ("council", "commission", "forum", "partnership")
        and line.words[at + 1].capital
    )


def _honorific(words: Sequence[Word], at: int) -> Unit | None:
    word = words[at]
    table = honorifics()
    if word.lower not in table or not word.capital:
        return None
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not following.capital or following.kind != "word" or following.lower in ("the", "in", "of"):
        return None
    return Unit(at, at + 1, "honorific", gender=table[word.lower])


def _single(line: Line, at: int, knowledge: Knowledge, before: Sequence[Unit]) -> Unit | None:
    """Read a run of capitals that nothing above knows: a surname, an acronym, a name of unknown kind."""
    words = line.words
    word = words[at]
    introduced = knowledge.introduced
    if word.lower in built.calendar_words() and word.form not in introduced.surnames:
        return None
    if word.form in introduced.surnames:
        if begins(line, at) and word.lower in STARTERS and word.pos not in ("PROPN", ""):
            return None
        return Unit(at, at + 1, "person", ids=surname_ids(word, knowledge), gender=introduced.genders.get(word.form))
    if word.form in introduced.kinds:
        return Unit(at, at + 1, introduced.kinds[word.form])
    if is_ordinary(line, at, knowledge) or word.lower in STARTERS:
        return None
    if word.lower in built.norp_words():
        return Unit(at, at + 1, "norp")
    last = at
    while last < len(words) and last - at < 5:
        current = words[last]
        if current.kind != "word" or current.text[0].isdigit():
            break
        if not current.capital:
            small = current.lower in built.particles() or current.lower.startswith(("al-", "el-"))
            ahead = last + 1
            while ahead < len(words) and words[ahead].lower in built.particles() and not words[ahead].capital:
                ahead += 1  # "Humberto de la Calle"
            if small and last > at and ("-" in current.text or (ahead < len(words) and words[ahead].capital)):
                last = ahead
                continue
            break
        if last > at and (
            not is_name_word(line, last, knowledge)
            or known_start(line, last, knowledge)
            or knowledge.directory.seat(current.form) is not None
        ):
            break
        last += 1
    if last == at + 1 and telling_kind(word.lower) is not None:
        return None
    ids = surname_ids(word, knowledge) if last == at + 1 else ()
    if ids and (not _weak_start(line, at) or not _is_common(word.lower)):
        return Unit(at, last, "person", ids=ids)
    if (
        last == at + 1
        and word.lower in built.given_names()
        and word.lower not in COMMON_NAMES
        and word.pos in ("PROPN", "")
    ):
        return Unit(at, last, "person", gender=built.given_names()[word.lower])
    if (line.headline or begins(line, at)) and word.pos not in ("PROPN", "") and last == at + 1:
        return None
    if line.headline and not line.shouting and last == at + 1 and word.pos != "PROPN":
        return None
    if word.form != word.text:
        # In shouted words only a title or the document's own names tell a name; a lone word after a title still counts.
        after_title = bool(before) and before[-1].last == at and before[-1].kind in ("role", "honorific")
        return Unit(at, last, "name") if after_title and not word.lower.endswith("ing") else None
    return Unit(at, last, "name") if last > at else None


def _is_common(lower: str) -> bool:
    return lower in built.common_words() or lower in COMMON_NAMES


def _weak_start(line: Line, at: int) -> bool:
    return (line.headline or begins(line, at)) and line.words[at].pos not in ("PROPN", "")


def _halves(at: int, word: Word, knowledge: Knowledge) -> list[Unit]:
    """Return the known halves of "NATO-Russia", "U.S.-led", "Russian-French" as units of their own."""
    directory = knowledge.directory
    found: list[Unit] = []
    for part in hyphen_parts(word):
        if not part.capital:
            continue
        ids = directory.find_names(part.form)
        place = (part.start, part.end)
        if ids and not ids[0].startswith("person:"):
            found.append(Unit(at, at + 1, kind_of(ids), ids=ids, part=place))
        elif state := directory.demonym(part.form):
            found.append(Unit(at, at + 1, "norp", ids=(state,), part=place))
        elif part.form in knowledge.introduced.surnames:
            found.append(Unit(at, at + 1, "person", ids=directory.find_surname(part.form), part=place))
        elif seat := directory.seat(part.form):
            found.append(Unit(at, at + 1, "place", ids=(seat,), part=place))
    return found
