"""Read capitals by the day: "Moscow" acts for the Soviet Union until 1991, "Hanoi" for North Vietnam until 1976.

Names of the land and of its capital are bound anew; who is called by a former state's own name is bound to it already.
"""

import msgspec

from communique.directory import Directory
from communique.directory.former import capital_on, state_on
from communique.extract.rebinding import with_mentions
from communique.model import Mention, Reading

LATEST = "2006-06-05"  # from this day on every capital stands for the state it stands for today


def bind_former_states(reading: Reading, day: str | None, text: str, *, directory: Directory) -> Reading:
    """Return the reading with the capitals in it bound to the states of `day`; the same reading where none changes."""
    if day is None or day >= LATEST[: len(day)]:
        return reading
    mentions = tuple(_bound(mention, day, text, directory) for mention in reading.mentions)
    return with_mentions(reading, mentions, directory=directory)


def _bound(mention: Mention, day: str, text: str, directory: Directory) -> Mention:
    if mention.kind not in ("place", "org") or not (mention.actor or "").startswith("state:"):
        return mention
    state = capital_on(mention.head.of(text), day) or state_on(mention.actor or "", day)
    if state == mention.actor or state not in directory.actors:
        return mention
    return msgspec.structs.replace(mention, actor=state)
