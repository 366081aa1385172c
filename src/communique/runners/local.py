"""Run the pipeline in this process, one document after the other."""

from collections.abc import Iterable, Iterator

from communique.model import Document
from communique.pipeline import Outcome, Pipeline


def run_here(documents: Iterable[Document], *, pipeline: Pipeline) -> Iterator[Outcome]:
    """Yield the outcome of each document, in order."""
    for document in documents:
        yield pipeline.try_claims(document)
