"""Small readings written by hand: `word/POS` with names marked as `[words]=kind:actor`, one sentence a string."""

import re

from communique.directory import load_directory
from communique.model import Document, Mention, Reading, Segment, Sentence, Span, TimeExpression, Token

TOKEN = re.compile(r"\[(?P<name>[^\]]+)\]=(?P<kind>\w+):(?P<actor>[\w:/-]*)|(?P<word>\S+)")
DEFAULT = "NOUN"


def make_reading(*sentences: str, dates: dict[str, str] | None = None) -> tuple[Reading, Document]:
    """Return a reading and its document.

    A word without a tag is a noun, inside a name a proper noun. dates gives words of the text a calendar date, or a
    duration (`P2D`).
    """
    text, tokens, marks, mentions = "", [], [], []
    for number, sentence in enumerate(sentences):
        first, begin = len(tokens), len(text)
        for found in TOKEN.finditer(sentence):
            words = [word + "/PROPN" for word in found["name"].split()] if found["name"] else [found["word"]]
            start = len(text)
            for word in words:
                form, _, tag = (
                    word.rpartition("/") if "/" in word else (word, "", "PUNCT" if word in ".,;:" else DEFAULT)
                )
                tokens.append(Token(Span(len(text), len(text) + len(form)), form, "", tag))
                text += form + " "
            if found["name"]:
                span = Span(start, len(text) - 1)
                mentions.append(Mention(span, found["kind"], span, number, actor=found["actor"] or None))
        marks.append(Sentence(Span(begin, len(text) - 1), first, len(tokens), 0, number))
    times = tuple(
        TimeExpression(Span(text.index(words), text.index(words) + len(words)),
                       "DURATION" if value.startswith("P") else "DATE",
                       next(n for n, mark in enumerate(marks) if mark.span.start <= text.index(words) < mark.span.end),
                       value=value, edtf=None if value.startswith("P") else value)
        for words, value in (dates or {}).items()
    )  # fmt: skip
    directory = load_directory()
    actors = tuple({m.actor: directory.actors[m.actor] for m in mentions if m.actor in directory.actors}.values())
    document = Document(id="doc", name="doc", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    reading = Reading(
        document="doc",
        sentences=tuple(marks),
        tokens=tuple(tokens),
        mentions=tuple(mentions),
        times=times,
        actors=actors,
    )
    return reading, document
