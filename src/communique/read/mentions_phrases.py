"""Build mentions from the units of a line: titles with names, bare roles, groups, bodies by their kind, pronouns.

A role phrase grows to the left over what qualifies it ("Russia's former deputy", "official foreign ministry") up to its
determiner, and to the right over "of the Syrian National Coalition". A name that follows directly takes it as title.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.lang import names as built
from communique.lang.titles import anonymous_nouns, gendered_roles, group_nouns, role_modifiers, role_nouns, singular_of
from communique.model import Mention, Span
from communique.model.readings import MentionKind
from communique.read.mentions_units import Unit, begins
from communique.read.mentions_words import Line, Word

DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those both some any another each every no".split()
)
INDEFINITE = frozenset("a an some any another several many most few no one two three four five other".split())
COUNTS = frozenset(
    "two three four five six seven eight nine ten both several many some other most few all dozens hundreds thousands".split()
)
PRONOUNS: dict[str, tuple[str | None, bool]] = {
    "he": ("male", False), "him": ("male", False), "his": ("male", False), "himself": ("male", False),
    "she": ("female", False), "her": ("female", False), "hers": ("female", False), "herself": ("female", False),
    "they": (None, True), "them": (None, True), "their": (None, True), "theirs": (None, True), "themselves": (None, True),
    "it": ("neuter", False), "its": ("neuter", False), "itself": ("neuter", False),
    "i": ("speaker", False), "me": ("speaker", False), "my": ("speaker", False), "mine": ("speaker", False), "myself": ("speaker", False),
    "we": ("speaker", True), "us": ("speaker", True), "our": ("speaker", True), "ours": ("speaker", True), "ourselves": ("speaker", True),
    "who": (None, False), "whom": (None, False), "whose": (None, False),
}  # fmt: skip
SAYING = frozenset(
    """said says say told tells added adds noted stressed warned insisted claimed announced declared argued wrote tweeted asked replied
    explained confirmed denied stated commented remarked believes thinks according""".split()
)
LONGEST_ACRONYM = 7  # letters; longer words in capitals are shouted
BODY_KINDS = frozenset({"org", "state", "place", "body"})
_QUALIFYING = frozenset({"norp", "org", "state", "place", "body", "facility"})


class Phrase(msgspec.Struct, frozen=True):
    """A role or body with what belongs to it: words `[first, last)`, noun at head; owners: units that qualify it."""

    first: int
    last: int
    unit: Unit
    core: int  # first word after the determiner
    determiner: str = ""
    owners: tuple[Unit, ...] = ()


def build_mentions(line: Line, units: Sequence[Unit]) -> list[Mention]:
    """Return the mentions of `line` in text order; names inside another mention's title or complement stand as their own too."""
    starts = {unit.first: unit for unit in units if unit.part is None}
    ends = {unit.last: unit for unit in units if unit.part is None}
    found: list[Mention] = []
    used: set[int] = set()  # first words of units told as the core of a mention
    phrases = [_grow(line.words, unit, starts, ends) for unit in units if unit.kind in ("role", "body")]
    shared: Span | None = None
    for phrase in phrases:
        if phrase.unit.kind == "body":
            found.append(_body(line, phrase))
            used.add(phrase.unit.first)
            continue
        name, honorific = _name_after(line.words, phrase.last, starts)
        if (
            name is not None
            and name.first not in used
            and not (phrase.determiner in ("a", "an") and name.kind == "name" and False)
        ):
            listed = _listed(line.words, name, starts) if phrase.unit.plural else []
            if phrase.unit.plural and not listed:
                found.append(_role(line, phrase))
                used.add(phrase.unit.first)
                continue
            title = _span(line.words, phrase.core, phrase.last)
            found.append(
                _person(
                    line, name, first=phrase.first, title=title, honorific=honorific, starts=starts, role=phrase.unit
                )
            )
            used.update((phrase.unit.first, name.first))
            if honorific is not None:
                used.add(honorific.first)
            for other in listed:
                found.append(
                    _person(
                        line, other, first=other.first, title=title, honorific=None, starts=starts, role=phrase.unit
                    )
                )
                used.add(other.first)
            continue
        if phrase.unit.first not in used and not _is_body_part(line, phrase):
            found.append(_role(line, phrase))
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
                    _person(
                        line, later, first=unit.first, title=_noble(line, unit), honorific=title_unit, starts=starts
                    )
                )
                used.update((unit.first, title_unit.first, later.first))
            continue
        mention = _plain(line, unit, starts, phrases)
        if mention is not None:
            found.append(mention)
    found.extend(_groups(line, starts, ends, found))
    found.extend(_pronouns(line, found))
    return sorted(_distinct(found), key=lambda mention: (mention.span.start, -mention.span.end))


def _is_body_part(line: Line, phrase: Phrase) -> bool:
    """Tell "Vanessa's head" from a head of something."""
    return line.words[phrase.unit.head].lower == "head" and (
        phrase.determiner in ("his", "her", "my", "your") or (bool(phrase.owners) and phrase.owners[0].kind == "person")
    )


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    return Span(words[first].start, words[last - 1].end)


def _grow(words: Sequence[Word], unit: Unit, starts: dict[int, Unit], ends: dict[int, Unit]) -> Phrase:
    first = unit.first
    owners: list[Unit] = []
    determiner = ""
    while first > 0:
        word = words[first - 1]
        owner = ends.get(first)
        if owner is not None and owner is not unit and (owner.kind in _QUALIFYING or _leads(words, unit, owner)):
            owners.append(owner)
            first = owner.first
            continue
        if word.kind == "possessive":
            owner = ends.get(first - 1)
            if owner is None or owner.kind not in (*_QUALIFYING, "person"):
                break
            owners.append(owner)
            first = owner.first
            continue
        if word.kind != "word":
            break
        if word.lower in DETERMINERS:
            determiner = word.lower
            first -= 1
            break
        if word.lower == "and" and unit.plural and first > 1 and _joins(words, first, ends):
            first -= 1
            continue
        if not _qualifies(word):
            break
        first -= 1
    core = first + 1 if determiner else first
    last = _complement(words, unit, starts, owners)
    return Phrase(first, last, unit, core, determiner, tuple(owners))


def _leads(words: Sequence[Word], unit: Unit, owner: Unit) -> bool:
    """Tell whether a person's name qualifies a body: "the Obama administration"."""
    return owner.kind == "person" and unit.kind == "body" and words[unit.head].lower in ("administration", "government", "regime", "cabinet")


def _joins(words: Sequence[Word], at: int, ends: dict[int, Unit]) -> bool:
    """Tell whether the "and" before `at` joins two qualifiers of one plural role ("Russian and French foreign ministers")."""
    before = ends.get(at - 1)
    return (before is not None and before.kind in ("norp", "state")) or words[at - 2].lower in role_modifiers()


def _qualifies(word: Word) -> bool:
    """Tell whether a word may stand between determiner and role noun."""
    if word.lower in role_modifiers() or word.lower in COUNTS:
        return True
    if word.pos:
        return word.pos in ("ADJ", "NUM") or (
            word.pos == "NOUN" and not word.capital and "-" not in word.text and len(word.text) > 3
        )
    return word.lower.endswith(("al", "ary", "ian", "ive", "ful", "ous")) and not word.capital


_TO = frozenset(
    "ambassador envoy representative adviser advisor emissary aide delegate messenger successor heir".split()
)


def _complement(words: Sequence[Word], unit: Unit, starts: dict[int, Unit], owners: list[Unit]) -> int:
    """Return the end of the phrase with its "of …", "to …", "for …"; the units found are added to `owners`."""
    last = unit.last
    noun = singular_of(words[unit.head].lower) if unit.head >= 0 else ""
    while last + 1 < len(words) and words[last].kind == "word":
        preposition = words[last].lower
        if preposition not in ("of", "for", "to", "at", "on", "in", "from", "with"):
            break
        if preposition in ("to", "on", "in") and noun not in _TO:
            break
        if preposition in ("with", "from") and unit.kind == "body":
            break
        if preposition in ("from", "with") and noun not in (
            "official",
            "expert",
            "analyst",
            "fellow",
            "researcher",
            "professor",
            "economist",
        ):
            break
        start = last + 1
        while (
            start < len(words)
            and start - last < 4
            and (
                words[start].lower in ("the", "its", "his")
                or (
                    start not in starts
                    and words[start].kind == "word"
                    and words[start].pos == "ADJ"
                    and not words[start].capital
                )
            )
        ):
            start += 1
        inner = starts.get(start)
        if (
            inner is not None
            and inner.kind == "norp"
            and starts.get(inner.last) is not None
            and starts[inner.last].kind in ("body", "org")
        ):
            inner = starts[inner.last]
        if inner is not None and inner.kind in BODY_KINDS:
            owners.append(inner)
            last = inner.last
            if inner.kind == "org" and (more := starts.get(last)) is not None and more.kind in ("state", "place"):
                last = more.last
            while (
                last + 1 < len(words)
                and words[last].kind == "possessive"
                and (after := starts.get(last + 1))
                and after.kind in BODY_KINDS
            ):
                owners.append(after)
                last = after.last
            continue
        if preposition in ("of", "for") and words[start].lower in role_modifiers() and start < len(words):
            stop = start
            while (
                stop < len(words)
                and (words[stop].lower in role_modifiers() or words[stop].lower in ("and", "affairs"))
                and stop not in starts
            ):
                stop += 1
            while stop > start and words[stop - 1].lower == "and":
                stop -= 1
            if stop > start:
                last = stop
                continue
        break
    return last


def _name_after(words: Sequence[Word], at: int, starts: dict[int, Unit]) -> tuple[Unit | None, Unit | None]:
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


def _listed(words: Sequence[Word], name: Unit, starts: dict[int, Unit]) -> list[Unit]:
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


def _noble(line: Line, unit: Unit) -> Span | None:
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


def _person(
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
        span=_span(line.words, first, last),
        kind="person",
        head=_span(line.words, unit.first, unit.last),
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


def _role(line: Line, phrase: Phrase) -> Mention:
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
        span=_span(line.words, phrase.first, phrase.last),
        kind=kind,
        head=Span(head.start, head.end),
        sentence=line.sentence,
        gender=gendered_roles().get(noun),
        plural=phrase.unit.plural,
        score=0.8 if phrase.determiner or phrase.owners else 0.5,
    )


def _body(line: Line, phrase: Phrase) -> Mention:
    head = line.words[phrase.unit.head]
    return Mention(
        span=_span(line.words, phrase.first, phrase.last),
        kind="org",
        head=Span(head.start, head.end),
        sentence=line.sentence,
        gender="neuter",
        score=0.6,
    )


def _plain(line: Line, unit: Unit, starts: dict[int, Unit], phrases: Sequence[Phrase]) -> Mention | None:
    """Return the mention of a unit that stands alone; a norp that qualifies a role or body gives none."""
    words = line.words
    span = Span(*unit.part) if unit.part is not None else _span(words, unit.first, unit.last)
    if unit.kind == "norp" and any(phrase.first <= unit.first < phrase.last for phrase in phrases):
        return None
    kind: MentionKind
    match unit.kind:
        case "person":
            before = next((one for one in starts.values() if one.last == unit.first), None)
            if before is not None and before.kind == "norp" and unit.part is None and not line.headline:
                title = _span(words, before.first, before.last)
                return _person(line, unit, first=before.first, title=title, honorific=None, starts=starts)
            return (
                _person(line, unit, first=unit.first, title=None, honorific=None, starts=starts)
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
                return _person(line, unit, first=unit.first, title=None, honorific=None, starts=starts)
            kind = guess
        case "state" | "place":
            kind = "place"
        case "org" | "norp" | "facility" | "event" | "document":
            kind = unit.kind
        case _:
            return None
    first = unit.first
    if kind in ("org", "event", "document") and unit.part is None and first > 0 and words[first - 1].lower == "the":
        span = Span(words[first - 1].start, span.end)
    if kind == "event" and first > 0 and words[first - 1].text[:1].isdigit() and not words[first - 1].text.isdigit():
        span = Span(words[first - 1].start, span.end)
    head = Span(*unit.part) if unit.part is not None else _span(words, unit.first, unit.last)
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


def _guess(line: Line, unit: Unit, starts: dict[int, Unit]) -> MentionKind | None:
    """Return what an unknown name most likely names, by its company; None when nothing speaks for a name."""
    words = line.words
    length = unit.last - unit.first
    first = words[unit.first]
    before = words[unit.first - 1] if unit.first else None
    after = words[unit.last] if unit.last < len(words) else None
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
    if (
        first.pos in ("PROPN", "")
        and before is not None
        and before.lower in ("in", "near", "at", "outside", "around")
    ):
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


def _groups(line: Line, starts: dict[int, Unit], ends: dict[int, Unit], found: Sequence[Mention]) -> list[Mention]:
    """Return groups and unnamed people: "the two sides", "NATO states", "officials", "many at NATO"."""
    words = line.words
    covered = [
        (mention.span.start, mention.span.end)
        for mention in found
        if mention.kind in ("role", "anonymous", "group") or mention.title
    ]
    groups: list[Mention] = []
    inside = {at for unit in starts.values() for at in range(unit.first, unit.last)}
    for at, word in enumerate(words):
        lower = word.lower
        if word.kind != "word" or at in inside or any(start <= word.start < end for start, end in covered):
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and after.kind == "word" and after.pos in ("NOUN", "PROPN") and at + 1 not in starts:
            continue
        grouped = lower in group_nouns() and lower not in role_nouns()
        unnamed = lower in anonymous_nouns() and lower not in role_nouns()
        if not grouped and not unnamed:
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        if lower in ("many", "some", "others", "several", "most", "few"):
            if following is None or not (following.lower in ("at", "in", "within") or following.pos in ("VERB", "AUX")):
                continue
            last = at + 1
            if following.lower in ("at", "in", "within"):
                inner = starts.get(at + 2) or (
                    starts.get(at + 3) if at + 2 < len(words) and words[at + 2].lower == "the" else None
                )
                if inner is None:
                    continue
                last = inner.last
            groups.append(_group(line, at, last, at, "anonymous"))
            continue
        first, determiner, owner = at, "", False
        while first > 0:
            previous = words[first - 1]
            unit = ends.get(first)
            if unit is not None and unit.kind in _QUALIFYING:
                owner, first = True, unit.first
                continue
            if previous.lower in DETERMINERS:
                determiner, first = previous.lower, first - 1
                break
            if previous.kind != "word" or not _qualifies(previous):
                break
            first -= 1
        plural = lower.endswith("s") or lower in ("trio", "pair", "duo", "two", "three", "both", "people")
        if grouped:
            if lower in ("two", "three", "both") and not (
                following is not None and following.pos in ("VERB", "AUX") and (determiner == "the" or lower == "both")
            ):
                continue
            if not (
                determiner in ("the", "both", "these", "those", "its", "their", "our")
                or owner
                or any(w.lower in COUNTS for w in words[first:at])
            ):
                continue
            if (
                not plural
                and not owner
                and lower in ("party", "country", "nation", "state", "office", "company", "team", "people", "police")
            ):
                continue
        kind: MentionKind = "group" if grouped else "anonymous"
        groups.append(_group(line, first, at + 1, at, kind, plural=plural))
    return groups


def _group(line: Line, first: int, last: int, head: int, kind: MentionKind, *, plural: bool = True) -> Mention:
    word = line.words[head]
    return Mention(
        span=_span(line.words, first, last),
        kind=kind,
        head=Span(word.start, word.end),
        sentence=line.sentence,
        plural=plural,
        score=0.6,
    )


def _pronouns(line: Line, found: Sequence[Mention]) -> list[Mention]:
    result: list[Mention] = []
    for word in line.words:
        lower = word.lower
        if (
            lower not in PRONOUNS
            or (word.text.isupper() and len(word.text) > 1 and not line.shouting)
            or (word.kind != "word")
        ):
            continue
        if lower == "mine" and word.pos == "NOUN":
            continue
        gender, plural = PRONOUNS[lower]
        span = Span(word.start, word.end)
        result.append(
            Mention(
                span=span,
                kind="pronoun",
                head=span,
                sentence=line.sentence,
                gender=gender if gender != "speaker" else None,
                plural=plural,
                score=0.9,
            )
        )
    return result


def _distinct(found: Sequence[Mention]) -> list[Mention]:
    """Drop repeats of a span; the first told stays, a surer one replaces it."""
    best: dict[Span, Mention] = {}
    for mention in found:
        held = best.get(mention.span)
        if held is None or mention.score > held.score:
            best[mention.span] = mention
    return list(best.values())


def is_calendar(word: Word) -> bool:
    """Tell whether a word belongs to a date."""
    return word.lower in built.calendar_words()
