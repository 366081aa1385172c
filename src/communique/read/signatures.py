"""Quotations signed by who said them, without a verb: “We will not recognise it.” — Maria Borg, foreign minister.

So set are comments of readers, collections of reactions and quotations drawn out beside an article.
"""

import re
from collections.abc import Sequence

from communique.model import Attribution, Sentence, Span
from communique.read.quotes import Quotation

LEAST_WORDS = 3  # of a quotation that somebody signs
_DASH = re.compile(r"\s*(?:[―—–]|--?)\s*")
_NAME = r"(?:(?:[A-Z]|Mrs?|Ms|Dr|Sen|Rep|Gen|Gov|Amb|St)\.|[A-Z](?:[\w’'-]|\.(?=\w))*|de|da|del|la|van|von|bin|al|el)"
_SIGNATURE = re.compile(rf"({_NAME}(?:[ \t]+{_NAME}){{0,5}})(?:,[^\n“”\"]{{3,90}}|[ \t]*\([^()\n]{{2,60}}\))?\s*\.?\s*")


def sign_quotations(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """Return `drafts` with one for each signed quotation in place of those that begin in it, in text order.

    A quotation is signed when it opens a paragraph and nothing but a dash and a name, with an office or place at most,
    follows it to the paragraph's end, or makes up the next paragraph.
    """
    if not sentences or not _DASH.search(text):
        return list(drafts)
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for number, sentence in enumerate(sentences):
        starts.setdefault(sentence.paragraph, number)
        ends[sentence.paragraph] = sentence.span.end
    opening = {sentences[number].span.start: number for number in starts.values()}
    signed = []
    for quotation in quotations:
        number = opening.get(quotation.span.start, -1)
        if number < 0 or quotation.depth or len(quotation.inner.of(text).split()) < LEAST_WORDS:
            continue
        paragraph = sentences[number].paragraph
        stop = ends[paragraph]
        if not text[quotation.span.end : stop].strip(" ."):
            stop = ends.get(paragraph + 1, stop)
        name = _signature(text, quotation.span.end, stop)
        if name is not None:
            signed.append(Attribution(name, None, (quotation.span,), "direct", number, score=0.9))
    if not signed:
        return list(drafts)
    held = [draft.content[0] for draft in signed]
    kept = [
        draft
        for draft in drafts
        if not any(span.start <= draft.content[0].start < span.end for span in held)
        and not any(draft.speaker is not None and draft.speaker.overlaps(one.speaker) for one in signed if one.speaker)
    ]
    return sorted([*kept, *signed], key=lambda draft: draft.content[0])


def _signature(text: str, start: int, stop: int) -> Span | None:
    """Return the name behind a dash, if it and its description are all that stands in `[start, stop)`."""
    dash = _DASH.match(text, start, stop)
    if dash is None:
        return None
    found = _SIGNATURE.fullmatch(text, dash.end(), stop)
    return Span(*found.span(1)) if found is not None else None
