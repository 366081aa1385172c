"""Find reported speech and thought in a document: who (speaker) says (cue) what (content).

Sentence by sentence, every reporting word is tried with the constructions it takes (`communique.lang.reporting`); what
comes out are drafts, which `assembly` joins into statements. Definitions: PARC3/PolNeAR and the annotation guide.
"""

from collections.abc import Sequence

from communique.model import Attribution, Document, Mention, Sentence, Span, Token
from communique.read.assembly import assemble_attributions
from communique.read.attribution_frames import draft_sentence
from communique.read.attribution_words import view_words
from communique.read.quotes import find_quotations
from communique.read.tagger import tag_tokens


def find_attributions(
    document: Document, sentences: Sequence[Sentence], tokens: Sequence[Token], mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """Return the attributions of `document` in text order."""
    if any(not token.pos for token in tokens[:1]):
        tokens = tag_tokens(sentences, tokens)
    quotations = find_quotations(document.text, paragraphs_of(sentences))
    words = view_words(tokens, mentions, quotations)
    drafts: list[Attribution] = []
    for number, sentence in enumerate(sentences):
        drafts += draft_sentence(words, sentence, number)
    return assemble_attributions(document, sentences, drafts, quotations)


def paragraphs_of(sentences: Sequence[Sentence]) -> list[Span]:
    """Return the span of each paragraph that has sentences, in text order."""
    spans: list[Span] = []
    last = None
    for sentence in sentences:
        if sentence.paragraph == last:
            spans[-1] = Span(spans[-1].start, sentence.span.end)
        else:
            spans.append(sentence.span)
        last = sentence.paragraph
    return spans
