"""Fuse: the claims of many documents become one entry per real-world occasion.

Nothing here asks which document came first to the program: the same documents give the same entries in any order.
"""

from collections.abc import Mapping, Sequence

import msgspec

from communique.fuse.clusters import cluster_claims
from communique.fuse.copies import find_copies
from communique.fuse.merging import build_entry
from communique.fuse.views import view_claims
from communique.model import Actor, Claim, Document, Entry, Judgement

__all__ = ["Fusion", "find_copies", "fuse"]


class Fusion(msgspec.Struct, frozen=True):
    """The entries in order of their ids, the judgements behind each merge, and which document copies which."""

    entries: tuple[Entry, ...]
    judgements: tuple[Judgement, ...]
    copies: Mapping[str, str]


def fuse(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    *,
    corrections: Sequence[Judgement] = (),
    actors: Mapping[str, Actor] | None = None,
) -> Fusion:
    """Return the entries that `claims` amount to.

    corrections are people's judgements on pairs of claims or entries: `same` and `different` are obeyed before any
    score. actors tells for whom a person acts, so that "Lavrov" and "Russia" can be one party. Rejected claims make
    no entry.
    """
    copies = find_copies(documents)
    published = {document.id: document.publication_day() for document in documents}
    kept = sorted((claim for claim in claims if claim.status != "rejected"), key=lambda claim: claim.id)
    views = view_claims(kept, published, actors or {}, copies)
    groups, judgements = cluster_claims(views, corrections)
    entries = [build_entry([views[k] for k in group], copies) for group in groups]
    return Fusion(tuple(sorted(entries, key=lambda entry: entry.id)), tuple(judgements), copies)
