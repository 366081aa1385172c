"""What leaves: the gold file's shape, JSON Lines and CSV."""

from communique.export.gold import gold_document

__all__ = ["gold_document"]
