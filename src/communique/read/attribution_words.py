"""The shallow view of a sentence that the attribution rules work on: words, tags, marks and noun phrases.

No syntax is needed: parts of speech, closed word classes, the reader's mentions and the punctuation carry the
decisions. Indexes are into the whole document's tokens, both ends included unless a name says `stop`.
"""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from communique.model import Mention, Span, Token
from communique.read.quotes import Quotation

AUXILIARIES = frozenset(
    """
    am is are was were be been being has have had having do does did will would can could may might must shall
    should ought 'd 's ’s 've 'll 're 'm ca wo can't won't don't doesn't didn't hasn't haven't hadn't isn't
    aren't wasn't weren't wouldn't couldn't shouldn't cannot
    """.split()
)
NEGATIONS = frozenset(
    """
    not n't n’t never no neither nor hardly cannot
    """.split()
)
MODALS = frozenset(["would", "could", "might", "may", "should", "must", "can"])
FINITE = AUXILIARIES - frozenset({"be", "been", "being", "having", "'s", "’s"})
ADVERBS = frozenset(
    """
    also then now again later earlier once still just only even already ever always often sometimes soon too
    instead meanwhile however thus therefore further furthermore moreover first previously recently currently
    repeatedly reportedly publicly privately long since simply clearly perhaps maybe so almost far rather quite
    yet once twice afterwards afterward thereafter both all each himself herself itself themselves flatly today
    yesterday
    """.split()
)
NOT_ADVERBS = frozenset(
    """
    ally family july reply supply assembly only early italy likely daily weekly monthly
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of in on at by for from to with about over under between among against during through via after before into
    onto upon within without toward towards across amid along around behind beside besides beyond despite except
    inside near off out outside per regarding concerning following throughout until up down than like as
    """.split()
)
ATTACHED = frozenset("of for at in from with to".split())
SUBORDINATORS = frozenset(
    """
    because although though while when whereas since if unless until as after before where
    """.split()
)
COORDINATORS = frozenset(["and", "but", "or", "nor", "yet", "so"])
RELATIVES = frozenset(["who", "which", "that", "whom", "whose"])
DETERMINERS = frozenset(
    """
    the a an this that these those his her its their our my your some any no every each another many most
    several few both all one two three four five six seven eight nine ten more other others dozens hundreds
    """.split()
)
POSSESSIVES = frozenset(["his", "her", "its", "their", "our", "my", "your"])
PRONOUNS = frozenset(
    """
    he she they it we i you who someone everyone nobody everybody one others some many most
    """.split()
)
QUANTIFIERS = frozenset("both all none each half neither either".split())
OBJECT_PRONOUNS = frozenset(
    """
    him her them it us me you himself herself themselves whom
    """.split()
)
QUESTION_WORDS = frozenset(
    """
    whether if what how why who when where which
    """.split()
)
TIME_WORDS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december yesterday today tomorrow tonight week month year weekend morning
    afternoon evening night day days weeks months years last next earlier later late early ago recently noon
    midnight jan feb aug sept oct nov dec jan. feb. aug. sept. oct. nov. dec.
    """.split()
)
PUNCTUATION = frozenset(",.;:!?()[]—–-…\"“”'‘’«»„/")


class Words(msgspec.Struct, frozen=True):
    """Parallel lists over the document's tokens.

    quote holds the index of the outermost quotation a token (marks included) lies in, -1 outside; mention_ends maps the
    last token of a mention to its first (the longest mention wins), mention_starts the other way.
    """

    text: list[str]
    lower: list[str]
    pos: list[str]
    start: list[int]
    end: list[int]
    quote: list[int]
    quotations: Sequence[Quotation]
    mention_ends: dict[int, int]
    mention_starts: dict[int, int]
    person_ends: frozenset[int]
    named: frozenset[int]

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens first..last, both included."""
        return Span(self.start[first], self.end[last])

    def opens(self, i: int) -> bool:
        """Tell whether token i is the opening mark of an outermost quotation."""
        return self.quote[i] >= 0 and self.start[i] <= self.quotations[self.quote[i]].span.start

    def closes(self, i: int) -> bool:
        """Tell whether an outermost quotation ends with token i."""
        return self.quote[i] >= 0 and self.end[i] >= self.quotations[self.quote[i]].span.end

    def after_quotation(self, i: int) -> int:
        """Return the index of the first token behind the quotation that token i lies in."""
        end = self.quotations[self.quote[i]].span.end
        return max(i + 1, bisect_right(self.start, end - 1))

    def first_of_quotation(self, i: int) -> int:
        return max(0, bisect_right(self.start, self.quotations[self.quote[i]].span.start) - 1)


def view_words(
    tokens: Sequence[Token], mentions: Sequence[Mention], quotations: Sequence[Quotation], *, depth: int = 0
) -> Words:
    """Return the parallel lists, linear in tokens and mentions; only quotations of `depth` count as marks."""
    text = [token.text for token in tokens]
    start = [token.span.start for token in tokens]
    end = [token.span.end for token in tokens]
    quote = [-1] * len(tokens)
    outer = [q for q in quotations if q.depth == depth]
    for number, quotation in enumerate(outer):
        first = max(0, bisect_right(start, quotation.span.start) - 1)
        for i in range(first, len(tokens)):
            if start[i] >= quotation.span.end:
                break
            if end[i] > quotation.span.start:
                quote[i] = number
    ends: dict[int, int] = {}
    starts: dict[int, int] = {}
    people: set[int] = set()
    named: set[int] = set()
    for mention in mentions:
        first = bisect_right(start, mention.span.start) - 1
        last = bisect_right(start, mention.span.end - 1) - 1
        while first <= last and not text[first][:1].isalnum():
            first += 1
        if first < 0 or last < first:
            continue
        ends[last] = min(first, ends.get(last, first))
        starts[first] = max(last, starts.get(first, last))
        if mention.kind == "person":
            people.add(last)
        if mention.kind not in ("pronoun", "anonymous"):
            named.update(range(first, last + 1))
    lower = [token.text.lower().replace("’", "'") for token in tokens]
    pos = [token.pos for token in tokens]
    return Words(text, lower, pos, start, end, quote, outer, ends, starts, frozenset(people), frozenset(named))


def is_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)


def is_nounish(w: Words, i: int) -> bool:
    """Tell whether token i may stand within a noun phrase."""
    word = w.lower[i]
    if i in w.named:
        return True
    if not word[:1].isalnum() and word not in ("&", "%", "$", "€", "£"):
        return False
    if word in DETERMINERS or word in PRONOUNS or word in PREPOSITIONS:
        return False
    if w.pos[i] in ("NOUN", "PROPN", "NUM", "ADJ", "SYM", "X"):
        return True
    if w.text[i][0].isupper() and w.pos[i] in ("CCONJ", "INTJ", "ADV", "SCONJ", "PUNCT"):
        # a rare name that the tagger mistook
        return not (word in COORDINATORS or word in SUBORDINATORS or word in RELATIVES or is_adverb(word))
    if w.pos[i] == "VERB" and word.endswith(("ed", "ing", "en")) and i + 1 < len(w.text):
        # "the leading candidate", "elected officials"
        return w.pos[i + 1] in ("NOUN", "PROPN", "ADJ") and i > 0 and w.pos[i - 1] in ("DET", "ADJ", "ADP", "PUNCT")
    if w.pos[i] == "ADV" and not is_adverb(word) and 0 < i < len(w.text) - 1 and w.pos[i + 1] == "PROPN":
        return w.pos[i - 1] == "NOUN"  # "radio host Ivan Ivanov"
    return w.pos[i] == "ADV" and i > 0 and w.pos[i - 1] == "DET"


def is_time(w: Words, i: int) -> bool:
    word = w.lower[i]
    return word in TIME_WORDS and (word not in ("may", "march", "second") or w.text[i][0].isupper())


def skip_time(w: Words, i: int, stop: int) -> int:
    """Return the index behind a time expression that begins at i (`on Tuesday`, `last week`, `yesterday`), or i."""
    j = i
    if j < stop and w.lower[j] in ("on", "in", "at", "by", "since", "during") and j + 1 < stop:
        j += 1
        if w.lower[j] in ("the", "a", "an", "early", "late"):
            j += 1
    if w.lower[j : j + 2] in (["one", "day"], ["that", "day"], ["at", "once"]):
        return min(stop, j + 2)
    begun = j
    while j < stop and (
        is_time(w, j) or (w.text[j].isdigit() and j > i) or (j > begun and w.lower[j] in ("this", "of"))
    ):
        j += 1
    if j == begun and j < stop and w.lower[j] in ("this", "earlier", "later") and j + 1 < stop and is_time(w, j + 1):
        j += 2
    return j if j > begun else i


def has_verb(w: Words, first: int, stop: int) -> bool:
    """Tell whether a verb that may head a clause is in sight among the tokens [first, stop)."""
    for i in range(first, stop):
        if w.pos[i] == "AUX" or (w.pos[i] == "VERB" and not w.lower[i].endswith("ing")):
            if i == first or w.lower[i - 1] != "to":
                return True
        elif w.lower[i] in FINITE:
            return True
    return False


EDGES = frozenset(", ; : — – -- -".split())


def trimmed_span(w: Words, first: int, stop: int) -> Span | None:
    """Return the span of the tokens [first, stop) without commas and dashes at its edges, None when nothing is left."""
    while first < stop and w.lower[first] in EDGES:
        first += 1
    while stop > first and w.lower[stop - 1] in EDGES:
        stop -= 1
    return Span(w.start[first], w.end[stop - 1]) if stop > first else None


def count_words(w: Words, first: int, stop: int) -> int:
    return sum(1 for k in range(first, stop) if w.text[k][:1].isalnum())
