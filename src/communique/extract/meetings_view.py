"""One sentence as the search for meetings needs it: words, the mentions on them, clause ends, prepositions."""

from functools import cached_property

from communique.extract.marks import marks_in
from communique.extract.status_clauses import clause_of
from communique.lang.status import MODALS_FUTURE, STOPS
from communique.model import Document, Mention, Reading, Span, TimeExpression

PARTY_KINDS = frozenset({"person", "org", "norp", "place", "role", "pronoun", "group", "facility", "anonymous"})
QUOTES = frozenset({'"', "“", "”", "''", "``"})
ARRANGING = frozenset({"planned", "scheduled", "set", "due", "expected", "originally", "held"})
CLAUSE_OPENERS = frozenset(
    [
        "that",
        "which",
        "who",
        "whom",
        "where",
        "when",
        "while",
        "because",
        "although",
        "though",
        "if",
        "unless",
        "whether",
    ]
)


class SentenceView:
    """The words of one sentence with what was marked on them; all indexes count from the sentence's first token."""

    def __init__(self, reading: Reading, document: Document, index: int) -> None:
        self.reading = reading
        self.document = document
        self.index = index
        self.sentence = reading.sentences[index]
        self.tokens = reading.tokens[self.sentence.first : self.sentence.last]
        self.clause = clause_of(reading, index)
        self.words = self.clause.words
        here = marks_in(reading.mentions, self.sentence.span)
        self.mentions = here
        self.outer = tuple(
            mention
            for mention in here
            if not any(
                other.span.contains(mention.span) and len(other.span) > len(mention.span) and other.kind != "event"
                for other in here
            )
        )
        self._places: dict[tuple[int, int], range] = {}
        self.times = marks_in(reading.times, self.sentence.span)

    @cached_property
    def owner(self) -> dict[int, Mention]:
        """The outermost mention on each token."""
        owned: dict[int, Mention] = {}
        for mention in sorted(self.outer, key=lambda mention: -len(mention.span)):
            places = self.places_of(mention.span)
            if mention.kind == "role" and len(places) == 1 and self._is_verb(places.start):
                continue  # "will host": a verb, whatever the list of roles says
            for place in places:
                owned.setdefault(place, mention)
        return owned

    def _is_verb(self, place: int) -> bool:
        before = self.word(self.clause.skip_adverbs(place - 1))
        return self.clause.tag(place) == "VERB" or before == "to" or before in MODALS_FUTURE

    def places_of(self, span: Span) -> range:
        """Return the indexes of the tokens that `span` covers."""
        key = (span.start, span.end)
        if key not in self._places:
            inside = [place for place, token in enumerate(self.tokens) if token.span.overlaps(span)]
            self._places[key] = range(inside[0], inside[-1] + 1) if inside else range(0)
        return self._places[key]

    def span_of(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def word(self, place: int) -> str:
        return self.words[place] if 0 <= place < len(self.words) else ""

    def clause_end(self, place: int) -> int:
        """Return the index after the last word of the clause that `place` is in."""
        for here in range(place + 1, len(self.words)):
            word = self.words[here]
            if here in self.owner and self.owner[here].kind != "pronoun":
                continue
            if word in STOPS and word != "(":
                return here
            if word in QUOTES and self.word(here - 1) in (",", ".", ":"):
                return here
            if word in CLAUSE_OPENERS and not (word == "that" and self.clause.tag(here) == "DET"):
                return here
            if word in ("after", "before", "since", "as", "until", "once") and self._opens_clause(here):
                return here
            if word == "but" or self._opens_gerund(here):
                return here
            if word == "," and self._closes_apposition(place, here):
                continue
            if word in ("and", "or", ",") and self._starts_verb_phrase(here + 1):
                return here
        return len(self.words)

    def purpose(self, place: int, end: int) -> int:
        """Return where a purpose begins ("met … to discuss …") between `place` and `end`, else `end`."""
        for here in range(place + 1, end - 1):
            if self.words[here - 1 : here + 2] == ("face", "to", "face"):
                continue
            if self.words[here] == "to" and self.clause.tag(here + 1) == "VERB" and here + 1 not in self.owner:
                return here
        return end

    def clause_start(self, place: int) -> int:
        """Return the index of the first word of the clause that `place` is in; a shallow guess to the left."""
        for here in range(place - 1, -1, -1):
            word = self.words[here]
            if here in self.owner and self.owner[here].kind != "pronoun":
                continue
            if (word in STOPS and word != ")") or (word in QUOTES and self.word(here - 1) in (",", ".", ":")):
                return here + 1
            if word in CLAUSE_OPENERS or (word == "but" and self.word(here - 1) == ",") or self._opens_gerund(here):
                return here + 1
        return 0

    def _closes_apposition(self, place: int, comma: int) -> bool:
        """Return whether a comma ends what was put in after the noun: "talks with the rebels, the ELN, were held"."""
        opening = next((here for here in range(comma - 1, place, -1) if self.words[here] == ","), None)
        if opening is None or self.clause.tag(comma + 1) not in ("AUX", "VERB") or self.clause.tag(place) != "NOUN":
            return False
        return not any(self.clause.is_finite(here) for here in range(place + 1, comma) if here not in self.owner)

    def _opens_gerund(self, here: int) -> bool:
        """Return whether "before flying on to Rome" begins here: what it tells is another time and place."""
        word = self.word(here + 1)
        return self.words[here] in ("after", "before") and word.endswith("ing") and self.clause.tag(here + 1) == "VERB"

    def _opens_clause(self, here: int) -> bool:
        return self.clause.finite_verb_right(here) is not None

    def _starts_verb_phrase(self, place: int) -> bool:
        word, tag = self.word(place), self.clause.tag(place)
        if word in ("then", "also", "later"):
            return self._starts_verb_phrase(place + 1)
        if place in self.owner or word.endswith("ing"):
            return False
        if self.word(place - 1) == "," and word in ARRANGING:
            return False  # "talks, scheduled for Friday, have been deferred"
        return tag in ("VERB", "AUX")

    def time_places(self) -> tuple[tuple[range, TimeExpression], ...]:
        return self._timed

    @cached_property
    def _timed(self) -> tuple[tuple[range, TimeExpression], ...]:
        return tuple((self.places_of(time.span), time) for time in self.times)
