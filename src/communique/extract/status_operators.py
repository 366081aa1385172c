"""Find the operators of a sentence: the words that take a deed as their complement and settle its status.

"refused to meet", "a request for talks", "denied that they had met"; their kinds are in `lang/status.py`.
"""

import msgspec

from communique.extract.status_words import REACH, Words, operator_forms
from communique.lang.status import DETERMINERS, STOPS, SUBORDINATORS
from communique.lang.status_words import ADJECTIVES, ASKING

WISHED = frozenset(
    {"suggest", "suggested", "suggests", "proposed", "hope", "hopes", "hoped", "wishes", "wished"}
)  # take a clause without "that": "he hopes they will meet"


class Operator(msgspec.Struct, frozen=True):
    """An operator at words `[first, last]`; kinds as in `lang/status.py`."""

    first: int
    last: int
    kind: str
    is_adjective: bool = False


class Operators(Words):
    """One sentence's words with the operators over its verbs and nouns."""

    def operator_at(self, first: int) -> Operator | None:
        if first in self.names:
            return None  # "Ban Ki-moon" forbids nothing
        if self.word(first) == "press" and self.tag(first) == "NOUN":
            return None  # "the press service said"
        for rest, kind in operator_forms().get(self.word(first), ()):
            if self.words[first + 1 : first + 1 + len(rest)] == rest:
                return Operator(first, first + len(rest), kind, self.words[first] in ADJECTIVES)
        return None

    def operator_before(self, start: int) -> Operator | None:
        """Return the operator that ends directly before `start`, adverbs between them allowed."""
        end = self.skip_adverbs(start - 1)
        if self.word(end) == "against" and not self.is_be(self.skip_adverbs(end - 1)):
            return None  # "is against talks", but "protests against the visit"
        for first in range(end, max(-1, end - 4), -1):
            for rest, kind in operator_forms().get(self.words[first], ()):
                if first + len(rest) == end and self.words[first + 1 : end + 1] == rest:
                    return Operator(first, end, kind, self.words[first] in ADJECTIVES)
        if self.word(end) in ("for", "of", "to"):  # "a request from X for", "an invitation by Y to"
            for first in range(end - 2, max(-1, end - 10), -1):
                rests = dict(operator_forms().get(self.words[first], ()))
                if self.words[first] not in ASKING:
                    continue
                if (self.words[end],) in rests and self.word(first + 1) in ("from", "by", "with", "to"):
                    return Operator(first, first, rests[(self.words[end],)])
        return None

    def operator_left(self, index: int) -> Operator | None:
        """Return the nearest operator left of an infinitive's "to", in its own clause."""
        direct = self.operator_before(index)
        if direct is not None and direct.kind != "report":
            return direct
        for place in range(index - 1, max(-1, index - REACH), -1):
            word = self.words[place]
            if (
                word in STOPS
                or (word in SUBORDINATORS and word not in ("as", "since", "after", "before"))
                or word in ("but",)
            ):
                return None
            operator = self.operator_at(place)
            if operator is None or operator.kind in ("report", "done", "ongoing") or operator.last >= index:
                continue
            if operator.is_adjective or word in ("need", "interest", "threat"):
                continue
            if self.word(place - 1) in DETERMINERS and self.shape(place) == "past":
                continue  # "the proposed council"
            return operator
        return None

    def clause_governor(self, start: int) -> Operator | None:
        """Return the operator that takes the clause whose verb group or subject begins at `start`: "denied that …"."""
        for place in range(start - 1, max(-1, start - REACH), -1):
            word = self.words[place]
            if word in STOPS or word == "but":
                return None
            if word in ("that", "whether", "if"):
                found = self.operator_before(place)
                if found is not None and self.word(found.first).startswith("expect"):
                    return Operator(found.first, found.last, "propose")  # a forecast, not an arrangement
                return found
            if word in SUBORDINATORS and word not in ("as", "since", "after", "before"):
                return None
            operator = self.operator_at(place)
            if operator is None or operator.last >= start - 1 or self.is_noun(place, place):
                continue
            if operator.kind == "deny" or self.word(place) in WISHED:
                return operator
        return None

    def governs_report(self, operator: Operator) -> bool:
        """Return whether the operator's object is a report ("rejected claims"): a refused report is a denial."""
        for place in range(operator.last + 1, min(len(self.words), operator.last + 5)):
            found = self.operator_at(place)
            if found is not None and found.kind == "report":
                return True
        return False
