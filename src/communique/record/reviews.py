"""List what a person should look at, with the words and the entry each stands in."""

import msgspec

from communique.model import Claim, Span
from communique.record.filters import Filters
from communique.record.lists import Cited, cite, lead_citation
from communique.store import (
    Doubt,
    Store,
    count_doubts,
    entries_of_claims,
    find_doubts,
    get_sources,
    get_text,
    load_claims,
)
from communique.store.reviews import QUERIES, Why

REASONS: tuple[Why, ...] = tuple(QUERIES)
AROUND = 160  # characters of the text each side of the words; two lines, mostly the rest of the sentence


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at: the doubt, its claims (two for a merge), their words, and the entries they stand in.

    around: for each citation the words before and after it in its paragraph.
    """

    doubt: Doubt
    claims: tuple[Claim, ...]
    citations: tuple[Cited, ...]
    entries: tuple[str, ...]
    around: tuple[tuple[str, str], ...] = ()


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
        texts = {source.id: get_text(connection, source.seq) for source in sources.values()}
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
                around=tuple(_around(texts[citation.document], citation.span) for citation in leads),
            )
        )
    return reviews


def _around(text: str, span: Span) -> tuple[str, str]:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    if span.start > AROUND:
        before = before[before.find(" ") + 1 :]
    if span.end + AROUND < len(text):
        after = after[: after.rfind(" ") + 1]
    return before.rpartition("\n\n")[2], after.partition("\n\n")[0]


def count_reviews(store: Store, *, include_embargoed: bool = False) -> dict[Why, int]:
    """Return how much is open to review, by reason."""
    at = Filters(include_embargoed=include_embargoed).hour()
    with store.read() as connection:
        return {why: count_doubts(connection, why, at=at) for why in REASONS}
