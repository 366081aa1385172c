"""Offsets of whole readings, for every script: from word pieces back to code points of the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.config import Config
from communique.directory import load_directory
from communique.model import Document, Reading, Segment, Span
from communique.read import load_reader

BITS = """Maria|Foreign Minister|said|told reporters|that|“We go on”|"We will not"|«да»|„ja“|the U.S.|Sept. 3|…|.|?|
|\n\n|\r\n|\u2028|e\u0301|a\u0300\u0301|ﬁ|İzmir|ẞ|👩‍👩‍👧|🇲🇹|
\u200b|\u200d|\u202e|\ufeff|\u00ad|\u00a0|شرم الشيخ|قال الوزير|שלום|
गांधी ने कहा|
ประเทศไทย|平壤。他说|日本の外相は|김정은이|Лавров заявил|𝒜𝓁𝓅𝒽𝒶|\ud800|\ufffd|\x00|٣٤|Ⅷ|SOUNDBITE (English)|SAYING:|
RIGA, May 5 (Tern) —|--|``|''|{|met with|in Geneva|on Tuesday|the minister|he|Moscow""".split("|")
TEXTS = st.lists(st.sampled_from(BITS) | st.text(max_size=4), max_size=40).flatmap(
    lambda bits: st.sampled_from([" ".join(bits), "".join(bits), ", ".join(bits)])
)


def spans_of(reading: Reading) -> list[Span]:
    spans = [token.span for token in reading.tokens] + [sentence.span for sentence in reading.sentences]
    spans += [span for mention in reading.mentions for span in (mention.span, mention.head)]
    spans += [time.span for time in reading.times]
    for one in reading.attributions:
        spans += [*one.content, *(span for span in (one.speaker, one.cue, one.inferred_speaker) if span is not None)]
    for deed in reading.events:
        spans += [deed.trigger, *deed.actors, *deed.targets, *(span for span in (deed.place, deed.time) if span)]
    return spans


@pytest.mark.parametrize("name", ["accurate", "fast", "rules"])
@given(text=TEXTS)
@settings(max_examples=15, deadline=None, derandomize=True)
def test_every_mark_lies_on_the_text_whatever_its_script(name: str, text: str) -> None:
    document = Document(id="doc-1", name="one", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    reading = load_reader(Config(reader=name), directory=load_directory()).read(document)
    assert all(0 <= span.start < span.end <= len(text) for span in spans_of(reading))
    assert all(token.span.of(text) == token.text for token in reading.tokens)
    for mention in reading.mentions:
        assert reading.sentences[mention.sentence].span.contains(mention.span)
        assert mention.span.of(text) == mention.span.of(text).strip()
    for one in reading.attributions:
        assert list(one.content) == sorted(one.content)
        assert one.parent is None or 0 <= one.parent < len(reading.attributions)
