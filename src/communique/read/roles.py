"""From the encoder's roles to attributions: which speaker and which content belong to which cue.

Roles come sentence by sentence as pieces (source, cue, content). A cue takes the content and the speaker that stand
nearest, where the dependency tree counts more than distance; content without a cue of its own runs on from the
attribution before it (in its paragraph, or as a quotation over paragraphs), or belongs to the one behind it. Quotation
marks are paired by rule and round a content piece off. What comes out are drafts for `assembly`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

import msgspec

from communique.model import Attribution, Sentence, Span, Token
from communique.read.cue_spans import trim_cue
from communique.read.decoding import Piece
from communique.read.quotes import Quotation, names_a_thing
from communique.read.signatures import sign_quotations

CROSSING = 6.0  # words of distance that another cue standing between costs
TREE = 8.0  # words of distance that a direct link in the tree is worth
BEHIND = 0.5  # a speaker before its cue is the likelier one of two as near
MOST_OVERHANG = 0.5  # of a quotation's characters: a piece that holds more of it holds it whole
CLIMB = 4  # clauses up from a verb without a subject to the one that has it
_ON_IT = ("acl", "acl:relcl", "appos", "advcl", "parataxis", "conj", "cc")
_SPEAKER_LINKS = frozenset(
    {"nsubj", "nsubj:pass", "nsubj:outer", "obl:agent", "obl", "nmod", "nmod:poss", "acl", "acl:relcl"}
)
_CONTENT_LINKS = frozenset({"ccomp", "xcomp", "parataxis", "obj", "obl", "advcl", "acl", "nmod", "dep", "conj"})


class _Draft(msgspec.Struct):
    cue: Piece
    sentence: int
    speaker: Piece | None = None
    content: list[Piece] = []


def link_roles(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Token],
    roles: Sequence[Sequence[Piece]],
    quotations: Sequence[Quotation] = (),
) -> list[Attribution]:
    """Return drafts in text order; `roles` holds the pieces of each sentence, indexes counted from its first token."""
    drafts: list[Attribution] = []
    waiting: list[tuple[int, list[Span]]] = []  # content whose cue may come: (sentence, spans)
    for number, (sentence, pieces) in enumerate(zip(sentences, roles, strict=True)):
        content = [piece for piece in pieces if piece.kind == "content"]
        linked = _link_sentence(sentence, tokens, pieces, number)
        if not linked:
            if content:
                spans = [_span(sentence, tokens, piece) for piece in content]
                if waiting or not _runs_on(text, sentences, drafts, number, spans):
                    waiting.append((number, spans))
            continue
        made = [_attribution(sentence, tokens, draft) for draft in linked]
        made = [draft for draft in made if draft.content or draft.speaker or waiting]
        _settle(text, sentences, waiting, drafts, made, number)
        waiting = []
        drafts += [draft for draft in made if draft.content]
    _release(text, sentences, waiting, drafts)
    drafts.sort(key=lambda draft: draft.content[0])
    drafts = [trim_cue(text, _round_off(text, draft, quotations)) for draft in drafts]
    return sign_quotations(text, sentences, drafts, quotations)


def _link_sentence(sentence: Sentence, tokens: Sequence[Token], pieces: Sequence[Piece], number: int) -> list[_Draft]:
    """Return one draft a cue of this sentence, in order."""
    cues = [piece for piece in pieces if piece.kind == "cue"]
    drafts = [_Draft(cue, number) for cue in cues]
    if not drafts:
        return []
    sources = [piece for piece in pieces if piece.kind == "source"]
    pairs = sorted(
        (_speaker_cost(sentence, tokens, source, cue), i, j)
        for i, source in enumerate(sources)
        for j, cue in enumerate(cues)
    )
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in taken and drafts[j].speaker is None:
            drafts[j].speaker = sources[i]
            taken.add(i)
    for piece in pieces:
        if piece.kind == "content":
            costs = [_content_cost(sentence, tokens, piece, cue, cues) for cue in cues]
            drafts[costs.index(min(costs))].content.append(piece)
    for at, draft in enumerate(drafts):
        if draft.content and _is_participle(sentence, tokens, draft):
            own = _subject_of(sentence, tokens, draft)
            shared = [one for one in sources if own is not None and one.first < own.last and own.first < one.last]
            draft.speaker = shared[0] if shared else draft.speaker
        if draft.speaker is None and draft.content:
            # "X said … and warned …": the speaker is said once
            draft.speaker = drafts[at - 1].speaker if at else None
            draft.speaker = draft.speaker or _subject_of(sentence, tokens, draft)
    return drafts


def _is_participle(sentence: Sentence, tokens: Sequence[Token], draft: _Draft) -> bool:
    """Tell whether a cue is a participle: it has the subject of its own clause ("…, but most paid no heed, saying")."""
    return tokens[sentence.first + draft.cue.first].text.lower().endswith("ing")


def _subject_of(sentence: Sentence, tokens: Sequence[Token], draft: _Draft) -> Piece | None:
    """Return the subject of the clause that the cue's verb goes on from: "X met Y and announced …", "X left, saying".

    None without dependencies, for a noun or a passive as cue, and where the subject lies in what is said.
    """
    cue = range(sentence.first + draft.cue.first, sentence.first + draft.cue.last)
    verb = next((k for k in cue if tokens[k].pos == "VERB" and tokens[k].head not in cue), None)
    if tokens[cue[0]].text.lower() == "to":
        return None  # "they marched to urge that": a purpose, not words
    for _ in range(CLIMB):
        if verb is None or verb < 0 or tokens[verb].head is None:
            return None
        below = range(sentence.first, sentence.last)
        subjects = [k for k in below if tokens[k].head == verb and tokens[k].relation in ("nsubj", "nsubj:pass")]
        passive = any(tokens[k].relation == "nsubj:pass" for k in subjects)
        if subjects and passive and verb not in cue:
            return None  # "the story was updated to note that": not the story
        if subjects:
            return _noun_phrase(sentence, tokens, subjects[0], verb, draft) if subjects[0] < cue[0] else None
        verb = tokens[verb].head if tokens[verb].relation in ("conj", "advcl", "xcomp", "parataxis") else None
    return None


def _noun_phrase(sentence: Sentence, tokens: Sequence[Token], head: int, verb: int, draft: _Draft) -> Piece | None:
    """Return the words of a subject up to the first clause or apposition on it, unless they are part of the content."""
    phrase = {head}
    for index in sorted(range(sentence.first, min(verb, sentence.last)), key=lambda k: abs(k - head)):
        if tokens[index].head in phrase and tokens[index].relation not in (*_ON_IT, "punct"):
            phrase.add(index)
    first, last = min(phrase) - sentence.first, max(phrase) + 1 - sentence.first
    if tokens[head].text.lower() in ("it", "there", "what", "this", "that", "which") or any(
        first < piece.last and piece.first < last for piece in draft.content
    ):
        return None
    return Piece("source", first, last, draft.cue.score)


def _gap(left: Piece, right: Piece) -> int:
    return max(right.first - left.last, left.first - right.last, 0)


def _speaker_cost(sentence: Sentence, tokens: Sequence[Token], source: Piece, cue: Piece) -> float:
    cost = _gap(source, cue) + (BEHIND if source.first > cue.first else 0.0)
    return cost - (TREE if _joined(sentence, tokens, source, cue, _SPEAKER_LINKS) else 0.0)


def _content_cost(
    sentence: Sentence, tokens: Sequence[Token], content: Piece, cue: Piece, cues: Sequence[Piece]
) -> float:
    low, high = sorted((content.first, cue.first))
    crossing = sum(1 for other in cues if other is not cue and low < other.first < high)
    cost = _gap(content, cue) + CROSSING * crossing + (BEHIND / 2 if cue.first > content.first else 0.0)
    return cost - (TREE if _joined(sentence, tokens, content, cue, _CONTENT_LINKS) else 0.0)


def _joined(sentence: Sentence, tokens: Sequence[Token], piece: Piece, cue: Piece, relations: frozenset[str]) -> bool:
    """Tell whether the top word of `piece` hangs on a word of the cue, or the cue's top word on one of the piece."""
    return _hangs(sentence, tokens, piece, cue, relations) or _hangs(sentence, tokens, cue, piece, relations)


def _hangs(sentence: Sentence, tokens: Sequence[Token], lower: Piece, upper: Piece, relations: frozenset[str]) -> bool:
    first, last = sentence.first + lower.first, sentence.first + lower.last
    for index in range(first, last):
        token = tokens[index]
        if token.head is None:
            return False
        if not first <= token.head < last:
            inside = sentence.first + upper.first <= token.head < sentence.first + upper.last
            if inside and token.relation in relations:
                return True
    return False


def _span(sentence: Sentence, tokens: Sequence[Token], piece: Piece) -> Span:
    return Span(tokens[sentence.first + piece.first].span.start, tokens[sentence.first + piece.last - 1].span.end)


def _attribution(sentence: Sentence, tokens: Sequence[Token], draft: _Draft) -> Attribution:
    pieces = [draft.cue, *draft.content, *([draft.speaker] if draft.speaker else [])]
    return Attribution(
        speaker=_span(sentence, tokens, draft.speaker) if draft.speaker else None,
        cue=_span(sentence, tokens, draft.cue),
        content=tuple(_span(sentence, tokens, piece) for piece in draft.content),
        form="indirect",
        sentence=draft.sentence,
        score=sum(piece.score for piece in pieces) / len(pieces),
    )


def _alone(
    number: int, spans: Sequence[Span], form: Literal["direct", "mixed", "indirect"] = "indirect"
) -> Attribution:
    return Attribution(None, None, tuple(spans), form, number, score=0.5)


def _runs_on(
    text: str,
    sentences: Sequence[Sentence],
    drafts: list[Attribution],
    number: int,
    spans: Sequence[Span],
    *,
    over_paragraphs: bool = False,
) -> bool:
    """Add `spans` to the attribution that reaches the sentence before (in the same paragraph), if there is one."""
    if not drafts:
        return False
    before = drafts[-1]
    last = max(_sentence_of(sentences, before.content[-1].end - 1, before.sentence), before.sentence)
    if number - last > 1:
        return False
    if sentences[number].paragraph != sentences[last].paragraph and not over_paragraphs:
        return False
    drafts[-1] = msgspec.structs.replace(before, content=_join(text, (*before.content, *spans)))
    return True


def _sentence_of(sentences: Sequence[Sentence], offset: int, near: int) -> int:
    number = near
    while number + 1 < len(sentences) and sentences[number + 1].span.start <= offset:
        number += 1
    return number


def _settle(
    text: str,
    sentences: Sequence[Sentence],
    waiting: Sequence[tuple[int, list[Span]]],
    drafts: list[Attribution],
    made: list[Attribution],
    number: int,
) -> None:
    """Give waiting content to the first attribution of this sentence when it runs into it, else let it stand alone."""
    expected = number
    taken: list[Span] = []
    left = list(waiting)
    while left and made:
        earlier, spans = left[-1]
        if sentences[earlier].paragraph != sentences[number].paragraph or earlier != expected - 1:
            break
        if not _reaches_end(text, sentences[earlier], spans[-1]):
            break
        taken = [*spans, *taken]
        expected = earlier
        left.pop()
    _release(text, sentences, left, drafts)
    if taken:
        made[0] = msgspec.structs.replace(made[0], content=_join(text, (*taken, *made[0].content)))


def _reaches_end(text: str, sentence: Sentence, span: Span) -> bool:
    """Tell whether content goes to the end of its sentence; what breaks off before does not run into the next."""
    return not text[span.end : sentence.span.end].strip(" .!?…\"”’»'")


def _release(
    text: str, sentences: Sequence[Sentence], waiting: Sequence[tuple[int, list[Span]]], drafts: list[Attribution]
) -> None:
    """Let content that no cue claims run on over paragraphs from the attribution before it, else stand alone."""
    for number, spans in waiting:
        if not _runs_on(text, sentences, drafts, number, spans, over_paragraphs=True):
            drafts.append(_alone(number, spans))


def _join(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return `spans` in order, those with nothing but blanks and marks between them as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip(' \n\t."”“'):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _round_off(text: str, draft: Attribution, quotations: Sequence[Quotation]) -> Attribution:
    """Let content hold whole quotations with their marks, without running into the cue or the speaker."""
    fixed = [span for span in (draft.cue, draft.speaker) if span is not None]
    spans = []
    for span in draft.content:
        for quotation in quotations:
            if quotation.depth or not quotation.span.overlaps(span) or names_a_thing(text, quotation):
                continue
            shared = min(span.end, quotation.inner.end) - max(span.start, quotation.inner.start)
            whole = Span(min(span.start, quotation.span.start), max(span.end, quotation.span.end))
            told = draft.cue is not None and span.start <= quotation.inner.start + 1  # its cue stands outside
            most = shared > MOST_OVERHANG * len(quotation.inner)
            if (most or (told and shared > 0)) and not any(whole.overlaps(other) for other in fixed):
                span = whole
        spans.append(span)
    return msgspec.structs.replace(draft, content=_join(text, spans))


def split_paragraphs(sentences: Sequence[Sentence], drafts: Sequence[Attribution]) -> list[Attribution]:
    """Return `drafts` with content in several paragraphs as one draft a paragraph, as the annotation guide has it.

    The paragraph of the cue keeps it; the others have no speaker at their place and infer the one of the first.
    """
    starts = [sentence.span.start for sentence in sentences]

    def number_of(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    result: list[Attribution] = []
    for draft in drafts:
        parts: dict[int, list[Span]] = {}
        for span in draft.content:
            for piece in _by_paragraph(sentences, number_of(span.start), span):
                parts.setdefault(sentences[number_of(piece.start)].paragraph, []).append(piece)
        if len(parts) < 2:
            result.append(draft)
            continue
        own = sentences[number_of(draft.cue.start)].paragraph if draft.cue else min(parts)
        own = own if own in parts else min(parts)
        for paragraph, spans in parts.items():
            if paragraph == own:
                result.append(msgspec.structs.replace(draft, content=tuple(spans)))
            else:
                number = number_of(spans[0].start)
                result.append(
                    Attribution(
                        None, None, tuple(spans), draft.form, number, inferred_speaker=draft.speaker, score=draft.score
                    )
                )
    return result


def _by_paragraph(sentences: Sequence[Sentence], number: int, span: Span) -> list[Span]:
    """Cut `span`, which begins in sentence `number`, where a paragraph ends."""
    pieces: list[Span] = []
    start = span.start
    while number + 1 < len(sentences) and sentences[number + 1].span.start < span.end:
        here, after = sentences[number], sentences[number + 1]
        if here.paragraph != after.paragraph:
            pieces.append(Span(start, here.span.end))
            start = after.span.start
        number += 1
    return [*pieces, Span(start, span.end)]
