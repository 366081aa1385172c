"""Turn one document with its claims into the shape of the annotation guide's gold file.

One JSON object per document, spans as `[start, end]`, names as canonical names; what each key means is defined in
`docs/vocabulary.md`. Scorers and scripts read this shape, `annotate` and `export --format claims-jsonl` write it.
"""

from collections.abc import Iterable, Mapping
from typing import Any, assert_never

from communique.model import Action, Agreement, Claim, Document, Evidence, Meeting, Party, Span, Statement, When, Where

# A value that a named field or the text itself gives is "stated"; one that the caller or reasoning gave is "inferred".
PUBLISHED_FROM = {"stated": "stated", "field": "stated", "inferred": "inferred", "external": "inferred"}


def gold_document(
    document: Document, claims: Iterable[Claim], *, entries: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return `document` and `claims` as a dict of the gold file's shape, items in the order of the claims.

    entries maps claim ids to entry ids; where it is given every item carries `entry` and `claim`.
    """
    kinds: dict[str, list[dict[str, Any]]] = {"statements": [], "meetings": [], "agreements": [], "actions": []}
    for claim in claims:
        kind, item = _item(claim)
        if entries is not None:
            item["claim"] = claim.id
            item["entry"] = entries.get(claim.id, claim.id)
        kinds[kind].append(item)
    return {
        "doc": document.name,
        "metadata": gold_metadata(document),
        "items": [{"heading": item.heading, "span": _span(item.span)} for item in document.items],
        **kinds,
    }


def gold_metadata(document: Document) -> dict[str, Any]:
    """Return the metadata block; rights, embargo, topics and location only where the document has them."""
    published = document.published
    known = published is not None and published.value is not None
    metadata: dict[str, Any] = {
        "title": _value(document.title),
        "published": _value(published),
        "published_from": PUBLISHED_FROM[published.method] if known and published is not None else None,
        "dateline_place": _value(document.dateline_place),
        "publisher": _value(document.publisher),
        "agencies": [agency.value for agency in document.agencies if agency.value],
        "language": _value(document.language),
    }
    rights = [line.value for line in document.rights if line.value]
    if rights:
        metadata["rights"] = "; ".join(rights)
    if document.embargo_until is not None and document.embargo_until.value:
        metadata["embargo_until"] = document.embargo_until.value
    if document.topics:
        metadata["topics"] = list(document.topics)
    if document.location is not None and document.location.value:
        metadata["location"] = document.location.value
    return metadata


def _item(claim: Claim) -> tuple[str, dict[str, Any]]:
    match claim.event:
        case Statement():
            return "statements", _statement(claim.event)
        case Meeting():
            return "meetings", _meeting(claim.event)
        case Agreement():
            return "agreements", _agreement(claim.event)
        case Action():
            return "actions", _action(claim.event)
        case _:
            assert_never(claim.event)


def _statement(event: Statement) -> dict[str, Any]:
    item: dict[str, Any] = {
        "speaker": _span(event.speaker_span),
        "speaker_name": _speaker(event.speaker),
        "cue": _span(event.cue_span),
        "content": [_span(span) for span in event.content_spans],
        "form": event.form,
        "act": event.act,
        "issues": list(event.issues),
        "date": _date(event.when),
    }
    if event.nested:
        item["nested"] = True
    if event.on_behalf_of is not None:
        item["on_behalf_of"] = event.on_behalf_of.name
    if event.joint_speakers:
        item["joint_speakers"] = [party.name for party in event.joint_speakers]
    return item


def _meeting(event: Meeting) -> dict[str, Any]:
    item: dict[str, Any] = {
        "parties": _names(event.parties),
        "status": event.status,
        "date": _start(event.when),
        "place": _place(event.where),
        "format": event.format,
        "issues": list(event.issues),
        "title": event.title,
        "spans": [_span(span) for span in event.spans],
    }
    if event.when is not None and event.when.end:
        item["end_date"] = event.when.end
    if event.new_when is not None:
        item["new_date"] = _date(event.new_when)
    return item


def _start(when: When | None) -> str | None:
    """Return the first day; the whole interval where the meeting was on some day of it (EDTF `[a..b]`)."""
    if when is None:
        return None
    return f"{when.start}/{when.end}" if when.end and when.edtf and when.edtf.startswith("[") else when.start


def _agreement(event: Agreement) -> dict[str, Any]:
    return {
        "title": event.title,
        "parties": _names(event.parties),
        "status": event.status,
        "date": _date(event.when),
        "issues": list(event.issues),
        "spans": [_span(span) for span in event.spans],
    }


def _action(event: Action) -> dict[str, Any]:
    item: dict[str, Any] = {
        "code": event.code,
        "actors": _names(event.actors),
        "targets": _names(event.targets),
        "status": event.status,
        "date": _date(event.when),
        "place": _place(event.where),
        "issues": list(event.issues),
        "spans": [_span(span) for span in event.spans],
    }
    if event.new_when is not None:
        item["new_date"] = _date(event.new_when)
    return item


def _speaker(party: Party | None) -> str | None:
    # A speaker bound to no actor is an indefinite group ("analysts"): the guide leaves the name open.
    return party.name if party is not None and party.actor is not None else None


def _names(parties: Iterable[Party]) -> list[str]:
    return [party.name for party in parties]


def _value(evidence: Evidence | None) -> str | None:
    return evidence.value if evidence is not None else None


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def _date(when: When | None) -> str | None:
    if when is None:
        return None
    return f"{when.start}/{when.end}" if when.end else when.start


def _place(where: Where | None) -> str | None:
    return where.name if where is not None else None
