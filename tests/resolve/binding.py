"""A text read by the rules as far as its mentions are bound to actors."""

import msgspec

from communique.directory import load_directory
from communique.directory.places import load_gazetteer
from communique.ingest import document_from_text
from communique.model import Evidence, Reading
from communique.read.coreference import link_mentions
from communique.read.mentions import find_mentions
from communique.read.sentences import split_sentences
from communique.read.tagger import tag_tokens
from communique.resolve.actors import bind_actors


def bind(text: str, day: str | None = "2013-04-23") -> tuple[str, Reading]:
    document = document_from_text(text, name="test.txt")
    if day is not None:
        document = msgspec.structs.replace(document, published=Evidence(value=day, method="external", precision="day"))
    sentences, tokens = split_sentences(document)
    tokens = tag_tokens(sentences, tokens)
    found = find_mentions(document, sentences, tokens, directory=load_directory(), gazetteer=load_gazetteer())
    found = link_mentions(document, sentences, tokens, found)
    reading = Reading(document=document.id, sentences=sentences, tokens=tokens, mentions=found)
    return document.text, bind_actors(reading, document, directory=load_directory())
