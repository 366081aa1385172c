"""Find the statements and reports that speak for whoever issued them: "a Kremlin statement", "the communiqué"."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Mention, Span
from communique.read.mentions_phrases import grow_phrase, span_of
from communique.read.mentions_units import Unit
from communique.read.mentions_words import Line

PAPERS = frozenset(
    """
    statement statements communique communiqué declaration comments remarks message letter release readout note memo
    memorandum document text report transcript website resolution
    """.split()
)
AUTHORS = frozenset({"org", "person", "state", "place", "body", "role", "norp"})


def find_papers(line: Line, starts: dict[int, Unit], ends: dict[int, Unit], found: Sequence[Mention]) -> list[Mention]:
    """Return a document mention for each lower-case paper with the words that tell whose it is."""
    words = line.words
    taken = [mention.span for mention in found if mention.kind in ("document", "event", "group", "anonymous")]
    papers: list[Mention] = []
    for at, word in enumerate(words):
        if word.lower not in PAPERS or word.capital or word.pos in ("VERB", "AUX"):
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        if following is not None and following.pos == "NOUN" and following.lower not in ("notes", "states", "claims"):
            continue
        phrase = grow_phrase(words, Unit(at, at + 1, "body", head=at), starts, ends)
        if not phrase.determiner and not phrase.owners:
            continue
        last = phrase.last
        if last + 1 < len(words) and words[last].lower in ("by", "from") and last == at + 1:
            start = last + (2 if words[last + 1].lower == "the" else 1)
            author = starts.get(start)
            if author is not None and author.kind in AUTHORS:
                behind = starts.get(author.last)
                last = behind.last if author.kind == "norp" and behind is not None else author.last
        span = span_of(words, phrase.first, last)
        if any(one.overlaps(Span(word.start, word.end)) for one in taken):
            continue
        papers.append(
            Mention(
                span=span,
                kind="document",
                head=Span(word.start, word.end),
                sentence=line.sentence,
                gender="neuter",
                plural=word.lower in ("statements",),
                score=0.6,
            )
        )
    return papers
