"""Measure coreference within documents on GUM (Zeldes 2017): who pronouns are, and which mentions belong together.

    python bench/coreference.py GUM_FOLDER [--reader rules] [--genres news,interview,speech,bio]

A mention is matched to the gold mention whose head word lies in its head, the one most like it in extent. A pronoun is
right when the last mention before it in its chain that is no pronoun is of its gold entity; recall counts pronouns
whose entity has been named or described before. B3 (Bagga and Baldwin 1998) is taken over the matched mentions. Linking
is by rules and was written with GUM open; no part of it is held out.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import msgspec

from communique.config import Config
from communique.directory import load_directory
from communique.ingest import document_from_text
from communique.model import Mention
from communique.read import load_reader

PRONOUNS = {
    **dict.fromkeys("he she him her his hers himself herself".split(), "he, she"),
    **dict.fromkeys("they them their theirs themselves".split(), "they"),
    **dict.fromkeys("it its itself".split(), "it"),
}
COUNTED = ("person", "org", "place", "role", "pronoun")
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]+)")
_EDGE = re.compile(r"\(([^()]+)\)?|([^()]+)\)")


class Entity(msgspec.Struct, frozen=True):
    """A gold mention: the id of its entity, its span, the span of its head word, whether that is a pronoun."""

    id: str
    start: int
    end: int
    head: tuple[int, int]
    is_pronoun: bool


def load(path: Path) -> tuple[str, list[Entity]]:
    """Return the text of a CoNLL-U document, a blank line between paragraphs, and its gold mentions."""
    text, words, found = "", [], []
    waiting: list[tuple[str, int, int]] = []
    inside = (0, 0, 0)  # first and last number of a word written as one token, place of the part that comes next
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
            text = text.rstrip() + "\n\n"
        cells = line.split("\t")
        if len(cells) < 10 or "." in cells[0]:
            continue
        blank = "" if "SpaceAfter=No" in cells[9] else " "
        if "-" in cells[0]:
            first, _, last = cells[0].partition("-")
            inside = (int(first), int(last), len(text))
            text += cells[1] + blank
            continue
        if inside[0] <= int(cells[0]) <= inside[1]:
            words.append((inside[2], inside[2] + len(cells[1]), cells[3]))
            inside = (inside[0], inside[1], inside[2] + len(cells[1]))
        else:
            inside = (0, 0, 0)
            words.append((len(text), len(text) + len(cells[1]), cells[3]))
            text += cells[1] + blank
        match = _ENTITY.search(cells[9])
        for edge in _EDGE.finditer(match[1]) if match else ():
            at = len(words) - 1
            if edge[1]:
                parts = edge[1].split("-")
                heads = next((part for part in parts[4:] if re.fullmatch(r"\d+(?:,\d+)*", part)), "1")
                waiting.append((parts[0], at, at + int(heads.split(",")[0]) - 1))
                if not edge[0].endswith(")"):
                    continue
                closed = waiting.pop()
            else:
                name = edge[2]
                index = next((k for k in range(len(waiting) - 1, -1, -1) if waiting[k][0] == name), None)
                if index is None:
                    continue
                closed = waiting.pop(index)
            identity, begin, head = closed
            head = min(max(head, begin), at)
            found.append(
                Entity(identity.split("[")[0], words[begin][0], words[at][1], words[head][:2], words[head][2] == "PRON")
            )
    return text, found


def match(mention: Mention, gold: list[Entity]) -> Entity | None:
    """Return the gold mention whose head word lies in the head of `mention` and whose span is most like its own."""
    held = [e for e in gold if mention.head.start <= e.head[0] and e.head[1] <= mention.head.end]

    def likeness(entity: Entity) -> float:
        shared = min(entity.end, mention.span.end) - max(entity.start, mention.span.start)
        return shared / (max(entity.end, mention.span.end) - min(entity.start, mention.span.start))

    return max(held, key=likeness, default=None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reader", default="rules")
    parser.add_argument("--genres", default="news,interview,speech,bio")
    options = parser.parse_args()
    reader = load_reader(Config(reader=options.reader), directory=load_directory())
    counts: Counter[tuple[str, str]] = Counter()
    precision = recall = mentions = 0.0
    paths = [path for genre in options.genres.split(",") for path in sorted(options.folder.glob(f"GUM_{genre}_*"))]
    for path in paths:
        text, gold = load(path)
        document = document_from_text(text, name=path.name)
        if document.text != text:
            raise SystemExit(f"{path}: the text changed on the way in, so offsets do not agree")
        reading = reader.read(document)
        chains: dict[int, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            if mention.chain is not None:
                chains[mention.chain].append(mention)
        matched = [(one, found) for one in reading.mentions if (found := match(one, gold)) and one.kind in COUNTED]
        for mention in reading.mentions:
            kind = PRONOUNS.get(mention.head.of(text).lower())
            entity = match(mention, gold)
            if mention.kind != "pronoun" or kind is None:
                continue
            counts[kind, "gold"] += entity is not None and any(
                other.id == entity.id and other.start < entity.start and not other.is_pronoun for other in gold
            )
            before = [
                other
                for other in (chains[mention.chain] if mention.chain is not None else ())
                if other.span.start < mention.span.start and other.kind != "pronoun"
            ]
            if before:
                last = match(before[-1], gold)
                counts[kind, "told"] += 1
                counts[kind, "right"] += entity is not None and last is not None and last.id == entity.id
        key: dict[str, set[int]] = defaultdict(set)
        response: dict[object, set[int]] = defaultdict(set)
        places = []
        for number, (mention, entity) in enumerate(matched):
            chain: object = mention.chain if mention.chain is not None else ("alone", number)
            key[entity.id].add(number)
            response[chain].add(number)
            places.append((entity.id, chain))
        for identity, chain in places:
            shared = len(key[identity] & response[chain])
            precision += shared / len(response[chain])
            recall += shared / len(key[identity])
        mentions += len(places)
    figures: dict[str, object] = {"documents": len(paths), "reader": options.reader}
    for kind in dict.fromkeys(PRONOUNS.values()):
        right, told, asked = (counts[kind, what] for what in ("right", "told", "gold"))
        figures[kind] = {
            "precision": round(100 * right / max(told, 1), 1),
            "recall": round(100 * right / max(asked, 1), 1),
            "asked": asked,
        }
    p, r = precision / max(mentions, 1), recall / max(mentions, 1)
    f = 2 * p * r / (p + r) if p + r else 0.0
    figures["B3"] = {name: round(100 * value, 1) for name, value in (("precision", p), ("recall", r), ("f1", f))}
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
