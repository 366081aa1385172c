"""The pages that read: home, lists with facets, timeline, entries, documents."""

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from communique.errors import UsageError
from communique.model import Document, Evidence, Span
from communique.record import (
    DocumentDossier,
    Dossier,
    Filters,
    Listed,
    count_facets,
    count_list,
    get_stats,
    list_entries,
    list_sources,
    list_standings,
    search_texts,
    show,
)
from communique.store import count_sources, load_corrections, standing_corrections
from communique.web.app import Site, site_of
from communique.web.asking import LISTS, PAGE, address, read_query, shown_filters
from communique.web.exporting import OCCASIONS, SHORT
from communique.web.marking import Mark, blocks_of, cut
from communique.web.timelines import draw_months

SHOWN = 6  # newest and upcoming entries on the first page
MOST_COUNTED = 5_000  # entries of a kind counted for a page where no sum is kept; beyond it the page says `more than`
MOST_FACETED = 5_000  # entries whose facets are counted for a page, some 15 ms
SAMPLE = 1_500  # newest entries whose facets are shown, without numbers, when there are more
TELLINGS = 40  # reports of one entry a page, some 80 kB
MOST_TOLD = 100  # of them in the history of its status, and of the judgements that joined them
PART = 40_000  # characters of a document on a page; with its marks some 100 kB
MOST_COMPARED = 4  # actors side by side; more columns cannot be read


def home(request: Request) -> Response:
    site = site_of(request)
    stats = get_stats(site.store)
    today = datetime.now(UTC).date().isoformat()
    newest = list_entries(
        site.store, Filters(kinds=OCCASIONS, until=today), limit=SHOWN, newest_first=True, count=False
    )
    upcoming = list_entries(site.store, Filters(kinds=OCCASIONS, since=today), limit=SHOWN, count=False)
    issues = sorted(stats.issues.items(), key=lambda item: -item[1])[:12]
    return site.page(request, "home.html", stats=stats, newest=newest.entries, upcoming=upcoming.entries, issues=issues)


def entries(request: Request) -> Response:
    """The list with its facets; the address is the query."""
    site = site_of(request)
    asked = read_query(request.query_params)
    ranked = bool(asked.filters.words) and not asked.newest
    kinds = count_list(site.store, asked.filters, most=MOST_COUNTED, directory=site.directory)
    total, counted = _sum(kinds, asked.filters)
    whole = _is_bare(asked.filters) or (counted and total <= MOST_FACETED)
    page = list_entries(
        site.store, asked.filters, limit=PAGE, offset=asked.offset, newest_first=asked.newest, ranked=ranked,
        count=False, directory=site.directory,
    )  # fmt: skip
    facets = count_facets(site.store, asked.filters, most=None if whole else SAMPLE, directory=site.directory)
    names = {count.value: count.name for counts in facets.values() for count in counts}
    texts = search_texts(site.store, asked.filters, limit=5) if asked.filters.words and asked.page == 1 else []
    return site.page(
        request, "entries.html", asked=asked, page=page, facets=facets, kinds=kinds, texts=texts, size=PAGE,
        total=total, counted=counted, whole=whole, most=MOST_COUNTED, sample=SAMPLE,
        chosen=shown_filters(asked.filters, names), address=address, names=names,
    )  # fmt: skip


def _sum(kinds: dict[str, int | None], filters: Filters) -> tuple[int, bool]:
    """Return how many entries there are of the kinds asked for, and whether that is all; else it is what is known."""
    numbers = [kinds[kind] for kind in filters.kinds]
    return sum(MOST_COUNTED if number is None else number for number in numbers), None not in numbers


def _is_bare(filters: Filters) -> bool:
    """Return whether nothing but kinds is asked for: the record keeps those sums."""
    return not any(getattr(filters, name) for name in (*LISTS, "since", "until", "words"))


def timeline(request: Request) -> Response:
    """A list by month, and a drawing of the months above it; several actors together, or side by side."""
    site = site_of(request)
    asked = read_query(request.query_params, kinds=OCCASIONS)
    months = list_standings(site.store, asked.filters, directory=site.directory)
    shown: dict[str, Any] = {
        "asked": asked, "size": PAGE * 2, "address": address, "chosen": shown_filters(asked.filters, {}),
    }  # fmt: skip
    if request.query_params.get("compare") and len(asked.filters.actor) > 1:
        return site.page(request, "compare.html", **shown, **_compared(site, asked.filters))
    page = list_entries(
        site.store, asked.filters, limit=PAGE * 2, offset=(asked.page - 1) * PAGE * 2, newest_first=asked.newest,
        count=False, directory=site.directory,
    )  # fmt: skip
    kinds = count_list(site.store, asked.filters, most=MOST_COUNTED, directory=site.directory)
    total, counted = _sum(kinds, asked.filters)
    groups = [(key, list(group)) for key, group in itertools.groupby(page.entries, _month)]
    return site.page(
        request, "timeline.html", page=page, groups=groups, total=total, counted=counted, most=MOST_COUNTED,
        chart=draw_months(months, page.entries), **shown,
    )  # fmt: skip


def _compared(site: Site, filters: Filters) -> dict[str, Any]:
    """Return the entries of each actor by month, side by side; a cut list ends all of them at the same month."""
    columns: list[dict[str, list[Listed]]] = []
    ends: list[str] = []
    notes: dict[str, None] = {}
    for actor in filters.actor[:MOST_COMPARED]:
        alone = msgspec.structs.replace(filters, actor=(actor,))
        page = list_entries(site.store, alone, limit=PAGE, count=False, directory=site.directory)
        notes |= dict.fromkeys(page.notes)
        months = {key: list(group) for key, group in itertools.groupby(page.entries, _month) if key}
        if len(page.entries) == PAGE and len(months) > 1:
            ends.append(max(months))
        columns.append(months)
    end = min(ends, default=None)
    keys = sorted({key for months in columns for key in months if end is None or key < end})
    rows = [(key, [months.get(key, []) for months in columns]) for key in keys]
    today = datetime.now(UTC).strftime("%Y-%m")
    names = filters.actor[:MOST_COMPARED]
    return {"rows": rows, "names": names, "next": end, "notes": tuple(notes), "today": today, "most": MOST_COMPARED}


def _month(one: Listed) -> str:
    return (one.day or "")[:7]


def entry(request: Request) -> Response:
    site = site_of(request)
    page = read_query(request.query_params).page
    found = show(site.store, request.path_params["id"], most=TELLINGS, offset=(page - 1) * TELLINGS)
    if not isinstance(found, Dossier):
        raise HTTPException(404)
    tellings = []
    for telling in found.tellings:
        marks = [Mark(words.cited.span, words.field) for words in telling.words if words.field != "whole"]
        text = " " * telling.context_span.start + telling.context
        shown = telling.context_span
        if site.publish and len(shown) > SHORT:
            first = min((mark.span.start for mark in marks), default=shown.start)
            shown = Span(first, min(first + SHORT, shown.end))
        tellings.append((telling, cut(text, shown, marks)))
    fields = sorted({words.field for telling in found.tellings for words in telling.words} - {"whole"})
    said = {(told.claim.id, words.field): words.cited.quote for told in found.tellings for words in told.words}
    places = {id: number // TELLINGS + 1 for number, id in enumerate(found.documents)}
    with site.store.read() as connection:
        log = standing_corrections(load_corrections(connection))
    corrections = [one for one in log if any(target.claim in places for target in (*one.targets, *one.others))]
    return site.page(
        request,
        "entry.html",
        dossier=found,
        tellings=tellings,
        fields=fields,
        said=said,
        places=places,
        corrections=corrections,
        page=page,
        size=TELLINGS,
        most=MOST_TOLD,
    )


def documents(request: Request) -> Response:
    site = site_of(request)
    asked = read_query(request.query_params)
    allowed = Filters(document=asked.filters.document, since=asked.filters.since, until=asked.filters.until)
    sources = list_sources(site.store, allowed, limit=PAGE * 2, offset=(asked.page - 1) * PAGE * 2)
    with site.store.read() as connection:
        total = count_sources(connection, at=allowed.hour())
    shown = msgspec.structs.replace(asked, filters=allowed)
    return site.page(
        request, "documents.html", sources=sources, asked=shown, size=PAGE * 2, total=total, address=address
    )


def document(request: Request) -> Response:
    """The text as delivered, every claim marked where it stands."""
    site = site_of(request)
    try:
        found = show(site.store, request.path_params["id"])
    except UsageError as error:
        # whoever runs the record is told why; the public not even that there is such a document
        raise (HTTPException(404) if site.publish else error) from error
    if not isinstance(found, DocumentDossier):
        raise HTTPException(404)
    marks = [
        Mark(citation.span, citation.field, claim.id, found.entries.get(claim.id, ""))
        for claim in found.claims
        for citation in claim.citations
        if citation.field in ("whole", "content", "speaker", "cue")
    ]
    metadata = list(_metadata(found.document))
    anchors = [span.start for _, evidence in metadata for span in evidence.spans]
    asked = _span(request.query_params.get("at", ""), len(found.document.text))
    if asked is not None:
        marks.append(Mark(asked, "at"))
    length = len(found.document.text)
    part = (
        asked.start // PART + 1 if asked is not None else min(read_query(request.query_params).page, -(-length // PART))
    )
    window = Span(max(0, part - 1) * PART, min(part * PART, length))
    blocks = [] if site.publish else blocks_of(found.document, window, marks, anchors=anchors)
    return site.page(
        request, "document.html", found=found, document=found.document, blocks=blocks, metadata=metadata, short=SHORT,
        asked=asked, part=part, window=window, length=length,
    )  # fmt: skip


def _span(words: str, length: int) -> Span | None:
    """Return the span that `at=120-164` asks for; None where it is none of a text of this length."""
    first, _, last = words.partition("-")
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and len(words) < 24):
        return None
    return Span(int(first), int(last)) if int(first) < int(last) <= length else None


def _metadata(document: Document) -> Iterable[tuple[str, Evidence]]:
    """Yield each metadata value with its evidence, under the guide's names."""
    for name in (
        "title",
        "published",
        "dateline_place",
        "dateline_date",
        "publisher",
        "language",
        "embargo_until",
        "location",
    ):
        value = getattr(document, name)
        if value is not None:
            yield name.replace("_", " "), value
    for name in ("agencies", "bylines", "rights"):
        for value in getattr(document, name):
            yield name, value


def help_page(request: Request) -> Response:
    return site_of(request).page(request, "help.html")
