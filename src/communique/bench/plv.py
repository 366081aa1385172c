"""Measure PLOVER types between a given source and target, on a file in the form of PLV (Hu et al., ACL 2024)."""

from communique.extract.plover import bench_plv

__all__ = ["bench_plv"]
