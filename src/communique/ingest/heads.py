"""Cut the lines above a report where one line says several things, and tell which of them name the issuer.

"Press briefing by the spokesman, 7/28/2014" is a title and a date, "RADIO AURORA - EVENING NEWS" a station and its
programme; "MINISTRY OF FOREIGN AFFAIRS" above a press release is who published it, "For Immediate Release" nothing.
"""

import re

import msgspec

from communique.ingest.credits import find_embargo, is_masthead
from communique.ingest.datelines import is_country, is_town
from communique.ingest.dates import FoundDate, find_dates
from communique.ingest.letterheads import cut_running_head, join_letterhead
from communique.ingest.lines import Paragraph, find_words, make_paragraph
from communique.ingest.monitoring import cut_source_line
from communique.ingest.words import find_outlet, fold_words, load_phrases

# Letterheads and headlines are over within so many lines; a longer line is text.
HEAD_LINES = 14
LONGEST = 240
# The first line may be longer if a date ends it, as in lists of transcripts.
LONGEST_TITLE = 500
# A closed line of more words, below the first, is the report's.
SENTENCE_WORDS = 24
# "Ministry of Foreign Affairs and Trade of the Republic of Ruritania": an issuer is no longer than this (words).
ISSUER_WORDS = 14
# What is left of a line without its date must be so long (words) to be a title of its own.
TITLE_WORDS = 3

# Headings of the reports in a digest, in words.
HEADING_WORDS, MOST_HEADING_WORDS = 3, 20
# The name of a digest is no longer (words).
PROGRAMME_LENGTH = 7

# The names of papers beside a date are no longer (words), and begin with an article or have a word of their own.
PAPER_WORDS = 6
ARTICLES = frozenset(
    ("The", "THE", "Le", "La", "Les", "L", "El", "Il", "Lo", "O", "Der", "Die", "Das", "De", "Het", "LE", "LA", "EL")
)

_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|[A-Z]{2,4}T|local time))?|"
    r"(?:[01]?\d|2[0-3])\s?[ap]\.?m\.?(?:\s[A-Z]{2,4}T)?",
    re.IGNORECASE,
)
# "Press Briefing" is a transcript, "Morning Briefing" a digest.
NO_DIGEST = frozenset(("press", "background", "media", "phone", "telephone", "joint", "security", "intelligence"))
_VERSION = re.compile(r"\((?:\d(?:st|nd|rd|th)\s)?LE?A?D\)\s+(?=\S)")
_HASHES = re.compile(r"(?P<hashes>#{1,6})\s+(?=[^\W_])")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—/]\s?\d{1,3}\s?[-–—/]|\d{1,3}|(?:page|p\.)\s?\d{1,3}(?:\s?(?:of|/)\s?\d{1,3})?|\d{1,3}\s?(?:of|/)\s?\d{1,3})",
    re.IGNORECASE,
)
# "AM-Summit, 1st Ld-Writethru, 0512", "(Adds quotes, background)", "Eds: …": notes of a wire to its editors.
_SLUG = re.compile(
    r"(?:[AP]M|BC|BN)-{1,2}\w|.{0,60}\b(?:\d(?:st|nd|rd|th)\s(?:Ld|Lead|Add|Writethru)|Ld-Writethru|Writethru|LEADALL|WRAPUP)\b"
    r"|[(\[](?:attn|eds|note|adds?|updates?|updating|recasts?|corrects?|changes|new|releads?|rewrites|with|refiles?|clarifies|fixes|inserts)\b.*[)\]]$"
    r"|(?:policy|briefing|working|research|issue|discussion|background|press|news|information)\s"
    r"(?:brief|paper|note|report|bulletin|letter)s?\b.{0,20}\d"
    r"|(?-i:[A-Z]{1,4}\d{3,5}\b)"
    r"|\*{1,2}\s?[^\W_]|(?:please\s)?see below\b"
    r"|(?:special |inquiry |economic )?(?:dispatch|report|alert|paper|series|bulletin)s? (?:series )?"
    r"(?:no\.?|nr\.?|#)\s?\d+.{0,20}$"
    r"|(?:en route|aboard)\s.{2,60}$"
    r"|(?:eds|editors|attn|attention|slug|undated)\b\s?[:,]|[a-z]?\d{4}$",
    re.IGNORECASE,
)
# A part of a house, behind its name: the press office of an institution, the bulletin of a station.
_HOUSE_PART = re.compile(
    r"(?P<name>[^\W\d_][\w&./' -]{1,80}?)[,:]?\s(?:-\s)?(?:HQ|headquarters|newsroom|newsline|news ?line|newswire|"
    r"press (?:office|service|centre|center|department|release|releases|unit|section)|"
    r"media (?:centre|center|office|relations)|spokesperson'?s? (?:office|service)|home ?page|online|"
    r"(?:-\s)?transcripts?|"
    r"website|daily report|news bulletin|bulletin|newsletter|news service|english|international|"
    r"archives?|in english|en español|en français|auf deutsch|english (?:edition|service|news))",
    re.IGNORECASE,
)
_HEAD_OF_STATE = re.compile(
    r"(?:the )?(?:president|prime minister|presidency|chancellery|administration of the president|"
    r"office of the (?:president|prime minister)) of (?:the )?(?P<land>[A-Z][\w ]{2,40})",
    re.IGNORECASE,
)
# "Harbour Times - news, sport, weather": a site and what it offers.
_SLOGAN = re.compile(
    r"(?P<name>[^\W\d_][\w&.' ]{1,40}?)\s[-–|:]\s(?=[^A-Z]|.*\b(?:[Nn]ews|[Ss]port|[Hh]eadlines)\b.*,)[^.!?]{4,120}"
)
_NAME_IN_PLACE = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]+\s){1,3}[A-ZÀ-Þ][\w'’.-]+(?:\s(?:and|&)\s(?:[A-ZÀ-Þ][\w'’.-]+\s){1,2}[A-ZÀ-Þ][\w'’.-]+)?(?P<joint>,?\sin|,)\s"
    r"(?P<place>[A-ZÀ-Þ][\w'’.-]+(?:[ -][A-ZÀ-Þ][\w'’.-]+){0,2})(?:\sand\s[A-ZÀ-Þ].{2,60})?"
)
_DATED_LEAD = re.compile(r"\s?[-–—]{1,2}\s(?=[A-ZÀ-Þ\"“‘'])")
_WIRE_LEAD = re.compile(r"(?P<mark>\((?P<wire>[A-Z][\w/ -]{1,30})\))\s*[-–—]{1,2}\s+")
_LAST_DATE = re.compile(
    r"\s*(?:[,;|•·–—]|\s-{1,2}|[(\[]|/|\s{3,})\s*(?:(?:on|dated|published|posted|issued)\s)?$", re.IGNORECASE
)
# Behind the date of a printed page's head stands the page's number.
_AFTER_DATE = re.compile(r"[\s)\].]*(?:\s{2,}\d{1,3}\s*)?$")
_DASH = re.compile(r"\s+(?:[-–—|•·»]|::)\s+|:\s+")
# "The Atlantic Quarterly | Spring 2010", "Danube Review, Vol. 12, No. 3".
_ISSUE = re.compile(
    r"(?P<name>[A-ZÀ-Þ][^|,;:]{3,50}?)\s?[|,·–—-]\s?"
    r"(?:(?:spring|summer|autumn|fall|winter)(?:[/ -]\w+)? (?:19|20)\d\d|"
    r"vol(?:ume|\.)? ?\w+(?:[,:] ?(?:no|issue|number)\.? ?\d+)?(?:.{0,20}(?:19|20)\d\d.?)?)",
    re.IGNORECASE,
)
_SMALL = frozenset(("of", "the", "and", "for", "in", "to", "on", "at", "de", "la", "du", "des", "&"))
_NUMBER = re.compile(r"\s*(?:\(?\d{1,2}[.):]\s+|[-*•]\s+|[A-Z]\)\s+)(?=\S)")


def split_heads(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return `paragraphs` with the first lines cut into title and date, or station and programme."""
    paragraphs = join_letterhead(text, _read_hashes(text, paragraphs))
    paragraphs = [piece for one in paragraphs for piece in cut_running_head(text, one)]
    found: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        if index >= HEAD_LINES:
            return [*found, *paragraphs[index:]]
        if len(paragraph.span) > LONGEST:
            if not index and len(paragraph.span) <= LONGEST_TITLE and len(pieces := _cut_date(text, paragraph)) > 1:
                found += [msgspec.structs.replace(pieces[0], hint="title"), *pieces[1:]]
                continue
            return [*found, *_cut_lead(text, paragraph), *paragraphs[index + 1 :]]
        if paragraph.hint not in (None, "title"):
            found.append(paragraph)
            continue
        if paragraph.is_closed and paragraph.count > SENTENCE_WORDS and index:
            return [*found, *_cut_lead(text, paragraph), *paragraphs[index + 1 :]]
        lead = _cut_lead(text, paragraph)
        if len(lead) > 1:
            return [*found, *lead, *paragraphs[index + 1 :]]
        if len(sources := cut_source_line(text, paragraph)) > 1:
            found += sources
            continue
        for piece in _cut_date(text, paragraph):
            found += _cut_masthead(text, piece)
    return found


def _read_hashes(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return `paragraphs` with Markdown's "# Title" and "## Heading" as what they are."""
    if not any(paragraph.words[0] == "#" for paragraph in paragraphs):
        return paragraphs
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        mark = _HASHES.match(text, paragraph.span.start, paragraph.span.end) if paragraph.hint is None else None
        piece = make_paragraph(text, mark.end(), paragraph.span.end) if mark and paragraph.is_short else None
        if piece is None or mark is None:
            found.append(paragraph)
            continue
        first = len(mark["hashes"]) == 1 and not any(one.hint == "title" for one in found)
        found.append(msgspec.structs.replace(piece, hint="title" if first else "heading"))
    return found


def is_issuer(words: str) -> bool:
    """True for a line that names an institution and nothing else: "Embassy of Ruritania"."""
    pieces = [word.group() for word in find_words(words)]
    if not pieces or len(pieces) > ISSUER_WORDS or words.rstrip().endswith((".", "?", "!", ":")):
        return False
    folded = fold_words(words).removeprefix("the ")
    if folded in load_phrases("issuers") or issuer_length(words):
        return True
    head = _HEAD_OF_STATE.fullmatch(words)
    if head is not None and is_country(head["land"]):
        return True
    part = _HOUSE_PART.fullmatch(words)
    if part is not None and fold_words(part["name"]).removeprefix("the ") in load_phrases("issuers"):
        return True
    if "/" in words and all(fold_words(part) in load_phrases("issuers") for part in words.split("/")):
        return True
    if any(folded.startswith(start) for start in load_phrases("foreign_issuer_starts")):
        return True
    if not any(folded.startswith(start) for start in load_phrases("issuer_starts")):
        return False
    return all(piece[0].isupper() or piece in _SMALL for piece in pieces)


def is_footer_issuer(words: str) -> bool:
    """True for a line that names a ministry or an embassy with its country, as the end of its page does."""
    folded = fold_words(words).removeprefix("the ")
    return is_issuer(words) and folded.startswith(("ministry of", "ministry for", "embassy of", "permanent mission"))


def house_length(words: str) -> int:
    """Return how long the name is in "NATO HQ", "RFE/RL NEWSLINE", "Presidency of Ruritania Press Office"; else 0."""
    slogan = _SLOGAN.fullmatch(words)
    if slogan is not None and find_outlet(slogan["name"]) is not None:
        return len(slogan["name"])
    match = _HOUSE_PART.fullmatch(words)
    if match is None or not (find_outlet(match["name"]) or is_issuer(match["name"])):
        return 0
    return len(match["name"])


def issuer_length(words: str) -> int:
    """Return how long the institution's name is at the head of "THE WHITE HOUSE Office of the Press Secretary"; else
    0."""
    article = re.match(r"the\s+", words, re.IGNORECASE)
    start = article.end() if article else 0
    for blank in re.finditer(r"\s+", words):
        name, rest = fold_words(words[start : blank.start()]), fold_words(words[blank.end() :])
        if name in load_phrases("issuers") and any(rest.startswith(one) for one in load_phrases("issuer_starts")):
            return blank.start()
    return 0


def is_head_note(words: str) -> bool:
    """True for a line such as "FOR IMMEDIATE RELEASE" or "News analysis", which is never a headline."""
    words = _VERSION.sub("", words)
    folded = fold_words(words)
    printed = load_phrases("print_words")
    notes = load_phrases("head_notes")
    if folded.startswith(("format ", "type ", "content type ", "category ")):
        folded = folded.split(" type ")[-1].partition(" ")[2] or folded
    return (
        folded in notes
        or folded.endswith(("information office", "press office", "press service", "press department", "media office"))
        or all(part in notes for part in re.split(r"\s(?:and|&|/|\|)\s|\s?[|/]\s?", folded))
        or (len(folded) <= 40 and all(word.group() in printed or word.group().isdigit() for word in find_words(folded)))
        or bool(_SLUG.match(words))
        or any(
            folded.startswith(start) and len(folded.split()) <= len(start.split()) + 2
            for start in load_phrases("head_note_starts")
        )
    )


def is_editors_note(words: str) -> bool:
    """True for what a wire's desk tells editors: "(Adds quotes, background)", "Eds: …", "BC-Summit, 1st Ld"."""
    return bool(_SLUG.match(words)) and words[0] != "*"


def is_named_place(words: str) -> bool:
    """True for "Jane Roe in Geneva", a byline if it stands between a title and its report."""
    match = _NAME_IN_PLACE.fullmatch(words.strip()) if len(words) <= 120 else None
    return match is not None and is_town(match["place"])


def is_capital_heading(words: str) -> bool:
    """True for a heading in capitals, numbered or not: "2. TALKS ON THE RIVER RESUME"."""
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) >= 12 and all(letter.isupper() for letter in letters)


def is_report_heading(paragraph: Paragraph) -> bool:
    """True for a heading that its capitals or its number set apart from the text, as in a digest."""
    if not HEADING_WORDS <= paragraph.count <= MOST_HEADING_WORDS or paragraph.is_closed:
        return False
    return is_capital_heading(paragraph.words) or bool(number_length(paragraph.words))


def is_programme(words: str) -> bool:
    """True for the name of a digest: "AFRICA NEWS DIGEST", "World Bulletin"."""
    pieces = [word.group() for word in find_words(words)]
    if not 2 <= len(pieces) <= PROGRAMME_LENGTH or pieces[-1].casefold() not in load_phrases("programme_words"):
        return False
    if find_outlet(words) is not None:
        return False
    if pieces[-1].casefold() == "briefing" and {piece.casefold() for piece in pieces} & NO_DIGEST:
        return False
    return all(piece[0].isupper() or piece in _SMALL for piece in pieces)


def is_digest(words: str) -> bool:
    """True for a line that calls the page a digest: "The Evening Digest: what the papers report", "World in Brief"."""
    name = re.split(r"\s*[:–—]\s|\s-\s", words, maxsplit=1)[0].strip()
    last = fold_words(name).rsplit(" ", 1)[-1]
    return is_programme(name) and last in load_phrases("digest_words")


def is_clock(words: str) -> bool:
    """True for a clock time alone, as the entries of live blogs have above them."""
    return len(words) <= 24 and bool(_CLOCK.fullmatch(words.strip()))


def may_name_paper(words: str) -> bool:
    """True for a line beside a date that a paper or magazine may be called: "The Danube Ledger"."""
    pieces = [word.group() for word in find_words(words)]
    if not 2 <= len(pieces) <= PAPER_WORDS or words.rstrip().endswith((".", "?", "!", ":", ",")):
        return False
    if not all(piece[0].isupper() or piece in _SMALL for piece in pieces):
        return False
    if pieces[-1].casefold() in _SMALL | {"by", "with", "from"} or is_head_note(words):
        return False
    ends = {pieces[0].casefold(), pieces[-1].casefold()}
    return (
        pieces[0] in ARTICLES
        or bool(ends & (load_phrases("paper_words") | load_phrases("masthead_words")))
        or (pieces[-1].casefold() in load_phrases("issuer_ends"))
    )


def is_page_number(words: str) -> bool:
    """True for what a printed page leaves in the text: "- 2 -", "Page 3 of 5", "3"."""
    return len(words) <= 20 and bool(_PAGE_NUMBER.fullmatch(words.strip()))


def number_length(words: str) -> int:
    """Return how many characters of `words` are the number or bullet before a heading; 0 if there is none."""
    match = _NUMBER.match(words)
    return match.end() if match else 0


def _cut_date(text: str, paragraph: Paragraph) -> list[Paragraph]:
    """Return title and date of "Press gaggle by the spokesman, 5/19/12"; else the paragraph as it is."""
    if paragraph.is_closed or paragraph.count < TITLE_WORDS + 1 or paragraph.words[0] == "[":
        return [paragraph]
    found: FoundDate | None = None
    for date in find_dates(text, paragraph.span.start, paragraph.span.end):
        found = date
    if found is None or found.day is None or found.year is None:
        return [paragraph]
    if not _AFTER_DATE.match(text[found.span.end : paragraph.span.end]):
        return [paragraph]
    before = text[paragraph.span.start : found.span.start]
    joint = _LAST_DATE.search(before)
    if joint is None:
        return [paragraph]
    head = make_paragraph(text, paragraph.span.start, paragraph.span.start + joint.start(), paragraph.hint)
    if (
        head is None
        or find_embargo(text, paragraph) is not None
        or not _stands_alone(head)
        or (head.is_closed and head.count > PAPER_WORDS)
    ):
        return [paragraph]  # the day of another story below a sentence about it
    tail = make_paragraph(text, found.span.start, paragraph.span.end)
    return [head, tail] if tail is not None else [head]


def _stands_alone(head: Paragraph) -> bool:
    """True if what stands before a date is a title or a masthead, not a dateline or words such as "Last updated"."""
    if find_outlet(head.words) is not None or is_masthead(head.words):
        return True
    words = [word.group() for word in find_words(head.words)]
    if any(word.casefold() in load_phrases("change_words") for word in words[:2]):
        return False
    return len(words) > TITLE_WORDS and next(find_dates(head.words), None) is None


def _cut_masthead(text: str, paragraph: Paragraph) -> list[Paragraph]:
    """Return station and programme of "RADIO AURORA - EVENING NEWS DIGEST"; else the paragraph as it is."""
    if paragraph.hint is not None or paragraph.is_closed or paragraph.count > ISSUER_WORDS:
        return [paragraph]
    issue = _ISSUE.fullmatch(paragraph.words)
    if issue is not None and may_name_paper(issue["name"]) and len(paragraph.span) == len(paragraph.words):
        start = paragraph.span.start
        name = make_paragraph(text, start, start + issue.end("name"), "masthead")
        rest = make_paragraph(text, start + issue.end("name"), paragraph.span.end, "boilerplate")
        return [piece for piece in (name, rest) if piece is not None]
    match = _DASH.search(paragraph.words)
    if match is None or len(paragraph.span) != len(paragraph.words):
        return [paragraph]
    left, right = paragraph.words[: match.start()], paragraph.words[match.end() :]
    words = [word.group().casefold() for word in find_words(right)]
    if not words or words[-1] not in load_phrases("programme_words") or not _is_station(left):
        return [paragraph]
    start = paragraph.span.start
    pieces = (
        make_paragraph(text, start, start + match.start()),
        make_paragraph(text, start + match.end(), paragraph.span.end),
    )
    return [
        msgspec.structs.replace(piece, hint=hint)
        for piece, hint in zip(pieces, ("masthead", "programme"), strict=True)
        if piece is not None
    ]


def _cut_lead(text: str, paragraph: Paragraph) -> list[Paragraph]:
    """Return date and report of "12 May 2010 – The Secretary-General said …", wire and report of "(Reuters) - The …".

    Any other paragraph is returned as it is.
    """
    wire = _WIRE_LEAD.match(text, paragraph.span.start, paragraph.span.end)
    if wire is not None and (outlet := find_outlet(wire["wire"])) is not None and outlet.is_agency:
        pieces = (
            make_paragraph(text, paragraph.span.start, wire.end("mark"), "credit"),
            make_paragraph(text, wire.end(), paragraph.span.end),
        )
        return [piece for piece in pieces if piece is not None]
    found = next(find_dates(text, paragraph.span.start, paragraph.span.start + 40), None)
    if found is None or found.day is None or found.year is None or found.span.start != paragraph.span.start:
        return [paragraph]
    dash = _DATED_LEAD.match(text, found.span.end, paragraph.span.end)
    if dash is None:
        return [paragraph]
    pieces = (
        make_paragraph(text, found.span.start, found.span.end, "date"),
        make_paragraph(text, dash.end(), paragraph.span.end),
    )
    return [piece for piece in pieces if piece is not None]


def _is_station(words: str) -> bool:
    return find_outlet(words) is not None or is_masthead(words) or is_masthead(words.title())
