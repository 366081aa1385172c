"""Pair the quotation marks of a text, however they are set.

Knows straight, curly, German, French and single marks, marks nested in marks of the same kind, quotations that run
over paragraphs with the mark repeated at each start, and marks that nobody closed. An apostrophe is no mark. Marks are
paired paragraph by paragraph, so that one lost mark spoils no more than its own paragraph.
"""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from communique.model import Span

_MARK = re.compile(r"[\"“”„‟«»‘’‚'`´]+")
_OPENS_ONLY = "“„‟‘‚"
_ELIDED = re.compile(r"(?:em|n|tis|twas|til|cause|round|bout|\d0s|\d\d)\b", re.IGNORECASE)
_FAMILY = {'"': "double", "“": "double", "”": "double", "„": "double", "‟": "double", "«": "double", "»": "double",
           "'": "single", "‘": "single", "’": "single", "‚": "single", "`": "single", "´": "single"}  # fmt: skip
_CUE_AT_END = re.compile(
    r",\s+(?:(?:said|added|told)\s+(?:the\s+)?[A-Z][\w.’'-]*(?:\s+[\w.’'-]+){0,5}|(?:he|she|[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,4})"
    r"\s+(?:said|added))\s*\.?\s*$"
)
LONG_WORD = 4  # letters: shorter words have no capital in a title
LONG_TITLE = 10  # words
SHORT_NAME = 2  # words: "grain package", "Open Skies"; longer marked words say something


class Quotation(msgspec.Struct, frozen=True):
    """Words in quotation marks: span with the marks, inner without.

    depth 0 is outermost. closed is False when the paragraph ends first; `continued` then tells that the next paragraph
    reopens the marks (one quotation running on) rather than that the closing mark was lost.
    """

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    continued: bool = False


class _Mark(msgspec.Struct):
    start: int
    end: int
    family: str
    side: Literal["open", "close", "either"]


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of `text`, outer before inner, in text order.

    Linear in the length of the paragraphs. Marks that cannot be paired are left out, but for a last opening one.
    """
    found: list[Quotation] = []
    open_at_end = -1
    for paragraph in paragraphs:
        marks = _marks(text, paragraph)
        if open_at_end >= 0:
            reopened = bool(marks) and marks[0].start == paragraph.start and marks[0].side != "close"
            if reopened:
                found[open_at_end] = msgspec.structs.replace(found[open_at_end], continued=True)
            open_at_end = -1
        pairs = _pair(marks, text, paragraph)
        for quotation in pairs:
            if not quotation.closed and quotation.depth == 0:
                open_at_end = len(found)
            found.append(quotation)
    return tuple(found)


def names_a_thing(text: str, quotation: Quotation) -> bool:
    """Tell whether the marks only name a thing ("grain package") instead of quoting what was said.

    Short words behind "the" or a possessive, or Capitalised Words; a description behind "a" (a "bad deal") quotes.
    """
    inner = quotation.inner.of(text).strip(" ,.")
    words = inner.split()
    if not words or not quotation.closed or quotation.inner.of(text)[-1:] in ".!?":
        return False
    long_words = [word for word in words if len(word) >= LONG_WORD]
    if 1 < len(words) <= LONG_TITLE and len(long_words) > 1 and all(word[:1].isupper() for word in long_words):
        return True
    if len(words) > SHORT_NAME or quotation.inner.of(text)[-1:] == ",":
        return False
    if len(words) > 1 and all(word[:1].isupper() for word in words):
        return True
    before = text[max(0, quotation.span.start - 24) : quotation.span.start].rstrip().lower()
    return bool(re.search(r"(?:\bthe|\bhis|\bher|\btheir|\bits|['’]s|\bso-called|\bthis|\bthat)$", before))


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    marks: list[_Mark] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        position = match.start()
        while position < match.end():
            two = text[position : position + 2]
            size = 2 if two in ("``", "''", "´´", "‘‘", "’’", "‚‚") else 1
            mark = text[position]
            family = "double" if size == 2 else _FAMILY[mark]
            side = _side(text, position, position + size, mark, family, paragraph)
            if side is not None:
                marks.append(_Mark(position, position + size, family, side))
            position += size
    return marks


def _side(
    text: str, start: int, end: int, mark: str, family: str, paragraph: Span
) -> Literal["open", "close", "either"] | None:
    """Say which side a mark is by its shape and its neighbours; None for an apostrophe."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if family == "single" and end - start == 1:
        if before.isalnum() and after.isalnum():
            return None
        if mark in "‘‚":
            return "open"
        if not before.isalnum() and (after.isalnum() or after in "[(…"):
            # ‘…’ opens with ‘ alone; ’90s and 'em are apostrophes
            return None if mark == "’" or _ELIDED.match(text, end) else "open"
        return "close" if not before.isspace() else None
    if mark in "„‟" or text[start:end] == "``":
        return "open"
    if mark == "“":
        # German „…“ closes with it; English opens. Sloppy typing may close with it too.
        return (
            "close"
            if not before.isspace() and (after.isspace() or after in ".,;:!?") and before not in "(—–-["
            else "open"
        )
    if mark == "”":
        return (
            "open"
            if (before.isspace() or before in "([—–") and after.isalnum() and start == paragraph.start
            else "close"
        )
    opens_here = (before.isspace() or before in "([{—–-/:“‘'\"…") and not after.isspace()
    closes_here = not before.isspace() and not (after.isalnum() or after in "[$€£(")
    if mark == "«":
        return "close" if closes_here and not opens_here else "open"
    if mark == "»":
        return "open" if opens_here and not closes_here else "close"
    if opens_here and not closes_here:
        return "open"
    if closes_here and not opens_here:
        return "close"
    if before.isspace() and after.isspace():
        return "either"
    return "either"


def _pair(marks: list[_Mark], text: str, paragraph: Span) -> list[Quotation]:
    """Pair the marks of one paragraph; an opening mark while one is open nests only if enough closing ones follow."""
    stack: list[_Mark] = []
    pairs: list[tuple[_Mark, _Mark | None, int]] = []
    for index, mark in enumerate(marks):
        side = mark.side
        if side == "either":
            side = "close" if any(opened.family == mark.family for opened in stack) else "open"
        if side == "open":
            if mark.family == "single":
                if not _single_closes(marks, index):
                    continue
            elif any(opened.family == "double" for opened in stack) and not _nests(marks, index):
                # a mark nobody closed: what it opened ends where the next quotation begins
                while stack and stack[-1].family != "double":
                    stack.pop()
                lost = stack.pop()
                pairs.append((lost, _Mark(mark.start, mark.start, "double", "close"), len(stack)))
            stack.append(mark)
            continue
        depth = next((k for k in range(len(stack) - 1, -1, -1) if stack[k].family == mark.family), None)
        if depth is None:
            # “…,’ he said: closed with the wrong mark
            if mark.family == "single" and stack and text[mark.start - 1] in ",.?!" and not _closes_next(marks, index):
                depth = len(stack) - 1
            else:
                continue
        opened = stack[depth]
        del stack[depth:]
        pairs.append((opened, mark, depth))
    for depth, opened in enumerate(stack):
        if opened.family == "double":
            pairs.append((opened, None, depth))
    found = [_quotation(text, paragraph, *pair) for pair in pairs]
    return sorted((q for q in found if len(q.inner) > 0), key=lambda q: (q.span.start, -q.span.end))


def _quotation(text: str, paragraph: Span, opened: _Mark, closed: _Mark | None, depth: int) -> Quotation:
    if closed is None or closed.start == closed.end:
        end = paragraph.end if closed is None else closed.start
        cue = _CUE_AT_END.search(text, opened.end, end)
        if cue is not None:
            end = cue.start()  # "… forward, said Ivanov.": the mark was lost before the speaker
        end = opened.end + len(text[opened.end : end].rstrip())
        return Quotation(Span(opened.start, end), Span(opened.end, end), depth, closed=False)
    return Quotation(Span(opened.start, closed.end), Span(opened.end, closed.start), depth)


def _nests(marks: list[_Mark], index: int) -> bool:
    """Tell whether two closing double marks follow the opening one at `index` before another opens."""
    closers = 0
    for mark in marks[index + 1 :]:
        if mark.family != "double":
            continue
        if mark.side == "open":
            return False
        closers += 1
        if closers == 2:
            return True
    return False


def _closes_next(marks: list[_Mark], index: int) -> bool:
    """Tell whether the next double mark after `index` is a closing one."""
    for mark in marks[index + 1 :]:
        if mark.family == "double":
            return mark.side != "open"
    return False


def _single_closes(marks: list[_Mark], index: int) -> bool:
    """Tell whether a single opening mark is closed by a single one before another single opens."""
    for mark in marks[index + 1 :]:
        if mark.family == "single":
            return mark.side == "close"
    return False
