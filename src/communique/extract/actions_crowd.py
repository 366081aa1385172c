"""Name the crowd of a protest that no mention names: "traders in several towns", "demonstrators", else "protesters"."""

from communique.extract.actions_clause import Clause
from communique.extract.actions_match import CROWD
from communique.model import Document, Party, Span, Token
from communique.ontology import DeedMatch

# Who these words name can be said no more closely than by what he does.
ANYBODY = frozenset(
    {
        "people",
        "persons",
        "person",
        "men",
        "women",
        "others",
        "many",
        "residents",
        "youths",
        "crowds",
        "thousands",
        "hundreds",
        "dozens",
        "tens",
    }
)
QUANTITIES = frozenset(
    {"ten", "tens", "dozen", "score", "hundred", "thousand", "million", "crowd", "number", "handful"}
)


def crowd_of(clause: Clause, match: DeedMatch, document: Document) -> Party | None:
    """Return the protesters that the sentence names in common words, else the word of the deed itself."""
    for place, lemmas in enumerate(clause.lemmas):
        if CROWD.intersection(lemmas):
            first = place
            while (first > 0 and clause.tokens[first - 1].pos in ("ADJ", "PROPN")) or (
                first > 0 and clause.tokens[first - 1].text == "-"
            ):
                first -= 1
            span = clause.span(first, place + 1)
            return Party(actor=None, name=span.of(document.text), span=span)
    people = _people_before(clause, match) if match.pattern.kind == "verb" else None
    if people is not None and people.of(document.text).lower() not in ANYBODY:
        return Party(actor=None, name=people.of(document.text), span=people)
    trigger = clause.tokens[match.first]
    return Party(actor=None, name="protesters", span=trigger.span)


def _people_before(clause: Clause, match: DeedMatch) -> Span | None:
    """Return the common noun that is the verb's subject: "traders in several towns burned"."""
    offset = clause.sentence.first
    for token in clause.tokens:
        if token.head == offset + match.first and token.relation.startswith("nsubj") and token.pos == "NOUN":
            return _counted(clause, token).span
    before = match.first - 1
    while before > 0 and clause.tokens[before].pos == "NOUN":  # "traders in several towns": traders
        start = before
        while start > 0 and clause.tokens[start - 1].pos in ("NOUN", "ADJ", "DET", "NUM", "PROPN"):
            start -= 1
        if start == 0 or clause.tokens[start - 1].pos != "ADP":
            return clause.tokens[before].span
        before = start - 2
    return clause.tokens[before].span if before >= 0 and clause.tokens[before].pos == "NOUN" else None


def _counted(clause: Clause, quantity: Token) -> Token:
    """Return what "tens of thousands of traders" counts; the noun itself where it is no number."""
    place = clause.tokens.index(quantity)
    while QUANTITIES.intersection(clause.lemmas[place]) and clause.words()[place + 1 : place + 2] == ("of",):
        noun = place + 2
        while noun + 1 < len(clause.tokens) and clause.tokens[noun].pos in ("DET", "ADJ", "NUM", "PROPN"):
            noun += 1
        if noun >= len(clause.tokens) or clause.tokens[noun].pos != "NOUN":
            break
        place = noun
    return clause.tokens[place]
