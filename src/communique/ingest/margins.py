"""Find who publishes a page by what stands on its margins: date lines, credits, notices of rights, addresses."""

import itertools
import re
from collections.abc import Iterator

import msgspec

from communique.ingest.credits import (
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
from communique.ingest.heads import is_footer_issuer, is_issuer
from communique.ingest.house_names import is_publisher, name_evidence, publisher_of_address
from communique.ingest.labels import Labels
from communique.ingest.lines import Paragraph, find_words
from communique.ingest.service import is_contact, is_desk_mark
from communique.ingest.words import (
    Outlet,
    find_outlet,
    find_site,
    fold_words,
    is_wire,
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


def _of_kind(paragraphs: list[Paragraph], labels: Labels, *kinds: str) -> Iterator[Paragraph]:
    for paragraph, kind in zip(paragraphs, labels.kinds, strict=True):
        if kind in kinds:
            yield paragraph


def below_label(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the institution or outlet below "From:" or "Issued by" alone on a line."""
    for label, paragraph in itertools.pairwise(paragraphs[: labels.first_body + BELOW_DECK]):
        if fold_words(label.words) not in ISSUED_BY or len(paragraph.words) > LONGEST_ISSUER:
            continue
        name = _PERSON_TOO.sub("", paragraph.words)
        if is_publisher(name):
            return name_evidence(name, Span(paragraph.span.start, paragraph.span.start + len(name)))
    return None


def beside_date(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the outlet on a date line: "The Guardian, Wednesday 12 May 2010", "Ukrinform 12.05.2010"."""
    for index, paragraph in enumerate(paragraphs[: labels.first_body + 1]):
        if labels.kinds[index] != "date" or paragraph.count > 16:
            continue
        for match in _DATE_LINE_PART.finditer(paragraph.words):
            words = match.group().strip(" –—-")
            named = is_publisher(words) or ("." in words and find_site(words) is not None)
            if words and named and next(find_dates(words), None) is None:
                start = paragraph.span.start + match.start() + match.group().index(words)
                return name_evidence(words, Span(start, start + len(words)))
    return None


def beside_town(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the outlet of a line "BBC News, Vienna" above the report."""
    for paragraph in paragraphs[: labels.first_body]:
        match = OUTLET_AND_TOWN.fullmatch(paragraph.words) if len(paragraph.words) <= 60 else None
        outlet = find_outlet(match["outlet"]) if match is not None else None
        if match is None or outlet is None or (outlet.is_agency and _is_furnished(paragraphs, labels)):
            continue  # a site carries the wire's report
        start = paragraph.span.start + match.start("outlet")
        return name_evidence(match["outlet"], Span(start, start + len(match["outlet"])))
    return None


def in_byline(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the outlet in brackets behind an author: "By Jane Roe in Vienna (China Daily)"."""
    for paragraph in _of_kind(paragraphs, labels, "byline"):
        match = _BYLINE_OUTLET.search(paragraph.words)
        sure = match is not None and (find_outlet(match["outlet"]) or (match["for"] and is_publisher(match["outlet"])))
        if match is not None and sure:
            start = paragraph.span.start + match.start("outlet")
            return name_evidence(match["outlet"], Span(start, start + len(match["outlet"])))
    return None


def from_monitored(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return whom a monitoring service names below a report: "Source: Danube Press, Vienna, in English 1201 gmt …"."""
    for paragraph in _of_kind(paragraphs, labels, "credit", "date", "boilerplate"):
        match = _MONITORED.match(paragraph.words)
        if match is not None:
            start = paragraph.span.start + match.start("source")
            name = trim_genus(match["source"])
            return name_evidence(name, Span(start, start + len(name)))
    return None


def from_head_credit(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the one outlet that a credit above the report names: "By RFE/RL", "AFP"."""
    for paragraph, kind in zip(paragraphs[: labels.first_body], labels.kinds, strict=False):
        if kind == "credit" and not is_rights(paragraph.words):
            named = [(words, span) for words, span, outlet in find_credit(text, paragraph) or [] if outlet]
            carried = _is_furnished(paragraphs, labels) or any(
                not is_wire(holder.of(text)) for holder in holders(text, paragraphs, labels)
            )
            if len(named) == 1 and is_wire(named[0][0]) and carried:
                continue  # a site carries the wire's report
            if len(named) == 1 and paragraph.count <= HEAD_CREDIT_WORDS:
                return name_evidence(*named[0])
    return None


def own_wire(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the wire of the dateline where the page is that wire's own copy.

    It is where it ends as wires end their copy, or stands bare of everything that a site puts around a report.
    """
    credited = [pair for index in sorted(labels.datelines) for pair in labels.datelines[index].agencies]
    if not credited:
        return None
    words, span = credited[0]
    outlet = find_outlet(words)
    if outlet is None and is_issuer(words):
        return name_evidence(words, span)  # "Geneva (ICRC) –": an institution's own page
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
        house = house_of_post(paragraph.words)
        if house and len(words) <= 5 and words.isupper():
            initials = "".join(piece.group()[0] for piece in find_words(house) if piece.group()[0].isupper())
            if initials == words and find_outlet(words) is None:
                return name_evidence(house, paragraph.span, note)
    return name_evidence(words, span, note)


def _is_furnished(paragraphs: list[Paragraph], labels: Labels) -> bool:
    """True if a site's menus, buttons or lists stand around the report, or markup gave its parts."""
    furniture = sum(
        1
        for paragraph, kind in zip(paragraphs, labels.kinds, strict=True)
        if paragraph.hint == "boilerplate"
        or (
            kind == "boilerplate"
            and is_boilerplate(paragraph.words)
            and paragraph.words[0] not in "=("
            and not (is_contact(paragraph.words) or is_address(paragraph.words) or is_desk_mark(paragraph.words))
        )
    )
    return furniture > MOST_FURNITURE


def from_rights(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the holder of the page's own notice of rights, if it can publish."""
    return next((name_evidence(holder.of(text), holder) for holder in holders(text, paragraphs, labels)), None)


def holders(text: str, paragraphs: list[Paragraph], labels: Labels) -> Iterator[Span]:
    """Yield the places of those whom notices of rights name, if they can publish."""
    for paragraph in _of_kind(paragraphs, labels, "credit"):
        if not is_rights(paragraph.words):
            continue
        match = _HOLDER.match(paragraph.words)
        if match is None:
            continue
        holder = match["holder"] if find_outlet(match["holder"]) else _COMPANY.sub("", match["holder"]).strip()
        if holder and is_publisher(holder):
            start = paragraph.span.start + match.start("holder")
            yield Span(start, start + len(holder))


def house_of_post(words: str) -> str | None:
    """Return whose man a line such as "Associated Press Writer" makes the author."""
    match = _POST.fullmatch(words.strip(" ^()")) if len(words) <= 90 else None
    if match is None:
        return None
    house = (match["taker"] or match["house"]).strip()
    return house if is_publisher(house) else None


def from_post(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    for paragraph in paragraphs[: labels.first_body]:
        house = house_of_post(paragraph.words)
        if house is not None:
            return name_evidence(house, paragraph.span)
    return None


def from_last_line(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the paper of a last line that says where the report appeared: "(Harbour Courier, 12 May 2010)"."""
    if not paragraphs or len(paragraphs[-1].span) > 100:
        return None
    match = _QUOTED_SOURCE.fullmatch(paragraphs[-1].words)
    if match is None or next(find_dates(paragraphs[-1].words), None) is None or not is_publisher(match["paper"]):
        return None
    start = paragraphs[-1].span.start + match.start("paper")
    return name_evidence(match["paper"], Span(start, start + len(match["paper"])))


def from_source_line(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the outlet of "Source: Harbour Courier and news agencies"."""
    for paragraph in _of_kind(paragraphs, labels, "credit"):
        sourced = "source" in paragraph.words.casefold() or " with " in paragraph.words
        if sourced and not is_rights(paragraph.words) and not has_picture_credit(paragraph.words):
            named = [(words, span) for words, span, outlet in find_credit(text, paragraph) or [] if outlet]
            houses = [pair for pair in named if not is_wire(pair[0])]
            if len(houses) == 1:
                return name_evidence(*houses[0])
    return None


def from_service(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the one paper that a page's words to its readers name: "Join the Harbour Times community"."""
    found: dict[str, Span] = {}
    for paragraph, kind in zip(paragraphs, labels.kinds, strict=True):
        elsewhere = paragraph.words.casefold().startswith("read ")  # "Read the rest at the Harbour Times"
        if kind != "boilerplate" or elsewhere or not is_boilerplate(paragraph.words):
            continue
        for match in _LONG_NAME.finditer(paragraph.words):
            name = match.group()
            while name and find_outlet(name) is None:
                name = name.rpartition(" ")[0]
            outlet = find_outlet(name) if " " in name else None
            if outlet is not None and not outlet.is_agency:
                start = paragraph.span.start + match.start()
                found.setdefault(outlet.name, Span(start, start + len(name)))
    return name_evidence(next(iter(found.values())).of(text), next(iter(found.values()))) if len(found) == 1 else None


def from_picture(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the agency that a picture credit names where the page is that picture's and no report."""
    bodies = [one for one, kind in zip(paragraphs, labels.kinds, strict=True) if kind == "body"]
    match = _PICTURE_HOUSE.search(bodies[0].words) if len(bodies) == 1 else None
    if match is None or find_outlet(match["house"]) is None:
        return None
    start = bodies[0].span.start + match.start("house")
    return name_evidence(match["house"], Span(start, start + len(match["house"])))


def from_own_address(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return whose site an address on a line of its own, above the report or at the page's end, belongs to."""
    for paragraph in (*paragraphs[: labels.first_body], *paragraphs[-ADDRESS_LINES:]):
        if is_address(paragraph.words) and "@" not in paragraph.words:
            address = paragraph.words.strip()
            found = publisher_of_address(address if "//" in address else f"//{address}")
            if found is not None:
                return msgspec.structs.replace(found, spans=(paragraph.span,))
    return None


def from_footer(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the institution that the last lines of a page name, as an address or a signature of its site."""
    for paragraph in paragraphs[max(labels.first_body + 1, len(paragraphs) - FOOTER_LINES) :]:
        if is_footer_issuer(paragraph.words):
            return name_evidence(paragraph.words, paragraph.span)
    return None


def from_correspondent(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
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
