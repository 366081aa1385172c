"""Make reprints of real articles and measure how well `fuse.copies` finds them.

Four kinds, as newspapers make them: `light` (a new header, one word in a hundred changed), `cut` (the first 35-60 %
kept), `update` (another article's lead before it and its end after it, a quarter of the sentences dropped), `rewrite`
(8 % of the words and 15 % of the sentences replaced). A cluster is an article with its reprints.
"""

import html
import random
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from communique.bench.clustering import adjusted_rand
from communique.errors import UsageError
from communique.fuse.copies import Candidates, find_copies
from communique.model import Document, Evidence, Segment, Span, content_id

KINDS = ("light", "cut", "update", "rewrite")
ARTICLES = 2_000
REPRINTED = 0.45  # of the articles, each one to three times: as many reprints as articles
PER_DAY = 8  # documents a day in the archive
CHUNK = 150  # words of a briefing that stand for an article where there are too few articles
LEAST, MOST = 60, 1_200  # words of an article

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_MARKUP = re.compile(r"<[^>]+>")
_ESCAPE = re.compile(r"\\x[0-9a-f]{2}|\\[nt]")


class Set(msgspec.Struct, frozen=True):
    """Documents, the article behind each, and what kind of reprint it is ("" for an original)."""

    documents: list[Document]
    article: dict[str, str]
    kind: dict[str, str]


def bench_reprints(folder: Path) -> dict[str, Any]:
    """Return ARI, the share of each kind of reprint that was found, speed, and candidates per document at two sizes.

    folder holds MEANTIME, GUM, PolNeAR (train) and the White House briefings, or some of them. The two sizes are made
    of the briefings alone and left out without them.

    Raises:
        UsageError: the folder holds none of these corpora.
    """
    texts = list(islice(articles(folder), ARTICLES))
    if not texts:
        raise UsageError(
            f"{folder} holds no articles; it needs meantime*/, gum/, polnear/train/text/ or pressBriefings/"
        )
    figures = measure(make_reprints(texts))
    if next(chunks(folder), None) is None:
        return figures
    growth = {}
    for size in (10_000, 100_000):
        many = make_reprints(list(islice(chunks(folder), int(size * 0.52))), size=size)
        growth[str(size)] = measure(many)
    first, last = (figure["candidates_per_document"] for figure in growth.values())
    return figures | {"archive": growth, "candidates_growth_percent": 100 * (last / first - 1)}


def measure(made: Set) -> dict[str, Any]:
    counts = Candidates()
    clock = time.process_time()
    copies = find_copies(made.documents, counts)
    seconds = time.process_time() - clock
    found = {document.id: copies.get(document.id, document.id) for document in made.documents}
    heads = {made.article[id]: found[id] for id, kind in made.kind.items() if not kind}
    recall = {}
    for kind in KINDS:
        ids = [id for id, its in made.kind.items() if its == kind]
        recall[kind] = 100 * sum(found[id] == heads[made.article[id]] for id in ids) / max(1, len(ids))
    return {
        "documents": len(made.documents),
        "ari": adjusted_rand(made.article, found),
        "found": recall,
        "documents_per_second": len(made.documents) / seconds,
        "candidates_per_document": counts.checked / len(made.documents),
    }


def make_reprints(texts: Sequence[str], *, size: int | None = None, seed: int = 7) -> Set:
    """Return documents of `texts` and of their reprints, spread over an archive of `PER_DAY` documents a day."""
    lot = random.Random(seed)
    days = int(len(texts) * (1 + 2 * REPRINTED) / PER_DAY) + 1
    made = Set([], {}, {})
    vocabulary = [word for text in texts[:300] for word in text.split()]
    for number, text in enumerate(texts):
        day = date(2001, 1, 1) + timedelta(lot.randrange(days))
        _add(made, text, day, str(number), "")
        for _ in range(lot.randrange(1, 4) if lot.random() < REPRINTED else 0):
            kind = lot.choice(KINDS)
            changed = _reprint(text, kind, lot, texts, vocabulary)
            _add(made, changed, day + timedelta(lot.randrange(4)), str(number), kind)
    if size is not None:
        del made.documents[size:]
        kept = {document.id for document in made.documents}
        article, kinds = ({k: v for k, v in part.items() if k in kept} for part in (made.article, made.kind))
        return Set(made.documents, article, kinds)
    return made


def _add(made: Set, text: str, day: date, article: str, kind: str) -> None:
    document = Document(
        id=content_id("doc", len(made.documents), text),
        name=f"{len(made.documents)}.txt",
        text=text,
        segments=(Segment(Span(0, len(text)), "body"),),
        published=Evidence(day.isoformat(), "stated", precision="day"),
    )
    made.documents.append(document)
    made.article[document.id] = article
    made.kind[document.id] = kind


def _reprint(text: str, kind: str, lot: random.Random, texts: Sequence[str], vocabulary: Sequence[str]) -> str:
    if kind == "cut":
        words = text.split()
        return " ".join(words[: int(len(words) * lot.uniform(0.35, 0.6))])
    sentences = _SENTENCE.split(text)
    if kind == "light":
        header = " ".join(lot.choices(vocabulary, k=lot.randrange(5, 15)))
        return header + "\n\n" + _noise(text, 0.01, lot, vocabulary)
    if kind == "update":
        other = _SENTENCE.split(lot.choice(texts))
        room = max(1, len(sentences) // 6)
        return " ".join([*other[:room], *(s for s in sentences if lot.random() >= 0.25), *other[-room:]])
    replaced = [
        " ".join(lot.choices(vocabulary, k=len(sentence.split()))) if lot.random() < 0.15 else sentence
        for sentence in sentences
    ]
    return _noise(" ".join(replaced), 0.08, lot, vocabulary)


def _noise(text: str, share: float, lot: random.Random, vocabulary: Sequence[str]) -> str:
    return " ".join(lot.choice(vocabulary) if lot.random() < share else word for word in text.split())


def articles(folder: Path) -> Iterator[str]:
    """Yield the texts of the corpora, then chunks of briefings of about an article's length."""
    for path in sorted(folder.glob("meantime*/intra_cross-doc_annotation/*/*.xml")):
        words = re.findall(r"<token [^>]*>([^<]*)</token>", path.read_text(encoding="utf-8"))
        yield from _sized(" ".join(html.unescape(word) for word in words))
    for path in sorted(folder.glob("gum/*.conllu")):
        yield from _sized(" ".join(re.findall(r"^# text = (.*)$", path.read_text(encoding="utf-8"), re.M)))
    for path in sorted(folder.glob("polnear/train/text/*.txt")):
        yield from _sized(path.read_text(encoding="utf-8"))
    yield from chunks(folder, 330)


def _sized(text: str) -> Iterator[str]:
    words = text.split()
    if len(words) >= LEAST:
        yield " ".join(words[:MOST])


def chunks(folder: Path, length: int = CHUNK) -> Iterator[str]:
    """Yield stretches of `length` words of the briefings, one of each briefing in turn, so that they mix."""
    waiting = [_stretches(path, length) for path in sorted(folder.glob("pressBriefings/*.html"))]
    while waiting:
        going = []
        for stretches in waiting:
            stretch = next(stretches, None)
            if stretch is not None:
                yield stretch
                going.append(stretches)
        waiting = going


def _stretches(path: Path, length: int) -> Iterator[str]:
    yield from _cut(_ESCAPE.sub(" ", _MARKUP.sub(" ", path.read_text(encoding="utf-8", errors="replace"))), length)


def _cut(text: str, length: int) -> Iterable[str]:
    words = text.split()
    for at in range(0, len(words) - length + 1, length):
        yield " ".join(words[at : at + length])
