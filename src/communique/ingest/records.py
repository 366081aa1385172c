"""Read an archive record: lines `- Key: value` (or a block of `Key: value` above the text), summary with shot list,
story.

The last field before a rights field may be glued to the end of the story ("… said Lavrov - Copyright Holder: POOL");
it is cut off there. A shot list is cut into datelines, shots and soundbites; each soundbite knows the language it was
spoken in.
"""

import re

import msgspec

from communique.config import Config
from communique.ingest.agencies import find_agencies, with_publisher
from communique.ingest.datelines import ordinary_case
from communique.ingest.dates import FoundDate, find_dates
from communique.ingest.day_order import order_of_day, turned, usual_order
from communique.ingest.findings import make_finding
from communique.ingest.house_names import ordinary_name
from communique.ingest.issuers import find_bylines
from communique.ingest.labels import label_paragraphs
from communique.ingest.languages import detect_language, language_by_name
from communique.ingest.lines import find_first_paragraphs
from communique.ingest.metadata import (
    External,
    check_weekday,
    date_evidence,
    external_date,
)
from communique.ingest.oracle import YearOracle
from communique.ingest.record_fields import MAIL, SHOTS, STORY, Field, find_fields, trim_span
from communique.ingest.segments import Mark, lay_segments, text_hash
from communique.ingest.senders import find_sender
from communique.ingest.shots import read_shot_list
from communique.ingest.titles import is_sentence
from communique.ingest.words import find_outlet
from communique.model import Document, Evidence, Finding, SegmentKind, Span, content_id

DATES = ("date", "story date", "published", "publication date", "filed", "issued", "transmitted", "released", "sent")
RIGHTS = {
    "copyright holder",
    "copyright notice",
    "copyright",
    "rights",
    "usage terms/restrictions",
    "usage terms",
    "restrictions",
}
# What a story tells besides its text: its wires, its authors, its dateline.
Story = tuple[tuple[Evidence, ...], tuple[Evidence, ...], tuple[str, Span, FoundDate | None] | None]
# Values by which a record says that a field has nothing to say.
NOTHING = {"", "none", "n/a", "-", "nil"}

# The first line of a record without a field for its title is no longer (characters).
LONGEST_TITLE = 160

# "ATLAS FILM NEWS (POOL)", "HARBOUR TV - ACCESS ALL": who took the pictures or may use them.
_POOL = re.compile(r"\s*(?:\([^()]*\)|[-–—]\s*(?:ACCESS|NO ACCESS|[A-Z]+ CLIENTS)\b.*)$", re.IGNORECASE)
_HOLDER = re.compile(
    r"(?:\(c\)|©|copyright)[\s:]*(?:\(c\)|©|copyright)?[\s:]*(?:\d{4}\s+)?"
    r"(?P<holder>[A-Z][\w&' .-]{1,60}?)(?=\s*(?:\d{4}|\.|,|$))",
    re.IGNORECASE,
)


def read_archive_record(
    text: str, *, name: str, external: External, config: Config, directory_names: YearOracle | None
) -> tuple[Document, list[Finding]]:
    """Return the document of an archive record and the findings about it."""
    fields = find_fields(text)
    findings: list[Finding] = []
    marks: list[Mark] = []
    values: dict[str, Field] = {}
    agencies: tuple[Evidence, ...] = ()
    bylines: tuple[Evidence, ...] = ()
    dateline: tuple[str, Span, FoundDate | None] | None = None
    story: list[Mark] = []
    is_mail = any(field.folded in MAIL for field in fields)
    headed = any(field.folded in ("title", "headline") for field in fields)
    # A film's slug is its title where it has no other.
    titles = ("title", "headline", "subject") if is_mail else ("title", "headline", *(() if headed else ("slug",)))
    for field in fields:
        marks.append(Mark(field.label.start, field.label.end, "field", field.key))
        values.setdefault(field.folded, field)
        if field.folded in SHOTS:
            shots, found = read_shot_list(text, field.value)
            marks += shots
            dateline = dateline or found
        elif field.folded in STORY:
            story, wires, names, found = _read_story(text, field.value)
            marks += story
            agencies, bylines, dateline = agencies or wires, bylines or names, dateline or found
        elif field.value.end > field.value.start:
            kind: SegmentKind = (
                "title" if field.folded in titles
                else "date" if field.folded in DATES
                else "credit" if field.folded in RIGHTS
                else "byline" if field.folded == "byline"
                else "field"
            )  # fmt: skip
            marks.append(Mark(field.value.start, field.value.end, kind, field.key))
    last = max((mark.end for mark in marks), default=0)
    if text[last:].strip() and not any(field.folded in STORY for field in fields):
        # A header block above plain text: what follows it is the story.
        story, wires, names, found = _read_story(text, trim_span(text, last, len(text)))
        marks += story
        agencies, bylines, dateline = wires, names, dateline or found
    head = trim_span(text, 0, fields[0].label.start) if fields else Span(0, 0)
    title = _field_evidence(text, values, titles) or external.find("title")
    if head.end > head.start:
        line = trim_span(text, head.start, (text + "\n").index("\n", head.start, head.end + 1))
        named = title is None and len(line) <= LONGEST_TITLE and line.of(text)[0].isalnum()
        if named:
            title = Evidence(line.of(text), "stated", spans=(line,))
        marks.append(Mark(line.start, line.end, "title" if named else "boilerplate"))
    marks, more = _read_gaps(text, marks)
    agencies, bylines = agencies or more[0], bylines or more[1]
    dateline = dateline or more[2]
    sending, writer = find_sender(text, values.get("from") if is_mail else None)
    publisher = _publisher(text, values, fields, external, config) or sending
    published, problems = _date(text, values, (*DATES, "source", "dateline"), name, publisher, config.day_first)
    findings += problems
    outside = external.find("published")
    if outside is not None and outside.value:
        given, problems = external_date(outside.value, name, outside.method)
        findings += problems
        if given is not None and not (published and str(published.value).startswith(str(given.value))):
            if published is not None and published.value:
                findings.append(
                    make_finding(
                        "published-disagrees",
                        name,
                        f"{name}: given as published {given.value}, the record says {published.value}",
                    )
                )
                given = msgspec.structs.replace(given, candidates=(published.value,))
            published = given
    elif published is None and config.published:
        published, problems = external_date(config.published, name)
        findings += problems
    embargo, problems = _date(text, values, ("embargo",), name, publisher, config.day_first)
    findings += problems
    dateline_date: Evidence | None = None
    if dateline is not None and dateline[2] is not None and dateline[2].value is not None:
        dateline_date = date_evidence(dateline[2], "stated")
        findings += check_weekday(text, dateline[2], name)
    # Who sends out films with a shot list is an agency, whatever it calls itself.
    films = any(field.folded == "shotlist" for field in fields)
    agencies = with_publisher(agencies, publisher, is_agency=films)
    url = external.url or (external.fallback.url if external.fallback else None)
    rights = tuple(
        Evidence(field.value.of(text), "field", spans=(field.value,))
        for field in fields
        if field.folded in RIGHTS and field.value.of(text).casefold() not in NOTHING
    )
    return (
        Document(
            id=content_id("doc", url or name, text),
            name=name,
            text=text,
            segments=lay_segments(text, marks),
            url=url or _value(text, values, "url") or config.url,
            format="record",
            sha256=text_hash(text),
            language=_language(text, values, story, external),
            title=title,
            published=published or dateline_date,
            dateline_place=Evidence(dateline[0], "stated", spans=(dateline[1],))
            if dateline
            else _dateline_field(text, values),
            dateline_date=dateline_date,
            publisher=publisher,
            agencies=agencies,
            bylines=_named_bylines(text, values) or bylines or ((writer,) if writer is not None else ()),
            rights=rights,
            embargo_until=embargo,
            topics=_list(_value(text, values, "topics") or ""),
            location=_field_evidence(text, values, ("location", "country")),
            fields={field.key: field.value.of(text) for field in reversed(fields) if field.folded not in STORY | SHOTS},
        ),
        findings,
    )


def _read_gaps(text: str, marks: list[Mark]) -> tuple[list[Mark], Story]:
    """Return the marks with what stands between them read as report where it holds sentences, and what that tells."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    whole: list[Mark] = []
    told: Story = ((), (), None)
    position = 0
    for mark in (*ordered, Mark(len(text), len(text), "boilerplate")):
        gap = trim_span(text, position, max(position, mark.start))
        if gap.end > gap.start:
            if any(is_sentence(paragraph) for paragraph in find_first_paragraphs(text, gap.start, gap.end)):
                inner, wires, names, found = _read_story(text, gap)
                whole += inner
                told = told if any(told) else (wires, names, found)
            else:
                whole.append(Mark(gap.start, gap.end, "boilerplate"))
        whole.append(mark)
        position = max(position, mark.end)
    return whole[:-1], told


def _read_story(
    text: str, value: Span
) -> tuple[list[Mark], tuple[Evidence, ...], tuple[Evidence, ...], tuple[str, Span, FoundDate | None] | None]:
    """Return the marks of a story, the wires it credits, its bylines and its dateline."""
    paragraphs = find_first_paragraphs(text, value.start, value.end)
    labels = label_paragraphs(text, paragraphs)
    marks: list[Mark] = []
    for index, (paragraph, kind) in enumerate(zip(paragraphs, labels.kinds, strict=True)):
        start, end = paragraph.span.start, paragraph.span.end
        if kind == "title":
            kind = "body"  # the title has a field of its own
        if index in labels.datelines:
            cut = labels.datelines[index].span.end
            marks += [Mark(start, cut, "dateline"), Mark(cut, end, kind)]
        else:
            marks.append(Mark(start, end, kind))
    dateline = labels.datelines[min(labels.datelines)] if labels.datelines else None
    found = (dateline.place, dateline.place_span, dateline.date) if dateline else None
    return marks, find_agencies(text, paragraphs, labels), find_bylines(text, paragraphs, labels), found


def _value(text: str, values: dict[str, Field], key: str) -> str | None:
    words = values[key].value.of(text) if key in values else ""
    return words if words.casefold() not in NOTHING else None


def _field_evidence(text: str, values: dict[str, Field], keys: tuple[str, ...]) -> Evidence | None:
    for key in keys:
        words = _value(text, values, key)
        if words is not None:
            return Evidence(" ".join(words.split()), "field", spans=(values[key].value,))
    return None


def _date(
    text: str,
    values: dict[str, Field],
    keys: tuple[str, ...],
    name: str,
    publisher: Evidence | None,
    told: bool | None = None,
) -> tuple[Evidence | None, list[Finding]]:
    """Return the date in the first of these fields that has one.

    told: whether the day comes first, where the user says so.
    """
    order = usual_order(publisher)
    for key in keys:
        words = _value(text, values, key)
        if words is None:
            continue
        span = values[key].value
        found = next(find_dates(text, span.start, span.end), None)
        if found is None:
            continue
        if not found.possible:
            return None, [
                make_finding("impossible-date", name, f"{name}: no calendar has the day {found.span.of(text)!r}")
            ]
        if found.swapped:
            decided = order_of_day(text, found, told=told, outside=None, usual=order)
            found = turned(found) if decided is not None and not decided[0] else found
        if found.value is not None:
            return date_evidence(found, "field"), check_weekday(text, found, name)
    return None, []


def _publisher(
    text: str, values: dict[str, Field], fields: list[Field], external: External, config: Config
) -> Evidence | None:
    """Return the archive: as given from outside, by a field, by whose id the record bears, by the copyright notice."""
    if (given := external.find("publisher")) is not None:
        return given
    named = _field_evidence(text, values, ("publisher", "provider", "agency", "source", "mandatory credit"))
    if named is not None and named.value:
        words = _POOL.sub("", named.value)
        owner_first = words.split(" / ")[0]  # "AP TELEVISION / TV PERU": the archive, then whose pictures
        if owner_first != words and find_outlet(owner_first) is not None:
            words = owner_first
        if next(find_dates(words), None) is not None:  # "Harbour Courier; 5/12/2010, Vol. 95, p6"
            words = re.split(r"[;(\[\d]|, ", words, maxsplit=1)[0]
        return msgspec.structs.replace(named, value=ordinary_name(words.strip(" ,.")))
    owner = next((field for field in fields if field.key.endswith(" ID")), None)
    if owner is not None and find_outlet(owner.key.removesuffix(" ID")) is not None:
        span = Span(owner.label.start + text[owner.label.start : owner.label.end].index(owner.key), owner.label.end)
        words = owner.key.removesuffix(" ID")
        return Evidence(words, "field", spans=(Span(span.start, span.start + len(words)),))
    for key in ("copyright notice", "copyright", "rights"):
        if key in values and (match := _HOLDER.search(values[key].value.of(text))):
            start = values[key].value.start
            return Evidence(
                match["holder"], "field", spans=(Span(start + match.start("holder"), start + match.end("holder")),)
            )
    if config.publisher:
        return Evidence(config.publisher, "external")
    return None


def _dateline_field(text: str, values: dict[str, Field]) -> Evidence | None:
    """Return the place of a field "DATELINE: VIENNA, May 12"."""
    if _value(text, values, "dateline") is None:
        return None
    span = values["dateline"].value
    dated = next(find_dates(text, span.start, span.end), None)
    place = text[span.start : dated.span.start if dated else span.end].strip(" ,.-–—(")
    if not place and dated is not None:  # "12 MAY 2010, VIENNA, AUSTRIA"
        place = text[dated.span.end : span.end].strip(" ,.-–—()").split(",")[0]
    return Evidence(ordinary_case(place), "field", spans=(span,)) if place else None


def _named_bylines(text: str, values: dict[str, Field]) -> tuple[Evidence, ...]:
    named = _field_evidence(text, values, ("byline",))
    return (named,) if named else ()


def _language(text: str, values: dict[str, Field], story: list[Mark], external: External) -> Evidence | None:
    if (given := external.find("language")) is not None:
        return given
    named = _value(text, values, "language")
    tag = language_by_name(named) if named else None
    if tag is not None:
        return Evidence(tag, "field", spans=(values["language"].value,))
    sample = "\n".join(
        text[mark.start : min(mark.end, mark.start + 2000)] for mark in story[:10] if mark.kind == "body"
    )
    found = detect_language(sample or text[:6000])
    return Evidence(found, "inferred") if found else None


def _list(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;,]", words) if part.strip())
