"""The name of an occasion, and what the sentence that tells it says it is about."""

from collections.abc import Sequence
from typing import Any

from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.extract.topics import year_of
from communique.lang.meeting import COUNCILS, MARGINS, TITLE_HEADS
from communique.model import Mention, Span

COMMON = frozenset(
    "bilateral trilateral multilateral joint official working private public regular annual press news phone telephone "
    "video state meeting meetings summit summits visit talks conference call calls session sessions dinner lunch the a "
    "of presidential ministerial ordinary extraordinary plenary opening closing first second third final".split()
)


def find_title(view: SentenceView, trigger: Trigger, cast: Sequence[Mention]) -> tuple[str, Span] | None:
    """Return the name of the occasion if the words around the trigger give one."""
    for mention in view.mentions:
        if mention.kind != "event":
            continue
        places = view.places_of(mention.span)
        between = view.clause.tags[trigger.place + 1 : places.start]
        near = 0 <= places.start - trigger.place <= 6 and not {"VERB", "AUX"} & set(between)
        beside = MARGINS & set(view.words[trigger.place + 1 : places.start])
        if (trigger.place in places or (near and not beside)) and not _is_common(mention.head.of(view.document.text)):
            return mention.head.of(view.document.text), mention.head
    if trigger.family == "attend":
        for mention in view.mentions:
            gap = view.places_of(mention.span).start - trigger.place
            if mention.kind == "org" and 0 < gap <= 3 and is_council(view, mention):
                return mention.head.of(view.document.text), mention.head
    for mention in cast:
        if mention.kind == "org" and is_council(view, mention) and trigger.is_noun:
            return mention.head.of(view.document.text), mention.head
    if not trigger.is_noun and trigger.frame != "d" and len(cast) == 1 and is_council(view, cast[0]):
        return cast[0].head.of(view.document.text), cast[0].head
    if trigger.is_noun and view.words[trigger.place] in TITLE_HEADS:
        first = trigger.place
        while first - 1 >= trigger.start and (view.tokens[first - 1].text[:1].isupper() or view.word(first - 1) == "-"):
            first -= 1
        if first < trigger.place and view.word(first) not in ("the", "a", "this", "that"):
            span = view.span_of(first, trigger.place)
            return span.of(view.document.text), span
    return None


def _is_common(words: str) -> bool:
    """Return whether words in capitals name no occasion of their own: "Bilateral Meeting", "Working Visit"."""
    return all(word in COMMON for word in words.casefold().split())


def is_council(view: SentenceView, mention: Mention) -> bool:
    """Return whether a body is one that consists in its meetings, so that its session is a named occasion."""
    return mention.head.of(view.document.text).split()[-1].casefold() in COUNCILS


def find_issues(view: SentenceView, trigger: Trigger, ontology: Any) -> tuple[str, ...]:
    """Return what the sentence says the meeting is about."""
    if ontology is None:
        return ()
    start = view.clause_start(trigger.place)
    text = Span(view.tokens[start].span.start, view.sentence.span.end).of(view.document.text)
    found: tuple[str, ...] = ontology.find_issues(text, year=year_of(view.document))
    return found
