"""Who published a plain page: a masthead, a site's name, a notice of rights, the wire whose own copy it is.

Only what stands on the page's margins counts: a paper that the report quotes is not its publisher.
"""

import itertools
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec

from communique.ingest.credits import (
    HOUSE_PART,
    OUTLET_AND_TOWN,
    find_correspondents,
    find_credit,
    has_picture_credit,
    is_address,
    is_boilerplate,
    is_masthead,
    is_rights,
)
from communique.ingest.dates import find_dates
from communique.ingest.heads import house_length, is_footer_issuer, is_issuer, issuer_length
from communique.ingest.labels import Labels
from communique.ingest.lines import Paragraph, find_words
from communique.ingest.service import is_contact, is_desk_mark
from communique.ingest.words import (
    Outlet,
    find_outlet,
    find_site,
    fold_words,
    is_called_wire,
    is_wire,
    load_phrases,
    trim_genus,
)
from communique.model import Evidence, Span

# A page with more paragraphs of menus and invitations than this is a site's, whoever wrote the report.
MOST_FURNITURE = 0

# A deck may be taken for the report's begin; the label stands so many lines further down.
BELOW_DECK = 4
# What stands alone above the name of who issued a page, and how long that name may be (characters).
ISSUED_BY, LONGEST_ISSUER = frozenset(("from", "source", "issued by", "published by", "publisher", "released by")), 160
# An address at the end of a page stands in its last lines, an institution's name a little further up.
ADDRESS_LINES, FOOTER_LINES = 4, 8

# "By Radio Free Europe/Radio Liberty" is the longest of the lines that credit one outlet above a report (words).
HEAD_CREDIT_WORDS = 7

_SITE = re.compile(r"\s+(?:[|»•·]|::|[-–—])\s+(?P<site>[^|»•]{2,60})$")
# What only a wire's own copy ends with: "-30-", "(Reporting by …; Editing by …)".
_END_MARK = re.compile(
    r"(?:-+\s?30\s?-+|-?\s?#{2,3}\s?-?|\(?(?:additional\s)?reporting\sby\b.*|\(?(?:editing|writing|compiled)\sby\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_HOLDER = re.compile(
    r"(?:\(c\)|©|\bc\.|copyright)[\s:,]*(?:(?:\(c\)|©|copyright)[\s:,]*)?(?:by\s+)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?[\s,]*)?(?:by\s+)?"
    r"(?P<holder>(?:The\s|the\s)?[A-ZÀ-Þ][\w&’'À-ÿ.-]*(?:\s(?:of|the|and|de|du|for|&|in)\b|\s[A-ZÀ-Þ][\w&’'À-ÿ-]*){0,8})",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r",?\s(?:Company|Co|Corporation|Corp|Ltd|Limited|LLC|Inc|plc|PLC|GmbH|AG|S\.A|SA|Pty|Group|Media|All|Website)\b.*$"
)
# "Associated Press Writer", "Harbour Times Staff Writer", "Special to The Harbour Times": whose man the author is.
_POST = re.compile(
    r"(?:special to (?:the )?(?P<taker>[A-ZÀ-Þ][^,;|]{2,50})|(?P<house>[A-ZÀ-Þ][^,;|]{1,50}?),?\s"
    r"(?:(?:[A-Z][a-z]+|staff|foreign|political|diplomatic|senior|chief|special|news|national|international)\s){0,3}"
    r"(?:writer|reporter|correspondent|editor|bureau chief|columnist|staff)s?)",
    re.IGNORECASE,
)
# "By Jane Roe in Vienna (China Daily)", "By Jane Roe for Harbour Mail Online".
_BYLINE_OUTLET = re.compile(r"(?:\(|\b(?P<for>for) (?:the )?)(?P<outlet>[A-ZÀ-Þ][^()]{1,40}?)\)?\s*$")
_DATE_LINE_PART = re.compile(r"(?:(?!\s[–—-]{1,2}\s)[^,|•·:])+")
# The symbol of a United Nations press release: "SC/13858", "SG/SM/19640".
_UN_SYMBOL = re.compile(
    r"(?:SC|GA|GA/\w{1,4}|SG/SM|SG/A|DSG/SM|ECOSOC|HR/\w{1,4}|ORG|PAL|AFR|IK|REF)/\d{2,5}(?:-[A-Z/]+\d*)?"
)
_MONITORED = re.compile(
    r"source: (?P<source>[A-ZÀ-Þ][^,:]{1,50}), [^:]{2,60}\bin [A-Z][a-z]+ \d{4} gmt\b", re.IGNORECASE
)
# Names of several words, as a paper's may be: "The Times of Israel".
_LONG_NAME = re.compile(r"\b[A-Z][\w&’'-]*(?:\s(?:of|the|and|de|in)\b|\s[A-Z][\w&’'-]*){1,5}")
# "(Photo by Jane Roe/Danube Images)".
_PICTURE_HOUSE = re.compile(
    r"\((?:photo|picture|image|credit)s?\b[^()]{2,60}[/,]\s?(?P<house>[A-Z][\w ]{1,30}?)(?: via [^()]+)?\)$", re.I
)
# "Foreign & Commonwealth Office and The Rt Hon Jane Roe MP": the minister is named beside the ministry.
_PERSON_TOO = re.compile(r",? and (?:the )?(?:Rt|Right) Hon\b.*$", re.IGNORECASE)
_QUOTED_SOURCE = re.compile(r"\(?(?P<paper>[A-ZÀ-Þ][^,()\n]{2,50}),\s[^()\n]{4,40}\)?\.?")


def find_publisher(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the publisher the page names, None if it names none."""
    if labels.title is not None:
        split = split_title(paragraphs[labels.title])
        if split is not None:
            return _named(split[1].of(text), split[1])
    for paragraph in paragraphs[: labels.first_body]:
        if _UN_SYMBOL.fullmatch(paragraph.words):
            return Evidence("United Nations", "inferred", spans=(paragraph.span,), note="the symbol of a press release")
    houses = [holder for holder in _holders(text, paragraphs, labels) if not is_wire(holder.of(text))]
    for paragraph in paragraphs[: labels.first_body]:
        split = split_title(paragraph) if labels.title is not None else None
        if split is not None and fold_words(split[0].of(text)) == fold_words(paragraphs[labels.title or 0].words):
            return _named(split[1].of(text), split[1])  # the page's name in its window, then its headline
    for index in _best_first(text, paragraphs, labels):
        words, span = paragraphs[index].words, paragraphs[index].span
        if houses and is_wire(words):
            continue  # whoever holds the rights to the page carries the wire's report
        if (town := OUTLET_AND_TOWN.fullmatch(words)) is not None and is_masthead(town["outlet"]):
            return _named(town["outlet"], Span(span.start, span.start + len(town["outlet"])))
        length = issuer_length(words) or house_length(words) or len(words)
        return _named(words[:length], Span(span.start, span.start + length) if length < len(words) else span)
    for finder in (
        _below_label,
        _beside_date,
        _beside_town,
        _in_byline,
        _own_wire,
        _from_monitored,
        _from_head_credit,
        _from_rights,
        _from_post,
        _from_last_line,
        _from_correspondent,
        _from_source_line,
        _from_own_address,
        _from_picture,
        _from_footer,
        _from_service,
    ):
        found = finder(text, paragraphs, labels)
        if found is not None:
            return found
    return None


def _best_first(text: str, paragraphs: list[Paragraph], labels: Labels) -> list[int]:
    """Return the mastheads, first those whose outlet a date line or a notice of rights names again."""
    if len(labels.mastheads) < 2:
        return list(labels.mastheads)
    beside = _beside_date(text, paragraphs, labels)
    again = {
        find_outlet(holder.of(text)) for holder in _holders(text, paragraphs, labels) if not is_wire(holder.of(text))
    }
    again |= {find_outlet(beside.value)} if beside is not None and beside.value else set()
    named = [at for at in labels.mastheads if (one := find_outlet(paragraphs[at].words)) is not None and one in again]
    return [*named, *(at for at in labels.mastheads if at not in named)]


def publisher_of_address(url: str | None) -> Evidence | None:
    """Return the outlet whose site an address belongs to, for a page that names no publisher."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    outlet = find_site(host) if host else None
    return Evidence(outlet.name, "inferred", note="the address of the page") if outlet else None


def split_title(paragraph: Paragraph) -> tuple[Span, Span] | None:
    """Return the title without the site name after it, and the site name; None if there is no site name."""
    if len(paragraph.span) != len(paragraph.words):
        return None
    match = _SITE.search(paragraph.words)
    if match is None or match.start() < 8:
        return None
    site = match["site"].strip()
    if HOUSE_PART.fullmatch(site):
        return None
    if find_outlet(site) is None and not is_masthead(site):
        return None
    start = paragraph.span.start
    return Span(start, start + match.start()), Span(start + match.start("site"), start + match.end("site"))


def ordinary_name(words: str) -> str:
    """Return a name in capitals as it is usually written: the outlet's own way, else "Radio Aurora"."""
    name = _SYMBOLS.sub("", " ".join(words.split())).strip(" []*|•·–—-:")
    if name.startswith("(") or name.count("(") != name.count(")"):
        name = name.strip(" ()")
    known = find_outlet(name) or (find_site(name) if "." in name else None)
    if known is not None and ("." in name and name.casefold() != known.name.casefold()):
        return known.name
    if not name.isupper() or len(name) <= 4:
        return name
    if known is not None and known.name.casefold() == name.casefold():
        return known.name

    def word(match: re.Match[str]) -> str:
        piece = match.group()
        if piece.casefold() in _SMALL and match.start():
            return piece.casefold()
        if piece.casefold() in load_phrases("acronyms") or "." in piece or not re.search("[AEIOUYÀ-Þ]", piece):
            return piece
        return piece.capitalize()

    return re.sub(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?(?:['’][^\W\d_]+)?", word, name)


# Flags and pictures beside the name of who posts.
_SYMBOLS = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+")
_SMALL = frozenset(("of", "the", "and", "for", "in", "to", "on", "at", "de", "la", "du", "des", "le", "et", "y"))


def _named(words: str, span: Span, note: str | None = None) -> Evidence:
    return Evidence(ordinary_name(words), "inferred" if note else "stated", spans=(span,), note=note)


def _is_publisher(words: str) -> bool:
    return find_outlet(words) is not None or is_masthead(words) or is_called_wire(words) or is_issuer(words)


def _of_kind(paragraphs: list[Paragraph], labels: Labels, *kinds: str) -> Iterator[Paragraph]:
    for paragraph, kind in zip(paragraphs, labels.kinds, strict=True):
        if kind in kinds:
            yield paragraph


def _below_label(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the institution or outlet below "From:" or "Issued by" alone on a line."""
    for label, paragraph in itertools.pairwise(paragraphs[: labels.first_body + BELOW_DECK]):
        if fold_words(label.words) not in ISSUED_BY or len(paragraph.words) > LONGEST_ISSUER:
            continue
        name = _PERSON_TOO.sub("", paragraph.words)
        if _is_publisher(name):
            return _named(name, Span(paragraph.span.start, paragraph.span.start + len(name)))
    return None


def _beside_date(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the outlet on a date line: "The Guardian, Wednesday 12 May 2010", "Ukrinform 12.05.2010"."""
    for index, paragraph in enumerate(paragraphs[: labels.first_body + 1]):
        if labels.kinds[index] != "date" or paragraph.count > 16:
            continue
        for match in _DATE_LINE_PART.finditer(paragraph.words):
            words = match.group().strip(" –—-")
            named = _is_publisher(words) or ("." in words and find_site(words) is not None)
            if words and named and next(find_dates(words), None) is None:
                start = paragraph.span.start + match.start() + match.group().index(words)
                return _named(words, Span(start, start + len(words)))
    return None


def _beside_town(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the outlet of a line "BBC News, Vienna" above the report."""
    for paragraph in paragraphs[: labels.first_body]:
        match = OUTLET_AND_TOWN.fullmatch(paragraph.words) if len(paragraph.words) <= 60 else None
        outlet = find_outlet(match["outlet"]) if match is not None else None
        if match is None or outlet is None or (outlet.is_agency and _is_furnished(paragraphs, labels)):
            continue  # a site carries the wire's report
        start = paragraph.span.start + match.start("outlet")
        return _named(match["outlet"], Span(start, start + len(match["outlet"])))
    return None


def _in_byline(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the outlet in brackets behind an author: "By Jane Roe in Vienna (China Daily)"."""
    for paragraph in _of_kind(paragraphs, labels, "byline"):
        match = _BYLINE_OUTLET.search(paragraph.words)
        sure = match is not None and (find_outlet(match["outlet"]) or (match["for"] and _is_publisher(match["outlet"])))
        if match is not None and sure:
            start = paragraph.span.start + match.start("outlet")
            return _named(match["outlet"], Span(start, start + len(match["outlet"])))
    return None


def _from_monitored(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return whom a monitoring service names below a report: "Source: Danube Press, Vienna, in English 1201 gmt …"."""
    for paragraph in _of_kind(paragraphs, labels, "credit", "date", "boilerplate"):
        match = _MONITORED.match(paragraph.words)
        if match is not None:
            start = paragraph.span.start + match.start("source")
            name = trim_genus(match["source"])
            return _named(name, Span(start, start + len(name)))
    return None


def _from_head_credit(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the one outlet that a credit above the report names: "By RFE/RL", "AFP"."""
    for paragraph, kind in zip(paragraphs[: labels.first_body], labels.kinds, strict=False):
        if kind == "credit" and not is_rights(paragraph.words):
            named = [(words, span) for words, span, outlet in find_credit(text, paragraph) or [] if outlet]
            carried = _is_furnished(paragraphs, labels) or any(
                not is_wire(holder.of(text)) for holder in _holders(text, paragraphs, labels)
            )
            if len(named) == 1 and is_wire(named[0][0]) and carried:
                continue  # a site carries the wire's report
            if len(named) == 1 and paragraph.count <= HEAD_CREDIT_WORDS:
                return _named(*named[0])
    return None


def _own_wire(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the wire of the dateline where the page is that wire's own copy.

    It is where it ends as wires end their copy, or stands bare of everything that a site puts around a report.
    """
    credited = [pair for index in sorted(labels.datelines) for pair in labels.datelines[index].agencies]
    if not credited:
        return None
    words, span = credited[0]
    outlet = find_outlet(words)
    if outlet is None and is_issuer(words):
        return _named(words, span)  # "Geneva (ICRC) –": an institution's own page
    if outlet is None and re.search(r"[/,]", words):
        return None  # two wires share the report
    if any(_END_MARK.fullmatch(paragraph.words) for paragraph in paragraphs[-3:]):
        return _wire_name(words, span, paragraphs, labels, "the copy ends as a wire's own")
    names = {find_outlet(other) or other.casefold() for other, _ in credited}
    if len(names) > 1 or _is_furnished(paragraphs, labels):
        return None
    return _wire_name(words, span, paragraphs, labels, "the wire's own copy, with nothing of a site around it")


def _wire_name(words: str, span: Span, paragraphs: list[Paragraph], labels: Labels, note: str) -> Evidence:
    """Return the wire, by the full name that its author's post gives where the dateline has its initials."""
    for paragraph in paragraphs[: labels.first_body]:
        house = _house(paragraph.words)
        if house and len(words) <= 5 and words.isupper():
            initials = "".join(piece.group()[0] for piece in find_words(house) if piece.group()[0].isupper())
            if initials == words and find_outlet(words) is None:
                return _named(house, paragraph.span, note)
    return _named(words, span, note)


def _is_furnished(paragraphs: list[Paragraph], labels: Labels) -> bool:
    """True if a site's menus, buttons or lists stand around the report, or markup gave its parts."""
    furniture = sum(
        1
        for paragraph, kind in zip(paragraphs, labels.kinds, strict=True)
        if paragraph.hint == "boilerplate"
        or (
            kind == "boilerplate"
            and is_boilerplate(paragraph.words)
            and not (is_contact(paragraph.words) or is_address(paragraph.words) or is_desk_mark(paragraph.words))
        )
    )
    return furniture > MOST_FURNITURE


def _from_rights(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the holder of the page's own notice of rights, if it can publish."""
    return next((_named(holder.of(text), holder) for holder in _holders(text, paragraphs, labels)), None)


def _holders(text: str, paragraphs: list[Paragraph], labels: Labels) -> Iterator[Span]:
    """Yield the places of those whom notices of rights name, if they can publish."""
    for paragraph in _of_kind(paragraphs, labels, "credit"):
        if not is_rights(paragraph.words):
            continue
        match = _HOLDER.match(paragraph.words)
        if match is None:
            continue
        holder = match["holder"] if find_outlet(match["holder"]) else _COMPANY.sub("", match["holder"]).strip()
        if holder and _is_publisher(holder):
            start = paragraph.span.start + match.start("holder")
            yield Span(start, start + len(holder))


def _house(words: str) -> str | None:
    """Return whose man a line such as "Associated Press Writer" makes the author."""
    match = _POST.fullmatch(words.strip(" ^()")) if len(words) <= 90 else None
    if match is None:
        return None
    house = (match["taker"] or match["house"]).strip()
    return house if _is_publisher(house) else None


def _from_post(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    for paragraph in paragraphs[: labels.first_body]:
        house = _house(paragraph.words)
        if house is not None:
            return _named(house, paragraph.span)
    return None


def _from_last_line(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the paper of a last line that says where the report appeared: "(Harbour Courier, 12 May 2010)"."""
    if not paragraphs or len(paragraphs[-1].span) > 100:
        return None
    match = _QUOTED_SOURCE.fullmatch(paragraphs[-1].words)
    if match is None or next(find_dates(paragraphs[-1].words), None) is None or not _is_publisher(match["paper"]):
        return None
    start = paragraphs[-1].span.start + match.start("paper")
    return _named(match["paper"], Span(start, start + len(match["paper"])))


def _from_source_line(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the outlet of "Source: Harbour Courier and news agencies"."""
    for paragraph in _of_kind(paragraphs, labels, "credit"):
        sourced = "source" in paragraph.words.casefold() or " with " in paragraph.words
        if sourced and not is_rights(paragraph.words) and not has_picture_credit(paragraph.words):
            named = [(words, span) for words, span, outlet in find_credit(text, paragraph) or [] if outlet]
            houses = [pair for pair in named if not is_wire(pair[0])]
            if len(houses) == 1:
                return _named(*houses[0])
    return None


def _from_service(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the one paper that a page's words to its readers name: "Join the Harbour Times community"."""
    found: dict[str, Span] = {}
    for paragraph, kind in zip(paragraphs, labels.kinds, strict=True):
        if kind != "boilerplate" or not is_boilerplate(paragraph.words):
            continue
        for match in _LONG_NAME.finditer(paragraph.words):
            name = match.group()
            while name and find_outlet(name) is None:
                name = name.rpartition(" ")[0]
            outlet = find_outlet(name) if " " in name else None
            if outlet is not None and not outlet.is_agency:
                start = paragraph.span.start + match.start()
                found.setdefault(outlet.name, Span(start, start + len(name)))
    return _named(next(iter(found.values())).of(text), next(iter(found.values()))) if len(found) == 1 else None


def _from_picture(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the agency that a picture credit names where the page is that picture's and no report."""
    bodies = [one for one, kind in zip(paragraphs, labels.kinds, strict=True) if kind == "body"]
    match = _PICTURE_HOUSE.search(bodies[0].words) if len(bodies) == 1 else None
    if match is None or find_outlet(match["house"]) is None:
        return None
    start = bodies[0].span.start + match.start("house")
    return _named(match["house"], Span(start, start + len(match["house"])))


def _from_own_address(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return whose site an address on a line of its own, above the report or at the page's end, belongs to."""
    for paragraph in (*paragraphs[: labels.first_body], *paragraphs[-ADDRESS_LINES:]):
        if is_address(paragraph.words) and "@" not in paragraph.words:
            address = paragraph.words.strip()
            found = publisher_of_address(address if "//" in address else f"//{address}")
            if found is not None:
                return msgspec.structs.replace(found, spans=(paragraph.span,))
    return None


def _from_footer(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the institution that the last lines of a page name, as an address or a signature of its site."""
    for paragraph in paragraphs[max(labels.first_body + 1, len(paragraphs) - FOOTER_LINES) :]:
        if is_footer_issuer(paragraph.words):
            return _named(paragraph.words, paragraph.span)
    return None


def _from_correspondent(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the outlet whose own correspondent the report says reports."""
    credited = {
        words.casefold()
        for paragraph in _of_kind(paragraphs, labels, "credit")
        for words, _, _ in find_credit(text, paragraph) or []
    }
    for paragraph in _of_kind(paragraphs, labels, "body"):
        for outlet, span, _, _ in find_correspondents(text, paragraph):
            known: Outlet | None = find_outlet(outlet)
            if known is not None or is_masthead(outlet) or outlet.casefold() in credited:
                return Evidence(outlet, "inferred", spans=(span,), note="its correspondent reports")
    return None
