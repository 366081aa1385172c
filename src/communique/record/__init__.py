"""How the record is asked: lists, search, dossiers, positions, actors, sources. Answers are computed, never stored."""

from communique.record.dossiers import (
    ActorDossier,
    DocumentDossier,
    Dossier,
    Telling,
    Words,
    document_dossier,
    entry_dossier,
    show,
)
from communique.record.expectations import OUTCOMES, Expectation, Expectations, list_expectations
from communique.record.facets import (
    STANDINGS,
    Edge,
    FacetCount,
    Month,
    Network,
    count_facets,
    count_list,
    find_network,
    list_months,
    list_standings,
)
from communique.record.filters import Filters, iso_day
from communique.record.lists import Cited, Listed, Page, lead_citation, lead_claim, list_entries, walk_entries
from communique.record.overviews import ActorCount, Stats, get_stats, list_actors, list_sources
from communique.record.positions import Change, Contradiction, Position, Positions, list_positions
from communique.record.positions_stands import SIDES, Ground, Stand
from communique.record.reviews import REASONS, Review, count_reviews, list_reviews
from communique.record.searching import Found, search_entries, search_texts

__all__ = [
    "OUTCOMES",
    "REASONS",
    "SIDES",
    "STANDINGS",
    "ActorCount",
    "ActorDossier",
    "Change",
    "Cited",
    "Contradiction",
    "DocumentDossier",
    "Dossier",
    "Edge",
    "Expectation",
    "Expectations",
    "FacetCount",
    "Filters",
    "Found",
    "Ground",
    "Listed",
    "Month",
    "Network",
    "Page",
    "Position",
    "Positions",
    "Review",
    "Stand",
    "Stats",
    "Telling",
    "Words",
    "count_facets",
    "count_list",
    "count_reviews",
    "document_dossier",
    "entry_dossier",
    "find_network",
    "get_stats",
    "iso_day",
    "lead_citation",
    "lead_claim",
    "list_actors",
    "list_entries",
    "list_expectations",
    "list_months",
    "list_positions",
    "list_reviews",
    "list_sources",
    "list_standings",
    "search_entries",
    "search_texts",
    "show",
    "walk_entries",
]
