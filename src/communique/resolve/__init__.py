"""Bind what a reading marks: mentions to actors, places to the map, time expressions to the calendar."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from communique.errors import ReadingMismatch
from communique.model import Document, Reading
from communique.resolve.actors import bind_actors

if TYPE_CHECKING:
    from communique.directory import Directory
    from communique.directory.places import Gazetteer

__all__ = ["resolve_reading"]


def resolve_reading(reading: Reading, document: Document, *, directory: Directory, gazetteer: Gazetteer) -> Reading:
    """Return `reading` with actors, places and dates filled in.

    Times come first, then actors, then places.

    Raises:
        ReadingMismatch: the reading was made from another document.
    """
    if reading.document != document.id:
        raise ReadingMismatch(f"the reading is of {reading.document}, the document is {document.id}; read it again")
    if (anchor_times := _step("times", "anchor_times")) is not None:
        reading = anchor_times(reading, document)
    reading = bind_actors(reading, document, directory=directory)
    if (locate_places := _step("places", "locate_places")) is not None:
        reading = locate_places(reading, document, gazetteer=gazetteer)
    return reading


def _step(module: str, function: str) -> Callable[..., Reading] | None:
    """Return a step of this room if it is there."""
    try:
        found: Any = getattr(importlib.import_module(f"communique.resolve.{module}"), function, None)
    except ModuleNotFoundError:
        return None
    return found  # type: ignore[no-any-return]
