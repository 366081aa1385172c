"""Whether the clause around a time expression speaks of the past or of the future.

"said Friday" looks back, "will meet Friday" and "the talks due on Friday" look ahead. The verb nearest before the expression
decides, else the nearest after it; plans and invitations look ahead whatever their tense.
"""

import re
from collections.abc import Sequence
from typing import Literal

from communique.model import Reading, TimeExpression, Token

Tense = Literal["past", "present", "future"]

AHEAD = frozenset(
    "will shall 'll ’ll wo due scheduled slated planned plans plan planning intends intend hopes hope expected expects expect upcoming "
    "forthcoming tomorrow set invited invite invites deadline prepares preparing prepare likely proposed postponed rescheduled starting "
    "beginning effective".split()
)
MODALS = frozenset("will shall 'll ’ll would may might can could should must wo ca".split())
PAST_FORMS = frozenset(
    "was were had did said told met went came held gave took made began left became got saw knew thought found put brought kept sent "
    "built wrote spoke won lost fell rose led stood sat ran drew broke chose drove flew grew paid sold withdrew arose struck swore quit "
    "cut hit shot signed".split()
)
REPORTING = frozenset("say tell add announce report note state declare write explain comment".split())
_BOUNDARY = frozenset(";:—–")
WINDOW = 14  # tokens to either side; a clause is rarely longer


def tense_at(reading: Reading, time: TimeExpression) -> Tense | None:
    """Return the tense of the clause that holds `time`, None when no verb tells."""
    sentence = reading.sentences[time.sentence]
    tokens = reading.tokens[sentence.first : sentence.last]
    before = [token for token in tokens if token.span.end <= time.span.start]
    after = [token for token in tokens if token.span.start >= time.span.end]
    found = _backwards(before)
    if found is not None:
        return found
    return _forwards(after)


def _backwards(tokens: Sequence[Token]) -> Tense | None:
    last = max(0, len(tokens) - WINDOW)
    for index in range(len(tokens) - 1, last - 1, -1):
        token = tokens[index]
        lower = token.text.lower()
        if token.text in _BOUNDARY:
            return None
        if lower in AHEAD and not (lower in ("set", "plan", "hope", "plans") and token.pos == "VERB" and _is_past(token)):
            return "future"
        if _is_verb(token):
            return _group(tokens, index)
    return None


def _forwards(tokens: Sequence[Token]) -> Tense | None:
    for index, token in enumerate(tokens[:WINDOW]):
        lower = token.text.lower()
        if token.text in _BOUNDARY:
            return None
        if lower in ("to", "will", "shall") or lower in ("due", "scheduled", "slated"):
            return "future"
        if _is_verb(token):
            if token.pos == "AUX" or lower in MODALS:
                following = [t.text.lower() for t in tokens[index + 1 : index + 3]]
                if lower in ("is", "are", "'s", "'re") and following[:1] in (["to"], ["due"], ["scheduled"], ["expected"]):
                    return "future"
            return _group(tokens, index)
    return None


def _group(tokens: Sequence[Token], index: int) -> Tense:
    """The tense of the verb group whose main (or first) word stands at `index`."""
    token = tokens[index]
    lower = token.text.lower()
    left = [t.text.lower() for t in tokens[max(0, index - 4) : index]]
    if lower in MODALS:
        return "future" if lower not in ("could", "might", "would", "can", "ca") else "present"
    if _is_past(token):
        if any(word in ("will", "shall", "'ll", "to", "would", "may", "should", "must") for word in left[-3:]) and (
            "have" not in left[-2:]
        ):
            return "future"
        return "past"
    helpers = left[-3:]
    if "had" in helpers or "was" in helpers or "were" in helpers or "did" in helpers:
        return "past"
    if any(word in ("will", "shall", "'ll", "’ll", "wo", "may", "must", "should", "would", "might", "could") for word in helpers):
        return "future"
    if left[-1:] == ["to"]:
        matrix = left[-2:-1]
        if matrix and (matrix[0] in PAST_FORMS or matrix[0] in ("able", "failed", "managed", "refused", "began", "came", "used")):
            return "past" if matrix[0] not in ("was", "were", "had") else "future"
        return "future"
    if any(word in ("has", "have", "'ve", "having") for word in helpers) or lower in ("has", "have"):
        return "past"
    return "present"


def _is_verb(token: Token) -> bool:
    if token.pos:
        return token.pos in ("VERB", "AUX")
    lower = token.text.lower()
    return lower in PAST_FORMS or lower in MODALS or lower in ("is", "are", "has", "have") or bool(re.search(r"[a-z]{2}ed$", lower))


def _is_past(token: Token) -> bool:
    lower = token.text.lower()
    if lower in PAST_FORMS:
        return True
    if token.tag in ("VBD", "VBN"):
        return True
    return lower.endswith("ed") and len(lower) > 3 or (
        bool(token.lemma) and token.pos == "VERB" and lower != token.lemma and not lower.endswith(("s", "ing"))
    )
