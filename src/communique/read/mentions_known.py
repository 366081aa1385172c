"""Look the words of a line up in the directory and the gazetteer, and weigh an ordinary word against a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.lang import names as built
from communique.read.mentions_units import (
    COMMON_NAMES,
    LOCATIVE,
    STARTERS,
    Knowledge,
    Unit,
    UnitKind,
    begins,
)
from communique.read.mentions_words import Line, Word

if TYPE_CHECKING:
    from communique.directory import Directory

LONGEST = 9  # words of the longest known name that is looked for
TOWN = 100_000  # inhabitants from which a lone capitalised word may be a town without further sign
CITY = 500_000  # inhabitants from which a town outweighs a known surname of the same form
CONNECTORS = frozenset({"of", "for", "and", "on", "the", "in", "to", "&"})


def _owned_name(words: Sequence[Word], at: int, knowledge: Knowledge) -> Unit | None:
    """Return a known name with a possessive in it: "People's Republic of China", "Workers' Party of Korea"."""
    if at + 2 >= len(words) or words[at + 1].kind != "possessive" or not words[at + 2].capital:
        return None
    directory = knowledge.directory
    forms = [words[at].form + words[at + 1].text, *name_forms(words, at + 2)]
    length = directory.longest_name(forms)
    ids = directory.find_names(" ".join(forms[:length])) if length > 1 else ()
    if not ids or directory.demonym(forms[0]) is not None:
        return None
    return Unit(at, at + 1 + length, kind_of(ids), ids=ids)


def _points(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is the quarter of another name ("South American"), not "the South" of a parted country."""
    following = words[at + 1] if at + 1 < len(words) else None
    return (
        words[at].lower in ("south", "north", "east", "west")
        and following is not None
        and following.kind == "word"
        and following.capital
    )


def known_units(line: Line, at: int, knowledge: Knowledge) -> list[Unit]:
    """Return readings of the words at `at` from the directory and the gazetteer."""
    words = line.words
    directory, gazetteer = knowledge.directory, knowledge.gazetteer
    forms = name_forms(words, at)
    if not forms or (words[at].lower == "the" and (len(forms) == 1 or not words[at + 1].capital)):
        return []
    found: list[Unit] = []
    if (owned := _owned_name(words, at, knowledge)) is not None:
        found.append(owned)
    if words[at].lower != "the" or directory.longest_name(forms[1:]) < directory.longest_name(forms) - 1:
        length = directory.longest_name(forms)
        while length > 0:
            if is_proper(words[at : at + length]) and not (length == 1 and is_ordinary(line, at, knowledge)):
                ids = directory.find_names(" ".join(forms[:length]))
                if ids and not (length == 1 and _points(words, at)):
                    found.append(Unit(at, at + length, kind_of(ids), ids=ids, gender=gender_known(ids, directory)))
                    break
            length = directory.longest_name(forms[: length - 1])
    if words[at].lower == "the":
        return found
    if (
        not found
        and 3 < len(forms[0]) < 8
        and forms[0][1:].islower()
        and not line.headline
        and words[at].lower not in STARTERS
    ):
        # British papers write "Nato", "Unesco"
        ids = directory.find_names(forms[0].upper())
        if ids and ids[0].startswith("body:"):
            found.append(Unit(at, at + 1, "org", ids=ids))
    for length in (3, 2, 1) if directory.begins_place_of_power(forms[0]) else ():
        if length > len(forms) or (length == 1 and line.headline and words[at].lower in STARTERS):
            continue
        phrase = " ".join(forms[:length])
        state, seat = directory.demonym(phrase), directory.seat(phrase)
        if not (state or seat) or not is_proper(words[at : at + length]):
            continue
        if state and not any(unit.last - unit.first >= length for unit in found):
            found.append(Unit(at, at + length, "norp", ids=(state,)))
            break
        if seat and not any(unit.last - unit.first >= length for unit in found):
            found.append(Unit(at, at + length, "org" if seat.startswith("body:") else "place", ids=(seat,)))
            break
    length = gazetteer.longest_place(forms)
    if length and is_proper(words[at : at + length]) and not any(unit.last - unit.first >= length for unit in found):
        places = gazetteer.find(" ".join(forms[:length]))
        lone = length == 1
        if (
            places
            and not (lone and (is_ordinary(line, at, knowledge) or _is_surname(line, at, knowledge, places)))
            and (not lone or _plausible_town(line, at, places))
        ):
            found.append(Unit(at, at + length, "place"))
    return found


def name_forms(words: Sequence[Word], at: int) -> list[str]:
    """Return the forms of the words from `at` to the first mark, at most LONGEST."""
    forms: list[str] = []
    for word in words[at : at + LONGEST]:
        if (word.kind == "mark" and word.text != "&") or word.kind == "possessive":
            break
        forms.append(word.form)
    while forms and forms[-1] == "&":
        forms.pop()
    return forms


def is_proper(words: Sequence[Word]) -> bool:
    """Tell whether the words are written as a name: capitals but for connectors and particles, digits allowed."""
    if not words[0].capital and words[0].lower not in ("al-", "the"):
        return False
    return all(
        word.capital
        or word.lower in CONNECTORS
        or word.lower in built.particles()
        or word.text[0].isdigit()
        or word.lower.startswith(("al-", "el-"))
        or word.kind == "mark"
        for word in words
    ) and any(word.capital for word in words)


def gender_known(ids: Sequence[str], directory: Directory) -> str | None:
    """Return the gender that all the people share, None where they differ or nothing is known."""
    genders = {directory.actors[one].gender for one in ids if one.startswith("person:")}
    return next(iter(genders)) if len(genders) == 1 else None


def kind_of(ids: Sequence[str]) -> UnitKind:
    first = ids[0]
    if first.startswith("state:"):
        return "state"
    return "person" if first.startswith("person:") else "org"


def is_ordinary(line: Line, at: int, knowledge: Knowledge) -> bool:
    """Tell whether a capitalised lone word is more likely an ordinary word than a name."""
    word = line.words[at]
    if word.lower in built.calendar_words() or word.text in ("I", "A"):
        return word.form not in knowledge.introduced.kinds and word.form not in knowledge.introduced.surnames
    if word.form.isupper() and len(word.form) > 1:
        return False
    if word.form in knowledge.introduced.surnames or word.form in knowledge.introduced.kinds:
        return begins(line, at) and word.lower in STARTERS and word.pos not in ("PROPN", "")
    if line.headline or begins(line, at):
        if word.lower in built.common_words() and (line.headline or word.pos != "PROPN"):
            return True
        return word.lower in STARTERS or (word.pos not in ("PROPN", "", "NOUN", "X") and word.lower in COMMON_NAMES)
    return word.lower in STARTERS and word.pos != "PROPN"


def _is_surname(line: Line, at: int, knowledge: Knowledge, places: Sequence[object]) -> bool:
    """Tell whether a lone word that is a town's name means a person here: introduced, or a known surname and no great
    town.
    """
    form = line.words[at].form
    if form in knowledge.introduced.surnames:
        return True
    before = line.words[at - 1].lower if at else ""
    if before in LOCATIVE and before not in ("to", "from"):
        return False
    biggest = max(
        (getattr(place, "population", 0) for place in places if getattr(place, "kind", "city") == "city"), default=0
    )
    called = bool(knowledge.directory.find_surname(form)) or line.words[at].lower in built.given_names()
    return called and biggest < CITY and not any(_is_region(place) for place in places)


def names_man_and_town(line: Line, unit: Unit, knowledge: Knowledge) -> bool:
    """Tell whether a town of two words is called like a man ("Francisco Santos") and nothing says that it is a town."""
    words = line.words
    if unit.kind != "place" or unit.ids or words[unit.first].lower not in built.given_names():
        return False
    if unit.first and words[unit.first - 1].lower in LOCATIVE:
        return False
    places = knowledge.gazetteer.find(" ".join(word.form for word in words[unit.first : unit.last]))
    return all(getattr(place, "population", 0) < TOWN and not _is_region(place) for place in places)


def _is_region(place: object) -> bool:
    """Tell a state, sea or large region from a town or county; those of the project's own table give no number."""
    inhabitants = getattr(place, "population", 0)
    return getattr(place, "kind", "city") != "city" and (inhabitants == 0 or inhabitants >= CITY)


def _plausible_town(line: Line, at: int, places: Sequence[object]) -> bool:
    """Tell whether a lone word may name a town: big enough, or after a preposition of place."""
    biggest = max((getattr(place, "population", 0) for place in places), default=0)
    if biggest >= TOWN or any(_is_region(place) for place in places):
        return True
    words = line.words
    before = words[at - 1].lower if at else ""
    if before in LOCATIVE:
        return True
    return at + 2 < len(words) and words[at + 1].text == "," and words[at + 2].capital and before != ","


def known_start(line: Line, at: int, knowledge: Knowledge) -> bool:
    """Tell whether a known state or body begins here, so that a run of unknown capitals must end."""
    return any(unit.kind in ("state", "org", "norp") for unit in known_units(line, at, knowledge))


def surname_ids(word: Word, knowledge: Knowledge) -> tuple[str, ...]:
    return knowledge.directory.find_surname(word.form)
