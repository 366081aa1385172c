"""Tell what a speaker does by saying something: the guide's `act`.

The cue decides where it can ("denied", "urged", "expressed readiness to"); a neutral cue ("said") leaves it to the
content: what the own side is said to do ("we will not support": opposes), then what the words ask, blame, threaten,
praise or foresee. How likely a trained reader holds that act to be tells how far it can be trusted.
"""

import re
from collections.abc import Mapping, Sequence

from communique.lang.reporting import ATTITUDE_ADJECTIVES, EXPRESSING_VERBS, REPORTING_NOUNS, reporting_forms
from communique.lang.stance import FIRST_PERSON, QUESTION, agenda_pattern, anywhere_patterns, own_side_patterns
from communique.model.events import Act

OPENING = 240  # characters of the content that decide: the first clauses carry the act, later ones elaborate
# Chance that the encoder gives an act at least, and what that leaves of a claim's confidence. On the gold documents the
# rules' acts were right nine times in ten where it gave half or more, eight times above a tenth, else one time in two.
TRUST = ((0.5, 1.0), (0.1, 0.9), (0.0, 0.7))
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_NEGATED = re.compile(r"\b(?:not|never|no longer)\b|n['’]t\b", re.IGNORECASE)
_OPPOSITE: dict[str, Act] = {"opposes": "commits", "supports": "opposes", "commits": "opposes", "denies": "reports"}


def act_of(cue: str | None, content: Sequence[str], *, own_names: Sequence[str] = (), body: bool = False) -> Act:
    """Return the act of a statement.

    own_names: words by which the speaker and the speaker's side are named ("Russia", "Moscow", "the alliance"). In
    indirect speech "he", "she", "they" are taken for the speaker, and "it" when the speaker is a body; in quoted words
    "we" and "I" are.
    """
    words = " ".join(part.strip() for part in content)
    from_cue = act_of_cue(cue, words) if cue else None
    if from_cue is not None:
        return from_cue
    return act_of_content(words, own_names=own_names, body=body)


def trust_in(act: Act, chances: Mapping[str, float]) -> float:
    """Return by how much the reader's `chances` of each act lessen the trust in `act`; 1.0 where it gives none."""
    return next(trust for least, trust in TRUST if chances.get(act, 0.0) >= least) if chances else 1.0


def act_of_cue(cue: str, content: str) -> Act | None:
    """Return the act that the reporting words alone perform, None when they are neutral."""
    words = [word.lower() for word in _WORD.findall(cue)]
    negated = bool(_NEGATED.search(cue))
    expresses = any(word in EXPRESSING_VERBS for word in words[:-1])
    for word in words:
        if expresses and REPORTING_NOUNS.get(word):
            return _act(REPORTING_NOUNS[word])
        if word in ATTITUDE_ADJECTIVES and len(words) > 1:
            return _act(ATTITUDE_ADJECTIVES[word])
    forms = reporting_forms()
    for word in reversed(words):
        form = forms.get(word)
        if form is None:
            continue
        lemma, act = form.verb.lemma, form.verb.act
        if lemma == "ask":
            if re.match(r"(?:to|that)\b|(?:for)\b", content) or re.match(r"\w+(?: \w+){0,4} to \w+", content):
                return None if content.startswith(("if", "whether")) else "calls-for"
            return "reports"
        if lemma == "agree" and not re.match(r"to\b", content):
            return None
        if lemma == "call":
            return (
                "calls-for" if re.match(r"(?:on|for|upon)\b", content) or {"for", "on", "upon"} & set(words) else None
            )
        if lemma == "tell" and re.match(r"to\b", content):
            return "calls-for"
        if lemma in ("rule", "rule-out"):
            return None if negated else "opposes"
        if not act:
            return None
        if negated:
            return _OPPOSITE.get(act, _act(act))
        return _act(act)
    return None


def act_of_content(content: str, *, own_names: Sequence[str] = (), body: bool = False) -> Act:
    """Return the act that the content performs behind a neutral cue."""
    opening = content[:OPENING]
    if QUESTION.search(content) and len(content) < OPENING:
        return "reports"
    agenda = agenda_pattern().search(opening)
    own = _own_subjects(opening, own_names, body=body)
    for start in own:
        for act, pattern in own_side_patterns():
            if pattern.match(opening, start) and not (act == "commits" and agenda is not None):
                return _act(act)
    for act, pattern in anywhere_patterns():
        if act == "expects" and agenda is not None:
            return "reports"
        if pattern.search(opening):
            return _act(act)
    return "reports"


def _own_subjects(opening: str, own_names: Sequence[str], *, body: bool) -> list[int]:
    """Return the offsets behind each subject that is the speaker or his side, in text order."""
    ends = [match.end() for match in FIRST_PERSON.finditer(opening)]
    indirect = re.match(r"(?:that\s+)?(?:he|she|they)\b", opening, re.IGNORECASE)
    if indirect is None and body:
        indirect = re.match(r"(?:that\s+)?it\b", opening, re.IGNORECASE)
    if indirect is not None:
        ends.append(indirect.end())
    for name in own_names:
        ends += [match.end() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", opening)]
    found = []
    for end in sorted(set(ends)):
        rest = re.match(r"[\s,]*", opening[end:])
        found.append(end + (rest.end() if rest else 0))
    return found


def _act(name: str) -> Act:
    return name  # type: ignore[return-value]  # the tables hold nothing else; a test guards it
