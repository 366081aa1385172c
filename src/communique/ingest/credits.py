"""Tell what a single line of a news page is: menu, date line, byline, credit, caption, rights notice, embargo.

Every function looks at one paragraph alone; `labels` weighs them by where they stand.
"""

import re
from collections.abc import Iterator

from communique.ingest.datelines import is_known_place
from communique.ingest.dates import FoundDate, find_dates
from communique.ingest.lines import Paragraph, find_words
from communique.ingest.service import heads_list, is_button, is_service
from communique.ingest.words import (
    Outlet,
    boilerplate_start,
    find_outlet,
    fold_words,
    load_phrases,
)
from communique.model import Span

_MENU_CUT = re.compile(r"\s{3,}|\t+|\s+[|•·»›>→/]+\s+|\s*[|•·»›]\s*")
# "BBC News, Vienna".
OUTLET_AND_TOWN = re.compile(
    r"(?P<outlet>[A-ZÀ-Þ][\w.&' -]{1,40}), (?:in )?(?P<town>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,2})"
)
_BUTTON = re.compile(r"(?:share|print|e-?mail|tweet|save|listen|comments?|\d+ comments?|follow)\b")
# "Share this: Facebook  Twitter  Email", "Contact us - About - Archive": buttons, if all are known.
_BUTTON_CUT = re.compile(r"\s{2,}|\s+[-–|•·/]\s+|\s*[|•·]\s*|,\s+")
_SHARE = re.compile(r"^(?:share|follow|find)\s?(?:this|us|it)?\s?(?:on|via|with)?\s?:\s*", re.IGNORECASE)
_ADDRESS_LINE = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_NAME = r"(?:(?:[A-ZÀ-Þ]\.){2,}|[A-ZÀ-ÖØ-ÞА-ЯЁ][\w'’-]*\.?)"
_NAMES = rf"{_NAME}(?:\s+(?:{_NAME}|de|van|von|der|bin|al|el|la|di|da))*"
_BYLINE = re.compile(
    r"(?i:by|(?:written|story|posted|published|reported?) by|author|writer|reporter|correspondent|par|por|von|автор)"
    r"\s*:?\s+"
    rf"(?P<names>{_NAMES}(?:(?:,\s*|,?\s+(?i:and|et|y|und)\s+|,?\s+&\s+){_NAMES})*)(?P<rest>.*)"
)
# "By Middle East correspondent Jane Roe": the post before the name.
_POSTED = re.compile(
    r"^(\s*by )(?:[A-Za-z' -]{2,40} )?(?:correspondent|editor|reporter|writer|bureau chief)s? (?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
# "From Jane Roe, Vienna".
_FROM = re.compile(
    rf"[Ff]rom (?P<name>{_NAME}(?: {_NAME}){{1,2}}),? (?:in )?(?P<place>{_NAME}(?: {_NAME}){{0,2}})(?:, \w+day)?"
)
_BYLINE_PLACE = re.compile(
    r"(?:,\s|\sin\s|\s[|/–—-]\s)(?P<place>[A-ZÀ-Þ][\w'’.-]+(?:[ -][A-ZÀ-Þ][\w'’.-]+){0,2})(?:,\s[A-Z][\w. ]+)?\s*$"
)
_POST = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editors?|bureau|chief|desk|service|agencies)\b", re.IGNORECASE
)
_CORRESPONDENT = re.compile(
    rf"(?P<outlet>{_NAME}(?:\s+(?:of\s+(?:the\s+)?)?{_NAME}){{0,4}})(?:'s|’s)?\s+(?:special\s+|staff\s+|political\s+|diplomatic\s+)?"
    rf"(?:correspondent|reporter)s?\s+(?P<name>{_NAME}(?:\s+{_NAME}){{1,3}})\s+(?:reports?|reported|writes)\b"
)
_CREDIT_START = re.compile(
    r"[\[(]?\s*(?:with\s+(?:additional\s+)?(?:inputs?|reporting|material|contributions?|agency|agencies|reports?|files?|information)\b"
    r"|(?:additional\s+)?reporting\s+by\b|(?:written|compiled|edited|translated)\s+by\b|editing\s+by\b"
    r"|(?:text|excerpts?|summary)\s+of\s+(?:a\s+)?(?:report|dispatch|article)\s+by\b"
    r"|(?:news\s+)?sources?\s*:|agencies\b|(?:copyright|©).{0,3}$)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"^(?P<who>.{2,160}?)\s+(?:also\s+)?contributed\s+to\s+this\s+(?:report|story|article)\b", re.IGNORECASE
)
_CAPTION_CREDIT = re.compile(
    r"[\[(](?:[\w.-]+ ){0,2}(?:image|photo|picture|photograph|pic|illustration)s?"
    r"(?:\s*[\])]|(?:\s*[:/©|]|\s(?:by|courtesy|credit|from|via)\b)[^\[\]()]{0,90}[\])])"
    r"|\b(?:photo|image|picture|photograph)s?\s*(?:by|courtesy|credit)\b|\bGetty Images\b"
    r"|\b(?:AP|AFP|EPA|REUTERS) ?(?:PHOTO|Photo)\b"
    r"|(?:^|[|.!?]\s{0,2})(?:photo|image|picture|photograph|caption|фото|foto)s?\s*[:©]"
    r"|\bfile (?:photo|picture|image)\b"
    r"|[\[(][^\[\]()]{0,40}\b(?:via (?:Reuters|AP|AFP|Getty|EPA|REUTERS)|Handout|handout)\b[^\[\]()]{0,40}[\])]\s*$"
    r"|[\[(][^\[\]()]{2,40}/(?:Reuters|AP|AFP|EPA|Getty|Sputnik|TASS|Xinhua|Anadolu|AA|REUTERS|Yonhap|Kyodo|DPA|dpa)[^\[\]()]{0,30}[\])]\s*$"
    r"|(?:©|/|—)\s?(?:Reuters|AP|AFP|EPA|RIA Novosti|TASS|Getty|Sputnik|DPA)\b[^.]{0,30}$",
    re.IGNORECASE,
)
_CAPTION_SIDES = re.compile(
    # A lone "(R)" is a party in American news; "(L)" and "(R)" together are sides.
    r"\((?:left|right|cent(?:er|re)|L-R|[2-5](?:nd|rd|th)? [LR])\)|\(L\).*\(R\)|\(R\).*\(L\)|\bfrom left\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\[(](?=[^\[\]()]{0,100}[\])]\s*$)[^\[\]()]*[\])]\s*$")
_RIGHTS = re.compile(r"(?:©|\(c\)|c\.\s?(?:19|20)\d\d\b|copyright\b|all rights reserved\b)", re.IGNORECASE)
_EMBARGO = re.compile(
    r"(?:strictly\s+|under\s+)*(?:embargo(?:ed)?\b|"
    r"not\s+for\s+(?:release|publication|broadcast|use)\b[^.:]{0,60}\b(?:before|until)\b|"
    r"for\s+release\s+(?:at|on|after|not\s+before)\b|hold\s+for\s+release\b)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\(?\d{1,5}\)?\s(?:comments?|responses?|replies|thoughts)(?:\s(?:to|on)\b.{0,120})?|comments?\s?\(\d+\))",
    re.IGNORECASE,
)
# "May 12, 2010, Wednesday, Late Edition, Section A; Page 1; Foreign Desk": how archives of newspapers date an article.
# A wire's name with a full stop ("—Reuter.") is no longer than this (words).
SIGNATURE_WORDS = 3
_EDITION = re.compile(r"\s[–—|-]\s(?:[A-Z]\w+ )?[Ee]dition$")
JOINTS = frozenset(("of", "du", "de", "des", "d", "da", "do", "del", "della", "di", "von", "der"))
# "By Associated Press", "In Today's News": no paper's name begins so.
NO_NAME_STARTS = frozenset(
    ("by", "from", "via", "with", "on", "in", "at", "for", "more", "read", "see", "follow", "our", "your", "all", "no")
)
# "Posted on May 12, 2010 by jroe".
# "Radio Aurora - English Service": a part of the house, not another one.
HOUSE_PART = re.compile(r"(?:^|\s[-–—]\s)[A-ZÀ-Þa-zß-ÿ]+ (?:service|section|programme)$", re.IGNORECASE)
# "RFE/RL NEWSLINE", "Danube Press Daily Report": an outlet and one of its series.
_NEWSLINE = re.compile(
    r"(?P<name>[^\W\d_][\w&./' -]{1,50}?),?\s(?:newsline|news ?line|daily report|newswire|news bulletin)", re.IGNORECASE
)
_CREDIT_MARK = re.compile(
    r"(?:[a-z]{2,4}(?:/[a-z]{2,4}){0,3}\s(?=\()|(?:by|from|via|source|agency)\b\s?:?|[-–—=*_]{1,3})\s*(?=[A-Za-z(])",
    re.IGNORECASE,
)
_PART_CUT = re.compile(r"\s*[,;/|]\s*|\s+(?:and|&|with)\s+")


# "Q    Follow?" in a transcript has a gap as menus have.
_QUESTION = re.compile(r"(?:Q|A)\s{2,}\S|[A-Z. ]{4,30}:\s{2}\S")


def is_boilerplate(words: str) -> bool:
    """True if the line is a menu, an invitation to share, or the like, wherever it stands."""
    return _is_furniture(words) or is_service(words) or heads_list(words)


def _is_furniture(words: str) -> bool:
    if _QUESTION.match(words):
        return False
    folded = fold_words(words)
    if not folded:
        return True
    if folded in load_phrases("boilerplate") or _COMMENTS.fullmatch(words.strip()):
        return True
    if len(folded) <= 160 and boilerplate_start().match(words.strip()):
        return True
    if _ADDRESS_LINE.fullmatch(words.strip()):
        return True
    buttons = [part for part in _BUTTON_CUT.split(_SHARE.sub("", words.strip())) if part]
    if len(words) <= 200 and buttons and all(fold_words(part) in load_phrases("boilerplate") for part in buttons):
        return True
    parts = [part for part in _MENU_CUT.split(words.strip()) if part]
    if len(parts) < 2 or len(words) > 600:
        return False
    known = sum(1 for part in parts if fold_words(part) in load_phrases("boilerplate") or is_button(part))
    short = all(len(part.split()) <= 4 and not part.endswith(".") for part in parts)
    dated = next(find_dates(words), None) is not None
    return known == len(parts) or (short and not dated and (len(parts) >= 3 or known > 0))


def is_menu(words: str) -> bool:
    """True for a menu, not for buttons to share or print a report."""
    parts = [fold_words(part) for part in _MENU_CUT.split(words.strip()) if part.strip()]
    if not _is_furniture(words) or is_address(words):
        return False
    return not is_service(words) and not any(
        re.match(r"(?:share|print|e-?mail|tweet|save|listen|comments?|\d+ comments?|follow)\b", part) for part in parts
    )


def is_address(words: str) -> bool:
    """True for a web or mail address alone."""
    return bool(_ADDRESS_LINE.fullmatch(words.strip()))


def is_list_heading(words: str) -> bool:
    """True if only lists of other stories, tags or comments follow this line."""
    return fold_words(words) in load_phrases("list_headings") or heads_list(words) or is_comments_heading(words)


def is_comments_heading(words: str) -> bool:
    """True if what readers wrote follows: "Comments", "3 Comments", "Leave a reply"."""
    return fold_words(words) in load_phrases("comments") or bool(_COMMENTS.fullmatch(words.strip()))


def find_byline(words: str) -> list[str]:
    """Return the names of a line such as "By Jane Roe and John Doe, Staff Writers"; [] if it is none."""
    if len(words) > 200:
        return []
    sent = _FROM.fullmatch(words.strip())
    if sent is not None:
        return [sent["name"]]
    words = _POSTED.sub(r"\1", words)
    match = _BYLINE.match(words.strip())
    if not match or not match["names"].split()[0][0].isupper():
        return []
    rest = match["rest"].strip(" ,|–—-")
    if len(rest.split()) > 8 or (words.rstrip().endswith(".") and len(rest.split()) > 3):
        return []
    names = [
        name.strip(" ,")
        for name in re.split(r",\s*|\s+(?:and|&)\s+", match["names"], flags=re.IGNORECASE)
        if name.strip(" ,")
    ]
    real = [
        name for name in names if all(part[0].isupper() or part in ("de", "van", "von", "der") for part in name.split())
    ]
    people = [name for name in real if find_outlet(name) is None and not _POST.search(name)]
    if len(people) > 1:  # "By Maria Pavlou, Nicosia"
        people = [name for name in people if " " in name or not is_known_place(name)]
    return [name.title() if name.isupper() else name for name in people]


def find_byline_place(words: str) -> str | None:
    """Return the place in "By Jane Roe in Geneva", "Writer: Jane Roe, Vienna", "Jane Roe in Geneva"; None if none."""
    if (sent := _FROM.fullmatch(words.strip())) is not None:
        return sent["place"]
    match = _BYLINE_PLACE.search(re.sub(r"\s*\([^()]*\)\s*$", "", words.strip()))
    return match["place"] if match else None


def find_correspondents(text: str, paragraph: Paragraph) -> Iterator[tuple[str, Span, str, Span]]:
    """Yield outlet and name, with their places, of "Harbour Radio correspondent Ann Kelley reports"."""
    if "correspondent" not in paragraph.words and "reporter" not in paragraph.words:
        return
    for match in _CORRESPONDENT.finditer(
        text, paragraph.span.start, min(paragraph.span.end, paragraph.span.start + 2000)
    ):
        yield match["outlet"], Span(*match.span("outlet")), match["name"], Span(*match.span("name"))


def find_credit(text: str, paragraph: Paragraph) -> list[tuple[str, Span, Outlet | None]] | None:
    """Return whom a credit line credits (perhaps nobody by name); None if the line is no credit.

    A credit line is "With inputs from …", "Reporting by …", "… contributed to this report", or a bare list of outlets.
    """
    span = paragraph.span
    if len(span) > 300:
        return None
    contributed = _CONTRIBUTED.match(paragraph.words)
    if contributed:
        return [part for part in _parts(text, span.start, span.start + contributed.end("who")) if part[2]]
    if _CREDIT_START.match(paragraph.words):
        return [part for part in _parts(text, span.start, span.end, trim=True) if part[2]]
    if paragraph.words.rstrip().endswith(":"):
        return None  # what somebody reports follows
    if paragraph.count > 16 or (paragraph.is_closed and paragraph.count > SIGNATURE_WORDS):
        return None
    mark = _CREDIT_MARK.match(text, span.start, span.end)
    parts = _parts(text, mark.end() if mark else span.start, span.end)
    if paragraph.is_closed and not (mark and all(outlet and outlet.is_agency for _, _, outlet in parts)):
        return None
    if not parts or not all(outlet or is_masthead(words) for words, _, outlet in parts):
        return None
    if mark and not all(outlet for _, _, outlet in parts):
        return None
    # One unknown name alone is a masthead or a headline; a list of them at the end is a credit.
    return parts if any(outlet for _, _, outlet in parts) or len(parts) > 1 else None


def is_masthead(words: str) -> bool:
    """True if `words` look like the name of a paper, agency or broadcaster."""
    words = HOUSE_PART.sub("", words)
    line = _NEWSLINE.fullmatch(words)
    if line is not None and find_outlet(line["name"]) is not None:
        return True
    pieces = [word.group() for word in find_words(words)]
    if not 1 <= len(pieces) <= 5 or find_outlet(words) is not None:
        return bool(pieces) and find_outlet(words) is not None
    if pieces[0].casefold() in NO_NAME_STARTS or pieces[0].casefold() == "by":
        return False
    if len(pieces) > 2 and _EDITION.search(words):  # "Andes Hoy – English edition"
        return True
    if not all(piece[0].isupper() or piece in JOINTS or piece in ("the", "and", "edition") for piece in pieces):
        return False
    names = load_phrases("masthead_words")
    joint = next((index for index, piece in enumerate(pieces) if index and piece in JOINTS), None)
    titled = joint is not None and pieces[joint - 1].casefold() in load_phrases("titled_papers")
    if titled and pieces[0] not in ("A", "The"):  # "Quarterly Review of Asian Affairs", "Le Courrier du Nord"
        return True
    return len(pieces) > 1 and (
        pieces[-1].casefold() in names or pieces[0].casefold() in ("radio", "voice", "echo", "daily")
    )


def is_caption(words: str) -> bool:
    """True if the line carries the marks of a picture's caption: a picture credit, "(left)", "file photo"."""
    if len(words) > 600:
        return False
    return bool(_CAPTION_CREDIT.search(words)) or (len(words) <= 300 and bool(_CAPTION_SIDES.search(words)))


def has_picture_credit(words: str) -> bool:
    return bool(_CAPTION_CREDIT.search(words))


def find_caption_credit(text: str, paragraph: Paragraph) -> Span | None:
    """Return the bracket at the end of a caption that credits the picture."""
    start = max(paragraph.span.start, paragraph.span.end - 110)
    match = _BRACKETED.search(text[start : paragraph.span.end])
    return Span(start + match.start(), start + match.end()) if match and _CAPTION_CREDIT.search(match.group()) else None


def is_rights(words: str) -> bool:
    """True for a copyright notice on a line of its own."""
    return (len(words) <= 300 and bool(_RIGHTS.match(words))) or (
        len(words) <= 120 and "all rights reserved" in words.casefold()
    )


def find_embargo(text: str, paragraph: Paragraph) -> FoundDate | None:
    """Return the hour before which the report must not be shown, from a line that is about nothing else."""
    if len(paragraph.span) > 160 or not _EMBARGO.match(paragraph.words):
        return None
    return next((found for found in find_dates(text, paragraph.span.start, paragraph.span.end) if found.day), None)


def _parts(text: str, start: int, end: int, *, trim: bool = False) -> list[tuple[str, Span, Outlet | None]]:
    """Return the names of a list with their places; with `trim`, words before a name ("Reporting by") are left off."""
    whole = text[start:end].strip()
    if "/" in whole and (outlet := find_outlet(whole)) is not None:  # "RFE/RL" is one
        begin = text.index(whole, start)
        return [(whole, Span(begin, begin + len(whole)), outlet)]
    parts: list[tuple[str, Span, Outlet | None]] = []
    position = start
    pieces = [*_PART_CUT.finditer(text, start, end)]
    for begin, stop in zip([start, *(p.end() for p in pieces)], [*(p.start() for p in pieces), end], strict=True):
        position = begin
        while position < stop and (text[position].isspace() or text[position] in "([\"“'=*—–-"):
            position += 1
        while stop > position and (text[stop - 1].isspace() or text[stop - 1] in ")].\"”'"):
            stop -= 1
        if trim:
            while position < stop and find_outlet(text[position:stop]) is None:
                following = re.compile(r"\S+\s+").match(text, position, stop)
                if following is None:
                    break
                position = following.end()
        for article in ("The ", "the "):
            if text.startswith(article, position, stop):
                position += len(article)
        words = text[position:stop]
        if words:
            parts.append((words, Span(position, stop), find_outlet(words)))
    return parts
