"""Split a document into sentences and tokens with exact offsets.

Paragraphs come first (a line is one, unless the text is hard-wrapped), sentences within them, tokens within those;
nothing crosses a paragraph. Titles, headings, captions, body and shot lists are read; datelines, bylines, credits,
fields and boilerplate give no sentences. Tokens are cut as in Penn Treebank ("do n't", "Russia 's"), but words joined
by hyphens stay whole.
"""

import re
from collections.abc import Iterator, Sequence

from communique.model import Document, Sentence, Span, Token

READ_KINDS = frozenset({"title", "heading", "caption", "body", "shotlist"})

# Lines this long, most of them without a final mark, are one paragraph that a mailer or wire broke at a column.
WRAP_SHORTEST, WRAP_LONGEST = 45, 100
# So are shorter ones, the columns of a printed page, where more than this share goes on in small letters.
WRAP_NARROW, RUNNING = 18, 0.6

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed"
)
_JOINED = f"\\w{_MARKS}\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u1000-\u109f\u200d"  # letters with their signs
_SINGLE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e01-\u0e30"  # scripts without blanks: a sign a token
_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Adm|St|Prof|Rev|Hon|Messrs|Sec|Amb|Maj|Cmdr|Brig|Sens|Reps|Gens|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Jr|Sr|Bros|etc|vs"
)
_TOKEN = re.compile(
    rf"""(?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]]   # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | [$€£¥]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|am|pm|bn|km|m)?(?![\w])
    | (?:[A-Za-z]\.){{2,}}(?:-[A-Za-z]+)?                  # U.S., p.m., U.S.-led
    | (?:{_ABBREVIATED})\.(?=\s|$) | [A-Z]\.(?=\s*[A-Z])
    | [{_SINGLE}]
    | [#@]?(?:(?![{_SINGLE}])[{_JOINED}])+(?:[-'’‑.](?:(?![{_SINGLE}])[{_JOINED}])+)*
    | \.{{2,}} | …+ | [-–—]{{2,}} | `` | '' | \S""",
    re.VERBOSE,
)
_CLITIC = re.compile(r"(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_DOTTED = re.compile(r"[^\W\d]{2,}\.[^\W\d]{2,}")  # "over.The": a blank is missing, unless it is an address
_ADDRESS = re.compile(r"\.(?:com|org|net|gov|edu|int|ru|uk|de|fr|eu|info|tv|co)\b", re.IGNORECASE)

_TITLES = frozenset(
    """
    mr mrs ms dr gen sen rep gov lt col sgt capt adm st prof rev hon messrs pres sec amb maj cmdr brig cpl pvt
    supt sens reps gens hr fr sr dep asst def min vs viz cf
    """.split()
)
_BEFORE_NUMBER = frozenset(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec no nos art para res vol p pp fig ca
    """.split()
)
_MAY_END = frozenset(
    """
    inc corp co ltd jr sr bros plc etc al a.m p.m d.c u.s u.k u.n e.u u.s.a u.a.e ph.d i.e e.g
    """.split()
)
# Words that, with a capital, begin a sentence rather than go on with a name.
_STARTERS = frozenset(
    """
    the a an he she it they we i you this that these those his her its their our my there here in on at but and
    or so when while as if after before however meanwhile since for from with by what who how why where both
    some many most all no not also then still yet although though earlier later last asked according to during
    despite under he's it's
    """.split()
)
_UNDER_SECRETARY = re.compile(r"(?:Permanent )?Under[- ]?Secretar")  # behind "the U.S." a title, no new sentence
_TERMINAL = re.compile(r"(\.{2,}|…+|[.!?。！？؟।॥]+)([\"”’»')\]]*)(\s*)")
_SHOT = re.compile(r"(?<=\S)\s+(?=\(?(?:SOUNDBITE|UPSOUND)\b)")  # in a shot list each soundbite is a sentence
_SOUNDBITE = re.compile(r"\(?(?:SOUNDBITE|UPSOUND|SOT)\b")  # "SOUNDBITE (English) Name" looks like a dateline
_WIDE = "。！？"
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ ,/]+(?:[A-Z][A-Za-z.'’-]*|\d{1,2}(?:st|nd|rd|th)?|\d{4}))*"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:,[^—–.\n]{0,30})?)"
    r"(?:\s*\([^)\n]{2,40}\))?\s*(?:[—–_]+|-{1,2}|/)\s+(?=[\"“'‘]?[A-Z])"
)
_DATELINE_PLAIN = re.compile(r"[A-Z][A-Za-z .,'’-]{2,40}\([A-Z][^)\n]{1,30}\)\s*(?:[—–_]+|-{1,2})?\s*(?=[\"“'‘]?[A-Z])")


def split_sentences(document: Document) -> tuple[tuple[Sentence, ...], tuple[Token, ...]]:
    """Return the sentences and tokens of the segments that are read, in text order.

    Every character of those segments that is not white space lies in exactly one token, every token in one sentence.
    """
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    paragraph = 0
    text = document.text
    for index, segment in enumerate(document.segments):
        if segment.kind not in READ_KINDS:
            continue
        for block in find_paragraphs(text, segment.span):
            for span in _cut_paragraph(text, block):
                first = len(tokens)
                tokens += cut_tokens(text, span)
                sentences.append(Sentence(span, first, len(tokens), index, paragraph, segment.kind))
            paragraph += 1
    return tuple(sentences), tuple(tokens)


def find_paragraphs(text: str, span: Span) -> Iterator[Span]:
    """Yield the paragraphs of `span`, trimmed, in order: lines, or blocks of lines where a column width broke them."""
    lines: list[Span] = []
    position = span.start
    for piece in text[span.start : span.end].splitlines(keepends=True):
        line = _trim(text, position, position + len(piece))
        position += len(piece)
        if line is not None:
            lines.append(line)
        elif lines:
            yield from _unwrap(text, lines)
            lines = []
    yield from _unwrap(text, lines)


def cut_tokens(text: str, span: Span) -> list[Token]:
    """Return the tokens of `span`; blanks lie between tokens, nothing else does."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        start, end = match.span()
        word = match.group()
        if _DOTTED.fullmatch(word) and not _ADDRESS.search(word):
            dot = start + word.index(".")
            cuts = [(start, dot), (dot, dot + 1), (dot + 1, end)]
        else:
            clitic = _CLITIC.match(word)
            cuts = [(start, start + clitic.end(1)), (start + clitic.end(1), end)] if clitic else [(start, end)]
        tokens += [Token(Span(a, b), text[a:b]) for a, b in cuts]
    return tokens


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def _unwrap(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield `lines` (of one block between blank lines) one by one, or joined when the block is hard-wrapped."""
    if len(lines) > 1:
        broken = lines[:-1]
        open_ends = sum(1 for line in broken if text[line.end - 1] not in '.!?:"”’»)]')
        running = sum(1 for line in lines[1:] if text[line.start].islower())
        runs_on = RUNNING * len(broken) < running
        full = broken[1:] if runs_on else broken  # a date line may have been cut off the first
        shortest = WRAP_NARROW if runs_on else WRAP_SHORTEST
        fits = all(len(line) <= WRAP_LONGEST for line in broken) and all(len(line) >= shortest for line in full)
        if fits and 2 * open_ends > len(broken):
            yield Span(lines[0].start, lines[-1].end)
            return
    yield from lines


def _cut_paragraph(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for pattern in () if _SOUNDBITE.match(text, start, block.end) else (_DATELINE, _DATELINE_PLAIN):
        dateline = pattern.match(text, block.start, min(block.end, block.start + 120))
        if dateline is not None and dateline.end() < block.end:
            head = _trim(text, block.start, dateline.end())
            if head is not None:
                yield head
            start = dateline.end()
            break
    for shot in _SHOT.finditer(text, start, block.end):
        yield from _cut_sentences(text, Span(start, shot.start()))
        start = shot.end()
    yield from _cut_sentences(text, Span(start, block.end))


def _cut_sentences(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for match in _TERMINAL.finditer(text, start, block.end):
        if match.end() >= block.end or match.start() < start:
            continue
        wide = match.group(1)[-1] in _WIDE
        if not match.group(3) and not wide:
            continue
        cut = match.end(2)
        if wide or _ends_here(text, start, match, block.end):
            piece = _trim(text, start, cut)
            if piece is not None:
                yield piece
            start = cut
    rest = _trim(text, start, block.end)
    if rest is not None:
        yield rest


def _ends_here(text: str, start: int, match: re.Match[str], stop: int) -> bool:
    """Tell whether the marks of `match` end a sentence that began at `start`."""
    behind = match.end()
    follows = text[behind : behind + 1]
    if follows in "\"“”‘’'«„([" and behind + 1 < stop:
        opening = behind + 1
        while opening < stop and text[opening] in "\"“‘'[(«„":
            opening += 1
        follows = text[opening : opening + 1]
    if follows.islower() or follows in ",;:—–-":
        return False
    mark, closers = match.group(1), match.group(2)
    if closers and mark[-1] in "!?…" and _cue_follows(text, behind, stop):
        return False
    if mark != ".":
        return True
    before = re.search(r"[\w.’'-]*$", text[max(start, match.start() - 30) : match.start()])
    word = (before.group() if before else "").strip("'’").lower()
    next_word = re.match(r"[\"“‘'«(\[]*([\w'’]+)", text[behind:stop])
    starter = next_word is not None and next_word.group(1).lower() in _STARTERS
    starter = starter and not _UNDER_SECRETARY.match(text, behind)
    if closers:
        return True
    if not word:
        return True
    if word in _TITLES:
        return False
    if word in _BEFORE_NUMBER:
        return not follows.isdigit()
    if word in _MAY_END or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return starter
    if len(word) == 1 and word.isalpha() and word.isascii():
        return (starter and word != "i") or (word == "i" and starter)
    return not (word.isdigit() and match.start() - len(word) == start)


_CUE_AHEAD = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+|(?:of|the|for|and|al|de|van)\s+){1,7}(?:also\s+|then\s+|later\s+)?"
    r"(?:said|says|asked|asks|wrote|writes|tweeted|added|told|replied|exclaimed|shouted|wondered|declared|continued)\b"
)


def _cue_follows(text: str, start: int, stop: int) -> bool:
    """Tell whether a name and a verb of saying follow: `"… when?" Ivanov asked` is one sentence."""
    return _CUE_AHEAD.match(text, start, min(stop, start + 100)) is not None
