"""Name those who are told as one: "they", "both", "the two leaders", "the sides", by the last who were told together.

Joint words go back to the nearest sentence that names enough of the kind: people of the role that the words tell
("the ministers", "the presidents"), states and bodies for "the countries". Bare "they" is whom the joint words of the
sentence before mean; a plural that means others ("the officials … they") ends the search.
"""

import re
from collections.abc import Sequence
from typing import Any

from communique.extract.joint_kinds import (
    COUNTS,
    as_sides,
    coordinated,
    distinct,
    fits_role,
    is_person,
    is_union,
    of_several_sides,
    people_in,
    powers_in,
    roles_of,
)
from communique.model import Mention, Reading, Span

NEAR = 3  # sentences back in which "they" and "both" find their two
FAR = 14  # the same for "the two leaders", which a whole report may use of one pair
GATHERED = 4  # sentences back whose names, one here and one there, may make up the number told
MANY = 3  # people in one sentence who are a company without a word that says so
OPENING = 12  # characters of a sentence in which its subject begins
LARGE = 4  # people told by number of whom the document may leave one out
DEEPEST = 8  # how often "they" is passed on from sentence to sentence
_NUMBER = r"(?:two|three|four|five|six)"
_PEOPLE = (
    r"leaders|presidents|ministers|premiers|prime\s+ministers|foreign\s+ministers|chancellors|kings|monarchs"
    r"|men|women|statesmen|counterparts|chiefs|(?:foreign|home|permanent)\s+secretaries|secretaries\s+of\s+state"
    r"|heads\s+of\s+(?:state|government|delegation)(?:\s+and\s+government)?"
)
_OTHERS = r"officials|diplomats|politicians|generals|envoys|secretaries|rivals|negotiators|commanders|women|officers"
_SIDES = r"sides|parties|countries|nations|governments|states|capitals|neighbou?rs|powers|delegations|allies|foes"
_SIDES += r"|armies|militaries"
_JOINT = re.compile(
    rf"(?:the\s+(?:{_NUMBER}\s+)?|both\s+|these\s+{_NUMBER}\s+|all\s+(?:{_NUMBER}\s+)?)(?P<people>(?:\w+\s+)?(?:{_PEOPLE}))"
    rf"|(?:the\s+{_NUMBER}|both)\s+(?P<others>(?:\w+\s+)?(?:{_OTHERS}))"
    rf"|(?P<plain>{_PEOPLE})"
    rf"|(?:the\s+(?:{_NUMBER}\s+)?(?:warring\s+|rival\s+|negotiating\s+)?|both\s+|all\s+{_NUMBER}\s+)(?P<sides>{_SIDES})"
    rf"|(?P<bare>they\s+(?:both|all)|they|their|both\s+of\s+(?:them|whom)|both|each(?!\s+other)|the\s+{_NUMBER}"
    r"|the\s+(?:pair|duo|trio)|neither)"
    r"|(?:the|a|their)\s+(?:joint|trilateral|common|final)\s+(?P<paper>statement|communiqu[eé]|declaration|text|document)"
    r"(?:\s+(?:issued|released|published|signed|adopted|read|distributed|made|circulated)\b.*)?",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:met|meet\w*|talk\w*|spoke|speak\w*|discuss\w*|phon\w+|telephon\w+|call\w*|agree\w*|sign\w*|summit|negotiat\w+|"
    r"with|\w*conference|readout|receiv\w+|host\w*|welcom\w+|visit\w*|session|joint\w*|together|each\s+other|conversation|dinner|lunch)\b",
    re.IGNORECASE,
)
_OF_STATES = frozenset("countries nations governments states capitals neighbours neighbors".split())
_LEAD_IN = re.compile(
    r"[\"“'‘—–\s-]*(?:\d+\.\s+)?(?:(?:but|and|later|earlier|then|also|afterwards|still|however|meanwhile|instead"
    r"|during \w+ (?:talks|meeting)),?\s+)?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:the|both|these|all|they|each|neither)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|both|these|all|they|each|neither|a|their)\b", re.IGNORECASE)


def joint_referents(
    span: Span,
    sentence: int,
    reading: Reading,
    text: str,
    *,
    directory: Any = None,
    day: str | None = None,
    depth: int = 0,
) -> list[Mention]:
    """Return the mentions that plural words stand for, in text order; empty for words that are not joint, or for one.

    Names in what is quoted are passed over. day: of the document, on which "the presidents" are presidents.
    """
    head = _head(span.of(text))
    found = _JOINT.fullmatch(head)
    if found is None or found["plain"] or not _DEFINITE.match(head) or depth > DEEPEST:
        return []
    number = _number(head)
    # What is quoted tells of others, unless the joint words stand in the same quotation: a briefing's readout.
    quoted = [
        content
        for one in reading.attributions
        if one.form == "direct"
        for content in one.content
        if not content.contains(span)
    ]
    bare = found["bare"] is not None
    sentences = _sentences_back(span, sentence, reading, quoted, text, bare=bare)
    if bare and not head.lower().startswith("the "):
        for at in (sentence, sentence - 1):
            passed = _passed_on(span, at, reading, text, quoted, directory=directory, day=day, depth=depth)
            passed = passed or (_company(sentences[:1], reading, text, number) if at == sentence else [])
            if passed:
                return passed[:number] if number and len(passed) != number else passed
    if found["sides"] or found["paper"]:
        of_states = bool(found["sides"]) and found["sides"].lower() in _OF_STATES
        return _sides(sentences, reading, text, number, of_states=of_states)
    if bare and number:
        for at in range(sentence - 1, max(-1, sentence - 1 - NEAR), -1):
            told = _number_before(at, number, reading, text, quoted, directory=directory, day=day, depth=depth)
            if told:
                return told
    roles = roles_of(found["people"] or found["others"], directory)
    if bare:
        return _company(sentences, reading, text, number)
    people = _people(sentences, reading, text, number, roles, directory=directory, day=day)
    return people or ([] if roles is not None and "minister" in roles else _powers(sentences, reading, text, number))


def _number(words: str) -> int:
    """Return how many the words say they are; 0 where they do not say."""
    return next((COUNTS[word] for word in words.lower().split() if word in COUNTS), 0)


def _passed_on(
    span: Span,
    at: int,
    reading: Reading,
    text: str,
    quoted: Sequence[Span],
    *,
    directory: Any,
    day: str | None,
    depth: int,
) -> list[Mention]:
    """Return whom the joint words mean that open a sentence before `span`: "they" repeats them."""
    if at < 0:
        return []
    whole = reading.sentences[at].span
    if any(content.contains(Span(whole.start + 2, max(whole.start + 3, whole.end - 3))) for content in quoted):
        return []
    lead = _LEAD_IN.match(text, whole.start, whole.end)
    start = lead.end() if lead is not None else whole.start
    words = _JOINT.match(text, start, whole.end)
    if words is None or words["plain"] or words.end() > span.start or not _SUBJECT.match(text, start):
        return []
    return joint_referents(Span(start, words.end()), at, reading, text, directory=directory, day=day, depth=depth + 1)


def _number_before(
    at: int,
    number: int,
    reading: Reading,
    text: str,
    quoted: Sequence[Span],
    *,
    directory: Any,
    day: str | None,
    depth: int,
) -> list[Mention]:
    """Return whom a sentence calls "the two leaders", "the pair": a later "the two" repeats them."""
    whole = reading.sentences[at].span
    for words in _JOINT.finditer(text, whole.start, whole.end):
        span = Span(words.start(), words.end())
        if _number(span.of(text)) != number or any(content.contains(span) for content in quoted):
            continue
        told = joint_referents(span, at, reading, text, directory=directory, day=day, depth=depth + 1)
        if len(told) == number:
            return told
    return []


def _company(sentences: Sequence[Sequence[Mention]], reading: Reading, text: str, number: int) -> list[Mention]:
    """Return whom bare "they", "both", "the two" mean: people told together, or powers joined as one subject."""
    for here in sentences:
        people = people_in(here, reading)
        if number:
            told = _of_number(people, text, number) or coordinated(people, text)
        elif _are_together(people, reading, text):
            told = people
        else:
            told = coordinated(people, text)
        told = told if len(told) > 1 else _joined_powers(here, reading, text)
        if len(told) > 1 and (not number or len(told) >= number):
            return told[:number] if number else told
    if number:
        return _gathered([people_in(here, reading) for here in sentences], number)
    return []


def _joined_powers(here: Sequence[Mention], reading: Reading, text: str) -> list[Mention]:
    powers = [one for one in here if one.kind != "role"]  # "the envoy and the general" are people, named before
    return as_sides(coordinated(powers_in(powers), text, free=True), reading)


def _people(
    sentences: Sequence[Sequence[Mention]],
    reading: Reading,
    text: str,
    number: int,
    roles: frozenset[str] | None,
    *,
    directory: Any,
    day: str | None,
) -> list[Mention]:
    """Return the people of the role in the nearest sentence that names enough, else gathered from several."""
    companies = [people_in(here, reading) for here in sentences]
    fitting = [[one for one in told if fits_role(one, roles, text, day, directory)] for told in companies]
    for told in fitting:
        if len(told) > 1 and (not number or len(told) >= number):
            return _of_number(told, text, number) if number else told
    if not number:  # from here and there only those who surely are what is told
        fitting = [
            [one for one in told if fits_role(one, roles, text, day, directory, surely=True)] for told in fitting
        ]
    if (number or roles is not None) and (gathered := _gathered(fitting, number or 2, far=not number)):
        return gathered
    if number >= LARGE:  # one of "the four leaders" may be named nowhere near
        return next((told for told in fitting if len(told) == number - 1), [])
    if roles is not None and "leader" in roles:  # whoever two men are, news may call them leaders
        return next((_of_number(told, text, number or 2) for told in companies if len(told) == (number or 2)), [])
    return []


def _of_number(told: Sequence[Mention], text: str, number: int) -> list[Mention]:
    """Return as many as are told, those that a list joins first; empty where there are fewer."""
    if len(told) == number:
        return list(told)
    listed = coordinated(told, text)
    if len(listed) == number:
        return listed
    return list(told[:number]) if len(told) > number else []


def _gathered(companies: Sequence[Sequence[Mention]], number: int, *, far: bool = False) -> list[Mention]:
    """Return those of the last few sentences together, with `far` of all, where they are just as many as are told."""
    found: dict[str | None, Mention] = {}
    for told in companies if far else companies[: GATHERED + 1]:
        for mention in told:
            found.setdefault(mention.actor, mention)
        if len(found) >= number and not far:
            break
    together = sorted(found.values(), key=lambda one: one.span.start)
    return together if len(together) == number else []


def _sides(
    sentences: Sequence[Sequence[Mention]], reading: Reading, text: str, number: int, *, of_states: bool
) -> list[Mention]:
    """Return the powers of the nearest sentence with two or more, one for each side; people where none is a power."""
    for here in sentences:
        told = as_sides(powers_in(here), reading)
        if any(is_union(one, reading) for one in told) and not _meet(told, reading, text):
            told = [one for one in told if not is_union(one, reading)]  # who only looks on is no side
        if of_states:
            told = [one for one in told if (one.actor or "").startswith("state:")]
        if len(told) > 1 and len(told) >= number:
            listed = coordinated(told, text)
            if number and len(told) > number:
                return listed[:number] if len(listed) >= number else told[:number]
            return told
    if number > 2:
        states = [[one for one in powers_in(here) if (one.actor or "").startswith("state:")] for here in sentences]
        if gathered := _gathered(states, number):
            return gathered
        if told := next((told for told in map(distinct, states) if len(told) == number - 1), []):
            return told  # most of "the three countries": one of them may go by another word
    for here in sentences:
        people = of_several_sides(people_in(here, reading), reading)
        if len(people) > 1 and len(people) >= number and not of_states:
            return _of_number(people, text, number) if number else people
    return []


def _meet(told: Sequence[Mention], reading: Reading, text: str) -> bool:
    return bool(told) and _TOGETHER.search(reading.sentences[told[0].sentence].span.of(text)) is not None


def _powers(sentences: Sequence[Sequence[Mention]], reading: Reading, text: str, number: int) -> list[Mention]:
    """Return the states and bodies that a list joins, for people whom the document does not name."""
    for here in sentences:
        told = _joined_powers(here, reading, text)
        if len(told) > 1 and len(told) >= number:
            return told[:number] if number else told
    return []


def _are_together(told: Sequence[Mention], reading: Reading, text: str) -> bool:
    """Tell whether the sentence of the people tells of their meeting or talking: only then are they "they"."""
    if len(told) < MANY:
        return bool(told) and _TOGETHER.search(reading.sentences[told[0].sentence].span.of(text)) is not None
    return True


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
        start = reading.sentences[at].span.start
        plural = [one for one in here if one.plural and one.kind in ("group", "anonymous", "role", "pronoun")]
        joint = [one for one in plural if _JOINT.fullmatch(_head(one.span.of(text)))]
        if bare and any(one.span.start - start < OPENING and one not in joint for one in plural):
            break
        found.append(here)
        left = max(left - 1, 1) if joint else left - 1
        at -= 1
    return found


def _head(words: str) -> str:
    return " ".join(words.split(",")[0].split())


__all__ = ["distinct", "is_person", "joint_referents"]
