"""Give mentions another actor within the extract stage, and the reading the actors that it then refers to."""

from collections.abc import Sequence
from typing import Any

import msgspec

from communique.model import Mention, Reading


def with_mentions(reading: Reading, mentions: Sequence[Mention], *, directory: Any) -> Reading:
    """Return the reading with `mentions` for its own, their actors added; the same reading where none changes."""
    if tuple(mentions) == reading.mentions:
        return reading
    known = {actor.id for actor in reading.actors}
    new = dict.fromkeys(mention.actor for mention in mentions if mention.actor is not None)
    added = tuple(directory.actors[name] for name in new if name not in known and name in directory.actors)
    return msgspec.structs.replace(reading, mentions=tuple(mentions), actors=(*reading.actors, *added))
