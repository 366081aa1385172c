"""Read ECB+ (Cybulska and Vossen 2014): documents, the checked sentences, and gold event mentions with their chains."""

import csv
import xml.etree.ElementTree as ElementTree
from itertools import pairwise
from pathlib import Path

import msgspec

from communique.model import Document, Segment, Sentence, Span, Token, content_id
from communique.read.tagger import tag_tokens


class EcbMention(msgspec.Struct, frozen=True):
    """A gold event mention: where it stands, its head's lemma and its chain. tokens index into the document's."""

    id: str
    document: str
    topic: int
    sentence: int
    tokens: tuple[int, ...]
    lemma: str
    pos: str
    chain: str


class EcbDocument(msgspec.Struct, frozen=True):
    """A document with its tokens by sentence; subtopic is what tells it from the other event of its topic."""

    document: Document
    topic: int
    subtopic: str
    sentences: tuple[tuple[Token, ...], ...]


def read_ecb(folder: Path, topics: range) -> tuple[list[EcbDocument], list[EcbMention]]:
    """Return documents and mentions of `topics`; folder holds `ECB+/` and `ECBplus_coreference_sentences.csv`."""
    checked: dict[tuple[str, str], set[int]] = {}
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            checked.setdefault((row["Topic"], row["File"]), set()).add(int(row["Sentence Number"]))
    documents: list[EcbDocument] = []
    mentions: list[EcbMention] = []
    for topic in topics:
        for path in sorted((folder / "ECB+" / str(topic)).glob("*.xml")):
            sentences = checked.get((str(topic), path.stem.partition("_")[2]), set())
            document, own = _read(path, topic, sentences)
            documents.append(document)
            mentions += own
    return documents, mentions


def _read(path: Path, topic: int, checked: set[int]) -> tuple[EcbDocument, list[EcbMention]]:
    root = ElementTree.parse(path).getroot()
    raw = root.findall("token")
    text, tokens = "", []
    starts: dict[int, int] = {}
    at: dict[str | None, int] = {}
    for number, token in enumerate(raw):
        sentence = int(token.get("sentence", "0"))
        words = token.text or "_"
        text += ("\n" if text and sentence not in starts else " ") if text else ""
        starts.setdefault(sentence, number)
        tokens.append(Token(Span(len(text), len(text) + len(words)), words))
        text += words
        at[token.get("t_id")] = number
    bounds = [*starts.values(), len(raw)]
    spans = [
        Sentence(Span(tokens[a].span.start, tokens[b - 1].span.end), a, b, segment=0, paragraph=0)
        for a, b in pairwise(bounds)
    ]
    tagged = tag_tokens(spans, tokens)
    order = {sentence: position for position, sentence in enumerate(starts)}
    id = content_id("doc", path.name)
    chain = _chains(root, path.stem)
    mentions = []
    for mark in root.find("Markables") or ():
        anchors = tuple(at[a.get("t_id")] for a in mark.findall("token_anchor"))
        if not anchors or not mark.tag.startswith(("ACTION", "NEG_ACTION")):
            continue
        sentence = int(raw[anchors[0]].get("sentence", "0"))
        if sentence not in checked:
            continue
        head = next((k for k in anchors if tagged[k].pos == "VERB"), anchors[-1])
        key = mark.get("m_id", "")
        mentions.append(
            EcbMention(
                id=f"{path.stem}:{key}", document=id, topic=topic, sentence=order[sentence], tokens=anchors,
                lemma=(tagged[head].lemma or tagged[head].text).casefold(), pos=tagged[head].pos,
                chain=chain.get(key, f"{path.stem}:{key}"),
            )
        )  # fmt: skip
    document = Document(id=id, name=path.name, text=text, segments=(Segment(Span(0, len(text)), "body"),))
    lines = tuple(tagged[a:b] for a, b in pairwise(bounds))
    subtopic = f"{topic}{'plus' if path.stem.endswith('plus') else ''}"
    return EcbDocument(document, topic, subtopic, lines), mentions


def _chains(root: ElementTree.Element, stem: str) -> dict[str, str]:
    """Return the chain of each mention that has one; a chain within one document carries the document's name."""
    chains: dict[str, str] = {}
    for relation in root.find("Relations") or ():
        name = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else f"{stem}:r{relation.get('r_id')}"
        for source in relation.findall("source"):
            chains.setdefault(source.get("m_id", ""), name or "")
    return chains
