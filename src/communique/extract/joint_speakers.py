"""Name those who speak as one: "they", "both", "the two leaders", "the sides", by the last who were told together.

Joint words go back to the nearest sentence that names two of the kind, people for "the leaders", states and bodies for
"the countries". A plural that means others ("the officials … they") ends the search.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.model import Mention, Reading, Span

NEAR = 3  # sentences back in which "they" and "both" find their two
FAR = 14  # the same for "the two leaders", which a whole report may use of one pair
OPENING = 12  # characters of a sentence in which its subject begins
_PEOPLE = (
    r"leaders|presidents|ministers|premiers|prime\s+ministers|foreign\s+ministers"
    r"|men|women|statesmen|counterparts|chiefs"
)
_SIDES = r"sides|parties|countries|nations|governments|states|capitals|neighbou?rs|powers|delegations"
_JOINT = re.compile(
    rf"(?:the\s+(?:two\s+|three\s+|four\s+)?|both\s+|these\s+two\s+|all\s+)?(?P<people>(?:\w+\s+)?(?:{_PEOPLE}))"
    rf"|(?:the\s+(?:two\s+|three\s+|four\s+)?|both\s+|all\s+)(?P<sides>{_SIDES})"
    r"|(?P<bare>they|their|both|each|the\s+two|both\s+of\s+them|the\s+pair|neither)"
    r"|(?:the|a|their)\s+(?:joint|trilateral|common|final)\s+(?P<paper>statement|communiqu[eé]|declaration|text|document)",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b(?:two|both|each|pair|neither)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|&|with)\s+(?:\w+\s+){0,4}")
_BEHIND_PREPOSITION = re.compile(r"\b(?:in|on|of|at|to|from|for|about|over|against|into|near)\s+(?:the\s+)?$")
_DEFINITE = re.compile(r"(?:the|both|these|all|they|each|neither|a|their)\b", re.IGNORECASE)


def joint_referents(span: Span, sentence: int, reading: Reading, text: str) -> list[Mention]:
    """Return the mentions that plural words stand for, in text order; empty for words that are not joint, or for one.

    Names in what is quoted are passed over.
    """
    found = _JOINT.match(_head(span.of(text)))
    if found is None or found.end() < len(_head(span.of(text))) or not _DEFINITE.match(span.of(text)):
        return []
    two = _TWO.search(span.of(text)) is not None
    quoted = [content for one in reading.attributions if one.form == "direct" for content in one.content]
    sentences = _sentences_back(span, sentence, reading, quoted, text, bare=found["bare"] is not None)
    sides = bool(found["sides"] or found["paper"])
    for kind in (_powers, _people) if sides else (_people, _powers):
        for here in sentences:
            told = kind(here) if kind is _people or sides else _joined(kind(here), text)
            if len(told) > 1:
                return _two_of(told, text) if two else told
    return []


def _sentences_back(
    span: Span, sentence: int, reading: Reading, quoted: Sequence[Span], text: str, *, bare: bool
) -> list[list[Mention]]:
    """Return the mentions before `span` sentence by sentence backwards, as far as joint words look.

    "They" is passed on from "they" to "they"; a plural subject that means others ends its search.
    """
    found: list[list[Mention]] = []
    at, left = sentence, NEAR if bare else FAR
    while at >= 0 and left >= 0:
        here = [
            mention
            for mention in reading.mentions
            if mention.sentence == at
            and mention.span.end <= span.start
            and not any(content.contains(mention.span) for content in quoted)
        ]
        found.append(here)
        start = reading.sentences[at].span.start
        plural = [one for one in here if one.plural and one.kind in ("group", "anonymous", "role", "pronoun")]
        joint = [one for one in plural if _JOINT.fullmatch(_head(one.span.of(text)))]
        if bare and any(one.span.start - start < OPENING and one not in joint for one in plural):
            break
        left = max(left - 1, 1) if joint else left - 1
        at -= 1
    return found


def _head(words: str) -> str:
    return " ".join(words.split(",")[0].split())


def _people(here: Sequence[Mention]) -> list[Mention]:
    return _distinct([m for m in here if (m.actor or "").startswith("person:") or _is_local_person(m)])


def _powers(here: Sequence[Mention]) -> list[Mention]:
    return _distinct([m for m in here if (m.actor or "").startswith(("state:", "body:")) and m.kind != "norp"])


def _joined(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Return the first two that "and" joins, not behind a preposition ("talks on Syria and Iraq")."""
    for left, right in pairwise(mentions):
        before = text[max(0, left.span.start - 12) : left.span.start]
        if _AND.fullmatch(text[left.span.end : right.span.start]) and not _BEHIND_PREPOSITION.search(before):
            return [left, right]
    return []


def _two_of(mentions: Sequence[Mention], text: str) -> list[Mention]:
    for left, right in pairwise(mentions):
        if _AND.fullmatch(text[left.span.end : right.span.start]):
            return [left, right]
    return list(mentions[:2])


def _is_local_person(mention: Mention) -> bool:
    return mention.kind == "person" and mention.actor is not None


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the first mention of each actor, those within a longer mention left out."""
    outer = [
        one
        for one in mentions
        if not any(other.span != one.span and other.span.contains(one.span) for other in mentions)
    ]
    return list({mention.actor: mention for mention in reversed(outer)}.values())[::-1]
