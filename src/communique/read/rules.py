"""The reader that works by rules alone: no network, no trained weights but the tagger's, the same answer on every machine."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from communique import __version__
from communique.model import Document, Reading
from communique.read.attribution import find_attributions
from communique.read.sentences import split_sentences
from communique.read.tagger import tag_tokens

if TYPE_CHECKING:
    from communique.directory import Directory
    from communique.directory.places import Gazetteer


class RulesReader:
    """Reads sentences, mentions, times and attributions by rule. Holds the directory and the gazetteer, nothing of a document."""

    def __init__(self, directory: Directory, gazetteer: Gazetteer) -> None:
        self.directory = directory
        self.gazetteer = gazetteer

    @property
    def name(self) -> str:
        return f"rules@{__version__}"

    def read(self, document: Document) -> Reading:
        """Return the marks on `document`; mentions are linked into chains but not bound to actors."""
        sentences, tokens = split_sentences(document)
        tokens = tag_tokens(sentences, tokens)
        find_mentions = _room("mentions", "find_mentions")
        mentions = (
            find_mentions(document, sentences, tokens, directory=self.directory, gazetteer=self.gazetteer)
            if find_mentions
            else ()
        )
        link_mentions = _room("coreference", "link_mentions")
        if link_mentions:
            mentions = link_mentions(document, sentences, tokens, mentions)
        find_times = _room("times", "find_times")
        times = find_times(document, sentences, tokens) if find_times else ()
        return Reading(
            document=document.id,
            sentences=sentences,
            tokens=tokens,
            mentions=mentions,
            times=times,
            attributions=find_attributions(document, sentences, tokens, mentions),
            reader=self.name,
        )


def _room(module: str, function: str) -> Callable[..., Any] | None:
    try:
        return getattr(importlib.import_module(f"communique.read.{module}"), function, None)
    except ImportError:
        return None
