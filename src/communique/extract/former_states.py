"""Read capitals by the day: "Moscow" acts for the Soviet Union until 1991, "Prague" for Czechoslovakia until 1992.

Names of the land and of its capital are bound anew; who is called by a former state's own name is bound to it already.
"""

from collections.abc import Mapping

import msgspec

from communique.directory import Directory
from communique.extract.rebinding import with_mentions
from communique.model import Mention, Reading

# The state that a capital stood for before: present state, former state, first day on which the former was no more.
FORMER: Mapping[str, tuple[str, str]] = {
    "state:rus": ("state:sun", "1991-12-26"),
    "state:cze": ("state:csk", "1993-01-01"),
    "state:srb": ("state:yug", "2003-02-04"),
}


def state_on(state: str, day: str | None) -> str:
    """Return the state that stood in the place of `state` on `day`; `state` itself where the day is unknown."""
    former, ended = FORMER.get(state, (state, ""))
    return former if day is not None and day < ended[: len(day)] else state


def bind_former_states(reading: Reading, day: str | None, *, directory: Directory) -> Reading:
    """Return the reading with the capitals in it bound to the states of `day`; the same reading where none changes."""
    if day is None or all(day >= ended[: len(day)] for _, ended in FORMER.values()):
        return reading
    mentions = tuple(_bound(mention, day, directory) for mention in reading.mentions)
    return with_mentions(reading, mentions, directory=directory)


def _bound(mention: Mention, day: str, directory: Directory) -> Mention:
    if mention.kind not in ("place", "org") or mention.actor is None or mention.actor not in FORMER:
        return mention
    former = state_on(mention.actor, day)
    return msgspec.structs.replace(mention, actor=former) if former in directory.actors else mention
