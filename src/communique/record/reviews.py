"""List what a person should look at, with the words and the entry each stands in."""

import msgspec

from communique.model import Claim
from communique.record.filters import Filters
from communique.record.lists import Cited, cite, lead_citation
from communique.store import Doubt, Store, count_doubts, entries_of_claims, find_doubts, get_sources, load_claims
from communique.store.reviews import QUERIES, Why

REASONS: tuple[Why, ...] = tuple(QUERIES)


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at: the doubt, its claims (two for a merge), their words, and the entries they stand in."""

    doubt: Doubt
    claims: tuple[Claim, ...]
    citations: tuple[Cited, ...]
    entries: tuple[str, ...]


def list_reviews(
    store: Store, why: Why = "doubtful", *, include_embargoed: bool = False, limit: int = 50, offset: int = 0
) -> list[Review]:
    """Return what is open to review for one reason, the least certain first."""
    at = Filters(include_embargoed=include_embargoed).hour()
    with store.read() as connection:
        doubts = find_doubts(connection, why, at=at, limit=limit, offset=offset)
        ids = list(dict.fromkeys(id for doubt in doubts for id in (doubt.claim, doubt.other) if id))
        claims = {claim.id: claim for _, claim in load_claims(connection, ids=ids)}
        sources = get_sources(connection, {claim.document for claim in claims.values()})
        entries = entries_of_claims(connection, ids)
    reviews = []
    for doubt in doubts:
        told = tuple(claims[id] for id in (doubt.claim, doubt.other) if id in claims)
        leads = [citation for claim in told if (citation := lead_citation(claim)) is not None]
        reviews.append(
            Review(
                doubt=doubt,
                claims=told,
                citations=tuple(cite(citation, sources[citation.document]) for citation in leads),
                entries=tuple(dict.fromkeys(entries[claim.id] for claim in told if claim.id in entries)),
            )
        )
    return reviews


def count_reviews(store: Store, *, include_embargoed: bool = False) -> dict[Why, int]:
    """Return how much is open to review, by reason."""
    at = Filters(include_embargoed=include_embargoed).hour()
    with store.read() as connection:
        return {why: count_doubts(connection, why, at=at) for why in REASONS}
