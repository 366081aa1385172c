"""Whether the clause around a time expression speaks of the past or of the future.

"said Friday" looks back, "will meet Friday" and "the talks due on Friday" look ahead. The verb nearest before the
expression decides, else the nearest after it; plans and invitations look ahead whatever their tense.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from communique.model import Reading, TimeExpression, Token

Tense = Literal["past", "present", "future"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that point ahead wherever they stand ("the talks due Friday", "invited to Geneva in May").
AHEAD = _words(
    "will shall 'll ’ll due scheduled slated upcoming forthcoming tomorrow invited invite invites deadline postponed "
    "rescheduled expected tentatively supposed perhaps possibly"
)
# Verbs whose infinitive has not happened yet: "plans to meet", "agreed to meet", "is ready to meet".
PROSPECTIVE = _words(
    "plan plans planned planning intend intends intended hope hopes hoped hoping expect expects expected want wants "
    "wanted agree agrees agreed set due scheduled slated ready likely unlikely going about is are 's 're be promise "
    "promises promised pledge pledges pledged vow vowed vows prepare prepares preparing prepared decide decided "
    "decides invite invited invites ask asked asks urge urged urges expecting have has need needs bound offer offers "
    "offered propose proposes proposed able threatens threatened continue call called calls supposed date deadline "
    "chance opportunity meeting talks summit"
)
MODALS = _words("will shall 'll ’ll would may might can could should must wo ca")
WEAK_MODALS = _words("could would might can ca")  # they tell a possibility or a habit: no direction of their own
PAST_FORMS = _words(
    "was were had did said told met went came held gave took made began left became got saw knew thought found put "
    "brought kept sent built wrote spoke won lost fell rose led stood sat ran drew broke chose drove flew grew paid "
    "sold withdrew arose struck swore quit cut hit shot signed"
)
LIMITS = _words("until till by")  # "by Friday", "until May" look ahead
_BOUNDARY = frozenset(";:")
_BETWEEN = re.compile(
    r"not|n['’]t|also|never|still|soon|then|now|both|already|\w+ly|been|be|have|has|had|being|either", re.IGNORECASE
)
WINDOW = 16  # tokens to either side; a clause is rarely longer


def tense_at(reading: Reading, time: TimeExpression) -> Tense | None:
    """Return the tense of the clause that holds `time`, None when no verb tells. "Friday's vote" tells nothing by
    itself.
    """
    sentence = reading.sentences[time.sentence]
    tokens = reading.tokens
    here = bisect_left(tokens, time.span.start, sentence.first, sentence.last, key=lambda token: token.span.start)
    there = bisect_left(tokens, time.span.end, here, sentence.last, key=lambda token: token.span.start)
    before = tokens[max(sentence.first, here - WINDOW - 8) : here]
    after = tokens[there : min(sentence.last, there + WINDOW + 2)]
    if after and after[0].text in ("'s", "’s"):
        return None
    if before and before[-1].text.lower() in LIMITS:
        return "future"
    found = _backwards(before)
    return found if found is not None else _forwards(after)


def _backwards(tokens: Sequence[Token]) -> Tense | None:
    for index in range(len(tokens) - 1, max(0, len(tokens) - WINDOW) - 1, -1):
        token = tokens[index]
        lower = token.text.lower()
        if token.text in _BOUNDARY:
            return None
        if lower in AHEAD:
            left = [t.text.lower() for t in tokens[max(0, index - 3) : index]]
            return None if "had" in left or "previously" in left or "originally" in left else "future"
        if lower == "planned" and [t.text.lower() for t in tokens[index + 1 : index + 2]] in (
            ["for"],
            ["on"],
            ["in"],
            [],
        ):
            return "past" if index and tokens[index - 1].text.lower() in ("as", "previously") else "future"
        if lower == "set" and [t.text.lower() for t in tokens[index + 1 : index + 2]] in (["for"], ["to"]):
            return "future"
        if lower == "to" and index and _may_be_infinitive(tokens[index + 1 : index + 2]):
            return _infinitive(tokens, index - 1)
        if _is_verb(token):
            tense = _group(tokens, index)
            if tense == "present" and lower.endswith("ing") and index:
                continue  # "is to resume trading Tuesday": the verb it hangs on tells
            return tense
    return None


def _forwards(tokens: Sequence[Token]) -> Tense | None:
    for index, token in enumerate(tokens[:WINDOW]):
        lower = token.text.lower()
        if token.text in _BOUNDARY:
            return None
        if lower in ("will", "shall", "'ll", "’ll", "due", "scheduled", "slated") or (lower == "to" and index == 0):
            return "future"
        if _is_verb(token):
            following = [t.text.lower() for t in tokens[index + 1 : index + 2]]
            if lower in ("is", "are", "'s", "'re") and following in (
                ["to"],
                ["due"],
                ["scheduled"],
                ["expected"],
                ["set"],
            ):
                return "future"
            return _group(tokens, index)
    return None


def _group(tokens: Sequence[Token], index: int) -> Tense | None:
    """The tense of the verb group that ends (or begins) with the word at `index`."""
    lower = tokens[index].text.lower()
    helpers: list[str] = []
    left = index - 1
    while left >= 0 and len(helpers) < 6:
        word = tokens[left].text.lower()
        if not (
            word in MODALS
            or _BETWEEN.fullmatch(word)
            or word in ("to", "is", "are", "was", "were", "'s", "'ve", "’ve", "do", "did")
        ):
            break
        helpers.append(word)
        left -= 1
        if word == "to":
            break
    if any(word in MODALS for word in (*helpers, lower)):
        strong = any(word in MODALS - WEAK_MODALS for word in (*helpers, lower))
        if "have" in helpers:
            return "past"
        return "future" if strong else _reported(helpers, lower)
    if helpers[-1:] == ["to"]:
        return "past" if "have" in helpers else _infinitive(tokens, left)
    if any(word in ("had", "was", "were", "did", "has", "have", "'ve", "’ve") for word in helpers):
        return "past"
    if _is_past(tokens[index]):
        return "past"
    if lower in ("has", "have"):
        return "past"
    return "present"


def _reported(helpers: Sequence[str], lower: str) -> Tense:
    """ "would meet", as in "said he would meet": a future seen from the past."""
    return "future" if "would" in (*helpers, lower) else "present"


def _infinitive(tokens: Sequence[Token], left: int) -> Tense | None:
    """The direction of "to VERB": ahead after plans and promises, else that of the verb it hangs on ("declined to
    comment").
    """
    for index in range(left, max(-1, left - 5), -1):
        lower = tokens[index].text.lower()
        if lower in PROSPECTIVE:
            return "future"
        if _is_verb(tokens[index]):
            return _group(tokens, index)
    return "future" if left < 0 or tokens[left].text[:1].isupper() else None


def _may_be_infinitive(following: Sequence[Token]) -> bool:
    """ "Trump to visit London in July": the tagger takes many such verbs for nouns."""
    return bool(following) and following[0].text.islower() and following[0].pos in ("NOUN", "ADJ", "PROPN", "X")


def _is_verb(token: Token) -> bool:
    if token.pos:
        return token.pos in ("VERB", "AUX") and (token.text[:1].islower() or not token.text[:1].isalpha())
    lower = token.text.lower()
    return (
        lower in PAST_FORMS
        or lower in MODALS
        or lower in ("is", "are", "has", "have")
        or bool(re.search(r"[a-z]{2}ed$", lower))
    )


def _is_past(token: Token) -> bool:
    lower = token.text.lower()
    if lower in PAST_FORMS or token.tag in ("VBD", "VBN") or (lower.endswith("ed") and len(lower) > 3):
        return True
    return bool(token.lemma) and token.pos == "VERB" and lower != token.lemma and not lower.endswith(("s", "ing"))
