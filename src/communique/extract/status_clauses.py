"""Read a sentence's words as verb groups, noun phrases and the operators over them, without a parser.

A shallow reading: parts of speech are used where the tokens carry them, else the forms of words decide. It serves
`status.py`, which says what the pieces mean.
"""

from collections.abc import Sequence

from communique.extract.marks import marks_in
from communique.extract.status_operators import Operator, Operators
from communique.extract.status_words import REACH, WINDOW, operator_forms
from communique.lang.status import (
    AUXILIARIES,
    BE,
    CONDITIONS,
    COORDINATORS,
    DETERMINERS,
    FUTURE_WORDS,
    MODALS_FUTURE,
    MODALS_POSSIBLE,
    NEGATIONS,
    NO,
    PAST_WORDS,
    PREPOSITIONS,
    PRESENT_WORDS,
    STOPS,
    SUBORDINATORS,
    WEEKDAYS,
    light_forms,
)
from communique.lang.status_words import (
    ARRANGED_PAST,
    CLOSING,
    ENDINGS,
    HEADS_OF_OF,
    PARTICLES,
    PAST_VERBS_OF_SAYING,
)
from communique.model import Reading


def clause_of(reading: Reading, sentence_index: int) -> "Clause":
    """Return the words of a sentence; what belongs to a name is no verb, whatever the tagger says ("Trump to visit
    …")."""
    sentence = reading.sentences[sentence_index]
    tokens = reading.tokens[sentence.first : sentence.last]
    here = marks_in(reading.mentions, sentence.span)
    names = [mention.head for mention in here if mention.kind in ("person", "org", "place")]
    tags = [
        "PROPN" if token.pos and any(name.contains(token.span) for name in names) else token.pos for token in tokens
    ]
    words = [token.text for token in tokens]
    inside = frozenset(place for place, token in enumerate(tokens) if any(name.contains(token.span) for name in names))
    return Clause(words, tags, is_headline=is_headline(sentence.kind, words), names=inside)


def is_headline(kind: str, words: Sequence[str]) -> bool:
    """Return whether a sentence is a headline or a caption, by its segment or for want of a full stop."""
    if kind in ("title", "heading", "caption"):
        return True
    last = [word for word in words[-3:] if word not in CLOSING]
    return not last or not (last[-1] in ENDINGS or last[-1].endswith("."))  # "… with the U.S." ends a sentence


class Clause(Operators):
    """One sentence's words with the operators over its verbs and nouns."""

    def is_negated_adjective(self, index: int) -> bool:
        group = self.verb_group(index)
        return group.negated or self.has_negative_subject(group.start)

    # noun phrases

    def noun_phrase(self, index: int) -> tuple[int, int]:
        """Return `[start, end)` of the noun phrase headed at `index`, climbing "the second round of talks"."""
        start = index
        while start > 0 and index - start < 8:
            before = self.words[start - 1]
            if before in ('"', "“", "``") and self.word(start - 2) in DETERMINERS:
                start -= 1  # a "state visit"
                continue
            if before in PARTICLES:
                break
            if before == "that" and self.tag(start - 1) != "DET":
                break
            if before in DETERMINERS or before in NO:
                start -= 1
                if before in ("all", "both", "such"):
                    continue
                break
            if (
                before in PREPOSITIONS
                or before in AUXILIARIES
                or before in STOPS
                or before in (",", "to", '"', "“", "”")
            ):
                if before == "'s":
                    start -= 1
                    continue
                break
            if before in COORDINATORS or before in SUBORDINATORS or before in NEGATIONS:
                break
            attributive = (
                self.tag(start - 1) == "ADJ"
                or (self.tag(start - 2) == "ADJ" and self.shape(start - 1) == "ing")  # "a previous working visit"
                or self.word(start - 2) in DETERMINERS
                or self.word(start - 2).endswith("'s")
                or start == 1
            )
            if (
                before in operator_forms() or before in light_forms() or self.tag(start - 1) == "VERB"
            ) and not attributive:
                break
            if self.is_adverb(start - 1) and self.tag(start - 1) != "ADJ" and not attributive:
                break
            start -= 1
        if start > 1 and self.words[start - 1] == "of" and self.words[start - 2] in HEADS_OF_OF:
            start = self.noun_phrase(start - 2)[0]
        return start, index + 1

    def noun_governor(self, start: int, end: int = 0) -> Operator | None:
        """Return the operator whose object the noun phrase at `start` is."""
        for place in (start - 2, start - 1):
            if place > 0 and self.word(place) == "as":  # "dismissed as rumours reports of …"
                return self.operator_before(place)
        operator = self.operator_before(start)
        if operator is not None:
            return operator
        previous = self.word(start - 1)
        if previous in ("put", "call", "called", "calling", "putting") and end and "off" in self.words[end : end + 3]:
            return Operator(start - 1, start - 1, "cancel")
        if (
            previous in ("moved", "moves", "move", "brought")
            and end
            and set(self.words[end : end + 5]) & {"from", "forward"}
        ):
            return Operator(start - 1, start - 1, "cancel")
        return None

    def light_verb(self, start: int) -> int | None:
        """Return the verb whose object the noun phrase at `start` is, when it says nothing of the deed itself."""
        place = self.skip_adverbs(start - 1) if start else -1
        if place < 0:
            return None
        if self.word(place) in ("in", "into", "for", "to", "part") and self.word(place - 1) in (
            "part",
            "participate",
            "participated",
            "participating",
            "go",
            "going",
            "went",
            "sit",
            "sat",
            "return",
            "gather",
            "gathered",
            "arrive",
            "arrived",
            "participates",
        ):
            return place - 1 if self.word(place - 1) != "part" else place - 2
        if self.word(place) == "out" and self.word(place - 1).startswith(("carr", "set")):
            place -= 1
        if self.word(place) in PREPOSITIONS:
            return None  # "following" is tagged a verb
        if self.word(place) in light_forms() and self.word(place) not in ("mark", "see"):
            return place
        return place if self.tag(place) == "VERB" and self.word(place) not in PAST_VERBS_OF_SAYING else None

    def is_present_have(self, verb: int) -> bool:
        return self.word(verb) in ("has", "have") and self.word(verb + 1) not in BE

    def existential(self, start: int) -> str:
        """Return the modal of "there will be a …", "there may be no …", or ""."""
        for place in range(start - 1, max(-1, start - 6), -1):
            if self.words[place] == "there":
                return next((word for word in self.words[place:start] if word in MODALS_FUTURE | MODALS_POSSIBLE), "")
        return ""

    def is_present_state(self, preposition: int) -> bool:
        """Return whether someone is "in talks" or "on a visit" now."""
        place = preposition - 1
        while place > 0 and self.is_adverb(place):
            if self.words[place] in PRESENT_WORDS and self.words[place] != "now":
                return True
            place -= 1
        if self.word(place) in ("engaged", "involved", "locked"):
            place -= 1
        if self.word(place) == "been":
            return self.word(self.skip_adverbs(place - 1)) in ("has", "have", "'ve")
        if self.word(place) in ("was", "were"):  # "said that X was in talks": the tense of "said"
            return self.words[preposition] == "in" and "talks" in self.words[preposition : preposition + 4]
        return self.word(place) in ("is", "are", "'s", "'re", "remain", "remains", "am")

    def is_present_stay(self, preposition: int) -> bool:
        """Return whether someone "is in Lima for" something, with no verb but "is" before."""
        for place in range(preposition - 1, max(-1, preposition - 8), -1):
            if self.tag(place) == "VERB" or self.words[place] in STOPS:
                return False
            if self.words[place] in ("is", "are", "'s", "'re"):
                return True
        return False

    def may_be_subject(self, start: int) -> bool:
        """Return whether the noun phrase at `start` can be a subject: not within another phrase ("in the talks")."""
        return self.word(start - 1) not in PREPOSITIONS - {"after", "before", "since", "as", "like", "than", "until"}

    def predicate_words(self, end: int, *, is_subject: bool = True) -> tuple[str, ...]:
        """Return the words in which the predicate of a noun phrase ending before `end` may stand."""
        window: list[str] = []
        for place in range(end, min(len(self.words), end + WINDOW)):
            word = self.words[place]
            if word in (";", "but") or (word in SUBORDINATORS and word not in ("which", "that", "as", "until", "once")):
                break
            if not is_subject and (word == "," or word in AUXILIARIES):
                break  # only what hangs on the noun itself: "at the talks planned for Thursday"
            window.append(word)
        return tuple(window)

    def operator_over(self, end: int, *, is_subject: bool = True) -> Operator | None:
        """Return the operator said of a subject ending before `end`: "was called off", or a bare "planned for …"."""
        bare: Operator | None = None
        said: Operator | None = None
        size = len(self.predicate_words(end, is_subject=is_subject))
        for place in range(end, end + size):
            operator = self.operator_at(place)
            if operator is None or operator.kind in ("report", "done"):
                continue
            before = self.skip_adverbs(place - 1)
            if self.word(before) in BE and before >= end - 1:
                if operator.kind in ("cancel", "refuse", "deny"):
                    return operator
                said = said or operator
                continue
            if operator.kind == "ongoing" and self.shape(place) != "ing" and place - end < 8:
                return operator
            early = place - end < 7 and "," not in self.words[end:place]
            if (
                bare is None
                and early
                and self.shape(place) == "past"
                and self.word(before) not in COORDINATORS  # "ended talks and agreed on": the verb of whoever ended them
                and operator.kind in ("plan", "cancel", "propose")
            ):
                bare = operator
            if bare is None and early and self.word(place) in ("due", "set") and operator.kind == "plan":
                bare = operator
        return said or bare

    # what the sentence adds

    def looks_ahead(self, index: int) -> bool:
        """Return whether the time words of the sentence point to the future."""
        words = set(self.words)
        if words & PAST_WORDS:
            return False
        if words & (FUTURE_WORDS - {"upcoming", "forthcoming"}):
            return True
        after = self.words[index:]
        return any(word in WEEKDAYS and not self.is_headline for word in after)

    def is_reported(self, start: int) -> bool:
        """Return whether the clause is what someone said: a verb of saying and "that" stand before its subject."""
        for place in range(start - 1, max(0, start - REACH), -1):
            if self.words[place] == "that":
                return self.words[place - 1] in PAST_VERBS_OF_SAYING
            if self.words[place] in STOPS or self.words[place] in SUBORDINATORS:
                return False
        return False

    def is_question(self) -> bool:
        return "?" in self.words[-3:]

    def is_conditional(self, first: int) -> bool:
        """Return whether the sentence states a condition."""
        if any(
            word in CONDITIONS and self.word(place - 1) not in ("as", "even") for place, word in enumerate(self.words)
        ):
            return not (
                "whether" in self.words and not (CONDITIONS - {"whether"}) & set(self.words)
            ) or self.in_condition(first)
        opening = self.word(0)
        return opening in ("should", "were") and "would" in self.words[1:]

    def in_condition(self, first: int) -> bool:
        """Return whether the trigger itself stands in the condition ("if they meet")."""
        for place in range(first - 1, max(-1, first - REACH), -1):
            if self.words[place] in CONDITIONS:
                return True
            if self.words[place] in STOPS or self.words[place] == ",":
                return False
        return False

    def was_arranged(self, first: int) -> bool:
        """Return whether the plan itself is told as past: "was to", "had been due", "had planned"."""
        before = self.words[max(0, first - REACH) : first]
        return any(
            word in ("was", "were", "had") and (set(before[place + 1 : place + 5]) & (ARRANGED_PAST | {"to"}))
            for place, word in enumerate(before)
        )

    def is_undone_after(self, last: int) -> bool:
        """Return whether the rest of the sentence undoes the plan."""
        rest = range(last + 1, len(self.words))
        for place in rest:
            operator = self.operator_at(place)
            if operator is not None and operator.kind == "cancel" and not self.verb_group(place).negated:
                return True
            if self.words[place] in ("back", "off") and self.words[place - 1] in ("put", "pushed", "called", "it"):
                return True
        return "but" in self.words[last + 1 :] and bool({"supposed", "been", "had"} & set(self.words[:last]))
