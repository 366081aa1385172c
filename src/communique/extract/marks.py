"""Take the marks of one sentence from a reading without looking at all of them."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from communique.model import Mention, Span, TimeExpression

Mark = TypeVar("Mark", Mention, TimeExpression)


def marks_in(marks: Sequence[Mark], span: Span) -> tuple[Mark, ...]:
    """Return the marks that begin inside `span`; marks are in text order, as every reading has them."""
    first = bisect_left(marks, span.start, key=_start)
    last = bisect_left(marks, span.end, lo=first, key=_start)
    return tuple(marks[first:last])


def _start(mark: Mention | TimeExpression) -> int:
    return mark.span.start
