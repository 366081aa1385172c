"""Metadata of a plain page, each value with the places that show it."""

import datetime
import re

import msgspec

from communique.config import Config
from communique.ingest.credits import find_embargo, is_address, is_rights
from communique.ingest.date_lines import find_date_line, is_change_date
from communique.ingest.dates import MONTHS, FoundDate, find_dates, is_real_day, parse_date, weekday_of
from communique.ingest.day_order import order_at, order_of_day, turned, usual_order
from communique.ingest.findings import make_finding
from communique.ingest.labels import Labels
from communique.ingest.lines import Paragraph
from communique.ingest.oracle import YearOracle
from communique.ingest.years import Solution, nearest_year, solve_year
from communique.model import Evidence, Finding
from communique.model.documents import Method

# The report and what lies around it: date lines further inside a page belong to other things.
DATE_LINES_AFTER_BODY = 2

# "/2010/05/12/", "/2010/may/12/", "-2010-05-12", "/20100512/"; "/2010/05/" tells the month.
_ADDRESS_DATE = re.compile(
    r"[/_=-](?P<year>(?:19|20)\d\d)(?:[/_-]?(?P<month>0[1-9]|1[0-2])(?:[/_-]?(?P<day>0[1-9]|[12]\d|3[01]))?(?=[/_.?#-]|$)|"
    r"/(?P<name>[a-z]{3})/(?P<number>\d{1,2})/)",
    re.IGNORECASE,
)
# "Source: ITAR-TASS news agency, Moscow, in English 1201 gmt 12 May 10".
_CORRECTION = re.compile(
    r"(?:corrections?|clarification|editors?[’']s note|editor's note)\b\s?(?::|$|appended\b.*:|\()", re.IGNORECASE
)
_SOURCE_LINE = re.compile(r"\(?source\b", re.IGNORECASE)
# The rank of a date at which the page was changed, and what is said of it where the page tells no other.
MONTH_ALONE = 3
CHANGED, CHANGE_NOTE = 2, "when the page was changed"


class External(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller, a side file or the container (feed, JSON, markup) says about a document.

    method tells which of them: `external`, or `field` for markup and feeds. fallback is asked for what this one lacks.
    """

    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None
    bylines: tuple[str, ...] = ()
    rights: str | None = None
    zone: str | None = None
    topics: tuple[str, ...] = ()
    method: Method = "external"
    fallback: "External | None" = None

    def find(self, field: str) -> Evidence | None:
        """Return one value with how it is known."""
        value = getattr(self, field)
        if isinstance(value, str) and value.strip():
            return Evidence(" ".join(value.split()), self.method)
        return self.fallback.find(field) if self.fallback is not None else None

    def find_bylines(self) -> tuple[Evidence, ...]:
        if self.bylines:
            return tuple(Evidence(name, self.method) for name in self.bylines)
        return self.fallback.find_bylines() if self.fallback is not None else ()

    def find_topics(self) -> tuple[str, ...]:
        return self.topics or (self.fallback.find_topics() if self.fallback is not None else ())


class Dates(msgspec.Struct, frozen=True):
    published: Evidence | None
    dateline: Evidence | None
    findings: tuple[Finding, ...] = ()


def date_evidence(found: FoundDate, method: Method, *, zone: str | None = None, note: str | None = None) -> Evidence:
    """Return the evidence for a date that stands in the text as `found`."""
    return Evidence(
        found.value,
        method,
        precision=found.precision,
        zone=found.zone or (zone if found.hour is not None else None),
        spans=(found.span,),
        note=note,
    )


def external_date(words: str, source: str, method: Method = "external") -> tuple[Evidence | None, list[Finding]]:
    """Return the evidence for a date given from outside, in whatever usual form; a finding if it is none."""
    found = parse_date(words)
    if found is None:
        return None, [make_finding("unreadable-date", source, f"{source}: {words!r} is not a date that can be read")]
    if not found.possible:
        return None, [make_finding("impossible-date", source, f"{source}: no calendar has the day {words!r}")]
    if found.value is None:
        return None, [make_finding("unreadable-date", source, f"{source}: {words!r} names no year")]
    return msgspec.structs.replace(date_evidence(found, method), spans=()), []


def find_published(
    text: str,
    paragraphs: list[Paragraph],
    labels: Labels,
    *,
    name: str,
    external: External,
    config: Config,
    directory_names: YearOracle | None,
    publisher: Evidence | None = None,
) -> Dates:
    """Return when the page was published and what its dateline says.

    A date from outside stands, unless the page states the same day more precisely; else the page's own date line; else
    its dateline, whose year is solved if it gives none.
    """
    findings: list[Finding] = []
    outside: Evidence | None = None
    given = external.find("published")
    if given is not None and given.value:
        outside, findings = external_date(given.value, name, given.method)
    order = usual_order(publisher)
    stated, problems = _stated(text, paragraphs, labels, name, config, outside, order)
    findings += problems
    dateline, more = _dateline_date(text, paragraphs, labels, name, outside, stated, directory_names, config, order)
    findings += more
    if outside is None and config.published and stated is None:
        outside, problems = external_date(config.published, name)
        findings += problems
    published = stated
    if stated is not None and stated.note == CHANGE_NOTE and dateline is not None and dateline.method == "stated":
        published = dateline
    if outside is not None and outside.value is not None:
        published = outside
        if stated is not None and stated.value is not None:
            if stated.value[:10] == outside.value[:10] and len(stated.value) > len(outside.value):
                published = msgspec.structs.replace(stated, zone=stated.zone or outside.zone)
            elif not stated.value.startswith(outside.value[:10]) and not outside.value.startswith(stated.value[:10]):
                published = msgspec.structs.replace(
                    outside, candidates=(stated.value,), note="the text states another date"
                )
                findings.append(
                    make_finding(
                        "published-disagrees",
                        name,
                        f"{name}: given as published {outside.value}, the text says {stated.value}",
                    )
                )
    if published is None and dateline is not None:
        published = dateline
    if published is None and labels.title is not None:
        published = _title_date(text, paragraphs[labels.title])
    if published is None and (embargo := find_embargo_date(text, paragraphs, labels)) is not None:
        day = str(embargo.value)[:10]
        published = Evidence(day, "inferred", precision="day", spans=embargo.spans, note="the day of the embargo")
    if published is None:
        published = _address_date(paragraphs, external.find("url"))
    return Dates(published, dateline, tuple(findings))


def _title_date(text: str, title: Paragraph) -> Evidence | None:
    """Return the date with which a title ends, for a page that tells no other: "Press Conference on May 12, 2010"."""
    for found in find_dates(text, title.span.start, title.span.end):
        if (
            found.value is not None
            and found.day is not None
            and (
                not text[found.span.end : title.span.end].strip(" )].")
                or text[title.span.start : found.span.start].casefold().rstrip().endswith("dated")
            )
        ):
            return None if found.swapped else date_evidence(found, "stated")
    return None


def _address_date(paragraphs: list[Paragraph], url: Evidence | None) -> Evidence | None:
    """Return the day that an address of the page bears, for a page that tells no other date."""
    lines = [paragraph.words for paragraph in (*paragraphs[:5], *paragraphs[-5:]) if is_address(paragraph.words)]
    for address in ([url.value] if url and url.value else []) + lines:
        match = _ADDRESS_DATE.search(address)
        if match is None:
            continue
        month = int(match["month"]) if match["month"] else MONTHS.get(match["name"].casefold(), 0)
        year, day = int(match["year"]), int(match["day"] or match["number"] or 0)
        if day and is_real_day(year, month, day):
            return Evidence(f"{year:04}-{month:02}-{day:02}", "inferred", precision="day", note="from the address")
        if not day and 1 <= month <= 12:
            return Evidence(f"{year:04}-{month:02}", "inferred", precision="month", note="from the address")
    return None


def _stated(
    text: str,
    paragraphs: list[Paragraph],
    labels: Labels,
    name: str,
    config: Config,
    outside: Evidence | None,
    order: tuple[bool, str] | None,
) -> tuple[Evidence | None, list[Finding]]:
    """Return the date of the page's own date line: above the report, else right below it; changes of the page count
    last."""
    findings: list[Finding] = []
    ranked: list[tuple[int, int, FoundDate]] = []
    corrected = False
    for index, (paragraph, kind) in enumerate(zip(paragraphs, labels.kinds, strict=True)):
        corrected = corrected or (index > labels.first_body and bool(_CORRECTION.match(paragraph.words)))
        if corrected:
            continue  # the day of a correction is not the report's
        if kind not in ("date", "byline") and not (kind == "credit" and _SOURCE_LINE.match(paragraph.words)):
            continue
        found = find_date_line(text, paragraph) or next(
            find_dates(text, paragraph.span.start, paragraph.span.end), None
        )
        if found is None or (found.day is None and (found.year is None or kind != "date")):
            continue
        if not found.possible:
            words = found.span.of(text)
            findings.append(make_finding("impossible-date", name, f"{name}: no calendar has the day {words!r}"))
            continue
        if found.year is None:
            continue
        rank = CHANGED if is_change_date(text, paragraph, found) else 0 if index <= labels.first_body else 1
        ranked.append((rank if found.day is not None else MONTH_ALONE, index, found))
    if not ranked:
        return None, findings
    rank, _, found = min(ranked, key=lambda entry: entry[:2])
    if rank == CHANGED and not found.swapped:
        return date_evidence(found, "stated", zone=config.zone, note=CHANGE_NOTE), findings
    if found.swapped:
        if order is None and labels.datelines:
            order = order_at(labels.datelines[min(labels.datelines)].place)
        return _unswap(text, found, config, outside, order), findings
    findings += check_weekday(text, found, name)
    return date_evidence(found, "stated", zone=config.zone), findings


def check_weekday(text: str, found: FoundDate, name: str) -> list[Finding]:
    """Return a finding if the weekday written beside a full date is not that day's."""
    if found.weekday is None or found.year is None or found.month is None or found.day is None or not found.possible:
        return []
    if weekday_of(found.year, found.month, found.day) == found.weekday:
        return []
    day = datetime.date(found.year, found.month, found.day)
    return [
        make_finding(
            "weekday-disagrees", name, f"{name}: {found.span.of(text)!r} was a {day.strftime('%A')} by the calendar"
        )
    ]


def _unswap(
    text: str, found: FoundDate, config: Config, outside: Evidence | None, order: tuple[bool, str] | None
) -> Evidence:
    """Decide between day and month of "03/02/2013", or keep both as candidates."""
    known = outside.value if outside is not None else None
    decided = order_of_day(text, found, told=config.day_first, outside=known, usual=order)
    if decided is None:
        candidates = tuple(sorted(str(option.value) for option in (found, turned(found))))
        return Evidence(
            None,
            "inferred",
            precision=found.precision,
            spans=(found.span,),
            candidates=candidates,
            note="day or month first",
        )
    first, note = decided
    return date_evidence(found if first else turned(found), "stated", zone=config.zone, note=note)


def _dateline_date(
    text: str,
    paragraphs: list[Paragraph],
    labels: Labels,
    name: str,
    outside: Evidence | None,
    stated: Evidence | None,
    directory_names: YearOracle | None,
    config: Config,
    order: tuple[bool, str] | None,
) -> tuple[Evidence | None, list[Finding]]:
    """Return the date of the first dateline that has one."""
    for index in sorted(labels.datelines):
        found = labels.datelines[index].date
        if found is None:
            continue
        if not found.possible:
            return None, [
                make_finding("impossible-date", name, f"{name}: no calendar has the day {found.span.of(text)!r}")
            ]
        if found.swapped:
            return _unswap(text, found, config, outside, order or order_at(labels.datelines[index].place)), []
        if found.year is not None:
            return date_evidence(found, "stated"), check_weekday(text, found, name)
        known = next(
            (e.value for e in (outside, stated) if e is not None and e.value is not None and len(e.value) >= 10), None
        )
        if known is not None:
            year = nearest_year(found, datetime.date.fromisoformat(known[:10]))
            if year is not None:
                return _solved(found, Solution((year,), reasons=("date of publication",))), []
        return _solved(found, solve_year(text, found, lead=paragraphs[index].span, directory_names=directory_names)), []
    return None, []


def _solved(found: FoundDate, solution: Solution) -> Evidence:
    days = tuple(f"{year:04}-{found.month:02}-{found.day:02}" for year in solution.years)
    note = "year from: " + ", ".join(solution.reasons) if solution.reasons else "the year is not given"
    return Evidence(
        days[0] if len(days) == 1 else None,
        "inferred",
        precision="day",
        spans=(found.span, *solution.spans),
        candidates=days if len(days) > 1 else (),
        note=note,
    )


def find_embargo_date(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the hour of an embargo line."""
    for paragraph, kind in zip(paragraphs, labels.kinds, strict=True):
        if kind == "field" and (found := find_embargo(text, paragraph)) is not None and found.value is not None:
            return date_evidence(found, "stated")
    return None


def find_rights(paragraphs: list[Paragraph], labels: Labels) -> tuple[Evidence, ...]:
    """Return the copyright notices that stand on lines of their own."""
    return tuple(
        Evidence(paragraph.words, "stated", spans=(paragraph.span,))
        for paragraph, kind in zip(paragraphs, labels.kinds, strict=True)
        if kind == "credit" and is_rights(paragraph.words)
    )
