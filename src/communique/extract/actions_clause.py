"""A sentence laid out for the search of doers and sufferers: tokens, what each may be a form of, the parties in it."""

import re
from collections.abc import Callable, Sequence

import msgspec

from communique.lang.forces import armed_nouns
from communique.model import Mention, Reading, Sentence, Span, Token
from communique.ontology import lemmas_of

ACTING_KINDS = frozenset({"person", "org", "norp", "place", "group", "role", "pronoun", "anonymous", "facility"})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "get", "got"})
FOR_OR_AGAINST = ("anti-", "pro-", "non-")
PERSONAL = frozenset({"i", "we", "you", "he", "she", "they", "it", "me", "us", "him", "her", "them"})
# Verbs that take an object: without one, behind a noun, their participle tells what was done to it.
BEFALLEN = frozenset(
    {"jail", "imprison", "arrest", "detain", "abduct", "kidnap", "capture", "hold", "intern", "expel", "deport",
     "exile", "execute", "assassinate", "murder", "kill", "extradite", "seize", "free", "release", "impose", "ban"}
)  # fmt: skip
AFTER_PARTICIPLE = frozenset({"in", "since", "for", "at", "on", "during", "after", "last", "from", "over", "there"})
# Aircraft told by their type: "two Omani F-16s", "a MiG-29". Ships and guns have names or words.
MILITARY_TYPE = re.compile(
    r"(?:F|FA|F/A|MiG|MIG|Su|SU|Tu|TU|Il|B|C|A|U|J|H|Y|T|L|AH|UH|CH|Mi|Ka|P|RC|EP|E|MQ|RQ|AN|An|Be|KC|JF|M)-\d{1,3}[A-Z]{0,2}s?"
)
SUM = re.compile(r"[€$£¥]?\d[\d.,]*(?:m|mn|mln|bn|tn|M|B)")  # "€45m"
HYPHENS = frozenset({"-", "‐", "‑", "–"})
# Behind a state's name and a hyphen they tell whose friend, work or ground something is, not who acts or suffers.
HELPED_BY = frozenset(
    {"backed", "supported", "funded", "financed", "trained", "armed", "supplied", "equipped", "brokered", "mediated",
     "made", "built", "held", "controlled", "occupied", "born", "based", "aligned", "allied", "sponsored", "owned",
     "friendly", "speaking", "drafted", "proposed", "imposed", "sanctioned", "educated", "designed", "flagged", "style",
     "bound", "dominated", "influenced", "run", "era"}
)  # fmt: skip


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
    reading: Reading,
    index: int,
    mentions: Sequence[Mention],
    *,
    demonym: Callable[[str], str | None] | None = None,
    nouns: bool = False,
    groups: bool = False,
) -> Clause:
    """Return sentence `index` of `reading` with those of `mentions` that can act; of nested ones the widest stays.

    demonym (the directory's) adds the adjectives of states that no mention covers: "a Russian airstrike"; nouns adds
    every other noun phrase ("voters", "a letter"); groups only bare nouns of armed groups ("guerrillas").
    """
    sentence = reading.sentences[index]
    tokens = reading.tokens[sentence.first : sentence.last]
    lemmas = tuple(_lemmas(token) for token in tokens)
    placed: list[Placed] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -len(m.span))):
        if mention.kind not in ACTING_KINDS:
            continue
        covered = [place for place, token in enumerate(tokens) if token.span.overlaps(mention.span)]
        if covered and tokens[covered[0]].text.lower().startswith(FOR_OR_AGAINST):
            continue  # "the anti-Soviet underground"
        is_behind_hyphen = bool(covered) and covered[0] > 1 and tokens[covered[0] - 1].text in HYPHENS
        if is_behind_hyphen and tokens[covered[0] - 2].text.lower() in ("anti", "pro", "non"):
            continue  # "pro - Russian", taken apart
        if covered and _is_in_compound(tokens, covered[-1], mention):
            continue  # "the U.S.-backed rebels"
        if not covered or (placed and mention.span.start < placed[-1].mention.span.end):
            continue  # inside a wider one; "EU-Turkey" is one token and two parties
        placed.append(Placed(mention, covered[0], covered[-1] + 1))
    if demonym is not None:
        for place, token in enumerate(tokens):
            if token.text[0].isupper() and not any(p.first <= place < p.last for p in placed) and demonym(token.text):
                placed.append(Placed(Mention(token.span, "norp", token.span, index), place, place + 1))
        placed.sort(key=lambda p: p.first)
    if groups:
        covered_places = {place for p in placed for place in range(p.first, p.last)}
        for place, token in enumerate(tokens):
            is_named = place - 1 in covered_places  # "Chilean rebels": the adjective stands for them
            if (
                token.pos == "NOUN"
                and (place + 1 == len(tokens) or tokens[place + 1].pos != "NOUN")  # "terrorist blasts"
                and place not in covered_places
                and not is_named
                and armed_nouns().intersection(lemmas[place])
            ):
                placed.append(Placed(Mention(token.span, "anonymous", token.span, index), place, place + 1))
        placed.sort(key=lambda p: p.first)
    if nouns:
        placed = sorted((*placed, *_noun_phrases(tokens, placed, index)), key=lambda p: p.first)
    return Clause(index, sentence, tuple(tokens), lemmas, tuple(placed))


def _is_in_compound(tokens: Sequence[Token], last: int, mention: Mention) -> bool:
    """Return whether a participle behind a hyphen makes the name an adjective of somebody else's noun."""
    inside = tokens[last].text.rpartition("-")[2].lower() if tokens[last].span.end > mention.span.end else ""
    behind = tokens[last + 2].text.lower() if last + 2 < len(tokens) and tokens[last + 1].text in HYPHENS else ""
    is_close = bool(behind) and tokens[last + 2].span.start - tokens[last].span.end <= 1
    return inside in HELPED_BY or (is_close and behind in HELPED_BY)


def is_verb(clause: Clause, place: int) -> bool:
    """Return whether token `place` can be a verb; without a tagger every word can."""
    token = clause.tokens[place]
    before = clause.tokens[place - 1] if place else None
    is_participle = token.text.lower().endswith(("ed", "en"))
    if token.relation == "amod" and (token.head or 0) > clause.sentence.first + place:
        return False  # "badly wounded soldiers"
    if is_participle and before is not None and clause.at(place - 1) is None:
        earlier = clause.tokens[place - 2].pos if place > 1 else ""
        is_day = before.pos == "NUM" and earlier == "PROPN"  # "on July 9 relaxed"
        is_modifier = (before.pos in ("DET", "ADJ", "NUM", "ADP", "VERB") and not is_day) or (
            before.pos == "CCONJ" and earlier == "ADJ"
        )
        if is_modifier or before.text in ("'s", "’s"):
            return False  # "the occupied territories", "of frozen assets", "exchanged imprisoned soldiers"
    if token.pos == "ADJ":  # the tagger's guess for a rare past tense: "tanks shelled the town"
        return is_participle and before is not None and before.pos in ("NOUN", "PROPN")
    return token.pos in ("", "VERB", "AUX")


def is_noun(clause: Clause, place: int) -> bool:
    """Return whether token `place` can be a noun; a verb's form that opens the sentence before "of" or "by" is one."""
    after = clause.tokens[place + 1].text.lower() if place + 1 < len(clause.tokens) else ""
    if place == 0 and after in ("of", "by", "between") and clause.tokens[0].text.endswith(("s", "ing")):
        return True
    return clause.tokens[place].pos in ("", "NOUN", "PROPN", "ADJ")


def is_passive(clause: Clause, place: int) -> bool:
    """Return whether the verb at `place` is passive: "were expelled", "talks suspended by NATO"."""
    token = clause.tokens[place]
    word = token.text.lower()
    if place and clause.tokens[place - 1].text.lower() == "to":
        return False  # "is to join"
    if _is_passive_by_syntax(clause, place):
        return True
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
        if after == place + 1 and _is_reduced(clause, place):
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


def _is_passive_by_syntax(clause: Clause, place: int) -> bool:
    """Return whether a passive subject, auxiliary or agent hangs on the verb: "envoy jailed last week by Peru"."""
    here = clause.sentence.first + place
    told = {token.relation for token in clause.tokens if token.head == here}
    if told & {"aux:pass", "obl:agent"}:
        return True
    return "nsubj:pass" in told and not told & {"obj", "aux"}


def _is_reduced(clause: Clause, place: int) -> bool:
    """Return whether a participle tells what befell the noun before it: "the envoy, jailed in 1990"."""
    if place == 0 or not BEFALLEN.intersection(clause.lemmas[place]):
        return False
    before, after = clause.tokens[place - 1], clause.tokens[place + 1]
    is_behind_noun = before.text == "," or before.pos in ("NOUN", "PROPN")
    here = clause.sentence.first + place
    if any(token.head == here and token.relation == "nsubj" for token in clause.tokens):
        return False  # "whom Peru expelled in 1990"
    if clause.tokens[place].relation and not clause.tokens[place].relation.startswith(("acl", "conj", "amod", "advcl")):
        return False
    return is_behind_noun and after.text.lower() in AFTER_PARTICIPLE


def _noun_phrases(tokens: Sequence[Token], placed: Sequence[Placed], index: int) -> list[Placed]:
    """Return the noun phrases that no party covers, from their first modifier to their last noun."""
    covered = {place for p in placed for place in range(p.first, p.last)}
    phrases: list[Placed] = []
    first: int | None = None
    for place in range(len(tokens) + 1):
        is_inside = (
            place < len(tokens) and place not in covered and tokens[place].pos in ("NOUN", "PROPN", "ADJ", "NUM")
        )
        if is_inside and first is None:
            first = place
        elif not is_inside and first is not None:
            if tokens[place - 1].pos in ("NOUN", "PROPN"):
                span = Span(tokens[first].span.start, tokens[place - 1].span.end)
                phrases.append(Placed(Mention(span, "group", tokens[place - 1].span, index), first, place))
            first = None
    pronouns = [
        Placed(Mention(token.span, "pronoun", token.span, index), place, place + 1)
        for place, token in enumerate(tokens)
        if token.pos == "PRON" and place not in covered and token.text.lower() in PERSONAL
    ]
    return phrases + pronouns


def _lemmas(token: Token) -> tuple[str, ...]:
    known = lemmas_of(token.text)
    if token.text == "United":
        return ("united",)  # no "unit" of troops
    if token.text.lower() == "wound" and token.pos == "VERB":
        return ("wind",)  # "wound up his speech": who hurts is told to have wounded
    if SUM.fullmatch(token.text):
        known = (*known, "million")
    if MILITARY_TYPE.fullmatch(token.text):
        known = (*known, "aircraft")
    return tuple(dict.fromkeys((token.lemma.lower(), *known))) if token.lemma else known
