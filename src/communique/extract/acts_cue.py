"""Tell what the reporting words alone do: "denied", "expressed readiness to", "agreed on the need for".

None where they are neutral and the content has to tell.
"""

import re
from collections.abc import Sequence

from communique.lang.reporting import ATTITUDE_ADJECTIVES, EXPRESSING_VERBS, REPORTING_NOUNS, reporting_forms
from communique.model.events import Act

_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_NEGATED = re.compile(r"\b(?:not|never|no longer)\b|n['’]t\b", re.IGNORECASE)
_OPPOSITE: dict[str, Act] = {"opposes": "commits", "supports": "opposes", "commits": "opposes", "denies": "reports"}
_ASKED_DEED = re.compile(r"(?:to|that|for)\b|[^,;:]{1,80}?\bto\s+(?:not\s+)?[a-z]+", re.IGNORECASE)
# "the importance of …", "its full support for …": the noun tells what is done by stressing or sharing it.
_STANCE_NOUN = re.compile(
    r"^[\"“']?(?:(?:on|the|a|an|his|her|its|their|our|that|both|full|strong|firm|deep|continued|urgent|absolute|complete|shared|great|vital"
    r"|critical|clear|mutual|joint|common|unwavering|growing|serious|grave|profound|\w+ing|\w+['’]s?)\s+){0,4}"
    r"(?P<noun>[a-z]+)\s+(?P<link>of|for|to|that|over|about|on|in|with|at|regarding)\b",
    re.IGNORECASE,
)
_STANCE_ACTS: dict[str, Act] = dict.fromkeys(
    "importance need necessity urgency call demand appeal desire wish requirement imperative responsibility".split(),
    "calls-for",
)
_STANCE_ACTS |= dict.fromkeys(
    "support solidarity appreciation gratitude satisfaction admiration respect thanks sympathy".split(), "supports"
)
_STANCE_ACTS |= dict.fromkeys(
    "commitment readiness willingness determination intention resolve pledge promise decision".split(), "commits"
)
_STANCE_ACTS |= dict.fromkeys(
    "concern concerns fear fears worry worries hope hopes confidence doubt doubts optimism expectation".split(),
    "expects",
)
_STANCE_ACTS |= dict.fromkeys("opposition rejection refusal objection objections".split(), "opposes")
_STANCE_ACTS |= dict.fromkeys(
    "condemnation outrage anger dismay disappointment frustration displeasure".split(), "criticises"
)
_OWN = re.compile(r"^(?:his|her|its|their|our|my)\b", re.IGNORECASE)
_SUBJUNCTIVE = re.compile(r"\bbe\s+(?:\w+ly\s+)?(?:\w+ed|\w+en|\w+n|\w+t|able|allowed)\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|do|does|will|would|can|could|may|might|shall|should|must|ought)\b|['’](?:s|re|ll|d|ve)\b|\b\w+ed\b"
    r"|\b(?:came|went|took|made|gave|knew|saw|told|said|thought|left|met|held|kept|led|lost|won|fell|rose|began|broke|brought|found|got|sent|put|cut)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:will|would|can|could|may|might|shall|should|must)\s+(?:\w+ly\s+)?be\b", re.IGNORECASE)
_REVENGE = re.compile(
    r"to\s+(?:\w+ly\s+)?(?:retaliate|punish|avenge|take\s+revenge|strike|destroy|crush|block|veto|attack|respond|bomb|fight|oust|sue|kill|wipe|hit)\b",
    re.IGNORECASE,
)
# "announced a grant of …": what is given by announcing it.
GIVEN = re.compile(
    r"(?:(?:an?|the|another|new|fresh|further|more|its|his|her|their|\d[\d.,]*|[\w-]+)\s+){0,5}"
    r"(?:aid|assistance|support|loans?|grants?|funding|contributions?|donations?|relief|package|investments?)\b(?!\s+(?:that|had|was|were|is))",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:decision|refusal|failure|move|withdrawal|veto|vote|attack|expulsion|ban|violation|lack|inaction|actions?|behaviou?r|statement|remarks)\b",
    re.IGNORECASE,
)


def act_of_cue(cue: str, content: str) -> Act | None:
    """Return the act that the reporting words alone perform, None when they are neutral."""
    words = [word.lower() for word in _WORD.findall(cue)]
    negated = bool(_NEGATED.search(cue))
    expresses = any(word in EXPRESSING_VERBS for word in words[:-1])
    for word in words:
        if word in ("regret", "regrets") and expresses and content.startswith("that"):
            return None
        if expresses and REPORTING_NOUNS.get(word):
            return _act(REPORTING_NOUNS[word])
        if word in ATTITUDE_ADJECTIVES and len(words) > 1:
            return _act(ATTITUDE_ADJECTIVES[word]) if ATTITUDE_ADJECTIVES[word] else None
    forms = reporting_forms()
    for word in reversed(words):
        form = forms.get(word)
        if form is None:
            continue
        lemma, act = form.verb.lemma, form.verb.act
        if lemma in _BY_CONTENT:
            return _act_by_content(lemma, words, content, negated=negated)
        if not act:
            return None
        if negated:
            return _OPPOSITE.get(act, _act(act))
        return _act(act)
    return next(
        (_act(REPORTING_NOUNS[word]) for word in words if REPORTING_NOUNS.get(word)), None
    )  # "its readiness to …"


_BY_CONTENT = frozenset(
    "ask agree call tell remind rule rule-out vow suggest insist regret object dismiss reject announce".split()
)


def _act_by_content(lemma: str, cue: Sequence[str], content: str, *, negated: bool) -> Act | None:
    """Return the act of a verb that does one thing or another by what follows it: "asked whether", "asked X to"."""
    if lemma == "ask":
        asked = _ASKED_DEED.match(content) and not content.startswith(
            ("if ", "whether ", "about ", "how ", "why ", "what ")
        )
        return "calls-for" if asked else "reports"
    if lemma == "agree":
        if re.match(r"to\b", content):
            return "opposes" if negated else "commits"
        return None
    if lemma == "call":
        return "calls-for" if re.match(r"(?:on|for|upon)\b", content) or {"for", "on", "upon"} & set(cue) else None
    if lemma in ("tell", "remind"):
        return "calls-for" if re.match(r"to\b|not\s+to\b", content) else None
    if lemma in ("rule", "rule-out"):
        if content.startswith("that "):
            return "expects"
        return None if negated else "opposes"
    if lemma == "vow":
        return "warns" if _REVENGE.match(content) else "commits"
    if lemma in ("suggest", "insist"):
        return "calls-for" if _is_subjunctive(content) else None
    if lemma == "announce":
        return "commits" if GIVEN.match(content) else None
    if lemma == "regret":
        return "criticises" if not content.startswith("that") and _DECIDED.search(content[:60]) else None
    if lemma == "object":
        return "criticises" if content.startswith("that ") else "opposes"
    return "opposes"  # dismiss, reject: "dismissed the claim" opposes by the guide


def act_of_stance_noun(content: str) -> Act | None:
    """Return the act of a noun phrase that puts a stance into words: "the importance of …", "its support for …"."""
    found = _STANCE_NOUN.match(content)
    if found is None:
        return None
    noun = found["noun"].lower()
    if noun == "decision" and not (_OWN.match(content) and found["link"].lower() == "to"):
        return None
    return _STANCE_ACTS.get(noun)


def _is_subjunctive(content: str) -> bool:
    """Tell whether what is suggested or insisted on is asked for: "that the ruling be left aside", "they talk soon"."""
    if re.match(r"(?:on\s+)?\w+ing\b", content):
        return True
    if _SUBJUNCTIVE.search(content) and not _MODAL.search(content):
        return True
    return (
        len(content.split()) > 2
        and _FINITE.search(content) is None
        and not re.search(r"\b\w+[^s]s\b\s+(?:an?|the|to|that)\b", content)
    )


def _act(name: str) -> Act:
    return name  # type: ignore[return-value]  # the tables hold nothing else; a test guards it
