"""Turn a reading into claims: what this one document says, each with citations."""

import importlib
from collections.abc import Callable
from typing import Any

from communique.extract.former_states import bind_former_states
from communique.extract.topics import theme_claims
from communique.model import Claim, Document, Reading

FINDERS = (
    ("communique.extract.statements", "find_statements"),
    ("communique.extract.meetings", "find_meetings"),
    ("communique.extract.agreements", "find_agreements"),
    ("communique.extract.actions", "find_actions"),
)


def extract_claims(reading: Reading, document: Document, *, ontology: Any, directory: Any) -> list[Claim]:
    """Return every claim of the document, in the order in which the text tells them."""
    day = document.publication_day()
    reading = bind_former_states(reading, day, document.text, directory=directory)
    claims: list[Claim] = []
    for module, name in FINDERS:
        find = _finder(module, name)
        if find is not None:
            claims.extend(find(reading, document, ontology=ontology, directory=directory))
    return sorted(theme_claims(claims, reading, document, ontology=ontology), key=_place)


def _finder(module: str, name: str) -> Callable[..., list[Claim]] | None:
    try:
        return getattr(importlib.import_module(module), name, None)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return None


def _place(claim: Claim) -> tuple[int, int, str]:
    if not claim.citations:
        return (0, 0, claim.id)
    whole = [cited.span for cited in claim.citations if cited.field == "whole"]  # a party may be named far before
    first = min(whole or [cited.span for cited in claim.citations])
    return (first.start, first.end, claim.id)


__all__ = ["extract_claims"]
