"""The issue and event ontology as data: issue labels with their terms, the PLOVER lexicon, agreement nouns."""

from communique.ontology.issues import Issue, Ontology, load_ontology

__all__ = ["Issue", "Ontology", "load_ontology"]
