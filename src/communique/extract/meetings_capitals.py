"""Find the city that is told as a state's capital: "in the Belarusian capital", "landed in the capital of Laos"."""

from typing import Any

from communique.extract.meetings_view import SentenceView
from communique.model import Where

PLACED = frozenset({"in", "at", "to", "into", "near", "outside", "from"})


def find_capital(view: SentenceView, first: int, last: int, directory: Any) -> Where | None:
    """Return the first capital told between the words `[first, last)` with the preposition of a place before it."""
    if directory is None or not hasattr(directory, "state"):
        return None
    for place in range(max(first, 2), last):
        if view.words[place] != "capital" or view.word(place - 1) == "human":
            continue
        start = place - 1
        state = None
        if view.word(start) not in ("the", "its", "their"):  # "the South Korean capital"
            state = directory.demonym(view.word(start)) or directory.demonym(
                f"{view.word(start - 1)} {view.word(start)}"
            )
            while start > 0 and view.word(start) != "the":
                start -= 1
        elif view.word(place + 1) == "of":
            land = view.owner.get(place + 2)
            state = land.actor if land is not None else None
        if state is None or place - start > 3 or view.word(start - 1) not in PLACED:
            continue
        known = directory.state(state)
        if known is not None and known.capitals:
            city = known.capitals[0]
            return Where(name=city, place=city, country=known.iso3, span=view.span_of(start, place))
    return None
