"""Read a sentence's words as verb groups and nouns, without a parser: parts of speech where known, else word forms."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

import msgspec

from communique.lang.status import (
    ADVERBS,
    AUXILIARIES,
    BE,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    IRREGULAR,
    MODALS_FUTURE,
    MODALS_POSSIBLE,
    NEGATIONS,
    NO,
    NOT_ADVERBS,
    PREPOSITIONS,
    STOPS,
    SUBORDINATORS,
    light_forms,
    operators,
)
from communique.lang.status_words import (
    IRREGULAR_PAST,
    MOTION_PRESENT,
    NOUN_ENDINGS,
    PAST_VERBS_OF_SAYING,
    PRONOUNS,
    SURE_NOUNS,
    SURE_VERBS,
)

OPEN_QUOTES = frozenset({'"', "“", "``", "'", "‘"})
REACH = 14  # words to the left in which a governor is sought; longer subjects are rare and mostly misread
# After "by" they are no doer: "spoke by phone", "travelled by bus".
MEANS = frozenset("phone telephone video videoconference bus train air car boat sea road plane helicopter foot".split())
WINDOW = 24  # words after a noun that may hold its predicate
Shape = Literal["base", "third", "past", "ing"]

HELPERS = MODALS_FUTURE | MODALS_POSSIBLE | {"n't", "would", "do", "does", "did"}  # only verbs follow these


class VerbGroup(msgspec.Struct, frozen=True):
    """The auxiliaries before a verb: `start` is the index of the first; `to` that of an infinitive's "to"."""

    start: int
    modal: str
    be: str
    have: str
    to: int | None
    negated: bool
    words: frozenset[str]


@cache
def operator_forms() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the operators by first word, with "true", which serves denials only: "it is not true that"."""
    return {**operators(), "true": (((), "done"),)}


class Words:
    """One sentence's words, lower case with straight apostrophes, and their parts of speech ("" where unknown)."""

    def __init__(
        self,
        words: Sequence[str],
        tags: Sequence[str],
        *,
        is_headline: bool = False,
        names: frozenset[int] = frozenset(),  # places of words within the names of persons, bodies and places
    ) -> None:
        # "May" with a capital is the month or the surname, never the modal
        self.words = tuple("may#" if word == "May" else word.lower().replace("’", "'") for word in words)
        self.raw = tuple(words)
        self.tags = tuple(tags)
        self.is_headline = is_headline
        self.names = names

    # words and forms

    def tag(self, index: int) -> str:
        return self.tags[index] if 0 <= index < len(self.tags) else ""

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_be(self, index: int) -> bool:
        return self.word(index) in BE

    def is_adverb(self, index: int) -> bool:
        word = self.word(index)
        return word in ADVERBS or (word.endswith("ly") and word not in NOT_ADVERBS and len(word) > 4)

    def skip_adverbs(self, index: int) -> int:
        """Return the first place at or left of `index` that is no adverb."""
        while index > 0 and (self.is_adverb(index) or self.word(index) in NEGATIONS):
            index -= 1
        return index

    def shape(self, index: int) -> Shape:
        word = self.word(index)
        if word.endswith("ing") and len(word) > 4:
            return "ing"
        if word in IRREGULAR_PAST or (word.endswith("ed") and len(word) > 3):
            return "past"
        for forms in IRREGULAR.values():
            if word in forms.split()[2:-1]:
                return "past"
        if word.endswith("s") and not word.endswith("ss"):
            return "third"
        return "base"

    def is_noun(self, first: int, last: int) -> bool:
        """Return whether the trigger is a noun; only a single word can be one."""
        word = self.word(first)
        previous = self.word(self.skip_adverbs(first - 1)) if first else ""
        if last > first and self.word(first) in light_forms():
            return False
        word = self.word(last)
        if previous in HELPERS or previous in PRONOUNS:
            return False
        if previous == "to":
            return word in SURE_NOUNS and self.tag(last) != "VERB"
        if previous in DETERMINERS or previous.endswith(("'s", "s'")) or previous == "'":
            return True
        if self.shape(last) == "past" or word in SURE_VERBS:
            return False
        if self.shape(last) == "third" and (last == 0 or (self.word(last + 1) == "of" and not self.tag(last))):
            return True
        if previous in ("phone", "telephone", "video") and word.startswith("call"):
            return True
        tag = self.tag(last)
        if word in SURE_NOUNS or word.endswith(NOUN_ENDINGS):
            return not (word == "visits" and tag == "VERB")
        if tag:
            return tag in ("NOUN", "PROPN")
        if self.shape(last) == "ing":
            after = self.word(last + 1)
            return not (previous in BE or previous in PREPOSITIONS or previous in COORDINATORS) or after == "of"
        if previous in PREPOSITIONS or previous in operator_forms() or "-" in previous:
            return True
        return previous.endswith(("al", "ic", "ial", "ful", "ous", "ive", "able", "ible", "ed")) or previous in NO

    # verb groups

    def verb_group(self, index: int) -> VerbGroup:
        """Return the auxiliaries, adverbs and negations directly before the verb at `index`."""
        place, modal, be, have, to = index - 1, "", "", "", None
        found: list[str] = []
        start = index
        while place >= 0:
            word = self.words[place]
            if word == "to":
                to, start = place, place
                break
            if (word == "no" and self.word(place + 1) == "longer") or word == "longer":
                found.append(word)
                start = place
                place -= 1
                continue
            if word in OPEN_QUOTES and self.word(place - 1) in AUXILIARIES | {"to"}:  # would "definitely be coming"
                start = place
                place -= 1
                continue
            contracted = word.endswith("n't") and word[:-3] in AUXILIARIES | {"wo", "ca"}
            bare = word[:-3] if contracted else word
            if contracted:
                found.append("n't")
            if word == "to" or not (bare in AUXILIARIES or word in NEGATIONS or self.is_adverb(place)):
                break
            if bare in MODALS_FUTURE or bare in MODALS_POSSIBLE or bare == "would":
                modal = bare
            elif bare in BE:
                be = bare
            elif bare in HAVE:
                have = bare
            found.append(bare)
            start = place
            place -= 1
        negated = any(word in NEGATIONS for word in found) and "only" not in found
        while start < index and self.is_adverb(start) and self.words[start] not in NEGATIONS:
            start += 1  # leading adverbs belong to what stands before
        return VerbGroup(start, modal, be, have, to, negated, frozenset(found))

    def has_modal(self, index: int) -> bool:
        group = self.verb_group(index)
        return bool(group.modal) or group.to is not None

    def has_negative_subject(self, start: int) -> bool:
        """Return whether the subject before `start` is "no minister", "neither side", "nobody"."""
        for place in range(start - 1, max(-1, start - REACH), -1):
            word = self.words[place]
            if word in STOPS or word in SUBORDINATORS or word in AUXILIARIES or word == "but":
                return False
            if word in NO:
                before = self.word(place - 1)
                return (
                    place == 0
                    or before in (",", "that", "and", '"', "“", "``")
                    or before in SUBORDINATORS
                    or before in PAST_VERBS_OF_SAYING
                )
        return False

    def finite_verb_left(self, index: int) -> int | None:
        """Return the main verb of the clause before `index`, nearest first."""
        for place in range(index - 1, max(-1, index - REACH - 6), -1):
            word = self.words[place]
            if word in STOPS or (word in SUBORDINATORS and word not in ("after", "before", "since", "as", "until")):
                return None
            if self.is_finite(place):
                return place
        return None

    def finite_verb_right(self, index: int) -> int | None:
        for place in range(index + 1, len(self.words)):
            if self.is_finite(place) and place > index + 1:
                return place
        return None

    def is_finite(self, place: int) -> bool:
        """Return whether the word is a finite verb or one with its auxiliary."""
        word, tag = self.words[place], self.tag(place)
        if word in AUXILIARIES or word in NEGATIONS:
            return False
        agent = self.word(place + 1) == "by" and self.word(place + 2) not in MEANS
        if agent and self.word(self.skip_adverbs(place - 1)) not in BE | HAVE:
            return False  # "topics discussed by the two"
        before = self.skip_adverbs(place - 1) if place else -1
        helped = self.word(before) in AUXILIARIES and before >= 0
        if tag:
            if tag != "VERB":
                known = word in IRREGULAR_PAST or word in MOTION_PRESENT
                return known and tag != "AUX" and not helped and self.word(place - 1) not in DETERMINERS
            return helped or (self.shape(place) != "ing" and self.word(before) != "to")
        shape = self.shape(place)
        if helped:
            return shape in ("past", "ing") or self.word(before) in MODALS_FUTURE | MODALS_POSSIBLE | {"would"} | DO
        return (shape == "past" and self.word(place - 1) not in DETERMINERS) or word in MOTION_PRESENT

    def carried_from(self, index: int) -> int | None:
        """Return the verb of an earlier conjunct or inverted question whose auxiliary also serves the bare verb at
        `index`."""
        for place in range(index - 1, max(-1, index - REACH - 4), -1):
            word = self.words[place]
            if word in STOPS or (word in SUBORDINATORS and word not in ("after", "before")):
                return None
            if (
                word in MODALS_FUTURE
                or word in MODALS_POSSIBLE
                or word in ("would", "did", "does", "do")
                or word.endswith("n't")
            ):
                follower = place + 1
                while self.is_adverb(follower) or self.word(follower) in NEGATIONS:
                    follower += 1
                return follower if follower < index else None
            if (
                word == "to"
                and self.word(place + 1) not in DETERMINERS
                and self.raw[place + 1 : place + 2]
                and self.raw[place + 1].islower()
                and self.word(index - 1) in ("and", "or", ",")
            ):
                return place + 1
        return None
