"""Cut a text into paragraphs with exact offsets.

A line is a paragraph, unless the lines of a block between blank lines were broken at a column; then the block is one.
"""

import itertools
import re
from collections.abc import Iterator

import msgspec

from communique.model import Span

# Lines this long, most of them without a final mark, are one paragraph that a mailer or a wire broke at a column.
WRAP_SHORTEST, WRAP_LONGEST = 45, 100

# So many lines of a block, and this share of them, go on in small letters where a narrow column broke its sentences.
RUNNING_LINES, RUNNING_SHARE = 2, 0.5
# No column is narrower; shorter lines in small letters are entries of a list (characters).
NARROWEST = 24
# A page with more lines is no report; what comes after them is one stretch of body, not looked at line by line.
MOST_LINES = 20_000

# How much of a paragraph the labelling rules look at; a 10 MB line must not cost more than a long one.
SIGHT = 4000

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# A sentence's end; a source in brackets may follow it: "The talks go on. (Danube Press)".
_TERMINAL = re.compile(
    r"[.!?…。！？](?:[\"”’»'\)\]]|\s|\[\d{1,3}\])*$|(?<![AaPp]\.[Mm])[.!?…](?:[\"”’»']|\s)*\s[(\[][^()\[\]]{2,40}[)\]]\s*$"
)
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph: its trimmed span, its words (at most SIGHT characters of them), and what its shape says.

    level is the rank of a heading known from markup (1 to 6); hint is a kind known from markup.
    """

    span: Span
    words: str
    count: int
    hint: str | None = None

    @property
    def is_closed(self) -> bool:
        """True if it ends like a sentence."""
        return bool(_TERMINAL.search(self.words[-60:]))

    @property
    def is_short(self) -> bool:
        """True if it is no longer than headlines and menu entries are."""
        return len(self.span) <= 160 and self.count <= 24


def make_paragraph(text: str, start: int, end: int, hint: str | None = None) -> Paragraph | None:
    """Return the paragraph at `text[start:end]` without the blanks around it; None if it is blank."""
    # A caret begins the lines of old wires' heads; a byte order mark may stand inside a joined file.
    while start < end and (text[start].isspace() or text[start] in "\ufeff^"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    if end - start <= SIGHT:
        words = text[start:end]
    else:
        words = text[start : start + SIGHT // 2] + " … " + text[end - SIGHT // 2 : end]
    return Paragraph(Span(start, end), words, len(_WORD.findall(words)), hint)


def find_paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Paragraph]:
    """Return the paragraphs of `text[start:end]` in order; together they hold every character that is not blank."""
    end = len(text) if end is None else end
    blocks: list[list[Paragraph]] = [[]]
    previous = start
    for match in _LINE.finditer(text, start, end):
        breaks = text[previous : match.start()]
        blank = breaks.count("\n") + breaks.replace("\r\n", "").count("\r") > 1
        previous = match.end()
        line = make_paragraph(text, *match.span())
        if (blank or line is None) and blocks[-1]:
            blocks.append([])
        if line is not None:
            blocks[-1].append(line)
    column = _find_column(blocks)
    if column is None:
        return [paragraph for block in blocks for paragraph in _join_running(text, block)]
    return [paragraph for block in blocks for paragraph in _unwrap(text, block, column)]


def find_first_paragraphs(text: str, start: int, end: int) -> list[Paragraph]:
    """Return the paragraphs of `text[start:end]`; what lies beyond MOST_LINES lines is one more, known as body."""
    if text.count("\n", start, end) <= MOST_LINES:
        return find_paragraphs(text, start, end)
    cut = start
    for _ in range(MOST_LINES):
        cut = text.index("\n", cut) + 1
    rest = make_paragraph(text, cut, end, "body")
    return [*find_paragraphs(text, start, cut), *([rest] if rest else [])]


def _find_column(blocks: list[list[Paragraph]]) -> int | None:
    """Return the width at which the lines of a text were broken, None if they were not.

    One block of three lines must show it: two lines may as well be a headline and its date.
    """
    column = 0
    for block in blocks:
        broken = block[:-1]
        if len(broken) < 2 or not all(WRAP_SHORTEST <= len(line.span) <= WRAP_LONGEST for line in broken):
            continue
        if 2 * sum(1 for line in broken if line.words[-1] not in '.!?:"”’»)]') > len(broken):
            column = max(column, *(len(line.span) for line in broken))
    return column or None


def _unwrap(text: str, block: list[Paragraph], column: int) -> Iterator[Paragraph]:
    """Join lines where the next line's first word did not fit into the column any more."""
    if not block:
        return
    start, line = block[0].span.start, block[0]
    for following in block[1:]:
        word = following.words.split(maxsplit=1)[0]
        if len(line.span) > column or len(line.span) + 1 + len(word) < column - 3:
            if whole := make_paragraph(text, start, line.span.end):
                yield whole
            start = following.span.start
        line = following
    if whole := make_paragraph(text, start, line.span.end):
        yield whole


def _join_running(text: str, block: list[Paragraph]) -> list[Paragraph]:
    """Return the lines of a block as one paragraph where they run on in small letters, as in a narrow printed column.

    A new paragraph begins with a capital below a line that ends a sentence.
    """
    small = sum(1 for one, two in itertools.pairwise(block) if _runs_on(one, two))
    if small < RUNNING_LINES or small < RUNNING_SHARE * (len(block) - 1):
        return block
    joined: list[Paragraph] = []
    start = block[0].span.start
    for one, two in zip(block, [*block[1:], None], strict=True):
        if two is None or (one.is_closed and not two.words[0].islower()):
            whole = make_paragraph(text, start, one.span.end)
            joined += [whole] if whole is not None else []
            start = two.span.start if two is not None else start
    return joined


def _runs_on(one: Paragraph, two: Paragraph) -> bool:
    return len(one.span) >= NARROWEST and two.words[0].islower() and not one.is_closed and one.words[-1] not in ":;|"


def find_words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of `text`; hyphens, apostrophes and inner dots belong to a word."""
    yield from _WORD.finditer(text)
