"""Find groups, unnamed people and pronouns in a line: "the two sides", "NATO states", "officials", "many at NATO",
"she".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from communique.lang.titles import anonymous_nouns, group_nouns, role_nouns
from communique.model import Mention, Span
from communique.model.readings import MentionKind
from communique.read.mentions_phrases import (
    COUNTS,
    DETERMINERS,
    QUALIFYING,
    can_qualify,
    span_of,
)
from communique.read.mentions_units import Unit
from communique.read.mentions_words import Line

_SERVING = frozenset({"in", "at", "within", "from", "inside"})  # before the body for which unnamed people work
_PRONOUNS = """
he him his himself: male; she her hers herself: female; it its itself: neuter; they them their theirs themselves:
plural;
i me my mine myself: one; we us our ours ourselves: plural; who whom whose: one
"""


@cache
def pronouns() -> Mapping[str, tuple[str | None, bool]]:
    """Return pronoun -> its gender (`male`, `female`, `neuter` or None) and whether it is plural."""
    found: dict[str, tuple[str | None, bool]] = {}
    for entry in _PRONOUNS.replace("\n", " ").split(";"):
        words, kind = entry.split(":")
        for word in words.split():
            found[word] = (
                kind.strip() if kind.strip() in ("male", "female", "neuter") else None,
                kind.strip() == "plural",
            )
    return found


def find_groups(line: Line, starts: dict[int, Unit], ends: dict[int, Unit], found: Sequence[Mention]) -> list[Mention]:
    """Return groups and unnamed people: "the two sides", "NATO states", "officials", "many at NATO"."""
    words = line.words
    covered = [
        (mention.span.start, mention.span.end)
        for mention in found
        if mention.kind in ("role", "anonymous", "group") or mention.title
    ]
    groups: list[Mention] = []
    inside = {at for unit in starts.values() for at in range(unit.first, unit.last)}
    for at, word in enumerate(words):
        lower = word.lower
        if lower not in group_nouns() and lower not in anonymous_nouns():
            continue
        if word.kind != "word" or at in inside or any(start <= word.start < end for start, end in covered):
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and after.kind == "word" and after.pos in ("NOUN", "PROPN") and at + 1 not in starts:
            continue
        grouped = lower in group_nouns() and lower not in role_nouns()
        unnamed = lower in anonymous_nouns() and lower not in role_nouns()
        if not grouped and not unnamed:
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        if lower in ("many", "some", "others", "several", "most", "few"):
            if following is None or not (following.lower in ("at", "in", "within") or following.pos in ("VERB", "AUX")):
                continue
            last = at + 1
            if following.lower in ("at", "in", "within"):
                inner = starts.get(at + 2) or (
                    starts.get(at + 3) if at + 2 < len(words) and words[at + 2].lower == "the" else None
                )
                if inner is None:
                    continue
                last = inner.last
            groups.append(_group(line, at, last, at, "anonymous"))
            continue
        first, determiner, owner = at, "", False
        while first > 0:
            previous = words[first - 1]
            unit = ends.get(first)
            if unit is not None and unit.kind in QUALIFYING:
                owner, first = True, unit.first
                continue
            if previous.lower in DETERMINERS:
                determiner, first = previous.lower, first - 1
                break
            if previous.kind != "word" or not can_qualify(previous):
                break
            first -= 1
        plural = lower.endswith("s") or lower in ("trio", "pair", "duo", "two", "three", "both", "people")
        if grouped:
            if lower in ("two", "three", "both") and not (
                following is not None and following.pos in ("VERB", "AUX") and (determiner == "the" or lower == "both")
            ):
                continue
            if not (
                determiner in ("the", "both", "these", "those", "its", "their", "our")
                or owner
                or any(w.lower in COUNTS for w in words[first:at])
            ):
                continue
            if (
                not plural
                and not owner
                and lower in ("party", "country", "nation", "state", "office", "company", "team", "people", "police")
            ):
                continue
        kind: MentionKind = "group" if grouped else "anonymous"
        last = at + 1 if grouped else _served(line, at + 1, starts)
        groups.append(_group(line, first, last, at, kind, plural=plural))
    return groups


def _served(line: Line, at: int, starts: dict[int, Unit]) -> int:
    """Return the end of unnamed people with the body they belong to: "a source | in the Kazakh General Staff"."""
    words = line.words
    if at + 1 >= len(words) or words[at].lower not in _SERVING:
        return at
    start = at + 2 if words[at + 1].lower == "the" else at + 1
    body = starts.get(start)
    if body is not None and body.kind == "norp" and (more := starts.get(body.last)) is not None:
        body = more
    return body.last if body is not None and body.kind in ("org", "body") else at


def _group(line: Line, first: int, last: int, head: int, kind: MentionKind, *, plural: bool = True) -> Mention:
    word = line.words[head]
    return Mention(
        span=span_of(line.words, first, last),
        kind=kind,
        head=Span(word.start, word.end),
        sentence=line.sentence,
        plural=plural,
        score=0.6,
    )


def find_pronouns(line: Line, found: Sequence[Mention]) -> list[Mention]:
    result: list[Mention] = []
    for word in line.words:
        lower = word.lower
        if (
            lower not in pronouns()
            or (word.text.isupper() and len(word.text) > 1 and not line.shouting)
            or (word.kind != "word")
        ):
            continue
        if lower == "mine" and word.pos == "NOUN":
            continue
        gender, plural = pronouns()[lower]
        span = Span(word.start, word.end)
        result.append(
            Mention(
                span=span,
                kind="pronoun",
                head=span,
                sentence=line.sentence,
                gender=gender,
                plural=plural,
                score=0.9,
            )
        )
    return result
