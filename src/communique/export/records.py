"""Turn a stored record into lines: one entry a line with everything it stands on, or one document a line as the gold
file.

Ids are content hashes, so two exports of one record are equal line by line.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from communique.export.gold import gold_document
from communique.model import Claim
from communique.record import Filters, Listed, walk_entries
from communique.store import (
    Store,
    entries_of_claims,
    find_sources,
    get_sources,
    load_claims,
    load_documents,
)

PAGE = 1_000  # entries held in memory at once


def export_entries(
    store: Store, filters: Filters, *, directory: Callable[[], Any] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield one self-contained dict an entry, in order of day, with every claim and its citations."""
    for page in entry_pages(store, filters, directory):
        ids = [claim for one in page for claim in one.entry.claims]
        with store.read() as connection:
            claims = {claim.id: claim for _, claim in load_claims(connection, ids=ids)}
            sources = get_sources(connection, {claim.document for claim in claims.values()})
        for one in page:
            told = [claims[id] for id in one.entry.claims if id in claims]
            yield {
                **listed_dict(one),
                "claims": [
                    {
                        **msgspec.to_builtins(claim),
                        "document_name": sources[claim.document].name,
                        "published": sources[claim.document].published,
                        "url": sources[claim.document].url,
                    }
                    for claim in told
                ],
            }


def export_claims(
    store: Store, *, include_embargoed: bool = False, revise: Callable[[Sequence[Claim]], Sequence[Claim]] = tuple
) -> Iterator[dict[str, Any]]:
    """Yield one dict a document in the shape of the gold file, every item with its `claim` and `entry` id.

    revise puts what people decided in the place of what a document's claims say (`pipeline.correcting.load_reviser`).
    """
    at = Filters(include_embargoed=include_embargoed).hour()
    with store.read() as connection:
        sources = find_sources(connection, at=at)
        for source in sources:
            document = next(document for _, document in load_documents(connection, [source.seq]))
            claims = [claim for _, claim in load_claims(connection, documents=[source.seq])]
            claims = [claim for claim in revise(claims) if claim.status != "rejected"]
            yield gold_document(document, claims, entries=entries_of_claims(connection, [claim.id for claim in claims]))


def listed_dict(one: Listed) -> dict[str, Any]:
    """Return an entry as listed as a flat dict: what happened, when, and the words of its fullest telling."""
    entry = msgspec.to_builtins(one.entry)
    return {
        "id": one.id,
        "kind": one.kind,
        "day": one.day,
        "last": one.last,
        "dated": one.dated,
        "event": entry["event"],
        "citation": msgspec.to_builtins(one.citation),
        "independent": entry["independent"],
        "copies": entry["copies"],
        "disputes": entry["disputes"],
        "history": entry["history"],
        "claims": entry["claims"],
    }


def entry_pages(store: Store, filters: Filters, directory: Callable[[], Any] | None) -> Iterator[tuple[Listed, ...]]:
    """Yield all entries that `filters` asks for, in order of day, some at a time."""
    return walk_entries(store, filters, size=PAGE, directory=directory)
