"""The shallow view of a sentence that the attribution rules work on: words, tags, marks and noun phrases.

No syntax is needed: parts of speech, closed word classes, the reader's mentions and the punctuation carry the decisions.
Indexes are into the whole document's tokens, both ends included unless a name says `stop`.
"""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from communique.lang.reporting import reporting_forms
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

    quote holds the index of the outermost quotation a token (marks included) lies in, -1 outside; mention_ends maps the last
    token of a mention to its first (the longest mention wins), mention_starts the other way.
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


def view_words(tokens: Sequence[Token], mentions: Sequence[Mention], quotations: Sequence[Quotation]) -> Words:
    """Return the parallel lists; linear in tokens and mentions."""
    text = [token.text for token in tokens]
    start = [token.span.start for token in tokens]
    end = [token.span.end for token in tokens]
    quote = [-1] * len(tokens)
    outer = [q for q in quotations if q.depth == 0]
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


def phrase_before(w: Words, last: int, floor: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends with token `last` (inclusive indexes), not reaching before `floor`."""
    if last < floor:
        return None
    word = w.lower[last]
    if w.quote[last] >= 0 or (word in PRONOUNS and last not in w.mention_ends):
        return (last, last) if word in PRONOUNS else None
    if word in QUANTIFIERS:
        return last, last
    if last in w.mention_ends:
        first = max(floor, w.mention_ends[last])
        if word in PRONOUNS:
            return first, last
    elif is_nounish(w, last) and not is_time(w, last):
        first = last
    else:
        return None
    person = last in w.person_ends
    while first - 1 >= floor:
        before = first - 1
        word = w.lower[before]
        if word in ("'s", "'") and before - 1 >= floor:
            first = before - 1
            if first in w.mention_ends:
                first = max(floor, w.mention_ends[first])
        elif word in DETERMINERS and w.quote[before] < 0:
            if word == "that" and (w.pos[before] != "DET" or w.text[first][0].isupper()):
                break
            first = before
            if first - 1 >= floor and w.lower[first - 1] in DETERMINERS:
                continue
            if not (first - 2 >= floor and w.lower[first - 1] in PREPOSITIONS and is_nounish(w, first - 2)):
                break
        elif word in PREPOSITIONS:
            inner = before - 1
            heads = inner >= floor and (is_nounish(w, inner) or w.lower[inner] in DETERMINERS) and not is_time(w, inner)
            if word in ("as", "than", "like", "after", "before", "until", "during", "amid", "following") or not heads:
                break
            if word != "of" and w.text[inner][0].isupper() and w.lower[inner] not in DETERMINERS:
                break  # "Ivanov in an interview": the name alone speaks; "officials in Riga" speak together
            first = max(floor, w.mention_ends.get(inner, inner))
            person = False
        elif word == "and":
            left = phrase_before(w, before - 1, floor) if before - 1 >= floor and is_nounish(w, before - 1) else None
            if left is None or not _clause_begins(w, left[0], floor) or w.lower[before - 1] in reporting_forms():
                break
            begin = left[0]
            while begin - 2 >= floor and w.lower[begin - 1] == "," and begin - 2 in w.named:
                item = phrase_before(w, begin - 2, floor)  # "A, B and C"
                if item is None:
                    break
                begin = item[0]
            return begin, last
        elif is_nounish(w, before) and w.quote[before] < 0 and not is_time(w, before):
            lower_before = not w.text[before][0].isupper() and before not in w.mention_ends
            if lower_before and first in w.mention_starts and not _is_title(w.lower[before]):
                break
            first = max(floor, w.mention_ends.get(before, before))
        else:
            break
    while first < last and (is_time(w, first) or is_adverb(w.lower[first])):
        first += 1
    return first, last


def _clause_begins(w: Words, i: int, floor: int) -> bool:
    """Tell whether token i stands where a clause may begin."""
    if i <= floor:
        return True
    word = w.lower[i - 1]
    return word in PUNCTUATION or word in COORDINATORS or word in SUBORDINATORS or word == "that"


def phrase_after(w: Words, first: int, stop: int, attached: frozenset[str] | None = None) -> tuple[int, int] | None:
    """Return the noun phrase that begins with token `first` (inclusive indexes), ending before `stop`.

    attached: the prepositions that may go on with it (None: those that usually do).
    """
    attached = ATTACHED if attached is None else attached
    if first >= stop or w.quote[first] >= 0:
        return None
    word = w.lower[first]
    if word in OBJECT_PRONOUNS or word in PRONOUNS or word in QUANTIFIERS:
        if word == "her" and first + 1 < stop and is_nounish(w, first + 1) and not is_adverb(w.lower[first + 1]):
            pass
        elif word not in ("some", "many", "most", "one", "others", "none", "all", "each", "half") or (
            w.lower[first + 1 : first + 2] != ["of"] and not (first + 1 < stop and is_nounish(w, first + 1))
        ):
            return first, first
    if word in ("this", "that", "these", "those") and not (first + 1 < stop and is_nounish(w, first + 1)):
        return first, first
    last = first - 1
    seen_noun = False
    i = first
    while i < stop:
        if i in w.mention_starts and w.mention_starts[i] < stop and w.lower[i] not in PRONOUNS:
            if seen_noun and w.pos[i - 1] == "NOUN" and w.lower[i - 1].endswith("s"):
                break  # "told reporters Ivanov would": the name begins the clause
            last = w.mention_starts[i]
            seen_noun = True
            i = last + 1
            if i < stop and w.lower[i] in ("'s", "'"):
                last = i
                i += 1
            elif i < stop and w.text[i][0].isupper() and last in w.person_ends:
                break
            continue
        word = w.lower[i]
        if i == first and word in QUANTIFIERS | {"some", "many", "most", "one", "others"}:
            last = i
            seen_noun = i + 1 < stop and w.lower[i + 1] == "of"
        elif word in DETERMINERS and word != "that":
            if (
                seen_noun
                and w.lower[i - 1] not in PREPOSITIONS
                and w.lower[i - 1] != "and"
                and w.lower[i - 1] not in DETERMINERS
            ):
                break
        elif word in ("'s", "'", "&", "-"):
            pass
        elif word in PREPOSITIONS:
            follows = i + 1 < stop and (is_nounish(w, i + 1) or w.lower[i + 1] in DETERMINERS) and not is_time(w, i + 1)
            if (not seen_noun and w.lower[i - 1] not in PRONOUNS) or word not in attached or not follows:
                break
            if word != "of" and (w.text[i - 1][0].isupper() or word == "to"):
                break
        elif word == "and":
            if not (seen_noun and i + 1 < stop and (is_nounish(w, i + 1) or w.lower[i + 1] in DETERMINERS)):
                break
        elif is_nounish(w, i) and not is_time(w, i) and w.quote[i] < 0:
            form = reporting_forms().get(word)
            if form is not None and seen_noun and form.shape == "past":
                break
            if (
                seen_noun
                and w.text[i][0].isupper()
                and not w.text[i - 1][0].isupper()
                and w.lower[i - 1] not in DETERMINERS
            ):
                plural = w.lower[i - 1].endswith("s") and w.pos[i - 1] == "NOUN"
                if w.lower[i - 1] not in PREPOSITIONS and w.lower[i - 1] not in ("and", "'s", "'", "&", "-"):
                    if plural or (w.pos[i - 1] not in ("NOUN", "ADV") and not _is_title(w.lower[i - 1])):
                        break
            seen_noun = True
        else:
            break
        last = i
        i += 1
    while last >= first and (
        w.lower[last] in DETERMINERS or w.lower[last] in PREPOSITIONS or w.lower[last] in ("and", "-")
    ):
        last -= 1
    return (first, last) if seen_noun and last >= first else None


_TITLES = frozenset(
    """
    president minister secretary spokesman spokeswoman spokesperson chief leader director ambassador envoy mayor
    commissioner chancellor premier king queen senator general chairman chairwoman head deputy negotiator aide
    adviser advisor analyst professor commentator official diplomat representative lawmaker governor judge
    foreign defence defense prime
    """.split()
)


def _is_title(word: str) -> bool:
    return word in _TITLES


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


def skip_adjuncts(w: Words, i: int, stop: int) -> int:
    """Return the index behind adverbs, times and prepositional phrases that stand between a verb and its content."""
    steps = 0
    while i < stop and w.quote[i] < 0 and steps < 6:
        steps += 1
        word = w.lower[i]
        behind = skip_time(w, i, stop)
        if behind > i:
            i = behind
        elif word == "(":
            closing = next((k for k in range(i + 1, min(stop, i + 12)) if w.lower[k] == ")"), None)
            if closing is None:
                break
            i = closing + 1
        elif is_adverb(word) or word in ("here", "there", "aloud", "back"):
            i += 1
        elif word in ("in", "on", "at", "during", "by", "via", "through", "to", "after", "before", "following", "from",
                      "of", "about", "with", "as", "for", "outside", "under", "over", "since", "throughout", "amid", "against"):  # fmt: skip
            if i + 1 < stop and word == "to" and not _takes_person(w, i + 1):
                break
            phrase = phrase_after(w, i + 1, stop)
            if phrase is None:
                break
            i = phrase[1] + 1
        else:
            break
    return i


def _takes_person(w: Words, i: int) -> bool:
    return (
        i in w.mention_starts
        or w.lower[i] in DETERMINERS
        or w.lower[i] in OBJECT_PRONOUNS
        or w.text[i][0].isupper()
        or w.lower[i] in ("reporters", "journalists", "lawmakers", "supporters", "parliament", "delegates", "media")
    )


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
