"""Contents that a reader marked only in part."""

import re

import pytest

from communique.extract.contents import mend_contents
from communique.model import Attribution, Document, Reading, Segment, Span
from communique.read import split_sentences
from communique.read.assembly import form_of
from communique.read.quotes import find_quotations


def mended(marked: str) -> str:
    """Mark speaker, cue and contents as {speaker} [cue] <content>; return the mended contents, joined by a bar."""
    text, spans = "", {"{": [], "[": [], "<": []}
    for part in re.findall(r"[{\[<][^}\]>]*[}\]>]|[^{\[<]+", marked):
        if part[0] in "{[<":
            spans[part[0]].append(Span(len(text), len(text) + len(part) - 2))
            part = part[1:-1]
        text += part
    document = Document(id="doc-1", name="one", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    sentences, tokens = split_sentences(document)
    content = tuple(spans["<"])
    form = form_of(text, content, find_quotations(text, [Span(0, len(text))]))
    speaker = spans["{"][0] if spans["{"] else None
    one = Attribution(speaker, spans["["][0], content, form, 0)
    reading = Reading(document="doc-1", sentences=sentences, tokens=tokens, attributions=(one,))
    return " | ".join(span.of(text) for span in mend_contents(reading, text)[0].content)


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        # all that stands before a cue at the end
        (
            "The crews <will sail home> on Friday under escort, {the navy} [said].",
            "The crews will sail home on Friday under escort",
        ),
        (
            "The pact, which nobody had expected, <was good for Peru and Chile>, {two envoys} [said] on Monday.",
            "The pact, which nobody had expected, was good for Peru and Chile",
        ),
        ("But the ferry <would run again> in May, {he} [added].", "the ferry would run again in May"),
        ('<"The ferry will run,"> {he} [said].', '"The ferry will run,"'),
        # a clause that hangs on
        (
            "{She} [threatened] <to close the port> until the crews were paid.",
            "to close the port until the crews were paid",
        ),
        ("{She} [demanded] <a debate> when the house meets on Monday.", "a debate when the house meets on Monday"),
        ("{She} [said] <the port was open> when asked about the crews.", "the port was open"),
        (
            "{He} [said] <there would be a quarrel over fish>, with Norway pressing for a quota.",
            "there would be a quarrel over fish, with Norway pressing for a quota",
        ),
        # a second clause behind a semicolon
        (
            "{He} [said] <he would stay away>; his party would send a clerk.",
            "he would stay away; his party would send a clerk",
        ),
        ("{Oslo} [said] <it would pay; nobody knows how much>.", "it would pay"),
        # what dangles behind a quotation, and who is told of behind one
        ('{The duke} [called] <the toll "unbearable" on> Monday.', 'the toll "unbearable"'),
        ('<"We will sail," he> [was quoted as saying].', '"We will sail,"'),
        ('<"We will sail," the duke\'s old friend, Ana Ruiz>, [was quoted as saying] by a paper.', '"We will sail,"'),
        ("<The duke> [was quoted] by {a paper} <as saying that the toll was high>.", "that the toll was high"),
        ("{Oslo} [thanked] <both for their patience>; <it is unclear what it cost>.", "both for their patience"),
        ("{She} [demanded] <a debate when> the house meets on Monday.", "a debate when the house meets on Monday"),
        # who was told
        ("<The duke> [had been warned] by {the mayor} <that the bridge was weak>.", "that the bridge was weak"),
    ],
)
def test_content_is_made_whole(marked: str, content: str) -> None:
    assert mended(marked) == content
