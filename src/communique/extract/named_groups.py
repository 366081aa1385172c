"""Bind groups that the directory knows by the very words: "six world powers", "the six powers" are the P5+1."""

from typing import Any

import msgspec

from communique.extract.rebinding import with_mentions
from communique.model import Mention, Reading

UNBOUND_KINDS = frozenset({"group", "anonymous"})


def bind_named_groups(reading: Reading, text: str, *, directory: Any) -> Reading:
    """Return the reading with such groups bound; the same reading where none is."""
    if directory is None or not hasattr(directory, "find_names"):
        return reading
    mentions = tuple(_bound(mention, text, directory) for mention in reading.mentions)
    return with_mentions(reading, mentions, directory=directory)


def _bound(mention: Mention, text: str, directory: Any) -> Mention:
    if mention.kind not in UNBOUND_KINDS or mention.actor is not None or not mention.plural:
        return mention
    words = mention.span.of(text)
    names = directory.find_names(words) or directory.find_names(f"the {words}")
    bodies = [name for name in names if name.startswith("body:") and name in directory.actors]
    return msgspec.structs.replace(mention, actor=bodies[0]) if bodies else mention
