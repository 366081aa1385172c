"""Tell what a speaker does by saying something: the guide's `act`.

The cue decides where it can ("denied", "urged", "expressed readiness to"); a neutral cue ("said") leaves it to the
content: what the own side is said to do ("we will not support": opposes), then what the words ask, blame, threaten,
praise or foresee. Where no word tells more than a bare "will" or nothing, a trained reader that is sure of another
act is believed; how likely it holds the act to be tells how far it can be trusted.
"""

import math
import re
from collections.abc import Mapping, Sequence

from communique.extract.acts_cue import act_of_cue, act_of_stance_noun
from communique.lang.evaluation import judgement_of
from communique.lang.reporting import reporting_forms
from communique.lang.stance import (
    COMMAND,
    FIRST_PERSON,
    OWN_PEOPLE,
    QUESTION,
    agenda_pattern,
    anywhere_patterns,
    own_side_patterns,
    promise_pattern,
    provision_pattern,
)
from communique.model.events import Act

OPENING = 240  # characters of the content that decide: the first clauses carry the act, later ones elaborate
# How many times as likely as the act that the words tell the reader must hold another one to be believed against it.
# Measured on five annotated sets and sentences of our own: with these figures none of them lost, in 60 sentences of
# wordings that no table holds 40 acts were right, not 28. What a word tells outright the reader knows no better.
OUTRIGHT = math.inf
BARE_FUTURE = 6.0  # "will", "would", "could", "may" and nothing else: foreseen, or promised, or threatened
SILENT = 100.0  # no word tells an act: a report
SURE = 0.5  # chance from which the reader is sure; below it, it has seen nothing like these words
# Requests need a word that asks, and those are listed; the reader takes many a mere wish for one.
_NEVER_LEARNT = frozenset({"calls-for"})
# Chance that the encoder gives an act at least, and what that leaves of a claim's confidence. On the gold documents the
# rules' acts were right nine times in ten where it gave half or more, eight times above a tenth, else one time in two.
TRUST = ((0.5, 1.0), (0.1, 0.9), (0.0, 0.7))
_WOULD_HAVE = re.compile(
    r"\b(?:would|could|might|may|should)(?:\s+not|n['’]t)?\s+have\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|t|n|ad|de|ld|ne)\b",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"\b(?:will|would|can|could|(?-i:may)|might|shall|going\s+to|likely|unlikely|possible|expected|next|soon|future)\b|['’]ll\b",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"\b(?:likely|unlikely|probably|possibly|hopefully|perhaps|(?-i:may)|might)\b", re.IGNORECASE)
_FORESEEN = re.compile(
    r"\b(?:likely|unlikely|probably|possibly|hopefully|perhaps|hop(?:e[sd]?|ing)|expect(?:s|ed|ing)?|optimis\w+|pessimis\w+|chances?"
    r"|foresee\w*|inevitabl[ey]|odds|prospects?)\b",
    re.IGNORECASE,
)
_INVENTED = re.compile(
    r"\b(?:invention|fiction|fantasy|fabrication|fabricated|myth|rumou?rs?|speculation|baseless|groundless|false|untrue|fake)\b",
    re.IGNORECASE,
)
REJECTING = re.compile(r"\b(?:unacceptable|inadmissible|out\s+of\s+the\s+question|a\s+non-starter)\b", re.IGNORECASE)
OWN_FAILURE_WITHIN = 30  # characters between the speaker's own subject and the word of failure
_FAILING = re.compile(
    r"\b(?:fail(?:s|ed|ing|ure)?|mistakes?|wrong|lack(?:s|ed|ing)?|to\s+blame|responsible)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|his|her|its|their|him|them|our|us|me|my)", re.IGNORECASE)
_NONE_OF_OURS = re.compile(r"\b(?:no|none\s+of)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE)  # "no ship of ours will …"
_CLAUSE_START = re.compile(
    r"(?:^|[,;:\"“—–-]\s*|\b(?:that|and|but|because|since|while|if|when|as|or|so|said|says)\s+)$", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[a-z\d”\"’'][.!?])[\"”’']?\s+(?=[\"“A-Z])")
_DESCRIBING = frozenset(
    """call describe characterize characterise term dub deem label brand portray depict view regard consider see
    hail""".split()
)
_THINKING = frozenset("believe think feel estimate reckon guess assume suspect speculate".split())
# "it would be wrong to …": nobody's "it".
_EXPLETIVE = (
    r"\s+(?:is|was|will\s+be|would\s+be|has\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:an?\s+)?(?:wrong|right|good|better|best|bad|premature|important|"
    r"necessary|vital|essential|crucial|up\s+to|time|possible|impossible|unlikely|likely|difficult|hard|easy|too|clear|mistake|"
    r"(?:un)?fair|(?:un)?acceptable|not|no)\b"
)


def act_of(
    cue: str | None,
    content: Sequence[str],
    *,
    own_names: Sequence[str] = (),
    body: bool = False,
    chances: Mapping[str, float] | None = None,
) -> Act:
    """Return the act of a statement.

    own_names: words by which the speaker and the speaker's side are named ("Russia", "Moscow", "the alliance"). In
    indirect speech "he", "she", "they" are taken for the speaker, and "it" when the speaker is a body; in quoted words
    "we" and "I" are. chances: how likely the reader holds each act to be.
    """
    act, weight = _told(cue, " ".join(part.strip() for part in content), own_names, body=body)
    if not chances or weight == OUTRIGHT:
        return act
    likely = max(chances, key=lambda name: chances[name])
    if likely in _NEVER_LEARNT or chances[likely] < SURE or chances.get(act, 0.0) * weight >= chances[likely]:
        return act
    return _act(likely)


def _told(cue: str | None, words: str, own_names: Sequence[str], *, body: bool) -> tuple[Act, float]:
    """Return the act that cue and content tell, and how firmly."""
    if not cue or cue.lower().startswith("in "):  # "in his view"
        return _told_by_content(words, own_names, body=body)
    lemmas = _lemmas_of(cue)
    if (
        lemmas & _DESCRIBING
        and not re.match(r"(?:on|for|upon)\b", words)
        and not {"on", "for", "upon"} & set(cue.split())
    ):
        if REJECTING.search(words):
            return "opposes", OUTRIGHT
        if _INVENTED.search(words):
            return "denies", OUTRIGHT
        return _act(judgement_of(words, described=True) or act_of_cue(cue, words) or "reports"), OUTRIGHT
    if lemmas & _THINKING:
        thought, _ = _told_by_content(words, own_names, body=body)
        ahead = thought in ("reports", "expects", "commits") and _looks_ahead(words)
        return "expects" if ahead else thought, OUTRIGHT
    told = act_of_cue(cue, words) or act_of_stance_noun(words)
    return (told, OUTRIGHT) if told is not None else _told_by_content(words, own_names, body=body)


def trust_in(act: Act, chances: Mapping[str, float]) -> float:
    """Return by how much the reader's `chances` of each act lessen the trust in `act`; 1.0 where it gives none."""
    return next(trust for least, trust in TRUST if chances.get(act, 0.0) >= least) if chances else 1.0


def act_of_content(content: str, *, own_names: Sequence[str] = (), body: bool = False) -> Act:
    """Return the act that the content performs behind a neutral cue: that of its first sentence which has one."""
    return _told_by_content(content, own_names, body=body)[0]


def _told_by_content(content: str, own_names: Sequence[str], *, body: bool) -> tuple[Act, float]:
    if QUESTION.search(content) and len(content) < OPENING:
        return "reports", OUTRIGHT
    firmest = SILENT
    for part in _SENTENCE.split(content[:OPENING]):
        act, weight = _told_by_sentence(part, own_names, body=body)
        if act != "reports":
            return act, weight
        firmest = max(firmest, weight)
    return "reports", firmest


def _told_by_sentence(words: str, own_names: Sequence[str], *, body: bool) -> tuple[Act, float]:
    if COMMAND.match(words):
        return "calls-for", OUTRIGHT
    agenda = agenda_pattern().search(words)
    counterfactual = _WOULD_HAVE.search(words) is not None
    for start in _own_subjects(words, own_names, body=body):
        for act, pattern in own_side_patterns():
            if pattern.match(words, start) and not (act == "commits" and (agenda is not None or counterfactual)):
                barred = act == "commits" and _NONE_OF_OURS.search(words, 0, start) is not None
                return "opposes" if barred else _act(act), OUTRIGHT
    if _reports_another(words):
        return "reports", OUTRIGHT
    judged = None if _owns_up(words, own_names, body=body) else judgement_of(words)
    for act, pattern in anywhere_patterns():
        if act == "warns" and judged == "criticises":
            return "criticises", OUTRIGHT
        if act == "expects":
            if judged in ("supports", "criticises"):
                return _act(judged), OUTRIGHT
            told = agenda is not None or provision_pattern().search(words) is not None
            if counterfactual or (told and not _LIKELY.search(words)):
                return "reports", OUTRIGHT
            if (own_names or body) and promise_pattern().match(words):
                return "commits", OUTRIGHT
        if pattern.search(words):
            return _act(act), BARE_FUTURE if act == "expects" and not _FORESEEN.search(words) else OUTRIGHT
    return "reports", SILENT


def _owns_up(words: str, own_names: Sequence[str], *, body: bool) -> bool:
    """Tell whether the speaker tells of his own failure or mistake: "he had failed to find common ground"."""
    found = _FAILING.search(words)
    own = _own_subjects(words, own_names, body=body)
    return found is not None and bool(own) and own[0] <= found.start() <= own[0] + OWN_FAILURE_WITHIN


def _looks_ahead(words: str) -> bool:
    return _FORWARD.search(words) is not None and _WOULD_HAVE.search(words) is None


def _reports_another(words: str) -> bool:
    """Tell whether the content's first verb reports what another said: "Gorbachev had warned him that …"."""
    found = _NESTED.match(words)
    return found is not None


_NESTED = re.compile(
    r"^(?:that\s+)?(?!(?:we|i)\b)(?:[\w.’'-]+,?\s+){1,6}?(?:had\s+|has\s+|have\s+)?(?:\w+ly\s+)?"
    r"(?:told|said|warned|asked|promised|urged|assured|informed|announced|suggested|discussed|raised)\b(?!\s+by\b)",
    re.IGNORECASE,
)


def _lemmas_of(cue: str) -> set[str]:
    forms = reporting_forms()
    return {forms[word].verb.lemma for word in re.findall(r"[a-z-]+", cue.lower()) if word in forms}


def _own_subjects(opening: str, own_names: Sequence[str], *, body: bool) -> list[int]:
    """Return the offsets behind each subject that is the speaker or his side, in text order."""
    ends = [match.end() for match in FIRST_PERSON.finditer(opening)]
    ends += [match.end() for match in OWN_PEOPLE.finditer(opening)]
    indirect = re.match(r"(?:that\s+)?(?:he|she|they)\b", opening, re.IGNORECASE)
    if indirect is None and body:
        indirect = re.match(rf"(?:that\s+)?it\b(?!{_EXPLETIVE})", opening, re.IGNORECASE)
    if indirect is not None:
        ends.append(indirect.end())
    for name in own_names:
        pronoun = _PRONOUN.fullmatch(name) is not None
        ends += [
            match.end()
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", opening)
            if not pronoun or _CLAUSE_START.search(opening, 0, match.start())
        ]
    found = []
    for end in sorted(set(ends)):
        rest = re.match(r"[\s,]*", opening[end:])
        found.append(end + (rest.end() if rest else 0))
    return found


def _act(name: str) -> Act:
    return name  # type: ignore[return-value]  # the tables hold nothing else; a test guards it
