"""Cut the encoder's cues to the reporting words: no place, paper, time or mark behind them, a stance's noun with them.

By the guide a cue is the verb group with its auxiliaries and negation, no time words: "said" of "said in a statement
on Monday:"; "expressed readiness" where the content begins with the noun.
"""

import re

from msgspec.structs import replace

from communique.lang.reporting import REPORTING_NOUNS, lemma_of_cue, reporting_forms
from communique.model import Attribution, Span

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Behind the verb: marks, a time, a paper or place in which it was said, an adverb of manner.
_TAIL = re.compile(
    rf"(?:[\s,:;]+|\s+(?:last|this|late|early|earlier|later|today|yesterday|{_DAY}|only|simultaneously|\w+ly|strongly)"
    rf"|\s+(?:on|in|at|via|during|through)(?:\s+(?:a|an|the|its|his|her|their|{_DAY})\b.*|\s+[A-Z][\w,. ]*)?)$",
    re.DOTALL,
)
_HEAD = re.compile(r"(?:later|earlier|then|even|now|soon|afterwards)\s+", re.IGNORECASE)
_STANCE = re.compile(
    r"(?:(?:his|her|its|their|our|the|a|an)\s+)?(?:(?!that\b|to\b)\w+\s+){0,2}?(?P<noun>\w+)\s+(?=(?:that|to)\s)",
    re.IGNORECASE,
)
_PUTTING = frozenset({"express", "voice", "signal", "reaffirm", "convey", "reiterate", "repeat"})
_PARTICLES = frozenset("on for at in to".split())
KEPT = frozenset("call look agree".split())  # their preposition belongs to them ("called on", "looking for")


def trim_cue(text: str, draft: Attribution) -> Attribution:
    """Return `draft` with its cue cut to the reporting words, and a stance's noun moved from the content to the cue."""
    if draft.cue is None:
        return draft
    cue = _trimmed(text, draft.cue)
    moved = _with_noun(text, cue, draft.content)
    if moved is not None:
        return replace(draft, cue=moved[0], content=moved[1])
    return replace(draft, cue=cue)


def _trimmed(text: str, cue: Span) -> Span:
    start, end = cue.start, cue.end
    while (tail := _TAIL.search(text, start, end)) is not None and tail.start() > start:
        kept = text[start : tail.start()]
        particle = tail[0].strip().lower() in _PARTICLES and lemma_of_cue(kept) in KEPT
        if particle or not any(word in reporting_forms() for word in kept.lower().split()):
            break
        end = tail.start()
    head = _HEAD.match(text, start, end)
    return Span(head.end() if head is not None else start, end)


def _with_noun(text: str, cue: Span, content: tuple[Span, ...]) -> tuple[Span, tuple[Span, ...]] | None:
    """Return cue and content of "expressed | its readiness to …" with the noun in the cue; None where there is none."""
    if lemma_of_cue(text[cue.start : cue.end]) not in _PUTTING:
        return None
    behind = next((span for span in content if 0 < span.start - cue.end <= 1), None)
    stance = _STANCE.match(text, behind.start, behind.end) if behind is not None else None
    if behind is None or stance is None or stance["noun"].lower() not in REPORTING_NOUNS:
        return None
    rest = tuple(Span(stance.end(), span.end) if span == behind else span for span in content)
    return Span(cue.start, stance.end("noun")), rest
