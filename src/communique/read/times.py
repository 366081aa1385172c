"""Find time expressions: extents and kinds of TIMEX3 (TimeML 1.2.1). Which calendar date they mean, the resolve stage says."""

from collections.abc import Sequence

from communique.lang.times import scan_times
from communique.model import Document, Sentence, Span, TimeExpression, Token


def find_times(
    document: Document, sentences: Sequence[Sentence], tokens: Sequence[Token]
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the sentences in text order.

    Values that need no anchor (durations, sets, PRESENT_REF …) are filled; the others are None until `anchor_times`.
    """
    times = []
    for index, sentence in enumerate(sentences):
        for found in scan_times(sentence.span.of(document.text)):
            temporal = found.temporal
            times.append(
                TimeExpression(
                    span=Span(sentence.span.start + found.start, sentence.span.start + found.end),
                    kind=temporal.kind,
                    sentence=index,
                    value=temporal.value,
                    mod=temporal.mod,
                    quant=temporal.quant if temporal.kind == "SET" else None,
                    freq=temporal.freq,
                )
            )
    return tuple(times)
