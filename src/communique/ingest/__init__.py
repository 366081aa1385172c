"""Ingest: bytes of any shape become documents with labelled segments and metadata that says how it is known."""

from communique.ingest.maps import source_span
from communique.ingest.oracle import YearOracle
from communique.ingest.sources import ingest_bytes, ingest_paths
from communique.ingest.texts import document_from_text

__all__ = ["YearOracle", "document_from_text", "ingest_bytes", "ingest_paths", "source_span"]
