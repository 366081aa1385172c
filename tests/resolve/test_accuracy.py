"""Who speaks, bound from the words that name the speaker, on the development gold."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from communique.directory import load_directory
from communique.directory.places import load_gazetteer
from communique.ingest import document_from_text
from communique.model import Evidence, Mention, Reading, Span
from communique.read.coreference import link_mentions
from communique.read.mentions import find_mentions
from communique.read.sentences import split_sentences
from communique.read.tagger import tag_tokens
from communique.resolve.actors import bind_actors

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev"
FROZEN = 0.95  # 0.990 when measured; a change that loses four points must say why


def plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold().removeprefix("the ")
    return "".join(letter for letter in folded if letter.isalnum())


def accepted(names: object) -> set[str]:
    """Return every accepted name of a gold field, folded; gold nests lists of alternatives."""
    if isinstance(names, str):
        return {plain(names)}
    return set().union(*(accepted(one) for one in names)) if isinstance(names, list) else set()


def bound(text: str, day: str | None) -> Reading:
    document = document_from_text(text, name="gold.txt")
    document = msgspec.structs.replace(document, published=Evidence(value=day, method="external"))
    sentences, tokens = split_sentences(document)
    tokens = tag_tokens(sentences, tokens)
    found = find_mentions(document, sentences, tokens, directory=load_directory(), gazetteer=load_gazetteer())
    found = link_mentions(document, sentences, tokens, found)
    reading = Reading(document=document.id, sentences=sentences, tokens=tokens, mentions=found)
    return bind_actors(reading, document, directory=load_directory())


def nearest(reading: Reading, span: Span) -> Mention | None:
    """Return the mention that covers most of `span`, an exact one first, then a shorter one."""

    def closeness(mention: Mention) -> tuple[bool, int, int]:
        shared = min(mention.span.end, span.end) - max(mention.span.start, span.start)
        return mention.span == span, shared, -len(mention.span)

    return max((one for one in reading.mentions if one.span.overlaps(span)), key=closeness, default=None)


def verdicts() -> Iterator[bool]:
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (GOLD / "text" / gold["doc"]).read_bytes().decode("utf-8")
        published = gold["metadata"].get("published")
        reading = bound(text, published[0] if isinstance(published, list) else published)
        actors = {actor.id: actor for actor in reading.actors}
        for statement in gold["statements"]:
            names = accepted(statement["speaker_name"])
            if statement["speaker"] is None or not names:
                continue
            mention = nearest(reading, Span(*statement["speaker"]))
            actor = actors.get(mention.actor or "") if mention is not None else None
            yield actor is not None and bool({plain(name) for name in (actor.name, *actor.names)} & names)


@pytest.mark.accuracy
@pytest.mark.skipif(not GOLD.exists(), reason="the gold folder is not beside the project")
def test_speakers_of_the_development_gold_are_bound() -> None:
    right = list(verdicts())
    assert sum(right) >= FROZEN * len(right)
