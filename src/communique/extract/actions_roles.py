"""Who stands where around a word that tells a deed: subject, object, agent, prepositional parties.

Works from parts of speech and order alone; where the reading has syntax (heads and relations) it is asked first. The
sides follow plain English clause order: the subject is the nearest party to the left that no preposition governs, a
relative pronoun passes the search to its antecedent, coordinated parties count together.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from communique.lang.forces import group_nouns, organ_nouns
from communique.model import Mention, Reading, Sentence, Span, Token
from communique.ontology import lemmas_of

ACTING_KINDS = frozenset({"person", "org", "norp", "place", "group", "role", "pronoun", "anonymous", "facility"})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "get", "got"})
RELATIVES = frozenset({"who", "which", "whom", "whose", "that"})
# "more than 100 Palestinians", "up to 16 advisers", "at least": words of number, not of place.
QUANTITY = frozenset({"more", "than", "least", "most", "nearly", "about", "some", "up"})
THROUGH = frozenset({"of", "in", "near"})  # "at targets in Jericho": the place names the side that was hit
HARD_STOPS = frozenset({";", ":", "?", "!"})
SUBORDINATORS = frozenset(
    {"if", "because", "when", "while", "after", "before", "although", "though", "since", "unless", "until", "whether"}
)
# Prepositions whose noun is a place, a time or a manner: never the doer of the verb that follows.
ADJUNCTS = frozenset(
    {
        "in", "at", "on", "into", "from", "to", "over", "under", "near", "with", "against", "for", "through",
        "within", "about", "during", "between", "among", "across", "toward", "towards", "by", "via", "inside",
        "outside", "amid", "despite",
    }
)  # fmt: skip
NO_AGENT_AHEAD = frozenset({"VERB", "AUX", "NOUN", "PROPN", "DET", "PRON", "PUNCT"})  # a participle's "by" stands close
SUBJECT_REACH = 30  # tokens to the left; longer subjects are lists, and lists are followed from their last member
OBJECT_REACH = 9
PREPOSITION_REACH = 12


class Placed(msgspec.Struct, frozen=True):
    """A mention at the tokens `[first, last)` of its sentence (counted from the sentence's first token)."""

    mention: Mention
    first: int
    last: int


class Clause(msgspec.Struct, frozen=True):
    """A sentence laid out for the search: its tokens, what each may be a form of, the parties in it, left to right."""

    index: int
    sentence: Sentence
    tokens: tuple[Token, ...]
    lemmas: tuple[tuple[str, ...], ...]
    placed: tuple[Placed, ...]

    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens `[first, last)`."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def words(self) -> tuple[str, ...]:
        return tuple(token.text.lower() for token in self.tokens)

    def at(self, place: int) -> Placed | None:
        """Return the party that covers token `place`."""
        return next((placed for placed in self.placed if placed.first <= place < placed.last), None)


def lay_out(
    reading: Reading, index: int, mentions: Sequence[Mention], *, demonym: Callable[[str], str | None] | None = None
) -> Clause:
    """Return sentence `index` of `reading` with those of `mentions` that can act; of nested ones the widest stays.

    demonym (the directory's) adds the adjectives of states that no mention covers: "a Russian airstrike".
    """
    sentence = reading.sentences[index]
    tokens = reading.tokens[sentence.first : sentence.last]
    lemmas = tuple(_lemmas(token) for token in tokens)
    placed: list[Placed] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -len(m.span))):
        if mention.kind not in ACTING_KINDS:
            continue
        covered = [place for place, token in enumerate(tokens) if token.span.overlaps(mention.span)]
        if not covered or (placed and covered[0] < placed[-1].last):
            continue
        placed.append(Placed(mention, covered[0], covered[-1] + 1))
    if demonym is not None:
        for place, token in enumerate(tokens):
            if token.text[0].isupper() and not any(p.first <= place < p.last for p in placed) and demonym(token.text):
                placed.append(Placed(Mention(token.span, "norp", token.span, index), place, place + 1))
        placed.sort(key=lambda p: p.first)
    return Clause(index, sentence, tuple(tokens), lemmas, tuple(placed))


def is_verb(clause: Clause, place: int) -> bool:
    """Return whether token `place` can be a verb; without a tagger every word can."""
    token = clause.tokens[place]
    before = clause.tokens[place - 1] if place else None
    is_participle = token.text.lower().endswith(("ed", "en"))
    if (
        is_participle
        and before is not None
        and (before.pos in ("DET", "ADJ", "NUM", "ADP") or before.text in ("'s", "’s"))
    ):
        return False  # "the occupied territories", "of frozen assets"
    if token.pos == "ADJ":  # the tagger's guess for a rare past tense: "tanks shelled the town"
        return is_participle and before is not None and before.pos in ("NOUN", "PROPN")
    return token.pos in ("", "VERB", "AUX")


def is_noun(clause: Clause, place: int) -> bool:
    return clause.tokens[place].pos in ("", "NOUN", "PROPN", "ADJ")


def is_passive(clause: Clause, place: int) -> bool:
    """Return whether the verb at `place` is passive: "were expelled", "talks suspended by NATO"."""
    token = clause.tokens[place]
    word = token.text.lower()
    if word.endswith("ing") or (word in clause.lemmas[place][:1] and not word.endswith(("ed", "n", "t"))):
        return False
    for before in range(place - 1, max(-1, place - 5), -1):
        lower = clause.tokens[before].text.lower()
        if lower in BE:
            return True
        if clause.tokens[before].pos not in ("ADV", "PART", "AUX", "") and lower not in ("not", "also", "been"):
            break
    for after in range(place + 1, min(len(clause.tokens), place + 5)):
        if clause.tokens[after].text.lower() == "by":
            return True
        if clause.at(after) is not None or clause.tokens[after].pos in (
            "VERB",
            "AUX",
            "NOUN",
            "PROPN",
            "DET",
            "PRON",
            "PUNCT",
        ):
            return False
    return False


def subjects(clause: Clause, place: int) -> tuple[Placed, ...]:
    """Return the parties that are the subject of the verb at `place`; empty when there is none in the sentence."""
    words = clause.words()
    here = place - 1
    stop = max(-1, place - SUBJECT_REACH)
    verbs_passed = 0
    while here > stop:
        word, pos = words[here], clause.tokens[here].pos
        found = clause.at(here)
        if found is not None:
            if _is_governed(clause, found) or _is_possessor(clause, found, place):
                here = found.first - 1
                continue
            return coordinated(clause, found)
        if word in HARD_STOPS:
            return ()
        if word in SUBORDINATORS and pos in ("SCONJ", "") and verbs_passed:
            return ()
        if word == "that" and pos == "SCONJ":
            return ()
        if word in RELATIVES and here > 0:
            antecedent = next((p for p in reversed(clause.placed) if p.last <= here and here - p.last <= 3), None)
            if antecedent is None or (word != "who" and _is_governed(clause, antecedent)):
                return ()
            return coordinated(clause, antecedent)
        if pos == "VERB":
            verbs_passed += 1
        here -= 1
    return ()


def objects(clause: Clause, place: int) -> tuple[Placed, ...]:
    """Return the parties that follow the verb ending before `place` as its object, its `of` phrases included."""
    words = clause.words()
    for here in range(place, min(len(words), place + OBJECT_REACH)):
        found = clause.at(here)
        if found is not None:
            return coordinated_right(clause, found)
        if words[here] in HARD_STOPS or words[here] in RELATIVES or (words[here] == "," and here > place):
            return ()
        if words[here] in QUANTITY or words[here] == "of":
            continue
        if clause.tokens[here].pos in ("VERB", "AUX", "SCONJ") or (words[here] in ADJUNCTS):
            return ()
    return ()


def after_prepositions(clause: Clause, place: int, prepositions: Iterable[str]) -> tuple[Placed, ...]:
    """Return the parties that one of `prepositions` introduces after token `place`, nearest first."""
    wanted = set(prepositions)
    words = clause.words()
    for here in range(place, min(len(words), place + PREPOSITION_REACH)):
        if words[here] in HARD_STOPS:
            return ()
        if words[here] in wanted:
            for step in range(here + 1, min(len(words), here + 7)):
                found = clause.at(step)
                if found is not None:
                    return coordinated_right(clause, found)
                if words[step] in THROUGH or words[step] in QUANTITY:
                    continue
                if clause.tokens[step].pos in ("VERB", "ADP", "AUX") or words[step] in {",", ";", ":"}:
                    break
    return ()


def agents(clause: Clause, place: int) -> tuple[Placed, ...]:
    """Return the parties of a following "by …" phrase."""
    return after_prepositions(clause, place, ("by",))


def possessors(clause: Clause, place: int) -> tuple[Placed, ...]:
    """Return the parties before the noun at `place`: "Russia's brief war", "US sanctions", "Russian airstrikes"."""
    words = clause.words()
    for here in range(place - 1, max(-1, place - 5), -1):
        found = clause.at(here)
        if found is not None:
            has_mark = found.last < len(words) and words[found.last] in {"'s", "’s", "'", "’"}
            ends_possessive = clause.tokens[found.last - 1].text.endswith(("'s", "’s", "s'", "s’"))
            if (
                has_mark
                or ends_possessive
                or found.mention.kind in ("norp", "place", "org")
                or _is_adjective(clause, found)
            ):
                return coordinated(clause, found)
            return ()
        if clause.tokens[here].pos not in ("ADJ", "NOUN", "NUM", "ADV", "PART", "PUNCT", "PROPN", ""):
            return ()
        if words[here] in {",", ";", ":", "(", ")"}:
            return ()
    return ()


def coordinated(clause: Clause, last: Placed) -> tuple[Placed, ...]:
    """Return `last` with the parties listed before it ("A, B and last")."""
    members = [last]
    words = clause.words()
    while True:
        left = next((p for p in reversed(clause.placed) if p.last <= members[0].first), None)
        if left is None:
            break
        between = [
            word for word in words[left.last : members[0].first] if word not in ("the", "'s", "’s", "both", "its")
        ]
        joined = between and set(between) <= {",", "and", "&", "or", "/", "-", "–"}
        if not joined or ("and" not in between and len(members) == 1 and between == [","]):
            break
        members.insert(0, left)
    return tuple(members)


def coordinated_right(clause: Clause, first: Placed) -> tuple[Placed, ...]:
    """Return `first` with the parties listed after it ("first, B and C")."""
    members = [first]
    words = clause.words()
    while True:
        right = next((p for p in clause.placed if p.first >= members[-1].last), None)
        if right is None:
            break
        between = [word for word in words[members[-1].last : right.first] if word not in ("the", "its")]
        if not between or not set(between) <= {",", "and", "&", "or", "/"}:
            break
        members.append(right)
    # "A, B" without a closing "and" is an apposition, not a list.
    if len(members) > 1 and "and" not in words[first.last : members[-1].first] and "or" not in words:
        return (first,)
    return tuple(members)


def _lemmas(token: Token) -> tuple[str, ...]:
    known = lemmas_of(token.text)
    return tuple(dict.fromkeys((token.lemma.lower(), *known))) if token.lemma else known


def _is_governed(clause: Clause, placed: Placed) -> bool:
    """Return whether a preposition other than "of" stands before the party: it is then no subject."""
    words = clause.words()
    before = placed.first - 1
    while before >= 0 and words[before] in {"the", "a", "an", "its", "his", "their", "both", "former"}:
        before -= 1
    if before >= 0 and words[before] in {"and", ",", "or"}:
        left = next((p for p in reversed(clause.placed) if p.last == before or p.last == before - 1), None)
        return left is not None and words[before] != "," and _is_governed(clause, left)
    if before > 0 and words[before] in ("in", "of", "from") and organ_nouns().intersection(clause.lemmas[before - 1]):
        return False  # "security forces in Guinea": the forces are the state's
    return before >= 0 and words[before] in ADJUNCTS and clause.tokens[before].pos in ("ADP", "", "SCONJ", "PART")


def _is_possessor(clause: Clause, placed: Placed, place: int) -> bool:
    """Return whether another noun than the party is the doer: "Assad's ally attacked", "Serbian elections led to".

    What belongs to a state acts for it when it can act: "Assad's ally" is not Assad, "Iraqi soldiers" are Iraq's.
    """
    words = clause.words()
    after = placed.last
    has_mark = after < len(words) and words[after] in {"'s", "’s", "'", "’"}
    ends_possessive = clause.tokens[placed.last - 1].text.endswith(("'s", "’s"))
    after += has_mark
    end = after
    while end < place and clause.tokens[end].pos in ("ADJ", "NOUN", "PROPN", "NUM"):
        end += 1
    if end == after:
        return False
    if has_mark or ends_possessive or placed.mention.kind == "norp" or clause.tokens[placed.last - 1].pos == "ADJ":
        if placed.mention.kind == "person":
            return True
        heads = set(clause.lemmas[end - 1])
        return not heads & (organ_nouns() | group_nouns())
    return False


def _is_adjective(clause: Clause, placed: Placed) -> bool:
    return clause.tokens[placed.last - 1].pos in ("ADJ", "PROPN", "")
