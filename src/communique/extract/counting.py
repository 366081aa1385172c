"""Which attributions count as statements: the guide is narrower than the corpora that readers learn from.

PolNeAR also marks plans, votes, fears without content and words that only name what was talked about. A statement has
content that says something: words in quotation marks, a clause, or a description or charge that its verb takes as
content.
"""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from communique.lang.reporting import (
    ATTITUDE_ADJECTIVES,
    EMPTY_AFTER_DECLINING,
    EMPTY_WHEN_NEGATED,
    REPORTING_NOUNS,
    reporting_forms,
)
from communique.model import Attribution, Reading, Span, Token

QUOTED_WORDS = 2  # words in marks from which bare content counts as a quotation
_NEGATIONS = frozenset("not n't n’t never no neither nor".split())
_DECLINING = frozenset("declined declines decline refused refuses refuse declining refusing".split())
_NOBODY = re.compile(r"\b(?:neither|nobody|none|no\s+one|no)\s", re.IGNORECASE)
_BE = frozenset("is are was were be been being".split())
_CLAUSE_OPENERS = frozenset("that to whether if how why what who when where which as because".split())


def counts_as_statement(attribution: Attribution, reading: Reading, text: str) -> bool:
    """Tell whether `attribution` is a statement by the guide, as far as its words and tags show."""
    if _is_quoted(attribution, text):
        return True
    if attribution.cue is None or _nobody_speaks(attribution, text):
        return False
    cue = _tokens_in(reading, attribution, attribution.cue)
    words = [token.text.lower() for token in cue]
    forms = reporting_forms()
    lemmas = {forms[word].verb.lemma for word in words if word in forms}
    known = bool(lemmas) or any(word in REPORTING_NOUNS or word in ATTITUDE_ADJECTIVES for word in words)
    if not known and "according" not in words and not any(not word.isalpha() for word in words):
        return False
    content = [token for span in attribution.content for token in _tokens_in(reading, attribution, span)]
    clausal = _is_clause(content)
    if any(word in _NEGATIONS for word in words) and lemmas & EMPTY_WHEN_NEGATED and not _asserts(content):
        return False
    if any(word in _DECLINING for word in words) and (
        lemmas & EMPTY_AFTER_DECLINING or _first(content) in EMPTY_AFTER_DECLINING
    ):
        return False
    if attribution.speaker is None and attribution.inferred_speaker is None and words[:1] == ["to"]:
        return False
    if clausal:
        return True
    frames = {frame for word in words if word in forms for frame in forms[word].verb.frames}
    return (_asks_deed(frames, content) and not _BE & set(words)) or _describes(
        frames, {token.text.lower() for token in content}
    )


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


def _describes(frames: Set[str], content: Set[str]) -> bool:
    """Tell whether a noun phrase is content all the same: called him a liar, dismissed it as a lie, blamed X for Y."""
    if "a" in frames and ("n" not in frames or "as" in content):
        return True
    return "f" in frames and bool(content & {"of", "for", "over", "as"})


def _is_quoted(attribution: Attribution, text: str) -> bool:
    if attribution.form == "indirect":
        return False
    marked = [span.of(text) for span in attribution.content]
    return any(len(part.split()) >= QUOTED_WORDS and any(mark in part for mark in "\"“”„«»'‘’") for part in marked)


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
    words = [token for token in content if token.text[:1].isalnum()]
    if not words:
        return False
    if words[0].text.lower() in _CLAUSE_OPENERS and len(words) > 1:
        return True
    if words[0].pos == "VERB" and words[0].text.lower().endswith("ing"):
        return True
    for index, token in enumerate(words):
        if token.text.lower() in ("who", "which", "whose") or (token.text.lower() == "that" and index > 1):
            return False
        if token.pos in ("VERB", "AUX") and index > 0 and not token.text.lower().endswith("ing"):
            # "the plan proposed by …" is no clause; "talks failed" is
            after = words[index + 1].text.lower() if index + 1 < len(words) else ""
            before = words[index - 1].text.lower()
            if before == "to":
                continue
            if token.pos == "AUX" or after != "by":
                return True
    return False


def _asserts(content: Sequence[Token]) -> bool:
    words = [token.text.lower() for token in content if token.text.isalpha()]
    return words[:1] == ["that"]
