"""Cut a line into units: known names, unknown names by their build, honorifics, role phrases, bodies called by their kind.

At each word the longest reading wins: the directory's names, the gazetteer's, a given name with what follows it, a run of
capitals that ends in a telling noun ("… Institute", "… Treaty"). What stays is a `name`, typed later by its company.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from communique.lang import names as built
from communique.lang.titles import honorifics, role_modifiers, role_nouns, role_phrases
from communique.read.mentions_words import Line, Word, hyphen_parts

if TYPE_CHECKING:
    from communique.directory import Directory
    from communique.directory.places import Gazetteer

UnitKind = Literal[
    "person", "org", "state", "place", "norp", "facility", "event", "document", "name", "role", "honorific", "body"
]
LONGEST = 9  # words of the longest known name that is looked for
TOWN = 100_000  # inhabitants from which a lone capitalised word may be a town without further sign
CITY = 500_000  # inhabitants from which a town outweighs a known surname of the same form
LOCATIVE = frozenset({"in", "near", "to", "from", "at", "outside", "around"})
CONNECTORS = frozenset({"of", "for", "and", "on", "the", "in", "to", "&"})
EXTENDING = frozenset({"of", "for", "on", "against"})
# Words that begin sentences with a capital and are no names; the tagger's word decides where it has one.
STARTERS = frozenset(
    """a an the this that these those he she it they we you i his her its their our my your who what when where why how which whose there here
    in on at by for from with without within during after before since until as of to into over under between among against about despite
    according but and or nor so yet if unless while although though because whether both either neither all some many most few several
    no not yes now then also however meanwhile moreover furthermore still even only just such one two three four five earlier later last next
    recently today yesterday tomorrow once again other others another each every any more less much speaking asked is are was were be been
    has have had do does did will would can could may might must shall should let please thank thanks read click follow leave share
    according image photo file source sources officials""".split()
)
LOWER_BODIES = frozenset(
    """ministry government regime parliament alliance council coalition administration army military embassy delegation party opposition
    bloc union commission cabinet mission organisation organization agency committee court bank office""".split()
)
_BODY_MODIFIERS = frozenset(
    "foreign defence defense interior finance economy energy trade justice security transitional interim coalition military central supreme ruling main national "
    "caretaker federal new current previous civilian elected provisional".split()
)


class Unit(msgspec.Struct, frozen=True):
    """Words `[first, last)` of a line read as one thing; ids from the directory; head: index of the head noun of a role."""

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
    if word.kind != "word":
        return None
    title = _honorific(words, at)
    if title is not None:
        return title
    found: list[Unit] = []
    if _is_pair(word, knowledge) and not _known_longer(line, at, knowledge):
        return None
    if word.capital or word.lower in ("al-", "the"):
        found.extend(_known(line, at, knowledge))
        found.extend(_built(line, at, knowledge))
    role = match_role(words, at)
    if role is not None and not _only_adjective(words, role):
        office = _office_of(words, role)
        found.append(office or role)
    if found and all(unit.kind == "place" and not unit.ids and unit.last == at + 1 for unit in found):
        # "Owen Jones" is no town of Owen with a Jones behind it
        full = _single(line, at, knowledge, before) if not _after_locative(words, at) else None
        if full is not None and full.kind == "name" and full.last == at + 2 and not line.headline:
            found.append(full)
    if found:
        # Longest first; at equal length the directory, then what stands first in the list.
        return max(found, key=lambda unit: (unit.last - unit.first, bool(unit.ids), unit.kind == "role"))
    body = _lower_body(words, at)
    if body is not None:
        return body
    if word.capital and not _is_compound(word):
        return _single(line, at, knowledge, before)
    if word.lower in built.norp_words() and word.text[0].isupper():
        return Unit(at, at + 1, "norp")
    return None


def _after_locative(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].lower in LOCATIVE


def _is_pair(word: Word, knowledge: Knowledge) -> bool:
    """Tell whether both halves of a hyphenated word, or one and a small word, are known ("Russia-NATO", "pro-EU")."""
    parts = hyphen_parts(word)
    if len(parts) != 2 or knowledge.directory.find_names(word.form):
        return False
    directory = knowledge.directory
    known = [bool(directory.find_names(part.form) or directory.demonym(part.form)) and part.capital for part in parts]
    return all(known) or (any(known) and not all(part.capital for part in parts))


def _known_longer(line: Line, at: int, knowledge: Knowledge) -> bool:
    forms = _forms(line.words, at)
    return knowledge.directory.longest_name(forms) > 1 or (
        at + 1 < len(line.words)
        and line.words[at + 1].lower in ("council", "commission", "forum", "partnership")
        and line.words[at + 1].capital
    )


def _is_compound(word: Word) -> bool:
    """Tell whether a hyphenated word ends in an ordinary one: "Washington-based", "Cold-era"."""
    if "-" not in word.text or is_eastern(word.text):
        return False
    first, _, last = word.text.rpartition("-")
    return last.islower() and first.lower() not in built.particles() and last not in built.given_names()


def _honorific(words: Sequence[Word], at: int) -> Unit | None:
    word = words[at]
    table = honorifics()
    if word.lower not in table or not word.capital:
        return None
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not following.capital or following.kind != "word" or following.lower in ("the", "in", "of"):
        return None
    return Unit(at, at + 1, "honorific", gender=table[word.lower])


def _known(line: Line, at: int, knowledge: Knowledge) -> list[Unit]:
    """Return readings of the words at `at` from the directory and the gazetteer."""
    words = line.words
    directory, gazetteer = knowledge.directory, knowledge.gazetteer
    forms = _forms(words, at)
    if not forms or (words[at].lower == "the" and (len(forms) == 1 or not words[at + 1].capital)):
        return []
    found: list[Unit] = []
    if words[at].lower != "the" or directory.longest_name(forms[1:]) < directory.longest_name(forms) - 1:
        length = directory.longest_name(forms)
        while length > 0:
            if _proper(words[at : at + length]) and not (length == 1 and _ordinary(line, at, knowledge)):
                ids = directory.find_names(" ".join(forms[:length]))
                if ids:
                    found.append(Unit(at, at + length, _kind_of(ids), ids=ids))
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
    for length in (3, 2, 1):
        if length > len(forms) or not _proper(words[at : at + length]):
            continue
        if length == 1 and line.headline and words[at].lower in STARTERS:
            continue
        state = directory.demonym(" ".join(forms[:length]))
        if state and not any(unit.last - unit.first >= length for unit in found):
            found.append(Unit(at, at + length, "norp", ids=(state,)))
            break
        seat = directory.seat(" ".join(forms[:length]))
        if seat and not any(unit.last - unit.first >= length for unit in found):
            found.append(Unit(at, at + length, "org" if seat.startswith("body:") else "place", ids=(seat,)))
            break
    length = gazetteer.longest_place(forms)
    if length and _proper(words[at : at + length]) and not any(unit.last - unit.first >= length for unit in found):
        places = gazetteer.find(" ".join(forms[:length]))
        lone = length == 1
        if (
            places
            and not (lone and (_ordinary(line, at, knowledge) or _is_surname(line, at, knowledge, places)))
            and (not lone or _plausible_town(line, at, places))
        ):
            found.append(Unit(at, at + length, "place"))
    return found


def _forms(words: Sequence[Word], at: int) -> list[str]:
    """Return the forms of the words from `at` to the first mark, at most LONGEST."""
    forms: list[str] = []
    for word in words[at : at + LONGEST]:
        if (word.kind == "mark" and word.text != "&") or word.kind == "possessive":
            break
        forms.append(word.form)
    while forms and forms[-1] == "&":
        forms.pop()
    return forms


def _proper(words: Sequence[Word]) -> bool:
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


def _kind_of(ids: Sequence[str]) -> UnitKind:
    first = ids[0]
    if first.startswith("state:"):
        return "state"
    return "person" if first.startswith("person:") else "org"


def begins(line: Line, at: int) -> bool:
    """Tell whether the word at `at` has its capital from the beginning of a sentence, quotation or heading."""
    if at == 0:
        return True
    before = line.words[at - 1]
    return (before.kind == "mark" and before.text in ".!?:\"“”‘«»'—–-[(…•*") or line.words[at - 1].text in ("'", "‘")


def _ordinary(line: Line, at: int, knowledge: Knowledge) -> bool:
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


# Ordinary words that are also surnames, towns or short forms: at the head of a sentence they need more than a capital.
COMMON_NAMES = frozenset(
    """may ban bush rice brown black white green major king bill mark rose grace hope art frank guy grant will so march reading bath nice
    mobile orange split of gates hill wood field case power price young long short strong best moon sun song chance speaker hunt
    straw cook hurd howe fox duncan page""".split()
)


def _is_surname(line: Line, at: int, knowledge: Knowledge, places: Sequence[object]) -> bool:
    """Tell whether a lone word that is a town's name means a person here: introduced, or a known surname and no great town."""
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
    return called and biggest < CITY


def _plausible_town(line: Line, at: int, places: Sequence[object]) -> bool:
    """Tell whether a lone word may name a town: big enough, or after a preposition of place."""
    biggest = max((getattr(place, "population", 0) for place in places), default=0)
    kinds = {getattr(place, "kind", "city") for place in places}
    if biggest >= TOWN or kinds - {"city"}:
        return True
    words = line.words
    before = words[at - 1].lower if at else ""
    if before in LOCATIVE:
        return True
    return at + 2 < len(words) and words[at + 1].text == "," and words[at + 2].capital and before != ","


def _built(line: Line, at: int, knowledge: Knowledge) -> list[Unit]:
    """Return readings of the capitals at `at` by how the name is built."""
    words = line.words
    found: list[Unit] = []
    if _is_compound(words[at]):
        return found
    person = _person(line, at, knowledge)
    if person is not None:
        found.append(person)
    run = _run(line, at, knowledge)
    if run == at + 1 and (lone := _telling_kind(words[at].lower)) is not None and (end := _extend(words, at, run)) > run:
        found.append(Unit(at, end, lone))
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


def _person(line: Line, at: int, knowledge: Knowledge) -> Unit | None:
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
    if (begins(line, at) or line.headline) and (lower in COMMON_NAMES or lower in STARTERS) and not eastern:
        return None
    last, solid = at + 1, 0
    while last < len(words) and last - at < 6:
        word = words[last]
        if word.kind != "word":
            break
        if (word.lower in built.particles() and not word.capital) or word.lower.startswith(("al-", "el-", "ul-")):
            if "-" not in word.text:
                if not (last + 1 < len(words) and words[last + 1].capital):
                    break
                last += 1
                continue
            last, solid = last + 1, solid + 1
            continue
        if not _name_word(line, last, knowledge):
            break
        if not (len(word.text) == 2 and word.text.endswith(".")):
            solid += 1
        last += 1
    if solid == 0:
        return None
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


def _name_word(line: Line, at: int, knowledge: Knowledge) -> bool:
    """Tell whether the word may be part of a personal name after its first word."""
    word = line.words[at]
    if not word.capital or word.kind != "word" or word.text[0].isdigit():
        return False
    lower = word.lower
    if word.form != word.text and lower.endswith("ing"):
        return False
    if _is_compound(word):
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


def _run(line: Line, at: int, knowledge: Knowledge) -> int:
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


def _telling(words: Sequence[Word], at: int, run: int) -> tuple[UnitKind, int] | None:
    """Return kind and end of the name in `words[at:run]` when one of its words tells what it names."""
    for last in range(run, at, -1):
        kind = _telling_kind(words[last - 1].lower)
        if kind is not None and (last - at > 1 or words[last - 1].lower in ("ministry", "university")):
            return kind, _extend(words, at, last) if kind in ("org", "document", "event") else last
    return None


def _telling_kind(lower: str) -> UnitKind | None:
    """Return what a name is that ends (or, with "of …" behind it, begins) with this word."""
    tables: tuple[tuple[UnitKind, frozenset[str]], ...] = (
        ("org", built.body_words()),
        ("document", built.document_words()),
        ("event", built.event_words()),
        ("facility", built.facility_words()),
        ("place", built.place_words()),
    )
    return next((kind for kind, table in tables if lower in table), None)


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


def match_role(words: Sequence[Word], at: int) -> Unit | None:
    """Return the role phrase at `at`: a fixed phrase, or modifiers and a role noun."""
    lowers = [word.lower for word in words[at : at + 8]]
    fixed = 0
    for length in range(min(6, len(lowers)), 0, -1):
        if tuple(lowers[:length]) in role_phrases():
            fixed = length
            break
    if fixed:
        noun = role_phrases()[tuple(lowers[:fixed])]
        head = at + lowers[:fixed].index(noun)
        return _grow_role(words, Unit(at, at + fixed, "role", head=head, plural=_is_plural(noun)))
    index = 0
    while index < len(lowers) and words[at + index].kind == "word" and index < 6:
        lower = lowers[index]
        stem = (
            lower.removeprefix("ex-")
            .removeprefix("then-")
            .removeprefix("vice-")
            .removeprefix("deputy-")
            .removeprefix("co-")
        )
        if stem in role_nouns() and not (
            index == 0
            and lower in ("general", "major", "private", "deputy", "justice", "chief", "senior")
            and index + 1 < len(lowers)
            and _continues(words, at + 1)
        ):
            return _grow_role(words, Unit(at, at + index + 1, "role", head=at + index, plural=_is_plural(stem)))
        if stem not in role_modifiers():
            rest = match_fixed(lowers[index:])
            if rest and index:
                noun = role_phrases()[tuple(lowers[index : index + rest])]
                head = at + index + lowers[index : index + rest].index(noun)
                return _grow_role(words, Unit(at, at + index + rest, "role", head=head, plural=_is_plural(noun)))
            return None
        rest = match_fixed(lowers[index:])
        if rest and index:
            noun = role_phrases()[tuple(lowers[index : index + rest])]
            head = at + index + lowers[index : index + rest].index(noun)
            return _grow_role(words, Unit(at, at + index + rest, "role", head=head, plural=_is_plural(noun)))
        index += 1
    return None


# Role nouns that are as often adjectives or other nouns; in lower case the tagger must call them nouns, and no noun may follow.
_DOUBTFUL = frozenset(
    "major general official chief representative fellow private justice judge member chair head speaker second deputy pm captain spy doctor host rival ally other source whip supporter author owner".split()
)


def _only_adjective(words: Sequence[Word], role: Unit) -> bool:
    """Tell whether a lower-case role noun standing alone is no noun for a person here ("major threat", "2 pm")."""
    word = words[role.head]
    if word.capital and word.pos != "ADJ":
        return False
    if word.lower == "pm":
        return True
    following = words[role.last] if role.last < len(words) else None
    if word.lower == "official" and following is not None:
        return following.kind == "word" and following.pos in ("NOUN", "ADJ", "PROPN")
    modifies = following is not None and following.kind == "word" and following.pos == "NOUN" and not following.capital
    if word.lower in _DOUBTFUL or role.last - role.first == 1:
        return word.pos in ("ADJ", "VERB", "ADV", "AUX") or modifies
    return modifies and not role.plural


def match_fixed(lowers: Sequence[str]) -> int:
    """Return how many of the words form a fixed role phrase of two words or more."""
    for length in range(min(6, len(lowers)), 1, -1):
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
    """Let "vice president", "press secretary", "foreign minister and deputy premier" take the nouns that follow directly."""
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


def _office_of(words: Sequence[Word], role: Unit) -> Unit | None:
    """Read "the Prime Minister's Office", "President's Office" as a body."""
    after = [word.lower for word in words[role.last : role.last + 2]]
    if len(after) == 2 and after[0] in ("'s", "'") and after[1] == "office":
        return Unit(role.first, role.last + 2, "body", head=role.last + 1)
    return None


def _lower_body(words: Sequence[Word], at: int) -> Unit | None:
    """Return a body called by its kind ("foreign ministry", "the government"), whatever its case."""
    index = at
    while index < len(words) and index - at < 3 and words[index].lower in _BODY_MODIFIERS:
        index += 1
    if index < len(words) and words[index].lower in LOWER_BODIES and words[index].kind == "word":
        following = words[index + 1].lower if index + 1 < len(words) else ""
        if (
            following[:1].isalpha()
            and words[index + 1].pos in ("NOUN", "PROPN")
            and match_role(words, index + 1) is None
        ):
            return None
        return Unit(at, index + 1, "body", head=index)
    return None


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
        return Unit(at, at + 1, "person", ids=_surname_ids(word, knowledge), gender=introduced.genders.get(word.form))
    if word.form in introduced.kinds:
        return Unit(at, at + 1, introduced.kinds[word.form])
    if _ordinary(line, at, knowledge) or word.lower in STARTERS:
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
            if small and last > at and ("-" in current.text or (last + 1 < len(words) and words[last + 1].capital)):
                last += 1
                continue
            break
        if last > at and (
            not _name_word(line, last, knowledge)
            or _known_start(line, last, knowledge)
            or knowledge.directory.seat(current.form) is not None
        ):
            break
        last += 1
    if last == at + 1 and _telling_kind(word.lower) is not None:
        return None
    ids = _surname_ids(word, knowledge) if last == at + 1 else ()
    if ids and not _weak_start(line, at):
        return Unit(at, last, "person", ids=ids)
    if last == at + 1 and word.lower in built.given_names() and word.lower not in COMMON_NAMES and word.pos in ("PROPN", ""):
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


def _weak_start(line: Line, at: int) -> bool:
    return (line.headline or begins(line, at)) and line.words[at].pos not in ("PROPN", "")


def _known_start(line: Line, at: int, knowledge: Knowledge) -> bool:
    """Tell whether a known state or body begins here, so that a run of unknown capitals must end."""
    return any(unit.kind in ("state", "org", "norp") for unit in _known(line, at, knowledge))


def _surname_ids(word: Word, knowledge: Knowledge) -> tuple[str, ...]:
    return knowledge.directory.find_surname(word.form)


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
            found.append(Unit(at, at + 1, _kind_of(ids), ids=ids, part=place))
        elif state := directory.demonym(part.form):
            found.append(Unit(at, at + 1, "norp", ids=(state,), part=place))
        elif part.form in knowledge.introduced.surnames:
            found.append(Unit(at, at + 1, "person", ids=directory.find_surname(part.form), part=place))
        elif seat := directory.seat(part.form):
            found.append(Unit(at, at + 1, "place", ids=(seat,), part=place))
    return found
