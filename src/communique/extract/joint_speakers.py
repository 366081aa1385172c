"""Name those who speak as one: "they", "both", "the two leaders", "the sides", by the last who were told together.

Joint words go back to the nearest sentence that names two of the kind, people for "the leaders", states and bodies for
"the countries". A plural that means others ("the officials … they") ends the search.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from communique.model import Mention, Reading, Span

NEAR = 3  # sentences back in which "they" and "both" find their two
FAR = 14  # the same for "the two leaders", which a whole report may use of one pair
MANY = 3  # people in one sentence who are a company without a word that says so
OPENING = 12  # characters of a sentence in which its subject begins
_PEOPLE = (
    r"leaders|presidents|ministers|premiers|prime\s+ministers|foreign\s+ministers"
    r"|men|women|statesmen|counterparts|chiefs"
)
_SIDES = r"sides|parties|countries|nations|governments|states|capitals|neighbou?rs|powers|delegations"
_JOINT = re.compile(
    rf"(?:the\s+(?:two\s+|three\s+|four\s+)?|both\s+|these\s+two\s+|all\s+)?(?P<people>(?:\w+\s+)?(?:{_PEOPLE}))"
    rf"|(?:the\s+(?:two\s+|three\s+|four\s+)?|both\s+|all\s+)(?P<sides>{_SIDES})"
    r"|(?P<bare>they\s+both|they|their|both\s+of\s+them|both|each|the\s+two|the\s+pair|neither)"
    r"|(?:the|a|their)\s+(?:joint|trilateral|common|final)\s+(?P<paper>statement|communiqu[eé]|declaration|text|document)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:met|meet\w*|talk\w*|spoke|speak\w*|discuss\w*|phon\w+|telephon\w+|call\w*|agree\w*|sign\w*|summit|negotiat\w+|"
    r"with|\w*conference|readout|receiv\w+|host\w*|welcom\w+|visit\w*|session|joint\w*|together|each\s+other|conversation|dinner|lunch)\b",
    re.IGNORECASE,
)
_OF_STATES = frozenset("countries nations governments states capitals neighbours neighbors".split())
_TWO = re.compile(r"\b(?:two|both|each|pair|neither)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|&|with)\s+(?:\w+\s+){0,4}")
_BEHIND_PREPOSITION = re.compile(r"\b(?:in|on|of|at|to|from|for|about|over|against|into|near)\s+(?:the\s+)?$")
_DEFINITE = re.compile(r"(?:the|both|these|all|they|each|neither|a|their)\b", re.IGNORECASE)


def joint_referents(
    span: Span, sentence: int, reading: Reading, text: str, *, directory: Any = None, day: str | None = None
) -> list[Mention]:
    """Return the mentions that plural words stand for, in text order; empty for words that are not joint, or for one.

    Names in what is quoted are passed over. day: of the document, on which "the presidents" are presidents.
    """
    found = _JOINT.match(_head(span.of(text)))
    if found is None or found.end() < len(_head(span.of(text))) or not _DEFINITE.match(span.of(text)):
        return []
    two = _TWO.search(span.of(text)) is not None
    # What is quoted tells of others, unless the joint words stand in the same quotation: a briefing's readout.
    quoted = [
        content
        for one in reading.attributions
        if one.form == "direct"
        for content in one.content
        if not content.contains(span)
    ]
    sentences = _sentences_back(span, sentence, reading, quoted, text, bare=found["bare"] is not None)
    sides = bool(found["sides"] or found["paper"])
    role = _role_of(found["people"], directory)
    for kind in (_powers, _people) if sides else (_people, _powers):
        for here in sentences:
            if found["sides"] and found["sides"].lower() in _OF_STATES:
                here = [one for one in here if (one.actor or "").startswith("state:")]
            told = kind(here) if kind is _people or sides else _joined(kind(here), text)
            if found["bare"] and kind is _people and not two and not _are_together(told, reading, text):
                told = _joined(told, text)
            if kind is _people and role is not None:
                told = [one for one in told if _holds(one, role, text, day, directory)]
            if len(told) > 1:
                return _two_of(told, text) if two else told
    return []


def _are_together(told: Sequence[Mention], reading: Reading, text: str) -> bool:
    """Tell whether the sentence of the people tells of their meeting or talking: only then are they "they"."""
    if len(told) < MANY:
        return bool(told) and _TOGETHER.search(reading.sentences[told[0].sentence].span.of(text)) is not None
    return True


def _role_of(words: str | None, directory: Any) -> str | None:
    """Return the role that plural words name ("presidents", "foreign ministers"); None for men or leaders."""
    if words is None or directory is None or not hasattr(directory, "role"):
        return None
    role: str | None = directory.role(words)
    return None if role in (None, "leader", "minister") else role


def _holds(mention: Mention, role: str, text: str, day: str | None, directory: Any) -> bool:
    """Tell whether a person holds a role on the day, or is given it as title; one of whom nothing is known may."""
    title = directory.role(mention.title.of(text)) if mention.title is not None else None
    held = [tenure.office.rsplit("/", 1)[1] for tenure in directory.tenures_of(mention.actor, day)] if day else []
    office = mention.office.rsplit("/", 1)[1] if mention.office else None
    known = [one for one in (title, office, *held) if one is not None]
    return not known or role in known


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
    named = _distinct(
        [m for m in here if (m.actor or "").startswith(("state:", "body:", "group:")) and m.kind != "norp"]
    )
    if len(named) > 1:
        return named
    # Adjectives count where no body is named ("Peruvian and Bolivian troops"), not those within a person's title.
    outer = [one for one in here if not any(o.span != one.span and o.span.contains(one.span) for o in here)]
    return _distinct([one for one in outer if (one.actor or "").startswith("state:")])


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
