"""Name the occasion of a statement: the conference, interview, speech or text in which it was said."""

import re

from communique.model import Attribution, Reading

_OCCASION = re.compile(
    r"""\b(?:in|at|during|after|following|on|through|via)\s+
    ((?:an?|the|his|her|their|its|this|a\s+joint)\s+
    (?:[\w’'-]+\s+){0,4}?
    (?:news\s+conference|press\s+conference|conference|interview|speech|briefing|address|statement|tweet|article|op-ed|letter
    |phone\s+call|telephone\s+call|summit|session|rally|hearing|ceremony|meeting|debate|broadcast|communiqu[eé]|blog\s+post
    |post|report|dinner|reception|forum|address)
    (?:\s+(?:with|to|before|of|on|in|at|for)\s+(?:the\s+)?[A-Z][\w.’'-]*(?:\s+(?:of\s+)?[A-Z][\w.’'-]*){0,5})?)""",
    re.VERBOSE,
)


def occasion_of(attribution: Attribution, reading: Reading, text: str) -> str | None:
    """Return the words that name the occasion in the cue's sentence, outside what was said; None where none stands."""
    if attribution.cue is None:
        return None
    sentence = reading.sentences[attribution.sentence].span
    for match in _OCCASION.finditer(text, sentence.start, sentence.end):
        start, end = match.span(1)
        if any(span.start < end and start < span.end for span in attribution.content):
            continue
        if attribution.speaker is not None and attribution.speaker.start < end and start < attribution.speaker.end:
            continue
        return " ".join(match.group(1).split())
    return None
