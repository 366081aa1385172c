"""What binding knows of a document: its day, the state it mostly speaks of, who is bound so far."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from communique.directory.folding import fold
from communique.directory.former import capital_on, state_on
from communique.directory.places import load_gazetteer
from communique.lang.houses import house_of
from communique.model import Document, Mention, Reading, Sentence, Span
from communique.resolve.actors_made import owner_meant, owner_named, state_of_actor

if TYPE_CHECKING:
    from communique.directory import Directory

_LEAD_WORDS = """
    the a an his her its their our this that official chief senior visiting veteran current new newly elected top
    outgoing incoming
    """.split()
LEAD = re.compile(rf"^(?:(?:{'|'.join(_LEAD_WORDS)})\s+)+", re.IGNORECASE)
OFTEN = 3  # mentions of a state that make it the matter of a report
# Towns where states meet: a report from there is of no one land.
MEETING_PLACES = frozenset(
    "geneva|new york|united nations|the hague|strasbourg|vienna|brussels|davos|lausanne|montreux|munich|doha".split("|")
)
MATTER = 6  # mentions of another state beside one of the dateline's: the report is about it
EARLIEST = "1985"  # the directory's tenures begin here
_LASTING = re.compile(
    r"\b(?:since|elected|took office|came to power|became|appointed|born|founded|created|re-elected|until|served)\b",
    re.IGNORECASE,
)
_SAID_IN = re.compile(
    r"[^.\"“”]{0,40}\b(?:said|says|added|announced|confirmed|noted|warned|wrote|declared|stressed)\b[^.\"“”]{0,30}\bin\s+"
)


_POSSESSED = re.compile(r"(?:its|his|her|their)\s", re.IGNORECASE)
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:in|on|of|at|to|from|for|about|over|against|into|near|with|by)\s+(?:the\s+)?$", re.IGNORECASE
)
_OWNED = re.compile(r"(?:his|her|their)\s", re.IGNORECASE)
_OF_EMBASSY = re.compile(r"\b(?:ambassador|embassy|charg[eé]|consul|attach[eé])\b", re.IGNORECASE)
_SCENE = re.compile(r"(?:Meanwhile,?\s+)?(?:In|From)\s+([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)\s*,")


class Context(msgspec.Struct):
    """What binding knows of the document: the day, the state it mostly speaks of, what is bound so far."""

    directory: Directory
    text: str
    day: str | None
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    nation: str | None
    days: dict[int, str] = {}
    inner: dict[Span, tuple[Span, ...]] = {}
    bound: dict[Span, str] = {}

    @classmethod
    def of(cls, reading: Reading, document: Document, directory: Directory) -> Context:
        published = document.published.value if document.published is not None else None
        dated = document.dateline_date.value if document.dateline_date is not None else None
        day = published or dated
        return cls(
            directory=directory,
            text=document.text,
            day=day[:10] if day else None,
            sentences=reading.sentences,
            mentions=reading.mentions,
            nation=_nation_on(_nation(reading, document, directory), document, day),
            days=_days_told(reading, document.text, day),
            inner=_nested(reading.mentions),
            bound={},
        )

    def day_at(self, mention: Mention) -> str | None:
        """Return the day on which a role is held: a past one that the sentence tells, else the document's."""
        return self.days.get(mention.sentence, self.day)

    def state_in_view(self, mention: Mention) -> str | None:
        """Return the only state named in this sentence so far, or in the nearest of the two before it that name any."""
        for sentence in range(mention.sentence, mention.sentence - 3, -1):
            found = {
                one.candidates[0]
                for one in self.mentions
                if one.sentence == sentence
                and one.candidates
                and one.candidates[0].startswith("state:")
                and one.span.end <= mention.span.start
            }
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def power_before(self, mention: Mention) -> str | None:
        """Return the state or body that the sentence before names first, not behind a preposition, else None."""
        for one in self.mentions:
            if one.sentence == mention.sentence - 1 and one.kind in ("org", "place") and self.bound.get(one.span):
                before = self.text[max(0, one.span.start - 12) : one.span.start]
                return None if _BEHIND_PREPOSITION.search(before) else self.bound[one.span]
        return None

    def nation_here(self, mention: Mention) -> str | None:
        """Return the state whose capital opens the mention's sentence: "In Beijing, a ministry spokesman said"."""
        sentence = self.sentences[mention.sentence].span
        opening = _SCENE.match(self.text, sentence.start, sentence.end)
        if opening is None or opening.end() > mention.span.start:
            return None
        state = self.directory.seat(opening[1])
        return state if state is not None and state.startswith("state:") else None

    def _state_of_person_here(self, mention: Mention) -> str | None:
        """Return the state of the last person before a mention in its sentence: "he said that the army …"."""
        start = self.sentences[mention.sentence].span.start
        near = [
            span
            for span, actor in self.bound.items()
            if start <= span.start < mention.span.start and actor.startswith("person:")
        ]
        return state_of_actor(self.bound[max(near, key=lambda span: span.start)], self) if near else None

    def _sender(self, mention: Mention) -> str | None:
        """Return the state whose ambassador or embassy was told last before a mention."""
        for one in reversed(self.mentions):
            words = one.span.of(self.text)
            if one.span.end > mention.span.start or not _OF_EMBASSY.search(words):
                continue
            if self.bound.get(one.span, "").endswith("-embassy"):
                return f"state:{self.bound[one.span].removeprefix('body:').removesuffix('-embassy')}"
            if (state := owner_named(one, self)) is not None:
                return state
        return None

    def issuer(self, paper: Mention) -> str | None:
        """Return the actor who is said to speak in the paper ("NATO said in a statement"), else None."""
        start = self.sentences[paper.sentence].span.start
        before = [span for span in self.bound if start <= span.start and span.end < paper.span.start]
        for span in sorted(before, key=lambda one: -one.end):
            if _SAID_IN.fullmatch(self.text[span.end : paper.span.start]):
                return self.bound[span]
        return None

    def generic_body(self, mention: Mention) -> str | None:
        """Return the body that "the Foreign Ministry", "the government", "the alliance" mean here, or None."""
        words = re.sub(r"^(?:the|its|his|their|our)\s+", "", mention.span.of(self.text), flags=re.IGNORECASE)
        words = LEAD.sub("", words)
        kind = self.directory.organ(words)
        if (
            kind is None
            and words.lower() in ("government", "regime", "authorities")
            and not _OWNED.match(mention.span.of(self.text))
            and mention.head.start - mention.span.start < 5
        ):
            return self._state_of_person_here(mention) or self.nation
        if kind is None:
            if words.lower() in (
                "alliance",
                "military alliance",
                "transatlantic alliance",
                "atlantic alliance",
                "western alliance",
            ):
                return "body:nato" if "body:nato" in self.bound.values() or words.lower() != "alliance" else None
            return None
        here = owner_named(mention, self) or owner_meant(mention, self)
        if here is None and kind == "embassy":
            here = self._sender(mention)  # an embassy is never that of the land where it stands
            if here is None:
                return None
        if here is None and _POSSESSED.match(mention.span.of(self.text)):
            return None  # "its foreign ministry": not the ministry that another state was named with
        here = here or self.nation_here(mention)
        if here is not None and (identity := f"body:{here.removeprefix('state:')}-{kind}") in self.directory.actors:
            return identity
        # The same kind of body, last named in full before this place.
        before = [
            (span, actor)
            for span, actor in self.bound.items()
            if span.start < mention.span.start and actor.startswith("body:") and actor.endswith(kind)
        ]
        if before:
            return max(before, key=lambda pair: pair[0].start)[1]
        nation = self.nation or self._state_of_person_here(mention) or self.state_in_view(mention)
        if nation is None:
            return None
        identity = f"body:{nation.removeprefix('state:')}-{kind}"
        return identity if identity in self.directory.actors else None


def _days_told(reading: Reading, text: str, day: str | None) -> dict[int, str]:
    """Return sentence -> the past date it tells, where its year is an earlier one and nothing lasts from then on."""
    found: dict[int, str] = {}
    for time in reading.times:
        told = (time.edtf or "").split("/")[0]
        if day is None or not re.match(r"\d{4}(?:-\d\d)*$", told) or told[:4] >= day[:4] or told[:4] < EARLIEST:
            continue
        words = reading.sentences[time.sentence].span.of(text)
        if not _LASTING.search(words):
            found.setdefault(time.sentence, told)
    return found


def _nested(mentions: Sequence[Mention]) -> dict[Span, tuple[Span, ...]]:
    """Return span -> the spans of other mentions that lie within it."""
    found: dict[Span, list[Span]] = {}
    open_spans: list[Span] = []
    for span in sorted({mention.span for mention in mentions}, key=lambda one: (one.start, -one.end)):
        open_spans = [outer for outer in open_spans if outer.end >= span.end]
        for outer in open_spans:
            found.setdefault(outer, []).append(span)
        open_spans.append(span)
    return {span: tuple(within) for span, within in found.items()}


def _nation_on(nation: str | None, document: Document, day: str | None) -> str | None:
    """Return the state that stood on the day in the place of the document's state ("HANOI, 1972" is North Vietnam)."""
    place = document.dateline_place.value if document.dateline_place is not None else None
    town = re.split(r"[,(/]", place or "")[0].strip()
    if nation is None:
        return None
    return (capital_on(town, day) if town else None) or state_on(nation, day)


def _nation(reading: Reading, document: Document, directory: Directory) -> str | None:
    """Return the state whose own paper a document is; else that of the dateline; else the one the document names
    clearly more often than any other; else None.
    """
    title = document.title.value if document.title is not None else None
    house = house_of(title, document.text) if title else None
    if house is not None and house.startswith("state:"):
        return house
    counts = Counter(
        mention.candidates[0]
        for mention in reading.mentions
        if mention.candidates and mention.candidates[0].startswith("state:")
    )
    # A report from a third country: it names others again and again, the one of its dateline never.
    is_elsewhere = max(counts.values(), default=0) >= OFTEN
    place = document.dateline_place.value if document.dateline_place is not None else None
    if place:
        first = re.split(r"[,(/]", place)[0].strip().title()
        state = directory.seat(first) or next(
            (one for one in directory.find_names(first) if one.startswith("state:")), None
        )
        if state is None and fold(first) not in MEETING_PLACES:
            state = f"state:{(load_gazetteer().country_of(first) or '').lower()}"
            state = state if state in counts else None
        seldom = counts[state or ""] <= 1 and max(counts.values(), default=0) >= MATTER
        if state is not None and state.startswith("state:") and (state in counts or not is_elsewhere) and not seldom:
            return state
    ranked = counts.most_common(2)
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
        return ranked[0][0]
    return None
