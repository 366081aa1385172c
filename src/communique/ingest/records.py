"""Read an archive record: lines `- Key: value` (or a block of `Key: value` above the text), summary with shot list,
story.

The last field before a rights field may be glued to the end of the story ("… said Lavrov - Copyright Holder: POOL");
it is cut off there. A shot list is cut into datelines, shots and soundbites; each soundbite knows the language it was
spoken in.
"""

import re

import msgspec

from communique.config import Config
from communique.ingest.dates import FoundDate, find_dates
from communique.ingest.findings import make_finding
from communique.ingest.issuers import find_bylines
from communique.ingest.labels import label_paragraphs
from communique.ingest.languages import detect_language, language_by_name
from communique.ingest.lines import find_paragraphs
from communique.ingest.metadata import (
    External,
    check_weekday,
    date_evidence,
    external_date,
    find_agencies,
    with_publisher,
)
from communique.ingest.oracle import YearOracle
from communique.ingest.segments import Mark, lay_segments, text_hash
from communique.ingest.shots import read_shot_list
from communique.ingest.words import find_outlet
from communique.model import Document, Evidence, Finding, SegmentKind, Span, content_id

# The keys archives use, folded. Two of them at least make a record; those marked may also be glued to the end of
# another value.
KEYS = {
    "title", "headline", "slug", "date", "story date", "published", "publication date", "summary", "shotlist",
    "shot list", "embargoed", "embargo",
    "keywords", "location", "country", "region", "topics", "topic", "subject", "category", "categories",
    "story text", "story",
    "text", "body", "copyright holder", "copyright notice", "copyright", "usage terms/restrictions",
    "usage terms", "restrictions",
    "from", "to", "cc", "sent", "tags", "lang",
    "source", "publisher", "agency", "provider", "language", "duration", "aspect ratio", "byline", "author",
    "reporter", "dateline",
    "filed", "issued", "transmitted", "released", "record", "ref",
    "url", "rights", "credit", "id", "story number", "reference", "version", "people", "organisations", "organizations",
}  # fmt: skip
MAIL = {"from", "to", "cc", "sent"}  # the heads of a mail, whose subject is its title
DATES = ("date", "story date", "published", "publication date", "filed", "issued", "transmitted", "released", "sent")
GLUED = ("copyright holder", "copyright notice", "usage terms/restrictions", "usage terms", "restrictions")
STORY = {"story text", "story", "text", "body"}
SHOTS = {"summary", "shotlist", "shot list"}
RIGHTS = {
    "copyright holder",
    "copyright notice",
    "copyright",
    "rights",
    "usage terms/restrictions",
    "usage terms",
    "restrictions",
}
# Values by which a record says that a field has nothing to say.
NOTHING = {"", "none", "n/a", "-", "nil"}

_FIELD = re.compile(
    r"^[ \t]{0,4}[-*•] (?P<key>[A-Z][A-Za-z0-9 /&()'-]{0,40}?)[ \t]?:(?=[ \t]|\r?$)[ \t]*", re.MULTILINE
)
# A mark around a block of fields, as in YAML's front matter.
_FENCE = re.compile(r"\s*-{3,}[ \t]*\r?\n")
_PLAIN_FIELD = re.compile(r"^(?P<key>[A-Za-z][A-Za-z/ _-]{0,40}?):(?=[ \t]|\r?$)[ \t]*", re.MULTILINE)
_GLUED = re.compile(r"\s+- (?P<key>" + "|".join(re.escape(key) for key in GLUED) + r"):[ \t]*", re.IGNORECASE)
_HOLDER = re.compile(
    r"(?:\(c\)|©|copyright)[\s:]*(?:\(c\)|©|copyright)?[\s:]*(?:\d{4}\s+)?"
    r"(?P<holder>[A-Z][\w&' .-]{1,60}?)(?=\s*(?:\d{4}|\.|,|$))",
    re.IGNORECASE,
)


class Field(msgspec.Struct, frozen=True):
    """One field: its key as written, the place of "- Key: ", the place of its value without the blanks around it."""

    key: str
    label: Span
    value: Span

    @property
    def folded(self) -> str:
        return " ".join(self.key.casefold().split())


def is_archive_record(text: str) -> bool:
    """True if the text begins with fields: at least three `- Key: value` lines, or two known plain ones on its first
    lines."""
    head = text[:20_000]
    fields = [match["key"].casefold() for match in _FIELD.finditer(head)]
    if len(fields) >= 3 and sum(1 for key in fields if key in KEYS) >= 2:
        first = _FIELD.search(head)
        return first is not None and len(head[: first.start()].strip()) < 200
    return len(_header_block(text)) >= 2


def find_fields(text: str) -> list[Field]:
    """Return the fields of a record in order; a value reaches to the next field, or to a rights field glued to its
    end."""
    labels = [(match["key"], Span(*match.span())) for match in _FIELD.finditer(text)]
    plain = not labels or len(labels) < 3
    if plain:
        labels = [(match["key"], Span(*match.span())) for match in _header_block(text)]
    glued = [(match["key"], Span(*match.span())) for match in _GLUED.finditer(text)]
    taken = {label.start for _, label in labels}
    for key, label in glued:
        # "\n- Copyright Holder:" on a line of its own matched already, a character or two further on.
        if not any(start in taken for start in range(label.start, label.end)):
            labels.append((key, label))
    labels.sort(key=lambda pair: pair[1].start)
    fields = []
    for order, (key, label) in enumerate(labels):
        stop = labels[order + 1][1].start if order + 1 < len(labels) else len(text)
        if plain and key.casefold() not in STORY:
            line_end = text.find("\n", label.end, stop)
            stop = line_end if line_end >= 0 else stop
        fields.append(Field(key.strip(), label, _trim(text, label.end, stop)))
    return fields


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
    titles = ("title", "headline", "subject") if is_mail else ("title", "headline")
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
                else "byline" if field.folded in ("byline", "author", "reporter")
                else "field"
            )  # fmt: skip
            marks.append(Mark(field.value.start, field.value.end, kind, field.key))
    last = max((mark.end for mark in marks), default=0)
    if text[last:].strip() and not any(field.folded in STORY for field in fields):
        # A header block above plain text: what follows it is the story.
        story, wires, names, found = _read_story(text, _trim(text, last, len(text)))
        marks += story
        agencies, bylines, dateline = wires, names, dateline or found
    head = _trim(text, 0, fields[0].label.start) if fields else Span(0, 0)
    if head.end > head.start:
        marks.insert(0, Mark(head.start, head.end, "boilerplate"))
    published, problems = _date(text, values, DATES, name)
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
    embargo, problems = _date(text, values, ("embargoed", "embargo"), name)
    findings += problems
    dateline_date: Evidence | None = None
    if dateline is not None and dateline[2] is not None and dateline[2].value is not None:
        dateline_date = date_evidence(dateline[2], "stated")
        findings += check_weekday(text, dateline[2], name)
    publisher = _publisher(text, values, fields, external, config)
    agencies = with_publisher(agencies, publisher)
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
            title=_field_evidence(text, values, titles) or external.find("title"),
            published=published or dateline_date,
            dateline_place=Evidence(dateline[0], "stated", spans=(dateline[1],)) if dateline else None,
            dateline_date=dateline_date,
            publisher=publisher,
            agencies=agencies,
            bylines=_named_bylines(text, values) or bylines,
            rights=rights,
            embargo_until=embargo,
            topics=_list(_value(text, values, "topics") or _value(text, values, "topic") or ""),
            location=_field_evidence(text, values, ("location", "country")),
            fields={field.key: field.value.of(text) for field in reversed(fields) if field.folded not in STORY | SHOTS},
        ),
        findings,
    )


def _read_story(
    text: str, value: Span
) -> tuple[list[Mark], tuple[Evidence, ...], tuple[Evidence, ...], tuple[str, Span, FoundDate | None] | None]:
    """Return the marks of a story, the wires it credits, its bylines and its dateline."""
    paragraphs = find_paragraphs(text, value.start, value.end)
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


def _header_block(text: str) -> list[re.Match[str]]:
    """Return the `Key: value` lines at the very top of the text, up to the first other line.

    A key that is not known stands among them where three known ones do: archives have keys of their own.
    """
    found: list[re.Match[str]] = []
    fence = _FENCE.match(text)
    position = fence.end() if fence else 0
    while position < len(text) and len(found) < 40:
        match = _PLAIN_FIELD.match(text, position)
        if match is None or (not fence and match["key"][0].islower()):
            break
        found.append(match)
        if match["key"].casefold() in STORY:
            break
        line_end = text.find("\n", match.end())
        position = line_end + 1 if line_end >= 0 else len(text)
    known = [match["key"].casefold() in KEYS for match in found]
    return found if sum(known) >= 3 else found[: known.index(False) if False in known else None]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


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
    text: str, values: dict[str, Field], keys: tuple[str, ...], name: str
) -> tuple[Evidence | None, list[Finding]]:
    """Return the date in the first of these fields that has one."""
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
        if found.value is not None:
            return date_evidence(found, "field"), check_weekday(text, found, name)
    return None, []


def _publisher(
    text: str, values: dict[str, Field], fields: list[Field], external: External, config: Config
) -> Evidence | None:
    """Return the archive: as given from outside, by a field, by whose id the record bears, by the copyright notice."""
    if (given := external.find("publisher")) is not None:
        return given
    named = _field_evidence(text, values, ("publisher", "provider", "agency", "source"))
    if named is not None:
        return named
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


def _named_bylines(text: str, values: dict[str, Field]) -> tuple[Evidence, ...]:
    named = _field_evidence(text, values, ("byline", "author", "reporter"))
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
