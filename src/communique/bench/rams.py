"""Measure who takes part in diplomatic events on a part of RAMS (Ebner et al., ACL 2020): `rams-dev.jsonlines`.

The trigger is given, as in the corpus's own task; events of contact and of agreements count as diplomatic. A gold
participant is found when a party that stands around the trigger has the same head word. Places, times, topics and
instruments are no participants.
"""

import json
from pathlib import Path
from typing import Any

from communique.directory import load_directory
from communique.directory.places import load_gazetteer
from communique.extract.actions_clause import Placed, lay_out
from communique.extract.participants import participants
from communique.model import Document, Mention, Reading, Segment, Sentence, Span, Token
from communique.read.mentions import find_mentions
from communique.read.tagger import tag_tokens

DIPLOMATIC = ("contact.", "government.agreements.")
PARTICIPANTS = (
    "participant",
    "communicator",
    "recipient",
    "violator",
    "otherparticipant",
    "signer",
    "promiser",
    "adviser",
)
PREPOSITIONS = frozenset({"of", "in", "from", "for", "at", "on", "with", "to", "by", "who", "that", "which", ","})


def bench_rams(path: Path) -> dict[str, Any]:
    """Return recall of gold participants (percent) by head word, over all and over those in the trigger's sentence."""
    directory, gazetteer = load_directory(), load_gazetteer()
    found = total = near_found = near_total = events = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        trigger = row["evt_triggers"][0]
        if not trigger[2][0][0].startswith(DIPLOMATIC):
            continue
        events += 1
        reading, starts = _reading(row["sentences"], directory, gazetteer)
        index = max(number for number, start in enumerate(starts) if start <= trigger[0])
        clause = lay_out(
            reading, index, [m for m in reading.mentions if m.sentence == index], demonym=directory.demonym, nouns=True
        )
        heads = {
            starts[index] + _head_of(placed, clause.tokens)
            for placed in participants(clause, trigger[0] - starts[index], trigger[1] + 1 - starts[index])
        }
        words = [word for sentence in row["sentences"] for word in sentence]
        for _, span, role in row["gold_evt_links"]:
            if not role[11:].lower().startswith(PARTICIPANTS):
                continue
            head = _gold_head(words, span)
            is_near = starts[index] <= head < starts[index] + len(row["sentences"][index])
            total += 1
            near_total += is_near
            found += head in heads
            near_found += head in heads and is_near
    return {
        "events": events,
        "participants": total,
        "found": round(100 * found / total, 1) if total else 0.0,
        "in_sentence": near_total,
        "found_in_sentence": round(100 * near_found / near_total, 1) if near_total else 0.0,
    }


def _reading(sentences: list[list[str]], directory: Any, gazetteer: Any) -> tuple[Reading, list[int]]:
    """Return a reading over the corpus's own sentences and words, with where each sentence starts."""
    tokens: list[Token] = []
    marks: list[Sentence] = []
    starts: list[int] = []
    parts: list[str] = []
    offset = 0
    for number, words in enumerate(sentences):
        first = len(tokens)
        starts.append(first)
        begin = offset
        for word in words:
            tokens.append(Token(Span(offset, offset + len(word)), word))
            parts.append(word)
            offset += len(word) + 1
        marks.append(Sentence(Span(begin, offset - 1), first, len(tokens), 0, number))
    text = " ".join(parts)
    document = Document(id="rams", name="rams", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    tagged = tag_tokens(marks, tokens)
    mentions = find_mentions(document, marks, tagged, directory=directory, gazetteer=gazetteer)
    return Reading(document="rams", sentences=tuple(marks), tokens=tagged, mentions=mentions), starts


def _head_of(placed: Placed, tokens: tuple[Token, ...]) -> int:
    """Return the place of the head word: of a name its last word, of a phrase the noun before its complement."""
    mention: Mention = placed.mention
    inside = [place for place in range(placed.first, placed.last) if tokens[place].span.overlaps(mention.head)]
    return inside[-1] if inside else placed.last - 1


def _gold_head(words: list[str], span: list[int]) -> int:
    for place in range(span[0] + 1, span[1] + 1):
        if words[place].lower() in PREPOSITIONS:
            return place - 1
    return span[1] - (words[span[1]] in ("'s", "’s") and span[1] > span[0])
