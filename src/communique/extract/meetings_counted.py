"""Say which states "the three countries" are: the last so many that the text told as one list, "A, B and C"."""

import re
from collections.abc import Sequence

from communique.model import Mention, Reading, Span

COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6}
_LISTED = re.compile(r"\s*(?:,|,?\s+and)\s+(?:the\s+)?")
_COUNTED = re.compile(
    r"(?:the|these|all)\s+(three|four|five|six)\s+(?:\w+\s+)?"
    r"(?:countries|nations|states|governments|sides|parties|capitals|neighbou?rs)\b",
    re.IGNORECASE,
)


def counted_states(span: Span, reading: Reading, text: str) -> list[Mention]:
    """Return the states that counted words stand for, in text order; empty where no such list stands before."""
    found = _COUNTED.match(span.of(text))
    if found is None:
        return []
    wanted = COUNTS[found[1].casefold()]
    before = [mention for mention in reading.mentions if _is_state(mention) and mention.span.end <= span.start]
    for last in range(len(before) - 1, -1, -1):
        listed = _list_to(before, last, text)
        if len(listed) == wanted:
            return listed
    return []


def _list_to(states: Sequence[Mention], last: int, text: str) -> list[Mention]:
    """Return the states listed up to the one at `last`, which "and" closes."""
    listed = [states[last]]
    for state in reversed(states[:last]):
        between = text[state.span.end : listed[0].span.start]
        if not _LISTED.fullmatch(between) or (len(listed) == 1 and "and" not in between):
            break
        listed.insert(0, state)
    return listed


def _is_state(mention: Mention) -> bool:
    return (mention.actor or "").startswith("state:") and mention.kind in ("place", "org")
