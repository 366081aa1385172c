"""The issue and event ontology as data: issue labels with their terms, the PLOVER lexicon, agreement nouns."""

from communique.ontology.issues import Ontology, load_ontology
from communique.ontology.plover import (
    INTENSITY_TABLE,
    DeedMatch,
    DeedPattern,
    Lexicon,
    context_of,
    intensity,
    lemmas_of,
    load_lexicon,
    quad_class,
)
from communique.ontology.shapes import Issue

__all__ = [
    "INTENSITY_TABLE",
    "DeedMatch",
    "DeedPattern",
    "Issue",
    "Lexicon",
    "Ontology",
    "context_of",
    "intensity",
    "lemmas_of",
    "load_lexicon",
    "load_ontology",
    "quad_class",
]
