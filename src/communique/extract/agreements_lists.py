"""Read lists of papers: "the following documents were signed:" and the lines below it, or what follows the colon."""

import itertools
import re
from collections.abc import Sequence

from communique.directory import Directory
from communique.extract.actions_clause import Clause
from communique.extract.actions_sides import as_side, party_at, unique
from communique.extract.agreements_found import MAKERS, Found
from communique.model import Document, Party, Reading
from communique.ontology.agreements import AgreementWords

ITEM = re.compile(r"\s*(?:(?P<dash>[-–—•*·▪‣o])|(?P<number>\(?\d{1,2}[.)])|(?P<letter>\(?[a-z][.)]))\s+\S")
MARKS = frozenset({":", "including", "among"})  # before the papers of "signed 40 documents, including a treaty on fish"
HEAD_REACH = 8  # words of an item within which the noun stands that says what paper it is
MOST_ITEMS = 40  # lines; a longer list is no list of papers
ARTICLES = frozenset({"a", "an", "the", "-", "–", "—", "•", "*", "·", "and", "also", "them", "others"})
# Nouns that name a paper in such a list alone.
LISTED = frozenset("programme program letter letters plan contract protocol arrangement note notes minutes act".split())


def opens_list(found: Found, clause: Clause) -> bool:
    """Return whether the telling announces several papers and a colon stands behind it: "three documents:"."""
    text = [token.text for token in clause.tokens]
    behind = [place for place, token in enumerate(clause.tokens) if token.span.start >= found.phrase.end]
    is_several = found.phrase_word.lower().endswith(("s", "a")) and found.phrase_word.lower() != found.head
    return is_several and found.status is not None and any(text[place] in MARKS for place in behind)


def kind_of_item(text: str) -> str | None:
    """Return by what a line is marked as one of a list: `dash`, `number` or `letter`; None where it is no such line."""
    match = ITEM.match(text)
    return match.lastgroup if match is not None else None


def items_behind(
    clause: Clause, header: Found, reading: Reading, document: Document, words: AgreementWords, directory: Directory
) -> list[Found]:
    """Return the papers that the sentence of the header itself lists behind its colon."""
    behind = [place for place, token in enumerate(clause.tokens) if token.span.start >= header.phrase.end]
    colon = next((place for place in behind if clause.tokens[place].text in MARKS), None)
    if colon is None:
        return []
    ends = [p for p in range(colon + 1, len(clause.tokens)) if _parts(clause, p)]
    bounds = [colon, *ends, len(clause.tokens)]
    found = [
        _item(clause, first + 1, last, header, reading, document, words, directory)
        for first, last in itertools.pairwise(bounds)
    ]
    return [one for one in found if one is not None]


def item_of(
    clause: Clause, header: Found, reading: Reading, document: Document, words: AgreementWords, directory: Directory
) -> Found | None:
    """Return the paper that a line of the list names; None where the line tells something."""
    if any(token.pos == "AUX" for token in clause.tokens):
        return None
    return _item(clause, 0, len(clause.tokens), header, reading, document, words, directory)


def _parts(clause: Clause, place: int) -> bool:
    """Return whether a comma or an "and" parts two papers here: one with an article follows."""
    text = clause.tokens[place].text
    following = clause.words()[place + 1 : place + 3]
    return text == ";" or (
        text in (",", "and") and bool({"a", "an", "the"} & set(following[:1] if text == "and" else following))
    )


def _item(
    clause: Clause,
    first: int,
    last: int,
    header: Found,
    reading: Reading,
    document: Document,
    words: AgreementWords,
    directory: Directory,
) -> Found | None:
    while first < last and (clause.words()[first] in ARTICLES or not clause.tokens[first].text[0].isalpha()):
        first += 1
    words_of = clause.words()
    asides = [
        p for p in range(first, last - 1) if words_of[p] == "," and words_of[p + 1] in ("in", "on", "at", "during")
    ]
    last = min([last, *asides])
    while last > first and clause.tokens[last - 1].text in {";", ",", ".", "and"}:
        last -= 1
    nouns = words.firm | words.loose | LISTED
    reach = range(first, min(last, first + HEAD_REACH))
    head = next((place for place in reach if nouns.intersection(clause.lemmas[place])), None)
    if head is None:
        return None
    phrase = clause.span(first, last)
    parties = _sides(clause, first, last, reading, document, directory) or header.parties
    lemma = min(clause.lemmas[head], key=len)
    return Found(
        title=" ".join(phrase.of(document.text).split()),
        phrase=phrase,
        phrase_word=clause.tokens[head].text,
        head=lemma,
        is_named=True,
        is_definite=False,
        status=header.status,
        parties=parties,
        span=phrase,
        sentence=clause.index,
        when=header.when,
        is_listed=True,
    )


def _sides(
    clause: Clause, first: int, last: int, reading: Reading, document: Document, directory: Directory
) -> tuple[Party, ...]:
    words: Sequence[str] = clause.words()
    between = next((place for place in range(first, last) if words[place] == "between"), None)
    if between is None:
        return ()
    told = [
        party_at(placed, clause, reading, document, directory)
        for placed in clause.placed
        if between < placed.first < last and placed.mention.kind not in ("person", "pronoun", "role")
    ]
    named = unique(as_side(party, reading, directory=directory) for party in told if party is not None)
    return tuple(party for party in named if party.actor is not None and party.actor.startswith(MAKERS))
