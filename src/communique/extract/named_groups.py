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
    strange = mention.kind == "org" and (mention.actor or "").startswith("local:")  # "Six world powers" at the head
    if not strange and (mention.kind not in UNBOUND_KINDS or mention.actor is not None or not mention.plural):
        return mention
    words = mention.span.of(text)
    names = directory.find_names(words) or directory.find_names(f"the {words}")
    bodies = [name for name in names if name.startswith("body:") and name in directory.actors]
    return msgspec.structs.replace(mention, actor=bodies[0]) if bodies else mention


# States that share a name, told by its plural or by "inter-": "the two Koreas", "inter-Korean talks".
TWINS = {
    "koreas": ("state:prk", "state:kor"),
    "inter-korean": ("state:prk", "state:kor"),
    "sudans": ("state:sdn", "state:ssd"),
    "congos": ("state:cod", "state:cog"),
}
# First halves of adjectives of two states: "Sino-Indian", "Franco-German".
COMBINING = {
    "sino": "chinese", "russo": "russian", "franco": "french", "anglo": "british", "indo": "indian", "greco": "greek",
    "graeco": "greek", "italo": "italian", "austro": "austrian", "turco": "turkish", "turko": "turkish",
    "luso": "portuguese", "hispano": "spanish", "germano": "german", "serbo": "serbian", "nippo": "japanese",
    "iraqi": "iraqi", "americo": "american", "polono": "polish", "irano": "iranian", "soviet": "soviet",
}  # fmt: skip


def twin_states(words: str, directory: Any) -> list[Any]:
    """Return the two states that one plural or "inter-" word means, as actors; empty for other words."""
    found = next((TWINS[word] for word in words.casefold().split() if word in TWINS), ())
    if directory is None or not hasattr(directory, "actors"):
        return []
    return [directory.actors[state] for state in found if state in directory.actors]
