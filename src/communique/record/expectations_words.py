"""Read what an expectation in words is about, and whether a later report says that this very thing came to be.

Deliberately narrow: a topic must be named in both, and the later words must say beside it what became of it.
"""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from communique.lang.standing import ACHIEVED, CONDITION, NEGATION, REACH, TOPICS


class Topic(msgspec.Struct, frozen=True):
    """What is expected (a key of `TOPICS`), and whether it is expected to fail to come."""

    name: str
    negated: bool


def topic_of(content: str) -> Topic | None:
    """Return the one thing that `content` expects; None when it names none or several, or makes it conditional."""
    if CONDITION.search(content):
        return None
    found = [name for name, pattern in TOPICS.items() if pattern.search(content)]
    if len(found) != 1:
        return None
    return Topic(found[0], NEGATION.search(content) is not None)


def came_of(topic: str, words: str) -> Literal["came", "did not come"] | None:
    """Return what `words` say became of the topic: None when they do not say, or say both."""
    said = set(_sayings(topic, words))
    return said.pop() if len(said) == 1 else None


def _sayings(topic: str, words: str) -> Iterator[Literal["came", "did not come"]]:
    for sentence in re.split(r"(?<=[.!?])\s+", words):
        for match in TOPICS[topic].finditer(sentence):
            around = sentence[max(0, match.start() - REACH) : match.end() + REACH]
            if ACHIEVED.search(around) is None:
                continue
            yield "did not come" if NEGATION.search(around) else "came"
