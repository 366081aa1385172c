"""Benchmarks: the program measured on public corpora that the user has at hand. Nothing of a corpus is shipped."""
