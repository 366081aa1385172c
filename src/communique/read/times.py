"""Find time expressions: extents and kinds of TIMEX3 (TimeML 1.2.1). Which calendar date they mean, the resolve stage
says.
"""

import re
from collections.abc import Sequence

from communique.lang.times import Temporal, scan_times
from communique.model import Document, Sentence, Span, TimeExpression, Token

_MAY_NAME = re.compile(
    r"\b(?:Theresa|Mrs?\.?|Ms\.?|Minister|PM|Secretary|Elizabeth|Brian|Robert|James|Peter|John) May\b"
    r"|\bMay (?:said|told|says|has|had|is|was|met)\b|\bMay['’]s\b"
)
_SURE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ee]arly|[Mm]id-?|[Ll]ate|[Ll]ast|[Tt]his|[Nn]ext|[Dd]uring|[Tt]hroughout)\s?$"
)


def _is_bare_may(text: str, start: int, temporal: Temporal) -> bool:
    """Whether "May" stands alone in a document where someone is called May: "Trump and May", "spoke to May" are then
    no months.
    """
    alone = (
        temporal.shape == "month" and temporal.month == 5 and temporal.end_month is None and temporal.year_step is None
    )
    return (
        alone
        and temporal.mod is None
        and temporal.quant is None
        and not _SURE_BEFORE.search(text[max(0, start - 12) : start])
    )


def find_times(
    document: Document, sentences: Sequence[Sentence], tokens: Sequence[Token]
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the sentences in text order.

    Values that need no anchor (durations, sets, PRESENT_REF …) are filled; the others are None until `anchor_times`.
    """
    times = []
    may_is_name = _MAY_NAME.search(document.text) is not None
    for index, sentence in enumerate(sentences):
        for found in scan_times(sentence.span.of(document.text)):
            temporal = found.temporal
            if may_is_name and _is_bare_may(document.text, sentence.span.start + found.start, temporal):
                continue
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
