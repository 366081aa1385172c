"""The order of the stages: one object that holds the loaded resources, and the way from claims to the fused record."""

from communique.pipeline.stages import Outcome, Pipeline, ReadDocument, unencodable

__all__ = ["Outcome", "Pipeline", "ReadDocument", "unencodable"]
