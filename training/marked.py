"""Read texts with their labels written into them: our own sentences and the records of the PLOVER gold standard.

`data/events.txt` holds deeds, `data/acts.txt` statements, one example a line; the form of both is that of the records.
"""

import json
import re
from pathlib import Path

from communique.ingest import document_from_text
from communique.read.sentences import split_sentences
from corpora import ARGUMENTS, EVENTS, Document, Sentence

_MARKED = re.compile(r"\{([A-Z]+):([^{}]*)\}")
_PLOVER_DEEDS = {"CONSULT": "MEETING"} | {
    kind: kind for kind in "COOPERATE AID RETREAT PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
}  # the gold standard's other types are mostly speech, which here is a statement


def gathered(documents: list[Document], lines: int) -> list[Document]:
    """Return documents that hold `lines` of the given ones each, so that a window shows a sentence among others."""
    return [
        Document(documents[k].name, [s for document in documents[k : k + lines] for s in document.sentences])
        for k in range(0, len(documents), lines)
    ]


def marked_events(path: Path) -> list[Document]:
    """Return the sentences of `path`, one example a line, with `{KIND:words}` around triggers and arguments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_marked(f"{path.stem} {k}", line) for k, line in enumerate(lines) if line.strip()]


def plover_deeds(root: Path) -> list[Document]:
    """Return the records of the PLOVER gold standard whose type is a deed (PLOVER-GSR, CC BY-SA 4.0)."""
    documents = []
    for record in json.loads((root / "plover" / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8")):
        kind, info = _PLOVER_DEEDS.get(record.get("event", "")), record.get("textInfo")
        markup = info.get("markup", "") if isinstance(info, dict) else ""
        if kind and "(EVT:" in markup and record.get("language") == "en":
            for old, new in (("SRC/TAR", "ACTOR"), ("SRC", "ACTOR"), ("TAR", "TARGET"), ("EVT", kind)):
                markup = re.sub(rf"\({old}: ?([^()]*)\)", rf"{{{new}:\1}}", markup)
            documents.append(_marked(record["id"], markup))
    return documents


def marked_acts(path: Path) -> list[Document]:
    """Return the statements of `path`, one a line: its act, a tab, text with `{CUE:words}` and `{CONTENT:words}`."""
    documents = []
    for k, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        act, _, marked = line.partition("\t")
        document, owners = _unmarked(f"{path.stem} {k}", marked)
        for sentence, spoken in zip(document.sentences, owners, strict=True):
            sentence.acts = [act if kinds else "" for kinds in spoken]
        documents.append(document)
    return documents


def _marked(name: str, line: str) -> Document:
    document, owners = _unmarked(name, line)
    for sentence, marks in zip(document.sentences, owners, strict=True):
        for labels, known in ((EVENTS, "events"), (ARGUMENTS, "arguments")):
            kinds = [next((mark for mark in held if mark in labels), "O") for held in marks]
            setattr(sentence, known, kinds)
    return document


def _unmarked(name: str, line: str) -> tuple[Document, list[list[list[str]]]]:
    """Return the text of a marked line without its marks and, for each word, the BIO labels of the marks on it."""
    text, spans, end = "", [], 0
    for mark in _MARKED.finditer(line):
        text += line[end : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1]))
        text, end = text + mark[2], mark.end()
    text += line[end:]
    sentences, tokens = split_sentences(document_from_text(text, name=name))
    document, owners = Document(name, []), []
    for sentence in sentences:
        held = tokens[sentence.first : sentence.last]
        document.sentences.append(Sentence([token.text for token in held]))
        owners.append(
            [
                [
                    ("B-" if token.span.start <= start else "I-") + kind
                    for start, stop, kind in spans
                    if token.span.start < stop and start < token.span.end
                ]
                for token in held
            ]
        )
    return document, owners
