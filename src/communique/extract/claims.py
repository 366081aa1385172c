"""Turn an event into a claim: citations with their quotes, and an id that is a hash of what was cited."""

from collections.abc import Iterable

from communique.model import Citation, Claim, Document, Event, Span, content_id

DOUBTFUL_BELOW = 0.4  # claims under this confidence wait in the review queue


def build_claim(
    document: Document,
    event: Event,
    citations: Iterable[Citation],
    *,
    confidence: float = 1.0,
    produced_by: str = "rules",
) -> Claim:
    """Return the claim that `document` makes of `event`.

    Repeated citations and empty ones are dropped, the rest is sorted by place. The id depends on the document, the kind
    of event and the spans that tell it, so a rerun gives the same id.
    """
    unique = {(cited.span, cited.field): cited for cited in citations if len(cited.span) > 0}
    kept = tuple(unique[key] for key in sorted(unique))
    kind = type(event).__name__.lower()
    told = ";".join(f"{cited.field}:{cited.span.start}-{cited.span.end}" for cited in kept)
    return Claim(
        id=content_id("claim", document.id, kind, told),
        document=document.id,
        event=event,
        citations=kept,
        status="accepted" if confidence >= DOUBTFUL_BELOW else "doubtful",
        confidence=confidence,
        produced_by=produced_by,
    )


def cite(document: Document, span: Span, field: str) -> Citation:
    """Return the citation of the words at `span` for one field of an event."""
    return Citation(document=document.id, span=span, quote=span.of(document.text), field=field)
