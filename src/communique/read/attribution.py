"""Find reported speech and thought in a document: who (speaker) says (cue) what (content).

Sentence by sentence, every reporting word is tried with the constructions it takes (`communique.lang.reporting`); what
comes out are drafts, which `assembly` joins into statements. Definitions: PARC3/PolNeAR and the annotation guide.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from communique.model import Attribution, Document, Mention, Sentence, Span, Token
from communique.read.assembly import assemble_attributions, nest_attributions
from communique.read.attribution_frames import draft_sentence
from communique.read.attribution_words import view_words
from communique.read.quotes import Quotation, find_quotations, names_a_thing
from communique.read.signatures import sign_quotations
from communique.read.tagger import tag_tokens

SHORTEST_REPORT = 4  # tokens of a sentence within quotation marks that can report speech
SELF_AND_LISTENER = frozenset("i we you me us let who they it that this people everyone everybody nobody".split())


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
    drafts = sign_quotations(document.text, sentences, drafts, quotations)
    outer = assemble_attributions(document, sentences, drafts, quotations)
    return nest_attributions(
        document, outer, _drafts_within(sentences, tokens, mentions, quotations, document.text), quotations
    )


def _drafts_within(
    sentences: Sequence[Sentence],
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    text: str,
) -> list[Attribution]:
    """Return drafts of speech that quoted words report of others: “Ivanov has said he supports this”.

    What the speaker says of himself or his listener ("I think", "you know") is none.
    """
    words = view_words(tokens, mentions, quotations, depth=1)
    starts = [token.span.start for token in tokens]
    firsts = [sentence.first for sentence in sentences]
    drafts: list[Attribution] = []
    for quotation in quotations:
        if quotation.depth or names_a_thing(text, quotation):
            continue
        token = bisect_left(starts, quotation.inner.start)
        end = bisect_left(starts, quotation.inner.end)
        number = max(0, bisect_right(firsts, token) - 1)
        while number < len(sentences) and sentences[number].first < end:
            sentence = sentences[number]
            part = replace(sentence, first=max(sentence.first, token), last=min(sentence.last, end))
            if part.last - part.first > SHORTEST_REPORT:
                drafts += [draft for draft in draft_sentence(words, part, number) if _tells_of_another(draft, text)]
            number += 1
    return drafts


def _tells_of_another(draft: Attribution, text: str) -> bool:
    return draft.speaker is not None and draft.speaker.of(text).lower() not in SELF_AND_LISTENER


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
