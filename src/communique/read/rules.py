"""The reader that works by rules alone: no network, no weights but the tagger's, the same answer on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique import __version__
from communique.model import Document, Reading
from communique.read.attribution import find_attributions
from communique.read.coreference import link_mentions
from communique.read.mentions import find_mentions
from communique.read.sentences import split_sentences
from communique.read.tagger import tag_tokens
from communique.read.times import find_times
from communique.read.turns import settle_turns

if TYPE_CHECKING:
    from communique.directory import Directory
    from communique.directory.places import Gazetteer


class RulesReader:
    """Reads sentences, mentions, times, attributions by rule. Holds directory and gazetteer, nothing of a document."""

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
        mentions = find_mentions(document, sentences, tokens, directory=self.directory, gazetteer=self.gazetteer)
        mentions = link_mentions(document, sentences, tokens, mentions)
        attributions = find_attributions(document, sentences, tokens, mentions)
        return Reading(
            document=document.id,
            sentences=sentences,
            tokens=tokens,
            mentions=mentions,
            times=find_times(document, sentences, tokens),
            attributions=settle_turns(document, sentences, mentions, attributions),
            reader=self.name,
        )
