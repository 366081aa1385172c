"""The order of the stages: one object that holds the loaded resources, and the way from inputs to the stored record."""

from communique.pipeline.stages import Pipeline

__all__ = ["Pipeline"]
