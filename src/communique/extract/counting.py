"""Which attributions count as statements: the guide is narrower than the corpora that readers learn from.

PolNeAR also marks plans, votes, fears without content and words that only name what was talked about. A statement has
content that says something: words in quotation marks, a clause, or a description or charge that its verb takes as
content.
"""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from communique.extract.emptiness import is_empty, is_received
from communique.lang.reporting import (
    ATTITUDE_ADJECTIVES,
    EMPTY_AFTER_DECLINING,
    EMPTY_WHEN_NEGATED,
    REPORTING_NOUNS,
    reporting_forms,
    word_forms,
)
from communique.model import Attribution, Reading, Span, Token

STRESSING = frozenset(
    form
    for verb in (
        "underscore stress emphasize emphasise underline highlight note express voice convey reiterate reaffirm "
        "reinforce affirm recognize recognise acknowledge agree make raise welcome repeat restate confirm"
    ).split()
    for form in word_forms(verb)
) | {"made", "making"}
STANCE_NOUNS = frozenset(REPORTING_NOUNS) | frozenset(
    """importance need necessity urgency value conviction agreement solidarity respect right sovereignty position
    priority responsibility""".split()
)
STANCE_WITHIN = 7  # words of a noun phrase in which its noun stands ("the very high confidence that …")
FEELINGS = frozenset(
    """appreciation gratitude concern concerns hope hopes fear fears worry worries regret support satisfaction dismay
    outrage disappointment frustration anger alarm anxiety unease pessimism displeasure indignation relief delight
    surprise shock sorrow grief doubt doubts confidence illusions sympathy condolences solidarity opposition
    interest optimism hoped feared worried hoping fearing longs longed pleads pleaded""".split()
)
_FEELING_VERBS = frozenset(
    "hope hopes hoped hoping fear fears feared fearing worry worries longs longed pleads pleaded".split()
)
NEAR = 30  # characters before a cue in which its verb may stand: "conveyed his (deep appreciation of)"
FEELING_LINKS = frozenset("for about over at of".split())
_UTTERING = frozenset(
    """express expresses expressed expressing voice voices voiced voicing share shares shared sharing convey conveys
    conveyed conveying reiterate reiterated reaffirm reaffirmed stress stressed raise raised restate restated
    underline underlined underscore underscored declare declared state stated conveying convey""".split()
)
_HOLDING = frozenset("hold holds held holding".split())
ACCOUNTABLE = frozenset("responsible accountable liable culpable answerable".split())
# What is announced and is a promise all the same: "announced a loan of …".
GIVING = frozenset(
    "support aid assistance loan loans grant grants funding donation contribution investment relief".split()
)
ASKING_FOR = frozenset("ask appeal plead press push argue call".split())
# Verbs whose negation tells that something was not said: "has never blamed Lima", "did not call for a vote".
NEVER_SAID = frozenset(
    """accuse blame condemn criticize criticise denounce praise thank congratulate apologize apologise urge propose
    threaten call demand request""".split()
)
_NO_VERBS = frozenset("ADV ADP PART DET PRON".split())
CHARGES = frozenset("claim claims allegation allegations accusation accusations charge charges report reports".split())
OF_VERBS = frozenset("accuse suspect warn remind assure inform convince".split())  # accused him of …, thanked her for …
FOR_LINKS = frozenset({"for", "over", "as", "on"})
_STANCE_LINKS = frozenset("of for to that over about on in with at regarding the".split())
_OBJECTS = frozenset("it him her them this us me you that".split())
_MADE = frozenset(
    {"plain", "known", "blame", "words", "account", "telling", "judgment", "judgement", "estimation"}
)  # "made plain that", "put the blame for"
QUOTED_WORDS = 2  # words in marks from which bare content counts as a quotation
_NEGATIONS = frozenset("not n't n’t never no neither nor".split())
_DECLINING = frozenset("declined declines decline refused refuses refuse declining refusing".split())
_NOBODY = re.compile(r"\b(?:neither|nobody|none|no\s+one|no)\s", re.IGNORECASE)
_BE = frozenset("is are was were be been being".split())
_RELATIVES = frozenset("who which whose".split())
_QUOTED = re.compile(r"[\"“]([^\"“”]{1,40})[\"”]")
_NAME = re.compile(r"(?:[A-Z][\w’'-]*\.?\s?){1,3}")
_CLAUSE_OPENERS = frozenset("that to whether if how why what who when where which as because".split())


def counts_as_statement(attribution: Attribution, reading: Reading, text: str) -> bool:
    """Tell whether `attribution` is a statement by the guide, as far as its words and tags show."""
    if attribution.turn or _is_quoted(attribution, text):
        return True
    if attribution.cue is None or _nobody_speaks(attribution, text):
        return False
    cue = _tokens_in(reading, attribution, attribution.cue)
    words = [token.text.lower() for token in cue]
    forms = reporting_forms()
    lemmas = {
        forms[token.text.lower()].verb.lemma
        for token in cue
        if token.text.lower() in forms and not (len(cue) > 1 and token.pos in _NO_VERBS)
    }
    spans = [_tokens_in(reading, attribution, span) for span in attribution.content]
    content = [token for span in spans for token in span]
    stance = _puts_stance(words, content)
    known = (
        bool(lemmas)
        or stance
        or any(word in REPORTING_NOUNS or word in ATTITUDE_ADJECTIVES or word in _MADE for word in words)
        or _holds_to_account(words, content)
    )
    if not known and "according" not in words and not any(not any(map(str.isalnum, word)) for word in words):
        return False
    if is_received(attribution, words, lemmas, text):
        return False
    clausal = any(_is_clause(span) for span in spans) or _is_clause(content)
    if lemmas == {"say"} and any(token.pos in ("VERB", "AUX") for token in content[1:]):
        clausal = True  # nobody says a thing; a relative clause whose verb is mistagged hides the main one
    if any(word in _NEGATIONS for word in words) and lemmas & EMPTY_WHEN_NEGATED and not _asserts(content):
        return False
    if any(word in _NEGATIONS for word in words) and lemmas & NEVER_SAID:
        return False
    if any(word in _DECLINING for word in words) and (
        lemmas & EMPTY_AFTER_DECLINING or _first(content) in EMPTY_AFTER_DECLINING
    ):
        return False
    if is_empty(attribution, words, lemmas, [token.text.lower() for token in content], text):
        return False
    if clausal:
        return True
    if (
        stance
        or _has_stance(words, content, text[max(0, attribution.cue.start - NEAR) : attribution.cue.start])
        or _holds_to_account(words, content)
        or _is_act_on_thing(words, lemmas, content)
    ):
        return True
    frames = {frame for word in words if word in forms for frame in forms[word].verb.frames}
    links = None if lemmas & OF_VERBS else FOR_LINKS
    return (_asks_deed(frames, content) and not _BE & set(words)) or _describes(
        frames, {token.text.lower() for token in content}, links
    )


def _puts_stance(cue: Sequence[str], content: Sequence[Token]) -> bool:
    """Tell whether a noun phrase puts a stance into words: stressed "the importance of …", voiced "concern over …"."""
    if not any(word in STRESSING for word in cue):
        return False
    opening = [token.text.lower() for token in content[:STANCE_WITHIN]]
    return any(noun in STANCE_NOUNS and after in _STANCE_LINKS for noun, after in pairwise(opening))


def _has_stance(cue: Sequence[str], content: Sequence[Token], before: str) -> bool:
    """Tell whether the cue itself is a stance with its link: "(conveyed his) appreciation for", "fears for wages"."""
    first = content[0].text.lower() if content else ""
    linked = cue[-1] in FEELING_LINKS or first in FEELING_LINKS
    uttered = _UTTERING & {*cue, *before.lower().split()}
    felt = bool(FEELINGS & set(cue)) and (cue[0] in _FEELING_VERBS or bool(uttered))
    return linked and felt and len(content) > (first in FEELING_LINKS)


def _holds_to_account(cue: Sequence[str], content: Sequence[Token]) -> bool:
    """Tell whether somebody is held responsible: "holds the army responsible for the attack"."""
    return bool(_HOLDING & set(cue)) and bool(ACCOUNTABLE & {token.text.lower() for token in content})


def _is_act_on_thing(cue: Sequence[str], lemmas: Set[str], content: Sequence[Token]) -> bool:
    """Tell whether saying it does something about a thing: pledged aid, did not rule out talks, denied claims that …"""
    words = [token.text.lower() for token in content]
    if any(word in _NEGATIONS for word in cue) and (lemmas & {"rule", "exclude"}):
        return True
    if "deny" in lemmas:
        gerund = next((token for token in content[:3] if token.text.lower().endswith("ing")), None)
        return gerund is not None or ("that" in words and bool(CHARGES & set(words)))
    if "announce" in lemmas and GIVING & set(words):
        return True
    if "threaten" in lemmas and "with" in words[1:]:
        return True
    if lemmas & ASKING_FOR and (words[:1] == ["for"] or cue[-1] == "for"):
        return True
    return bool(lemmas & {"urge", "pledge", "promise", "demand"}) and len(words) > 1 and words[0] not in _OBJECTS


def _asks_deed(frames: Set[str], content: Sequence[Token]) -> bool:
    """Tell whether the content is someone and what he is asked to do: urged "all parties to avoid …"."""
    if "o" not in frames:
        return False
    return any(
        token.text.lower() == "to" and after.pos in ("VERB", "AUX") for token, after in pairwise(content[1:] or content)
    )


def _nobody_speaks(attribution: Attribution, text: str) -> bool:
    """Tell whether the speaker's words deny that anyone speaks: "neither side would say", "no one claimed"."""
    if attribution.speaker is None:
        return False
    first, last = attribution.speaker.start, attribution.speaker.end
    return bool(_NOBODY.match(text, first, last) or _NOBODY.search(text[max(0, first - 8) : first + 1]))


def _describes(frames: Set[str], content: Set[str], links: Set[str] | None = None) -> bool:
    """Tell whether a noun phrase is content all the same: called him a liar, dismissed it as a lie, blamed X for Y."""
    if "a" in frames and ("n" not in frames or "as" in content):
        return True
    return "f" in frames and bool(content & ({"of", "for", "over", "as"} if links is None else links))


def _is_quoted(attribution: Attribution, text: str) -> bool:
    if attribution.form == "indirect":
        return False
    marked = [span.of(text) for span in attribution.content]
    return any(
        len(part.split()) >= QUOTED_WORDS and any(mark in part for mark in "\"“”„«»'‘’") and not _names_only(part)
        for part in marked
    )


def _names_only(part: str) -> bool:
    """Tell whether the marks hold a name amid unquoted words: `their boat "Hope"`."""
    quoted = _QUOTED.findall(part)
    rest = _QUOTED.sub("", part).split()
    return bool(quoted) and len(rest) > 1 and all(_NAME.fullmatch(words) for words in quoted)


def _tokens_in(reading: Reading, attribution: Attribution, span: Span) -> Sequence[Token]:
    """Return the tokens of `span`, looking from the attribution's sentence on (its content may run over several)."""
    found: list[Token] = []
    for number in range(max(0, attribution.sentence - 3), len(reading.sentences)):
        sentence = reading.sentences[number]
        if sentence.span.start >= span.end:
            break
        if sentence.span.end > span.start:
            found += [t for t in reading.tokens[sentence.first : sentence.last] if span.contains(t.span)]
    return found


def _first(content: Sequence[Token]) -> str:
    words = [token.text.lower() for token in content if token.text.isalpha()]
    return words[1] if words[:1] == ["to"] and len(words) > 1 else (words[0] if words else "")


def _is_clause(content: Sequence[Token]) -> bool:
    """Tell whether the content holds a clause of its own: an opener, or a verb that is not within a relative clause."""
    content = _without_asides(content)
    words = [token for token in content if token.text[:1].isalnum() or token.pos == "AUX"]
    if not words:
        return False
    if words[0].text.lower() in _CLAUSE_OPENERS and len(words) > 1:
        return True
    if words[0].pos == "VERB" and words[0].text.lower().endswith("ing"):
        return True
    relatives = verbs = 0
    for index, token in enumerate(words):
        word = token.text.lower()
        if word in _RELATIVES or (word == "that" and index > 1):
            relatives += 1
            continue
        if token.pos in ("VERB", "AUX") and index > 0 and not word.endswith("ing"):
            # "the plan proposed by …" is no clause; "talks failed" is
            after = words[index + 1].text.lower() if index + 1 < len(words) else ""
            before = words[index - 1]
            if before.text.lower() == "to" or before.pos == "AUX" or (index > 1 and words[index - 2].pos == "AUX"):
                continue
            if token.pos == "AUX" or (after != "by" and (not relatives or _is_finite(word))):
                verbs += 1
            if verbs > relatives:
                return True
    return False


def _is_finite(word: str) -> bool:
    """Tell whether a form can be a clause's own verb, of what a relative clause leaves open ("… that came fell")."""
    form = reporting_forms().get(word)
    return form is None or form.shape != "base"


def _without_asides(content: Sequence[Token]) -> list[Token]:
    """Leave out relative clauses between commas ("the envoy, who arrived on Monday, will meet …")."""
    kept: list[Token] = []
    at = 0
    while at < len(content):
        opens = content[at].text == "," and at + 1 < len(content) and content[at + 1].text.lower() in _RELATIVES
        close = next((k for k in range(at + 2, len(content)) if content[k].text == ","), None) if opens else None
        if close is not None:
            at = close + 1
            continue
        kept.append(content[at])
        at += 1
    return kept


def _asserts(content: Sequence[Token]) -> bool:
    words = [token.text.lower() for token in content if token.text.isalpha()]
    return words[:1] == ["that"]
