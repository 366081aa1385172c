"""The issue and event ontology as data: issue labels with their terms, the PLOVER lexicon, agreement nouns."""

from communique.ontology.issues import Issue, Ontology, load_ontology
from communique.ontology.plover import DeedMatch, DeedPattern, Lexicon, intensity, lemmas_of, load_lexicon, quad_class

__all__ = [
    "DeedMatch",
    "DeedPattern",
    "Issue",
    "Lexicon",
    "Ontology",
    "intensity",
    "lemmas_of",
    "load_lexicon",
    "load_ontology",
    "quad_class",
]
