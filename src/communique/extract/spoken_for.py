"""For whom a speaker speaks: the body of a spokesperson, the own side (or its head) whose attitude he states."""

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from communique.extract.parties import party_of
from communique.extract.speakers import known_actor
from communique.lang.reporting import ATTITUDE_ADJECTIVES, reporting_forms
from communique.model import Actor, Attribution, Mention, Party, Reading, Span, Statement

OPENS_WITHIN = 40  # characters of the content in which the holder of an attitude is named
BEHIND = 60  # characters behind a name in which "…, a spokesman for X" may stand
_SPOKESPERSON = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press\s+secretary|press\s+attach[eé])\b", re.IGNORECASE
)
_FOR = re.compile(
    r"\s*,?\s*(?:an?\s+|the\s+)?(?:\w+\s+)?(?:spokes\w+\s+)?(?:for|of|at)\b|\s*,\s*(?:\w+\s+){0,4}spokes\w+",
    re.IGNORECASE,
)
STANDING = frozenset(
    """believe hope expect urge call condemn welcome support oppose reject demand insist regret make want commend
    applaud deplore""".split()
)
_UNNAMED = re.compile(
    r"(?:an?|the|its|one)\s+(?:\w+\s+)?spokes(?:man|woman|person)(?:\s+(?:in|at)\s+\S+)?$", re.IGNORECASE
)
_ARMED = re.compile(r"\b(?:military|army|navy|air\s+force)\b", re.IGNORECASE)
_ATTITUDE = re.compile(
    r"""\s+(?:also\s+|still\s+|fully\s+)?(?:expects?|supports?|welcomes?|believes?|hopes?|opposes?|rejects?|stands?\s+for
    |sees?|wants?|adheres?|(?:will|would|does|do|did)\s+not\s+(?:support|accept|recogni[sz]e|allow|agree)
    |will\s+(?:support|oppose|back)|(?:is|was)\s+(?:against|ready|willing|opposed|concerned|convinced))\b""",
    re.VERBOSE,
)


def on_behalf_of(
    attribution: Attribution,
    speaker: Party | None,
    reading: Reading,
    text: str,
    own: frozenset[str],
    *,
    directory: Any = None,
) -> Party | None:
    """Return the body a spokesperson speaks for, or the own side whose attitude the speaker states; never himself."""
    if speaker is None or speaker.actor is None:
        return None
    body = _body_of_spokesperson(attribution, speaker, reading, text, own, directory=directory)
    if body is None:
        holder = _holder_of_attitude(attribution, text, reading, own)
        body = party_of(holder, reading, directory=directory) if holder is not None else None
    return None if body is None or body.actor == speaker.actor else body


def takes_a_stand(cue: Sequence[str]) -> bool:
    """Tell whether the words of a cue take a stand ("believe", "are pleased"), not tell what was done ("talked")."""
    table = reporting_forms()
    return any(word in ATTITUDE_ADJECTIVES or (word in table and table[word].verb.lemma in STANDING) for word in cue)


def house_speaker(house: str | None, speaker: Party, reading: Reading, *, directory: Any = None) -> Party:
    """Return the government whose own paper says "we"; `speaker` itself when it is unknown."""
    actor = known_actor(house, reading, directory)
    return speaker if actor is None else replace(speaker, actor=actor.id, name=actor.name)


def name_spokespeople(
    found: Sequence[tuple[Statement, Attribution]], reading: Reading, text: str, *, directory: Any = None
) -> list[tuple[Statement, Attribution]]:
    """Let an unnamed spokesperson speak for the body or state that spoke last in his paragraph ("a spokesman added"),
    an army's for the state whose arms his sentence tells of.
    """
    named: list[tuple[Statement, Attribution]] = []
    for statement, attribution in found:
        speaker = statement.speaker
        if speaker is not None and speaker.actor is None and _UNNAMED.match(speaker.name):
            before = named[-1] if named else None
            body = None
            if before is not None and _paragraph(before[1], reading) == _paragraph(attribution, reading):
                body = before[0].speaker
            if _ARMED.search(speaker.name):
                body = _arms_told_of(attribution, reading, directory)
            elif (told := _subject_of_content(attribution, reading, text, directory)) is not None:
                body = told
            if body is not None and (body.actor or "").startswith(("body:", "state:", "group:")):
                statement = replace(statement, speaker=replace(body, span=speaker.span))
        named.append((statement, attribution))
    return named


def _subject_of_content(attribution: Attribution, reading: Reading, text: str, directory: Any) -> Party | None:
    """Return the body or state that opens what its spokesman says: "The Red Cross expects rain, a spokesman said"."""
    first = attribution.content[0]
    if attribution.speaker is None or attribution.speaker.start < first.start:
        return None
    for mention in reading.mentions:
        lead = text[first.start : mention.span.start].lower().strip(" \"“”'‘’\n")
        if mention.span.start >= first.start and mention.span.end <= first.end and lead in ("", "the"):
            body = (mention.actor or "").startswith(("body:", "state:", "group:"))
            return party_of(mention, reading, directory=directory) if body and mention.kind != "norp" else None
    return None


def name_by_neighbours(found: Sequence[tuple[Statement, Attribution]]) -> list[tuple[Statement, Attribution]]:
    """Give quoted words without a cue the speaker of the statements before and behind them, where that is one."""
    named = list(found)
    for at in range(1, len(named) - 1):
        statement, attribution = named[at]
        if statement.speaker is not None or attribution.cue is not None or statement.form == "indirect":
            continue
        before, behind = named[at - 1][0].speaker, named[at + 1][0].speaker
        if before is not None and behind is not None and before.actor is not None and before.actor == behind.actor:
            named[at] = replace(statement, speaker=replace(before, span=None)), attribution
    return named


def _paragraph(attribution: Attribution, reading: Reading) -> int:
    return reading.sentences[attribution.sentence].paragraph


def _arms_told_of(attribution: Attribution, reading: Reading, directory: Any) -> Party | None:
    """Return the state that the sentence names first, before its military spokesman."""
    speaker = attribution.speaker
    for mention in reading.mentions:
        if mention.sentence == attribution.sentence and (mention.actor or "").startswith("state:"):
            before = speaker is not None and mention.span.end <= speaker.start
            return party_of(mention, reading, directory=directory) if before else None
    return None


def _body_of_spokesperson(
    attribution: Attribution,
    speaker: Party,
    reading: Reading,
    text: str,
    own: frozenset[str],
    *,
    directory: Any = None,
) -> Party | None:
    """Return the body for which the speaker is named as a spokesperson anywhere in the document."""
    spans = [
        mention.span for mention in reading.mentions if mention.actor == speaker.actor and mention.kind != "pronoun"
    ]
    if attribution.speaker is not None:
        spans.insert(0, attribution.speaker)
    for span in spans:
        stop = span.end
        if _FOR.match(text, span.end, min(len(text), span.end + BEHIND)) is not None:
            stop = min([span.end + BEHIND, *(part.start for part in attribution.content if part.start >= span.end)])
        start = _start_of_title(span, reading)
        if not _SPOKESPERSON.search(text, start, stop):
            continue
        wide = Span(start, stop)
        bodies = [
            mention
            for mention in reading.mentions
            if mention.actor not in (None, speaker.actor) and mention.kind != "person" and mention.span.overlaps(wide)
        ]
        bodies.sort(key=lambda mention: (mention.kind != "org", mention.span.start))
        if directory is not None and not (bodies and bodies[0].kind == "org"):
            named = _body_in_words(_SPOKESPERSON.split(text[start:stop])[0], own, reading, directory)
            if named is not None:
                return named
        if bodies:
            return party_of(bodies[0], reading, directory=directory)
    return None


def _start_of_title(span: Span, reading: Reading) -> int:
    """Return where the mention that holds `span` begins, its title included."""
    return min([span.start, *(m.span.start for m in reading.mentions if m.span.overlaps(span) and m.kind == "person")])


def _body_in_words(words: str, own: frozenset[str], reading: Reading, directory: Any) -> Party | None:
    """Return the body that the words before "spokesman" name: "White House", of a known side "foreign ministry"."""
    tokens = words.split()
    states = [known_actor(identifier, reading, directory) for identifier in sorted(own)]
    for first in range(len(tokens)):
        name = " ".join(tokens[first:])
        of_states = [f"{name} of {state.name}" for state in states if state is not None and state.kind == "state"]
        for form in (name, *of_states):
            for identifier in directory.find_names(form):
                actor = directory.actors.get(identifier)
                if isinstance(actor, Actor) and actor.kind == "body":
                    return Party(actor=actor.id, name=actor.name)
    return None


def _holder_of_attitude(attribution: Attribution, text: str, reading: Reading, own: frozenset[str]) -> Mention | None:
    """Return the mention of the own side that opens the content with its attitude: "that Moscow will not support …".

    An official of the same side counts as well ("the President expects …", says his aide).
    """
    first = attribution.content[0]
    for mention in reading.mentions:
        near = first.start <= mention.span.start < first.start + OPENS_WITHIN and mention.span.end <= first.end
        if not near or mention.actor is None or mention.kind == "pronoun":
            continue
        side = mention.office.split("/", 1)[0] if mention.office and "/" in mention.office else None
        if mention.actor in own or side in own:
            return mention if _ATTITUDE.match(text, mention.span.end, first.end) is not None else None
    return None
