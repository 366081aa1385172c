"""Turns of a transcript: paragraphs headed by who speaks ("MR. EARNEST: …", "Question: …", "Sergey Lavrov: …").

What follows a label is spoken word for word, but without quotation marks (so `indirect` in the guide's sense): each
paragraph of a turn is one statement of the person it names, up to the next label. A reporter's question is a statement
of somebody unnamed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from communique.model import Attribution, Document, Mention, Sentence, Span
from communique.read.assembly import nest_by_place

LEAST_TURNS = 2  # labels, questions among them, that make a transcript; one alone may be a heading or a caption
LONG_TRANSCRIPT = 4  # labels from which paragraphs behind the last one still go on with it
LEAST_WORDS = 5  # of a paragraph that says something: not "Thank you, Josh."
_QUESTION = re.compile(
    r"[\"“]?(?:Q(?:\s{2,}|\d*\s?[:.]\s?|\s(?=[A-Z]))|(?:QUESTION|Question|REPORTER|Reporter|PRESS)\s?\d*\s?[:.]\s?)\s*"
)
_CAPITALS = r"(?:Mc|Mac)?[A-Z][A-Z.’'-]+"
_NAMED = r"[A-Z][\w.’'-]*"
_LABEL = re.compile(
    rf"[\"“]?((?:{_CAPITALS}(?:[ \t]+{_CAPITALS}){{0,5}})|(?:{_NAMED}(?:[ \t]+(?:{_NAMED}|of|de|van|al)){{0,6}}))"
    r"(?:[ \t]*[(\[][^()\n]{1,60}[)\]])?[ \t]?:\s+(?=\S)"
)
# Labels within a paragraph, where a transcript has lost its line breaks: in capitals, behind the end of a sentence.
_ABBREVIATED = r"(?<!\bMR\.)(?<!\bMS\.)(?<!\bDR\.)(?<!\bMRS\.)(?<!\bSEN\.)(?<!\bGEN\.)(?<!\bREP\.)(?<!\b[A-Z]\.)"
_WITHIN = re.compile(rf"(?<=[.?!\"”)\]-]){_ABBREVIATED}\s+(?=Q\s{{2,}}\S|{_CAPITALS}(?:[ \t]{_CAPITALS}){{0,4}}:\s)")
# Without one of these there is neither a label nor a question, which spares most reports the search.
_SIGN = re.compile(r"[\w.’')\]-][ \t]?:\s|\bQ[\s\d.:]|(?:QUESTION|Question|REPORTER|Reporter|PRESS)\s?\d*\s?[:.]")
_END = re.compile(r"(?:END|###|\* \* \*|-30-)")
_SELF = frozenset("i we you us me".split())


def settle_turns(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
) -> tuple[Attribution, ...]:
    """Return `attributions` with the turns of a transcript, if it is one, in place of what was found of them.

    Speech that a turn reports of others stays, within it.
    """
    turns = list(find_turns(document.text, sentences, mentions))
    if not turns:
        return tuple(attributions)
    # a quotation mark may stand before the label
    whole = [(turn.speaker, Span((turn.speaker or turn.content[0]).start - 1, turn.content[0].end)) for turn in turns]
    kept = [found for found in attributions if not _belongs(document.text, found, whole)]
    together = sorted((*turns, *kept), key=lambda found: (found.content[0].start, -found.content[-1].end))
    return tuple(nest_by_place(together))


def find_turns(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Attribution]:
    """Yield a statement for each paragraph that somebody named says, in text order."""
    if _SIGN.search(text) is None:
        return
    paragraphs = _paragraphs(text, sentences)
    labels = [_label(text, span, mentions) for _, span in paragraphs]
    marked = [k for k, label in enumerate(labels) if label is not None]
    if len(marked) < LEAST_TURNS or all(label is None or label[0] is None for label in labels):
        return
    last = len(paragraphs) if len(marked) >= LONG_TRANSCRIPT else marked[-1] + 1
    speaker: Span | None = None
    asked = False
    for k in range(marked[0], last):
        number, span = paragraphs[k]
        own, start = None, span.start
        label = labels[k]
        if label is not None:
            own = speaker = label[0]
            asked = speaker is None
            start = label[1]
        else:
            asked = asked and text[span.end - 1] == "?"  # without a label, more may be the answer of one not known
        if _END.match(text, span.start, span.end):
            return
        end = span.end - 1 if text[span.end - 1] == "." and text[span.end - 2 : span.end] != ".." else span.end
        if (speaker is not None or asked) and len(text[start:end].split()) >= LEAST_WORDS:
            content = Span(start, end)
            yield Attribution(
                own,
                None,
                (content,),
                "indirect",
                number,
                inferred_speaker=None if own else speaker,
                score=0.9,
                turn=True,
            )


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, Span]]:
    """Return (number of the first sentence, span) of each paragraph of the report's body, cut before inner labels."""
    found: list[tuple[int, Span]] = []
    last = None
    for number, sentence in enumerate(sentences):
        if sentence.kind != "body":
            continue
        if sentence.paragraph == last:
            found[-1] = (found[-1][0], Span(found[-1][1].start, sentence.span.end))
        else:
            found.append((number, sentence.span))
        last = sentence.paragraph
    starts = [sentence.span.start for sentence in sentences]
    cut = []
    for number, span in found:
        start = span.start
        for gap in _WITHIN.finditer(text, span.start, span.end):
            cut.append((number, Span(start, gap.start())))
            start, number = gap.end(), bisect_right(starts, gap.end()) - 1
        cut.append((number, Span(start, span.end)))
    return cut


def _label(text: str, paragraph: Span, mentions: Sequence[Mention]) -> tuple[Span | None, int] | None:
    """Return (name, where the words begin) of a labelled paragraph, without name of a question, None without label."""
    asked = _QUESTION.match(text, paragraph.start, paragraph.end)
    if asked is not None:
        return None, asked.end()
    found = _LABEL.match(text, paragraph.start, paragraph.end)
    if found is None:
        return None
    name = Span(*found.span(1))
    held = any(m.kind in ("person", "role") and name.contains(m.head) for m in mentions if m.head.start < name.end)
    return (name, found.end()) if held else None


def _belongs(text: str, found: Attribution, whole: Sequence[tuple[Span | None, Span]]) -> bool:
    """Tell whether an attribution is a part of a turn as the speaker's own words: "I think …", what a label opens."""
    label, turn = next((one for one in whole if one[1].start <= found.content[0].start < one[1].end), (None, None))
    if turn is None:
        return False
    speaker = found.speaker
    opens = label is not None and speaker is not None and speaker.start <= label.start
    return speaker is None or opens or speaker.of(text).lower() in _SELF
