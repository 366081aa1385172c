"""Build small readings from marked sentences, so that each test shows its own text.

`{words=actor-id}` is a mention bound to an actor (its kind from the id), `{words@place-id}` one that is a place
only, `<words=EDTF>` a time
expression. One line is one sentence; a line that begins with "# " is a headline.
"""

import re

from communique.model import Actor, Document, Mention, Place, Reading, Segment, Sentence, Span, TimeExpression, Token
from communique.read.tagger import tag_tokens

MARK = re.compile(r"\{([^{}=@]+)([=@])([^{}]+)\}|<([^<>=]+)=([^<>]+)>")
WORD = re.compile(r"\d[\d,.]*\d|\w+(?:-\w+)*(?=n['’]t)|n['’]t|\w+(?:[-.]\w+)*|['’]s|[^\w\s]")

ACTORS = (
    Actor("state:per", "state", "Peru", iso3="PER"),
    Actor("state:bol", "state", "Bolivia", iso3="BOL"),
    Actor("state:chl", "state", "Chile", iso3="CHL"),
    Actor("person:ana-rojas", "person", "Ana Rojas", acts_for="state:per"),
    Actor("person:luis-mamani", "person", "Luis Mamani", acts_for="state:bol"),
    Actor("person:eva-soto", "person", "Eva Soto", acts_for="state:chl"),
    Actor("body:andean-community", "body", "Andean Community"),
)
PLACES = (
    Place("place:lima", "Lima", "city", -12.05, -77.04, "PER", 9_000_000),
    Place("place:la-paz", "La Paz", "city", -16.5, -68.15, "BOL", 800_000),
    Place("place:peru", "Peru", "country", -10.0, -76.0, "PER"),
    Place("place:bolivia", "Bolivia", "country", -17.0, -65.0, "BOL"),
    Place("place:arica", "Arica", "city", -18.5, -70.3, "CHL", 200_000),
)


class SmallDirectory:
    """Knows the actors above."""

    def __init__(self) -> None:
        self.actors = {actor.id: actor for actor in ACTORS}


def read_marked(*lines: str) -> tuple[Reading, Document]:
    """Return the reading and the document of the marked lines."""
    text, mentions, times, sentences = "", [], [], []
    tokens: list[Token] = []
    for index, line in enumerate(lines):
        kind = "title" if line.startswith("# ") else "body"
        rest = line.removeprefix("# ")
        start = len(text)
        place = 0
        for mark in MARK.finditer(rest):
            text += rest[place : mark.start()]
            words = mark[1] or mark[4]
            span = Span(len(text), len(text) + len(words))
            text += words
            place = mark.end()
            if mark[4]:
                times.append(TimeExpression(span, "DATE", index, value=mark[5], edtf=mark[5]))
                continue
            identity = mark[3]
            actor, _, where = identity.partition("@") if mark[2] == "=" else ("", "", identity)
            kind_of = {"person": "person", "state": "place", "body": "org"}.get(actor.split(":")[0], "place")
            if words.lower() in ("he", "she", "they", "his", "her", "their"):
                kind_of = "pronoun"
            mentions.append(Mention(span, kind_of, span, index, actor=actor or None, place=where or None))
        text += rest[place:]
        words_here = [Token(Span(start + w.start(), start + w.end()), w.group()) for w in WORD.finditer(text[start:])]
        sentences.append(Sentence(Span(start, len(text)), len(tokens), len(tokens) + len(words_here), 0, index, kind))
        tokens += words_here
        text += "\n"
    document = Document(id="document-0", name="t.txt", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    reading = Reading(
        document=document.id,
        sentences=tuple(sentences),
        tokens=tag_tokens(sentences, tokens),
        mentions=tuple(mentions),
        times=tuple(times),
        actors=ACTORS,
        places=PLACES,
    )
    return reading, document
