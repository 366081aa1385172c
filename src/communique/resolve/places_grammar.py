"""How a place name is used: as the place where something happens, or as the government that sits there.

The words around decide: "in Moscow", "talks held in Geneva" tell a place; the subject of a verb of mind, speech or
decision ("Moscow will not support", "Washington said"), the agent of a passive and the partner of a deal tell an
actor.
"""

import re
from typing import Literal

from communique.lang.places import ACTING, BEFORE_NAME, CIVIC, LOCATIVE, MOTION, OCCASIONS, PARTNER, RELATIONAL
from communique.model import Mention, Reading, Token

HYPHENS = re.compile(r"[-‐-―]")
Use = Literal["place", "actor", "open"]


def use_of(reading: Reading, mention: Mention) -> Use:
    """Return how the place named by `mention` is used; `open` where the words around do not tell."""
    sentence = reading.sentences[mention.sentence]
    tokens = reading.tokens[sentence.first : sentence.last]
    before = [token for token in tokens if token.span.end <= mention.span.start]
    after = [token for token in tokens if token.span.start >= mention.span.end]
    if _is_half_of_pair(reading, mention):
        return "actor"
    previous = _skip_articles(before)
    if previous:
        lower = previous[-1].text.lower()
        left = [token.text.lower() for token in previous[-6:-1]]
        if lower in LOCATIVE:
            return "place"
        if lower == "to":
            if MOTION.intersection(left):
                return "place"
            return "open"
        if lower == "from":
            return "place" if not {"pressure", "support", "signal", "demands"} & set(left) else "actor"
        if lower in PARTNER:
            return "actor"
        if lower in ("and", "or") and _joined(previous):
            return "actor"
        if lower == "of":
            return "place"
    return _by_verb(after, bool(previous))


def _is_half_of_pair(reading: Reading, mention: Mention) -> bool:
    """ "the Russia-Georgia war", "NATO-Russia talks": joined to another name by a hyphen, not "Moscow-based"."""
    for token in reading.tokens[reading.sentences[mention.sentence].first : reading.sentences[mention.sentence].last]:
        if token.span.contains(mention.span) and len(token.span) > len(mention.span):
            parts = [part for part in HYPHENS.split(token.text) if part]
            return len(parts) > 1 and all(part[0].isupper() for part in parts)
    return False


def _skip_articles(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[-1].text.lower() in BEFORE_NAME:
        tokens = tokens[:-1]
    return tokens


def _joined(previous: list[Token]) -> bool:
    """ "relations between Moscow and Tbilisi": the noun before the pair tells that both act."""
    return any(token.text.lower() in RELATIONAL or token.text.lower() == "between" for token in previous[-7:])


def _by_verb(after: list[Token], has_left: bool) -> Use:
    if after and after[0].text.lower() in (OCCASIONS if after[0].text.islower() else CIVIC):
        return "place"
    for index, token in enumerate(after[:4]):
        lower = token.text.lower()
        if lower in ("'s", "’s") and index == 0:
            following = [t.text.lower() for t in after[1:6]]
            return "place" if CIVIC.intersection(following) else "actor"
        if (
            lower in ("is", "was")
            and index == 0
            and len(after) > 1
            and after[1].text.lower() in ("a", "the", "an", "home", "located", "where")
        ):
            return "open"
        if lower in ACTING:
            return "actor"
        if not (
            lower.endswith("ly") or lower in ("also", "not", "itself", "never", "now", "has", "still", "both", "all")
        ):
            break
    return "open"
