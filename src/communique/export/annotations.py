"""Turn claims into W3C Web Annotations (JSON-LD), so that an archive can show the facts on its own copies of texts.

One annotation a claim (W3C Recommendation "Web Annotation Data Model", 23 February 2017). Its targets are the words
that tell the fact: by position (section 4.2.5; code points, as ours) and by quotation with what stands around it
(4.2.4). Where the text was made from a page or a feed its positions are not those of the page, so only the quotation
is given.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from communique import __version__
from communique.export.records import entry_pages
from communique.model import Action, Agreement, Citation, Claim, Document, Event, Meeting, Party, Statement
from communique.record import Filters
from communique.store import Store, find_sources, load_claims, load_documents

TAG = "tag:communique,2026:"  # RFC 4151: names of our own that need no address on the network
CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {"communique": f"{TAG}vocabulary/", "communique:event": {"@type": "@json"}},
)
AROUND = 32  # characters before and after a quotation, as annotation clients write; enough to tell repeats apart
TELLING = ("whole", "content")  # citations that tell the event; the others name a part of it

Revise = Callable[[Sequence[Claim]], Sequence[Claim]]


def export_annotations(
    store: Store,
    filters: Filters,
    *,
    source: str | None = None,
    directory: Callable[[], Any] | None = None,
    revise: Revise = tuple,
) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each claim of the entries that `filters` asks for, document by document, in text order.

    source: the address of a document in the archive, with `{name}` or `{id}` in it; without it the document's own
    address, else a tag with its id. revise puts what people decided in the place of what a document's claims say.
    """
    entries = {
        claim: one.id for page in entry_pages(store, filters, directory) for one in page for claim in one.entry.claims
    }
    with store.read() as connection:
        sources = find_sources(connection, at=filters.hour())
    for listed in sources:
        if not any(listed.claims):
            continue
        with store.read() as connection:
            claims = [claim for _, claim in load_claims(connection, documents=[listed.seq])]
            told = [claim for claim in revise(claims) if claim.id in entries]
            if not told:
                continue
            document = next(document for _, document in load_documents(connection, [listed.seq]))
        for claim in sorted(told, key=lambda claim: (_first(claim), claim.id)):
            yield annotation_of(claim, document, entry=entries[claim.id], source=source)


def annotation_page(annotations: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the pieces of one AnnotationPage, an annotation a line, however many there are."""
    head = {"@context": CONTEXT, "id": f"{TAG}record", "type": "AnnotationPage", "startIndex": 0}
    yield msgspec.json.encode(head).decode().removesuffix("}") + ',"items":['
    before = "\n"
    for one in annotations:
        yield before + msgspec.json.encode(one).decode()
        before = ",\n"
    yield "\n]}\n"


def annotation_of(claim: Claim, document: Document, *, entry: str, source: str | None = None) -> dict[str, Any]:
    """Return the annotation of a claim, without the context that its page has."""
    event = claim.event
    kind = type(event).__name__.lower()
    tags = [kind, *filter(None, (getattr(event, name, None) for name in ("status", "act", "code"))), *event.issues]
    targets = [_target(citation, document, source) for citation in telling_of(claim)]
    return {
        "id": TAG + claim.id,
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": f"communiqué {__version__}, {claim.produced_by}"},
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "language": "en",
                "value": describe(event),
            },
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags),
        ],
        "target": targets[0] if len(targets) == 1 else targets,
        "communique:entry": entry,
        "communique:kind": kind,
        "communique:confidence": round(claim.confidence, 4),
        "communique:event": msgspec.to_builtins(event),
    }


def telling_of(claim: Claim) -> list[Citation]:
    """Return the citations that tell the event, in text order; all of them where none tells the whole."""
    telling = [one for one in claim.citations if one.field in TELLING] or list(claim.citations)
    return sorted({one.span: one for one in telling}.values(), key=lambda one: one.span)


def describe(event: Event) -> str:
    """Return what happened in a line: what it is, who, when, where."""
    match event:
        case Statement():
            speakers = event.joint_speakers or ((event.speaker,) if event.speaker is not None else ())
            words = f"{event.act}: {_names(speakers) or 'speaker not named'}"
            if event.on_behalf_of is not None:
                words += f" for {event.on_behalf_of.name}"
        case Meeting():
            words = f"{event.format} meeting, {event.status}: " + " · ".join(
                part for part in (_names(event.parties), event.title) if part
            )
        case Agreement():
            words = f"agreement, {event.status}: {event.title}"
            words += f" · {_names(event.parties)}" if event.parties else ""
        case Action():
            words = f"{event.code}, {event.status}: {_names(event.actors)}"
            words += f" → {_names(event.targets)}" if event.targets else ""
    when, where = event.when, getattr(event, "where", None)
    if when is not None:
        words += f" · {when.start}" + (f" to {when.end}" if when.end else "")
    return words + (f" · {where.name}" if where is not None else "")


def _target(citation: Citation, document: Document, source: str | None) -> dict[str, Any]:
    text, span = document.text, citation.span
    quotation = {
        "type": "TextQuoteSelector",
        "exact": citation.quote,
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {
        "type": "SpecificResource",
        "source": _address(document, source),
        "selector": [position, quotation] if document.source is None else quotation,
        "communique:document": document.name,
    }


def _address(document: Document, source: str | None) -> str:
    if source is None:
        return document.url or TAG + document.id
    return source.replace("{name}", quote(document.name)).replace("{id}", quote(document.id))


def _first(claim: Claim) -> int:
    return min((citation.span.start for citation in telling_of(claim)), default=0)


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties))
