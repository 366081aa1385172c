"""A spaCy pipeline as reader: `--reader spacy:NAME` reads with the installed pipeline NAME (`spacy:en_core_web_sm`).

The worked example of a plug-in (entry point `communique.readers`; needs the extra `spacy`). spaCy gives parts of
speech, lemmas and dependencies on our own sentences and words, so that every offset stays ours; mentions, times and
attributions come from the rules. A name that the rules do not know becomes a mention of the kind spaCy gives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from communique.config import Config
from communique.directory import load_directory
from communique.directory.places import load_gazetteer
from communique.errors import PluginError
from communique.model import Document, Mention, Reading, Sentence, Span, Token
from communique.model.reader import Reader
from communique.model.readings import MentionKind
from communique.read.rules import RulesReader

KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "NORP": "norp",
    "FAC": "facility",
    "EVENT": "event",
    "LAW": "document",
}


def load(config: Config) -> Reader:
    """Return a reader on the pipeline that `config.reader` names behind the colon.

    Raises:
        PluginError: spaCy or the pipeline is not installed.
    """
    name = config.reader.partition(":")[2]
    if not name:
        raise PluginError("name the spaCy pipeline behind a colon: --reader spacy:en_core_web_sm")
    try:
        import spacy
    except ImportError as error:
        raise PluginError("the spaCy reader needs spaCy: pip install 'communique[spacy]'") from error
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise PluginError(f"no spaCy pipeline {name!r} is installed: python -m spacy download {name}") from error
    return SpacyReader(pipeline, config)


class SpacyReader:
    """Reads with a loaded spaCy pipeline and the rules. Keeps nothing of a document."""

    def __init__(self, pipeline: Any, config: Config) -> None:
        self.pipeline = pipeline
        self.rules = RulesReader(load_directory(config.directories), load_gazetteer())

    @property
    def name(self) -> str:
        meta = self.pipeline.meta
        return f"spacy:{meta.get('lang')}_{meta.get('name')}@{meta.get('version')}"

    def read(self, document: Document) -> Reading:
        """Return the marks on `document`; mentions are linked into chains but not bound to actors."""
        reading = self.rules.read(document)
        tokens: list[Token] = []
        names: list[Mention] = []
        for number, sentence in enumerate(reading.sentences):
            own = reading.tokens[sentence.first : sentence.last]
            parsed = self._parse(own)
            tokens += _marked(own, parsed, sentence.first)
            names += _names(number, sentence, own, parsed, reading.mentions)
        mentions = sorted([*reading.mentions, *names], key=lambda mention: mention.span)
        return msgspec.structs.replace(reading, tokens=tuple(tokens), mentions=tuple(mentions), reader=self.name)

    def _parse(self, tokens: Sequence[Token]) -> Any:
        from spacy.tokens import Doc

        words = [token.text for token in tokens]
        parsed = Doc(self.pipeline.vocab, words=words, sent_starts=[index == 0 for index in range(len(words))])
        for _, component in self.pipeline.pipeline:
            parsed = component(parsed)
        return parsed


def _marked(tokens: Sequence[Token], parsed: Any, first: int) -> list[Token]:
    """Give tokens what the pipeline says; where it has no tagger or parser the rules' marks stay."""
    marked = []
    for token, word in zip(tokens, parsed, strict=True):
        changes: dict[str, Any] = {}
        if word.pos_:
            changes["pos"] = word.pos_
        if word.lemma_:
            changes["lemma"] = word.lemma_
        if parsed.has_annotation("DEP"):
            changes["head"] = -1 if word.head.i == word.i else first + word.head.i
            changes["relation"] = word.dep_
        marked.append(msgspec.structs.replace(token, **changes))
    return marked


def _names(
    number: int, sentence: Sentence, tokens: Sequence[Token], parsed: Any, known: Sequence[Mention]
) -> list[Mention]:
    """Return the pipeline's names that touch no mention of the rules."""
    taken = [mention.span for mention in known if sentence.span.contains(mention.span)]
    found = []
    for entity in parsed.ents:
        span = Span(tokens[entity.start].span.start, tokens[entity.end - 1].span.end)
        if entity.label_ in KINDS and not any(span.overlaps(other) for other in taken):
            found.append(Mention(span=span, kind=KINDS[entity.label_], head=span, sentence=number))
    return found
