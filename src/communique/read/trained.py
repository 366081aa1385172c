"""The trained readers: the encoder's marks where it was trained, rules where rules read best.

The encoder gives parts of speech, dependencies, attributions, acts and deeds; mentions, times and coreference come from
the same rules as in `rules.py`, which see the encoder's tags. The `accurate` reader keeps attributions that only the
rules find: constructions the corpus does not show, and speech within speech. The `fast` one saves that work, but for
shot lists, whose form is their own and which the rules alone read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from communique.model import Attribution, Document, EventMention, Reading, Sentence, Span, Token
from communique.read.assembly import assemble_attributions, join_attributions
from communique.read.attribution import find_attributions, paragraphs_of
from communique.read.coreference import link_mentions
from communique.read.decoding import Piece, mean_chances
from communique.read.encoder import Encoder, Marks
from communique.read.mentions import find_mentions
from communique.read.quotes import find_quotations
from communique.read.roles import link_roles, split_paragraphs
from communique.read.sentences import split_sentences
from communique.read.tagger import lemma_of, load_tagger, tag_words
from communique.read.times import find_times
from communique.read.turns import settle_turns

FAST_HEADS = ("roles", "pos", "acts")  # the rules find more names than the head for them
NO_WORD = ("PUNCT", "SYM")
HEADS = (*FAST_HEADS, "events", "arguments")

if TYPE_CHECKING:
    from communique.directory import Directory
    from communique.directory.places import Gazetteer


class TrainedReader:
    """Reads with an encoder. Holds the encoder, the directory and the gazetteer, nothing of a document.

    thorough: keep the attributions that only the rules find, too.
    """

    def __init__(self, directory: Directory, gazetteer: Gazetteer, encoder: Encoder, *, thorough: bool = True) -> None:
        self.directory = directory
        self.gazetteer = gazetteer
        self.encoder = encoder
        self.thorough = thorough

    @property
    def name(self) -> str:
        return self.encoder.name

    def read(self, document: Document) -> Reading:
        """Return the marks on `document`; mentions are linked into chains but not bound to actors."""
        sentences, tokens = split_sentences(document)
        words = [[token.text for token in tokens[s.first : s.last]] for s in sentences]
        marks = self.encoder.read(words, heads=HEADS if self.thorough else FAST_HEADS)
        tokens = mark_tokens(sentences, tokens, marks)
        mentions = find_mentions(document, sentences, tokens, directory=self.directory, gazetteer=self.gazetteer)
        mentions = link_mentions(document, sentences, tokens, mentions)
        attributions = self._attributions(document, sentences, tokens, marks)
        if self.thorough or any(sentence.kind == "shotlist" for sentence in sentences):
            ruled = find_attributions(document, sentences, tokens, mentions)
            attributions = join_attributions(document.text, attributions, ruled)
        attributions = settle_turns(document, sentences, mentions, attributions)
        return Reading(
            document=document.id,
            sentences=sentences,
            tokens=tokens,
            mentions=mentions,
            times=find_times(document, sentences, tokens),
            attributions=weigh_acts(attributions, tokens, marks, self.encoder.acts),
            events=tell_deeds(sentences, tokens, marks),
            reader=self.name,
        )

    def _attributions(
        self, document: Document, sentences: Sequence[Sentence], tokens: Sequence[Token], marks: Sequence[Marks]
    ) -> tuple[Attribution, ...]:
        """Return what the encoder's roles amount to, outside shot lists."""
        quotations = find_quotations(document.text, paragraphs_of(sentences))
        drafts = link_roles(document.text, sentences, tokens, [found.roles for found in marks], quotations)
        drafts = [draft for draft in drafts if sentences[draft.sentence].kind != "shotlist"]
        found = assemble_attributions(document, sentences, split_paragraphs(sentences, drafts), quotations)
        return tuple(one for one in found if sentences[one.sentence].kind != "shotlist")  # the rules read soundbites


def weigh_acts(
    attributions: Sequence[Attribution], tokens: Sequence[Token], marks: Sequence[Marks], acts: Sequence[str]
) -> tuple[Attribution, ...]:
    """Return `attributions` with the probability of each of `acts`, from the scores of the words of cue and content."""
    scores = [row for found in marks for row in found.acts]
    if not scores:
        return tuple(attributions)
    starts = [token.span.start for token in tokens]
    weighed = []
    for attribution in attributions:
        spans = attribution.content if attribution.cue is None else (attribution.cue, *attribution.content)
        held = {k for span in spans for k in range(bisect_left(starts, span.start), bisect_left(starts, span.end))}
        chances = mean_chances([scores[k] for k in sorted(held)]).tolist() if held else ()
        weighed.append(msgspec.structs.replace(attribution, acts=dict(zip(acts, chances, strict=bool(held)))))
    return tuple(weighed)


def tell_deeds(
    sentences: Sequence[Sentence], tokens: Sequence[Token], marks: Sequence[Marks]
) -> tuple[EventMention, ...]:
    """Return the deeds that the encoder marks, each with the arguments that stand nearer to it than to another."""
    deeds = []
    for number, (sentence, found) in enumerate(zip(sentences, marks, strict=True)):
        held: list[dict[str, list[Span]]] = [{} for _ in found.events]
        for argument in found.arguments if found.events else ():
            gaps = [max(event.first - argument.last, argument.first - event.last) for event in found.events]
            held[gaps.index(min(gaps))].setdefault(argument.kind, []).append(_span(sentence, tokens, argument))
        for event, own in zip(found.events, held, strict=True):
            deeds.append(
                EventMention(
                    trigger=_span(sentence, tokens, event),
                    kind="CONSULT" if event.kind == "MEETING" else event.kind,
                    sentence=number,
                    actors=tuple(own.get("ACTOR", ())),
                    targets=tuple(own.get("TARGET", ())),
                    place=next(iter(own.get("PLACE", ())), None),
                    time=next(iter(own.get("TIME", ())), None),
                    score=event.score,
                )
            )
    return tuple(deeds)


def _span(sentence: Sentence, tokens: Sequence[Token], piece: Piece) -> Span:
    return Span(tokens[sentence.first + piece.first].span.start, tokens[sentence.first + piece.last - 1].span.end)


def mark_tokens(sentences: Sequence[Sentence], tokens: Sequence[Token], marks: Sequence[Marks]) -> tuple[Token, ...]:
    """Return `tokens` with the encoder's tag, head and relation, and a lemma by rule.

    Where the encoder calls a word a mark, as in texts of a line or two, unlike those it learnt from, the rules' tagger
    tags the sentence.
    """
    tagger = load_tagger()
    marked: list[Token] = []
    for sentence, found in zip(sentences, marks, strict=True):
        own = tokens[sentence.first : sentence.last]
        tags: Sequence[str] = found.pos
        if any(pos in NO_WORD and token.text.isalpha() for pos, token in zip(tags, own, strict=True)):
            tags = tag_words([token.text for token in own], tagger)
        for index, token in enumerate(own):
            pos, head, relation = tags[index], None, ""
            if found.heads:  # the small encoder reads no dependencies
                head = -1 if found.heads[index] == index else sentence.first + found.heads[index]
                relation = found.relations[index]
            lemma = lemma_of(token.text, pos, tagger.lemmas)
            marked.append(Token(token.span, token.text, lemma, pos, head=head, relation=relation))
    return tuple(marked)
