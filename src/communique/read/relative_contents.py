"""Bound what is offered, promised or asked in a relative clause: "a forum, which Malta had offered to fund, opened".

The content is the infinitive phrase, up to the comma that closes the clause: neither the antecedent, nor the relative
pronoun, nor what the main clause goes on to tell.
"""

import re

from msgspec.structs import replace

from communique.model import Attribution, Sentence, Span

SUBJECT_REACH = 60  # characters: a subject with its post between the pronoun and the verb
_RELATIVE = re.compile(r",\s(?:which|whom)\s(?:[^\s,;:\"“”]+\s){1,6}$")
_INFINITIVE = re.compile(r"\s(?:[^\s,;:\"“”]+\s){0,4}?(?P<content>(?:not\s)?to\s[^,;:.\"“”]*[^\s,;:.\"“”])\s*[,;.]")


def bound_infinitive(text: str, draft: Attribution, sentence: Sentence) -> Attribution:
    """Return `draft` with the infinitive phrase alone as content where its cue stands in a relative clause with one."""
    cue = draft.cue
    if cue is None or not draft.content or draft.content[-1].start < cue.end:
        return draft
    if not re.match(r"(?:not\s+)?to\b", draft.content[-1].of(text), re.IGNORECASE):
        return draft
    start = max(sentence.span.start, cue.start - SUBJECT_REACH)
    if _RELATIVE.search(text, start, cue.start) is None:
        return draft
    found = _INFINITIVE.match(text, cue.end, sentence.span.end)
    if found is None or found.start("content") != draft.content[-1].start:
        return draft
    return replace(draft, content=(Span(*found.span("content")),))
